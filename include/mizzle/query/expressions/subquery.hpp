// A select inside another statement: column.in(select...), scalar(select...); exists(select...) is in exists.hpp.
//
// Its own tables are its scope. A column of the statement around it is outer(users.id) there, one of the statement
// around that outer(outer(users.id)).
#pragma once
#include "../clauses/select.hpp"
#include "../node.hpp"
#include "alias.hpp"
#include "in.hpp"
#include "outer.hpp"

namespace mizzle::detail {

template <class S> inline constexpr bool has_aggregate<subselect<S>> = false;
template <class S> inline constexpr bool has_window<subselect<S>> = false;
template <class Groups, class S> inline constexpr bool is_grouped<Groups, subselect<S>> = true;
template <class Groups, class X> inline constexpr bool is_grouped<Groups, outer_reference<X>> = true;

template <class S> inline constexpr bool is_whole_select = false;
template <class S>
    requires(statement_like<S> && select_operand<S>)
inline constexpr bool is_whole_select<S> = S::head::kind == statement_kind::select && S::place >= clause::from;

// What a select that runs must fulfil, it must fulfil as a part, too.
template <class S>
inline constexpr bool is_sound_select = all_in_scope<typename S::source, typename S::returned> &&
                                        (!requires_groups<S> || all_grouped<typename S::groups, selected_of<S>>);

template <class List> struct only_item {
    using type = void;
};
template <expression_like X> struct only_item<type_list<X>> {
    using type = X;
};
template <class S> using only_item_of = typename only_item<typename S::returned>::type;

// Whether a select has one row, whatever its tables hold: it aggregates, and no clause may leave the row out.
template <class S>
inline constexpr bool has_one_row =
    any_aggregate<typename S::returned> && S::place < clause::group_by &&
    std::is_same_v<typename S::groups, no_groups> && !requires { clause_of<is_no_with, S>::is_set_operation; };

// The value of a select's only column in its only row; NULL where it has none.
template <class S> struct scalar_query : expression<scalar_query<S>> {
    using sql_type = typename only_item_of<S>::sql_type;
    using output_name = typename name_of_expression<only_item_of<S>>::type;
    // An aggregate over everything has a row, and a count is never NULL.
    static constexpr bool never_null = requires { requires only_item_of<S>::never_null; } && has_one_row<S>;
    static constexpr bool may_be_null = !never_null;
    MIZZLE_DETAIL_NO_ADDRESS subselect<S> query{};
    constexpr scalar_query() = default;
    constexpr explicit scalar_query(S s) : query(std::move(s)) {}
    MIZZLE_DETAIL_PARTS(one(query))
};

template <class S>
    requires is_whole_select<S>
inline constexpr bool selects_one_column<S> = !std::is_void_v<only_item_of<S>>;

// (select ...) as a value. More than one row is an error of the database's.
template <class S> constexpr auto scalar(const S& statement) {
    static_assert(selects_one_column<S>, "mizzle: scalar() takes a select(...).from(...) of one column");
    if constexpr (selects_one_column<S>) {
        static_assert(is_sound_select<S>,
                      "mizzle: the select in scalar() uses a column that it does not read, or does not group");
        return scalar_query<S>{statement};
    } else {
        return invalid<untyped>{};
    }
}

template <class X, class S, bool Not> struct in_select_test : expression<in_select_test<X, S, Not>> {
    using sql_type = types::boolean;
    static constexpr feature_set needs =
        needs_of_equality<typename X::sql_type> | needs_of_decimals<held_as<X>, typename only_item_of<S>::sql_type>;
    // NULL where a row that was not found might be NULL.
    static constexpr bool may_be_null = true;
    MIZZLE_DETAIL_NO_ADDRESS X operand{};
    MIZZLE_DETAIL_NO_ADDRESS subselect<S> query{};
    constexpr in_select_test() = default;
    constexpr in_select_test(X x, S s) : operand(std::move(x)), query(std::move(s)) {}
    MIZZLE_DETAIL_PARTS(one(operand), one(query))
};

template <class X, class S>
    requires selects_one_column<S>
inline constexpr bool fits_in_select<X, S> = types_compare<typename X::sql_type, typename only_item_of<S>::sql_type>;

template <select_operand S> inline constexpr bool is_sound_in<S> = is_sound_select<S>;

template <bool Not, class X, class S> constexpr auto make_in_select(const X& operand, const S& statement) {
    return in_select_test<X, S, Not>{operand, statement};
}

}  // namespace mizzle::detail

namespace mizzle {

// scalar(select) is the value of a select's only column in its only row, `(select ...)`, NULL where it has no row;
// several rows are an error of the statement.
using detail::scalar;

}  // namespace mizzle
