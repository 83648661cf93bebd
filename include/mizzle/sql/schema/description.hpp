// A schema as plain data, spelled for one dialect: what DDL is written from, and what schemas are compared by.
#pragma once
#include "../../dialect.hpp"
#include "../../schema/modifiers.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace mizzle::detail {

// What something was called before; no part of what a schema is.
struct former_name {
    std::string name;
    friend bool operator==(const former_name&, const former_name&) { return true; }
};

struct column_description {
    std::string name, type;
    std::string default_sql;    // empty: none
    std::string generated_sql;  // empty: not generated
    std::string collation;
    std::string comment;
    std::string further;  // what else the database's own column has, which is written last
    bool generated_is_stored = true;
    bool not_null = false, unique = false, identity = false, identity_always = false;
    bool primary_key = false;    // alone; a key of several columns is the table's
    bool rowid_alias = false;    // SQLite: integer primary key
    bool autoincrement = false;  // SQLite
    former_name renamed_from{};
    bool operator==(const column_description&) const = default;
};

struct foreign_key_description {
    std::string name;
    std::vector<std::string> columns;
    std::string schema, table;
    std::vector<std::string> referenced;
    action deleting = action::no_action, updating = action::no_action;
    bool deferred = false;
    bool operator==(const foreign_key_description&) const = default;
};

struct key_description {
    std::string name;  // empty: the database's own
    std::vector<std::string> columns;
    bool nulls_not_distinct = false;
    bool operator==(const key_description&) const = default;
};

struct check_description {
    std::string name, condition;
    bool operator==(const check_description&) const = default;
};

struct index_description {
    std::string name, method;
    bool unique = false;
    std::vector<std::string> parts;  // columns and expressions as they are written
    std::string condition;           // empty: every row
    bool operator==(const index_description&) const = default;
};

struct table_description {
    std::string schema, name;
    std::string comment;
    std::vector<column_description> columns;
    std::vector<std::string> primary_key;  // of several columns
    std::string primary_key_name = {};     // empty: the database's own
    std::vector<key_description> unique_keys;
    std::vector<check_description> checks;
    std::vector<foreign_key_description> foreign_keys;
    std::vector<index_description> indexes;
    former_name renamed_from = {};
    bool operator==(const table_description&) const = default;
};

struct view_description {
    std::string name;
    std::vector<std::string> columns;
    std::string select;
    bool is_materialized = false;
    std::string schema = {};
    bool operator==(const view_description&) const = default;
};

struct enum_description {
    std::string name;
    std::vector<std::string> labels;
    std::string schema = {};
    bool operator==(const enum_description&) const = default;
};

// PostgreSQL. Members that the declaration leaves out are empty.
struct sequence_description {
    std::string schema, name;
    std::optional<std::int64_t> increment, minimum, maximum, start, cache;
    bool cycles = false;
    bool operator==(const sequence_description&) const = default;
};

// Where create() makes it; no part of what it is.
struct place_in_schema {
    bool is_before_tables = false;
    friend bool operator==(const place_in_schema&, const place_in_schema&) { return true; }
};

// What is declared as its statement: a trigger, a function, an extension, a policy, a right.
struct object_description {
    std::string name, sql;
    place_in_schema place{};
    bool operator==(const object_description&) const = default;
};

struct schema_description {
    dialect_id dialect{};
    std::vector<sequence_description> sequences;
    std::vector<enum_description> enums;
    std::vector<table_description> tables;
    std::vector<view_description> views;
    std::vector<object_description> objects = {};
    bool operator==(const schema_description&) const = default;
};

}  // namespace mizzle::detail
