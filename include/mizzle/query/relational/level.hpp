// query(table): rows with the rows that belong to them, a tree of any depth from one statement.
//
//   query(users).where(users.id == 7).with(rel::users.todos.order_by(desc(todos.id)).limit(10), rel::users.preferences)
//
// Each level takes its options in any order, each once. A param<T> is given in the order of the statement's text: of
// each level the extras, orderings, joined relations, condition, limit and offset, then the levels below it.
#pragma once
#include "../../schema/relations.hpp"
#include "../condition.hpp"
#include "../order_by.hpp"
#include "joins.hpp"
#include "walk.hpp"

namespace mizzle {

namespace relational {

// An `output_name` in an order by: the extra that has it.
template <class Name> struct named_extra : expression<named_extra<Name>> {
    using sql_type = untyped;
    using parts = type_list<>;
    using output = Name;
    constexpr named_extra() = default;
    constexpr named_extra(const Name&) {}
};
template <class X> struct level_ordering {
    using type = X;
};
template <output_name Name> struct level_ordering<Name> {
    using type = named_extra<Name>;
};
template <output_name Name, direction D, nulls N> struct level_ordering<ordering<Name, D, N>> {
    using type = ordering<named_extra<Name>, D, N>;
};

// A relation with what was said of its rows.
template <class Relation, class... O> struct related : level_steps<related<Relation, O...>>, related_tag, level_tag {
    using relation = Relation;
    using declaration = typename Relation::mizzle_declaration;
    using tie = typename Relation::mizzle_tie;
    using parent = typename Relation::mizzle_parent;
    using table = typename declaration::target;
    using junction = typename declaration::junction;
    using source = typename source_of_relation<table, junction>::type;
    using on_type = typename declaration::on_type;
    using filter_type = typename declaration::filter_type;
    [[no_unique_address]] on_type on_what{};
    [[no_unique_address]] filter_type filter{};
    option_list<O...> options{};

    constexpr related() { take_values(); }
    constexpr explicit related(option_list<O...> o) : options(std::move(o)) { take_values(); }
    template <class New> constexpr auto adding(New option) const {
        return related<Relation, O..., New>(options.adding(std::move(option)));
    }

private:
    // What has no values is as its type says.
    constexpr void take_values() {
        if constexpr (!std::is_empty_v<on_type>) on_what = Relation::mizzle_declare().on_what;
        if constexpr (!std::is_empty_v<filter_type>) filter = Relation::mizzle_declare().filter;
    }
};

}  // namespace relational

namespace relational {

// What a query is known by while its own type is still being made.
template <class Table, class... O> struct base_level {
    using table = Table;
    using junction = void;
    using source = source_with<no_source, Table, join_kind::inner>;
    option_list<O...> options{};

    constexpr base_level() = default;
    constexpr explicit base_level(option_list<O...> o) : options(std::move(o)) {}
};

}  // namespace relational

template <class Table, class... O>
struct tree_query : relational::base_level<Table, O...>,
                    statement_tag,
                    level_steps<tree_query<Table, O...>>,
                    relational::level_tag {
    using base = relational::base_level<Table, O...>;
    using head = tree_query;
    using groups = no_groups;
    using returned = relational::tree<base>;
    using parts = relational::parts_of_query<base>;
    template <class S> using steps = level_steps<S>;
    static constexpr auto kind = statement_kind::select;
    static constexpr auto place = clause::head;
    static constexpr bool is_filtered = false;

    constexpr tree_query() = default;
    constexpr explicit tree_query(relational::option_list<O...> o) : base(std::move(o)) {}
    template <class F> [[gnu::always_inline]] constexpr void each_part(F&& f) const {
        relational::each_part_of_query(static_cast<const base&>(*this), f);
    }
    template <class New> constexpr auto adding(New option) const {
        return tree_query<Table, O..., New>(this->options.adding(std::move(option)));
    }
};

template <class Table> constexpr auto query(const Table&) {
    static_assert(table_like<Table>, "mizzle: query() takes a table");
    return tree_query<Table>{};
}

namespace relational {

template <class T> inline constexpr bool is_level = __is_base_of(level_tag, T);

// A relation as it was declared is one of which nothing more was said.
template <class Self> constexpr decltype(auto) as_level(const Self& self) {
    if constexpr (is_level<Self>) return (self);
    else return related<Self>{};
}
template <class T> using level_type = std::remove_cvref_t<decltype(as_level(std::declval<const T&>()))>;

template <class T> inline constexpr bool is_relation = relation_like<T> || __is_base_of(related_tag, T);

// Whether an expression is about the rows of a level alone.
template <class L, class X> inline constexpr bool is_of_level = in_scope<typename L::source, X> && !names_outer<X>;

// Counts itself alone.
template <class R, class... All> inline constexpr bool stands_once = (int(std::is_same_v<R, All>) + ...) == 1;
template <class... R> constexpr bool are_distinct() { return (stands_once<R, R...> && ...); }

}  // namespace relational

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
    constexpr bool has_orderings = sizeof...(X) > 0 && ((sortable<X> || is_ordering<X>)&&...);
    static_assert(is_first, "mizzle: order_by() comes once at each level of a query");
    static_assert(has_orderings, "mizzle: order_by() takes columns or expressions, each perhaps in asc() or desc()");
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
    constexpr bool are_distinct = relational::are_distinct<C...>();
    static_assert(is_first, "mizzle: columns() or without() comes once at each level of a query");
    static_assert(are_distinct, "mizzle: columns() takes each column once");
    static_assert(are_its_own, "mizzle: columns() takes columns of this level's table; other values are extras()");
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
    const auto& self = static_cast<const Self&>(*this);
    if constexpr (is_first && are_its_own) return relational::as_level(self).adding(relational::without_option<C...>{});
    else return level(relational::as_level(self));
}

