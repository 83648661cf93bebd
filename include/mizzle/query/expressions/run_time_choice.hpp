// key("name", expression) gives an expression the name by which a program's users choose what to sort by or to see.
#pragma once
#include "../../schema/characters.hpp"
#include "../../schema/given_text.hpp"
#include "../../schema/literal_text.hpp"
#include "../clauses/ordering.hpp"

#include <concepts>
#include <string>
#include <string_view>

namespace mizzle::detail {

void the_name_of_a_key_has_1_to_63_characters_and_no_comma();

// Stands in the program. Its length is what PostgreSQL keeps of a name.
struct key_name {
    std::string_view text{};
    template <class T>
        requires std::convertible_to<const T&, std::string_view>
    consteval key_name(const T& t) : text(view_of_literal(t)) {
        if (text.empty() || text.size() > 63 || text.find_first_of(", ") != std::string_view::npos)
            the_name_of_a_key_has_1_to_63_characters_and_no_comma();
    }
};

template <class X> struct named_key {
    using operand_type = X;
    std::string_view name;
    X operand;
};

template <class X> inline constexpr bool is_named_key = false;
template <class X> inline constexpr bool is_named_key<named_key<X>> = true;

template <class X> constexpr auto key(key_name name, const X& operand) { return named_key<X>{name.text, operand}; }

// A column is chosen by its C++ name.
template <class X> inline constexpr bool is_key = is_named_key<X> || column_like<X>;
template <class X, direction D, nulls N> inline constexpr bool is_key<ordering<X, D, N>> = column_like<X>;

template <class X> constexpr auto make_key(const X& x) {
    if constexpr (is_named_key<X>) return x;
    else if constexpr (column_like<X>) return named_key<X>{X::cpp_name, x};
    else return named_key<X>{decltype(x.operand)::cpp_name, x};
}
template <class X> using key_type = decltype(make_key(std::declval<const X&>()));

// The items of "a, b,c" or of a range of texts, without the spaces around them.
template <class Names, class F> void each_name(const Names& names, F&& f) {
    if constexpr (std::is_convertible_v<const Names&, std::string_view>) {
        std::string_view rest = given_text(names);
        if (trimmed(rest).empty()) return;
        for (;;) {
            const auto comma = rest.find(',');
            f(trimmed(rest.substr(0, comma)));
            if (comma == std::string_view::npos) return;
            rest.remove_prefix(comma + 1);
        }
    } else {
        for (const auto& name : names) f(given_text(name));
    }
}

// Throws usage_error that lists the names that there are.
template <class Keys>
[[noreturn]] MIZZLE_COLD void throw_unknown_key(const char* use, std::string_view name, const Keys& keys) {
    std::string message = "mizzle: \"" + std::string(name) + "\" is not among the names to " + use + "; they are ";
    bool first = true;
    keys.each([&](const auto& k) {
        if (!first) message += ", ";
        first = false;
        message += k.name;
    });
    throw usage_error(message);
}
[[noreturn]] MIZZLE_COLD void throw_repeated_key(const char* use, std::string_view name);

template <class Keys> std::size_t find_key(const Keys& keys, std::string_view name, const char* use) {
    std::size_t found = Keys::size, i = 0;
    keys.each([&](const auto& k) {
        if (k.name == name) found = i;
        ++i;
    });
    if (found == Keys::size) throw_unknown_key(use, name, keys);
    return found;
}

// Calls f with the key at a position that is known at run time.
template <class Keys, class F> void with_key(const Keys& keys, std::size_t position, F&& f) {
    std::size_t i = 0;
    keys.each([&](const auto& k) {
        if (i++ == position) f(k);
    });
}

}  // namespace mizzle::detail

namespace mizzle {

using detail::key;

}  // namespace mizzle

#ifndef MIZZLE_COMPILED
#include "run_time_choice.ipp"
#endif
