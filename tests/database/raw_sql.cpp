// SQL where the builder ends: expressions, conditions and whole statements.
#include "app.hpp"
#include "catch.hpp"

#include <string_view>
#include <vector>

using namespace app;
using namespace mizzle;

MIZZLE_NAME(total)
MIZZLE_NAME(owner)

namespace {

struct summary {
    std::string name;
    std::int64_t todos;
    std::optional<double> effort;
};

}  // namespace

TEST_CASE("a whole statement in SQL fills an aggregate, column by column") {
    auto db = filled_database();
    const std::string none = "nobody";
    const auto rows = db.all(
        sql_statement<summary>("select u.name, count(*), sum(t.effort) from users u join todos t on t.user_id = u.id "
                               "where u.id > {} and u.name <> {} and {} group by u.name order by u.name",
                               0, none, sql<bool>("t.id < {}", 100)));
    REQUIRE(rows.size() == 2);
    CHECK((rows[0].name == "ada" && rows[0].todos == 3 && rows[0].effort == 1.5));
    CHECK((rows[1].name == "bob" && rows[1].todos == 1 && rows[1].effort == 2.25));

    CHECK(db.one(sql_statement<std::int64_t>("select count(*) from todos")) == 4);
    CHECK(db.all(sql_statement<std::optional<double>>("select effort from todos order by id"))[1] == std::nullopt);
    CHECK(!db.first(sql_statement<std::string>("select name from users where id = {}", 99)));
    CHECK_THROWS_AS(db.one(sql_statement<std::string>("select name from users")), too_many_rows);

    const auto tag =
        db.one(sql_statement<tags::row>("insert into tags (name) values ({}) returning id, name, color", "x"));
    CHECK((tag.name == "x" && tag.color == "#3b82f6"));

    constexpr auto by_id = sql_statement<std::string>("select title from todos where id = {}", param<int>);
    CHECK(db.one(by_id, 4) == "Read");
    CHECK(db.first(by_id, 5) == std::nullopt);

    std::size_t streamed = 0;
    for (const auto& row : db.stream(sql_statement<summary>("select name, 1, null from users order by id"))) {
        CHECK(row.todos == 1);
        ++streamed;
    }
    CHECK(streamed == 3);
}

TEST_CASE("the rows of a whole statement have members by name") {
    auto db = filled_database();
    const auto statement =
        sql_statement("select u.name, sum(t.effort) from users u left join todos t on t.user_id = u.id "
                      "group by u.name order by {}",
                      sql("u.name"))
            .row_of(member<std::string>(owner), member<std::optional<double>>(total));
    const auto rows = db.all(statement);
    REQUIRE(rows.size() == 3);
    CHECK((rows[0].owner == "ada" && rows[0].total == 1.5));
    const auto& [name, sum] = rows[2];
    CHECK((name == "eve" && sum == std::nullopt));
    CHECK(db.all<std::pair<std::string, std::optional<double>>>(statement)[1].first == "bob");
}

TEST_CASE("a statement without rows is run; values reach it as they are") {
    auto db = filled_database();
    const std::string title = "it's {} ? $1 \"x\"; --";
    CHECK(db.run(sql_statement("update todos set title = {}, due_date = {} where id in ({}, {})", title,
                               dynamic<timestamptz>(null), 1, 2))
              .rows_affected == 2);
    CHECK(db.one(select(todos.title).from(todos).where(todos.id == 2)).title == title);
    db.transaction([&](auto& tx) { tx.run(sql_statement("delete from todos where id = {}", 1)); });
    CHECK(db.one(sql_statement<std::int64_t>("select count(*) from todos where title = {}", title)) == 1);
}

TEST_CASE("a result with other columns than were declared is refused") {
    auto db = filled_database();
    CHECK_THROWS_AS(db.all(sql_statement<summary>("select name, 1 from users")), usage_error);
    CHECK_THROWS_AS(db.all(sql_statement<int>("select id, name from users")), usage_error);
    CHECK_THROWS_WITH(db.first(sql_statement("select id from users").row_of(member<int>(total), member<int>(owner))),
                      "mizzle: the statement returns 1 columns, and its row was declared with 2; what sql() "
                      "selects is one of them. Statement: select id from users");
    // More or fewer would be read as the columns behind it.
    for (const char* wrong : {"11, 22", "id, title", "(1), 2, 3"}) {
        CHECK_THROWS_AS(db.all(select(unsafe_sql<int>(wrong), todos.id).from(todos)), usage_error);
        CHECK_THROWS_AS(db.first(select(todos.id, unsafe_sql<int>(wrong)).from(todos)), usage_error);
        CHECK_THROWS_AS(db.stream(select(unsafe_sql<int>(wrong)).from(todos)).begin(), usage_error);
    }
    CHECK_THROWS_AS(db.all(select(unsafe_sql<int>("")).from(todos)), error);
    CHECK(db.all(select(unsafe_sql<int>("coalesce(1, 2)"), todos).from(todos)).size() == 4);
    CHECK_THROWS_AS(db.all(sql_statement<summary>("select null, 1, 1.5 from users")), decode_error);
}

