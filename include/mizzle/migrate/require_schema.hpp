// require_schema(db, app::schema): whether a database has what the program declares, asked by one statement.
#pragma once
#include "../database/concept.hpp"
#include "../mizzle.hpp"

#include <algorithm>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#if defined(__GNUC__)
#pragma GCC visibility push(default)
#endif

namespace mizzle {

// The database has not the schema that the program declares.
class schema_differs : public schema_mismatch {
public:
    schema_differs(const std::string& message, std::vector<std::string> differences)
        : schema_mismatch(message),
          differences_(std::make_shared<const std::vector<std::string>>(std::move(differences))) {}
    // A sentence each: "column users.email is missing".
    const std::vector<std::string>& differences() const { return *differences_; }

private:
    std::shared_ptr<const std::vector<std::string>> differences_;  // an exception must not throw when it is copied
};

}  // namespace mizzle

#if defined(__GNUC__)
#pragma GCC visibility pop
#endif

namespace mizzle::detail {

// What a schema declares as rows of SQL: (kind, relation, tbl, name, detail, more, says_not_null, is_key). A relation
// is quoted and has its schema.
class schema_facts {
public:
    explicit schema_facts(const schema_description& all) : names_(all) {
        for (const auto& e : all.enums) add("enum", names_.quote(e.schema, e.name), e.name, "", joined(e.labels));
        for (const auto& t : all.tables) table(t);
        for (const auto& v : all.views) add("view", names_.quote(v.schema, v.name), v.name, "");
    }
    const std::string& text() const { return text_; }

private:
    static std::string joined(const std::vector<std::string>& names) {
        std::string text;
        for (const auto& name : names) text += (text.empty() ? "" : ",") + name;
        return text;
    }

    void table(const table_description& t) {
        const auto relation = names_.quote(t.schema, t.name);
        const auto fact = [&](std::string_view kind, std::string_view name, std::string_view detail,
                              std::string_view more = "") { add(kind, relation, t.name, name, detail, more); };
        fact("table", "", "");
        for (const auto& c : t.columns) {
            const bool is_serial = c.type.ends_with("serial");
            const bool is_key = c.primary_key || c.identity || is_serial || ddl_writer::contains(t.primary_key, c.name);
            add("column", relation, t.name, c.name, is_serial ? plain_type(c.type) : c.type, "",
                c.not_null && !c.rowid_alias, is_key);
            if (!c.default_sql.empty()) fact("default", c.name, c.default_sql, c.type);
            if (c.primary_key || c.rowid_alias) fact("primary key", "", c.name);
            if (c.unique) fact("unique key", "", c.name);
        }
        if (!t.primary_key.empty()) fact("primary key", "", joined(t.primary_key));
        for (const auto& k : t.unique_keys) fact("unique key", k.name, joined(k.columns));
        for (const auto& c : t.checks) fact("check", c.name, c.condition);
        for (const auto& k : t.foreign_keys)
            fact("foreign key", k.table, joined(k.columns), names_.quote(k.schema, k.table));
        for (const auto& i : t.indexes)
            add("index", relation, t.name, i.name, shape_of(i), text_of(t, i), i.unique, !i.condition.empty());
    }
    // As a database that keeps no text has it: columns by their names, * for an expression.
    static std::string shape_of(const index_description& i) {
        std::string text;
        for (const auto& part : i.parts) {
            if (!text.empty()) text += ",";
            if (!part.starts_with('"')) {
                text += "*";
                continue;
            }
            std::size_t at = 1;
            for (; at < part.size(); ++at) {
                if (part[at] == '"' && !part.substr(++at).starts_with('"')) break;
                text += part[at];
            }
            if (part.find(" desc", at) != std::string::npos) text += " desc";
        }
        return text;
    }
    // As one that keeps the text has it, after the index's name.
    std::string text_of(const table_description& t, const index_description& i) const {
        index_description nameless = i;
        nameless.name.clear();
        const auto text = names_.create_index(t, nameless);
        return text.substr(text.find("\"\"") + 2);
    }
    static std::string_view plain_type(std::string_view serial) {
        return serial == "bigserial" ? "bigint" : serial == "smallserial" ? "smallint" : "integer";
    }

    void add(std::string_view kind, std::string_view relation, std::string_view table, std::string_view name,
             std::string_view detail = "", std::string_view more = "", bool says_not_null = false,
             bool is_key = false) {
        text_ += text_.empty() ? "(" : ",\n(";
        for (const auto value : {kind, relation, table, name, detail, more}) {
            append_text_literal(text_, value);
            text_ += ", ";
        }
        text_ += says_not_null ? "1, " : "0, ";
        text_ += is_key ? "1)" : "0)";
    }

    ddl_writer names_;
    std::string text_;
};

inline std::string question_about(const schema_description& all, std::string_view differences) {
    return message_of({"with declared (kind, relation, tbl, name, detail, more, says_not_null, is_key) as (values ",
                       schema_facts(all).text(), ")\n", differences});
}

[[noreturn, gnu::cold]] inline void throw_schema_differs(std::vector<std::string> differences) {
    std::sort(differences.begin(), differences.end());  // a server gives them in any order
    std::string text = "mizzle: the database's schema is not the one that the program declares: ";
    for (const auto& d : differences) text += (&d == differences.data() ? "" : ", ") + d;
    throw schema_differs(text + ". Migrate it, or use the version of the program that it is for",
                         std::move(differences));
}

}  // namespace mizzle::detail

namespace mizzle {

// Throws schema_differs, which names each difference: tables, views, columns with their types and whether they allow
// NULL, defaults, keys, checks, indexes and labels of enums that the program declares, and columns that it does not
// declare and that need a value. What else the database has, such as the columns of a newer program, is none. SQLite
// keeps the text of expressions, and it is compared but for its spaces. PostgreSQL writes expressions its own way: of
// defaults those are compared that are a number, a text, a truth or a label, of checks the columns and the numbers that
// they name, of indexes all but the texts of expressions. The selects of views are not looked at.
template <database Db, schema_like Schema> void require_schema(Db& db, const Schema& schema) {
    const auto question =
        detail::question_about(describe(schema, Db::dialect::id), differences_from_declared(typename Db::dialect{}));
    auto differences = db.all(unsafe_sql_statement<std::string>(question));
    if (!differences.empty()) detail::throw_schema_differs(std::move(differences));
}

}  // namespace mizzle
