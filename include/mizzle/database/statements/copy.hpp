// Many rows at once the way that the database has for it, such as PostgreSQL's COPY.
#pragma once
#include "../../query/values/row_values.hpp"
#include "../../sql/expressions.hpp"
#include "../connection.hpp"
#include "../transactions/transaction_scope.hpp"

#include <iterator>
#include <string>
#include <type_traits>
#include <vector>

namespace mizzle::detail {

// copy "users" ("email", "username") from stdin
struct copy_columns {
    std::string table;  // as it is written in SQL; so are the names
    std::vector<std::string> names;
    std::string text() const;
};

struct no_rows {
    template <class Write> void operator()(Write&&) const {}
};

// What a driver has where the database does: each_row(write) calls write(values) for each row, whose values live until
// that returns. Throws what the database says of them; all of them are stored or none.
template <class Driver>
concept copying_driver = requires(Driver& d, const copy_columns& columns) { d.copy(columns, no_rows{}); };

template <class Table> copy_columns columns_of_shape(dialect_id dialect, const statement_shape& shape) {
    copy_columns out;
    writer w(dialect, out.table);
    write_table<Table>(w);
    std::size_t i = 0;
    Table::mizzle_columns::each([&]<class C>() {
        if (!shape.has(i++)) return;
        std::string name;
        writer column(dialect, name);
        write_bare_column<C>(column);
        out.names.push_back(std::move(name));
    });
    return out;
}

// Sends rows of one shape, up to the first of another. Returns how many. A row may be made as it is asked for.
template <class Table, class Driver, class Iterator, class Sentinel>
std::int64_t copy_run(database_connection<Driver>& c, Iterator& at, const Sentinel& end) {
    const auto shape = [&at] {
        const typename Table::new_row& first = *at;
        return shape_of_new_row<Table>(first);
    }();
    if (shape.empty())
        throw usage_error("mizzle: copy_into() was given a row without values; insert_into(...).default_values() "
                          "makes such rows");
    const auto columns = columns_of_shape<Table>(Driver::dialect::id, shape);
    const auto text = columns.text();
    c.expect_transaction();
    return watched(c.observers(), text, [&] {
        std::int64_t rows = 0;
        c.driver().copy(columns, [&](auto&& write) {
            for (; at != end; ++at, ++rows) {
                const typename Table::new_row& row = *at;
                if (!(shape_of_new_row<Table>(row) == shape)) break;
                inline_values<64> values(Driver::dialect::id);
                bind_new_row<Table>(values, row);
                write(values);
            }
        });
        return rows;
    });
}

// All rows or none. Returns how many there were.
template <class Table, class Driver, class Rows>
    requires(copying_driver<Driver>)
std::int64_t copy_rows(database_connection<Driver>& c, const Rows& rows) {
    auto at = std::begin(rows);
    const auto end = std::end(rows);
    constexpr bool has_rows = std::is_convertible_v<decltype(*at), const typename Table::new_row&>;
    static_assert(has_rows, "mizzle: copy_into() takes the table and a range of its new_row");
    if (at == end) return 0;
    const thread_user me(c.user());
    all_or_nothing scope(c);
    std::int64_t count = 0;
    if constexpr (has_rows)
        while (at != end) count += copy_run<Table>(c, at, end);
    scope.keep();
    return count;
}

}  // namespace mizzle::detail

#ifndef MIZZLE_COMPILED
#include "copy.ipp"
#endif