TEST_CASE("braces: a pair is an operand, a doubled pair is a plain one, text without operands is as it is") {
    CHECK(sqlite_text(sql_statement("select '{}', '{{}}'")) == "select '{}', '{{}}'");
    CHECK(sqlite_text(sql_statement("select '{{}}', {}, '{1}', '{{}'", 1, 2)) == "select '{}', ?1, '{1}', '{?2'");
    CHECK(postgres_text(sql_statement("select {}", 1)) == "select $1::integer");
    CHECK_THROWS_AS(sqlite_text(unsafe_sql_statement("select {}", 1, 2)), usage_error);
    CHECK_THROWS_AS(sqlite_text(unsafe_sql_statement("select {} {}", 1)), usage_error);
    CHECK(sqlite_text(unsafe_sql_statement("select {{}}")) == "select {{}}");
}

TEST_CASE("run-time text is an expression, a condition or a statement only where that is said") {
    auto db = filled_database();
    const std::string column = "title";
    CHECK(db.one(unsafe_sql_statement<std::string>("select max(" + column + ") from todos where id <= {}", 2)) ==
          "write");
    condition where = unsafe_sql<bool>(column + " like {}", "%s%") || todos.id == 1;
    where &= todos.id < 4;
    CHECK(db.all(select(todos.id).from(todos).where(where)).size() == 3);
    const auto kept = select(unsafe_sql<std::string>("upper(" + column + ")").as(owner))
                          .from(todos)
                          .where(unsafe_sql<bool>("id = {}", 1));
    CHECK(db.one(kept).owner == "WRITE");
}

TEST_CASE("raw expressions stand wherever expressions do") {
    auto db = filled_database();
    const auto size = sql<int>("length({})", todos.title);
    const auto rows = db.all(select(size.as(total), count())
                                 .from(todos)
                                 .where(sql<bool>("{} is not null", todos.title))
                                 .group_by(size)
                                 .having(sql<bool>("count(*) < {}", 9))
                                 .order_by(desc(sql("length(title)")), size));
    REQUIRE(rows.size() == 3);
    CHECK((rows[0].total == 9 && rows[2].count == 2));
    const auto changed = db.all(update(todos)
                                    .set(todos.title = sql<std::string>("{} || {}", todos.title, "!"))
                                    .where(todos.id == 1)
                                    .returning(sql<std::string>("upper(title)").as(owner), todos.id));
    CHECK(changed[0].owner == "WRITE!");
    CHECK(
        db.one(insert_into(tags).values(tags.name = sql<std::string>("lower({})", "ABC")).returning(tags.name)).name ==
        "abc");
    CHECK(db.all(delete_from(tags).where(tags.id == 1).returning(sql<std::int64_t>("{} + 1", 41).as(total)))[0].total ==
          42);
    const auto order = sort_by(sql<int>("length({})", todos.title), todos.id);
    CHECK(db.all(select(todos.id).from(todos).where(order.after(4, 3)).order_by(order)).size() == 3);
    CHECK(get<int>(db.one(select(columns_of("total", size.as(total))).from(todos).where(todos.id == 4)), "total") == 4);
}

