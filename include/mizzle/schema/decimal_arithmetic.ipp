// The functions of decimal_arithmetic.hpp that no type of a program's takes part in.
#pragma once
#include "../inline.hpp"
#include "decimal_arithmetic.hpp"

namespace mizzle::detail::decimal_detail {

MIZZLE_INLINE digits taken_apart(const numeric& value) {
    digits d{value.is_negative(), value.to_string(), value.scale()};
    if (d.negative) d.text.erase(0, 1);
    if (d.scale > 0) d.text.erase(d.text.size() - d.scale - 1, 1);
    drop_zeros(d.text);
    return d;
}

MIZZLE_INLINE numeric numeric_of(digits d) {
    if (d.text.size() <= d.scale) d.text.insert(0, d.scale + 1 - d.text.size(), '0');
    if (d.scale > 0) d.text.insert(d.text.size() - d.scale, 1, '.');
    if (d.negative) d.text.insert(0, 1, '-');
    return *numeric::parse(d.text);
}

MIZZLE_INLINE bool is_less(std::string_view a, std::string_view b) {
    return a.size() != b.size() ? a.size() < b.size() : a < b;
}

MIZZLE_INLINE std::uint64_t small_number(std::string_view text) {
    std::uint64_t n = 0;
    for (const char c : text) n = n * 10 + static_cast<std::uint64_t>(c - '0');
    return n;
}

MIZZLE_INLINE std::string text_of(unsigned_wide_integer n) {
    char buffer[40];
    char* p = buffer + sizeof buffer;
    for (; n != 0; n /= 10) *--p = static_cast<char>('0' + static_cast<int>(n % 10));
    return {p, buffer + sizeof buffer};
}

MIZZLE_INLINE std::string multiply(std::string_view a, std::string_view b) {
    if (a.size() <= small_digits && b.size() <= small_digits)
        return text_of(static_cast<unsigned_wide_integer>(small_number(a)) * small_number(b));
    std::string product(a.size() + b.size(), '\0');
    for (std::size_t i = a.size(); i-- > 0;) {
        int carry = 0;
        for (std::size_t j = b.size(); j-- > 0;) {
            const int n = product[i + j + 1] + (a[i] - '0') * (b[j] - '0') + carry;
            product[i + j + 1] = static_cast<char>(n % 10);
            carry = n / 10;
        }
        product[i] = static_cast<char>(carry);
    }
    for (char& c : product) c = static_cast<char>(c + '0');
    drop_zeros(product);
    return product;
}

MIZZLE_INLINE void subtract_from(std::string& a, std::string_view b) {
    int borrow = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        char& c = a[a.size() - 1 - i];
        int n = c - '0' - borrow - (i < b.size() ? b[b.size() - 1 - i] - '0' : 0);
        borrow = n < 0 ? 1 : 0;
        if (n < 0) n += 10;
        c = static_cast<char>('0' + n);
    }
    drop_zeros(a);
}

MIZZLE_INLINE quotient divide(std::string_view a, std::string_view b) {
    if (a.size() <= 2 * small_digits && b.size() <= small_digits) {
        unsigned_wide_integer n = small_number(a.substr(0, a.size() > small_digits ? a.size() - small_digits : 0));
        for (std::size_t i = 0; a.size() > small_digits && i < small_digits; ++i) n *= 10;
        n += small_number(a.size() > small_digits ? a.substr(a.size() - small_digits) : a);
        const std::uint64_t d = small_number(b);
        return {text_of(n / d), text_of(n % d)};
    }
    quotient result;
    for (const char c : a) {
        if (!result.rest.empty() || c != '0') result.rest += c;
        char digit = '0';
        while (!is_less(result.rest, b)) {
            subtract_from(result.rest, b);
            ++digit;
        }
        result.whole += digit;
    }
    drop_zeros(result.whole);
    return result;
}

MIZZLE_INLINE void increment(std::string& text) {
    std::size_t i = text.size();
    while (i > 0 && text[i - 1] == '9') text[--i] = '0';
    if (i == 0) text.insert(0, 1, '1');
    else ++text[i - 1];
}

