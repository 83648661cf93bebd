// The schema that most tests share.
#pragma once
#include <mizzle/json/nlohmann.hpp>
#include <mizzle/mizzle.hpp>
#include <mizzle/sqlite.hpp>
#ifdef MIZZLE_TEST_POSTGRES
#include "postgres/server.hpp"
#endif
#ifdef MIZZLE_TEST_MYSQL
#include "mysql/server.hpp"
#endif

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// A column of std::vector<T>: an array, where the database has arrays.
#ifdef MIZZLE_TEST_MYSQL
#define MIZZLE_TEST_LIST(T) jsonb<std::vector<T>>
#else
#define MIZZLE_TEST_LIST(T) array_of<T>
#endif

namespace app {

struct settings {
    bool email = true;
    std::string frequency = "instant";
    bool operator==(const settings&) const = default;
};
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(settings, email, frequency)

MIZZLE_ENUM(priority, low, medium, high)

MIZZLE_TABLE(users,
    (id,         serial,      primary_key),
    (email,      text,        not_null, unique),
    (name,       text,        not_null),
    (bio,        text,        default_value("")),
    (is_active,  boolean,     not_null, default_value(true)),
    (created_at, timestamptz, not_null, default_now))

MIZZLE_CONSTRAINTS(users,
    index("users_name_idx").on(users.name),
    unique_index("users_email_lower_idx").on(lower(users.email)),
    check("users_name_length", length(users.name) >= 2))

MIZZLE_TABLE(todos,
    (id,          serial,          primary_key),
    (user_id,     integer,         not_null, references(users.id).on_delete(cascade)),
    (title,       text,            not_null),
    (description, text),
    (priority,    enum_<priority>, not_null, default_value(priority::medium)),
    (completed,   boolean,         not_null, default_value(false)),
    (due_date,    timestamptz),
    (effort,      double_precision))

MIZZLE_CONSTRAINTS(todos,
    index("todos_open_by_due_idx").on(todos.due_date).where(todos.completed == false),
    index("todos_user_due_idx").on(todos.user_id, desc(todos.due_date)))

MIZZLE_TABLE(tags,
    (id,    serial, primary_key),
    (name,  text,   not_null, unique),
    (color, text,   default_value("#3b82f6")))

MIZZLE_TABLE(todo_tags,
    (todo_id, integer, not_null, references(todos.id).on_delete(cascade)),
    (tag_id,  integer, not_null, references(tags.id)))

MIZZLE_CONSTRAINTS(todo_tags,
    primary_key(todo_tags.todo_id, todo_tags.tag_id))

MIZZLE_TABLE(preferences,
    (id,      serial,          primary_key),
    (user_id, integer,         not_null, unique, references(users.id)),
    (theme,   varchar(20),     default_value("system")),
    (options, jsonb<settings>, default_value(settings{})))

MIZZLE_SCHEMA(schema, users, todos, tags, todo_tags, preferences)

}  // namespace app

// The statement's text in each dialect.
template <class S> std::string sqlite_text(const S& statement) {
    return std::string(mizzle::to_sql<mizzle::dialects::sqlite>(statement));
}
template <class S> std::string postgres_text(const S& statement) {
    return std::string(mizzle::to_sql<mizzle::dialects::postgres>(statement));
}

// The database that the tests of this program run on: their source is the same for all.
#if defined(MIZZLE_TEST_POSTGRES)
using test_database = mizzle::postgres;
#elif defined(MIZZLE_TEST_MYSQL)
using test_database = mizzle::mysql;
#else
using test_database = mizzle::sqlite;
#endif
inline constexpr bool on_sqlite = std::is_same_v<test_database, mizzle::sqlite>;
inline constexpr bool on_postgres = test_database::dialect::name == "PostgreSQL";
inline constexpr bool on_mysql = test_database::dialect::name == "MySQL";
template <mizzle::detail::feature... F>
inline constexpr bool has_features = (((test_database::dialect::provides & mizzle::detail::needed(F)) != 0) && ...);

// Calls run(db) where the database has these features. What it lacks does not compile, so run is a template.
template <mizzle::detail::feature... F, class Db, class Do> void where_it_has(Db& db, const Do& run) {
    if constexpr (has_features<F...>) run(db);
}

test_database empty_database();

// SQL text that each database has in a way of its own, by the database's word; empty where this one has none.
inline std::string own_sql(std::initializer_list<std::pair<std::string_view, std::string_view>> texts) {
    for (const auto& [word, sql] : texts)
        if (word == test_database::dialect::constants.word) return std::string(sql);
    return {};
}

// A fresh database with the schema, three users and four todos.
test_database filled_database();
