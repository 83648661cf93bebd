// is null, between, is distinct from.
#pragma once
#include "../node.hpp"
#include "operators.hpp"

namespace mizzle::detail {

template <class X, bool Not> struct null_test : expression<null_test<X, Not>> {
    using sql_type = types::boolean;
    static constexpr bool never_null = true;
    MIZZLE_DETAIL_NO_ADDRESS X operand{};
    constexpr null_test() = default;
    constexpr explicit null_test(X x) : operand(std::move(x)) {}
    MIZZLE_DETAIL_PARTS(one(operand))
};

template <class Self> constexpr auto expression<Self>::is_null() const { return null_test<Self, false>{self()}; }

template <class Self> constexpr auto expression<Self>::is_not_null() const { return null_test<Self, true>{self()}; }

// For those who look for them here.
template <expression_like X> constexpr auto is_null(const X& operand) {
    static_assert(std::is_void_v<X>, "mizzle: is_null() stands behind the expression: column.is_null()");
    return null_test<X, false>{operand};
}
template <expression_like X> constexpr auto is_not_null(const X& operand) {
    static_assert(std::is_void_v<X>, "mizzle: is_not_null() stands behind the expression: column.is_not_null()");
    return null_test<X, true>{operand};
}

template <class X, class A, class B, bool Not> struct between_test : expression<between_test<X, A, B, Not>> {
    using sql_type = types::boolean;
    static constexpr feature_set needs =
        needs_of_order<typename X::sql_type> | needs_of_decimals<held_as<X>, held_as<A>, held_as<B>>;
    MIZZLE_DETAIL_NO_ADDRESS X operand{};
    MIZZLE_DETAIL_NO_ADDRESS A low{};
    MIZZLE_DETAIL_NO_ADDRESS B high{};
    constexpr between_test() = default;
    constexpr between_test(X x, A a, B b) : operand(std::move(x)), low(std::move(a)), high(std::move(b)) {}
    MIZZLE_DETAIL_PARTS(one(operand), one(low), one(high))
};

template <bool Not, class X, class A, class B> constexpr auto make_between(const X& operand, A&& low, B&& high) {
    if constexpr (is_comparable<X> && compares_with<X, A> && compares_with<X, B>) {
        auto a = make_compared<typename X::sql_type, excess::rounded_up>(std::forward<A>(low));
        auto b = make_compared<typename X::sql_type, excess::rounded_down>(std::forward<B>(high));
        return between_test<X, decltype(a), decltype(b), Not>{operand, std::move(a), std::move(b)};
    } else {
        return invalid<types::boolean>{};
    }
}

template <class Self> template <class A, class B> constexpr auto expression<Self>::between(A&& low, B&& high) const {
    static_assert(is_comparable<Self>, MIZZLE_DETAIL_JSON_RULE("between() compares"));
    static_assert(!is_comparable<Self> || (compares_with<Self, A> && compares_with<Self, B>),
                  "mizzle: the bounds of between() have SQL types that do not compare with the expression; cast them");
    return make_between<false>(self(), std::forward<A>(low), std::forward<B>(high));
}

template <class Self>
template <class A, class B>
constexpr auto expression<Self>::not_between(A&& low, B&& high) const {
    static_assert(is_comparable<Self>, MIZZLE_DETAIL_JSON_RULE("not_between() compares"));
    static_assert(
        !is_comparable<Self> || (compares_with<Self, A> && compares_with<Self, B>),
        "mizzle: the bounds of not_between() have SQL types that do not compare with the expression; cast them");
    return make_between<true>(self(), std::forward<A>(low), std::forward<B>(high));
}

template <class X, class V>
inline constexpr bool distinguishable = [] {
    using plain = std::remove_cvref_t<V>;
    if constexpr (is_null_value<V>) return true;
    else if constexpr (is_optional<plain>) return is_operand<typename X::sql_type, typename plain::value_type>;
    else return compares_with<X, V>;
}();

// Unlike the operators this takes null and std::optional, since NULL equals NULL here.
template <class Op, class X, class V> constexpr auto make_distinct(const X& operand, V&& v) {
    using plain = std::remove_cvref_t<V>;
    using type = typename X::sql_type;
    if constexpr (!is_comparable<X> || !distinguishable<X, V>) {
        return invalid<types::boolean>{};
    } else if constexpr (is_null_value<V> || is_optional<plain>) {
        using stored = std::optional<typename type::value_type>;
        using node =
            std::conditional_t<is_decimal<type>, value_beside<type, excess::unequal, types::numeric, owned<stored>>,
                               value<type, owned<stored>>>;
        return binary<Op, types::boolean, X, node>{operand, node({convert_to<stored>(std::forward<V>(v))})};
    } else {
        auto right = make_compared<type, excess::unequal>(std::forward<V>(v));
        return binary<Op, types::boolean, X, decltype(right)>{operand, std::move(right)};
    }
}

template <class Self> template <class V> constexpr auto expression<Self>::is_distinct_from(V&& v) const {
    static_assert(is_comparable<Self>, MIZZLE_DETAIL_JSON_RULE("is_distinct_from() compares"));
    static_assert(!is_comparable<Self> || distinguishable<Self, V>,
                  "mizzle: the two sides of is_distinct_from() have SQL types that do not compare; cast one of them");
    return make_distinct<operators::is_distinct>(self(), std::forward<V>(v));
}

template <class Self> template <class V> constexpr auto expression<Self>::is_not_distinct_from(V&& v) const {
    static_assert(is_comparable<Self>, MIZZLE_DETAIL_JSON_RULE("is_not_distinct_from() compares"));
    static_assert(
        !is_comparable<Self> || distinguishable<Self, V>,
        "mizzle: the two sides of is_not_distinct_from() have SQL types that do not compare; cast one of them");
    return make_distinct<operators::is_not_distinct>(self(), std::forward<V>(v));
}

}  // namespace mizzle::detail
