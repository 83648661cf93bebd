// A statement that runs on MySQL: its rows, one after another.
#pragma once
#include "../query/values/bound_value.hpp"
#include "cell.hpp"
#include "prepared.hpp"
#include "session.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

namespace mizzle::detail::mysql_detail {

// Runs when its first row is asked for. Its rows are then here, all of them, so that other statements may run on the
// connection while they are read. A stream's rows are with a cursor of the server, which sends some at a time and lets
// other statements run in between, too; a result that is sent without one would keep the connection to itself.
class cursor {
public:
    // `stream` copies the values: they are gone when the statement runs.
    cursor(session& s, prepared& entry, value_list& values, bool stream)
        : session_(s), entry_(&entry), values_(&values) {
        if (stream) {
            if (entry.is_write) throw_stream_writes();
            stream_ = std::make_unique<inline_values<4>>(values.dialect());
            for (const auto& v : values) {
                stream_->add(v);
                stream_->own_latest();
            }
            values_ = stream_.get();
            // What was once asked for a cursor stays so in the client library.
            own_ = std::make_unique<prepared>(entry.text(), entry.facts);
            entry_ = own_.get();
        }
    }
    cursor(const cursor&) = delete;
    cursor& operator=(const cursor&) = delete;
    ~cursor() {
        if (state_ == state::reading) leave();
    }

    bool step() {
        if (state_ != state::reading && !start()) return false;
        auto* s = statement();
        if (s->mysql == nullptr) [[unlikely]]
            throw_reconnected();
        const int result =
            stream_ == nullptr ? mysql_stmt_fetch(s) : session_.wait_for(MIZZLE_DETAIL_MYSQL_CALL(mysql_stmt_fetch), s);
        if (result == 0) [[likely]]
            return true;
        if (result == MYSQL_DATA_TRUNCATED) {
            if (!entry_->columns.complete(s)) fail();
            return true;
        }
        if (result != MYSQL_NO_DATA) fail();
        if (stream_ != nullptr) session_.expect_whole_results(entry_->text());
        finish();
        return false;
    }

    mizzle::detail::mysql_detail::cell cell(int index) const {
        return {entry_->columns[index], statement(), index, entry_->text()};
    }
    int columns() const { return statement() == nullptr ? 0 : static_cast<int>(statement()->field_count); }
    std::string_view column_name(int index) const {
        const char* name = statement()->fields[index].name;
        return name == nullptr ? "" : name;
    }
    std::string_view sql() const { return entry_->text(); }
    std::int64_t rows_affected() const { return rows_affected_; }

    // Nothing of it runs any more.
    void release() noexcept {
        if (state_ == state::reading) leave();
    }
    // The server keeps its cursor until the connection ends.
    void abandon() noexcept {
        if (stream_ != nullptr) static_cast<void>(entry_->statement.release());
        state_ = state::ended;
    }

private:
    enum class state : unsigned char { waiting, reading, ended };

    MYSQL_STMT* statement() const { return entry_->statement.get(); }

    [[noreturn]] MIZZLE_COLD MIZZLE_NOINLINE void fail() { session_.fail(failure(statement()), entry_->text()); }
    [[noreturn]] MIZZLE_COLD MIZZLE_NOINLINE void throw_reconnected() {
        state_ = state::ended;
        throw usage_error("mizzle: these rows were of a connection that is no more; ask again");
    }

    // False where there are no rows.
    bool start() {
        if (state_ == state::ended) return false;
        state_ = state::ended;  // unless all goes well
        session_.settle();
        session_.expect_time(entry_->text());
        if (session_.is_watched() && !entry_->keeps_transaction) watch_.emplace(session_);
        if (entry_->facts.on_taken_key == taken_key::keeps_row) session_.reset_kept_rows();
        run(*values_);
        auto* s = statement();
        if (s->field_count == 0) {
            const auto affected = static_cast<std::int64_t>(mysql_stmt_affected_rows(s));
            rows_affected_ = affected < 0 ? 0 : counted(affected);
            finish();
            if (entry_->facts.kind == statement_kind::raw) session_.expect_utf8();
            return false;
        }
        bool has_ended = false;  // by an error of the server's, which sends nothing after it
        try {
            if (!entry_->columns.prepare(s)) fail();
            if (stream_ == nullptr) {
                if (session_.wait_for(MIZZLE_DETAIL_MYSQL_CALL(mysql_stmt_store_result), s) != 0) {
                    has_ended = !is_of_client(mysql_stmt_errno(s));
                    fail();
                }
                if (!entry_->is_write) session_.expect_unended(entry_->text());
                else rows_affected_ = static_cast<std::int64_t>(mysql_stmt_num_rows(s));
            }
            session_.expect_whole_results(entry_->text());
        } catch (...) {
            if (!has_ended) drop_results();
            throw;
        }
        state_ = state::reading;
        return true;
    }
    static bool is_of_client(unsigned error) { return error >= 2000 && error < 3000; }
    // Nobody reads them, and other statements run behind them only. The statement is prepared anew: the library would
    // look for the rest of what it has no more.
    void drop_results() noexcept {
        entry_->generation = 0;
        if (session_.is_lost()) return;
        auto* s = statement();
        do mysql_stmt_free_result(s);
        while (mysql_more_results(session_.native()) && mysql_stmt_next_result(s) == 0);
    }

