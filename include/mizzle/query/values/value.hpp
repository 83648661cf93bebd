// A value of the program inside an expression; it is always bound, never printed.
#pragma once
#include "../../schema/convert.hpp"
#include "../../schema/expression.hpp"
#include "bound_value.hpp"
#include "encode.hpp"
#include "kept_text.hpp"

#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace mizzle::detail {

// Text that lives as long as the program.
struct literal_text {
    std::string_view view{};
    constexpr operator std::string_view() const { return view; }
};

// A value that the statement keeps. Empty until it is given one: not every type can be made by the compiler.
template <class T> struct owned {
    std::optional<T> object{};
};

template <class Type, class Stored> struct value : expression<value<Type, Stored>> {
    using sql_type = Type;
    using parts = type_list<>;
    static constexpr bool may_be_null = std::is_same_v<Stored, null_t>;

    Stored stored{};

    constexpr value() = default;
    constexpr explicit value(Stored s) : stored(std::move(s)) {}
    template <class L> constexpr value(std::in_place_t, const L& lent) : stored(lent) {}

    MIZZLE_ALWAYS_INLINE void encode_into(value_list& out) const {
        if constexpr (requires { stored.object; }) encode(out, Type{}, *stored.object);
        else if constexpr (requires { stored.make(); }) {
            encode(out, Type{}, stored.make());
            out.own_latest();
        } else if constexpr (requires { stored.get(); }) encode(out, Type{}, stored.get());
        else encode(out, Type{}, stored);
    }
};

template <class V> inline constexpr bool is_text_literal = false;
template <std::size_t N> inline constexpr bool is_text_literal<const char (&)[N]> = true;

// Whether a value of type V may stand beside an expression of this SQL type.
template <class Type, class V>
inline constexpr bool is_operand = [] {
    using v = std::remove_cvref_t<V>;
    if constexpr (Type::family == type_family::integer || Type::family == type_family::real ||
                  Type::family == type_family::decimal)
        return whole_number<v> || std::floating_point<v> || std::same_as<v, numeric> ||
               std::same_as<v, numeric_literal>;
    else return exactly_convertible<typename Type::value_type, V>;
}();

// The value as a node of the SQL type that it stands beside.
template <class Type, class V> constexpr auto bind_as(V&& v) {
    using plain = std::remove_cvref_t<V>;
    if constexpr (whole_number<plain>) {
        constexpr bool wide = sizeof(plain) > 4 || (sizeof(plain) == 4 && std::unsigned_integral<plain>);
        using stored = std::conditional_t<wide, std::int64_t, std::int32_t>;
        if (!std::in_range<stored>(v)) throw_usage_error("mizzle: a number is larger than any SQL integer");
        return value<typename sql_type_of<stored>::type, stored>(static_cast<stored>(v));
    } else if constexpr (std::floating_point<plain>) {
        return value<types::double_precision, double>(static_cast<double>(v));
    } else if constexpr (Type::family == type_family::text) {
        if constexpr (is_text_literal<V>) return value<types::text, literal_text>(literal_text{std::string_view(v)});
        else if constexpr (std::is_same_v<V, std::string>)
            return value<types::text, owned<std::string>>({std::move(v)});
        else return value<types::text, kept_text>(kept_text(text_in_value(v)));
    } else if constexpr (std::is_same_v<plain, numeric_literal>) {
        return value<types::numeric, numeric_literal>(numeric_literal(v));
    } else if constexpr (std::is_same_v<plain, numeric>) {
        return value<types::numeric, owned<numeric>>({std::forward<V>(v)});
    } else {
        using target = typename Type::value_type;
        if constexpr (std::is_trivially_copyable_v<target>)
            return value<Type, target>(convert_to<target>(std::forward<V>(v)));
        else return value<Type, owned<target>>({convert_to<target>(std::forward<V>(v))});
    }
}

// An operand as it is kept in a tree: expressions by value, anything else as a bound value.
template <class Type, class V> constexpr auto make_operand(V&& v) {
    if constexpr (expression_like<V>) return std::remove_cvref_t<V>(std::forward<V>(v));
    else return bind_as<Type>(std::forward<V>(v));
}

// Stands for an expression that broke a rule: what is built on it compiles, so that one mistake is one message.
template <class Type> struct invalid : expression<invalid<Type>> {
    using sql_type = Type;
    using parts = type_list<>;
};
// A table that is compared.
template <class L, class R> constexpr invalid<types::boolean> compared_no_value(const L&, const R&) { return {}; }
MIZZLE_DETAIL_ANY_PART(is_broken, any_broken)
template <class Type> inline constexpr bool is_broken<invalid<Type>> = true;

constexpr bool is_number(type_family f) {
    return f == type_family::integer || f == type_family::real || f == type_family::decimal;
}

// Whether SQL compares the two types without a cast.
template <class A, class B>
inline constexpr bool types_compare = [] {
    if constexpr (A::family != B::family) return is_number(A::family) && is_number(B::family);
    else if constexpr (A::family == type_family::enumeration || A::family == type_family::custom)
        return std::is_same_v<typename A::value_type, typename B::value_type>;
    else return !are_json_and_jsonb<A, B>;
}();

template <class L, class R>
inline constexpr bool compares_with = [] {
    using left = std::remove_cvref_t<L>;
    using right = std::remove_cvref_t<R>;
    if constexpr (is_broken<left> || is_broken<right>) return true;  // that has been said
    else if constexpr (expression_like<right>) return types_compare<typename left::sql_type, typename right::sql_type>;
    else return is_operand<typename left::sql_type, R>;
}();

// Whether the values of an operand can be compared and sorted.
template <class X> inline constexpr bool is_comparable = true;
template <expression_like X>
inline constexpr bool is_comparable<X> = has_order<typename std::remove_cvref_t<X>::sql_type>;
#define MIZZLE_DETAIL_JSON_RULE(what)                                                                              \
    "mizzle: " what " json, which PostgreSQL can neither compare nor sort; declare it as jsonb, or take its text " \
    "by cast<std::string>(column)"

// Whether V is text as an expression or as a value.
template <class V>
inline constexpr bool is_text_operand = [] {
    if constexpr (expression_like<V>) return std::remove_cvref_t<V>::sql_type::family == type_family::text;
    else return is_operand<types::text, V>;
}();

// The type of SQL that stands where any type will do, as in a default or an index.
struct untyped {
    using value_type = std::string;
    static constexpr auto family = type_family::custom;
};

template <class T> inline constexpr bool has_sql_type = requires { typename sql_type_of<T>::type; };
template <class T> struct sql_type_or_untyped {
    using type = untyped;
};
template <class T>
    requires has_sql_type<T>
struct sql_type_or_untyped<T> : sql_type_of<T> {};

}  // namespace mizzle::detail
