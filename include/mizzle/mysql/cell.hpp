// One value of a result row of MySQL, read as a C++ type exactly or refused.
#pragma once
#include "../database/rows/cell.hpp"
#include "../query/values/temporal_text.hpp"
#include "../schema/interval.hpp"
#include "../schema/number_text.hpp"
#include "../schema/numeric.hpp"
#include "../schema/utf8.hpp"
#include "../schema/uuid.hpp"
#include "columns.hpp"

#include <charconv>
#include <cstring>
#include <limits>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mizzle::detail::mysql_detail {

class cell : public cell_base<cell> {
public:
    cell(const column& c, MYSQL_STMT* statement, int index, std::string_view sql)
        : column_(c), statement_(statement), index_(index), sql_(sql) {}

    bool is_null() const { return column_.is_null != 0; }

    // What is kept as text: of text, enums and JSON, and of a program's own types.
    std::string_view text() const {
        if (is_null() || column_.kind != stored_kind::text) [[unlikely]]
            fail_type("text");
        const auto t = column_.text();
        // The server calls binary some of what is text; bytes that no text has are those of a blob.
        if (column_.is_binary && !is_utf8(t)) [[unlikely]]
            fail_type("text");
        return t;
    }

    // The same of what has a value of its own, in the form in which the server writes it.
    std::string text_or_number() const {
        if (is_null() || column_.kind == stored_kind::text) return std::string(text());
        switch (column_.kind) {
        case stored_kind::date: return temporal_text_of<date>();
        case stored_kind::time: return temporal_text_of<time_of_day>();
        case stored_kind::timestamp: return temporal_text_of<timestamp>();
        default: break;
        }
        numeric number;
        read(number);
        return number.to_string();
    }

