// COPY ... FROM STDIN: many rows at once, in PostgreSQL's text format.
#pragma once
#include "sending.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace mizzle::detail::postgres_detail {

class copying {
public:
    // `statement` outlives this. Throws what the server says of it.
    copying(session& s, const time_limit* limit, const std::string& statement);
    copying(const copying&) = delete;
    copying& operator=(const copying&) = delete;
    // Without finish() the server is told to store nothing.
    ~copying() {
        if (is_open_) abandon();
    }

    void write(const std::vector<parameter>& row);
    // Throws what the server says of the rows.
    void finish();

private:
    void send_rows();
    result_holder end(const char* failure);
    void abandon() noexcept;

    const english_messages labels_{};
    session& session_;
    const time_limit* limit_;
    limited_wait waiting_;
    std::string_view statement_;
    std::string rows_;  // those that were not sent yet
    bool is_open_ = false;
};

}  // namespace mizzle::detail::postgres_detail

#ifndef MIZZLE_COMPILED
#include "copying.ipp"
#endif
