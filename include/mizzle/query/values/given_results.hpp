// Values of the program among the results of an expression that a column is set to: constant(x), param<T>, and those
// that coalesce(), a case and their like give as they are. They fit the column as a value that stands there itself, or
// are refused. What is computed of them is the database's.
#pragma once
#include "../bind.hpp"
#include "../expressions/case.hpp"
#include "../functions/functions.hpp"
#include "assigned_parameter.hpp"
#include "convert.hpp"
#include "decimals.hpp"
#include "value.hpp"

namespace mizzle {

namespace functions {

struct greatest;
struct least;

}  // namespace functions

template <class X, class Name> struct aliased;

namespace detail {

constexpr void check_places(std::string_view literal, int places) {
    const auto point = literal.find('.');
    if (point == std::string_view::npos || literal.find_first_of("eE") != std::string_view::npos) return;
    if (literal.find_last_not_of('0') > point + static_cast<std::size_t>(places))
        throw_usage_error("mizzle: a decimal has more digits than its column numeric(p, s) keeps; round it first");
}

inline bound_value bound_number(double given) {
    bound_value v;
    v.kind = value_kind::real;
    v.real = given;
    return v;
}
inline bound_value bound_number(std::string_view given) {
    bound_value v;
    v.kind = value_kind::numeric;
    v.data = given.data();
    v.size = given.size();
    return v;
}
template <class T> void expect_whole(const bound_value& given) { convert_to<T>(whole_number_of(given)); }

template <class Column, class T> constexpr void check_given(const T& given) {
    using type = typename Column::sql_type;
    if constexpr (is_optional<T>) {
        if (given) check_given<Column>(*given);
    } else if constexpr (type::family == type_family::integer && std::floating_point<T>) {
        if (!std::is_constant_evaluated()) expect_whole<typename type::value_type>(bound_number(given));
    } else if constexpr (type::family == type_family::integer && std::is_same_v<T, numeric>) {
        expect_whole<typename type::value_type>(bound_number(given.to_string()));
    } else if constexpr (type::family == type_family::integer && std::is_same_v<T, numeric_literal>) {
        check_places(given.text, 0);
    } else if constexpr (type::family == type_family::real && whole_number<T>) {
        convert_to<typename type::value_type>(given);
    } else if constexpr (std::is_same_v<T, numeric> || std::is_same_v<T, numeric_literal>) {
        if constexpr (std::is_same_v<typename Column::specification::type, types::numeric>) {
            constexpr types::numeric declared = Column::specify().sql_type;
            if constexpr (declared.precision != 0) {
                if (!std::is_constant_evaluated()) {
                    numeric fitted(given);
                    fit_decimal(fitted, declared);
                } else if constexpr (std::is_same_v<T, numeric_literal>) {
                    check_places(given.text, declared.scale);
                }
            }
        }
    } else if constexpr (std::is_convertible_v<const T&, std::string_view>) {
        check_length<Column>(std::string_view(given));
    }
}

// The same of what a param<T> was given.
template <class Column> void check_bound(const bound_value& given) {
    using type = typename Column::sql_type;
    if (given.kind == value_kind::null) return;
    const bool is_number = given.kind == value_kind::integer || given.kind == value_kind::numeric;
    if constexpr (std::is_same_v<typename Column::specification::type, types::numeric>) {
        constexpr types::numeric declared = Column::specify().sql_type;
        if (declared.precision == 0 || !is_number) return;
        numeric fitted = *numeric::parse(decimal_text_of(given));
        fit_decimal(fitted, declared);
    } else if constexpr (type::family == type_family::integer) {
        if (is_number || given.kind == value_kind::real) expect_whole<typename type::value_type>(given);
    } else if constexpr (type::family == type_family::real) {
        if (given.kind == value_kind::integer) convert_to<typename type::value_type>(given.integer);
    } else if constexpr (type::family == type_family::text) {
        if (given.kind == value_kind::text) check_length<Column>(given.text());
    }
}

template <class X> inline constexpr bool is_choice = false;
template <class Type, class... A> inline constexpr bool is_choice<call<functions::coalesce, Type, A...>> = true;
template <class Type, class... A> inline constexpr bool is_choice<call<functions::greatest, Type, A...>> = true;
template <class Type, class... A> inline constexpr bool is_choice<call<functions::least, Type, A...>> = true;
template <class X> inline constexpr bool is_nullif = false;
template <class Type, class A, class B> inline constexpr bool is_nullif<call<functions::nullif, Type, A, B>> = true;
template <class X> inline constexpr bool is_named = false;
template <class X, class Name> inline constexpr bool is_named<aliased<X, Name>> = true;
template <class X> inline constexpr bool is_arm = false;
template <class B, class C, class R> inline constexpr bool is_arm<case_when_clause<B, C, R>> = true;
template <class X> inline constexpr bool is_whole_case = false;
template <class C, class E> inline constexpr bool is_whole_case<case_else<C, E>> = true;

template <class X> inline constexpr std::string_view digits_of_constant{};
template <fixed_string Text> inline constexpr std::string_view digits_of_constant<decimal_constant<Text>> = Text.view();

template <class Column, class X> constexpr void check_results(const X& x) {
    if constexpr (!digits_of_constant<X>.empty()) {
        numeric_literal literal;
        literal.text = digits_of_constant<X>;
        check_given<Column>(literal);
    } else if constexpr (is_whole_case<X>) {
        check_results<Column>(x.arms);
        check_results<Column>(x.otherwise);
    } else if constexpr (is_arm<X>) {
        check_results<Column>(x.before);
        check_results<Column>(x.result);
    } else if constexpr (is_choice<X>) {
        x.arguments.each([](const auto& one) { check_results<Column>(one); });
    } else if constexpr (is_named<X>) {
        check_results<Column>(x.operand);
    } else if constexpr (is_nullif<X>) {
        check_results<Column>(part<0>(x.arguments));
    } else if constexpr (requires {
                             requires std::is_same_v<typename X::parts, type_list<>>;
                             x.stored;
                         }) {
        if constexpr (requires { x.stored.object; }) {
            if (x.stored.object) check_given<Column>(*x.stored.object);
        } else if constexpr (requires { x.stored.get(); }) check_given<Column>(x.stored.get());
        else check_given<Column>(x.stored);
    }
}

template <class List> inline constexpr std::ptrdiff_t parameter_count_of = 0;
template <class... T> inline constexpr std::ptrdiff_t parameter_count_of<type_list<T...>> = sizeof...(T);
template <class X>
inline constexpr std::ptrdiff_t parameter_count = parameter_count_of<typename parameters_of<X>::type>;
template <class List> inline constexpr std::ptrdiff_t parameter_count_among = 0;
template <class... X>
inline constexpr std::ptrdiff_t parameter_count_among<type_list<X...>> = (parameter_count<X> + ... + 0);

// Looks at what the parameters of an expression are given, in their order; `next` is behind them then.
template <class Column, class X> void check_parameters(const bound_value*& next) {
    if constexpr (!has_parameters<X>) {
        next += parameter_count<X>;
    } else if constexpr (parameter_node<X>) {
        check_bound<Column>(*next++);
    } else if constexpr (is_arm<X>) {
        []<class Before, class Condition, class Result>(type_list<Before, Condition, Result>, const bound_value*& at) {
            check_parameters<Column, Before>(at);
            at += parameter_count<Condition>;
            check_parameters<Column, Result>(at);
        }(typename X::parts{}, next);
    } else if constexpr (is_nullif<X>) {
        []<class Given, class Other>(type_list<Given, Other>, const bound_value*& at) {
            check_parameters<Column, Given>(at);
            at += parameter_count<Other>;
        }(typename X::parts{}, next);
    } else if constexpr (is_choice<X> || is_whole_case<X> || is_named<X>) {
        []<class... Part>(type_list<Part...>, const bound_value*& at) {
            (check_parameters<Column, Part>(at), ...);
        }(typename X::parts{}, next);
    } else {
        next += parameter_count<X>;
    }
}

}  // namespace detail

}  // namespace mizzle
