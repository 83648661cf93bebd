// The body of completion.hpp.
#pragma once
#include "../context.hpp"
#include "../inline.hpp"
#include "completion.hpp"

namespace mizzle::kit {

MIZZLE_KIT_INLINE exit_code say_completion(const project& of, const std::string& shell, const std::string& program,
                                           const std::vector<completed_command>& all) {
    std::string text = shell == "fish" ? fish_completion(program, all) : bash_completion(program, all);
    if (shell == "zsh") text = "autoload -U bashcompinit && bashcompinit\n" + text;
    of.context().say(text, json{{"script", text}});
    return exit_code::done;
}

}  // namespace mizzle::kit
