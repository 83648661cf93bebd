// Steps as MySQL's statements. Each commits by itself, so that what belongs together on a table is one ALTER TABLE.
#pragma once
#include "../marks.hpp"
#include "../object_steps.hpp"
#include "held_keys.hpp"
#include "rules.hpp"

namespace mizzle::kit::mysql {

class step_writer {
public:
    step_writer(const difference& change, const answers& given)
        : change_(change), given_(given), after_(change.after), count_(change.after), objects_(change, out_) {}

    script write() {
        const auto views = views_in_the_way();
        std::vector<std::string> touched = touched_;
        for (const auto* v : views) touched.push_back(v->name);
        objects_.drop_dependents(touched);
        for (const auto* v : views) {
            dropped_views_.push_back(full_name(*v));
            out_.add("drop view " + quote(v->schema, v->name));
        }
        each(step_kind::rename_table, [&](const step& s) {
            const auto* t = find_full(change_.before.tables, s.to);
            out_.add("alter table " + quote(s.table) + " rename to " + quote(t ? t->name : s.to));
        });
        each(step_kind::rename_column, [&](const step& s) {
            out_.add(alter(s.table) + "rename column " + quote(s.name) + " to " + quote(s.to));
        });
        const auto held = key_holder(change_).held();
        each(step_kind::drop_foreign_key, [&](const step& s) { drop_key(s.table, s.name); });
        each(step_kind::rename_constraint, [&](const step& s) {
            if (find(before(s.table).foreign_keys, s.name) != nullptr) drop_key(s.table, s.name);
        });
        for (const auto& h : held) drop_key(full_name(*h.table), h.key->name);
        rename_indexes();
        drop_tables();
        objects_.drop_others(true);
        objects_.make(true);
        add_tables();
        for (const auto& t : change_.after.tables)
            if (find_full(change_.before.tables, full_name(t)) != nullptr) change_table(t);
        for (const auto& t : change_.after.tables)
            if (find_full(change_.before.tables, full_name(t)) != nullptr) add_parts(t);
        for (auto& sql : late_) out_.add(std::move(sql));
        each(step_kind::add_foreign_key, [&](const step& s) { add_key(s.table, s.name, true); });
        each(step_kind::rename_constraint, [&](const step& s) {
            if (find(before(s.table).foreign_keys, s.name) != nullptr) add_key(s.table, s.to, false);
        });
        for (const auto& h : held) add_key(full_name(*h.table), h.key->name, false);
        objects_.drop_others(false);
        for (const auto& v : change_.after.views)
            if (find_full(change_.before.views, full_name(v)) == nullptr || contains(dropped_views_, full_name(v)))
                out_.add(after_.create_view(v));
        objects_.make(false);
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
    template <class F> void each_of(const table_description& t, step_kind kind, F&& f) {
        each(kind, [&](const step& s) {
            if (s.table == full_name(t)) f(s);
        });
    }
    std::string quote(const std::string& name) const { return after_.quote(name); }
    std::string quote(const std::string& space, const std::string& name) const { return after_.quote(space, name); }
    const table_description& before(const std::string& table) const { return change_.old_table(table); }
    const table_description& after(const std::string& table) const { return change_.new_table(table); }
    std::string alter(const std::string& table) const {
        const auto* t = find_full(change_.before.tables, table);
        return "alter table " + quote(t->schema, t->name) + " ";
    }
    bool has_value(const std::string& table, const std::string& column) const {
        return given_.values.contains(table + "." + column);
    }

    // MySQL lets a view stand that names what is gone, and fails when it is read.
    std::vector<const view_description*> views_in_the_way() {
        for (const auto& s : change_.steps)
            if (s.kind == step_kind::drop_column || s.kind == step_kind::change_column)
                touched_.push_back(before(s.table).name);
            else if (s.kind == step_kind::rename_column) touched_.push_back(name_alone(s.table));
            else if (s.kind == step_kind::rename_table) touched_.insert(touched_.end(), {s.table, name_alone(s.to)});
            else if (s.kind == step_kind::drop_table || s.kind == step_kind::drop_view)
                touched_.push_back(name_alone(s.table));
        auto views = views_on(change_.before, touched_);
        std::reverse(views.begin(), views.end());
        return views;
    }
    static std::string name_alone(const std::string& full) { return full.substr(full.rfind('.') + 1); }

    // The index that the server made for it goes along.
    void drop_key(const std::string& table, const std::string& name) {
        out_.add(alter(table) + "drop foreign key " + quote(name) + ", drop index if exists " + quote(name));
    }
    void add_key(const std::string& table, const std::string& name, bool is_new) {
        const auto& t = after(table);
        const auto& key = *find(t.foreign_keys, name);
        marks fails;
        if (is_new) fails.push_back(count_.without_parent(t, key));
        const std::string sql = alter(table) + "add " + after_.foreign_key(key);
        const bool has_stored = std::any_of(t.columns.begin(), t.columns.end(), [&](const auto& c) {
            return c.generated_is_stored &&
                   std::any_of(key.columns.begin(), key.columns.end(),
                               [&](const auto& column) { return names_in_sql(c.generated_sql, column); });
        });
        if (has_stored || !is_changed_in_place(t)) return out_.add(sql, std::move(fails));
        // It holds for what is written from then on; the rows that are there are counted then.
        out_.add("set statement foreign_key_checks = 0 for " + sql + ", algorithm = inplace, lock = none",
                 std::move(fails));
        out_.add("", {count_.without_parent(t, key)});
    }

    void rename_indexes() {
        each(step_kind::rename_constraint, [&](const step& s) {
            const auto& t = before(s.table);
            if (find(t.unique_keys, s.name) != nullptr)
                out_.add(alter(s.table) + "rename index " + quote(s.name) + " to " + quote(s.to));
        });
        each(step_kind::rename_index,
             [&](const step& s) { out_.add(alter(s.table) + "rename index " + quote(s.name) + " to " + quote(s.to)); });
    }

    bool is_dropped(const std::string& table) const { return change_.has(step_kind::drop_table, table); }
    // What a table references is made before it, and goes after it.
    void drop_tables() {
        for (const auto& t : change_.before.tables)
            for (const auto& k : t.foreign_keys)
                if (is_dropped(full_name(t)) && is_dropped(qualified(k.schema, k.table)) && full_name(t) != k.table)
                    drop_key(full_name(t), k.name);
        for (auto t = change_.before.tables.rbegin(); t != change_.before.tables.rend(); ++t)
            if (is_dropped(full_name(*t))) out_.add("drop table " + quote(t->schema, t->name), {full_name(*t)});
    }

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

    // A statement that is put together of parts.
    struct parts_of_alter {
        std::string text;
        marks marked;
        void add(const std::string& part) { text += (text.empty() ? "" : ", ") + part; }
        void add(const std::string& part, mark m) {
            add(part);
            marked.push_back(std::move(m));
        }
    };

    static bool is_numbered_key(const table_description& t, const key_description& k) {
        const auto* c = k.columns.empty() ? nullptr : find(t.columns, k.columns.front());
        return c != nullptr && is_numbered(c->type);
    }

    void change_table(const table_description& t) {
        const std::string table = full_name(t);
        parts_of_alter made;
        for (const auto kind : {step_kind::drop_check, step_kind::rename_constraint})
            each_of(t, kind, [&](const step& s) {
                if (find(before(table).checks, s.name) != nullptr) made.add("drop constraint " + quote(s.name));
            });
        each_of(t, step_kind::drop_index, [&](const step& s) { made.add("drop index " + quote(s.name)); });
        each_of(t, step_kind::drop_unique, [&](const step& s) { made.add("drop index " + quote(s.name)); });
        each_of(t, step_kind::drop_primary_key, [&](const step&) { made.add("drop primary key"); });
        each_of(t, step_kind::drop_column, [&](const step& s) {
            const auto& c = *find(before(table).columns, s.name);
            made.add("drop column " + quote(s.name));
            if (c.generated_sql.empty()) made.marked.emplace_back(table + "." + s.name);
        });
        std::vector<std::string> changed;
        each_of(t, step_kind::change_column, [&](const step& s) {
            changed.push_back(s.name);
            change_column(t, s.name, made);
        });
        each_of(t, step_kind::comment, [&](const step& s) {
            if (s.name.empty()) made.add("comment = " + sql_text(t.comment));
            else if (find(before(table).columns, s.name) != nullptr && !contains(changed, s.name))
                made.add("modify column " + after_.column(*find(t.columns, s.name)));
        });
        each_of(t, step_kind::add_column, [&](const step& s) {
            column_description c = *find(t.columns, s.name);
            if (has_value(table, s.name)) c.not_null = false;
            made.add("add column " + after_.column(c));
        });
        each_of(t, step_kind::add_primary_key, [&](const step&) {
            made.add("add " + after_.primary_key(t));
            if (was_there(t, t.primary_key)) made.marked.push_back(count_.equal_rows(t, t.primary_key, true));
        });
        each_of(t, step_kind::add_unique, [&](const step& s) {
            for (const auto& k : t.unique_keys)
                if (name_of_part(k) == s.name && is_numbered_key(t, k)) made.add("add " + after_.unique_key(k));
        });
        if (!made.text.empty()) out_.add(alter(table) + made.text, std::move(made.marked));
        give_values(t);
    }
    bool was_there(const table_description& t, const std::vector<std::string>& columns) const {
        const auto& was = before(full_name(t));
        return std::all_of(columns.begin(), columns.end(),
                           [&](const auto& name) { return find(was.columns, name) != nullptr; });
    }

    void change_column(const table_description& t, const std::string& name, parts_of_alter& made) {
        const std::string table = full_name(t);
        const auto& was = *find(before(table).columns, name);
        column_description is = *find(t.columns, name);
        if (was.generated_sql != is.generated_sql || was.generated_is_stored != is.generated_is_stored) {
            made.add("drop column " + quote(name));
            if (was.generated_sql.empty()) made.marked.emplace_back(table + "." + name);
            return made.add("add column " + after_.column(is));
        }
        const bool is_given = has_value(table, name);
        if (!is_given && !is_wider(was.type, is.type)) narrow(t, was, is, made);
        if (is.not_null && !was.not_null) {
            if (is_given) is.not_null = false;
            else made.marked.push_back(count_.nulls(t, name));
        }
        made.add("modify column " + after_.column(is));
    }

    // Values that do not fit are counted: strict mode refuses those that are too large, and rounds others.
    void narrow(const table_description& t, const column_description& was, const column_description& is,
                parts_of_alter& made) {
        const std::string name = full_name(t) + "." + is.name, column = quote(is.name);
        const auto where = [&](const std::string& condition) { return count_.count(t) + " where " + condition; };
        if (const auto labels = labels_of(was.type), kept = labels_of(is.type); !labels.empty() && !kept.empty()) {
            std::string gone;
            for (const auto& label : labels)
                if (!contains(kept, label)) gone += (gone.empty() ? "" : ", ") + sql_text(label);
            const std::string has = column + " in (" + gone + ")";
            const bool is_replaced = !is.not_null || !is.default_sql.empty();
            if (!is_replaced) return void(made.marked.emplace_back(name, where(has), true));
            out_.add("update " + quote(t.schema, t.name) + " set " + column + " = " +
                         (is.default_sql.empty() ? "null" : is.default_sql) + " where " + has,
                     {mark(name, where(has))});
            return;
        }
        const auto too_large = misfit(column, was.type, is.type), rounded = cut(column, was.type, is.type);
        if (!too_large.empty()) made.marked.emplace_back(name, where(too_large), true);
        else if (!rounded.empty()) made.marked.emplace_back(name, where(rounded));
        else made.marked.emplace_back(name);
    }

    // What a person gave for rows that are there.
    void give_values(const table_description& t) {
        const std::string table = full_name(t);
        for (const auto& c : t.columns) {
            const auto value = given_.values.find(table + "." + c.name);
            if (value == given_.values.end()) continue;
            const auto* was = find(before(table).columns, c.name);
            const bool is_stricter = was != nullptr && c.not_null && !was->not_null;
            if (was != nullptr && !is_stricter) continue;
            out_.add("update " + quote(t.schema, t.name) + " set " + quote(c.name) + " = " + value->second +
                     (was == nullptr ? "" : " where " + quote(c.name) + " is null"));
            if (c.not_null) out_.add(alter(table) + "modify column " + after_.column(c));
        }
    }

    // A unique key that is too wide for an index is one of a hidden computed column, with which no table is changed in
    // place. 767 bytes are not too wide for any format of rows, 4 bytes a character.
    static bool may_be_hidden(const table_description& t, const std::vector<std::string>& columns) {
        std::size_t width = 0;
        for (const auto& name : columns) {
            const auto* c = find(t.columns, name);
            if (c == nullptr || is_long(c->type)) return true;
            const auto words = tokens_of(c->type);
            const bool has_size = words.size() > 2 && words[2].kind == token_kind::number;
            width += has_size ? 4 * std::stoul(words[2].text) : 16;
        }
        return columns.empty() || width > 767;
    }
    static bool is_changed_in_place(const table_description& t) {
        return std::none_of(t.unique_keys.begin(), t.unique_keys.end(),
                            [&](const auto& k) { return may_be_hidden(t, k.columns); }) &&
               std::none_of(t.indexes.begin(), t.indexes.end(),
                            [&](const auto& i) { return i.unique && may_be_hidden(t, columns_of(t, i)); });
    }

    // An index over these columns can be built while others write.
    bool is_online(const table_description& t, const std::vector<std::string>& columns) const {
        return !columns.empty() && is_changed_in_place(t) &&
               std::all_of(columns.begin(), columns.end(), [&](const auto& name) {
                   const auto* c = find(t.columns, name);
                   return c != nullptr && c->generated_sql.empty() && !is_long(c->type);
               });
    }
    static constexpr std::string_view online_words = " algorithm = inplace lock = none";

    void add_parts(const table_description& t) {
        const std::string table = full_name(t);
        each_of(t, step_kind::add_unique, [&](const step& s) {
            for (const auto& k : t.unique_keys)
                if (name_of_part(k) == s.name && !is_numbered_key(t, k))
                    out_.add(alter(table) + "add " + after_.unique_key(k) +
                                 (is_online(t, k.columns) ? ", algorithm = inplace, lock = none" : ""),
                             {count_.equal_rows(t, k.columns, false)});
        });
        each_of(t, step_kind::add_check, [&](const step& s) {
            const auto& check = *find(t.checks, s.name);
            out_.add(alter(table) + "add " + after_.check(check), {count_.refused(t, check)});
        });
        each_of(t, step_kind::rename_constraint, [&](const step& s) {
            if (find(before(table).checks, s.name) != nullptr)
                out_.add(alter(table) + "add " + after_.check(*find(t.checks, s.to)));
        });
        each_of(t, step_kind::add_index, [&](const step& s) {
            const auto& index = *find(t.indexes, s.name);
            const auto columns = columns_of(t, index);
            marks fails;
            if (index.unique && !columns.empty()) fails.push_back(count_.equal_rows(t, columns, false));
            std::string sql = after_.create_index(t, index);
            if (is_online(t, columns)) sql += online_words;
            out_.add(std::move(sql), std::move(fails));
        });
    }

    const difference& change_;
    const answers& given_;
    ddl_writer after_;
    row_counter count_;
    script out_;
    std::vector<std::string> late_, dropped_views_, touched_;
    object_writer objects_;
};

}  // namespace mizzle::kit::mysql

namespace mizzle::detail::dialects {

inline kit::script kit_steps_of(mysql, const kit::difference& change, const kit::answers& given) {
    return kit::mysql::step_writer(change, given).write();
}

}  // namespace mizzle::detail::dialects
