// new_tree<decltype(shape)> is what insert_tree() takes, a row with the rows that belong to it, in the shape of a
// query.
//
//   const auto shape = query(users).with(rel::users.todos, rel::users.preferences);
//   new_tree<decltype(shape)> ada{{.email = "ada@example.org"}, {.todos = {{.title = "write"}, {.title = "rest"}}}};
//
// First the row's columns in braces, then, as far as there are any, a pair of braces for each relation of with(), in
// its order: many() is a std::vector, one() a new_one. A row without relations is its columns alone. Columns that a
// relation's key gives may be left out.
#pragma once
#include "level.hpp"

#include <tuple>
#include <utility>
#include <vector>

namespace mizzle::detail {

// Of a new row: relations give these columns.
template <class... C> struct keyed_by {};
template <class... K> struct new_members<keyed_by<K...>> {
    template <class C>
    using field = std::conditional_t<is_required<C> && !is_one_of<C, type_list<K...>>, required<C>, settable<C>>;
};

// A new row or none. A std::optional would ask whether the row has a default, which is a mistake where columns are left
// out.
template <class Row> class new_one {
public:
    new_one() = default;
    new_one(Row row) { rows_.push_back(std::move(row)); }

    bool has_value() const { return !rows_.empty(); }
    explicit operator bool() const { return has_value(); }
    Row& operator*() { return rows_.front(); }
    const Row& operator*() const { return rows_.front(); }
    Row* operator->() { return &rows_.front(); }
    const Row* operator->() const { return &rows_.front(); }
    void reset() { rows_.clear(); }

private:
    std::vector<Row> rows_;
};

namespace relational {

// Whether the row above holds the key, so that the relation's row must be there first.
template <class R> constexpr bool find_key_above() {
    if constexpr (R::declaration::is_many || is_by_condition<R>) return false;
    else return is_one_of<near_key<R>, keys_between<typename R::parent, typename R::table>>;
}
template <class R> inline constexpr bool is_key_above = find_key_above<R>();

// The columns of a level's rows that relations give: the key to the row above, and keys to rows below.
template <class L> constexpr auto find_key_to_above() {
    if constexpr (!is_related<L>) return type_list<>{};
    else if constexpr (is_by_condition<L> || is_key_above<L> || !std::is_void_v<typename L::junction>)
        return type_list<>{};
    else return typename near_key<L>::there{};
}
template <class R> constexpr auto find_key_to_below() {
    if constexpr (is_key_above<R>) return typename near_key<R>::here{};
    else return type_list<>{};
}
template <class L, class... R> constexpr auto find_columns_given(type_list<R...>) {
    return (find_key_to_above<L>() + ... + find_key_to_below<R>());
}

template <class... C> constexpr auto required_among(type_list<C...>) {
    return (type_list<>{} + ... + std::conditional_t<is_required<C>, type_list<C>, type_list<>>{});
}
// The columns that an insert would have to give, were they not given by relations.
template <class L> using keyed_columns = decltype(required_among(find_columns_given<L>(relations_of<L>{})));

template <class Table, class Keyed> struct new_columns_kind {
    using type = typename Table::new_row;
};
template <class Table, class C, class... Rest> struct new_columns_kind<Table, type_list<C, Rest...>> {
    using type = typename Table::template mizzle_row_in_tree<keyed_by<C, Rest...>>;
};
template <class Table, class Keyed> using new_columns_of = typename new_columns_kind<Table, Keyed>::type;
template <class L> using new_columns = new_columns_of<typename L::table, keyed_columns<L>>;

template <class L> struct new_row_of_level;
template <class L> using new_row_of = typename new_row_of_level<L>::type;

template <class R>
using new_related = std::conditional_t<R::declaration::is_many, std::vector<new_row_of<R>>, new_one<new_row_of<R>>>;
// The base of a new row that holds the rows of its relation number I.
template <class List> struct relation_tuple;
template <class... R> struct relation_tuple<type_list<R...>> {
    template <std::size_t I> using at = std::tuple_element_t<I, std::tuple<R...>>;
};
template <class R> using new_related_field = typename R::relation::template field<new_related<R>>;
template <class L, std::size_t I>
using new_related_at = new_related_field<typename relation_tuple<relations_of<L>>::template at<I>>;

}  // namespace relational

// The columns of a level's new row and the rows of its first N relations: members called like those. Not an aggregate,
// since GCC would warn of each relation that is left out.
template <class L, std::size_t N, class Before = std::make_index_sequence<(N > 0 ? N - 1 : 0)>> struct new_tree_row;
template <class L> struct new_tree_row<L, 0, std::index_sequence<>> : relational::new_columns<L> {
    using mizzle_columns = relational::new_columns<L>;
    new_tree_row(mizzle_columns c) : mizzle_columns(std::move(c)) {}
};
template <class L, std::size_t N, std::size_t... I>
struct new_tree_row<L, N, std::index_sequence<I...>> : new_tree_row<L, N - 1>, relational::new_related_at<L, N - 1> {
    using mizzle_columns = relational::new_columns<L>;
    using mizzle_before = new_tree_row<L, N - 1>;
    using mizzle_last = relational::new_related_at<L, N - 1>;
    using mizzle_before::mizzle_before;
    new_tree_row(mizzle_columns c, relational::new_related_at<L, I>... related, mizzle_last l)
        : mizzle_before(std::move(c), std::move(related)...), mizzle_last(std::move(l)) {}
};

namespace relational {

template <class L> struct new_row_of_level {
    using type = new_tree_row<L, static_cast<std::size_t>(size_of_list<relations_of<L>>)>;
};
template <class L>
    requires std::is_same_v<relations_of<L>, type_list<>>
struct new_row_of_level<L> {
    using type = new_columns<L>;
};

template <class S> inline constexpr bool is_shape = false;
template <class S>
    requires(is_level<S> && !is_related<S>)
inline constexpr bool is_shape<S> = declared_table<typename S::table>;
#define MIZZLE_DETAIL_SHAPE_RULE                                                                  \
    "mizzle: a tree of new rows has the shape of a query of a table that MIZZLE_TABLE declares: " \
    "query(table).with(relations)"
template <class S> struct new_tree_of {
    static_assert(is_shape<S>, MIZZLE_DETAIL_SHAPE_RULE);
    struct type {};
};
template <class S>
    requires is_shape<S>
struct new_tree_of<S> : new_row_of_level<typename S::base> {};
// Who has no shape has no such type.
template <class S> struct new_row_of_shape {};
template <class S>
    requires is_shape<S>
struct new_row_of_shape<S> : new_row_of_level<typename S::base> {};
struct any_rows {
    any_rows() = default;
    template <class Rows> any_rows(const Rows&) {}
};

}  // namespace relational

template <class Shape> using new_tree = typename relational::new_tree_of<std::remove_const_t<Shape>>::type;

}  // namespace mizzle::detail

namespace mizzle {

using detail::new_tree;

}  // namespace mizzle
