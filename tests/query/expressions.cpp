#include "app.hpp"
#include "catch.hpp"

using namespace app;
using namespace mizzle;

namespace {

// The condition alone.
template <class X> std::string sqlite_where(const X& condition) {
    const auto text = sqlite_text(select(todos.id).from(todos).where(condition));
    return text.substr(text.find(" where ") + 7);
}
template <class X> std::string postgres_where(const X& condition) {
    const auto text = postgres_text(select(todos.id).from(todos).where(condition));
    return text.substr(text.find(" where ") + 7);
}

template <int Depth, class X> auto nested(const X& x) {
    if constexpr (Depth == 0) return x;
    else return coalesce(nullif(nested<Depth - 1>(x), Depth), Depth);
}
template <std::size_t... I> auto long_sum(std::index_sequence<I...>) { return (todos.id + ... + static_cast<int>(I)); }
template <std::size_t... I> auto long_list(std::index_sequence<I...>) {
    return (... && (todos.id != static_cast<int>(I)));
}

}  // namespace

TEST_CASE("comparison and logic print the parentheses that are needed, and no others") {
    CHECK(sqlite_where(todos.id == 1 && todos.user_id != 2 && todos.id < 3) ==
          R"("todos"."id" = ?1 and "todos"."user_id" <> ?2 and "todos"."id" < ?3)");
    CHECK(sqlite_where((todos.id == 1 || todos.id == 2) && todos.completed == true) ==
          R"(("todos"."id" = ?1 or "todos"."id" = ?2) and "todos"."completed" = ?3)");
    CHECK(sqlite_where(todos.id == 1 || (todos.id == 2 && todos.completed)) ==
          R"("todos"."id" = ?1 or ("todos"."id" = ?2 and "todos"."completed"))");
    CHECK(sqlite_where(!(todos.id == 1) && !todos.completed) ==
          R"(not ("todos"."id" = ?1) and not "todos"."completed")");
    CHECK(sqlite_where(3 < todos.id) == R"(?1 < "todos"."id")");
}

// These are marked as spelled alike, which is asked of no database again.
using both = decltype(todos.id == 1 && todos.user_id == 2);
using either = decltype(todos.id == 1 || todos.user_id == 2);
static_assert(!mizzle::detail::spells<dialects::sqlite, both> && !mizzle::detail::spells<dialects::sqlite, either>);
static_assert(!mizzle::detail::spells<dialects::postgres, both> && !mizzle::detail::spells<dialects::postgres, either>);
static_assert(!mizzle::detail::spells<dialects::mysql, both> && !mizzle::detail::spells<dialects::mysql, either>);

TEST_CASE("arithmetic keeps the grouping that the program wrote") {
    CHECK(sqlite_where((todos.id + 1) * 2 - todos.user_id / 3 > todos.id % 5) ==
          R"(mizzle_computed((("todos"."id" + ?1) * ?2) - (mizzle_divide("todos"."user_id", ?3)), 32) > )"
          R"((mizzle_modulo("todos"."id", ?4)))");
    CHECK(postgres_where((todos.id + 1) * 2 - todos.user_id / 3 > todos.id % 5) ==
          R"(((("todos"."id" + $1) * $2) - ("todos"."user_id" / $3)) > ("todos"."id" % $4))");
    CHECK(sqlite_where(-todos.id < -1) == R"(mizzle_computed(-"todos"."id", 32) < ?1)");
    CHECK(sqlite_where(todos.effort * 2 > 1.5) == R"(mizzle_times("todos"."effort", ?1) > ?2)");
}

TEST_CASE("a chain of one operator is one list where it is written in the program, too") {
#ifdef __clang__
    constexpr int length = 20, depth = 4;  // of more it thinks for a minute
#else
    constexpr int length = 100, depth = 17;
#endif
    constexpr auto long_one = std::make_index_sequence<length>();
    std::string sum = R"("todos"."id")", list;
    for (int i = 1; i <= length; ++i) {
        sum += " + ?" + std::to_string(i);
        list += (i == 1 ? "" : " and ") + (R"("todos"."id" <> $)" + std::to_string(i));
    }
    CHECK(sqlite_where(long_sum(long_one) == 7).find(sum) != std::string::npos);
    CHECK(postgres_where(long_list(long_one)) == list);
    // What stands deep within each other is no constant, and the same text.
    std::string text = R"("todos"."id")";
    for (int i = 1; i <= depth; ++i)
        text = "coalesce(nullif(" + text + ", $" + std::to_string(2 * i - 1) + "::integer), $" + std::to_string(2 * i) +
               "::integer)";
    CHECK(postgres_where(nested<depth>(todos.id) == 7) == text + " = $" + std::to_string(2 * depth + 1));
}

TEST_CASE("text") {
    CHECK(sqlite_where(concat(todos.title, ": ", todos.description) == "a: b") ==
          R"(("todos"."title" || ?1 || "todos"."description") = ?2)");
    CHECK(sqlite_where(lower(todos.title) == upper(todos.description)) ==
          R"(lower("todos"."title") = upper("todos"."description"))");
    CHECK(sqlite_where(length(trim(todos.title)) > 3) == R"(length(trim("todos"."title")) > ?1)");
}