TEST_CASE("text that a database would read otherwise than it stands is refused before anything is sent") {
    auto db = filled_database();
    const std::string cut = std::string("delete from tags") + '\0' + " where id = 1";
    db.run(insert_into(tags).values({.name = "kept"}));
    for (const auto& text : {cut, std::string("\0", 1), std::string("select 1") + '\0', '\0' + std::string("select 1"),
                             std::string("select '") + '\0' + "'"}) {
        CHECK_THROWS_AS(db.exec(text), usage_error);
        CHECK_THROWS_AS(db.run(unsafe_sql_statement(text)), usage_error);
        CHECK_THROWS_AS(db.all(unsafe_sql_statement<int>(text)), usage_error);
        CHECK_THROWS_AS(db.stream(unsafe_sql_statement<int>(text)).begin(), usage_error);
        CHECK_THROWS_AS(db.explain(unsafe_sql_statement(text)), usage_error);
        CHECK_THROWS_AS(db.all(select(tags.id).from(tags).where(unsafe_sql<bool>(text))), usage_error);
        CHECK_THROWS_AS(db.all(select(columns_of(text, tags.id.as<"total">())).from(tags)), usage_error);
        CHECK_THROWS_AS(test_database(text), usage_error);
        db.transaction([&](auto& tx) { CHECK_THROWS_AS(tx.exec(text), usage_error); });
    }
    for (const char* nothing : {"", " ", ";", " ; ;\n", "-- select 1", "/* select 1 */", "/* a */ -- b\n;"}) {
        INFO(nothing);
        CHECK_NOTHROW(db.exec(nothing));
        CHECK_THROWS_AS(db.run(unsafe_sql_statement(nothing)), usage_error);
        CHECK_THROWS_AS(db.all(unsafe_sql_statement<int>(nothing)), usage_error);
        CHECK_THROWS_AS(db.first(unsafe_sql_statement<std::string>(nothing)), usage_error);
    }
    for (const char* several :
         {"select 1; select 2", "select 1; delete from tags", "select 1;;select 2", "select ';' ; delete from tags",
          "select 1; -- x\ndelete from tags", "select 1 /* ; */; delete from tags", "delete from tags; garbage",
          "select \"a;b\" from (select 1 as \"a;b\") as x; delete from tags"}) {
        INFO(several);
        CHECK_THROWS_AS(db.all(unsafe_sql_statement<int>(several)), usage_error);
        CHECK_THROWS_AS(db.run(unsafe_sql_statement(several)), usage_error);
        CHECK_THROWS_AS(db.explain(unsafe_sql_statement(several)), usage_error);
        CHECK_THROWS_AS(db.all(select(tags.id).from(tags).where(unsafe_sql<bool>("1 = 1; delete from tags"))),
                        usage_error);
        db.transaction([&](auto& tx) { CHECK_THROWS_AS(tx.run(unsafe_sql_statement(several)), usage_error); });
    }
    CHECK(db.one(select(count()).from(tags)).count == 1);
    for (const char* one :
         {"select 1", "select 1;", " select 1 ; ;; ", "/* ; */ select 1 -- ;", "select ';' = ';' or 1 = 1",
          "select length('a''; b') /* x */;", "select 1 as \"a;\"\"b\";\n-- the end"}) {
        INFO(one);
        CHECK_NOTHROW(db.run(unsafe_sql_statement(one)));
    }
    // MySQL takes no statement that is empty.
    db.exec(std::string(on_mysql ? "-- first\n select 1;" : "-- first\n; select 1;;") +
            " /* then */ insert into tags (name) values ('more'); -- and so on");
    CHECK(db.one(select(count()).from(tags)).count == 2);
#ifdef MIZZLE_TEST_POSTGRES
    for (const char* one : {"select $$;$$ || $a$ ; $$ ; $a$", "select E'\\'; x'", "select 1 /* a /* ; */ ; */",
                            "select e'\\\\' ;", "create rule r as on update to tags do also (select 1; select 2)",
                            "select U&'; x'", "create function two() returns int begin atomic select 1; select 2; end"})
        CHECK_NOTHROW(db.run(unsafe_sql_statement(one)));
    for (const char* several :
         {"select $$;$$; select 2", "select E'\\''; select 2", "select 1 /* a /* ; */ ; */; select 2",
          "select '\\'; select 2", "select $a$ $b$ ; $a$; select $b$ 1 $b$"})
        CHECK_THROWS_AS(db.run(unsafe_sql_statement(several)), usage_error);
    CHECK_THROWS_AS(test_database(server_url(), {.on_connect = cut}), usage_error);
#endif
    const std::string bound = std::string("a") + '\0' + "b";
    if (!on_postgres) CHECK(db.one(sql_statement<std::string>("select {}", bound)) == bound);
    else CHECK_THROWS_AS(db.one(sql_statement<std::string>("select {}", bound)), usage_error);
}

