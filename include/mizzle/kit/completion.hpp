// Scripts by which shells complete a program's commands and options.
#pragma once
#include "names.hpp"

#include <cctype>
#include <string>
#include <vector>

namespace mizzle::kit {

// Of the program itself, whose options every command has, under no name.
struct completed_command {
    std::string name, says;
    std::vector<std::string> options;
};

inline std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const auto& word : words) text += (text.empty() ? "" : " ") + word;
    return text;
}

// What zsh runs, too. A word after an option's = or in place of its value is a file's name, as far as the shell knows.
inline std::string bash_completion(const std::string& program, const std::vector<completed_command>& all) {
    std::string commands, cases;
    for (const auto& one : all) {
        if (one.name.empty()) continue;
        commands += (commands.empty() ? "" : " ") + one.name;
        cases += "        " + one.name + ") words=\"" + joined(one.options) + "\" ;;\n";
    }
    std::string function = "_";
    for (const char c : program) function += std::isalnum(static_cast<unsigned char>(c)) != 0 ? c : '_';
    return "# source <(" + program + " completion bash)\n" + function +
           "() {\n"
           "    local word command= words=\n"
           "    for word in \"${COMP_WORDS[@]:1:COMP_CWORD-1}\"; do\n"
           "        case \" " +
           commands +
           " \" in *\" $word \"*) command=$word ;; esac\n"
           "    done\n"
           "    case $command in\n"
           "        '') words=\"" +
           commands + "\" ;;\n" + cases +
           "    esac\n"
           "    COMPREPLY=($(compgen -W \"$words " +
           joined(all.front().options) +
           "\" -- \"${COMP_WORDS[COMP_CWORD]}\"))\n"
           "}\n"
           "complete -o default -F " +
           function + " " + program + "\n";
}

inline std::string fish_completion(const std::string& program, const std::vector<completed_command>& all) {
    std::string text = "# " + program + " completion fish | source\n";
    const std::string begin = "complete -c " + program;
    for (const auto& one : all) {
        if (!one.name.empty()) {
            std::string says;
            for (const char c : one.says) says += c == '\'' || c == '\\' ? std::string{'\\', c} : std::string(1, c);
            text += begin + " -n __fish_use_subcommand -f -a " + one.name + " -d '" + says + "'\n";
        }
        for (const auto& option : one.options)
            text += begin + (one.name.empty() ? "" : " -n '__fish_seen_subcommand_from " + one.name + "'") + " -l " +
                    option.substr(2) + "\n";
    }
    return text;
}

}  // namespace mizzle::kit
