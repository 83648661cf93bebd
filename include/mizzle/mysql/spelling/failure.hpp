// What MySQL answers with NULL and a warning is an error elsewhere. An expression that has no result but NULL fails.
#pragma once
#include "../../sql/expressions/repeated_operands.hpp"
#include "../dialect.hpp"

#include <string_view>
#include <utility>

namespace mizzle::detail {

// What stands before and after an operand.
struct around_operand {
    std::string_view before, after;
};

// A whole number that is out of range where all operands are there, and NULL where one is not.
template <class... A> constexpr void write_failure(writer& out, const operand_writer<A...>& operands) {
    out.put("9223372036854775807 + nullif(");
    bool first = true;
    const auto check = [&]<std::size_t I>() {
        if (!first) out.put(" and ");
        first = false;
        operands.template operand<I>();
        out.put(" is not null");
    };
    [&]<std::size_t... I>(std::index_sequence<I...>) {
        (check.template operator()<I>(), ...);
    }(std::index_sequence_for<A...>{});
    out.put(", 0)");
}

// coalesce(what is written, the failure as the type that cast() has by this name)
template <class F, class... A>
constexpr void write_or_fail(writer& out, const operand_writer<A...>& operands, std::string_view type, F&& write_it) {
    out.put("coalesce(");
    write_it();
    out.put(type.empty() ? ", " : ", cast(");
    write_failure(out, operands);
    if (!type.empty()) {
        out.put(" as ");
        out.put(type);
        out.put(")");
    }
    out.put(")");
}

}  // namespace mizzle::detail
