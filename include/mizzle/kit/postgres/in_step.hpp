// Two columns that a trigger keeps in step while old and new programs run: one under its old and its new name, or with
// its old and its new type. A migration expands the table by the new column, further ones fill it and build what stands
// on it, and when no old program runs any more one contracts it to what is declared.
#pragma once
#include "../one_migration.hpp"
#include "types.hpp"

namespace mizzle::kit::postgres {

// `beside` takes the place of `column`, under its own name or, where its type changes, under that of the column.
struct in_step {
    std::string table, column, beside;
    bool changes_type = false;
};

// The arguments of its trigger say what it is, so that a snapshot keeps it.
inline constexpr std::string_view in_step_function = "mizzle_in_step_";
inline constexpr std::string_view in_step_trigger = "zz_mizzle_in_step_";  // fires after the program's own

inline std::vector<in_step> in_step_of(const schema& all) {
    std::vector<in_step> found;
    for (const auto& o : all.objects) {
        if (o.sql.find(in_step_trigger) == std::string::npos || head_of(all, o).kind != object_kind::trigger) continue;
        std::vector<std::string> said;
        for (const auto& t : tokens_of(o.sql))
            if (t.kind == token_kind::text) said.push_back(t.text);
        if (said.size() == 4) found.push_back({said[0], said[1], said[2], said[3] == "type"});
    }
    return found;
}

namespace detail {

inline bool names_column(const std::vector<std::string>& columns, const in_step& pair) {
    return kit::detail::contains(columns, pair.column) || kit::detail::contains(columns, pair.beside);
}
inline bool stands_on(const key_description& k, const in_step& pair) { return names_column(k.columns, pair); }
inline bool stands_on(const foreign_key_description& k, const in_step& pair) { return names_column(k.columns, pair); }
inline bool stands_on(const check_description& c, const in_step& pair) {
    return names_in_sql(c.condition, pair.column) || names_in_sql(c.condition, pair.beside);
}
inline bool stands_on(const index_description& i, const in_step& pair) {
    const auto names = [&](const std::string& text) {
        return names_in_sql(text, pair.column) || names_in_sql(text, pair.beside);
    };
    return std::any_of(i.parts.begin(), i.parts.end(), names) || names(i.condition);
}
template <class F> void each_list_of_parts(table_description& a, const table_description& b, F&& f) {
    f(a.unique_keys, b.unique_keys);
    f(a.foreign_keys, b.foreign_keys);
    f(a.checks, b.checks);
    f(a.indexes, b.indexes);
}
inline bool names_old_column(const std::string& sql, const table_description& t, const in_step& pair) {
    return names_in_sql(sql, t.name) && names_in_sql(sql, pair.column);
}

inline std::string function_of(const schema& all, const table_description& t, const in_step& pair) {
    return made_name(all.dialect, std::string(in_step_function) + t.name + "_" + pair.beside);
}

// Another name, which its like on the old column has not.
inline std::string name_beside(const schema& all, const table_description& t, const std::string& name) {
    const auto has = [&](const auto& list) { return find(list, name) != nullptr; };
    if (!has(t.unique_keys) && !has(t.foreign_keys) && !has(t.checks) && !has(t.indexes)) return name;
    return made_name(all.dialect, name + "_next");
}

inline void put_beside(key_description& k, const in_step& pair) {
    kit::detail::rename_in(k.columns, pair.column, pair.beside);
}
inline void put_beside(foreign_key_description& k, const in_step& pair) {
    kit::detail::rename_in(k.columns, pair.column, pair.beside);
}
inline void put_beside(check_description& c, const in_step& pair) {
    c.condition = renamed_in_sql(c.condition, pair.column, pair.beside);
}
inline void put_beside(index_description& i, const in_step& pair) {
    for (auto& part : i.parts) part = renamed_in_sql(part, pair.column, pair.beside);
    i.condition = renamed_in_sql(i.condition, pair.column, pair.beside);
}

inline bool are_same_words(const std::string& a, const std::string& b) {
    const auto first = tokens_of(a), second = tokens_of(b);
    return std::equal(first.begin(), first.end(), second.begin(), second.end(),
                      [](const token& x, const token& y) { return x.text == y.text; });
}
// What says the same with other quotes is no other index, and none is made for it.
inline void spell_as(table_description& t, const table_description& wanted) {
    for (auto& i : t.indexes)
        for (const auto& like : wanted.indexes)
            if (std::equal(i.parts.begin(), i.parts.end(), like.parts.begin(), like.parts.end(), are_same_words) &&
                are_same_words(i.condition, like.condition)) {
                i.parts = like.parts;
                i.condition = like.condition;
            }
    for (auto& c : t.checks)
        for (const auto& like : wanted.checks)
            if (are_same_words(c.condition, like.condition)) c.condition = like.condition;
}

}  // namespace detail

// The declared schema with all that is in step as the last migration left it.
inline schema held_in_step(const schema& latest, schema declared) {
    for (const auto& pair : in_step_of(latest)) {
        const auto* was = find_full(latest.tables, pair.table);
        auto* t = find_full(declared.tables, pair.table);
        if (was == nullptr || t == nullptr) continue;
        for (const auto& name : {pair.column, pair.beside}) {
            const auto* kept = find(was->columns, name);
            if (kept == nullptr) continue;
            if (auto* c = find(t->columns, name)) *c = *kept;
            else t->columns.push_back(*kept);
        }
        detail::each_list_of_parts(*t, *was, [&](auto& list, const auto& before) {
            std::erase_if(list, [&](const auto& part) { return detail::stands_on(part, pair); });
            for (const auto& part : before)
                if (detail::stands_on(part, pair)) list.push_back(part);
        });
    }
    for (const auto& o : latest.objects)
        if (o.sql.find(in_step_function) != std::string::npos && find(declared.objects, o.name) == nullptr)
            declared.objects.push_back(o);
    return declared;
}

// What leads from columns in step to what is declared; there is no way back, since an old column's values are gone.
// None where nothing is in step.
inline std::vector<migration> contract_plan(const schema& before, const schema& after, const answers& given) {
    const auto pairs = in_step_of(before);
    if (pairs.empty()) return {};
    const ddl_writer write(before);
    schema left = before;
    script out;
    // Counted while nothing is locked yet: the triggers see to it that it stays so.
    marks differ;
    for (const auto& pair : pairs) {
        const auto& t = *find_full(before.tables, pair.table);
        const auto column = write.quote(pair.column), beside = write.quote(pair.beside);
        differ.push_back({pair.table + "." + pair.column,
                          "select count(*) from " + write.quote(t.schema, t.name) + " where " +
                              (pair.changes_type ? column + " is not null and " + beside + " is null"
                                                 : beside + " is distinct from " + column),
                          true});
    }
    out.add("select 1", std::move(differ));
    for (const auto& pair : pairs) {
        const auto was = *find_full(left.tables, pair.table);
        const auto table = write.quote(was.schema, was.name);
        const auto column = write.quote(pair.column), beside = write.quote(pair.beside);
        std::vector<std::string> drops, names;
        std::erase_if(left.views, [&](const view_description& v) {
            if (!detail::names_old_column(v.select, was, pair) &&
                std::none_of(names.begin(), names.end(), [&](const auto& n) { return names_in_sql(v.select, n); }))
                return false;
            names.push_back(v.name);
            drops.insert(drops.begin(), std::string(v.is_materialized ? "drop materialized view " : "drop view ") +
                                            write.quote(v.schema, v.name));
            return true;
        });
        for (auto& sql : drops) out.add(std::move(sql));
        std::vector<object_description> going;
        std::erase_if(left.objects, [&](const object_description& o) {
            const bool is_function = head_of(left, o).kind == object_kind::function;
            const bool is_ours = names_in_sql(o.sql, detail::function_of(before, was, pair));
            if (!is_ours && (is_function || !detail::names_old_column(o.sql, was, pair))) return false;
            going.push_back(o);
            return true;
        });
        for (auto o = going.rbegin(); o != going.rend(); ++o) out.add(head_of(before, *o).drop);
        out.add("-- mizzle: allow destructive-column " + pair.beside + " has what is in it\nalter table " + table +
                " drop column " + column);
        auto& t = *find_full(left.tables, pair.table);
        std::erase_if(t.columns, [&](const auto& c) { return c.name == pair.column; });
        const in_step old{pair.table, pair.column, pair.column};
        detail::each_list_of_parts(t, was, [&](auto& list, const auto&) {
            std::erase_if(list, [&](const auto& part) { return detail::stands_on(part, old); });
        });
        if (!pair.changes_type) continue;
        out.add("-- mizzle: allow breaks-running no program says " + pair.beside + "\nalter table " + table +
                " rename column " + beside + " to " + column);
        kit::detail::rename_column(left, pair.table, pair.beside, pair.column);
        if (const auto* wanted = find_full(after.tables, pair.table)) detail::spell_as(t, *wanted);
    }
    migration made = kit::detail::make_migration(left, after, given);
    out.statements.insert(out.statements.end(), made.up.statements.begin(), made.up.statements.end());
    made.up = std::move(out);
    made.down = {};
    made.change = compare(before, after);
    return {std::move(made)};
}

}  // namespace mizzle::kit::postgres
