// Values of the program among the results of an expression that a column is set to: constant(x), param<T>, and those
// that coalesce(), a case and their like give as they are. They fit the column as a value that stands there itself, or
// are refused. What is computed of them is the database's.
#pragma once
#include "../../schema/convert.hpp"
#include "assigned_parameter.hpp"
#include "decimals.hpp"
#include "results_of.hpp"
#include "value.hpp"

namespace mizzle::detail {

constexpr void check_places(std::string_view literal, int places) {
    const auto point = literal.find('.');
    if (point == std::string_view::npos || literal.find_first_of("eE") != std::string_view::npos) return;
    if (literal.find_last_not_of('0') > point + static_cast<std::size_t>(places))
        throw_usage_error("mizzle: a decimal has more digits than its column numeric(p, s) keeps; round it first");
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

template <class Column> struct given_checker {
    using bound_check = void (*)(const bound_value&);
    constexpr bound_check bound() const { return &check_bound<Column>; }
    template <class T> constexpr void operator()(const T& given) const { check_given<Column>(given); }
};
template <class Column, class X, class Tables = no_tables>
constexpr void check_results(const X& x, const Tables& tables = {}) {
    each_result(x, given_checker<Column>{}, tables);
}
template <class N> inline constexpr bool is_clause_of_parts = false;
template <has_parts N>
    requires(is_clause<N>)
inline constexpr bool is_clause_of_parts<N> = !std::is_same_v<typename N::parts, type_list<>>;

// Once more of what a statement assigns, where tables have come to it that hold values.
template <class N, class Tables> constexpr void check_results_within(const N& node, const Tables& tables) {
    if constexpr (requires { node.check_results(tables); }) node.check_results(tables);
    else if constexpr (is_clause_of_parts<N>)
        node.each_part([&tables](const auto& part) { check_results_within(part, tables); });
}
template <class S> constexpr void check_results_within(const S& statement) {
    constexpr no_tables none;
    check_results_within(statement, tables_within<S, no_tables>{statement, none});
}

template <class List> inline constexpr std::ptrdiff_t parameter_count_among = 0;
template <class... X>
inline constexpr std::ptrdiff_t parameter_count_among<type_list<X...>> = (parameter_count<X> + ... + 0);

// The list of the columns that a select's items go to; one for scalar().
template <class List> inline constexpr std::size_t length_of = 0;
template <class... X> inline constexpr std::size_t length_of<type_list<X...>> = sizeof...(X);

// A column that nothing of the select goes to.
struct no_column {};
template <std::size_t I, class Column, class Indices> struct only_column;
template <std::size_t I, class Column, std::size_t... At> struct only_column<I, Column, std::index_sequence<At...>> {
    using type = type_list<std::conditional_t<At == I, Column, no_column>...>;
};

template <class Column, class X, class Tables> void check_parameters(const bound_value*& next, const Tables& tables);
template <class Columns, class S, class Tables>
void check_parameters_of_head(const bound_value* given, const Tables& around);
template <class Columns, class S, class Tables>
void check_parameters_within_head(const bound_value* given, const Tables& tables) {
    using found = clause_of<holds_items, S>;
    if constexpr (!begins_statement<found>::value || requires { requires found::is_set_operation; }) {
        check_parameters_of_head<Columns, found>(given, tables);
    } else if constexpr (length_of<Columns> == length_of<typename S::returned>) {
        given += parameter_count<found> - parameter_count_among<typename S::returned>;
        [&tables]<class... C, class... Items>(type_list<C...>, type_list<Items...>, const bound_value*& at) {
            (check_parameters<C, Items>(at, tables), ...);
        }(Columns{}, typename S::returned{}, given);
    }
}
template <class Columns, class S, class Tables>
void check_parameters_of_head(const bound_value* given, const Tables& around) {
    if constexpr (requires { requires S::is_set_operation; }) {
        check_parameters_of_head<Columns, decltype(S::left)>(given, around);
        check_parameters_of_head<Columns, decltype(S::right)>(given + parameter_count<decltype(S::left)>, around);
    } else {
        const given_within<S, Tables> tables{given, around};
        if constexpr (requires { requires S::is_with; })
            check_parameters_of_head<Columns, typename S::before_type>(
                given + parameter_count<S> - parameter_count<typename S::before_type>, tables);
        else check_parameters_within_head<Columns, S>(given, tables);
    }
}
template <class Column, class Table, std::size_t I, class Output, class Tables>
void check_parameters_of_column(std::type_identity<select_column<Table, I, Output>>, const Tables& tables) {
    using columns = typename only_column<I, Column, std::make_index_sequence<Table::mizzle_columns::size>>::type;
    tables.template each_given<Table>([&]<class S>(std::type_identity<S>, const bound_value* given) {
        check_parameters_of_head<columns, S>(given, tables_around<Table, Tables>{tables});
    });
}

// Looks at what the parameters of an expression are given, in their order; `next` is behind them then.
template <class Column, class X, class Tables> void check_parameters(const bound_value*& next, const Tables& tables) {
    if constexpr (is_derived_column<X>) {
        if constexpr (!std::is_same_v<Column, no_column>)
            check_parameters_of_column<Column>(std::type_identity<X>{}, tables);
    } else if constexpr (std::is_same_v<Column, no_column> || !(has_parameters<X> || has_derived_column<X>)) {
        next += parameter_count<X>;
    } else if constexpr (parameter_node<X>) {
        check_bound<Column>(*next++);
    } else if constexpr (is_arm<X>) {
        [&tables]<class Before, class Condition, class Result>(type_list<Before, Condition, Result>,
                                                               const bound_value*& at) {
            check_parameters<Column, Before>(at, tables);
            at += parameter_count<Condition>;
            check_parameters<Column, Result>(at, tables);
        }(typename X::parts{}, next);
    } else if constexpr (is_choice<X>) {
        [&tables]<class Function, class Type, class... A>(std::type_identity<call<Function, Type, A...>>,
                                                          const bound_value*& at) {
            [&]<std::size_t... I>(std::index_sequence<I...>) {
                ((gives_argument<Function, I> ? check_parameters<Column, A>(at, tables)
                                              : void(at += parameter_count<A>)),
                 ...);
            }(std::index_sequence_for<A...>{});
        }(std::type_identity<X>{}, next);
    } else if constexpr (is_whole_case<X> || is_named<X>) {
        [&tables]<class... Part>(type_list<Part...>, const bound_value*& at) {
            (check_parameters<Column, Part>(at, tables), ...);
        }(typename X::parts{}, next);
    } else if constexpr (is_of_relation<X>) {
        [&tables]<class Call, class... Rest>(type_list<Call, Rest...>, const bound_value* at) {
            check_parameters<Column, Call>(at, tables);
        }(typename X::parts{}, next);
        next += parameter_count<X>;
    } else if constexpr (requires { typename X::call_type; }) {
        const auto* at = next;
        check_parameters<Column, typename X::call_type>(at, tables);
        next += parameter_count<X>;
    } else if constexpr (is_scalar<X>) {
        [&tables]<class S>(std::type_identity<scalar_query<S>>, const bound_value* at) {
            check_parameters_of_head<type_list<Column>, S>(at, tables);
        }(std::type_identity<X>{}, next);
        next += parameter_count<X>;
    } else {
        next += parameter_count<X>;
    }
}

// Once more of what a statement assigns, where tables have come to it that hold parameters.
template <class N, class Tables> void check_parameters_within(const bound_value* given, const Tables& tables) {
    if constexpr (requires { N::check_parameters(given, tables); }) {
        N::check_parameters(given, tables);
    } else if constexpr (is_clause_of_parts<N>) {
        [&tables]<class... Part>(type_list<Part...>, const bound_value* at) {
            ((check_parameters_within<Part>(at, tables), at += parameter_count<Part>), ...);
        }(typename N::parts{}, given);
    }
}
template <class S> void check_parameters_within(const bound_value* given) {
    const no_tables none;
    check_parameters_within<S>(given, given_within<S, no_tables>{given, none});
}

}  // namespace mizzle::detail
