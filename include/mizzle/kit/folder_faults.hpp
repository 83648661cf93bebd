// Whether the files of a folder of migrations are whole.
#pragma once
#include "folder.hpp"

namespace mizzle::kit {

// What is wrong with the files, a sentence each. `latest` becomes the schema after the last one.
inline std::vector<std::string> faults_of_folder(const std::filesystem::path& folder, schema& latest) {
    std::vector<std::string> faults;
    std::string last_number, last_name;
    const auto has_snapshot = [](const auto& m) { return std::filesystem::exists(m / "snapshot.json"); };
    const auto all = migrations_in(folder);
    const auto last = std::find_if(all.rbegin(), all.rend(), has_snapshot);
    for (const auto& m : all) {
        const std::string name = m.filename().string(), number = name.substr(0, name.find('_'));
        if (number == last_number)
            faults.push_back(last_name + " and " + name +
                             " have one number: two branches added one each; generate the " + "later again");
        last_number = number;
        last_name = name;
        for (const char* file : {"down.sql", "snapshot.json"})
            if (!std::filesystem::exists(m / file)) faults.push_back(name + " lacks its " + file);
        if (!has_snapshot(m)) continue;
        try {
            if (m == *last) latest = snapshot_of(m);
            else expect_whole_snapshot(m);
        } catch (const std::exception& e) { faults.push_back(name + ": " + e.what()); }
    }
    return faults;
}

}  // namespace mizzle::kit
