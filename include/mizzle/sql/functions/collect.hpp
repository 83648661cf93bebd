// string_agg; array_agg, json_agg and json_object_agg are spelled as their names.
#pragma once
#include "../../query/functions/collect.hpp"
#include "aggregates.hpp"

namespace mizzle::detail {

template <class Function, class Type, class... A, class Tail>
    requires std::is_base_of_v<functions::string_agg, Function>
constexpr void spell_call(writer& out, const call<Function, Type, A...>& node, const Tail& tail) {
    out.put("string_agg(");
    write_arguments(out, node.arguments);
    if (sizeof...(A) == 1) out.put(", ','");
    tail.write_order(out);
    out.put(")");
    tail.write_rest(out);
}

}  // namespace mizzle::detail
