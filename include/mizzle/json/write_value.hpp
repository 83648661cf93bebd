// Values as JSON, each exactly: decimals are strings, "12.50", since a JSON number is a double to who reads it; whole
// numbers are numbers, also those of 64 bits; bytes are base64, times ISO 8601 and in UTC, UUIDs, intervals, labels of
// enums and the program's own types their text; json<T> is the document, within.
#pragma once
#include "../database/rows/row_members.hpp"
#include "../schema/floating.hpp"
#include "../schema/number_text.hpp"
#include "base64.hpp"
#include "nlohmann.hpp"

#include <charconv>
#include <string>
#include <string_view>
#include <type_traits>

namespace mizzle::detail {

template <class Json, class Row> Json row_to_json(const Row& row);

// With the digits of its own type: 0.1f is 0.1, not 0.10000000149011612.
template <class T> double json_number(T value) {
    if (!is_finite(value))
        throw_usage_error("mizzle: JSON has no NaN and no infinity; leave the number out, or make it null");
    if constexpr (std::is_same_v<T, float>) {
        char digits[64];
        const char* end = std::to_chars(digits, digits + sizeof digits, value).ptr;
        double wide = 0;
        number_from_chars(digits, end, wide);
        return wide;
    } else {
        return value;
    }
}

// 2026-11-20T09:30:00.250
inline std::string iso_text(short_text text) {
    if (text.size > 10) text.characters[10] = 'T';
    return text.string();
}

template <class Element> struct json_element {
    using type = types::custom<Element>;
};
template <class Element>
    requires has_sql_type<Element>
struct json_element<Element> {
    using type = typename sql_type_of<Element>::type;
};
template <class Element> struct json_element<std::optional<Element>> : json_element<Element> {};

template <class Type, class Json, class T> Json value_to_json(const T& value) {
    if constexpr (is_optional<T>) {
        if (!value) return nullptr;
        return value_to_json<Type, Json>(*value);
    } else if constexpr (is_row<T>) {
        return row_to_json<Json>(value);
    } else if constexpr (is_rows<T>) {
        Json out = Json::array();
        for (const auto& row : value) out.push_back(row_to_json<Json>(row));
        return out;
    } else if constexpr (Type::family == type_family::json) {
        return Json::parse(json_to_text(value));
    } else if constexpr (Type::family == type_family::array) {
        using element = typename T::value_type;
        Json out = Json::array();
        for (std::size_t i = 0; i < value.size(); ++i)
            out.push_back(
                value_to_json<typename json_element<element>::type, Json>(static_cast<const element&>(value[i])));
        return out;
    } else if constexpr (Type::family == type_family::custom && !std::is_same_v<Type, untyped>) {
        return custom_to_text(value);
    } else if constexpr (std::is_enum_v<T>) return std::string(label_of(value));
    else if constexpr (std::is_floating_point_v<T>) return json_number(value);
    else if constexpr (std::is_arithmetic_v<T> || std::is_same_v<T, std::string>) return value;
    else if constexpr (std::is_same_v<T, bytes>) return base64_text(value);
    else if constexpr (requires { value.to_string(); }) return value.to_string();
    else if constexpr (std::is_same_v<T, timestamp>) return iso_text(temporal_text(value));
    else if constexpr (std::is_same_v<T, timestamptz>) return iso_text(temporal_text(value)) + 'Z';
    else return temporal_text(value).string();
}

// What a JSON object can hold: each thing under a name of its own.
template <class... Outputs> consteval bool have_names_of_their_own(type_list<Outputs...>) {
    const std::string_view names[] = {output_name_of<Outputs>()...};
    for (std::size_t i = 0; i < sizeof...(Outputs); ++i) {
        if (names[i].empty()) return false;
        for (std::size_t k = 0; k < i; ++k)
            if (names[i] == names[k]) return false;
    }
    return true;
}
template <class Row> consteval bool can_be_object() {
    if constexpr (table_row<Row>) return true;
    else return have_names_of_their_own(typename Row::mizzle_outputs{});
}
#define MIZZLE_DETAIL_JSON_NAMES                                                                                     \
    "mizzle: in JSON each member of a row needs a name of its own; an expression, and what is selected twice or of " \
    "two tables, gets one in select(...) by as<\"name\">() or as(name)"

template <class Json, class Row> Json row_to_json(const Row& row) {
    constexpr bool can = can_be_object<Row>();
    static_assert(can, MIZZLE_DETAIL_JSON_NAMES);
    Json out = Json::object();
    if constexpr (can)
        each_member(row, [&]<class Type>(Type*, std::string_view name, const auto& value) {
            out[std::string(name)] = value_to_json<Type, Json>(value);
        });
    return out;
}

// What an insert or an update takes: what is not given is not there.
template <class Json, class T> Json written_to_json(const T& written) {
    Json out = Json::object();
    table_of_written<T>::type::mizzle_each(written, [&]<class C>(C, const auto& field) {
        if (field.given()) out[std::string(C::cpp_name)] = value_to_json<typename C::sql_type, Json>(field.value());
    });
    return out;
}

}  // namespace mizzle::detail
