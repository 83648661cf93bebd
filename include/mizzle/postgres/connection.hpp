// A connection to a PostgreSQL server: a driver, see database/driver.hpp.
#pragma once
#include "../database/driver.hpp"
#include "../database/limits/dead_peer.hpp"
#include "../database/statements/copy.hpp"
#include "copying.hpp"
#include "cursor.hpp"
#include "dialect.hpp"
#include "errors.hpp"
#include "one_statement.hpp"
#include "options.hpp"
#include "pipeline.hpp"
#include "sending.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <memory>
#include <new>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mizzle::detail::postgres_detail {

class connection {
public:
    connection(std::string where, const postgres_options& options) : where_(std::move(where)), options_(options) {
        connect();
    }
    connection(const connection&) = delete;
    connection& operator=(const connection&) = delete;
    ~connection() = default;

    using dialect = dialects::postgres;
    using cursor_type = cursor<connection>;
    using prepared_type = prepared;

    // It is prepared when it runs.
    std::unique_ptr<prepared> prepare(std::string_view text, statement_facts facts);
    void forget(prepared& statement) noexcept;
    void prepare_again(prepared& statement) {
        if (is_prepared(statement)) unwanted_.push_back(std::exchange(statement.name, {}));
    }
    static void add_functions() {}

    cursor_type open(prepared& statement, const value_list& values, bool stream) {
        return cursor_type(*this, statement, values, stream ? ++streams_ : 0);
    }

    query_result run(prepared& statement, const std::vector<parameter>& parameters);
    // The same where its rows are many, and can be read while they come: false where nothing was sent.
    bool run_by_rows(prepared& statement, const std::vector<parameter>& parameters, std::optional<coming_rows>& rows);

    // What came is in the form that it was asked for in: of other types than the server said before it is refused.
    void check_form(prepared& statement, const query_result& result) const {
        if (statement.facts.columns.are_known() && (result.is_binary() || statement.form == result_form::not_known))
            note_form(statement, result.raw());
    }

#if defined(LIBPQ_HAS_PIPELINING)
    // ---- batches: see database/statements/batch.hpp ----
    void queue(prepared& statement, const value_list& values) {
        auto& next = batch_.statements.emplace_back(batched{{}, statement.statement, parameters_of(values)});
        try {
            expect_countable(next.parameters);
            name_for(statement, next, batch_.statements.size());
            next.is_binary = is_binary(statement, next);
        } catch (...) {
            batch_.statements.pop_back();
            throw;
        }
    }
    // Afterwards each statement, run in the order in which they were queued, finds its answer here.
    void send_batch(bool each_alone) {
        if (limit_ != nullptr) limit_->expect_time();
        const english_messages labels;
        pipeline line(*session_, limit_, each_alone);
        const auto end = run_with_begin(line, batch_.statements);
        batch_.is_answered = true;
        line.settle({});
        // A statement's own error is told when its answer is asked for.
        const bool went_well = std::none_of(batch_.statements.begin(), batch_.statements.end(), [](const batched& s) {
            return s.answer == nullptr || is_error(s.answer.get());
        });
        if (went_well && !(end.is_reached && end.error == nullptr))
            throw_result(*session_, end.error.get(), "commit", false);
    }
    // The same outside of transactions in steps, where each unit stands alone, for those who wait in a way of their
    // own: see postgres/asio.hpp. The last statement that was queued belongs to a unit with the next.
    void keep_unit_open() { batch_.statements.back().ends_unit = false; }
    // Of what is queued from there on, in bytes.
    std::size_t size_of_queued(std::size_t from) const;
    // They are not sent.
    void drop_queued(std::size_t from) noexcept {
        for (auto i = from; i < batch_.statements.size(); ++i) note_unprepared(batch_.statements[i]);
        batch_.statements.erase(batch_.statements.begin() + static_cast<std::ptrdiff_t>(from), batch_.statements.end());
    }
    void start_batch() {
        under_way_.emplace(*session_, nullptr, true);
        under_way_->start(batch_.statements);
    }
    socket_wait go_on_with_batch();
    // What runs is not waited for; the connection is lost.
    void give_up() noexcept {
        shutdown(PQsocket(session_->raw()), SHUT_RDWR);
        under_way_.reset();
    }
    int socket() const { return PQsocket(session_->raw()); }
    // While nothing runs: reads the server's last word, if it has said that, and then its end.
    bool has_ended() const { return is_connection_lost(session_->raw()) || is_connection_lost(session_->raw()); }
    void go_on_batched(std::size_t count) noexcept { batch_.next = count; }
    void pause_batch(bool pause) noexcept { batch_.is_answered = !pause; }
    void end_batch() noexcept {
        note_unprepared(batch_.statements);
        batch_ = {};
    }

