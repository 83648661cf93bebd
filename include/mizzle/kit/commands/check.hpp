// check: the files of the migrations are whole, and give the schema that the program declares.
#pragma once
#include "../../migrate.hpp"
#include "../difference.hpp"
#include "../folder.hpp"
#include "../program.hpp"

namespace mizzle::kit {

// What is wrong with the files, a sentence each.
inline std::vector<std::string> faults_of_folder(const std::filesystem::path& folder) {
    std::vector<std::string> faults;
    std::string last_number, last_name;
    for (const auto& m : migrations_in(folder)) {
        const std::string name = m.filename().string(), number = name.substr(0, name.find('_'));
        if (number == last_number)
            faults.push_back(last_name + " and " + name +
                             " have one number: two branches added one each; generate the " + "later again");
        last_number = number;
        last_name = name;
        for (const char* file : {"down.sql", "snapshot.json"})
            if (!std::filesystem::exists(m / file)) faults.push_back(name + " lacks its " + file);
        if (!std::filesystem::exists(m / "snapshot.json")) continue;
        try {
            snapshot_of(m);
        } catch (const std::exception& e) { faults.push_back(name + ": " + e.what()); }
    }
    return faults;
}

template <class... Databases> void add_check(program<Databases...>& kit) {
    kit.add("check", "Ask whether the migrations are whole and up to date with the program", [&kit](CLI::App& options) {
        const auto accepts = std::make_shared<bool>(false);
        options.add_flag("--accept", *accepts,
                         "First write migrations.lock anew, for scripts that were edited on purpose");
        return [&kit, accepts] {
            const auto folder = kit.context().folder();
            if (*accepts) write_lock_file(kit.context().migrations, kit.context().database);
            auto faults = faults_of_folder(folder);
            if (!migrations_in(folder).empty())
                for (auto& f : lock_file_findings(kit.context().migrations, kit.context().database))
                    faults.push_back(std::move(f));
            if (faults.empty()) {
                const schema declared = kit.declared();
                for (const auto& s : compare(latest_schema(folder, declared.dialect), declared).steps)
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
