// Dates and times, which are UTC's.
#pragma once
#include "../../sql/functions/date_time.hpp"
#include "function_names.hpp"
#include "intervals.hpp"

namespace mizzle::detail {

template <class Type> constexpr void spell(dialects::mysql, writer& out, const call<functions::now, Type>&) {
    out.put("utc_timestamp(6)");
}
template <class Type> constexpr void spell(dialects::mysql, writer& out, const call<functions::current_date, Type>&) {
    out.put("utc_date()");
}
template <class Type> constexpr void spell(dialects::mysql, writer& out, const call<functions::current_time, Type>&) {
    out.put("utc_time(6)");
}
template <class Type, class X>
constexpr void spell(dialects::mysql, writer& out, const call<functions::date_of, Type, X>& node) {
    out.put("cast(");
    write_alone(out, part<0>(node.arguments));
    out.put(" as date)");
}
template <class Type, class X>
constexpr void spell(dialects::mysql, writer& out, const call<functions::time_of, Type, X>& node) {
    out.put("cast(");
    write_alone(out, part<0>(node.arguments));
    out.put(" as time(6))");
}

constexpr around_operand part_on_mysql(date_part part, type_family family) {
    switch (part) {
    case date_part::second: return {"(extract(second_microsecond from ", ") / 1e6)"};
    case date_part::minute: return {"minute(", ")"};
    case date_part::hour: return {"hour(", ")"};
    case date_part::day: return {"dayofmonth(", ")"};
    case date_part::week: return {"weekofyear(", ")"};
    case date_part::month: return {"month(", ")"};
    case date_part::quarter: return {"quarter(", ")"};
    case date_part::year: return {"year(", ")"};
    case date_part::isoyear: return {"(yearweek(", ", 3) div 100)"};
    case date_part::dow: return {"(dayofweek(", ") - 1)"};
    case date_part::isodow: return {"(weekday(", ") + 1)"};
    case date_part::doy: return {"dayofyear(", ")"};
    default: break;
    }
    if (family == type_family::time) return {"cast(time_to_sec(", ") as double)"};
    return {"(timestampdiff(microsecond, '1970-01-01', ", ") / 1e6)"};
}

template <date_part Part, class Type, class X>
    requires(X::sql_type::family != type_family::interval)
constexpr void spell(dialects::mysql, writer& out, const call<functions::extract<Part>, Type, X>& node) {
    constexpr auto around = part_on_mysql(Part, X::sql_type::family);
    out.put(around.before);
    write_alone(out, part<0>(node.arguments));
    out.put(around.after);
}

// A year counts 365.25 days there, a month 30. The sum is of decimals, so that it is rounded once.
template <date_part Part, class Type, class X>
    requires(X::sql_type::family == type_family::interval)
constexpr void spell(dialects::mysql, writer& out, const call<functions::extract<Part>, Type, X>& node) {
    const operand_writer<X> operands(out, node.arguments);
    const auto write_interval = [&] { operands.template operand<0>(); };
    const auto in_seconds = [&](const auto& write_number, std::string_view seconds) {
        out.put("cast(");
        write_number();
        out.put(" as decimal(30))");
        out.put(seconds);
    };
    if constexpr (Part == date_part::epoch && is_computed_interval<X>) {
        const auto count = [&]<interval_count Which> {
            operands.template written<0>([&](const X& sum) { write_count_of_interval<Which>(out, sum); });
        };
        const auto months = [&] { count.template operator()<interval_count::months>(); };
        out.put("cast(");
        in_seconds(months, " div 12 * 31557600 + ");
        in_seconds(months, " % 12 * 2592000 + ");
        in_seconds([&] { count.template operator()<interval_count::days>(); }, " * 86400 + ");
        count.template operator()<interval_count::seconds>();
        out.put(" as double)");
    } else if constexpr (Part == date_part::epoch) {
        const auto part = [&](date_part which, std::string_view seconds) {
            in_seconds([&] { write_interval_part(out, which, write_interval); }, seconds);
        };
        out.put("cast(");
        part(date_part::year, " * 31557600 + ");
        part(date_part::month, " * 2592000 + ");
        part(date_part::day, " * 86400 + ");
        write_seconds_of_interval(out, write_interval);
        out.put(" as double)");
    } else {
        out.put("cast(");
        write_interval_part(out, Part, write_interval);
        out.put(Type::family == type_family::real ? " as double)" : " as signed)");
    }
    operands.finish();
}

template <date_part Part, class Type, class X>
constexpr void spell(dialects::mysql, writer& out, const call<functions::date_trunc<Part>, Type, X>& node) {
    const operand_writer<X> operands(out, node.arguments);
    const auto wrap = [&](std::string_view before, std::string_view after) {
        out.put(before);
        operands.template argument<0>();
        out.put(after);
    };
    out.put("cast(");
    switch (Part) {
    case date_part::second: wrap("date_format(", ", '%Y-%m-%d %H:%i:%s')"); break;
    case date_part::minute: wrap("date_format(", ", '%Y-%m-%d %H:%i:00')"); break;
    case date_part::hour: wrap("date_format(", ", '%Y-%m-%d %H:00:00')"); break;
    case date_part::day: wrap("date_format(", ", '%Y-%m-%d')"); break;
    case date_part::month: wrap("date_format(", ", '%Y-%m-01')"); break;
    case date_part::quarter:
        wrap("concat(date_format(", ", '%Y-')");
        wrap(", 3 * quarter(", ") - 2, '-01')");
        break;
    case date_part::year: wrap("date_format(", ", '%Y-01-01')"); break;
    default: wrap("cast(", " as date)"); wrap(" - interval weekday(", ") day");
    }
    out.put(Type::family == type_family::date ? " as date)" : " as datetime(6))");
    operands.finish();
}

// A text is taken for a date where it is one of four digits for the year, and two at most for month and day.
template <class Type, class Y, class M, class D>
constexpr void spell(dialects::mysql, writer& out, const call<functions::make_date, Type, Y, M, D>& node) {
    const operand_writer<Y, M, D> operands(out, node.arguments);
    write_or_fail(out, operands, "date", [&] {
        out.put("if(");
        operands.template operand<0>();
        out.put(" between 1 and 9999, cast(concat(lpad(");
        operands.template argument<0>();
        out.put(", 4, '0'), '-', ");
        operands.template argument<1>();
        out.put(", '-', ");
        operands.template argument<2>();
        out.put(") as date), null)");
    });
    operands.finish();
}

}  // namespace mizzle::detail
