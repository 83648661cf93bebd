// The functions of history.hpp that no type of a program's takes part in.
#pragma once
#include "../inline.hpp"
#include "history.hpp"

namespace mizzle::detail {

MIZZLE_INLINE std::string half_applied_sentence(const migration_record& r) {
    return message_of({"migration ", r.name, " stopped after ", std::to_string(r.steps),
                       r.state == "reverting" ? " statements of its down.sql" : " statements", ", by ", r.applied_by,
                       "; look at what is there, then repair it: resume runs the rest, applied "
                       "takes it as done, forget takes it as never begun"});
}

MIZZLE_INLINE bool is_replaced(const std::vector<replaced_migration>& list, std::string_view name) {
    return std::any_of(list.begin(), list.end(),
                       [&](const auto& r) { return r.name == name || is_replaced(r.replaces, name); });
}

MIZZLE_INLINE const migration* checkpoint_for(const migration_set& set, std::string_view name) {
    for (const auto& m : set.migrations)
        if (is_replaced(m.replaces, name)) return &m;
    return nullptr;
}

MIZZLE_INLINE bool has_any(const std::vector<replaced_migration>& list, const migration_history& history) {
    return std::any_of(list.begin(), list.end(), [&](const auto& r) {
        return find_named(history, r.name) != nullptr || has_any(r.replaces, history);
    });
}

MIZZLE_INLINE bool has_all(const std::vector<replaced_migration>& list, const migration_set& set,
                           const migration_history& history) {
    return std::all_of(list.begin(), list.end(), [&](const auto& r) {
        return find_named(history, r.name) != nullptr || find_named(set.migrations, r.name) != nullptr ||
               (!r.replaces.empty() && has_all(r.replaces, set, history));
    });
}

MIZZLE_INLINE bool is_settled(const migration_set& set, const migration& m, const migration_history& history,
                              const migration* last) {
    if (find_named(history, m.name) != nullptr) return true;
    for (const auto& c : set.migrations)
        if ((last == nullptr || c.name <= last->name) && is_replaced(c.replaces, m.name) &&
            !has_any(c.replaces, history))
            return true;
    return has_any(m.replaces, history) && has_all(m.replaces, set, history);
}

MIZZLE_INLINE void find_faults_of_history(const migration_set& set, const migration_history& history,
                                          std::vector<migration_finding>& findings) {
    const bool has_code = std::any_of(set.migrations.begin(), set.migrations.end(), [](auto& m) { return m.is_code; });
    for (const auto& r : history) {
        const auto* m = find_named(set.migrations, r.name);
        if (m == nullptr && (!r.is_code() || has_code) && checkpoint_for(set, r.name) == nullptr)
            findings.push_back({migration_fault::missing, r.name,
                                message_of({"migration ", r.name,
                                            " was applied and is missing here; bring its folder "
                                            "back, or use the version of the program that has it"})});
        if (m != nullptr && m->checksum != r.checksum)
            findings.push_back({migration_fault::edited, r.name,
                                message_of({"migration ", r.name,
                                            " was edited after it was applied; bring its text "
                                            "back and write what is to change into a new one"})});
        if (r.is_half_applied()) findings.push_back({migration_fault::half_applied, r.name, half_applied_sentence(r)});
    }
    for (const auto& m : set.migrations)
        if (has_any(m.replaces, history) && !is_settled(set, m, history))
            findings.push_back({migration_fault::missing, m.name,
                                message_of({"migration ", m.name,
                                            " replaces several, of which this database has had a "
                                            "part; bring the folders of the others back, migrate, and then leave them "
                                            "out"})});
}

MIZZLE_INLINE std::vector<migration_finding> find_faults(const migration_set& set, const migration_history& history,
                                                         migration_order order) {
    std::vector<migration_finding> findings;
    find_faults_of_history(set, history, findings);
    if (order == migration_order::any) return findings;
    std::string_view newest;
    for (const auto& r : history) newest = std::max<std::string_view>(newest, r.name);
    for (const auto& m : set.migrations)
        if (m.name < newest && !is_settled(set, m, history))
            findings.push_back({migration_fault::out_of_order, m.name,
                                message_of({"migration ", m.name, " was never applied, and ", newest,
                                            ", which comes after it, was; give it the next number, or let the order be "
                                            "any"})});
    return findings;
}

MIZZLE_INLINE void expect_no_faults(const migration_set& set, const migration_history& history, migration_order order) {
    auto findings = find_faults(set, history, order);
    if (findings.empty()) return;
    std::string text = "mizzle: ";
    for (const auto& f : findings) text += message_of({&f == findings.data() ? "" : ". Also: ", f.sentence});
    throw migration_conflict(text + ". Nothing was applied", std::move(findings));
}

MIZZLE_INLINE const migration& migration_called(const migration_set& set, std::string_view name) {
    const migration* found = nullptr;
    for (const auto& m : set.migrations) {
        if (m.name == name) return m;
        if (m.name.substr(0, 4) != name && (m.name.size() < 5 || m.name.substr(5) != name)) continue;
        if (found != nullptr)
            throw usage_error(message_of(
                {"mizzle: ", name, " may be migration ", found->name, " or ", m.name, "; give all of its name"}));
        found = &m;
    }
    if (found == nullptr) throw usage_error(message_of({"mizzle: no migration is called ", name}));
    return *found;
}

MIZZLE_INLINE std::vector<const migration*> pending(const migration_set& set, const migration_history& history,
                                                    std::string_view to) {
    const auto* last = to.empty() ? nullptr : &migration_called(set, to);
    std::vector<const migration*> found;
    for (const auto& m : set.migrations) {
        if (last != nullptr && m.name > last->name) break;
        if (!is_settled(set, m, history, last)) found.push_back(&m);
    }
    return found;
}

}  // namespace mizzle::detail
