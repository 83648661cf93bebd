// Steps as SQLite's statements: ALTER TABLE where it suffices, else the table is rebuilt as its documentation says.
#pragma once
#include "../marks.hpp"
#include "../object_steps.hpp"
#include "rules.hpp"
#include "types.hpp"

namespace mizzle::kit::sqlite {

class step_writer {
public:
    step_writer(const difference& change, const answers& given)
        : change_(change), given_(given), after_(change.after), count_(change.before), objects_(change, out_) {}

    script write() {
        for (const auto& t : change_.after.tables)
            if (find_full(change_.before.tables, full_name(t)) != nullptr && needs_rebuild(t))
                rebuilt_.push_back(t.name);
        const auto views = views_in_the_way();
        std::vector<std::string> touched = touched_names();
        for (const auto* v : views) touched.push_back(v->name);
        objects_.drop_dependents(std::move(touched));
        each(step_kind::rename_table,
             [&](const step& s) { out_.add("alter table " + quote(s.table) + " rename to " + quote(s.to)); });
        each(step_kind::rename_column, [&](const step& s) {
            out_.add("alter table " + quote(s.table) + " rename column " + quote(s.name) + " to " + quote(s.to));
        });
        drop_views(views);
        each(step_kind::drop_index, [&](const step& s) { drop_index(s); });
        each(step_kind::rename_index, [&](const step& s) { drop_index(s); });
        for (auto t = change_.before.tables.rbegin(); t != change_.before.tables.rend(); ++t)
            if (change_.has(step_kind::drop_table, full_name(*t))) {
                out_.is_without_foreign_keys = true;
                out_.add("drop table " + quote(t->name), {full_name(*t)});
            }
        objects_.make(true);
        for (std::size_t i = 0; i < change_.after.tables.size(); ++i) make_table(change_.after.tables[i], i);
        for (auto& one : late_) out_.statements.push_back(std::move(one));
        for (const auto& v : change_.after.views)
            if (find(change_.before.views, v.name) == nullptr || detail::contains(dropped_views_, v.name))
                out_.add(after_.create_view(v));
        objects_.make(false);
        objects_.fill_again(rebuilt_);
        return std::move(out_);
    }

private:
    template <class F> void each(step_kind kind, F&& f) {
        for (const auto& s : change_.steps)
            if (s.kind == kind) f(s);
    }
    template <class F> void each(step_kind kind, const std::string& table, F&& f) {
        each(kind, [&](const step& s) {
            if (s.table == table) f(s);
        });
    }
    std::string quote(const std::string& name) const { return after_.quote(name); }
    bool is_rebuilt(const std::string& table) const { return detail::contains(rebuilt_, table); }

    std::vector<std::string> touched_names() const {
        std::vector<std::string> touched = rebuilt_;
        for (const auto& s : change_.steps)
            if (s.kind == step_kind::drop_column || s.kind == step_kind::drop_table || s.kind == step_kind::drop_view)
                touched.push_back(s.table);
        return touched;
    }

    std::vector<const view_description*> views_in_the_way() const {
        auto views = views_on(change_.before, touched_names());
        std::reverse(views.begin(), views.end());
        return views;
    }

    void drop_views(const std::vector<const view_description*>& views) {
        for (const auto* v : views) {
            dropped_views_.push_back(v->name);
            out_.add("drop view " + quote(v->name));
        }
    }

    // Those of a table that is rebuilt go with it.
    void drop_index(const step& s) {
        if (!is_rebuilt(s.table)) out_.add("drop index " + quote(s.name));
    }

    void make_table(const table_description& t, std::size_t position) {
        if (find(change_.before.tables, t.name) == nullptr) {
            std::vector<std::string> keys;
            out_.add(after_.create_table(t, position, keys));
            for (auto& key : keys) late_.push_back({std::move(key)});
            for (const auto& index : t.indexes) late_.push_back({after_.create_index(t, index)});
            return;
        }
        if (is_rebuilt(t.name)) return rebuild(t, position);
        each(step_kind::add_column, t.name, [&](const step& s) { add_column(t, *find(t.columns, s.name)); });
        each(step_kind::drop_column, t.name, [&](const step& s) {
            out_.add("alter table " + quote(t.name) + " drop column " + quote(s.name), loses_of(s));
        });
        each(step_kind::add_index, t.name, [&](const step& s) { add_index(t, *find(t.indexes, s.name)); });
        each(step_kind::rename_index, t.name,
             [&](const step& s) { late_.push_back({after_.create_index(t, *find(t.indexes, s.to))}); });
    }

