// cast(expression as type): cast<T>(expression)
#pragma once
#include "../functions/functions.hpp"

namespace mizzle::detail {

// For those who look for it here.
template <expression_like X, class... Type> constexpr auto cast(const X& operand, const Type&...) {
    static_assert(std::is_void_v<X>,
                  "mizzle: cast() takes the C++ type of the SQL type in angle brackets: cast<std::string>(expression)");
    return operand;
}

// Whether values of one type are made of those of another, alike on every database. Of a type of the program's own it
// is for the program to know.
template <class From, class To>
inline constexpr bool casts_alike_everywhere = [] {
    using enum type_family;
    constexpr auto from = From::family, to = To::family;
    constexpr auto is_point = [](type_family f) { return f == date || f == timestamp || f == timestamptz; };
    if (std::is_same_v<From, To> || from == custom || to == custom) return true;
    if (from == enumeration && to == enumeration) return false;
    if (from == array || to == array) return false;
    if (from == to || (is_number(from) && is_number(to))) return true;
    if (from == text) return to != bytes;
    if (to == text || (is_point(from) && is_point(to))) return true;
    if (to == type_family::time) return from == timestamp || from == timestamptz;
    return (from == boolean && to == integer) || (from == integer && to == boolean);
}();

// cast(expression as the SQL type of T). Between timestamptz and what has no time zone it goes by UTC.
template <class T, expression_like X> constexpr auto cast(const X& operand) {
    constexpr bool has_zone = !std::is_same_v<T, timestamptz> || X::sql_type::family != type_family::text;
    static_assert(has_zone,
                  "mizzle: the time zone of a text would be the session's; cast<timestamp>(text) first, whose "
                  "cast to timestamptz takes it for UTC");
    static_assert(has_sql_type<T>, "mizzle: cast<T>() takes the C++ type of an SQL type, such as int or std::string");
    if constexpr (has_sql_type<T>) {
        using type = typename sql_type_of<T>::type;
        static_assert(
            casts_alike_everywhere<typename X::sql_type, type>,
            "mizzle: cast<T>() knows no such values of this type: numbers are made of numbers, dates and times "
            "of timestamps, integers of booleans and back, and text of all but arrays and back; go by way of "
            "another type, such as cast<std::string>(expression)");
        return make_call<functions::cast, type>(operand);
    } else {
        return invalid<typename X::sql_type>{};
    }
}

}  // namespace mizzle::detail

namespace mizzle {

// cast<int>(expression) is the expression as the SQL type of a C++ type: `cast(... as integer)`.
using detail::cast;

}  // namespace mizzle
