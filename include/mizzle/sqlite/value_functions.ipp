// The functions of value_functions.hpp that no type of a program's takes part in.
#pragma once
#include "../inline.hpp"
#include "value_functions.hpp"

namespace mizzle::detail::sqlite_detail {

MIZZLE_INLINE interval interval_argument(const function_arguments& a) {
    const auto value = interval::parse(a.text(0));
    if (!value) throw std::invalid_argument("text that is no interval in ISO 8601");
    return *value;
}

MIZZLE_INLINE std::string length_of_interval(const function_arguments& a) {
    const auto i = interval_argument(a);
    const wide_integer days = wide_integer(i.months.count()) * 30 + i.days.count();
    wide_integer length = (wide_integer(1) << 76) + days * 86'400'000'000 + i.time.count();
    std::string text(20, '0');
    for (auto digit = text.rbegin(); digit != text.rend(); ++digit, length >>= 4)
        *digit = "0123456789abcdef"[static_cast<unsigned>(length & 15)];
    return text;
}

MIZZLE_INLINE double single_precision(const function_arguments& a) {
    const double wide = a.real(0);
    const auto single = static_cast<float>(wide);
    if ((std::isinf(single) && std::isfinite(wide)) || (single == 0 && wide != 0))
        throw std::out_of_range("a number out of the range of single precision");
    return static_cast<double>(single);
}

MIZZLE_INLINE std::string date_of_text(const function_arguments& a) {
    return kept_text(parse_date(a.text(0)), "a cast to date of text that is no YYYY-MM-DD");
}

MIZZLE_INLINE std::string time_of_text(const function_arguments& a) {
    return kept_text(parse_time(a.text(0)), "a cast to time of text that is no HH:MM:SS");
}

MIZZLE_INLINE std::string timestamp_of_text(const function_arguments& a) {
    return kept_text(parse_timestamp(a.text(0)), "a cast to timestamp of text that is no YYYY-MM-DD HH:MM:SS");
}

MIZZLE_INLINE std::string interval_of_text(const function_arguments& a) {
    return kept_text(interval::parse(a.text(0)), "a cast to interval of text that is none in ISO 8601");
}

MIZZLE_INLINE std::string uuid_of_text(const function_arguments& a) {
    return kept_text(uuid::parse(a.text(0)), "a cast to uuid of text that is none");
}

MIZZLE_INLINE std::string time_text(const function_arguments& a) {
    std::string text(a.text(0));
    if (text.find('.') != std::string::npos) text.erase(text.find_last_not_of('0') + 1);
    text += a.text(1);
    if (text.starts_with("0000-")) text.replace(0, 4, "0001").append(" BC");
    return text;
}

MIZZLE_INLINE std::string hexadecimal(const function_arguments& a) {
    const auto text = a.text(0);
    const auto* data = reinterpret_cast<const std::byte*>(text.data());
    return hex_text(bytes(data, data + text.size()), "");
}

MIZZLE_INLINE double double_of_text(const function_arguments& a) {
    const auto number = number_of_text<double>(a.text(0));
    if (std::isnan(number)) throw std::invalid_argument("SQLite cannot keep NaN");
    return number;
}

MIZZLE_INLINE std::int64_t boolean_of_text(const function_arguments& a) {
    const auto text = lower_case(trimmed(a.text(0)));
    const auto begins = [&text](std::string_view word, std::size_t least) {
        return text.size() >= least && word.starts_with(text);
    };
    if (text == "1" || begins("true", 1) || begins("yes", 1) || text == "on") return 1;
    if (text == "0" || begins("false", 1) || begins("no", 1) || begins("off", 2)) return 0;
    throw std::invalid_argument("a cast of text that is no boolean");
}

MIZZLE_INLINE std::string label_of_text(const function_arguments& a) {
    std::string text(a.text(0));
    if (text.find(',') != std::string::npos || a.text(1).find("," + text + ",") == std::string_view::npos)
        throw std::invalid_argument("a cast of text that is no label of the enum");
    return text;
}

}  // namespace mizzle::detail::sqlite_detail
