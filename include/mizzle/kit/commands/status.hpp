// status: what became of each migration.
#pragma once
#include "applying.hpp"

#include <fmt/chrono.h>
#include <fmt/core.h>

#include <algorithm>
#include <chrono>

namespace mizzle::kit {

inline std::string time_text(std::chrono::sys_time<std::chrono::microseconds> time) {
    return fmt::format("{:%Y-%m-%d %H:%M:%S}", fmt::gmtime(std::chrono::system_clock::to_time_t(time)));
}
inline std::string_view word_of(const migration_state& state) {
    return state.fault ? word_of(*state.fault) : state.is_applied ? "applied" : "pending";
}
inline std::string line_of(const migration_state& state) {
    auto line = fmt::format("{:<12} {}", word_of(state), state.name);
    if (state.is_applied)
        line += fmt::format("  {} UTC by {}, in {} ms", time_text(state.applied_at), state.applied_by,
                            std::chrono::duration_cast<std::chrono::milliseconds>(state.duration).count());
    if (state.fault) line += "\n             " + state.sentence;
    return line + "\n";
}
inline json to_json(const migration_state& state) {
    json one{{"name", state.name}, {"state", word_of(state)}};
    if (state.fault) one["sentence"] = state.sentence;
    if (state.is_applied)
        one.update({{"applied_at", time_text(state.applied_at)},
                    {"microseconds", state.duration.count()},
                    {"applied_by", state.applied_by},
                    {"version", state.version}});
    return one;
}

template <class... Databases> void add_status(program<Databases...>& kit) {
    struct status_options {
        bool exit_code = false;
        migration_order order = migration_order::linear;
    };
    kit.add("status", "Say which migrations are applied", [&kit](CLI::App& options) {
        const auto given = std::make_shared<status_options>();
        options.add_flag("--exit-code", given->exit_code, "Exit with 1 unless all of them are applied");
        add_order(options, given->order);
        return [&kit, given] {
            return with_folder(kit, [&](auto& db, const migration_set& set) {
                const auto states = migration_status(db, set, given->order);
                std::string text;
                json all = json::array();
                for (const auto& state : states) {
                    text += line_of(state);
                    all.push_back(to_json(state));
                }
                kit.context().say(states.empty() ? "there are no migrations" : text, json{{"migrations", all}});
                const bool is_done =
                    std::all_of(states.begin(), states.end(), [](const auto& s) { return s.is_applied && !s.fault; });
                return is_done || !given->exit_code ? exit_code::done : exit_code::does_not_hold;
            });
        };
    });
}

}  // namespace mizzle::kit
