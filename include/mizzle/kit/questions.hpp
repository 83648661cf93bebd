// What a change leaves open, and a person answers.
#pragma once
#include "difference.hpp"
#include "rules_of.hpp"

namespace mizzle::kit {

namespace detail {

inline bool contains(const std::vector<std::string>& list, const std::string& text) {
    return std::find(list.begin(), list.end(), text) != list.end();
}

inline std::string listed(const std::vector<std::string>& names) {
    std::string text;
    for (const auto& name : names) text += (text.empty() ? "" : ", ") + name;
    return text;
}

inline question ask_rename(const std::string& name, std::vector<std::string> candidates) {
    std::string sentence = name + " is gone: is it now " + listed(candidates) + "? Say --rename " + name + "=" +
                           candidates.front() + ", or --drop " + name + " if it is to go with all that is in it";
    return {"rename", name, std::move(candidates), std::move(sentence)};
}

}  // namespace detail

// Whether rows that are there need a value that the schema does not give.
inline bool needs_value(const column_description& c) {
    return c.not_null && c.default_sql.empty() && c.generated_sql.empty() && !c.identity && !c.rowid_alias &&
           c.type.find("serial") == std::string::npos && !c.type.ends_with(" auto_increment");
}

// An index on an expression may stand on a column that nobody sees or names.
inline bool is_of_index(const column_description& c) { return !c.generated_sql.empty() && c.further == "invisible"; }

inline std::vector<question> questions_of(const difference& change, const answers& given) {
    std::vector<question> asked;
    std::vector<std::string> new_tables;
    for (const auto& s : change.steps)
        if (s.kind == step_kind::add_table) new_tables.push_back(s.table);
    for (const auto& s : change.steps) {
        const std::string name = s.table + "." + s.name;
        if (s.kind == step_kind::drop_table && !new_tables.empty() && !detail::contains(given.drops, s.table))
            asked.push_back(detail::ask_rename(s.table, new_tables));
        if (s.kind == step_kind::drop_column && !detail::contains(given.drops, name) &&
            !is_of_index(*find(change.old_table(s.table).columns, s.name))) {
            std::vector<std::string> candidates;
            for (const auto& other : change.steps)
                if (other.kind == step_kind::add_column && other.table == s.table &&
                    !is_of_index(*find(change.new_table(s.table).columns, other.name)))
                    candidates.push_back(s.table + "." + other.name);
            if (!candidates.empty()) asked.push_back(detail::ask_rename(name, candidates));
        }
    }
    if (!asked.empty()) return asked;  // a column that is renamed needs no value
    for (const auto& s : change.steps) {
        const std::string name = s.table + "." + s.name;
        if (s.kind == step_kind::add_column && !given.values.contains(name) &&
            needs_value(*find(change.new_table(s.table).columns, s.name)))
            asked.push_back({"value",
                             name,
                             {},
                             name +
                                 " is new, not null and has no default: what do rows have that are there already? "
                                 "Say --value " +
                                 name + "=SQL, such as --value \"" + name + "='unknown'\""});
    }
    const auto& types = kit_rules(change.after.dialect).types;
    for (const auto& s : change.steps) {
        if (s.kind != step_kind::change_column) continue;
        const std::string name = s.table + "." + s.name;
        const auto& was = *find(change.old_table(s.table).columns, s.name);
        const auto& is = *find(change.new_table(s.table).columns, s.name);
        if (!given.values.contains(name) && !types.is_converted(was, is))
            asked.push_back({"value",
                             name,
                             {},
                             name + " goes from " + was.type + " to " + is.type +
                                 ", which keep a number differently: what becomes of a value? Say --value " + name +
                                 "=SQL"});
    }
    return asked;
}

}  // namespace mizzle::kit
