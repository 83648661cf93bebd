// Reads the entries of a table as they are written, before a compiler makes anything of them: what is no entry at all
// would have it say hundreds of lines.
#pragma once
#include "declaration_fault.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace mizzle::entry_text {

// Whether a character, 128 more, is one of a word.
struct classes {
    bool of[384]{};
    constexpr classes() {
        for (int c = -128; c < 256; ++c)
            of[c + 128] = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
                          c < 0 || c > 127;
    }
};
inline constexpr classes class_table;

constexpr bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c < 0; }
constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Words by their length and last letter, by which most others are told apart.
template <std::size_t N> struct word_set {
    std::string_view words[N];
    bool may[16 * 128]{};
    constexpr word_set(const char* const (&given)[N]) {
        for (std::size_t i = 0; i < N; ++i) {
            words[i] = given[i];
            may[place(words[i].data(), words[i].size())] = true;
        }
    }
    static constexpr std::size_t place(const char* word, std::size_t size) {
        return (size % 16) * 128 + std::size_t(word[size - 1]) % 128;
    }
    constexpr bool has(const char* word, std::size_t size) const {
        if (!may[place(word, size)]) return false;
        for (const std::string_view each : words)
            if (size == each.size() && each == std::string_view(word, size)) return true;
        return false;
    }
};
inline constexpr word_set<19> cpp_types({"int", "bool", "long", "short", "char", "float", "double", "signed",
                                         "unsigned", "void", "auto", "std", "wchar_t", "char8_t", "types", "int16_t",
                                         "int32_t", "int64_t", "const"});
inline constexpr word_set<15> types_without_length({"smallint", "integer", "bigint", "serial", "bigserial", "boolean",
                                                    "real", "bytea", "timestamp", "timestamptz", "interval", "date",
                                                    "time", "uuid", "double_precision"});
inline constexpr word_set<5> bare_modifiers({"not_null", "unique", "identity", "identity_always", "autoincrement"});
inline constexpr word_set<9> called_modifiers({"default_value", "default_from", "references", "named", "generated_as",
                                               "on_update", "collate", "comment", "renamed_from"});
inline constexpr word_set<3> null_words({"null", "nullable", "notnull"});

// The text of a table's entries, and how far it is read.
struct reader {
    std::string_view text, table;
    std::size_t at = 0;
    finding found{};
    bool has_key = false;

    const char* begin = text.data();  // which ends with a zero

    constexpr char here() const { return begin[at]; }
    constexpr void skip_space() {
        while (begin[at] == ' ') ++at;
    }
    constexpr void skip_word() {
        const char* c = begin + at;
        while (class_table.of[*c + 128]) ++c;
        at = std::size_t(c - begin);
    }
    constexpr bool refuse(fault kind, std::size_t from, std::size_t to) {
        found.kind = kind;
        for (std::size_t i = from; i < to && i < text.size() && i - from < sizeof found.words - 1; ++i)
            found.words[i - from] = text[i];
        return false;
    }
    // To behind a literal; a raw one is not read.
    constexpr bool skip_literal() {
        const char quote = text[at];
        if (quote == '"' && at > 0 && text[at - 1] == 'R') return false;
        if (quote == '\'' && at > 0 && is_digit(text[at - 1])) {
            ++at;
            return true;
        }
        for (++at; begin[at] != quote; ++at)
            if (begin[at] == '\\') ++at;
        ++at;
        return true;
    }
    // To behind what closes the parenthesis, or the angle, that stands here.
    constexpr bool skip_group() {
        const bool is_angle = text[at] == '<';
        int depth = 0;
        while (const char c = begin[at]) {
            if (c == '"' || c == '\'') {
                if (!skip_literal()) return false;
                continue;
            }
            ++at;
            if (class_table.of[c + 128]) continue;
            depth += c == '(' || c == '{' || (is_angle && c == '<');
            depth -= c == ')' || c == '}' || (is_angle && c == '>');
            if (depth == 0) return true;
        }
        return false;
    }
    // What an entry says after its name; `position` is 1 for the type.
    constexpr bool read_part(int position);
    constexpr bool read_digits(std::string_view word);
};

// The digits that a type takes, as far as they are literals.
constexpr bool reader::read_digits(std::string_view word) {
    const bool is_numeric = word == "numeric";
    if (!is_numeric && word != "varchar" && word != "char_") return true;
    const std::size_t from = at++;
    skip_space();
    int given[2] = {1, 0}, size = 0;
    bool is_right = here() != ')' && here() != '-' && (is_numeric || here() != '"');
    while (is_right && is_digit(here()) && size < 2) {
        int value = 0;
        while (is_digit(here()) && value < 1'000'000) value = 10 * value + (text[at++] - '0');
        given[size++] = value;
        skip_space();
        if (here() == ',') ++at;
        skip_space();
    }
    is_right = is_right && given[0] > 0 && (is_numeric ? given[0] <= 1000 && given[1] <= given[0] : size < 2);
    at = from;
    return is_right;
}

