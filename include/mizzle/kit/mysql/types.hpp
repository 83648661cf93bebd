// What MySQL's types say of the values of a column that changes from one to another. Declared types and those that the
// database gives back are the same type in two spellings.
#pragma once
#include "../tokens.hpp"
#include "../type_parts.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace mizzle::kit::mysql {

inline bool is_numbered(const std::string& type) { return type.ends_with(" auto_increment"); }
inline std::string without_numbering(const std::string& type) {
    return is_numbered(type) ? type.substr(0, type.size() - 15) : type;
}
inline bool is_long(const std::string& type) {
    return type.starts_with("long") || type.starts_with("json") || type.find("text") != std::string::npos ||
           type.find("blob") != std::string::npos;
}

// The labels of an enum; none of another type.
inline std::vector<std::string> labels_of(const std::string& type) {
    std::vector<std::string> labels;
    const auto words = tokens_of(type);
    if (words.empty() || !words[0].is_word("enum")) return labels;
    for (const auto& w : words)
        if (w.kind == token_kind::text) labels.push_back(w.text);
    return labels;
}

inline type_parts value_parts(const std::string& declared) {
    type_parts parts = parts_of(without_numbering(declared));
    if (parts.name == "integer") parts.name = "int";
    if (parts.name == "boolean") parts.name = "tinyint";
    return parts;
}

constexpr std::array<std::string_view, 5> whole_types{"tinyint", "smallint", "mediumint", "int", "bigint"};
// Its place among the types of whole numbers; -1 of others, and of those without a sign.
inline int rank_of(const std::string& type) {
    const auto name = value_parts(type).name;
    const auto at = std::find(whole_types.begin(), whole_types.end(), name);
    return at == whole_types.end() || type.find("unsigned") != std::string::npos
               ? -1
               : static_cast<int>(at - whole_types.begin());
}

inline bool is_same_type(const std::string& from, const std::string& to) {
    if (const auto labels = labels_of(from); !labels.empty()) return labels == labels_of(to);
    if (rank_of(from) >= 0) return rank_of(from) == rank_of(to);
    const auto a = value_parts(from), b = value_parts(to);
    return a.name == b.name && a.first == b.first && a.second == b.second &&
           from.find("unsigned") == std::string::npos && to.find("unsigned") == std::string::npos;
}

// Whether each value of one type is one of the other.
inline bool is_wider(const std::string& from, const std::string& to) {
    if (is_same_type(from, to)) return true;
    const auto a = value_parts(from), b = value_parts(to);
    if (const auto labels = labels_of(from), others = labels_of(to); !labels.empty() && !others.empty())
        return std::all_of(labels.begin(), labels.end(), [&](const auto& label) {
            return std::find(others.begin(), others.end(), label) != others.end();
        });
    if (b.name == "longtext") return a.name == "varchar" || a.name == "json" || a.name == "longtext";
    if (rank_of(from) >= 0 && rank_of(to) >= 0) return rank_of(from) <= rank_of(to);
    if (a.name == "varchar" && b.name == "varchar") return a.first <= b.first;
    if (a.name == "decimal" && b.name == "decimal")
        return b.second >= a.second && b.first - b.second >= a.first - a.second;
    constexpr std::array digits{3, 5, 7, 10, 19};
    if (rank_of(from) >= 0 && b.name == "decimal")
        return b.first - b.second >= digits[static_cast<std::size_t>(rank_of(from))];
    return a.name == "float" && b.name == "double";
}

// The condition under which a value of `column`, which is quoted, does not fit, and the server refuses it; empty where
// nobody knows.
inline std::string misfit(const std::string& column, const std::string& from, const std::string& to) {
    constexpr std::array<std::string_view, 5> most{"127", "32767", "8388607", "2147483647", "9223372036854775807"};
    const int rank = rank_of(to);
    if (rank_of(from) >= 0 && rank >= 0) {
        const std::string limit(most[static_cast<std::size_t>(rank)]);
        return column + " not between -" + limit + " - 1 and " + limit;
    }
    const auto a = value_parts(from), b = value_parts(to);
    if (b.name == "varchar" && (a.name == "varchar" || a.name == "longtext"))
        return "char_length(" + column + ") > " + std::to_string(b.first);
    return {};
}

// The same of one that would come back another value.
inline std::string cut(const std::string& column, const std::string& from, const std::string& to) {
    const auto a = value_parts(from), b = value_parts(to);
    if (a.name != "decimal" || b.name != "decimal") return {};
    return column + " <> round(" + column + ", " + std::to_string(b.second) + ")";
}

}  // namespace mizzle::kit::mysql
