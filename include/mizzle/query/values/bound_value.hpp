// The values of a statement as a driver takes them: a flat list, whatever the statement was.
#pragma once
#include "../../dialect.hpp"
#include "../../error.hpp"
#include "../../schema/types.hpp"

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mizzle::detail {

// Trivial on purpose: a list of them on the stack costs nothing until it is filled.
struct bound_value {
    struct months_and_days {
        std::int32_t months, days;
    };

    value_kind kind;
    unsigned char short_size;  // of short_text
    union {
        months_and_days calendar;  // interval; its time is in `integer`
        std::size_t size;          // of text and bytes
        value_kind null_of;  // what a NULL is one of, where a database computes with it otherwise than with others
    };
    union {
        std::int64_t integer;  // boolean; days since 1970 for dates; microseconds since midnight or 1970
        double real;
        const char* data;  // text, bytes, the 16 bytes of a uuid, the text of numbers, JSON and arrays
    };
    char short_text[38];  // room for a driver that sends dates and the like as text

    std::string_view text() const { return {data, size}; }
    bool has_text() const {
        return kind == value_kind::text || kind == value_kind::bytes || kind == value_kind::uuid ||
               kind == value_kind::numeric || kind == value_kind::json || kind == value_kind::array;
    }
};

// Refuses what the dialect's databases would keep as another value, or not give back.
void expect_kept(dialect_id dialect, const interval& value);

class value_places;

// Collects what a statement binds, in the order in which its placeholders stand in the text. Text is borrowed from
// the statement; text made for the purpose is kept here.
class value_list {
public:
    value_list(const value_list&) = delete;
    value_list& operator=(const value_list&) = delete;

    dialect_id dialect() const { return dialect_; }
    constexpr std::size_t size() const { return static_cast<std::size_t>(end_ - begin_); }
    const bound_value* begin() const { return begin_; }
    const bound_value* end() const { return end_; }
    bound_value* begin() { return begin_; }
    bound_value* end() { return end_; }

    void add_null(value_kind of = value_kind::null) {
        auto& v = next();
        v.kind = value_kind::null;
        v.null_of = of;
    }
    void add(bool value) { whole(value_kind::boolean, value); }
    void add(std::int64_t value) { whole(value_kind::integer, value); }
    void add(double value) {
        auto& v = next();
        v.kind = value_kind::real;
        v.real = value;
    }
    void add(std::string_view text) { view(value_kind::text, text.data(), text.size()); }
    void add_bytes(const std::byte* data, std::size_t size) {
        view(value_kind::bytes, reinterpret_cast<const char*>(data), size);
    }
    void add(const uuid& value) { view(value_kind::uuid, reinterpret_cast<const char*>(value.bytes.data()), 16); }
    void add(const numeric& value) { view(value_kind::numeric, value.to_string().data(), value.to_string().size()); }
    void add(date value) {
        if (!value.ok()) throw_usage_error("mizzle: a date has a month or day that does not exist");
        whole(value_kind::date, std::chrono::sys_days(value).time_since_epoch().count());
    }
    void add(time_of_day value) { whole(value_kind::time, value.count()); }
    void add(timestamp value) { whole(value_kind::timestamp, value.time_since_epoch().count()); }
    void add(timestamptz value) { whole(value_kind::timestamptz, value.time_since_epoch().count()); }
    void add(const interval& value) {
        expect_kept(dialect_, value);
        if (!dialect_->has_intervals) return add_owned(value_kind::text, value.to_string());
        auto& v = next();
        v.kind = value_kind::interval;
        v.calendar = {static_cast<std::int32_t>(value.months.count()), static_cast<std::int32_t>(value.days.count())};
        v.integer = value.time.count();
    }
    // Text that is kept until the list is gone.
    void add_owned(value_kind kind, std::string text);
    void add(const bound_value& value) { next() = value; }
    // While the compiler counts, which cannot fill: a value more than there is room for is as wrong as any more.
    constexpr void count(std::size_t values) {
        for (; values != 0 && end_ != limit_; --values) ++end_;
    }
    void shorten(std::size_t size) { end_ = begin_ + size; }
    // Where the places of expressions are noted, if anywhere.
    value_places* places() const { return places_; }
    void note_places(value_places* places) { places_ = places; }
    // How many rows of which table the statement must write, where their versions are compared; 0 where none are.
    std::size_t rows_expected() const { return rows_expected_; }
    std::string_view table_expected() const { return table_expected_; }
    void expect_rows(std::string_view table, std::size_t count) {
        table_expected_ = table;
        rows_expected_ = count;
    }
    // Makes the text of the latest value the list's own: what it was borrowed from is about to go.
    void own_latest();

protected:
    constexpr value_list(dialect_id dialect, bound_value* storage, std::size_t capacity)
        : begin_(storage), end_(storage), limit_(storage + capacity), dialect_(dialect) {}
    constexpr ~value_list() {
        if (owned_ != nullptr) [[unlikely]]
            free_memory(owned_);
    }

private:
    // Text, or values for which there was no room.
    struct owned_memory;
    // Out of the way of the many lists that took none.
    MIZZLE_COLD static void free_memory(owned_memory* owned) noexcept;

    MIZZLE_ALWAYS_INLINE bound_value& next() {
        if (end_ == limit_) [[unlikely]]
            grow();
        return *end_++;
    }
    void whole(value_kind kind, std::int64_t value) {
        auto& v = next();
        v.kind = kind;
        v.integer = value;
    }
    void view(value_kind kind, const char* data, std::size_t size) {
        auto& v = next();
        v.kind = kind;
        v.size = size;
        v.data = data;
    }
    MIZZLE_COLD void grow();

    bound_value *begin_, *end_, *limit_;
    dialect_id dialect_;
    value_places* places_ = nullptr;
    owned_memory* owned_ = nullptr;
    std::size_t rows_expected_ = 0;
    std::string_view table_expected_{};
};

// A list with room for N values before it allocates.
template <std::size_t N> class inline_values : public value_list {
public:
    explicit inline_values(dialect_id dialect) : value_list(dialect, storage_, N) {}

private:
    bound_value storage_[N == 0 ? 1 : N];
};

// What the compiler counts the values of a statement with.
class counted_values : public value_list {
public:
    constexpr counted_values(bound_value* room, std::size_t size) : value_list({}, room, size) {}
};

}  // namespace mizzle::detail

#ifndef MIZZLE_COMPILED
#include "bound_value.ipp"
#endif
