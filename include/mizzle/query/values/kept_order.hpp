// Which places SQLite's text for a type can stand in: whether text compares and sorts as the values do.
#pragma once
#include "../../dialect.hpp"
#include "../../schema/table.hpp"
#include "value.hpp"

namespace mizzle::detail {

enum class kept_order : unsigned char {
    native,  // as the values
    ranked,  // equal as the values; sorted by the rank of a label
    keyed,   // neither; both by a key that the driver computes
    equal,   // equal as the values, and no order
    none     // neither
};

// A custom type is compared by its text where PostgreSQL keeps text as well, or where its description says
// `static constexpr bool compares_as_text = true`: then equal values have equal texts, which sort as the values do.
template <class T>
inline constexpr bool compares_as_text =
    custom_type<T>::postgres_type == "text" && custom_type<T>::sqlite_type == "text";
template <class T>
    requires requires { custom_type<T>::compares_as_text; }
inline constexpr bool compares_as_text<T> = custom_type<T>::compares_as_text;

template <class Type> inline constexpr kept_order order_of_kept = kept_order::native;
template <class E> inline constexpr kept_order order_of_kept<types::enum_<E>> = kept_order::ranked;
template <> inline constexpr kept_order order_of_kept<types::interval> = kept_order::keyed;
template <class T> inline constexpr kept_order order_of_kept<types::json<T>> = kept_order::none;
template <class T> inline constexpr kept_order order_of_kept<types::jsonb<T>> = kept_order::none;
template <class T>
inline constexpr kept_order order_of_kept<types::custom<T>> =
    compares_as_text<T> ? kept_order::native : kept_order::none;
template <class T> struct kept_element {
    using type = typename sql_type_or_untyped<T>::type;
};
template <class T> struct kept_element<std::optional<T>> : kept_element<T> {};
// Numbers with a point have more than one text: 0 and -0, 1.5 and 1.50.
template <class T>
inline constexpr kept_order order_of_kept<types::array<T>> = [] {
    using element = typename kept_element<T>::type;
    constexpr bool is_plain = !std::is_same_v<element, untyped> && element::family != type_family::real &&
                              element::family != type_family::decimal && order_of_kept<element> < kept_order::keyed;
    return is_plain ? kept_order::equal : kept_order::none;
}();

// What comparing such values needs: by = and is distinct from; by <, in order_by(), min() and their like; as rows of
// distinct() and set operations, where nothing can be written around them.
template <class Type>
inline constexpr feature_set needs_of_equality =
    order_of_kept<Type> == kept_order::none    ? needed(feature::text_equality)
    : order_of_kept<Type> == kept_order::keyed ? needed(feature::driver_functions)
                                               : 0;
template <class Type>
inline constexpr feature_set needs_of_order =
    order_of_kept<Type> >= kept_order::equal   ? needed(feature::text_order)
    : order_of_kept<Type> == kept_order::keyed ? needed(feature::driver_functions)
                                               : 0;
template <class Type>
inline constexpr feature_set needs_of_sameness =
    order_of_kept<Type> == kept_order::none || order_of_kept<Type> == kept_order::keyed ? needed(feature::text_equality)
                                                                                        : 0;

// JSON has no bytes; the driver writes them in hexadecimal.
template <class Type>
inline constexpr feature_set needs_of_hex = Type::family == type_family::bytes ? needed(feature::driver_functions) : 0;

// Where the elements of arrays are looked for.
template <class Type> inline constexpr feature_set needs_of_elements = needs_of_sameness<Type>;
template <class T>
inline constexpr feature_set needs_of_elements<types::array<T>> =
    needs_of_sameness<typename kept_element<T>::type> | needs_of_hex<typename kept_element<T>::type>;

// Of columns, expressions and tables.
template <class X> inline constexpr feature_set needs_of_same_items = 0;
template <expression_like X>
inline constexpr feature_set needs_of_same_items<X> = needs_of_sameness<typename X::sql_type>;
template <class List> inline constexpr feature_set needs_of_same_list = 0;
template <class... X>
inline constexpr feature_set needs_of_same_list<type_list<X...>> = (0u | ... | needs_of_same_items<X>);
template <class Table, class... C>
inline constexpr feature_set needs_of_same_list<column_list<Table, C...>> = (0u | ... | needs_of_same_items<C>);
template <class X>
    requires requires { typename X::mizzle_columns; }
inline constexpr feature_set needs_of_same_items<X> = needs_of_same_list<typename X::mizzle_columns>;

// Whether values are told apart by what they are, of which one length of time has several.
template <class Type>
inline constexpr feature_set needs_of_groups =
    needs_of_equality<Type> | (Type::family == type_family::interval ? needed(feature::groups_of_intervals) : 0u);

}  // namespace mizzle::detail
