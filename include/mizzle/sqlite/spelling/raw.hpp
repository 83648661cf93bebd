// SQL text that the program gives.
#pragma once
#include "../../sql/decimals_in_text.hpp"
#include "../dialect.hpp"

namespace mizzle {

inline void refuse_decimal_in_text(const writer& out, std::string_view text) {
    for (const auto* d = out.decimals(); d != nullptr; d = d->around)
        if (d->are_named(text))
            throw_usage_error(
                "mizzle: raw SQL names a decimal column, which SQLite keeps as the integer value * 10^s or "
                "as text; give it as an operand: sql<bool>(\"{} > 5\", cast<double>(price))");
}

template <class Type, class Text, class... A>
constexpr void spell(dialects::sqlite, writer& out, const raw_expression<Type, Text, A...>& node) {
    if (out.decimals() != nullptr) refuse_decimal_in_text(out, node.text);
    spell(out, node);
}

}  // namespace mizzle
