// Steps as PostgreSQL's statements.
#pragma once
#include "../object_steps.hpp"
#include "comments.hpp"
#include "enums.hpp"
#include "rules.hpp"

namespace mizzle::kit::postgres {

class step_writer {
public:
    step_writer(const difference& change, const answers& given)
        : change_(change), given_(given), before_(change.before), after_(change.after), count_(change.after),
          enums_(change, given, out_), objects_(change, out_) {}

    script write() {
        const auto views = views_in_the_way();
        std::vector<std::string> touched = touched_;
        for (const auto* v : views) touched.push_back(v->name);
        std::vector<std::string> types;
        each(step_kind::change_enum, [&](const step& s) {
            if (!enums_.is_only_more(s.table)) types.push_back(s.table.substr(s.table.rfind('.') + 1));
        });
        each(step_kind::drop_table, [&](const step& s) { types.push_back(s.table.substr(s.table.rfind('.') + 1)); });
        objects_.drop_dependents(touched, types);
        each(step_kind::rename_table, [&](const step& s) {
            const auto* t = find_full(change_.before.tables, s.to);
            out_.add("alter table " + quote_name(s.table, t) + " rename to " + after_.quote(t ? t->name : s.to));
        });
        each(step_kind::rename_column, [&](const step& s) {
            out_.add(alter(s.table) + "rename column " + quote(s.name) + " to " + quote(s.to));
        });
        drop_views(views);
        drop_parts();
        each(step_kind::rename_constraint, [&](const step& s) {
            out_.add(alter(s.table) + "rename constraint " + quote(s.name) + " to " + quote(s.to));
        });
        each(step_kind::rename_index, [&](const step& s) {
            out_.add("alter index " + quote(before(s.table).schema, s.name) + " rename to " + quote(s.to));
        });
        make_schemas();
        each(step_kind::add_enum,
             [&](const step& s) { out_.add(after_.create_enum(*find_full(change_.after.enums, s.table))); });
        change_sequences();
        objects_.drop_of_types();
        drop_tables();
        objects_.drop_others(true);
        each(step_kind::change_enum, [&](const step& s) { enums_.change(s.table); });
        objects_.make(true);
        add_tables();
        each(step_kind::add_column, [&](const step& s) { add_column(s); });
        each_computed_anew([&](const table_description& t, const column_description& c) {
            out_.add(alter(full_name(t)) + "drop column " + quote(c.name));
        });
        each(step_kind::change_column, [&](const step& s) {
            if (!is_computed_anew(after(s.table), *find(after(s.table).columns, s.name))) change_column(s);
        });
        each_computed_anew([&](const table_description& t, const column_description& c) { compute(t, c); });
        each(step_kind::drop_column, [&](const step& s) {
            out_.add(alter(s.table) + "drop column " + quote(s.name), loses_of(s.table, s.name));
        });
        add_parts();
        objects_.drop_others(false);
        for (const auto& type : enums_.left_types()) out_.add("drop type " + type);
        each(step_kind::drop_enum,
             [&](const step& s) { out_.add("drop type " + full(change_.before.enums, s.table)); });
        each(step_kind::drop_sequence, [&](const step& s) {
            if (!change_.has(step_kind::add_sequence, s.table))
                out_.add("drop sequence " + full(change_.before.sequences, s.table));
        });
        for (const auto& v : change_.after.views)
            if (find_full(change_.before.views, full_name(v)) == nullptr || contains(dropped_views_, full_name(v)))
                out_.add(after_.create_view(v));
        objects_.make(false);
        each(step_kind::comment, [&](const step& s) { add_comment(change_.after, s, out_); });
        return std::move(out_);
    }

private:
    static bool contains(const std::vector<std::string>& list, const std::string& text) {
        return std::find(list.begin(), list.end(), text) != list.end();
    }
    template <class F> void each(step_kind kind, F&& f) {
        for (const auto& s : change_.steps)
            if (s.kind == kind) f(s);
    }
    std::string quote(const std::string& name) const { return after_.quote(name); }
    std::string quote(const std::string& space, const std::string& name) const { return after_.quote(space, name); }
    template <class Objects> std::string full(const Objects& objects, const std::string& name) const {
        const auto* o = find_full(objects, name);
        return quote(o->schema, o->name);
    }
    // The old name of a table that is renamed, which no schema has any more.
    std::string quote_name(const std::string& old, const table_description* renamed) const {
        if (renamed == nullptr || renamed->schema.empty()) return quote(old);
        return quote(renamed->schema, old.substr(renamed->schema.size() + 1));
    }
    const table_description& before(const std::string& table) const { return change_.old_table(table); }
    const table_description& after(const std::string& table) const { return change_.new_table(table); }
    std::string alter(const std::string& table) const {
        return "alter table " + full(change_.before.tables, table) + " ";
    }
    marks loses_of(const std::string& table, const std::string& column) const {
        const auto* c = find(before(table).columns, column);
        if (c == nullptr || !c->generated_sql.empty()) return {};
        return {mark(table + "." + column)};
    }

