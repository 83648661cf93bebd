// The functions of raw.hpp that no type of a program's takes part in.
#pragma once
#include "../../inline.hpp"
#include "raw.hpp"

namespace mizzle::detail {

MIZZLE_INLINE void refuse_decimal_in_text(const writer& out, std::string_view text) {
    for (const auto* d = out.decimals(); d != nullptr; d = d->around)
        if (d->are_named(text))
            throw_usage_error(
                "mizzle: raw SQL names a decimal column, which SQLite keeps as the integer value * 10^s or "
                "as text; give it as an operand: sql<bool>(\"{} > 5\", cast<double>(price))");
}

}  // namespace mizzle::detail
