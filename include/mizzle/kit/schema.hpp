// A schema as the kit compares and keeps it: the description, in one form for all that can be said in several.
#pragma once
#include "../mizzle.hpp"
#include "names.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mizzle::kit {

using schema = schema_description;

inline dialect_id dialect_of(std::string_view word) {
    dialect_id found;
    dialects::known::each([&]<class D>(D) {
        if (D::constants.word == word) found = D::id;
    });
    if (found == dialect_id())
        throw usage_error("mizzle: this kit does not know the database \"" + std::string(word) +
                          "\"; use the version that does");
    return found;
}

// A text as SQL has it, between quotes.
inline std::string sql_text(std::string_view text) {
    std::string literal;
    append_text_literal(literal, text);
    return literal;
}

// "table", or "schema.table": how a person calls it.
inline std::string qualified(std::string_view space, std::string_view name) {
    return space.empty() ? std::string(name) : std::string(space) + "." + std::string(name);
}
template <class Object> std::string full_name(const Object& object) { return qualified(object.schema, object.name); }

// The first that is called so; null if none is.
template <class Objects> auto find(Objects& objects, std::string_view name) {
    const auto found = std::find_if(objects.begin(), objects.end(), [&](const auto& o) { return o.name == name; });
    return found == objects.end() ? nullptr : &*found;
}
template <class Objects> auto find_full(Objects& objects, std::string_view name) {
    const auto found =
        std::find_if(objects.begin(), objects.end(), [&](const auto& o) { return full_name(o) == name; });
    return found == objects.end() ? nullptr : &*found;
}

// Keys stand with their table and, where the database names them, have the names that it gives.
inline void normalise(const schema& all, table_description& table) {
    const auto made = [&](const std::string& name) {
        return all.dialect->has_schemas ? made_name(all.dialect, name) : std::string();
    };
    std::vector<key_description> keys;
    for (auto& c : table.columns) {
        if (std::exchange(c.primary_key, false)) {
            table.primary_key = {c.name};
            c.not_null = true;
        }
        if (std::exchange(c.unique, false)) keys.push_back({made(table.name + "_" + c.name + "_key"), {c.name}});
    }
    table.unique_keys.insert(table.unique_keys.begin(), keys.begin(), keys.end());
    if (!table.primary_key.empty() && (table.primary_key_name.empty() || !all.dialect->has_schemas))
        table.primary_key_name = made(table.name + "_pkey");
    for (auto& c : table.columns)
        if (std::find(table.primary_key.begin(), table.primary_key.end(), c.name) != table.primary_key.end())
            c.not_null = true;
}
inline void normalise(schema& all) {
    if (!all.dialect->has_comments && !all.dialect->comments_stand_beside)
        for (auto& table : all.tables) {
            table.comment.clear();
            for (auto& c : table.columns) c.comment.clear();
        }
    for (auto& table : all.tables) normalise(all, table);
}

}  // namespace mizzle::kit
