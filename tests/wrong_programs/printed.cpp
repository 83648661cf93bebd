// What fmt prints are statements and rows; a stream of C++ prints their members, and JSON has their names.
#include "schema.hpp"

#include <mizzle/fmt.hpp>
#include <mizzle/json/rows.hpp>

#include <ostream>

// expect 1: mizzle: a column has no text, nor has an expression or a table; print a statement, a row or a member of
// late 1: clang
auto printed_column(sqlite& db) {
#if WRONG == 1
    static_cast<void>(db);
    return fmt::format("{}", users.name);  // <- here 1
#else
    return fmt::format("{}", db.one(select(users.name).from(users)).name);
#endif
}

// expect 2 gcc: ambiguous overload for
// expect 2 clang: use of overloaded operator '<<' is ambiguous
// names 2: mizzle: a numeric is printed as text: << number.to_string()
void streamed_decimal(std::ostream& out, const numeric& number) {
#if WRONG == 2
    out << number;  // <- here 2
#else
    out << number.to_string();
#endif
}

// expect 3 gcc: ambiguous overload for
// expect 3 clang: use of overloaded operator '<<' is ambiguous
// names 3: mizzle: a row is printed by its members
void streamed_row(std::ostream& out, sqlite& db) {
#if WRONG == 3
    out << db.one(select(users.name).from(users));  // <- here 3
#else
    out << db.one(select(users.name).from(users)).name;
#endif
}

// expect 4 gcc: ambiguous overload for
// expect 4 clang: use of overloaded operator '<<' is ambiguous
// names 4: mizzle: a row is printed by its members
void streamed_row_of_a_table(std::ostream& out, sqlite& db) {
#if WRONG == 4
    out << db.one(select().from(tags));  // <- here 4
#else
    out << db.one(select().from(tags)).name;
#endif
}

// expect 5: mizzle: in JSON each member of a row needs a name of its own
auto nameless_in_json(sqlite& db) {
#if WRONG == 5
    return nlohmann::json(db.one(select(users.id, users.id + 1).from(users)));  // <- here 5
#else
    return nlohmann::json(db.one(select(users.id, (users.id + 1).as<"next">()).from(users)));
#endif
}

// expect 6: mizzle: after the document come the columns that it may give, which are columns of this table
auto validated(const nlohmann::json& document) {
#if WRONG == 6
    return validate(users, document, posts.title);  // <- here 6
#else
    return validate(users, document, users.name);
#endif
}

// expect 7: mizzle: from_json<T>() makes rows
auto made_of_json(const nlohmann::json& document) {
#if WRONG == 7
    return mizzle::from_json<int>(document);  // <- here 7
#else
    return mizzle::from_json<users::row>(document);
#endif
}

// expect 8 gcc: ambiguous overload for
// expect 8 clang: use of overloaded operator '<<' is ambiguous
// names 8: mizzle: a column has no text, nor has an expression
void streamed_column(std::ostream& out, sqlite& db) {
#if WRONG == 8
    static_cast<void>(db);
    out << users.name;  // <- here 8
#else
    out << db.one(select(users.name).from(users)).name;
#endif
}

// expect 9 gcc: ambiguous overload for
// expect 9 clang: use of overloaded operator '<<' is ambiguous
// names 9: mizzle: a statement is printed with <mizzle/ostream.hpp>, or with <mizzle/fmt.hpp> by fmt
void streamed_statement(std::ostream& out) {
#if WRONG == 9
    out << select(users.name).from(users);  // <- here 9
#else
    out << fmt::format("{}", select(users.name).from(users));
#endif
}

// expect 10 gcc: ambiguous overload for
// expect 10 clang: use of overloaded operator '<<' is ambiguous
// names 10: mizzle: a table has no text; print a statement, or its rows
void streamed_table(std::ostream& out) {
#if WRONG == 10
    out << users;  // <- here 10
#else
    out << "users";
#endif
}

// expect 11: mizzle: JSON is made of rows, not of a statement, a table or a column
auto json_of_statement(sqlite& db) {
#if WRONG == 11
    static_cast<void>(db);
    return nlohmann::json(select(tags.id).from(tags));  // <- here 11
#else
    return nlohmann::json(db.all(select(tags.id).from(tags)));
#endif
}

// expect 12: mizzle: from_json() reads a document, not its text: from_json<T>(nlohmann::json::parse(text))
auto row_of_text(const std::string& text) {
#if WRONG == 12
    return mizzle::from_json<tags::row>(text);  // <- here 12
#else
    return mizzle::from_json<tags::row>(nlohmann::json::parse(text));
#endif
}

// expect 13: mizzle: from_json<T>() makes rows
auto table_of_json(const nlohmann::json& document) {
#if WRONG == 13
    mizzle::from_json<tags>(document);  // <- here 13
#else
    return mizzle::from_json<tags::row>(document);
#endif
}
