// A statement and rows that are returned from where the row and the connection end.
#include <mizzle/mizzle.hpp>
#include <mizzle/sqlite.hpp>

using namespace mizzle;

MIZZLE_TABLE(tags, (id, serial, primary_key), (name, text, not_null))

auto statement_of_a_row() {
    tags::new_row row{.name = "x"};
    return insert_into(tags).values(row);
}
auto rows_of_a_connection() {
    sqlite db(":memory:");
    return db.stream(select().from(tags));
}
