// The parts of the service: functions that are declared here and defined in a source file each, none a template.
#pragma once
#include "schema.hpp"

#include <mizzle/any_session.hpp>
#include <mizzle/json/rows.hpp>
#include <mizzle/metrics.hpp>
#include <mizzle/sqlite.hpp>
#ifdef MIZZLE_EXAMPLE_POSTGRES
#include <mizzle/postgres.hpp>
#endif

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

namespace httplib {
class Server;
}

namespace catalog {

MIZZLE_RELATIONS(books, (reviews, many(reviews)))

// Of one connection, one transaction or a pool: the functions do not mind.
using database = mizzle::any_session<mizzle::sqlite
#ifdef MIZZLE_EXAMPLE_POSTGRES
                                     ,
                                     mizzle::postgres
#endif
                                     >;

// ---- books.cpp ----
struct page {
    nlohmann::ordered_json items;
    std::int64_t total;
};
page find_books(database db, std::optional<format> of, int number, int size);
// With its reviews, the latest first.
std::optional<nlohmann::ordered_json> find_book(database db, int id);
// mizzle::unique_violation: there is a book of this ISBN
books::row add_book(database db, const books::new_row& book);
std::optional<books::row> change_book(database db, int id, const books::changes& changes);
bool remove_book(database db, int id);
// Nothing where there is no such book.
std::optional<reviews::row> add_review(database db, const reviews::new_row& review);

// ---- routes.cpp ----
// `figures` makes the text of GET /metrics.
void add_routes(httplib::Server& server, database db, std::function<std::string()> figures);

}  // namespace catalog
