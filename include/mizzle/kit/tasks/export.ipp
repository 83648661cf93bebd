// The body of export.hpp.
#pragma once
#include "../../migrate.hpp"
#include "../context.hpp"
#include "../inline.hpp"
#include "../rules_of.hpp"
#include "export.hpp"
#if __has_include("../mysql/by_hand.hpp")
#include "../mysql/by_hand.hpp"
#endif
#if __has_include("../postgres/by_hand.hpp")
#include "../postgres/by_hand.hpp"
#endif
#if __has_include("../sqlite/by_hand.hpp")
#include "../sqlite/by_hand.hpp"
#endif

namespace mizzle::kit {

inline std::string script_of(const std::vector<std::string>& statements) {
    std::string text;
    for (const auto& statement : statements) text += statement + ";\n";
    return text;
}

// Each migration as far as the last one that is wanted, where the database's history has it not.
inline std::string script_by_hand(const migration_set& set, std::string_view database, const by_hand_options& options) {
    const auto* last = options.to.empty() ? nullptr : &mizzle::detail::migration_called(set, options.to);
    std::string made;
    with_folder(dialect_of(database), [&](auto own) { made = kit_script_by_hand(own, set, last, options); });
    return made;
}

MIZZLE_KIT_INLINE exit_code export_schema(const project& of) {
    const schema declared = of.declared();
    const auto statements = ddl_writer(declared).create_all();
    of.context().say(script_of(statements), json{{"statements", statements}});
    return exit_code::done;
}

MIZZLE_KIT_INLINE exit_code export_migrations(const project& of, const by_hand_options& options) {
    const auto& context = of.context();
    const auto script =
        script_by_hand(read_migrations(context.migrations, context.database), context.database, options);
    context.say(script, json{{"script", script}});
    return exit_code::done;
}

}  // namespace mizzle::kit
