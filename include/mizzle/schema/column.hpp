// A column as an object: what it is compared, selected and assigned by.
#pragma once
#include "expression.hpp"
#include "lent.hpp"
#include "null.hpp"
#include "specification.hpp"

#include <concepts>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace mizzle::detail {

struct column_tag {};

// Whether a text that is assigned is looked at where it is; query/clauses/assignment.hpp.
template <class Column, class V> inline constexpr bool assigns_lent = false;

template <class T>
concept column_like = __is_base_of(column_tag, std::remove_cvref_t<T>);

template <class X> inline constexpr bool is_boolean = false;
template <expression_like X>
inline constexpr bool is_boolean<X> = std::is_same_v<typename std::remove_cvref_t<X>::sql_type, types::boolean>;

// A column is no variable.
#define MIZZLE_DETAIL_NO_COMPOUND(symbol)                                                                          \
    template <class V> constexpr auto operator symbol##=(V&& value) const {                                        \
        static_assert(std::is_void_v<V>, "mizzle: a column is set by column = column " #symbol " value in set()"); \
        return *this = std::forward<V>(value);                                                                     \
    }
#define MIZZLE_DETAIL_NO_STEP(symbol)                                                                             \
    template <class Late = Self> constexpr auto operator symbol##symbol(int) const {                              \
        static_assert(std::is_void_v<Late>, "mizzle: a column is set by column = column " #symbol " 1 in set()"); \
        return *this = Late();                                                                                    \
    }                                                                                                             \
    template <class Late = Self> constexpr auto operator symbol##symbol() const {                                 \
        static_assert(std::is_void_v<Late>, "mizzle: a column is set by column = column " #symbol " 1 in set()"); \
        return *this = Late();                                                                                    \
    }

// The base of every column type that MIZZLE_TABLE declares. The derived type holds:
//   table             the table's type
//   cpp_name          the member's name
//   specify()         the declaration as a value
//   field<T>          a struct with one member of the column's name
template <class Self> struct column : expression<Self>, column_tag {
    // An assignment for update(...).set(...), insert and on conflict: `users.name = value`.
    template <class V>
        requires(!assigns_lent<Self, V> && !may_be_c_null<V>)
    constexpr auto operator=(V&& value) const;
    template <class Late = Self>
        requires(sizeof(long) == sizeof(long long))
    constexpr auto operator=(long long number) const;
    constexpr auto operator=(const pointer_of_c_null*) const {
        static_assert(std::is_void_v<Self>, MIZZLE_DETAIL_C_NULL_GIVEN);
        return *this = static_cast<const Self&>(*this);
    }
    constexpr auto operator=(const lent<std::string>& text) const;
    constexpr auto operator=(const lent<std::optional<std::string>>& text) const;
    // No conversion to a column is looked for, which JSON has to everything.
    template <std::same_as<Self> Other> constexpr auto operator=(const Other& other) const;
    template <class V>
        requires(Self::sql_type::family == type_family::array)
    constexpr auto operator=(std::initializer_list<V>) const {
        static_assert(std::is_void_v<V>,
                      "mizzle: an array is given with its type: column = std::vector<std::string>{\"a\", \"b\"}");
        return *this = static_cast<const Self&>(*this);
    }

    MIZZLE_DETAIL_NO_STEP(+)
    MIZZLE_DETAIL_NO_STEP(-)
    MIZZLE_DETAIL_NO_COMPOUND(+)
    MIZZLE_DETAIL_NO_COMPOUND(-)
    MIZZLE_DETAIL_NO_COMPOUND(*)
    MIZZLE_DETAIL_NO_COMPOUND(/)
};
#undef MIZZLE_DETAIL_NO_COMPOUND
#undef MIZZLE_DETAIL_NO_STEP

// The name of the column in SQL.
template <class C> constexpr std::string_view name_of() {
    if constexpr (C::specification::template has<modifiers::named>) {
        return static_cast<const modifiers::named&>(C::specify()).name;
    } else {
        return C::cpp_name;
    }
}

template <class C> using value_of = typename C::specification::value_type;

template <class C>
inline constexpr bool is_always_identity_column = requires { requires C::specification::is_always_identity; };

template <class C> inline constexpr bool is_version_column = requires { requires C::specification::is_version; };
template <class C> inline constexpr bool is_nullable_column = !C::specification::not_null;

}  // namespace mizzle::detail
