// What the server answered to a statement, as libpq has it.
#pragma once
#include "libpq.hpp"

#include <charconv>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>

namespace mizzle::detail::postgres_detail {

// One value, which lives as long as its result: empty for NULL.
struct stored_value {
    std::string_view text;
    bool is_null;
};

class query_result {
public:
    query_result() = default;
    query_result(result_holder r, const PGconn* c)
        : result_(std::move(r)), is_binary_(PQbinaryTuples(result_.get()) != 0),
          has_infinite_intervals_(PQserverVersion(c) >= 170000) {}

    void clear() noexcept { result_.reset(); }
    // By another one of the same statement.
    void replace(result_holder r, const PGconn* c) {
        if (!is_binary_) [[unlikely]]
            *this = query_result(std::move(r), c);
        else result_ = std::move(r);
    }

    // Whether all values came in binary form.
    bool is_binary() const { return is_binary_; }
    // Else what looks like one is finite.
    bool has_infinite_intervals() const { return has_infinite_intervals_; }

    PGresult* raw() const { return result_.get(); }
    int rows() const { return PQntuples(raw()); }
    int columns() const { return PQnfields(raw()); }
    const char* column_name(int column) const { return PQfname(raw(), column); }
    Oid column_type(int column) const { return PQftype(raw(), column); }
    stored_value value(int row, int column) const {
        const auto size = static_cast<std::size_t>(PQgetlength(raw(), row, column));
        return {{PQgetvalue(raw(), row, column), size}, size == 0 && PQgetisnull(raw(), row, column) != 0};
    }
    // Whether it gives rows of tables: "SELECT 3", "FETCH 1". The statement's text may begin in any way.
    bool was_read() const {
        const std::string_view tag = PQcmdStatus(raw());
        return tag.starts_with("SELECT") || tag.starts_with("FETCH");
    }
    // As the server counts what the command wrote; 0 where it does not.
    std::int64_t rows_affected() const {
        const std::string_view count = PQcmdTuples(raw());
        std::int64_t n = 0;
        std::from_chars(count.data(), count.data() + count.size(), n);
        return n;
    }

private:
    result_holder result_;
    bool is_binary_ = false, has_infinite_intervals_ = false;
};

}  // namespace mizzle::detail::postgres_detail