TEST_CASE("patterns") {
    CHECK(sqlite_where(todos.title.like("a%")) == R"("todos"."title" like ?1 escape '\')");
    CHECK(postgres_where(todos.title.ilike(contains("a"))) == R"("todos"."title" ilike $1 escape '\')");
    CHECK(postgres_where(todos.title.not_like(todos.description)) ==
          R"("todos"."title" not like "todos"."description" escape '\')");
    CHECK(contains(R"(50%_\)") == R"(%50\%\_\\%)");
    CHECK(starts_with("a_") == R"(a\_%)");
    CHECK(ends_with("%") == R"(%\%)");
}

TEST_CASE("in takes operands, or a list whose length does not change the text") {
    CHECK(sqlite_where(todos.id.in(1, 2, todos.user_id)) == R"("todos"."id" in (?1, ?2, "todos"."user_id"))");
    const std::vector<int> list{1, 2, 3};
    CHECK(sqlite_where(todos.id.in(list)) == R"("todos"."id" in (select value from json_each(?1)))");
    CHECK(postgres_where(todos.id.in(list)) == R"("todos"."id" = any($1))");
    CHECK(postgres_where(todos.id.not_in(list)) == R"("todos"."id" <> all($1))");
    CHECK(sqlite_where(todos.priority.in(priority::low, priority::high)) == R"("todos"."priority" in (?1, ?2))");
}

TEST_CASE("between, null and distinct") {
    CHECK(sqlite_where(todos.id.between(1, todos.user_id + 1)) ==
          R"("todos"."id" between ?1 and mizzle_computed("todos"."user_id" + ?2, 32))");
    CHECK(sqlite_where(todos.id.not_between(1, 2)) == R"("todos"."id" not between ?1 and ?2)");
    CHECK(sqlite_where(todos.due_date.is_null() && todos.description.is_not_null()) ==
          R"("todos"."due_date" is null and "todos"."description" is not null)");
    CHECK(sqlite_where(todos.description.is_distinct_from(null)) == R"("todos"."description" is not ?1)");
    CHECK(postgres_where(todos.description.is_not_distinct_from(std::optional<std::string>{})) ==
          R"("todos"."description" is not distinct from $1)");
}

TEST_CASE("case, coalesce and cast") {
    CHECK(sqlite_where(case_when(todos.id == 1, "a").when(todos.id == 2, todos.title).else_("c") == "a") ==
          R"(case when "todos"."id" = ?1 then ?2 when "todos"."id" = ?3 then "todos"."title" else ?4 end = ?5)");
    CHECK(sqlite_where(coalesce(todos.description, todos.title, "none") == "x") ==
          R"(coalesce("todos"."description", "todos"."title", ?1) = ?2)");
    CHECK(postgres_where(cast<std::string>(todos.id) == "1") == R"(cast("todos"."id" as text) = $1)");
    CHECK(sqlite_where(cast<std::int64_t>(todos.title) == 1) == R"(mizzle_integer("todos"."title") = ?1)");
}

TEST_CASE("aggregates have the same type on both databases") {
    CHECK(
        postgres_text(select(sum(todos.id), avg(todos.id), count(distinct(todos.user_id))).from(todos)) ==
        R"(select cast(sum("todos"."id") as bigint), cast(avg("todos"."id") as double precision), count(distinct "todos"."user_id") from "todos")");
    CHECK(sqlite_text(select(sum(todos.id), avg(todos.id)).from(todos)) ==
          R"(select sum("todos"."id"), avg("todos"."id") from "todos")");
}

TEST_CASE("when() keeps the text whatever is on") {
    CHECK(sqlite_where(todos.id == 1 && when(false, todos.completed == true)) ==
          R"("todos"."id" = ?1 and (not ?2 or "todos"."completed" = ?3))");
    CHECK(sqlite_where(when(true, todos.id == 1 && todos.completed)) ==
          R"((not ?1 or ("todos"."id" = ?2 and "todos"."completed")))");
}

TEST_CASE("a condition put together at run time") {
    condition c;
    CHECK(c.empty());
    CHECK(sqlite_text(select(tags.id).from(tags).where(c)) == R"(select "tags"."id" from "tags")");
    c &= todos.id == 1;
    CHECK(sqlite_where(c) == R"(("todos"."id" = ?1))");
    c &= todos.title == std::string("x") || todos.completed;
    c |= !condition(todos.user_id.in(std::vector<int>{1}));
    CHECK(
        sqlite_where(c) ==
        R"(((("todos"."id" = ?1) and ("todos"."title" = ?2 or "todos"."completed")) or not ("todos"."user_id" in (select value from json_each(?3)))))");
    CHECK(postgres_where(todos.id > 0 && condition(todos.completed == true)) ==
          R"("todos"."id" > $1 and ("todos"."completed" = $2))");
}

TEST_CASE("raw SQL takes operands in place of {}") {
    CHECK(sqlite_where(sql<int>("instr({}, {})", todos.title, "x") > 2) == R"((instr("todos"."title", ?1)) > ?2)");
    CHECK(sqlite_where(sql<bool>("{} is not {}", todos.id, 3)) == R"("todos"."id" is not ?1)");
    CHECK_THROWS_AS(sqlite_where(unsafe_sql<bool>("{} = 1", todos.id, 3)), usage_error);
    CHECK_THROWS_AS(sqlite_where(unsafe_sql<bool>("{} = {}", todos.id)), usage_error);
}
