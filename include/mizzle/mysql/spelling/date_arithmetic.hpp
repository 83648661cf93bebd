// Arithmetic with dates and times. What is beyond the calendar fails, where MySQL would give NULL.
#pragma once
#include "../../sql/functions/date_arithmetic.hpp"
#include "date_time.hpp"

namespace mizzle::detail {

// What is written, a number of seconds, as the text of an interval from T on: 1H, 2M, 3.5S
template <class F> constexpr void write_time_of_interval(writer& out, const F& write_seconds) {
    write_seconds();
    out.put(" div 3600, 'H', ");
    write_seconds();
    out.put(" div 60 % 60, 'M', ");
    write_seconds();
    out.put(" % 60, 'S')");
}

// Twelve months are a year. Hours are not carried to days, nor days to months.
template <bool Minus, class X, class Y>
constexpr void write_sum_of_intervals(writer& out, const operand_writer<X, Y>& operands) {
    const auto count = [&]<interval_count Which>() {
        const auto write_one = [&](const auto& x) { write_count_of_interval<Which>(out, x); };
        out.put("(");
        operands.template written<0>(write_one);
        out.put(Minus ? " - " : " + ");
        operands.template written<1>(write_one);
        out.put(")");
    };
    out.put("concat('P', ");
    count.template operator()<interval_count::months>();
    out.put(" div 12, 'Y', ");
    count.template operator()<interval_count::months>();
    out.put(" % 12, 'M', ");
    count.template operator()<interval_count::days>();
    out.put(", 'DT', ");
    write_time_of_interval(out, [&] { count.template operator()<interval_count::seconds>(); });
}

template <bool Minus, class Type, class X, class I>
constexpr void spell(dialects::mysql, writer& out, const call<functions::shifted<Minus>, Type, X, I>& node) {
    constexpr auto family = Type::family;
    const operand_writer<X, I> operands(out, node.arguments);
    if constexpr (family == type_family::interval) {
        write_sum_of_intervals<Minus>(out, operands);
    } else {
        constexpr bool is_time = family == type_family::time;
        write_or_fail(out, operands, is_time ? "time(6)" : "datetime(6)", [&] {
            // A time of day goes round at midnight.
            out.put(is_time ? "cast(timestamp('2000-01-01', " : "cast(");
            operands.template argument<0>();
            out.put(is_time ? ")" : " as datetime(6))");
            operands.template written<1>([&](const I& x) { write_interval_added(out, Minus, is_time, x); });
            if (is_time) out.put(" as time(6))");
        });
    }
    operands.finish();
}

template <bool Minus, class Type, class X, class N>
constexpr void spell(dialects::mysql, writer& out, const call<functions::days_later<Minus>, Type, X, N>& node) {
    const operand_writer<X, N> operands(out, node.arguments);
    write_or_fail(out, operands, "date", [&] {
        out.put("cast(");
        operands.template argument<0>();
        out.put(Minus ? " as date) - interval " : " as date) + interval ");
        operands.template operand<1>();
        out.put(" day");
    });
    operands.finish();
}

template <bool Minus, class Type, class X, class I>
constexpr void spell(dialects::mysql, writer& out, const call<functions::months_later<Minus>, Type, X, I>& node) {
    out.put("cast(");
    write(out, call<functions::shifted<Minus>, types::timestamp, X, I>(node.arguments));
    out.put(" as date)");
}

// Of timestamps and times of day, the text of an interval.
template <class Type, class X, class Y>
constexpr void spell(dialects::mysql, writer& out, const call<functions::difference, Type, X, Y>& node) {
    const operand_writer<X, Y> operands(out, node.arguments);
    if constexpr (Type::family == type_family::integer) {
        out.put("datediff(");
        operands.template argument<0>();
        out.put(", ");
        operands.template argument<1>();
        out.put(")");
    } else if constexpr (X::sql_type::family == type_family::time) {
        out.put("concat('PT', ");
        write_time_of_interval(out, [&] { write_seconds_between(out, operands); });
    } else {
        const auto difference = [&](std::string_view unit, std::string_view after) {
            write_difference_in(out, unit, operands);
            out.put(after);
        };
        out.put("concat('P', ");
        difference("day", ", 'DT', ");
        difference("hour", " % 24, 'H', ");
        difference("minute", " % 60, 'M', ");
        difference("microsecond", " % 60000000 * 0.000001, 'S')");
    }
    operands.finish();
}

}  // namespace mizzle::detail
