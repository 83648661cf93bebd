#include "app.hpp"
#include "catch.hpp"

#include <string>

using namespace app;
using namespace mizzle;

namespace {

// Statements that the connection holds, and how often SQLite prepared one of them again by itself.
struct statistics {
    int statements = 0, prepared_again = 0;
};
statistics statistics_of(sqlite& db) {
    statistics result;
    for (auto* s = sqlite3_next_stmt(db.native_handle(), nullptr); s != nullptr;
         s = sqlite3_next_stmt(db.native_handle(), s)) {
        ++result.statements;
        result.prepared_again += sqlite3_stmt_status(s, SQLITE_STMTSTATUS_REPREPARE, 0);
    }
    return result;
}

}  // namespace

TEST_CASE("a statement is prepared once, whatever its values") {
    auto db = filled_database();
    db.exec("create index todos_title on todos (title collate nocase); analyze");
    const auto before = statistics_of(db).statements;
    for (int i = 0; i < 100; ++i) {
        (void)db.all(select(todos.id)
                         .from(todos)
                         .where(todos.title.like(std::to_string(i) + "%") && todos.user_id == i)
                         .order_by(todos.id)
                         .limit(i + 1)
                         .offset(i));
        (void)db.all(select(todos.id).from(todos).where(todos.id.in(std::vector<int>(std::size_t(i), 1))));
        (void)db.run(update(todos).set({.title = "x" + std::to_string(i)}).where(todos.id == i));
        condition c = todos.id > i;
        if (i % 2 == 0) c &= todos.completed == false;
        (void)db.all(select(todos.id).from(todos).where(c));
    }
    const auto after = statistics_of(db);
    CHECK(after.statements - before == 5);
    CHECK(after.prepared_again == 0);
}

TEST_CASE("statements made at run time are kept up to a number, the least recently used go first") {
    sqlite db(":memory:", {.statement_cache = 10});
    create(db, app::schema);
    const auto before = statistics_of(db).statements;
    for (int i = 0; i < 50; ++i) {
        condition c;
        for (int j = 0; j <= i; ++j) c |= tags.id == j;
        CHECK(db.all(select(tags.id).from(tags).where(c)).empty());
    }
    CHECK(statistics_of(db).statements - before == 10);
}

TEST_CASE("shapes of a row are kept up to a number") {
    auto db = filled_database();
    db.run(delete_from(todos).all_rows());
    const auto before = statistics_of(db).statements;
    for (int i = 0; i < 256; ++i) {
        todos::new_row row{.user_id = 1, .title = "t" + std::to_string(i)};
        if (i & 1) row.description = "d";
        if (i & 2) row.priority = priority::high;
        if (i & 4) row.completed = true;
        if (i & 8) row.due_date = std::chrono::system_clock::now();
        if (i & 16) row.effort = 1.5;
        if (i & 32) row.id = 1000000 - i;
        db.run(insert_into(todos).values(row));
        if (i & 64) db.run(insert_into(todos).values(row).on_conflict().do_nothing());
    }
    CHECK(statistics_of(db).statements - before <= 128);
    CHECK(db.one(select(count()).from(todos).where(todos.title.like("t%"))).count >= 256);
}

TEST_CASE("two connections keep their statements apart") {
    auto a = filled_database(), b = filled_database();
    a.run(delete_from(todos).where(todos.id == 1));
    const auto count_of = [](sqlite& db) { return db.one(select(count()).from(todos)).count; };
    CHECK(count_of(a) == 3);
    CHECK(count_of(b) == 4);
    sqlite moved = std::move(a);
    CHECK(count_of(moved) == 3);
}

TEST_CASE("a cross join leaves SQLite the order of its tables") {
    auto db = filled_database();
    // The one todo is found by its key first, then its tags by theirs, wherever they stand.
    const auto joined = select(tags.name, users.name, todos.title)
                            .from(tags)
                            .cross_join(todo_tags)
                            .cross_join(todos)
                            .left_join(users, users.id == todos.user_id)
                            .where(todo_tags.tag_id == tags.id && todo_tags.todo_id == todos.id && todos.id == 1);
    const auto plan = db.explain(joined).text();
    CHECK(plan.substr(0, plan.find('\n')).find("todos") != std::string::npos);
    db.run(insert_into(tags).values({{.name = "a"}, {.name = "b"}}));
    db.run(insert_into(todo_tags).values({{.todo_id = 1, .tag_id = 2}, {.todo_id = 2, .tag_id = 1}}));
    CHECK(db.all(joined).size() == 1);
    // A left join beside it is of all the tables before.
    CHECK(db.all(select(tags.id, users.id, todos.id)
                     .from(tags)
                     .cross_join(users)
                     .left_join(todos, todos.user_id == users.id && todos.id == tags.id))
              .size() == 6);
}
