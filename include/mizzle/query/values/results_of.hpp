// The results of an expression that are values of the program's: constant(x) and param<T>, and those that coalesce(), a
// case, lag(), max() and their like give as they are, also within scalar(select(...)) and dynamic<T>, and through the
// columns of subqueries.
#pragma once
#include "../bind.hpp"
#include "../expressions/case.hpp"
#include "../functions/functions.hpp"
#include "decimals.hpp"
#include "tables_within.hpp"
#include "value.hpp"

namespace mizzle::detail {

namespace functions {

struct greatest;
struct least;
struct min;
struct max;
struct lag;
struct lead;
struct lag_or_default;
struct lead_or_default;
struct first_value;
struct last_value;
struct nth_value;

}  // namespace functions

template <class X, class Name> struct aliased;
template <class X> struct distinct_values;
template <class X> struct nullable_expression;
template <class X, fixed_string Name> struct collated_text;
template <class Call, class Order, class Filter, class Window> struct modified_call;
template <class R, class Call> struct related_aggregate;
template <class S> struct scalar_query;

inline bound_value bound_number(double given) {
    bound_value v;
    v.kind = value_kind::real;
    v.real = given;
    return v;
}
inline bound_value bound_text(value_kind kind, std::string_view given) {
    bound_value v;
    v.kind = kind;
    v.data = given.data();
    v.size = given.size();
    return v;
}
inline bound_value bound_number(std::string_view given) { return bound_text(value_kind::numeric, given); }

// The arguments that a function gives as they are, a bit for each.
inline constexpr unsigned all_arguments = ~0u, first_argument = 1, first_and_third = 5;
template <class Function> inline constexpr unsigned given_arguments = 0;
template <> inline constexpr unsigned given_arguments<functions::coalesce> = all_arguments;
template <> inline constexpr unsigned given_arguments<functions::greatest> = all_arguments;
template <> inline constexpr unsigned given_arguments<functions::least> = all_arguments;
template <> inline constexpr unsigned given_arguments<functions::nullif> = first_argument;
template <> inline constexpr unsigned given_arguments<functions::min> = first_argument;
template <> inline constexpr unsigned given_arguments<functions::max> = first_argument;
template <> inline constexpr unsigned given_arguments<functions::lag> = first_argument;
template <> inline constexpr unsigned given_arguments<functions::lead> = first_argument;
template <> inline constexpr unsigned given_arguments<functions::first_value> = first_argument;
template <> inline constexpr unsigned given_arguments<functions::last_value> = first_argument;
template <> inline constexpr unsigned given_arguments<functions::nth_value> = first_argument;
template <> inline constexpr unsigned given_arguments<functions::lag_or_default> = first_and_third;
template <> inline constexpr unsigned given_arguments<functions::lead_or_default> = first_and_third;
template <class Function, std::size_t I>
inline constexpr bool gives_argument = ((given_arguments<Function> >> (I < 31 ? I : 31)) & 1) != 0;

template <class X> inline constexpr bool is_choice = false;
template <class F, class Type, class... A>
inline constexpr bool is_choice<call<F, Type, A...>> = given_arguments<F> != 0;
template <class X> inline constexpr bool is_named = false;
template <class X, class Name> inline constexpr bool is_named<aliased<X, Name>> = true;
template <class X> inline constexpr bool is_named<distinct_values<X>> = true;
template <class X> inline constexpr bool is_named<nullable_expression<X>> = true;
template <class X, fixed_string Name> inline constexpr bool is_named<collated_text<X, Name>> = true;
template <class X> inline constexpr bool is_arm = false;
template <class B, class C, class R> inline constexpr bool is_arm<case_when_clause<B, C, R>> = true;
template <class X> inline constexpr bool is_whole_case = false;
template <class C, class E> inline constexpr bool is_whole_case<case_else<C, E>> = true;
template <class X> inline constexpr bool is_scalar = false;
template <class S> inline constexpr bool is_scalar<scalar_query<S>> = true;
template <class X> inline constexpr bool is_of_relation = false;
template <class R, class Call> inline constexpr bool is_of_relation<related_aggregate<R, Call>> = true;

template <class X> inline constexpr std::string_view digits_of_constant{};
template <fixed_string Text> inline constexpr std::string_view digits_of_constant<decimal_constant<Text>> = Text.view();

template <class S, class F, class Tables>
constexpr void each_head(const S& statement, const F& f, const Tables& around);
template <class S, class F, class Tables>
constexpr void each_head_within(const S& statement, const F& f, const Tables& tables) {
    const auto& found = find_clause<holds_items>(statement);
    if constexpr (!begins_statement<clause_of<holds_items, S>>::value ||
                  requires { requires clause_of<holds_items, S>::is_set_operation; })
        each_head(found, f, tables);
    else if constexpr (requires { found.items; }) f(found.items, tables);
}
// Calls f with what a select gives, of each side of a set operation, and with the tables that it is given of.
template <class S, class F, class Tables>
constexpr void each_head(const S& statement, const F& f, const Tables& around) {
    if constexpr (requires { requires S::is_set_operation; }) {
        each_head(statement.left, f, around);
        each_head(statement.right, f, around);
    } else {
        const tables_within<S, Tables> tables{statement, around};
        if constexpr (requires { requires S::is_with; }) each_head(statement.before, f, tables);
        else each_head_within(statement, f, tables);
    }
}

template <class X, class F, class Tables = no_tables>
constexpr void each_result(const X& x, const F& f, const Tables& tables = {});
template <class Function, class Type, class... A, class F, class Tables>
constexpr void each_result_of_call(const call<Function, Type, A...>& x, const F& f, const Tables& tables) {
    [&]<std::size_t... I>(std::index_sequence<I...>) {
        const auto one = [&]<std::size_t At>(std::integral_constant<std::size_t, At>, const auto& argument) {
            if constexpr (gives_argument<Function, At>) each_result(argument, f, tables);
        };
        (one(std::integral_constant<std::size_t, I>{}, part<I>(x.arguments)), ...);
    }(std::index_sequence_for<A...>{});
}
// A whole table that is selected gives as many columns as it has.
template <std::size_t I, class Items, class F, class Tables>
constexpr void each_result_at(const Items& items, const F& f, const Tables& tables) {
    std::size_t at = 0;
    items.each([&]<class Item>(const Item& item) {
        if constexpr (requires { Item::mizzle_columns::size; }) {
            at += Item::mizzle_columns::size;
        } else {
            if (at == I) each_result(item, f, tables);
            ++at;
        }
    });
}
template <class Table, std::size_t I, class Output, class F, class Tables>
constexpr void each_result_of_column(const select_column<Table, I, Output>&, const F& f, const Tables& tables) {
    tables.template each_select<Table>([&](const auto& select) {
        each_head(
            select, [&f](const auto& items, const auto& of) { each_result_at<I>(items, f, of); },
            tables_around<Table, Tables>{tables});
    });
}

// Calls f with each value; of those that an expression of run time holds, f.bound().
template <class X, class F, class Tables> constexpr void each_result(const X& x, const F& f, const Tables& tables) {
    if constexpr (!digits_of_constant<X>.empty()) {
        numeric_literal literal;
        literal.text = digits_of_constant<X>;
        f(literal);
    } else if constexpr (is_derived_column<X>) {
        each_result_of_column(x, f, tables);
    } else if constexpr (is_whole_case<X>) {
        each_result(x.arms, f, tables);
        each_result(x.otherwise, f, tables);
    } else if constexpr (is_arm<X>) {
        each_result(x.before, f, tables);
        each_result(x.result, f, tables);
    } else if constexpr (is_choice<X>) {
        each_result_of_call(x, f, tables);
    } else if constexpr (is_named<X>) {
        x.each_part([&](const auto& operand) { each_result(operand, f, tables); });
    } else if constexpr (is_scalar<X>) {
        each_head(
            x.query.statement,
            [&f](const auto& items, const auto& of) {
                if constexpr (std::remove_cvref_t<decltype(items)>::size == 1) each_result(part<0>(items), f, of);
            },
            tables);
    } else if constexpr (is_of_relation<X>) {
        each_result(x.aggregate, f, tables);
    } else if constexpr (requires { x.function_call; }) {
        each_result(x.function_call, f, tables);
    } else if constexpr (requires { x.each_given(f.bound()); }) {
        x.each_given(f.bound());
    } else if constexpr (requires {
                             requires std::is_same_v<typename X::parts, type_list<>>;
                             x.stored;
                         }) {
        if constexpr (requires { x.stored.object; }) {
            if (x.stored.object) f(*x.stored.object);
        } else if constexpr (requires { x.stored.get(); }) f(x.stored.get());
        else f(x.stored);
    }
}

// What gives the values of an expression of run time, bound ones; null where it can have none.
using given_check = void (*)(const bound_value&);
struct bound_given {
    given_check check;
    given_check bound() const { return check; }
    template <class T> void operator()(const T& given) const {
        if constexpr (is_optional<T>) {
            if (given) (*this)(*given);
        } else if constexpr (whole_number<T>) {
            bound_value v;
            v.kind = value_kind::integer;
            v.integer = given;
            check(v);
        } else if constexpr (std::floating_point<T>) {
            check(bound_number(static_cast<double>(given)));
        } else if constexpr (std::is_same_v<T, numeric> || std::is_same_v<T, numeric_literal>) {
            check(bound_number(numeric(given).to_string()));
        } else if constexpr (std::is_convertible_v<const T&, std::string_view>) {
            check(bound_text(value_kind::text, std::string_view(given)));
        }
    }
};
template <class X> inline constexpr bool may_give_values = false;
template <has_parts X>
    requires has_values<X>
inline constexpr bool may_give_values<X> =
    std::is_same_v<typename X::parts, type_list<>> || is_choice<X> || is_named<X> || is_whole_case<X> || is_scalar<X> ||
    is_of_relation<X> || requires(const X& x) { x.function_call; };

}  // namespace mizzle::detail
