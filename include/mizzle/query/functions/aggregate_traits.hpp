// Calls that look at more than one row: whether an expression has one, and what may follow it.
//
//   string_agg(x, ", ").order_by(y)      string_agg(x, ', ' order by y)
//   count(x).filter(y > 1)               count(x) filter (where y > 1)
//   sum(x).over(partition_by(y))         sum(x) over (partition by y)
#pragma once
#include "../../schema/constraints.hpp"
#include "../../schema/expression.hpp"
#include "../../schema/fixed_string.hpp"
#include "../node.hpp"
#include "../values/computed_bits.hpp"
#include "../values/decimals.hpp"
#include "../values/kept_order.hpp"

namespace mizzle::detail {

// Whether an aggregate stands anywhere in the expression. One with over() is none.
MIZZLE_DETAIL_ANY_PART(has_aggregate, any_aggregate)
template <has_parts N>
    requires(requires { requires N::is_aggregate; })
inline constexpr bool has_aggregate<N> = true;

// Whether a call with over() stands anywhere in the expression: SQL computes those after everything but order by.
MIZZLE_DETAIL_ANY_PART(has_window, any_window)
template <has_parts N>
    requires(requires { requires N::is_window; })
inline constexpr bool has_window<N> = true;

// A function says `aggregate`, or `window_only` where it needs over(); all others see one row.
template <class Function>
inline constexpr bool sees_rows =
    requires { typename Function::aggregate; } || requires { typename Function::window_only; };

template <class Self> struct rows_call_steps : expression<Self> {
    // Only rows that meet the condition are counted, added, collected. Of aggregates, those with over() among them.
    template <class Condition> constexpr auto filter(const Condition& condition) const;
    // The order in which values are collected. Of string_agg, array_agg, json_agg and json_object_agg; PostgreSQL only.
    template <class... O> constexpr auto order_by(const O&... orderings) const;
    // Over the rows of a window, for each row: over(partition_by(a).order_by(b)), over(order_by(b)), over() for all
    // rows, or over(w) for one that the statement names by window(w, ...).
    template <class Window> constexpr auto over(const Window& window) const;
    constexpr auto over() const;
    template <fixed_string Name> constexpr auto over() const;
};

template <class Function> struct steps_of_call {
    template <class Self> using type = expression<Self>;
};
template <class Function>
    requires sees_rows<Function>
struct steps_of_call<Function> {
    template <class Self> using type = rows_call_steps<Self>;
};

// SQLite's casts take any text for a value of any type; those of the driver do not. Its text of JSON, arrays and custom
// types is not PostgreSQL's.
template <class To, class From> inline constexpr bool is_cast_checked = false;
// To whole numbers of fewer bits, or of numbers with a point.
template <class To, class From>
    requires(To::family == type_family::integer &&
             (From::family == type_family::integer || From::family == type_family::real ||
              From::family == type_family::decimal))
inline constexpr bool is_cast_checked<To, From> =
    From::family == type_family::real || sizeof(typename To::value_type) < sizeof(typename From::value_type);
template <class To, class From>
inline constexpr feature_set needs_of_cast = [] {
    constexpr auto to = To::family, from = From::family;
    constexpr bool is_further = (to == type_family::text && (from == type_family::real || from == type_family::bytes ||
                                                             from == type_family::interval)) ||
                                (from == type_family::text && to == type_family::interval);
    if (is_further) return needed(feature::further_casts) | needed(feature::driver_functions);
    if (std::is_same_v<To, types::real> && !std::is_same_v<From, types::real>) return needed(feature::driver_functions);
    if constexpr (is_cast_checked<To, From>) return needed(feature::driver_functions);
    if (from == type_family::text)
        return to == type_family::text || to == type_family::json || to == type_family::array ||
                       to == type_family::custom
                   ? 0u
                   : needed(feature::driver_functions);
    if (to == type_family::text)
        return from == type_family::array || from == type_family::json ||
                       (from == type_family::custom && order_of_kept<From> == kept_order::none)
                   ? needed(feature::text_equality)
               : from == type_family::real || from == type_family::bytes || from == type_family::time ||
                       from == type_family::date || from == type_family::timestamp || from == type_family::timestamptz
                   ? needed(feature::driver_functions)
                   : 0u;
    return to == type_family::interval && from == type_family::time ? needed(feature::text_equality) : 0u;
}();

// What a call needs: what its function says, which may be the driver's on SQLite for decimals only, and that aggregates
// do not hold another.
template <class Type>
inline constexpr bool is_array_type = [] {
    if constexpr (requires { Type::family; }) return Type::family == type_family::array;
    else return false;
}();
template <class Type>
inline constexpr feature_set needs_of_extreme =
    Type::family == type_family::interval ? needed(feature::extremes_of_intervals) : 0u;
template <class Function, class Type, class... A>
inline constexpr feature_set needs_of_call = [] {
    feature_set needs = 0;
    if constexpr (requires { Function::needs; }) needs |= Function::needs;
    if constexpr (requires { typename Function::native_decimals; }) needs |= needs_of_decimals<Type, held_as<A>...>;
    else needs |= needs_of_any_decimal<Type, held_as<A>...>;
    if constexpr (requires { Function::template needs_of<A...>; }) needs |= Function::template needs_of<A...>;
    // What makes JSON of its arguments takes an array as JSON, which every database has.
    constexpr bool makes_json = requires { typename Function::makes_json; };
    if (is_array_type<Type> || (!makes_json && (is_array_type<typename A::sql_type> || ...)))
        needs |= needed(feature::arrays);
    if constexpr (requires { typename Function::sorts_values; })
        needs |= (0u | ... | needs_of_extreme<typename A::sql_type>);
    if constexpr (requires { typename Function::sorts_values; })
        needs |= (0u | ... | needs_of_order<typename A::sql_type>);
    if constexpr (requires { typename Function::compares_values; })
        needs |= (0u | ... | needs_of_sameness<typename A::sql_type>);
    if constexpr (requires { typename Function::compares_elements; })
        needs |= (0u | ... | needs_of_elements<typename A::sql_type>);
    if constexpr (requires { typename Function::appends_elements; })
        needs |= (0u | ... | needs_of_hex<typename A::sql_type>);
    if constexpr (requires { typename Function::casts_values; })
        needs |= (0u | ... | needs_of_cast<Type, typename A::sql_type>);
    if constexpr (requires { typename Function::computes_numbers; }) needs |= needs_of_computed<Type>;
    if constexpr (requires { typename Function::window_only; }) needs |= needed(feature::missing_over);
    if constexpr (requires { typename Function::aggregate; }) {
        if (any_aggregate<type_list<A...>>) needs |= needed(feature::nested_aggregate);
    }
    return needs;
}();

}  // namespace mizzle::detail
