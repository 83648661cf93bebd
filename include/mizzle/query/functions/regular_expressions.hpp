// Regular expressions, of PostgreSQL only. Their syntax is PostgreSQL's.
#pragma once
#include "arguments.hpp"
#include "function_facts.hpp"

namespace mizzle::detail {

// text ~ pattern: whether the pattern matches anywhere. imatches() does not tell upper from lower case.
MIZZLE_DETAIL_FUNCTION(matches, " ~ ", MIZZLE_DETAIL_NEEDS(regular_expressions))
MIZZLE_DETAIL_FUNCTION(imatches, " ~* ", MIZZLE_DETAIL_NEEDS(regular_expressions))
#define MIZZLE_DETAIL_MATCHES(name_)                                                                       \
    template <class X, class P>                                                                            \
        requires(is_text_operand<X> && (expression_like<X> || expression_like<P>))                         \
    constexpr auto name_(X&& text, P&& pattern) {                                                          \
        using declared = function_signatures<functions::name_, types::boolean(types::text, types::text)>;  \
        static_assert(declared::template takes<X, P>, "mizzle: the pattern of " #name_ "() must be text"); \
        return declared::make(std::forward<X>(text), std::forward<P>(pattern));                            \
    }
MIZZLE_DETAIL_MATCHES(matches)
MIZZLE_DETAIL_MATCHES(imatches)
#undef MIZZLE_DETAIL_MATCHES

// The first match by another text, in which \1 stands for the first group; with the flags "g" every match, with "i"
// whatever the case.
MIZZLE_DETAIL_FUNCTION(regexp_replace, "regexp_replace", MIZZLE_DETAIL_NEEDS(regular_expressions))
MIZZLE_DETAIL_SIGNATURES(regexp_replace, "text, a pattern, what to put in its place, and flags such as \"g\"",
                         types::text(types::text, types::text, types::text),
                         types::text(types::text, types::text, types::text, types::text))

// The first match, or its first group if the pattern has one; NULL if there is none.
MIZZLE_DETAIL_FUNCTION(regexp_substr, "substring", using may_be_null = void; MIZZLE_DETAIL_NEEDS(regular_expressions))
MIZZLE_DETAIL_SIGNATURES(regexp_substr, "text and a pattern", types::text(types::text, types::text))

// The groups of the first match, NULL where one took no part; NULL if there is no match.
MIZZLE_DETAIL_FUNCTION(regexp_match, "regexp_match", using may_be_null = void; MIZZLE_DETAIL_NEEDS(regular_expressions))
MIZZLE_DETAIL_SIGNATURES(regexp_match, "text, a pattern, and flags such as \"i\"",
                         types::array<std::optional<std::string>>(types::text, types::text),
                         types::array<std::optional<std::string>>(types::text, types::text, types::text))

}  // namespace mizzle::detail

namespace mizzle {

// imatches(text, pattern) is whether a regular expression matches anywhere, whatever the case of letters, on
// PostgreSQL only: `text ~* pattern`.
using detail::imatches;
using detail::matches;
// regexp_match(text, pattern) is the groups of the first match as an array, NULL where there is none, on PostgreSQL
// only: `regexp_match(...)`.
using detail::regexp_match;
// regexp_replace(text, pattern, by) replaces the first match, or with the flags "g" each, in which \1 stands for the
// first group, on PostgreSQL only: `regexp_replace(...)`.
using detail::regexp_replace;
// regexp_substr(text, pattern) is the first match, or its first group if the pattern has one, NULL where there is
// none, on PostgreSQL only: `substring(text, pattern)`.
using detail::regexp_substr;

}  // namespace mizzle
