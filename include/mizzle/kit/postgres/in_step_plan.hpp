// A change that renames columns or changes their types, as migrations that old and new programs live with.
#pragma once
#include "batches.hpp"
#include "in_step.hpp"
#include "online.hpp"
#include "rules.hpp"

namespace mizzle::kit::postgres {

// What a change does to a large table that others use, column by column.
class in_step_plan {
public:
    in_step_plan(const schema& before, const schema& after, const answers& given)
        : before_(before), after_(after), given_(given), write_(before) {
        given_.is_online = true;
    }

    // None where nothing is renamed and no type changes: then there is nothing to keep in step.
    std::vector<migration> plan() {
        find_pairs();
        if (pairs_.empty()) return {};
        std::vector<migration> made;
        schema expanded = before_, built = before_;
        for (const auto& pair : pairs_) {
            expect_possible(pair);
            expand(expanded, pair);
        }
        answers none;
        migration first = kit::detail::make_migration(before_, expanded, none);
        first.name_ending = "_expand";
        forget_losses(first.down);
        made.push_back(std::move(first));
        made.push_back(fill(expanded));
        built = expanded;
        for (const auto& pair : pairs_) build(built, pair);
        none.is_online = true;
        if (built != expanded)
            for (auto& m : online_plan(expanded, built, none).plan(expanded)) {
                m.name_ending = "_build" + m.name_ending;
                made.push_back(std::move(m));
            }
        const schema rest = held_in_step(built, after_);
        if (!compare(built, rest).steps.empty())
            for (auto& m : online_plan(built, rest, given_).plan(built)) {
                m.name_ending = "_rest" + m.name_ending;
                made.push_back(std::move(m));
            }
        return made;
    }

private:
    void find_pairs() {
        std::vector<rename> others;
        for (const auto& r : given_.renames) {
            const bool is_table = find_full(before_.tables, r.from) != nullptr;
            if (is_table)
                throw usage_error("mizzle: --online renames columns, and a table's old name has nothing that could be "
                                  "kept in step; rename " +
                                  r.from + " without --online, or make a view of the old name by hand");
            const auto [table, column] = split_name(before_, r.from);
            pairs_.push_back({table, column, r.to.substr(r.to.rfind('.') + 1)});
        }
        given_.renames.clear();
        for (const auto& t : after_.tables) {
            const auto* was = find_full(before_.tables, full_name(t));
            if (was == nullptr) continue;
            for (const auto& c : t.columns) {
                const auto* old = find(was->columns, c.name);
                if (old != nullptr && is_rewritten(old->type, c.type))
                    pairs_.push_back({full_name(t), c.name, made_name(before_.dialect, c.name + "_next"), true});
            }
        }
    }
    static bool is_rewritten(const std::string& from, const std::string& to) {
        const auto a = type_of_values(from), b = type_of_values(to);
        if (a == b) return false;
        const auto is_text = [](const std::string& type) {
            const auto name = parts_of(type).name;
            return name == "text" || name == "varchar" || name == "character varying";
        };
        if (is_text(a) && is_text(b)) return !is_wider(a, b);
        return parts_of(a).name != parts_of(b).name || !is_wider(a, b);
    }

    const table_description& old_table(const in_step& pair) const { return *find_full(before_.tables, pair.table); }
    const table_description& new_table(const in_step& pair) const { return *find_full(after_.tables, pair.table); }
    const column_description& old_column(const in_step& pair) const {
        return *find(old_table(pair).columns, pair.column);
    }
    const column_description& new_column(const in_step& pair) const {
        return *find(new_table(pair).columns, pair.changes_type ? pair.column : pair.beside);
    }

    void expect_possible(const in_step& pair) const {
        const std::string name = pair.table + "." + pair.column;
        const auto refuse = [&](const std::string& why) {
            throw usage_error("mizzle: " + name + " cannot be kept in step with another column, because " + why +
                              "; change it without --online");
        };
        if (find_full(after_.tables, pair.table) == nullptr || find(old_table(pair).columns, pair.column) == nullptr)
            refuse("it is not there before and after the change");
        const auto &was = old_column(pair), &is = new_column(pair);
        if (kit::detail::contains(old_table(pair).primary_key, pair.column)) refuse("it is of the primary key");
        if (was.identity || is.identity || is_serial(was.type) || is_serial(is.type)) refuse("the database numbers it");
        if (!was.generated_sql.empty() || !is.generated_sql.empty()) refuse("the database computes it");
        if (!pair.changes_type && was.default_sql != is.default_sql)
            refuse("its name and its default change at once; do one after the other");
        if (!pair.changes_type && is_computed(was.default_sql)) refuse("its default is another one each time");
        if (!pair.changes_type && type_of_values(was.type) != type_of_values(is.type))
            refuse("its name and its type change at once; do one after the other");
        if (find(old_table(pair).columns, pair.beside) != nullptr) refuse(pair.beside + " is there already");
        for (const auto& t : before_.tables)
            for (const auto& k : t.foreign_keys)
                if (qualified(k.schema, k.table) == pair.table && kit::detail::contains(k.referenced, pair.column))
                    refuse(full_name(t) + " references it");
        if (!in_step_of(before_).empty()) refuse("others are in step still; generate --contract first");
    }

    static bool is_computed(const std::string& default_sql) {
        const auto words = tokens_of(default_sql);
        for (std::size_t i = 0; i + 1 < words.size(); ++i)
            if (words[i].is_name() && words[i + 1].is_sign('(') && !words[i].is_word("now")) return true;
        return false;
    }

