// having condition
#pragma once
#include "../../query/clauses/having.hpp"
#include "../expressions.hpp"

namespace mizzle::detail {

template <class Before, class Condition>
inline constexpr bool is_spelled_alike<having_clause<Before, Condition>> = true;
template <class Source, class Before, class Condition>
constexpr void spell_statement(writer& out, const having_clause<Before, Condition>& node) {
    write_statement<Source>(out, node.before);
    if constexpr (std::is_same_v<Condition, condition>) {
        if (node.condition.empty()) return;
    }
    out.put(" having ");
    write(out, node.condition);
}

}  // namespace mizzle::detail
