// Arrays: what they have in common, whether a value is among their elements. An array is a column, an expression or a
// std::vector of the elements' type. As everywhere in SQL, NULL among the elements equals nothing.
#pragma once
#include "../expressions/in.hpp"
#include "../node.hpp"
#include "arguments.hpp"
#include "function_facts.hpp"

namespace mizzle::detail {

template <class X>
inline constexpr bool is_array_operand = std::remove_cvref_t<X>::sql_type::family == type_family::array;
template <class A> struct element_of_vector {
    using type = A;
};
template <class A> struct element_of_vector<std::optional<A>> : element_of_vector<A> {};
// The SQL type of an array's elements.
template <class X>
using element_type_of =
    typename sql_type_of<typename element_of_vector<typename X::sql_type::value_type::value_type>::type>::type;

// Whether V is an array of elements that compare with X's.
template <class X, class V>
inline constexpr bool is_array_like = [] {
    using plain = std::remove_cvref_t<V>;
    using element = typename element_of_vector<typename X::sql_type::value_type::value_type>::type;
    if constexpr (expression_like<V>) {
        if constexpr (is_array_operand<V>)
            return std::is_same_v<typename element_of_vector<typename plain::sql_type::value_type::value_type>::type,
                                  element>;
        else return false;
    } else if constexpr (is_vector<plain>) {
        return std::is_same_v<typename element_of_vector<typename plain::value_type>::type, element>;
    } else {
        return false;
    }
}();

template <class V> constexpr auto make_array_operand(V&& v) {
    if constexpr (expression_like<V>) return std::remove_cvref_t<V>(std::forward<V>(v));
    else return bind_as<types::array<typename std::remove_cvref_t<V>::value_type>>(std::forward<V>(v));
}

#define MIZZLE_DETAIL_ARRAYS(name_, operator_)                                                                     \
    MIZZLE_DETAIL_FUNCTION(name_, operator_, using compares_elements = void;)                                      \
    template <expression_like X, class V> constexpr auto name_(const X& array, V&& other) {                        \
        constexpr bool fits = [] {                                                                                 \
            if constexpr (is_broken<X>) return true;                                                               \
            else if constexpr (is_array_operand<X>) return is_array_like<X, V>;                                    \
            else return false;                                                                                     \
        }();                                                                                                       \
        static_assert(fits, "mizzle: " #name_ "() takes an array, and another of the same type or a std::vector "  \
                            "of its elements");                                                                    \
        if constexpr (fits)                                                                                        \
            return make_call<functions::name_, types::boolean>(array, make_array_operand(std::forward<V>(other))); \
        else return invalid<types::boolean>{};                                                                     \
    }
// Whether the first has every element of the second, the second every element of the first, one in common.
MIZZLE_DETAIL_ARRAYS(array_contains, " @> ")
MIZZLE_DETAIL_ARRAYS(array_contained, " <@ ")
MIZZLE_DETAIL_ARRAYS(array_overlaps, " && ")
#undef MIZZLE_DETAIL_ARRAYS

// How many elements it has.
MIZZLE_DETAIL_FUNCTION(array_length, "cardinality")
template <expression_like X> constexpr auto array_length(const X& array) {
    static_assert(is_broken<X> || is_array_operand<X>, "mizzle: array_length() takes an array");
    return make_call<functions::array_length, types::integer>(array);
}

// The array and an element at its end; of NULL, an array of that element.
MIZZLE_DETAIL_FUNCTION(array_append, "array_append", using never_null = void; using appends_elements = void;)
template <expression_like X, class V> constexpr auto array_append(const X& array, V&& element) {
    constexpr bool fits = [] {
        if constexpr (is_broken<X>) return true;
        else if constexpr (is_array_operand<X>) return takes_argument<element_type_of<X>, V>;
        else return false;
    }();
    constexpr bool exact = [] {
        if constexpr (!is_broken<X> && is_array_operand<X>) return element_type_of<X>::family != type_family::real;
        else return true;
    }();
    static_assert(fits, "mizzle: array_append() takes an array and a value of its elements' type");
    static_assert(exact, "mizzle: array_append() is not for floating-point numbers, which SQLite would round to 15 "
                         "digits; set the whole array");
    if constexpr (fits && exact && is_array_operand<X>)
        return make_call<functions::array_append, typename X::sql_type>(
            array, make_argument<element_type_of<X>>(std::forward<V>(element)));
    else return invalid<typename X::sql_type>{};
}

// x == any_of(array): whether an element does. x != all_of(array): whether every one does. On PostgreSQL the other
// comparisons, too. (any and all, as SQL has it, but std::any is a class.)
template <class A, bool All> struct quantified_array {
    MIZZLE_DETAIL_NO_ADDRESS A array{};
    constexpr quantified_array() = default;
    constexpr explicit quantified_array(A a) : array(std::move(a)) {}
};
template <class T> inline constexpr bool is_quantified_array = false;
template <class A, bool All> inline constexpr bool is_quantified_array<quantified_array<A, All>> = true;
template <class Q> using array_of_quantified = decltype(std::remove_cvref_t<Q>::array);

#define MIZZLE_DETAIL_QUANTIFIER(name_, all_)                                           \
    template <expression_like X> constexpr auto name_(const X& array) {                 \
        static_assert(is_broken<X> || is_array_operand<X>,                              \
                      "mizzle: " #name_ "() takes an array; in() takes a std::vector"); \
        return quantified_array<X, all_>{array};                                        \
    }
// A comparison with the elements of an array, one of them or each: todos.effort == any_of(array), all_of(array).
MIZZLE_DETAIL_QUANTIFIER(any_of, false)
MIZZLE_DETAIL_QUANTIFIER(all_of, true)
// For those who know them as all columns of a table, or as SQL's words for the rows of a select.
#define MIZZLE_DETAIL_NO_QUANTIFIER(name_)                                                                             \
    template <class X>                                                                                                 \
        requires(!expression_like<X>)                                                                                  \
    constexpr auto name_(const X&) {                                                                                   \
        static_assert(std::is_void_v<X>,                                                                               \
                      "mizzle: " #name_ "() takes an array; a table's columns are selected by select(users), and the " \
                      "rows of a select are compared by any(select(...)) and all(select(...))");                       \
        return invalid<untyped>{};                                                                                     \
    }
MIZZLE_DETAIL_NO_QUANTIFIER(any_of)
MIZZLE_DETAIL_NO_QUANTIFIER(all_of)
#undef MIZZLE_DETAIL_NO_QUANTIFIER
#undef MIZZLE_DETAIL_QUANTIFIER

template <class Op, bool All, class X, class A> struct array_comparison : expression<array_comparison<Op, All, X, A>> {
    using sql_type = types::boolean;
    static constexpr bool is_membership = std::is_same_v<Op, operators::equal> && !All;
    static constexpr bool is_absence = std::is_same_v<Op, operators::not_equal> && All;
    static constexpr feature_set needs =
        is_membership || is_absence ? needs_of_elements<typename A::sql_type> : needed(feature::quantifiers);
    MIZZLE_DETAIL_NO_ADDRESS X operand{};
    MIZZLE_DETAIL_NO_ADDRESS A array{};
    constexpr array_comparison() = default;
    constexpr array_comparison(X x, A a) : operand(std::move(x)), array(std::move(a)) {}
    MIZZLE_DETAIL_PARTS(one(operand), one(array))
};

template <class L, class A>
inline constexpr bool compares_with_elements = [] {
    using plain = std::remove_cvref_t<L>;
    if constexpr (is_broken<A> || is_broken<plain>) return true;
    else if constexpr (!is_array_operand<A>) return true;  // that has been said
    else if constexpr (expression_like<L>) return types_compare<typename plain::sql_type, element_type_of<A>>;
    else if constexpr (is_null_value<L> || is_optional<plain>) return false;
    else return is_operand<element_type_of<A>, L>;
}();

template <class Op, class L, class A, bool All>
constexpr auto make_array_comparison(L&& left, const quantified_array<A, All>& right) {
    if constexpr (compares_with_elements<L, A> && is_array_operand<A>) {
        auto x = make_operand<element_type_of<A>>(std::forward<L>(left));
        return array_comparison<Op, All, decltype(x), A>{std::move(x), right.array};
    } else {
        return invalid<types::boolean>{};
    }
}

#define MIZZLE_DETAIL_QUANTIFIED(symbol, op)                                                                        \
    template <class L, class R>                                                                                     \
        requires(expression_like<L> && no_c_null<L> && no_c_null<R> && is_quantified_array<std::remove_cvref_t<R>>) \
    constexpr auto operator symbol(L&& left, R&& right) {                                                           \
        static_assert(compares_with_elements<L, array_of_quantified<R>>, MIZZLE_DETAIL_QUANTIFIED_RULE);            \
        return make_array_comparison<operators::op>(std::forward<L>(left), right);                                  \
    }                                                                                                               \
    template <class L, class R>                                                                                     \
        requires(!expression_like<L> && is_quantified_array<std::remove_cvref_t<R>>)                                \
    constexpr auto operator symbol(L&& left, R&& right) {                                                           \
        static_assert(compares_with_elements<L, array_of_quantified<R>>, MIZZLE_DETAIL_QUANTIFIED_RULE);            \
        return make_array_comparison<operators::op>(std::forward<L>(left), right);                                  \
    }
#define MIZZLE_DETAIL_QUANTIFIED_RULE \
    "mizzle: any_of() and all_of() are compared with an expression or a value of the type of the array's elements"
MIZZLE_DETAIL_QUANTIFIED(==, equal)
MIZZLE_DETAIL_QUANTIFIED(!=, not_equal)
MIZZLE_DETAIL_QUANTIFIED(<, less)
MIZZLE_DETAIL_QUANTIFIED(<=, less_equal)
MIZZLE_DETAIL_QUANTIFIED(>, greater)
MIZZLE_DETAIL_QUANTIFIED(>=, greater_equal)
#undef MIZZLE_DETAIL_QUANTIFIED
#undef MIZZLE_DETAIL_QUANTIFIED_RULE

}  // namespace mizzle::detail

namespace mizzle {

// all_of(array) is for a comparison that holds with every element: `todos.effort >= all (array)`.
using detail::all_of;
// any_of(array) is for a comparison that holds with one element: `todos.effort = any (array)`.
using detail::any_of;
// array_append(array, element) is the array with one more element at its end: `array_append(...)`; of NULL it is an
// array of that element.
using detail::array_append;
// array_contained(a, b) says whether b has every element of a, `a <@ b`.
using detail::array_contained;
// array_contains(a, b) says whether a has every element of b, `a @> b`.
using detail::array_contains;
// array_length(array) is how many elements it has: `cardinality(...)`.
using detail::array_length;
// array_overlaps(a, b) says whether they have an element in common, `a && b`.
using detail::array_overlaps;

}  // namespace mizzle
