// The functions of require_schema.hpp that no type of a program's takes part in.
#pragma once
#include "../inline.hpp"
#include "object_facts.hpp"
#include "require_schema.hpp"

namespace mizzle::detail {

MIZZLE_INLINE schema_facts::schema_facts(const schema_description& all) : names_(all) {
    for (const auto& e : all.enums) add("enum", names_.quote(e.schema, e.name), e.name, "", joined(e.labels));
    for (const auto& t : all.tables) table(t);
    for (const auto& v : all.views) add("view", names_.quote(v.schema, v.name), v.name, "");
    for (const auto& o : all.objects)
        for (const auto& f : object_facts(o.sql, all.dialect->keeps_statements).read())
            add(f.kind, f.relation, f.table, f.name, f.detail, f.more, f.first, f.second);
}

MIZZLE_INLINE std::string schema_facts::joined(const std::vector<std::string>& names) {
    std::string text;
    for (const auto& name : names) text += (text.empty() ? "" : ",") + name;
    return text;
}

MIZZLE_INLINE void schema_facts::table(const table_description& t) {
    const auto relation = names_.quote(t.schema, t.name);
    const auto fact = [&](std::string_view kind, std::string_view name, std::string_view detail,
                          std::string_view more = "") { add(kind, relation, t.name, name, detail, more); };
    fact("table", "", "");
    for (const auto& c : t.columns) {
        const bool is_serial = c.type.ends_with("serial");
        const bool is_key = c.primary_key || c.identity || is_serial || ddl_writer::contains(t.primary_key, c.name);
        add("column", relation, t.name, c.name, is_serial ? plain_type(c.type) : c.type, "",
            c.not_null && !c.rowid_alias, is_key);
        if (!c.default_sql.empty()) fact("default", c.name, c.default_sql, c.type);
        if (c.primary_key || c.rowid_alias) fact("primary key", "", c.name);
        if (c.unique) fact("unique key", "", c.name);
    }
    if (!t.primary_key.empty()) fact("primary key", "", joined(t.primary_key));
    for (const auto& k : t.unique_keys) fact("unique key", k.name, joined(k.columns));
    for (const auto& c : t.checks) fact("check", c.name, c.condition);
    for (const auto& k : t.foreign_keys)
        fact("foreign key", k.table, joined(k.columns), names_.quote(k.schema, k.table));
    for (const auto& i : t.indexes)
        add("index", relation, t.name, i.name, shape_of(i), text_of(t, i), i.unique, !i.condition.empty());
}

MIZZLE_INLINE std::string schema_facts::shape_of(const index_description& i) {
    std::string text;
    for (const auto& part : i.parts) {
        if (!text.empty()) text += ",";
        if (!part.starts_with('"')) {
            text += "*";
            continue;
        }
        std::size_t at = 1;
        for (; at < part.size(); ++at) {
            if (part[at] == '"' && !part.substr(++at).starts_with('"')) break;
            text += part[at];
        }
        if (part.find(" desc", at) != std::string::npos) text += " desc";
    }
    return text;
}

MIZZLE_INLINE std::string schema_facts::text_of(const table_description& t, const index_description& i) const {
    index_description nameless = i;
    nameless.name.clear();
    const auto text = names_.create_index(t, nameless);
    return text.substr(text.find("\"\"") + 2);
}

MIZZLE_INLINE void schema_facts::add(std::string_view kind, std::string_view relation, std::string_view table,
                                     std::string_view name, std::string_view detail, std::string_view more,
                                     bool says_not_null, bool is_key) {
    text_ += text_.empty() ? "(" : ",\n(";
    for (const auto value : {kind, relation, table, name, detail, more}) {
        append_text_literal(text_, value);
        text_ += ", ";
    }
    text_ += says_not_null ? "1, " : "0, ";
    text_ += is_key ? "1)" : "0)";
}

MIZZLE_INLINE std::string question_about(const schema_description& all, std::string_view differences) {
    return message_of({"with declared (kind, relation, tbl, name, detail, more, says_not_null, is_key) as (values ",
                       schema_facts(all).text(), ")\n", differences});
}

MIZZLE_INLINE void throw_schema_differs(std::vector<std::string> differences) {
    std::sort(differences.begin(), differences.end());  // a server gives them in any order
    std::string text = "mizzle: the database's schema is not the one that the program declares: ";
    for (const auto& d : differences) text += (&d == differences.data() ? "" : ", ") + d;
    throw schema_differs(text + ". Migrate it, or use the version of the program that it is for",
                         std::move(differences));
}

}  // namespace mizzle::detail
