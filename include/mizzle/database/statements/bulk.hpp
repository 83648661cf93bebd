// An insert of many rows: one statement for each run of rows that give the same columns, up to a size whose texts are
// few; all of it or nothing.
#pragma once
#include "../../query/clauses/values.hpp"
#include "bulk_update.hpp"

#include <algorithm>

namespace mizzle::detail {

template <class S> inline constexpr bool has_many_rows = false;
template <class Table, bool Owned> inline constexpr bool has_many_rows<many_rows<Table, Owned>> = true;
template <class Table, bool Owned> inline constexpr bool has_many_rows<keyed_rows<Table, Owned>> = true;
template <class Rows> inline constexpr bool has_keys = false;
template <class Table, bool Owned> inline constexpr bool has_keys<keyed_rows<Table, Owned>> = true;

template <class S> struct is_given_many_rows : std::false_type {};
template <class S>
    requires requires { typename S::rows_type; }
struct is_given_many_rows<S> : std::bool_constant<has_many_rows<typename S::rows_type>> {};
template <class S> inline constexpr bool is_bulk = has_clause<is_given_many_rows, S>;

// The same statement for one batch of its rows. It is made anew, each clause over the one before it with its new type,
// so finding a clause is not enough.
template <class Head, class Rows, class Batch> auto with_batch(const values_clause<Head, Rows>&, const Batch& batch) {
    return values_clause<Head, Batch>{batch};
}
template <class Before, class Target, class Condition, class... A, class Batch>
auto with_batch(const conflict_clause<Before, Target, Condition, A...>& node, const Batch& batch) {
    auto before = with_batch(node.before, batch);
    return conflict_clause<decltype(before), Target, Condition, A...>{std::move(before), node.target, node.assignments,
                                                                      node.condition};
}
template <class Before, class... Items, class Batch>
auto with_batch(const returning_clause<Before, Items...>& node, const Batch& batch) {
    auto before = with_batch(node.before, batch);
    return returning_clause<decltype(before), Items...>{std::move(before), node.items};
}

template <class S, class Batch> auto with_batch(const commented<S>& node, const Batch& batch) {
    auto before = with_batch(node.before, batch);
    return commented<decltype(before)>(std::move(before), node.text);
}

// A table with a column of arrays cannot be sent as arrays: unnest() would take those apart, too.
template <class Table>
inline constexpr bool has_array_column = [] {
    bool any = false;
    Table::mizzle_columns::each([&any]<class C>() {
        using type = typename C::sql_type;
        if constexpr (type::family == type_family::array) any = true;
        else if constexpr (type::family == type_family::custom)
            any = any || custom_type<typename type::value_type>::postgres_type.ends_with(']');
    });
    return any;
}();

// Placeholders for each row make a text for each number of rows: a few of them, and below SQLite's limit of 32,766
// values. Arrays have one text; a batch ends where the whole of it would fill the memory.
template <class Table, class Dialect>
inline constexpr bool sends_columns = Dialect::constants.sends_columns && !has_array_column<Table>;
inline constexpr std::size_t rows_per_batch = 64, values_per_batch = 30'000, rows_per_column_batch = 10'000;
template <class Table, class Dialect>
inline constexpr std::size_t rows_per_statement =
    sends_columns<Table, Dialect>
        ? rows_per_column_batch
        : std::max<std::size_t>(1, std::min(rows_per_batch, values_per_batch / column_count<Table>));

template <class Dialect, class Table, class Batch, class Connection, class S, class F>
void run_rows_in_batches(Connection& c, const S& statement, const std::vector<typename Table::new_row>& rows,
                         std::size_t limit, const F& run) {
    rows_to_send<Table> sent(rows);
    const auto next_batch = [&](std::size_t start) {
        sent.go_to(start);
        const auto shape = shape_of_new_row<Table>(rows[start]);
        std::size_t count = 1;
        // Rows without values have no common form: SQL takes `default values` one row at a time.
        while (!shape.empty() && count < limit && start + count < rows.size() &&
               shape_of_new_row<Table>(rows[start + count]) == shape)
            ++count;
        count = rows_within_bound<Table>(count, [&](std::size_t i) -> auto& { return sent[start + i]; });
        return Batch{&sent[start], count, shape};
    };
    const auto send = [&](const Batch& batch) {
        if constexpr (sends_columns<Table, Dialect>) {
            // A single row needs no arrays, and one without values could not be written so.
            if (batch.count == 1)
                return with_lowered<Dialect>(
                    c, with_batch(statement, row_batch<Table, batch_form::rows>{batch.first, 1, batch.row_shape}),
                    given_values{}, run);
        }
        with_lowered<Dialect>(c, with_batch(statement, batch), given_values{}, run);
    };

    if (rows.empty()) return;
    auto batch = next_batch(0);
    if (batch.count == rows.size()) return send(batch);
    all_or_nothing scope(c);
    for (std::size_t done = 0;;) {
        send(batch);
        done += batch.count;
        if (done == rows.size()) break;
        batch = next_batch(done);
    }
    scope.keep();
}

template <class Dialect, class Connection, class S, class F>
void run_in_batches(Connection& c, const S& statement, const F& run) {
    const auto& many = find_clause<is_given_rows>(statement).rows;
    using table = typename std::remove_cvref_t<decltype(many)>::table;
    constexpr auto form = sends_columns<table, Dialect> ? batch_form::columns : batch_form::rows;
    const auto& rows = many.rows.get();
    constexpr auto limit = rows_per_statement<table, Dialect>;
    if constexpr (has_keys<std::remove_cvref_t<decltype(many)>>) {
        run_keyed_in_batches<Dialect, table, sends_columns<table, Dialect>>(c, statement, rows, limit, run);
    } else {
        run_rows_in_batches<Dialect, table, row_batch<table, form>>(c, statement, rows, limit, run);
    }
}

}  // namespace mizzle::detail
