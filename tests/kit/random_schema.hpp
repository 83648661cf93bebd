// Schemas at random, and what they become.
#pragma once
#include <mizzle/kit/migration.hpp>
#include <mizzle/kit/objects.hpp>

#include <random>

namespace random_schema {

using namespace mizzle;

class generator {
public:
    generator(mizzle::detail::dialect_id dialect, unsigned seed) : dialect_(dialect), random_(seed) {}

    kit::schema make() {
        kit::schema all;
        all.dialect = dialect_;
        if (is_postgres() && !is_mysql()) all.enums.push_back({"mood", {"calm", "glad"}});
        for (int n = 0, tables = pick(1, 4); n < tables; ++n) add_table(all);
        add_view(all);
        toggle_object(all);
        for (const auto& t : all.tables) filled_.push_back(t.name);
        return all;
    }

    // Another one, that has much of it.
    kit::schema change(kit::schema all) {
        for (int n = 0, changes = pick(1, 5); n < changes; ++n) {
            switch (pick(0, 13)) {
            case 0: add_table(all); break;
            case 1: drop_table(all); break;
            case 2:
            case 3: add_column(all, any(all.tables)); break;
            case 4: drop_column(all, any(all.tables)); break;
            case 5: change_column(any(all.tables)); break;
            case 6: toggle_unique(any(all.tables)); break;
            case 7: toggle_index(any(all.tables)); break;
            case 8: toggle_check(any(all.tables)); break;
            case 9: toggle_key(all, any(all.tables)); break;
            case 10: change_labels(all); break;
            case 11:
            case 12: toggle_object(all); break;
            default: add_view(all); break;
            }
        }
        return all;
    }

    int pick(int from, int to) { return std::uniform_int_distribution<int>(from, to)(random_); }
    bool chance(int of) { return pick(1, of) == 1; }

private:
    bool is_mysql() const { return dialect_->word == "mysql"; }
    // In most, MySQL is as PostgreSQL is.
    bool is_postgres() const { return dialect_->has_schemas; }
    std::string text_type() const { return is_mysql() ? "longtext" : "text"; }
    template <class T> T& any(std::vector<T>& list) {
        return list[static_cast<std::size_t>(pick(0, static_cast<int>(list.size()) - 1))];
    }

    void add_table(kit::schema& all) {
        mizzle::detail::table_description t;
        t.name = "t" + std::to_string(++numbers_);
        mizzle::detail::column_description id;
        id.name = "id";
        id.type = is_postgres() ? "bigint" : "integer";
        id.not_null = true;
        id.rowid_alias = !is_postgres();
        id.autoincrement = id.rowid_alias && chance(3);
        t.columns.push_back(id);
        t.primary_key = {"id"};
        if (is_postgres() && !is_mysql()) t.primary_key_name = t.name + "_pkey";
        if (is_mysql() && chance(2)) t.comment = "it's " + t.name;
        all.tables.push_back(std::move(t));
        for (int n = 0, columns = pick(1, 5); n < columns; ++n) add_column(all, all.tables.back());
    }

    void add_column(kit::schema& all, mizzle::detail::table_description& t) {
        mizzle::detail::column_description c;
        c.name = "c" + std::to_string(++numbers_);
        const int kind = pick(0, 5);
        if (kind == 0) c.type = text_type(), c.default_sql = chance(2) ? "'it''s'" : "";
        else if (kind == 1) c.type = "integer", c.default_sql = chance(2) ? "7" : "";
        else if (kind == 2) c.type = is_postgres() ? "varchar(9)" : "text";
        else if (kind == 3 && is_mysql())
            c.type = "enum('calm', 'glad', 'it''s')", c.default_sql = chance(2) ? "'calm'" : "", c.comment = "a mood";
        else if (kind == 3 && is_postgres() && !all.enums.empty())
            c.type = "\"mood\"", c.default_sql = chance(2) ? "'calm'" : "";
        else if (kind == 4) {
            c.type = "integer";
            c.generated_sql = "\"id\" * 2";
            c.generated_is_stored = is_postgres() || chance(2);
        } else c.type = is_postgres() ? "bigint" : "integer", c.default_sql = "(1 + 2)";
        c.not_null = c.generated_sql.empty() && chance(2);
        t.columns.push_back(std::move(c));
    }

