// Full-text search:
//   matches(to_tsvector<"english">(posts.body), websearch_to_tsquery<"english">("cats -dogs"))
// The configuration, such as "english" or "simple", is part of the text, so that an index on the expression serves;
// left out, it is the session's. A column of search terms is (terms, custom<mizzle::tsvector>). All of it is
// PostgreSQL's; SQLite has matches() and ts_rank() of words as they are, "simple", in a column with an index:
//   index("posts_body_search").using_("gin").on(to_tsvector<"simple">(posts.body))
#pragma once
#include "../../schema/constraints.hpp"
#include "arguments.hpp"
#include "function_facts.hpp"

#include <string_view>
#include <tuple>

namespace mizzle::detail {

// Search terms and a query, in the text that PostgreSQL gives for them.
struct tsvector {
    std::string text;
    bool operator==(const tsvector&) const = default;
};
struct tsquery {
    std::string text;
    bool operator==(const tsquery&) const = default;
};

}  // namespace mizzle::detail

namespace mizzle {

#define MIZZLE_DETAIL_AS_TEXT(type_)                                                          \
    template <> struct custom_type<detail::type_> {                                           \
        static constexpr std::string_view postgres_type = #type_, sqlite_type = "text";       \
        static std::string to_text(const detail::type_& value) { return value.text; }         \
        static detail::type_ from_text(std::string_view text) { return {std::string(text)}; } \
    };
MIZZLE_DETAIL_AS_TEXT(tsvector)
MIZZLE_DETAIL_AS_TEXT(tsquery)

}  // namespace mizzle

