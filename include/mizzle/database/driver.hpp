// What a driver is: all that this library asks of one. Whoever writes a driver for another database reads this page.
//
// A driver is one connection to a database, by way of its client library, and does as little as it can: it prepares
// and runs one statement at a time, gives its rows one after another, and says what became of the transaction. What is
// the same for all databases stands once above it, in connection.hpp: keeping prepared statements, observers, repeating
// statements that are outdated, savepoints, finding two threads at once, ending streams with their transaction. So no
// operation here is called by two threads at once, or on a connection that is in use, except cancel().
//
// Each operation throws what error.hpp has a type for, with the statement's text and never a value in what(); the
// comments say what else. After any of these errors status() is asked, so that the driver remembers no state.
#pragma once
#include "../query/statement.hpp"
#include "../query/values/bound_value.hpp"
#include "../sql/values/value_order.hpp"
#include "error.hpp"
#include "rows/column_kinds.hpp"
#include "transactions/transaction_options.hpp"

#include <algorithm>
#include <chrono>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace mizzle::detail {

// How long a connection keeps a prepared statement: those whose texts the program fixes are few. What is made since the
// kept one is in use is for once.
enum class kept : unsigned char { recently_used, always, once };

// What an insert does with a row whose key is taken: nothing, or on conflict do nothing, on conflict do update. For
// databases that count such rows otherwise.
enum class taken_key : unsigned char { is_refused, keeps_row, changes_row };

// What is known of a statement beside its text, so that nobody reads the text to learn it.
struct statement_facts {
    statement_kind kind = statement_kind::raw;  // raw: SQL of the program's, which may be anything
    taken_key on_taken_key = taken_key::is_refused;
    kept duration = kept::always;
    bool returns_rows = false;        // rows are wanted of it
    bool holds_own_sql = false;       // the program's own SQL may stand in it: there may be more than one statement
    bool plans_each_time = false;     // for its values, where the database would rather plan once for any
    bool prepared_each_time = false;  // anew: a kept one would repeat what its first run found out
    bool locks_rows = false;          // as for_update() does
    int width = 0;                    // of its rows in columns, which the program's own SQL may make others; 0: any
    value_order order{};              // of its values, where placeholders have no numbers
    column_kinds columns{};           // as what its rows' are read, for a dialect that reads_binary_values
    friend bool operator==(const statement_facts& a, const statement_facts& b) {
        return a.kind == b.kind && a.on_taken_key == b.on_taken_key && a.duration == b.duration &&
               a.returns_rows == b.returns_rows && a.holds_own_sql == b.holds_own_sql &&
               a.plans_each_time == b.plans_each_time && a.prepared_each_time == b.prepared_each_time &&
               a.locks_rows == b.locks_rows && a.width == b.width && a.columns == b.columns &&
               std::equal(a.order.begin(), a.order.end(), b.order.begin(), b.order.end());
    }
};

// The base of a driver's prepared statement.
struct prepared_statement {
    statement_facts facts;
    int users = 0;  // cursors that are open on it
    std::uint64_t last_used = 0;

    explicit prepared_statement(statement_facts f);
    prepared_statement(const prepared_statement&) = delete;
    prepared_statement& operator=(const prepared_statement&) = delete;
    // Whether another cursor may be opened on it. A driver hides this where many can.
    bool is_free() const { return users == 0; }

private:
    const std::vector<unsigned> order_;  // what the facts refer to
};

// A transaction_status is what the database says of its transaction.
enum class transaction_status : unsigned char {
    none,
    open,
    failed,  // what is open can only be taken back
    lost     // with the connection, and so taken back
};

