// A select inside another statement: exists(select...), column.in(select...), scalar(select...).
//
// Its own tables are its scope. A column of the statement around it is outer(users.id) there.
#pragma once
#include "in.hpp"
#include "select.hpp"

namespace mizzle {

// A column of the statement around the subquery.
template <class X> struct outer_reference : expression<outer_reference<X>> {
    using sql_type = typename X::sql_type;
    using outer_type = X;
    using parts = type_list<X>;
    [[no_unique_address]] X operand{};
    constexpr outer_reference() = default;
    constexpr explicit outer_reference(X x) : operand(std::move(x)) {}
    template <class F> [[gnu::always_inline]] constexpr void each_part(F&& f) const { f(operand); }
};

template <column_like C> constexpr auto outer(const C& column) { return outer_reference<C>{column}; }

// The select as a part of an expression.
template <class S> struct subselect {
    using parts = type_list<S>;
    [[no_unique_address]] S statement{};
    constexpr subselect() = default;
    constexpr explicit subselect(S s) : statement(std::move(s)) {}
    template <class F> [[gnu::always_inline]] constexpr void each_part(F&& f) const { f(statement); }
};

// Inside, whether the column is there is not known yet; around it, only such columns are asked about.
template <class Source, class X> inline constexpr bool in_scope<Source, outer_reference<X>> = true;
template <class Source, class N> inline constexpr bool outer_in_scope = true;
template <class Source, class List> inline constexpr bool outer_parts_in_scope = true;
template <class Source, class... N>
inline constexpr bool outer_parts_in_scope<Source, type_list<N...>> = (outer_in_scope<Source, N> && ...);
template <class Source, has_parts N>
inline constexpr bool outer_in_scope<Source, N> = outer_parts_in_scope<Source, typename N::parts>;
template <class Source, class X> inline constexpr bool outer_in_scope<Source, outer_reference<X>> = in_scope<Source, X>;
// A subquery of a subquery speaks of the middle one, which has been asked.
template <class Source, class S> inline constexpr bool outer_in_scope<Source, subselect<S>> = true;
template <class Source, class S> inline constexpr bool in_scope<Source, subselect<S>> = outer_in_scope<Source, S>;

template <class S> inline constexpr bool has_aggregate<subselect<S>> = false;
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

template <class S, bool Not> struct exists_test : expression<exists_test<S, Not>> {
    using sql_type = types::boolean;
    using parts = type_list<subselect<S>>;
    static constexpr bool never_null = true;
    [[no_unique_address]] subselect<S> query{};
    constexpr exists_test() = default;
    constexpr explicit exists_test(S s) : query(std::move(s)) {}
    template <class F> [[gnu::always_inline]] constexpr void each_part(F&& f) const { f(query); }
};

// exists (select ...): true where the select has a row.
template <class S> constexpr auto exists(const S& statement) {
    static_assert(is_whole_select<S>, "mizzle: exists() takes a select(...).from(...)");
    if constexpr (is_whole_select<S>) {
        static_assert(is_sound_select<S>,
                      "mizzle: the select in exists() uses a column that it does not read, or does not group");
        return exists_test<S, false>{statement};
    } else {
        return invalid<types::boolean>{};
    }
}
template <class S> constexpr auto not_exists(const S& statement) {
    static_assert(is_whole_select<S>, "mizzle: not_exists() takes a select(...).from(...)");
    if constexpr (is_whole_select<S>) {
        static_assert(is_sound_select<S>,
                      "mizzle: the select in not_exists() uses a column that it does not read, or does not group");
        return exists_test<S, true>{statement};
    } else {
        return invalid<types::boolean>{};
    }
}

// The name under which a selected expression stands in a row.
template <class X> struct name_of_expression {
    using type = no_name;
};
template <column_like C> struct name_of_expression<C> {
    using type = C;
};
template <class X>
    requires requires { typename X::output_name; }
struct name_of_expression<X> {
    using type = typename X::output_name;
};

// The value of a select's only column in its only row; NULL where it has none.
template <class S> struct scalar_query : expression<scalar_query<S>> {
    using sql_type = typename only_item_of<S>::sql_type;
    using parts = type_list<subselect<S>>;
    using output_name = typename name_of_expression<only_item_of<S>>::type;
    // An aggregate over everything has a row, and a count is never NULL.
    static constexpr bool never_null =
        requires { requires only_item_of<S>::never_null; } && std::is_same_v<typename S::groups, no_groups>;
    static constexpr bool may_be_null = !never_null;
    [[no_unique_address]] subselect<S> query{};
    constexpr scalar_query() = default;
    constexpr explicit scalar_query(S s) : query(std::move(s)) {}
    template <class F> [[gnu::always_inline]] constexpr void each_part(F&& f) const { f(query); }
};

template <class S> inline constexpr bool selects_one_column = false;
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
    using parts = type_list<X, subselect<S>>;
    // NULL where a row that was not found might be NULL.
    static constexpr bool may_be_null = true;
    [[no_unique_address]] X operand{};
    [[no_unique_address]] subselect<S> query{};
    constexpr in_select_test() = default;
    constexpr in_select_test(X x, S s) : operand(std::move(x)), query(std::move(s)) {}
    template <class F> [[gnu::always_inline]] constexpr void each_part(F&& f) const {
        f(operand);
        f(query);
    }
};

template <class X, class S>
    requires selects_one_column<S>
inline constexpr bool fits_in_select<X, S> = types_compare<typename X::sql_type, typename only_item_of<S>::sql_type>;

template <bool Not, class X, class S> constexpr auto make_in_select(const X& operand, const S& statement) {
    static_assert(is_sound_select<S>,
                  "mizzle: the select in in() uses a column that it does not read, or does not group");
    return in_select_test<X, S, Not>{operand, statement};
}

}  // namespace mizzle
