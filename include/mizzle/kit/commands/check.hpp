// check: the files of the migrations are whole, and give the schema that the program declares.
#pragma once
#include "../../migrate.hpp"
#include "../folder_faults.hpp"
#include "../migration.hpp"
#include "../program.hpp"

namespace mizzle::kit {

template <class... Databases> void add_check(program<Databases...>& kit) {
    kit.add("check", "Ask whether the migrations are whole and up to date with the program", [&kit](CLI::App& options) {
        const auto accepts = std::make_shared<bool>(false);
        options.add_flag("--accept", *accepts,
                         "First write migrations.lock anew, for scripts that were edited on purpose");
        return [&kit, accepts] {
            const auto folder = kit.context().folder();
            if (*accepts) write_lock_file(kit.context().migrations, kit.context().database);
            schema latest;
            latest.dialect = dialect_of(kit.context().database);
            auto faults = faults_of_folder(folder, latest);
            if (!migrations_in(folder).empty())
                for (auto& f : lock_file_findings(kit.context().migrations, kit.context().database))
                    faults.push_back(std::move(f));
            if (faults.empty()) {
                const schema declared = declared_until_contract(latest, kit.declared());
                for (const auto& s : compare(std::move(latest), declared).steps)
                    faults.push_back("not generated: " + to_string(s));
            }
            std::string text;
            for (const auto& f : faults) text += f + "\n";
            kit.context().say(text, json{{"faults", faults}});
            return faults.empty() ? exit_code::done : exit_code::does_not_hold;
        };
    });
}

}  // namespace mizzle::kit
