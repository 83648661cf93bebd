// The schema of a MariaDB database, out of its information schema.
#pragma once
#include "../connection.hpp"
#include "../context.hpp"
#include "../objects.hpp"
#include "../snapshot.hpp"
#include "../tokens.hpp"
#include "catalogs.hpp"
#include "rules.hpp"

#include <cctype>

namespace mizzle::kit::mysql {

namespace detail {

inline std::string text_of(const json& row, const char* member) {
    const auto& value = row.at(member);
    return value.is_null() ? "" : value.get<std::string>();
}
inline bool is_true(const json& row, const char* member) {
    const auto& value = row.at(member);
    return value.is_boolean() ? value.get<bool>() : value != 0;
}

// MariaDB writes literals of expressions with backslashes, whatever the session takes.
inline std::string without_backslashes(std::string_view sql) {
    std::string made;
    char quote = 0;
    for (std::size_t i = 0; i < sql.size(); ++i) {
        const char c = sql[i];
        if (quote == 0 && (c == '\'' || c == '"' || c == '`')) quote = c;
        else if (quote != 0 && c == quote) quote = 0;
        else if (quote == '\'' && c == '\\' && i + 1 < sql.size()) {
            const char next = sql[++i];
            made += next == '\''  ? std::string("''")
                    : next == 'n' ? std::string("\n")
                    : next == 'r' ? std::string("\r")
                    : next == 't' ? std::string("\t")
                    : next == '0' ? std::string(1, '\0')
                    : next == 'Z' ? std::string("\x1a")
                                  : std::string(1, next);
            continue;
        }
        made += c;
    }
    return made;
}

// As it is where it is a word of small letters, which nobody would quote.
inline std::string plain_name(const std::string& name) {
    const bool is_plain = !name.empty() && !is_digit(name[0]) && std::all_of(name.begin(), name.end(), [](char c) {
        return (is_letter(c) && !is_capital(c)) || is_digit(c) || c == '_';
    });
    return is_plain ? name : quoted(dialect_of("mysql"), name);
}

// Literals stand alone; what is computed stands in parentheses, as a declaration has it.
inline std::string default_of(const std::string& shown) {
    if (shown.empty() || shown == "NULL") return {};
    std::string sql = without_backslashes(shown);
    const auto words = tokens_of(sql);
    const bool has_sign = words.size() == 2 && words[0].is_sign('-');
    if ((words.size() == 1 || has_sign) &&
        (words.back().kind == token_kind::number || words.back().kind == token_kind::text))
        return sql;
    return sql.starts_with('(') && without_parentheses(sql) != sql ? sql : "(" + sql + ")";
}

inline action action_of(const std::string& rule) {
    if (rule == "CASCADE") return action::cascade;
    if (rule == "SET NULL") return action::set_null;
    if (rule == "SET DEFAULT") return action::set_default;
    return action::no_action;  // InnoDB knows no other restrict
}

class schema_reader {
public:
    explicit schema_reader(const json& rows) : rows_(rows), database_(text_of(rows, "database")) {}

    schema read() {
        made_.dialect = dialect_of("mysql");
        for (const auto& row : rows_.at("tables")) {
            table_description t;
            t.schema = text_of(row, "schema");
            t.name = text_of(row, "name");
            t.comment = text_of(row, "comment");
            made_.tables.push_back(std::move(t));
        }
        for (const auto& row : rows_.at("views")) {
            view_description v;
            v.schema = text_of(row, "schema");
            v.name = text_of(row, "name");
            v.select = without_database(without_backslashes(text_of(row, "select")));
            made_.views.push_back(std::move(v));
        }
        for (const auto& row : rows_.at("columns")) add_column(row);
        for (const auto& row : rows_.at("checks")) add_check(row);
        for (const auto& row : rows_.at("references")) add_reference(row);
        for (const auto& row : rows_.at("rules"))
            if (auto* k = key_of(row)) {
                k->deleting = action_of(text_of(row, "delete"));
                k->updating = action_of(text_of(row, "update"));
            }
        for (const auto& row : rows_.at("parts")) add_part(row);
        for (auto& t : made_.tables) settle_indexes(t);
        add_routines();
        for (const auto& row : rows_.at("triggers"))
            made_.objects.push_back({"", "create trigger " + plain_name(text_of(row, "name")) + " " +
                                             text_of(row, "words") + " on " + plain_name(text_of(row, "table")) +
                                             " for each row " + text_of(row, "body")});
        name_objects(made_);
        return std::move(made_);
    }

private:
    table_description* table_of(const json& row) {
        return find_full(made_.tables, qualified(text_of(row, "schema"), text_of(row, "table")));
    }
    foreign_key_description* key_of(const json& row) {
        auto* t = table_of(row);
        return t == nullptr ? nullptr : find(t->foreign_keys, text_of(row, "name"));
    }

