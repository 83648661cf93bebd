// values (...), ...: the rows of an insert, given as new_row, as a list of those, or column by column.
#pragma once
#include "../node.hpp"
#include "../values/row_values.hpp"
#include "assignment.hpp"
#include "on_conflict.hpp"
#include "returning.hpp"

#include <vector>

namespace mizzle::detail {

template <class Self> struct insert_steps : write_steps<Self> {
    // The key that may be taken; without columns, any. On SQLite another on_conflict() may follow for another key.
    // What a unique index is over beside columns are expressions: on_conflict(lower(users.email)).
    template <class... C> constexpr auto on_conflict(const C&... columns) const& {
        check_conflict<C...>();
        return conflict_start<Self, target_of<C...>>{static_cast<const Self&>(*this), make_target<C...>(columns...)};
    }
    template <class... C> constexpr auto on_conflict(const C&... columns) && {
        check_conflict<C...>();
        return conflict_start<Self, target_of<C...>>{static_cast<Self&&>(*this), make_target<C...>(columns...)};
    }
    // The key by the name of its constraint: on_conflict_on_constraint<"users_email_key">(). PostgreSQL only.
    template <fixed_string Name> constexpr auto on_conflict_on_constraint() const& {
        check_conflict<>();
        return conflict_start<Self, constraint_target<Name>>{static_cast<const Self&>(*this)};
    }
    template <fixed_string Name> constexpr auto on_conflict_on_constraint() && {
        check_conflict<>();
        return conflict_start<Self, constraint_target<Name>>{static_cast<Self&&>(*this)};
    }

private:
    template <class... C> struct target_type {
        using type = key_target<no_condition>;
    };
    template <class... C>
        requires(sizeof...(C) > 0 && (expression_like<C> && ...))
    struct target_type<C...> {
        using type = std::conditional_t<(column_like<C> && ...), key_target<no_condition, C...>,
                                        expression_target<no_condition, C...>>;
    };
    template <class... C> using target_of = typename target_type<C...>::type;
    template <class... C> static constexpr target_of<C...> make_target(const C&... columns) {
        if constexpr (requires { target_of<C...>{}.expressions; }) return {pack<C...>(0, columns...), {}};
        else return {};
    }

    template <class... C> static consteval void check_conflict() {
        static_assert(Self::place == clause::values || Self::place == clause::conflict,
                      "mizzle: on_conflict() comes right after values()");
        static_assert(
            !requires { requires Self::is_for_any; },
            "mizzle: on_conflict() without columns is for any key; it comes last");
        static_assert((expression_like<C> && ...),
                      "mizzle: on_conflict() takes the columns of a key, or the expressions of an index");
        static_assert(
            !(has_aggregate<C> || ...) && !(has_window<C> || ...) && !(has_parameters<C> || ...),
            "mizzle: on_conflict() takes what a unique index is over; that has no aggregate, window or param<T>");
        static_assert(all_in_scope<typename Self::source, type_list<C...>>,
                      "mizzle: on_conflict() names a column of another table than the insert's");
    }
};

// values of one new_row
template <class Table, bool Owned> struct one_row {
    using parts = type_list<>;
    static constexpr bool is_one_row = true;
    static constexpr bool bound_by_dialect = true;
    held<typename Table::new_row, Owned> row;
    template <class Row> explicit one_row(int, Row&& r) : row(std::forward<Row>(r)) {}

    MIZZLE_ALWAYS_INLINE statement_shape shape() const { return shape_of_new_row<Table>(row.get()); }
    void bind_into(value_list& out) const { bind_new_row<Table>(out, row.get()); }
};

// How several rows of one shape are written: with placeholders for each row, or each column as one array, whose text
// stays the same however many rows there are. Arrays are PostgreSQL's only.
enum class batch_form : bool { rows, columns };

// Rows of one shape, a part of a longer list: what one statement inserts. `first[i]` is a row.
template <class Table, batch_form Form, class Rows = const typename Table::new_row*> struct row_batch {
    using parts = type_list<>;
    static constexpr bool bound_by_dialect = true;
    Rows first;
    std::size_t count;
    statement_shape row_shape;

    statement_shape shape() const {
        auto s = row_shape;
        if constexpr (Form == batch_form::rows) s.rows = count;
        return s;
    }
    void bind_into(value_list& out) const {
        if constexpr (Form == batch_form::columns) bind_columns<Table>(out, first, count, row_shape);
        else
            for (std::size_t i = 0; i < count; ++i) bind_new_row<Table>(out, first[i]);
    }
};

// values of many rows; it is run as one or more batches.
template <class Table, bool Owned> struct many_rows {
    using parts = type_list<>;
    using table = Table;
    held<std::vector<typename Table::new_row>, Owned> rows;
};

// What the program computes for the columns that assignments leave out.
template <class Columns, class... Assigned> struct computed_values;
template <class T, class... C, class... Assigned> struct computed_values<column_list<T, C...>, Assigned...> {
    using parts = type_list<>;
    template <class X> static constexpr bool is_set = is_computed_on_insert<X> && !(std::is_same_v<X, Assigned> || ...);
    static constexpr bool is_empty = !(is_set<C> || ...);
    static constexpr std::size_t own_values = (std::size_t{0} + ... + is_set<C>);
    void bind_into(value_list& out) const {
        const auto one = [&out]<class X>() {
            if constexpr (is_set<X>) encode_computed<X, true>(out);
        };
        (one.template operator()<C>(), ...);
    }
};

// values given column by column: the text is fixed and nothing is copied.
template <class Table, class... Assignments> struct assigned_row {
    using computed = computed_values<typename Table::mizzle_columns, typename Assignments::column...>;
    using computed_part = std::conditional_t<computed::is_empty, nothing_computed, computed>;
    static constexpr bool gives_known_columns = true, is_one_row = true;
    template <class Column>
    static constexpr bool gives =
        (std::is_same_v<Column, typename Assignments::column> || ...) || computed::template is_set<Column>;
    MIZZLE_DETAIL_NO_ADDRESS pack<Assignments...> assignments{};
    constexpr assigned_row() = default;
    template <class... Given>
    constexpr explicit assigned_row(int, Given&&... given) : assignments(0, std::forward<Given>(given)...) {}
    MIZZLE_DETAIL_PARTS(each(Assignments, assignments), made(computed_part))
};

// default values: every column's default
struct default_row {
    using parts = type_list<>;
    static constexpr bool is_one_row = true;
};

template <class Head, class Rows>
struct MIZZLE_DETAIL_STATEMENT values_clause : insert_steps<values_clause<Head, Rows>> {
    using head = Head;
    using before_type = Head;
    using source = source_with<no_source, typename Head::table, join_kind::inner>;
    using groups = no_groups;
    using returned = type_list<>;
    using rows_type = Rows;
    template <class S> using steps = insert_steps<S>;
    static constexpr auto place = clause::values;
    static constexpr bool is_filtered = true;
    static constexpr feature_set needs =
        Head::overrides != decltype(Head::overrides){} ? needed(feature::overriding) : 0u;
    MIZZLE_DETAIL_NO_ADDRESS Rows rows{};
    constexpr values_clause()
        requires std::is_default_constructible_v<Rows>
    = default;
    constexpr explicit values_clause(Rows r) : rows(std::move(r)) {}
    template <class... Parts>
    constexpr explicit values_clause(std::in_place_t, Parts&&... parts) : rows(0, std::forward<Parts>(parts)...) {}
    MIZZLE_DETAIL_PARTS(one(rows))
};

}  // namespace mizzle::detail
