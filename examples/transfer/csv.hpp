// Comma-separated values, read and written record by record, so that memory does not grow with the file. As in
// PostgreSQL's CSV an empty field is NULL and "" is empty text. Lines end in LF or CR LF, and may stand in quotes.
#pragma once
#include <cstdint>
#include <istream>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace transfer::csv {

using field = std::optional<std::string>;
using record = std::vector<field>;

class reader {
public:
    explicit reader(std::istream& in) : in_(in.rdbuf()) {}

    // Where the record that was read last begins, and how much of the file is read.
    std::int64_t line() const { return line_; }
    std::int64_t bytes() const { return bytes_; }

    // False at the end of the file.
    bool next(record& out) {
        out.clear();
        line_ = next_line_;
        if (peek() == end) return false;
        for (;;) {
            out.push_back(peek() == '"' ? quoted() : plain());
            const int c = get();
            if (c == ',') continue;
            if (c == '\r' && peek() == '\n') get();
            else if (c != '\n' && c != end) throw std::runtime_error("text after a closing quote");
            return true;
        }
    }

private:
    static constexpr int end = std::char_traits<char>::eof();
    int peek() { return in_->sgetc(); }
    int get() {
        const int c = in_->sbumpc();
        bytes_ += c != end;
        next_line_ += c == '\n';
        return c;
    }

    field plain() {
        std::string text;
        for (int c = peek(); c != ',' && c != '\n' && c != '\r' && c != end; c = peek()) {
            if (c == '"') throw std::runtime_error("a quote within a field that does not begin with one");
            text += static_cast<char>(get());
        }
        if (text.empty()) return std::nullopt;
        return text;
    }
    field quoted() {
        std::string text;
        get();
        for (;;) {
            const int c = get();
            if (c == end) throw std::runtime_error("a quote is not closed");
            if (c == '"') {
                if (peek() != '"') return text;
                get();
            }
            text += static_cast<char>(c);
        }
    }

    std::streambuf* in_;
    std::int64_t line_ = 1, next_line_ = 1, bytes_ = 0;
};

inline void append_field(std::string& line, std::optional<std::string_view> text) {
    if (!text) return;
    if (!text->empty() && text->find_first_of(",\"\r\n") == std::string_view::npos) {
        line += *text;
        return;
    }
    line += '"';
    for (const char c : *text) {
        if (c == '"') line += '"';
        line += c;
    }
    line += '"';
}

}  // namespace transfer::csv
