// update(...).by_key(rows): in batches like those of an insert of many rows, all of it or nothing.
#pragma once
#include "lower.hpp"
#include "transaction_scope.hpp"

#include <algorithm>

namespace mizzle {

template <class Head, class Rows, class... C, class Batch>
auto with_batch(const keyed_clause<Head, Rows, C...>&, const Batch& batch) {
    return keyed_clause<Head, Batch, C...>{batch};
}

template <class S> struct keyed_columns_of;
template <class Head, class Rows, class... C> struct keyed_columns_of<keyed_clause<Head, Rows, C...>> {
    template <class Table, bool Arrays>
    using batch = std::conditional_t<Arrays, keyed_arrays<Table, C...>, keyed_values<Table, C...>>;
};
template <class S>
    requires requires { typename S::before_type::before_type; }
struct keyed_columns_of<S> : keyed_columns_of<typename S::before_type> {};

template <class Dialect, class Table, bool Arrays, class Driver, class S, class F>
void run_keyed_in_batches(Driver& d, const S& statement, const std::vector<typename Table::row>& rows,
                          std::size_t rows_in_batch, const F& run) {
    using batch_type = typename keyed_columns_of<S>::template batch<Table, Arrays>;
    const auto send = [&](std::size_t start) {
        const auto count = std::min(rows_in_batch, rows.size() - start);
        with_lowered<Dialect>(d, with_batch(statement, batch_type{&rows[start], count}), given_values{}, run);
    };
    if (rows.empty()) return;
    if (rows.size() <= rows_in_batch) return send(0);
    all_or_nothing scope(d);
    for (std::size_t start = 0; start < rows.size(); start += rows_in_batch) send(start);
    scope.keep();
}

}  // namespace mizzle
