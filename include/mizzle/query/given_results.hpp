// Values of the program among the results of an expression that a column is set to: constant(x), and those that
// coalesce(), a case and their like give as they are. They fit the column as a value that stands there itself, or are
// refused. What is computed of them is the database's.
#pragma once
#include "case.hpp"
#include "convert.hpp"
#include "decimals.hpp"
#include "functions.hpp"
#include "value.hpp"

namespace mizzle {

namespace functions {

struct greatest;
struct least;

}  // namespace functions

namespace detail {

constexpr void check_places(std::string_view literal, int places) {
    const auto point = literal.find('.');
    if (point == std::string_view::npos || literal.find_first_of("eE") != std::string_view::npos) return;
    if (literal.find_last_not_of('0') > point + static_cast<std::size_t>(places))
        throw_usage_error("mizzle: a decimal has more digits than its column numeric(p, s) keeps; round it first");
}

template <class Column, class T> constexpr void check_given(const T& given) {
    if constexpr (is_optional<T>) {
        if (given) check_given<Column>(*given);
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

template <class X> inline constexpr bool is_choice = false;
template <class Type, class... A> inline constexpr bool is_choice<call<functions::coalesce, Type, A...>> = true;
template <class Type, class... A> inline constexpr bool is_choice<call<functions::greatest, Type, A...>> = true;
template <class Type, class... A> inline constexpr bool is_choice<call<functions::least, Type, A...>> = true;
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

}  // namespace detail

}  // namespace mizzle
