// What the cells of drivers share: how a value is refused, and what is read alike from text and from doubles.
#pragma once
#include "../../schema/numeric.hpp"
#include "../error.hpp"

#include <charconv>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

namespace mizzle::detail {

// The base of a driver's cell, which has fail(unfit_value).
template <class Cell> class cell_base {
protected:
    [[noreturn]] MIZZLE_COLD MIZZLE_NOINLINE void fail_type(std::string_view found, std::string_view expected) const {
        self().fail({found, unfit::type, expected});
    }
    [[noreturn]] MIZZLE_COLD MIZZLE_NOINLINE void fail_form(std::string_view expected) const {
        self().fail({"text", unfit::form, expected});
    }
    template <class T> void parsed(T& out, std::optional<T>&& value, std::string_view expected) const {
        if (!value) [[unlikely]]
            fail_form(expected);
        out = *std::move(value);
    }
    // A decimal that another program stored as a double or a float is told by its shortest digits, up to 15 of them;
    // beyond that it is unknown which decimal was meant.
    template <class Floating> void read_digits(numeric& out, Floating value) const {
        char digits[400];
        const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
        const std::string_view shortest(digits, static_cast<std::size_t>(end - digits));
        std::size_t significant = 0;
        for (const char c : shortest.substr(0, shortest.find('e')))
            if (is_digit(c) && (significant != 0 || c != '0')) ++significant;
        if (significant > 15) self().fail({"a floating-point number of more than 15 digits"});
        parsed(out, numeric::parse(shortest), "a decimal number");
    }
    // One of several results may have fewer digits after the point than their type.
    static void widen(numeric& out, int scale) {
        if (out.scale() < static_cast<std::size_t>(scale)) out = *out.with_scale(static_cast<std::size_t>(scale));
    }
    // A whole number of any size as a double.
    void expect_exact_double(std::int64_t n) const {
        if (n > (1LL << 53) || n < -(1LL << 53)) self().fail({"a whole number that a double does not hold exactly"});
    }
    void read_boolean(bool& out, std::int64_t n) const {
        if (n != 0 && n != 1) self().fail({"a number that is neither 0 nor 1"});
        out = n == 1;
    }

private:
    const Cell& self() const { return static_cast<const Cell&>(*this); }
};

}  // namespace mizzle::detail
