// An aggregate's or window function's call with what follows it: agg(values order by ...) filter (where ...) over
// (...).
#pragma once
#include "../clauses/ordering.hpp"
#include "../expressions/alias.hpp"
#include "../expressions/predicates.hpp"
#include "../node.hpp"
#include "../pack.hpp"
#include "aggregates.hpp"

namespace mizzle::detail {

struct no_window {};

template <class Call, class Order, class Filter, class Window> struct modified_call;
namespace functions {

struct json_object_agg;

}  // namespace functions

// What collects values in a form in which a database does not.
template <class Function, bool IsOrdered, bool IsFiltered, bool IsWindow>
inline constexpr feature_set needs_of_collecting = [] {
    if constexpr (!requires { typename Function::collects; }) return feature_set{0};
    else
        return (IsWindow ? needed(feature::collecting_windows) : 0u) |
               (IsOrdered && std::is_same_v<Function, functions::json_object_agg> ? needed(feature::ordered_objects)
                                                                                  : 0u) |
               (IsFiltered && requires { typename Function::keeps_null; } ? needed(feature::collecting_filters) : 0u);
}();

// Without over() it is an aggregate. With it the aggregates among its parts stand by themselves.
template <class Function, class Type, class... A, class... O, class Filter, class Window>
struct modified_call<call<Function, Type, A...>, pack<O...>, Filter, Window>
    : rows_call_steps<modified_call<call<Function, Type, A...>, pack<O...>, Filter, Window>> {
    using function = Function;
    using call_type = call<Function, Type, A...>;
    using filter_type = Filter;
    using window_type = Window;
    using sql_type = Type;
    using output_name = typename Function::output_name;
    static constexpr bool is_window = !std::is_same_v<Window, no_window>;
    static constexpr bool is_aggregate = !is_window;
    static constexpr bool is_within_group = requires { typename Function::within_group; };
    // The source has a say in the others.
    static constexpr bool never_null = is_aggregate && call_type::never_null;
    static constexpr feature_set needs =
        (call_type::needs & ~(is_window ? needed(feature::missing_over) | needed(feature::nested_aggregate) : 0u)) |
        (sizeof...(O) != 0 && !is_within_group ? needed(feature::aggregate_order) : 0u) |
        needs_of_collecting<Function, sizeof...(O) != 0, !std::is_same_v<Filter, no_condition>, is_window>;

    MIZZLE_DETAIL_NO_ADDRESS call_type function_call{};
    MIZZLE_DETAIL_NO_ADDRESS pack<O...> order{};
    MIZZLE_DETAIL_NO_ADDRESS Filter condition_of_rows{};
    MIZZLE_DETAIL_NO_ADDRESS Window window{};

    constexpr modified_call() = default;
    constexpr modified_call(call_type c, pack<O...> o, Filter f, Window w)
        : function_call(std::move(c)), order(std::move(o)), condition_of_rows(std::move(f)), window(std::move(w)) {}
    MIZZLE_DETAIL_PARTS(each(A, function_call.arguments), each(O, order), one(condition_of_rows), one(window))
};

template <class Call> struct modified_form {
    using type = modified_call<Call, pack<>, no_condition, no_window>;
};
template <class Call, class Order, class Filter, class Window>
struct modified_form<modified_call<Call, Order, Filter, Window>> {
    using type = modified_call<Call, Order, Filter, Window>;
};

// Any call in the form that its steps start from.
template <class Call> constexpr auto as_modified(const Call& node) {
    using form = typename modified_form<Call>::type;
    if constexpr (std::is_same_v<form, Call>) return node;
    else return form{node, {}, {}, {}};
}

template <class Call> inline constexpr bool has_distinct_argument = false;
template <class Function, class Type, class First, class... A>
inline constexpr bool has_distinct_argument<call<Function, Type, distinct_values<First>, A...>> = true;

template <class Self>
template <class Condition>
constexpr auto rows_call_steps<Self>::filter(const Condition& c) const {
    using form = typename modified_form<Self>::type;
    constexpr bool is_first = std::is_same_v<typename form::filter_type, no_condition>;
    constexpr bool in_place = !form::is_window && is_first && requires { typename Self::function::aggregate; };
    static_assert(in_place, "mizzle: filter() comes once, after an aggregate and before over(); conditions are joined "
                            "by &&");
    static_assert(is_boolean<Condition>, "mizzle: filter() takes a condition; compare the expression with something");
    static_assert(!has_aggregate<Condition> && !has_window<Condition>,
                  "mizzle: filter() looks at one row at a time; it cannot use an aggregate or window function");
    if constexpr (in_place && is_boolean<Condition>) {
        return [&c]<class Call, class O, class W>(const modified_call<Call, O, no_condition, W>& node) {
            return modified_call<Call, O, Condition, W>{node.function_call, node.order, c, node.window};
        }(as_modified(static_cast<const Self&>(*this)));
    } else {
        return Self(static_cast<const Self&>(*this));
    }
}

template <class O> inline constexpr bool sorts_by_expression = expression_like<sorted_by<O>>;

// Distinct values can be sorted by themselves alone.
template <class Call, class... O> inline constexpr bool order_fits_distinct = true;
template <class Function, class Type, class First, class... A, class... O>
inline constexpr bool order_fits_distinct<call<Function, Type, distinct_values<First>, A...>, O...> =
    (std::is_same_v<sorted_by<O>, First> && ...);

template <class Self>
template <class... O>
constexpr auto rows_call_steps<Self>::order_by(const O&... orderings) const {
    using form = typename modified_form<Self>::type;
    constexpr bool collects = requires { typename Self::function::collects; };
    constexpr bool in_place = !form::is_window && decltype(form::order)::size == 0;
    constexpr bool sorts = sizeof...(O) > 0 && (sorts_by_expression<O> && ...);
    constexpr bool is_clean = !(has_aggregate<O> || ...) && !(has_window<O> || ...);
    constexpr bool fits_distinct = order_fits_distinct<typename form::call_type, O...>;
    static_assert(collects, "mizzle: order_by() is for string_agg(), array_agg(), json_agg() and json_object_agg(); "
                            "other aggregates have no order");
    static_assert(in_place, "mizzle: order_by() of an aggregate comes once, before over()");
    static_assert(sorts, "mizzle: order_by() takes columns or expressions, each perhaps in asc() or desc()");
    static_assert((is_comparable<O> && ...), MIZZLE_DETAIL_JSON_RULE("order_by() sorts"));
    static_assert(is_clean, "mizzle: an aggregate cannot hold another aggregate or a window function");
    static_assert(!sorts || fits_distinct,
                  "mizzle: distinct values are sorted by themselves: order_by() takes the operand of distinct()");
    if constexpr (collects && in_place && sorts && fits_distinct) {
        return [&]<class Call, class F, class W>(const modified_call<Call, pack<>, F, W>& node) {
            return modified_call<Call, pack<O...>, F, W>{node.function_call, pack<O...>(0, orderings...),
                                                         node.condition_of_rows, node.window};
        }(as_modified(static_cast<const Self&>(*this)));
    } else {
        return Self(static_cast<const Self&>(*this));
    }
}

// A condition that a value which is NULL never meets.
template <class Condition, class X> inline constexpr bool excludes_null = false;
template <class X> inline constexpr bool excludes_null<null_test<X, true>, X> = true;
template <class T, class L, class R, class X>
inline constexpr bool excludes_null<binary<operators::and_, T, L, R>, X> = excludes_null<L, X> || excludes_null<R, X>;

}  // namespace mizzle::detail
