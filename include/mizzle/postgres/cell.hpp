// One value of a result row of PostgreSQL, read as a C++ type exactly or refused.
#pragma once
#include "../database/rows/cell.hpp"
#include "../message.hpp"
#include "binary.hpp"
#include "query_result.hpp"
#include "text.hpp"

#include <string>
#include <string_view>

namespace mizzle::detail::postgres_detail {

class cell : public cell_base<cell> {
public:
    cell(const query_result& result, int row, int index, std::string_view statement)
        : value_(result.value(row, index)), index_(index), result_(result), statement_(statement) {}

    bool is_null() const { return value_.is_null; }

    // What is read as text: of text, enums and JSON, and of a program's own types.
    std::string_view text() const {
        refuse_null();
        return value_.text;
    }
    // What the server keeps as jsonb has its version before it in binary form, where that of text begins.
    std::string_view json() const {
        const auto all = text();
        constexpr Oid jsonb = 3802;
        if (!result_.is_binary() || result_.column_type(index_) != jsonb) return all;
        if (!all.starts_with('\1')) [[unlikely]]
            fail_form("JSON of a version that is known");
        return all.substr(1);
    }

    void read(std::int16_t& out) const { parsed(out, "an integer of its range"); }
    void read(std::int32_t& out) const { parsed(out, "an integer of its range"); }
    void read(std::int64_t& out) const { parsed(out, "an integer of its range"); }
    void read(bool& out) const { parsed(out, "a boolean"); }
    void read(double& out) const { parsed(out, "a floating-point number"); }
    void read(float& out) const {
        // A wider column's shortest digits would be rounded without a word.
        constexpr Oid float4 = 700;
        double wide = 0;
        if (result_.column_type(index_) == float4) return parsed(out, "a floating-point number");
        parsed(wide, "a floating-point number");
        out = static_cast<float>(wide);
        if (static_cast<double>(out) != wide && wide == wide) fail({"a number that a float does not hold exactly"});
    }
    void read(std::string& out) const {
        const auto t = text();
        out.assign(t.data(), t.size());
    }
    void read(bytes& out) const {
        refuse_null();
        parsed(out, "bytes in hexadecimal (set bytea_output to hex)");
    }
    void read(date& out) const { parsed(out, "a finite date in ISO 8601 (set datestyle to ISO)"); }
    void read(time_of_day& out) const { parsed(out, "a time without a zone"); }
    void read(timestamp& out) const { parsed(out, "a finite timestamp in ISO 8601 (set datestyle to ISO)"); }
    void read(timestamptz& out) const { parsed(out, "a finite timestamp in ISO 8601 (set datestyle to ISO)"); }
    void read(interval& out) const {
        if (result_.has_infinite_intervals() && result_.is_binary() && !infinity_of(value_.text).empty()) [[unlikely]]
            fail({infinity_of(value_.text)});
        parsed(out, "an interval (set intervalstyle to iso_8601)");
    }
    void read(uuid& out) const { parsed(out, "a UUID"); }
    void read(numeric& out) const { parsed(out, "a decimal number"); }
    void read_scaled(numeric& out, int scale) const {
        read(out);
        widen(out, scale);
    }
    template <class T> void read_array(std::vector<T>& out) const {
        const auto array = text();
        if (!(result_.is_binary() ? read_binary(array, out) : parse_array(array, out)))
            fail_text("a one-dimensional array of such elements");
    }

    // The server tells a table's number alone.
    [[noreturn]] MIZZLE_COLD MIZZLE_NOINLINE void fail(const unfit_value& wrong) const {
        throw decode_error(result_.column_name(index_), {}, wrong, statement_);
    }

private:
    void refuse_null() const {
        if (is_null()) [[unlikely]]
            fail({"NULL"});
    }
    template <class T> void parsed(T& out, const char* wanted) const {
        if (!(result_.is_binary() ? read_binary(value_.text, out) : read_text(value_.text, out))) [[unlikely]]
            fail_text(wanted, may_be_infinite<T>);
    }
    template <class T>
    static constexpr bool may_be_infinite =
        std::is_same_v<T, date> || std::is_same_v<T, timestamp> || std::is_same_v<T, timestamptz>;
    [[noreturn]] MIZZLE_COLD MIZZLE_NOINLINE void fail_text(const char* wanted, bool may_be_infinite = false) const {
        if (is_null()) fail({"NULL"});
        const auto t = result_.is_binary() && may_be_infinite ? infinity_of(value_.text) : value_.text;
        if (t == "infinity" || t == "-infinity") fail({t});
        // What a text needs to be read is said in parentheses.
        const std::string_view words(wanted);
        if (result_.is_binary()) fail({"a value", unfit::form, words.substr(0, words.find(" ("))});
        fail_form(wanted);
    }

    stored_value value_;
    int index_;
    const query_result& result_;
    std::string_view statement_;
};

}  // namespace mizzle::detail::postgres_detail
