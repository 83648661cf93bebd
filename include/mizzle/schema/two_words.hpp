// An integer of 128 bits for compilers that have none, as those for 32-bit processors: slower, with the same results.
#pragma once
#include <compare>
#include <concepts>
#include <cstdint>

namespace mizzle::detail {

template <bool Signed> class two_words {
    std::uint64_t low_ = 0, high_ = 0;  // two's complement

    constexpr two_words(std::uint64_t low, std::uint64_t high) : low_(low), high_(high) {}
    constexpr bool is_negative() const { return Signed && (high_ >> 63) != 0; }
    constexpr two_words magnitude() const { return is_negative() ? -*this : *this; }
    constexpr two_words doubled() const { return {low_ << 1, high_ << 1 | low_ >> 63}; }
    // Without regard to signs.
    static constexpr bool is_below(const two_words& a, const two_words& b) {
        return a.high_ != b.high_ ? a.high_ < b.high_ : a.low_ < b.low_;
    }
    struct division;
    static constexpr division divide(const two_words& a, const two_words& b);

public:
    constexpr two_words() = default;
    template <std::integral T>
    constexpr explicit(false) two_words(T n)
        : low_(static_cast<std::uint64_t>(n)), high_(n < T(0) ? ~std::uint64_t{0} : 0) {}
    constexpr explicit two_words(const two_words<!Signed>& other)
        : low_(other.words().low), high_(other.words().high) {}

    struct both_words {
        std::uint64_t low, high;
    };
    constexpr both_words words() const { return {low_, high_}; }
    template <std::integral T> constexpr explicit operator T() const { return static_cast<T>(low_); }
    template <std::floating_point T> constexpr explicit operator T() const {
        const auto m = magnitude();
        const T n = static_cast<T>(m.high_) * static_cast<T>(18'446'744'073'709'551'616.0) + static_cast<T>(m.low_);
        return is_negative() ? -n : n;
    }

    constexpr two_words operator-() const {
        return {~low_ + 1, ~high_ + (low_ == 0 ? std::uint64_t{1} : std::uint64_t{0})};
    }
    friend constexpr two_words operator+(const two_words& a, const two_words& b) {
        const auto low = a.low_ + b.low_;
        return {low, a.high_ + b.high_ + (low < a.low_ ? std::uint64_t{1} : std::uint64_t{0})};
    }
    friend constexpr two_words operator-(const two_words& a, const two_words& b) { return a + -b; }
    friend constexpr two_words operator*(const two_words& a, const two_words& b) {
        constexpr std::uint64_t half = 0xffff'ffff;
        const auto a0 = a.low_ & half, a1 = a.low_ >> 32, b0 = b.low_ & half, b1 = b.low_ >> 32;
        const auto first = a0 * b0;
        const auto second = a1 * b0 + (first >> 32);
        const auto third = a0 * b1 + (second & half);
        return {third << 32 | (first & half),
                a1 * b1 + (second >> 32) + (third >> 32) + a.high_ * b.low_ + a.low_ * b.high_};
    }
    // Towards zero, as of the language's own integers; b is not zero.
    friend constexpr two_words operator/(const two_words& a, const two_words& b) {
        const auto whole = divide(a.magnitude(), b.magnitude()).whole;
        return a.is_negative() != b.is_negative() ? -whole : whole;
    }
    friend constexpr two_words operator%(const two_words& a, const two_words& b) {
        const auto rest = divide(a.magnitude(), b.magnitude()).rest;
        return a.is_negative() ? -rest : rest;
    }
    friend constexpr two_words operator<<(const two_words& a, int bits) {
        auto shifted = a;
        for (; bits > 0; --bits) shifted = shifted.doubled();
        return shifted;
    }
    friend constexpr two_words operator>>(const two_words& a, int bits) {
        auto shifted = a;
        for (; bits > 0; --bits) {
            const auto sign = shifted.is_negative() ? shifted.high_ & std::uint64_t{1} << 63 : 0;
            shifted = two_words(shifted.low_ >> 1 | shifted.high_ << 63, shifted.high_ >> 1 | sign);
        }
        return shifted;
    }

    friend constexpr two_words operator&(const two_words& a, const two_words& b) {
        return {a.low_ & b.low_, a.high_ & b.high_};
    }

    constexpr two_words& operator+=(const two_words& b) { return *this = *this + b; }
    constexpr two_words& operator-=(const two_words& b) { return *this = *this - b; }
    constexpr two_words& operator*=(const two_words& b) { return *this = *this * b; }
    constexpr two_words& operator/=(const two_words& b) { return *this = *this / b; }
    constexpr two_words& operator%=(const two_words& b) { return *this = *this % b; }
    constexpr two_words& operator>>=(int bits) { return *this = *this >> bits; }
    constexpr two_words& operator++() { return *this += two_words(1); }

    friend constexpr bool operator==(const two_words&, const two_words&) = default;
    friend constexpr std::strong_ordering operator<=>(const two_words& a, const two_words& b) {
        if (a == b) return std::strong_ordering::equal;
        if (a.is_negative() != b.is_negative())
            return a.is_negative() ? std::strong_ordering::less : std::strong_ordering::greater;
        return is_below(a, b) ? std::strong_ordering::less : std::strong_ordering::greater;
    }
};

template <bool Signed> struct two_words<Signed>::division {
    two_words whole{}, rest{};
};
template <bool Signed>
constexpr typename two_words<Signed>::division two_words<Signed>::divide(const two_words& a, const two_words& b) {
    division done;
    for (int bit = 127; bit >= 0; --bit) {
        const auto word = bit >= 64 ? a.high_ : a.low_;
        const bool overflows = (done.rest.high_ >> 63) != 0;
        done.rest = done.rest.doubled();
        done.rest.low_ |= word >> (bit % 64) & 1;
        done.whole = done.whole.doubled();
        if (overflows || !is_below(done.rest, b)) {
            done.rest -= b;
            done.whole.low_ |= 1;
        }
    }
    return done;
}

}  // namespace mizzle::detail