    void drop_table(kit::schema& all) {
        if (all.tables.size() < 2) return;
        const std::string name = any(all.tables).name;
        std::erase_if(all.tables, [&](const auto& t) { return t.name == name; });
        for (auto& t : all.tables) std::erase_if(t.foreign_keys, [&](const auto& k) { return k.table == name; });
        std::erase_if(all.views, [&](const auto& v) { return kit::names_in_sql(v.select, name); });
        std::erase_if(all.objects, [&](const auto& o) { return kit::names_in_sql(o.sql, name); });
    }

    void drop_column(kit::schema& all, mizzle::detail::table_description& t) {
        const std::string name = any(t.columns).name;
        if (name == "id") return;
        std::erase_if(t.columns, [&](const auto& c) { return c.name == name; });
        const auto has = [&](const auto& k) { return kit::detail::contains(k.columns, name); };
        std::erase_if(t.unique_keys, has);
        std::erase_if(t.foreign_keys, has);
        std::erase_if(t.checks, [&](const auto& c) { return kit::names_in_sql(c.condition, name); });
        std::erase_if(t.indexes, [&](const auto& i) { return kit::names_in_sql(i.parts[0], name); });
        std::erase_if(all.views, [&](const auto& v) { return kit::names_in_sql(v.select, name); });
    }

    void change_column(mizzle::detail::table_description& t) {
        auto& c = any(t.columns);
        if (c.name == "id" || !c.generated_sql.empty()) return;
        if (chance(2)) c.not_null = false;
        if (chance(2) && c.type == "integer" && is_postgres()) c.type = "bigint";
        if (chance(2) && c.type == text_type()) c.default_sql = c.default_sql.empty() ? "'x'" : "";
        if (c.type.starts_with("enum") && chance(2))
            c.type = "enum('calm', 'm" + std::to_string(++numbers_) + "', 'glad', 'it''s')";
        if (is_mysql() && chance(3)) c.comment = c.comment.empty() ? "new" : "";
    }

    const mizzle::detail::column_description* plain_column(const mizzle::detail::table_description& t) {
        std::vector<const mizzle::detail::column_description*> found;
        for (const auto& c : t.columns)
            if (c.name != "id" && c.generated_sql.empty()) found.push_back(&c);
        return found.empty() ? nullptr : any(found);
    }

    void toggle_unique(mizzle::detail::table_description& t) {
        if (!t.unique_keys.empty()) return t.unique_keys.clear();
        if (const auto* c = plain_column(t))
            t.unique_keys.push_back({is_postgres() ? t.name + "_" + c->name + "_key" : "", {"id", c->name}});
    }
    void toggle_index(mizzle::detail::table_description& t) {
        if (t.indexes.size() > 1) return t.indexes.clear();
        const auto* c = plain_column(t);
        const std::string name = t.name + "_index" + std::to_string(++numbers_);
        if (c != nullptr)
            t.indexes.push_back({name,
                                 is_postgres() && !is_mysql() ? "btree" : "",
                                 false,
                                 {"\"" + c->name + (c->type == "longtext" ? "\"(191) desc" : "\" desc")},
                                 chance(2) && !is_mysql() ? "\"id\" > 0" : ""});
    }
    void toggle_check(mizzle::detail::table_description& t) {
        if (!t.checks.empty()) return t.checks.clear();
        if (const auto* c = plain_column(t))
            t.checks.push_back(
                {t.name + "_check" + std::to_string(++numbers_), "\"" + c->name + "\" is null or \"id\" > 0"});
    }
    void toggle_key(kit::schema& all, mizzle::detail::table_description& t) {
        if (!t.foreign_keys.empty()) return t.foreign_keys.clear();
        mizzle::detail::foreign_key_description key;
        key.columns = {"id"};
        key.referenced = {"id"};
        key.table = any(all.tables).name;
        key.name = t.name + "_fkey" + std::to_string(++numbers_);
        key.deleting = chance(2) ? mizzle::detail::action::cascade : mizzle::detail::action::no_action;
        key.deferred = chance(3) && !is_mysql();
        const bool finds_rows = kit::detail::contains(filled_, key.table) || !kit::detail::contains(filled_, t.name);
        if (key.table < t.name && finds_rows) t.foreign_keys.push_back(std::move(key));
    }
    void change_labels(kit::schema& all) {
        if (all.enums.empty()) return;
        auto& labels = all.enums[0].labels;
        if (labels.size() > 2 && chance(2)) labels.pop_back();
        else labels.insert(labels.begin() + pick(1, static_cast<int>(labels.size())), "m" + std::to_string(++numbers_));
    }
    void add_view(kit::schema& all) {
        auto& t = any(all.tables);
        const auto* c = plain_column(t);
        if (c == nullptr) return;
        const std::string table = "\"" + t.name + "\"";
        all.views.push_back({"v" + std::to_string(++numbers_),
                             {"a", "b"},
                             "select " + table + ".\"id\", " + table + ".\"" + c->name + "\" from " + table});
    }

