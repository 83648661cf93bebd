// The functions of message_shape.hpp that no type of a program's takes part in.
#pragma once
#include "../inline.hpp"
#include "message_shape.hpp"

namespace mizzle::detail::shapes {

MIZZLE_INLINE bool holds_word(std::string_view text, std::string_view word) {
    if (word.empty()) return false;
    const auto same = [](char a, char b) { return small_letter(a) == small_letter(b); };
    for (auto at = text.begin();;) {
        at = std::search(at, text.end(), word.begin(), word.end(), same);
        if (at == text.end()) return false;
        const auto after = at + static_cast<std::ptrdiff_t>(word.size());
        const bool begins = at == text.begin() || !is_word_character(at[-1]) || !is_word_character(word.front());
        const bool ends = after == text.end() || !is_word_character(*after) || !is_word_character(word.back());
        if (begins && ends) return true;
        ++at;
    }
}

MIZZLE_INLINE bool is_type_word(std::string_view word) {
    static constexpr std::string_view words[] = {
        "smallint", "integer",    "bigint",    "numeric",   "real",     "double",    "precision", "money",
        "text",     "character",  "varying",   "\"char\"",  "name",     "bytea",     "boolean",   "date",
        "time",     "timestamp",  "with",      "without",   "zone",     "interval",  "uuid",      "json",
        "jsonb",    "jsonpath",   "xml",       "oid",       "inet",     "cidr",      "macaddr",   "bit",
        "tsvector", "tsquery",    "record",    "unknown",   "regclass", "regtype",   "regproc",   "regconfig",
        "anyarray", "anyelement", "int4range", "int8range", "numrange", "daterange", "tsrange",   "tstzrange",
        "point",    "box",        "UTF8"};
    while (word.ends_with("[]")) word.remove_suffix(2);
    if (const auto size = word.find('('); size != std::string_view::npos && word.ends_with(')')) {
        if (word.substr(size).find_first_not_of("(),0123456789") != std::string_view::npos) return false;
        word = word.substr(0, size);
    }
    return std::find(std::begin(words), std::end(words), word) != std::end(words) ||
           word.find_first_not_of("+-*/<>=~!@#%^&|?") == std::string_view::npos;
}

MIZZLE_INLINE bool is_literal(std::string_view word) {
    return word.find('\'') != std::string_view::npos || (word.starts_with('$') && word.ends_with('$'));
}

MIZZLE_INLINE bool is_known(std::string_view word, const known_names& known) {
    return (holds_word(known.statement, word) && !is_literal(word)) ||
           (!word.empty() && std::find(known.others.begin(), known.others.end(), word) != known.others.end());
}

MIZZLE_INLINE bool is_action(std::string_view words) {
    static constexpr std::string_view known[] = {"",     "ON",      "DELETE", "UPDATE", "CASCADE", "SET",
                                                 "NULL", "DEFAULT", "NO",     "ACTION", "RESTRICT"};
    while (!words.empty()) {
        const auto word = words.substr(0, words.find(' '));
        if (std::find(std::begin(known), std::end(known), word) == std::end(known)) return false;
        words.remove_prefix(std::min(word.size() + 1, words.size()));
    }
    return true;
}

MIZZLE_INLINE bool is_known_name(std::string_view name, const known_names& known) {
    if (is_known(name, known)) return true;
    // `users.name` is quoted as one.
    if (name.size() > 2 && name.find('`', 1) == name.size() - 1) name = name.substr(1, name.size() - 2);
    for (;;) {
        const auto dot = name.find('.');
        auto part = name.substr(0, dot);
        for (const char quote : {'"', '`'})
            if (part.size() > 1 && part.starts_with(quote) && part.ends_with(quote))
                part = part.substr(1, part.size() - 2);
        if (!is_known(part, known)) return false;
        if (dot == std::string_view::npos) return true;
        name.remove_prefix(dot + 1);
    }
}

MIZZLE_INLINE bool is_known_type(std::string_view type, const known_names& known) {
    while (!type.empty()) {
        const auto word = type.substr(0, type.find_first_of(", "));
        type.remove_prefix(std::min(word.size() + 1, type.size()));
        if (!word.empty() && !is_type_word(word) && !is_known_name(word, known)) return false;
    }
    return true;
}

}  // namespace mizzle::detail::shapes

namespace mizzle::detail {

MIZZLE_INLINE shown_message shown_in_shape(std::string_view message, std::string_view shape, const known_names& known) {
    shown_message out{{}, true, true};
    for (;;) {
        const auto mark = shape.find('%');
        const auto plain = shape.substr(0, mark);
        if (!message.starts_with(plain)) return {};
        out.text += plain;
        message.remove_prefix(plain.size());
        if (mark == std::string_view::npos) return message.empty() ? out : shown_message{};
        const char kind = shape[mark + 1];
        shape.remove_prefix(mark + 2);
        const auto next = shape.substr(0, shape.find('%'));
        // A value may hold what follows it.
        const auto end = next.empty() ? message.size() : kind == 'v' ? message.rfind(next) : message.find(next);
        if (end == std::string_view::npos) return {};
        const auto part = message.substr(0, end);
        message.remove_prefix(end);
        const bool fits = kind == 'n'   ? shapes::is_known_name(part, known)
                          : kind == 'a' ? shapes::is_action(part)
                          : kind == 't' ? shapes::is_known_type(part, known)
                                        : false;
        out.text += fits ? part : std::string_view("...");
        out.is_whole = out.is_whole && fits;
        out.is_known = out.is_known && (fits || kind == 'v');
    }
}

MIZZLE_INLINE shown_message shown_in_shapes(std::string_view message, std::span<const std::string_view> all,
                                            const known_names& known) {
    for (const auto shape : all)
        if (auto shown = shown_in_shape(message, shape, known); !shown.text.empty()) return shown;
    return {};
}

}  // namespace mizzle::detail
