// Comma-separated values as RFC 4180 has them, read with the place of every field, so that a mistake in a file can be
// shown where it is. Lines may end in LF alone, a byte order mark is passed over, and the text must be UTF-8.
#pragma once
#include "utf8.hpp"

#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace todo::csv {

// Where in a file: both from 1, columns in characters.
struct place {
    std::size_t line = 1, column = 1;
    bool operator==(const place&) const = default;
};

class error : public std::runtime_error {
public:
    error(place at, const std::string& message) : std::runtime_error(message), at_(at) {}
    place at() const { return at_; }

private:
    place at_;
};

struct field {
    std::string text;
    place at;  // its first character, or its opening quote
};

inline constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";

using record = std::vector<field>;

class reader {
public:
    // The text must outlive the reader.
    explicit reader(std::string_view text) : rest_(text) {
        if (rest_.starts_with(byte_order_mark)) rest_.remove_prefix(byte_order_mark.size());
    }

    // The next record; false at the end. Empty lines are passed over.
    bool next(record& out) {
        out.clear();
        while (end_of_line()) {}
        if (rest_.empty()) return false;
        do out.push_back(rest_.starts_with('"') ? quoted() : plain());
        while (take(','));
        if (!rest_.empty() && !end_of_line())
            throw error(at_, "text after the closing quote; a quote inside a quoted field is written twice: \"\"");
        return true;
    }

private:
    field plain() {
        field f{{}, at_};
        while (!rest_.empty() && rest_[0] != ',' && !at_end_of_line()) {
            if (rest_[0] == '"')
                throw error(at_, "a quote inside a field that does not begin with one; put the whole field in quotes "
                                 "and write this quote twice: \"\"");
            step(f.text);
        }
        return f;
    }

    field quoted() {
        field f{{}, at_};
        take('"');
        for (;;) {
            if (rest_.empty()) throw error(f.at, "the quote that opens here is never closed");
            if (take('"') && !rest_.starts_with('"')) return f;
            step(f.text);
        }
    }

    // One character, checked.
    void step(std::string& out) {
        const auto before = rest_;
        const auto c = take_character(rest_);
        if (!c) throw error(at_, "this is not UTF-8 text; save the file as UTF-8");
        if (*c == 0) throw error(at_, "a NUL byte; this is no text file");
        out += before.substr(0, before.size() - rest_.size());
        if (*c == '\n') at_ = {at_.line + 1, 1};
        else ++at_.column;
    }

    bool take(char c) {
        if (!rest_.starts_with(c)) return false;
        rest_.remove_prefix(1);
        ++at_.column;
        return true;
    }

    bool at_end_of_line() const {
        if (rest_.starts_with("\r\n") || rest_.starts_with('\n')) return true;
        if (rest_.starts_with('\r'))
            throw error(at_, "a carriage return without a line feed; lines end in LF or CR LF");
        return false;
    }

    bool end_of_line() {
        if (rest_.empty() || !at_end_of_line()) return false;
        rest_.remove_prefix(rest_[0] == '\r' ? 2 : 1);
        at_ = {at_.line + 1, 1};
        return true;
    }

    std::string_view rest_;
    place at_;
};

// The text as a field: in quotes where it must be.
inline std::string escaped(std::string_view text) {
    // So are spaces at the ends, which are easily lost on the way, and what would be taken for a byte order mark.
    const bool plain = text.find_first_of(",\"\r\n") == std::string_view::npos && !text.starts_with(' ') &&
                       !text.ends_with(' ') && !text.starts_with(byte_order_mark);
    if (plain) return std::string(text);
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"') out += '"';
        out += c;
    }
    return out + '"';
}

// A line of a file. A single empty field is quoted, as an empty line would be passed over.
inline std::string line(const std::vector<std::string>& fields) {
    std::string out;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (i > 0) out += ',';
        out += escaped(fields[i]);
    }
    return (out.empty() ? "\"\"" : out) + "\r\n";
}

}  // namespace todo::csv
