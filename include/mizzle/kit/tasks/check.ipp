// The body of check.hpp.
#pragma once
#include "../../migrate.hpp"
#include "../context.hpp"
#include "../folder_faults.hpp"
#include "../inline.hpp"
#include "../migration.hpp"
#include "check.hpp"

namespace mizzle::kit {

MIZZLE_KIT_INLINE exit_code check(const project& of, bool accepts) {
    const auto& context = of.context();
    const auto folder = context.folder();
    schema latest;
    latest.dialect = dialect_of(context.database);
    auto faults = faults_of_folder(folder, latest);
    try {
        if (accepts) write_lock_file(context.migrations, context.database);
        if (!migrations_in(folder).empty())
            for (auto& f : lock_file_findings(context.migrations, context.database)) faults.push_back(std::move(f));
    } catch (const migration_error& e) {
        // What cannot be read as migrations has been found above, or is one more fault.
        if (faults.empty()) faults.emplace_back(e.what());
    }
    if (faults.empty()) {
        const schema declared = declared_until_contract(latest, of.declared());
        for (const auto& s : compare(std::move(latest), declared).steps)
            faults.push_back("not generated: " + to_string(s));
    }
    std::string text;
    for (const auto& f : faults) text += f + "\n";
    context.say(text, json{{"faults", faults}});
    return faults.empty() ? exit_code::done : exit_code::does_not_hold;
}

}  // namespace mizzle::kit
