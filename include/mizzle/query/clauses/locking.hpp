// for update, for share and their like: rows that are read stay as they are until the transaction ends. Where a
// database has no locks of rows, a transaction that begins immediate keeps all of them: or_immediate().
#pragma once
#include "../node.hpp"
#include "from.hpp"
#include "join.hpp"
#include "order_by.hpp"

namespace mizzle::detail {

// From the strongest to the weakest.
enum class row_lock : unsigned char { update, no_key_update, share, key_share };

// What happens where another transaction holds a row.
enum class lock_wait : unsigned char { wait, nowait, skip_locked };

template <class Before, row_lock Lock, lock_wait Wait, class... Tables> struct lock_clause;

// Whether rows of a select are rows of its tables, so that locking those locks them: PostgreSQL looks into subqueries
// and views. The tables of a common table expression it passes over in silence.
template <class S> constexpr bool has_lockable_rows();
template <class Table>
inline constexpr bool is_lockable_table = [] {
    if constexpr (requires { typename Table::mizzle_view_select; })
        return has_lockable_rows<typename Table::mizzle_view_select>();
    else if constexpr (requires { typename Table::mizzle_definition; }) return false;
    else if constexpr (
        requires { typename Table::mizzle_source; } && requires { typename Table::mizzle_select; })
        return has_lockable_rows<typename Table::mizzle_select>();
    else if constexpr (requires { typename Table::mizzle_select; }) return false;
    else return true;
}();
template <class Source, class List> inline constexpr bool any_optional = false;
template <class Source, class... T>
inline constexpr bool any_optional<Source, type_list<T...>> = (Source::template is_optional<T> || ...);
template <class S> struct reads_unlockable : std::false_type {};
template <class Before, class Table>
struct reads_unlockable<from_clause<Before, Table>> : std::bool_constant<!is_lockable_table<Table>> {};
template <class Before, class Table, join_kind Kind, class On>
struct reads_unlockable<join_clause<Before, Table, Kind, On>> : std::bool_constant<!is_lockable_table<Table>> {};
template <class S> inline constexpr bool are_lockable_tables = !has_clause<reads_unlockable, S>;

// Window functions in the select list or in an order.
template <class S> struct sorts_by_window : std::false_type {};
template <class Before, class... X>
struct sorts_by_window<order_by_clause<Before, X...>> : std::bool_constant<any_window<type_list<X...>>> {};
template <class S>
inline constexpr bool looks_at_window = any_window<typename S::returned> || has_clause<sorts_by_window, S>;
template <class S>
inline constexpr bool gives_distinct_rows = is_distinct_select<S> || requires { typename S::head::distinct_on; };
template <class S> constexpr bool has_lockable_rows() {
    if constexpr (requires { typename S::source::rows_of; }) return false;
    else
        return !requires_groups<S> && !gives_distinct_rows<S> && !looks_at_window<S> && are_lockable_tables<S> &&
               !any_optional<typename S::source, typename S::source::tables>;
}

template <class Lock> struct lock_or_immediate;

template <class Self> struct lock_steps : select_steps<Self> {
    // Only rows of these tables are locked; else those of all.
    template <class... Tables> constexpr auto of(const Tables&...) const {
        static_assert((table_like<Tables> && ...), "mizzle: of() takes the tables whose rows are locked");
        static_assert((Self::source::template contains<identity_of<Tables>> && ...),
                      "mizzle: of() names a table that is not in from() or a join");
        return lock_clause<typename Self::before_type, Self::lock, Self::waiting, Tables...>{
            static_cast<const Self&>(*this).before};
    }
    // Rows that another transaction holds are left out: for queues.
    constexpr auto skip_locked() const { return waiting<lock_wait::skip_locked>(static_cast<const Self&>(*this)); }
    // Throws `busy` where another transaction holds a row.
    constexpr auto nowait() const { return waiting<lock_wait::nowait>(static_cast<const Self&>(*this)); }
    // For SQLite, too, whose transactions lock the whole database: one that begins immediate, as they do unless told
    // otherwise, holds every row. Throws usage_error there outside of such a one.
    constexpr auto or_immediate() const { return lock_or_immediate<Self>(static_cast<const Self&>(*this)); }

private:
    template <lock_wait Wait, class Before, row_lock Lock, lock_wait Former, class... Tables>
    static constexpr auto waiting(const lock_clause<Before, Lock, Former, Tables...>& node) {
        static_assert(Former == lock_wait::wait, "mizzle: a row lock has one of skip_locked() and nowait()");
        return lock_clause<Before, Lock, Wait, Tables...>{node.before};
    }
};

template <class Before, row_lock Lock, lock_wait Wait, class... Tables>
struct MIZZLE_DETAIL_STATEMENT lock_clause : after<Before>, lock_steps<lock_clause<Before, Lock, Wait, Tables...>> {
    using before_type = Before;
    template <class S> using steps = lock_steps<S>;
    static constexpr auto place = clause::lock;
    static constexpr auto lock = Lock;
    static constexpr auto waiting = Wait;
    static constexpr bool
        locks_rows = sizeof...(Tables) > 0
                         ? (is_lockable_table<Tables>&&...) &&
                               !any_optional<typename Before::source, type_list<identity_of<Tables>...>>
                         : are_lockable_tables<Before> &&
                               !any_optional<typename Before::source, typename Before::source::tables>;
    static constexpr feature_set needs =
        needed(feature::row_locks) | (locks_rows ? 0u : needed(feature::lockable_rows));
    MIZZLE_DETAIL_NO_ADDRESS Before before{};
    constexpr lock_clause() = default;
    constexpr explicit lock_clause(Before b) : before(std::move(b)) {}
    MIZZLE_DETAIL_PARTS(one(before))
};

template <class Lock>
struct MIZZLE_DETAIL_STATEMENT lock_or_immediate : after<Lock>, select_steps<lock_or_immediate<Lock>> {
    using before_type = Lock;
    template <class S> using steps = select_steps<S>;
    static constexpr auto place = clause::lock;
    static constexpr feature_set needs =
        needed(feature::row_locks_or_immediate) | (Lock::needs & ~needed(feature::row_locks));
    MIZZLE_DETAIL_NO_ADDRESS Lock before{};
    constexpr lock_or_immediate() = default;
    constexpr explicit lock_or_immediate(Lock b) : before(std::move(b)) {}
    MIZZLE_DETAIL_PARTS(one(before.before))
};

template <row_lock Lock, class S> constexpr auto make_lock(const S& statement) {
    constexpr bool in_place = S::place >= clause::from;
    static_assert(in_place, "mizzle: a row lock such as for_update() comes at the end of a select");
    static_assert(
        !requires { typename S::source::rows_of; },
        "mizzle: a row lock needs the rows of tables; those of a set operation are none");
    static_assert(!requires_groups<S>, "mizzle: a row lock needs rows; groups and aggregates have none");
    static_assert(!gives_distinct_rows<S>, "mizzle: a row lock needs the rows of tables; distinct rows are none");
    static_assert(!looks_at_window<S>,
                  "mizzle: a row lock cannot be taken where a window function is selected; lock in a subquery");
    if constexpr (in_place) return lock_clause<S, Lock, lock_wait::wait>{statement};
    else return S(statement);
}

template <class Self> constexpr auto select_steps<Self>::for_update() const {
    return make_lock<row_lock::update>(static_cast<const Self&>(*this));
}
template <class Self> constexpr auto select_steps<Self>::for_no_key_update() const {
    return make_lock<row_lock::no_key_update>(static_cast<const Self&>(*this));
}
template <class Self> constexpr auto select_steps<Self>::for_share() const {
    return make_lock<row_lock::share>(static_cast<const Self&>(*this));
}
template <class Self> constexpr auto select_steps<Self>::for_key_share() const {
    return make_lock<row_lock::key_share>(static_cast<const Self&>(*this));
}

}  // namespace mizzle::detail

namespace mizzle {

// row_lock is how strongly lock() keeps others from rows, from the strongest to the weakest: `for update`, `for share`.
using detail::row_lock;

}  // namespace mizzle
