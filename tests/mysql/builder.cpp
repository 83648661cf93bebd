// The builder's statements where MySQL and MariaDB mean something else than the others, or lack it.
#include "../app.hpp"
#include "../catch.hpp"
#include "../caught.hpp"

namespace measured {

using app::priority;
using app::settings;

MIZZLE_TABLE(measures,
    (id,       integer, primary_key),
    (name,     text,    not_null),
    (amount,   integer, not_null),
    (size,     bigint),
    (price,    numeric(12, 4)),
    (ratio,    double_precision),
    (level,    enum_<priority>),
    (uid,      uuid),
    (data,     bytea),
    (day,      date),
    (clock,    time),
    (noted_at, timestamp),
    (seen_at,  timestamptz),
    (span,     interval),
    (document, jsonb<settings>))

MIZZLE_CONSTRAINTS(measures,
    unique("measures_once").on(measures.name, measures.amount))

MIZZLE_SCHEMA(measured_schema, measures)

MIZZLE_SQL_OBJECT(twice_of, mysql("create function twice_of(n int) returns int deterministic return 2 * n"))
MIZZLE_TABLE(doubled, (id, integer, primary_key), (amount, integer))
MIZZLE_SQL_OBJECT(
    doubling, mysql("create trigger doubling before insert on doubled for each row set new.amount = twice_of(new.id)"))
MIZZLE_SQL_OBJECT(doubled_seen, "create view doubled_seen as select amount from doubled;")
MIZZLE_SQL_OBJECT(elsewhere, postgres("create view elsewhere as select 1"))
MIZZLE_SQL_OBJECT(failing, "create view failing as select nothing from doubled")
MIZZLE_SCHEMA(doubling_schema, twice_of, doubled, doubling, doubled_seen, elsewhere)
MIZZLE_SCHEMA(failing_schema, twice_of, doubled, doubling, doubled_seen, failing)

}  // namespace measured

using namespace app;
using namespace measured;
using namespace mizzle;

namespace {

template <class S> std::string mysql_text(const S& statement) {
    return std::string(to_sql<dialects::mysql>(statement));
}

mysql measured_database() {
    auto db = empty_database();
    create(db, measured_schema);
    db.run(insert_into(measures).values(
        {{.id = 1, .name = "a", .amount = 7, .price = *numeric::parse("1.0000"), .level = priority::medium},
         {.id = 2, .name = "A", .amount = -7, .price = *numeric::parse("2.5000"), .level = priority::high},
         {.id = 3, .name = "a ", .amount = 2, .level = priority::low},
         {.id = 4, .name = "\\%", .amount = 0}}));
    return db;
}
template <class Db, class C> std::vector<int> ids_where(Db& db, const C& condition) {
    std::vector<int> ids;
    for (const auto& row : db.all(select(measures.id).from(measures).where(condition).order_by(measures.id)))
        ids.push_back(row.id);
    return ids;
}
using ids = std::vector<int>;

}  // namespace

TEST_CASE("a value that is written at two places is bound at both") {
    auto db = filled_database();
    const auto found = [&](const std::string& beginning, int user) {
        return db.all(select(todos.title)
                          .from(todos)
                          .where(starts_with(todos.title, beginning) && todos.user_id == user)
                          .order_by(todos.id));
    };
    CHECK(found("w", 1).size() == 1);
    CHECK(found("w", 2).empty());
    CHECK(found("R", 2).size() == 1);
    CHECK(found("", 1).size() == 3);
    CHECK(mysql_text(select(todos.id).from(todos).where(starts_with(todos.title, "w") && todos.user_id == 1)) ==
          R"(select "todos"."id" from "todos" where (left("todos"."title", char_length(?)) = ?) and )"
          R"("todos"."user_id" = ?)");
}

TEST_CASE("statements of one text with their values in another order are two") {
    auto db = filled_database();
    const auto found = [&](const condition& c) {
        return db.all(select(todos.title).from(todos).where(c).order_by(todos.id)).size();
    };
    for (int i = 0; i < 2; ++i) {
        CHECK(found(starts_with(todos.title, "w")) == 1);
        CHECK(found(sql<bool>("(left({}, char_length({})) = {})", todos.title, "x", "w")) == 1);
        CHECK(found(sql<bool>("(left({}, char_length({})) = {})", todos.title, "abcde", "w")) == 0);
        CHECK(found(sql<bool>("(left({}, char_length({})) = {})", todos.title, "w?", "wr")) == 1);
    }
    db.run(insert_into(tags).values({.name = "?/*$9*/"}));
    CHECK(db.one(select(tags.name).from(tags).where(starts_with(tags.name, "?/*$9"))).name == "?/*$9*/");
}