    // As the program's values of the old column become values of the new one.
    std::string converted(const in_step& pair) const {
        const auto given = given_.values.find(pair.table + "." + pair.column);
        if (pair.changes_type && given != given_.values.end()) return given->second;
        const auto column = write_.quote(pair.column);
        return pair.changes_type ? column + "::" + type_of_values(new_column(pair).type) : column;
    }
    std::string from_new_row(const in_step& pair) const {
        return "(select " + converted(pair) + " from (select new.*) as " + write_.quote(old_table(pair).name) + ")";
    }

    void expand(schema& to, const in_step& pair) const {
        auto& t = *find_full(to.tables, pair.table);
        column_description c = new_column(pair);
        c.name = pair.beside;
        c.not_null = false;
        if (pair.changes_type) c.default_sql.clear();
        t.columns.push_back(c);
        const std::string function = write_.quote(t.schema, detail::function_of(to, t, pair)),
                          old = "new." + write_.quote(pair.column), made = "new." + write_.quote(c.name);
        std::string body = "begin\n";
        if (pair.changes_type) body += "  " + made + " := " + from_new_row(pair) + ";\n";
        else
            // What is not the default was said, by a program that knows the column.
            body += "  if tg_op = 'INSERT' then\n    if " + made + " is distinct from " +
                    (c.default_sql.empty() ? "null" : c.default_sql) + " then " + old + " := " + made + "; else " +
                    made + " := " + old + "; end if;\n  elsif " + made + " is distinct from old." +
                    write_.quote(c.name) + " and " + old + " is not distinct from old." + write_.quote(pair.column) +
                    " then\n    " + old + " := " + made + ";\n  else\n    " + made + " := " + old + ";\n  end if;\n";
        to.objects.push_back({"", "create function " + function + "() returns trigger language plpgsql as $in_step$\n" +
                                      body + "  return new;\nend $in_step$"});
        std::string arguments;
        for (const std::string& text :
             {pair.table, pair.column, pair.beside, std::string(pair.changes_type ? "type" : "name")})
            arguments += (arguments.empty() ? "" : ", ") + sql_text(text);
        to.objects.push_back({"", "create trigger " + write_.quote(std::string(in_step_trigger) + pair.beside) +
                                      " before insert or update on " + write_.quote(t.schema, t.name) +
                                      " for each row execute function " + function + "(" + arguments + ")"});
        for (auto o = to.objects.end() - 2; o != to.objects.end(); ++o) o->name = head_of(to, *o).identity;
    }

    // Some blocks at a time, each a transaction of its own. Rows that others write meanwhile have it by the trigger.
    migration fill(const schema& expanded) const {
        migration made;
        made.name_ending = "_fill";
        made.change = compare(expanded, expanded);
        made.up.is_without_transaction = true;
        std::vector<std::string> tables;
        for (const auto& pair : pairs_) {
            if (kit::detail::contains(tables, pair.table)) continue;
            tables.push_back(pair.table);
            const auto table = write_.quote(old_table(pair).schema, old_table(pair).name);
            std::string values, differ;
            for (const auto& other : pairs_) {
                if (other.table != pair.table) continue;
                const auto beside = write_.quote(other.beside), value = converted(other);
                values += (values.empty() ? "" : ", ") + (beside + " = " + value);
                differ += (differ.empty() ? "" : " or ") + (beside + " is distinct from (" + value + ")");
            }
            made.up.add(update_in_batches(table, values, differ));
            made.up.add(
                "select 1",
                {{pair.table, "select count(*) from " + table + " where " + row_counter::one_line(differ), true}});
        }
        made.down.add("select 1");  // what was filled stays so
        return made;
    }

    // What the declared column has, and what stands on it: beside what the old one has.
    void build(schema& to, const in_step& pair) const {
        auto& t = *find_full(to.tables, pair.table);
        find(t.columns, pair.beside)->not_null = new_column(pair).not_null;
        const std::string declared = pair.changes_type ? pair.column : pair.beside;
        table_description parts = new_table(pair);
        detail::each_list_of_parts(t, parts, [&](auto& list, const auto& wanted) {
            for (auto part : wanted) {
                if (!detail::stands_on(part, {pair.table, declared, declared})) continue;
                if (pair.changes_type) detail::put_beside(part, pair);
                part.name = detail::name_beside(to, t, part.name);
                list.push_back(std::move(part));
            }
        });
    }

    // Going back takes away a column whose values the old one has.
    void forget_losses(script& down) const {
        for (auto& s : down.statements)
            std::erase_if(s.marked, [&](const mark& m) {
                return std::any_of(pairs_.begin(), pairs_.end(),
                                   [&](const in_step& p) { return m.name == p.table + "." + p.beside; });
            });
    }

    const schema &before_, &after_;
    answers given_;
    ddl_writer write_;
    std::vector<in_step> pairs_;
};

}  // namespace mizzle::kit::postgres

namespace mizzle::detail::dialects {

inline kit::schema kit_declared_until_contract(postgres, const kit::schema& latest, kit::schema declared) {
    return kit::postgres::held_in_step(latest, std::move(declared));
}
inline std::vector<kit::migration> kit_contract_plan(postgres, const kit::schema& before, const kit::schema& after,
                                                     const kit::answers& given) {
    return kit::postgres::contract_plan(before, after, given);
}
// For old and new programs beside each other; none where nothing asks for that.
inline std::vector<kit::migration> kit_in_step_plan(postgres, const kit::schema& before, const kit::schema& after,
                                                    const kit::answers& given) {
    return kit::postgres::in_step_plan(before, after, given).plan();
}
inline std::vector<kit::migration> kit_online_plan(postgres, const kit::schema& before, const kit::schema& after,
                                                   const kit::answers& given) {
    return kit::postgres::online_plan(before, after, given).plan(before);
}

}  // namespace mizzle::detail::dialects
