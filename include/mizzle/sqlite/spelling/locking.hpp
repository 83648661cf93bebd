// Locks of rows, which SQLite lacks: its driver sees to it that the transaction holds the database.
#pragma once
#include "../../sql/clauses/locking.hpp"
#include "../dialect.hpp"

namespace mizzle::detail {

template <class Source, class Lock>
constexpr void spell_statement(dialects::sqlite, writer& out, const lock_or_immediate<Lock>& node) {
    write_statement<Source>(out, node.before.before);
}

}  // namespace mizzle::detail
