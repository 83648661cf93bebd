// Reads the entries of a table as they are written, before a compiler makes anything of them: what is no entry at all
// would have it say hundreds of lines.
#pragma once
#include "declaration_fault.hpp"
#include "entry_words.hpp"
#include "numeric.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace mizzle::detail::entry_text {

// The text of a table's entries, and how far it is read.
struct reader {
    std::string_view text, table;
    std::size_t at = 0;
    finding found{};
    std::size_t column = 0;  // where the entry begins
    bool has_key = false;
    bool is_not_null = false, sets_null = false, sets_default = false, has_default = false;  // the column that is read
    std::size_t named_from = 0, named_to = 0;                                                // its name in named()

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
    // Behind the word of a type or a modifier: a literal or another word is missed by what reads on.
    static constexpr bool may_follow(char c) {
        return c == ',' || c == ')' || c == '(' || c == '<' || c == '"' || class_table.of[c + 128];
    }
    constexpr bool read_digits(std::string_view word);
    constexpr bool read_type(std::size_t start);
    constexpr bool read_modifier(std::size_t start);
    constexpr bool read_reference(std::size_t start);
    constexpr std::size_t end_of_group() const {
        reader other{text, table};
        other.at = at;
        return other.skip_group() ? other.at : text.size();
    }
    // Whether the entry begins with a type's word.
    constexpr bool is_type_for_name() const {
        reader other{text, table};
        other.at = column;
        other.skip_word();
        return types_without_length.has(begin + column, other.at - column) ||
               types_with_length.has(begin + column, other.at - column);
    }
    // Whether a literal is followed by a comma.
    constexpr bool gives_two_texts(std::size_t from) const {
        reader other{text, table};
        other.at = from;
        return begin[from] == '"' && other.skip_literal() && begin[after_space(other.at)] == ',';
    }
    constexpr std::size_t after_space(std::size_t from) const {
        while (from < text.size() && text[from] == ' ') ++from;
        return from;
    }
};

// The digits that a type takes, as far as they are literals.
constexpr bool reader::read_digits(std::string_view word) {
    const bool is_numeric = word == "numeric";
    if (!is_numeric && word != "varchar" && word != "char_") return true;
    const std::size_t from = at++;
    skip_space();
    int given[2] = {1, 0}, size = 0;
    bool is_right =
        here() != ')' && here() != '-' && (is_numeric || here() != '"') && !text.substr(at).starts_with("max)");
    while (is_right && is_digit(here()) && size < 2) {
        int value = 0;
        while (is_digit(here()) && value < 1'000'000) value = 10 * value + (text[at++] - '0');
        given[size++] = value;
        skip_space();
        if (here() != ',') continue;
        if (size == 2) is_right = false;
        ++at;
        skip_space();
    }
    is_right =
        is_right && here() != '.' && given[0] > 0 && (is_numeric ? given[0] <= 1000 && given[1] <= given[0] : size < 2);
    at = from;
    return is_right;
}

// The word of a type, from `start` to here.
constexpr bool reader::read_type(std::size_t start) {
    const char* const word = begin + start;
    std::size_t size = 0;
    while (class_table.of[word[size] + 128]) ++size;
    if (cpp_types.has(word, size)) return refuse(fault::cpp_type, start, text.find_first_of(",)", at));
    if (here() == '(') {
        if (types_without_length.has(word, size)) return refuse(fault::length, start, at);
        if (!read_digits({word, size})) return refuse(fault::digits, start, text.find(')', at) + 1);
    }
    if (here() == '<' && size > 4 && types_with_length.has(word, size))
        return refuse(fault::digits, start, text.find('>', at) + 1);
    if (types_of_a_type.has(word, size)) {
        if (here() != '<') return refuse(fault::type_of_a_type, start, text.find_first_of(",)", at));
        const std::size_t from = after_space(at + 1);
        std::size_t to = from;
        while (class_table.of[begin[to] + 128]) ++to;
        const std::size_t next = after_space(to);
        const auto stands_in = [&](const auto& words) { return to != from && words.has(begin + from, to - from); };
        if ((begin[next] == '<' && stands_in(types_of_a_type)) ||
            ((begin[next] == '>' || begin[next] == '(') &&
             (stands_in(types_without_length) || stands_in(types_with_length))))
            return refuse(fault::type_of_a_type, start, text.find('>', at) + 1);
    }
    has_default = std::string_view(word, size).ends_with("serial");
    const bool is_known = types_without_length.has(word, size) || types_with_length.has(word, size);
    if (!is_known && (here() == ',' || here() == ')') && is_type_for_name() && names_of_columns.has(word, size))
        return refuse(fault::type_first, column, at);
    if (is_known && here() == '[') return refuse(fault::type_of_a_type, start, text.find_first_of(",)", at));
    if (is_known && !may_follow(here()) && !std::string_view(word, size).starts_with("numeric"))
        return refuse(fault::comma, start, text.find_first_of(",)", at));
    return true;
}

