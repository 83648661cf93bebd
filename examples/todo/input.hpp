// What the user types, or writes into a file, as values; what makes no sense is refused with a sentence.
#pragma once
#include "dates.hpp"
#include "schema.hpp"
#include "utf8.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <stdexcept>
#include <string>
#include <string_view>

namespace todo {

// A command cannot do what was asked; the message is for the user.
class failure : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

// A value that makes no sense.
class bad_value : public failure {
public:
    using failure::failure;
};

inline std::string_view label(priority p) {
    return mizzle::enumeration_of<priority>.labels[static_cast<std::size_t>(p)];
}

inline priority read_priority(std::string_view text) {
    constexpr auto& labels = mizzle::enumeration_of<priority>.labels;
    for (std::size_t i = 0; i < labels.size(); ++i)
        if (labels[i] == text) return static_cast<priority>(i);
    throw bad_value(fmt::format("\"{}\" is no priority; it is one of {}", one_line(text), fmt::join(labels, ", ")));
}

inline timestamptz read_due(std::string_view text) {
    if (const auto due = parse_due(text)) return *due;
    throw bad_value(fmt::format("\"{}\" is no date; write it like 2026-05-31 or 2026-05-31 14:00", one_line(text)));
}

inline timestamptz read_time(std::string_view text) {
    if (const auto time = mizzle::parse_timestamptz(text)) return *time;
    throw bad_value(fmt::format("\"{}\" is no date; write it like 2026-05-31 or 2026-05-31 14:00", one_line(text)));
}

// On the command line a day can be said in words, too.
inline std::chrono::sys_days read_day(std::string_view text) {
    if (const auto day = parse_day(text)) return *day;
    throw bad_value(fmt::format("\"{}\" is no day; write it like 2026-05-31, today, tomorrow or +3", one_line(text)));
}
inline timestamptz read_due_from_command_line(std::string_view text) {
    if (const auto day = parse_day(text)) return *day + end_of_day;
    return read_due(text);
}

// Text for one line: a title, a name.
inline std::string read_line(std::string_view what, std::string_view text) {
    const auto first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos) throw bad_value(fmt::format("the {} is empty", what));
    text = text.substr(first, text.find_last_not_of(" \t") + 1 - first);
    if (!is_utf8(text)) throw bad_value(fmt::format("the {} is not UTF-8 text", what));
    if (one_line(text) != text) throw bad_value(fmt::format("the {} has a line break or a control character", what));
    return std::string(text);
}

// A description may have many lines. Without any text there is none.
inline std::string read_description(std::string_view text) {
    if (!is_utf8(text)) throw bad_value("the description is not UTF-8 text");
    return std::string(text);
}

inline constexpr char tag_separator = ';';

inline std::string read_tag(std::string_view text) {
    auto name = read_line("tag", text);
    if (name.find(tag_separator) != std::string::npos)
        throw bad_value(fmt::format("the tag \"{}\" has a semicolon in it, which separates tags", name));
    return name;
}

}  // namespace todo
