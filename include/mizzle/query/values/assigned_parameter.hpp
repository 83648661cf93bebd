// A param<T> that a column is set to: what it is given is converted as a value is that stands there itself, exactly or
// not at all.
#pragma once
#include "../../schema/column.hpp"
#include "decimals.hpp"

namespace mizzle::detail {

// For a decimal it has the column's digits.
template <class Column, class T>
struct parameter_of_column : parameter_beside<typename Column::sql_type, excess::refused, T> {
    static void add(value_list& out, const bound_value& given) {
        if (given.kind == value_kind::null) return out.add(given);
        numeric value = *numeric::parse(decimal_text_of(given));
        constexpr types::numeric declared = Column::specify().sql_type;
        if constexpr (declared.precision != 0) fit_decimal(value, declared);
        if (out.dialect()->scales_decimals)
            return encode_scaled<typename Column::sql_type>(out, excess::refused, value.to_string());
        out.add(given);
    }
};

// The whole number that is given, as one or with a point.
std::int64_t whole_number_of(const bound_value& given);

template <class Column, class T> struct parameter_as_column : parameter<T> {
    using sql_type = typename Column::sql_type;
    static void add(value_list& out, const bound_value& given) {
        using type = typename sql_type::value_type;
        if (given.kind == value_kind::null) return out.add(given);
        if constexpr (sql_type::family == type_family::integer) {
            out.add(static_cast<std::int64_t>(convert_to<type>(whole_number_of(given))));
        } else if constexpr (sql_type::family == type_family::real) {
            convert_to<type>(given.integer);
            out.add(given);
        } else {
            check_length<Column>(given.text());
            out.add(given);
        }
    }
};

// Whether a value of the parameter's type may be none that the column can keep.
template <class Column, class Parameter>
inline constexpr bool may_misfit = [] {
    using to = typename Column::sql_type;
    using from = typename Parameter::sql_type;
    constexpr bool is_whole = from::family == type_family::integer;
    if constexpr (to::family == type_family::text)
        return std::is_same_v<to, types::varchar> || std::is_same_v<to, types::char_>;
    else if constexpr (to::family == type_family::integer)
        return is_number(from::family) &&
               (!is_whole || sizeof(typename from::value_type) > sizeof(typename to::value_type));
    else return to::family == type_family::real && is_whole;
}();

template <class T> inline constexpr bool is_parameter = false;
template <class T> inline constexpr bool is_parameter<parameter<T>> = true;

// What a column is set to, a param<T> or any other expression.
template <class Column, class X> constexpr auto as_assigned(X&& x) {
    using plain = std::remove_cvref_t<X>;
    if constexpr (is_parameter<plain>) {
        using type = typename plain::parameter_type;
        if constexpr (is_decimal<typename Column::sql_type> && is_number_parameter<plain>)
            return parameter_of_column<Column, type>{};
        else if constexpr (may_misfit<Column, plain>) return parameter_as_column<Column, type>{};
        else return plain{};
    } else {
        return plain(std::forward<X>(x));
    }
}

}  // namespace mizzle::detail

#ifndef MIZZLE_COMPILED
#include "assigned_parameter.ipp"
#endif
