#include <mizzle/mizzle.hpp>
#include <mizzle/sqlite.hpp>

namespace app {

MIZZLE_TABLE(notes,
    (id,    serial, primary_key),
    (title, text,   not_null),
    (body,  text))

MIZZLE_SCHEMA(schema, notes)

}  // namespace app

int main() {
    using namespace app;
    using namespace mizzle;

    mizzle::sqlite db{":memory:"};
    create(db, app::schema);
    auto written = db.one(insert_into(notes).values({.title = "consumed"}).returning());
    auto read = db.one(select(notes.title, notes.body).from(notes).where(notes.id == written.id));
    return read.title == "consumed" && !read.body ? 0 : 1;
}
