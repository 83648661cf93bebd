// A migration that makes at once what those before it made.
#pragma once
#include "checkpoint_options.hpp"
#include "folder.hpp"
#include "objects.hpp"
#include "one_migration.hpp"
#include "script_rules.hpp"
#include "statement_effect.hpp"

namespace mizzle::kit {

namespace detail {

// With what it replaced in parentheses.
inline std::string with_replaced(const replaced_migration& m) {
    std::string text;
    for (const auto& r : m.replaces) text += (text.empty() ? "" : " ") + with_replaced(r);
    return text.empty() ? m.name : m.name + "(" + text + ")";
}

// Those of the folder that no other one of it replaces.
inline std::vector<replaced_migration> not_replaced(const std::vector<std::filesystem::path>& folder) {
    std::vector<replaced_migration> all, left;
    for (const auto& m : folder) {
        const auto name = m.filename().string();
        all.push_back(
            {name, mizzle::detail::replaced_by(name, mizzle::detail::with_plain_lines(read_file(m / "up.sql")))});
    }
    for (const auto& m : all)
        if (std::none_of(all.begin(), all.end(),
                         [&](const auto& other) { return mizzle::detail::is_replaced(other.replaces, m.name); }))
            left.push_back(m);
    return left;
}

// The statements that make, replace and drop what the snapshots have, as the kit writes them.
inline std::vector<std::string> statements_of_objects(const std::vector<std::filesystem::path>& folder) {
    std::vector<std::string> found;
    for (const auto& m : folder) {
        if (!std::filesystem::exists(m / "snapshot.json")) continue;
        const schema all = snapshot_of(m);
        for (const auto& o : all.objects) {
            auto head = head_of(all, o);
            found.insert(found.end(), {o.sql, std::move(head.replace), std::move(head.drop)});
        }
    }
    return found;
}

}  // namespace detail

// Returns its name. Throws `stop` where there are statements that the options say nothing of.
inline std::string write_checkpoint(const context& of, const std::string& name, const checkpoint_options& options) {
    const auto folder = of.folder();
    const auto before = migrations_in(folder);
    const dialect_id dialect = dialect_of(of.database);
    if (before.size() < 2) throw stop(exit_code::question, "there are no two migrations to make one of");
    const auto known = detail::statements_of_objects(before);
    std::string marked = "-- mizzle: replaces", rows, others, kept;
    for (const auto& m : detail::not_replaced(before)) {
        marked += " " + detail::with_replaced(m);
        const std::string script = read_file(folder / m.name / "up.sql");
        for (const auto& part : mizzle::detail::split_script(script, rules_of(dialect))) {
            std::string text(part.text);
            while (text.ends_with(';')) text.pop_back();
            if (part.is_mark || tokens_of(text).empty()) continue;
            if (std::find(known.begin(), known.end(), text) != known.end()) continue;
            const auto effect = effect_of(text);
            if (effect == statement_effect::rows) rows += "\n" + m.name + ": " + text;
            if (effect == statement_effect::other) others += "\n" + m.name + ": " + text, kept += "\n" + text + ";\n";
        }
    }
    std::string question;
    if (!rows.empty() && !options.leaves_rows_out)
        question = "these are no part of the schema, and a new database would not have what they do; say "
                   "--without-rows if it needs none of it:" +
                   rows;
    if (!others.empty() && !options.keeps_others)
        question += (question.empty() ? "" : "\n") +
                    ("no snapshot knows what these make, and a new database would not have it; say --keep to have "
                     "them as they are after the schema, and look at what was written:" +
                     others);
    if (!question.empty()) throw stop(exit_code::question, question);
    schema none;
    none.dialect = dialect;
    const auto made = detail::make_migration(none, snapshot_of(before.back()), {});
    const std::string full = next_name(folder, name);
    std::filesystem::create_directories(folder / full);
    write_file(folder / full / "down.sql", to_string(made.down));
    write_file(folder / full / "snapshot.json", to_json(made.change.after).dump(2) + "\n");
    write_file(folder / full / "up.sql", marked + "\n" + to_string(made.up) + kept);
    if (options.removes)
        for (const auto& m : before) std::filesystem::remove_all(m);
    write_lock_file(of.migrations, of.database);
    return full;
}

}  // namespace mizzle::kit
