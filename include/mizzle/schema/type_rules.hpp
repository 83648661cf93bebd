// What a column's type and its default demand of the program's own types, said where the column is declared.
#pragma once
#include "enumeration.hpp"
#include "expression.hpp"
#include "modifiers.hpp"
#include "types.hpp"

#include <concepts>
#include <string>
#include <string_view>

namespace mizzle::detail {

// Adapters of JSON and of custom types are alike in this.
template <class Adapter, class T>
concept writes_text = requires(const T& value) {
    { Adapter::to_text(value) } -> std::convertible_to<std::string>;
};
template <class Adapter, class T>
concept reads_text = requires(std::string_view text) {
    { Adapter::from_text(text) } -> std::convertible_to<T>;
};
template <class T>
concept kept_as_text = std::is_same_v<T, json_text> || std::is_same_v<T, std::string>;

template <class Adapter> inline constexpr bool is_written = requires { sizeof(Adapter); };
template <class Adapter>
inline constexpr bool has_type_names = requires {
    std::string_view(Adapter::postgres_type);
    std::string_view(Adapter::sqlite_type);
};

// `hold` is whether there is nothing to say; a column of a type that lacks something is text to all that follows.
template <class Type> struct type_rules {
    static constexpr bool hold = true;
    static constexpr void check() {}
};
template <class E> struct type_rules<types::enum_<E>> {
    static constexpr bool hold = true;
    static constexpr void check() {
        constexpr bool has_labels = labelled_enum<E>;
        static_assert(has_labels, MIZZLE_DETAIL_ENUM_RULE);
    }
};
template <class T> struct json_rules {
    static constexpr bool hold =
        (kept_as_text<T> || (writes_text<json_adapter<T>, T> && reads_text<json_adapter<T>, T>)) &&
        std::equality_comparable<T>;
    static constexpr void check() {
        if constexpr (!kept_as_text<T>) {
            using adapter = json_adapter<T>;
            constexpr bool is_known = is_written<adapter>;
            static_assert(is_known,
                          "mizzle: json<T> and jsonb<T> need to know T's JSON: include <mizzle/json/nlohmann.hpp>, or "
                          "specialise mizzle::json_adapter<T>, before the table");
            if constexpr (is_known) {
                constexpr bool writes = writes_text<adapter, T>, reads = reads_text<adapter, T>;
                static_assert(writes, "mizzle: this json_adapter<T> lacks static std::string to_text(const T&)");
                static_assert(reads, "mizzle: this json_adapter<T> lacks static T from_text(std::string_view)");
            }
        }
        constexpr bool is_compared = std::equality_comparable<T>;
        static_assert(is_compared,
                      "mizzle: rows are compared by their values, and this type has no ==: bool operator==(const T&) "
                      "const = default;");
    }
};
template <class T> struct type_rules<types::json<T>> : json_rules<T> {};
template <class T> struct type_rules<types::jsonb<T>> : json_rules<T> {};
template <class T> struct type_rules<types::custom<T>> {
    static constexpr bool hold = has_type_names<custom_type<T>> && writes_text<custom_type<T>, T> &&
                                 reads_text<custom_type<T>, T> && std::equality_comparable<T>;
    static constexpr void check() {
        using adapter = custom_type<T>;
        constexpr bool is_known = is_written<adapter>;
        static_assert(is_known,
                      "mizzle: custom<T> needs to know how T is kept: specialise mizzle::custom_type<T>, with "
                      "postgres_type, sqlite_type, to_text() and from_text(), before the table");
        if constexpr (is_known) {
            constexpr bool writes = writes_text<adapter, T>, reads = reads_text<adapter, T>;
            constexpr bool is_named = has_type_names<adapter>;
            static_assert(is_named,
                          "mizzle: this custom_type<T> lacks static constexpr std::string_view postgres_type, "
                          "sqlite_type; a database that the program does not use may have any");
            static_assert(writes, "mizzle: this custom_type<T> lacks static std::string to_text(const T&)");
            static_assert(reads, "mizzle: this custom_type<T> lacks static T from_text(std::string_view)");
        }
        constexpr bool is_compared = std::equality_comparable<T>;
        static_assert(is_compared,
                      "mizzle: rows are compared by their values, and this type has no ==: bool operator==(const T&) "
                      "const = default;");
    }
};
template <class T> struct type_rules<types::array<T>> {
    static constexpr bool hold = requires { typename sql_type_of<T>::type; };
    static constexpr void check() {
        static_assert(
            requires { typename sql_type_of<T>::type; },
            "mizzle: array_of<T> takes the C++ type of its elements, such as int or std::string, not the "
            "SQL type, and no program's own struct; jsonb<std::vector<T>> keeps those");
        if constexpr (std::is_enum_v<T>) {
            constexpr bool has_labels = labelled_enum<T>;
            static_assert(has_labels, MIZZLE_DETAIL_ENUM_RULE);
        } else if constexpr (hold) type_rules<typename sql_type_of<T>::type>::check();
    }
};

// Whether a default is of another kind than its column: what else is wrong with one is found with the column's name.
template <class Value, class Given> constexpr bool is_other_kind() {
    // A function is what a compiler guesses that a name stands for.
    if constexpr (requires { typename Given::sql_type; } || std::is_same_v<Value, Given> ||
                  std::is_function_v<std::remove_pointer_t<Given>>)
        return false;
    else if constexpr (std::is_same_v<Value, bool> || std::is_enum_v<Value>) return true;
    else if constexpr (std::integral<Value>) return !std::integral<Given> || std::is_same_v<Given, bool>;
    else if constexpr (std::floating_point<Value>) return !std::is_arithmetic_v<Given> || std::is_same_v<Given, bool>;
    else if constexpr (std::is_same_v<Value, std::string>) return !std::convertible_to<Given, std::string_view>;
    else if constexpr (std::is_same_v<Value, numeric> && std::integral<Given>) return std::is_same_v<Given, bool>;
    else if constexpr (std::is_arithmetic_v<Given> || std::is_enum_v<Given> ||
                       (std::is_pointer_v<Given> && !std::is_function_v<std::remove_pointer_t<Given>>))
        return !std::convertible_to<Given, Value>;
    else return false;
}
template <class Value, class Modifier> inline constexpr bool has_other_kind = false;
template <class Value, class T>
inline constexpr bool has_other_kind<Value, modifiers::default_value<T>> = is_other_kind<Value, T>();
template <class Value>
inline constexpr bool has_other_kind<Value, modifiers::default_value<modifiers::decimal_digits>> =
    std::is_same_v<Value, bool> || std::is_same_v<Value, std::string> || std::integral<Value>;

// Whether what is called for a default gives another kind.
template <class Value, class Modifier> inline constexpr bool makes_other_kind = false;
template <class Value, class F>
    requires requires(F make) { make(); }
inline constexpr bool makes_other_kind<Value, modifiers::default_from<F>> =
    is_other_kind<Value, std::remove_cvref_t<std::invoke_result_t<F>>>();
template <class Value, class F>
    requires requires(F make) { make(); }
inline constexpr bool makes_other_kind<Value, modifiers::on_update<F>> =
    is_other_kind<Value, std::remove_cvref_t<std::invoke_result_t<F>>>();

// A callable for a default, without arguments.
template <class Modifier> inline constexpr bool is_callable_default = true;
template <class F> inline constexpr bool is_callable_default<modifiers::default_from<F>> = requires(F make) { make(); };
template <class F>
inline constexpr bool is_callable_default<modifiers::on_update<F>> =
    modifiers::is_sql<F> || requires(F make) { make(); };

}  // namespace mizzle::detail
