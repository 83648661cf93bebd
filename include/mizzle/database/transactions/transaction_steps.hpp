// How a transaction or a savepoint begins, is kept and is abandoned, and what refuses: the members of
// transaction_levels that are long. Not in the class, where they would be inline: then each file compiles them, whoever
// else has.
#pragma once
#include "transaction_levels.hpp"

namespace mizzle::detail {

template <class Driver> void transaction_levels<Driver>::open_level(const transaction_options* options) {
    const thread_user me(user_);
    if (depth_ == 0) {
        fate_ = fate::undecided;
        const auto now = driver_.status();
        is_guest_ = now == transaction_status::open || now == transaction_status::failed;
        if (is_guest_ && options != nullptr)
            throw usage_error("mizzle: a transaction that SQL text began is open; end it before transaction(), "
                              "which begins and ends its own");
    }
    if (depth_ == 0 && !is_guest_) {
        const auto text = driver_.begin_text(options);
        take_turn(options);
        numbered_transaction number(observers_);
        if constexpr (fusing_driver<Driver>) {
            begin_with_next(text);
            return number.keep();
        }
        watched(observers_, text, [&] {
            try {
                driver_.begin(text, options);
                if (driver_.status() != transaction_status::open)
                    throw database_error("mizzle: the database did not begin a transaction");
            } catch (...) {
                roll_back();
                leave_turn();
                throw;
            }
            set_depth(1);
        });
        number.keep();
    } else {
        expect_transaction();  // SQLite would begin one
        numbered_transaction number(observers_, depth_ == 0);
        const step_text text("savepoint mizzle_%d", savepoint_number(depth_));
        watched(observers_, text.view(), [&] {
            driver_.control(text.view());
            set_depth(depth_ + 1);
        });
        number.keep();
    }
}

template <class Driver> void transaction_levels<Driver>::keep_level() {
    if (unsent_ != nullptr) unsent_->send();
    const thread_user me(user_);
    if (has_ended()) throw_ended();
    if constexpr (fusing_driver<Driver>) driver_.begin_now();
    if (driver_.status() != transaction_status::open) throw_failed();
    if (is_outermost()) {
        watched(observers_, "commit", [&] {
            driver_.commit();
            if (driver_.status() == transaction_status::open)
                throw database_error("mizzle: the database did not end the transaction");
            end_streams(1);
            set_depth(0);
            is_stuck_ = !driver_.restore();
        });
        observers_.leave_transaction();
    } else {
        const step_text text("release savepoint mizzle_%d", savepoint_number(depth_ - 1));
        watched(observers_, text.view(), [&] {
            driver_.control(text.view());
            keep_streams();
            set_depth(depth_ - 1);
        });
        if (depth_ == 0) observers_.leave_transaction();
    }
}

template <class Driver> void transaction_levels<Driver>::abandon_level() noexcept {
    const thread_user me(user_, std::nothrow);
    if (unsent_ != nullptr) unsent_->drop();
    end_streams(depth_);
    if (is_outermost()) {
        roll_back();
    } else if (!has_ended() && driver_.status() != transaction_status::lost) {
        const int number = savepoint_number(depth_ - 1);
        if (!undo(step_text("rollback to savepoint mizzle_%d; release savepoint mizzle_%d", number).view()) ||
            driver_.status() != transaction_status::open)
            fate_ = fate::doomed;
    }
    set_depth(depth_ - 1);
    // What is the caller's own must not be committed with half of this in it.
    if (depth_ == 0 && is_guest_ && fate_ == fate::doomed) roll_back();
    if (depth_ == 0) observers_.leave_transaction();
}

template <class Driver> void transaction_levels<Driver>::look() {
    observers_.set_told(false);
    if (depth_ != 0) {
        expect_transaction();
        if (unsent_ == nullptr) return;
        unsent_->send();
        return expect_transaction();
    }
    roll_back();
    if (is_stuck_) throw_stuck();
}

template <class Driver> void transaction_levels<Driver>::roll_back() noexcept {
    if constexpr (fusing_driver<Driver>) (void)driver_.forget_begin();
    for (int attempt = 0; attempt < 2 && is_open(); ++attempt) {
        if (attempt == 1) end_streams(0);
        undo("rollback");
    }
    const bool is_as_before = driver_.restore();
    is_stuck_ = is_open() || !is_as_before;
}

template <class Driver> bool transaction_levels<Driver>::undo(std::string_view text) noexcept {
    try {
        watched(observers_, text, [&] { driver_.control(text); });
        return true;
    } catch (...) { return false; }
}

template <class Driver> void transaction_levels<Driver>::refuse(int level) const {
    if (level_ == query_observers::nobody)
        throw usage_error("mizzle: an observer cannot use the connection that it observes; open another one");
    if (level == 0)
        throw usage_error(
            "mizzle: the connection has an open transaction; use the tx that its block is given until it ends");
    if (level > level_) throw usage_error("mizzle: this transaction has ended; begin another one");
    throw usage_error("mizzle: a nested transaction is open; use the tx that its block is given until it ends");
}

template <class Driver> void transaction_levels<Driver>::throw_ended() const {
    if (fate_ == fate::doomed)
        throw transaction_aborted("mizzle: a nested transaction could not be taken back, so that all of this one "
                                  "will be; let the error leave the block, and run it again");
    throw transaction_aborted(
        "mizzle: this transaction has ended before its block: an error made the database take all of it back, or "
        "SQL text committed it or took it back, which only transaction() may; let the error leave the block");
}

template <class Driver> void transaction_levels<Driver>::throw_failed() const {
    throw transaction_aborted(
        "mizzle: a statement of this transaction failed, or the connection was lost, so that the database has "
        "taken "
        "all of it back; let the error leave the block, or run what may fail in a nested transaction");
}

template <class Driver> void transaction_levels<Driver>::throw_stuck() {
    throw connection_error("mizzle: the last transaction could not be taken back, so that this connection "
                           "cannot be used; its changes are gone once it is closed. Open it again");
}

}  // namespace mizzle::detail
