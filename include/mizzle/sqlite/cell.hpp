// One value of a result row of SQLite, read as a C++ type exactly or refused.
#pragma once
#include "../database/rows/cell.hpp"
#include "../message.hpp"
#include "../query/values/temporal_text.hpp"
#include "../schema/scaled_integer.hpp"
#include "array.hpp"
#include "errors.hpp"

#include <sqlite3.h>

#include <charconv>
#include <limits>
#include <string>
#include <string_view>
#include <utility>

namespace mizzle::detail::sqlite_detail {

class cell : public cell_base<cell> {
public:
    cell(sqlite3_stmt* statement, int index)
        : statement_(statement), index_(index), value_(sqlite3_column_value(statement, index)),
          type_(sqlite3_value_type(value_)) {}
    // An argument of a function.
    explicit cell(sqlite3_value* value)
        : statement_(nullptr), index_(0), value_(value), type_(sqlite3_value_type(value)) {}

    bool is_null() const { return type_ == SQLITE_NULL; }

    // What is stored as text, and the text of what is not checked further.
    std::string_view text() const {
        if (type_ != SQLITE_TEXT) fail_type("text");
        return stored_text();
    }

    // A column keeps numbers as such, whatever text it was given, where its type is named after none.
    std::string_view text_or_number() const {
        return type_ == SQLITE_INTEGER || type_ == SQLITE_FLOAT ? stored_text() : text();
    }

    void read(std::int16_t& out) const { read_integer(out); }
    void read(std::int32_t& out) const { read_integer(out); }
    void read(std::int64_t& out) const {
        if (type_ != SQLITE_INTEGER) fail_type("an integer");
        out = sqlite3_value_int64(value_);
    }
    void read(bool& out) const {
        if (type_ != SQLITE_INTEGER) fail_type("a boolean, 0 or 1");
        read_boolean(out, sqlite3_value_int64(value_));
    }
    void read(double& out) const {
        if (type_ == SQLITE_INTEGER) {
            const auto n = sqlite3_value_int64(value_);
            out = static_cast<double>(n);
            expect_exact_double(n);
        } else {
            if (type_ != SQLITE_FLOAT) fail_type("a floating-point number");
            out = sqlite3_value_double(value_);
        }
    }
    void read(float& out) const {
        double wide = 0;
        read(wide);
        out = static_cast<float>(wide);
        if (static_cast<double>(out) != wide) fail({"a number that a float does not hold exactly"});
    }
    void read(std::string& out) const {
        const auto t = text();
        out.assign(t.data(), t.size());
    }
    void read(bytes& out) const;
    void read(date& out) const;
    void read(time_of_day& out) const;
    void read(timestamp& out) const;
    void read(timestamptz& out) const;
    void read(interval& out) const;
    void read(uuid& out) const;
    void read(numeric& out) const;
    // A decimal that is kept as an integer.
    void read_scaled(numeric& out, int scale) const;
    template <class T> void read_array(std::vector<T>& out) const { parse_json_array(*this, text(), out); }

    [[noreturn]] MIZZLE_COLD void fail(const unfit_value& wrong) const;

private:
    std::string_view stored_text() const {
        const auto* data = reinterpret_cast<const char*>(sqlite3_value_text(value_));
        if (data == nullptr) [[unlikely]]
            throw_no_memory();
        return {data, static_cast<std::size_t>(sqlite3_value_bytes(value_))};
    }

    template <class T> void read_integer(T& out) const {
        if (type_ != SQLITE_INTEGER) fail_type("an integer");
        const auto n = sqlite3_value_int64(value_);
        if (!std::in_range<T>(n)) fail({"a number out of the type's range"});
        out = static_cast<T>(n);
    }

    // Text of a file in UTF-16 is converted, and zeroblob() made, when they are asked for.
    [[noreturn]] MIZZLE_COLD void throw_no_memory() const;
    [[noreturn]] MIZZLE_COLD void fail_type(std::string_view wanted) const;

    sqlite3_stmt* statement_;
    int index_;
    sqlite3_value* value_;
    int type_;
};

}  // namespace mizzle::detail::sqlite_detail

#ifndef MIZZLE_COMPILED
#include "cell.ipp"
#endif