    // When it is made, the table is as it will be.
    void add_index(const table_description& t, const index_description& index) {
        const auto columns = columns_of(t, index);
        marks fails;
        if (index.unique && !columns.empty())
            fails.push_back(count_.equal_rows(t, columns, false, count_.one_line(index.condition)));
        late_.push_back({after_.create_index(t, index), std::move(fails)});
    }

    marks loses_of(const step& s) const {
        const auto* c = find(change_.old_table(s.table).columns, s.name);
        if (c == nullptr || !c->generated_sql.empty()) return {};
        return {mark(s.table + "." + s.name)};
    }

    // ALTER TABLE

    bool needs_rebuild(const table_description& t) const {
        return std::any_of(change_.steps.begin(), change_.steps.end(), [&](const step& s) {
            if (s.table != full_name(t)) return false;
            switch (s.kind) {
            case step_kind::rename_table:
            case step_kind::rename_column:
            case step_kind::add_index:
            case step_kind::drop_index:
            case step_kind::rename_index:
            case step_kind::comment: return false;
            case step_kind::add_column: return !can_be_added(t, *find(t.columns, s.name));
            case step_kind::drop_column: return !can_be_dropped(change_.old_table(s.table), s.name);
            case step_kind::add_check: return column_of_check(t, *find(t.checks, s.name)).empty();
            case step_kind::add_foreign_key:
                return std::none_of(t.foreign_keys.begin(), t.foreign_keys.end(), [&](const auto& k) {
                    return name_of_part(k) == s.name && k.columns.size() == 1 &&
                           change_.has(step_kind::add_column, t.name, k.columns[0]) &&
                           find(t.columns, k.columns[0])->default_sql.empty();
                });
            default: return true;
            }
        });
    }

    // A default must be a constant there, and every row that there is has it.
    bool can_be_added(const table_description& t, const column_description& c) const {
        if (given_.values.contains(t.name + "." + c.name) || c.rowid_alias) return false;
        if (!c.generated_sql.empty()) return !c.generated_is_stored && !c.not_null;
        if (c.default_sql.starts_with("(") || c.default_sql.starts_with("current_")) return false;
        return !c.not_null || !c.default_sql.empty();
    }

    static bool can_be_dropped(const table_description& t, const std::string& column) {
        const auto names = [&](const auto& keys) {
            return std::any_of(keys.begin(), keys.end(),
                               [&](const auto& k) { return detail::contains(k.columns, column); });
        };
        return !detail::contains(t.primary_key, column) && !names(t.unique_keys) && !names(t.foreign_keys) &&
               std::none_of(t.checks.begin(), t.checks.end(),
                            [&](const auto& c) { return names_in_sql(c.condition, column); }) &&
               std::none_of(t.columns.begin(), t.columns.end(),
                            [&](const auto& c) { return names_in_sql(c.generated_sql, column); });
    }

    // The new column that a check is about, and alone is; else nothing.
    std::string column_of_check(const table_description& t, const check_description& check) const {
        std::string found;
        for (const auto& c : t.columns) {
            if (!names_in_sql(check.condition, c.name)) continue;
            if (!found.empty() || !change_.has(step_kind::add_column, t.name, c.name)) return {};
            found = c.name;
        }
        return found;
    }

    void add_column(const table_description& t, const column_description& c) {
        std::string sql = "alter table " + quote(t.name) + " add column " + after_.column(c);
        each(step_kind::add_check, t.name, [&](const step& s) {
            const auto& check = *find(t.checks, s.name);
            if (column_of_check(t, check) == c.name) sql += " " + after_.check(check);
        });
        for (const auto& k : t.foreign_keys) {
            if (k.columns != std::vector<std::string>{c.name}) continue;
            const std::string key = after_.foreign_key(k), words = "foreign key " + after_.quote(k.columns) + " ";
            const auto at = key.find(words);
            sql += " " + key.substr(0, at) + key.substr(at + words.size());
        }
        out_.add(std::move(sql));
    }

    // The twelve steps

