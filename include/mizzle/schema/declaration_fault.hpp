// What may be wrong with a declaration, and what is said of it: the first mistake in a sentence, where the compiler
// stops.
#pragma once
#include <cstddef>
#include <utility>

namespace mizzle::detail::entry_text {

enum class fault {
    none,
    comma,
    comma_at_end,
    name,
    cpp_type,
    column_twice,
    own_table,
    length,
    parentheses,
    arguments,
    digits,
    null_word,
    modifier,
    declared_twice,
    in_function,
    in_class,
    table_name,
    no_columns,
    key_twice,
    type_of_a_type,
    reference,
    reference_step,
    set_null,
    action_alone,
    one_value,
    one_text,
    type_first,
    decimal,
    default_null,
    default_now,
    sql_text,
    of_constraints,
    taken_name,
    // Of what stands in declaration_text.hpp.
    declared_name,
    not_after_table,
    name_of_table,
    sql_name,
    filter,
    relation,
    relation_twice,
    relation_target,
    relation_step,
    constraint,
    constraint_comma,
    constraint_name,
    constraint_step,
    constraint_twice,
    label,
    label_twice,
    named_label,
    listed,
    listed_twice,
    sequence_option,
    view,
    alias,
    function_type
};

// The words that are wrong are part of it, so that a compiler names them.
struct finding {
    fault kind = fault::none;
    char words[40]{};
};

// Where a compiler gives up: GCC at templates that nest without end, Clang, in fewer lines, at a fold of too many.
#ifdef __clang__
template <class Numbers> inline constexpr bool stop = false;
template <std::size_t... N> inline constexpr bool stop<std::index_sequence<N...>> = ((N > 0) || ...);
template <std::size_t N> using too_many = std::make_index_sequence<300 + N>;
#else
template <std::size_t N> struct too_many : too_many<N + 1> {};
template <class Numbers> inline constexpr bool stop = sizeof(Numbers) == 0;
#endif

template <finding Found, fault Fault> inline constexpr bool is_free_of = Found.kind != Fault;

template <finding Found> constexpr bool accept() {
    using enum fault;
    static_assert(is_free_of<Found, comma>,
                  "mizzle: a comma is missing in an entry of a table: (name, type, modifiers...)");
    static_assert(is_free_of<Found, comma_at_end>,
                  "mizzle: an entry of a table ends without a comma: (name, type, modifiers...)");
    static_assert(is_free_of<Found, name>,
                  "mizzle: an entry of a table begins with the column's name, an identifier, and a comma: (name, type, "
                  "modifiers...); named(\"...\") says another name in SQL");
    static_assert(is_free_of<Found, cpp_type>,
                  "mizzle: after a column's name comes its SQL type, such as integer, bigint, boolean or text; C++ "
                  "types are none");
    static_assert(is_free_of<Found, column_twice>, "mizzle: a table has two columns of one name");
    static_assert(is_free_of<Found, own_table>,
                  "mizzle: a table is not complete inside its own declaration: a key to the table itself is "
                  "foreign_key(t.a).references(t.b) in MIZZLE_CONSTRAINTS");
    static_assert(is_free_of<Found, length>,
                  "mizzle: this SQL type stands without parentheses; varchar(n), char_(n) and numeric(p, s) have some");
    static_assert(is_free_of<Found, parentheses>,
                  "mizzle: this modifier stands without parentheses in a column's entry; unique(\"name\").on(...) "
                  "stands in MIZZLE_CONSTRAINTS");
    static_assert(is_free_of<Found, arguments>,
                  "mizzle: this modifier takes something in parentheses, such as default_value(1), "
                  "references(users.id) or named(\"...\")");
    static_assert(is_free_of<Found, digits>,
                  "mizzle: varchar(n) and char_(n) have one length, from 1; numeric(p, s) has from 1 to 1000 digits, "
                  "from 0 to p of them after the point");
    static_assert(is_free_of<Found, decimal>,
                  "mizzle: the default of this column is no decimal number; one is written as in "
                  "default_value(numeric(\"12.50\"))");
    static_assert(is_free_of<Found, default_null>,
                  "mizzle: null is no default: a column is null where an insert gives none unless it is not_null; "
                  "leave default_value(null) out");
    static_assert(is_free_of<Found, default_now>,
                  "mizzle: a time of the program's is no default of the database's: default_now is when the row is "
                  "inserted, and default_from([] { return ...; }) asks the program");
    static_assert(is_free_of<Found, null_word>,
                  "mizzle: a column can be null unless it is not_null, so null is no modifier: leave it out, or write "
                  "not_null");
    static_assert(is_free_of<Found, modifier>,
                  "mizzle: this is no modifier of a column; they are not_null, primary_key, unique, default_value(1), "
                  "default_now, references(users.id), identity, autoincrement, generated_as(\"...\"), named(\"...\") "
                  "and more, which words.hpp lists");
    static_assert(is_free_of<Found, declared_twice>, "mizzle: this is declared already");
    static_assert(
        is_free_of<Found, table_name>,
        "mizzle: MIZZLE_TABLE begins with the table's name, an identifier: MIZZLE_TABLE(users, (id, integer), "
        "...); MIZZLE_TABLE_AS(users, named(\"...\"), ...) says another name in SQL");
    static_assert(is_free_of<Found, no_columns>,
                  "mizzle: a table has columns: MIZZLE_TABLE(users, (id, integer, primary_key), (name, text))");
    static_assert(is_free_of<Found, key_twice>,
                  "mizzle: a table has one column that is primary_key; a key of several columns is declared by "
                  "primary_key(a, b) in MIZZLE_CONSTRAINTS");
    static_assert(is_free_of<Found, type_of_a_type>,
                  "mizzle: enum_<E>, json<T>, jsonb<T>, array_of<T> and custom<T> take a C++ type in angle brackets, "
                  "such as enum_<priority> or array_of<int>: no SQL type, no parentheses");
    static_assert(is_free_of<Found, reference>,
                  "mizzle: references() takes one column, with a dot after its table: references(users.id); a key of "
                  "several columns is foreign_key(t.a, t.b).references(u.a, u.b) in MIZZLE_CONSTRAINTS");
    static_assert(is_free_of<Found, reference_step>,
                  "mizzle: after references(users.id) comes .on_delete(action), .on_update(action) or .deferred(), "
                  "each once; an action is cascade, restrict, set_null, set_default or no_action");
    static_assert(
        is_free_of<Found, set_null>,
        "mizzle: a column that is not_null cannot be set to null, nor to the default that it lacks: leave not_null "
        "out, or take another action than set_null and set_default");
    static_assert(is_free_of<Found, action_alone>,
                  "mizzle: on_delete(cascade) and on_update(cascade) stand behind references() and a dot: "
                  "references(users.id).on_delete(cascade)");
    static_assert(is_free_of<Found, one_value>, "mizzle: a column has one default: default_value(1)");
    static_assert(is_free_of<Found, one_text>,
                  "mizzle: named(), collate(), comment(), renamed_from() and generated_as() take one text each: "
                  "named(\"...\")");
    static_assert(is_free_of<Found, type_first>,
                  "mizzle: an entry of a table begins with the column's name, and then comes its SQL type: "
                  "(id, integer)");
    static_assert(is_free_of<Found, sql_text>,
                  "mizzle: generated_as() takes SQL as text, in which columns have their names in SQL: "
                  "generated_as(\"price * amount\")");
    static_assert(is_free_of<Found, of_constraints>,
                  "mizzle: check(), index(), unique_index() and foreign_key() stand in MIZZLE_CONSTRAINTS(table, ...), "
                  "after the table, not in a column's entry");
    static_assert(is_free_of<Found, taken_name>,
                  "mizzle: a table cannot have this name in C++; MIZZLE_TABLE_AS(rows, named(\"row\"), ...) gives it "
                  "another one here");
    static_assert(is_free_of<Found, in_function>,
                  "mizzle: MIZZLE_TABLE and its like stand in a namespace, not in a function");
    static_assert(is_free_of<Found, in_class>,
                  "mizzle: MIZZLE_TABLE and its like stand in a namespace, not in a class");
    static_assert(is_free_of<Found, declared_name>,
                  "mizzle: a declaration begins with its name: an identifier, neither text, nor a macro, nor a word of "
                  "C++");
    static_assert(is_free_of<Found, not_after_table>,
                  "mizzle: MIZZLE_RELATIONS and MIZZLE_CONSTRAINTS stand after the MIZZLE_TABLE of their table, in the "
                  "same namespace");
    static_assert(
        is_free_of<Found, relation>,
        "mizzle: after the table's name each relation stands in parentheses of its own, (name, one(table)) or "
        "(name, many(table)), with a comma before the next; its name is an identifier, no word of C++");
    static_assert(is_free_of<Found, name_of_table>,
                  "mizzle: this name is a table's already; a declaration begins with a name of its own");
    static_assert(is_free_of<Found, sql_name>,
                  "mizzle: after its own name a declaration with _AS gives the one in SQL: named(\"Name\"), or "
                  "named(\"Name\").in(\"schema\")");
    static_assert(is_free_of<Found, filter>,
                  "mizzle: a filter has a name in angle brackets and is a function of the table: "
                  "filter<\"gone\">([](const auto& t) { return t.gone == false; })");
    static_assert(is_free_of<Found, relation_twice>, "mizzle: a table has two relations of one name");
    static_assert(is_free_of<Found, relation_target>,
                  "mizzle: one() and many() take the table that the relation leads to: many(posts); of several keys "
                  ".on(posts.author_id) says which");
    static_assert(
        is_free_of<Found, relation_step>,
        "mizzle: after one(table) or many(table) comes on(), through(), from(), to() or where(), or nothing; they "
        "take columns, tables and conditions, no text");
    static_assert(is_free_of<Found, constraint>,
                  "mizzle: MIZZLE_CONSTRAINTS(table, ...) takes index(), unique_index(), unique(), check(), "
                  "primary_key(), foreign_key() and comment(), without parentheses around them");
    static_assert(is_free_of<Found, constraint_comma>, "mizzle: a comma is missing between the constraints of a table");
    static_assert(is_free_of<Found, constraint_name>,
                  "mizzle: an index, a unique key or a check begins with its name in SQL, as text: "
                  "index(\"name\").on(users.email), check(\"name\", users.age > 17)");
    static_assert(
        is_free_of<Found, constraint_step>,
        "mizzle: after an index comes on(), where() or using_(), after unique() on() or nulls_not_distinct(), "
        "after foreign_key() references(), on_delete(), on_update(), deferred() or named()");
    static_assert(is_free_of<Found, constraint_twice>,
                  "mizzle: a table has a constraint or an index of this name twice");
    static_assert(
        is_free_of<Found, label>,
        "mizzle: MIZZLE_ENUM(name, first, second) takes the enumerators' names alone, which are the labels in "
        "SQL: no text, no numbers, no parentheses, no macros, no words of C++");
    static_assert(is_free_of<Found, label_twice>, "mizzle: an enum has two enumerators of one name");
    static_assert(
        is_free_of<Found, named_label>,
        "mizzle: after the name in SQL MIZZLE_ENUM_AS takes each enumerator in parentheses of its own, with "
        "its label in SQL as text: MIZZLE_ENUM_AS(mood, named(\"Mood\"), (so_so, \"so so\"), (sad, \"sad\"))");
    static_assert(is_free_of<Found, listed>,
                  "mizzle: MIZZLE_SCHEMA(name, users, todos) takes a name of the schema's own and the names of tables, "
                  "views and sequences, with commas between them: no text, no parentheses");
    static_assert(is_free_of<Found, listed_twice>, "mizzle: MIZZLE_SCHEMA(name, ...) lists a table twice");
    static_assert(is_free_of<Found, sequence_option>,
                  "mizzle: MIZZLE_SEQUENCE(name, ...) takes start(n), increment(n), minimum(n), maximum(n), cache(n), "
                  "cycle and named(\"...\"), each once, with commas between them");
    static_assert(is_free_of<Found, view>,
                  "mizzle: MIZZLE_VIEW(name, select(...).from(...)) takes a select, whose columns are the view's");
    static_assert(is_free_of<Found, alias>,
                  "mizzle: MIZZLE_ALIAS(boss, users) takes a name of its own and then the table");
    static_assert(is_free_of<Found, function_type>,
                  "mizzle: MIZZLE_FUNCTION(name, result(argument, ...)) takes the type of a function, such as "
                  "int(std::string), of C++ types, or of SQL types such as mizzle::types::text");
    if constexpr (Found.kind != none) return stop<too_many<std::size_t(Found.kind)>>;
    return true;
}

// Whether a declaration was made before, and whether it stands in a namespace: in a class nothing finds its function.
#if defined(__GNUC__) && !defined(__clang__) && __GNUC__ >= 16
// This compiler warns of a class that is complete only after it was asked about, and says itself what is there twice.
template <class Declared, int Line> inline constexpr bool is_declared = false;
#else
template <class Declared, int Line> inline constexpr bool is_declared = requires { sizeof(Declared); };
#endif
template <class Declared, int Line>
inline constexpr bool is_in_namespace = requires(const Declared* d) { mizzle_declares(d); };
template <class Declared, int Line>
inline constexpr finding once{is_declared<Declared, Line>       ? fault::declared_twice
                              : is_in_namespace<Declared, Line> ? fault::none
                                                                : fault::in_class};
// A table's name is not an enum's, of which this is a part.
template <class Labels, int Line> inline constexpr bool is_enum = requires { sizeof(Labels); };
template <class Labels, int Line>
inline constexpr finding no_enum{is_enum<Labels, Line> ? fault::declared_twice : fault::none};
// In a function, too.
template <class Declared, int Line>
inline constexpr finding once_there{is_declared<Declared, Line> ? fault::declared_twice : fault::none};
// Whether the words are those of a table.
template <class Named, int Line>
inline constexpr bool is_table = requires {
    typename Named::mizzle_table;
    sizeof(Named);
};
template <class Declared, class Named, int Line>
inline constexpr finding once_and_free{is_table<Named, Line> ? fault::name_of_table : once<Declared, Line>.kind};
// What is said of a table comes after it. Asked for each pair: a compiler remembers the answer for a table and a line,
// and the table itself may have asked in that line of another file.
template <class Declared, class Table, int Line> inline constexpr bool is_after = requires { sizeof(Table); };
template <class Declared, class Table, int Line>
inline constexpr finding after{!is_after<Declared, Table, Line> ? fault::not_after_table : once<Declared, Line>.kind};

}  // namespace mizzle::detail::entry_text
