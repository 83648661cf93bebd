// A statement that runs on PostgreSQL: its rows, one after another.
#pragma once
#include "../database/raw_text.hpp"
#include "../query/bound_value.hpp"
#include "cell.hpp"
#include "prepared.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace mizzle::postgres_detail {

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

// Runs when its first row is asked for. Connection is the driver's, which comes later.
template <class Connection> class cursor {
public:
    // `stream_name`: of the server's cursor, for rows that are fetched a part at a time; else empty.
    cursor(Connection& c, prepared& statement, const value_list& values, std::string stream_name = {})
        : connection_(c), statement_(statement), parameters_(parameters_of(values)),
          stream_name_(std::move(stream_name)) {
        was_in_use_ = std::exchange(statement.in_use, true);
    }
    cursor(const cursor&) = delete;
    cursor& operator=(const cursor&) = delete;
    ~cursor() {
        statement_.in_use = was_in_use_;
        if (is_streaming()) connection_.close_stream(stream_name_);
    }

    bool step() {
        if (next_ == size_) [[unlikely]] {
            if (!fetch()) return false;
        }
        row_.go_to(result_, next_++);
        return true;
    }

    mizzle::postgres_detail::cell cell(int index) const { return {result_, row_, index, statement_.text}; }
    int columns() const { return static_cast<int>(result_.columns()); }
    std::string_view column_name(int index) const {
        return result_.column_name(static_cast<pqxx::row::size_type>(index));
    }
    std::string_view sql() const { return statement_.text; }
    std::int64_t rows_affected() const {
        return statement_.text.starts_with("select") ? 0 : static_cast<std::int64_t>(result_.affected_rows());
    }

private:
    bool is_streaming() const { return started_ && !stream_name_.empty() && !ended_; }

    bool fetch() {
        if (ended_) return false;
        if (stream_name_.empty()) {
            ended_ = true;
            result_ = connection_.run(statement_, parameters_);
        } else {
            if (!started_) {
                connection_.open_stream(stream_name_, statement_, parameters_);
                started_ = true;
            }
            result_ = connection_.fetch(stream_name_, statement_);
        }
        next_ = 0;
        size_ = result_.size();
        // Fewer rows than were asked for are the last.
        if (!stream_name_.empty() && static_cast<std::size_t>(size_) < connection_.stream_rows()) {
            ended_ = true;
            connection_.close_stream(stream_name_);
        }
        return size_ != 0;
    }

    Connection& connection_;
    prepared& statement_;
    std::vector<parameter> parameters_;
    std::string stream_name_;
    pqxx::result result_;
    result_row row_;
    result_size next_ = 0, size_ = 0;
    bool was_in_use_ = false, started_ = false, ended_ = false;
};

}  // namespace mizzle::postgres_detail
