// SQL text that the program gives.
#pragma once
#include "../../sql/values/decimals_in_text.hpp"
#include "../dialect.hpp"

namespace mizzle::detail {

void refuse_decimal_in_text(const writer& out, std::string_view text);

// SQLite closes a comment at the end of the statement, all of which behind the text would be one.
constexpr void expect_closed_comment(std::string_view text) {
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto rest = text.substr(at);
        const bool is_comment = rest.starts_with("/*");
        const std::string_view end = is_comment                                            ? "*/"
                                     : rest.starts_with("--")                              ? "\n"
                                     : rest[0] == '\'' || rest[0] == '"' || rest[0] == '`' ? rest.substr(0, 1)
                                     : rest[0] == '['                                      ? "]"
                                                                                           : "";
        if (end.empty()) continue;
        const auto found = rest.find(end, is_comment ? 2 : 1);
        if (found == std::string_view::npos) {
            if (is_comment) throw_usage_error("mizzle: SQL text has a comment that does not end, /* without */");
            return;
        }
        at += found + end.size() - 1;
    }
}

template <class Type, class Text, class... A>
constexpr void spell(dialects::sqlite, writer& out, const raw_expression<Type, Text, A...>& node) {
    if (out.decimals() != nullptr) refuse_decimal_in_text(out, node.text);
    if (std::string_view(node.text).find("/*") != std::string_view::npos) expect_closed_comment(node.text);
    spell(out, node);
}

}  // namespace mizzle::detail

#ifndef MIZZLE_COMPILED
#include "raw.ipp"
#endif
