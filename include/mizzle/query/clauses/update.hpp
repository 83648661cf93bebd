// update table set ... where ...
#pragma once
#include "../values/row_values.hpp"
#include "assignment.hpp"
#include "default_filter.hpp"
#include "returning.hpp"
#include "where.hpp"

namespace mizzle {

// An update or delete of every row, on purpose.
template <class Before>
struct MIZZLE_DETAIL_STATEMENT all_rows_clause : after<Before>, Before::template steps<all_rows_clause<Before>> {
    using parts = type_list<Before>;
    static constexpr auto place = clause::where;
    static constexpr bool is_filtered = true;
    Before before{};
    constexpr all_rows_clause() = default;
    constexpr explicit all_rows_clause(Before b) : before(std::move(b)) {}
    template <class F> [[gnu::always_inline]] constexpr void each_part(F&& f) const { f(before); }
};

// Whether the tables of an update or delete have filters, and their condition with what the program asks.
template <class Self>
inline constexpr bool asks_of_rows =
    is_filtered_clause<Self> || has_default_condition<typename Self::head::table, typename Self::head::lifted>;
template <class Self, class Condition> constexpr auto filtered_where(const Self& self, const Condition& c) {
    const auto& before = unfiltered_part(self);
    using before_type = std::remove_cvref_t<decltype(before)>;
    const auto filters =
        conjoined(default_condition<typename Self::head::table, typename Self::head::lifted>(), filters_so_far(self));
    if constexpr (std::is_same_v<Condition, condition>) {
        // An empty condition is refused when the statement runs, so it stays one.
        return where_clause<before_type, condition>{before, c.empty() ? c : conjoined(filters, c)};
    } else {
        const auto both = conjoined(filters, c);
        return where_clause<before_type, std::remove_const_t<decltype(both)>>{before, both};
    }
}

// The clauses that update and delete share.
template <class Self> struct filtered_steps : write_steps<Self> {
    template <class Condition, class... More> constexpr auto where(const Condition& c, const More&...) const& {
        static_assert(sizeof...(More) == 0, "mizzle: where() takes one condition; several are joined by && or ||");
        check_where<Condition>();
        constexpr bool asks_more = asks_of_rows<Self>;
        if constexpr (is_boolean<Condition> && asks_more) return filtered_where(static_cast<const Self&>(*this), c);
        else if constexpr (is_boolean<Condition>)
            return where_clause<Self, Condition>{static_cast<const Self&>(*this), c};
        else return all_rows();
    }
    template <class Condition, class... More> constexpr auto where(const Condition& c, const More&...) && {
        static_assert(sizeof...(More) == 0, "mizzle: where() takes one condition; several are joined by && or ||");
        check_where<Condition>();
        constexpr bool asks_more = asks_of_rows<Self>;
        if constexpr (is_boolean<Condition> && asks_more) return filtered_where(static_cast<const Self&>(*this), c);
        else if constexpr (is_boolean<Condition>) return where_clause<Self, Condition>{static_cast<Self&&>(*this), c};
        else return static_cast<Self&&>(*this).all_rows();
    }
    // Says that every row is meant.
    template <class Late = Self> constexpr auto all_rows() const& {
        static_assert(Late::place < clause::where, "mizzle: all_rows() stands in the place of where()");
        if constexpr (asks_of_rows<Late>) return filtered_where(static_cast<const Late&>(*this), no_condition{});
        else return all_rows_clause<Self>{static_cast<const Self&>(*this)};
    }
    template <class Late = Self> constexpr auto all_rows() && {
        static_assert(Late::place < clause::where, "mizzle: all_rows() stands in the place of where()");
        if constexpr (asks_of_rows<Late>) return filtered_where(static_cast<const Late&>(*this), no_condition{});
        else return all_rows_clause<Self>{static_cast<Self&&>(*this)};
    }

    // The row that was read, if it still has the version that it had then; see unchanged.hpp.
    template <class Row> constexpr auto if_unchanged(const Row& row) const;

    // Of the rows that match, so many, in this order: where(...).order_by(...).limit(n). SQLite only.
    template <class... O> constexpr auto order_by(const O&... orderings) const;
    template <class N> constexpr auto limit(const N& rows) const;

private:
    template <class Condition> static consteval void check_where() {
        static_assert(Self::place != clause::limit, "mizzle: where() comes before limit()");
        static_assert(Self::place != clause::returning, "mizzle: where() comes before returning()");
        static_assert(Self::place != clause::where, "mizzle: where() comes once; conditions are joined by &&");
        static_assert(expression_like<Condition>, "mizzle: where() takes a condition, such as column == value");
        static_assert(!expression_like<Condition> || is_boolean<Condition>,
                      "mizzle: the condition of where() must be boolean; compare the expression with something");
        static_assert(in_scope<typename Self::source, Condition>,
                      "mizzle: where() uses a column of another table than the statement's");
        static_assert(!has_aggregate<Condition>, "mizzle: where() cannot use an aggregate");
        static_assert(!has_window<Condition>, "mizzle: where() cannot use a window function; select it in a subquery");
    }
};

// The given members of a changes object, less those that an assignment sets.
template <class Table, bool Owned, class... Assigned> struct changed_columns {
    using parts = type_list<>;
    static constexpr bool bound_by_dialect = true;
    template <class C> static constexpr bool is_assigned = (std::is_same_v<C, Assigned> || ...);
    held<typename Table::changes, Owned> changes;

    statement_shape shape() const {
        static_assert(column_count<Table> <= statement_shape::max_columns, "mizzle: a table has at most 256 columns");
        statement_shape shape;
        std::size_t i = 0;
        Table::mizzle_each(
            changes.get(), [&]<class C>(C, const auto& field) __attribute__((always_inline)) {
                if (!is_assigned<C> && (is_computed_on_update<C> || field.given())) shape.set(i);
                ++i;
            });
        return shape;
    }
    void bind_into(value_list& out) const {
        Table::mizzle_each(
            changes.get(), [&]<class C>(C, const auto& field) __attribute__((always_inline)) {
                if constexpr (!is_assigned<C>) {
                    if (field.given()) encode(out, typename C::sql_type{}, field.value());
                    else if constexpr (is_computed_on_update<C>) encode_computed<C, false>(out);
                }
            });
    }
};

template <class Before, class Changes, class... Assignments>
struct MIZZLE_DETAIL_STATEMENT set_clause : filtered_steps<set_clause<Before, Changes, Assignments...>> {
    using head = Before;
    using before_type = Before;
    using source = source_with<no_source, typename Before::table, join_kind::inner>;
    using groups = no_groups;
    using returned = type_list<>;
    using changes_type = Changes;
    template <class S> using steps = filtered_steps<S>;
    using parts = type_list<Changes, Assignments...>;
    static constexpr auto place = clause::set;
    static constexpr bool is_filtered = false;