template <class Self> template <class... X> constexpr auto level_steps<Self>::extras(const X&... expressions) const {
    using level = relational::level_type<Self>;
    constexpr bool is_first = std::is_same_v<relational::extras_of<level>, type_list<>>;
    constexpr bool are_expressions = (expression_like<X> && ...);
    static_assert(is_first, "mizzle: extras() comes once at each level of a query");
    static_assert(are_expressions, "mizzle: extras() takes expressions, each with a name by as(name)");
    static_assert(!(is_untyped<X> || ...),
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

template <class Self> template <class... R> constexpr auto level_steps<Self>::with(const R&... relations) const {
    using level = relational::level_type<Self>;
    constexpr bool is_first = std::is_same_v<relational::relations_of<level>, type_list<>>;
    constexpr bool are_relations = (relational::is_relation<R> && ...);
    static_assert(is_first, "mizzle: with() comes once at each level of a query, with all of its relations");
    static_assert(are_relations, "mizzle: with() takes relations, such as relations::users.todos");
    const auto& self = static_cast<const Self&>(*this);
    if constexpr (is_first && are_relations) {
        constexpr bool are_its_own =
            (std::is_same_v<typename relational::level_type<R>::parent, typename level::table> && ...);
        constexpr bool are_distinct = relational::are_distinct<typename relational::level_type<R>::relation...>();
        static_assert(are_its_own, "mizzle: with() takes relations of this level's table; this one is another table's");
        static_assert(are_distinct, "mizzle: a relation stands once in with(); declare a second one for other rows of "
                                    "the same table");
        static_assert((relational::is_well_declared<relational::level_type<R>> && ...),
                      "mizzle: a condition in this relation's declaration uses a column of another table, or, of a "
                      "table to itself, does not say outer(column) of the row that it belongs to");
        if constexpr (are_its_own && are_distinct)
            return relational::as_level(self).adding(relational::with_option<relational::level_type<R>...>(
                pack<relational::level_type<R>...>(0, relational::as_level(relations)...)));
        else return level(relational::as_level(self));
    } else {
        return level(relational::as_level(self));
    }
}

}  // namespace mizzle
