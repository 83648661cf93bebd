// The eleven tables of the Chinook database, declared by hand over what its makers named them.
#pragma once
#include <mizzle/schema.hpp>

namespace chinook {

MIZZLE_TABLE_AS(artists, named("Artist"),
    (id,   integer, primary_key, named("ArtistId")),
    (name, varchar(120),         named("Name")))

MIZZLE_TABLE_AS(albums, named("Album"),
    (id,        integer, primary_key,    named("AlbumId")),
    (title,     varchar(160), not_null,  named("Title")),
    (artist_id, integer, not_null,       named("ArtistId"), references(artists.id)))

MIZZLE_TABLE_AS(employees, named("Employee"),
    (id,          integer, primary_key,   named("EmployeeId")),
    (last_name,   varchar(20), not_null,  named("LastName")),
    (first_name,  varchar(20), not_null,  named("FirstName")),
    (title,       varchar(30),            named("Title")),
    (reports_to,  integer,                named("ReportsTo")),
    (birth_date,  timestamp,              named("BirthDate")),
    (hire_date,   timestamp,              named("HireDate")),
    (address,     varchar(70),            named("Address")),
    (city,        varchar(40),            named("City")),
    (state,       varchar(40),            named("State")),
    (country,     varchar(40),            named("Country")),
    (postal_code, varchar(10),            named("PostalCode")),
    (phone,       varchar(24),            named("Phone")),
    (fax,         varchar(24),            named("Fax")),
    (email,       varchar(60),            named("Email")))

MIZZLE_CONSTRAINTS(employees,
    foreign_key(employees.reports_to).references(employees.id))

MIZZLE_TABLE_AS(customers, named("Customer"),
    (id,             integer, primary_key,  named("CustomerId")),
    (first_name,     varchar(40), not_null, named("FirstName")),
    (last_name,      varchar(20), not_null, named("LastName")),
    (company,        varchar(80),           named("Company")),
    (address,        varchar(70),           named("Address")),
    (city,           varchar(40),           named("City")),
    (state,          varchar(40),           named("State")),
    (country,        varchar(40),           named("Country")),
    (postal_code,    varchar(10),           named("PostalCode")),
    (phone,          varchar(24),           named("Phone")),
    (fax,            varchar(24),           named("Fax")),
    (email,          varchar(60), not_null, named("Email")),
    (support_rep_id, integer,               named("SupportRepId"), references(employees.id)))

MIZZLE_TABLE_AS(genres, named("Genre"),
    (id,   integer, primary_key, named("GenreId")),
    (name, varchar(120),         named("Name")))

MIZZLE_TABLE_AS(media_types, named("MediaType"),
    (id,   integer, primary_key, named("MediaTypeId")),
    (name, varchar(120),         named("Name")))

MIZZLE_TABLE_AS(tracks, named("Track"),
    (id,            integer, primary_key,     named("TrackId")),
    (name,          varchar(200), not_null,   named("Name")),
    (album_id,      integer,                  named("AlbumId"),     references(albums.id)),
    (media_type_id, integer, not_null,        named("MediaTypeId"), references(media_types.id)),
    (genre_id,      integer,                  named("GenreId"),     references(genres.id)),
    (composer,      varchar(220),             named("Composer")),
    (milliseconds,  integer, not_null,        named("Milliseconds")),
    (bytes,         integer,                  named("Bytes")),
    (unit_price,    numeric(10, 2).as_text(), not_null, named("UnitPrice")))

MIZZLE_TABLE_AS(playlists, named("Playlist"),
    (id,   integer, primary_key, named("PlaylistId")),
    (name, varchar(120),         named("Name")))

MIZZLE_TABLE_AS(playlist_tracks, named("PlaylistTrack"),
    (playlist_id, integer, not_null, named("PlaylistId"), references(playlists.id)),
    (track_id,    integer, not_null, named("TrackId"),    references(tracks.id)))

MIZZLE_CONSTRAINTS(playlist_tracks,
    primary_key(playlist_tracks.playlist_id, playlist_tracks.track_id))

MIZZLE_TABLE_AS(invoices, named("Invoice"),
    (id,                  integer, primary_key,     named("InvoiceId")),
    (customer_id,         integer, not_null,        named("CustomerId"), references(customers.id)),
    (invoice_date,        timestamp, not_null,      named("InvoiceDate")),
    (billing_address,     varchar(70),              named("BillingAddress")),
    (billing_city,        varchar(40),              named("BillingCity")),
    (billing_state,       varchar(40),              named("BillingState")),
    (billing_country,     varchar(40),              named("BillingCountry")),
    (billing_postal_code, varchar(10),              named("BillingPostalCode")),
    (total,               numeric(10, 2).as_text(), not_null, named("Total")))

MIZZLE_TABLE_AS(invoice_lines, named("InvoiceLine"),
    (id,         integer, primary_key,     named("InvoiceLineId")),
    (invoice_id, integer, not_null,        named("InvoiceId"), references(invoices.id)),
    (track_id,   integer, not_null,        named("TrackId"),   references(tracks.id)),
    (unit_price, numeric(10, 2).as_text(), not_null, named("UnitPrice")),
    (quantity,   integer, not_null,        named("Quantity")))

MIZZLE_SCHEMA(schema, artists, albums, employees, customers, genres, media_types, tracks, playlists, playlist_tracks,
              invoices, invoice_lines)

}  // namespace chinook
