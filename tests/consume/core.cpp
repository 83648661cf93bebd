#include <mizzle/mizzle.hpp>

namespace app {

MIZZLE_TABLE(notes,
    (id,    serial, primary_key),
    (title, text,   not_null))

}  // namespace app

int main() {
    using namespace app;
    using namespace mizzle;

    constexpr auto by_id = select(notes.title).from(notes).where(notes.id == param<int>);
    static_assert(to_sql<dialects::sqlite>(by_id) == R"(select "notes"."title" from "notes" where "notes"."id" = ?1)");
}
