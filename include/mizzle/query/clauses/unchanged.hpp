// update(todos).set({.title = "new"}).if_unchanged(todo), delete_from(todos).if_unchanged(todo): the row of this key,
// if it still has the version that it had when it was read. Where it has not, the statement throws stale_row.
#pragma once
#include "../node.hpp"
#include "compared_version.hpp"
#include "primary_key.hpp"
#include "write_limit.hpp"
#include "write_where.hpp"

namespace mizzle::detail {

// Says that the statement must write one row.
template <class Table> struct one_row_expected {
    using parts = type_list<>;
    static constexpr std::size_t own_values = 0;
    void bind_into(value_list& out) const { out.expect_rows(table_name_of<Table>().name, 1); }
};

template <class Table, class Condition> struct unchanged_row : expression<unchanged_row<Table, Condition>> {
    using sql_type = types::boolean;
    static constexpr bool is_version_compared = true;
    Condition condition{};
    constexpr unchanged_row() = default;
    constexpr explicit unchanged_row(Condition c) : condition(std::move(c)) {}
    MIZZLE_DETAIL_PARTS(one(condition), made(one_row_expected<Table>))
};

template <class Columns> struct columns_that_find;
template <class Table, class... C> struct columns_that_find<column_list<Table, C...>> {
    using type = joined<std::conditional_t<finds_row<C>, type_list<C>, type_list<>>...>;
};

template <class Table, class Row, class... C> constexpr auto make_unchanged(const Row& row, type_list<C...>) {
    auto condition = ((C{} == value_in_row<C>(row)) && ...);
    return unchanged_row<Table, decltype(condition)>{std::move(condition)};
}

template <class Self> template <class Row> constexpr auto filtered_steps<Self>::if_unchanged(const Row& row) const {
    using table = typename Self::head::table;
    constexpr bool is_row = std::is_same_v<Row, typename table::row>;
    constexpr bool is_versioned = has_version<table> && has_primary_key<table>;
    constexpr bool in_place = Self::place < clause::where && !has_tables_beside<Self>;
    static_assert(is_row,
                  "mizzle: if_unchanged() takes a row of the statement's table, as select().from(table) gives it");
    static_assert(is_versioned, "mizzle: if_unchanged() compares a version: the table needs a column such as "
                                "(version, integer, version), and a primary key");
    static_assert(in_place, "mizzle: if_unchanged() stands in the place of where(), and not beside from() or using_()");
    if constexpr (is_row && is_versioned && in_place)
        return where(make_unchanged<table>(row, typename columns_that_find<typename table::mizzle_columns>::type{}));
    else if constexpr (in_place) return static_cast<const Self&>(*this).all_rows();
    else return Self(static_cast<const Self&>(*this));
}

}  // namespace mizzle::detail
