// Runs a lowered statement. What is here depends on the driver and the row alone, so that statements share it.
#pragma once
#include "decode.hpp"
#include "lower.hpp"
#include "one_thread.hpp"
#include "query_event.hpp"

#include <vector>

namespace mizzle {

struct run_result {
    std::int64_t rows_affected = 0;
};

[[noreturn, gnu::cold, gnu::noinline]] inline void throw_not_found(std::string_view sql) {
    throw not_found("mizzle: one() found no row; first() returns an optional. Statement: " + std::string(sql));
}
[[noreturn, gnu::cold, gnu::noinline]] inline void throw_too_many_rows(std::string_view sql) {
    throw too_many_rows(
        "mizzle: one() found more than one row; all() returns every row, limit(1) takes one. Statement: " +
        std::string(sql));
}

// A driver finds prepared statements and opens a cursor on one: step() is true for each row, cell(i) is a value of it,
// columns() and column_name(i) say what a row holds, sql() the text, rows_affected() what a write changed once step()
// was false. A stream's cursor is asked to resume() before it steps on. What it says of transactions is
// transaction_levels.
template <class Driver>
concept driver = requires(Driver& d, typename Driver::prepared_type& statement, value_list& values) {
    typename Driver::cursor_type;
    { d.observers() } -> std::convertible_to<const query_observers&>;
    { d.user() } -> std::convertible_to<thread_check&>;
    d.open(statement, values, false).step();
};

template <class Driver> using reader_for = member_reader<typename Driver::cursor_type>;

// A vector of rows whose type is not known here.
template <class Cursor> struct row_sink {
    void* rows;
    // Adds a row and returns where it is. Of the first it lists how it is read, in member_reader<Cursor>s.
    void* (*append)(void* rows, void* readers);
    member_reader<Cursor>* readers;
    int reader_count;
};

// All of the row's columns are in its symbol's name, so its parameters are not.
template <class Row, class Cursor> void* append_row(void* rows, void* readers) {
    auto& v = *static_cast<std::vector<Row>*>(rows);
    auto& added = v.emplace_back();
    if (readers != nullptr) list_readers(added, static_cast<member_reader<Cursor>*>(readers));
    return &added;
}

template <driver Driver>
void fetch_all(Driver& d, typename Driver::prepared_type& statement, value_list& values,
               row_sink<typename Driver::cursor_type>& sink) {
    const thread_user me(d.user());
    query_watch watch(d.observers(), values);
    auto cursor = d.open(statement, values, false);
    std::int64_t count = 0;
    try {
        while (cursor.step()) {
            void* row = sink.append(sink.rows, count == 0 ? sink.readers : nullptr);
            ++count;
            read_row(cursor, sink.readers, sink.reader_count, row);
        }
    } catch (const error& e) {
        watch.failed(cursor, e);
        throw;
    }
    watch.finished(cursor, count);
}

enum class how_many : unsigned char {
    first,             // of a read nothing more is asked than its first row
    first_of_a_write,  // a write is run to its end, so that all of it happens
    one                // a second row would be one too many
};

// Reads the first row and returns how many there were, as far as that was asked.
template <driver Driver>
std::size_t fetch_first(Driver& d, typename Driver::prepared_type& statement, value_list& values, void* row,
                        const reader_for<Driver>* readers, int reader_count, how_many wanted) {
    const thread_user me(d.user());
    query_watch watch(d.observers(), values);
    auto cursor = d.open(statement, values, false);
    std::size_t rows = 0;
    try {
        if (cursor.step()) {
            read_row(cursor, readers, reader_count, row);
            rows = 1;
            while (wanted != how_many::first && cursor.step()) ++rows;
        }
    } catch (const error& e) {
        watch.failed(cursor, e);
        throw;
    }
    watch.finished(cursor, static_cast<std::int64_t>(rows));
    if (wanted == how_many::one) {
        if (rows == 0) throw_not_found(cursor.sql());
        if (rows > 1) throw_too_many_rows(cursor.sql());
    }
    return rows;
}

template <driver Driver>
std::int64_t run_to_end(Driver& d, typename Driver::prepared_type& statement, value_list& values) {
    const thread_user me(d.user());
    query_watch watch(d.observers(), values);
    auto cursor = d.open(statement, values, false);
    try {
        while (cursor.step()) {}
    } catch (const error& e) {
        watch.failed(cursor, e);
        throw;
    }
    const auto affected = cursor.rows_affected();
    watch.finished(cursor, affected);
    return affected;
}

}  // namespace mizzle
