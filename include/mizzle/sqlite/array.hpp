// Arrays as SQLite keeps them: JSON text of numbers, strings, true, false and null.
#pragma once
#include "../query/values/encode.hpp"
#include "../schema/number_text.hpp"

#include <charconv>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace mizzle::detail::sqlite_detail {

// Reads the flat arrays that array_to_text writes; anything else is a failure of the cell.
template <class Cell> class array_reader {
public:
    array_reader(const Cell& cell, std::string_view text) : cell_(cell), rest_(text) {}

    template <class T> void read(std::vector<T>& out) {
        out.clear();
        expect('[');
        skip_space();
        if (take(']')) return finish();
        do {
            T element{};
            read_element(element);
            out.push_back(std::move(element));
            skip_space();
        } while (take(','));
        expect(']');
        finish();
    }

private:
    [[noreturn]] void fail() const { cell_.fail({"text", unfit::form, "a JSON array of the declared elements"}); }
    void skip_space() {
        while (!rest_.empty() && (rest_[0] == ' ' || rest_[0] == '\t' || rest_[0] == '\n' || rest_[0] == '\r'))
            rest_.remove_prefix(1);
    }
    bool take(char c) {
        skip_space();
        if (rest_.empty() || rest_[0] != c) return false;
        rest_.remove_prefix(1);
        return true;
    }
    void expect(char c) {
        if (!take(c)) fail();
    }
    void finish() {
        skip_space();
        if (!rest_.empty()) fail();
    }
    bool take_word(std::string_view word) {
        skip_space();
        if (!rest_.starts_with(word)) return false;
        rest_.remove_prefix(word.size());
        return true;
    }

    template <class T> void read_element(T& out) {
        if constexpr (is_optional<T>) {
            if (take_word("null")) out.reset();
            else read_element(out.emplace());
        } else if constexpr (std::is_same_v<T, bool>) {
            if (take_word("true")) out = true;
            else if (take_word("false")) out = false;
            else fail();
        } else if constexpr (std::is_arithmetic_v<T>) {
            skip_space();
            // Words for what is no number are not JSON's.
            const auto digit = rest_.substr(rest_.starts_with('-') ? 1 : 0);
            if (digit.empty() || !is_digit(digit[0])) fail();
            const auto [end, problem] = number_from_chars(rest_.data(), rest_.data() + rest_.size(), out);
            if (problem != std::errc{}) fail();
            rest_.remove_prefix(static_cast<std::size_t>(end - rest_.data()));
        } else {
            const std::string text = read_string();
            std::optional<T> value = parse<T>(text);
            if (!value) fail();
            out = *std::move(value);
        }
    }

    template <class T> std::optional<T> parse(const std::string& text) const {
        if constexpr (std::is_same_v<T, std::string>) return text;
        else if constexpr (std::is_enum_v<T>) return parse_enum<T>(text);
        else if constexpr (std::is_same_v<T, bytes>) return parse_hex(text);
        else if constexpr (std::is_same_v<T, date>) return parse_date(text);
        else if constexpr (std::is_same_v<T, time_of_day>) return parse_time(text);
        else if constexpr (std::is_same_v<T, timestamp>) return parse_timestamp(text);
        else if constexpr (std::is_same_v<T, timestamptz>) return parse_timestamptz(text);
        else return T::parse(text);
    }

    std::string read_string() {
        expect('"');
        std::string out;
        while (!rest_.empty() && rest_[0] != '"') {
            char c = rest_[0];
            rest_.remove_prefix(1);
            if (c == '\\') {
                if (rest_.empty()) fail();
                c = rest_[0];
                rest_.remove_prefix(1);
                switch (c) {
                case 'b': c = '\b'; break;
                case 'f': c = '\f'; break;
                case 'n': c = '\n'; break;
                case 'r': c = '\r'; break;
                case 't': c = '\t'; break;
                case 'u': append_code_point(out); continue;
                case '"':
                case '\\':
                case '/': break;
                default: fail();
                }
            }
            out += c;
        }
        expect('"');
        return out;
    }

    unsigned read_hex() {
        unsigned code = 0;
        if (rest_.size() < 4) fail();
        const auto [end, problem] = std::from_chars(rest_.data(), rest_.data() + 4, code, 16);
        if (problem != std::errc{} || end != rest_.data() + 4) fail();
        rest_.remove_prefix(4);
        return code;
    }
    void append_code_point(std::string& out) {
        unsigned code = read_hex();
        if (code >= 0xd800 && code < 0xdc00) {
            if (!rest_.starts_with("\\u")) fail();
            rest_.remove_prefix(2);
            const unsigned low = read_hex();
            if (low < 0xdc00 || low > 0xdfff) fail();
            code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
        } else if (code >= 0xdc00 && code <= 0xdfff) {
            fail();  // the second half of a character alone
        }
        const auto put = [&out](unsigned byte) { out += static_cast<char>(byte); };
        if (code < 0x80) put(code);
        else if (code < 0x800) put(0xc0 | code >> 6), put(0x80 | (code & 63));
        else if (code < 0x10000) put(0xe0 | code >> 12), put(0x80 | (code >> 6 & 63)), put(0x80 | (code & 63));
        else
            put(0xf0 | code >> 18), put(0x80 | (code >> 12 & 63)), put(0x80 | (code >> 6 & 63)),
                put(0x80 | (code & 63));
    }

    const Cell& cell_;
    std::string_view rest_;
};

template <class Cell, class T> void parse_json_array(const Cell& cell, std::string_view text, std::vector<T>& out) {
    array_reader<Cell>(cell, text).read(out);
}

}  // namespace mizzle::detail::sqlite_detail
