// The values of a statement are where they belong, whatever stands beside them: most parts of a statement are empty
// and share their place with what is not. (GCC 12 once let them overwrite it in statements made of constants.)
#include "app.hpp"
#include "catch.hpp"

#include <string>

using namespace app;
using namespace mizzle;

namespace {

// What a statement binds, as literals.
template <class S> std::string bound(const S& statement) {
    mizzle::detail::inline_values<16> values(dialects::sqlite::id);
    mizzle::detail::given_values none;
    mizzle::detail::bind_values(values, none, statement);
    std::string text;
    for (const auto& v : values) {
        if (!text.empty()) text += ", ";
        mizzle::detail::append_literal(text, dialects::sqlite::id, v);
    }
    return text;
}

}  // namespace

TEST_CASE("constants in assignments keep their values") {
    const auto set = update(todos);
    CHECK(bound(set.set(todos.completed = true)) == "1");
    CHECK(bound(set.set(todos.completed = true, todos.due_date = now())) == "1");
    CHECK(bound(set.set(todos.due_date = now(), todos.completed = true)) == "1");
    CHECK(bound(set.set(todos.due_date = now(), todos.completed = true, todos.title = upper(todos.title))) == "1");
    CHECK(bound(set.set(todos.completed = true, todos.user_id = 7, todos.description = null).where(todos.id == 3)) ==
          "1, 7, null, 3");
    CHECK(bound(set.set(todos.completed = true, todos.due_date = coalesce(todos.due_date, now()))
                    .where(todos.id == 3)
                    .returning(todos.id)) == "1, 3");
    CHECK(bound(set.set(todos.completed = !todos.completed, todos.priority = priority::high).all_rows()) == "'high'");
    const auto kept = set.set(todos.completed = true, todos.due_date = now()).where(todos.id == 3);
    CHECK(bound(kept) == "1, 3");
    constexpr auto constant = update(todos).set(todos.completed = true, todos.due_date = now()).where(todos.id == 3);
    CHECK(bound(constant) == "1, 3");

    CHECK(bound(insert_into(todos).values(todos.user_id = 7, todos.title = "x", todos.completed = true,
                                          todos.due_date = now())) == "7, 'x', 1");
    CHECK(bound(insert_into(todos).values(todos.completed = true, todos.user_id = 7, todos.title = "x",
                                          todos.due_date = now())) == "1, 7, 'x'");
    CHECK(bound(insert_into(tags)
                    .values(tags.name = "x")
                    .on_conflict(tags.name)
                    .do_update(tags.id = 5, tags.color = excluded(tags.color), tags.name = "y")
                    .where(tags.id > 2)) == "'x', 5, 'y', 2");
}

TEST_CASE("constants in expressions keep their values") {
    CHECK(bound(todos.id.in(1, 2, 3)) == "1, 2, 3");
    CHECK(bound(todos.id.in(1, todos.user_id, 3)) == "1, 3");
    CHECK(bound(todos.completed == true && todos.due_date < now()) == "1");
    CHECK(bound(todos.due_date < now() && todos.completed == true) == "1");
    CHECK(bound(todos.user_id.between(1, todos.id)) == "1");
    CHECK(bound(todos.user_id.between(todos.id, 9)) == "9");
    CHECK(bound(coalesce(todos.effort, todos.user_id, 1)) == "1");
    CHECK(bound(coalesce(todos.effort, 1, todos.user_id)) == "1");
    CHECK(bound(concat(users.name, "x", users.email)) == "'x'");
    CHECK(bound(count(case_when(todos.completed == true, 1))) == "1, 1");
    CHECK(bound(case_when(todos.completed == true, todos.user_id).when(todos.id == 2, todos.id).else_(3)) == "1, 2, 3");
    CHECK(bound(case_when(todos.due_date < now(), true).else_(todos.completed)) == "1");
    CHECK(bound(when(true, todos.completed == true)) == "1, 1");
    CHECK(bound(sql<int>("f({}, {}, {})", todos.id, true, now())) == "1");
    CHECK(bound(!(todos.completed == true)) == "1");
    CHECK(bound(condition(todos.completed == true && todos.due_date < now())) == "1");
}

TEST_CASE("constants in a select keep their values") {
    CHECK(bound(select(todos.id, coalesce(todos.completed, true), now()).from(todos)) == "1");
    CHECK(bound(select(todos.id)
                    .from(todos)
                    .inner_join(users, users.id == todos.user_id && users.is_active == true)
                    .left_join(tags, tags.id == 4)
                    .where(todos.completed == true)
                    .group_by(todos.id, coalesce(todos.completed, true), lower(todos.title))
                    .having(count() > 2)
                    .order_by(todos.completed == true, lower(todos.title), desc(todos.id + 1))
                    .limit(10)
                    .offset(20)) == "1, 4, 1, 1, 2, 1, 1, 10, 20");
}
