// The one way in which a statement runs: run(connection, statement, values, sink). What is here depends on the driver
// and the row alone, so that statements share it.
#pragma once
#include "../connection.hpp"
#include "../rows/decode.hpp"
#include "../rows/raw_rows.hpp"
#include "prepare.hpp"

#include <vector>

namespace mizzle {

// run_result is what a statement without rows gives: it tells how many rows were changed.
struct run_result {
    // How many rows the statement wrote, as the database counts them.
    std::int64_t rows_affected = 0;
};

}  // namespace mizzle

namespace mizzle::detail {

[[noreturn]] MIZZLE_COLD void throw_not_found(std::string_view sql);
[[noreturn]] MIZZLE_COLD void throw_too_many_rows(std::string_view sql);
// Of a statement that compares versions, where not all of its rows had them.
MIZZLE_COLD void expect_unchanged(const value_list& values, const statement_facts& facts, std::int64_t rows,
                                  std::string_view sql);

// A statement with a cursor on it: from here on it is in use, and observed.
template <class Driver> class running_statement {
public:
    using prepared_type = typename Driver::prepared_type;
    using cursor_type = typename Driver::cursor_type;

    running_statement(database_connection<Driver>& c, prepared_type& statement, value_list& values, bool stream)
        : watch_(c.observers(), values, statement.facts.kind), use_(statement), cursor_(opened(c, values, stream)) {}

    cursor_type& cursor() { return cursor_; }
    prepared_type& statement() { return use_.statement; }
    void finished(std::int64_t rows) noexcept { watch_.finished(cursor_, rows); }
    void failed(const error& e) noexcept { watch_.failed(cursor_, e); }

private:
    struct use {
        prepared_type& statement;
        explicit use(prepared_type& s) : statement(s) { ++s.users; }
        use(const use&) = delete;
        use& operator=(const use&) = delete;
        ~use() {
            --statement.users;
            if (statement.facts.duration == kept::once) [[unlikely]]
                destroy();
        }
        MIZZLE_COLD MIZZLE_NOINLINE void destroy() { delete &statement; }
    };

    MIZZLE_ALWAYS_INLINE cursor_type opened(database_connection<Driver>& c, value_list& values, bool stream) {
        try {
            c.expect_transaction();
            return c.driver().open(use_.statement, values, stream);
        } catch (const error& e) {
            watch_.failed(text_source{use_.statement.text()}, e);
            throw;
        }
    }

    query_watch watch_;
    use use_;
    cursor_type cursor_;
};

// Returns f(), which goes to a cursor's first row. Where the statement is outdated it is prepared again, and f is
// called once more, unless the transaction can only be taken back now.
template <class Driver, class F>
MIZZLE_ALWAYS_INLINE inline auto unless_outdated(database_connection<Driver>& c, running_statement<Driver>& r, F&& f) {
    for (bool again = false;; again = true) {
        try {
            return f();
        } catch (const stale_statement&) {
            c.prepare_again(r.statement());
            if (again || c.status() == transaction_status::failed || c.status() == transaction_status::lost) throw;
        }
    }
}

struct no_judge {
    void operator()(std::int64_t, const auto&) const {}
};

// Before its first row is read.
template <class Statement, class Cursor> void expect_width(const Statement& statement, const Cursor& cursor) {
    if (statement.facts.width != 0) [[unlikely]]
        expect_columns(cursor, statement.facts.width);
}

// sink(cursor) goes through the rows, and returns how many they were, or how many were written. judge(rows, cursor) may
// throw what is an error of the program's: the statement itself went well.
template <class Driver, class Sink, class Judge = no_judge>
MIZZLE_ALWAYS_INLINE inline std::int64_t run(database_connection<Driver>& c, typename Driver::prepared_type& statement,
                                             value_list& values, Sink&& sink, const Judge& judge = {}) {
    const thread_user me(c.user());
    running_statement<Driver> r(c, statement, values, false);
    std::int64_t rows = 0;
    try {
        rows = unless_outdated(c, r, [&]() MIZZLE_INLINED_LAMBDA { return sink(r.cursor()); });
    } catch (const error& e) {
        r.failed(e);
        throw;
    }
    r.finished(rows);
    if (values.rows_expected() != 0) [[unlikely]]
        expect_unchanged(values, r.statement().facts, rows, r.cursor().sql());
    judge(rows, std::as_const(r.cursor()));
    return rows;
}

// A vector of rows whose type is not known here.
template <class Cursor> struct row_sink {
    void* rows;
    // Adds a row and returns where it is. Of the first it lists how it is read, in member_reader<Cursor>s. It takes
    // memory for those that are known to come, or expected.
    void* (*append)(void* rows, void* readers, std::size_t coming);
    member_reader<Cursor>* readers;
    int reader_count;
};

template <class Cursor>
concept knows_rows = requires(const Cursor& cursor) { cursor.rows(); };

// All of the row's columns are in its symbol's name, so its parameters are not.
template <class Row, class Cursor> void* append_row(void* rows, void* readers, [[maybe_unused]] std::size_t coming) {
    auto& v = *static_cast<std::vector<Row>*>(rows);
    // Where rows are there already, more than one statement adds to them: then they grow as vectors do.
    if constexpr (knows_rows<Cursor>)
        if (coming > 1 && (v.empty() || readers == nullptr)) v.reserve(coming);
    auto& added = v.emplace_back();
    if (readers != nullptr) list_readers(added, static_cast<member_reader<Cursor>*>(readers));
    return &added;
}

// How many rows there are from the first on, where that is known.
template <class Cursor> std::size_t rows_coming(const Cursor& cursor) {
    if constexpr (knows_rows<Cursor>) return cursor.rows();
    else return 0;
}

// How many there may be where nobody knows: the statement had so many the last time.
template <class Cursor> std::int64_t rows_expected(const Cursor& cursor) {
    if constexpr (requires { cursor.rows_expected(); }) return static_cast<std::int64_t>(cursor.rows_expected());
    else return 0;
}

template <class Driver>
void fetch_all(database_connection<Driver>& c, typename Driver::prepared_type& statement, value_list& values,
               row_sink<typename Driver::cursor_type>& sink) {
    run(c, statement, values, [&sink, &statement](auto& cursor) MIZZLE_INLINED_LAMBDA {
        std::int64_t count = 0, expected = 0;
        if constexpr (requires { cursor.read_to_end(); }) cursor.read_to_end();
        while (cursor.step()) {
            void* row = nullptr;
            if (count == 0) {
                expect_width(statement, cursor);
                expected = rows_expected(cursor);
                row = sink.append(sink.rows, sink.readers, rows_coming(cursor));
            } else {
                // An eighth of them has to be here before memory is taken for the rest, and for some more.
                const bool is_likely = expected != 0 && count == expected / 8;
                row =
                    sink.append(sink.rows, nullptr, is_likely ? static_cast<std::size_t>(expected + expected / 16) : 0);
            }
            ++count;
            read_row(cursor, sink.readers, sink.reader_count, row);
        }
        return count;
    });
}

enum class how_many : unsigned char {
    first,             // of a read nothing more is asked than its first row
    first_of_a_write,  // a write is run to its end, so that all of it happens
    one                // a second row would be one too many
};

// Reads the first row and returns how many there were, as far as that was asked.
template <class Driver>
std::size_t fetch_first(database_connection<Driver>& c, typename Driver::prepared_type& statement, value_list& values,
                        void* row, const member_reader<typename Driver::cursor_type>* readers, int reader_count,
                        how_many wanted) {
    const auto read = [&](auto& cursor) MIZZLE_INLINED_LAMBDA -> std::int64_t {
        if (!cursor.step()) return 0;
        expect_width(statement, cursor);
        read_row(cursor, readers, reader_count, row);
        std::int64_t count = 1;
        while (wanted != how_many::first && cursor.step()) ++count;
        return count;
    };
    const auto judge = [wanted](std::int64_t rows, const auto& cursor) {
        if (wanted != how_many::one || rows == 1) return;
        if (rows == 0) throw_not_found(cursor.sql());
        throw_too_many_rows(cursor.sql());
    };
    return static_cast<std::size_t>(run(c, statement, values, read, judge));
}

template <class Driver>
std::int64_t run_to_end(database_connection<Driver>& c, typename Driver::prepared_type& statement, value_list& values) {
    return run(c, statement, values, [](auto& cursor) MIZZLE_INLINED_LAMBDA {
        while (cursor.step()) {}
        return cursor.rows_affected();
    });
}

}  // namespace mizzle::detail

#ifndef MIZZLE_COMPILED
#include "run.ipp"
#endif
