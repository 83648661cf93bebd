// query(table) reads rows with the rows that belong to them, a tree of any depth from one statement.
//
//   query(users).where(users.id == 7).with(rel::users.todos.order_by(desc(todos.id)).limit(10), rel::users.preferences)
//
// Each level takes its options in any order, each once. A param<T> is given in the order of the statement's text: of
// each level the extras, orderings, joined relations, condition, limit and offset, then the levels below it.
#pragma once
#include "../../schema/relations.hpp"
#include "../clauses/order_by.hpp"
#include "joins.hpp"
#include "walk.hpp"

// A name stands before or after the extras of its level: what they are is known where the level is used.
#define MIZZLE_DETAIL_NAME_OF_NO_EXTRA "mizzle: order_by() uses a name that no extra has; give it one by as(name)"

namespace mizzle::detail {

struct comment_text;
struct comment_tag;
template <class S> struct planned_each_time;

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

// The filters of a relation's table, and of the one that it goes through.
template <class Table, class Junction, class Lifted> constexpr auto default_of_relation() {
    if constexpr (std::is_void_v<Junction>) return default_condition<Table, Lifted>();
    else return conjoined(default_condition<Junction, Lifted>(), default_condition<Table, Lifted>());
}
template <class Table, class Junction, class Lifted>
using filters_of_relation = decltype(default_of_relation<Table, Junction, Lifted>());

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
    // What the relation asks of its rows, and what the tables' own filters do.
    using defaults = filters_of_relation<table, junction, lifted_among<O...>>;
    using filter_type = decltype(conjoined(typename declaration::filter_type(), defaults()));
    MIZZLE_DETAIL_NO_ADDRESS on_type on_what{};
    MIZZLE_DETAIL_NO_ADDRESS filter_type filter{};
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
        if constexpr (!std::is_empty_v<filter_type>)
            filter = conjoined(Relation::mizzle_declare().filter,
                               default_of_relation<table, junction, lifted_among<O...>>());
    }
};

// What a query is known by while its own type is still being made.
template <class Table, class... O> struct base_level {
    using table = Table;
    using junction = void;
    using source = source_with<no_source, Table, join_kind::inner>;
    using filter_type = default_condition_of<Table, lifted_among<O...>>;
    MIZZLE_DETAIL_NO_ADDRESS filter_type filter = default_condition<Table, lifted_among<O...>>();
    option_list<O...> options{};

    constexpr base_level() = default;
    constexpr explicit base_level(option_list<O...> o) : options(std::move(o)) {}
};

}  // namespace relational

template <class Table, class... O>
struct MIZZLE_DETAIL_STATEMENT tree_query : relational::base_level<Table, O...>,
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
    template <class F> MIZZLE_ALWAYS_INLINE constexpr void each_part(F&& f) const {
        relational::each_part_of_query(static_cast<const base&>(*this), f);
    }
    template <class New> constexpr auto adding(New option) const {
        return tree_query<Table, O..., New>(this->options.adding(std::move(option)));
    }
    // At the end of the text; see comment.hpp.
    auto comment(comment_text text) const;
    auto comment(std::initializer_list<comment_tag> tags) const;
    // Last; see plan_each_time.hpp.
    constexpr auto plan_each_time() const { return planned_each_time<tree_query>(*this); }
};

template <class Table, fixed_string... Names> constexpr auto lifting(lifted_filters<Names...>) {
    return tree_query<Table>{}.adding(relational::lifted_option<Names...>{});
}

template <class... X>
    requires(sizeof...(X) == 0 || (sizeof...(X) > 1 && (table_like<X> || ...)))
constexpr auto query(const X&...) {
    // Not whatever else is called so: Asio's query(executor, property) finds this where an executor names a type of
    // ours.
    static_assert(sizeof...(X) == 1, "mizzle: query() takes one table; with(relations::users.posts) adds the rows that "
                                     "belong to its own, and select() asks several");
    return failed_head{};
}
template <class Table> constexpr auto query(const Table&) {
    static_assert(table_like<Table>, "mizzle: query() takes a table");
    if constexpr (!table_like<Table>) return failed_head{};
    else if constexpr (requires { typename Table::mizzle_lifted; })
        return lifting<identity_of<Table>>(lifted_of<Table>{});
    else return tree_query<Table>{};
}

namespace relational {

template <class T> inline constexpr bool is_level = __is_base_of(level_tag, T);

// A relation as it was declared is one of which nothing more was said.
template <class Self> constexpr decltype(auto) as_level(const Self& self) {
    if constexpr (is_level<Self>) return (self);
    else return related<Self>{};
}
template <class T> using level_type = std::remove_cvref_t<decltype(as_level(std::declval<const T&>()))>;

template <class L> using lifted_in_level = decltype(lifted_in(std::declval<const L&>().options));
template <class L, fixed_string Name>
inline constexpr bool has_filter_at = has_filter<filters_of<base_table_of<typename L::table>>, Name> ||
                                      has_filter<filters_of<typename L::junction>, Name>;

template <class T> inline constexpr bool is_relation = relation_like<T> || __is_base_of(related_tag, T);

// Whether an expression is about the rows of a level alone.
template <class L, class X> inline constexpr bool is_of_level = in_scope<typename L::source, X> && !names_outer<X>;

// Whether each name by which a level is sorted is one that an extra has.
template <class X, class Extras> inline constexpr bool is_of_extras = true;
template <class Name, class... E>
inline constexpr bool is_of_extras<named_extra<Name>, type_list<E...>> =
    (std::is_same_v<typename name_of_expression<E>::type, Name> || ...);
template <class X, direction D, nulls N, class Extras>
inline constexpr bool is_of_extras<ordering<X, D, N>, Extras> = is_of_extras<X, Extras>;
template <class Extras, class... X> constexpr bool are_of_extras(type_list<X...>) {
    return (is_of_extras<X, Extras> && ...);
}
template <class L> inline constexpr bool names_extras = are_of_extras<extras_of<L>>(order_of<L>{});

}  // namespace relational

}  // namespace mizzle::detail

namespace mizzle {

using detail::query;

}  // namespace mizzle
