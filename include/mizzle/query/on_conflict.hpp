// on conflict (columns) do nothing | do update set ...: what an insert does where a unique key is taken.
#pragma once
#include "assignment.hpp"
#include "returning.hpp"

namespace mizzle {

// excluded.column: the value that the insert would have written.
template <class Column> struct excluded_column : expression<excluded_column<Column>> {
    using sql_type = typename Column::sql_type;
    using column = Column;
    using parts = type_list<>;
    static constexpr bool may_be_null = is_nullable_column<Column>;
};

template <column_like Column> constexpr auto excluded(const Column&) { return excluded_column<Column>{}; }

// The tables of an insert where do_update() reads them: excluded() is known there alone.
template <class Source> struct with_excluded : Source {
    static constexpr bool has_excluded = true;
};
template <class Source, class Column>
inline constexpr bool in_scope<Source, excluded_column<Column>> =
    requires { Source::has_excluded; } && Source::template contains<typename Column::table>;

// No assignments: do nothing. `Condition` limits the rows that are updated.
template <class Before, class Targets, class Condition, class... Assignments>
struct conflict_clause : after<Before>,
                         Before::template steps<conflict_clause<Before, Targets, Condition, Assignments...>> {
    using targets = Targets;
    using parts = type_list<Before, Assignments..., Condition>;
    static constexpr auto place = clause::conflict;
    Before before;
    [[no_unique_address]] pack<Assignments...> assignments{};
    [[no_unique_address]] Condition condition{};
    constexpr conflict_clause() = default;
    constexpr conflict_clause(Before b, pack<Assignments...> a, Condition c)
        : before(std::move(b)), assignments(std::move(a)), condition(std::move(c)) {}
    template <class F> [[gnu::always_inline]] constexpr void each_part(F&& f) const {
        f(before);
        assignments.each(f);
        if constexpr (!std::is_same_v<Condition, no_condition>) f(condition);
    }

    // Updates only rows that meet the condition; the others stay as they are.
    template <class C> constexpr auto where(const C& c) && {
        static_assert(sizeof...(Assignments) > 0 && std::is_same_v<Condition, no_condition>,
                      "mizzle: where() comes once, right after do_update()");
        static_assert(is_boolean<C>,
                      "mizzle: the condition of where() must be boolean; compare the expression with something");
        static_assert(in_scope<with_excluded<typename Before::source>, C>,
                      "mizzle: where() uses a column of another table than the insert's");
        static_assert(!has_aggregate<C>, "mizzle: where() cannot use an aggregate");
        static_assert(!has_window<C>, "mizzle: where() cannot use a window function");
        if constexpr (is_boolean<C> && std::is_same_v<Condition, no_condition>)
            return conflict_clause<Before, Targets, C, Assignments...>{std::move(before), std::move(assignments), c};
        else return std::move(*this);
    }
};

template <class Before, class... Targets> struct conflict_start {
    Before before;

    constexpr auto do_nothing() && {
        return conflict_clause<Before, type_list<Targets...>, no_condition>{std::move(before), {}, {}};
    }
    template <class... A> constexpr auto do_update(const A&... assignments) && {
        using table = typename Before::head::table;
        constexpr bool has_assignments = sizeof...(A) > 0 && (is_assignment<A> && ...);
        constexpr bool sets_own = (assigns_in<table, A> && ...);
        static_assert(sizeof...(Targets) > 0,
                      "mizzle: do_update() needs the columns of the key: on_conflict(column, ...)");
        static_assert(has_assignments, "mizzle: do_update() takes assignments: column = excluded(column)");
        static_assert(sets_own, "mizzle: do_update() sets a column of another table than the insert's");
        static_assert((assigns_once<A, A...> && ...), "mizzle: do_update() sets a column twice");
        static_assert(!has_assignments || (in_scope<with_excluded<typename Before::source>, A> && ...),
                      "mizzle: do_update() uses a column of another table than the insert's");
        static_assert(!(has_aggregate<A> || ...), "mizzle: do_update() cannot use an aggregate");
        static_assert(!(has_window<A> || ...), "mizzle: do_update() cannot use a window function");
        if constexpr (has_assignments)
            return conflict_clause<Before, type_list<Targets...>, no_condition, A...>{
                std::move(before), pack<A...>(0, assignments...), {}};
        else return std::move(*this).do_nothing();
    }
};

}  // namespace mizzle
