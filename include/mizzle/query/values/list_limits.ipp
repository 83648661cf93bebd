// The functions of list_limits.hpp that no type of a program's takes part in.
#pragma once
#include "../../inline.hpp"
#include "list_limits.hpp"

#include <chrono>
#include <string>

namespace mizzle::detail {

MIZZLE_INLINE void expect_in_list(dialect_id dialect, const bound_value& value) {
    using namespace std::chrono;
    const std::string name(dialect->name);
    const auto expect_year = [&](sys_days day) {
        const auto year_of_day = year_month_day(day).year();
        if (year_of_day < year(1) || year_of_day > year(9999))
            throw usage_error("mizzle: " + name + " keeps dates from 0001-01-01 to 9999-12-31");
    };
    switch (value.kind) {
    case value_kind::numeric: {
        auto text = value.text();
        if (text.ends_with('N') || text.ends_with('y'))
            throw usage_error("mizzle: " + name + " has no NaN and no infinity, which a list for in() holds");
        const auto point = text.find('.');
        auto whole = text.substr(0, point);
        if (whole.starts_with('-')) whole.remove_prefix(1);
        const auto last = text.find_last_not_of('0');
        const bool has_places =
            point != std::string_view::npos && last > point && last - point > dialect->places_in_lists;
        if (has_places || whole.size() > dialect->whole_digits_in_lists)
            throw usage_error("mizzle: a list for in() of " + name + "'s has decimals of at most " +
                              std::to_string(dialect->whole_digits_in_lists) + " digits before the point and " +
                              std::to_string(dialect->places_in_lists) +
                              " after it; compare longer ones by themselves: in(a, b)");
        return;
    }
    case value_kind::date: return expect_year(sys_days(days(value.integer)));
    case value_kind::time:
        if (value.integer < 0 || value.integer > 86'400'000'000)
            throw usage_error("mizzle: a time of day must be from 00:00 to 24:00");
        return;
    case value_kind::timestamp:
    case value_kind::timestamptz: return expect_year(floor<days>(sys_time<microseconds>(microseconds(value.integer))));
    default: return;
    }
}

}  // namespace mizzle::detail
