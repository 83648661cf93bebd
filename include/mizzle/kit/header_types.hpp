// The declaration of a column that a live database has: its type, and what there is to say of it.
#pragma once
#include "schema.hpp"
#include "tokens.hpp"
#include "type_parts.hpp"

#include <array>
#include <optional>
#include <utility>

namespace mizzle::kit::detail {

inline std::string text_of_program(std::string_view text) {
    std::string made = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') made += '\\';
        if (c == '\n') made += "\\n";
        else made += c;
    }
    return made + "\"";
}

// A name that C++ takes: what is no letter becomes _, and a word of its own gets one behind it.
inline std::string name_in_program(std::string_view name) {
    constexpr std::array reserved{
        "and",     "asm",      "auto",     "bool",    "break",     "case",    "catch",     "char",
        "class",   "const",    "continue", "default", "delete",    "do",      "double",    "else",
        "enum",    "explicit", "export",   "extern",  "false",     "float",   "for",       "friend",
        "goto",    "if",       "inline",   "int",     "long",      "mutable", "namespace", "new",
        "not",     "operator", "or",       "private", "protected", "public",  "register",  "return",
        "short",   "signed",   "sizeof",   "static",  "struct",    "switch",  "template",  "this",
        "throw",   "true",     "try",      "typedef", "typename",  "union",   "unsigned",  "using",
        "virtual", "void",     "volatile", "while",   "xor",       "row",     "new_row",   "changes"};
    std::string made;
    for (const char c : name) made += std::isalnum(static_cast<unsigned char>(c)) != 0 ? c : '_';
    if (made.empty() || std::isdigit(static_cast<unsigned char>(made.front())) != 0) made.insert(0, "n");
    if (std::find(reserved.begin(), reserved.end(), made) != reserved.end()) made += '_';
    return made;
}

inline std::string with_numbers(const type_parts& type, const std::string& name) {
    if (type.first == 0) return name;
    return name + "(" + std::to_string(type.first) +
           (type.second == 0 && type.name != "scaled_integer" && type.name != "numeric"
                ? ""
                : ", " + std::to_string(type.second)) +
           ")";
}

// Nothing where Mizzle has no such type.
inline std::optional<std::string> declared_type(const schema& all, const column_description& c) {
    const type_parts type = parts_of(c.type);
    const auto is = [&](std::initializer_list<std::string_view> names) {
        return std::find(names.begin(), names.end(), type.name) != names.end();
    };
    if (!all.dialect->has_schemas) {
        if (c.rowid_alias) return "bigserial";
        if (is({"integer"})) return "bigint";
        if (is({"scaled_integer"})) return with_numbers(type, "numeric");
        if (is({"real"})) return "double_precision";
        if (is({"text"})) return "text";
        if (is({"blob"})) return "bytea";
        return std::nullopt;
    }
    for (const auto& e : all.enums)
        if (c.type == "\"" + e.name + "\"") return "enum_<" + name_in_program(e.name) + ">";
    if (is({"smallint", "integer", "bigint", "serial", "bigserial", "boolean", "real", "text", "bytea", "date",
            "interval", "uuid"}))
        return c.type;
    if (is({"json", "jsonb"})) return type.name + "<mizzle::json_text>";
    if (is({"double precision"})) return "double_precision";
    if (is({"numeric"})) return with_numbers(type, "numeric");
    if (is({"varchar"}) && type.first != 0) return with_numbers(type, "varchar");
    if (is({"timestamp with time zone"})) return "timestamptz";
    if (is({"timestamp without time zone"})) return "timestamp";
    if (is({"time without time zone"})) return "time";
    constexpr std::array<std::pair<std::string_view, std::string_view>, 5> elements{{{"integer[]", "std::int32_t"},
                                                                                     {"bigint[]", "std::int64_t"},
                                                                                     {"smallint[]", "std::int16_t"},
                                                                                     {"double precision[]", "double"},
                                                                                     {"text[]", "std::string"}}};
    for (const auto& [name, element] : elements)
        if (c.type == name) return "array_of<" + std::string(element) + ">";
    return std::nullopt;
}

// Of the struct by which a header declares a type that Mizzle has no word for.
inline std::string name_of_own_type(const std::string& type) {
    std::string made;
    for (const char c : name_in_program(type))
        if (c != '_' || (!made.empty() && made.back() != '_')) made += c;
    return made + (made.ends_with("_") ? "text" : "_text");
}

}  // namespace mizzle::kit::detail
