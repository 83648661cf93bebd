// update table set ... where ...
#pragma once
#include "set.hpp"

namespace mizzle::detail {

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
    if constexpr (declared_table<base_table_of<identity_of<Table>>>) return update_head<written_table<Table>>{};
    else return failed_head{};
}
template <class X, class... More>
    requires(!table_like<X> || sizeof...(More) > 0)
constexpr auto update(const X&, const More&...) {
    static_assert(table_like<X> && sizeof...(More) == 0,
                  "mizzle: update() takes one table; others that set() and where() read come by set(...).from(tables)");
    return failed_head{};
}

}  // namespace mizzle::detail

namespace mizzle {

// update(users) changes what set({.name = name}) says of the rows that its where() finds: `update "users" set "name" =
// ... where ...`; without where() or all_rows() it does not compile.
using detail::update;

}  // namespace mizzle