    // Of an insert that changes or keeps rows that are there, the server counts neither.
    std::int64_t counted(std::int64_t affected) {
        const auto taken = entry_->facts.on_taken_key;
        if (taken == taken_key::changes_row) {
            // "Records: 2  Duplicates: 1  Warnings: 0" of several rows
            const char* info = mysql_info(session_.native());
            constexpr std::string_view before = "Records: ";
            const std::string_view text(info == nullptr ? "" : info);
            if (!text.starts_with(before)) return affected == 0 ? 0 : 1;
            std::int64_t rows = 0;
            std::from_chars(text.data() + before.size(), text.data() + text.size(), rows);
            return rows;
        }
        if (taken == taken_key::keeps_row) return affected - session_.kept_rows();
        return affected;
    }

    // A statement that the server has forgotten, or whose tables have changed, did not run.
    void run(value_list& values) {
        // The library lets go of its statements where the connection is given to another user, too.
        const bool is_new = entry_->generation != session_.generation() || statement()->mysql == nullptr ||
                            entry_->facts.prepared_each_time;
        if (is_new) {
            prepare();
            // A request to end that came while it was prepared is none of what runs now.
            session_.settle();
            session_.expect_time(entry_->text());
        }
        if (execute(values)) return;
        const failure f(statement());
        const bool is_outdated = is_one_of(f.number, {unknown_prepared, must_prepare_again}) ||
                                 (f.number == other_columns && !entry_->is_write);
        if (!is_outdated || is_new) session_.fail(f, entry_->text());
        state_ = state::waiting;
        throw_stale(f.state, entry_->text());
    }
    void prepare() {
        if (stream_ != nullptr && entry_->facts.locks_rows && !session_.is_in_transaction()) throw_stream_locks();
        entry_->generation = 0;
        entry_->columns = {};
        entry_->statement.reset();
        session_.expect_fitting(entry_->text().size());
        entry_->statement.reset(mysql_stmt_init(session_.native()));
        auto* s = statement();
        if (s == nullptr) throw std::bad_alloc();
        if (session_.wait_for(MIZZLE_DETAIL_MYSQL_CALL(mysql_stmt_prepare), s, entry_->text().data(),
                              entry_->text().size()) != 0) {
            const failure f(s);
            if (f.number == syntax && holds_second_statement(entry_->text())) throw_second_statement();
            session_.fail(f, entry_->text());
        }
        entry_->values = parameters(mysql_stmt_param_count(s));
        if (stream_ != nullptr) {
            const unsigned long type = CURSOR_TYPE_READ_ONLY;
            const auto rows =
                static_cast<unsigned long>(std::clamp<std::size_t>(session_.options().stream_rows, 1, 0x7fff'ffff));
            mysql_stmt_attr_set(s, STMT_ATTR_CURSOR_TYPE, &type);
            mysql_stmt_attr_set(s, STMT_ATTR_PREFETCH_ROWS, &rows);
        }
        entry_->generation = session_.generation();
    }
    bool execute(value_list& values) {
        auto* s = statement();
        const auto order = entry_->facts.order;
        const bool is_in_order = order.empty();
        if ((is_in_order ? values.size() : order.size()) != mysql_stmt_param_count(s)) [[unlikely]]
            throw_unused_value();
        if (values.size() != 0) {
            const bool is_changed = is_in_order ? entry_->values.set(values) : entry_->values.set(values, order);
            session_.expect_fitting(entry_->values.bytes() + 16 * mysql_stmt_param_count(s));
            if (is_changed) {
                if (mysql_stmt_bind_param(s, entry_->values.binds()) != 0) return false;
                entry_->values.are_bound();
            }
        }
        return session_.wait_for(MIZZLE_DETAIL_MYSQL_CALL(mysql_stmt_execute), s) == 0;
    }

    void finish() {
        state_ = state::ended;
        // A procedure gives several results, and one for its end.
        auto* s = statement();
        while (mysql_more_results(session_.native())) {
            if (session_.wait_for(MIZZLE_DETAIL_MYSQL_CALL(mysql_stmt_next_result), s) > 0) fail();
            if (s->field_count != 0 && session_.wait_for(MIZZLE_DETAIL_MYSQL_CALL(mysql_stmt_store_result), s) != 0)
                fail();
        }
        watch_.reset();
        forget_rows();
    }
    // Before the last row. What goes wrong shows at the connection's next use.
    void leave() noexcept {
        if (stream_ != nullptr) {
            state_ = state::ended;
            entry_->statement.reset();
            entry_->generation = 0;
            return;
        }
        try {
            finish();
        } catch (...) { state_ = state::ended; }
    }
    // Many rows, or long ones, are not kept until the statement's next use.
    void forget_rows() noexcept {
        auto* s = statement();
        if (s->field_count == 0 || s->mysql == nullptr || stream_ != nullptr) return;
        constexpr unsigned many = 256;
        if (!entry_->columns.shrink() && mysql_stmt_num_rows(s) < many) return;
        mysql_stmt_data_seek(s, 0);
        mysql_stmt_free_result(s);
    }

    session& session_;
    std::unique_ptr<prepared> own_;  // a statement that is this cursor's alone
    prepared* entry_;
    value_list* values_;
    std::unique_ptr<inline_values<4>> stream_;  // the values of a stream, copied
    std::optional<session::transaction_watch> watch_;
    std::int64_t rows_affected_ = 0;
    state state_ = state::waiting;
};

}  // namespace mizzle::detail::mysql_detail
