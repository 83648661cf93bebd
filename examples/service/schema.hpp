// A catalog of books and what their readers say of them.
#pragma once
#include <mizzle/schema.hpp>

#include <string>

namespace catalog {

MIZZLE_ENUM(format, paper, audio, digital)

MIZZLE_TABLE(books,
    (id,       serial,                primary_key),
    (isbn,     varchar(13),           not_null, unique),
    (title,    varchar(200),          not_null),
    (price,    numeric(8, 2),         not_null),
    (format,   enum_<format>,         not_null, default_value(format::paper)),
    (tags,     array_of<std::string>, not_null),
    (subtitle, text),
    (added_at, timestamptz,           not_null, default_now))
MIZZLE_CONSTRAINTS(books,
    check("books_isbn_length", length(books.isbn) >= 10),
    check("books_title_length", length(books.title) >= 1),
    check("books_price_range", books.price >= 0))

MIZZLE_TABLE(reviews,
    (id,      serial,   primary_key),
    (book_id, integer,  not_null, references(books.id).on_delete(cascade)),
    (stars,   smallint, not_null),
    (body,    text,     not_null))
MIZZLE_CONSTRAINTS(reviews,
    index("reviews_book").on(reviews.book_id),
    check("reviews_stars_range", reviews.stars.between(1, 5)),
    check("reviews_body_length", length(reviews.body) <= 2000))

MIZZLE_SCHEMA(schema, books, reviews)

}  // namespace catalog
