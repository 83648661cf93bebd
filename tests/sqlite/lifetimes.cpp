// What outlives what it belongs to. The right twins of the wrong programs about it are run, which the sanitizers watch;
// what no compiler can see is a usage_error.
#include "catch.hpp"
#include "wrong_programs/schema.hpp"

#include <chrono>
#include <functional>
#include <string_view>

#include "wrong_programs/nothing_dropped.cpp"

namespace pointers {
#include "wrong_programs/null_pointers.cpp"
}
namespace habits {
#include "wrong_programs/habits.cpp"
}

namespace {

MIZZLE_SCHEMA(all_tables, users, posts, tags, post_tags, tickets)

sqlite filled() {
    sqlite db{":memory:"};
    create(db, all_tables);
    db.run(insert_into(users).values({.id = 1, .email = "ada@example.org", .name = "ada", .balance = numeric("0.30")}));
    db.run(insert_into(posts).values({.id = 1, .user_id = 1, .title = "first"}));
    db.run(insert_into(tags).values({.id = 1, .name = "old"}));
    return db;
}

}  // namespace

TEST_CASE("the right ones beside wrong programs about null pointers and views give what they say") {
    auto db = filled();
    CHECK(pointers::pointer_assigned(db).rows_affected == 1);
    CHECK(pointers::pointer_in_changes(db).rows_affected == 1);
    CHECK(pointers::pointer_compared(db).size() == 1);
    CHECK(pointers::pointer_as_an_operand(db)[0].coalesce == "none");
    CHECK(pointers::row_with_a_view(db)[0].name == "old");
    CHECK(pointers::row_with_an_optional_view(db)->nickname == std::nullopt);
    CHECK(pointers::sum_of_fractions(db).size() == 1);
    CHECK(pointers::star(db)[0].name == "ada");
    CHECK(pointers::pointer_required(db).rows_affected == 1);
    CHECK(pointers::pointer_in_a_pattern(db).size() == 1);
    CHECK(pointers::pointer_that_is_read() == numeric("0.50"));
    CHECK(pointers::pointer_as_sql(db).rows_affected == 0);
    CHECK(pointers::limit_of_nowhere().size() == 1);
    CHECK_THROWS_AS(pointers::streamed_from_nowhere(), database_error);  // its file has no tables
}

TEST_CASE("the right ones beside wrong programs that drop what they ask do it") {
    auto db = filled();
    statement_alone(db);
    CHECK(db.all(select().from(tags)).size() == 2);
    update_alone(db);
    CHECK(db.one(select(tags.name).from(tags).where(tags.id == 1)).name == "x");
    CHECK(conflict_of_no_key(db).rows_affected == 1);
    CHECK(conflict_of_half_a_key(db).rows_affected == 1);
    CHECK(conflict_of_half_a_key(db).rows_affected == 0);
    CHECK(conflict_of_another_expression(db).rows_affected == 1);
    CHECK(number_of_the_program(db).rows_affected == 1);
    CHECK(number_changed(db).rows_affected == 1);
    CHECK(join_to_the_written_table(db).rows_affected == 1);
    rows_alone(db);
    row_alone(db);
}

TEST_CASE("the right ones beside wrong programs about transactions and connections give what outlives them") {
    auto db = filled();
    CHECK(habits::const_database(db).size() == 1);
    habits::transaction_returned(db);
    habits::stream_returned(db);
    habits::block_without_transaction(db);
    habits::block_with_a_copy(db);
    CHECK(habits::copied_database(db).empty());
    CHECK_THROWS_AS(db.all(select().from(tags)), usage_error);
}

TEST_CASE("a transaction that is kept past its block is a usage_error, and so is what looks at it") {
    using transaction = open_transaction<sqlite>;
    auto db = filled();
    const auto count_tags = select(count()).from(tags);
    transaction *outer = nullptr, *inner = nullptr;
    const std::function<void()> later = db.transaction([&](auto& tx) {
        outer = &tx;
        tx.transaction([&](auto& nested) { inner = &nested; });
        CHECK_THROWS_AS(inner->one(count_tags), usage_error);
        CHECK(tx.one(count_tags).count == 1);
        return std::function<void()>([&tx] { tx.run(delete_from(tags).all_rows()); });
    });
    CHECK_THROWS_AS(outer->one(count_tags), usage_error);
    CHECK_THROWS_AS(inner->one(count_tags), usage_error);
    CHECK_THROWS_AS(inner->exec("delete from tags"), usage_error);
    CHECK_THROWS_AS(outer->transaction([](auto&) {}), usage_error);
    CHECK_THROWS_AS(later(), usage_error);

    sqlite other = std::move(db);
    CHECK_THROWS_AS(outer->one(count_tags), usage_error);
    CHECK_THROWS_AS(later(), usage_error);
    CHECK(other.transaction([&](auto& tx) { return tx.one(count_tags).count; }) == 1);
}

TEST_CASE("a pointer that is null is a usage_error where text is meant") {
    const char* none = nullptr;
    const auto is_refused = [](const auto& f) { CHECK_THROWS_WITH(f(), "mizzle: text is given as a null pointer"); };
    auto db = filled();
    is_refused([&] { return contains(none); });
    is_refused([&] { return starts_with(none); });
    is_refused([&] { return ends_with(none); });
    is_refused([&] { return numeric::parse(none); });
    is_refused([&] { return interval::parse(none); });
    is_refused([&] { return uuid::parse(none); });
    is_refused([&] { return parse_enum<role>(none); });
    is_refused([&] { return unsafe_sql<std::string>(none); });
    is_refused([&] { return unsafe_sql_statement(none); });
    is_refused([&] { return sort_keys(tags.name, tags.id).parse(none); });
    is_refused([&] { return sort_keys(tags.name, tags.id).parse(std::vector{"name", none}); });
    is_refused([&] { return sort_keys(tags.name, tags.id).parse("name").then(none); });
    is_refused([&] { return columns_of(none, tags.name); });
    is_refused([&] { return get<std::string>(db.all(select(columns_of("name", tags.name)).from(tags)).at(0), none); });
    is_refused([&] { return select(tags.id).from(tags).comment({{"route", none}}); });
    is_refused([&] { db.exec(none); });
    is_refused([&] { session<sqlite>(db).exec(none); });
    is_refused([&] { db.transaction([&](auto& tx) { tx.exec(none); }); });
    is_refused([&] { sqlite other(none); });
}
