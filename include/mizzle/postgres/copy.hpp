// Many rows at once through COPY.
#pragma once
#include "../database/transaction_scope.hpp"
#include "../query/row_values.hpp"
#include "../sql/expressions.hpp"
#include "connection.hpp"

#include <optional>
#include <string>
#include <vector>

namespace mizzle::postgres_detail {

// copy "users" ("email", "username") from stdin
struct copy_columns {
    std::string table;
    std::vector<std::string> names;
    std::string text() const {
        std::string out = "copy " + table + " (";
        for (std::size_t i = 0; i < names.size(); ++i) out += (i == 0 ? "" : ", ") + names[i];
        return out + ") from stdin";
    }
};

template <class Table> copy_columns columns_of_shape(const statement_shape& shape) {
    copy_columns out;
    writer w(dialects::postgres::id, out.table);
    write_table<Table>(w);
    std::size_t i = 0;
    Table::mizzle_columns::each([&]<class C>() {
        if (!shape.has(i++)) return;
        std::string name;
        writer column(dialects::postgres::id, name);
        write_bare_column<C>(column);
        out.names.push_back(std::move(name));
    });
    return out;
}

// Sends rows of one shape, up to the first of another. Returns how many. A row may be made as it is asked for.
template <class Table, class Iterator, class Sentinel>
std::int64_t copy_run(connection& c, Iterator& at, const Sentinel& end) {
    const auto shape = [&at] {
        const typename Table::new_row& first = *at;
        return shape_of_new_row<Table>(first);
    }();
    if (shape.empty())
        throw usage_error("mizzle: copy_into() was given a row without values; insert_into(...).default_values() "
                          "makes such rows");
    const auto columns = columns_of_shape<Table>(shape);
    const auto text = columns.text();
    const auto send = [&] {
        std::int64_t rows = 0;
        copy_target target(c.native(), columns.table, columns.names);
        for (; at != end; ++at, ++rows) {
            const typename Table::new_row& row = *at;
            if (!(shape_of_new_row<Table>(row) == shape)) break;
            inline_values<64> values(dialects::postgres::id);
            bind_new_row<Table>(values, row);
            target.write(parameters_of(values));
        }
        target.finish();
        return rows;
    };
    return watched_text(c.observers(), dialects::postgres::id, text,
                        [&] { return translated(c.native(), text, send); });
}

template <class Table, class Rows> std::int64_t connection::copy_into(const Rows& rows) {
    auto at = std::begin(rows);
    const auto end = std::end(rows);
    if (at == end) return 0;
    const thread_user me(user());
    all_or_nothing scope(*this);
    std::int64_t count = 0;
    while (at != end) count += copy_run<Table>(*this, at, end);
    scope.keep();
    return count;
}

}  // namespace mizzle::postgres_detail
