// Which of a program's values become a column's C++ type exactly, and what is said of those that do not.
#pragma once
#include "null.hpp"
#include "types.hpp"

#include <concepts>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace mizzle::detail {

template <class T> inline constexpr bool is_optional = false;
template <class T> inline constexpr bool is_optional<std::optional<T>> = true;
template <class T>
inline constexpr bool is_null_value =
    std::is_same_v<std::remove_cvref_t<T>, null_t> || std::is_same_v<std::remove_cvref_t<T>, std::nullopt_t>;

template <class T>
concept whole_number = std::integral<T> && !std::same_as<T, bool> && !std::same_as<T, char>;

// Bytes of the program's that are no std::vector of them: std::span<const std::byte>, std::array<std::byte, 16>.
template <class V>
concept bytes_elsewhere = !std::same_as<V, bytes> && requires(const V& v) {
    { v.data() } -> std::convertible_to<const std::byte*>;
    { v.size() } -> std::convertible_to<std::size_t>;
};

template <class T> inline constexpr bool is_sys_time = false;
template <class D> inline constexpr bool is_sys_time<std::chrono::sys_time<D>> = true;
template <class T> inline constexpr bool is_local_time = false;
template <class D> inline constexpr bool is_local_time<std::chrono::local_time<D>> = true;

// Whether a value of type V can become a T without losing anything that a run-time check would not notice.
template <class T, class V>
inline constexpr bool exactly_convertible = [] {
    using value = std::remove_cvref_t<V>;
    if constexpr (std::same_as<T, value>) return true;
    else if constexpr (std::is_null_pointer_v<value>) return false;
    else if constexpr (is_optional<T>) {
        if constexpr (is_optional<value>)
            return exactly_convertible<typename T::value_type, typename value::value_type>;
        else return is_null_value<V> || exactly_convertible<typename T::value_type, V>;
    } else if constexpr (std::same_as<T, bool>) return false;
    else if constexpr (std::same_as<T, float>) return whole_number<value>;
    else if constexpr (std::same_as<T, double>) return whole_number<value> || std::same_as<value, float>;
    else if constexpr (whole_number<T>) return whole_number<value>;
    else if constexpr (std::same_as<T, std::string>) return std::convertible_to<V, std::string_view>;
    else if constexpr (std::same_as<T, numeric>) return whole_number<value> || std::same_as<value, numeric_literal>;
    else if constexpr (std::same_as<T, timestamptz>) return is_sys_time<value>;
    else if constexpr (std::same_as<T, timestamp>) return is_local_time<value>;
    else if constexpr (std::same_as<T, bytes> && bytes_elsewhere<value>) return true;
    else if constexpr (std::is_enum_v<T>) return false;
    else return std::convertible_to<V, T>;
}();

// What is wrong about a value where another is meant.
enum class misfit : unsigned char {
    none,
    text_for_decimal,
    real_for_decimal,
    text_for_date,
    time_for_date,
    text_for_time,
    other_time,
    text_for_uuid,
    text_for_bytes,
    text_for_number,
    bool_for_number,
    real_for_integer,
    double_for_real,
    not_for_bool,
    not_for_text,
    not_for_enum,
    table,
    statement,
    other
};

// T is a column's C++ type, V that of a value which does not become one.
template <class T, class V> consteval misfit find_misfit() {
    using value = std::remove_cvref_t<V>;
    if constexpr (is_optional<value>) return find_misfit<T, typename value::value_type>();
    else {
        constexpr bool is_text = std::is_convertible_v<V, std::string_view>;
        constexpr bool is_time = is_sys_time<value> || is_local_time<value>;
        if constexpr (std::same_as<T, numeric>)
            return is_text                      ? misfit::text_for_decimal
                   : std::floating_point<value> ? misfit::real_for_decimal
                   : std::same_as<value, bool>  ? misfit::bool_for_number
                                                : misfit::other;
        else if constexpr (std::same_as<T, std::chrono::year_month_day>)
            return is_text ? misfit::text_for_date : is_time ? misfit::time_for_date : misfit::other;
        else if constexpr (std::same_as<T, timestamptz> || std::same_as<T, timestamp>)
            return is_text                                                       ? misfit::text_for_time
                   : is_time || std::same_as<value, std::chrono::year_month_day> ? misfit::other_time
                                                                                 : misfit::other;
        else if constexpr (std::same_as<T, std::chrono::microseconds>)
            return is_text ? misfit::text_for_time : misfit::other;
        else if constexpr (std::same_as<T, uuid>) return is_text ? misfit::text_for_uuid : misfit::other;
        else if constexpr (std::same_as<T, std::vector<std::byte>>)
            return is_text ? misfit::text_for_bytes : misfit::other;
        else if constexpr (std::same_as<T, bool>)
            return is_text || std::is_arithmetic_v<value> ? misfit::not_for_bool : misfit::other;
        else if constexpr (std::is_arithmetic_v<T>)
            return is_text                       ? misfit::text_for_number
                   : std::same_as<value, bool>   ? misfit::bool_for_number
                   : !std::floating_point<value> ? misfit::other
                   : std::same_as<T, float>      ? misfit::double_for_real
                   : std::integral<T>            ? misfit::real_for_integer
                                                 : misfit::other;
        else if constexpr (std::same_as<T, std::string>)
            return std::is_arithmetic_v<value> ? misfit::not_for_text : misfit::other;
        else if constexpr (std::is_enum_v<T>)
            return is_text || std::is_arithmetic_v<value> || std::is_enum_v<value> ? misfit::not_for_enum
                                                                                   : misfit::other;
        else return misfit::other;
    }
}
template <class T, class V>
inline constexpr misfit misfit_of = [] {
    using value = std::remove_cvref_t<V>;
    if constexpr (exactly_convertible<T, V> || std::is_null_pointer_v<value> || is_null_value<V>) return misfit::none;
    else if constexpr (is_optional<T>) return find_misfit<typename T::value_type, V>();
    else return find_misfit<T, V>();
}();