    // Names stand with their database there.
    std::string without_database(std::string sql) const {
        if (database_.empty()) return sql;
        std::string prefix = "`";
        for (const char c : database_) prefix.append(c == '`' ? 2 : 1, c);
        prefix += "`.";
        std::string made;
        char quote = 0;
        for (std::size_t i = 0; i < sql.size(); ++i) {
            if (quote == 0 && std::string_view(sql).substr(i).starts_with(prefix)) {
                i += prefix.size() - 1;
                continue;
            }
            if (quote == 0 && (sql[i] == '\'' || sql[i] == '`' || sql[i] == '"')) quote = sql[i];
            else if (quote == sql[i]) quote = 0;
            made += sql[i];
        }
        return made;
    }

    void add_column(const json& row) {
        column_description c;
        c.name = text_of(row, "name");
        auto* t = table_of(row);
        if (t == nullptr) {
            if (auto* v = find_full(made_.views, qualified(text_of(row, "schema"), text_of(row, "table"))))
                v->columns.push_back(c.name);
            return;
        }
        c.type = text_of(row, "type");
        c.comment = text_of(row, "comment");
        c.not_null = !is_true(row, "nullable");
        c.collation = text_of(row, "collation");
        // Labels of an enum are told apart by the type, whatever text they are compared as.
        if (c.collation == "utf8mb4_nopad_bin" || c.type.starts_with("enum(")) c.collation.clear();
        const std::string extra = text_of(row, "extra");
        const auto has = [&](std::string_view word) { return extra.find(word) != std::string::npos; };
        if (has("auto_increment")) c.type += " auto_increment";
        if (has("invisible")) c.further = "invisible";
        c.generated_sql = without_parentheses(without_backslashes(text_of(row, "generated")));
        c.generated_is_stored = c.generated_sql.empty() || has("stored");
        if (c.generated_sql.empty()) c.default_sql = default_of(text_of(row, "default"));
        t->columns.push_back(std::move(c));
    }

    // JSON is text with a check of its own.
    void add_check(const json& row) {
        auto* t = table_of(row);
        if (t == nullptr) return;
        const std::string name = text_of(row, "name"), sql = without_backslashes(text_of(row, "check"));
        auto* c = text_of(row, "level") == "Column" ? find(t->columns, name) : nullptr;
        if (c == nullptr) return void(t->checks.push_back({name, sql}));
        if (spelled(tokens_of(sql)) == "json_valid(" + quoted(made_.dialect, name) + ")" && c->type == "longtext") {
            c->type = "json";
            c->collation.clear();
        }
    }

    void add_reference(const json& row) {
        auto* t = table_of(row);
        if (t == nullptr) return;
        auto* k = key_of(row);
        if (k == nullptr) {
            foreign_key_description made;
            made.name = text_of(row, "name");
            made.schema = text_of(row, "foreign_schema");
            made.table = text_of(row, "foreign_table");
            t->foreign_keys.push_back(std::move(made));
            k = &t->foreign_keys.back();
        }
        k->columns.push_back(text_of(row, "column"));
        k->referenced.push_back(text_of(row, "referenced"));
    }

    void add_part(const json& row) {
        auto* t = table_of(row);
        const std::string method = text_of(row, "method"), name = text_of(row, "name");
        if (t == nullptr || (method != "BTREE" && method != "HASH")) return;
        const std::string column = text_of(row, "column");
        if (name == "PRIMARY") return void(t->primary_key.push_back(column));
        auto* i = find(t->indexes, name);
        if (i == nullptr) {
            t->indexes.push_back({name, "", is_true(row, "unique"), {}, ""});
            i = &t->indexes.back();
        }
        std::string part = quoted(made_.dialect, column);
        if (!row.at("length").is_null()) part += "(" + std::to_string(row.at("length").get<std::int64_t>()) + ")";
        if (is_true(row, "descending")) part += " desc";
        i->parts.push_back(std::move(part));
    }