TEST_CASE("an update returns the rows that it found, changed or not") {
    auto db = filled_database();
    const auto rows = db.all(update(todos)
                                 .set({.priority = priority::high}, todos.effort = todos.effort + 1.0)
                                 .where(todos.user_id == 1 && todos.title != "rest")
                                 .returning(todos.id, todos.priority, todos.effort));
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].priority == priority::high);
    CHECK(rows[0].effort == 2.5);
    CHECK(!rows[1].effort);
    CHECK(db.all(update(todos).set({.completed = false}).all_rows().returning(todos.id)).size() == 4);
    CHECK(db.all(update(todos).set({.completed = true}).where(todos.id == 99).returning()).empty());
    CHECK_THROWS_AS(db.all(update(users).set({.email = "bob@example.org"}).where(users.id == 1).returning()),
                    unique_violation);
    CHECK(db.one(select(count()).from(todos)).count == 4);
    CHECK(db.run(update(todos).set({.completed = false}).all_rows()).rows_affected == 4);
}

TEST_CASE("an insert counts the rows that it wrote, not those that it kept") {
    auto db = filled_database();
    const auto names = [](std::initializer_list<const char*> list) {
        std::vector<tags::new_row> rows;
        for (const auto* name : list) rows.push_back({.name = name, .color = "red"});
        return rows;
    };
    const auto keep = [&](const auto& rows) {
        return db.run(insert_into(tags).values(rows).on_conflict(tags.name).do_nothing()).rows_affected;
    };
    const auto change = [&](const auto& rows) {
        return db
            .run(insert_into(tags).values(rows).on_conflict(tags.name).do_update(tags.color = excluded(tags.color)))
            .rows_affected;
    };
    CHECK(keep(names({"a", "b"})) == 2);
    CHECK(keep(names({"a", "b", "c"})) == 1);
    CHECK(keep(names({"a"})) == 0);
    CHECK(keep(names({"d"})) == 1);
    db.run(update(tags).set({.color = "blue"}).where(tags.name == "a"));
    CHECK(change(names({"a"})) == 1);
    CHECK(change(names({"a"})) == 1);
    CHECK(change(names({"a", "b", "e"})) == 3);
    CHECK(db.all(select().from(tags).where(tags.color == "red")).size() == 5);
}

TEST_CASE("operators mean what they mean elsewhere") {
    auto db = measured_database();
    CHECK(ids_where(db, measures.amount / 2 == 3) == ids{1});
    CHECK(ids_where(db, measures.amount / 2 == -3) == ids{2});
    CHECK(ids_where(db, measures.name == "a") == ids{1});
    CHECK(ids_where(db, measures.name == "a ") == ids{3});
    CHECK(ids_where(db, measures.name.like("A")) == ids{2});
    CHECK(ids_where(db, measures.name.ilike("A")) == ids{1, 2});
    CHECK(ids_where(db, measures.name == "\\%") == ids{4});
    CHECK(ids_where(db, measures.name.like(contains("\\%"))) == ids{4});
    CHECK(ids_where(db, measures.level > priority::low) == ids{1, 2});
    CHECK(ids_where(db, measures.level.between(priority::low, priority::medium)) == ids{1, 3});
    CHECK(ids_where(db, measures.level.is_distinct_from(priority::low)) == ids{1, 2, 4});
    CHECK(ids_where(db, measures.amount.in(std::vector{7, 2, 100})) == ids{1, 3});
    CHECK(ids_where(db, measures.name.in(std::vector<std::string>{"A", "x"})) == ids{2});
    const auto of_row = [&](int id, const auto& expression) {
        return get<0>(db.one(select(expression).from(measures).where(measures.id == id)));
    };
    CHECK(of_row(1, measures.price / *numeric::parse("3"))->to_string().starts_with("0.33333333333333333333"));
    CHECK(of_row(3, concat(measures.name, measures.name)) == "a a ");
    CHECK(of_row(3, length(measures.name)) == 2);
}

