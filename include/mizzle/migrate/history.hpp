// What a database remembers of its migrations, and whether that goes together with those of the program.
#pragma once
#include "errors.hpp"
#include "set.hpp"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace mizzle {

// A branch that was merged late brings a migration that stands before one that was applied: linear refuses it, any
// applies it.
enum class migration_order : unsigned char { linear, any };

namespace detail {

// A row of mizzle_migrations.
struct migration_record {
    std::string name, checksum, state;
    std::int32_t steps = 0;    // how many statements have run
    std::int32_t backend = 0;  // who runs them, while nobody has ended it
    std::chrono::sys_time<std::chrono::microseconds> applied_at;
    std::int64_t microseconds = 0;
    std::string applied_by, version;

    bool is_half_applied() const { return state != "applied"; }
    bool is_code() const { return checksum.starts_with("code:"); }
};
using migration_history = std::vector<migration_record>;

template <class List> auto find_named(List& list, std::string_view name) -> decltype(list.data()) {
    const auto found = std::find_if(list.begin(), list.end(), [&](const auto& m) { return m.name == name; });
    return found == list.end() ? nullptr : &*found;
}

inline std::string half_applied_sentence(const migration_record& r) {
    return message_of({"migration ", r.name, " stopped after ", std::to_string(r.steps),
                       r.state == "reverting" ? " statements of its down.sql" : " statements", ", by ", r.applied_by,
                       "; look at what is there, then repair it: resume runs the rest, applied "
                       "takes it as done, forget takes it as never begun"});
}

// A checkpoint makes at once what several migrations made, so that a new database has it alone; one that has had them
// does not need it.
inline const migration* checkpoint_for(const migration_set& set, std::string_view name) {
    for (const auto& m : set.migrations)
        if (std::find(m.replaces.begin(), m.replaces.end(), name) != m.replaces.end()) return &m;
    return nullptr;
}
inline bool has_any_replaced(const migration& checkpoint, const migration_history& history) {
    return std::any_of(checkpoint.replaces.begin(), checkpoint.replaces.end(),
                       [&](const auto& name) { return find_named(history, name) != nullptr; });
}
// Whether nothing is left to be done of it.
inline bool is_settled(const migration_set& set, const migration& m, const migration_history& history) {
    if (find_named(history, m.name) != nullptr) return true;
    if (const auto* c = checkpoint_for(set, m.name); c != nullptr && !has_any_replaced(*c, history)) return true;
    return !m.replaces.empty() && has_any_replaced(m, history) &&
           std::all_of(m.replaces.begin(), m.replaces.end(), [&](const auto& name) {
               return find_named(history, name) != nullptr || find_named(set.migrations, name) != nullptr;
           });
}

inline void find_faults_of_history(const migration_set& set, const migration_history& history,
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
        if (has_any_replaced(m, history) && !is_settled(set, m, history))
            findings.push_back({migration_fault::missing, m.name,
                                message_of({"migration ", m.name,
                                            " replaces several, of which this database has had a "
                                            "part; bring the folders of the others back, migrate, and then leave them "
                                            "out"})});
}

// What hinders migrating.
inline std::vector<migration_finding> find_faults(const migration_set& set, const migration_history& history,
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

inline void expect_no_faults(const migration_set& set, const migration_history& history, migration_order order) {
    auto findings = find_faults(set, history, order);
    if (findings.empty()) return;
    std::string text = "mizzle: ";
    for (const auto& f : findings) text += message_of({&f == findings.data() ? "" : ". Also: ", f.sentence});
    throw migration_conflict(text + ". Nothing was applied", std::move(findings));
}

// "0002_second", "0002" or "second". Throws usage_error where none or several are called so.
inline const migration& migration_called(const migration_set& set, std::string_view name) {
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

// In the order in which they are to be applied, as far as the one called `to` if that is not empty.
inline std::vector<const migration*> pending(const migration_set& set, const migration_history& history,
                                             std::string_view to) {
    const auto* last = to.empty() ? nullptr : &migration_called(set, to);
    std::vector<const migration*> found;
    for (const auto& m : set.migrations) {
        if (last != nullptr && m.name > last->name) break;
        if (!is_settled(set, m, history)) found.push_back(&m);
    }
    return found;
}

}  // namespace detail
}  // namespace mizzle
