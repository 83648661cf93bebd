// A schema as a picture's text: Mermaid's and DBML's. SVG is svg.hpp.
#pragma once
#include "schema.hpp"
#include "tokens.hpp"

namespace mizzle::kit {

namespace detail {

inline bool is_in(const std::vector<std::string>& names, const std::string& name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}
inline bool is_unique_alone(const table_description& t, const std::vector<std::string>& columns) {
    return t.primary_key == columns ||
           std::any_of(t.unique_keys.begin(), t.unique_keys.end(), [&](const auto& k) { return k.columns == columns; });
}
inline bool is_nullable(const table_description& t, const std::vector<std::string>& columns) {
    return std::any_of(columns.begin(), columns.end(), [&](const auto& name) {
        const auto* c = find(t.columns, name);
        return c != nullptr && !c->not_null;
    });
}
inline bool references(const table_description& t, const std::string& column) {
    return std::any_of(t.foreign_keys.begin(), t.foreign_keys.end(),
                       [&](const auto& k) { return is_in(k.columns, column); });
}

// Mermaid takes no more in a word.
inline std::string word(std::string_view text) {
    std::string made;
    for (const char c : text) {
        const bool plain = std::isalnum(static_cast<unsigned char>(c)) != 0;
        if (plain) made += c;
        else if (!made.empty() && made.back() != '_' && c != ')' && c != '"') made += '_';
    }
    return made;
}

}  // namespace detail

inline std::string mermaid(const schema& all) {
    std::string text = "erDiagram\n";
    for (const auto& t : all.tables) {
        text += "    " + detail::word(full_name(t)) + " {\n";
        for (const auto& c : t.columns) {
            std::string keys;
            const auto add = [&](bool is, const char* key) {
                if (is) keys += (keys.empty() ? " " : ", ") + std::string(key);
            };
            add(detail::is_in(t.primary_key, c.name), "PK");
            add(detail::references(t, c.name), "FK");
            add(detail::is_unique_alone(t, {c.name}) && t.primary_key != std::vector{c.name}, "UK");
            text += "        " + detail::word(c.type) + " " + detail::word(c.name) + keys + "\n";
        }
        text += "    }\n";
    }
    for (const auto& t : all.tables)
        for (const auto& k : t.foreign_keys)
            text += "    " + detail::word(qualified(k.schema, k.table)) +
                    (detail::is_nullable(t, k.columns) ? " |o--" : " ||--") +
                    (detail::is_unique_alone(t, k.columns) ? "o| " : "o{ ") + detail::word(full_name(t)) + " : \"" +
                    k.columns.front() + "\"\n";
    return text;
}

namespace detail {

inline std::string dbml_name(const std::string& name) { return "\"" + name + "\""; }
inline std::string dbml_columns(const std::vector<std::string>& names) {
    std::string text;
    for (const auto& name : names) text += (text.empty() ? "(" : ", ") + dbml_name(name);
    return text + ")";
}
inline std::string dbml_table(std::string_view space, const std::string& name) {
    return space.empty() ? dbml_name(name) : dbml_name(std::string(space)) + "." + dbml_name(name);
}

}  // namespace detail

inline std::string dbml(const schema& all) {
    std::string text;
    for (const auto& e : all.enums) {
        text += "Enum " + detail::dbml_table(e.schema, e.name) + " {\n";
        for (const auto& label : e.labels) text += "  " + detail::dbml_name(label) + "\n";
        text += "}\n\n";
    }
    for (const auto& t : all.tables) {
        text += "Table " + detail::dbml_table(t.schema, t.name) + " {\n";
        for (const auto& c : t.columns) {
            std::string settings;
            const auto add = [&](bool is, const std::string& setting) {
                if (is) settings += (settings.empty() ? "" : ", ") + setting;
            };
            add(t.primary_key == std::vector{c.name}, "pk");
            add(c.not_null, "not null");
            add(!c.default_sql.empty(), "default: `" + c.default_sql + "`");
            const bool is_plain = c.type.find_first_of(" \"") == std::string::npos;
            text += "  " + detail::dbml_name(c.name) + " " +
                    (is_plain || c.type.front() == '"' ? c.type : "\"" + c.type + "\"");
            text += settings.empty() ? "\n" : " [" + settings + "]\n";
        }
        std::string keys;
        if (t.primary_key.size() > 1) keys += "    " + detail::dbml_columns(t.primary_key) + " [pk]\n";
        for (const auto& k : t.unique_keys) keys += "    " + detail::dbml_columns(k.columns) + " [unique]\n";
        if (!keys.empty()) text += "\n  indexes {\n" + keys + "  }\n";
        text += "}\n\n";
    }
    for (const auto& t : all.tables)
        for (const auto& k : t.foreign_keys)
            text += "Ref: " + detail::dbml_table(t.schema, t.name) + "." + detail::dbml_columns(k.columns) +
                    (detail::is_unique_alone(t, k.columns) ? " - " : " > ") + detail::dbml_table(k.schema, k.table) +
                    "." + detail::dbml_columns(k.referenced) + "\n";
    return text;
}

}  // namespace mizzle::kit