    // Types of columns cannot change under a view.
    bool changes_values(const step& s) const {
        const auto &was = *find(before(s.table).columns, s.name), &is = *find(after(s.table).columns, s.name);
        return was.type != is.type || was.collation != is.collation || was.generated_sql != is.generated_sql;
    }

    // What is computed of a column whose type changes goes with its indexes and keys, and comes back.
    bool is_computed_anew(const table_description& t, const column_description& c) const {
        const auto& table = before(full_name(t));
        const auto* was = find(table.columns, c.name);
        if (was == nullptr || c.generated_sql.empty() || was->generated_sql != c.generated_sql) return false;
        return std::any_of(change_.steps.begin(), change_.steps.end(), [&](const step& s) {
            if (s.kind != step_kind::change_column || s.table != full_name(t) || s.name == c.name) return false;
            const auto &from = *find(table.columns, s.name), &to = *find(t.columns, s.name);
            return (type_of_values(from.type) != type_of_values(to.type) || from.collation != to.collation) &&
                   names_in_sql(c.generated_sql, s.name);
        });
    }
    template <class F> void each_computed_anew(F&& f) const {
        for (const auto& t : change_.after.tables)
            if (find_full(change_.before.tables, full_name(t)) != nullptr)
                for (const auto& c : t.columns)
                    if (is_computed_anew(t, c)) f(t, c);
    }
    void compute(const table_description& t, const column_description& c) {
        const std::string table = full_name(t);
        out_.add(alter(table) + "add column " + after_.column(c));
        const auto has = [&](step_kind kind, const std::string& name) { return change_.has(kind, table, name); };
        for (const auto& k : t.unique_keys)
            if (contains(k.columns, c.name) && !has(step_kind::add_unique, name_of_part(k)))
                out_.add(alter(table) + "add " + after_.unique_key(k));
        for (const auto& k : t.checks)
            if (names_in_sql(k.condition, c.name) && !has(step_kind::add_check, k.name))
                out_.add(alter(table) + "add " + after_.check(k));
        for (const auto& i : t.indexes) {
            const bool is_of_it = names_in_sql(i.condition, c.name) ||
                                  std::any_of(i.parts.begin(), i.parts.end(),
                                              [&](const auto& part) { return names_in_sql(part, c.name); });
            const std::string sql = after_.create_index(t, i);
            if (is_of_it && !has(step_kind::add_index, i.name) && !contains(late_, sql)) late_.push_back(sql);
        }
        if (!c.comment.empty() && !has(step_kind::comment, c.name))
            add_comment(change_.after, {step_kind::comment, table, c.name}, out_);
    }

