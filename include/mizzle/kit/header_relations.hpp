// The relations that a schema's foreign keys make, as a header declares them.
#pragma once
#include "diagram.hpp"
#include "header_types.hpp"

namespace mizzle::kit::detail {

class relation_writer {
public:
    relation_writer(const header_names& names, const std::vector<const table_description*>& tables)
        : names_(names), tables_(tables) {}

    // What a foreign key leads to, in both directions, each as an entry. What cannot be told from another is said.
    std::vector<std::string> write(const table_description& t, std::vector<std::string>& left_out) {
        name_pool pool({});
        for (const auto& c : t.columns) pool.reserve(names_.of(t, c.name));
        std::vector<std::string> entries;
        const auto add = [&](std::string name, const char* kind, const table_description& target,
                             const table_description& from, const foreign_key_description& key) {
            if (keys_on(t, target, from, key.columns) > 1) {
                left_out.push_back("a relation of " + full_name(t) + " to " + full_name(target) +
                                   " by a foreign key that is there twice");
                return;
            }
            const std::string by = cpp_name(target.name + "_by_" + key.columns.front());
            name = cpp_name(name);
            if (is_taken_by_cpp(name)) name += '_';
            std::string text = "(" + pool.take({name, by}) + ", " + kind + "(" + names_.of(target) + ")";
            if (keys_between(t, target) > 1) text += ".on(" + columns_of(from, key.columns) + ")";
            entries.push_back(text + ")");
        };
        for (const auto& k : t.foreign_keys)
            if (const auto* target = target_of(k))
                add(k.columns.size() == 1 ? without_id(k.columns.front()) : target->name, "one", *target, t, k);
        for (const auto* other : tables_)
            for (const auto& k : other->foreign_keys) {
                if (target_of(k) != &t) continue;
                const bool is_one = other != &t && is_unique_alone(*other, k.columns);
                add(keys_between(t, *other) > 1 ? other->name + "_by_" + without_id(k.columns.front()) : other->name,
                    is_one ? "one" : "many", *other, *other, k);
            }
        return entries;
    }

    std::string columns_of(const table_description& t, const std::vector<std::string>& columns) const {
        std::string text;
        for (const auto& c : columns) text += (text.empty() ? "" : ", ") + names_.of(t) + "." + names_.of(t, c);
        return text;
    }

private:
    const table_description* target_of(const foreign_key_description& k) const {
        for (const auto* t : tables_)
            if (full_name(*t) == qualified(k.schema, k.table)) return t;
        return nullptr;
    }
    static std::string without_id(const std::string& column) {
        for (const std::string_view end : {"_id", "_ID", "Id", "ID"})
            if (column.size() > end.size() && column.ends_with(end))
                return column.substr(0, column.size() - end.size());
        return column + "_row";
    }
    std::size_t keys_between(const table_description& a, const table_description& b) const {
        const auto count = [](const table_description& from, const table_description& to) {
            return std::count_if(from.foreign_keys.begin(), from.foreign_keys.end(),
                                 [&](const auto& k) { return qualified(k.schema, k.table) == full_name(to); });
        };
        return static_cast<std::size_t>(count(a, b) + (&a == &b ? 0 : count(b, a)));
    }
    // Of the keys between two tables those that .on(columns) means.
    std::size_t keys_on(const table_description& a, const table_description& b, const table_description& from,
                        const std::vector<std::string>& columns) const {
        const auto count = [&](const table_description& here, const table_description& there) {
            return std::count_if(here.foreign_keys.begin(), here.foreign_keys.end(), [&](const auto& k) {
                return qualified(k.schema, k.table) == full_name(there) &&
                       ((&here == &from && k.columns == columns) || (&there == &from && k.referenced == columns));
            });
        };
        return static_cast<std::size_t>(count(a, b) + (&a == &b ? 0 : count(b, a)));
    }

    const header_names& names_;
    const std::vector<const table_description*>& tables_;
};

}  // namespace mizzle::kit::detail
