// The functions of full_text.hpp that no type of a program's takes part in.
#pragma once
#include "../../error.hpp"
#include "../../inline.hpp"
#include "full_text.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace mizzle::detail {

MIZZLE_INLINE void add_words(schema_description& schema, const table_description& table,
                             const index_description& index) {
    const auto key = std::find_if(table.columns.begin(), table.columns.end(),
                                  [](const column_description& c) { return c.rowid_alias; });
    if (key == table.columns.end())
        throw usage_error("mizzle: on SQLite an index of words such as " + table.name + "." + index.name +
                          " finds rows by their number; give the table an integer primary key of one column");
    if (!table.schema.empty())
        throw usage_error("mizzle: on SQLite an index of words such as " + table.name + "." + index.name +
                          " is of a table that stands in no schema; leave it out of the schema for SQLite");
    const auto name = [&](std::string_view word) { return quoted(schema.dialect, word); };
    const std::string words = name(index.name), of = name(table.name), id = name(key->name),
                      column = name(index.parts[0]);
    const auto add = [&](std::string_view end, std::string sql) {
        schema.objects.push_back({index.name + std::string(end), std::move(sql), {false}});
    };
    const std::string forget = "insert into " + words + " (" + words + ", rowid, " + column +
                               ") values ('delete', old." + id + ", old." + column + "); ";
    const std::string learn =
        "insert into " + words + " (rowid, " + column + ") values (new." + id + ", new." + column + "); ";
    add("", "create virtual table " + words + " using fts5(" + column + ", content = " + of +
                ", content_rowid = " + id + ", tokenize = 'unicode61 remove_diacritics 0')");
    add("_insert",
        "create trigger " + name(index.name + "_insert") + " after insert on " + of + " begin " + learn + "end");
    add("_update", "create trigger " + name(index.name + "_update") + " after update of " + id + ", " + column +
                       " on " + of + " begin " + forget + learn + "end");
    add("_delete",
        "create trigger " + name(index.name + "_delete") + " after delete on " + of + " begin " + forget + "end");
}

MIZZLE_INLINE void adapt_schema(dialects::sqlite, schema_description& schema) {
    for (auto& table : schema.tables) {
        for (const auto& index : table.indexes)
            if (index.method == words_method) add_words(schema, table, index);
        std::erase_if(table.indexes, [](const index_description& index) { return index.method == words_method; });
    }
}

}  // namespace mizzle::detail