// What references(column) takes, and what follows it.
constexpr bool reader::read_reference(std::size_t start) {
    std::size_t next = end_of_group();
    const std::string_view referenced = text.substr(at + 1, next - at - 2);
    if (referenced.find(',') != std::string_view::npos || referenced.find("->") != std::string_view::npos ||
        (referenced.find("::") != std::string_view::npos && referenced.find('.') == std::string_view::npos))
        return refuse(fault::reference, start, next);
    bool is_said[3]{};  // on_delete, on_update, deferred
    while (begin[next = after_space(next)] == '.') {
        const std::size_t from = after_space(next + 1);
        reader step{text, table};
        step.at = from;
        step.skip_word();
        const std::size_t to = step.at;
        step.skip_space();
        if (to == from || !reference_steps.has(begin + from, to - from) || step.here() != '(')
            return refuse(fault::reference_step, start, to);
        bool& is_said_before = is_said[begin[from] == 'd' ? 2 : begin[from + 3] == 'u' ? 1 : 0];
        if (is_said_before) return refuse(fault::reference_step, from, to);
        is_said_before = true;
        next = step.end_of_group();
        const std::size_t inside = after_space(step.at + 1);
        std::size_t last = inside;
        while (class_table.of[begin[last] + 128]) ++last;
        const std::string_view action = text.substr(inside, last - inside);
        const char after = begin[after_space(last)];
        if (action == "null" || after == ',' || (begin[from] == 'o' && begin[inside] == ')'))
            return refuse(fault::reference_step, from, next);
        sets_null = sets_null || action == "set_null";
        sets_default = sets_default || action == "set_default";
    }
    if (begin[next] == '-') return refuse(fault::reference_step, start, text.find_first_of(",)", next));
    return true;
}

// The word of a modifier, from `start` to here.
constexpr bool reader::read_modifier(std::size_t start) {
    const char* const word = begin + start;
    std::size_t size = 0;
    while (class_table.of[word[size] + 128]) ++size;
    const bool is_called = here() == '(';
    if (is_called && bare_modifiers.has(word, size)) return refuse(fault::parentheses, start, at);
    if (bare_modifiers.has(word, size) && !may_follow(here()))
        return refuse(fault::comma, start, text.find_first_of(",)", at));
    if (is_called && of_constraints.has(word, size)) return refuse(fault::of_constraints, start, at);
    const std::string_view name(word, size);
    if (called_modifiers.has(word, size)) {
        if (!is_called) return refuse(fault::arguments, start, at);
        const std::size_t next = after_space(at + 1);
        const std::string_view argument = text.substr(next);
        if (argument.starts_with(')') || (name != "default_value" && argument.starts_with("\"\")")))
            return refuse(fault::arguments, start, next + 1);
        if (name == "references") {
            if (argument.starts_with(table) && argument.substr(table.size()).starts_with('.'))
                return refuse(fault::own_table, start, text.find(')', at) + 1);
            return read_reference(start);
        }
        if (taking_text.has(word, size) && (is_digit(argument[0]) || gives_two_texts(next)))
            return refuse(fault::one_text, start, end_of_group());
        if (name == "named" && argument.starts_with('"')) {
            named_from = next;
            named_to = end_of_group();
        }
        if (name == "default_value") {
            const std::size_t end = end_of_group();
            if (argument.starts_with("__null)")) return refuse(fault::default_null, start, end);
            if (text.substr(start, end - start).find("::now()") != std::string_view::npos)
                return refuse(fault::default_now, start, end);
            int depth = 0;
            for (std::size_t i = at; i < end; ++i) {
                const char c = begin[i];
                if (c == '"' && text.substr(0, i).ends_with("numeric(") &&
                    spelling_of_decimal(text.substr(i + 1, text.find('"', i + 1) - i - 1)).is ==
                        decimal_spelling::malformed)
                    return refuse(fault::decimal, column, end);
                if (c == '"' || c == '\'' || c == '<' || c == '[') break;
                depth += c == '(' || c == '{';
                depth -= c == ')' || c == '}';
                if (c == ',' && depth == 1) return refuse(fault::one_value, start, end);
            }
        }
        std::size_t last = next;
        while (class_table.of[begin[last] + 128]) ++last;
        const std::string_view first = text.substr(next, last - next);
        const char after = begin[after_space(last)];
        if (name == "generated_as" && !first.empty() &&
            (after == '+' || after == '-' || after == '*' || after == '/' || (first == "sql" && after == '(')))
            return refuse(fault::sql_text, start, end_of_group());
        if (name == "on_update" && !first.empty() && action_names.has(first.data(), first.size()) && after == ')')
            return refuse(fault::action_alone, start, end_of_group());
    }
    if (is_called && name == "on_delete") return refuse(fault::action_alone, start, end_of_group());
    if (null_words.has(word, size)) return refuse(fault::null_word, start, at);
    if (other_modifiers.has(word, size)) return refuse(fault::modifier, start, at);
    if (name == "primary_key") {
        if (has_key) return refuse(fault::key_twice, start, at);
        has_key = true;
    }
    is_not_null = is_not_null || name == "not_null" || name == "primary_key";
    has_default = has_default || name == "default_value" || name == "default_now" || name.starts_with("identity");
    return true;
}

