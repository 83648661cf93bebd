// Inserts where a key may be taken. MySQL looks at all unique keys of the table.
#pragma once
#include "../../query/clauses/values.hpp"
#include "../../sql/clauses/insert.hpp"
#include "../../sql/clauses/update.hpp"
#include "../dialect.hpp"

namespace mizzle::detail {

template <class Column> inline constexpr bool spells_itself<dialects::mysql, excluded_column<Column>> = true;
template <class Column> constexpr void spell(dialects::mysql, writer& out, const excluded_column<Column>&) {
    out.put("values(");
    write_bare_column<Column>(out);
    out.put(")");
}

// The first column that may be set: a generated one may not, not even to what it is.
template <class Columns> struct first_settable;
template <class Table, class First, class... C>
struct first_settable<column_list<Table, First, C...>> : first_settable<column_list<Table, C...>> {};
template <class Table, class First, class... C>
    requires(!First::specification::is_generated)
struct first_settable<column_list<Table, First, C...>> {
    using type = First;
};

// What stands after `on duplicate key update` sees the tables of the select beside the table that is written.
template <class S, class Table> inline constexpr bool reads_table = false;
template <class S, class Table>
    requires(requires { typename S::source; })
inline constexpr bool reads_table<S, Table> = S::source::template contains<Table>;

// What it names, and what on_update(sql("...")) names, are columns of the table: those of the select must not be called
// so.
template <class Source, class Head, class S, class First, class... C>
    requires(has_column_updated_by_sql<typename Head::table> || reads_table<S, typename Head::table>)
constexpr void spell_statement(dialects::mysql, writer& out,
                               const values_clause<Head, selected_rows<S, First, C...>>& node) {
    out.put("insert into ");
    write_table<typename Head::table>(out);
    out.put(" (");
    write_bare_column<First>(out);
    ((out.put(", "), write_bare_column<C>(out)), ...);
    out.put(")");
    out.put(text_of(Head::overrides));
    out.put(" with _v (_0");
    for (unsigned i = 1; i <= sizeof...(C); ++i) {
        out.put(", _");
        out.number(i);
    }
    out.put(") as (");
    write(out, stored_rows<type_list<First, C...>, S>{node.rows.query.statement});
    out.put(") select * from _v");
}

// A row whose other unique key is taken is none of on_conflict(key)'s. A number that is out of range then, and true
// else; the driver knows this error by its text. A key of which a part is NULL is taken by no row.
template <class Target> inline constexpr bool names_key_columns = false;
template <class Where, class First, class... C>
inline constexpr bool names_key_columns<key_target<Where, First, C...>> = true;
template <class Where, class... C>
constexpr void write_check_of_key(writer& out, std::type_identity<key_target<Where, C...>>) {
    bool first = true;
    const auto compare = [&]<class X>(std::type_identity<X>) {
        if (!first) out.put(" and ");
        first = false;
        write(out, X{});
        out.put(" <=> values(");
        write_bare_column<X>(out);
        out.put(")");
        if constexpr (is_nullable_column<X>) {
            out.put(" and ");
            write(out, X{});
            out.put(" is not null");
        }
    };
    out.put("9223372036854775807 + (1 - (");
    (compare(std::type_identity<C>{}), ...);
    out.put("))");
}

// A column that nothing sets.
template <class Target, class Columns, class... A> struct column_for_check {
    using type = void;
};
template <class Target, class T, class First, class... C, class... A>
struct column_for_check<Target, column_list<T, First, C...>, A...>
    : column_for_check<Target, column_list<T, C...>, A...> {};
template <class X, class C> inline constexpr bool is_assignment_of = false;
template <class X, class C>
    requires(!is_set_excluded<X>)
inline constexpr bool is_assignment_of<X, C> = std::is_same_v<typename X::column, C>;
template <class Target, class T, class First, class... C, class... A>
    requires((is_key_column<First> || Target::template has<First>) && !First::specification::is_generated &&
             !First::specification::updated_by_sql && !(is_assignment_of<A, First> || ...))
struct column_for_check<Target, column_list<T, First, C...>, A...> {
    using type = First;
};

// A row that was changed counts two for the server, one that was left as it is counts one: the driver counts those.
template <class Source, class Before, class Target, class... A>
constexpr void spell_statement(dialects::mysql, writer& out,
                               const conflict_clause<Before, Target, no_condition, A...>& node) {
    write_statement<Source>(out, node.before);
    if constexpr (requires { typename decltype(node.before.rows)::statement; }) {
        using rows = typename decltype(node.before.rows)::statement;
        if (ends_with_table<rows> && !is_set_operation<rows>) out.put(out.dialect()->before_conflict);
    }
    out.put(" on duplicate key update ");
    if constexpr (sizeof...(A) == 0) {
        using column = typename first_settable<typename Before::head::table::mizzle_columns>::type;
        write_bare_column<column>(out);
        out.put(" = if(@mizzle_kept := @mizzle_kept + ");
        if constexpr (names_key_columns<Target>) {
            out.put("if(");
            write_check_of_key(out, std::type_identity<Target>{});
            out.put(", 1, 1)");
        } else {
            out.put("1");
        }
        out.put(", ");
        write(out, column{});
        out.put(", ");
        write(out, column{});
        out.put(")");
    } else {
        bool first = true;
        const auto comma = [&] {
            if (!first) out.put(", ");
            first = false;
        };
        using table = typename Before::head::table;
        if constexpr (names_key_columns<Target>) {
            using column = typename column_for_check<Target, typename table::mizzle_columns, A...>::type;
            if constexpr (!std::is_void_v<column>) {
                write_bare_column<column>(out);
                out.put(" = if(");
                write_check_of_key(out, std::type_identity<Target>{});
                out.put(", ");
                write(out, column{});
                out.put(", ");
                write(out, column{});
                out.put("), ");
            }
        }
        node.assignments.each([&]<class X>(const X& x) {
            if constexpr (std::is_same_v<X, excluded_values>) {
                each_given_column<table>(find_clause<is_given_rows>(node).rows, [&]<class C>() {
                    if constexpr (takes_excluded<C, Target, A...>) {
                        comma();
                        write_bare_column<C>(out);
                        out.put(" = ");
                        write(out, excluded_column<C>{});
                    }
                });
            } else {
                comma();
                write(out, x);
            }
        });
        if (first) throw_usage_error("mizzle: set_excluded() sets nothing: the insert gives the key's columns alone");
        write_updated_on_conflict<Target, A...>(out, node);
    }
}

}  // namespace mizzle::detail
