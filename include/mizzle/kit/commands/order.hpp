// The option that says which order of migrations is asked for.
#pragma once
#include "../../migrate/history.hpp"
#include "../names.hpp"

#include <CLI/CLI.hpp>
#include <map>
#include <string>

namespace mizzle::kit {

inline const std::map<std::string, migration_order>& orders() {
    static const std::map<std::string, migration_order> known{{"linear", migration_order::linear},
                                                              {"any", migration_order::any}};
    return known;
}
inline void add_order(CLI::App& options, migration_order& order) {
    options.add_option("--order", order, "any also takes a migration that stands before one that was applied")
        ->transform(CLI::CheckedTransformer(orders()))
        ->option_text("linear|any");
}

}  // namespace mizzle::kit
