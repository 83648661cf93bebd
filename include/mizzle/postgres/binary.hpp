// Values as PostgreSQL sends them in binary form: of most significant byte first, and of a type that each column names.
#pragma once
#include "../database/rows/kinds_of_row.hpp"
#include "../schema/floating.hpp"
#include "libpq.hpp"
#include "text.hpp"

#include <bit>
#include <chrono>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace mizzle::detail::postgres_detail {

// Whether a column of the server's type is read in binary as in text, and as exactly. All other pairs are left to text.
bool is_read_as(column_kind kind, Oid type);

// The first column of a result that is not; -1 where all are.
int first_unfit(const PGresult* r, const column_kinds& columns);

// A number to tell the types of two results apart by.
std::uint64_t types_of(const PGresult* r);

// The bytes must be there.
template <std::unsigned_integral U> U big_endian(const char* data) {
    U value = 0;
    for (std::size_t i = 0; i < sizeof value; ++i)
        value = static_cast<U>(static_cast<U>(value << 8) | static_cast<unsigned char>(data[i]));
    return value;
}
template <> inline std::uint32_t big_endian(const char* data) {
    std::uint32_t value = 0;
    std::memcpy(&value, data, sizeof value);
    return std::endian::native == std::endian::little ? __builtin_bswap32(value) : value;
}
template <> inline std::uint64_t big_endian(const char* data) {
    std::uint64_t value = 0;
    std::memcpy(&value, data, sizeof value);
    return std::endian::native == std::endian::little ? __builtin_bswap64(value) : value;
}

// Each read_binary() is true where all of the value is such a one, exactly, and looks at no byte beyond it.

template <std::signed_integral T> bool read_binary(std::string_view value, T& out) {
    std::int64_t n = 0;
    switch (value.size()) {
    case 2: n = static_cast<std::int16_t>(big_endian<std::uint16_t>(value.data())); break;
    case 4: n = static_cast<std::int32_t>(big_endian<std::uint32_t>(value.data())); break;
    case 8: n = static_cast<std::int64_t>(big_endian<std::uint64_t>(value.data())); break;
    default: return false;
    }
    out = static_cast<T>(n);
    return out == n;
}

inline bool read_binary(std::string_view value, bool& out) {
    if (value.size() != 1 || (value[0] & ~1) != 0) return false;
    out = value[0] == 1;
    return true;
}

// Text has one NaN only.
inline bool read_binary(std::string_view value, double& out) {
    if (value.size() != sizeof out) return false;
    out = std::bit_cast<double>(big_endian<std::uint64_t>(value.data()));
    if (is_nan(out)) out = std::numeric_limits<double>::quiet_NaN();
    return true;
}

// Of a double, too, where that is a float.
inline bool read_binary(std::string_view value, float& out) {
    if (value.size() == sizeof out) {
        out = std::bit_cast<float>(big_endian<std::uint32_t>(value.data()));
    } else {
        double wide = 0;
        if (!read_binary(value, wide)) return false;
        out = static_cast<float>(wide);
        if (static_cast<double>(out) != wide && wide == wide) return false;
    }
    if (is_nan(out)) out = std::numeric_limits<float>::quiet_NaN();
    return true;
}

inline bool read_binary(std::string_view value, std::string& out) {
    out.assign(value.data(), value.size());
    return true;
}

bool read_binary(std::string_view value, bytes& out);

bool read_binary(std::string_view value, date& out);

bool read_binary(std::string_view value, time_of_day& out);

// Days and microseconds are counted from the beginning of the year 2000.
bool read_point(std::string_view value, std::int64_t& out);

inline bool read_binary(std::string_view value, timestamp& out) {
    std::int64_t us = 0;
    if (!read_point(value, us)) return false;
    out = timestamp(std::chrono::microseconds(us));
    return true;
}

inline bool read_binary(std::string_view value, timestamptz& out) {
    std::int64_t us = 0;
    if (!read_point(value, us)) return false;
    out = timestamptz(std::chrono::microseconds(us));
    return true;
}

bool read_binary(std::string_view value, interval& out);

bool read_binary(std::string_view value, uuid& out);

bool read_binary(std::string_view value, numeric& out);

template <class E>
    requires std::is_enum_v<E>
bool read_binary(std::string_view value, E& out) {
    return read_text(value, out);
}

// "infinity", "-infinity", or nothing: of a date, a timestamp or an interval.
std::string_view infinity_of(std::string_view value);

// The elements of an array, one after another.
class binary_elements {
public:
    // False where it is no array of one dimension that begins at 1, of such elements.
    bool begin(std::string_view array, column_kind elements);
    std::size_t count() const { return left_; }
    bool is_at_end() const { return left_ == 0; }
    // Goes to the next one; false where it is not whole, or has more behind it than there should be.
    bool next();
    bool is_null() const { return is_null_; }
    std::string_view value() const { return value_; }

private:
    std::string_view rest_, value_;
    std::size_t left_ = 0;
    bool is_null_ = false;
};

template <class T> bool read_binary(std::string_view array, std::vector<T>& out) {
    out.clear();
    binary_elements elements;
    if (!elements.begin(array, kind_of_value<T>)) return false;
    out.reserve(elements.count());
    while (!elements.is_at_end()) {
        if (!elements.next()) return false;
        T value{};
        if constexpr (is_optional<T>) {
            if (!elements.is_null() && !read_binary(elements.value(), value.emplace())) return false;
        } else {
            if (elements.is_null() || !read_binary(elements.value(), value)) return false;
        }
        out.push_back(std::move(value));
    }
    return true;
}

}  // namespace mizzle::detail::postgres_detail

#ifndef MIZZLE_COMPILED
#include "binary.ipp"
#endif
