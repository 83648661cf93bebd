// Rows one at a time: for (const auto& row : db.stream(select(...)...)). Memory stays constant however many there are.
#pragma once
#include "run.hpp"

#include <cstddef>
#include <iterator>
#include <memory>

namespace mizzle::detail {

#define MIZZLE_DETAIL_STREAM_RULE                                                                                  \
    "mizzle: the rows of a stream go by one at a time, in for (const auto& row : db.stream(...)); those that are " \
    "counted or had by number come from all()"

// A single pass. Its row is overwritten by the next one. Leaving the loop early is fine. It ends with the transaction
// that it was opened in, and with its connection: usage_error where it is read on.
// Of rows that are read into a type of the program's, `Into`, that is what it gives.
template <class Row, class Driver, class Into = Row> class row_stream final : listed_stream {
    using cursor = typename Driver::cursor_type;

public:
    row_stream(database_connection<Driver>& c, typename Driver::prepared_type& statement, value_list& values)
        : connection_(&c), running_(c, statement, values, true) {
        list_readers(row_, readers_);
        c.enlist(*this);
    }
    // Compilers show the line to a program that copies one.
    row_stream(const row_stream&) = delete;  // mizzle: a stream is not copied; take it by reference
    row_stream& operator=(const row_stream&) = delete;
    ~row_stream() {
        if (connection_ == nullptr) return;
        const thread_user me(connection_->user(), std::nothrow);
        if (!me.is_inside()) running_.cursor().abandon();
        connection_->leave_list(*this);
        outlive();
    }

    // Of a single pass: the next row takes the place of the last one.
    class iterator {
    public:
        using value_type = Into;
        using difference_type = std::ptrdiff_t;
        using iterator_concept = std::input_iterator_tag;

        iterator() = default;
        explicit iterator(row_stream& s) : stream_(&s) {}
        const Into& operator*() const { return stream_->current(); }
        const Into* operator->() const { return &stream_->current(); }
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

    // For those who take it for a container.
    template <class I> const Into& operator[](const I&) const {
        static_assert(std::is_void_v<I>, MIZZLE_DETAIL_STREAM_RULE);
        return current();
    }
    template <class Late = void> std::size_t size() const {
        static_assert(!std::is_void_v<Late>, MIZZLE_DETAIL_STREAM_RULE);
        return 0;
    }
    template <class Late = void> bool empty() const {
        static_assert(!std::is_void_v<Late>, MIZZLE_DETAIL_STREAM_RULE);
        return false;
    }

private:
    static constexpr bool is_row = std::is_same_v<Into, Row>;
    static constexpr bool is_value = is_only_value<Into, Row>;
    struct nothing {};

    const Into& current() const {
        if constexpr (is_row) return row_;
        else if constexpr (is_value) return get<0>(row_);
        else return *made_;
    }
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
            connection_->expect_transaction_of(*this);
            auto& rows = running_.cursor();
            if (rows_ != 0 ? rows.step() : unless_outdated(*connection_, running_, [&] { return rows.step(); })) {
                if (rows_ == 0) expect_width(running_.statement(), rows);
                read_row(rows, readers_, row_size<Row>, &row_);
                if constexpr (!is_row && !is_value) made_.emplace(convert_row<Into>(std::move(row_)));
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
    MIZZLE_DETAIL_NO_ADDRESS std::conditional_t<is_row || is_value, nothing, std::optional<Into>> made_{};
    member_reader<cursor> readers_[row_size<Row>];
    std::int64_t rows_ = 0;
    bool started_ = false, done_ = false;
    union {
        running_statement<Driver> running_;
    };
};

#undef MIZZLE_DETAIL_STREAM_RULE

}  // namespace mizzle::detail

namespace mizzle {

// row_stream is what db.stream(statement) gives: a range of rows, read once, of which one at a time is in memory.
using detail::row_stream;

}  // namespace mizzle
