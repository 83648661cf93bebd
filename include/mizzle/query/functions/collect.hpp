// string_agg, array_agg, json_agg, json_object_agg: the values of many rows as one.
#pragma once
#include "../bind.hpp"
#include "../values/json_value.hpp"
#include "aggregates.hpp"

namespace mizzle::detail {

namespace functions {

struct string_agg {
    MIZZLE_DETAIL_NAME(output_name, string_agg) using aggregate = void;
    using collects = void;
    using may_be_null = void;
    template <class X, class... Separator>
    static constexpr feature_set needs_of =
        (... && (value_node<Separator> || parameter_node<Separator>)) ? 0u : needed(feature::separators_of_rows);
};
// SQLite's has no separator beside distinct.
struct distinct_string_agg : string_agg {
    static constexpr feature_set needs = needed(feature::distinct_with_separator);
};
struct array_agg {
    MIZZLE_DETAIL_NAME(output_name, array_agg) using aggregate = void;
    static constexpr std::string_view name = "array_agg";
    static constexpr feature_set needs = needed(feature::driver_functions);
    using collects = void;
    using keeps_null = void;
    using may_be_null = void;
};
struct json_agg {
    MIZZLE_DETAIL_NAME(output_name, json_agg) using aggregate = void;
    static constexpr std::string_view name = "json_agg";
    static constexpr feature_set needs = needed(feature::driver_functions);
    using collects = void;
    using keeps_null = void;
    using may_be_null = void;
};
struct json_object_agg {
    MIZZLE_DETAIL_NAME(output_name, json_object_agg) using aggregate = void;
    static constexpr std::string_view name = "json_object_agg";
    static constexpr feature_set needs = needed(feature::driver_functions);
    using collects = void;
    using keeps_null = void;
    using may_be_null = void;
};

}  // namespace functions

template <class X> inline constexpr bool is_distinct_values = false;
template <class X> inline constexpr bool is_distinct_values<distinct_values<X>> = true;

// The texts that are not NULL, one after the other, the separator between them: group_concat on SQLite. In no order
// unless order_by() says one. NULL where there are none.
template <expression_like X, class S> constexpr auto string_agg(const X& operand, S&& separator) {
    constexpr bool is_text = X::sql_type::family == type_family::text && is_text_operand<S>;
    static_assert(is_text,
                  "mizzle: string_agg() joins text with text; cast<std::string>(expression) makes other types text");
    static_assert(!has_window<X>, "mizzle: string_agg() cannot hold a window function; select that in a subquery");
    using function = std::conditional_t<is_distinct_values<X>, functions::distinct_string_agg, functions::string_agg>;
    if constexpr (is_text)
        return make_call<function, types::text>(operand, make_operand<types::text>(std::forward<S>(separator)));
    else return make_call<functions::string_agg, types::text>(operand);
}
// With a comma between them.
template <expression_like X> constexpr auto string_agg(const X& operand) {
    constexpr bool is_text = X::sql_type::family == type_family::text;
    static_assert(is_text,
                  "mizzle: string_agg() joins text with text; cast<std::string>(expression) makes other types text");
    static_assert(!has_window<X>, "mizzle: string_agg() cannot hold a window function; select that in a subquery");
    return make_call<functions::string_agg, types::text>(operand);
}

// Whether there can be an array of such values.
template <class Type>
inline constexpr bool is_element =
    has_sql_type<typename Type::value_type> && Type::family != type_family::array && Type::family != type_family::json;

// All values in a std::vector, NULL as an empty std::optional where the operand may be NULL. In no order unless
// order_by() says one. No rows are NULL, not an empty array.
template <expression_like X> constexpr auto array_agg(const X& operand) {
    constexpr bool fits = is_element<typename X::sql_type>;
    static_assert(fits, "mizzle: array_agg() takes what can be an array's element; json_agg() takes arrays and JSON");
    static_assert(!has_window<X>, "mizzle: array_agg() cannot hold a window function; select that in a subquery");
    if constexpr (fits) return make_call<functions::array_agg, types::array<typename X::sql_type::value_type>>(operand);
    else return make_call<functions::json_agg, types::json<json_text>>(operand);
}

#define MIZZLE_DETAIL_POINT_IN_TIME_RULE(what)                                                                      \
    "mizzle: " what " would write timestamps in each database's own way; cast<std::string>(expression) makes text " \
    "of them"

// All values as a JSON array, NULL as null. Dates, times, UUIDs and enums are strings.
template <expression_like X> constexpr auto json_agg(const X& operand) {
    constexpr bool fits = X::sql_type::family != type_family::bytes;
    constexpr bool is_same = !has_point_in_time<typename X::sql_type>;
    static_assert(fits, "mizzle: JSON has no bytes; array_agg() collects them");
    static_assert(is_same, MIZZLE_DETAIL_POINT_IN_TIME_RULE("json_agg()"));
    static_assert(!has_window<X>, "mizzle: json_agg() cannot hold a window function; select that in a subquery");
    return make_call<functions::json_agg, types::json<json_text>>(operand);
}

// A JSON object with a member for each row. A key that is NULL is an error.
template <expression_like K, expression_like V> constexpr auto json_object_agg(const K& key, const V& value) {
    constexpr bool fits = V::sql_type::family != type_family::bytes && K::sql_type::family == type_family::text;
    constexpr bool is_same = !has_point_in_time<typename V::sql_type>;
    static_assert(fits, "mizzle: json_object_agg() takes a key, which is text, and a value, which is not bytes");
    static_assert(is_same, MIZZLE_DETAIL_POINT_IN_TIME_RULE("json_object_agg()"));
    static_assert(!has_window<K> && !has_window<V>,
                  "mizzle: json_object_agg() cannot hold a window function; select that in a subquery");
    return make_call<functions::json_object_agg, types::json<json_text>>(key, value);
}
#undef MIZZLE_DETAIL_POINT_IN_TIME_RULE

}  // namespace mizzle::detail

namespace mizzle {

// array_agg(expression) is the values of many rows as an array: `array_agg(...)`.
using detail::array_agg;
// json_agg(expression) is the values of many rows as a JSON array: `json_agg(...)`.
using detail::json_agg;
// json_object_agg(key, value) is the pairs of many rows as a JSON object: `json_object_agg(...)`.
using detail::json_object_agg;
// string_agg(text, separator) is the texts of many rows as one: `string_agg(...)`, `group_concat(...)`.
using detail::string_agg;

}  // namespace mizzle
