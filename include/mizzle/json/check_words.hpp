// A condition of a check as those who sent the value read it: "must be greater than 0".
#pragma once
#include "check_values.hpp"

#include <string>
#include <string_view>
#include <type_traits>

namespace mizzle::detail {

template <class Node> inline constexpr bool is_value_node = false;
template <class Type, class Stored> inline constexpr bool is_value_node<value<Type, Stored>> = true;
template <class Held, excess How, class Type, class Stored>
inline constexpr bool is_value_node<value_beside<Held, How, Type, Stored>> = true;
template <class Node> inline constexpr bool is_length_node = false;
template <class Type, class C> inline constexpr bool is_length_node<call<functions::length, Type, C>> = true;

template <class Type, class Stored> std::string words_of_value(const value<Type, Stored>& node) {
    const auto& plain = plain_value(node.stored);
    using plain_type = std::remove_cvref_t<decltype(plain)>;
    if constexpr (std::is_same_v<plain_type, numeric>) return plain.to_string();
    else if constexpr (std::is_same_v<plain_type, std::string_view>)
        return nlohmann::json(std::string(plain)).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    else return value_to_json<Type, nlohmann::json>(plain).dump();
}

template <class Op> constexpr std::string_view words_of_operator() {
    if constexpr (std::is_same_v<Op, operators::equal>) return "";
    else if constexpr (std::is_same_v<Op, operators::not_equal>) return "other than ";
    else if constexpr (std::is_same_v<Op, operators::less>) return "less than ";
    else if constexpr (std::is_same_v<Op, operators::less_equal>) return "at most ";
    else if constexpr (std::is_same_v<Op, operators::greater>) return "greater than ";
    else return "at least ";
}
template <class X> constexpr std::string_view before_words() { return is_length_node<X> ? "must have " : "must be "; }
template <class X> constexpr std::string_view after_words() { return is_length_node<X> ? " characters" : ""; }

// Empty where it is not of one column and of values alone.
template <class Node> struct words_of {
    static std::string make(const Node&) { return {}; }
};
template <class Op, class X, class V>
    requires(is_plain_comparison<Op> && is_value_node<V> && (column_like<X> || is_length_node<X>))
struct words_of<binary<Op, types::boolean, X, V>> {
    static std::string make(const binary<Op, types::boolean, X, V>& node) {
        return std::string(before_words<X>())
            .append(words_of_operator<Op>())
            .append(words_of_value(node.right))
            .append(after_words<X>());
    }
};
template <class X, class A, class B, bool Not>
    requires(is_value_node<A> && is_value_node<B> && (column_like<X> || is_length_node<X>))
struct words_of<between_test<X, A, B, Not>> {
    static std::string make(const between_test<X, A, B, Not>& node) {
        return std::string(before_words<X>())
            .append(Not ? "outside of " : "from ")
            .append(words_of_value(node.low))
            .append(" to ")
            .append(words_of_value(node.high))
            .append(after_words<X>());
    }
};
template <column_like X, bool Not, class... A>
    requires(is_value_node<A> && ...)
struct words_of<in_test<X, Not, A...>> {
    static std::string make(const in_test<X, Not, A...>& node) {
        std::string text = Not ? "must be none of " : "must be one of ";
        bool is_first = true;
        node.values.each([&](const auto& value) {
            if (!is_first) text += ", ";
            is_first = false;
            text += words_of_value(value);
        });
        return text;
    }
};
template <class X, bool Not> struct words_of<null_test<X, Not>> {
    static std::string make(const null_test<X, Not>&) { return Not ? "must not be null" : "must be null"; }
};

// The first column in it.
template <class Node> struct first_column {
    using type = void;
};
template <class List> struct first_column_of_list {
    using type = void;
};
template <class First, class... Rest> struct first_column_of_list<type_list<First, Rest...>> {
    using found = typename first_column<First>::type;
    using type = typename std::conditional_t<std::is_void_v<found>, first_column_of_list<type_list<Rest...>>,
                                             std::type_identity<found>>::type;
};
template <column_like C> struct first_column<C> {
    using type = C;
};
template <class Node>
    requires(has_parts<Node> && !column_like<Node>)
struct first_column<Node> : first_column_of_list<typename Node::parts> {};

}  // namespace mizzle::detail
