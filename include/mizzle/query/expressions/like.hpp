// like and ilike, and patterns made of plain text.
#pragma once
#include "../../schema/given_text.hpp"
#include "../bind.hpp"
#include "../node.hpp"
#include "../values/value.hpp"

#include <string>
#include <string_view>

namespace mizzle::detail {

// Of the pattern that was bound last: "%" and a NUL would match every text where the database stops at the NUL.
void expect_whole_pattern(const value_list& bound);

template <class X, class P, bool IgnoreCase, bool Not> struct like_test : expression<like_test<X, P, IgnoreCase, Not>> {
    using sql_type = types::boolean;
    MIZZLE_DETAIL_NO_ADDRESS X operand{};
    MIZZLE_DETAIL_NO_ADDRESS P pattern{};
    constexpr like_test() = default;
    constexpr like_test(X x, P p) : operand(std::move(x)), pattern(std::move(p)) {}
    MIZZLE_DETAIL_PARTS(one(operand), one(pattern))
    static void expect_bound(const value_list& bound)
        requires(value_node<P> || parameter_node<P>)
    {
        expect_whole_pattern(bound);
    }
};

template <class X> inline constexpr bool is_text = std::remove_cvref_t<X>::sql_type::family == type_family::text;

template <bool IgnoreCase, bool Not, class X, class P> constexpr auto make_like(const X& operand, P&& pattern) {
    if constexpr (is_text_operand<P>) {
        auto p = make_operand<types::text>(std::forward<P>(pattern));
        return like_test<X, decltype(p), IgnoreCase, Not>{operand, std::move(p)};
    } else {
        return invalid<types::boolean>{};
    }
}

#define MIZZLE_DETAIL_LIKE(name, ignore_case, is_not)                                                               \
    template <class Self> template <class P> constexpr auto expression<Self>::name(P&& pattern) const {             \
        static_assert(is_text<Self>, "mizzle: " #name "() is for text; cast<std::string>(expression) makes it so"); \
        static_assert(is_text_operand<P>, "mizzle: the pattern of " #name "() must be text");                       \
        return make_like<ignore_case, is_not>(self(), std::forward<P>(pattern));                                    \
    }
MIZZLE_DETAIL_LIKE(like, false, false)
MIZZLE_DETAIL_LIKE(not_like, false, true)
MIZZLE_DETAIL_LIKE(ilike, true, false)
MIZZLE_DETAIL_LIKE(not_ilike, true, true)
#undef MIZZLE_DETAIL_LIKE

// The text with %, _ and \ made plain for a pattern.
std::string escape_like(std::string_view text);

// Patterns that match the text itself anywhere, at the start, at the end.
inline std::string contains(given_text text) { return "%" + escape_like(text) + "%"; }
// A pattern for like() and ilike(): text that begins so, whatever signs of patterns stand in it.
inline std::string starts_with(given_text text) { return escape_like(text) + "%"; }
// A pattern for like() and ilike(): text that ends so, whatever signs of patterns stand in it.
inline std::string ends_with(given_text text) { return "%" + escape_like(text); }

}  // namespace mizzle::detail

namespace mizzle {

// contains("text") is a pattern for like() and ilike(), "%text%": the text anywhere, whatever signs of patterns stand
// in it.
using detail::contains;
// ends_with("text") is a pattern for like() and ilike(), "%text": the text at the end, whatever signs of patterns
// stand in it.
using detail::ends_with;
// escape_like(text) is the text with a backslash before each %, _ and backslash, to stand as it is in a pattern of the
// program's own for like().
using detail::escape_like;
using detail::starts_with;

}  // namespace mizzle

#ifndef MIZZLE_COMPILED
#include "like.ipp"
#endif
