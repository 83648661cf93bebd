// export: the whole schema as SQL, for those who must run it by hand.
#pragma once
#include "../program.hpp"

namespace mizzle::kit {

inline std::string script_of(const std::vector<std::string>& statements) {
    std::string text;
    for (const auto& statement : statements) text += statement + ";\n";
    return text;
}

template <class... Databases> void add_export(program<Databases...>& kit) {
    kit.add("export", "Print the whole schema as SQL", [&kit](CLI::App&) {
        return [&kit] {
            const schema declared = kit.declared();
            const auto statements = ddl_writer(declared).create_all();
            kit.context().say(script_of(statements), json{{"statements", statements}});
            return exit_code::done;
        };
    });
}

}  // namespace mizzle::kit
