// What the spelling of a statement tells the driver by comments in its text: ?/*$2*/ is bound to the second value,
// where MySQL's placeholders have no numbers; /*$rows*/ and /*$kept*/ say how an insert's rows are counted.
#pragma once
#include <algorithm>
#include <charconv>
#include <cstddef>
#include <limits>
#include <string_view>
#include <vector>

namespace mizzle::mysql_detail {

struct statement_notes {
    enum class counts : unsigned char { as_server, rows, without_kept };
    std::vector<std::size_t> order;  // of the values, from 0; empty where each stands once, one after another
    std::size_t values = 0;          // that the order speaks of
    counts counted = counts::as_server;
};

// Without the literal or the quoted name at its start. A quote within is doubled: it ends one and begins another.
inline std::string_view after_quoted(std::string_view text) {
    const auto end = text.find(text.front(), 1);
    return text.substr(end == std::string_view::npos ? text.size() : end + 1);
}

inline statement_notes read_notes(std::string_view text) {
    statement_notes notes;
    if (text.find("/*$") == std::string_view::npos) return notes;
    std::size_t latest = 0;
    bool is_in_order = true;
    while (!text.empty()) {
        const char c = text.front();
        if (c == '\'' || c == '"' || c == '`') {
            text = after_quoted(text);
            continue;
        }
        if (text.starts_with("/*$rows*/")) notes.counted = statement_notes::counts::rows;
        if (text.starts_with("/*$kept*/")) notes.counted = statement_notes::counts::without_kept;
        text.remove_prefix(1);
        if (c != '?') continue;
        ++latest;
        if (text.starts_with("/*$")) {
            std::from_chars(text.data() + 3, text.data() + text.size(), latest);
            is_in_order = false;
        }
        notes.order.push_back(latest - 1);
        // Text of a program's own may speak of a value that there cannot be.
        notes.values = std::max(notes.values, latest == 0 ? std::numeric_limits<std::size_t>::max() : latest);
    }
    if (is_in_order) notes.order.clear();
    return notes;
}

}  // namespace mizzle::mysql_detail