// One value of a row. Each read() gives the value exactly or calls fail(), also for NULL: is_null() is asked before
// where NULL is allowed.
template <class Cell>
concept cell_of_driver = requires(const Cell& cell, const unfit_value& wrong) {
    { cell.is_null() } -> std::same_as<bool>;
    // What is kept as text: text, enums, JSON, and the values of a program's own types. It lives as long as the row.
    { cell.text() } -> std::convertible_to<std::string_view>;
    requires requires(bool& b, std::int16_t& i2, std::int32_t& i4, std::int64_t& i8, float& f4, double& f8) {
        cell.read(b), cell.read(i2), cell.read(i4), cell.read(i8), cell.read(f4), cell.read(f8);
    };
    requires requires(std::string& text, bytes& blob, uuid& id, numeric& decimal, interval& span) {
        cell.read(text), cell.read(blob), cell.read(id), cell.read(decimal), cell.read(span);
    };
    requires requires(date& day, time_of_day& time, timestamp& local, timestamptz& point) {
        cell.read(day), cell.read(time), cell.read(local), cell.read(point);
    };
    // A decimal of so many digits after its point, which the database may keep in another form than others.
    requires requires(numeric& decimal) { cell.read_scaled(decimal, 2); };
    // An array; the database may have none, and a sentence for the compiler in place of this.
    requires requires(std::vector<std::int32_t>& array) { cell.read_array(array); };
    // Throws decode_error with the column's name and, where the database tells it, its table's.
    cell.fail(wrong);
};

// A statement that runs. Its destructor ends it; where the statement failed, nothing is thrown again.
template <class Cursor>
concept cursor_of_driver = requires(Cursor& cursor, const Cursor& row) {
    // Goes to the next row, to the first at the first call, where the statement runs at the latest; false at the end,
    // when all of it has happened. The first call throws stale_statement where the database no longer has the statement
    // or its tables have changed under it, so that nothing was done; step() after prepare_again() then begins anew.
    { cursor.step() } -> std::same_as<bool>;
    // The values of the row that step() went to.
    { row.cell(0) } -> cell_of_driver;
    // How many there are, and what the database calls them.
    { row.columns() } -> std::same_as<int>;
    { row.column_name(0) } -> std::convertible_to<std::string_view>;
    // The text of the statement.
    { row.sql() } -> std::convertible_to<std::string_view>;
    // Once step() was false: how many rows it wrote; 0 of what reads.
    { row.rows_affected() } -> std::same_as<std::int64_t>;
    // Of a stream whose transaction is about to end, or was ended. It is not asked for rows any more.
    { cursor.release() } noexcept;
    // The same where another thread is on the connection: nothing may be sent.
    { cursor.abandon() } noexcept;
};

template <class Driver>
concept driver = requires(Driver& d, const transaction_options* options, std::string_view text) {
    // How statements are spelled for it: see dialect.hpp.
    typename Driver::dialect;
    // Derives from prepared_statement, and has text().
    typename Driver::prepared_type;
    requires std::derived_from<typename Driver::prepared_type, prepared_statement>;
    typename Driver::cursor_type;
    requires cursor_of_driver<typename Driver::cursor_type>;

    // ---- statements ----
    // A statement that can be opened. It may be left to the first step() to send it. Throws usage_error for text that
    // `holds_own_sql` and is not one statement, as far as that can be told here.
    requires requires(statement_facts facts, typename Driver::prepared_type& statement, value_list& values) {
        { d.prepare(text, facts) } -> std::same_as<std::unique_ptr<typename Driver::prepared_type>>;
        { std::as_const(statement).text() } -> std::convertible_to<std::string_view>;
        // It is about to be destroyed, to make room for others.
        { d.forget(statement) } noexcept;
        // At its next first step() it is prepared anew.
        d.prepare_again(statement);
        // A cursor on it with these values, which live until the cursor has run, or only until this returns where it is
        // a `stream`: that one's rows come a part at a time, in constant memory, and other statements run meanwhile.
        // Throws usage_error for values that the database cannot take, and for a stream of a statement that writes.
        { d.open(statement, values, false) } -> std::same_as<typename Driver::cursor_type>;
    };
    // Runs a script of the program's, or as much of it as goes together: its rows are dropped. Takes what it ran, or
    // tried to, off the front. Returns how many rows were written, or nothing where there was no statement.
    requires requires(std::string_view& script) {
        { d.run_script(script) } -> std::same_as<std::optional<std::int64_t>>;
    };
    // Functions that some statements need and the database lacks. Called before each of them.
    d.add_functions();
    // Ends what runs, which throws query_canceled. Called by another thread.
    d.cancel();

    // ---- transactions ----
    // What the database says, or what is known since it last said something.
    { d.status() } -> std::same_as<transaction_status>;
    // What begins a transaction; without options one for several statements of the library's own. Throws usage_error
    // for options that the database does not have.
    { d.begin_text(options) } -> std::convertible_to<std::string_view>;
    // Sends that, and sets what else the options want. Where it throws, "rollback" and restore() follow.
    d.begin(text, options);
    // Sends "savepoint mizzle_1", "release savepoint mizzle_1", "rollback" and
    // "rollback to savepoint mizzle_1; release savepoint mizzle_1", without taking memory of the program.
    d.control(text);
    // Throws commit_unknown where it was sent and it is not known whether it happened, transaction_aborted where the
    // database took the transaction back in its place.
    d.commit();
    // A transaction has ended, or could not begin: sets back what begin() set. False where that failed, so that the
    // connection is not as it was.
    { d.restore() } noexcept -> std::same_as<bool>;
    // The library's outermost level has begun (true) or ended (false): between the two was_replaced() says whether SQL
    // text has put another transaction in the place of the one that was open, or a script was stopped before.
    { d.watch_transaction(true) } noexcept;
    { d.was_replaced() } noexcept -> std::same_as<bool>;
};

