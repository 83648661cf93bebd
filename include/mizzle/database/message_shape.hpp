// Which words of a database's message may stand in what(): those of a shape that is listed, and what it names if the
// statement's own text names it, too. All else may be a value, and is left out.
#pragma once
#include <algorithm>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>

namespace mizzle {

// What a message may quote: words of the statement, and names that the database told apart from the message.
struct known_names {
    std::string_view statement{};
    std::initializer_list<std::string_view> others{};
};

namespace shapes {

constexpr char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }
constexpr bool is_word_character(char c) {
    return (lower(c) >= 'a' && lower(c) <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '$' ||
           static_cast<unsigned char>(c) >= 0x80;
}

// Whether the text holds the word, whole, in any case.
inline bool holds_word(std::string_view text, std::string_view word) {
    if (word.empty()) return false;
    const auto same = [](char a, char b) { return lower(a) == lower(b); };
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

// The words of the types that are part of PostgreSQL, and of operators between them.
inline bool is_type_word(std::string_view word) {
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

// A text within the statement is no name: 'a', E'a', $$a$$.
inline bool is_literal(std::string_view word) {
    return word.find('\'') != std::string_view::npos || (word.starts_with('$') && word.ends_with('$'));
}

inline bool is_known(std::string_view word, const known_names& known) {
    return (holds_word(known.statement, word) && !is_literal(word)) ||
           (!word.empty() && std::find(known.others.begin(), known.others.end(), word) != known.others.end());
}

// app.users, "users"
inline bool is_known_name(std::string_view name, const known_names& known) {
    if (is_known(name, known)) return true;
    for (;;) {
        const auto dot = name.find('.');
        auto part = name.substr(0, dot);
        if (part.size() > 1 && part.starts_with('"') && part.ends_with('"')) part = part.substr(1, part.size() - 2);
        if (!is_known(part, known)) return false;
        if (dot == std::string_view::npos) return true;
        name.remove_prefix(dot + 1);
    }
}

// character varying(3); integer, text; text = integer
inline bool is_known_type(std::string_view type, const known_names& known) {
    while (!type.empty()) {
        const auto word = type.substr(0, type.find_first_of(", "));
        type.remove_prefix(std::min(word.size() + 1, type.size()));
        if (!word.empty() && !is_type_word(word) && !is_known_name(word, known)) return false;
    }
    return true;
}

}  // namespace shapes

// A message as it may be shown.
struct shown_message {
    std::string text;       // empty where no shape fits
    bool is_whole = false;  // nothing was left out
    bool is_known = false;  // all that it names is known; only values were left out
};

// In a shape %n stands for a name, %t for a type or several, %v for a value; % before a word that is not known and
// before each value gives "...".
inline shown_message shown_in_shape(std::string_view message, std::string_view shape, const known_names& known) {
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
                          : kind == 't' ? shapes::is_known_type(part, known)
                                        : false;
        out.text += fits ? part : std::string_view("...");
        out.is_whole = out.is_whole && fits;
        out.is_known = out.is_known && (fits || kind == 'v');
    }
}

// By the first shape that fits.
inline shown_message shown_in_shapes(std::string_view message, std::span<const std::string_view> all,
                                     const known_names& known) {
    for (const auto shape : all)
        if (auto shown = shown_in_shape(message, shape, known); !shown.text.empty()) return shown;
    return {};
}

}  // namespace mizzle
