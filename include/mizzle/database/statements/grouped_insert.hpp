// An insert of rows that lie anywhere: those that give the same columns share statements, whatever stands between them.
#pragma once
#include "bulk.hpp"

#include <deque>
#include <type_traits>
#include <vector>

namespace mizzle::detail {

// Rows that lie anywhere, as if they lay beside each other.
template <class Row> struct listed_rows {
    const Row* const* first;
    const Row& operator[](std::size_t i) const { return *first[i]; }
};

// Moves the numbers of the rows that give the same columns as the first out of the rest, in their order.
std::vector<std::size_t> take_alike(std::vector<std::size_t>& rest, const std::vector<statement_shape>& shapes);

// Calls run(statement, rows, numbers, count) for each insert: its rows, and the numbers that they have in the list.
template <class Table, class Dialect, class Row, class F>
void each_insert(const std::vector<const Row*>& rows, const F& run) {
    constexpr bool as_columns = sends_columns<Table, Dialect>;
    using head = insert_head<Table>;
    std::vector<statement_shape> shapes;
    shapes.reserve(rows.size());
    for (const auto* row : rows) shapes.push_back(shape_of_new_row<Table>(*row));
    std::vector<std::size_t> rest;
    rest.reserve(rows.size());
    while (rest.size() < rows.size()) rest.push_back(rest.size());
    while (!rest.empty()) {
        const auto alike = take_alike(rest, shapes);
        const auto& shape = shapes[alike.front()];
        std::vector<const Row*> list;
        list.reserve(alike.size());
        for (const auto i : alike) list.push_back(rows[i]);
        // Rows without values have no common form: SQL takes `default values` one row at a time.
        const std::size_t limit = shape.empty() ? 1 : rows_per_statement<Table, Dialect>;
        std::deque<Row> made;  // of the rows from `start` on
        for (std::size_t start = 0, count = 0; start < list.size(); start += count) {
            count = rows_within_bound<Table>(std::min(limit, list.size() - start), [&](std::size_t i) -> auto& {
                if constexpr (computes_long_values<Table>) {
                    if (made.size() <= i) {
                        made.push_back(*list[start + i]);
                        compute_values<Table>(made.back());
                        list[start + i] = &made.back();
                    }
                }
                return *list[start + i];
            });
            const auto send = [&]<batch_form Form>(std::integral_constant<batch_form, Form>) {
                using batch = row_batch<Table, Form, listed_rows<Row>>;
                run(values_clause<head, batch>{batch{{&list[start]}, count, shape}}, &list[start], &alike[start],
                    count);
            };
            // A single row needs no arrays, and one without values could not be written so.
            constexpr auto of_many = as_columns ? batch_form::columns : batch_form::rows;
            if (count > 1) send(std::integral_constant<batch_form, of_many>{});
            else send(std::integral_constant<batch_form, batch_form::rows>{});
            made.erase(made.begin(), made.begin() + static_cast<std::ptrdiff_t>(std::min(count, made.size())));
        }
    }
}

// Whether a row that was returned has the values that a new row gives.
template <class Table, class Row> bool has_values_of(typename Table::row& stored, const Row& given) {
    const void* members[column_count<Table>];
    std::size_t i = 0;
    Table::mizzle_each(stored, [&]<class C>(C, const value_of<C>& member) { members[i++] = &member; });
    i = 0;
    bool same = true;
    Table::mizzle_each(given, [&]<class C>(C, const auto& field) {
        const auto* member = static_cast<const value_of<C>*>(members[i++]);
        if constexpr (C::sql_type::family != type_family::array && requires { *member == *member; })
            same = same && (!field.given() || *member == field.value());
    });
    return same;
}

// Puts the rows that an insert returned into the order of those that were given. They come in that order from SQLite
// and PostgreSQL, though neither promises it, so each is looked at; rows that give the same values may change places.
// Where the database changes values as it stores them, its order is taken.
template <class Table, class Row> void put_in_order(std::vector<typename Table::row>& stored, const Row* const* given) {
    for (std::size_t i = 0; i < stored.size(); ++i) {
        auto j = i;
        while (j < stored.size() && !has_values_of<Table>(stored[j], *given[i])) ++j;
        if (j == stored.size()) return;
        if (j != i) std::swap(stored[i], stored[j]);
    }
}

}  // namespace mizzle::detail

#ifndef MIZZLE_COMPILED
#include "../../query/clauses/values.hpp"
#include "grouped_insert.ipp"
#endif