// Who is told of a begin that went together with the first statement. `failure` is null where it went well.
class begin_listener {
public:
    virtual void begun(std::string_view text, std::chrono::nanoseconds duration, const error* failure) noexcept = 0;

protected:
    ~begin_listener() = default;
};

// A driver that sends what begins a transaction together with its first statement.
template <class Driver>
concept fusing_driver = requires(Driver& d, std::string_view text, begin_listener& listener) {
    // In place of begin(): from here on status() says that it is open. Nothing is sent, so that it throws at most that
    // a limit of time has passed. What the begin throws is thrown by the first statement, in its place, and the
    // listener is told before.
    d.begin_with_next(text, listener);
    // Sends it by itself if it was not sent. Throws what begin() throws.
    d.begin_now();
    // It is not sent any more. False where it was.
    { d.forget_begin() } noexcept -> std::same_as<bool>;
};

// A driver that sends several statements in one round trip: each is queued, send_batch() sends them, and then each is
// run as always, in the same order, and finds its answer.
template <class Driver>
concept batching_driver = requires(Driver& d, typename Driver::prepared_type& statement, const value_list& values) {
    // Takes a copy of the values. Throws usage_error for those that the database cannot take, as open() does; what was
    // queued before it stays queued.
    d.queue(statement, values);
    // Sends what is queued and waits for all answers: of statements that happen as a whole or, where the flag says that
    // each is alone, one by one; in a transaction they are its next. A statement's own error is thrown by its first
    // step(), stale_statement included. Thrown here is what the commit after the last one throws, such as a deferred
    // constraint's error, connection_error where the connection was lost on the way, and that a limit of time has
    // passed.
    d.send_batch(false);
    // Says that so many were asked for their answers, as one that failed stays the next.
    d.go_on_batched(std::size_t{1});
    // While it is paused statements are sent by themselves.
    d.pause_batch(true);
    // Forgets the queue and the answers.
    { d.end_batch() } noexcept;
};

// What a driver says of a stream that would write: left early, it would be a write whose commit nobody waits for.
[[noreturn]] MIZZLE_COLD void throw_stream_writes();
// And of one that locks its rows outside of a transaction, where nothing would hold the locks while they are read.
[[noreturn]] MIZZLE_COLD void throw_stream_locks();

// What a driver throws where a statement that it prepared before is outdated, so that nothing was done.
[[noreturn]] MIZZLE_COLD void throw_stale(std::string_view code, std::string_view statement);

}  // namespace mizzle::detail

namespace mizzle {

using detail::transaction_status;

}  // namespace mizzle

#ifndef MIZZLE_COMPILED
#include "driver.ipp"
#endif
