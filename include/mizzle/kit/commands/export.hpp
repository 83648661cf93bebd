// export: the whole schema as SQL, or the folder's migrations as a script, for those who must run it by hand.
#pragma once
#include "../postgres/by_hand.hpp"
#include "../program.hpp"
#include "../sqlite/by_hand.hpp"
#include "applying.hpp"

namespace mizzle::kit {

inline std::string script_of(const std::vector<std::string>& statements) {
    std::string text;
    for (const auto& statement : statements) text += statement + ";\n";
    return text;
}

// Each migration as far as the last one that is wanted, where the database's history has it not.
inline std::string script_by_hand(const migration_set& set, std::string_view database, const by_hand_options& options) {
    const auto* last = options.to.empty() ? nullptr : &mizzle::detail::migration_called(set, options.to);
    if (database == "sqlite") return sqlite::by_hand_writer(set, last, options).write();
    if (database == "postgres") return postgres::by_hand_writer(set, last, options).write();
    throw usage_error(
        "mizzle: " + std::string(database) +
        " commits each CREATE and ALTER, so that no script goes on where it stopped; run migrate, or look "
        "at what it would run by migrate --dry-run");
}

template <class... Databases> void add_export(program<Databases...>& kit) {
    kit.add("export", "Print the whole schema as SQL, or the migrations as a script to run by hand",
            [&kit](CLI::App& options) {
                const auto is_pending = std::make_shared<bool>(false);
                const auto given = std::make_shared<by_hand_options>();
                auto* pending = options.add_flag(
                    "--pending", *is_pending,
                    "A script with all migrations, each of which is applied where the database's history lacks it");
                options.add_option("--to", given->to, "The last one to apply, by number or name")->needs(pending);
                options.add_option("--allow-loss", given->allow_loss, "TABLE or TABLE.COLUMN whose rows may be lost")
                    ->take_all()
                    ->needs(pending);
                add_order(options, given->order);
                return [&kit, is_pending, given] {
                    const auto& context = kit.context();
                    if (*is_pending) {
                        const auto set = read_migrations(context.migrations, context.database);
                        const auto script = script_by_hand(set, context.database, *given);
                        context.say(script, json{{"script", script}});
                        return exit_code::done;
                    }
                    const schema declared = kit.declared();
                    const auto statements = ddl_writer(declared).create_all();
                    context.say(script_of(statements), json{{"statements", statements}});
                    return exit_code::done;
                };
            });
}

}  // namespace mizzle::kit
