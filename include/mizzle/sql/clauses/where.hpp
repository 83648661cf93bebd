// where condition
#pragma once
#include "../../query/clauses/default_filter.hpp"
#include "../../query/clauses/where.hpp"
#include "../expressions.hpp"

namespace mizzle::detail {

// What an update looks up is as it was before the first row was written.
template <class Update, class... Conditions>
constexpr bool write_update_at_once(writer& out, const Update& update, const Conditions&... conditions) {
    if constexpr (requires { typename Update::changes_type; }) {
        const auto before = out.dialect()->before_update;
        if (before.empty()) return false;
        bool reads = false;
        const finder_of_reads find{reads};
        update.assignments.each(find);
        (find(conditions), ...);
        if (reads) out.put(before);
        return reads;
    } else {
        return false;
    }
}

// A condition that was put together at run time may be empty, which is no filter.
template <class Condition> constexpr void write_filter(writer& out, const Condition& node) {
    if constexpr (std::is_same_v<Condition, condition>) {
        if (node.empty()) return;
    }
    out.put(" where ");
    write(out, node);
}

template <class Before, class Condition> inline constexpr bool is_spelled_alike<where_clause<Before, Condition>> = true;
template <class Source, class Before, class Condition>
constexpr void spell_statement(writer& out, const where_clause<Before, Condition>& node) {
    write_statement<Source>(out, node.before);
    write_update_at_once(out, node.before, node.condition);
    write_filter(out, node.condition);
}

template <class Source, class Before, class Condition>
constexpr void spell_statement(writer& out, const filtered_clause<Before, Condition>& node) {
    write_statement<Source>(out, node.before);
    out.put(" where ");
    write(out, node.condition);
}

}  // namespace mizzle::detail