    void rebuild(const table_description& t, std::size_t position) {
        out_.is_without_foreign_keys = true;
        table_description made = t;
        made.name = "mizzle_new_" + t.name;
        std::vector<std::string> ignored;
        marks loses;
        each(step_kind::drop_column, t.name, [&](const step& s) {
            for (auto& lost : loses_of(s)) loses.push_back(std::move(lost));
        });
        out_.add(after_.create_table(made, position, ignored));
        copy_rows(t, made.name);
        if (is_numbered(t) && is_numbered(change_.old_table(t.name))) keep_last_number(t.name, made.name);
        out_.add("drop table " + quote(t.name), std::move(loses));
        out_.add("alter table " + quote(made.name) + " rename to " + quote(t.name));
        for (const auto& key : t.unique_keys)
            if (key.nulls_not_distinct) late_.push_back({after_.create_null_index(t, key)});
        for (const auto& index : t.indexes)
            if (change_.has(step_kind::add_index, t.name, index.name)) add_index(t, index);
            else late_.push_back({after_.create_index(t, index)});
    }

    // Of the rows as they are, which the new table does not take.
    marks refused_rows(const table_description& t) {
        const auto& was = change_.old_table(t.name);
        marks fails;
        const auto has = [&](const std::vector<std::string>& columns) {
            return std::all_of(columns.begin(), columns.end(),
                               [&](const auto& name) { return find(was.columns, name) != nullptr; });
        };
        for (const auto& c : t.columns) {
            const auto* old = find(was.columns, c.name);
            if (old != nullptr && c.not_null && !old->not_null && c.generated_sql.empty() &&
                !given_.values.contains(t.name + "." + c.name))
                fails.push_back(count_.nulls(was, c.name));
        }
        each(step_kind::add_unique, t.name, [&](const step& s) {
            for (const auto& k : t.unique_keys)
                if (name_of_part(k) == s.name && has(k.columns))
                    fails.push_back(count_.equal_rows(was, k.columns, k.nulls_not_distinct));
        });
        each(step_kind::add_primary_key, t.name, [&](const step&) {
            if (has(t.primary_key)) fails.push_back(count_.equal_rows(was, t.primary_key, true));
        });
        each(step_kind::add_check, t.name, [&](const step& s) {
            const auto& check = *find(t.checks, s.name);
            const bool is_about_new = std::any_of(t.columns.begin(), t.columns.end(), [&](const auto& c) {
                const auto* old = find(was.columns, c.name);
                return names_in_sql(check.condition, c.name) && (old == nullptr || old->type != c.type);
            });
            if (!is_about_new) fails.push_back(count_.refused(was, check));
        });
        return fails;
    }

    void copy_rows(const table_description& t, const std::string& made) {
        const auto& was = change_.old_table(t.name);
        std::vector<std::string> columns;
        std::string values;
        for (const auto& c : t.columns) {
            if (!c.generated_sql.empty()) continue;
            const std::string value = value_of(find(was.columns, c.name), c, t.name + "." + c.name);
            if (value.empty()) continue;  // its default
            columns.push_back(c.name);
            values += (values.empty() ? "" : ", ") + value;
        }
        if (!columns.empty())
            out_.add("insert into " + quote(made) + " " + after_.quote(columns) + "\n  select " + values + " from " +
                         quote(t.name),
                     refused_rows(t));
    }

    std::string value_of(const column_description* was, const column_description& is, const std::string& name) const {
        const auto given = given_.values.find(name);
        const bool is_given = given != given_.values.end();
        if (was == nullptr) return is_given ? given->second : "";
        const auto value = converted(*was, is);
        if (!value) return is_given ? given->second : quote(is.name);
        if (!is_given) return *value;
        return is.not_null && !was->not_null ? "coalesce(" + *value + ", " + given->second + ")" : given->second;
    }

    static bool is_numbered(const table_description& t) {
        return std::any_of(t.columns.begin(), t.columns.end(), [](const auto& c) { return c.autoincrement; });
    }

    // Numbers that were given once are not given again.
    void keep_last_number(const std::string& from, const std::string& to) {
        std::string before, after;
        append_text_literal(before, from);
        append_text_literal(after, to);
        out_.add("delete from sqlite_sequence where name = " + after);
        out_.add("insert into sqlite_sequence (name, seq) select " + after +
                 ", seq from sqlite_sequence where name = " + before);
    }

    const difference& change_;
    const answers& given_;
    ddl_writer after_;
    row_counter count_;
    script out_;
    std::vector<std::string> rebuilt_, dropped_views_;
    std::vector<statement> late_;
    object_writer objects_;
};

}  // namespace mizzle::kit::sqlite

namespace mizzle::detail::dialects {

inline kit::script kit_steps_of(sqlite, const kit::difference& change, const kit::answers& given) {
    return kit::sqlite::step_writer(change, given).write();
}

}  // namespace mizzle::detail::dialects
