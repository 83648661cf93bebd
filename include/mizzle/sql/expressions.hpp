// How each expression is spelled.
#pragma once
#include "../query/aggregates.hpp"
#include "../query/alias.hpp"
#include "../query/assignment.hpp"
#include "../query/case.hpp"
#include "../query/condition.hpp"
#include "../query/functions.hpp"
#include "../query/in.hpp"
#include "../query/like.hpp"
#include "../query/on_conflict.hpp"
#include "../query/ordering.hpp"
#include "../query/parameter.hpp"
#include "../query/predicates.hpp"
#include "../query/raw.hpp"
#include "../query/when.hpp"
#include "../schema/table.hpp"
#include "type_name.hpp"
#include "writer.hpp"

namespace mizzle {

// The name of a table as from and into take it.
template <class Table> constexpr void write_table(writer& out) {
    constexpr auto name = table_name_of<Table>();
    if constexpr (!name.schema.empty()) {
        out.identifier(name.schema);
        out.put(".");
    }
    out.identifier(name.name);
}

template <class Column> constexpr void write_bare_column(writer& out) { out.identifier(name_of<Column>()); }

template <column_like C> constexpr void write(writer& out, const C&) {
    if (out.omits_tables()) return write_bare_column<C>(out);
    constexpr auto table = table_name_of<typename C::table>();
    if constexpr (table.name == C::table::mizzle_cpp_name && name_of<C>() == C::cpp_name) {
        out.put(C::quoted);
    } else {
        out.identifier(table.name);
        out.put(".");
        write_bare_column<C>(out);
    }
}

// Atoms need no parentheses wherever they stand.
template <class N> inline constexpr bool is_compound = false;
template <class Op, class T, class L, class R> inline constexpr bool is_compound<binary<Op, T, L, R>> = true;
template <class X> inline constexpr bool is_compound<negation<X>> = true;
template <class X> inline constexpr bool is_compound<minus_sign<X>> = true;
template <class X, bool Not> inline constexpr bool is_compound<null_test<X, Not>> = true;
template <class X, class A, class B, bool Not> inline constexpr bool is_compound<between_test<X, A, B, Not>> = true;
template <class X, class P, bool I, bool Not> inline constexpr bool is_compound<like_test<X, P, I, Not>> = true;
template <class X, bool Not, class... A> inline constexpr bool is_compound<in_test<X, Not, A...>> = true;
template <class X, class L, bool Not> inline constexpr bool is_compound<in_list_test<X, L, Not>> = true;
template <class T, class... A> inline constexpr bool is_compound<raw_sql<T, A...>> = true;
template <class T, class... A> inline constexpr bool is_compound<call<functions::concat, T, A...>> = true;

template <class N> constexpr void write_parenthesised(writer& out, const N& node) {
    out.put("(");
    write(out, node);
    out.put(")");
}

// As the operand of something that binds tighter than it may.
template <class N> constexpr void write_operand(writer& out, const N& node) {
    if constexpr (is_compound<N>) write_parenthesised(out, node);
    else write(out, node);
}

// Under and, or: tests need no parentheses, the other of the two does.
template <class Op, class N> inline constexpr bool is_other_logic = false;
template <class Op, class Other, class T, class L, class R>
inline constexpr bool is_other_logic<Op, binary<Other, T, L, R>> =
    operators::is_logical<Other> && !std::is_same_v<Op, Other>;
template <class Op, class T, class... A> inline constexpr bool is_other_logic<Op, raw_sql<T, A...>> = true;

template <class Op, class N> constexpr void write_under(writer& out, const N& node) {
    if constexpr (operators::is_logical<Op> ? is_other_logic<Op, N> : is_compound<N>) write_parenthesised(out, node);
    else write(out, node);
}

template <class L, class R>
inline constexpr bool compares_decimals =
    L::sql_type::family == type_family::decimal || R::sql_type::family == type_family::decimal;

// The left side of a comparison. SQLite keeps decimals as text: a collation of the driver compares them by value. DDL
// must not need the driver, so there they are compared as floating-point numbers.
template <bool Decimals, class F> constexpr void write_compared(writer& out, F&& write_it) {
    if (!Decimals || !out.is_sqlite()) return write_it();
    if (out.omits_tables()) {
        out.put("cast(");
        write_it();
        out.put(" as real)");
    } else {
        write_it();
        out.put(" collate mizzle_decimal");
    }
}

// SQLite keeps an enum as its label; its order is that of the declaration, as on PostgreSQL.
template <class E, class F> constexpr void write_rank(writer& out, F&& write_it) {
    out.put("case ");
    write_it();
    unsigned rank = 0;
    for (const auto label : enumeration_of<E>.labels) {
        out.put(" when ");
        out.text_literal(label);
        out.put(" then ");
        out.number(rank++);
    }
    out.put(" end");
}

template <class Op, class L>
inline constexpr bool compares_ranks =
    L::sql_type::family == type_family::enumeration &&
    (std::is_same_v<Op, operators::less> || std::is_same_v<Op, operators::less_equal> ||
     std::is_same_v<Op, operators::greater> || std::is_same_v<Op, operators::greater_equal>);

// PostgreSQL gives a placeholder the type of what stands beside it. Where that is not the value's own, as for a bigint
// beside an integer, or where nothing stands there, a cast says it.
template <class N> inline constexpr bool is_placeholder = value_node<N> || parameter_node<N>;

template <class Type> struct placeholder_type {
    using type = Type;
};
template <> struct placeholder_type<types::serial> {
    using type = types::integer;
};
template <> struct placeholder_type<types::bigserial> {
    using type = types::bigint;
};
template <> struct placeholder_type<types::varchar> {
    using type = types::text;
};
template <> struct placeholder_type<types::char_> {
    using type = types::text;
};

template <class N> struct type_beside {
    using type = void;
};
template <class N>
    requires(!is_placeholder<N>)
struct type_beside<N> : placeholder_type<typename N::sql_type> {};

// Whether a value of this type keeps its meaning as one of the other: of the same, or of a wider integer.
template <class Type, class Beside>
inline constexpr bool is_clear_beside = std::is_same_v<Type, Beside> || std::is_same_v<Type, untyped>;
template <class Type, class Beside>
    requires(Type::family == type_family::integer && Beside::family == type_family::integer)
inline constexpr bool is_clear_beside<Type, Beside> =
    sizeof(typename Type::value_type) <= sizeof(typename Beside::value_type);

template <class N, class Beside> constexpr void write_cast(writer& out) {
    if constexpr (is_placeholder<N>) {
        using type = typename placeholder_type<typename N::sql_type>::type;
        if constexpr (!is_clear_beside<type, Beside>) {
            if (out.is_sqlite() || out.prints_values()) return;
            out.put("::");
            write_type(out, type{});
        }
    }
}

// As what stands alone: an argument, a result.
template <class N> constexpr void write_alone(writer& out, const N& node) {
    write(out, node);
    write_cast<N, void>(out);
}

template <class P> constexpr void write_arguments(writer& out, const P& parts) {
    bool first = true;
    parts.each([&](const auto& part) {
        if (!first) out.put(", ");
        first = false;
        write_alone(out, part);
    });
}

template <class Op, class T, class L, class R> constexpr void write(writer& out, const binary<Op, T, L, R>& node) {
    if constexpr (compares_ranks<Op, L>) {
        if (out.is_sqlite()) {
            using label = typename L::sql_type::value_type;
            write_rank<label>(out, [&] { write_operand(out, node.left); });
            out.put(Op::sql);
            return write_rank<label>(out, [&] { write_operand(out, node.right); });
        }
    }
    constexpr bool decimals =
        std::is_same_v<T, types::boolean> && !operators::is_logical<Op> && compares_decimals<L, R>;
    constexpr bool casts = !operators::is_logical<Op>;
    write_compared<decimals>(out, [&] { write_under<Op>(out, node.left); });
    if constexpr (casts) write_cast<L, typename type_beside<R>::type>(out);
    if constexpr (std::is_same_v<Op, operators::is_distinct>)
        out.put(out.is_sqlite() ? " is not " : " is distinct from ");
    else if constexpr (std::is_same_v<Op, operators::is_not_distinct>)
        out.put(out.is_sqlite() ? " is " : " is not distinct from ");
    else out.put(Op::sql);
    write_under<Op>(out, node.right);
    if constexpr (casts) write_cast<R, typename type_beside<L>::type>(out);
}

template <class X> constexpr void write(writer& out, const negation<X>& node) {
    out.put("not ");
    write_operand(out, node.operand);
}

template <class X> constexpr void write(writer& out, const minus_sign<X>& node) {
    out.put("-");
    write_operand(out, node.operand);
    write_cast<X, void>(out);
}

template <class N> void print_bound(writer& out, const N& node) {
    inline_values<1> values(out.dialect());
    node.encode_into(values);
    out.print(*values.begin());
}

template <class N> constexpr void write_bound(writer& out, const N& node) {
    if (!std::is_constant_evaluated() && out.prints_values()) print_bound(out, node);
    else out.placeholder();
}

template <class Type, class Stored> constexpr void write(writer& out, const value<Type, Stored>& node) {
    write_bound(out, node);
}

template <class T> constexpr void write(writer& out, const parameter<T>&) { out.placeholder(); }

template <class X, bool Not> constexpr void write(writer& out, const null_test<X, Not>& node) {
    write_operand(out, node.operand);
    write_cast<X, void>(out);
    out.put(Not ? " is not null" : " is null");
}

template <class X, class A, class B, bool Not>
constexpr void write(writer& out, const between_test<X, A, B, Not>& node) {
    using beside = typename type_beside<X>::type;
    write_compared<compares_decimals<X, A>>(out, [&] { write_operand(out, node.operand); });
    write_cast<X, void>(out);
    out.put(Not ? " not between " : " between ");
    write_operand(out, node.low);
    write_cast<A, beside>(out);
    out.put(" and ");
    write_operand(out, node.high);
    write_cast<B, beside>(out);
}

template <class X, class P, bool IgnoreCase, bool Not>
constexpr void write(writer& out, const like_test<X, P, IgnoreCase, Not>& node) {
    write_operand(out, node.operand);
    write_cast<X, void>(out);
    if constexpr (Not) out.put(" not");
    out.put(IgnoreCase && !out.is_sqlite() ? " ilike " : " like ");
    write_operand(out, node.pattern);
    out.put(" escape '\\'");
}

template <class P> constexpr void write_list(writer& out, const P& parts) {
    bool first = true;
    parts.each([&](const auto& part) {
        if (!first) out.put(", ");
        first = false;
        write(out, part);
    });
}

template <class X, bool Not, class... A> constexpr void write(writer& out, const in_test<X, Not, A...>& node) {
    write_compared<X::sql_type::family == type_family::decimal>(out, [&] { write_operand(out, node.operand); });
    write_cast<X, void>(out);
    out.put(Not ? " not in (" : " in (");
    bool first = true;
    node.values.each([&]<class N>(const N& value) {
        if (!first) out.put(", ");
        first = false;
        write(out, value);
        write_cast<N, typename type_beside<X>::type>(out);
    });
    out.put(")");
}

template <class X, class List, bool Not> constexpr void write(writer& out, const in_list_test<X, List, Not>& node) {
    if (out.is_sqlite()) {
        // JSON has no bytes: they are compared as hexadecimal text.
        constexpr bool hex = X::sql_type::family == type_family::bytes;
        if constexpr (hex) {
            out.put("hex(");
            write(out, node.operand);
            out.put(")");
        } else {
            write_compared<X::sql_type::family == type_family::decimal>(out, [&] { write_operand(out, node.operand); });
        }
        out.put(Not ? " not in (select value from json_each(" : " in (select value from json_each(");
        write_bound(out, node.list);
        out.put("))");
    } else {
        write_operand(out, node.operand);
        write_cast<X, void>(out);
        out.put(Not ? " <> all(" : " = any(");
        write_bound(out, node.list);
        using element = typename List::element_type;
        if constexpr (!is_clear_beside<typename placeholder_type<element>::type, typename type_beside<X>::type>) {
            if (!out.prints_values()) {
                out.put("::");
                write_type(out, element{});
                out.put("[]");
            }
        }
        out.put(")");
    }
}

constexpr void write_arms(writer&, const case_start&) {}
template <class Before, class Condition, class Result>
constexpr void write_arms(writer& out, const case_when_clause<Before, Condition, Result>& node) {
    write_arms(out, node.before);
    out.put(" when ");
    write(out, node.condition);
    out.put(" then ");
    write_alone(out, node.result);
}

template <class Before, class Condition, class Result>
constexpr void write(writer& out, const case_when_clause<Before, Condition, Result>& node) {
    out.put("case");
    write_arms(out, node);
    out.put(" end");
}

template <class Case, class Else> constexpr void write(writer& out, const case_else<Case, Else>& node) {
    out.put("case");
    write_arms(out, node.arms);
    out.put(" else ");
    write_alone(out, node.otherwise);
    out.put(" end");
}

template <class Condition> constexpr void write(writer& out, const when_test<Condition>& node) {
    out.put("(not ");
    write(out, node.is_on);
    out.put(" or ");
    write_under<operators::or_>(out, node.condition);
    out.put(")");
}

template <class X, class Name> constexpr void write(writer& out, const aliased<X, Name>& node) {
    write_alone(out, node.operand);
}

template <class Name, class Type> constexpr void write(writer& out, const named_output<Name, Type>&) {
    out.identifier(Name::name);
}

template <class X> constexpr void write(writer& out, const distinct_values<X>& node) {
    out.put("distinct ");
    write(out, node.operand);
}

template <class Column> constexpr void write(writer& out, const excluded_column<Column>&) {
    out.put("excluded.");
    write_bare_column<Column>(out);
}

// What rows are sorted by: decimals by value, enums in the order of their declaration.
template <class X> constexpr void write_sorted(writer& out, const X& operand) {
    if (out.omits_tables()) return write(out, operand);  // an index is on the column as it is
    if constexpr (X::sql_type::family == type_family::enumeration) {
        if (out.is_sqlite()) {
            return write_rank<typename X::sql_type::value_type>(out, [&] { write_operand(out, operand); });
        }
    }
    write_compared<X::sql_type::family == type_family::decimal>(out, [&] { write(out, operand); });
}

template <class X, direction Direction, nulls Nulls>
constexpr void write(writer& out, const ordering<X, Direction, Nulls>& node) {
    write_sorted(out, node.operand);
    if constexpr (Direction == direction::descending) out.put(" desc");
    if constexpr (Nulls == nulls::first) out.put(" nulls first");
    if constexpr (Nulls == nulls::last) out.put(" nulls last");
}

template <class Column, class X> constexpr void write(writer& out, const assignment<Column, X>& node) {
    write_bare_column<Column>(out);
    out.put(" = ");
    write(out, node.value);
}

// Functions whose spelling is their name.
template <class Function, class Type, class... A>
constexpr void write(writer& out, const call<Function, Type, A...>& node) {
    out.put(Function::name);
    out.put("(");
    write_arguments(out, node.arguments);
    out.put(")");
}

template <class Type> constexpr void write(writer& out, const call<functions::count, Type>&) { out.put("count(*)"); }

template <class Type> constexpr void write(writer& out, const call<functions::now, Type>&) {
    // In SQLite in the form in which timestamps are kept.
    out.put(out.is_sqlite() ? "replace(strftime('%Y-%m-%d %H:%M:%f', 'now'), '.000', '')" : "now()");
}

template <class Type, class... A> constexpr void write(writer& out, const call<functions::concat, Type, A...>& node) {
    bool first = true;
    node.arguments.each([&](const auto& part) {
        if (!first) out.put(" || ");
        first = false;
        write_operand(out, part);
        write_cast<std::remove_cvref_t<decltype(part)>, void>(out);
    });
}

template <class Type, class X> constexpr void write(writer& out, const call<functions::cast, Type, X>& node) {
    out.put("cast(");
    write_alone(out, part<0>(node.arguments));
    out.put(" as ");
    write_type(out, Type{});
    out.put(")");
}

template <class Type, class X> constexpr void write(writer& out, const call<functions::sum, Type, X>& node) {
    const bool exact = Type::family == type_family::decimal;
    const bool cast = !out.is_sqlite() && Type::family == type_family::integer;
    if (cast) out.put("cast(");
    out.put(out.is_sqlite() && exact ? "mizzle_sum(" : "sum(");
    write_alone(out, part<0>(node.arguments));
    out.put(cast ? ") as bigint)" : ")");
}

template <class Type, class X> constexpr void write(writer& out, const call<functions::avg, Type, X>& node) {
    if (!out.is_sqlite()) out.put("cast(");
    out.put("avg(");
    write_alone(out, part<0>(node.arguments));
    out.put(out.is_sqlite() ? ")" : ") as double precision)");
}

// The label of a rank.
template <class E, class F> constexpr void write_label(writer& out, F&& write_it) {
    out.put("case ");
    write_it();
    unsigned rank = 0;
    for (const auto label : enumeration_of<E>.labels) {
        out.put(" when ");
        out.number(rank++);
        out.put(" then ");
        out.text_literal(label);
    }
    out.put(" end");
}

template <class X> constexpr const X& without_distinct(const X& operand) { return operand; }
template <class X> constexpr const X& without_distinct(const distinct_values<X>& node) { return node.operand; }

template <class Function, class Type, class X>
constexpr void write_extreme(writer& out, const call<Function, Type, X>& node) {
    if constexpr (Type::family == type_family::enumeration) {
        if (out.is_sqlite()) {
            using label = typename Type::value_type;
            return write_label<label>(out, [&] {
                out.put(Function::name);
                out.put("(");
                // The extreme of distinct values is that of all.
                write_rank<label>(out, [&] { write_operand(out, without_distinct(part<0>(node.arguments))); });
                out.put(")");
            });
        }
    }
    out.put(Function::name);
    out.put("(");
    write_alone(out, part<0>(node.arguments));
    if (out.is_sqlite() && Type::family == type_family::decimal) out.put(" collate mizzle_decimal");
    out.put(")");
}
template <class Type, class X> constexpr void write(writer& out, const call<functions::min, Type, X>& node) {
    write_extreme(out, node);
}
template <class Type, class X> constexpr void write(writer& out, const call<functions::max, Type, X>& node) {
    write_extreme(out, node);
}

// Raw text as it is, each {} replaced by the next operand.
template <class Type, class... A> constexpr void write(writer& out, const raw_sql<Type, A...>& node) {
    std::string_view rest = node.text;
    node.operands.each([&](const auto& operand) {
        const auto at = rest.find("{}");
        if (at == std::string_view::npos) throw_usage_error("mizzle: sql(\"...\") has fewer {} than operands");
        out.put(rest.substr(0, at));
        write_operand(out, operand);
        write_cast<std::remove_cvref_t<decltype(operand)>, void>(out);
        rest.remove_prefix(at + 2);
    });
    if (sizeof...(A) > 0 && rest.find("{}") != std::string_view::npos)
        throw_usage_error("mizzle: sql(\"...\") has more {} than operands");
    out.put(rest);
}

template <class Type> constexpr void write(writer&, const invalid<Type>&) {}

inline void write(writer& out, const condition& node) {
    if (node.empty()) out.put(out.is_sqlite() ? "1" : "true");
    else node.write_to(out);
}

inline void condition::pair::write_pair(const node& self, writer& out) {
    const auto& p = static_cast<const pair&>(self);
    out.put("(");
    p.left->write(*p.left, out);
    out.put(p.both ? " and " : " or ");
    p.right->write(*p.right, out);
    out.put(")");
}

inline void condition::inverse::write_inverse(const node& self, writer& out) {
    const auto& operand = static_cast<const inverse&>(self).operand;
    out.put("not ");
    operand->write(*operand, out);
}

}  // namespace mizzle
