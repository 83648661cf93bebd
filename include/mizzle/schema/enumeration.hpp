// MIZZLE_ENUM(priority, low, medium, high) declares enum class priority and its labels in SQL: CREATE TYPE on
// PostgreSQL, text with a CHECK on SQLite. Values are added at the end, or the stored labels no longer sort alike.
// MIZZLE_ENUM_AS(mood, named("Mood"), (very_happy, "very happy"), (sad, "sad")) gives the type and each label another
// name in SQL. label_of(priority::low) is "low", parse_enum<priority>("low") is priority::low.
#pragma once
#include "../error.hpp"
#include "declaration_macros.hpp"
#include "declaration_text.hpp"
#include "given_text.hpp"
#include "modifiers.hpp"

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <type_traits>

namespace mizzle::detail {

template <std::size_t N> struct enumeration {
    std::string_view name;
    std::array<std::string_view, N> labels;
};

// The words inside MIZZLE_ENUM_AS.
struct enum_words {
    static consteval modifiers::named named(std::string_view name) { return {name}; }
};

// The labels of an enum that MIZZLE_ENUM did not declare: <mizzle/reflect.hpp> finds those of one that says its name in
// SQL.
template <class E> struct reflected_enum {};
template <class E>
    requires requires { reflected_enum<E>::labels(); }
constexpr auto mizzle_enumeration(E) {
    return reflected_enum<E>::labels();
}

template <class E>
concept labelled_enum = std::is_enum_v<E> && requires { mizzle_enumeration(E{}); };

#define MIZZLE_DETAIL_ENUM_RULE                                                                                      \
    "mizzle: this type has no labels in SQL; declare it by MIZZLE_ENUM(name, first, second), which takes the place " \
    "of enum class, in the enum's own namespace"

// enumeration_of<E> describes an enum that MIZZLE_ENUM declared. Of others, which are complained of, there is none.
template <class E> constexpr auto describe_enum() {
    if constexpr (labelled_enum<E>) return mizzle_enumeration(E{});
    else return enumeration<0>{};
}
template <class E> inline constexpr auto enumeration_of = describe_enum<E>();

// The label of a value. Throws usage_error for a value that none of the enumerators has.
template <class E> constexpr std::string_view label_of(E value) {
    static_assert(labelled_enum<E>, MIZZLE_DETAIL_ENUM_RULE);
    const auto i = static_cast<std::size_t>(value);
    constexpr auto& labels = enumeration_of<E>.labels;
    if (i >= labels.size()) throw_usage_error("mizzle: an enum holds a value that none of its enumerators has");
    return labels[i];
}

// The value of a label; nothing for text that is none.
template <class E> constexpr std::optional<E> parse_enum(given_text label) {
    static_assert(labelled_enum<E>, MIZZLE_DETAIL_ENUM_RULE);
    constexpr auto& labels = enumeration_of<E>.labels;
    for (std::size_t i = 0; i < labels.size(); ++i)
        if (labels[i] == label) return static_cast<E>(i);
    return std::nullopt;
}

}  // namespace mizzle::detail

namespace mizzle {

using detail::enumeration_of;
// label_of(priority::low) is "low", as SQL has an enum's value; usage_error for a value that is no enumerator's.
using detail::label_of;
// parse_enum<priority>("low") is priority::low, and nothing for text that is no label.
using detail::parse_enum;

}  // namespace mizzle

#define MIZZLE_ENUM(name_, ...)                                                                       \
    static_assert(::mizzle::detail::entry_text::accept<::mizzle::detail::entry_text::fault_of_labels( \
                      MIZZLE_DETAIL_TEXT(name_), MIZZLE_DETAIL_TEXT(__VA_ARGS__))>());                \
    MIZZLE_DETAIL_GUARD(MIZZLE_DETAIL_ENUM, name_)(name_, __VA_ARGS__)
#define MIZZLE_ENUM_AS(name_, sql_name_, ...)                                                               \
    static_assert(::mizzle::detail::entry_text::accept<::mizzle::detail::entry_text::fault_of_sql_name(     \
                      MIZZLE_DETAIL_TEXT(sql_name_))>());                                                   \
    static_assert(::mizzle::detail::entry_text::accept<::mizzle::detail::entry_text::fault_of_named_labels( \
                      MIZZLE_DETAIL_TEXT(name_), MIZZLE_DETAIL_TEXT(__VA_ARGS__))>());                      \
    MIZZLE_DETAIL_GUARD(MIZZLE_DETAIL_ENUM_AS, name_)(name_, sql_name_, __VA_ARGS__)
