// Intervals, which are kept as text of ISO 8601: P1Y2M3DT4H5M6.5S. Its parts are found by patterns; a part that is not
// there is the 0 at the end.
#pragma once
#include "../../query/functions/date_arithmetic.hpp"
#include "failure.hpp"

#include <memory>
#include <string_view>

namespace mizzle::detail {

constexpr std::string_view pattern_of_interval(date_part part) {
    switch (part) {
    case date_part::year: return "-?[0-9]+(?=Y)";
    case date_part::month: return "^[^T]*?\\K-?[0-9]+(?=M)";
    case date_part::day: return "-?[0-9]+(?=D)";
    case date_part::hour: return "-?[0-9]+(?=H)";
    case date_part::minute: return "T.*?\\K-?[0-9]+(?=M)";
    default: return "-?[0-9.]+(?=S)";
    }
}

// The part as text of a number.
template <class F> constexpr void write_interval_part(writer& out, date_part part, const F& write_interval) {
    out.put("regexp_substr(concat(");
    write_interval();
    out.put(", '0'), '");
    out.put(pattern_of_interval(part));
    out.put("|0$')");
}
template <class F> constexpr void write_months_of_interval(writer& out, const F& write_interval) {
    out.put("(");
    write_interval_part(out, date_part::year, write_interval);
    out.put(" * 12 + ");
    write_interval_part(out, date_part::month, write_interval);
    out.put(")");
}

// Its time, without years, months and days, as a decimal.
template <class F> constexpr void write_seconds_of_interval(writer& out, const F& write_interval) {
    std::string_view before = "(";
    const auto part = [&](date_part which, std::string_view seconds) {
        out.put(before);
        before = " + ";
        out.put("cast(");
        write_interval_part(out, which, write_interval);
        out.put(" as decimal(30, 6))");
        out.put(seconds);
    };
    part(date_part::hour, " * 3600");
    part(date_part::minute, " * 60");
    part(date_part::second, ")");
}

// What an interval counts, each as one number.
enum class interval_count { months, days, seconds };

// Between two times of day.
template <class X, class Y> constexpr void write_seconds_between(writer& out, const operand_writer<X, Y>& operands) {
    out.put("(time_to_sec(");
    operands.template argument<0>();
    out.put(") - time_to_sec(");
    operands.template argument<1>();
    out.put("))");
}
// Between two timestamps, in whole units.
template <class X, class Y>
constexpr void write_difference_in(writer& out, std::string_view unit, const operand_writer<X, Y>& operands) {
    out.put("timestampdiff(");
    out.put(unit);
    out.put(", ");
    operands.template argument<1>();
    out.put(", ");
    operands.template argument<0>();
    out.put(")");
}

template <interval_count Which, class X> constexpr void write_count_of_interval(writer& out, const X& x) {
    const operand_writer<X> operands(out, pack<const X*>(0, std::addressof(x)));
    const auto write_interval = [&] { operands.template operand<0>(); };
    if constexpr (Which == interval_count::months) write_months_of_interval(out, write_interval);
    else if constexpr (Which == interval_count::days) write_interval_part(out, date_part::day, write_interval);
    else write_seconds_of_interval(out, write_interval);
    operands.finish();
}
// That of a sum comes of its operands. Its text holds each of them 14 times, so that a sum of sums that looked into its
// operands' text would grow to 14 times that with each level.
template <interval_count Which, bool Minus, class X, class Y>
constexpr void write_count_of_interval(writer& out, const call<functions::shifted<Minus>, types::interval, X, Y>& sum) {
    out.put("(");
    write_count_of_interval<Which>(out, part<0>(sum.arguments));
    out.put(Minus ? " - " : " + ");
    write_count_of_interval<Which>(out, part<1>(sum.arguments));
    out.put(")");
}

// What lies between two times has no months, between two times of day no days.
template <interval_count Which, class X, class Y>
constexpr void write_count_of_interval(writer& out, const call<functions::difference, types::interval, X, Y>& node) {
    const operand_writer<X, Y> operands(out, node.arguments);
    if constexpr (Which == interval_count::months) {
        out.put("0");
    } else if constexpr (X::sql_type::family == type_family::time) {
        if constexpr (Which == interval_count::days) out.put("0");
        else write_seconds_between(out, operands);
    } else if constexpr (Which == interval_count::days) {
        write_difference_in(out, "day", operands);
    } else {
        out.put("(");
        write_difference_in(out, "microsecond", operands);
        out.put(" % 86400000000 * 0.000001)");
    }
    operands.finish();
}

template <class X> inline constexpr bool is_computed_interval = false;
template <bool Minus, class X, class Y>
inline constexpr bool is_computed_interval<call<functions::shifted<Minus>, types::interval, X, Y>> = true;
template <class X, class Y>
inline constexpr bool is_computed_interval<call<functions::difference, types::interval, X, Y>> = true;

// + interval ... month + interval ... day ..., months first. Times of day have neither.
template <class X>
constexpr void write_interval_added(writer& out, bool is_subtracted, bool is_time_of_day, const X& x) {
    const operand_writer<X> operands(out, pack<const X*>(0, std::addressof(x)));
    const auto before = [&] { out.put(is_subtracted ? " - interval " : " + interval "); };
    if constexpr (is_computed_interval<X>) {
        const auto count = [&]<interval_count Which>(std::string_view unit) {
            before();
            operands.template written<0>([&](const X& sum) { write_count_of_interval<Which>(out, sum); });
            out.put(unit);
        };
        if (!is_time_of_day) {
            count.template operator()<interval_count::months>(" month");
            count.template operator()<interval_count::days>(" day");
        }
        count.template operator()<interval_count::seconds>(" second");
    } else {
        const auto write_interval = [&] { operands.template operand<0>(); };
        const auto part = [&](date_part which, std::string_view unit) {
            before();
            write_interval_part(out, which, write_interval);
            out.put(unit);
        };
        if (!is_time_of_day) {
            before();
            write_months_of_interval(out, write_interval);
            out.put(" month");
            part(date_part::day, " day");
        }
        part(date_part::hour, " hour");
        part(date_part::minute, " minute");
        part(date_part::second, " second");
    }
    operands.finish();
}

}  // namespace mizzle::detail