constexpr bool reader::read_part(int position) {
    skip_space();
    const std::size_t from = at;
    bool has_operand = false;
    while (const char c = begin[at]) {
        if (c == ',' || c == ')') return true;
        if (c == ' ' || c == '.' || c == ':') {
            if (c != ' ') has_operand = false;
            ++at;
        } else if (is_letter(c) || is_digit(c)) {
            const std::size_t start = at;
            skip_word();
            const std::size_t size = at - start;

            if (here() == '"') return false;  // the prefix of a literal
            if (position == 1 && start == from && cpp_types.has(begin + start, size))
                return refuse(fault::cpp_type, start, text.find_first_of(",)", at));
            if (has_operand) return refuse(fault::comma, from, at);
            has_operand = true;
            skip_space();
            const bool is_called = here() == '(';
            if (start != from) continue;
            if (is_called && position == 1 && types_without_length.has(begin + start, size))
                return refuse(fault::length, start, at);
            if (is_called && position == 1 && !read_digits({begin + start, size}))
                return refuse(fault::digits, start, text.find(')', at) + 1);
            if (is_called && position > 1 && bare_modifiers.has(begin + start, size))
                return refuse(fault::parentheses, start, at);
            if (position > 1 && called_modifiers.has(begin + start, size)) {
                if (!is_called || here() == '\0') return refuse(fault::arguments, start, at);
                std::size_t next = at + 1;
                while (next < text.size() && text[next] == ' ') ++next;
                const std::string_view argument = text.substr(next);
                if (argument.starts_with(')')) return refuse(fault::arguments, start, next + 1);
                if (begin[start] == 'r' && argument.starts_with(table) &&
                    argument.substr(table.size()).starts_with('.'))
                    return refuse(fault::own_table, start, text.find(')', at) + 1);
            }
            if (position > 1 && null_words.has(begin + start, size)) return refuse(fault::null_word, start, at);
            if (position > 1 && size == 11 && std::string_view(begin + start, size) == "primary_key") {
                if (has_key) return refuse(fault::key_twice, start, at);
                has_key = true;
            }
        } else if (c == '(' || c == '<') {
            if (!skip_group()) return false;
            has_operand = true;
        } else if (c == '"' && has_operand) {
            return refuse(fault::comma, from, at);
        } else {
            return skip_group();
        }
    }
    return false;
}

// Whether text is an identifier. Words of C++ that are names of tables have a sentence of their own.
constexpr bool is_name(std::string_view text) {
    for (const char c : text)
        if (!class_table.of[c + 128]) return false;
    return !text.empty() && !is_digit(text[0]);
}
constexpr finding refused(fault kind, std::string_view words) {
    finding found{kind};
    for (std::size_t i = 0; i < words.size() && i < sizeof found.words - 1; ++i) found.words[i] = words[i];
    return found;
}

// Outside of functions a function has no name.
constexpr finding fault_of(std::string_view table, std::string_view text, const char* function = __builtin_FUNCTION()) {
    if (*function != '\0') return {fault::in_function};
    if (!is_name(table)) return refused(fault::table_name, table);
    reader r{text, table};
    if (text.empty()) return refused(fault::no_columns, table);
    std::size_t names[2 * 256];
    std::size_t size = 0;
    std::uint64_t seen = 0;
    while (true) {
        while (r.here() == ' ' || r.here() == ',') ++r.at;
        // What stands in no parentheses is no entry, and the macros say so.
        if (r.here() != '(') return r.found;
        ++r.at;
        r.skip_space();
        const std::size_t from = r.at;
        const char first = r.here();
        if (first == ')' || first == ',') return r.found;
        r.skip_word();
        const std::size_t to = r.at;
        r.skip_space();
        if (is_digit(first) || to == from || (r.here() != ',' && r.here() != ')')) {
            r.refuse(is_letter(r.here()) && is_letter(first) ? fault::comma : fault::name, from,
                     text.find_first_of(",)", r.at));
            return r.found;
        }
        const char middle = r.begin[(from + to) / 2];
        const std::uint64_t bit = std::uint64_t{1} << ((unsigned(first) + 5 * unsigned(middle) +
                                                        13 * unsigned(to - from) + 29 * unsigned(r.begin[to - 1])) %
                                                       64);
        if ((seen & bit) != 0)
            for (std::size_t i = 0; i < size; ++i)
                if (names[2 * i + 1] - names[2 * i] == to - from &&
                    r.begin[(names[2 * i] + names[2 * i + 1]) / 2] == middle &&
                    text.substr(names[2 * i], to - from) == text.substr(from, to - from)) {
                    r.refuse(fault::column_twice, from, to);
                    return r.found;
                }
        seen |= bit;
        if (size < 100) {
            names[2 * size] = from;
            names[2 * size++ + 1] = to;
        }
        for (int position = 1; r.here() == ','; ++position) {
            ++r.at;
            if (!r.read_part(position)) return r.found;
        }
        ++r.at;
    }
}

}  // namespace mizzle::entry_text
