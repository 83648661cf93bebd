// The body of lint.hpp.
#pragma once
#include "../context.hpp"
#include "../folder.hpp"
#include "../inline.hpp"
#include "../lint.hpp"
#include "../script_rules.hpp"
#include "lint.hpp"

namespace mizzle::kit {

MIZZLE_KIT_INLINE exit_code lint_migrations(const project& of, bool all) {
    const dialect_id dialect = dialect_of(of.context().database);
    auto migrations = migrations_in(of.context().folder());
    if (!all && migrations.size() > 1) migrations.erase(migrations.begin(), migrations.end() - 1);
    std::string text;
    json findings = json::array();
    for (const auto& m : migrations) {
        const std::string name = m.filename().string(), sql = read_file(m / "up.sql");
        for (const auto& f : lint(sql, dialect->word, rules_of(dialect))) {
            text += name + ": " + tinted(shows_tints(of.context()), tint::bad, f.code) + " " + f.name + ": " +
                    f.sentence + "\n";
            findings.push_back({{"migration", name}, {"code", f.code}, {"name", f.name}, {"sentence", f.sentence}});
        }
    }
    const bool is_clean = findings.empty();
    of.context().say(text, json{{"findings", std::move(findings)}});
    return is_clean ? exit_code::done : exit_code::does_not_hold;
}

}  // namespace mizzle::kit
