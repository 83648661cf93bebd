// A change as the migrations that make it and take it back.
#pragma once
#include "questions.hpp"
#include "write_steps.hpp"

#include <optional>

namespace mizzle::kit {

struct migration {
    std::string name_ending;  // after the name that a person gives
    difference change;
    script up, down;
};

namespace detail {

inline migration make_migration(const schema& before, const schema& after, const answers& given) {
    migration made;
    made.change = compare(before, after, given.renames);
    made.up = write_steps(made.change, given);
    made.down = write_steps(compare(after, before, reversed(made.change.renames)), {});
    return made;
}

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

// Throws stop with the questions that are open. A label of PostgreSQL's that is used as well is added by a migration of
// its own, before: it cannot be used in the transaction that adds it.
inline std::vector<migration> plan_migrations(const schema& before, const schema& after, const answers& given) {
    const auto change = compare(before, after, given.renames);
    if (change.steps.empty()) return {};
    if (const auto asked = questions_of(change, given); !asked.empty()) {
        std::string text;
        json list = json::array();
        for (const auto& q : asked) {
            text += q.sentence + "\n";
            list.push_back(to_json(q));
        }
        text.pop_back();
        throw stop(exit_code::question, text, json{{"questions", std::move(list)}});
    }
    if (const auto labels = detail::with_more_labels(before, after)) {
        auto rest = detail::make_migration(*labels, after, given);
        if (detail::says_new_label(rest.up, before, after)) {
            auto first = detail::make_migration(before, *labels, {});
            first.name_ending = "_labels";
            return {std::move(first), std::move(rest)};
        }
    }
    return {detail::make_migration(before, after, given)};
}

}  // namespace mizzle::kit
