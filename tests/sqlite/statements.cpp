#include "app.hpp"
#include "catch.hpp"

#include <mizzle/sqlite/changes.hpp>

#include <exception>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

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

TEST_CASE("what has changed is told once it is committed, and nothing that was taken back") {
    auto db = filled_database();
    std::vector<std::string> seen;
    std::vector<std::exception_ptr> thrown;
    db.on_observer_error([&](std::exception_ptr e) { thrown.push_back(std::move(e)); });
    changes watched(db);
    CHECK_THROWS_AS(changes(db), usage_error);
    const auto note = [&](std::string_view table) {
        return [&seen, table](const row_change& c) {
            const char* words[] = {"+", "~", "-"};
            seen.push_back(std::string(table) + words[static_cast<int>(c.kind)] + std::to_string(c.rowid));
        };
    };
    watched.on(tags, note("tag"));
    watched.on(todos, note("todo"));
    const auto take = [&] { return std::exchange(seen, {}); };
    using lines = std::vector<std::string>;
    const auto tag = [](int id, const char* name) { return insert_into(tags).values({.id = id, .name = name}); };

    db.run(tag(1, "a"));
    CHECK(take() == lines{"tag+1"});
    db.run(update(users).set({.bio = "b"}).where(users.id == 1));
    CHECK(take().empty());
    CHECK(db.all(tag(2, "b").returning()).size() == 1);
    db.run(update(tags).set({.color = "red"}).where(tags.id < 3));
    CHECK(take() == lines{"tag+2", "tag~1", "tag~2"});
    // A statement that fails takes back its own.
    CHECK_THROWS_AS(db.run(insert_into(tags).values({{.id = 3, .name = "c"}, {.id = 4, .name = "a"}})),
                    unique_violation);
    CHECK(take().empty());

    db.transaction([&](auto& tx) {
        tx.run(tag(3, "c"));
        CHECK(seen.empty());
        CHECK_THROWS_AS(tx.run(tag(9, "c")), unique_violation);
        CHECK_THROWS_AS(tx.transaction([&](auto& inner) {
            inner.run(tag(4, "d"));
            inner.transaction([&](auto& innermost) { innermost.run(tag(5, "e")); });
            throw std::runtime_error("left");
        }),
                        std::runtime_error);
        tx.transaction([&](auto& inner) { inner.run(tag(6, "f")); });
        tx.run(delete_from(todos).where(todos.id == 1));
    });
    CHECK(take() == lines{"tag+3", "tag+6", "todo-1"});
    CHECK_THROWS_AS(db.transaction([&](auto& tx) {
        tx.run(tag(7, "g"));
        throw std::runtime_error("left");
    }),
                    std::runtime_error);
    CHECK(take().empty());
    // Savepoints of SQL text.
    db.exec(
        "begin; insert into tags (id, name) values (10, 'j'); savepoint \"My \"\"point\"; "
        "insert into tags (id, name) values (11, 'k'); SAVEPOINT b; insert into tags (id, name) values (12, 'l'); "
        "release b; /* back */ Rollback To Savepoint \"my \"\"POINT\"; insert into tags (id, name) values (13, 'm'); "
        "release [my \"point]; commit");
    CHECK(take() == lines{"tag+10", "tag+13"});
    CHECK_THROWS_AS(db.exec("begin; delete from tags; rollback; insert into tags (id, name) values (14, 'a')"),
                    unique_violation);
    CHECK(take().empty());
    // All rows one by one, and those that a foreign key takes along.
    db.run(delete_from(tags).where(tags.id > 3));
    CHECK(take() == lines{"tag-6", "tag-10", "tag-13"});
    db.run(delete_from(tags).all_rows());
    CHECK(take() == lines{"tag-1", "tag-2", "tag-3"});
    db.run(delete_from(users).all_rows());
    CHECK(take().size() == 3);

    // What one handler throws keeps nobody from being told.
    watched.on(tags, [](const row_change& c) {
        if (c.rowid == 1) throw std::runtime_error("no");
    });
    watched.on(tags, note("again"));
    db.run(insert_into(tags).values({{.id = 1, .name = "a"}, {.id = 2, .name = "b"}}));
    CHECK(take() == lines{"tag+1", "again+1", "tag+2", "again+2"});
    CHECK(thrown.size() == 1);
}
