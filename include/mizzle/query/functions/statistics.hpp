// stddev, variance, bit_and and their like, percentile_cont, percentile_disc, mode. PostgreSQL only.
#pragma once
#include "aggregate_call.hpp"

namespace mizzle::detail {

// They may be NULL where there is a row: a deviation needs two.
#define MIZZLE_DETAIL_STATISTIC(name_, test_, sentence_, type_, ...)                                    \
    namespace functions {                                                                               \
    struct name_ {                                                                                      \
        MIZZLE_DETAIL_NAME(output_name, name_) static constexpr std::string_view name = #name_;         \
        static constexpr feature_set needs = needed(feature::statistical_aggregates);                   \
        using aggregate = void;                                                                         \
        using may_be_null = void;                                                                       \
        __VA_ARGS__                                                                                     \
    };                                                                                                  \
    }                                                                                                   \
    template <expression_like X> constexpr auto name_(const X& operand) {                               \
        static_assert(test_(X::sql_type::family), "mizzle: " #name_ "() is for " sentence_);            \
        static_assert(!has_window<X>,                                                                   \
                      "mizzle: " #name_ "() cannot hold a window function; select that in a subquery"); \
        return make_call<functions::name_, type_>(operand);                                             \
    }

#define MIZZLE_DETAIL_DEVIATION(name)                                                                      \
    MIZZLE_DETAIL_STATISTIC(name, is_number, "numbers", types::double_precision, using null_of_one = void; \
                            using is_deviation = void;)
// Of a sample: divided by one less than the number of values.
MIZZLE_DETAIL_DEVIATION(stddev)
MIZZLE_DETAIL_DEVIATION(stddev_samp)
MIZZLE_DETAIL_DEVIATION(variance)
MIZZLE_DETAIL_DEVIATION(var_samp)
// Of all there is.
MIZZLE_DETAIL_DEVIATION(stddev_pop)
MIZZLE_DETAIL_DEVIATION(var_pop)
#undef MIZZLE_DETAIL_DEVIATION

constexpr bool is_whole(type_family f) { return f == type_family::integer; }
// bit_and, bit_or, bit_xor: of whole numbers, bit by bit.
MIZZLE_DETAIL_STATISTIC(bit_and, is_whole, "integers", typename X::sql_type)
MIZZLE_DETAIL_STATISTIC(bit_or, is_whole, "integers", typename X::sql_type)
MIZZLE_DETAIL_STATISTIC(bit_xor, is_whole, "integers", typename X::sql_type)
#undef MIZZLE_DETAIL_STATISTIC
// The same by names that the standard library does not have, for programs that are using namespace std.
template <expression_like X> constexpr auto bit_and_(const X& operand) { return detail::bit_and(operand); }
template <expression_like X> constexpr auto bit_or_(const X& operand) { return detail::bit_or(operand); }
template <expression_like X> constexpr auto bit_xor_(const X& operand) { return detail::bit_xor(operand); }

namespace functions {

struct percentile_cont {
    MIZZLE_DETAIL_NAME(output_name, percentile_cont) static constexpr std::string_view name = "percentile_cont";
    static constexpr feature_set needs = needed(feature::statistical_aggregates);
    using aggregate = void;
    using may_be_null = void;
    using within_group = void;
};
struct percentile_disc : percentile_cont {
    MIZZLE_DETAIL_NAME(output_name, percentile_disc) static constexpr std::string_view name = "percentile_disc";
};
struct mode : percentile_cont {
    MIZZLE_DETAIL_NAME(output_name, mode) static constexpr std::string_view name = "mode";
};

}  // namespace functions

// percentile_cont(fraction), which within_group(order) completes.
template <class Function, class... A> struct ordered_set_start {
    MIZZLE_DETAIL_NO_ADDRESS pack<A...> arguments{};

    // The values that are looked at, in asc() or desc() order. The result of percentile_cont() lies between two of
    // them, a double; that of the others is one of them.
    template <class O> constexpr auto within_group(const O& order) const {
        using operand = sorted_by<O>;
        constexpr bool sorts = sorts_by_expression<O>;
        static_assert(sorts, "mizzle: within_group() takes an expression, perhaps in asc() or desc()");
        if constexpr (sorts) {
            static_assert(is_comparable<operand>, MIZZLE_DETAIL_JSON_RULE("within_group() sorts"));
            constexpr bool computes = std::is_same_v<Function, functions::percentile_cont>;
            constexpr bool fits = !computes || is_number(operand::sql_type::family);
            static_assert(fits, "mizzle: percentile_cont() is for numbers; percentile_disc() takes what can be sorted");
            using type = std::conditional_t<computes, types::double_precision, typename operand::sql_type>;
            return modified_call<call<Function, type, A...>, pack<O>, no_condition, no_window>{
                call<Function, type, A...>{arguments}, pack<O>(0, order), {}, {}};
        } else {
            return invalid<types::double_precision>{};
        }
    }
};

template <class N> constexpr auto make_fraction(N fraction) {
    static_assert(std::floating_point<N> || whole_number<N>, "mizzle: a percentile takes a fraction from 0 to 1");
    if (!(fraction >= N(0) && fraction <= N(1))) throw_usage_error("mizzle: a percentile takes a fraction from 0 to 1");
    return value<types::double_precision, double>(static_cast<double>(fraction));
}

// percentile_cont(0.5).within_group(x): the median. The fraction is of the rows that come before.
template <class N> constexpr auto percentile_cont(N fraction) {
    using node = decltype(make_fraction(fraction));
    return ordered_set_start<functions::percentile_cont, node>{pack<node>(0, make_fraction(fraction))};
}
template <class N> constexpr auto percentile_disc(N fraction) {
    using node = decltype(make_fraction(fraction));
    return ordered_set_start<functions::percentile_disc, node>{pack<node>(0, make_fraction(fraction))};
}
// mode().within_group(x): the value that is there most often.
constexpr auto mode() { return ordered_set_start<functions::mode>{}; }

}  // namespace mizzle::detail

namespace mizzle {

// bit_and(x) has the bits that all values have: `bit_and(...)`.
using detail::bit_and;
// bit_and_(x) is bit_and(x), by a name that programs that are using namespace std have once.
using detail::bit_and_;
// bit_or(x) has the bits that one of the values has: `bit_or(...)`.
using detail::bit_or;
// bit_or_(x) is bit_or(x), by a name that programs that are using namespace std have once.
using detail::bit_or_;
// bit_xor(x) has the bits that an odd number of values have: `bit_xor(...)`.
using detail::bit_xor;
// bit_xor_(x) is bit_xor(x), by a name that programs that are using namespace std have once.
using detail::bit_xor_;
// mode() is the value that comes most often: `mode() within group (...)`.
using detail::mode;
// percentile_cont(0.5).within_group(order) is the number at that place of an order, between two where need be:
// `percentile_cont(0.5) within group (order by ...)`.
using detail::percentile_cont;
// percentile_disc(0.5).within_group(order) is the value at that place of an order: `percentile_disc(0.5) within group
// (order by ...)`.
using detail::percentile_disc;
// stddev(x) is the standard deviation of a sample: `stddev(...)`.
using detail::stddev;
// stddev_pop(x) is the standard deviation of all that there is: `stddev_pop(...)`.
using detail::stddev_pop;
// stddev_samp(x) is the standard deviation of a sample, divided by one less than the number of values:
// `stddev_samp(...)`.
using detail::stddev_samp;
// var_pop(x) is the variance of all that there is: `var_pop(...)`.
using detail::var_pop;
// var_samp(x) is the variance of a sample, divided by one less than the number of values: `var_samp(...)`.
using detail::var_samp;
// variance(x) is the variance of a sample: `variance(...)`.
using detail::variance;

}  // namespace mizzle
