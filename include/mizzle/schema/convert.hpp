// A program's value as a column's C++ type: exactly, or not at all.
#pragma once
#include "../error.hpp"
#include "column.hpp"
#include "exact_value.hpp"

#include <concepts>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace mizzle::detail {

// Text that a program gives. Throws usage_error for a pointer that is null.
template <class V> constexpr std::string_view text_in_value(const V& value) {
    if constexpr (std::is_pointer_v<V>)
        if (value == nullptr) throw_usage_error("mizzle: text is given as a null pointer; null is SQL's NULL");
    return std::string_view(value);
}

// Throws usage_error where a number does not fit.
template <class T, class V> constexpr T convert_to(V&& value) {
    using from = std::remove_cvref_t<V>;
    if constexpr (is_optional<T>) {
        if constexpr (is_null_value<V>) return std::nullopt;
        else if constexpr (is_optional<from>) {
            if (!value) return std::nullopt;
            return T{convert_to<typename T::value_type>(*std::forward<V>(value))};
        } else return T{convert_to<typename T::value_type>(std::forward<V>(value))};
    } else if constexpr (std::same_as<T, from>) return std::forward<V>(value);
    else if constexpr (whole_number<T>) {
        if (!std::in_range<T>(value))
            throw_usage_error("mizzle: a number is out of the range of the column's SQL type");
        return static_cast<T>(value);
    } else if constexpr (std::floating_point<T>) {
        const T result = static_cast<T>(value);
        if constexpr (whole_number<from>) {
            // Back again it must be the same number; 2^63 itself would not fit.
            if (result >= static_cast<T>(9223372036854775808.0) || static_cast<from>(result) != value)
                throw_usage_error("mizzle: a whole number is too large to be kept exactly as a floating-point number");
        }
        return result;
    } else if constexpr (std::same_as<T, std::string>) return T(text_in_value(value));
    else if constexpr (std::same_as<T, timestamptz> || std::same_as<T, timestamp>)
        return std::chrono::floor<std::chrono::microseconds>(value);
    else if constexpr (std::same_as<T, bytes> && bytes_elsewhere<from>)
        return T(value.data(), value.data() + value.size());
    else return T(std::forward<V>(value));
}

// Gives a decimal the digits of its column numeric(p, s). Throws where it has more.
void fit_decimal(numeric& value, types::numeric type);

// varchar(n) of PostgreSQL takes longer text and silently cuts off its end where that is blanks.
template <class Column> constexpr void check_length(std::string_view text) {
    if constexpr (std::is_same_v<typename Column::sql_type, types::varchar> ||
                  std::is_same_v<typename Column::sql_type, types::char_>) {
        constexpr auto length = static_cast<std::size_t>(Column::specify().sql_type.length);
        if (length == 0 || text.size() <= length || text.back() != ' ') return;
        std::size_t characters = 0;
        for (const char c : text) characters += (static_cast<unsigned char>(c) & 0xc0) != 0x80;
        if (characters > length)
            throw_usage_error("mizzle: a text is longer than its column varchar(n) or char_(n) keeps, by blanks at its "
                              "end; cut them off");
    }
}

template <class Column, class T, class V> constexpr T convert_exactly(V&& value) {
    static_assert(
        exactly_convertible<T, V>,
        "mizzle: a value of this type cannot be stored in this column without loss; give the column's C++ type");
    if constexpr (exactly_convertible<T, V>) {
        T result = convert_to<T>(std::forward<V>(value));
        if constexpr (std::is_same_v<T, std::string>) check_length<Column>(result);
        if constexpr (std::is_same_v<T, std::optional<std::string>>)
            if (result) check_length<Column>(*result);
        if constexpr (std::same_as<typename Column::specification::type, types::numeric>) {
            constexpr types::numeric type = Column::specify().sql_type;
            if constexpr (type.precision != 0) {
                if constexpr (!is_optional<T>) fit_decimal(result, type);
                else if (result) fit_decimal(*result, type);
            }
        }
        return result;
    } else {
        return T{};
    }
}

}  // namespace mizzle::detail

#ifndef MIZZLE_COMPILED
#include "convert.ipp"
#endif
