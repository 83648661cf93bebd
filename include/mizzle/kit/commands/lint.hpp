// lint: what migrations do to rows, locks and programs that run; by default the last one.
#pragma once
#include "../folder.hpp"
#include "../lint.hpp"
#include "../program.hpp"
#include "../script_rules.hpp"

namespace mizzle::kit {

template <class... Databases> void add_lint(program<Databases...>& kit) {
    kit.add("lint", "Look at what the last migration does to rows, locks and programs that run",
            [&kit](CLI::App& options) {
                const auto all = std::make_shared<bool>(false);
                options.add_flag("--all", *all, "Look at every migration");
                return [&kit, all] {
                    const dialect_id dialect = dialect_of(kit.context().database);
                    auto migrations = migrations_in(kit.context().folder());
                    if (!*all && migrations.size() > 1) migrations.erase(migrations.begin(), migrations.end() - 1);
                    std::string text;
                    json findings = json::array();
                    for (const auto& m : migrations) {
                        const std::string name = m.filename().string(), sql = read_file(m / "up.sql");
                        for (const auto& f : lint(sql, dialect->word == "postgres", rules_of(dialect))) {
                            text += name + ": " + f.code + " " + f.name + ": " + f.sentence + "\n";
                            findings.push_back(
                                {{"migration", name}, {"code", f.code}, {"name", f.name}, {"sentence", f.sentence}});
                        }
                    }
                    const bool is_clean = findings.empty();
                    kit.context().say(text, json{{"findings", std::move(findings)}});
                    return is_clean ? exit_code::done : exit_code::does_not_hold;
                };
            });
}

}  // namespace mizzle::kit
