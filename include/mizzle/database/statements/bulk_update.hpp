// update(...).by_key(rows): in batches like those of an insert of many rows, all of it or nothing.
#pragma once
#include "../rows/row_bytes.hpp"
#include "../transactions/transaction_scope.hpp"
#include "prepare.hpp"

#include <algorithm>

namespace mizzle::detail {

template <class Head, class Rows, class... C, class Batch>
auto with_batch(const keyed_clause<Head, Rows, C...>&, const Batch& batch) {
    return keyed_clause<Head, Batch, C...>{batch};
}

template <class Clause> struct keyed_columns;
template <class Head, class Rows, class... C> struct keyed_columns<keyed_clause<Head, Rows, C...>> {
    template <class Table, bool Arrays>
    using batch = std::conditional_t<Arrays, keyed_arrays<Table, C...>, keyed_values<Table, C...>>;
};

template <class Dialect, class Table, bool Arrays, class Connection, class S, class F>
void run_keyed_in_batches(Connection& c, const S& statement, const std::vector<typename Table::row>& rows,
                          std::size_t rows_in_batch, const F& run) {
    using batch_type = typename keyed_columns<clause_of<is_given_rows, S>>::template batch<Table, Arrays>;
    const auto size_of_batch = [&](std::size_t start) {
        return rows_within_bound<Table>(std::min(rows_in_batch, rows.size() - start),
                                        [&](std::size_t i) -> auto& { return rows[start + i]; });
    };
    const auto send = [&](std::size_t start, std::size_t count) {
        with_lowered<Dialect>(c, with_batch(statement, batch_type{&rows[start], count}), given_values{}, run);
    };
    if (rows.empty()) return;
    auto count = size_of_batch(0);
    // Where versions are compared, a batch that did not find all of its rows is taken back.
    if (count == rows.size() && !has_version<Table>) return send(0, count);
    all_or_nothing scope(c);
    for (std::size_t start = 0;;) {
        send(start, count);
        start += count;
        if (start == rows.size()) break;
        count = size_of_batch(start);
    }
    scope.keep();
}

}  // namespace mizzle::detail
