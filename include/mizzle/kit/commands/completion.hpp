// completion: a script that has a shell complete the kit's commands and options.
#pragma once
#include "../program.hpp"
#include "../tasks/completion.hpp"

#include <filesystem>

namespace mizzle::kit {

inline std::vector<std::string> long_options_of(const CLI::App& of) {
    std::vector<std::string> found;
    for (const auto* option : of.get_options())
        for (const auto& name : option->get_lnames()) found.push_back("--" + name);
    return found;
}

// Those of the program itself come first, under no name.
inline std::vector<completed_command> completed_commands(const CLI::App& app) {
    std::vector<completed_command> all{{"", "", long_options_of(app)}};
    for (const auto* one : app.get_subcommands({}))
        all.push_back({one->get_name(), one->get_description(), long_options_of(*one)});
    return all;
}

inline void add_completion(program& kit) {
    kit.add_without_database(
        "completion", "Print a script by which a shell completes the kit's words", [&kit](CLI::App& options) {
            const auto shell = std::make_shared<std::string>();
            options.add_option("shell", *shell, "bash, zsh or fish")
                ->required()
                ->check(CLI::IsMember({"bash", "zsh", "fish"}));
            return [&kit, shell] {
                const std::string name = std::filesystem::path(kit.app().get_name()).filename().string();
                return say_completion(kit.project(), *shell, name, completed_commands(kit.app()));
            };
        });
}

}  // namespace mizzle::kit
