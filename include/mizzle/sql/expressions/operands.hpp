// Parts of expressions: where they need parentheses, and where a placeholder needs its type.
#pragma once
#include "../../query/bind.hpp"
#include "../../query/values/decimals.hpp"
#include "../../query/values/parameter.hpp"
#include "../names.hpp"
#include "../schema/type_name.hpp"

namespace mizzle::detail {

// Atoms need no parentheses wherever they stand.
template <class N> inline constexpr bool needs_parentheses = false;

template <class N> constexpr void write_parenthesised(writer& out, const N& node) {
    out.put("(");
    write(out, node);
    out.put(")");
}

// As the operand of something that binds tighter than it may. A database may write as a call what is none here.
template <class N> struct compound_operand {
    const N& node;
};
template <class N> constexpr void spell(writer& out, const compound_operand<N>& form) {
    write_parenthesised(out, form.node);
}
template <class N> constexpr void write_operand(writer& out, const N& node) {
    if constexpr (needs_parentheses<N>) write(out, compound_operand<N>{node});
    else write(out, node);
}

// What follows a number that is computed in the call that looks at it.
constexpr std::string_view end_of_computed(unsigned bits) {
    return bits == 16 ? ", 16)" : bits == 32 ? ", 32)" : ", 64)";
}

// A placeholder may have the type of what stands beside it. Where that is not the value's own, as for a bigint
// beside an integer, or where nothing stands there, a cast says it.
template <class N> inline constexpr bool is_bound_later = value_node<N> || parameter_node<N>;

template <class Type> struct placeholder_type {
    using type = Type;
};
template <> struct placeholder_type<types::serial> {
    using type = types::integer;
};
template <> struct placeholder_type<types::bigserial> {
    using type = types::bigint;
};
template <int S, int D> struct placeholder_type<types::scaled<S, D>> {
    using type = types::numeric;
};
template <int S> struct placeholder_type<types::fixed<S>> {
    using type = types::numeric;
};
template <> struct placeholder_type<types::varchar> {
    using type = types::text;
};
template <> struct placeholder_type<types::char_> {
    using type = types::text;
};

// The type of the placeholder or null before it, or of an array of such, where a database wants to be told.
template <class Type> struct type_of_placeholder {};
template <class Type> inline constexpr bool is_spelled_by_few<type_of_placeholder<Type>> = true;
template <class Type> constexpr void spell(writer&, const type_of_placeholder<Type>&) {}
template <class Type> struct type_of_list {};
template <class Type> constexpr void spell(writer&, const type_of_list<Type>&) {}

template <class Type> constexpr void write_null(writer& out) {
    out.put("null");
    write(out, type_of_placeholder<typename placeholder_type<Type>::type>{});
}
// A column of a table whose join is off.
template <column_like C> constexpr void write_absent(writer& out, const C&) { write_null<typename C::sql_type>(out); }

template <class N> struct type_beside {
    using type = void;
};
template <class N>
    requires(!is_bound_later<N>)
struct type_beside<N> : placeholder_type<typename N::sql_type> {};

// Whether a value of this type keeps its meaning as one of the other: of the same, or of a wider integer.
template <class Type, class Beside>
inline constexpr bool is_clear_beside = std::is_same_v<Type, Beside> || std::is_same_v<Type, untyped>;
template <class Type, class Beside>
    requires(Type::family == type_family::integer && Beside::family == type_family::integer)
inline constexpr bool is_clear_beside<Type, Beside> =
    sizeof(typename Type::value_type) <= sizeof(typename Beside::value_type);

template <class N, class Beside> constexpr void write_cast(writer& out) {
    if constexpr (is_bound_later<N>) {
        using type = typename placeholder_type<typename N::sql_type>::type;
        if constexpr (!is_clear_beside<type, Beside>) {
            if (!out.prints_values()) write(out, type_of_placeholder<type>{});
        }
    }
}

// As what stands alone: an argument, a result.
template <class N> constexpr void write_alone(writer& out, const N& node) {
    write(out, node);
    write_cast<N, void>(out);
}

template <class N> constexpr void write_argument(writer& out, const N& node);

template <class P> constexpr void write_arguments(writer& out, const P& parts) {
    bool first = true;
    parts.each([&](const auto& part) {
        if (!first) out.put(", ");
        first = false;
        write_argument(out, part);
    });
}

template <class P> constexpr void write_list(writer& out, const P& parts) {
    bool first = true;
    parts.each([&](const auto& part) {
        if (!first) out.put(", ");
        first = false;
        write(out, part);
    });
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

template <class Type, class Stored> inline constexpr bool is_spelled_alike<value<Type, Stored>> = true;
template <class Type, class Stored> constexpr void spell(writer& out, const value<Type, Stored>& node) {
    write_bound(out, node);
}

template <class Held, excess How, class Type, class Stored>
constexpr void spell(writer& out, const value_beside<Held, How, Type, Stored>& node) {
    write_bound(out, node);
}

template <fixed_string Text> constexpr void spell(writer& out, const decimal_constant<Text>& node) {
    write_bound(out, node);
}

template <class T> constexpr void spell(writer& out, const parameter<T>&) { out.parameter(); }

}  // namespace mizzle::detail
