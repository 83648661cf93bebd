// Rows that are returned from where their connection ends.
#include <mizzle/mizzle.hpp>
#include <mizzle/sqlite.hpp>

using namespace mizzle;

MIZZLE_TABLE(tags, (id, serial, primary_key), (name, text, not_null))

auto rows_of_a_connection() {
    sqlite db(":memory:");
    return db.stream(select().from(tags));
}
