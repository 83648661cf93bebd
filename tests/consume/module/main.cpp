// A program that imports the library: what declares is macros, which no module brings.
#include <mizzle/macros.hpp>

#include <cstdint>
#include <cstdio>
#include <optional>
#include <string>
#include <vector>
import mizzle;

MIZZLE_TABLE(users, (id, serial, primary_key), (name, text, not_null), (age, integer))
MIZZLE_TABLE(posts, (id, serial, primary_key), (user_id, integer, not_null, references(users.id)), (title, text, not_null))
MIZZLE_RELATIONS(users, (posts, many(posts)))
MIZZLE_SCHEMA(schema, users, posts)

using namespace mizzle;

int main() {
    sqlite db{":memory:"};
    create(db, schema);
    const int ada = db.one(insert_into(users).values({.name = "Ada", .age = 36}).returning(users.id)).id;
    db.run(insert_into(posts).values({{.user_id = ada, .title = "Notes"}, {.user_id = ada, .title = "Letters"}}));
    for (const auto& user :
         db.all(query(users).where(users.age > 30 && users.name.like(contains("d"))).with(relations::users.posts)))
        std::printf("%s wrote %zu\n", user.name.c_str(), user.posts.size());
    try {
        db.transaction([&](auto& tx) { tx.run(insert_into(posts).values({.user_id = ada + 1, .title = "Lost"})); });
    } catch (const foreign_key_violation&) { std::puts("refused"); }
    const auto row =
        db.one(select(count().as<"all">(), max(posts.title), max(sql<int>("length({})", posts.title)).as<"longest">())
                   .from(posts));
    std::printf("%lld %s %d\n", static_cast<long long>(get<"all">(row)), row.max->c_str(),
                get<"longest">(row).value_or(0));
}
