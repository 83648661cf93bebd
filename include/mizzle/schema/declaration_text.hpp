// Reads what stands in MIZZLE_RELATIONS, MIZZLE_CONSTRAINTS, MIZZLE_SCHEMA and the like as it is written, before a
// compiler makes anything of it, as entry_text.hpp does for tables.
#pragma once
#include "entry_text.hpp"

namespace mizzle::detail::entry_text {

inline constexpr word_set<98>
    cpp_words({"alignas",     "alignof",   "and",        "and_eq",    "asm",      "auto",          "bitand",
               "bitor",       "bool",      "break",      "case",      "catch",    "char",          "char8_t",
               "char16_t",    "char32_t",  "class",      "compl",     "concept",  "const",         "consteval",
               "constexpr",   "constinit", "const_cast", "continue",  "co_await", "co_return",     "co_yield",
               "decltype",    "default",   "delete",     "do",        "double",   "dynamic_cast",  "else",
               "enum",        "explicit",  "export",     "extern",    "false",    "float",         "for",
               "friend",      "goto",      "if",         "inline",    "int",      "long",          "mutable",
               "namespace",   "new",       "noexcept",   "not",       "not_eq",   "nullptr",       "operator",
               "or",          "or_eq",     "private",    "protected", "public",   "register",      "reinterpret_cast",
               "requires",    "return",    "short",      "signed",    "sizeof",   "static",        "static_assert",
               "static_cast", "struct",    "switch",     "template",  "this",     "thread_local",  "throw",
               "true",        "try",       "typedef",    "typeid",    "typename", "union",         "unsigned",
               "using",       "virtual",   "void",       "volatile",  "wchar_t",  "while",         "xor",
               "xor_eq",      "__null",    "__func__",   "__int128",  "__asm__",  "__attribute__", "__extension__"});
inline constexpr word_set<14> words_of_tables({"text", "integer", "bigint", "smallint", "boolean", "serial",
                                               "bigserial", "varchar", "char_", "double_precision", "bytea", "real",
                                               "json", "jsonb"});
inline constexpr word_set<5> relation_steps({"on", "through", "from", "to", "where"});
inline constexpr word_set<8> constraint_words({"index", "unique_index", "unique", "check", "primary_key", "foreign_key",
                                               "comment", "renamed_from"});
inline constexpr word_set<4> named_constraints({"index", "unique_index", "unique", "check"});
inline constexpr word_set<10> constraint_steps({"on", "where", "using_", "nulls_not_distinct", "references",
                                                "references_any", "on_delete", "on_update", "deferred", "named"});
inline constexpr word_set<8> sequence_options({"start", "increment", "minimum", "maximum", "cache", "cycle", "named",
                                               "in"});

// The parts of a text between its commas that stand outside of all parentheses, without space around them. What cannot
// be read, such as a raw literal, ends it.
struct parts {
    reader read;
    bool is_over = false;
    constexpr explicit parts(std::string_view text) : read{text, {}} {}
    // The next part; nothing at the end.
    constexpr std::string_view next() {
        read.skip_space();
        const std::size_t from = read.at;
        while (read.here() != '\0' && read.here() != ',') {
            const char c = read.here();
            if (c == '(' || c == '{' || c == '[' || c == '<') {
                if (c == '<' && !closes_angle()) ++read.at;
                else if (c == '[') ++read.at;
                else if (!read.skip_group()) return end(from);
            } else if (c == '"' || c == '\'') {
                if (!read.skip_literal()) return end(from);
            } else ++read.at;
        }
        const std::string_view part = trimmed(read.text.substr(from, read.at - from));
        if (read.here() == ',') ++read.at;
        else is_over = true;
        return part;
    }

private:
    // Whether < begins the arguments of a template here: outside of parentheses nothing is compared.
    constexpr bool closes_angle() const { return read.text.find('>', read.at) != std::string_view::npos; }
    constexpr std::string_view end(std::size_t from) {
        is_over = true;
        return trimmed(read.text.substr(from));
    }
};

constexpr bool has_word(const auto& set, std::string_view word) {
    return !word.empty() && set.has(word.data(), word.size());
}
constexpr bool is_free_name(std::string_view text) { return is_name(text) && !has_word(cpp_words, text); }

// The word that a text begins with, and the text after it.
constexpr std::string_view take_word(std::string_view& text) {
    std::size_t size = 0;
    while (size < text.size() && class_table.of[text[size] + 128]) ++size;
    const std::string_view word = text.substr(0, size);
    text = trimmed(text.substr(size));
    return word;
}
// What stands in the parentheses that a text begins with, and the text behind them.
constexpr std::string_view take_group(std::string_view& text) {
    reader r{text, {}};
    if (r.here() != '(' || !r.skip_group()) return {};
    const std::string_view inside = text.substr(1, r.at - 2);
    text = trimmed(text.substr(r.at));
    return trimmed(inside);
}
// Reads .step(...).step(...); the first that is none of them, or what follows without a dot.
template <class Steps>
constexpr std::string_view wrong_step(const Steps& steps, std::string_view text, bool may_be_text = true) {
    while (!text.empty()) {
        const std::string_view whole = text;
        if (!text.starts_with('.')) return whole;
        text = trimmed(text.substr(1));
        const std::string_view step = take_word(text);
        if (!has_word(steps, step) || !text.starts_with('(')) return step.empty() ? whole : step;
        const std::size_t before = text.size();
        const std::string_view inside = take_group(text);
        if (text.size() == before) return {};
        if (!may_be_text && inside.starts_with('"')) return step;
    }
    return {};
}

// A text seen before in the same declaration.
struct seen_texts {
    std::string_view of[64];
    std::size_t size = 0;
    constexpr bool add(std::string_view text) {
        for (std::size_t i = 0; i < size; ++i)
            if (of[i] == text) return false;
        if (size < 64) of[size++] = text;
        return true;
    }
};

constexpr finding fault_of_name(std::string_view name, const char* function = __builtin_FUNCTION()) {
    if (*function != '\0') return {fault::in_function};
    return is_free_name(name) ? finding{} : refused(fault::declared_name, name);
}

// What MIZZLE_TABLE_AS and the like give as the name in SQL.
constexpr finding fault_of_sql_name(std::string_view name) {
    std::string_view rest = name;
    const std::string_view word = take_word(rest);
    if (word == "in" || word.empty()) return refused(fault::sql_name, name);
    if (word != "named" || !rest.starts_with('(')) return {};
    const std::string_view inside = trimmed(take_group(rest));
    const bool is_one_text =
        !inside.empty() && !is_digit(inside[0]) && inside != "\"\"" && !reader{inside, {}}.gives_two_texts(0);
    return is_one_text ? finding{} : refused(fault::sql_name, name);
}

constexpr finding fault_of_filters(std::string_view table, std::string_view text,
                                   const char* function = __builtin_FUNCTION()) {
    if (const finding found = fault_of_name(table, function); found.kind != fault::none) return found;
    std::string_view rest = text;
    return take_word(rest) == "filter" && rest.starts_with('(') ? refused(fault::filter, text) : finding{};
}

constexpr finding fault_of_relations(std::string_view table, std::string_view text,
                                     const char* function = __builtin_FUNCTION()) {
    if (const finding found = fault_of_name(table, function); found.kind != fault::none) return found;
    if (text.empty()) return refused(fault::relation, table);
    seen_texts names;
    for (parts all(text); !all.is_over;) {
        const std::string_view entry = all.next();
        if (entry.empty()) continue;
        std::string_view rest = entry;
        std::string_view inside = take_group(rest);
        if (inside.empty() || !rest.empty()) return refused(fault::relation, entry);
        const std::string_view name = take_word(inside);
        if (!is_free_name(name) || !inside.starts_with(',')) return refused(fault::relation, entry);
        if (!names.add(name)) return refused(fault::relation_twice, name);
        inside = trimmed(inside.substr(1));
        const std::string_view made = inside;
        const std::string_view word = take_word(inside);
        if ((word != "one" && word != "many") || !inside.starts_with('(')) return refused(fault::relation, made);
        const std::string_view target = take_group(inside);
        if (target.empty() || target.starts_with('"') || target.find_first_of(",.") != std::string_view::npos)
            return refused(fault::relation_target, made);
        const std::string_view wrong = wrong_step(relation_steps, inside, false);
        if (!wrong.empty()) return refused(fault::relation_step, wrong);
    }
    return {};
}

// The name that a constraint begins with: one literal, or several that the compiler puts together.
constexpr std::string_view literals_of_name(std::string_view text) {
    reader r{text, {}};
    std::size_t end = 0;
    while (r.here() == '"' && r.skip_literal()) {
        end = r.at;
        r.skip_space();
    }
    return text.substr(0, end);
}

constexpr finding fault_of_constraints(std::string_view table, std::string_view text,
                                       const char* function = __builtin_FUNCTION()) {
    if (const finding found = fault_of_name(table, function); found.kind != fault::none) return found;
    if (text.empty()) return refused(fault::constraint, table);
    // The name of a check is apart from those of keys, which are indexes, too.
    seen_texts names, checks;
    for (parts all(text); !all.is_over;) {
        const std::string_view entry = all.next();
        if (entry.empty()) return refused(fault::constraint, table);
        std::string_view rest = entry;
        const std::string_view word = take_word(rest);
        if (!has_word(constraint_words, word) || !rest.starts_with('(')) return refused(fault::constraint, entry);
        const std::string_view inside = take_group(rest);
        const bool has_name = has_word(named_constraints, word);
        if (has_name && (!inside.starts_with('"') || inside.starts_with("\"\"")))
            return refused(fault::constraint_name, entry);
        if (!(word == "check" ? checks : names).add(has_name ? literals_of_name(inside) : entry))
            return refused(fault::constraint_twice, has_name ? inside : entry);
        const std::string_view wrong = wrong_step(constraint_steps, rest);
        std::string_view next = wrong;
        if (has_word(constraint_words, take_word(next)) && next.starts_with('('))
            return refused(fault::constraint_comma, wrong);
        if (!wrong.empty()) return refused(fault::constraint_step, wrong);
    }
    return {};
}

constexpr finding fault_of_labels(std::string_view name, std::string_view text,
                                  const char* function = __builtin_FUNCTION()) {
    if (const finding found = fault_of_name(name, function); found.kind != fault::none) return found;
    seen_texts labels;
    for (parts all(text); !all.is_over;) {
        const std::string_view label = all.next();
        if (label.empty() && all.is_over && labels.size > 0) return {};
        if (!is_free_name(label)) return refused(fault::label, label.empty() ? name : label);
        if (!labels.add(label)) return refused(fault::label_twice, label);
    }
    return {};
}

constexpr finding fault_of_named_labels(std::string_view name, std::string_view text,
                                        const char* function = __builtin_FUNCTION()) {
    if (const finding found = fault_of_name(name, function); found.kind != fault::none) return found;
    if (text.empty()) return refused(fault::named_label, name);
    seen_texts enumerators;
    for (parts all(text); !all.is_over;) {
        const std::string_view entry = all.next();
        std::string_view rest = entry;
        std::string_view inside = take_group(rest);
        const std::string_view enumerator = take_word(inside);
        if (!rest.empty() || !is_free_name(enumerator) || !inside.starts_with(','))
            return refused(fault::named_label, entry.empty() ? name : entry);
        inside = trimmed(inside.substr(1));
        if (inside.empty() || literals_of_name(inside).size() != inside.size())
            return refused(fault::named_label, entry);
        if (!enumerators.add(enumerator)) return refused(fault::label_twice, enumerator);
    }
    return {};
}

constexpr finding fault_of_list(std::string_view name, std::string_view text,
                                const char* function = __builtin_FUNCTION()) {
    if (const finding found = fault_of_name(name, function); found.kind != fault::none) return found;
    seen_texts tables;
    for (parts all(text); !all.is_over;) {
        const std::string_view table = all.next();
        if (table.empty() && all.is_over && tables.size > 0) return {};
        std::string_view rest = table;
        bool is_right = is_free_name(take_word(rest)) || rest.starts_with("::");
        while (is_right && rest.starts_with("::")) {
            rest = trimmed(rest.substr(2));
            is_right = is_free_name(take_word(rest));
        }
        if (!is_right || !(rest.empty() || rest.starts_with('.')))
            return refused(fault::listed, table.empty() ? name : table);
        if (!tables.add(table)) return refused(fault::listed_twice, table);
    }
    return {};
}

constexpr finding fault_of_sequence(std::string_view name, std::string_view text,
                                    const char* function = __builtin_FUNCTION()) {
    if (const finding found = fault_of_name(name, function); found.kind != fault::none) return found;
    seen_texts options;
    for (parts all(text); !all.is_over;) {
        const std::string_view option = all.next();
        if (option.empty()) {
            if (all.is_over) return {};
            return refused(fault::sequence_option, name);
        }
        std::string_view rest = option;
        const std::string_view word = take_word(rest);
        const bool is_cycle = word == "cycle";
        if (!has_word(sequence_options, word) || is_cycle != rest.empty() || !(is_cycle || rest.starts_with('(')) ||
            !options.add(word))
            return refused(fault::sequence_option, option);
        const std::string_view inside = take_group(rest);
        if (!is_cycle && (inside.empty() || (inside.starts_with('"') != (word == "named"))))
            return refused(fault::sequence_option, option);
        const std::string_view wrong = wrong_step(sequence_options, rest);
        if (!wrong.empty()) return refused(fault::sequence_option, option);
    }
    return {};
}

constexpr finding fault_of_view(std::string_view name, std::string_view text,
                                const char* function = __builtin_FUNCTION()) {
    if (const finding found = fault_of_name(name, function); found.kind != fault::none) return found;
    parts all(text);
    const std::string_view select = all.next();
    if (select.empty() || !all.is_over || select.starts_with('"'))
        return refused(fault::view, select.empty() ? name : select);
    return {};
}

constexpr finding fault_of_alias(std::string_view name, std::string_view table,
                                 const char* function = __builtin_FUNCTION()) {
    if (const finding found = fault_of_name(name, function); found.kind != fault::none) return found;
    std::string_view rest = table;
    if (!is_free_name(take_word(rest)) && !rest.starts_with("::"))
        return refused(fault::alias, table.empty() ? name : table);
    parts all(table);
    all.next();
    return all.is_over ? finding{} : refused(fault::alias, table);
}

constexpr finding fault_of_function(std::string_view name, std::string_view text,
                                    const char* function = __builtin_FUNCTION()) {
    if (const finding found = fault_of_name(name, function); found.kind != fault::none) return found;
    parts all(text);
    const std::string_view type = all.next();
    if (!all.is_over || type.starts_with('(') || !type.ends_with(')') || type.find("->") != std::string_view::npos)
        return refused(fault::function_type, type.empty() ? name : text);
    // An SQL type's bare name, which is a word of tables alone.
    std::string_view rest = type;
    std::string_view word = take_word(rest);
    if (rest.starts_with('(') && has_word(words_of_tables, word)) return refused(fault::function_type, type);
    for (std::size_t at = 0; at < type.size(); ++at) {
        if (type[at] != '(' && type[at] != ',') continue;
        std::string_view argument = trimmed(type.substr(at + 1));
        word = take_word(argument);
        if ((argument.starts_with(',') || argument.starts_with(')')) && has_word(words_of_tables, word))
            return refused(fault::function_type, type);
    }
    return {};
}

}  // namespace mizzle::detail::entry_text
