// A change as the migrations that make it and take it back.
#pragma once
#include "online.hpp"
#include "postgres/in_step_plan.hpp"

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

}  // namespace detail

// What is declared, but for what the last migration left in step for old programs.
inline schema declared_until_contract(const schema& latest, schema declared) {
    if (latest.dialect->word != "postgres") return declared;
    return postgres::held_in_step(latest, std::move(declared));
}

// Throws the questions that are open. A label of PostgreSQL's that is used as well is added by a migration of
// its own, before: it cannot be used in the transaction that adds it.
inline std::vector<migration> plan_migrations(const schema& before, const schema& after, const answers& said) {
    const answers given = with_declared_renames(said, before, after);
    if (given.contracts) return postgres::contract_plan(before, after, given);
    const auto change = compare(before, after, given.renames);
    if (change.steps.empty()) return {};
    if (auto asked = questions_of(change, given); !asked.empty()) throw open_questions(std::move(asked));
    if (given.is_online && after.dialect->word == "postgres")
        if (auto plan = postgres::in_step_plan(before, after, given).plan(); !plan.empty()) return plan;
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
