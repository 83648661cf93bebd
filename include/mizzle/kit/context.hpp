// What every command of a kit is told, and how it answers.
#pragma once
#include "../mizzle.hpp"

#include <nlohmann/json.hpp>

#include <cstdio>
#include <filesystem>
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

// Ends a command with this code; what() is what a person reads, `answer` what a machine does.
class stop : public error {
public:
    stop(exit_code code, const std::string& sentence, json answer = {})
        : error(sentence), code_(code), answer_(std::move(answer)) {}
    exit_code code() const { return code_; }
    const json& answer() const { return answer_; }

private:
    exit_code code_;
    json answer_;
};

struct context {
    std::string database;  // the word of its dialect: sqlite, postgres
    std::string url;       // may hold a password; never printed
    std::string dev_url;   // of another database, in which schemas are tried out; likewise
    std::string migrations = "migrations";
    bool is_json = false;  // answers are one JSON object each

    // Where the migrations of the database are.
    std::filesystem::path folder() const { return std::filesystem::path(migrations) / database; }

    // The answer of a command: `text` for a person, `answer` for a machine.
    void say(std::string_view text, const json& answer) const {
        if (is_json) std::fprintf(stdout, "%s\n", answer.dump().c_str());
        else if (!text.empty())
            std::fprintf(stdout, "%.*s%s", static_cast<int>(text.size()), text.data(), text.back() == '\n' ? "" : "\n");
        std::fflush(stdout);
    }
};

}  // namespace mizzle::kit