TEST_CASE("rows are sorted by value, NULL where it was asked to stand") {
    auto db = measured_database();
    const auto sorted = [&](const auto& order) {
        ids found;
        for (const auto& row : db.all(select(measures.id).from(measures).order_by(order, measures.id)))
            found.push_back(row.id);
        return found;
    };
    CHECK(sorted(measures.level) == ids{4, 3, 1, 2});
    CHECK(sorted(desc(measures.level)) == ids{2, 1, 3, 4});
    CHECK(sorted(asc(measures.level).nulls_last()) == ids{3, 1, 2, 4});
    CHECK(sorted(desc(measures.price).nulls_first()) == ids{3, 4, 2, 1});
}

TEST_CASE("aggregates are exact, and of the rows of their filter") {
    auto db = measured_database();
    const auto row = db.one(select(sum(measures.amount), avg(measures.price), max(measures.level), min(measures.level),
                                   count().filter(measures.amount > 0),
                                   sum(measures.amount).filter(measures.amount > 1 && measures.name != "a"),
                                   string_agg(measures.name).filter(measures.id == 1))
                                .from(measures)
                                .where(measures.id < 100));
    CHECK(get<0>(row) == 2);
    CHECK(get<1>(row) == 1.75);
    CHECK(get<2>(row) == priority::high);
    CHECK(get<3>(row) == priority::low);
    CHECK(get<4>(row) == 2);
    CHECK(get<5>(row) == 2);
    CHECK(get<6>(row) == "a");
}

TEST_CASE("a schema that fails halfway leaves nothing behind") {
    auto db = empty_database();
    db.exec("create table tags (id int)");
    CHECK_THROWS_AS(create(db, schema), database_error);
    db.exec("drop table tags");
    create(db, schema);
    db.transaction([&](auto& tx) { CHECK_THROWS_AS(create(tx, schema), usage_error); });
    CHECK(db.one(select(count()).from(users)).count == 0);
}

TEST_CASE("what is declared as its statement is made with the schema, and dropped again where that fails") {
    auto db = empty_database();
    CHECK_THROWS_AS(create(db, failing_schema), database_error);
    create(db, doubling_schema);
    db.run(insert_into(doubled).values({.id = 4}));
    CHECK(db.one(select(doubled.amount).from(doubled)).amount == 8);
    CHECK(db.one(unsafe_sql_statement<int>("select amount from doubled_seen")) == 8);
    const auto statements = mizzle::detail::create_statements<dialects::mysql>(doubling_schema);
    REQUIRE(statements.size() == 4);
    CHECK(statements[0].starts_with("create function"));
    CHECK(statements[3] == "create view doubled_seen as select amount from doubled");
}

TEST_CASE("an index on an expression is one on a column that nobody sees, and one with a condition has none") {
    const auto statements = mizzle::detail::create_statements<dialects::mysql>(schema);
    const auto has = [&](std::string_view text) {
        for (const auto& s : statements)
            if (s.find(text) != std::string::npos) return true;
        return false;
    };
    CHECK(has(R"("users_email_lower_idx_1" longtext generated always as (lower("email")) virtual invisible)"));
    CHECK(has(R"(create unique index "users_email_lower_idx" on "users" ("users_email_lower_idx_1"))"));
    CHECK(has(R"(create index "todos_open_by_due_idx" on "todos" ("due_date"))"));
    CHECK(has(R"(create index "users_name_idx" on "users" ("name"(191)))"));
    auto db = filled_database();
    CHECK_THROWS_AS(db.run(insert_into(users).values({.email = "ADA@example.org", .name = "ada"})), unique_violation);
    CHECK(db.all(select().from(users)).size() == 3);
}

TEST_CASE("what MySQL would take for something else is refused") {
    auto db = measured_database();
    const auto refuses = [&](const condition& c) { CHECK_THROWS_AS(ids_where(db, c), usage_error); };
    refuses(cast<std::string>(measures.ratio) == "1");
    refuses(measures.span.in(interval(std::chrono::minutes(1)), interval(std::chrono::minutes(2))));
    CHECK_THROWS_AS(ids_where(db, cast<int>(measures.name) == 1), database_error);
}
