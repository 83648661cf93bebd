// Foreign keys that a change of columns or of indexes cannot go through: MySQL has them dropped first, and made again.
#pragma once
#include "../difference.hpp"
#include "types.hpp"

namespace mizzle::kit::mysql {

struct held_key {
    const table_description* table;  // as it is after the change
    const foreign_key_description* key;
};

class key_holder {
public:
    explicit key_holder(const difference& change) : change_(change) {}

    // Those that stay: what goes or changes is dropped and made by steps of its own.
    std::vector<held_key> held() const {
        std::vector<held_key> found;
        for (const auto& t : change_.before.tables) {
            const auto* after = find_full(change_.after.tables, full_name(t));
            if (after == nullptr) continue;
            for (const auto& k : t.foreign_keys) {
                const auto* same = find(after->foreign_keys, k.name);
                if (same == nullptr || change_.has(step_kind::drop_foreign_key, full_name(t), k.name)) continue;
                if (is_in_the_way(full_name(t), k.columns) || is_in_the_way(qualified(k.schema, k.table), k.referenced))
                    found.push_back({after, same});
            }
        }
        return found;
    }

private:
    static bool contains(const std::vector<std::string>& list, const std::string& text) {
        return std::find(list.begin(), list.end(), text) != list.end();
    }

    // Whether these columns change, or an index goes that they may stand on.
    bool is_in_the_way(const std::string& table, const std::vector<std::string>& columns) const {
        const auto* was = find_full(change_.before.tables, table);
        const auto* is = find_full(change_.after.tables, table);
        if (was == nullptr || is == nullptr) return false;
        return std::any_of(change_.steps.begin(), change_.steps.end(), [&](const step& s) {
            if (s.table != table) return false;
            switch (s.kind) {
            case step_kind::change_column: {
                const auto *a = find(was->columns, s.name), *b = find(is->columns, s.name);
                return contains(columns, s.name) &&
                       (a->type != b->type || a->collation != b->collation || a->not_null != b->not_null);
            }
            case step_kind::drop_primary_key: return contains(was->primary_key, columns.front());
            case step_kind::drop_unique:
                return std::any_of(was->unique_keys.begin(), was->unique_keys.end(), [&](const auto& k) {
                    return name_of_part(k) == s.name && contains(k.columns, columns.front());
                });
            case step_kind::drop_index:
                return std::any_of(was->indexes.begin(), was->indexes.end(), [&](const auto& i) {
                    return i.name == s.name && names_in_sql(i.parts.front(), columns.front());
                });
            default: return false;
            }
        });
    }

    const difference& change_;
};

}  // namespace mizzle::kit::mysql
