// Full-text search, of PostgreSQL only:
//   matches(to_tsvector<"english">(posts.body), websearch_to_tsquery<"english">("cats -dogs"))
// The configuration, such as "english" or "simple", is part of the text, so that an index on the expression serves;
// left out, it is the session's. A column of search terms is (terms, custom<mizzle::tsvector>).
#pragma once
#include "arguments.hpp"
#include "features.hpp"

namespace mizzle {

// Search terms and a query, in the text that PostgreSQL gives for them.
struct tsvector {
    std::string text;
    bool operator==(const tsvector&) const = default;
};
struct tsquery {
    std::string text;
    bool operator==(const tsquery&) const = default;
};

#define MIZZLE_DETAIL_AS_TEXT(type_)                                                    \
    template <> struct custom_type<type_> {                                             \
        static constexpr std::string_view postgres_type = #type_, sqlite_type = "text"; \
        static std::string to_text(const type_& value) { return value.text; }           \
        static type_ from_text(std::string_view text) { return {std::string(text)}; }   \
    };
MIZZLE_DETAIL_AS_TEXT(tsvector)
MIZZLE_DETAIL_AS_TEXT(tsquery)
#undef MIZZLE_DETAIL_AS_TEXT

namespace types {
using tsvector = custom<mizzle::tsvector>;
using tsquery = custom<mizzle::tsquery>;
}  // namespace types

// name<"english">(text): `Configuration` comes before the arguments; empty, it is left out.
#define MIZZLE_DETAIL_FULL_TEXT(name_, result_, sentence_, ...)                                      \
    struct name_##_name {                                                                            \
        MIZZLE_DETAIL_NAME(output_name, name_)                                                       \
    };                                                                                               \
    namespace functions {                                                                            \
    template <fixed_string Configuration> struct name_ : name_##_name {                              \
        static constexpr std::string_view name = #name_;                                             \
        static constexpr auto configuration = Configuration;                                         \
        MIZZLE_DETAIL_NEEDS(full_text)                                                               \
    };                                                                                               \
    }                                                                                                \
    template <fixed_string Configuration = "", class... V> constexpr auto name_(V&&... arguments) {  \
        using declared = function_signatures<functions::name_<Configuration>, result_(__VA_ARGS__)>; \
        static_assert(declared::template takes<V...>, "mizzle: " #name_ "() takes " sentence_);      \
        return declared::make(std::forward<V>(arguments)...);                                        \
    }
MIZZLE_DETAIL_FULL_TEXT(to_tsvector, types::tsvector, "text", types::text)
// Words with the operators & | ! <->.
MIZZLE_DETAIL_FULL_TEXT(to_tsquery, types::tsquery, "the text of a query", types::text)
// Plain words, all of which must be there.
MIZZLE_DETAIL_FULL_TEXT(plainto_tsquery, types::tsquery, "the text of a query", types::text)
// Plain words, one after the other.
MIZZLE_DETAIL_FULL_TEXT(phraseto_tsquery, types::tsquery, "the text of a query", types::text)
// As people write it: words, "phrases", or, -not. Never an error.
MIZZLE_DETAIL_FULL_TEXT(websearch_to_tsquery, types::tsquery, "the text of a query", types::text)
// The text with what was found in bold.
MIZZLE_DETAIL_FULL_TEXT(ts_headline, types::text, "text and a tsquery", types::text, types::tsquery)
#undef MIZZLE_DETAIL_FULL_TEXT

// Words of other weights: setweight(terms, "A").
MIZZLE_DETAIL_FUNCTION(setweight, "setweight", MIZZLE_DETAIL_NEEDS(full_text))
MIZZLE_DETAIL_SIGNATURES(setweight, "a tsvector and a weight, \"A\" to \"D\"",
                         types::tsvector(types::tsvector, types::text))

// How well the terms fit the query.
MIZZLE_DETAIL_FUNCTION(ts_rank, "ts_rank", MIZZLE_DETAIL_NEEDS(full_text))
MIZZLE_DETAIL_SIGNATURES(ts_rank, "a tsvector and a tsquery", types::real(types::tsvector, types::tsquery))
MIZZLE_DETAIL_FUNCTION(ts_rank_cd, "ts_rank_cd", MIZZLE_DETAIL_NEEDS(full_text))
MIZZLE_DETAIL_SIGNATURES(ts_rank_cd, "a tsvector and a tsquery", types::real(types::tsvector, types::tsquery))

// terms @@ query
namespace functions {
struct found {
    MIZZLE_DETAIL_NAME(output_name, matches)
    static constexpr std::string_view name = " @@ ";
    MIZZLE_DETAIL_NEEDS(full_text)
};
}  // namespace functions
template <expression_like X, expression_like Q>
    requires(std::is_same_v<typename X::sql_type, types::tsvector>)
constexpr auto matches(const X& terms, const Q& query) {
    using declared = function_signatures<functions::found, types::boolean(types::tsvector, types::tsquery)>;
    static_assert(declared::template takes<X, Q>, "mizzle: matches() of a tsvector takes a tsquery");
    return declared::make(terms, query);
}

}  // namespace mizzle
