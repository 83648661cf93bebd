#include "app.hpp"
#include "catch.hpp"

#include <string>

using namespace app;
using namespace mizzle;

namespace own_functions {

MIZZLE_FUNCTION(letters_in_common, int(std::string, std::string))
MIZZLE_FUNCTION_AS(half_of, named("Half"), std::optional<double>(double))
MIZZLE_FUNCTION(length_or_zero, std::int64_t(std::optional<std::string>))
MIZZLE_FUNCTION_AS(elsewhere, named("reversed").in("tools"), std::string(std::string))
MIZZLE_AGGREGATE(product, std::optional<std::int64_t>(std::int64_t))
MIZZLE_AGGREGATE_AS(how_often, named("HowOften"), std::int64_t(std::string))

}  // namespace own_functions

using namespace own_functions;

namespace {

#ifdef MIZZLE_TEST_POSTGRES
void add_functions(postgres& db) {
    db.exec(R"(
create function letters_in_common(a text, b text) returns integer strict language sql as
    $$ select count(distinct c)::integer from regexp_split_to_table(a, '') c where strpos(b, c) > 0 $$;
create function "Half"(x double precision) returns double precision language sql as
    $$ select case when x > 0 then x / 2 end $$;
create function length_or_zero(t text) returns bigint language sql as $$ select coalesce(length(t), 0)::bigint $$;
create function multiply(bigint, bigint) returns bigint language sql as $$ select coalesce($1, 1) * $2 $$;
create aggregate product(bigint) (sfunc = multiply, stype = bigint);
create function one_more(bigint, text) returns bigint language sql as $$ select $1 + ($2 is not null)::integer $$;
create aggregate "HowOften"(text) (sfunc = one_more, stype = bigint, initcond = '0');
)");
}
#elif defined(MIZZLE_TEST_MYSQL)
void add_functions(mysql& db) {
    db.exec(R"(
create or replace function letters_in_common(a text, b text) returns integer deterministic
begin
    declare n integer default 0;
    declare i integer default 1;
    if a is null or b is null then
        return null;
    end if;
    while i <= char_length(a) do
        if locate(substr(a, i, 1), a) = i and locate(substr(a, i, 1), b) > 0 then
            set n = n + 1;
        end if;
        set i = i + 1;
    end while;
    return n;
end)");
    db.exec("create or replace function Half(x double) returns double deterministic "
            "return case when x > 0 then x / 2 end");
    db.exec("create or replace function length_or_zero(t text) returns bigint deterministic "
            "return coalesce(length(t), 0)");
    db.exec(R"(
create or replace aggregate function product(x bigint) returns bigint deterministic
begin
    declare n bigint;
    declare continue handler for not found return n;
    loop
        fetch group next row;
        set n = if(x is null, n, coalesce(n, 1) * x);
    end loop;
end)");
    db.exec(R"(
create or replace aggregate function HowOften(t text) returns bigint deterministic
begin
    declare n bigint default 0;
    declare continue handler for not found return n;
    loop
        fetch group next row;
        set n = n + (t is not null);
    end loop;
end)");
}
#else
std::string_view text_of(sqlite3_value* v) {
    return {reinterpret_cast<const char*>(sqlite3_value_text(v)), static_cast<std::size_t>(sqlite3_value_bytes(v))};
}

// It begins with 0.
std::int64_t* total_of(sqlite3_context* context) {
    return static_cast<std::int64_t*>(sqlite3_aggregate_context(context, sizeof(std::int64_t)));
}

void add_functions(sqlite& db) {
    const auto add = [&](const char* name, int count, auto f) {
        REQUIRE(sqlite3_create_function_v2(db.native_handle(), name, count, SQLITE_UTF8, nullptr, f, nullptr, nullptr,
                                           nullptr) == SQLITE_OK);
    };
    add(
        "letters_in_common", 2, +[](sqlite3_context* context, int, sqlite3_value** v) {
            if (sqlite3_value_type(v[0]) == SQLITE_NULL || sqlite3_value_type(v[1]) == SQLITE_NULL) return;
            int n = 0;
            for (char c = 'a'; c <= 'z'; ++c)
                n += text_of(v[0]).find(c) != std::string_view::npos && text_of(v[1]).find(c) != std::string_view::npos;
            sqlite3_result_int(context, n);
        });
    add(
        "Half", 1, +[](sqlite3_context* context, int, sqlite3_value** v) {
            if (const double x = sqlite3_value_double(v[0]); x > 0) sqlite3_result_double(context, x / 2);
        });
    add(
        "length_or_zero", 1, +[](sqlite3_context* context, int, sqlite3_value** v) {
            sqlite3_result_int64(context, sqlite3_value_bytes(v[0]));
        });
    const auto aggregate = [&](const char* name, auto step, auto finish) {
        REQUIRE(sqlite3_create_function_v2(db.native_handle(), name, 1, SQLITE_UTF8, nullptr, nullptr, step, finish,
                                           nullptr) == SQLITE_OK);
    };
    aggregate(
        "product",
        +[](sqlite3_context* context, int, sqlite3_value** v) {
            auto& n = *total_of(context);
            n = (n == 0 ? 1 : n) * sqlite3_value_int64(v[0]);
        },
        +[](sqlite3_context* context) {
            if (const auto n = *total_of(context); n != 0) sqlite3_result_int64(context, n);
        });
    aggregate(
        "HowOften",
        +[](sqlite3_context* context, int, sqlite3_value** v) {
            *total_of(context) += sqlite3_value_type(v[0]) != SQLITE_NULL;
        },
        +[](sqlite3_context* context) { sqlite3_result_int64(context, *total_of(context)); });
}
#endif

test_database database_with_functions() {
    auto db = filled_database();
    add_functions(db);
    return db;
}

}  // namespace

