// The body of applying.hpp.
#pragma once
#include "../../migrate.hpp"
#include "../connection.hpp"
#include "../context.hpp"
#include "../inline.hpp"
#include "applying.hpp"

#include <algorithm>
#include <chrono>
#include <fmt/chrono.h>
#include <fmt/core.h>
#include <string_view>

namespace mizzle::kit {

inline json to_json(const std::vector<migration_loss>& losses) {
    json all = json::array();
    for (const auto& l : losses) all.push_back({{"migration", l.migration}, {"name", l.name}, {"rows", l.rows}});
    return all;
}
inline std::string_view word_of(migration_fault fault) {
    static constexpr std::string_view words[] = {"edited", "missing", "half-applied", "out of order"};
    return words[static_cast<int>(fault)];
}

// Calls f(session, the folder's migrations); what hinders them ends the command.
template <class F> exit_code with_folder(const project& of, const F& f) {
    const auto& context = of.context();
    const auto set = read_migrations(context.migrations, context.database);
    try {
        const auto db = of.connect();
        return f(db->migrations(), set);
    } catch (const would_lose_rows& e) {
        std::string sentence = std::string(e.what()) + ":";
        for (const auto& l : e.losses()) sentence += " --allow-loss " + l.name;
        throw stop(exit_code::loses_rows, sentence, json{{"error", e.what()}, {"losses", to_json(e.losses())}});
    } catch (const migration_conflict& e) {
        json findings = json::array();
        for (const auto& found : e.findings())
            findings.push_back({{"fault", word_of(found.fault)}, {"name", found.name}, {"sentence", found.sentence}});
        throw stop(exit_code::database, e.what(), json{{"error", e.what()}, {"findings", findings}});
    }
}

// What was done, or what a dry run would do.
inline void say_report(const context& context, const migration_report& report, const migration_set& set, bool is_up) {
    std::string text;
    for (const auto& name : report.pending) {
        const auto& m = mizzle::detail::migration_called(set, name);
        text += "-- " + name + "\n" + (is_up ? m.up : m.down) + "\n";
    }
    for (const auto& name : report.applied) text += "applied " + name + "\n";
    for (const auto& name : report.reverted) text += "took back " + name + "\n";
    for (const auto& l : report.losses)
        text += "  lost " + std::to_string(l.rows) + (l.rows == 1 ? " row of " : " rows of ") + l.name + "\n";
    if (text.empty()) text = is_up ? "nothing to migrate" : "nothing to take back";
    context.say(text, json{{"applied", report.applied},
                           {"reverted", report.reverted},
                           {"pending", report.pending},
                           {"losses", to_json(report.losses)}});
}

inline exit_code run_migrations(const project& of, const migration_options& options,
                                mizzle::detail::migration_runner::direction way) {
    return with_folder(of, [&](mizzle::detail::migration_session& db, const migration_set& set) {
        const auto report = mizzle::detail::migration_runner(db, set, options, way).run();
        say_report(of.context(), report, set, way == mizzle::detail::migration_runner::direction::up);
        return exit_code::done;
    });
}
MIZZLE_KIT_INLINE exit_code apply_migrations(const project& of, const migration_options& options) {
    return run_migrations(of, options, mizzle::detail::migration_runner::direction::up);
}
MIZZLE_KIT_INLINE exit_code take_back_migrations(const project& of, const migration_options& options) {
    return run_migrations(of, options, mizzle::detail::migration_runner::direction::down);
}

inline std::string time_text(std::chrono::sys_time<std::chrono::microseconds> time) {
    return fmt::format("{:%Y-%m-%d %H:%M:%S}", fmt::gmtime(std::chrono::system_clock::to_time_t(time)));
}
inline std::string_view word_of(const migration_state& state) {
    return state.fault ? word_of(*state.fault) : state.is_applied ? "applied" : "pending";
}
inline std::string line_of(const context& context, const migration_state& state) {
    const auto how = state.fault ? tint::bad : state.is_applied ? tint::good : tint::open;
    auto line = tinted(shows_tints(context), how, fmt::format("{:<12}", word_of(state))) + " " + state.name;
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

MIZZLE_KIT_INLINE exit_code say_status(const project& of, migration_order order, bool asks) {
    return with_folder(of, [&](mizzle::detail::migration_session& db, const migration_set& set) {
        const auto states = mizzle::detail::states_of(db, set, order);
        std::string text;
        json all = json::array();
        for (const auto& state : states) {
            text += line_of(of.context(), state);
            all.push_back(to_json(state));
        }
        of.context().say(states.empty() ? "there are no migrations" : text, json{{"migrations", all}});
        const bool is_done =
            std::all_of(states.begin(), states.end(), [](const auto& s) { return s.is_applied && !s.fault; });
        return is_done || !asks ? exit_code::done : exit_code::does_not_hold;
    });
}

inline migration_repair how_of(const repair_options& given) {
    if (given.resume + given.applied + given.forget != 1)
        throw stop(exit_code::question,
                   "how? --resume runs the rest of " + given.name +
                       ", --applied takes it as done, --forget takes it as "
                       "never begun; give one of them",
                   json{{"question", "how"}, {"choices", {"--resume", "--applied", "--forget"}}});
    return given.resume    ? migration_repair::resume
           : given.applied ? migration_repair::applied
                           : migration_repair::forget;
}
MIZZLE_KIT_INLINE exit_code repair(const project& of, const repair_options& given) {
    const auto how = how_of(given);
    return with_folder(of, [&](mizzle::detail::migration_session& db, const migration_set& set) {
        mizzle::detail::repair_record(db, set, given.name, how);
        of.context().say("repaired " + given.name, json{{"repaired", given.name}});
        return exit_code::done;
    });
}

MIZZLE_KIT_INLINE exit_code say_what_to_repair(const project& of) {
    return with_folder(of, [&](mizzle::detail::migration_session& db, const migration_set& set) {
        std::string text;
        json all = json::array();
        for (const auto& state : mizzle::detail::states_of(db, set, migration_order::any)) {
            if (!state.fault) continue;
            text += line_of(of.context(), state);
            all.push_back(to_json(state));
        }
        const bool is_whole = text.empty();
        of.context().say(is_whole ? "nothing to repair" : text, json{{"faults", all}});
        return is_whole ? exit_code::done : exit_code::does_not_hold;
    });
}

}  // namespace mizzle::kit
