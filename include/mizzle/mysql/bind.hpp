// Bound values as MySQL's binary protocol takes them.
#pragma once
#include "../query/values/bound_value.hpp"
#include "../schema/floating.hpp"
#include "../schema/interval.hpp"
#include "../sql/values/value_order.hpp"
#include "client.hpp"
#include "limits.hpp"
#include "utf8.hpp"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string_view>

namespace mizzle::detail::mysql_detail {

inline void set_date(MYSQL_TIME& out, std::chrono::sys_days day) {
    const std::chrono::year_month_day d(day);
    expect_year(d.year());
    out.year = static_cast<unsigned>(static_cast<int>(d.year()));
    out.month = static_cast<unsigned>(d.month());
    out.day = static_cast<unsigned>(d.day());
}

inline void set_time(MYSQL_TIME& out, std::int64_t us) {
    out.second_part = static_cast<unsigned long>(us % 1'000'000);
    const auto seconds = us / 1'000'000;
    out.second = static_cast<unsigned>(seconds % 60);
    out.minute = static_cast<unsigned>(seconds / 60 % 60);
    out.hour = static_cast<unsigned>(seconds / 3600);
}

// The values of one statement. What is bound stays in its place from one use of it to the next, so that the library is
// told of it, and the server of its types, only where something is another than it was.
class parameters {
public:
    parameters() = default;
    explicit parameters(std::size_t count)
        : binds_(std::make_unique<MYSQL_BIND[]>(count)), places_(std::make_unique<place[]>(count)) {}

    // True where they are to be bound. Long texts are referred to until the statement has run.
    bool set(const value_list& values) {
        bytes_ = 0;
        std::size_t i = 0;
        for (const auto& v : values) {
            set(binds_[i], places_[i], v);
            ++i;
        }
        return is_changed_;
    }
    // The same where values stand in another order, or at several places.
    bool set(const value_list& values, value_order order) {
        bytes_ = 0;
        std::size_t i = 0;
        for (const auto value : order) {
            set(binds_[i], places_[i], values.begin()[value]);
            ++i;
        }
        return is_changed_;
    }
    void are_bound() { is_changed_ = false; }
    MYSQL_BIND* binds() const { return binds_.get(); }
    std::size_t bytes() const { return bytes_; }

private:
    static constexpr std::size_t longest_kept = 4096;
    struct place {
        union {
            std::int64_t integer;
            double real;
            MYSQL_TIME time;
        };
        unsigned long length = 0;
        client_flag is_null = 0;
        std::size_t capacity = 0;
        std::unique_ptr<char[]> text;
        place() : time() {}
    };

    void set(MYSQL_BIND& out, place& p, const bound_value& v) {
        // A type that was known before is kept.
        p.is_null = v.kind == value_kind::null;
        switch (v.kind) {
        case value_kind::null:
            if (out.is_null == nullptr || out.buffer_type == MYSQL_TYPE_NULL) bind(out, p, type_of_null(v), nullptr);
            break;
        case value_kind::boolean:
        case value_kind::integer:
            bind(out, p, MYSQL_TYPE_LONGLONG, &p.integer);
            p.integer = v.integer;
            break;
        case value_kind::real:
            if (!is_finite(v.real)) [[unlikely]]
                throw_not_finite();
            bind(out, p, MYSQL_TYPE_DOUBLE, &p.real);
            p.real = v.real;
            break;
        case value_kind::text:
        case value_kind::json:
        case value_kind::array:
            expect_utf8(v.text());
            set_text(out, p, MYSQL_TYPE_STRING, v.text());
            break;
        case value_kind::numeric:
            expect_digits_of_decimal(v.text());
            set_text(out, p, MYSQL_TYPE_NEWDECIMAL, v.text());
            break;
        case value_kind::bytes: set_text(out, p, MYSQL_TYPE_BLOB, v.text()); break;
        case value_kind::uuid: set_text(out, p, MYSQL_TYPE_BLOB, {v.data, 16}); break;
        case value_kind::interval:
            set_text(out, p, MYSQL_TYPE_STRING,
                     interval(std::chrono::months(v.calendar.months), std::chrono::days(v.calendar.days),
                              std::chrono::microseconds(v.integer))
                         .to_string());
            break;
        case value_kind::date:
            set_point(out, p, MYSQL_TYPE_DATE, MYSQL_TIMESTAMP_DATE);
            set_date(p.time, std::chrono::sys_days(std::chrono::days(v.integer)));
            break;
        case value_kind::time:
            expect_time(v.integer);
            set_point(out, p, MYSQL_TYPE_TIME, MYSQL_TIMESTAMP_TIME);
            set_time(p.time, v.integer);
            break;
        case value_kind::timestamp:
        case value_kind::timestamptz: {
            set_point(out, p, MYSQL_TYPE_DATETIME, MYSQL_TIMESTAMP_DATETIME);
            const std::chrono::microseconds us(v.integer);
            const auto day = std::chrono::floor<std::chrono::days>(us);
            set_date(p.time, std::chrono::sys_days(day));
            set_time(p.time, (us - day).count());
            break;
        }
        }
    }
    static enum_field_types type_of_null(const bound_value& v) {
        return v.null_of == value_kind::integer   ? MYSQL_TYPE_LONGLONG
               : v.null_of == value_kind::numeric ? MYSQL_TYPE_NEWDECIMAL
               : v.null_of == value_kind::real    ? MYSQL_TYPE_DOUBLE
                                                  : MYSQL_TYPE_NULL;
    }
    void bind(MYSQL_BIND& out, place& p, enum_field_types type, void* buffer) {
        if (out.buffer_type == type && out.buffer == buffer && out.is_null != nullptr) [[likely]]
            return;
        out = {};
        out.buffer_type = type;
        out.buffer = buffer;
        out.is_null = &p.is_null;
        out.length = &p.length;
        is_changed_ = true;
    }
    // The text of an interval is shorter than what is kept.
    void set_text(MYSQL_BIND& out, place& p, enum_field_types type, std::string_view text) {
        bytes_ += text.size();
        p.length = text.size();
        if (text.size() > longest_kept) return bind(out, p, type, const_cast<char*>(text.data()));
        if (text.size() > p.capacity || p.capacity == 0) {
            const auto capacity = std::bit_ceil(std::max<std::size_t>(text.size(), 32));
            p.text = std::make_unique_for_overwrite<char[]>(capacity);
            p.capacity = capacity;
        }
        if (!text.empty()) std::memcpy(p.text.get(), text.data(), text.size());
        bind(out, p, type, p.text.get());
    }
    void set_point(MYSQL_BIND& out, place& p, enum_field_types type, enum_mysql_timestamp_type kind) {
        bind(out, p, type, &p.time);
        p.time = {};
        p.time.time_type = kind;
    }

    std::unique_ptr<MYSQL_BIND[]> binds_;
    std::unique_ptr<place[]> places_;
    bool is_changed_ = true;
    std::size_t bytes_ = 0;
};

}  // namespace mizzle::detail::mysql_detail