    void read(std::int16_t& out) const { read_integer(out); }
    void read(std::int32_t& out) const { read_integer(out); }
    void read(std::int64_t& out) const { read_integer(out); }
    void read(bool& out) const {
        std::int64_t n = 0;
        read_integer(n);
        read_boolean(out, n);
    }
    void read(double& out) const {
        refuse_null();
        switch (column_.kind) {
        case stored_kind::real: out = column_.real; return;
        case stored_kind::single: out = static_cast<double>(column_.single); return;
        case stored_kind::whole32: out = static_cast<double>(integer_of_32()); return;
        case stored_kind::decimal: {
            const auto t = column_.text();
            const auto [end, problem] = number_from_chars(t.data(), t.data() + t.size(), out);
            if (problem != std::errc() || end != t.data() + t.size()) fail({"a decimal that a double does not hold"});
            return;
        }
        case stored_kind::whole64: {
            std::int64_t n = 0;
            read_integer(n);
            out = static_cast<double>(n);
            expect_exact_double(n);
            return;
        }
        default: fail_type("a floating-point number");
        }
    }
    void read(float& out) const {
        if (!is_null() && column_.kind == stored_kind::single) {
            out = column_.single;
            return;
        }
        double wide = 0;
        read(wide);
        out = static_cast<float>(wide);
        if (static_cast<double>(out) != wide) fail({"a number that a float does not hold exactly"});
    }
    void read(std::string& out) const {
        const auto t = text();
        out.assign(t.data(), t.size());
    }
    void read(bytes& out) const {
        if (is_null() || column_.kind != stored_kind::text || !column_.is_binary) fail_type("bytes");
        const auto* data = reinterpret_cast<const std::byte*>(column_.data.get());
        out.assign(data, data + column_.length);
    }
    void read(date& out) const {
        if (!is_null() && column_.kind == stored_kind::date) return day_of(out);
        parsed(out, parse_date(text()), "a date YYYY-MM-DD");
    }
    void read(time_of_day& out) const {
        if (is_null() || column_.kind != stored_kind::time) return parsed(out, parse_time(text()), "a time HH:MM:SS");
        out = span();
        if (out < time_of_day(0) || out > std::chrono::hours(24)) fail({"a time that is not of one day"});
    }
    void read(timestamp& out) const {
        if (is_null() || column_.kind != stored_kind::timestamp)
            return parsed(out, parse_timestamp(text()), "a timestamp YYYY-MM-DD HH:MM:SS");
        out = timestamp(point());
    }
    void read(timestamptz& out) const {
        if (is_null() || column_.kind != stored_kind::timestamp)
            return parsed(out, parse_timestamptz(text()), "a timestamp YYYY-MM-DD HH:MM:SS in UTC");
        out = timestamptz(point());
    }
    void read(interval& out) const {
        if (is_null() || column_.kind != stored_kind::time)
            return parsed(out, interval::parse(text()), "an interval in ISO 8601");
        out = interval(span());
    }
    // MariaDB's own type is sent as text; bytes are those of binary(16).
    void read(uuid& out) const {
        if (is_null() || column_.kind != stored_kind::text || !column_.is_binary)
            return parsed(out, uuid::parse(text()), "a UUID");
        const auto t = column_.text();
        if (t.size() != out.bytes.size()) fail({"bytes that are not the 16 of a UUID"});
        std::memcpy(out.bytes.data(), t.data(), out.bytes.size());
    }
    void read(numeric& out) const {
        refuse_null();
        switch (column_.kind) {
        case stored_kind::decimal: return parsed(out, numeric::parse(decimal_text()), "a decimal number");
        case stored_kind::text: return parsed(out, numeric::parse(text()), "a decimal number");
        case stored_kind::single: return read_digits(out, column_.single);
        case stored_kind::real: return read_digits(out, column_.real);
        case stored_kind::whole64:
            if (column_.is_unsigned && column_.whole64 < 0)
                return parsed(out, numeric::parse(std::to_string(static_cast<std::uint64_t>(column_.whole64))),
                              "a decimal number");
            [[fallthrough]];
        default: break;
        }
        std::int64_t n = 0;
        read_integer(n);
        out = numeric(n);
    }
    void read_scaled(numeric& out, int scale) const {
        read(out);
        widen(out, scale);
    }
    template <class T> void read_array(std::vector<T>&) const {
        static_assert(sizeof(T) == 0,
                      "mizzle: MySQL has no arrays; keep the values in a table of their own, or as JSON");
    }

