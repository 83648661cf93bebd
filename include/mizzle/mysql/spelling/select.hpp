// Row locks.
#pragma once
#include "../../sql/clauses/locking.hpp"
#include "../dialect.hpp"

namespace mizzle::detail {

// It has two strengths, and locks rows of all tables: never less than was asked for.
template <class Source, class Before, row_lock Lock, lock_wait Wait, class... Tables>
constexpr void spell_statement(dialects::mysql, writer& out, const lock_clause<Before, Lock, Wait, Tables...>& node) {
    constexpr bool is_shared = Lock == row_lock::share || Lock == row_lock::key_share;
    write_statement<Source>(out, node.before);
    out.put(is_shared ? " lock in share mode" : " for update");
    if constexpr (Wait == lock_wait::nowait) out.put(" nowait");
    if constexpr (Wait == lock_wait::skip_locked) out.put(" skip locked");
}

}  // namespace mizzle::detail
