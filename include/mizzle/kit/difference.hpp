// What leads from one schema to another, as a list of steps.
#pragma once
#include "renames.hpp"

#include <set>

namespace mizzle::kit {

enum class step_kind : unsigned char {
    rename_table,
    rename_column,
    add_sequence,
    drop_sequence,
    add_enum,
    change_enum,
    drop_enum,
    add_table,
    drop_table,
    add_column,
    change_column,
    drop_column,
    add_primary_key,
    drop_primary_key,
    add_unique,
    drop_unique,
    add_check,
    drop_check,
    add_foreign_key,
    drop_foreign_key,
    rename_constraint,
    add_index,
    drop_index,
    rename_index,
    add_view,
    drop_view,
    comment,
    add_object,
    change_object,
    drop_object
};

struct step {
    step_kind kind{};
    std::string table;  // its full name; of an enum, a sequence, a view or an object that one's
    std::string name;   // of the column, key, check or index
    std::string to{};   // of what is renamed
    bool operator==(const step&) const = default;
};

struct difference {
    schema before;  // under the new names
    schema after;
    std::vector<rename> renames;
    std::vector<step> steps;

    // Whether there is such a step.
    bool has(step_kind kind, std::string_view table, std::string_view name = {}) const {
        return std::any_of(steps.begin(), steps.end(), [&](const step& s) {
            return s.kind == kind && s.table == table && (name.empty() || s.name == name);
        });
    }
    const table_description& old_table(const std::string& name) const { return *find_full(before.tables, name); }
    const table_description& new_table(const std::string& name) const { return *find_full(after.tables, name); }
};

// What a key is called where the database did not name it.
inline std::string name_of_key(const key_description& key) {
    std::string text = key.name;
    if (text.empty())
        for (const auto& c : key.columns) text += (text.empty() ? "(" : ", ") + c;
    return key.name.empty() ? text + ")" : text;
}
inline const std::string& name_of_part(const check_description& c) { return c.name; }
inline const std::string& name_of_part(const index_description& i) { return i.name; }
inline std::string name_of_part(const key_description& k) { return name_of_key(k); }
inline std::string name_of_part(const foreign_key_description& k) {
    return k.name.empty() ? name_of_key({{}, k.columns}) : k.name;
}

namespace detail {

class comparison {
public:
    comparison(schema before, schema after, std::vector<rename> renames)
        : made_{std::move(before), std::move(after), std::move(renames), {}} {}

    difference compare() {
        rename();
        compare_objects(made_.before.sequences, made_.after.sequences, step_kind::add_sequence,
                        step_kind::drop_sequence);
        compare_enums();
        for (const auto& t : made_.before.tables)
            if (find_full(made_.after.tables, full_name(t)) == nullptr) add(step_kind::drop_table, full_name(t));
        for (const auto& t : made_.after.tables) {
            const auto* was = find_full(made_.before.tables, full_name(t));
            if (was != nullptr) compare_tables(*was, t);
            else {
                add(step_kind::add_table, full_name(t));
                if (!t.comment.empty()) add(step_kind::comment, full_name(t));
                for (const auto& c : t.columns)
                    if (!c.comment.empty()) add(step_kind::comment, full_name(t), c.name);
            }
        }
        compare_objects(made_.before.views, made_.after.views, step_kind::add_view, step_kind::drop_view);
        compare_sql_objects();
        return std::move(made_);
    }

private:
    void add(step_kind kind, std::string table, std::string name = {}, std::string to = {}) {
        made_.steps.push_back({kind, std::move(table), std::move(name), std::move(to)});
    }

    void rename() {
        const schema original = made_.before;
        apply(made_.before, made_.renames);
        for (const auto& r : made_.renames) {
            const bool is_table = find_full(original.tables, r.from) != nullptr;
            if (is_table) {
                add(step_kind::rename_table, r.from, {}, r.to);
                continue;
            }
            const auto from = r.from.rfind('.'), to = r.to.rfind('.');
            add(step_kind::rename_column, r.from.substr(0, from), r.from.substr(from + 1),
                to == std::string::npos ? r.to : r.to.substr(to + 1));
        }
    }

    // Those that are not changed but made anew.
    template <class Object>
    void compare_objects(const std::vector<Object>& before, const std::vector<Object>& after, step_kind made,
                         step_kind dropped) {
        for (const auto& o : before) {
            const auto* is = find_full(after, full_name(o));
            if (is == nullptr || *is != o) add(dropped, full_name(o));
        }
        for (const auto& o : after) {
            const auto* was = find_full(before, full_name(o));
            if (was == nullptr || *was != o) add(made, full_name(o));
        }
    }

    void compare_sql_objects() {
        for (const auto& o : made_.before.objects)
            if (find(made_.after.objects, o.name) == nullptr) add(step_kind::drop_object, o.name);
        for (const auto& o : made_.after.objects) {
            const auto* was = find(made_.before.objects, o.name);
            if (was == nullptr) add(step_kind::add_object, o.name);
            else if (*was != o) add(step_kind::change_object, o.name);
        }
    }