    std::vector<const view_description*> views_in_the_way() {
        auto& touched = touched_;
        for (const auto& s : change_.steps)
            if (s.kind == step_kind::drop_column || (s.kind == step_kind::change_column && changes_values(s)))
                touched.push_back(before(s.table).name);
            else if (s.kind == step_kind::drop_table || s.kind == step_kind::drop_view)
                touched.push_back(s.table.substr(s.table.rfind('.') + 1));
            else if (s.kind == step_kind::change_enum && !enums_.is_only_more(s.table))
                for (const auto& [table, column] : enums_.columns_of(s.table)) touched.push_back(before(table).name);
        auto views = views_on(change_.before, touched);
        std::reverse(views.begin(), views.end());
        return views;
    }

    void drop_views(const std::vector<const view_description*>& views) {
        for (const auto* v : views) {
            dropped_views_.push_back(full_name(*v));
            out_.add(std::string(v->is_materialized ? "drop materialized view " : "drop view ") +
                     quote(v->schema, v->name));
        }
    }

    void drop_constraint(const step& s) { out_.add(alter(s.table) + "drop constraint " + quote(s.name)); }

    void drop_parts() {
        each(step_kind::drop_foreign_key, [&](const step& s) { drop_constraint(s); });
        each(step_kind::drop_index,
             [&](const step& s) { out_.add("drop index " + quote(before(s.table).schema, s.name)); });
        each(step_kind::drop_check, [&](const step& s) { drop_constraint(s); });
        each(step_kind::drop_unique, [&](const step& s) { drop_constraint(s); });
        each(step_kind::drop_primary_key, [&](const step& s) { drop_constraint(s); });
    }

    void add_parts() {
        const auto add = [&](const step& s, const std::string& part, mark fails) {
            out_.add(alter(s.table) + "add " + part, {std::move(fails)});
        };
        each(step_kind::add_primary_key, [&](const step& s) {
            const auto& t = after(s.table);
            add(s, after_.primary_key(t), count_.equal_rows(t, t.primary_key, true));
        });
        each(step_kind::add_unique, [&](const step& s) {
            const auto& t = after(s.table);
            for (const auto& k : t.unique_keys)
                if (name_of_part(k) == s.name)
                    add(s, after_.unique_key(k), count_.equal_rows(t, k.columns, k.nulls_not_distinct));
        });
        each(step_kind::add_check, [&](const step& s) {
            const auto& check = *find(after(s.table).checks, s.name);
            add(s, after_.check(check), count_.refused(after(s.table), check));
        });
        each(step_kind::add_index, [&](const step& s) {
            const auto& t = after(s.table);
            const auto& index = *find(t.indexes, s.name);
            const auto columns = columns_of(t, index);
            marks fails;
            if (index.unique && !columns.empty())
                fails.push_back(count_.equal_rows(t, columns, false, count_.one_line(index.condition)));
            out_.add(after_.create_index(t, index), std::move(fails));
        });
        for (auto& sql : late_) out_.add(std::move(sql));
        each(step_kind::add_foreign_key, [&](const step& s) {
            const auto& key = *find(after(s.table).foreign_keys, s.name);
            add(s, after_.foreign_key(key), count_.without_parent(after(s.table), key));
        });
    }

    void make_schemas() {
        std::vector<std::string> there;
        for (const auto& t : change_.before.tables) there.push_back(t.schema);
        for (const auto& s : change_.before.sequences) there.push_back(s.schema);
        const auto need = [&](const std::string& name) {
            if (name.empty() || contains(there, name)) return;
            there.push_back(name);
            out_.add("create schema if not exists " + quote(name));
        };
        for (const auto& s : change_.after.sequences) need(s.schema);
        for (const auto& t : change_.after.tables) need(t.schema);
    }

    void change_sequences() {
        each(step_kind::add_sequence, [&](const step& s) {
            std::string sql = after_.create_sequence(*find_full(change_.after.sequences, s.table));
            if (change_.has(step_kind::drop_sequence, s.table))
                sql = altered(*find_full(change_.after.sequences, s.table));
            out_.add(std::move(sql));
        });
    }

