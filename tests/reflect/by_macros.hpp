// The tables of suite.cpp as macros declare them.
#pragma once
#include "kinds.hpp"

namespace app {

MIZZLE_ENUM_AS(priority, named("Priority"), (low, "low"), (medium, "medium"), (high, "very high"))

MIZZLE_TABLE_AS(users, named("users"),
    (id,         serial,         primary_key),
    (email,      varchar(80),    not_null, unique, collate("nocase")),
    (name,       text,           not_null, comment("as it is spoken")),
    (bio,        text,           default_value("")),
    (is_active,  boolean,        not_null, default_value(true)),
    (balance,    numeric(10, 2), not_null, default_value(numeric("0.00"))),
    (created_at, timestamptz,    not_null, default_now),
    (boss_id,    integer))

MIZZLE_CONSTRAINTS(users,
    foreign_key(users.boss_id).references(users.id).on_delete(set_null),
    index("users_name_idx").on(users.name),
    check("users_name_length", length(users.name) >= 2))

MIZZLE_TABLE(todos,
    (id,       bigint,          primary_key, identity),
    (user_id,  integer,         not_null, references(users.id).on_delete(cascade)),
    (title,    text,            not_null, named("subject")),
    (priority, enum_<priority>, not_null, default_value(priority::medium)),
    (due,      date),
    (effort,   double_precision),
    (length,   integer,         generated_as("length(\"subject\")").virtual_()),
    (token,    text,            not_null, default_from([] { return std::string("made"); })),
    (changed,  integer,         not_null, on_update([] { return 7; })),
    (revision, integer,         version))

MIZZLE_CONSTRAINTS(todos,
    unique("todos_once").on(todos.user_id, todos.title))

MIZZLE_TABLE(kinds,
    (key,    uuid,      not_null),
    (small,  smallint,  not_null, default_value(mizzle::sql("3 + 4"))),
    (single, real,      not_null),
    (raw,    bytea),
    (clock,  time),
    (moment, timestamp),
    (span,   interval),
    (list,   array_of<std::int32_t>, not_null),
    (code,   char_(3),  not_null, on_update(mizzle::sql("upper(code)"))),
    (any,    numeric,   not_null),
    (own,    custom<celsius>),
    (doc,    jsonb<mizzle::json_text>))

MIZZLE_CONSTRAINTS(kinds, primary_key(kinds.key, kinds.small))

MIZZLE_TABLE_AS(ledgers, named("Ledger entries").in("books"),
    (id,     integer, primary_key, named("Entry no.")),
    (amount, bigint,  not_null))

MIZZLE_TABLE(others,
    (id,      bigserial,           primary_key.named("others_key")),
    (number,  bigint,              not_null, identity_always),
    (now,     text,                not_null, renamed_from("before"), comment("it's new")),
    (manager, integer,             references(users.id).on_delete(restrict).on_update(cascade).deferred()),
    (plain,   json<mizzle::json_text>),
    (rate,    numeric,             not_null, default_value(3)),
    (twice,   integer,             not_null, generated_as("3 * 2").stored().on_sqlite("6")))

MIZZLE_SCHEMA(schema, users, todos, kinds)
MIZZLE_SCHEMA(more, users, others)

MIZZLE_RELATIONS(users,
    (todos,   many(todos)),
    (boss_of, many(users).on(users.boss_id)))
MIZZLE_RELATIONS(todos, (owner, one(users)))

}  // namespace app
