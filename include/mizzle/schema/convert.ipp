// The functions of convert.hpp that no type of a program's takes part in.
#pragma once
#include "../inline.hpp"
#include "convert.hpp"

namespace mizzle::detail {

MIZZLE_INLINE void fit_decimal(numeric& value, types::numeric type) {
    auto scaled = value.with_scale(static_cast<std::size_t>(type.scale));
    const auto whole_digits = [](std::string_view text) {
        if (text[0] == '-') text.remove_prefix(1);
        text = text.substr(0, text.find('.'));
        return text == "0" ? 0 : text.size();
    };
    if (!scaled || (scaled->is_finite() &&
                    whole_digits(scaled->to_string()) > static_cast<std::size_t>(type.precision - type.scale)))
        throw_usage_error("mizzle: a decimal has more digits than its column numeric(p, s) keeps; round it first");
    value = *std::move(scaled);
}

}  // namespace mizzle::detail