    // What is not said keeps what it had: a sequence that is altered has each said.
    std::string altered(sequence_description s) const {
        const bool has_no_minimum = !s.minimum, has_no_maximum = !s.maximum, has_no_cycle = !s.cycles;
        if (!s.increment) s.increment = 1;
        if (!s.cache) s.cache = 1;
        std::string sql = after_.create_sequence(s);
        sql.replace(0, 6, "alter");
        return sql + (has_no_minimum ? " no minvalue" : "") + (has_no_maximum ? " no maxvalue" : "") +
               (has_no_cycle ? " no cycle" : "");
    }

    // What a table references is made before it, and goes after it.
    void drop_tables() {
        for (const auto& t : change_.before.tables)
            for (const auto& k : t.foreign_keys)
                if (is_dropped(full_name(t)) && is_dropped(qualified(k.schema, k.table)) && full_name(t) != k.table)
                    out_.add(alter(full_name(t)) + "drop constraint " + quote(k.name));
        for (auto t = change_.before.tables.rbegin(); t != change_.before.tables.rend(); ++t)
            if (is_dropped(full_name(*t))) out_.add("drop table " + quote(t->schema, t->name), {full_name(*t)});
    }
    bool is_dropped(const std::string& table) const { return change_.has(step_kind::drop_table, table); }

    void add_tables() {
        for (std::size_t i = 0; i < change_.after.tables.size(); ++i) {
            const auto& t = change_.after.tables[i];
            if (!change_.has(step_kind::add_table, full_name(t))) continue;
            std::vector<std::string> keys;
            out_.add(after_.create_table(t, i, keys));
            for (const auto& index : t.indexes) late_.push_back(after_.create_index(t, index));
            late_.insert(late_.end(), keys.begin(), keys.end());
        }
    }

    void add_column(const step& s) {
        const auto& c = *find(after(s.table).columns, s.name);
        const auto value = given_.values.find(s.table + "." + s.name);
        if (value == given_.values.end()) return out_.add(alter(s.table) + "add column " + after_.column(c));
        column_description nullable = c;
        nullable.not_null = false;
        out_.add(alter(s.table) + "add column " + after_.column(nullable));
        out_.add("update " + full(change_.after.tables, s.table) + " set " + quote(c.name) + " = " + value->second);
        if (c.not_null) out_.add(alter(s.table) + "alter column " + quote(c.name) + " set not null");
    }

    void change_column(const step& s) {
        const auto &was = *find(before(s.table).columns, s.name), &is = *find(after(s.table).columns, s.name);
        const std::string alter_column = alter(s.table) + "alter column " + quote(s.name) + " ";
        if (was.generated_sql != is.generated_sql) {
            if (is.generated_sql.empty()) return out_.add(alter_column + "drop expression");
            out_.add(alter(s.table) + "drop column " + quote(s.name), loses_of(s.table, s.name));
            return out_.add(alter(s.table) + "add column " + after_.column(is));
        }
        if (type_of_values(was.type) != type_of_values(is.type) || was.collation != is.collation)
            change_type(s, was, is, alter_column);
        else change_default(was, is, alter_column);
        if (!is_serial(is.type)) change_serial(s, was, is, alter_column);
        change_identity(s, was, is, alter_column);
        if (is_serial(is.type)) change_serial(s, was, is, alter_column);
        if (was.not_null != is.not_null) {
            const auto value = given_.values.find(s.table + "." + s.name);
            if (is.not_null && value != given_.values.end())
                out_.add("update " + full(change_.after.tables, s.table) + " set " + quote(s.name) + " = " +
                         value->second + " where " + quote(s.name) + " is null");
            marks fails;
            if (is.not_null && value == given_.values.end()) fails.push_back(count_.nulls(after(s.table), s.name));
            out_.add(alter_column + (is.not_null ? "set not null" : "drop not null"), std::move(fails));
        }
    }

