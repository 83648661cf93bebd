// What reflection says of a struct: its members and their annotations.
#pragma once
#include "../schema/characters.hpp"
#include "../schema/fixed_string.hpp"
#include "words.hpp"

#include <cstddef>
#include <meta>
#include <string_view>
#include <type_traits>
#include <vector>

namespace mizzle::detail::reflection {

consteval std::vector<std::meta::info> members_of(std::meta::info type) {
    return std::meta::nonstatic_data_members_of(type, std::meta::access_context::unchecked());
}

// The same, asked once.
template <class T> inline constexpr auto members = std::define_static_array(members_of(^^T));
consteval std::meta::info member_at(std::meta::info type, std::size_t i) { return members_of(type)[i]; }

consteval bool is_word(std::meta::info annotation, std::meta::info trait) {
    return std::meta::extract<bool>(
        std::meta::substitute(trait, {std::meta::remove_cvref(std::meta::type_of(annotation))}));
}

consteval std::vector<std::meta::info> words_of(std::meta::info entity, std::meta::info trait) {
    std::vector<std::meta::info> found;
    for (const std::meta::info annotation : std::meta::annotations_of(entity))
        if (is_word(annotation, trait)) found.push_back(annotation);
    return found;
}

// The value of an annotation.
template <std::meta::info Annotation> consteval auto value_of_word() {
    return std::meta::extract<typename[:std::meta::remove_cvref(std::meta::type_of(Annotation)):]>(Annotation);
}

template <std::meta::info Named> consteval auto name_as_argument() {
    constexpr std::string_view name = std::meta::identifier_of(Named);
    char text[name.size() + 1]{};
    for (std::size_t i = 0; i < name.size(); ++i) text[i] = name[i];
    return fixed_string<name.size() + 1>(text);
}

template <class Row> consteval std::meta::info member_called(std::string_view name) {
    for (const std::meta::info member : members<Row>)
        if (std::meta::identifier_of(member) == name) return member;
    return {};
}

consteval bool is_table(std::meta::info type) { return !std::meta::annotations_of_with_type(type, ^^named).empty(); }

// A struct of a table's rows: it says the table's name.
template <class T> inline constexpr bool is_struct_of_table = false;
template <class T>
    requires(std::is_class_v<T> && !std::is_const_v<T>)
inline constexpr bool is_struct_of_table<T> = is_table(^^T);

consteval bool is_identifier(std::string_view name) {
    if (name.empty() || is_digit(name[0])) return false;
    for (const char c : name)
        if (!is_letter(c) && !is_digit(c) && c != '_') return false;
    return true;
}
template <class Row> consteval table_name name_of_table() {
    return value_of_word<std::meta::annotations_of_with_type(^^Row, ^^named)[0]>().of_table();
}
// What rows that have the whole table call it: as it is called in SQL, where that is a name of C++, too.
template <class Row> consteval auto name_in_rows() {
    constexpr std::string_view name =
        is_identifier(name_of_table<Row>().name) ? name_of_table<Row>().name : std::meta::identifier_of(^^Row);
    char text[name.size() + 1]{};
    for (std::size_t i = 0; i < name.size(); ++i) text[i] = name[i];
    return fixed_string<name.size() + 1>(text);
}

}  // namespace mizzle::detail::reflection