    // A unique index of columns is a key; an index that is called as a foreign key was made for it.
    void settle_indexes(table_description& t) {
        std::vector<index_description> kept;
        for (auto& i : t.indexes) {
            std::vector<std::string> columns;
            for (const auto& part : i.parts)
                for (const auto& c : t.columns)
                    if (part == quoted(made_.dialect, c.name)) columns.push_back(c.name);
            const bool are_plain = columns.size() == i.parts.size();
            const auto* key = find(t.foreign_keys, i.name);
            if (!i.unique && key != nullptr && are_plain && columns == key->columns) continue;
            if (i.unique && are_plain) t.unique_keys.push_back({i.name, columns});
            else kept.push_back(std::move(i));
        }
        t.indexes = std::move(kept);
    }

    void add_routines() {
        for (const auto& row : rows_.at("routines")) {
            const std::string name = text_of(row, "name"), kind = text_of(row, "kind");
            std::string sql = "create " + kind + " " + plain_name(name) + "(";
            bool is_first = true;
            for (const auto& p : rows_.at("parameters")) {
                if (text_of(p, "routine") != name || text_of(p, "kind") != kind) continue;
                sql += is_first ? "" : ", ";
                is_first = false;
                if (const auto mode = text_of(p, "mode"); kind == "procedure" && mode != "in") sql += mode + " ";
                sql += plain_name(text_of(p, "name")) + " " + text_of(p, "type");
            }
            sql += ")";
            if (kind == "function") sql += " returns " + text_of(row, "returns");
            if (is_true(row, "deterministic")) sql += " deterministic";
            if (const auto data = text_of(row, "data"); data != "contains sql") sql += " " + data;
            if (text_of(row, "security") == "invoker") sql += " sql security invoker";
            if (const auto comment = text_of(row, "comment"); !comment.empty()) sql += " comment " + sql_text(comment);
            made_.objects.push_back({"", sql + " " + text_of(row, "body"), {true}});
        }
    }

    const json& rows_;
    std::string database_;
    schema made_;
};

}  // namespace detail

// Of the connection as it was opened: a statement that is kept says that name for good, whatever is used meanwhile.
inline std::string current_database(connection& db) {
    const json name = db.ask("select json_array(database())");
    if (name[0].is_null()) throw usage_error("mizzle: the URL names no database, in which a schema would be");
    return name[0].get<std::string>();
}

inline schema read_schema_of(connection& db, const std::string& database, const std::vector<std::string>& schemas) {
    const json rows = db.ask(catalog_query(database, schemas));
    return detail::schema_reader(rows).read();
}

// Of the current schema, whose name is left out, and of those that are named.
inline schema read_schema(connection& db, const std::vector<std::string>& schemas) {
    return read_schema_of(db, current_database(db), schemas);
}

// Made in a database of its own beside the current one, which is dropped again.
inline schema as_database_has_it(const schema& declared, connection& db) {
    const std::string current = current_database(db);
    for (const auto& t : declared.tables)
        if (!t.schema.empty())
            throw usage_error("mizzle: the kit compares one database of a MySQL server, and table " + full_name(t) +
                              " is in another; leave out .in(\"" + t.schema + "\"), or give it a kit of its own");
    const std::string scratch = "mizzle_scratch_" + db.ask("select cast(connection_id() as char)").dump();
    const auto leave = [&] {
        db.exec("use " + quoted(declared.dialect, current));
        db.exec("drop database if exists " + scratch);
    };
    try {
        db.exec("drop database if exists " + scratch + "; create database " + scratch +
                " character set utf8mb4 collate utf8mb4_nopad_bin");
    } catch (const database_error& e) {
        throw usage_error(
            std::string("mizzle: schemas are tried out in a database of their own, ") + scratch +
            ", which this user may not make here; name a server by --dev-url on which it may: " + e.what());
    }
    schema made;
    try {
        db.exec("use " + scratch);
        for (const auto& statement : ddl_writer(declared).create_all()) db.exec(statement);
        made = read_schema_of(db, scratch, {});
    } catch (...) {
        try {
            leave();
        } catch (const error&) {
            // The connection is of no use any more: the error that is on its way says why.
        }
        throw;
    }
    leave();
    return made;
}

}  // namespace mizzle::kit::mysql

namespace mizzle::detail::dialects {

inline kit::schema kit_schema_of(mysql, kit::connection& db, const std::vector<std::string>& schemas) {
    return kit::mysql::read_schema(db, schemas);
}
inline kit::schema kit_as_database_has_it(mysql, const kit::schema& declared, kit::connection& scratch) {
    return kit::mysql::as_database_has_it(declared, scratch);
}

}  // namespace mizzle::detail::dialects
