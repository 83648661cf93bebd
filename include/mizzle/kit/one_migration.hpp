// A change as a migration that makes it and takes it back.
#pragma once
#include "questions.hpp"
#include "write_steps.hpp"

namespace mizzle::kit {

struct migration {
    std::string name_ending;  // after the name that a person gives
    difference change;
    script up, down;
};

namespace detail {

// Whether it uses a label that it adds to an enum of PostgreSQL's, which one transaction cannot.
inline bool uses_label_it_adds(const script& s) {
    std::vector<std::string> added;
    for (const auto& one : s.statements) {
        const auto words = tokens_of(one.sql);
        const bool is_adding = one.sql.starts_with("alter type ") && one.sql.find(" add value ") != std::string::npos;
        for (const auto& w : words) {
            if (w.kind != token_kind::text) continue;
            if (is_adding) {
                added.push_back(w.text);
                break;
            }
            if (std::find(added.begin(), added.end(), w.text) != added.end()) return true;
        }
    }
    return false;
}

inline migration make_migration(const schema& before, const schema& after, const answers& given) {
    migration made;
    made.change = compare(before, after, given.renames);
    made.up = write_steps(made.change, given);
    const auto back = compare(after, before, reversed(made.change.renames));
    made.down = write_steps(back, {});
    if (uses_label_it_adds(made.down)) {
        answers given_back;
        given_back.replaces_enums = true;
        made.down = write_steps(back, given_back);
    }
    return made;
}

}  // namespace detail
}  // namespace mizzle::kit
