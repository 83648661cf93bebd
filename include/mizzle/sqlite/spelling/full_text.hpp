// Full-text search by FTS5: a table of words beside the table that they are of, which triggers keep.
#pragma once
#include "../../query/functions/full_text.hpp"
#include "../../sql/expressions/repeated_operands.hpp"
#include "../../sql/names.hpp"
#include "../../sql/schema/description.hpp"
#include "../dialect.hpp"

#include <string>

namespace mizzle::detail {

template <class Function> struct search_query_function;
template <> struct search_query_function<functions::to_tsquery<"simple">> {
    static constexpr std::string_view name = "mizzle_to_tsquery(";
};
template <> struct search_query_function<functions::plainto_tsquery<"simple">> {
    static constexpr std::string_view name = "mizzle_plainto_tsquery(";
};
template <> struct search_query_function<functions::phraseto_tsquery<"simple">> {
    static constexpr std::string_view name = "mizzle_phraseto_tsquery(";
};
template <> struct search_query_function<functions::websearch_to_tsquery<"simple">> {
    static constexpr std::string_view name = "mizzle_websearch_to_tsquery(";
};

// The column by which a row's words are found, of the same table or the same alias.
template <class C, class Columns> struct row_number_of;
template <class C, class Table, class First, class... Rest>
struct row_number_of<C, column_list<Table, First, Rest...>> : row_number_of<C, column_list<Table, Rest...>> {};
template <class C, class Table, class First, class... Rest>
    requires is_row_number<First>
struct row_number_of<C, column_list<Table, First, Rest...>> {
    using type = First;
};

// Where the words and the query are there: case when ... is not null then what write_it writes. A column that is
// declared not_null is NULL only where its row is, and so is the row's number.
template <bool IsRank, class C, class Q> constexpr void write_search(writer& out, const Q& query) {
    using column = typename declared_column<C>::type;
    using number = typename row_number_of<C, typename C::table::mizzle_columns>::type;
    constexpr std::string_view index = search_index_of<column>;
    if (out.prints_values())
        throw_usage_error("mizzle: on SQLite no part of a schema can search text, which needs functions of the driver; "
                          "search in the statement that reads the view");
    const operand_writer operands(out, query.arguments);
    constexpr bool may_be_absent = IsRank || !column::specification::not_null;
    if constexpr (may_be_absent) {
        out.put("case when ");
        write(out, C{});
        out.put(" is not null then ");
    }
    operands.unless_null([&] {
        if constexpr (IsRank) {
            out.put("coalesce(mizzle_real((select -bm25(");
            out.identifier(index);
            out.put(")");
        } else {
            write(out, number{});
            out.put(" in (select rowid");
        }
        out.put(" from ");
        out.identifier(index);
        out.put(" where ");
        out.identifier(index);
        out.put(" match ");
        out.put(search_query_function<typename Q::function>::name);
        operands.template argument<0>();
        out.put(")");
        if constexpr (IsRank) {
            out.put(" and rowid = ");
            write(out, number{});
            out.put(")), 0.0");
        }
        out.put(")");
    });
    if constexpr (may_be_absent) out.put(" end");
    operands.finish();
}

template <class Type, class Terms, class C, class Q>
    requires(is_simple_terms<call<Terms, types::tsvector, C>> && is_simple_query<Q> &&
             searched_terms<call<Terms, types::tsvector, C>>::is_indexed)
constexpr void spell(dialects::sqlite, writer& out,
                     const call<functions::found, Type, call<Terms, types::tsvector, C>, Q>& node) {
    write_search<false, C>(out, part<1>(node.arguments));
}
template <class Type, class Terms, class C, class Q>
    requires(is_simple_terms<call<Terms, types::tsvector, C>> && is_simple_query<Q> &&
             searched_terms<call<Terms, types::tsvector, C>>::is_indexed)
constexpr void spell(dialects::sqlite, writer& out,
                     const call<functions::ts_rank, Type, call<Terms, types::tsvector, C>, Q>& node) {
    write_search<true, C>(out, part<1>(node.arguments));
}

// The method of an index that becomes a table of words.
inline constexpr std::string_view words_method = "fts5";

template <class... X, class Where>
void describe_words(dialects::sqlite, auto& table, const constraints::index<std::tuple<X...>, Where>& index) {
    if constexpr ((is_simple_terms<X> && ...) && sizeof...(X) == 1 && std::is_same_v<Where, no_condition>) {
        std::apply(
            [&]<class Terms>(const Terms&) {
                table.indexes.push_back({std::string(index.name),
                                         std::string(words_method),
                                         false,
                                         {std::string(name_of<typename searched_terms<Terms>::column>())},
                                         {}});
            },
            index.columns);
    } else {
        throw usage_error("mizzle: on SQLite an index of words such as " + table.name + "." + std::string(index.name) +
                          " is of all rows and one column, whose words are found as they are: "
                          "on(to_tsvector<\"simple\">(table.column)); leave it out of the schema for SQLite");
    }
}

// The table of words and the triggers that keep it, in place of each index of words.
void adapt_schema(dialects::sqlite, schema_description& schema);

}  // namespace mizzle::detail

#ifndef MIZZLE_COMPILED
#include "full_text.ipp"
#endif