    // ---- a begin that goes with the first statement: see fusing_driver ----
    void begin_with_next(std::string_view text, begin_listener& listener) {
        if (limit_ != nullptr) limit_->expect_time(text);
        begin_ = {std::string(text), &listener};
    }
    bool forget_begin() noexcept { return std::exchange(begin_.listener, nullptr) != nullptr; }
    void begin_now();
#else
    static void begin_now() {}
#endif
    // "create table ... as select" is a SELECT to the server as well, without columns.
    static bool has_written(const query_result& result) { return !result.was_read() || result.columns() == 0; }

    // Outside of a transaction the server keeps the rows until they are fetched; a pooler would fetch them elsewhere.
    void open_stream(server_cursor& stream, prepared& statement, const std::vector<parameter>& parameters);
    // The server counts them in 32 bits.
    std::size_t stream_rows() const { return std::clamp<std::size_t>(options_.stream_rows, 1, 0x7fff'ffff); }
    query_result fetch(server_cursor& stream, const prepared& statement);
    // Closing a cursor that is gone would make a transaction fail that has nothing to do with it.
    void close_stream(const server_cursor& stream) noexcept;

    // All of it, which takes effect as a whole or, outside of a transaction, not at all.
    std::optional<std::int64_t> run_script(std::string_view& script);

    template <class EachRow> void copy(const copy_columns& columns, const EachRow& each_row) {
        begin_now();
        const auto text = columns.text();
        copying target(*session_, limit_, text);
        each_row([&](const value_list& values) { target.write(parameters_of(values)); });
        target.finish();
    }

    transaction_status status() const;
    void watch_transaction(bool on) noexcept {
        if (on) session_->tags().begun();
    }
    bool was_replaced() noexcept;
    void control(std::string_view text);

    void commit();
    static std::string begin_text(const transaction_options* options);
    void begin(std::string_view text, const transaction_options*) {
        if (limit_ != nullptr) limit_->expect_time(text);
        control(text);
    }
    static bool restore() noexcept { return true; }

    // Of a connection that was lost there is nothing to end.
    void cancel() {
        if (is_open() && !translated(*session_, "cancel", [&] { return session_->cancel(); })) throw_no_answer();
    }
    bool is_open() const { return session_->is_open(); }
    session& native() {
        begin_now();
        return *session_;
    }

    // A new connection in place of one that was lost; statements are prepared again as they are used. Where there is
    // none to be had, or on_connect fails, the lost one stays.
    void connect();

    // What a borrower may have changed, in one round trip: all that "discard all" takes back, but the statements that
    // the library has prepared stay. Those of SQL's PREPARE are told apart by the server.
    bool reset_session();
    // Throws where the server does not answer.
    void ask() const { (void)sender(*session_, limit_).run(""); }

    // ---- replicas: see pool/replica_router.hpp ----
    // In bytes since the log began: what this server has written, and what a replica shows of its primary's.
    std::uint64_t written_position() const;
    std::optional<std::uint64_t> replayed_position() const;

    const time_limit* limit() const noexcept { return limit_; }
    void set_limit(const time_limit* limit) noexcept { limit_ = limit; }

private:
    // Whatever the role's or the database's settings: these forms are exact, and read without a doubt.
    static constexpr const char* settings =
        "set datestyle to 'ISO, YMD'; set intervalstyle to 'iso_8601'; set bytea_output to 'hex'; "
        "set extra_float_digits to 1; set client_encoding to 'UTF8'; set standard_conforming_strings to on";

    sender sending() const { return sender(*session_, limit_); }
    static void expect_countable(const std::vector<parameter>& parameters);
    std::optional<std::uint64_t> position_of(const char* select) const;
    bool is_prepared(prepared& statement);
    // A text that was made at run time may not come a second time: then preparing it would be for nothing.
    static bool is_worth_preparing(prepared& statement) {
        return statement.facts.duration != kept::recently_used || std::exchange(statement.was_run, true);
    }
    std::string fresh_name() { return "mizzle_" + std::to_string(++names_); }
    void set_name(prepared& statement, std::string name) {
        statement.name = std::move(name);
        statement.generation = generation_;
        statement.form = result_form::not_known;
    }
    query_result noted(prepared& statement, query_result result) const {
        check_form(statement, result);
        return result;
    }
    void note_form(prepared& statement, const PGresult* result) const;
    // Prepares it, and is told of which types its rows are where that matters.
    void prepare_on_server(prepared& statement, std::size_t parameters);
#if defined(LIBPQ_HAS_PIPELINING)
    // It is prepared on the way, if it is not. `queued`: how many may be so.
    void name_for(prepared& statement, batched& next, std::size_t queued);
    // What was to be prepared by statements of which one failed before.
    void note_unprepared(batched& s) noexcept {
        if (std::exchange(s.is_prepared_first, false) && !s.was_prepared)
            never_prepared_.push_back(std::move(s.name));  // there is room for it
    }
    void note_unprepared(std::vector<batched>& statements) noexcept {
        for (auto& s : statements) note_unprepared(s);
    }
    // With the begin before them that was not sent yet. Throws what that throws.
    pipeline::end run_with_begin(pipeline& line, std::vector<batched>& statements);
    query_result run_first(prepared& statement, const std::vector<parameter>& parameters);
    static bool is_binary(const prepared& statement, const batched& sent) {
        return statement.form == result_form::binary && !sent.name.empty() && !sent.is_prepared_first;
    }
    query_result answer_of_batch(prepared& statement) {
        auto& s = batch_.statements.at(batch_.next);
        if (s.answer == nullptr || is_error(s.answer.get()))
            throw_result(*session_, s.answer.get(), statement.text(), !s.name.empty());
        ++batch_.next;
        return noted(statement, query_result(std::move(s.answer), session_->raw()));
    }
    struct batch {
        std::vector<batched> statements{};
        std::size_t next = 0;
        bool is_answered = false;
    };
    batch batch_;
    std::optional<pipeline> under_way_{};
    struct unsent_begin {
        std::string text;
        begin_listener* listener;  // null: there is none
        // What f throws is the begin's.
        template <class F> void told(const F& f) const {
            const auto start = std::chrono::steady_clock::now();
            try {
                f();
            } catch (const error& e) {
                listener->begun(text, {}, &e);
                throw;
            }
            listener->begun(text, std::chrono::steady_clock::now() - start, nullptr);
        }
    };
    unsent_begin begin_{{}, nullptr};
    bool has_unsent_begin() const { return begin_.listener != nullptr; }
#else
    static constexpr bool has_unsent_begin() { return false; }
#endif
    // When the transaction began, before SQL text can have put another one in its place.
    void remember_begin();
    MIZZLE_COLD void look_for_chain() noexcept;

    // Sends text of the library's own, without taking memory of the program.
    result_holder send(std::string_view text);

    bool may_be_closed(const server_cursor& stream) const { return stream.closings != session_->tags().closings(); }
    bool is_stream_open(const server_cursor& stream);

    query_result run_once(prepared& statement, const std::vector<parameter>& parameters);

    // Before another one is prepared, so that the server holds as many as the cache. Not in a transaction, which would
    // fail where the server has forgotten the statement.
    void forget_unwanted();

    const time_limit* limit_ = nullptr;
    std::string where_;
    postgres_options options_;
    std::unique_ptr<session> session_;
    std::uint64_t generation_ = 0;             // counts the connections to the server
    std::vector<std::string> never_prepared_;  // by a batch that failed before it came to them
    std::vector<std::string> unwanted_;        // names of statements that the server still holds
    std::uint64_t names_ = 0, streams_ = 0;
};

}  // namespace mizzle::detail::postgres_detail

#ifndef MIZZLE_COMPILED
#include "connection.ipp"
#include "server_streams.ipp"
#endif
