// A change in the forms that keep others from waiting: what looks at every row or builds an index comes in a second
// migration, outside of a transaction, and under locks that writers do not wait for.
#pragma once
#include "../marks.hpp"
#include "../one_migration.hpp"
#include "batches.hpp"

namespace mizzle::kit::postgres {

class online_plan {
public:
    online_plan(const schema& before, const schema& after, const answers& given)
        : change_(compare(before, after, given.renames)), given_(given), quick_given_(given), quick_(after),
          write_(change_.after), count_(change_.after) {
        for (auto& t : quick_.tables)
            if (find_full(change_.before.tables, full_name(t)) != nullptr) {
                defer_not_null(t);
                defer_unique(t);
                defer_indexes(t);
            }
    }

    std::vector<migration> plan(const schema& before) {
        migration first = kit::detail::make_migration(before, quick_, quick_given_);
        for (auto& s : first.up.statements) leave_unvalidated(s);
        for (auto& sql : beside_) first.up.add(std::move(sql));
        first.down.statements.insert(first.down.statements.begin(), dropped_.begin(), dropped_.end());
        later_.statements.insert(later_.statements.begin(), validations_.begin(), validations_.end());
        if (later_.statements.empty()) return {std::move(first)};
        migration second;
        second.name_ending = "_online";
        second.change = compare(quick_, change_.after);
        second.up = std::move(later_);
        second.up.is_without_transaction = true;
        second.down = write_steps(compare(change_.after, quick_), {});
        if (second.down.statements.empty()) second.down.add("select 1");  // what was validated stays so
        if (first.up.statements.empty()) {
            second.name_ending.clear();
            second.change = std::move(change_);
            return {std::move(second)};
        }
        if (first.down.statements.empty()) first.down.add("select 1");  // the values that rows got stay
        return {std::move(first), std::move(second)};
    }

private:
    std::string alter(const table_description& t) const {
        return "alter table " + write_.quote(t.schema, t.name) + " ";
    }

    // A check that holds is what spares SET NOT NULL its look at every row.
    void defer_not_null(table_description& t) {
        const auto& was = change_.old_table(full_name(t));
        for (auto& c : t.columns) {
            const auto* old = find(was.columns, c.name);
            const auto value = given_.values.find(full_name(t) + "." + c.name);
            const bool is_given = value != given_.values.end();
            if (!c.not_null || kit::detail::contains(t.primary_key, c.name) ||
                (old == nullptr ? !is_given : old->not_null))
                continue;
            c.not_null = false;
            const std::string name =
                                  write_.quote(made_name(change_.after.dialect, t.name + "_" + c.name + "_not_null")),
                              column = write_.quote(c.name);
            if (is_given) {
                later_.add(update_in_batches(write_.quote(t.schema, t.name), column + " = " + value->second,
                                             column + " is null"));
                quick_given_.values.erase(value->first);
            }
            beside_.push_back(alter(t) + "add constraint " + name + " check (" + column + " is not null) not valid");
            dropped_.push_back({alter(t) + "drop constraint if exists " + name});
            later_.add(alter(t) + "validate constraint " + name, {count_.nulls(t, c.name)});
            later_.add(alter(t) + "alter column " + column + " set not null");
            later_.add(alter(t) + "drop constraint " + name);
        }
    }

    void defer_unique(table_description& t) {
        std::erase_if(t.unique_keys, [&](const key_description& k) {
            if (!change_.has(step_kind::add_unique, full_name(t), name_of_part(k)) || k.name.empty()) return false;
            later_.add("create unique index concurrently " + write_.quote(k.name) + " on " +
                           write_.quote(t.schema, t.name) + " " + write_.quote(k.columns) +
                           (k.nulls_not_distinct ? " nulls not distinct" : ""),
                       {count_.equal_rows(t, k.columns, k.nulls_not_distinct)});
            later_.add(alter(t) + "add constraint " + write_.quote(k.name) + " unique using index " +
                       write_.quote(k.name));
            return true;
        });
    }

    void defer_indexes(table_description& t) {
        std::erase_if(t.indexes, [&](const index_description& i) {
            if (!change_.has(step_kind::add_index, full_name(t), i.name)) return false;
            std::string sql = write_.create_index(t, i);
            sql.insert(sql.find(" index ") + 7, "concurrently ");
            const auto columns = kit::columns_of(t, i);
            marks fails;
            if (i.unique && !columns.empty())
                fails.push_back(count_.equal_rows(t, columns, false, count_.one_line(i.condition)));
            later_.add(std::move(sql), std::move(fails));
            return true;
        });
    }

    // New rows are looked at from the beginning, those that are there by the second migration.
    void leave_unvalidated(statement& s) {
        const auto defer = [&](const table_description& t, const std::string& name, const std::string& part) {
            if (s.sql != alter(t) + "add " + part) return;
            s.sql += " not valid";
            validations_.push_back({alter(t) + "validate constraint " + write_.quote(name), std::move(s.marked)});
            s.marked.clear();
        };
        for (const auto& t : change_.after.tables) {
            if (find_full(change_.before.tables, full_name(t)) == nullptr) continue;
            for (const auto& c : t.checks) defer(t, c.name, write_.check(c));
            for (const auto& k : t.foreign_keys) defer(t, k.name, write_.foreign_key(k));
        }
    }

    difference change_;
    const answers& given_;
    answers quick_given_;  // but for the values that the second migration writes
    schema quick_;         // what the first migration makes
    ddl_writer write_;
    row_counter count_;
    std::vector<std::string> beside_;
    script later_;
    std::vector<statement> validations_, dropped_;
};

}  // namespace mizzle::kit::postgres
