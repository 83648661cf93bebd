// A statement that runs on PostgreSQL: its rows, one after another.
#pragma once
#include "../database/raw_text.hpp"
#include "../query/values/bound_value.hpp"
#include "cell.hpp"
#include "prepared.hpp"
#include "sending.hpp"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace mizzle::detail::postgres_detail {

// Beyond these the client library sends nothing, or the server ends the connection.
inline void expect_fitting(const value_list& values) {
    if (values.size() > 65'535) [[unlikely]]
        throw_usage_error("mizzle: a statement has more than 65,535 values, which is the most that PostgreSQL takes; "
                          "in() of a std::vector is one");
    std::size_t bytes = 0;
    for (const auto& v : values)
        if (v.has_text()) bytes += v.kind == value_kind::bytes ? 2 * v.size : v.size;
    if (bytes > most_bytes) [[unlikely]]
        throw_usage_error("mizzle: the values of a statement, or of a row of COPY, are more than 1,000,000,000 bytes, "
                          "which is more than PostgreSQL takes at once");
}

inline std::vector<parameter> parameters_of(const value_list& values) {
    expect_fitting(values);
    std::vector<parameter> out;
    out.reserve(values.size());
    for (const auto& v : values) {
        if (v.kind == value_kind::null) out.emplace_back();
        else out.emplace_back(parameter_text(v));
    }
    return out;
}

// A cursor of the server: mizzle_<number>.
struct server_cursor {
    std::uint64_t number;
    std::uint64_t closings;  // what had been closed when it was known to be open
    bool is_binary = false;  // its rows are asked for in this form, once it is known of which types they are
};

// Runs when its first row is asked for. Connection is the driver's, which comes later.
template <class Connection> class cursor {
public:
    // `stream`: the number of the server's cursor, for rows that are fetched a part at a time; else 0.
    cursor(Connection& c, prepared& statement, const value_list& values, std::uint64_t stream)
        : connection_(c), statement_(statement), parameters_(parameters_of(values)), stream_{stream, 0} {}
    cursor(const cursor&) = delete;
    cursor& operator=(const cursor&) = delete;
    ~cursor() {
        if (started_ && !ended_ && stream_.number != 0) connection_.close_stream(stream_);
    }

    // The server has closed its cursor with the transaction.
    void release() noexcept { ended_ = true; }
    // The server keeps its cursor until the transaction ends, or the connection.
    void abandon() noexcept { ended_ = true; }

    // Of what is not streamed: its rows are read one after another to their end, and nothing is done meanwhile.
    void read_to_end() noexcept { by_rows_ = true; }

    bool step() {
        if (next_ == size_) [[unlikely]] {
            if (!fetch()) return false;
        }
        ++next_;
        return true;
    }

    mizzle::detail::postgres_detail::cell cell(int index) const {
        return {result_, next_ - 1, index, statement_.text()};
    }
    // As many as are here.
    std::size_t rows() const { return static_cast<std::size_t>(size_); }
    // As many as there were the last time, where they are not known yet.
    std::size_t rows_expected() const { return coming_ ? statement_.last_count : 0; }
    int columns() const { return result_.columns(); }
    std::string_view column_name(int index) const { return result_.column_name(index); }
    std::string_view sql() const { return statement_.text(); }
    std::int64_t rows_affected() const { return rows_affected_; }

private:
    // From so many rows on it takes less time to read each when it comes.
    static constexpr std::int64_t many_rows = 1'000;

    bool fetch() {
        if (coming_) return fetch_row();
        if (ended_) return false;
        if (stream_.number == 0) {
            ended_ = true;
            try {
                if (by_rows_ && connection_.run_by_rows(statement_, parameters_, coming_)) return fetch_row();
                result_ = connection_.run(statement_, parameters_);
            } catch (const stale_statement&) {
                ended_ = false;
                coming_.reset();
                throw;
            }
            note_count(result_.rows());
            if (connection_.has_written(result_)) rows_affected_ = result_.rows_affected();
        } else {
            if (!started_) {
                connection_.open_stream(stream_, statement_, parameters_);
                started_ = true;
            }
            result_ = connection_.fetch(stream_, statement_);
        }
        next_ = 0;
        size_ = result_.rows();
        // Fewer rows than were asked for are the last.
        if (stream_.number != 0 && std::cmp_less(size_, connection_.stream_rows())) {
            ended_ = true;
            connection_.close_stream(stream_);
        }
        return size_ != 0;
    }

    void note_count(std::int64_t count) {
        statement_.is_long = count >= many_rows;
        statement_.last_count = static_cast<std::size_t>(count);
    }
    bool fetch_row() {
        next_ = size_ = 0;
        if (coming_->next(result_)) [[likely]] {
            if (count_++ == 0) connection_.check_form(statement_, result_);
            size_ = 1;
            return true;
        }
        coming_.reset();
        note_count(count_);
        if (connection_.has_written(result_)) rows_affected_ = result_.rows_affected();
        return false;
    }

    Connection& connection_;
    prepared& statement_;
    std::vector<parameter> parameters_;
    server_cursor stream_;
    query_result result_;
    int next_ = 0, size_ = 0;
    std::int64_t rows_affected_ = 0, count_ = 0;
    bool started_ = false, ended_ = false, by_rows_ = false;
    std::optional<coming_rows> coming_{};
};

}  // namespace mizzle::detail::postgres_detail