TEST_CASE("a function of the program's own is called with columns, values and parameters") {
    auto db = database_with_functions();
    const auto rows = db.all(select(users.name, letters_in_common(users.name, "bad")).from(users).order_by(users.id));
    REQUIRE(rows.size() == 3);
    static_assert(std::is_same_v<decltype(rows[0].letters_in_common), std::int32_t>);
    CHECK((rows[0].letters_in_common == 2 && rows[1].letters_in_common == 1 && rows[2].letters_in_common == 0));
    const auto near =
        select(users.name).from(users).where(letters_in_common(param<std::string>, users.name) > param<int>);
    CHECK(db.one(near, "bad", 1).name == "ada");
    CHECK(db.all(select(users.id).from(users).where(letters_in_common("ada", std::string("da")) == 2)).size() == 3);
    CHECK(sqlite_text(near) ==
          R"(select "users"."name" from "users" where "letters_in_common"(?1, "users"."name") > ?2)");
    CHECK(postgres_text(select(half_of(users.id + 1)).from(users)) ==
          R"(select "Half"("users"."id" + $1) from "users")");
}

TEST_CASE("the declaration says where the result may be NULL") {
    auto db = database_with_functions();
    const auto described = db.all(select(letters_in_common(todos.title, todos.description).as<"common">(),
                                         length_or_zero(todos.description), half_of(todos.id - 1))
                                      .from(todos)
                                      .order_by(todos.id));
    REQUIRE(described.size() == 4);
    using row = std::remove_cvref_t<decltype(described[0])>;
    static_assert(std::is_same_v<decltype(row::length_or_zero), std::int64_t>);
    static_assert(std::is_same_v<decltype(row::half_of), std::optional<double>>);
    CHECK(get<"common">(described[0]) == std::nullopt);
    CHECK(get<"common">(described[2]) == 1);  // e of "rest" and "a while"
    CHECK((described[0].length_or_zero == 0 && described[2].length_or_zero == 7));
    CHECK((described[0].half_of == std::nullopt && described[2].half_of == 1.0));
    CHECK(
        db.one(select(length_or_zero(null).as<"a">(), length_or_zero(std::optional<std::string>("abc")).as<"b">())
                   .from(todos)
                   .where(todos.id == 1)) ==
        db.one(select(length_or_zero("").as<"a">(), length_or_zero("xyz").as<"b">()).from(todos).where(todos.id == 1)));
}

TEST_CASE("an aggregate of the program's own") {
    auto db = database_with_functions();
    const auto grouped = select(todos.user_id, product(todos.id), how_often(todos.description))
                             .from(todos)
                             .group_by(todos.user_id)
                             .order_by(todos.user_id);
    const auto by_user = db.all(grouped);
    REQUIRE(by_user.size() == 2);
    CHECK((by_user[0].product == 6 && by_user[0].how_often == 1));
    CHECK((by_user[1].product == 4 && by_user[1].how_often == 0));
    const auto of_none = select(product(todos.id), how_often(todos.title)).from(todos).where(todos.id < 0);
    static_assert(std::is_same_v<decltype(db.one(of_none).how_often), std::int64_t>);
    CHECK(db.one(select(product(todos.id)).from(todos).where(todos.id < 0)).product == std::nullopt);
    // MariaDB takes a stored one neither in having() nor with distinct(), and gives NULL where there are no rows.
    if (!on_mysql) {
        CHECK(db.one(of_none).how_often == 0);
        CHECK(db.all(select(todos.user_id).from(todos).group_by(todos.user_id).having(product(todos.id) > 4)).size() ==
              1);
        CHECK(db.one(select(product(distinct(todos.user_id))).from(todos)).product == 2);
    }
    CHECK(db.one(select(product(todos.id).filter(todos.id > 2).as<"x">()).from(todos)) ==
          db.one(select(product(todos.id).as<"x">()).from(todos).where(todos.id > 2)));
}

TEST_CASE("a function of another schema") {
    CHECK(postgres_text(select(elsewhere(users.name)).from(users)) ==
          R"(select "tools"."reversed"("users"."name") from "users")");
}
