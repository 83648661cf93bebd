// Rows of one table that lie anywhere, all giving the same columns: what one statement of insert_tree() inserts.
#pragma once
#include "../insert.hpp"

namespace mizzle {

template <class Table, class Row, batch_form Form> struct listed_rows {
    using parts = type_list<>;
    static constexpr bool borrows = true;
    static constexpr bool bound_by_dialect = true;
    const Row* const* first;
    std::size_t count;
    statement_shape row_shape;

    const Row& operator[](std::size_t i) const { return *first[i]; }
    statement_shape shape() const {
        auto s = row_shape;
        if constexpr (Form == batch_form::rows) s.rows = count;
        return s;
    }
    void bind_into(value_list& out) const {
        if constexpr (Form == batch_form::columns) bind_columns<Table>(out, *this, count, row_shape);
        else
            for (std::size_t i = 0; i < count; ++i) bind_new_row<Table>(out, *first[i]);
    }
};

}  // namespace mizzle
