// Strings that mean something to SQL, to a shell, to a formatter or to a parser.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace hostile {

inline std::vector<std::string> strings() {
    std::vector<std::string> all{
        // what ends a string or a name, and what follows it then
        "'", "''", "'''", "\"", "\"\"", "`", "``", "[", "]", "[x]", "' or '1'='1", "' or 1=1 --", "' or 1=1 #",
        "' or 1=1/*", "') or ('1'='1", "'; drop table bystanders; --", "'); drop table bystanders; --",
        "\"; drop table bystanders; --", "`; drop table bystanders; --", "]; drop table bystanders; --",
        "1; drop table bystanders", "'; delete from bystanders where ''='", "' union select note from bystanders --",
        "' union all select null, null --", "'||(select note from bystanders)||'", "' and sleep(5) and ''='",
        "'; select pg_sleep(5); --", "'; commit; drop table bystanders; begin; --", "'; rollback; --",
        "'; copy bystanders to program 'id'; --", "'; attach database '/tmp/x' as x; --", "admin'--", "admin' #",
        "x' and 1=(select count(*) from bystanders); --", "0x27", "%27", "&#39;", "\\'", "\\\\'", "\\\"", "\\", "\\\\",
        "\\x41", "\\u0041", "\\047", "E'\\047'", "U&'\\0027'", "x'27'",
        "\xca\xbc"
        "27",
        // comments, terminators, dollar quotes
        "--", "-- ", "--\n", "/*", "*/", "/* */", "/*/**/*/", "/*! drop table bystanders */", "#", ";", ";;", "$$",
        "$$;$$", "$x$';$x$", "$tag$",
        // placeholders and formats
        "?", "??", "?1", "?999999", "$1", "$0", ":a", "::text", "@b", "#{x}", "${x}", "{}", "{0}", "{:>99999999}",
        "{{}}", "%s", "%n", "%n%n%n", "%99999999d", "%", "%%", "_", "__", "\\%", "\\_", "*", "^a|b$", "(((((",
        "[[:alpha:]]",
        // words and numbers that a parser might take for something else
        "null", "NULL", "\\N", "true", "default", "current_user", "0", "-1", "1e999", "NaN", "Infinity", "0x7fffffff",
        "00012", " 12 ", "1,000", "2024-01-01", "{a,b}", "{\"a\",NULL}", "[1,2]", "[\"a\",null]", "{\"a\":1}", "\"a\"",
        "\\.", "(1,2)", "a,b", "a\tb",
        // white space, control characters, shells
        "", " ", "  padded  ", "\n", "\r\n", "\t", "\v\f\b\a", "\x1b[31m", "\x01", "\x1f", "\x7f", "\x1a", "`id`",
        "$(id)", "; id", "| id", "../../etc/passwd", "<script>alert(1)</script>",
        // Unicode
        "äöü", "ﬁ", "ı", "İ", "ß", "e\xcc\x81", "\xc3\xa9", "日本語", "🌧", "👩‍👩‍👧‍👦", "\xc2\x80",
        "\xc2\xa0", "\xe2\x80\x98' or 1=1 --", "\xef\xbc\x87 or 1=1 --",
        "\xe2\x80\xae"
        "txt",
        "\xef\xbb\xbf"
        "bom",
        "\xef\xbf\xbe", "\xef\xbf\xbf", "\xf4\x8f\xbf\xbf", "\xe2\x80\xa8", std::string(1000, '\''),
        std::string(1000, '"'), std::string(1000, '\\'), std::string(300'000, 'x'), std::string(300'000, '\'')};
    return all;
}

// Text that not every database keeps: with a NUL, or no UTF-8.
inline std::vector<std::string> strange_strings() {
    using namespace std::string_literals;
    return {"\0"s,
            "a\0"s,
            "\0b"s,
            "a\0b"s,
            "'\0'; drop table bystanders; --"s,
            "\xff",
            "\xfe\xff",
            "\x80",
            "a\xc3",
            "\xc3(",
            "\xc0\xa7",
            "\xe0\x80\xa7",
            "\xf0\x80\x80\xa7",
            "\xed\xa0\x80",
            "\xed\xa0\xbd\xed\xb8\x80",
            "\xf4\x90\x80\x80",
            "\xf8\x88\x80\x80\x80",
            "\xe6\x97",
            "\xbf'; --",
            "\xc3' or 1=1 --",
            "\xbf\x5c'",
            "\xff\0"s};
}

inline bool has_nul(std::string_view text) { return text.find('\0') != std::string_view::npos; }

inline bool is_utf8(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        const auto at = [&](std::size_t k) {
            return static_cast<unsigned char>(i + k < text.size() ? text[i + k] : 0);
        };
        const unsigned first = at(0);
        const std::size_t more = first < 0x80                    ? 0
                                 : first >= 0xc2 && first < 0xe0 ? 1
                                 : first >= 0xe0 && first < 0xf0 ? 2
                                                                 : 3;
        if (first >= 0xf5 || (first >= 0x80 && first < 0xc2)) return false;
        unsigned code = more == 0 ? first : first & (0x3fu >> more);
        for (std::size_t k = 1; k <= more; ++k) {
            if ((at(k) & 0xc0u) != 0x80) return false;
            code = code << 6 | (at(k) & 0x3fu);
        }
        const unsigned least[] = {0, 0x80, 0x800, 0x1'0000};
        if (code < least[more] || code > 0x10'ffff || (code >= 0xd800 && code < 0xe000)) return false;
        i += more + 1;
    }
    return true;
}

// Text as a person might want to see it in a failing test.
inline std::string shown(std::string_view text) {
    std::string out;
    for (const char c : text.substr(0, 60)) {
        const auto u = static_cast<unsigned char>(c);
        if (u >= 0x20 && u < 0x7f) out += c;
        else out += "\\" + std::to_string(u);
    }
    return out + " (" + std::to_string(text.size()) + " bytes)";
}

}  // namespace hostile
