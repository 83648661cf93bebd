// The todo list's tables. Everything else follows from this file: the row types, the queries and CREATE TABLE.
#pragma once
#include <mizzle/json/nlohmann.hpp>
#include <mizzle/schema.hpp>

#include <string>

namespace todo {

// How a user wants to hear of what is due; kept as one JSON document.
struct notification_settings {
    bool email = true;
    bool push = true;
    std::string frequency = "instant";
    bool operator==(const notification_settings&) const = default;
};
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(notification_settings, email, push, frequency)

MIZZLE_ENUM(priority, low, medium, high)

MIZZLE_TABLE(users,
    (id,            serial,      primary_key),
    (email,         text,        not_null, unique),
    (username,      text,        not_null, unique),
    (password_hash, text,        not_null),
    (avatar_url,    text),
    (bio,           text,        default_value("")),
    (is_active,     boolean,     not_null, default_value(true)),
    (role,          text,        not_null, default_value("user")),
    (last_login_at, timestamptz),
    (created_at,    timestamptz, not_null, default_now),
    (updated_at,    timestamptz, not_null, default_now))

MIZZLE_CONSTRAINTS(users,
    index("users_email_idx").on(users.email),
    index("users_created_at_idx").on(users.created_at),
    index("users_role_idx").on(users.role),
    check("username_length", length(users.username) >= 3))

MIZZLE_TABLE(todos,
    (id,           serial,          primary_key),
    (user_id,      integer,         not_null, references(users.id).on_delete(cascade)),
    (title,        text,            not_null),
    (description,  text),
    (priority,     enum_<priority>, not_null, default_value(priority::medium)),
    (completed,    boolean,         not_null, default_value(false)),
    (due_date,     timestamptz),
    (completed_at, timestamptz),
    (created_at,   timestamptz,     not_null, default_now),
    (updated_at,   timestamptz,     not_null, default_now))

MIZZLE_CONSTRAINTS(todos,
    index("todos_user_id_idx").on(todos.user_id),
    index("todos_completed_idx").on(todos.completed),
    index("todos_priority_idx").on(todos.priority),
    index("todos_created_at_idx").on(todos.created_at),
    index("todos_open_by_due_idx").on(todos.due_date).where(todos.completed == false),
    index("todos_user_completed_created_idx").on(todos.user_id, todos.completed, desc(todos.created_at)))

MIZZLE_TABLE(tags,
    (id,         serial,      primary_key),
    (name,       text,        not_null, unique),
    (color,      text,        default_value("#3b82f6")),
    (created_at, timestamptz, not_null, default_now))

MIZZLE_TABLE(todo_tags,
    (todo_id, integer, not_null, references(todos.id).on_delete(cascade)),
    (tag_id,  integer, not_null, references(tags.id).on_delete(cascade)))

MIZZLE_CONSTRAINTS(todo_tags,
    unique_index("todo_tags_unique_idx").on(todo_tags.todo_id, todo_tags.tag_id))

MIZZLE_TABLE(user_preferences,
    (id,            serial,  primary_key),
    (user_id,       integer, not_null, unique, references(users.id).on_delete(cascade)),
    (theme,         text,    default_value("system")),
    (notifications, jsonb<notification_settings>, default_value(notification_settings{})))

MIZZLE_RELATIONS(users,
    (todos,       many(todos)),
    (preferences, one(user_preferences)))

MIZZLE_RELATIONS(todos,
    (user, one(users)),
    (tags, many(tags).through(todo_tags)))

MIZZLE_RELATIONS(tags,
    (todos, many(todos).through(todo_tags)))

MIZZLE_SCHEMA(schema, users, todos, tags, todo_tags, user_preferences)

}  // namespace todo
