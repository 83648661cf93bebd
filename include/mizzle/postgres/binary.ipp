// The functions of binary.hpp that no type of a program's takes part in.
#pragma once
#include "../inline.hpp"
#include "binary.hpp"

namespace mizzle::detail::postgres_detail {

MIZZLE_INLINE bool is_read_as(column_kind kind, Oid type) {
    // The server has the same numbers for its own types everywhere; those that programs make have others, from here on.
    constexpr Oid first_made = 16384;
    const auto is_array = kind >= column_kind::array;
    const auto one =
        is_array ? static_cast<column_kind>(static_cast<unsigned>(kind) - static_cast<unsigned>(column_kind::array))
                 : kind;
    const auto is = [&](Oid single, Oid array) { return type == (is_array ? array : single); };
    const auto is_text = [&] {
        return is(25, 1009) || is(1043, 1015) || is(1042, 1014) || is(19, 1003);  // text, varchar, char, name
    };
    switch (one) {
    case column_kind::integer: return is(23, 1007) || is(20, 1016) || is(21, 1005);
    case column_kind::real: return is(700, 1021) || (!is_array && type == 701);
    case column_kind::double_precision: return is(701, 1022);
    case column_kind::boolean: return is(16, 1000);
    case column_kind::text: return is_text();
    // A label is sent as the same text in both forms. What else a program can make has no text of an enum's.
    case column_kind::enumeration: return is_text() || type >= first_made;
    case column_kind::json: return !is_array && (type == 3802 || type == 114 || is_text());
    case column_kind::bytes: return is(17, 1001);
    case column_kind::date: return is(1082, 1182);
    case column_kind::time: return is(1083, 1183);
    case column_kind::timestamp: return is(1114, 1115);
    case column_kind::timestamptz: return is(1184, 1185);
    case column_kind::interval: return is(1186, 1187);
    case column_kind::uuid: return is(2950, 2951);
    case column_kind::numeric: return is(1700, 1231);
    default: return false;
    }
}

MIZZLE_INLINE int first_unfit(const PGresult* r, const column_kinds& columns) {
    const auto count = PQnfields(r);
    if (!std::cmp_equal(count, columns.count())) return 0;
    for (int i = 0; i < count; ++i)
        if (!is_read_as(columns[static_cast<unsigned>(i)], PQftype(r, i))) return i;
    return -1;
}

MIZZLE_INLINE std::uint64_t types_of(const PGresult* r) {
    const auto count = PQnfields(r);
    std::uint64_t sum = static_cast<unsigned>(count);
    for (int i = 0; i < count; ++i) sum = (sum ^ PQftype(r, i)) * 0x9e37'79b9'7f4a'7c15;
    return sum;
}

MIZZLE_INLINE bool read_binary(std::string_view value, bytes& out) {
    const auto* data = reinterpret_cast<const std::byte*>(value.data());
    out.assign(data, data + value.size());
    return true;
}

namespace binary {

inline constexpr std::chrono::sys_days epoch = std::chrono::year(2000) / 1 / 1;
// The last year that std::chrono has is the last that is read.
inline constexpr std::chrono::sys_days end_of_years =
    std::chrono::sys_days(std::chrono::year(32767) / 12 / 31) + std::chrono::days(1);
inline constexpr std::chrono::sys_days begin_of_years = std::chrono::year(-32767) / 1 / 1;

constexpr std::int64_t microseconds_to(std::chrono::sys_days day) {
    return std::chrono::sys_time<std::chrono::microseconds>(day).time_since_epoch().count();
}

}  // namespace binary

MIZZLE_INLINE bool read_binary(std::string_view value, date& out) {
    std::int32_t days = 0;
    if (value.size() != sizeof days || !read_binary(value, days)) return false;
    constexpr auto first = (binary::begin_of_years - binary::epoch).count();
    constexpr auto end = (binary::end_of_years - binary::epoch).count();
    if (days < first || days >= end) return false;
    out = binary::epoch + std::chrono::days(days);
    return true;
}

MIZZLE_INLINE bool read_binary(std::string_view value, time_of_day& out) {
    std::int64_t us = 0;
    constexpr std::int64_t day = 86'400'000'000;
    if (value.size() != sizeof us || !read_binary(value, us) || us < 0 || us > day) return false;
    out = time_of_day(us);
    return true;
}

MIZZLE_INLINE bool read_point(std::string_view value, std::int64_t& out) {
    std::int64_t us = 0;
    constexpr auto epoch = binary::microseconds_to(binary::epoch);
    constexpr auto first = binary::microseconds_to(binary::begin_of_years) - epoch;
    constexpr auto end = binary::microseconds_to(binary::end_of_years) - epoch;
    if (value.size() != sizeof us || !read_binary(value, us) || us < first || us >= end) return false;
    out = us + epoch;
    return true;
}

MIZZLE_INLINE bool read_binary(std::string_view value, interval& out) {
    if (value.size() != 16) return false;
    std::int64_t us = 0;
    std::int32_t days = 0, months = 0;
    read_binary(value.substr(0, 8), us);
    read_binary(value.substr(8, 4), days);
    read_binary(value.substr(12, 4), months);
    out = {std::chrono::months(months), std::chrono::days(days), std::chrono::microseconds(us)};
    return true;
}

MIZZLE_INLINE bool read_binary(std::string_view value, uuid& out) {
    if (value.size() != out.bytes.size()) return false;
    std::memcpy(out.bytes.data(), value.data(), value.size());
    return true;
}

// Groups of four digits, of which the first one stands `weight` groups before the point; `scale` digits are shown
// behind it.
MIZZLE_INLINE bool read_binary(std::string_view value, numeric& out) {
    constexpr std::size_t header = 8;
    if (value.size() < header) return false;
    const auto word = [&](std::size_t i) { return big_endian<std::uint16_t>(value.data() + 2 * i); };
    const int groups = word(0), weight = static_cast<std::int16_t>(word(1)), scale = word(3);
    if (value.size() != header + 2 * static_cast<std::size_t>(groups)) return false;
    std::string text;
    switch (word(2)) {
    case 0: break;
    case 0x4000: text = "-"; break;
    case 0xc000: text = "NaN"; break;
    case 0xd000: text = "Infinity"; break;
    case 0xf000: text = "-Infinity"; break;
    default: return false;
    }
    if (text.size() > 1) {
        if (groups != 0) return false;
    } else {
        if (scale > 0x3fff) return false;
        bool is_whole = true;
        const auto add_group = [&](int i, bool pads) {
            const unsigned digits = i >= 0 && i < groups ? word(4 + static_cast<std::size_t>(i)) : 0;
            is_whole = is_whole && digits < 10000;
            const char four[] = {static_cast<char>('0' + digits / 1000 % 10),
                                 static_cast<char>('0' + digits / 100 % 10), static_cast<char>('0' + digits / 10 % 10),
                                 static_cast<char>('0' + digits % 10)};
            const std::size_t skipped = pads ? 0 : digits < 10 ? 3 : digits < 100 ? 2 : digits < 1000 ? 1 : 0;
            text.append(four + skipped, 4 - skipped);
        };
        const int whole = groups == 0 || weight < 0 ? 0 : weight + 1;
        if (whole == 0) text += '0';
        for (int i = 0; i < whole; ++i) add_group(i, i != 0);
        // The server strips zeros at both ends.
        if (groups > whole && scale == 0) return false;
        if (scale != 0) {
            text += '.';
            const auto wanted = text.size() + static_cast<std::size_t>(scale);
            // Without groups the place of the first is of no account.
            int next = groups == 0 ? 0 : weight + 1;
            for (; text.size() < wanted; ++next) add_group(next, true);
            if (next < groups || text.find_first_not_of('0', wanted) != std::string::npos) return false;
            text.resize(wanted);
        }
        if (!is_whole) return false;
    }
    auto read = numeric::parse(text);
    if (read) out = *std::move(read);
    return read.has_value();
}

MIZZLE_INLINE std::string_view infinity_of(std::string_view value) {
    const auto is_all = [&](auto most) {
        // Its parts are each the most, or each the least, that they can hold.
        using number = decltype(most);
        number n = 0;
        if (!read_binary(value.substr(0, sizeof n), n)) return std::string_view();
        value.remove_prefix(sizeof n);
        if (n == most) return std::string_view("infinity");
        if (n == std::numeric_limits<number>::min()) return std::string_view("-infinity");
        return std::string_view();
    };
    constexpr auto most4 = std::numeric_limits<std::int32_t>::max();
    constexpr auto most8 = std::numeric_limits<std::int64_t>::max();
    switch (value.size()) {
    case 4: return is_all(most4);
    case 8: return is_all(most8);
    case 16: {
        const auto time = is_all(most8), days = is_all(most4), months = is_all(most4);
        return time == days && days == months ? time : std::string_view();
    }
    default: return {};
    }
}

MIZZLE_INLINE bool binary_elements::begin(std::string_view array, column_kind elements) {
    const auto word = [&](std::size_t i) { return big_endian<std::uint32_t>(array.data() + 4 * i); };
    constexpr std::size_t header = 12, dimension = 8;
    *this = {};
    if (array.size() < header || word(1) > 1) return false;
    const auto dimensions = word(0);
    // What is read as one of these is known by the type of the array already.
    if (!is_read_as(elements, word(2))) return false;
    if (dimensions == 0) return array.size() == header;
    if (dimensions != 1 || array.size() < header + dimension || word(4) != 1) return false;
    rest_ = array.substr(header + dimension);
    left_ = word(3);
    return left_ <= rest_.size() / 4 && (left_ != 0 || rest_.empty());
}

MIZZLE_INLINE bool binary_elements::next() {
    if (rest_.size() < 4) return false;
    const auto size = big_endian<std::uint32_t>(rest_.data());
    rest_.remove_prefix(4);
    is_null_ = size == 0xffff'ffff;
    if (!is_null_ && size > rest_.size()) return false;
    value_ = rest_.substr(0, is_null_ ? 0 : size);
    rest_.remove_prefix(value_.size());
    --left_;
    return left_ != 0 || rest_.empty();
}

}  // namespace mizzle::detail::postgres_detail
