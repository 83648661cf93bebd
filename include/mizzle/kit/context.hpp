// How a command of a kit answers, and how it ends early.
#pragma once
#include "../mizzle.hpp"
#include "settings.hpp"

#include <nlohmann/json.hpp>

#include <cstdio>
#include <string>
#include <string_view>
#include <utility>

namespace mizzle::kit {

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

inline void context::say(std::string_view text, const json& answer) const {
    if (is_json) std::fprintf(stdout, "%s\n", answer.dump().c_str());
    else if (!text.empty())
        std::fprintf(stdout, "%.*s%s", static_cast<int>(text.size()), text.data(), text.back() == '\n' ? "" : "\n");
    std::fflush(stdout);
}

}  // namespace mizzle::kit