    // Tables that set() and where() read beside the updated one: from(a, b).where(a.id == table.a_id && ...).
    template <class... Tables> constexpr auto from(const Tables&... tables) const;

    MIZZLE_DETAIL_NO_ADDRESS Changes changes{};
    MIZZLE_DETAIL_NO_ADDRESS pack<Assignments...> assignments{};
    constexpr set_clause()
        requires std::is_default_constructible_v<Changes>
    = default;
    constexpr set_clause(Changes c, pack<Assignments...> a) : changes(std::move(c)), assignments(std::move(a)) {}
    template <class F> [[gnu::always_inline]] constexpr void each_part(F&& f) const {
        f(changes);
        assignments.each(f);
    }
};

// `Of` is the table, or the table with filters lifted.
template <class Of> struct MIZZLE_DETAIL_STATEMENT update_head {
    using table = identity_of<Of>;
    using lifted = lifted_of<Of>;
    using source = source_with<no_source, table, join_kind::inner>;
    using changes = typename table::changes;
    template <class S> using steps = filtered_steps<S>;
    static constexpr auto kind = statement_kind::update;
    static constexpr auto place = clause::head;

    // For those who look for it here.
    template <class Late = changes, class... A> auto values(Late&&, A&&...) const {
        static_assert(std::is_void_v<Late>, "mizzle: an update sets: update(table).set(column = value)");
        return set(changes{});
    }

    template <class Late = changes> auto set() const {
        static_assert(std::is_void_v<Late>,
                      "mizzle: set() takes assignments, set(column = value), or changes in braces, {.column = value}");
        return set(changes{});
    }

    // The given members of {.title = "new", .due_date = null}, and assignments, which win.
    template <class... A> auto set(changes&& c, A... assignments) const {
        check<A...>();
        if constexpr ((is_assignment<A> && ...)) {
            using changed = changed_columns<table, true, typename A::column...>;
            return set_clause<update_head, changed, A...>{changed{held<changes, true>(std::move(c))},
                                                          pack<A...>(0, std::move(assignments)...)};
        } else {
            return set(changes{});
        }
    }
    template <class... A> auto set(const lent<changes>& c, A... assignments) const {
        check<A...>();
        if constexpr ((is_assignment<A> && ...)) {
            using changed = changed_columns<table, false, typename A::column...>;
            return set_clause<update_head, changed, A...>{changed{held<changes, false>(c)},
                                                          pack<A...>(0, std::move(assignments)...)};
        } else {
            return set(changes{});
        }
    }
    template <class... A>
        requires(sizeof...(A) > 0 && !(std::convertible_to<const A&, changes> || ...))
    constexpr auto set(A... assignments) const {
        check<A...>();
        if constexpr ((is_assignment<A> && ...)) {
            using computed = computed_columns<typename table::mizzle_columns, typename A::column...>;
            return set_clause<update_head, std::conditional_t<computed::is_empty, nothing_computed, computed>, A...>{
                {}, pack<A...>(0, std::move(assignments)...)};
        } else {
            return set(changes{});
        }
    }

    // Each of these rows by its primary key: the columns, or all that an update can set, become the row's. A key that
    // no row has updates nothing; of a key that is given twice one row counts.
    template <class Rows, class... C>
        requires(!(std::is_lvalue_reference_v<Rows> &&
                   std::is_same_v<std::remove_cvref_t<Rows>, std::vector<typename Of::row>>))
    constexpr auto by_key(Rows&& rows, const C&... columns) const;
    template <class... C> constexpr auto by_key(const lent<std::vector<typename Of::row>>& rows, const C&...) const;

    template <class... A> constexpr auto where(const A&...) const { return without_set<A...>(); }
    template <class... A> constexpr auto all_rows(const A&...) const { return without_set<A...>(); }

private:
    template <class... A> static constexpr auto without_set() {
        static_assert(sizeof...(A) > 99, "mizzle: an update says what it sets before which rows: "
                                         "update(table).set(column = value).where(condition)");
        return failed_head{};
    }
    template <bool Owned, class Rows, class... C> static constexpr auto keyed(Rows&& rows);
    template <class... A> static consteval void check() {
        static_assert((is_assignment<A> && ...),
                      "mizzle: set() takes changes in braces, assignments (column = value), or both");
        static_assert((assigns_in<table, A> && ...),
                      "mizzle: set() assigns to a column of another table than the update's");
        static_assert((assigns_once<A, A...> && ...), "mizzle: set() assigns to a column twice");
        static_assert((keeps_identity<A> && ...),
                      "mizzle: the database always hands out the numbers of this column; an update cannot set it");
        static_assert((keeps_version<A> && ...), MIZZLE_DETAIL_VERSION_RULE);
        static_assert(!(has_aggregate<A> || ...), "mizzle: set() uses an aggregate; an update sees one row at a time");
        static_assert(!(has_window<A> || ...),
                      "mizzle: set() uses a window function; an update sees one row at a time");
    }
};

template <table_like Table> constexpr auto update(const Table&) {
    constexpr bool is_declared = declared_table<identity_of<Table>>;
    static_assert(is_declared,
                  "mizzle: update() takes a table that MIZZLE_TABLE declares, not another name for one, nor a "
                  "select");
    if constexpr (is_declared) return update_head<written_table<Table>>{};
    else return failed_head{};
}
template <class X, class... More>
    requires(!table_like<X> || sizeof...(More) > 0)
constexpr auto update(const X&, const More&...) {
    static_assert(table_like<X> && sizeof...(More) == 0,
                  "mizzle: update() takes one table; others that set() and where() read come by set(...).from(tables)");
    return failed_head{};
}

}  // namespace mizzle
