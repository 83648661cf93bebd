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

namespace mizzle::detail {

// migration_order says whether an order with gaps is taken: a branch that was merged late brings a migration that
// stands before one that was applied: linear refuses it, any applies it.
enum class migration_order : unsigned char { linear, any };

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

std::string half_applied_sentence(const migration_record& r);

// A checkpoint makes at once what several migrations made, so that a new database has it alone; one that has had them
// does not need it. What a checkpoint among them replaced belongs to them.
bool is_replaced(const std::vector<replaced_migration>& list, std::string_view name);
const migration* checkpoint_for(const migration_set& set, std::string_view name);
bool has_any(const std::vector<replaced_migration>& list, const migration_history& history);
// As far as the set brings what the database has not had yet.
bool has_all(const std::vector<replaced_migration>& list, const migration_set& set, const migration_history& history);
// Whether nothing is left to be done of it, where nothing after `last` is done, unless that is null.
bool is_settled(const migration_set& set, const migration& m, const migration_history& history,
                const migration* last = nullptr);

void find_faults_of_history(const migration_set& set, const migration_history& history,
                            std::vector<migration_finding>& findings);

// What hinders migrating.
std::vector<migration_finding> find_faults(const migration_set& set, const migration_history& history,
                                           migration_order order);

void expect_no_faults(const migration_set& set, const migration_history& history, migration_order order);

// "0002_second", "0002" or "second". Throws usage_error where none or several are called so.
const migration& migration_called(const migration_set& set, std::string_view name);

// In the order in which they are to be applied, as far as the one called `to` if that is not empty.
std::vector<const migration*> pending(const migration_set& set, const migration_history& history, std::string_view to);

}  // namespace mizzle::detail

namespace mizzle {

using detail::migration_order;

}  // namespace mizzle

#ifndef MIZZLE_COMPILED
#include "history.ipp"
#endif