MIZZLE_INLINE leading_group leading_group_of(const digits& d) {
    if (d.is_zero()) return {};
    const auto whole = static_cast<long>(d.text.size()) - static_cast<long>(d.scale);
    const long last = whole - 1;  // the exponent of the first digit
    leading_group group;
    group.place = last >= 0 ? last / 4 : -((-last + 3) / 4);
    const long count = last - group.place * 4 + 1;
    for (long i = 0; i < count; ++i)
        group.value =
            group.value * 10 + (i < static_cast<long>(d.text.size()) ? d.text[static_cast<std::size_t>(i)] - '0' : 0);
    return group;
}

MIZZLE_INLINE std::size_t scale_of_quotient(const digits& a, const digits& b) {
    const auto x = leading_group_of(a), y = leading_group_of(b);
    long place = x.place - y.place;
    if (x.value <= y.value) --place;
    long scale = 16 - place * 4;
    scale = std::max({scale, static_cast<long>(a.scale), static_cast<long>(b.scale), 0L});
    return static_cast<std::size_t>(std::min(scale, 1000L));
}

}  // namespace mizzle::detail::decimal_detail

namespace mizzle::detail {

MIZZLE_INLINE numeric negated_decimal(const numeric& value) {
    const auto& text = value.to_string();
    if (value.is_nan()) return value;
    return *numeric::parse(value.is_negative() ? text.substr(1) : "-" + text);
}

MIZZLE_INLINE numeric product_of_decimals(const numeric& a, const numeric& b) {
    using namespace decimal_detail;
    if (a.is_nan() || b.is_nan()) return special("NaN");
    const auto sign = [](const numeric& n) { return n < 0 ? -1 : n > 0 ? 1 : 0; };
    if (a.is_infinite() || b.is_infinite()) {
        const int product = sign(a) * sign(b);
        return special(product == 0 ? "NaN" : product > 0 ? "Infinity" : "-Infinity");
    }
    const auto x = taken_apart(a), y = taken_apart(b);
    return numeric_of({x.negative != y.negative, multiply(x.text, y.text), x.scale + y.scale});
}

MIZZLE_INLINE numeric quotient_of_decimals(const numeric& a, const numeric& b) {
    using namespace decimal_detail;
    if (a.is_nan() || b.is_nan()) return special("NaN");
    if (b == 0) throw_division_by_zero();
    if (a.is_infinite()) {
        if (b.is_infinite()) return special("NaN");
        return special(a.is_negative() != b.is_negative() ? "-Infinity" : "Infinity");
    }
    if (b.is_infinite()) return 0;
    auto x = taken_apart(a);
    auto y = taken_apart(b);
    const auto scale = scale_of_quotient(x, y);
    // x / 10^sx / (y / 10^sy) * 10^scale
    const auto more = static_cast<long>(scale + y.scale) - static_cast<long>(x.scale);
    if (more >= 0 && !x.is_zero()) x.text.append(static_cast<std::size_t>(more), '0');
    else if (more < 0) y.text.append(static_cast<std::size_t>(-more), '0');
    auto [whole, rest] = divide(x.text, y.text);
    const auto left = y.text;
    auto half = left;
    if (!is_less(rest, half)) throw std::logic_error("a remainder above its divisor");
    subtract_from(half, rest);
    if (!rest.empty() && !is_less(rest, half)) increment(whole);
    return numeric_of({x.negative != y.negative, std::move(whole), scale});
}

MIZZLE_INLINE numeric remainder_of_decimals(const numeric& a, const numeric& b) {
    using namespace decimal_detail;
    if (a.is_nan() || b.is_nan()) return special("NaN");
    if (a.is_infinite()) {
        if (b == 0) throw_division_by_zero();
        return special("NaN");
    }
    if (b == 0) throw_division_by_zero();
    if (b.is_infinite()) return a;
    auto x = taken_apart(a);
    auto y = taken_apart(b);
    const auto scale = std::max(x.scale, y.scale);
    if (!x.is_zero()) x.text.append(scale - x.scale, '0');
    y.text.append(scale - y.scale, '0');
    return numeric_of({x.negative, divide(x.text, y.text).rest, scale});
}

}  // namespace mizzle::detail