    void compare_enums() {
        for (const auto& e : made_.after.enums) {
            const auto* was = find_full(made_.before.enums, full_name(e));
            if (was == nullptr) add(step_kind::add_enum, full_name(e));
            else if (*was != e) add(step_kind::change_enum, full_name(e));
        }
        for (const auto& e : made_.before.enums)
            if (find_full(made_.after.enums, full_name(e)) == nullptr) add(step_kind::drop_enum, full_name(e));
    }

    void compare_tables(const table_description& before, const table_description& after) {
        const std::string table = full_name(after);
        for (const auto& c : before.columns)
            if (find(after.columns, c.name) == nullptr) add(step_kind::drop_column, table, c.name);
        for (const auto& c : after.columns) {
            const auto* was = find(before.columns, c.name);
            if (was == nullptr) add(step_kind::add_column, table, c.name);
            else if (!is_same_but_for_comment(*was, c)) add(step_kind::change_column, table, c.name);
            if (c.comment != (was == nullptr ? "" : was->comment)) add(step_kind::comment, table, c.name);
        }
        if (before.comment != after.comment) add(step_kind::comment, table);
        if (before.primary_key != after.primary_key) {
            if (!before.primary_key.empty()) add(step_kind::drop_primary_key, table, before.primary_key_name);
            if (!after.primary_key.empty()) add(step_kind::add_primary_key, table, after.primary_key_name);
        } else if (before.primary_key_name != after.primary_key_name)
            add(step_kind::rename_constraint, table, before.primary_key_name, after.primary_key_name);
        compare_parts(table, before.unique_keys, after.unique_keys, step_kind::add_unique, step_kind::drop_unique,
                      step_kind::rename_constraint);
        compare_parts(table, before.checks, after.checks, step_kind::add_check, step_kind::drop_check,
                      step_kind::rename_constraint);
        compare_parts(table, before.foreign_keys, after.foreign_keys, step_kind::add_foreign_key,
                      step_kind::drop_foreign_key, step_kind::rename_constraint);
        compare_parts(table, before.indexes, after.indexes, step_kind::add_index, step_kind::drop_index,
                      step_kind::rename_index);
    }

    static bool is_same_but_for_comment(column_description a, const column_description& b) {
        a.comment = b.comment;
        return a == b;
    }

    // What differs in its name alone is renamed; what has none, as SQLite's keys may, is called as one likes.
    template <class Part>
    void compare_parts(const std::string& table, const std::vector<Part>& before, const std::vector<Part>& after,
                       step_kind made, step_kind dropped, step_kind renamed) {
        std::vector<const Part*> added;
        for (const auto& p : after)
            if (std::find(before.begin(), before.end(), p) == before.end()) added.push_back(&p);
        for (const auto& p : before) {
            if (std::find(after.begin(), after.end(), p) != after.end()) continue;
            const auto same = std::find_if(added.begin(), added.end(), [&](const Part* other) {
                Part under_its_name = p;
                under_its_name.name = other->name;
                return under_its_name == *other;
            });
            if (same == added.end()) {
                add(dropped, table, name_of_part(p));
                continue;
            }
            if (!p.name.empty() && !(*same)->name.empty()) add(renamed, table, name_of_part(p), name_of_part(**same));
            added.erase(same);
        }
        for (const auto* p : added) add(made, table, name_of_part(*p));
    }

    difference made_;
};

}  // namespace detail

inline difference compare(const schema& before, const schema& after, std::vector<rename> renames = {}) {
    return detail::comparison(before, after, std::move(renames)).compare();
}

inline std::string_view word_of(step_kind kind) {
    constexpr std::array<std::string_view, 30> words{"rename table",
                                                     "rename column",
                                                     "add sequence",
                                                     "drop sequence",
                                                     "add enum",
                                                     "change enum",
                                                     "drop enum",
                                                     "add table",
                                                     "drop table",
                                                     "add column",
                                                     "change column",
                                                     "drop column",
                                                     "add primary key",
                                                     "drop primary key",
                                                     "add unique key",
                                                     "drop unique key",
                                                     "add check",
                                                     "drop check",
                                                     "add foreign key",
                                                     "drop foreign key",
                                                     "rename constraint",
                                                     "add index",
                                                     "drop index",
                                                     "rename index",
                                                     "add view",
                                                     "drop view",
                                                     "comment",
                                                     "add",
                                                     "change",
                                                     "drop"};
    return words[static_cast<std::size_t>(kind)];
}
inline std::string to_string(const step& s) {
    std::string text = std::string(word_of(s.kind)) + " " + s.table;
    if (!s.name.empty()) text += "." + s.name;
    if (!s.to.empty()) text += " to " + s.to;
    return text;
}
inline json to_json(const std::vector<step>& steps) {
    json list = json::array();
    for (const auto& s : steps) {
        json& one = list.emplace_back(json{{"step", word_of(s.kind)}, {"of", s.table}});
        if (!s.name.empty()) one["name"] = s.name;
        if (!s.to.empty()) one["to"] = s.to;
    }
    return list;
}

}  // namespace mizzle::kit
