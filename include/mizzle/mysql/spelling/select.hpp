// Locks, and what may stand before a select alone.
#pragma once
#include "../../sql/derived_table.hpp"
#include "../../sql/update.hpp"
#include "../dialect.hpp"

namespace mizzle {

// It has two strengths, and locks rows of all tables: never less than was asked for.
template <class Source, class Before, row_lock Lock, lock_wait Wait, class... Tables>
constexpr void spell_statement(dialects::mysql, writer& out, const lock_clause<Before, Lock, Wait, Tables...>& node) {
    constexpr bool is_shared = Lock == row_lock::share || Lock == row_lock::key_share;
    write_statement<Source>(out, node.before);
    out.put(is_shared ? " lock in share mode" : " for update");
    if constexpr (Wait == lock_wait::nowait) out.put(" nowait");
    if constexpr (Wait == lock_wait::skip_locked) out.put(" skip locked");
}

template <class Source, class... D, class S>
    requires(S::head::kind != statement_kind::select)
constexpr void spell_statement(dialects::mysql, writer&, const with_clause<pack<D...>, S>&) {
    throw_usage_error("mizzle: MariaDB has no with() before an insert, update or delete; put the select into it");
}

}  // namespace mizzle
