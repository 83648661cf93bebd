// What scripts that were written by hand make, and no snapshot has.
#pragma once
#include "folder.hpp"
#include "objects.hpp"
#include "script_rules.hpp"

namespace mizzle::kit {

// Takes it out of the live schema: the migrations made it. Told by kind and name, since a person spells as one likes.
inline void leave_to_scripts(schema& live, const schema& snapshot, const std::filesystem::path& folder) {
    std::vector<object_head> written;
    for (const auto& m : migrations_in(folder)) {
        const std::string script = read_file(m / "up.sql");
        for (const auto& part : mizzle::detail::split_script(script, rules_of(live.dialect)))
            if (auto head = part.is_mark ? std::nullopt : head_if_known(live.dialect, std::string(part.text)))
                written.push_back(std::move(*head));
    }
    std::erase_if(live.objects, [&](const object_description& o) {
        const auto head = head_of(live, o);
        return find(snapshot.objects, o.name) == nullptr &&
               std::any_of(written.begin(), written.end(),
                           [&](const auto& other) { return other.kind == head.kind && other.name == head.name; });
    });
}

}  // namespace mizzle::kit
