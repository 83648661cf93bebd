// The functions of create.hpp that no type of a program's takes part in.
#pragma once
#include "../inline.hpp"
#include "create.hpp"

namespace mizzle::mysql_detail {

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

}  // namespace mizzle::mysql_detail
