// The annotations of a table's struct: the words of MIZZLE_TABLE as values that a compiler can keep beside a member.
#pragma once
#include "../query/expressions/raw.hpp"
#include "../schema/words.hpp"

#include <cstddef>
#include <meta>
#include <string_view>
#include <type_traits>

namespace mizzle::detail::reflection {

// Text as an annotation holds it; no compiler can keep a std::string_view there.
struct kept_text {
    const char* text = nullptr;
    std::size_t size = 0;
    consteval kept_text() = default;
    consteval kept_text(std::string_view t) : text(std::define_static_string(t)), size(t.size()) {}
    constexpr std::string_view view() const { return {text, size}; }
};

// A word that becomes a modifier: modifier() is that of modifiers.hpp.
struct primary_key {
    kept_text constraint_name{};
    consteval primary_key named(std::string_view name) const { return {name}; }
    constexpr modifiers::primary_key modifier() const { return {constraint_name.view()}; }
};
struct named {
    kept_text name, schema{};
    consteval named in(std::string_view s) const { return {name, s}; }
    constexpr modifiers::named modifier() const { return {name.view()}; }
    constexpr table_name of_table() const { return {name.view(), schema.view()}; }
};
struct collate {
    kept_text name;
    constexpr modifiers::collate modifier() const { return {name.view()}; }
};
struct comment {
    kept_text text;
    constexpr modifiers::comment modifier() const { return {text.view()}; }
};
struct renamed_from {
    kept_text name;
    constexpr modifiers::renamed_from modifier() const { return {name.view()}; }
};
struct generated_as {
    kept_text expression;
    bool is_stored = true;
    kept_text sqlite_expression{};
    consteval generated_as stored() const { return {expression, true, sqlite_expression}; }
    consteval generated_as virtual_() const { return {expression, false, sqlite_expression}; }
    consteval generated_as on_sqlite(std::string_view other) const { return {expression, is_stored, other}; }
    constexpr modifiers::generated_as modifier() const {
        return {expression.view(), is_stored, sqlite_expression.view()};
    }
};
struct default_text {
    kept_text text;
    constexpr modifiers::default_value<const char*> modifier() const { return {text.text}; }
};
// sql("...") without operands, in a modifier that computes a value.
template <template <class> class Modifier, class Type> struct by_sql {
    kept_text text;
    constexpr auto modifier() const {
        const auto made = make_raw_expression<Type>(text.view(), make_raw_operands());
        return Modifier<std::remove_const_t<decltype(made)>>{made};
    }
};
template <class Modifier> struct as_it_is {
    Modifier kept;
    constexpr Modifier modifier() const { return kept; }
};
// The column is known by its member; what it is becomes a type where the table is made.
struct references {
    std::meta::info member;
    action deleting = action::no_action, updating = action::no_action;
    bool is_deferred = false;
    consteval references on_delete(action a) const { return {member, a, updating, is_deferred}; }
    consteval references on_update(action a) const { return {member, deleting, a, is_deferred}; }
    consteval references deferred() const { return {member, deleting, updating, true}; }
};

// Words that stand for a type with the member's own in it.
struct json {};
struct jsonb {};

template <class T> inline constexpr bool is_type = is_type_word<T>;
template <> inline constexpr bool is_type<json> = true;
template <> inline constexpr bool is_type<jsonb> = true;
template <class T> inline constexpr bool is_modifier = requires(const T& word) { word.modifier(); };
template <> inline constexpr bool is_modifier<references> = true;

}  // namespace mizzle::detail::reflection

namespace mizzle::detail::words {

inline constexpr types::serial serial{};
inline constexpr types::bigserial bigserial{};
inline constexpr types::varchar varchar{};
inline constexpr types::char_ char_{};
inline constexpr types::numeric numeric{};
inline constexpr reflection::json json{};
inline constexpr reflection::jsonb jsonb{};

inline constexpr action no_action = action::no_action;
inline constexpr action restrict = action::restrict;
inline constexpr action cascade = action::cascade;
inline constexpr action set_null = action::set_null;
inline constexpr action set_default = action::set_default;

inline constexpr reflection::primary_key primary_key{};
inline constexpr reflection::as_it_is<modifiers::unique> unique{};
inline constexpr reflection::as_it_is<modifiers::default_now> default_now{};
inline constexpr reflection::as_it_is<modifiers::identity> identity{};
inline constexpr reflection::as_it_is<modifiers::identity_always> identity_always{};
inline constexpr reflection::as_it_is<modifiers::autoincrement> autoincrement{};
inline constexpr reflection::as_it_is<modifiers::version> version{};

// Of the struct, the table's name; of a member, the column's where it is another.
consteval reflection::named named(std::string_view name) { return {name}; }
consteval reflection::collate collate(std::string_view name) { return {name}; }
consteval reflection::comment comment(std::string_view text) { return {text}; }
consteval reflection::renamed_from renamed_from(std::string_view name) { return {name}; }
consteval reflection::generated_as generated_as(std::string_view expression) { return {expression}; }

template <class T> consteval reflection::as_it_is<modifiers::default_value<T>> default_value(T value) {
    return {{value}};
}
consteval reflection::default_text default_value(const char* text) { return {std::string_view(text)}; }
consteval reflection::as_it_is<modifiers::default_value<modifiers::decimal_digits>>
default_value(numeric_literal value) {
    return {{modifiers::decimal_digits(value.text)}};
}
template <class Type>
consteval reflection::by_sql<modifiers::default_value, Type>
default_value(raw_expression<Type, std::string_view> expression) {
    return {expression.text};
}
// What is called is a function, or a lambda that captures nothing.
template <class F> consteval reflection::as_it_is<modifiers::default_from<F>> default_from(F make) { return {{make}}; }
template <class F> consteval reflection::as_it_is<modifiers::on_update<F>> on_update(F make) { return {{make}}; }
template <class Type>
consteval reflection::by_sql<modifiers::on_update, Type> on_update(raw_expression<Type, std::string_view> expression) {
    return {expression.text};
}
// references(^^user::id)
consteval reflection::references references(std::meta::info member) { return {member}; }

}  // namespace mizzle::detail::words

namespace mizzle {

namespace words = detail::words;

}  // namespace mizzle
