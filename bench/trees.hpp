// Trees of rows, by whoever reads them: By has users_with_todos(), first_users(), todos_with_user() and three_levels(),
// by one relational query, by plain queries that a program merges, or as JSON that the database makes.
#pragma once
#include <mizzle/mizzle.hpp>

#include <benchmark/benchmark.h>

#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace bench {

using namespace mizzle;

MIZZLE_TABLE(users,
    (id,     serial, primary_key),
    (email,  text,   not_null),
    (name,   text,   not_null),
    (visits, bigint, not_null))

MIZZLE_TABLE(todos,
    (id,          serial,  primary_key),
    (user_id,     integer, not_null, references(users.id)),
    (title,       text,    not_null),
    (description, text),
    (completed,   boolean, not_null),
    (effort,      double_precision))

MIZZLE_CONSTRAINTS(todos,
    index("todos_user_id_idx").on(todos.user_id))

MIZZLE_TABLE(tags,
    (id,   serial, primary_key),
    (name, text,   not_null))

MIZZLE_TABLE(todo_tags,
    (todo_id, integer, not_null, references(todos.id)),
    (tag_id,  integer, not_null, references(tags.id)))

MIZZLE_CONSTRAINTS(todo_tags,
    primary_key(todo_tags.todo_id, todo_tags.tag_id))

MIZZLE_RELATIONS(users, (todos, many(todos)))
MIZZLE_RELATIONS(todos, (user, one(users)), (tags, many(tags).through(todo_tags)))

MIZZLE_SCHEMA(schema, users, todos, tags, todo_tags)

inline constexpr int user_count = 20'000, todo_count = 200'000, tag_count = 500, tagging_count = 200'000;
inline constexpr int first_user_count = 50, latest_todo_count = 10;

inline constexpr auto all_users = query(users).with(relations::users.todos);
inline constexpr auto all_todos = query(todos).with(relations::todos.user);
inline constexpr auto all_levels = query(users).with(relations::users.todos.with(relations::todos.tags));

// The same structs for all sides, so that none has an advantage by its layout.
using user = users::row;
using todo = todos::row;
using tag = tags::row;
using user_with_todos = result_of<decltype(all_users)>;
using todo_with_user = result_of<decltype(all_todos)>;
using user_with_all = result_of<decltype(all_levels)>;
using todo_with_tags = decltype(user_with_all::todos)::value_type;

template <class Db> void fill(Db& db) {
    create(db, schema);
    std::vector<users::new_row> some_users;
    for (int id = 1; id <= user_count; ++id)
        some_users.push_back({.email = "user" + std::to_string(id) + "@example.org",
                              .name = "name " + std::to_string(id * 7919 % user_count),
                              .visits = std::int64_t{id} * 1'000'003});
    std::vector<todos::new_row> some_todos;
    for (int id = 1; id <= todo_count; ++id) {
        todos::new_row row{.user_id = id * 31 % user_count + 1,
                           .title = "write to customer " + std::to_string(id) + " about the order",
                           .completed = id % 4 == 0};
        if (id % 2 == 0) row.description = "as agreed by telephone on day " + std::to_string(id % 365);
        if (id % 5 != 0) row.effort = id % 16 * 0.25;
        some_todos.push_back(std::move(row));
    }
    std::vector<tags::new_row> some_tags;
    for (int id = 1; id <= tag_count; ++id) some_tags.push_back({.name = "tag " + std::to_string(id)});
    std::vector<todo_tags::new_row> taggings;
    for (int i = 0; i < tagging_count; ++i)
        taggings.push_back({.todo_id = i % (todo_count / 2) + 1, .tag_id = (i * 17 + i / 100'000) % tag_count + 1});
    db.transaction([&](auto& tx) {
        tx.run(insert_into(users).values(some_users));
        tx.run(insert_into(todos).values(some_todos));
        tx.run(insert_into(tags).values(some_tags));
        tx.run(insert_into(todo_tags).values(taggings));
    });
}

// What every side must have found, so that none is fast by finding less.
inline void expect(bool found) {
    if (!found) throw std::runtime_error("a benchmark read another tree than it was to read");
}
template <class Users> void expect_all(const Users& all) {
    std::size_t count = 0;
    for (const auto& u : all) count += u.todos.size();
    expect(all.size() == user_count && count == todo_count && all[6].todos.at(3).user_id == all[6].id);
}

template <class By> By& by() {
    static By made;
    return made;
}

template <class By> void users_with_their_todos(benchmark::State& state) {
    expect_all(by<By>().users_with_todos());
    for (auto _ : state) {
        auto all = by<By>().users_with_todos();
        benchmark::DoNotOptimize(all.data());
    }
}

// The first users by a column without an index, each with the latest of its todos.
template <class By> void first_users(benchmark::State& state) {
    const auto some = by<By>().first_users();
    expect(some.size() == first_user_count && some[1].name == "name 1" && some[1].todos.size() == latest_todo_count &&
           some[1].todos[0].id > some[1].todos[1].id);
    for (auto _ : state) {
        auto found = by<By>().first_users();
        benchmark::DoNotOptimize(found.data());
    }
}

template <class By> void todos_with_their_user(benchmark::State& state) {
    const auto some = by<By>().todos_with_user();
    expect(some.size() == todo_count && some[0].user.id == some[0].user_id);
    for (auto _ : state) {
        auto all = by<By>().todos_with_user();
        benchmark::DoNotOptimize(all.data());
    }
}

// The same by a plain left join, whose rows have a member for each table.
template <class Driver> void todos_left_join_users(benchmark::State& state) {
    auto& db = by<Driver>();
    constexpr auto joined = select(todos, users).from(todos).left_join(users, users.id == todos.user_id);
    const auto some = db.all(joined);
    expect(some.size() == todo_count && some[0].users && some[0].users->id == some[0].todos.user_id);
    for (auto _ : state) {
        auto all = db.all(joined);
        benchmark::DoNotOptimize(all.data());
    }
}

template <class By> void three_levels(benchmark::State& state) {
    const auto some = by<By>().three_levels();
    expect_all(some);
    std::size_t count = 0;
    for (const auto& u : some)
        for (const auto& t : u.todos) count += t.tags.size();
    expect(count == tagging_count);
    for (auto _ : state) {
        auto all = by<By>().three_levels();
        benchmark::DoNotOptimize(all.data());
    }
}

template <class Driver> struct by_mizzle {
    Driver& db = by<Driver>();
    auto users_with_todos() { return db.all(all_users); }
    auto first_users() {
        return db.all(query(users)
                          .order_by(users.name)
                          .limit(first_user_count)
                          .with(relations::users.todos.order_by(desc(todos.id)).limit(latest_todo_count)));
    }
    auto todos_with_user() { return db.all(all_todos); }
    auto three_levels() { return db.all(all_levels); }
};

}  // namespace bench
