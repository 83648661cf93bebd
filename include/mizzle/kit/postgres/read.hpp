// The schema of a PostgreSQL database, out of its catalogs.
#pragma once
#include "../connection.hpp"
#include "../context.hpp"
#include "../objects.hpp"
#include "../snapshot.hpp"
#include "../tokens.hpp"
#include "catalogs.hpp"
#include "rules.hpp"

namespace mizzle::kit::postgres {

namespace detail {

inline std::string text_of(const json& row, const char* member) {
    const auto& value = row.at(member);
    return value.is_null() ? "" : value.get<std::string>();
}

inline action action_of(const std::string& letter) {
    if (letter == "c") return action::cascade;
    if (letter == "r") return action::restrict;
    if (letter == "n") return action::set_null;
    if (letter == "d") return action::set_default;
    return action::no_action;
}

inline column_description column_of(const json& row) {
    column_description c;
    c.name = text_of(row, "name");
    c.type = text_of(row, "type");
    c.collation = text_of(row, "collation");
    c.comment = text_of(row, "comment");
    c.not_null = row.at("not_null").get<bool>();
    const auto identity = text_of(row, "identity");
    c.identity = !identity.empty();
    c.identity_always = identity == "a";
    const bool is_generated = !text_of(row, "generated").empty();
    (is_generated ? c.generated_sql : c.default_sql) = text_of(row, "default");
    c.generated_sql = without_parentheses(c.generated_sql);
    if (row.at("is_serial").get<bool>() && c.default_sql.starts_with("nextval(")) {
        c.default_sql.clear();
        c.type = c.type == "bigint" ? "bigserial" : c.type == "smallint" ? "smallserial" : "serial";
    }
    return c;
}

inline void add_constraint(table_description& table, const json& row) {
    const auto type = text_of(row, "type"), name = text_of(row, "name");
    const auto columns =
        row.at("columns").is_null() ? std::vector<std::string>() : row.at("columns").get<std::vector<std::string>>();
    if (type == "p") {
        table.primary_key = columns;
        table.primary_key_name = name;
    } else if (type == "u") table.unique_keys.push_back({name, columns, row.at("nulls_not_distinct").get<bool>()});
    else if (type == "c") table.checks.push_back({name, text_of(row, "check")});
    else if (type == "f")
        table.foreign_keys.push_back({name, columns, text_of(row, "foreign_schema"), text_of(row, "foreign_table"),
                                      row.at("referenced").get<std::vector<std::string>>(),
                                      action_of(text_of(row, "on_delete")), action_of(text_of(row, "on_update")),
                                      row.at("deferred").get<bool>()});
}

inline table_description table_of(const json& row) {
    table_description t;
    t.schema = text_of(row, "schema");
    t.name = text_of(row, "name");
    t.comment = text_of(row, "comment");
    for (const auto& c : row.at("columns")) t.columns.push_back(column_of(c));
    for (const auto& c : row.at("constraints")) add_constraint(t, c);
    for (const auto& i : row.at("indexes"))
        t.indexes.push_back({text_of(i, "name"), text_of(i, "method"), i.at("unique").get<bool>(),
                             i.at("parts").get<std::vector<std::string>>(), text_of(i, "condition")});
    return t;
}

}  // namespace detail

// Of the current schema, whose name is left out, and of those that are named.
inline schema read_schema(connection& db, const std::vector<std::string>& schemas) {
    db.exec("set jit = off");  // which would take seconds for what is read in milliseconds
    const json rows = db.ask(catalog_query(schemas));
    schema made;
    made.dialect = dialect_of("postgres");
    for (const auto& e : rows.at("enums"))
        made.enums.push_back(
            {detail::text_of(e, "name"), e.at("labels").get<std::vector<std::string>>(), detail::text_of(e, "schema")});
    for (const auto& s : rows.at("sequences"))
        made.sequences.push_back({detail::text_of(s, "schema"), detail::text_of(s, "name"), s.at("increment"),
                                  s.at("minimum"), s.at("maximum"), s.at("start"), s.at("cache"), s.at("cycles")});
    for (const auto& t : rows.at("tables")) made.tables.push_back(detail::table_of(t));
    for (const auto& v : rows.at("views"))
        made.views.push_back({detail::text_of(v, "name"), v.at("columns").get<std::vector<std::string>>(),
                              detail::text_of(v, "select"), v.at("materialized").get<bool>(),
                              detail::text_of(v, "schema")});
    for (const auto& o : rows.at("objects"))
        made.objects.push_back(
            {"", detail::text_of(o, "sql"), {!o.at("before").is_null() && o.at("before").get<bool>()}});
    name_objects(made);
    return made;
}

// Made in a scratch schema, within a transaction that is taken back.
inline schema as_database_has_it(const schema& declared, connection& db) {
    constexpr const char* scratch = "mizzle_scratch";
    schema moved = declared;
    std::vector<std::string> schemas;
    const auto move = [&](std::string& name) {
        if (name.empty()) return;
        name = std::string(scratch) + "_" + name;
        if (std::find(schemas.begin(), schemas.end(), name) == schemas.end()) schemas.push_back(name);
    };
    for (auto& t : moved.tables) {
        move(t.schema);
        for (auto& k : t.foreign_keys) move(k.schema);
    }
    for (auto& s : moved.sequences) move(s.schema);
    for (auto& v : moved.views)
        for (const auto& name : schemas)
            v.select = renamed_in_sql(v.select, name.substr(std::string_view(scratch).size() + 1), name);
    for (auto& o : moved.objects) {
        // What stands in a body is a text to PostgreSQL, and stays as it is.
        const auto head = o.sql.substr(0, std::min(o.sql.find_first_of("'$"), o.sql.size()));
        std::string made = head;
        for (const auto& name : schemas)
            made = renamed_in_sql(made, name.substr(std::string_view(scratch).size() + 1), name);
        o.sql = made + o.sql.substr(head.size());
    }
    std::string script = "create schema mizzle_scratch; set local check_function_bodies = off; select "
                         "set_config('search_path', 'mizzle_scratch, ' || "
                         "current_setting('search_path'), true);";
    for (const auto& statement : ddl_writer(moved).create_all()) script += statement + ";\n";
    schema made;
    db.exec("begin");
    try {
        db.exec(script);
        made = read_schema(db, schemas);
    } catch (...) {
        roll_back(db);
        throw;
    }
    db.exec("rollback");
    const auto back = [&](std::string& name) {
        if (name.starts_with("mizzle_scratch_")) name = name.substr(std::string_view(scratch).size() + 1);
    };
    for (auto& t : made.tables) {
        back(t.schema);
        for (auto& k : t.foreign_keys) back(k.schema);
    }
    for (auto& s : made.sequences) back(s.schema);
    const auto back_in_text = [](std::string& text) {
        for (auto at = text.find("mizzle_scratch_"); at != std::string::npos; at = text.find("mizzle_scratch_", at))
            text.erase(at, std::string_view("mizzle_scratch_").size());
    };
    for (auto& v : made.views) back_in_text(v.select);
    for (auto& o : made.objects) back_in_text(o.sql);
    name_objects(made);
    return made;
}

}  // namespace mizzle::kit::postgres

namespace mizzle::detail::dialects {

inline kit::schema kit_schema_of(postgres, kit::connection& db, const std::vector<std::string>& schemas) {
    return kit::postgres::read_schema(db, schemas);
}
inline kit::schema kit_as_database_has_it(postgres, const kit::schema& declared, kit::connection& scratch) {
    return kit::postgres::as_database_has_it(declared, scratch);
}

}  // namespace mizzle::detail::dialects
