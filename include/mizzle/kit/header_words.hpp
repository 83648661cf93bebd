// What declarations of columns are written of, whichever database has them.
#pragma once
#include "header_names.hpp"
#include "tokens.hpp"
#include "type_parts.hpp"

namespace mizzle::kit::detail {

inline std::string text_of_program(std::string_view text) {
    std::string made = "\"";
    for (const char c : text) {
        const auto code = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\' || c == '?') made.append({'\\', c});
        else if (c == '\n') made += "\\n";
        else if (code < 0x20 || code == 0x7f)
            made.append({'\\', static_cast<char>('0' + code / 64), static_cast<char>('0' + code / 8 % 8),
                         static_cast<char>('0' + code % 8)});
        else made += c;
    }
    return made + "\"";
}

// Text in a line of its own, which no backslash leads on to the next.
inline std::string text_of_comment(std::string_view text) {
    std::string made;
    for (const char c : text) made += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
    return made.ends_with('\\') || made.ends_with('/') ? made + "." : made;
}

inline std::string with_numbers(const type_parts& type, const std::string& name) {
    if (type.first == 0) return name;
    return name + "(" + std::to_string(type.first) +
           (type.second == 0 && type.name != "scaled_integer" && type.name != "numeric"
                ? ""
                : ", " + std::to_string(type.second)) +
           ")";
}

// Whether a check is one that the type of a column implies where the database has no such types.
inline bool is_implied(const table_description& t, const check_description& check) {
    return std::any_of(t.columns.begin(), t.columns.end(), [&](const auto& c) {
        const bool has_check =
            c.type.starts_with("scaled_integer") || (c.type == "integer" && !c.generated_sql.empty());
        return has_check && check.name == t.name + "_" + c.name + "_check";
    });
}

// MIZZLE_ENUM_AS takes so many labels, and no schema.
inline bool can_be_declared(const enum_description& e) {
    return e.schema.empty() && !e.labels.empty() && e.labels.size() <= 256;
}

}  // namespace mizzle::kit::detail
