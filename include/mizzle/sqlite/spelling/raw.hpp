// SQL text that the program gives.
#pragma once
#include "../../sql/values/decimals_in_text.hpp"
#include "../dialect.hpp"

namespace mizzle {

void refuse_decimal_in_text(const writer& out, std::string_view text);

template <class Type, class Text, class... A>
constexpr void spell(dialects::sqlite, writer& out, const raw_expression<Type, Text, A...>& node) {
    if (out.decimals() != nullptr) refuse_decimal_in_text(out, node.text);
    spell(out, node);
}

}  // namespace mizzle

#ifndef MIZZLE_COMPILED
#include "raw.ipp"
#endif
