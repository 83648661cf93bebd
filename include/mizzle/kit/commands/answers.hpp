// The options by which a person answers what a change leaves open.
#pragma once
#include "../answers.hpp"

#include <CLI/CLI.hpp>

#include <memory>

namespace mizzle::kit {

struct answer_options {
    std::vector<std::string> renames, drops, values;

    answers read() const {
        answers given;
        for (const auto& text : renames) {
            auto [from, to] = split_at_equals(text, "--rename");
            given.renames.push_back({std::move(from), std::move(to)});
        }
        given.drops = drops;
        for (const auto& text : values) given.values.insert(split_at_equals(text, "--value"));
        return given;
    }
};

inline std::shared_ptr<answer_options> add_answers(CLI::App& options) {
    auto kept = std::make_shared<answer_options>();
    options.add_option("--rename", kept->renames, "OLD=NEW: a table or column under another name")->take_all();
    options.add_option("--drop", kept->drops, "A table or column that is gone and not renamed")->take_all();
    options.add_option("--value", kept->values, "TABLE.COLUMN=SQL: what the rows that there are get")->take_all();
    return kept;
}

}  // namespace mizzle::kit