    // What stands on a table: made, changed or taken away.
    void toggle_object(kit::schema& all) {
        const std::string table = any(all.tables).name, on = " on \"" + table + "\" ",
                          number = std::to_string(++numbers_);
        const int kind = pick(0, is_postgres() && !is_mysql() ? 3 : 1);
        const std::string ending =
            std::vector<std::string>{"_trigger", "_seen", "_policy", "_function"}[static_cast<std::size_t>(kind)];
        const std::string name = table + ending, quoted = "\"" + name + "\"", function = "\"" + table + "_function\"";
        const bool was_there =
            std::erase_if(all.objects, [&](const auto& o) { return kit::names_in_sql(o.sql, name); }) != 0;
        if (was_there && chance(2)) return;
        const auto add = [&](std::string sql, bool is_first = false) {
            kit::schema alone;
            alone.dialect = all.dialect;
            alone.objects = {{"", std::move(sql), {is_first}}};
            kit::name_objects(alone);
            all.objects.insert(is_first ? all.objects.begin() : all.objects.end(), alone.objects[0]);
        };
        const auto add_function = [&] {
            if (std::none_of(all.objects.begin(), all.objects.end(),
                             [&](const auto& o) { return o.name.starts_with("function " + function); }))
                add("create function " + function +
                        "() returns trigger language plpgsql as $$begin\n  return new; -- " + number + "\nend$$",
                    chance(2));
        };
        if (kind == 1) add("create view " + quoted + " as select \"id\" + " + number + " as n from \"" + table + "\"");
        else if (kind == 2) add("create policy " + quoted + on + "using (\"id\" > " + number + ")");
        else if (kind == 3) add_function();
        else if (is_mysql())
            add("create trigger " + quoted + " before update" + on + "for each row set @seen = " + number);
        else if (!is_postgres())
            add("create trigger " + quoted + " after update" + on + "begin select " + number + "; end");
        else {
            add_function();
            add("create trigger " + quoted + " before update" + on + "for each row when (old.\"id\" > " + number +
                ") execute function " + function + "()");
        }
    }

    mizzle::detail::dialect_id dialect_;
    std::mt19937 random_;
    int numbers_ = 0;
    std::vector<std::string> filled_;  // tables that will have rows
};

// Drops are meant, and new columns have a value.
inline kit::answers answer_all(const kit::schema& before, const kit::schema& after) {
    kit::answers given;
    const auto change = kit::compare(before, after);
    for (const auto& s : change.steps) {
        if (s.kind == kit::step_kind::drop_table) given.drops.push_back(s.table);
        if (s.kind == kit::step_kind::drop_column) given.drops.push_back(s.table + "." + s.name);
        if (s.kind != kit::step_kind::add_column) continue;
        const auto& c = *kit::find(change.new_table(s.table).columns, s.name);
        if (!kit::needs_value(c)) continue;
        given.values[s.table + "." + s.name] = c.type.ends_with("text") || c.type == "varchar(9)"   ? "'v'"
                                               : c.type == "\"mood\"" || c.type.starts_with("enum") ? "'calm'"
                                                                                                    : "9";
    }
    return given;
}

// Rows in each table, with the same keys, so that each foreign key finds one.
template <class Run> void fill(const kit::schema& all, Run&& run) {
    for (const auto& t : all.tables)
        for (int row = 1; row <= 3; ++row) {
            std::string columns, values;
            for (const auto& c : t.columns) {
                if (!c.generated_sql.empty()) continue;
                columns += (columns.empty() ? "" : ", ") + ("\"" + c.name + "\"");
                const std::string number = std::to_string(c.name == "id" ? row : row * 10);
                const bool is_text = c.type.ends_with("text") || c.type == "varchar(9)";
                values += values.empty() ? "" : ", ";
                const bool is_mood = c.type == "\"mood\"" || c.type.starts_with("enum");
                values += is_mood ? "'calm'" : is_text ? "'" + number + "'" : number;
            }
            run("insert into \"" + t.name + "\" (" + columns + ") values (" + values + ")");
        }
}

}  // namespace random_schema
