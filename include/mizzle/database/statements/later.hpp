// tx.later(statement): what a statement gives, sent when it is needed and together with others.
#pragma once
#include "batch.hpp"
#include "unsent.hpp"

#include <exception>
#include <memory>
#include <optional>
#include <type_traits>
#include <utility>
#include <vector>

namespace mizzle::detail {

// What became of a statement, for those who hold its later_result and for those who send it.
struct later_entry {
    unsent_statements* unsent = nullptr;  // null once it has its outcome
    std::exception_ptr error = nullptr;
    void end(std::exception_ptr e) noexcept {
        unsent = nullptr;
        error = std::move(e);
    }
};
template <class T> struct later_value : later_entry {
    T value{};
};

// What tx.later(statement) will give: a vector of rows, or how many were written. Reading it sends what the transaction
// has not sent yet. It belongs to the transaction's thread, and may outlive the transaction.
template <class T> class later_result {
public:
    explicit later_result(std::shared_ptr<later_value<T>> entry) : entry_(std::move(entry)) {}

    // Throws what the statement threw, or the one before it whose error kept it from running.
    const T& get() const {
        if (entry_->unsent != nullptr) ask();
        if (entry_->error != nullptr) std::rethrow_exception(entry_->error);
        return entry_->value;
    }
    const T& operator*() const { return get(); }
    const T* operator->() const { return &get(); }

private:
    void ask() const {
        try {
            entry_->unsent->send();
        } catch (...) {
            if (entry_->unsent != nullptr) throw;
        }
        if (entry_->unsent != nullptr)
            throw_usage_error("mizzle: what later() gives is being read from the database now; read it afterwards");
    }
    std::shared_ptr<later_value<T>> entry_;
};

// Those of a connection. An error stays until the level that it happened in is taken back: what comes after it in that
// level does not run, on any database.
template <class Driver> class later_statements final : public unsent_statements {
    static constexpr bool sends_batches = batching_driver<Driver>;
    using queue = std::conditional_t<sends_batches, batch_queue<Driver>, no_queue>;

public:
    template <class T> using entry_of = later_value<T>;

    explicit later_statements(database_connection<Driver>& c) : connection_(c) {}
    ~later_statements() override { drop(); }

    // queue_it(queue) gives the statement to the next batch, take(queue, entry) reads its answer.
    template <class Entry, class QueueIt>
    void add(const std::shared_ptr<Entry>& entry, const QueueIt& queue_it, void (*take)(queue&, later_entry&)) {
        if (failed_ != nullptr) return entry->end(failed_);
        if (!queue_) queue_.emplace(connection_);
        items_.reserve(items_.size() < items_.capacity() ? 0 : 2 * items_.size() + 8);
        queue_it(*queue_);
        entry->unsent = this;
        items_.push_back({entry, take});
    }
    // For what cannot be a part of a batch: runs f at once.
    template <class Entry, class F> void run(const std::shared_ptr<Entry>& entry, const F& f) {
        try {
            send();
            f();
        } catch (const error&) {
            if (failed_ == nullptr) failed_ = std::current_exception();
            entry->end(failed_);
        }
    }

    void send() override {
        if constexpr (sends_batches)
            if (!items_.empty()) send_all();
        if (failed_ != nullptr) std::rethrow_exception(failed_);
    }
    void drop() noexcept override {
        const auto items = std::exchange(items_, {});
        queue_.reset();
        failed_ = nullptr;
        if (items.empty()) return;
        const auto never_sent = never_sent_error();
        for (const auto& i : items) i.entry->end(never_sent);
    }

private:
    struct item {
        std::shared_ptr<later_entry> entry;
        void (*take)(queue&, later_entry&);
    };

    // Where there is no memory for it, it is that.
    static std::exception_ptr never_sent_error() noexcept {
        try {
            throw usage_error("mizzle: the transaction was taken back before this statement of later() was sent");
        } catch (...) { return std::current_exception(); }
    }
    void send_all() {
        const auto items = std::exchange(items_, {});
        try {
            const thread_user me(connection_.user());
            connection_.driver().send_batch(false);
        } catch (...) { failed_ = std::current_exception(); }
        for (const auto& i : items) {
            try {
                if (failed_ == nullptr) i.take(*queue_, *i.entry);
            } catch (...) { failed_ = std::current_exception(); }
            i.entry->end(failed_);
        }
        queue_.reset();
    }

    database_connection<Driver>& connection_;
    std::optional<queue> queue_;  // while there is something in it
    std::vector<item> items_;
    std::exception_ptr failed_;
};

}  // namespace mizzle::detail

namespace mizzle {

// later_result is what tx.later(statement) gives: reading it sends what the transaction has not sent yet, and throws
// what the statement threw.
using detail::later_result;

}  // namespace mizzle
