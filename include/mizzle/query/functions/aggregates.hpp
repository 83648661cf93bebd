// count, sum, avg, min, max, bool_and, bool_or, every, each also over distinct(expression).
#pragma once
#include "../../schema/table.hpp"
#include "../node.hpp"
#include "functions.hpp"

namespace mizzle::detail {

// Inside an aggregate: each value once.
template <class X> struct distinct_values : expression<distinct_values<X>> {
    static constexpr bool is_of_aggregate = true;
    using sql_type = typename X::sql_type;
    static constexpr feature_set needs = needs_of_sameness<sql_type>;
    MIZZLE_DETAIL_NO_ADDRESS X operand{};
    constexpr distinct_values() = default;
    constexpr explicit distinct_values(X x) : operand(std::move(x)) {}
    MIZZLE_DETAIL_PARTS(one(operand))
};

template <expression_like X> constexpr auto distinct(const X& operand) {
    static_assert(is_comparable<X>, MIZZLE_DETAIL_JSON_RULE("distinct() compares"));
    return distinct_values<X>{operand};
}

// Whether there is a least and a greatest value: PostgreSQL asks neither of JSON, whatever it can be compared with.
template <class X> inline constexpr bool has_extremes = X::sql_type::family != type_family::json;

// Whole numbers whose sum a double may not hold: SQLite's own avg() adds doubles.
template <class Type>
inline constexpr bool has_exact_mean = [] {
    if constexpr (Type::family == type_family::integer) return sizeof(typename Type::value_type) > sizeof(std::int32_t);
    else return false;
}();

#define MIZZLE_DETAIL_AGGREGATE(name_, ...) MIZZLE_DETAIL_NAMED_FUNCTION(name_, using aggregate = void; __VA_ARGS__)
namespace functions {
MIZZLE_DETAIL_AGGREGATE(count, using never_null = void; using native_decimals = void;)
// NULL over no rows at all.
MIZZLE_DETAIL_AGGREGATE(sum, using may_be_null = void; using native_decimals = void;)
MIZZLE_DETAIL_AGGREGATE(avg, using may_be_null = void;
                        template <class X> static constexpr feature_set needs_of =
                            has_exact_mean<typename X::sql_type> ? needed(feature::driver_functions) : 0u;)
MIZZLE_DETAIL_AGGREGATE(min, using may_be_null = void; using sorts_values = void; using native_decimals = void;)
MIZZLE_DETAIL_AGGREGATE(max, using may_be_null = void; using sorts_values = void; using native_decimals = void;)
MIZZLE_DETAIL_AGGREGATE(bool_and, using may_be_null = void;)
MIZZLE_DETAIL_AGGREGATE(bool_or, using may_be_null = void;)
MIZZLE_DETAIL_AGGREGATE(every, using may_be_null = void;)
}  // namespace functions
#undef MIZZLE_DETAIL_AGGREGATE

// count(*)
constexpr auto count() { return make_call<functions::count, types::bigint>(); }

// What other libraries count and a column is not: a table, "*" or 1.
template <class X>
inline constexpr bool stands_for_rows =
    __is_base_of(table_tag, X) || std::is_arithmetic_v<X> || std::is_convertible_v<const X&, std::string_view>;

template <class X>
    requires(stands_for_rows<X>)
constexpr auto count(const X&) {
    static_assert(!stands_for_rows<X>, "mizzle: count() counts rows, count(column) those in which the column is not "
                                       "NULL; no table, text or number");
    return count();
}

// How many values are not NULL.
template <expression_like X> constexpr auto count(const X& operand) {
    static_assert(!has_window<X>, "mizzle: count() cannot hold a window function; select that in a subquery");
    return make_call<functions::count, types::bigint>(operand);
}

// The sum of decimals has their digits after the point.
template <class Type> struct type_of_sum {
    using type = types::numeric;
};
template <int S, int D> struct type_of_sum<types::scaled<S, D>> {
    using type =
        types::scaled<S, (D > types::digits_of_any_integer ? types::digits_of_results : types::digits_of_any_integer)>;
};

// A sum of integers is a bigint on both databases, and overflowing it is an error; decimals stay exact.
template <expression_like X> constexpr auto sum(const X& operand) {
    constexpr auto family = X::sql_type::family;
    constexpr bool is_length = family == type_family::interval;
    static_assert(!is_length, "mizzle: intervals have no sum(); take that of their seconds, "
                              "sum(extract<date_part::epoch>(interval))");
    static_assert(is_length || is_number(family), "mizzle: sum() is for numbers");
    static_assert(!has_window<X>, "mizzle: sum() cannot hold a window function; select that in a subquery");
    using type = std::conditional_t<family == type_family::integer, types::bigint,
                                    std::conditional_t<family == type_family::real, types::double_precision,
                                                       typename type_of_sum<held_as<X>>::type>>;
    return make_call<functions::sum, type>(operand);
}

// An average is a double, whatever is averaged.
template <expression_like X> constexpr auto avg(const X& operand) {
    constexpr bool is_length = X::sql_type::family == type_family::interval;
    static_assert(!is_length, "mizzle: intervals have no avg(); take that of their seconds, "
                              "avg(extract<date_part::epoch>(interval))");
    static_assert(is_length || is_number(X::sql_type::family), "mizzle: avg() is for numbers");
    static_assert(!has_window<X>, "mizzle: avg() cannot hold a window function; select that in a subquery");
    return make_call<functions::avg, types::double_precision>(operand);
}

template <expression_like X> constexpr auto min(const X& operand) {
    static_assert(has_extremes<X>,
                  "mizzle: JSON has no min(); take that of a part, such as cast<int>(json_get_text(column, \"key\"))");
    static_assert(!has_window<X>, "mizzle: min() cannot hold a window function; select that in a subquery");
    return make_call<functions::min, typename X::sql_type>(operand);
}

template <expression_like X> constexpr auto max(const X& operand) {
    static_assert(has_extremes<X>,
                  "mizzle: JSON has no max(); take that of a part, such as cast<int>(json_get_text(column, \"key\"))");
    static_assert(!has_window<X>, "mizzle: max() cannot hold a window function; select that in a subquery");
    return make_call<functions::max, typename X::sql_type>(operand);
}

#define MIZZLE_DETAIL_NOT_OF_TABLES(name)                                                            \
    template <class Table>                                                                           \
        requires(__is_base_of(table_tag, Table))                                                     \
    constexpr auto name(const Table&) {                                                              \
        static_assert(!__is_base_of(table_tag, Table),                                               \
                      "mizzle: " #name "() takes an expression, such as a column; a table is none"); \
        return invalid<types::integer>{};                                                            \
    }
MIZZLE_DETAIL_NOT_OF_TABLES(sum)
MIZZLE_DETAIL_NOT_OF_TABLES(avg)
MIZZLE_DETAIL_NOT_OF_TABLES(min)
MIZZLE_DETAIL_NOT_OF_TABLES(max)
#undef MIZZLE_DETAIL_NOT_OF_TABLES
MIZZLE_DETAIL_OF_NONE(sum, "")
MIZZLE_DETAIL_OF_SEVERAL(sum, "; those of one row are added: sum(a + b)")
MIZZLE_DETAIL_OF_NONE(avg, "")
MIZZLE_DETAIL_OF_SEVERAL(avg, "; those of one row are added: avg(a + b)")
MIZZLE_DETAIL_OF_NONE(min, "")
MIZZLE_DETAIL_OF_SEVERAL(min, "; of those of one row there is least(a, b)")
MIZZLE_DETAIL_OF_NONE(max, "")
MIZZLE_DETAIL_OF_SEVERAL(max, "; of those of one row there is greatest(a, b)")
MIZZLE_DETAIL_OF_SEVERAL(count, ", or none to count rows")
MIZZLE_DETAIL_OF_SEVERAL(distinct, "; select(a, b).distinct() is about all that is selected")

#define MIZZLE_DETAIL_BOOLEAN_AGGREGATE(name)                                                                          \
    template <expression_like X> constexpr auto name(const X& operand) {                                               \
        static_assert(is_boolean<X>, "mizzle: " #name "() takes a condition; compare the expression with something");  \
        static_assert(!has_window<X>, "mizzle: " #name "() cannot hold a window function; select that in a subquery"); \
        return make_call<functions::name, types::boolean>(operand);                                                    \
    }
// Whether all conditions that are not NULL are true; SQLite's min() and max() do that and bool_or(). NULL where there
// are none. every() is the standard's name of bool_and().
MIZZLE_DETAIL_BOOLEAN_AGGREGATE(bool_and)
MIZZLE_DETAIL_BOOLEAN_AGGREGATE(every)
// Whether any is true.
MIZZLE_DETAIL_BOOLEAN_AGGREGATE(bool_or)
#undef MIZZLE_DETAIL_BOOLEAN_AGGREGATE

}  // namespace mizzle::detail

namespace mizzle {

// avg(expression) is the mean of the values that are not NULL, `avg(...)`, and NULL where there are none.
using detail::avg;
// bool_and(condition) is true where it holds for every row, `bool_and(...)`, and NULL where there are none.
using detail::bool_and;
// bool_or(condition) is true where it holds for one row, `bool_or(...)`, and NULL where there are none.
using detail::bool_or;
// count() is how many rows there are, count(expression) in how many it is not NULL: `count(*)`, `count(...)`.
using detail::count;
// distinct(expression) is for an aggregate that takes equal values once: `count(distinct ...)`.
using detail::distinct;
// every(condition) is the standard's name of bool_and(): `every(...)`.
using detail::every;
// max(expression) is the greatest value, `max(...)`, and NULL where there are none.
using detail::max;
// min(expression) is the least value, `min(...)`, and NULL where there are none.
using detail::min;
// sum(expression) is the sum of the values that are not NULL, `sum(...)`, and NULL where there are none.
using detail::sum;

}  // namespace mizzle
