// How the levels of a relational query hang together: which relations are joined into their level's rows, which make
// rows of their own, and which columns those need of the level above.
#pragma once
#include "../../schema/relations.hpp"
#include "../expressions/subquery.hpp"
#include "../node.hpp"
#include "options.hpp"

namespace mizzle::detail::relational {

struct level_tag {};
struct related_tag {};

// Stands for what a query returns, where other statements have a list of items.
template <class Level> struct tree {};

template <class Table, class Junction> struct source_of_relation {
    using type = source_with<source_with<no_source, Junction, join_kind::inner>, Table, join_kind::inner>;
};
template <class Table> struct source_of_relation<Table, void> {
    using type = source_with<no_source, Table, join_kind::inner>;
};

template <class R> inline constexpr bool is_related = __is_base_of(related_tag, R);
template <class L> inline constexpr bool is_by_condition = false;
template <class L>
    requires is_related<L>
inline constexpr bool is_by_condition<L> = L::tie::is_by_condition;

template <class L> using near_key = typename L::tie::near_tie;

// Whether each row has at most one row of the relation, and that is known: then it is joined, and no row comes twice.
template <class R> constexpr bool find_joined() {
    if constexpr (R::declaration::is_many || R::tie::is_by_condition || is_ordered<R> || is_limited<R>) return false;
    else return relational::is_unique_key<typename R::table, typename near_key<R>::there>;
}
template <class R> inline constexpr bool is_joined = find_joined<R>();

template <class... C> constexpr bool are_not_null(type_list<C...>) { return (C::specification::not_null && ...); }

// Whether each row has one for sure: it holds a key that is NOT NULL, and nothing is filtered.
template <class R> constexpr bool find_required() {
    using along = relational::keys_between<typename R::parent, typename R::table>;
    return is_joined<R> && is_one_of<near_key<R>, along> && are_not_null(typename near_key<R>::here{}) &&
           std::is_same_v<typename R::filter_type, no_condition> && !is_given<where_of<R>>;
}
template <class R> inline constexpr bool is_required_one = find_required<R>();

// A column that is not NULL in rows that a join found: the first of the key.
template <class C, class... Rest> constexpr C first_of(type_list<C, Rest...>);
template <class L> constexpr auto find_found_column() {
    if constexpr (is_related<L>) {
        if constexpr (is_joined<L> && !is_required_one<L>) return decltype(first_of(typename near_key<L>::there{})){};
        else return nothing{};
    } else {
        return nothing{};
    }
}
template <class L> using found_column = decltype(find_found_column<L>());

// The columns of a table that an expression names.
template <class Table, class N> constexpr auto columns_named() {
    if constexpr (column_like<N>) {
        if constexpr (std::is_same_v<typename N::table, Table>) return type_list<N>{};
        else return type_list<>{};
    } else if constexpr (has_parts<N>) {
        return []<class... P>(type_list<P...>) {
            return (type_list<>{} + ... + columns_named<Table, P>());
        }(typename N::parts{});
    } else {
        return type_list<>{};
    }
}

// Of a condition between two rows of one table only outer() names the row above.
template <class Table, class N> constexpr auto outer_columns_named() {
    if constexpr (requires { typename N::outer_type; }) {
        return columns_named<Table, typename N::outer_type>();
    } else if constexpr (has_parts<N>) {
        return []<class... P>(type_list<P...>) {
            return (type_list<>{} + ... + outer_columns_named<Table, P>());
        }(typename N::parts{});
    } else {
        return type_list<>{};
    }
}

template <class R> constexpr auto find_columns_above() {
    using parent = typename R::parent;
    if constexpr (is_by_condition<R>) {
        using condition = typename R::declaration::on_type;
        if constexpr (std::is_same_v<parent, typename R::table>) return outer_columns_named<parent, condition>();
        else return columns_named<parent, condition>();
    } else {
        return typename near_key<R>::here{};
    }
}
// The columns that a relation needs of the row that it belongs to.
template <class R> using columns_above = decltype(find_columns_above<R>());

// Of a level all columns that the rows of its relations need, where those do not come with it.
template <class... R> constexpr auto all_columns_below(type_list<R...>) {
    [[maybe_unused]] const auto of_one = []<class One>(One*) {
        if constexpr (is_joined<One>) return type_list<>{};
        else return columns_above<One>{};
    };
    return (type_list<>{} + ... + of_one(static_cast<R*>(nullptr)));
}
template <class L> using columns_below = decltype(all_columns_below(relations_of<L>{}));

// Whether a level has relations that make rows of their own, its joined ones included.
template <class... R> constexpr bool any_branches(type_list<R...>) {
    [[maybe_unused]] const auto of_one = []<class One>(One*) {
        if constexpr (is_joined<One>) return any_branches(relations_of<One>{});
        else return true;
    };
    return (of_one(static_cast<R*>(nullptr)) || ...);
}
template <class L> inline constexpr bool has_branches = any_branches(relations_of<L>{});

// Of one() at most one row is wanted, and more may be there.
template <class R> inline constexpr bool takes_first = !R::declaration::is_many && !is_limited<R>;

// How many levels a level and those below it are. They are numbered from above, each before those below it.
template <class... R> constexpr int count_levels(type_list<R...>) {
    return (0 + ... + (1 + count_levels(relations_of<R>{})));
}
template <class L> inline constexpr int level_count = 1 + count_levels(relations_of<L>{});

// Whether outer() is said of the row itself, which has none around it; inside a subquery it is the subquery's.
MIZZLE_DETAIL_ANY_PART(names_outer, any_names_outer, !column_like<N>)
template <class X> inline constexpr bool names_outer<outer_reference<X>> = true;
template <class S> inline constexpr bool names_outer<subselect<S>> = false;

// Whether the conditions of a declaration are about its own tables, and a condition between rows of one table says
// which is which.
template <class R> constexpr bool check_declaration() {
    using on = typename R::declaration::on_type;
    using filter = typename R::declaration::filter_type;
    using both = source_with<typename R::source, typename R::parent, join_kind::inner>;
    if constexpr (is_by_condition<R>) {
        if (!is_boolean<on> || !in_scope<both, on>) return false;
        if (std::is_same_v<typename R::parent, typename R::table> && !names_outer<on>) return false;
    }
    return in_scope<typename R::source, filter> && !names_outer<filter>;
}
template <class R> inline constexpr bool is_well_declared = check_declaration<R>();

}  // namespace mizzle::detail::relational
