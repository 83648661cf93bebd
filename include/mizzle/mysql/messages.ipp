// The functions of messages.hpp that no type of a program's takes part in.
#pragma once
#include "../inline.hpp"
#include "messages.hpp"

namespace mizzle::detail::mysql_detail {

MIZZLE_INLINE std::string take_quoted(std::string_view& text) {
    std::string name;
    if (!text.starts_with('`') && !text.starts_with('"')) return name;
    const char quote = text.front();
    auto at = text.substr(1);
    for (;;) {
        const auto end = at.find(quote);
        if (end == std::string_view::npos) return {};
        name += at.substr(0, end);
        at.remove_prefix(end + 1);
        if (!at.starts_with(quote)) break;
        name += quote;
        at.remove_prefix(1);
    }
    text = at;
    return name;
}

MIZZLE_INLINE bool skip(std::string_view& text, std::string_view expected) {
    if (!text.starts_with(expected)) return false;
    text.remove_prefix(expected.size());
    return true;
}

MIZZLE_INLINE std::string_view between(std::string_view message, std::string_view before, std::string_view after) {
    if (!message.starts_with(before) || !message.ends_with(after) || message.size() < before.size() + after.size())
        return {};
    return message.substr(before.size(), message.size() - before.size() - after.size());
}

MIZZLE_INLINE void read_foreign_key(std::string_view message, error_details& details) {
    constexpr std::string_view words = " a foreign key constraint fails (";
    const auto at = message.find(words);
    if (at == std::string_view::npos) return;
    message.remove_prefix(at + words.size());
    take_quoted(message);
    if (!skip(message, ".")) return;
    details.table = take_quoted(message);
    if (!skip(message, ", CONSTRAINT ")) return;
    details.constraint = take_quoted(message);
    if (!skip(message, " FOREIGN KEY (")) return;
    do details.columns.push_back(take_quoted(message));
    while (skip(message, ", "));
}

MIZZLE_INLINE void read_check(std::string_view message, error_details& details) {
    if (skip(message, "CONSTRAINT ")) {
        details.constraint = take_quoted(message);
        if (!skip(message, " failed for ")) return;
        take_quoted(message);
        if (skip(message, ".")) details.table = take_quoted(message);
        // A column's own check: `items.price`.
        if (const auto dot = details.constraint.find('.'); details.constraint.starts_with(details.table + '.')) {
            details.columns.push_back(details.constraint.substr(dot + 1));
            details.constraint.erase(0, dot + 1);
        }
        return;
    }
    details.constraint = between(message, "Check constraint '", "' is violated.");
}

MIZZLE_INLINE void read_not_null(std::string_view message, error_details& details) {
    auto column = between(message, "Column '", "' cannot be null");
    if (column.empty()) column = between(message, "Field '", "' doesn't have a default value");
    if (!column.empty()) details.columns.emplace_back(column);
}

MIZZLE_INLINE void read_too_long(std::string_view message, error_details& details) {
    if (!skip(message, "Data too long for column '")) return;
    if (const auto end = message.rfind("' at row "); end != std::string_view::npos)
        details.columns.emplace_back(message.substr(0, end));
}

MIZZLE_INLINE void read_unique(std::string_view message, error_details& details) {
    constexpr std::string_view words = "' for key '";
    const auto at = message.rfind(words);
    if (at == std::string_view::npos || !message.ends_with('\'')) return;
    auto key = message.substr(at + words.size());
    key.remove_suffix(1);
    // MySQL says the table with it, which MariaDB does not.
    if (const auto dot = key.find('.'); dot != std::string_view::npos) {
        details.table = key.substr(0, dot);
        key.remove_prefix(dot + 1);
    }
    details.constraint = key;
}

MIZZLE_INLINE bool is_default_name(std::string_view name, std::string_view statement) {
    if (name == "PRIMARY") return true;
    for (const std::string_view end : {"_key", "_fkey", "_check", "_pkey", "_idx"})
        if (name.ends_with(end)) name.remove_suffix(end.size());
    while (!name.empty()) {
        // The longest word first.
        auto size = name.size();
        while (size != std::string_view::npos && size != 0 && !shapes::holds_word(statement, name.substr(0, size)))
            size = name.rfind('_', size - 1);
        if (size == std::string_view::npos || size == 0) return false;
        name.remove_prefix(std::min(size + 1, name.size()));
    }
    return true;
}

MIZZLE_INLINE bool is_named_in(std::string_view message, std::string_view statement) {
    const auto begin = message.find('\'');
    if (begin == std::string_view::npos) return true;
    const auto name = message.substr(begin + 1, message.find('\'', begin + 1) - begin - 1);
    return shapes::holds_word(statement, name.substr(name.rfind('.') + 1));
}

}  // namespace mizzle::detail::mysql_detail
