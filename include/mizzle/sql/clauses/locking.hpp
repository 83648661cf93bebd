// for update and its likes
#pragma once
#include "../../query/clauses/locking.hpp"
#include "../expressions.hpp"

namespace mizzle::detail {

template <class Source, class Before, row_lock Lock, lock_wait Wait, class... Tables>
constexpr void spell_statement(writer& out, const lock_clause<Before, Lock, Wait, Tables...>& node) {
    write_statement<Source>(out, node.before);
    out.put(Lock == row_lock::update          ? " for update"
            : Lock == row_lock::no_key_update ? " for no key update"
            : Lock == row_lock::share         ? " for share"
                                              : " for key share");
    bool first = true;
    [[maybe_unused]] const auto name = [&]<class Table>() {
        out.put(first ? " of " : ", ");
        first = false;
        // Here SQL takes the table's own name, without its schema.
        write_qualifier<Table>(out);
    };
    (name.template operator()<Tables>(), ...);
    if constexpr (Wait == lock_wait::nowait) out.put(" nowait");
    if constexpr (Wait == lock_wait::skip_locked) out.put(" skip locked");
}

template <class Source, class Lock> constexpr void spell_statement(writer& out, const lock_or_immediate<Lock>& node) {
    write_statement<Source>(out, node.before);
}

}  // namespace mizzle::detail
