// Migrations as one script for who runs SQL by hand: each is guarded by the history, and writes its row there.
#pragma once
#include "../migrate.hpp"
#include "by_hand_options.hpp"
#include "schema.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mizzle::kit {

namespace detail {

// What find_faults() and is_settled() of migrate/history.hpp ask, as conditions of SQL. They are asked when it is the
// migration's turn, so that what the script has done before counts.
class history_conditions {
public:
    history_conditions(const migration_set& set, const mizzle::migration* last) : set_(set), last_(last) {}

    static std::string has(std::string_view condition) {
        return "exists (select 1 from mizzle_migrations where " + std::string(condition) + ")";
    }
    static std::string has_name(const std::string& name) { return has("name = " + sql_text(name)); }
    static std::string is_half_applied() { return has("state <> 'applied'"); }
    static std::string is_edited(const mizzle::migration& m) {
        return has("name = " + sql_text(m.name) + " and checksum <> " + sql_text(m.checksum));
    }
    // Numbers are of one length, so that any collation has their order.
    static std::string has_later(const mizzle::migration& m) {
        return has("substr(name, 1, 4) > " + sql_text(m.name.substr(0, 4)));
    }
    std::string has_unknown() const {
        std::string names;
        const auto add = [&](const std::string& name) { names += (names.empty() ? "" : ", ") + sql_text(name); };
        for (const auto& m : set_.migrations) {
            add(m.name);
            for (const auto& name : names_in(m.replaces)) add(name);
        }
        return has("checksum not like 'code:%'" + (names.empty() ? "" : " and name not in (" + names + ")"));
    }
    std::string is_settled(const mizzle::migration& m) const {
        std::string text = has_name(m.name);
        for (const auto& c : set_.migrations)
            if ((last_ == nullptr || c.name <= last_->name) && mizzle::detail::is_replaced(c.replaces, m.name))
                text += " or not " + has_any(c.replaces);
        if (!m.replaces.empty()) text += " or (" + has_any(m.replaces) + " and " + has_all(m.replaces) + ")";
        return "(" + text + ")";
    }
    // Of one that replaces others; empty where it replaces none.
    std::string has_a_part(const mizzle::migration& m) const {
        return m.replaces.empty() ? std::string() : has_any(m.replaces) + " and not " + is_settled(m);
    }

private:
    static std::vector<std::string> names_in(const std::vector<replaced_migration>& list) {
        std::vector<std::string> names;
        for (const auto& r : list) {
            names.push_back(r.name);
            for (auto& name : names_in(r.replaces)) names.push_back(std::move(name));
        }
        return names;
    }
    static std::string has_any(const std::vector<replaced_migration>& list) {
        std::string names;
        for (const auto& name : names_in(list)) names += (names.empty() ? "" : ", ") + sql_text(name);
        return has("name in (" + names + ")");
    }
    std::string has_all(const std::vector<replaced_migration>& list) const {
        std::string text;
        for (const auto& r : list) {
            if (mizzle::detail::find_named(set_.migrations, r.name) != nullptr) continue;
            text += (text.empty() ? "" : " and ") + ("(" + has_name(r.name));
            if (!r.replaces.empty()) text += " or " + has_all(r.replaces);
            text += ")";
        }
        return text.empty() ? "1 = 1" : "(" + text + ")";
    }

    const migration_set& set_;
    const mizzle::migration* last_;
};

// Why a script stops, where migrate() would.
inline std::string sentence_of_half_applied() {
    return "mizzle: a migration is being applied, or stopped half-way; status says which, and repair goes on";
}
inline std::string sentence_of_unknown() {
    return "mizzle: a migration was applied that this script does not know; use the version that has it";
}
inline std::string sentence_of_edited(const mizzle::migration& m) {
    return "mizzle: migration " + m.name + " was edited after it was applied";
}
inline std::string sentence_of_order(const mizzle::migration& m) {
    return "mizzle: migration " + m.name +
           " was never applied, and one that comes after it was; give it the next number, or let the order be any";
}
inline std::string sentence_of_part(const mizzle::migration& m) {
    return "mizzle: migration " + m.name + " replaces several, of which this database has had a part";
}
inline std::string sentence_of_missing(const mizzle::migration& before) {
    return "mizzle: migration " + before.name + " comes before this one, and was not applied";
}

}  // namespace detail
}  // namespace mizzle::kit
