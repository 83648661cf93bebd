// Comments at the end of a statement.
#pragma once
#include "../../query/clauses/comment.hpp"
#include "optional_join.hpp"

namespace mizzle::detail {

template <class Source, class S> void spell_statement(writer& out, const commented<S>& node) {
    write_whole(out, node.before);
    if (node.text.empty()) return;
    out.put(" /*");
    out.put(node.text);
    out.put("*/");
}

}  // namespace mizzle::detail
