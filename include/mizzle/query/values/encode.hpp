// How a value of each SQL type is added to the list of bound values.
#pragma once
#include "../../schema/convert.hpp"
#include "../../schema/enumeration.hpp"
#include "../../schema/floating.hpp"
#include "bound_value.hpp"
#include "encode_decimal.hpp"
#include "temporal_text.hpp"

#include <charconv>
#include <exception>
#include <new>
#include <optional>
#include <string>
#include <vector>

namespace mizzle::detail {

// What an adapter throws of its own is about a value that its text cannot say, such as JSON of a string that is no
// UTF-8. It may quote the value, so it is nested in the error, not part of its text.
[[noreturn]] MIZZLE_COLD void throw_not_written();
template <class F> std::string adapter_text(F&& make) {
    try {
        return make();
    } catch (const error&) { throw; } catch (const std::bad_alloc&) {
        throw;
    } catch (const std::exception&) { throw_not_written(); }
}

// The text of JSON documents: json_text as it is, other types through their adapter. SQLite takes a NUL for the end of
// a document, and would keep what follows it.
inline const std::string& expect_no_nul(const std::string& document) {
    if (document.find('\0') != std::string::npos)
        throw_usage_error("mizzle: text of JSON holds a NUL character, which JSON writes as \\u0000");
    return document;
}
template <class T> std::string json_to_text(const T& value) {
    if constexpr (std::is_same_v<T, json_text>) return expect_no_nul(value.text);
    else if constexpr (std::is_same_v<T, std::string>) return expect_no_nul(value);
    else return adapter_text([&] { return json_adapter<T>::to_text(value); });
}

template <class T> std::string custom_to_text(const T& value) {
    return adapter_text([&] { return custom_type<T>::to_text(value); });
}

// An array as the dialect takes it: {1,2}, or as JSON [1,2]. Elements may be std::optional.
template <class T> std::string array_to_text(dialect_id dialect, const std::vector<T>& values);

// MySQL computes with a NULL that it knows no more of as with a floating-point number, and so with all beside it.
template <class Type>
inline constexpr value_kind kind_of_null = Type::family == type_family::integer   ? value_kind::integer
                                           : Type::family == type_family::decimal ? value_kind::numeric
                                           : Type::family == type_family::real    ? value_kind::real
                                                                                  : value_kind::null;

template <class Type, class T> MIZZLE_ALWAYS_INLINE inline void encode(value_list& out, Type type, const T& value) {
    if constexpr (is_null_value<T>) out.add_null(kind_of_null<Type>);
    else if constexpr (is_optional<T>) {
        if (value) encode(out, type, *value);
        else out.add_null(kind_of_null<Type>);
    } else if constexpr (Type::family == type_family::json) {
        out.add_owned(value_kind::json, json_to_text(value));
    } else if constexpr (Type::family == type_family::array) {
        out.add_owned(value_kind::array, array_to_text(out.dialect(), value));
    } else if constexpr (Type::family == type_family::custom) {
        out.add_owned(value_kind::text, custom_to_text(value));
    } else if constexpr (std::is_same_v<T, numeric_literal>) {
        out.add_owned(value_kind::numeric, numeric(value).to_string());
    } else if constexpr (is_scaled<Type> || is_fixed<Type>) {
        if (out.dialect()->scales_decimals) encode_scaled<Type>(out, excess::refused, value.to_string());
        else out.add(value);
    } else if constexpr (std::is_enum_v<T>) out.add(label_of(value));
    else if constexpr (std::is_same_v<T, bool>) out.add(value);
    else if constexpr (std::integral<T>) {
        if constexpr (std::unsigned_integral<T> && sizeof(T) == 8) {
            if (value > static_cast<T>(std::numeric_limits<std::int64_t>::max()))
                throw_usage_error("mizzle: a number is larger than any SQL integer");
        }
        out.add(static_cast<std::int64_t>(value));
    } else if constexpr (std::floating_point<T>) out.add(static_cast<double>(value));
    else if constexpr (std::convertible_to<const T&, std::string_view>) out.add(text_in_value(value));
    else if constexpr (Type::family == type_family::bytes) out.add_bytes(value.data(), value.size());
    else out.add(value);
}

// Text as a JSON string, for SQLite's lists and arrays, as SQLite's own functions write it: equal arrays have equal
// texts.
void append_json_string(std::string& out, std::string_view text);

// Text as an element of a PostgreSQL array literal.
void append_array_string(std::string& out, std::string_view text);

std::string hex_text(const bytes& value, std::string_view prefix);

// Nothing for text that is not hexadecimal digits alone, two for each byte.
std::optional<bytes> parse_hex(std::string_view text);

// Dates and times as the dialect reads them without a doubt, whatever the session's time zone.
template <class T> std::string temporal_element(dialect_id dialect, const T& value) {
    if (dialect->keeps_times_as_text) return temporal_text(value).string();
    if constexpr (std::is_same_v<T, time_of_day>) {
        return temporal_text(value).string();
    } else if constexpr (std::is_same_v<T, date>) {
        if (!value.ok()) throw_usage_error("mizzle: a date has a month or day that does not exist");
        return date_text_with_era(std::chrono::sys_days(value).time_since_epoch().count());
    } else {
        return timestamp_text_with_era(std::chrono::floor<std::chrono::microseconds>(value).time_since_epoch().count(),
                                       std::is_same_v<T, timestamptz> ? "+00" : "");
    }
}

template <class T> void append_element(dialect_id dialect, std::string& out, const T& value) {
    if constexpr (is_optional<T>) {
        if (value) append_element(dialect, out, *value);
        else out += dialect->lists_are_json ? "null" : "NULL";
    } else if constexpr (std::is_same_v<T, bool>) {
        out += value ? "true" : "false";
    } else if constexpr (std::integral<T> || std::floating_point<T>) {
        if constexpr (std::floating_point<T>) {
            if (dialect->lists_are_json && !is_finite(value))
                throw usage_error("mizzle: " + std::string(dialect->name) +
                                  " keeps arrays as JSON, which has no NaN and no infinity");
        }
        char digits[64];
        // Single-precision numbers with the digits of a double, the type in which they are compared.
        using wide = std::conditional_t<std::is_same_v<T, float>, double, T>;
        const auto end = std::to_chars(digits, digits + sizeof digits, static_cast<wide>(value)).ptr;
        out.append(digits, end);
    } else {
        if constexpr (std::is_same_v<T, interval>) expect_kept(dialect, value);
        const auto text = [&] {
            if constexpr (std::is_enum_v<T>) return label_of(value);
            else if constexpr (std::convertible_to<const T&, std::string_view>) return text_in_value(value);
            else if constexpr (std::is_same_v<T, bytes>) return hex_text(value, dialect->lists_are_json ? "" : "\\x");
            else if constexpr (requires { value.to_string(); }) return value.to_string();
            else if constexpr (requires { custom_type<T>::to_text(value); }) return custom_to_text(value);
            else return temporal_element(dialect, value);
        }();
        if (dialect->lists_are_json) append_json_string(out, text);
        else append_array_string(out, text);
    }
}

// A value of a column as an element of a PostgreSQL array.
template <class Type, class T>
void append_column_element(dialect_id dialect, std::string& out, Type type, const T& value) {
    if constexpr (is_null_value<T>) out += "NULL";
    else if constexpr (is_optional<T>) {
        if (value) append_column_element(dialect, out, type, *value);
        else out += "NULL";
    } else if constexpr (Type::family == type_family::json) append_array_string(out, json_to_text(value));
    else if constexpr (Type::family == type_family::custom) append_array_string(out, custom_to_text(value));
    else append_element(dialect, out, value);
}

// Neither database takes a longer value.
void expect_size_of_list(const std::string& text);

template <class T> std::string array_to_text(dialect_id dialect, const std::vector<T>& values) {
    std::string out(1, dialect->lists_are_json ? '[' : '{');
    bool first = true;
    for (const auto& value : values) {
        if (!first) out += ',';
        first = false;
        append_element(dialect, out, static_cast<const T&>(value));
        expect_size_of_list(out);
    }
    out += dialect->lists_are_json ? ']' : '}';
    return out;
}

}  // namespace mizzle::detail

#ifndef MIZZLE_COMPILED
#include "encode.ipp"
#endif
