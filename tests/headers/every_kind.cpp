// Every header that programs include, and a statement of each kind, run on SQLite and compiled for the others: without
// RTTI, with libstdc++'s checks, and with another standard library. It is what clang-tidy looks at.
#include <mizzle/any_session.hpp>
#include <mizzle/async.hpp>
#include <mizzle/fmt.hpp>
#include <mizzle/json/nlohmann.hpp>
#include <mizzle/json/rows.hpp>
#include <mizzle/metrics.hpp>
#include <mizzle/migrate.hpp>
#include <mizzle/mizzle.hpp>
#include <mizzle/ostream.hpp>
#include <mizzle/pool.hpp>
#include <mizzle/replicated.hpp>
#include <mizzle/sandbox.hpp>
#include <mizzle/sqlite.hpp>
#include <mizzle/sqlite/changes.hpp>
#include <mizzle/sqlite/service/backup.hpp>
#include <mizzle/sqlite/service/blob.hpp>
#include <mizzle/sqlite/service/functions.hpp>
#include <mizzle/sqlite/service/upkeep.hpp>
#include <mizzle/version.hpp>
#ifdef MIZZLE_STRICT_POSTGRES
#include <mizzle/postgres.hpp>
#include <mizzle/postgres/notifications.hpp>
#endif
#ifdef MIZZLE_STRICT_MYSQL
#include <mizzle/mysql.hpp>
#endif

#include <sstream>

namespace app {
MIZZLE_ENUM(mood, so, sad)
MIZZLE_TABLE(users, (id, serial, primary_key), (name, text, not_null, unique), (balance, numeric(10, 2)),
    (seen, timestamptz, not_null, default_now), (feeling, enum_<mood>),
    (born, date), (key, uuid), (picture, bytea))
MIZZLE_TABLE(todos, (id, serial, primary_key), (user_id, integer, not_null, references(users.id)),
    (title, text, not_null), (done, boolean, not_null, default_value(false)), (weight, double_precision))
MIZZLE_RELATIONS(users, (todos, many(todos)))
MIZZLE_RELATIONS(todos, (user, one(users)))
MIZZLE_SCHEMA(schema, users, todos)
}  // namespace app

MIZZLE_NAME(total)

template <class Db> int use(Db& db) {
    using namespace app;
    using namespace mizzle;
    using namespace std::chrono_literals;
    create(db, app::schema);
    const auto ada =
        db.one(insert_into(users).values({.name = "ada", .balance = numeric("1.50"), .feeling = mood::so}).returning());
    std::vector<todos::new_row> rows{{.user_id = ada.id, .title = "a"},
                                     {.user_id = ada.id, .title = "b", .weight = 1.5}};
    db.run(insert_into(todos).values(rows));
    db.run(insert_into(users).values({.name = "ada"}).on_conflict(users.name).do_nothing());
    db.run(update(todos).set({.done = true}).where(todos.title == "a"));
    auto found = db.all(select(users.name, todos.title, users.balance)
                            .from(todos)
                            .inner_join(users, users.id == todos.user_id)
                            .where(todos.done == false && users.name.in("ada", "bob"))
                            .order_by(todos.id)
                            .limit(5));
    condition where = todos.user_id == ada.id;
    where &= todos.done == false;
    auto dynamic = db.all(select().from(todos).where(where));
    auto counted = db.all(select(users.name, count(todos.id).as(total))
                              .from(users)
                              .left_join(todos, todos.user_id == users.id)
                              .group_by(users.id)
                              .having(count() > 0));
    auto tree = db.all(
        query(users).where(exists(relations::users.todos)).with(relations::users.todos.order_by(todos.id).limit(1)));
    const auto busy = cte<"busy">(select(todos.user_id).from(todos));
    auto named = db.all(with(busy)(select(users.name).from(users).inner_join(busy, busy.user_id == users.id)));
    auto both = db.all(select(users.id).from(users).union_(select(todos.user_id).from(todos)));
    auto windows =
        db.all(select(todos.id, row_number().over(partition_by(todos.user_id).order_by(todos.id))).from(todos));
    db.transaction(
        [&](auto& tx) {
            tx.run(delete_from(todos).where(todos.title == "b"));
            tx.transaction([](auto&) {});
        },
        {.retry = {.attempts = 3, .backoff = 1ms}});
    auto [a, b] = db.batch(select().from(users).where(users.id == ada.id), select(count()).from(todos));
    int streamed = 0;
    for (const auto& row : db.stream(select().from(todos))) streamed += row.done;
    auto text = fmt::format("{}", db.one(select().from(users)));
    std::ostringstream printed;
    printed << ada << select().from(users);
    const nlohmann::ordered_json document = tree;
    const bool is_same = document.get<std::remove_cvref_t<decltype(tree)>>() == tree &&
                         nlohmann::json(from_json<users::new_row>(nlohmann::json(ada))).size() == 8 &&
                         validate(users, nlohmann::json(ada)).empty() && !printed.str().empty();
    try {
        db.run(insert_into(users).values({.name = "ada"}));
        return 1;
    } catch (const unique_violation&) {}
    return found.size() == 1 && dynamic.size() == 1 && counted.size() == 1 && tree.size() == 1 &&
                   tree[0].todos.size() == 1 && named.size() == 2 && both.size() == 1 && windows.size() == 2 &&
                   a.size() == 1 && b.size() == 1 && streamed == 1 && !text.empty() && is_same
               ? 0
               : 2;
}
#ifdef MIZZLE_STRICT_POSTGRES
template int use(mizzle::postgres&);
#endif
#ifdef MIZZLE_STRICT_MYSQL
template int use(mizzle::mysql&);
#endif

int main() {
    mizzle::sqlite db(":memory:");
    return use(db);
}
