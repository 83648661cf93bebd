// Transactions and their savepoints: one protocol for all drivers. Whether a transaction is open is what the database
// says after each step and each error, never what was remembered.
#pragma once
#include "../driver.hpp"
#include "../limits/time_limit.hpp"
#include "../statements/one_thread.hpp"
#include "../statements/query_event.hpp"
#include "../statements/unsent.hpp"
#include "transaction_options.hpp"
#include "turn.hpp"

#include <algorithm>
#include <cstdio>
#include <memory>
#include <string_view>
#include <utility>

namespace mizzle::detail {

// A stream that is open: it ends with the transaction or the savepoint that it was opened in.
class listed_stream {
public:
    listed_stream() = default;
    listed_stream(const listed_stream&) = delete;
    listed_stream& operator=(const listed_stream&) = delete;

protected:
    ~listed_stream() = default;
    void expect_running() const {
        if (is_ended_) [[unlikely]]
            throw_usage_error("mizzle: this stream has ended with the transaction that it was opened in; ask again");
    }

private:
    template <class Driver> friend class transaction_levels;
    virtual void stop() noexcept = 0;
    virtual void outlive() noexcept = 0;  // the connection is about to go

    listed_stream *previous_ = nullptr, *next_ = nullptr;
    int depth_ = 0;
    bool is_ended_ = false;
};

template <class Driver> class database_connection;

// A driver with the transactions and savepoints that the library has open on it, and those who use it.
template <class Driver> class transaction_levels {
public:
    query_observers& observers() { return observers_; }
    thread_check& user() { return user_; }
    Driver& driver() { return driver_; }
    transaction_status status() { return driver_.status(); }
    turn_of_connection& turn() { return turn_; }
    // What ends the call that runs; null is none.
    const time_limit* limit() const {
        if constexpr (limiting_driver<Driver>) return driver_.limit();
        else return nullptr;
    }

    // Who may use the connection: 0 is itself, outside of transactions; else the innermost block.
    void set_level(int level) { level_ = level; }

    // Throws usage_error unless it is this level's turn, transaction_aborted where the transaction is no more.
    MIZZLE_NOINLINE void expect_level(int level) {
        if (level_ != level) [[unlikely]]
            refuse(level);
        if (depth_ != 0 || is_stuck_) look();
    }
    // The same for what is not sent yet, which sends nothing.
    void expect_turn(int level) {
        if (level_ != level) refuse(level);
        expect_transaction();
    }
    // What its transaction has not sent yet.
    template <class Unsent> Unsent& unsent() {
        if (unsent_ == nullptr) unsent_ = std::make_unique<Unsent>(static_cast<database_connection<Driver>&>(*this));
        return static_cast<Unsent&>(*unsent_);
    }
    // After what may have ended the transaction: a statement, or a function of the program's that gives values for one.
    void expect_transaction() {
        if (depth_ != 0 && has_ended()) throw_ended();
    }
    // Before more of its rows are read: those that are there now may be others.
    void expect_transaction_of(const listed_stream& s) {
        if (s.depth_ != 0) expect_transaction();
    }
    // Level 0's turn, whatever state the connection is in.
    void expect_no_transaction() const {
        if (level_ != 0) refuse(0);
    }

    // A transaction, or a savepoint where one is open: the one that SQL text began included.
    void open_level(const transaction_options* options = nullptr);

    // Throws where it could not be kept; the level is then still to be abandoned.
    void keep_level();

    void abandon_level() noexcept;

    // From where a stream begins to where it is gone.
    void enlist(listed_stream& s) {
        s.depth_ = depth_;
        s.next_ = streams_;
        if (streams_ != nullptr) streams_->previous_ = &s;
        streams_ = &s;
    }
    bool has_streams() const { return streams_ != nullptr; }
    void leave_list(listed_stream& s) noexcept {
        (s.previous_ == nullptr ? streams_ : s.previous_->next_) = s.next_;
        if (s.next_ != nullptr) s.next_->previous_ = s.previous_;
    }

protected:
    template <class... A> explicit transaction_levels(const A&... arguments) : driver_(arguments...) {}
    ~transaction_levels() = default;

    // Before the connection goes.
    void leave_streams() noexcept {
        while (streams_ != nullptr) {
            auto& s = *streams_;
            leave_list(s);
            s.outlive();
        }
    }

    // A new connection in place of the former one.
    void forget_levels() {
        if (unsent_ != nullptr) unsent_->drop();
        set_depth(0);
        is_stuck_ = false;
        observers_.leave_transaction();
    }

private:
    enum class fate : unsigned char {
        undecided,
        ended,  // by the database, or by SQL text
        doomed  // a part of it could not be taken back, so all of it must be
    };
    // What observers know a transaction by, unless it does not begin.
    class numbered_transaction {
    public:
        explicit numbered_transaction(query_observers& o, bool is_new = true) : observers_(o), is_kept_(!is_new) {
            if (is_new) observers_.enter_transaction();
        }
        numbered_transaction(const numbered_transaction&) = delete;
        numbered_transaction& operator=(const numbered_transaction&) = delete;
        ~numbered_transaction() {
            if (!is_kept_) observers_.leave_transaction();
        }
        void keep() { is_kept_ = true; }

    private:
        query_observers& observers_;
        bool is_kept_;
    };
    // Tells the observers of a begin once its outcome stands.
    struct begin_watch : begin_listener {
        query_observers& observers;
        explicit begin_watch(query_observers& o) : observers(o) {}
        void begun(std::string_view text, std::chrono::nanoseconds duration, const error* failure) noexcept override {
            observers.notify({.sql = text, .duration = duration, .failure = failure, .values = {}});
            observers.set_told(failure != nullptr);
        }
    };
    // A text made without taking memory.
    class step_text {
    public:
        step_text(const char* format, int number) {
            size_ = static_cast<std::size_t>(std::snprintf(text_, sizeof text_, format, number, number));
        }
        std::string_view view() const { return {text_, size_}; }

    private:
        char text_[96];
        std::size_t size_;
    };

    void begin_with_next(std::string_view text)
        requires fusing_driver<Driver>
    {
        try {
            driver_.begin_with_next(text, begin_watch_);
        } catch (const error& e) {
            observers_.notify({.sql = text, .failure = &e, .values = {}});
            leave_turn();
            throw;
        }
        set_depth(1);
    }
    void set_depth(int depth) {
        const bool was_open = std::exchange(depth_, depth) != 0;
        observers_.set_told(false);
        if (was_open != (depth != 0)) driver_.watch_transaction(depth != 0);
        if (depth == 0) leave_turn();
    }
    // A transaction writes, unless its options say otherwise.
    void take_turn(const transaction_options* options) {
        if constexpr (single_writer_driver<Driver>) {
            if (options != nullptr &&
                (options->access == access_mode::read_only || options->begin == begin_mode::deferred))
                return;
            turn_.enter(limit());
            has_turn_ = true;
        }
    }
    void leave_turn() noexcept {
        if (std::exchange(has_turn_, false)) turn_.leave();
    }
    bool is_outermost() const { return depth_ == 1 && !is_guest_; }
    int savepoint_number(int depth) const { return depth + (is_guest_ ? 1 : 0); }

    bool has_ended() {
        if (fate_ != fate::undecided) return true;
        if (driver_.status() != transaction_status::none && !driver_.was_replaced()) return false;
        fate_ = fate::ended;
        return true;
    }

    MIZZLE_NOINLINE void look();

    // Twice: it may be that what runs hinders it.
    void roll_back() noexcept;
    // Those that were opened at this depth or deeper, 0 being outside of transactions: databases differ in whether they
    // read on.
    void end_streams(int from) noexcept {
        for (auto* s = streams_; s != nullptr; s = s->next_)
            if (s->depth_ >= from && !std::exchange(s->is_ended_, true)) s->stop();
    }
    // Those of a savepoint that was kept belong to the level above it now.
    void keep_streams() noexcept {
        for (auto* s = streams_; s != nullptr; s = s->next_) s->depth_ = std::min(s->depth_, depth_ - 1);
    }
    bool is_open() {
        const auto now = driver_.status();
        return now == transaction_status::open || now == transaction_status::failed;
    }
    // What goes wrong shows in what the database says afterwards.
    bool undo(std::string_view text) noexcept;

    [[noreturn]] MIZZLE_COLD MIZZLE_NOINLINE void refuse(int level) const;
    [[noreturn]] MIZZLE_COLD MIZZLE_NOINLINE static void throw_stuck();
    [[noreturn]] MIZZLE_COLD MIZZLE_NOINLINE void throw_ended() const;
    [[noreturn]] MIZZLE_COLD MIZZLE_NOINLINE void throw_failed() const;

    int level_ = 0;
    int depth_ = 0;  // how many transactions and savepoints the library has open
    fate fate_ = fate::undecided;
    bool is_guest_ = false;  // of a transaction that SQL text began
    bool is_stuck_ = false;  // a transaction that has ended could not be taken back
    bool has_turn_ = false;  // the transaction's
    turn_of_connection turn_;
    listed_stream* streams_ = nullptr;
    thread_check user_;
    query_observers observers_{level_};
    begin_watch begin_watch_{observers_};
    Driver driver_;
    std::unique_ptr<unsent_statements> unsent_;  // goes before the driver
};

}  // namespace mizzle::detail
