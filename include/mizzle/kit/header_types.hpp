// The declaration of a column that a live database has: its type, and what there is to say of it.
#pragma once
#include "header_names.hpp"
#include "mysql/types.hpp"
#include "tokens.hpp"
#include "type_parts.hpp"

#include <array>
#include <optional>
#include <utility>

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

// datetime(6) is kept for both of Mizzle's; that with a time zone is the one that a program means more often.
inline std::optional<std::string> declared_type_of_mysql(const schema& all, const header_names& names,
                                                         const column_description& c) {
    const std::string spelled_type = mysql::without_numbering(c.type);
    if (const auto labels = mysql::labels_of(c.type); !labels.empty()) {
        for (const auto& e : all.enums)
            if (e.labels == labels && can_be_declared(e)) return "enum_<" + names.of(e) + ">";
        return std::nullopt;
    }
    const int rank = mysql::rank_of(c.type);
    if (mysql::is_numbered(c.type)) {
        if (rank == 3) return "serial";
        return rank == 4 ? std::optional<std::string>("bigserial") : std::nullopt;
    }
    if (spelled_type == "tinyint(1)" || spelled_type == "boolean") return "boolean";
    if (rank == 1) return "smallint";
    if (rank == 3) return "integer";
    if (rank == 4) return "bigint";
    if (spelled_type.find("unsigned") != std::string::npos) return std::nullopt;
    const type_parts type = mysql::value_parts(c.type);
    if (type.name == "decimal")
        return "numeric(" + std::to_string(type.first) + ", " + std::to_string(type.second) + ")";
    if (type.name == "varchar") return "varchar(" + std::to_string(type.first) + ")";
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 9> words{
        {{"float", "real"},
         {"double", "double_precision"},
         {"longtext", "text"},
         {"longblob", "bytea"},
         {"binary(16)", "uuid"},
         {"date", "date"},
         {"time(6)", "time"},
         {"datetime(6)", "timestamptz"},
         {"json", "json<mizzle::json_text>"}}};
    for (const auto& [word, declared] : words)
        if (spelled_type == word) return std::string(declared);
    return std::nullopt;
}

// Nothing where Mizzle has no such type; its char_ is PostgreSQL's varchar.
inline std::optional<std::string> declared_type(const schema& all, const header_names& names,
                                                const table_description& t, const column_description& c) {
    const type_parts type = parts_of(c.type);
    const auto is = [&](std::initializer_list<std::string_view> list) {
        return std::find(list.begin(), list.end(), type.name) != list.end();
    };
    if (!all.dialect->has_schemas) {
        if (c.rowid_alias) return "bigserial";
        // Of what it computes Mizzle's integers have a check.
        if (c.type == "integer" && !c.generated_sql.empty() &&
            find(t.checks, t.name + "_" + c.name + "_check") == nullptr)
            return std::nullopt;
        if (c.type == "integer") return "bigint";
        if (is({"scaled_integer"})) return with_numbers(type, "numeric");
        if (c.type == "real") return "double_precision";
        if (c.type == "text") return "text";
        if (c.type == "blob") return "bytea";
        return std::nullopt;
    }
    if (all.dialect->word == "mysql") return declared_type_of_mysql(all, names, c);
    constexpr std::array<std::pair<std::string_view, std::string_view>, 5> elements{{{"integer[]", "std::int32_t"},
                                                                                     {"bigint[]", "std::int64_t"},
                                                                                     {"smallint[]", "std::int16_t"},
                                                                                     {"double precision[]", "double"},
                                                                                     {"text[]", "std::string"}}};
    for (const auto& [name, element] : elements)
        if (c.type == name) return "array_of<" + std::string(element) + ">";
    if (c.type.ends_with("]")) return std::nullopt;
    for (const auto& e : all.enums)
        if (can_be_declared(e) && c.type == quoted(all.dialect, e.name)) return "enum_<" + names.of(e) + ">";
    for (const std::string_view word : {"smallint", "integer", "bigint", "serial", "bigserial", "boolean", "real",
                                        "text", "bytea", "date", "interval", "uuid"})
        if (c.type == word) return c.type;
    if (c.type == "json" || c.type == "jsonb") return c.type + "<mizzle::json_text>";
    if (c.type == "double precision") return "double_precision";
    if (is({"numeric"}) && c.type.find('-') == std::string::npos && type.second <= type.first)
        return with_numbers(type, "numeric");
    if (c.type == "character varying") return "varchar";
    if (is({"varchar"})) return with_numbers(type, "varchar");
    if (c.type == "timestamp with time zone") return "timestamptz";
    if (c.type == "timestamp without time zone") return "timestamp";
    if (c.type == "time without time zone") return "time";
    return std::nullopt;
}

// What a foreign key's columns must have alike: how a declared type is kept in a program.
inline std::string kept_as(const std::string& type) {
    if (type == "serial") return "integer";
    if (type == "bigserial") return "bigint";
    if (type.starts_with("varchar")) return "text";
    return type;
}

}  // namespace mizzle::kit::detail
