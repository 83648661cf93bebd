// The statement for what a table or a column says of itself.
#pragma once
#include "../marks.hpp"

namespace mizzle::kit::postgres {

// Nothing where the table or the column is gone.
inline void add_comment(const schema& after, const step& s, script& out) {
    const auto* t = find_full(after.tables, s.table);
    const auto* c = t == nullptr || s.name.empty() ? nullptr : find(t->columns, s.name);
    if (t == nullptr || (c == nullptr && !s.name.empty())) return;
    const ddl_writer write(after);
    const std::string& text = c == nullptr ? t->comment : c->comment;
    std::string sql = c == nullptr
                          ? "comment on table " + write.quote(t->schema, t->name)
                          : "comment on column " + write.quote(t->schema, t->name) + "." + write.quote(c->name);
    sql += " is ";
    if (text.empty()) sql += "null";
    else append_text_literal(sql, text);
    out.add(std::move(sql));
}

}  // namespace mizzle::kit::postgres
