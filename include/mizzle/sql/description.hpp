// A schema as plain data, spelled for one dialect: what DDL is written from, and what schemas are compared by.
#pragma once
#include "../dialect.hpp"
#include "../schema/actions.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace mizzle {

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
};

struct foreign_key_description {
    std::string name;
    std::vector<std::string> columns;
    std::string schema, table;
    std::vector<std::string> referenced;
    action deleting = action::no_action, updating = action::no_action;
    bool deferred = false;
};

struct key_description {
    std::string name;
    std::vector<std::string> columns;
    bool nulls_not_distinct = false;
};

struct check_description {
    std::string name, condition;
};

struct index_description {
    std::string name, method;
    bool unique = false;
    std::vector<std::string> parts;  // columns and expressions as they are written
    std::vector<std::string> types;  // of each
    std::string condition;           // empty: every row
};

struct table_description {
    std::string schema, name;
    std::string comment;
    std::vector<column_description> columns;
    std::vector<std::string> primary_key;  // of several columns
    std::vector<key_description> unique_keys;
    std::vector<check_description> checks;
    std::vector<foreign_key_description> foreign_keys;
    std::vector<index_description> indexes;
};

struct view_description {
    std::string name;
    std::vector<std::string> columns;
    std::string select;
    bool is_materialized = false;
};

struct enum_description {
    std::string name;
    std::vector<std::string> labels;
    bool operator==(const enum_description&) const = default;
};

// PostgreSQL. Members that the declaration leaves out are empty.
struct sequence_description {
    std::string schema, name;
    std::optional<std::int64_t> increment, minimum, maximum, start, cache;
    bool cycles = false;
};

struct schema_description {
    dialect_id dialect{};
    std::vector<sequence_description> sequences;
    std::vector<enum_description> enums;
    std::vector<table_description> tables;
    std::vector<view_description> views;
};

}  // namespace mizzle