namespace mizzle::detail {

#undef MIZZLE_DETAIL_AS_TEXT

namespace types {
using tsvector = custom<detail::tsvector>;
using tsquery = custom<detail::tsquery>;
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
MIZZLE_DETAIL_FUNCTION(ts_rank, "ts_rank", MIZZLE_DETAIL_NEEDS(full_text) using searches = void;)
MIZZLE_DETAIL_SIGNATURES(ts_rank, "a tsvector and a tsquery", types::real(types::tsvector, types::tsquery))
MIZZLE_DETAIL_FUNCTION(ts_rank_cd, "ts_rank_cd", MIZZLE_DETAIL_NEEDS(full_text))
MIZZLE_DETAIL_SIGNATURES(ts_rank_cd, "a tsvector and a tsquery", types::real(types::tsvector, types::tsquery))

// terms @@ query
namespace functions {
struct found {
    MIZZLE_DETAIL_NAME(output_name, matches)
    static constexpr std::string_view name = " @@ ";
    MIZZLE_DETAIL_NEEDS(full_text)
    using searches = void;
};
}  // namespace functions
template <expression_like X, expression_like Q>
    requires(std::is_same_v<typename X::sql_type, types::tsvector>)
constexpr auto matches(const X& terms, const Q& query) {
    using declared = function_signatures<functions::found, types::boolean(types::tsvector, types::tsquery)>;
    static_assert(declared::template takes<X, Q>, "mizzle: matches() of a tsvector takes a tsquery");
    return declared::make(terms, query);
}

// The words of a column as they are, and a query for such words.
template <class X> inline constexpr bool is_simple_terms = false;
template <column_like C>
inline constexpr bool is_simple_terms<call<functions::to_tsvector<"simple">, types::tsvector, C>> = true;
template <class Q> inline constexpr bool is_simple_query = false;
template <class Function, class X>
inline constexpr bool is_simple_query<call<Function, types::tsquery, X>> =
    std::is_same_v<Function, functions::to_tsquery<"simple">> ||
    std::is_same_v<Function, functions::plainto_tsquery<"simple">> ||
    std::is_same_v<Function, functions::phraseto_tsquery<"simple">> ||
    std::is_same_v<Function, functions::websearch_to_tsquery<"simple">>;

// Of an alias, the column that it is another name for.
template <class C> struct declared_column {
    using type = C;
};
template <class C>
    requires requires { typename C::mizzle_base; }
struct declared_column<C> {
    using type = typename C::mizzle_base;
};

template <class C, class Constraint> constexpr std::string_view name_of_search_index(const Constraint&) { return {}; }
template <class C>
constexpr std::string_view name_of_search_index(
    const constraints::index<std::tuple<call<functions::to_tsvector<"simple">, types::tsvector, C>>>& index) {
    return index.name;
}

// The index that the schema declares over the words of a column; empty where it declares none.
template <class C>
inline constexpr std::string_view search_index_of = std::apply(
    [](const auto&... constraint) {
        std::string_view name;
        ((name = name.empty() ? name_of_search_index<C>(constraint) : name), ...);
        return name;
    },
    mizzle_constraints(static_cast<const typename C::table*>(nullptr)));

// The key by which an index of words of its own finds the rows: one column, an integer.
template <class C> inline constexpr bool is_row_number = false;
template <class C>
    requires(C::specification::is_primary_key && C::sql_type::family == type_family::integer)
inline constexpr bool is_row_number<C> = true;
template <class Columns> inline constexpr bool numbers_rows = false;
template <class Table, class... C>
inline constexpr bool numbers_rows<column_list<Table, C...>> =
    (is_row_number<C> || ...) && (0 + ... + int{C::specification::is_primary_key}) == 1;

// What a search needs whose words and query are simple.
template <class X> struct searched_terms;
template <class Function, class C> struct searched_terms<call<Function, types::tsvector, C>> {
    using column = typename declared_column<C>::type;
    static constexpr bool is_indexed =
        !search_index_of<column>.empty() && numbers_rows<typename column::table::mizzle_columns>;
    static constexpr feature_set needs =
        needed(is_indexed ? feature::text_index : feature::text_without_index) | needed(feature::driver_functions);
};

template <class Function, class Type, class X, class Q>
    requires(is_simple_terms<X> && is_simple_query<Q> && requires { typename Function::searches; })
inline constexpr feature_set needs_of<call<Function, Type, X, Q>> =
    searched_terms<X>::needs | needs_of_parts<typename Q::parts>;

}  // namespace mizzle::detail

namespace mizzle {

namespace types = detail::types;
// matches(document, query) says whether a document has what the query asks for, `document @@ query`.
using detail::matches;
// phraseto_tsquery<"english">(text) asks for these words one after the other: `phraseto_tsquery('english', ...)`.
using detail::phraseto_tsquery;
// plainto_tsquery<"english">(text) asks for plain words, all of which must be there: `plainto_tsquery('english',
// ...)`.
using detail::plainto_tsquery;
// setweight(terms, "A") gives words another weight for ts_rank(): `setweight(...)`.
using detail::setweight;
// to_tsquery<"english">(text) asks for words with the operators & | ! <->: `to_tsquery('english', ...)`.
using detail::to_tsquery;
// to_tsvector<"english">(text) is the words of a text in the form that is searched: `to_tsvector('english', ...)`.
using detail::to_tsvector;
// ts_headline<"english">(text, query) is the text with what was found in bold: `ts_headline('english', ...)`.
using detail::ts_headline;
// ts_rank(terms, query) is how well a text fits what is asked, for order_by(desc(...)): `ts_rank(...)`.
using detail::ts_rank;
// ts_rank_cd(terms, query) is how well a text fits what is asked, words that stand close together counting more:
// `ts_rank_cd(...)`.
using detail::ts_rank_cd;
// tsquery is what to_tsquery() and its like give, in the text that PostgreSQL has for it.
using detail::tsquery;
// tsvector is the type of a column of search terms, (terms, custom<mizzle::tsvector>).
using detail::tsvector;
// websearch_to_tsquery<"english">("cats or dogs") reads what a person types into a search box.
using detail::websearch_to_tsquery;

}  // namespace mizzle
