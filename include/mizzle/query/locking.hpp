// for update, for share and their like: rows that are read stay as they are until the transaction ends. PostgreSQL
// only.
#pragma once
#include "select.hpp"

namespace mizzle {

// From the strongest to the weakest.
enum class row_lock : unsigned char { update, no_key_update, share, key_share };

// What happens where another transaction holds a row.
enum class lock_wait : unsigned char { wait, nowait, skip_locked };

template <class Before, row_lock Lock, lock_wait Wait, class... Tables> struct lock_clause;

template <class Self> struct lock_steps : select_steps<Self> {
    // Only rows of these tables are locked; else those of all.
    template <class... Tables> constexpr auto of(const Tables&...) const {
        static_assert((table_like<Tables> && ...), "mizzle: of() takes the tables whose rows are locked");
        static_assert((Self::source::template contains<Tables> && ...),
                      "mizzle: of() names a table that is not in from() or a join");
        return lock_clause<typename Self::before_type, Self::lock, Self::waiting, Tables...>{
            static_cast<const Self&>(*this).before};
    }
    // Rows that another transaction holds are left out: for queues.
    constexpr auto skip_locked() const { return waiting<lock_wait::skip_locked>(static_cast<const Self&>(*this)); }
    // Throws `busy` where another transaction holds a row.
    constexpr auto nowait() const { return waiting<lock_wait::nowait>(static_cast<const Self&>(*this)); }

private:
    template <lock_wait Wait, class Before, row_lock Lock, lock_wait Former, class... Tables>
    static constexpr auto waiting(const lock_clause<Before, Lock, Former, Tables...>& node) {
        static_assert(Former == lock_wait::wait, "mizzle: a row lock has one of skip_locked() and nowait()");
        return lock_clause<Before, Lock, Wait, Tables...>{node.before};
    }
};

template <class Before, row_lock Lock, lock_wait Wait, class... Tables>
struct lock_clause : after<Before>, lock_steps<lock_clause<Before, Lock, Wait, Tables...>> {
    using before_type = Before;
    using parts = type_list<Before>;
    template <class S> using steps = lock_steps<S>;
    static constexpr auto place = clause::lock;
    static constexpr auto lock = Lock;
    static constexpr auto waiting = Wait;
    static constexpr unsigned needs = features::row_locks;
    MIZZLE_DETAIL_NO_ADDRESS Before before{};
    constexpr lock_clause() = default;
    constexpr explicit lock_clause(Before b) : before(std::move(b)) {}
    template <class F> [[gnu::always_inline]] constexpr void each_part(F&& f) const { f(before); }
};

template <row_lock Lock, class S> constexpr auto make_lock(const S& statement) {
    constexpr bool in_place = S::place >= clause::from;
    static_assert(in_place, "mizzle: a row lock such as for_update() comes at the end of a select");
    static_assert(
        !requires { typename S::source::rows_of; },
        "mizzle: a row lock needs the rows of tables; those of a set operation are none");
    static_assert(!requires_groups<S>, "mizzle: a row lock needs rows; groups and aggregates have none");
    static_assert(!any_window<typename S::returned>,
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

}  // namespace mizzle
