// Statements that outlive what they were made from: each owns its text, its lists and its rows.
#include "app.hpp"
#include "catch.hpp"

#include <optional>
#include <string>
#include <thread>
#include <vector>

using namespace app;
using namespace mizzle;

namespace {

// Text that is kept inside of a statement, and text that is not.
const std::string lengths[] = {
    "", "0123456789", std::string(24, 'b'), std::string(25, 'c'), std::string(300, 'd'), std::string(100'000, 'e')};

auto by_name(std::string_view first, std::string_view rest) {
    const std::string name = std::string(first) + std::string(rest);
    return select(users.id).from(users).where(users.name == name).order_by(users.id).limit(5);
}
auto is_called(std::string name) { return users.name == name; }
auto is_called_by_pointer(std::string name) {
    const char* pointer = name.c_str();
    return !(users.name != pointer);
}
auto with_bio(std::string bio) {
    const std::optional<std::string> given = bio;
    return update(users).set(users.bio = given, users.name = "n" + bio).where(users.email == std::string_view(bio));
}
auto user_of(std::string text) {
    users::new_row row{.email = text, .name = "n" + text, .bio = text};
    return insert_into(users).values(row);
}
// Where the database has it.
[[maybe_unused]] auto returned_user_of(std::string text) {
    users::new_row row{.email = text, .name = "n" + text, .bio = text};
    return insert_into(users).values(row).on_conflict(users.email).do_nothing().returning(users.id, users.bio);
}
auto users_of(std::string text) {
    std::vector<users::new_row> rows(2, {.email = text, .name = "n" + text, .bio = text});
    rows[1].email = text + "2";
    return insert_into(users).values(rows).returning();
}
auto named(std::string text) { return users.name = text; }
auto described(std::optional<std::string> text) {
    auto first = (users.bio = text);
    text = "gone";
    auto second = std::move(first);
    return second;
}
auto inserted_or_renamed(std::string text) {
    const std::optional<std::string> bio = text;
    auto insert = insert_into(users).values(users.email = text, users.name = text, users.bio = bio);
    return std::move(insert).on_conflict(users.email).do_update(users.name = text, users.bio = bio);
}
auto values_of(std::string text) { return insert_into(tags).values(tags.name = text, tags.color = text); }
auto changed(std::string text) {
    users::changes change{.bio = text};
    return update(users).set(change, users.is_active = false).where(users.id == 1).returning();
}
auto changed_by_key(std::string text) {
    std::vector<tags::row> rows{{.id = 1, .name = text, .color = text}};
    return update(tags).by_key(rows, tags.name);
}
auto listed(std::string text) {
    std::vector<std::string> names{"x", text};
    return select(users.id).from(users).where(users.name.in(names) && users.id > 0);
}
auto listed_views(std::string text) {
    const std::vector<std::string_view> names{"x", text};
    return select(users.id).from(users).where(users.name.in(names));
}
auto listed_pointers(std::string text) {
    return select(users.id).from(users).where(users.name.in({text.c_str()}) && users.name.not_in({"x", "z"}));
}
auto in_subqueries(std::string text) {
    const auto named = subquery<"named">(select(users.id).from(users).where(users.name == text));
    return select(named.id).from(named).where(exists(select(users.id).from(users).where(users.name == text)));
}
auto in_table_expression(std::string text) {
    const auto named = cte<"named">(select(users.id).from(users).where(users.name == text));
    return with(named)(select(named.id).from(named));
}
auto as_tree(std::string text) { return query(users).where(users.name == text).order_by(users.id); }

}  // namespace

TEST_CASE("a statement returned from a function owns the text that was local there") {
    auto db = filled_database();
    for (const auto& text : lengths) {
        INFO(text.size());
        const std::string name = "x" + text;
        db.run(update(users).set(users.name = name + "y").where(users.id == 2));
        CHECK(db.one(by_name(name, "y")).id == 2);
        const auto kept = by_name(name, "y");
        CHECK(db.one(kept).id == 2);
        CHECK(db.one(std::optional(kept).value().comment("again")).id == 2);
        CHECK(db.one(select(users.id).from(users).where(is_called(name + "y"))).id == 2);
        CHECK(db.one(select(users.id).from(users).where(is_called_by_pointer(name + "y") && users.id != 9)).id == 2);
        CHECK(db.all(listed(name + "y")).size() == 1);
        CHECK(db.all(listed_views(name + "y")).size() == 1);
        CHECK(db.all(listed_pointers(name + "y")).size() == 1);
        CHECK(db.all(in_subqueries(name + "y")).size() == 1);
        CHECK(db.all(in_table_expression(name + "y")).size() == 1);
        CHECK(db.all(as_tree(name + "y")).size() == 1);

        db.run(update(users).set(users.email = name).where(users.id == 2));
        CHECK(db.run(with_bio(name)).rows_affected == 1);
        CHECK(db.one(select().from(users).where(users.id == 2)).bio == name);
        const auto name_is = named(name + "y");
        const auto bio_is = described(name + "b");
        db.run(update(users).set(name_is, bio_is).where(users.id == 2));
        db.run(update(users).set({.is_active = true}, name_is).where(users.id == 2));
        CHECK(db.one(select().from(users).where(users.id == 2 && users.name == name + "y")).bio == name + "b");
        db.run(update(users).set(described(std::nullopt)).where(users.id == 2));
        CHECK(db.one(select().from(users).where(users.id == 2)).bio == std::nullopt);
        db.run(delete_from(tags).all_rows());
        CHECK(db.run(values_of(name)).rows_affected == 1);
        CHECK(db.one(select().from(tags)).color == name);
    }
}

TEST_CASE("a statement returned from a function owns the rows that were local there") {
    auto db = filled_database();
    db.run(insert_into(tags).values({.id = 1, .name = "t"}));
    for (const auto& text : lengths) {
        if (text.size() > 1000) continue;  // more than an index of PostgreSQL's takes
        INFO(text.size());
        CHECK(db.run(user_of("a" + text)).rows_affected == 1);
        where_it_has<mizzle::detail::feature::returning_kept>(db, [&](auto& that) {
            const auto insert = returned_user_of("b" + text);
            CHECK(that.one(insert).bio == "b" + text);
            CHECK(that.first(insert) == std::nullopt);
        });
        const auto several = users_of("c" + text);
        const auto copied = several;
        const auto rows = db.all(several);
        REQUIRE(rows.size() == 2);
        CHECK(rows[1].bio == "c" + text);
        CHECK_THROWS_AS(db.run(copied), unique_violation);
        CHECK(db.one(changed("d" + text)).bio == "d" + text);
        CHECK(db.run(changed_by_key("e" + text)).rows_affected == 1);
        const auto either = inserted_or_renamed("ff" + text);
        CHECK(db.run(either).rows_affected == 1);
        CHECK(db.run(std::optional(either).value()).rows_affected == 1);
        CHECK(db.one(select().from(users).where(users.email == "ff" + text)).bio == "ff" + text);
        CHECK(db.one(select().from(tags)).name == "e" + text);
    }
}

TEST_CASE("a statement that is kept is as it was when it was made") {
    auto db = filled_database();
    std::string name = std::string(40, 'n');
    users::new_row row{.email = name, .name = name};
    std::vector<int> ids{1, 2};
    const auto insert = insert_into(users).values(row);
    const auto find = select(users.id).from(users).where(users.name == name && users.id.not_in(ids));
    name[0] = 'o', row.name = "o", ids.push_back(4);
    db.run(insert);
    CHECK(db.one(find).id == 4);
    // Its copies share text, in other threads, too.
    std::optional<decltype(select(users.id).from(users).where(users.name == name))> shared;
    std::thread([&] {
        shared.emplace(select(users.id).from(users).where(users.name == std::string(40, 'n').c_str()));
    }).join();
    auto second = *shared;
    shared.reset();
    CHECK(db.one(second).id == 4);
    std::thread([moved = std::move(second)] { auto last = moved; }).join();

    constexpr std::string_view ada = "ada";
    constexpr auto fixed = select(users.id).from(users).where(users.name == ada);
    CHECK(db.one(fixed).id == 1);
}
