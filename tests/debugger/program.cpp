// What GDB shows of it is in check.py.
#include <mizzle/mizzle.hpp>
#include <mizzle/sqlite.hpp>

namespace app {

MIZZLE_TABLE(people,
    (id,     serial,         primary_key),
    (name,   text,           not_null),
    (height, numeric(4, 2)),
    (key,    uuid,           not_null))
MIZZLE_SCHEMA(schema, people)

}  // namespace app

using namespace mizzle;

namespace {

template <class... T> [[gnu::noinline]] void look_at(const T&...) { asm volatile(""); }

}  // namespace

int main() {
    sqlite db(":memory:");
    create(db, app::schema);
    const app::people::new_row added{
        .name = "ada", .height = numeric("1.65"), .key = uuid("6ba7b810-9dad-11d1-80b4-00c04fd430c8")};
    db.run(insert_into(app::people).values(added));
    const auto statement = select(app::people.id, app::people.height, count().as<"n">())
                               .from(app::people)
                               .where(app::people.name == "ada")
                               .group_by(app::people.id);
    const auto row = db.one(statement);
    const app::people::changes changes{.height = null};
    const auto column = app::people.height;
    const auto changed = update(app::people).set(app::people.name = std::string("bob")).where(app::people.id == 1);
    look_at(added, statement, row, changes, column, changed);
    return 0;
}