    void change_default(const column_description& was, const column_description& is, const std::string& alter_column) {
        if (was.default_sql == is.default_sql) return;
        out_.add(alter_column + (is.default_sql.empty() ? "drop default" : "set default " + is.default_sql));
    }

    void change_type(const step& s, const column_description& was, const column_description& is,
                     const std::string& alter_column) {
        const std::string type = type_of_values(is.type);
        const auto value = given_.values.find(s.table + "." + s.name);
        std::string sql = alter_column + "type " + type;
        if (!is.collation.empty()) sql += " collate " + quote(is.collation);
        sql += " using " + (value != given_.values.end() ? value->second : quote(s.name) + "::" + type);
        if (!was.default_sql.empty()) out_.add(alter_column + "drop default");
        out_.add(std::move(sql), is_wider(was.type, is.type) ? marks() : narrowed(s, was, type));
        if (!is.default_sql.empty()) out_.add(alter_column + "set default " + is.default_sql);
    }

    // The rows whose value does not come back the same.
    marks narrowed(const step& s, const column_description& was, const std::string& type) const {
        marks lost = loses_of(s.table, s.name);
        if (!lost.empty() && !given_.values.contains(s.table + "." + s.name))
            lost.front().counted_by = count_.count(after(s.table)) + " where " + quote(s.name) + "::" + type +
                                      "::" + type_of_values(was.type) + "::text is distinct from " + quote(s.name) +
                                      "::text";
        return lost;
    }

    void change_identity(const step& s, const column_description& was, const column_description& is,
                         const std::string& alter_column) {
        const std::string kind = is.identity_always ? "always" : "by default";
        if (was.identity && !is.identity) out_.add(alter_column + "drop identity");
        else if (!was.identity && is.identity) {
            out_.add(alter_column + "add generated " + kind + " as identity");
            begin_after_rows(s);
        } else if (was.identity_always != is.identity_always) out_.add(alter_column + "set generated " + kind);
    }

    // Numbers go on behind those that rows have.
    void begin_after_rows(const step& s) {
        const auto& t = after(s.table);
        std::string table, column;
        append_text_literal(table, quote(t.schema, t.name));
        append_text_literal(column, s.name);
        out_.add("select setval(pg_get_serial_sequence(" + table + ", " + column + "), coalesce(max(" + quote(s.name) +
                 "), 0) + 1, false) from " + quote(t.schema, t.name));
    }

    // A serial column is a number with a sequence of its own.
    void change_serial(const step& s, const column_description& was, const column_description& is,
                       const std::string& alter_column) {
        const auto& t = after(s.table);
        const std::string sequence = quote(t.schema, made_name(change_.after.dialect, t.name + "_" + s.name + "_seq"));
        if (is_serial(is.type) && !is_serial(was.type)) {
            std::string text;
            append_text_literal(text, sequence);
            out_.add("create sequence " + sequence + " owned by " + quote(t.schema, t.name) + "." + quote(s.name));
            out_.add("select setval(" + text + ", coalesce(max(" + quote(s.name) + "), 0) + 1, false) from " +
                     quote(t.schema, t.name));
            out_.add(alter_column + "set default nextval(" + text + ")");
        } else if (!is_serial(is.type) && is_serial(was.type)) {
            out_.add(alter_column + "drop default");
            out_.add("drop sequence if exists " + sequence);
        }
    }

    const difference& change_;
    const answers& given_;
    ddl_writer before_, after_;
    row_counter count_;
    script out_;
    std::vector<std::string> late_, dropped_views_, touched_;
    enum_writer enums_;
    object_writer objects_;
};

}  // namespace mizzle::kit::postgres

namespace mizzle::detail::dialects {

inline kit::script kit_steps_of(postgres, const kit::difference& change, const kit::answers& given) {
    return kit::postgres::step_writer(change, given).write();
}

}  // namespace mizzle::detail::dialects
