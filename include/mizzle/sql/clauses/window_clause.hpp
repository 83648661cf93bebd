// window name as (...)
#pragma once
#include "../../query/clauses/window_clause.hpp"
#include "../expressions.hpp"

namespace mizzle::detail {

template <class Source, class Before, class Name, class Window>
constexpr void spell_statement(writer& out, const window_clause<Before, Name, Window>& node) {
    write_statement<Source>(out, node.before);
    out.put(window_clause<Before, Name, Window>::follows_window ? ", " : " window ");
    out.identifier(Name::name);
    out.put(" as ");
    write_window(out, node.window_definition);
}

}  // namespace mizzle::detail
