// The functions of copying.hpp that no type of a program's takes part in.
#pragma once
#include "../inline.hpp"
#include "copying.hpp"

namespace mizzle::detail::postgres_detail {

MIZZLE_INLINE copying::copying(session& s, const time_limit* limit, const std::string& statement)
    : session_(s), limit_(limit), waiting_(s, limit), statement_(statement) {
    if (limit_ != nullptr) limit_->expect_time(statement_);
    end_copying(session_.raw());
    result_holder answer;
    if (waiting_.send([&](PGconn* c) { return PQsendQuery(c, statement.c_str()); })) {
        waiting_.wait();
        answer.reset(PQgetResult(session_.raw()));
    }
    if (PQresultStatus(answer.get()) == PGRES_COPY_IN) {
        is_open_ = true;
        return;
    }
    (void)waiting_.last_result();
    if (waiting_.has_asked()) waiting_.absorb();
    throw_result(session_, answer.get(), statement_, false);
}

MIZZLE_INLINE void copying::write(const std::vector<parameter>& row) {
    constexpr std::size_t worth_sending = 65'536;
    bool is_first = true;
    for (const auto& cell : row) {
        if (!is_first) rows_ += '\t';
        is_first = false;
        if (!cell) {
            rows_ += "\\N";
            continue;
        }
        for (const char c : *cell) {
            if (c == '\\') rows_ += "\\\\";
            else if (c == '\t') rows_ += "\\t";
            else if (c == '\n') rows_ += "\\n";
            else if (c == '\r') rows_ += "\\r";
            else rows_ += c;
        }
    }
    rows_ += '\n';
    if (rows_.size() >= worth_sending) send_rows();
}

// What cannot be sent is told by the answer.
MIZZLE_INLINE void copying::send_rows() {
    if (limit_ != nullptr) limit_->expect_time(statement_);
    constexpr std::size_t most = 1U << 30;
    for (std::size_t at = 0; at < rows_.size(); at += most) {
        const auto size = static_cast<int>(std::min(most, rows_.size() - at));
        if (!waiting_.send([&](PGconn* c) { return PQputCopyData(c, rows_.data() + at, size) == 1 ? 1 : 0; })) break;
    }
    rows_.clear();
}

MIZZLE_INLINE result_holder copying::end(const char* failure) {
    is_open_ = false;
    (void)waiting_.send([&](PGconn* c) { return PQputCopyEnd(c, failure) == 1 ? 1 : 0; });
    return waiting_.last_result();
}

MIZZLE_INLINE void copying::finish() {
    send_rows();
    const auto answer = end(nullptr);
    if (answer == nullptr || PQresultStatus(answer.get()) != PGRES_COMMAND_OK) {
        if (waiting_.has_asked()) waiting_.absorb();
        throw_result(session_, answer.get(), statement_, false);
    }
    waiting_.settle(statement_);
}

MIZZLE_INLINE void copying::abandon() noexcept {
    (void)end("the program gave no more rows");
    if (waiting_.has_asked()) waiting_.absorb();
}

}  // namespace mizzle::detail::postgres_detail
