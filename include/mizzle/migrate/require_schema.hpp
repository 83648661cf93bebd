// require_schema(db, app::schema) asks by one statement whether a database has what the program declares, and throws
// schema_differs where it has not.
#pragma once
#include "../database/database_concept.hpp"
#include "../mizzle.hpp"

#include <algorithm>
#include <memory>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#if defined(__GNUC__)
#pragma GCC visibility push(default)
#endif

namespace mizzle {

// schema_differs is thrown where the database has not the schema that the program declares.
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
    explicit schema_facts(const schema_description& all);
    const std::string& text() const { return text_; }

private:
    static std::string joined(const std::vector<std::string>& names);

    void table(const table_description& t);
    // As a database that keeps no text has it: columns by their names, * for an expression.
    static std::string shape_of(const index_description& i);
    // As one that keeps the text has it, after the index's name.
    std::string text_of(const table_description& t, const index_description& i) const;
    static std::string_view plain_type(std::string_view serial) {
        return serial == "bigserial" ? "bigint" : serial == "smallserial" ? "smallint" : "integer";
    }

    void add(std::string_view kind, std::string_view relation, std::string_view table, std::string_view name,
             std::string_view detail = "", std::string_view more = "", bool says_not_null = false, bool is_key = false);

    ddl_writer names_;
    std::string text_;
};

std::string question_about(const schema_description& all, std::string_view differences);

[[noreturn]] MIZZLE_COLD void throw_schema_differs(std::vector<std::string> differences);

// Throws schema_differs, which names each difference: tables, views, columns with their types and whether they allow
// NULL, defaults, keys, checks, indexes and labels of enums that the program declares, and columns that it does not
// declare and that need a value. What else the database has, such as the columns of a newer program, is none. SQLite
// keeps the text of expressions, and it is compared but for its spaces. PostgreSQL writes expressions its own way: of
// defaults those are compared that are a number, a text, a truth or a label, of checks the columns and the numbers that
// they name, of indexes all but the texts of expressions. The selects of views are not looked at. Of what
// MIZZLE_SQL_OBJECT declares, SQLite's text is compared but for its spaces, quotes and cases; of PostgreSQL's functions
// and procedures the body, of triggers when they fire and what they call, of policies their command, of rights on
// tables whether the role has them, of views, extensions, rules and row level security that they are there.
template <database Db, schema_like Schema> void require_schema(Db& db, const Schema& schema) {
    const auto question =
        question_about(describe(schema, Db::dialect::id), differences_from_declared(typename Db::dialect{}));
    auto differences = db.all(unsafe_sql_statement<std::string>(question));
    if (!differences.empty()) throw_schema_differs(std::move(differences));
}

template <class Db, class... Given>
    requires(sizeof...(Given) != 1 || !database<Db> || std::is_const_v<Db> || !(schema_like<Given> && ...))
void require_schema(Db&, const Given&...) {
    static_assert(std::is_void_v<Db>,
                  "mizzle: require_schema() takes the database, which is not const, and what MIZZLE_SCHEMA declares: "
                  "require_schema(db, app::schema)");
}

}  // namespace mizzle::detail

namespace mizzle {

using detail::require_schema;

}  // namespace mizzle

#ifndef MIZZLE_COMPILED
#include "require_schema.ipp"
#endif
