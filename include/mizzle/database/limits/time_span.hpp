// A duration that a program gives, of which no more is taken than a clock can count.
#pragma once
#include <chrono>
#include <concepts>

namespace mizzle::detail {

// It is a Unit of a hundred years at most, or as long before now: hours::max() is longer, and no time at all, or less,
// where it is merely converted. NaN is the least.
template <class Unit> struct time_span : Unit {
    constexpr time_span() : Unit(0) {}
    constexpr explicit time_span(std::integral auto count) : time_span(Unit(count)) {}
    template <class Rep, class Period>
        requires(std::convertible_to<std::chrono::duration<Rep, Period>, Unit> ||
                 std::same_as<Unit, std::chrono::nanoseconds>)
    constexpr explicit(false) time_span(std::chrono::duration<Rep, Period> d) : Unit(most()) {
        using real = std::chrono::duration<long double, typename Unit::period>;
        const auto n = real(d).count();
        if (!(n > -real(most()).count())) static_cast<Unit&>(*this) = -most();
        else if (n < real(most()).count()) static_cast<Unit&>(*this) = std::chrono::duration_cast<Unit>(d);
    }
    static constexpr Unit most() { return std::chrono::hours(24 * 36'525); }
    // From now on.
    std::chrono::steady_clock::time_point end() const { return std::chrono::steady_clock::now() + *this; }
};

}  // namespace mizzle::detail
