// What a database refuses of outer(column), refused where a condition or a dynamic<T> brings it when the program runs.
#pragma once
#include "../../message.hpp"
#include "../../query/expressions/outer_levels.hpp"
#include "../writer.hpp"

#include <string_view>

namespace mizzle::detail {

// `Most` statements outside of itself an expression may look.
template <feature F, unsigned Most, class X>
constexpr void expect_outer(const writer& out, const X& x, std::string_view sentence) {
    if constexpr (has_opaque<X>)
        if (outer_levels_in(x) > Most && (out.dialect()->provides & needed(F)) == 0)
            throw usage_error(message_of({"mizzle: ", out.dialect()->name, sentence}));
}

template <feature F, unsigned Most, class... X>
constexpr void expect_outer(const writer& out, const pack<X...>& all, std::string_view sentence) {
    if constexpr ((has_opaque<X> || ...)) all.each([&](const auto& x) { expect_outer<F, Most>(out, x, sentence); });
}

inline constexpr std::string_view no_outer_in_order =
    " sees no outer(column) in order_by() and group_by() of a subquery, as a condition or dynamic<T> has it there; "
    "select the expression under a name, as(name), and sort or group by that name from outside";
inline constexpr std::string_view no_outer_in_tables =
    "'s subquery() and with() inside of a subquery see no table around it, such as a condition or dynamic<T> there "
    "names; say outer(column) in where() of the select that reads them";

}  // namespace mizzle::detail
