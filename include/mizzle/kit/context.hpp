// How a command of a kit answers, and how it ends early.
#pragma once
#include "../mizzle.hpp"
#include "settings.hpp"

#include <nlohmann/json.hpp>

#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <unistd.h>
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

// Words that stand out for who looks at a terminal; the numbers are those of the terminal's colours.
enum class tint : int { bad = 31, good = 32, open = 33 };

inline bool shows_tints(const context& to) {
    return !to.is_json && isatty(STDOUT_FILENO) != 0 && std::getenv("NO_COLOR") == nullptr;
}
inline std::string tinted(bool shows, tint how, std::string_view word) {
    return shows ? "\033[" + std::to_string(static_cast<int>(how)) + "m" + std::string(word) + "\033[0m"
                 : std::string(word);
}

inline void context::say(std::string_view text, const json& answer) const {
    if (is_json) std::fprintf(stdout, "%s\n", answer.dump().c_str());
    else if (!text.empty())
        std::fprintf(stdout, "%.*s%s", static_cast<int>(text.size()), text.data(), text.back() == '\n' ? "" : "\n");
    std::fflush(stdout);
}

}  // namespace mizzle::kit
