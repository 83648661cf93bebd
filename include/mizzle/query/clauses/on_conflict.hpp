// on conflict (columns) do nothing | do update set ...: what an insert does where a unique key is taken.
#pragma once
#include "../node.hpp"
#include "../values/row_values.hpp"
#include "conflict_key.hpp"
#include "default_filter.hpp"
#include "excluded.hpp"
#include "returning.hpp"

namespace mizzle::detail {

// The rows of an insert that conflicts may follow.
template <class S> using rows_before = typename clause_of<is_given_rows, S>::rows_type;

template <class T> inline constexpr bool is_set_excluded = std::is_same_v<T, excluded_values>;

// What do_update() sets a column to: what an assignment says or set_excluded() takes over; else what on_update()
// computes in C++, as in an update.
template <class Column, class Target, class... A>
inline constexpr bool is_set_on_conflict = [] {
    [[maybe_unused]] const auto sets = []<class X>(std::type_identity<X>) {
        if constexpr (is_set_excluded<X>) return takes_excluded<Column, Target, A...>;
        else return std::is_same_v<typename X::column, Column>;
    };
    return is_key_column<Column> || Target::template has<Column> || (sets(std::type_identity<A>{}) || ...);
}();
template <class Target, class Columns, class... A> struct find_computed_on_conflict;
template <class Target, class T, class... C, class... A>
struct find_computed_on_conflict<Target, column_list<T, C...>, A...> {
    template <class One>
    using if_set = std::conditional_t<is_set_on_conflict<One, Target, A...>, type_list<One>, type_list<>>;
    template <class... Set> static auto beside(type_list<Set...>) -> computed_columns<column_list<T, C...>, Set...>;
    using computed = decltype(beside((type_list<>{} + ... + if_set<C>{})));
    using type = std::conditional_t<sizeof...(A) == 0 || computed::is_empty, nothing_computed, computed>;
};
template <class Target, class Table, class... A>
using computed_on_conflict = typename find_computed_on_conflict<Target, typename Table::mizzle_columns, A...>::type;

// A column that on_update() computes by SQL, of the row that is there.
template <class Column> struct updated_on_conflict {};

template <class S> inline constexpr bool writes_one_row = requires { rows_before<S>::is_one_row; };

// No assignments: do nothing. `Condition` limits the rows that are updated.
template <class Before, class Target, class Condition, class... Assignments>
struct MIZZLE_DETAIL_STATEMENT conflict_clause
    : after<Before>,
      Before::template steps<conflict_clause<Before, Target, Condition, Assignments...>> {
    using computed_type = computed_on_conflict<Target, typename Before::head::table, Assignments...>;
    static constexpr auto place = clause::conflict;
    static constexpr bool follows_conflict = Before::place == clause::conflict;
    static constexpr bool is_for_any = Target::is_any;
    // SQLite comes to a row after it wrote those before it.
    static constexpr bool reads_written_rows =
        !writes_one_row<Before> &&
        any_reads_written<written_rows<typename Before::head::table>, type_list<Assignments..., Condition>>;
    static constexpr bool keeps_rows = sizeof...(Assignments) == 0;
    static constexpr feature_set needs =
        (follows_conflict ? needed(feature::several_conflicts) : 0u) |
        (std::is_same_v<Condition, no_condition> ? 0u : needed(feature::conflict_condition)) |
        (reads_written_rows ? needed(feature::rows_before_the_write) : 0u);
    Before before;
    MIZZLE_DETAIL_NO_ADDRESS Target target{};
    MIZZLE_DETAIL_NO_ADDRESS pack<Assignments...> assignments{};
    MIZZLE_DETAIL_NO_ADDRESS computed_type computed{};
    MIZZLE_DETAIL_NO_ADDRESS Condition condition{};
    constexpr conflict_clause() = default;
    constexpr conflict_clause(Before b, Target t, pack<Assignments...> a, Condition c)
        : before(std::move(b)), target(std::move(t)), assignments(std::move(a)), condition(std::move(c)) {}
    MIZZLE_DETAIL_PARTS(one(before), one(target), each(Assignments, assignments), one(computed), one(condition))

    // Updates only rows that meet the condition; the others stay as they are.
    template <class C> constexpr auto where(const C& c) && {
        constexpr bool is_first =
            sizeof...(Assignments) > 0 && std::is_same_v<Condition, default_condition_of<typename Before::head::table>>;
        static_assert(is_first, "mizzle: where() comes once, right after do_update()");
        static_assert(is_boolean<C>,
                      "mizzle: the condition of where() must be boolean; compare the expression with something");
        static_assert(in_scope<with_excluded<typename Before::source>, C>,
                      "mizzle: where() uses a column of another table than the insert's");
        static_assert(!has_aggregate<C>, "mizzle: where() cannot use an aggregate");
        static_assert(!has_window<C>, "mizzle: where() cannot use a window function");
        if constexpr (is_boolean<C> && is_first) {
            using both = decltype(conjoined(condition, c));
            return conflict_clause<Before, Target, both, Assignments...>{
                std::move(before), std::move(target), std::move(assignments), conjoined(condition, c)};
        } else {
            return std::move(*this);
        }
    }
};

// False where it is known that set_excluded() has no column to set.
template <class Table, class Before, class Target, class... A>
inline constexpr bool sets_something = [] {
    using rows = rows_before<Before>;
    bool any = (!std::is_same_v<A, excluded_values> || ...);
    if constexpr (requires { rows::gives_known_columns; })
        Table::mizzle_columns::each(
            [&any]<class C>() { any = any || (rows::template gives<C> && takes_excluded<C, Target, A...>); });
    else any = true;
    return any;
}();

template <class Before, class Target> struct MIZZLE_DETAIL_STATEMENT conflict_start {
    Before before;
    MIZZLE_DETAIL_NO_ADDRESS Target target{};
    constexpr explicit conflict_start(Before b, Target t = {}) : before(std::move(b)), target(std::move(t)) {}

    // The condition of the partial index whose key it is, word for word.
    template <class C> constexpr auto where(const C& condition) && {
        constexpr bool is_key = requires { requires std::is_same_v<decltype(target.where), no_condition>; };
        static_assert(
            is_key && !Target::is_any,
            "mizzle: where() comes once, after on_conflict(column, ...): it is the partial index's condition");
        static_assert(is_boolean<C>,
                      "mizzle: the condition of where() must be boolean; compare the expression with something");
        static_assert(in_scope<typename Before::source, C>,
                      "mizzle: where() uses a column of another table than the insert's");
        static_assert(!has_parameters<C>, "mizzle: the condition of an index is fixed; it takes values, not param<T>");
        if constexpr (is_key && !Target::is_any && is_boolean<C> && !has_parameters<C>)
            return with_where(target, index_condition<C>{condition});
        else return std::move(*this);
    }

private:
    template <class C, class... Columns>
    constexpr auto with_where(const key_target<no_condition, Columns...>&, const C& c) {
        return conflict_start<Before, key_target<C, Columns...>>{std::move(before), key_target<C, Columns...>{c}};
    }
    template <class C, class... X>
    constexpr auto with_where(const expression_target<no_condition, X...>& t, const C& c) {
        return conflict_start<Before, expression_target<C, X...>>{std::move(before), {t.expressions, c}};
    }

public:
    constexpr auto do_nothing() && {
        static_assert(
            targets_key<typename Before::head::table, Target>,
            "mizzle: on_conflict() names no key of the table: a primary key, a unique column or the columns of a "
            "unique index, all of them; declare it in MIZZLE_CONSTRAINTS if there is one");
        return conflict_clause<Before, Target, no_condition>{std::move(before), std::move(target), {}, {}};
    }
    // For those who look for it here.
    template <class Late = typename Before::head::table::changes>
        requires std::is_same_v<Late, typename Before::head::table::changes>
    constexpr auto do_update(Late&&) && {
        static_assert(std::is_void_v<Late>,
                      "mizzle: do_update() takes assignments: column = excluded(column), or set_excluded()");
        return std::move(*this).do_nothing();
    }
    // Assignments, or set_excluded() for all that the insert gives, or both.
    template <class... A> constexpr auto do_update(A... assignments) && {
        using table = typename Before::head::table;
        static_assert(
            targets_key<table, Target>,
            "mizzle: on_conflict() names no key of the table: a primary key, a unique column or the columns of a "
            "unique index, all of them; declare it in MIZZLE_CONSTRAINTS if there is one");
        constexpr bool has_assignments = sizeof...(A) > 0 && (is_conflict_assignment<A> && ...);
        constexpr bool sets_own = (assigns_in<table, A> && ...);
        static_assert(!Target::is_any, "mizzle: do_update() needs the columns of the key: on_conflict(column, ...)");
        static_assert(has_assignments,
                      "mizzle: do_update() takes assignments: column = excluded(column), or set_excluded()");
        static_assert(sets_own, "mizzle: do_update() sets a column of another table than the insert's");
        static_assert((assigns_once<A, A...> && ...), "mizzle: do_update() sets a column twice");
        static_assert((keeps_identity<A> && ...),
                      "mizzle: the database always hands out the numbers of this column; an update cannot set it");
        constexpr bool sets_any = sets_something<table, Before, Target, A...>;
        static_assert(!has_assignments || sets_any,
                      "mizzle: set_excluded() sets nothing: the insert gives the key's columns alone");
        static_assert(!has_assignments || (in_scope<with_excluded<typename Before::source>, A> && ...),
                      "mizzle: do_update() uses a column of another table than the insert's");
        static_assert((keeps_version<A> && ...), MIZZLE_DETAIL_VERSION_RULE);
        static_assert(!(has_aggregate<A> || ...), "mizzle: do_update() cannot use an aggregate");
        static_assert(!(has_window<A> || ...), "mizzle: do_update() cannot use a window function");
        if constexpr (has_assignments && sets_any)
            return conflict_clause<Before, Target, default_condition_of<table>, A...>{
                std::move(before), std::move(target), pack<A...>(0, std::move(assignments)...),
                default_condition<table>()};
        else return std::move(*this).do_nothing();
    }
};

}  // namespace mizzle::detail
