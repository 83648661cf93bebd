// Ten classic questions to the Chinook database. Each is one typed statement; its rows have the names selected.
#pragma once
#include "schema.hpp"

#include <mizzle/mizzle.hpp>

#include <chrono>

namespace chinook {

using namespace mizzle;

// What sums and counts are called in the rows.
MIZZLE_NAME(customer_count)
MIZZLE_NAME(invoice_count)
MIZZLE_NAME(playlist)
MIZZLE_NAME(revenue)
MIZZLE_NAME(sold)
MIZZLE_NAME(track_count)
MIZZLE_NAME(total_milliseconds)

inline auto line_revenue() { return sum(invoice_lines.unit_price * invoice_lines.quantity); }

// 1. What each country bought.
template <database Db> auto sales_per_country(Db& db) {
    return db.all(select(invoices.billing_country, count().as(invoice_count), sum(invoices.total).as(revenue))
                      .from(invoices)
                      .group_by(invoices.billing_country)
                      .order_by(desc(sum(invoices.total)), invoices.billing_country));
}

// 2. The tracks that were sold most often.
template <database Db> auto top_tracks(Db& db, int limit = 10) {
    return db.all(select(tracks.name, sum(invoice_lines.quantity).as(sold))
                      .from(invoice_lines)
                      .inner_join(tracks, tracks.id == invoice_lines.track_id)
                      .group_by(tracks.id)
                      .order_by(desc(sum(invoice_lines.quantity)), tracks.name, tracks.id)
                      .limit(limit));
}

// 3. The artists who earned most.
template <database Db> auto top_artists(Db& db, int limit = 10) {
    return db.all(select(artists.name, line_revenue().as(revenue))
                      .from(invoice_lines)
                      .inner_join(tracks, tracks.id == invoice_lines.track_id)
                      .inner_join(albums, albums.id == tracks.album_id)
                      .inner_join(artists, artists.id == albums.artist_id)
                      .group_by(artists.id)
                      .order_by(desc(line_revenue()), artists.name)
                      .limit(limit));
}

// 4. How many customers each support agent looks after, and what they spent.
template <database Db> auto support_agents(Db& db) {
    return db.all(select(employees.first_name, employees.last_name, count(distinct(customers.id)).as(customer_count),
                         sum(invoices.total).as(revenue))
                      .from(employees)
                      .inner_join(customers, customers.support_rep_id == employees.id)
                      .left_join(invoices, invoices.customer_id == customers.id)
                      .group_by(employees.id)
                      .order_by(employees.last_name));
}

// 5. The customers of one agent, those without a company as well.
template <database Db> auto customers_of(Db& db, int agent) {
    return db.all(select(customers.first_name, customers.last_name, customers.company, customers.country)
                      .from(customers)
                      .where(customers.support_rep_id == agent)
                      .order_by(customers.last_name, customers.first_name));
}

// 6. Every playlist with its tracks counted, the empty ones too.
template <database Db> auto playlist_sizes(Db& db) {
    return db.all(select(playlists.id, coalesce(playlists.name, "(none)").as(playlist),
                         count(tracks.id).as(track_count), sum(tracks.milliseconds).as(total_milliseconds))
                      .from(playlists)
                      .left_join(playlist_tracks, playlist_tracks.playlist_id == playlists.id)
                      .left_join(tracks, tracks.id == playlist_tracks.track_id)
                      .group_by(playlists.id)
                      .order_by(playlists.id));
}

// 7. How many tracks nobody bought, by genre.
template <database Db> auto unsold_tracks(Db& db) {
    return db.all(select(genres.name, count(tracks.id).as(track_count))
                      .from(tracks)
                      .inner_join(genres, genres.id == tracks.genre_id)
                      .left_join(invoice_lines, invoice_lines.track_id == tracks.id)
                      .where(invoice_lines.id.is_null())
                      .group_by(genres.id)
                      .order_by(desc(count(tracks.id)), genres.name));
}

// 8. The invoices of a year.
template <database Db> auto sales_of_year(Db& db, std::chrono::year year) {
    using namespace std::chrono;
    const local_days first{year / January / 1}, next{(year + years{1}) / January / 1};
    return db.one(select(count().as(invoice_count), sum(invoices.total).as(revenue))
                      .from(invoices)
                      .where(invoices.invoice_date >= timestamp{first} && invoices.invoice_date < timestamp{next}));
}

// 9. Genres by the tracks sold of them, if there were more than a few.
template <database Db> auto genre_sales(Db& db, int more_than = 50) {
    return db.all(select(genres.name, sum(invoice_lines.quantity).as(sold), line_revenue().as(revenue))
                      .from(invoice_lines)
                      .inner_join(tracks, tracks.id == invoice_lines.track_id)
                      .inner_join(genres, genres.id == tracks.genre_id)
                      .group_by(genres.id)
                      .having(sum(invoice_lines.quantity) > more_than)
                      .order_by(desc(sum(invoice_lines.quantity)), genres.name));
}

// 10. The customers who spent most.
template <database Db> auto best_customers(Db& db, int limit = 10) {
    return db.all(select(customers.first_name, customers.last_name, customers.country, sum(invoices.total).as(revenue))
                      .from(customers)
                      .inner_join(invoices, invoices.customer_id == customers.id)
                      .group_by(customers.id)
                      .order_by(desc(sum(invoices.total)), customers.id)
                      .limit(limit));
}

}  // namespace chinook
