// What every command of a kit is told, and what its program returns.
#pragma once
#include "names.hpp"

#include <filesystem>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

namespace mizzle::kit {

using json = nlohmann::ordered_json;

// What a kit's program returns.
enum class exit_code : int {
    done = 0,           // or nothing to do
    does_not_hold = 1,  // what was asked about: pending, drift, findings
    question = 2,       // one needs an answer; or wrong usage
    database = 3,       // it failed or refused
    loses_rows = 4,     // and nobody said that it may
};

struct context {
    std::string database{};  // the word of its dialect
    std::string url{};       // may hold a password; never printed
    std::string dev_url{};   // of another database, in which schemas are tried out; likewise
    std::string migrations = "migrations";
    bool is_json = false;  // answers are one JSON object each

    // Where the migrations of the database are.
    std::filesystem::path folder() const { return std::filesystem::path(migrations) / database; }

    // The answer of a command: `text` for a person, `answer` for a machine.
    void say(std::string_view text, const json& answer) const;
};

}  // namespace mizzle::kit