#define MIZZLE_DETAIL_TEXT_FOR_DECIMAL "mizzle: text is no decimal; write numeric(\"12.50\"), or numeric::parse(text)"
#define MIZZLE_DETAIL_TEXT_FOR_DATE \
    "mizzle: text is no date; write a std::chrono::year_month_day, such as 2026y / 1 / 31"
#define MIZZLE_DETAIL_TEXT_FOR_TIME "mizzle: text is no time; write a value of the column's std::chrono type"
#define MIZZLE_DETAIL_TEXT_FOR_UUID "mizzle: text is no uuid; write *uuid::parse(text)"
#define MIZZLE_DETAIL_NOT_FOR_BOOL "mizzle: the column is boolean; give true, false or a bool"
#define MIZZLE_DETAIL_NOT_FOR_ENUM \
    "mizzle: the column holds an enum; give a value of it, as in color::red, or *parse_enum<color>(text)"

// Stands in the body of each function that a program gives a value to, where compilers show the program's line; `is`
// is the value's misfit.
#define MIZZLE_DETAIL_CHECK_VALUE(is)                                                                                  \
    static_assert((is) != misfit::text_for_decimal, MIZZLE_DETAIL_TEXT_FOR_DECIMAL);                                   \
    static_assert((is) != misfit::real_for_decimal,                                                                    \
                  "mizzle: a floating-point number is no exact decimal; write numeric(\"12.50\")");                    \
    static_assert((is) != misfit::text_for_date, MIZZLE_DETAIL_TEXT_FOR_DATE);                                         \
    static_assert((is) != misfit::time_for_date,                                                                       \
                  "mizzle: a point in time is no date; write "                                                         \
                  "std::chrono::year_month_day(std::chrono::floor<std::chrono::days>(time))");                         \
    static_assert((is) != misfit::text_for_time, MIZZLE_DETAIL_TEXT_FOR_TIME);                                         \
    static_assert((is) != misfit::other_time,                                                                          \
                  "mizzle: timestamptz takes a std::chrono::sys_time, such as system_clock::now() or sys_days(date), " \
                  "timestamp, which has no time zone, a std::chrono::local_time");                                     \
    static_assert((is) != misfit::text_for_uuid, MIZZLE_DETAIL_TEXT_FOR_UUID);                                         \
    static_assert((is) != misfit::text_for_bytes, "mizzle: text is no bytes; give a std::vector<std::byte>");          \
    static_assert((is) != misfit::text_for_number, "mizzle: text is no number; write it without quotes");              \
    static_assert((is) != misfit::bool_for_number, "mizzle: true and false are no numbers; give 1 or 0");              \
    static_assert((is) != misfit::real_for_integer,                                                                    \
                  "mizzle: a floating-point number would lose its fraction in a column of integers; round it, as "     \
                  "std::lround() does");                                                                               \
    static_assert((is) != misfit::double_for_real,                                                                     \
                  "mizzle: a double would lose digits in a column that is real; give a float, as 0.1F is");            \
    static_assert((is) != misfit::not_for_bool, MIZZLE_DETAIL_NOT_FOR_BOOL);                                           \
    static_assert((is) != misfit::not_for_text,                                                                        \
                  "mizzle: the column is text; give a std::string, a std::string_view or text in double quotes");      \
    static_assert((is) != misfit::not_for_enum, MIZZLE_DETAIL_NOT_FOR_ENUM);                                           \
    static_assert(                                                                                                     \
        (is) != misfit::other,                                                                                         \
        "mizzle: a value of this type cannot be stored in this column without loss; give the column's C++ type")

}  // namespace mizzle::detail
