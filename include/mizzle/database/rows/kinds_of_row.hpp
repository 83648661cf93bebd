// As what the columns of a row's type are read, in the order in which they come. It follows decode().
#pragma once
#include "column_kinds.hpp"
#include "decode.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

namespace mizzle::detail {

template <class T>
inline constexpr column_kind kind_of_value = std::is_enum_v<T> ? column_kind::enumeration : column_kind::other;
template <> inline constexpr auto kind_of_value<std::int16_t> = column_kind::integer;
template <> inline constexpr auto kind_of_value<std::int32_t> = column_kind::integer;
template <> inline constexpr auto kind_of_value<std::int64_t> = column_kind::integer;
template <> inline constexpr auto kind_of_value<float> = column_kind::real;
template <> inline constexpr auto kind_of_value<double> = column_kind::double_precision;
template <> inline constexpr auto kind_of_value<bool> = column_kind::boolean;
template <> inline constexpr auto kind_of_value<std::string> = column_kind::text;
template <> inline constexpr auto kind_of_value<bytes> = column_kind::bytes;
template <> inline constexpr auto kind_of_value<date> = column_kind::date;
template <> inline constexpr auto kind_of_value<time_of_day> = column_kind::time;
template <> inline constexpr auto kind_of_value<timestamp> = column_kind::timestamp;
template <> inline constexpr auto kind_of_value<timestamptz> = column_kind::timestamptz;
template <> inline constexpr auto kind_of_value<interval> = column_kind::interval;
template <> inline constexpr auto kind_of_value<uuid> = column_kind::uuid;
template <> inline constexpr auto kind_of_value<numeric> = column_kind::numeric;
template <class T> inline constexpr column_kind kind_of_value<std::optional<T>> = kind_of_value<T>;
template <class T> inline constexpr column_kind kind_of_value<std::vector<T>> = array_of(kind_of_value<T>);

template <class Type, class T> consteval column_kind kind_of() {
    if (Type::family == type_family::json) return column_kind::json;
    if (Type::family == type_family::custom && !std::is_same_v<Type, untyped>) return column_kind::other;
    return kind_of_value<T>;
}

// A row that is not listed here has none.
template <class Row> inline constexpr column_kinds kinds_of{};
template <class Row> inline constexpr column_kinds kinds_of<std::optional<Row>> = kinds_of<Row>;

template <class Row> constexpr void add_kinds(column_kinds& all) {
    const auto more = kinds_of<Row>;
    if (!more.are_known()) all.add(column_kind::other);
    for (unsigned i = 0; i < more.count(); ++i) all.add(more[i]);
}

template <class Output> constexpr void add_kinds_of_output(column_kinds& all) {
    if constexpr (requires { Output::is_repeated; }) add_kinds_of_output<typename Output::output>(all);
    else if constexpr (requires { typename Output::sql_type; })
        all.add(kind_of<typename Output::sql_type, typename Output::value_type>());
    else add_kinds<typename Output::value_type>(all);
}

template <class... Outputs>
inline constexpr column_kinds kinds_of<row<Outputs...>> = [] {
    column_kinds all;
    (add_kinds_of_output<Outputs>(all), ...);
    return all;
}();
template <class Row>
    requires table_row<Row>
inline constexpr column_kinds kinds_of<Row> = []<class T, class... C>(std::type_identity<column_list<T, C...>>) {
    column_kinds all;
    (all.add(kind_of<typename C::sql_type, value_of<C>>()), ...);
    return all;
}(std::type_identity<typename table_of<Row>::mizzle_columns>{});

}  // namespace mizzle::detail
