// A new_row or changes inside a statement: which columns are given is known at run time only, so it shapes the text.
#pragma once
#include "../../schema/lent.hpp"
#include "../../schema/table.hpp"
#include "../bind.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace mizzle::detail {

// What tells two texts of one statement type apart: which columns are given, and of how many rows.
struct statement_shape {
    static constexpr std::size_t max_columns = 256;
    std::array<std::uint64_t, max_columns / 64> given{};
    std::uint64_t rows = 0;

    void set(std::size_t column) { given[column / 64] |= std::uint64_t{1} << (column % 64); }
    bool has(std::size_t column) const { return (given[column / 64] >> (column % 64) & 1) != 0; }
    bool empty() const;
    bool operator==(const statement_shape&) const = default;
};

// Whether an insert of this column is in the statement even where the program does not give it.
template <class Column> inline constexpr bool is_computed_on_insert = Column::specification::computed_on_insert;
template <class Column> inline constexpr bool is_computed_on_update = Column::specification::computed_on_update;

// Calls f with what the program computes for a column: its default_from in an insert, else its on_update.
template <class Column, bool Insert, class F> void with_computed(F&& f) {
    constexpr bool prefers_default = Insert && Column::specification::has_default_from;
    Column::specify().each_modifier([&f]<class M>(const M& modifier) {
        if constexpr (prefers_default ? modifiers::is_default_from<M> : modifiers::is_on_update<M>)
            f(convert_exactly<Column, value_of<Column>>(modifier.make()));
    });
}

template <class Column, bool Insert> void encode_computed(value_list& out) {
    with_computed<Column, Insert>([&out](const auto& value) {
        encode(out, typename Column::sql_type{}, value);
        out.own_latest();
    });
}

// Stands where there is nothing to compute.
struct nothing_computed {
    using parts = type_list<>;
};

// What the program computes on every update, where assignments alone say what is set.
template <class Columns, class... Assigned> struct computed_columns;
template <class T, class... C, class... Assigned> struct computed_columns<column_list<T, C...>, Assigned...> {
    using parts = type_list<>;
    template <class X> static constexpr bool is_set = is_computed_on_update<X> && !(std::is_same_v<X, Assigned> || ...);
    static constexpr bool is_empty = !(is_set<C> || ...);
    static constexpr std::size_t own_values = (std::size_t{0} + ... + is_set<C>);
    template <class F> static constexpr void each(F&& f) {
        const auto one = [&f]<class X>() {
            if constexpr (is_set<X>) f(X{});
        };
        (one.template operator()<C>(), ...);
    }
    void bind_into(value_list& out) const {
        each([&out]<class X>(X) { encode_computed<X, false>(out); });
    }
};

template <class Table> inline constexpr std::size_t column_count = Table::mizzle_columns::size;

// A row is a Table::new_row or a Table::mizzle_row_in_tree.
template <class Table, class Row> MIZZLE_ALWAYS_INLINE inline statement_shape shape_of_new_row(const Row& row) {
    static_assert(column_count<Table> <= statement_shape::max_columns, "mizzle: a table has at most 256 columns");
    statement_shape shape;
    std::size_t i = 0;
    Table::mizzle_each(row, [&]<class C>(C, const auto& field) MIZZLE_INLINED_LAMBDA {
        if (is_computed_on_insert<C> || field.given()) shape.set(i);
        ++i;
    });
    return shape;
}

template <class Table, class Row> MIZZLE_NOINLINE void bind_new_row(value_list& out, const Row& row) {
    Table::mizzle_each(row, [&]<class C>(C, const auto& field) MIZZLE_INLINED_LAMBDA {
        if (field.given()) encode(out, typename C::sql_type{}, field.value());
        else if constexpr (is_computed_on_insert<C>) encode_computed<C, true>(out);
    });
}

// Adds an array for each column that the shape has, with the values of all rows: rows[0], rows[1], ...
template <class Table, class Rows>
void bind_columns(value_list& out, const Rows& rows, std::size_t count, const statement_shape& shape) {
    std::vector<std::string> arrays(column_count<Table>, "{");
    for (std::size_t row = 0; row < count; ++row) {
        std::size_t i = 0;
        Table::mizzle_each(rows[row], [&]<class C>(C, const auto& field) {
            auto& array = arrays[i++];
            const auto add = [&array, dialect = out.dialect()](const auto& value) {
                if (array.size() > 1) array += ',';
                append_column_element(dialect, array, typename C::sql_type{}, value);
            };
            if (field.given()) add(field.value());
            else if constexpr (is_computed_on_insert<C>) with_computed<C, true>(add);
        });
    }
    for (std::size_t i = 0; i < arrays.size(); ++i)
        if (shape.has(i)) out.add_owned(value_kind::array, std::move(arrays[i] += '}'));
}

}  // namespace mizzle::detail

#ifndef MIZZLE_COMPILED
#include "row_values.ipp"
#endif
