// where, order_by, limit, offset, columns, without, extras and with: what each may be given at a level.
#pragma once
#include "../clauses/limit.hpp"
#include "../expressions/condition.hpp"
#include "level.hpp"

namespace mizzle::detail {

template <class Self> template <class Condition> constexpr auto level_steps<Self>::where(const Condition& c) const {
    using level = relational::level_type<Self>;
    constexpr bool is_first = !relational::is_given<relational::where_of<level>>;
    constexpr bool is_condition = is_boolean<Condition>;
    static_assert(is_first, "mizzle: where() comes once at each level of a query; conditions are joined by &&");
    static_assert(is_condition, "mizzle: where() takes a condition, such as column == value");
    static_assert(!is_condition || has_aggregate<Condition> || relational::is_of_level<level, Condition>,
                  "mizzle: where() at this level of the query uses a column of another table; use exists(relation) or "
                  "a subquery");
    static_assert(!has_aggregate<Condition>,
                  "mizzle: where() cannot use an aggregate; count(relation) and its like can stand there");
    const auto& self = static_cast<const Self&>(*this);
    if constexpr (is_first && is_condition)
        return relational::as_level(self).adding(relational::where_option<Condition>(c));
    else return level(relational::as_level(self));
}

template <class Self> template <class... X> constexpr auto level_steps<Self>::order_by(const X&... orderings) const {
    using level = relational::level_type<Self>;
    constexpr bool is_first = !relational::is_ordered<level>;
    constexpr bool has_orderings = sizeof...(X) > 0 && ((can_be_sorted<X> || is_ordering<X>)&&...);
    static_assert(is_first, "mizzle: order_by() comes once at each level of a query");
    static_assert(has_orderings, "mizzle: order_by() takes columns or expressions, each perhaps in asc() or desc()");
    static_assert((is_comparable<X> && ...), MIZZLE_DETAIL_JSON_RULE("order_by() sorts"));
    static_assert(((has_aggregate<X> || relational::is_of_level<level, X>)&&...),
                  "mizzle: order_by() at this level of the query uses a column of another table");
    static_assert(
        !(has_aggregate<X> || ...),
        "mizzle: order_by() of a query cannot use an aggregate; count(relation) and its like can stand there");
    const auto& self = static_cast<const Self&>(*this);
    if constexpr (is_first && has_orderings) {
        using option = relational::order_option<typename relational::level_ordering<X>::type...>;
        return relational::as_level(self).adding(
            option(pack<typename relational::level_ordering<X>::type...>(0, orderings...)));
    } else {
        return level(relational::as_level(self));
    }
}

template <class Self> template <class N> constexpr auto level_steps<Self>::limit(const N& rows) const {
    using level = relational::level_type<Self>;
    constexpr bool is_first = !relational::is_given<relational::limit_of<level>>;
    static_assert(is_first, "mizzle: limit() comes once at each level of a query");
    static_assert(is_row_count<N>, "mizzle: limit() takes a whole number or a param of one");
    const auto& self = static_cast<const Self&>(*this);
    if constexpr (is_first) {
        auto count = make_row_count(rows);
        return relational::as_level(self).adding(relational::limit_option<decltype(count)>(count));
    } else {
        return level(relational::as_level(self));
    }
}

template <class Self> template <class N> constexpr auto level_steps<Self>::offset(const N& rows) const {
    using level = relational::level_type<Self>;
    constexpr bool is_first = !relational::is_given<relational::offset_of<level>>;
    static_assert(is_first, "mizzle: offset() comes once at each level of a query");
    static_assert(is_row_count<N>, "mizzle: offset() takes a whole number or a param of one");
    const auto& self = static_cast<const Self&>(*this);
    if constexpr (is_first) {
        auto count = make_row_count(rows);
        return relational::as_level(self).adding(relational::offset_option<decltype(count)>(count));
    } else {
        return level(relational::as_level(self));
    }
}

template <class Self> template <class... C> constexpr auto level_steps<Self>::columns(const C&...) const {
    using level = relational::level_type<Self>;
    constexpr bool is_first = relational::has_all_columns<level>;
    constexpr bool are_its_own =
        ((column_like<C> && in_scope<source_with<no_source, typename level::table, join_kind::inner>, C>)&&...);
    constexpr bool are_distinct = each_stands_once<C...>;
    static_assert(is_first, "mizzle: columns() or without() comes once at each level of a query");
    static_assert(are_distinct, "mizzle: columns() takes each column once");
    static_assert(are_its_own, "mizzle: columns() takes columns of this level's table; other values are extras()");
    static_assert(sizeof...(C) > 0,
                  "mizzle: columns() takes the columns that are read; without it that is every column");
    const auto& self = static_cast<const Self&>(*this);
    if constexpr (is_first && are_its_own && are_distinct)
        return relational::as_level(self).adding(relational::only_option<C...>{});
    else return level(relational::as_level(self));
}

template <class Self> template <class... C> constexpr auto level_steps<Self>::without(const C&...) const {
    using level = relational::level_type<Self>;
    constexpr bool is_first = relational::has_all_columns<level>;
    constexpr bool are_its_own =
        ((column_like<C> && in_scope<source_with<no_source, typename level::table, join_kind::inner>, C>)&&...);
    static_assert(is_first, "mizzle: columns() or without() comes once at each level of a query");
    static_assert(are_its_own, "mizzle: without() takes columns of this level's table");
    static_assert(sizeof...(C) > 0, "mizzle: without() takes the columns that are not read");
    const auto& self = static_cast<const Self&>(*this);
    if constexpr (is_first && are_its_own) return relational::as_level(self).adding(relational::without_option<C...>{});
    else return level(relational::as_level(self));
}

template <class Self> template <class... X> constexpr auto level_steps<Self>::extras(const X&... expressions) const {
    using level = relational::level_type<Self>;
    constexpr bool is_first = std::is_same_v<relational::extras_of<level>, type_list<>>;
    constexpr bool are_expressions = (expression_like<X> && ...);
    static_assert(is_first, "mizzle: extras() comes once at each level of a query");
    static_assert(are_expressions && sizeof...(X) > 0,
                  "mizzle: extras() takes expressions, each with a name by as(name)");
    static_assert(((is_broken<X> || !std::is_same_v<typename name_of_expression<X>::type, no_name>)&&...),
                  "mizzle: extras() takes expressions, each with a name by as(name)");
    static_assert(!((is_untyped<X> && !is_broken<X>) || ...),
                  "mizzle: sql(\"...\") that is selected needs the C++ type of its value: sql<int>(\"...\")");
    static_assert(((has_aggregate<X> || relational::is_of_level<level, X>)&&...),
                  "mizzle: extras() at this level of the query uses a column of another table");
    static_assert(!(has_aggregate<X> || ...),
                  "mizzle: extras() cannot use an aggregate; count(relation) and its like can stand there");
    const auto& self = static_cast<const Self&>(*this);
    if constexpr (is_first && are_expressions)
        return relational::as_level(self).adding(relational::extras_option<X...>(pack<X...>(0, expressions...)));
    else return level(relational::as_level(self));
}

template <class Self> template <fixed_string... Names> constexpr auto level_steps<Self>::unfiltered() const {
    using level = relational::level_type<Self>;
    constexpr bool is_first = std::is_same_v<relational::lifted_in_level<level>, lifted_filters<>>;
    constexpr bool are_known = sizeof...(Names) > 0 && (relational::has_filter_at<level, Names> && ...);
    static_assert(is_first,
                  "mizzle: unfiltered() comes once at each level of a query, with the names of all filters that "
                  "are lifted");
    static_assert(are_known, "mizzle: unfiltered<\"name\">() lifts a filter that this level's table has in "
                             "MIZZLE_FILTERS");
    const auto& self = static_cast<const Self&>(*this);
    if constexpr (is_first && are_known)
        return relational::as_level(self).adding(relational::lifted_option<Names...>{});
    else return level(relational::as_level(self));
}

template <class Self> template <class... R> constexpr auto level_steps<Self>::with(const R&... relations) const {
    using level = relational::level_type<Self>;
    constexpr bool is_first = std::is_same_v<relational::relations_of<level>, type_list<>>;
    constexpr bool are_relations = (relational::is_relation<R> && ...);
    static_assert(is_first, "mizzle: with() comes once at each level of a query, with all of its relations");
    static_assert(are_relations && sizeof...(R) > 0, "mizzle: with() takes relations, such as relations::users.todos");
    const auto& self = static_cast<const Self&>(*this);
    if constexpr (is_first && are_relations) {
        constexpr bool are_its_own =
            (std::is_same_v<typename relational::level_type<R>::parent, typename level::table> && ...);
        constexpr bool are_distinct = each_stands_once<typename relational::level_type<R>::relation...>;
        static_assert(are_its_own, "mizzle: with() takes relations of this level's table; this one is another table's");
        static_assert(are_distinct, "mizzle: a relation stands once in with(); declare a second one for other rows of "
                                    "the same table");
        static_assert((relational::is_well_declared<relational::level_type<R>> && ...),
                      "mizzle: a condition in this relation's declaration uses a column of another table, or, of a "
                      "table to itself, does not say outer(column) of the row that it belongs to");
        static_assert((relational::names_extras<relational::level_type<R>> && ...), MIZZLE_DETAIL_NAME_OF_NO_EXTRA);
        if constexpr (are_its_own && are_distinct)
            return relational::as_level(self).adding(relational::with_option<relational::level_type<R>...>(
                pack<relational::level_type<R>...>(0, relational::as_level(relations)...)));
        else return level(relational::as_level(self));
    } else {
        return level(relational::as_level(self));
    }
}

}  // namespace mizzle::detail