    [[noreturn]] MIZZLE_COLD MIZZLE_NOINLINE void fail(const unfit_value& wrong) const {
        const auto& field = statement_->fields[index_];
        const auto text = [](const char* name) { return name == nullptr ? "" : name; };
        throw decode_error(text(field.name), text(field.org_table), wrong, sql_);
    }

private:
    // What has all the digits that there are after the point has them for want of a number: of numeric without digits,
    // and of what is computed from it.
    std::string_view decimal_text() const {
        constexpr unsigned most_digits = 30;
        auto text = column_.text();
        if (statement_->fields[index_].decimals >= most_digits && text.find('.') != std::string_view::npos) {
            text.remove_suffix(text.size() - 1 - text.find_last_not_of('0'));
            if (text.ends_with('.')) text.remove_suffix(1);
        }
        return text;
    }
    template <class T> std::string temporal_text_of() const {
        T value{};
        read(value);
        return temporal_text(value).string();
    }
    void refuse_null() const {
        if (is_null()) [[unlikely]]
            fail({"NULL"});
    }
    template <class T> MIZZLE_ALWAYS_INLINE void read_integer(T& out) const {
        if (!is_null()) [[likely]] {
            if (column_.kind == stored_kind::whole32 && !column_.is_unsigned) {
                out = static_cast<T>(column_.whole32);
                if (static_cast<std::int64_t>(out) == column_.whole32) [[likely]]
                    return;
            }
            if (column_.kind == stored_kind::whole64 && !column_.is_unsigned) {
                out = static_cast<T>(column_.whole64);
                if (static_cast<std::int64_t>(out) == column_.whole64) [[likely]]
                    return;
            }
        }
        const auto n = other_integer();
        if (!std::in_range<T>(n)) fail({"a number out of the type's range"});
        out = static_cast<T>(n);
    }
    std::int64_t integer_of_32() const {
        if (column_.is_unsigned) return static_cast<std::uint32_t>(column_.whole32);
        return column_.whole32;
    }
    // Of what is unsigned, of bits, and of decimals without a fraction, as sum() of whole numbers gives them.
    MIZZLE_NOINLINE std::int64_t other_integer() const {
        refuse_null();
        std::uint64_t u = 0;
        switch (column_.kind) {
        case stored_kind::whole32: return integer_of_32();
        case stored_kind::whole64:
            if (!column_.is_unsigned) return column_.whole64;
            u = static_cast<std::uint64_t>(column_.whole64);
            break;
        case stored_kind::bits:
            for (const char c : column_.text()) u = u << 8 | static_cast<unsigned char>(c);
            break;
        case stored_kind::decimal: {
            const auto t = column_.text();
            std::int64_t n = 0;
            const auto [end, problem] = std::from_chars(t.data(), t.data() + t.size(), n);
            if (problem == std::errc::result_out_of_range) fail({"a number out of the type's range"});
            const std::string_view rest(end, static_cast<std::size_t>(t.data() + t.size() - end));
            if (rest.find_first_not_of(".0") != std::string_view::npos) fail({"a decimal with a fraction"});
            return n;
        }
        default: fail_type("an integer");
        }
        if (u > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
            fail({"a number out of the type's range"});
        return static_cast<std::int64_t>(u);
    }
    template <class T> void day_of(T& out) const {
        const auto& t = column_.time;
        const date d{std::chrono::year(static_cast<int>(t.year)), std::chrono::month(t.month), std::chrono::day(t.day)};
        if (!d.ok()) fail({"a date whose month or day is 0 or does not exist"});
        out = T(d);
    }
    // The server sends no others; a relay may.
    void expect_time_of_day(unsigned most_hours) const {
        const auto& t = column_.time;
        if (t.day * std::uint64_t{24} * unsigned(column_.kind == stored_kind::time) + t.hour > most_hours ||
            t.minute > 59 || t.second > 59 || t.second_part > 999'999) [[unlikely]]
            fail({"a time that is none"});
    }
    std::chrono::microseconds span() const {
        expect_time_of_day(838);
        const auto& t = column_.time;
        const auto seconds = (t.day * 24LL + t.hour) * 3600 + t.minute * 60LL + t.second;
        const std::chrono::microseconds us(seconds * 1'000'000 + static_cast<std::int64_t>(t.second_part));
        return t.neg ? -us : us;
    }
    std::chrono::microseconds point() const {
        std::chrono::sys_days day;
        day_of(day);
        expect_time_of_day(23);
        const auto& t = column_.time;
        return std::chrono::microseconds(day.time_since_epoch()) + std::chrono::hours(t.hour) +
               std::chrono::minutes(t.minute) + std::chrono::seconds(t.second) +
               std::chrono::microseconds(static_cast<std::int64_t>(t.second_part));
    }

    [[noreturn]] MIZZLE_COLD MIZZLE_NOINLINE void fail_type(std::string_view wanted) const {
        static constexpr const char* names[] = {"an integer",
                                                "an integer",
                                                "a floating-point number",
                                                "a floating-point number",
                                                "a decimal number",
                                                "text",
                                                "bits",
                                                "a date",
                                                "a time",
                                                "a timestamp"};
        refuse_null();
        const bool is_bytes = column_.kind == stored_kind::text && column_.is_binary;
        cell_base::fail_type(is_bytes ? "bytes" : names[static_cast<int>(column_.kind)], wanted);
    }

    const column& column_;
    MYSQL_STMT* statement_;
    int index_;
    std::string_view sql_;
};

}  // namespace mizzle::detail::mysql_detail
