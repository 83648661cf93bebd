// The functions of create.hpp that no type of a program's takes part in.
#pragma once
#include "../inline.hpp"
#include "create.hpp"

namespace mizzle::detail::mysql_detail {

MIZZLE_INLINE std::string drop_text(const schema_description& schema, std::size_t tables, std::size_t views) {
    const auto quote = [&](std::string_view name) { return quoted(schema.dialect, name); };
    std::string text = "set @mizzle_checks = @@foreign_key_checks; set foreign_key_checks = 0; ";
    while (views-- != 0) text += "drop view " + quote(schema.views[views].name) + "; ";
    while (tables-- != 0) {
        const auto& t = schema.tables[tables];
        text += "drop table " + (t.schema.empty() ? "" : quote(t.schema) + ".") + quote(t.name) + "; ";
    }
    return text + "set foreign_key_checks = @mizzle_checks";
}

MIZZLE_INLINE std::string drop_of_object(std::string_view sql) {
    const auto take_word = [&sql] {
        sql.remove_prefix(std::min(sql.find_first_not_of(" \t\r\n"), sql.size()));
        const auto word = sql.substr(0, std::min(sql.find_first_of(" \t\r\n("), sql.size()));
        sql.remove_prefix(word.size());
        return std::pair(lower_case(word), std::string(word));
    };
    for (;;) {
        const auto kind = take_word().first;
        if (kind.empty() || kind == "trigger" || kind == "as") return {};
        if (kind != "function" && kind != "procedure" && kind != "view" && kind != "event") continue;
        auto name = take_word();
        if (name.first == "if") take_word(), take_word(), name = take_word();
        return "drop " + kind + " if exists " + name.second + "; ";
    }
}

}  // namespace mizzle::detail::mysql_detail