constexpr bool reader::read_part(int position) {
    skip_space();
    const std::size_t from = at;
    if (position > 1 && here() == ')') return refuse(fault::comma_at_end, column, at);
    bool has_operand = false;
    while (const char c = begin[at]) {
        if (c == ',' || c == ')') return true;
        if (c == ' ' || c == '.' || c == ':') {
            if (c != ' ') has_operand = false;
            ++at;
        } else if (is_of_name(c)) {
            const std::size_t start = at;
            skip_word();
            if (here() == '"') return false;  // the prefix of a literal
            if (has_operand) return refuse(fault::comma, from, at);
            has_operand = true;
            skip_space();
            if (start == from && !(position == 1 ? read_type(start) : read_modifier(start))) return false;
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
    if (taken_names.has(table.data(), table.size())) return refused(fault::taken_name, table);
    reader r{text, table};
    if (text.empty()) return refused(fault::no_columns, table);
    std::size_t names[2 * 256], in_sql_at[2 * 100];
    std::size_t size = 0, names_in_sql = 0;
    std::uint64_t seen = 0;
    while (true) {
        while (r.here() == ' ' || r.here() == ',') ++r.at;
        // What stands in no parentheses is no entry, and the macros say so.
        if (r.here() != '(') return r.found;
        ++r.at;
        r.skip_space();
        const std::size_t from = r.column = r.at;
        const char first = r.here();
        if (first == ')' || first == ',') return r.found;
        r.skip_word();
        const std::size_t to = r.at;
        r.skip_space();
        if (is_digit(first) || to == from || (r.here() != ',' && r.here() != ')')) {
            r.refuse(begins_word(r.here()) && begins_word(first) ? fault::comma : fault::name, from,
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
        r.is_not_null = r.sets_null = r.sets_default = r.has_default = false;
        r.named_to = 0;
        for (int position = 1; r.here() == ','; ++position) {
            ++r.at;
            if (!r.read_part(position)) return r.found;
        }
        if (r.is_not_null && (r.sets_null || (r.sets_default && !r.has_default))) {
            r.refuse(fault::set_null, from, to);
            return r.found;
        }
        if (r.named_to != 0) {
            const std::string_view in_sql = text.substr(r.named_from, r.named_to - r.named_from);
            for (std::size_t i = 0; i < names_in_sql; ++i)
                if (text.substr(in_sql_at[2 * i], in_sql_at[2 * i + 1]) == in_sql) {
                    r.refuse(fault::column_twice, from, to);
                    return r.found;
                }
            if (names_in_sql < 100) {
                in_sql_at[2 * names_in_sql] = r.named_from;
                in_sql_at[2 * names_in_sql++ + 1] = in_sql.size();
            }
        }
        ++r.at;
    }
}

}  // namespace mizzle::detail::entry_text
