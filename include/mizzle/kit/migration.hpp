// A change as the migrations that make it and take it back.
#pragma once
#include "one_migration.hpp"
#if __has_include("postgres/in_step_plan.hpp")
#include "postgres/in_step_plan.hpp"
#endif

#include <optional>

namespace mizzle::kit {

namespace detail {

// The same with the labels of enums that only became more.
inline std::optional<schema> with_more_labels(const schema& before, const schema& after) {
    schema made = before;
    for (auto& e : made.enums) {
        const auto* is = find_full(after.enums, full_name(e));
        if (is == nullptr || is->labels.size() <= e.labels.size()) continue;
        auto at = is->labels.begin();
        const bool has_all = std::all_of(e.labels.begin(), e.labels.end(), [&](const auto& label) {
            at = std::find(at, is->labels.end(), label);
            return at != is->labels.end();
        });
        if (has_all) e.labels = is->labels;
    }
    if (made.enums == before.enums) return std::nullopt;
    return made;
}

inline bool says_new_label(const script& s, const schema& before, const schema& after) {
    for (const auto& e : after.enums) {
        const auto* was = find_full(before.enums, full_name(e));
        if (was == nullptr) continue;
        for (const auto& one : s.statements)
            for (const auto& t : tokens_of(one.sql))
                if (t.kind == token_kind::text && contains(e.labels, t.text) && !contains(was->labels, t.text))
                    return true;
    }
    return false;
}

inline std::vector<migration> make_migrations(const schema& before, const schema& after, const answers& given) {
    if (!given.is_online) return {make_migration(before, after, given)};
    std::vector<migration> made;
    with_folder(after.dialect, [&](auto own) {
        if constexpr (requires { kit_online_plan(own, schema(), schema(), answers()); })
            made = kit_online_plan(own, before, after, given);
        else
            throw usage_error("mizzle: --online is for PostgreSQL; on " + std::string(after.dialect->name) +
                              " a migration has no other form");
    });
    return made;
}

}  // namespace detail

// What is declared, but for what the last migration left in step for old programs.
inline schema declared_until_contract(const schema& latest, schema declared) {
    with_folder(declared.dialect, [&](auto own) {
        if constexpr (requires { kit_declared_until_contract(own, schema(), schema()); })
            declared = kit_declared_until_contract(own, latest, std::move(declared));
    });
    return declared;
}

// Throws the questions that are open. A label of PostgreSQL's that is used as well is added by a migration of
// its own, before: it cannot be used in the transaction that adds it.
inline std::vector<migration> plan_migrations(const schema& before, const schema& after, const answers& said) {
    const answers given = with_declared_renames(said, before, after);
    std::vector<migration> plan;
    if (given.contracts) {
        with_folder(after.dialect, [&](auto own) {
            if constexpr (requires { kit_contract_plan(own, schema(), schema(), answers()); })
                plan = kit_contract_plan(own, before, after, given);
        });
        if (plan.empty())
            throw usage_error(
                "mizzle: nothing is in step, so that there is nothing to contract; generate without --contract");
        return plan;
    }
    const auto change = compare(before, after, given.renames);
    if (change.steps.empty()) return {};
    if (auto asked = questions_of(change, given); !asked.empty()) throw open_questions(std::move(asked));
    if (given.is_online)
        with_folder(after.dialect, [&](auto own) {
            if constexpr (requires { kit_in_step_plan(own, schema(), schema(), answers()); })
                plan = kit_in_step_plan(own, before, after, given);
        });
    if (!plan.empty()) return plan;
    if (const auto labels = detail::with_more_labels(before, after)) {
        auto rest = detail::make_migrations(*labels, after, given);
        if (detail::says_new_label(rest.front().up, before, after)) {
            auto first = detail::make_migration(before, *labels, {});
            first.name_ending = "_labels";
            rest.insert(rest.begin(), std::move(first));
            return rest;
        }
    }
    return detail::make_migrations(before, after, given);
}

}  // namespace mizzle::kit
