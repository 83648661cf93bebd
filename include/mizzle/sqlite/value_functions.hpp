// What SQLite's text and doubles lack of the types that they stand for: the length of an interval, single precision,
// and casts that take exactly what a type's text can be.
#pragma once
#include "../query/encode.hpp"
#include "../schema/number_text.hpp"
#include "time_functions.hpp"

#include <charconv>
#include <cmath>

namespace mizzle::sqlite_detail {

inline interval interval_argument(const function_arguments& a) {
    const auto value = interval::parse(a.text(0));
    if (!value) throw std::invalid_argument("text that is no interval in ISO 8601");
    return *value;
}

// Twenty hexadecimal digits that sort as intervals do: a month is 30 days, a day 24 hours, and 2^76 microseconds make
// every length positive.
inline std::string length_of_interval(const function_arguments& a) {
    const auto i = interval_argument(a);
    const wide_integer days = wide_integer(i.months.count()) * 30 + i.days.count();
    wide_integer length = (wide_integer(1) << 76) + days * 86'400'000'000 + i.time.count();
    std::string text(20, '0');
    for (auto digit = text.rbegin(); digit != text.rend(); ++digit, length >>= 4)
        *digit = "0123456789abcdef"[static_cast<unsigned>(length & 15)];
    return text;
}
inline std::string length_and_text(const function_arguments& a) { return length_of_interval(a).append(a.text(0)); }

// As PostgreSQL rounds to single precision.
inline double single_precision(const function_arguments& a) {
    const double wide = a.real(0);
    const auto single = static_cast<float>(wide);
    if ((std::isinf(single) && std::isfinite(wide)) || (single == 0 && wide != 0))
        throw std::out_of_range("a number out of the range of single precision");
    return static_cast<double>(single);
}

// The value of a text, in the one form in which it is kept.
template <class T> std::string kept_text(std::optional<T> value, const char* problem) {
    if (!value) throw std::invalid_argument(problem);
    if constexpr (requires { value->to_string(); }) return value->to_string();
    else return temporal_text(*value).string();
}
inline std::string date_of_text(const function_arguments& a) {
    return kept_text(parse_date(a.text(0)), "a cast to date of text that is no YYYY-MM-DD");
}
inline std::string time_of_text(const function_arguments& a) {
    return kept_text(parse_time(a.text(0)), "a cast to time of text that is no HH:MM:SS");
}
inline std::string timestamp_of_text(const function_arguments& a) {
    return kept_text(parse_timestamp(a.text(0)), "a cast to timestamp of text that is no YYYY-MM-DD HH:MM:SS");
}
inline std::string interval_of_text(const function_arguments& a) {
    return kept_text(interval::parse(a.text(0)), "a cast to interval of text that is none in ISO 8601");
}
inline std::string uuid_of_text(const function_arguments& a) {
    return kept_text(uuid::parse(a.text(0)), "a cast to uuid of text that is none");
}
// Times have no zeros at the end of a fraction, nor the point of none; then their zone. The year before 1 is 1 BC.
inline std::string time_text(const function_arguments& a) {
    std::string text(a.text(0));
    if (text.find('.') != std::string::npos) text.erase(text.find_last_not_of('0') + 1);
    text += a.text(1);
    if (text.starts_with("0000-")) text.replace(0, 4, "0001").append(" BC");
    return text;
}
inline std::string hexadecimal(const function_arguments& a) {
    const auto text = a.text(0);
    const auto* data = reinterpret_cast<const std::byte*>(text.data());
    return hex_text(bytes(data, data + text.size()), "");
}

// Text as PostgreSQL reads it as a number or a boolean: blanks around it do not count.
inline std::string_view without_blanks(std::string_view text) {
    constexpr std::string_view blanks = " \t\n\v\f\r";
    const auto first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}
template <class T> T number_of_text(std::string_view text) {
    text = without_blanks(text);
    if (text.starts_with('+') && !text.starts_with("+-")) text.remove_prefix(1);
    T number{};
    const auto end = text.data() + text.size();
    const auto [rest, problem] = number_from_chars(text.data(), end, number);
    if (problem != std::errc{} || rest != end)
        throw std::invalid_argument("a cast of text that is no number of the type");
    return number;
}
inline std::int64_t integer_of_text(const function_arguments& a) { return number_of_text<std::int64_t>(a.text(0)); }
inline double double_of_text(const function_arguments& a) {
    const auto number = number_of_text<double>(a.text(0));
    if (std::isnan(number)) throw std::invalid_argument("SQLite cannot keep NaN");
    return number;
}
inline std::int64_t boolean_of_text(const function_arguments& a) {
    std::string text(without_blanks(a.text(0)));
    for (char& c : text)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    const auto begins = [&text](std::string_view word, std::size_t least) {
        return text.size() >= least && word.starts_with(text);
    };
    if (text == "1" || begins("true", 1) || begins("yes", 1) || text == "on") return 1;
    if (text == "0" || begins("false", 1) || begins("no", 1) || begins("off", 2)) return 0;
    throw std::invalid_argument("a cast of text that is no boolean");
}
// The labels are given as ",low,medium,high,".
inline std::string label_of_text(const function_arguments& a) {
    std::string text(a.text(0));
    if (text.find(',') != std::string::npos || a.text(1).find("," + text + ",") == std::string_view::npos)
        throw std::invalid_argument("a cast of text that is no label of the enum");
    return text;
}

inline constexpr function_of_sql value_functions[] = {
    {"mizzle_length", 1, run_function<length_of_interval>},
    {"mizzle_length_and_text", 1, run_function<length_and_text>},
    {"mizzle_real", 1, run_function<single_precision>},
    {"mizzle_date", 1, run_function<date_of_text>},
    {"mizzle_time", 1, run_function<time_of_text>},
    {"mizzle_timestamp", 1, run_function<timestamp_of_text>},
    {"mizzle_interval", 1, run_function<interval_of_text>},
    {"mizzle_uuid", 1, run_function<uuid_of_text>},
    {"mizzle_time_text", 2, run_function<time_text>},
    {"mizzle_hex", 1, run_function<hexadecimal>},
    {"mizzle_label", 2, run_function<label_of_text>},
    {"mizzle_integer", 1, run_function<integer_of_text>},
    {"mizzle_double", 1, run_function<double_of_text>},
    {"mizzle_boolean", 1, run_function<boolean_of_text>},
};

}  // namespace mizzle::sqlite_detail
