// Rows one at a time: for (const auto& row : db.stream(select(...)...)). Memory stays constant however many there are.
#pragma once
#include "run.hpp"

#include <cstddef>
#include <iterator>
#include <memory>

namespace mizzle {

// A single pass. Its row is overwritten by the next one. Leaving the loop early is fine. It ends with the transaction
// that it was opened in, and with its connection: usage_error where it is read on.
template <class Row, class Driver> class row_stream final : listed_stream {
    using cursor = typename Driver::cursor_type;

public:
    row_stream(database_connection<Driver>& c, typename Driver::prepared_type& statement, value_list& values)
        : connection_(&c), running_(c, statement, values, true) {
        list_readers(row_, readers_);
        c.enlist(*this);
    }
    ~row_stream() {
        if (connection_ == nullptr) return;
        const thread_user me(connection_->user(), std::nothrow);
        if (!me.is_inside()) running_.cursor().abandon();
        connection_->leave_list(*this);
        outlive();
    }

    class iterator {
    public:
        using value_type = Row;
        using difference_type = std::ptrdiff_t;
        using iterator_concept = std::input_iterator_tag;

        iterator() = default;
        explicit iterator(row_stream& s) : stream_(&s) {}
        const Row& operator*() const { return stream_->row_; }
        const Row* operator->() const { return &stream_->row_; }
        iterator& operator++() {
            stream_->next();
            return *this;
        }
        void operator++(int) { ++*this; }
        bool operator==(std::default_sentinel_t) const { return stream_->done_; }

    private:
        row_stream* stream_ = nullptr;
    };

    // Once only: the rows go by.
    iterator begin() {
        if (!started_) {
            started_ = true;
            next();
        }
        return iterator(*this);
    }
    std::default_sentinel_t end() const { return {}; }

private:
    void stop() noexcept override { running_.cursor().release(); }
    void outlive() noexcept override {
        running_.finished(rows_);
        std::destroy_at(&running_);
        connection_ = nullptr;
    }
    void next() {
        if (connection_ == nullptr) [[unlikely]]
            throw_usage_error("mizzle: this stream's database is gone; keep it as long as its rows are read");
        if (done_) return;
        const thread_user me(connection_->user());
        try {
            expect_running();
            auto& rows = running_.cursor();
            if (rows_ != 0 ? rows.step() : unless_outdated(*connection_, running_, [&] { return rows.step(); })) {
                read_row(rows, readers_, row_size<Row>, &row_);
                ++rows_;
            } else {
                done_ = true;
            }
        } catch (const error& e) {
            done_ = true;
            running_.failed(e);
            throw;
        }
    }

    database_connection<Driver>* connection_;  // until that is gone, and with it the cursor
    Row row_{};
    member_reader<cursor> readers_[row_size<Row>];
    std::int64_t rows_ = 0;
    bool started_ = false, done_ = false;
    union {
        running_statement<Driver> running_;
    };
};

}  // namespace mizzle
