// What SQLite's text and doubles lack of the types that they stand for: the length of an interval, single precision,
// and casts that take exactly what a type's text can be.
#pragma once
#include "../query/values/encode.hpp"
#include "../schema/number_text.hpp"
#include "time_functions.hpp"

#include <charconv>
#include <cmath>

namespace mizzle::detail::sqlite_detail {

interval interval_argument(const function_arguments& a);

// Twenty hexadecimal digits that sort as intervals do: a month is 30 days, a day 24 hours, and 2^76 microseconds make
// every length positive.
std::string length_of_interval(const function_arguments& a);
inline std::string length_and_text(const function_arguments& a) { return length_of_interval(a).append(a.text(0)); }

// As PostgreSQL rounds to single precision.
double single_precision(const function_arguments& a);

// The value of a text, in the one form in which it is kept.
template <class T> std::string kept_text(std::optional<T> value, const char* problem) {
    if (!value) throw std::invalid_argument(problem);
    if constexpr (requires { value->to_string(); }) return value->to_string();
    else return temporal_text(*value).string();
}
std::string date_of_text(const function_arguments& a);
std::string time_of_text(const function_arguments& a);
std::string timestamp_of_text(const function_arguments& a);
std::string interval_of_text(const function_arguments& a);
std::string uuid_of_text(const function_arguments& a);
// Times have no zeros at the end of a fraction, nor the point of none; then their zone. The year before 1 is 1 BC.
std::string time_text(const function_arguments& a);
std::string hexadecimal(const function_arguments& a);

// Text as PostgreSQL reads it as a number or a boolean: blanks around it do not count.
template <class T> T number_of_text(std::string_view text) {
    text = trimmed(text);
    if (text.starts_with('+') && !text.starts_with("+-")) text.remove_prefix(1);
    T number{};
    const auto end = text.data() + text.size();
    const auto [rest, problem] = number_from_chars(text.data(), end, number);
    if (problem != std::errc{} || rest != end)
        throw std::invalid_argument("a cast of text that is no number of the type");
    return number;
}
inline std::int64_t integer_of_text(const function_arguments& a) { return number_of_text<std::int64_t>(a.text(0)); }
double double_of_text(const function_arguments& a);
std::int64_t boolean_of_text(const function_arguments& a);
// The labels are given as ",low,medium,high,".
std::string label_of_text(const function_arguments& a);

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

}  // namespace mizzle::detail::sqlite_detail

#ifndef MIZZLE_COMPILED
#include "value_functions.ipp"
#endif
