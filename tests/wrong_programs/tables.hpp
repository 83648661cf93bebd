// The tables that the wrong programs ask about. Who only declares includes this alone: compilers read it in half the
// time.
#pragma once
#include <mizzle/schema.hpp>

#include <mizzle/query/clauses/table_alias.hpp>
#include <mizzle/query/functions/own_functions.hpp>

#include <optional>
#include <string>
#include <vector>

using namespace mizzle;

MIZZLE_ENUM(role, reader, author, editor)
MIZZLE_ENUM(color, red, green)

MIZZLE_TABLE(users,
    (id,         serial,           primary_key),
    (email,      text,             not_null, unique),
    (name,       text,             not_null),
    (nickname,   text),
    (role,       enum_<role>,      not_null, default_value(role::reader)),
    (age,        integer),
    (score,      real,             not_null, default_value(0)),
    (balance,    numeric(10, 2),   not_null, default_value(0)),
    (is_active,  boolean,          not_null, default_value(true)),
    (domain,     text,             generated_as("substr(email, instr(email, '@') + 1)")),
    (created_at, timestamptz,      not_null, default_now))

MIZZLE_TABLE(posts,
    (id,        serial,  primary_key),
    (user_id,   integer, not_null, references(users.id)),
    (title,     text,    not_null),
    (body,      text),
    (likes,     integer, not_null, default_value(0)))

MIZZLE_TABLE(tags,
    (id,   serial, primary_key),
    (name, text,   not_null, unique))

MIZZLE_TABLE(post_tags,
    (post_id, integer, not_null, references(posts.id)),
    (tag_id,  integer, not_null, references(tags.id)))

MIZZLE_CONSTRAINTS(post_tags,
    primary_key(post_tags.post_id, post_tags.tag_id))