TEST_CASE("a placeholder of the text's own, to which nothing is bound, is refused") {
    auto db = filled_database();
    using exec_refusal = std::conditional_t<on_mysql, syntax_error, usage_error>;
#ifdef MIZZLE_TEST_POSTGRES
    const std::string own[] = {"$1"};
#elif defined(MIZZLE_TEST_MYSQL)
    const std::string own[] = {"?"};
#else
    const std::string own[] = {"?", "?1", "?7", ":id", "@id", "$id"};
#endif
    for (const auto& mark : own) {
        INFO(mark);
        const auto where = "select id from tags where id = " + mark;
        CHECK_THROWS_AS(db.exec(where), exec_refusal);
        CHECK_THROWS_AS(db.all(unsafe_sql_statement<int>(where)), usage_error);
        CHECK_THROWS_AS(db.run(unsafe_sql_statement("delete from tags where id = " + mark)), usage_error);
        CHECK_THROWS_AS(db.all(select(tags.id).from(tags).where(unsafe_sql<bool>("id = " + mark))), usage_error);
        CHECK_THROWS_AS(db.stream(unsafe_sql_statement<int>(where)).begin(), usage_error);
        CHECK_THROWS_AS(db.transaction([&](auto& tx) { tx.run(unsafe_sql_statement(where)); }), usage_error);
    }
    const std::string second = on_postgres ? "$2" : "?";
    CHECK_THROWS_AS(db.all(unsafe_sql_statement<int>("select {} + " + second, 1)), usage_error);
    CHECK_THROWS_AS(db.all(select(tags.id).from(tags).where(tags.id == 1 && unsafe_sql<bool>("id = " + second))),
                    usage_error);
    CHECK_NOTHROW(db.exec("select '?', '$1', ':id' -- ?"));
}

TEST_CASE("a comment in SQL text ends with the text") {
    auto db = filled_database();
    const auto text = [](const char* sql) { return unsafe_sql<bool>(sql); };
    for (const char* all :
         {"id > 0 -- all", "id > 0 --", "id > 0 -- it's", "id > 0 /* all */ -- x", "id > 0 -- {{}}"}) {
        INFO(all);
        CHECK(db.all(select(todos.id).from(todos).where(text(all)).order_by(desc(todos.id)).limit(1))[0].id == 4);
        CHECK(db.all(select(todos.id).from(todos).where(text(all) && todos.completed == true)).size() == 1);
        CHECK(db.all(select(todos.id).from(todos).where(!text(all))).empty());
    }
    CHECK(db.all(select(todos.id).from(todos).order_by(desc(unsafe_sql("id -- x"))))[0].id == 4);
    CHECK(db.all(select(unsafe_sql<int>("1 -- x").as(total), todos.id).from(todos).where(todos.id == 2))[0].id == 2);
    CHECK(db.all(select(count()).from(todos).group_by(sql("user_id -- x")).having(count() > 100)).empty());
    CHECK(db.run(update(todos).set(todos.effort = unsafe_sql<double>("5 -- x")).where(todos.id == 1)).rows_affected ==
          1);
    for (const char* open : {"id > 0 /* all", "id > 0 -- x\n /*", "'*/' = '' or id > 0 /* '*/'' /*/"}) {
        INFO(open);
        CHECK_THROWS_AS(db.all(select(todos.id).from(todos).where(text(open))), error);
        CHECK_THROWS_AS(db.all(select(todos.id).from(todos).order_by(desc(unsafe_sql(open)))), error);
    }
    CHECK(db.all(select(todos.id).from(todos).where(text("'/*' <> '' /* x */"))).size() == 4);
    // What hides a placeholder leaves a value that stands nowhere.
    for (const char* hidden : {"id > 0 -- {}", "title = '{}'", "id > 0 /* {} */"})
        CHECK_THROWS_WITH(db.all(select(todos.id).from(todos).where(unsafe_sql<bool>(hidden, 5))),
                          Catch::Matchers::ContainsSubstring("not as many placeholders as it is given values"));
}

TEST_CASE("what() repeats no text that stands in the program's SQL") {
    auto db = filled_database();
    for (const std::string text :
         {"select 'secret", "select 1 'secret' 2 from", "insert into tags (name) values 'secret'",
          on_mysql ? "select 'secret' from" : "select 12secret", "select 1 from 'secret' where 'secret' 'secret'"}) {
        INFO(text);
        try {
            db.run(unsafe_sql_statement(text));
            FAIL("it was taken");
        } catch (const syntax_error& e) {
            CHECK(std::string_view(e.what()).find("secret") == std::string_view::npos);
            CHECK(e.statement() == text);
        }
    }
}

TEST_CASE("text longer than a database takes is refused") {
    auto db = empty_database();
    std::string text = "select 1";
    text.resize(1'000'000'001, ' ');
    CHECK_THROWS_AS(db.exec(text), usage_error);
    CHECK_THROWS_AS(db.run(unsafe_sql_statement(std::move(text))), usage_error);
    CHECK_NOTHROW(db.exec("select 1"));
}
