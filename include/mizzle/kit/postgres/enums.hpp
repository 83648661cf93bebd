// What becomes of an enum's labels, as PostgreSQL's statements.
#pragma once
#include "../marks.hpp"
#include "types.hpp"

namespace mizzle::kit::postgres {

class enum_writer {
public:
    enum_writer(const difference& change, const answers& given, script& out)
        : change_(change), given_(given), after_(change.after), count_(change.after), out_(out) {}

    // Labels that are only added stand where the schema has them.
    bool is_only_more(const std::string& name) const {
        if (given_.replaces_enums) return false;
        const auto &was = find_full(change_.before.enums, name)->labels,
                   &is = find_full(change_.after.enums, name)->labels;
        auto at = is.begin();
        for (const auto& label : was) {
            at = std::find(at, is.end(), label);
            if (at == is.end()) return false;
            ++at;
        }
        return true;
    }

    void change(const std::string& name) {
        const auto& was = *find_full(change_.before.enums, name);
        const auto& is = *find_full(change_.after.enums, name);
        if (!is_only_more(name)) return replace(was, is);
        for (std::size_t i = 0; i < is.labels.size(); ++i) {
            if (contains(was.labels, is.labels[i])) continue;
            std::string sql = "alter type " + quote(is.schema, is.name) + " add value ";
            append_text_literal(sql, is.labels[i]);
            // After the one before it, which is there by now; the first stands before the first that was.
            sql += i == 0 ? " before " : " after ";
            append_text_literal(sql, i == 0 ? was.labels.front() : is.labels[i - 1]);
            out_.add(std::move(sql));
        }
    }

    std::vector<std::pair<std::string, std::string>> columns_of(const std::string& name) const {
        const auto* e = find_full(change_.before.enums, name);
        const std::string type = quote(e->schema, e->name);
        std::vector<std::pair<std::string, std::string>> found;
        for (const auto& t : change_.before.tables)
            for (const auto& c : t.columns) {
                if (change_.has(step_kind::drop_table, full_name(t)) || element_of(c.type) != type) continue;
                const auto* is = find(after(full_name(t)).columns, c.name);
                if (is != nullptr && is->type == c.type) found.emplace_back(full_name(t), c.name);
            }
        return found;
    }

    // Those that columns have left; they go once nothing needs them.
    const std::vector<std::string>& left_types() const { return left_types_; }

private:
    // PostgreSQL takes no label away: columns go over to a new type. Rows that have a label that is gone lose it, for
    // the column's default or NULL; a column that has neither refuses them. Indexes and checks of these columns wait.
    void replace(const enum_description& was, const enum_description& is) {
        const std::string old = was.name + "_before", type = quote(is.schema, is.name);
        std::vector<std::string> again;
        for (const auto& [table, column] : columns_of(full_name(was))) hold_parts(table, column, again);
        out_.add("alter type " + type + " rename to " + quote(old));
        out_.add(after_.create_enum(is));
        for (const auto& [table, column] : columns_of(full_name(was))) {
            const auto& c = *find(after(table).columns, column);
            const bool is_list = c.type.ends_with("[]");
            const auto value = given_.values.find(table + "." + column);
            const std::string alter_column = alter(table) + "alter column " + quote(column) + " ";
            const std::string text = value != given_.values.end() ? "(" + value->second + ")" : quote(column);
            const std::string made = type + (is_list ? "[]" : "");
            if (!find(before(table).columns, column)->default_sql.empty()) out_.add(alter_column + "drop default");
            std::string converted = text + "::text" + (is_list ? "[]" : "") + "::" + made;
            const std::string gone = labels_gone(was, is);
            marks marked;
            if (value == given_.values.end() && !gone.empty()) {
                const std::string has =
                    is_list ? text + "::text[] && array[" + gone + "]" : text + "::text in (" + gone + ")";
                const bool is_replaced = !is_list && (!c.not_null || !c.default_sql.empty());
                marked.emplace_back(table + "." + column, count_.count(before(table)) + " where " + has, !is_replaced);
                if (is_replaced)
                    converted = "case when " + has + " then " + (c.default_sql.empty() ? "null" : c.default_sql) +
                                " else " + converted + " end";
            }
            out_.add(alter_column + "type " + made + " using " + converted, std::move(marked));
            if (!c.default_sql.empty()) out_.add(alter_column + "set default " + c.default_sql);
        }
        left_types_.push_back(quote(was.schema, old));
        for (auto& sql : again) out_.add(std::move(sql));
    }

    static std::string labels_gone(const enum_description& was, const enum_description& is) {
        std::string list;
        for (const auto& label : was.labels) {
            if (contains(is.labels, label)) continue;
            list += list.empty() ? "" : ", ";
            append_text_literal(list, label);
        }
        return list;
    }

    // Drops those that are the same before and after, and says how they are made again.
    void hold_parts(const std::string& table, const std::string& column, std::vector<std::string>& again) {
        const auto &was = before(table), &is = after(table);
        for (const auto& i : was.indexes) {
            std::string text = i.condition;
            for (const auto& part : i.parts) text += " " + part;
            const auto* same = find(is.indexes, i.name);
            if (same == nullptr || *same != i || !names_in_sql(text, column) || contains(held_, table + "." + i.name))
                continue;
            held_.push_back(table + "." + i.name);
            out_.add("drop index " + quote(was.schema, i.name));
            again.push_back(after_.create_index(is, i));
        }
        for (const auto& c : was.checks) {
            const auto* same = find(is.checks, c.name);
            if (same == nullptr || *same != c || !names_in_sql(c.condition, column) ||
                contains(held_, table + "." + c.name))
                continue;
            held_.push_back(table + "." + c.name);
            out_.add(alter(table) + "drop constraint " + quote(c.name));
            again.push_back(alter(table) + "add " + after_.check(c));
        }
    }

    static bool contains(const std::vector<std::string>& list, const std::string& text) {
        return std::find(list.begin(), list.end(), text) != list.end();
    }
    std::string quote(const std::string& name) const { return after_.quote(name); }
    std::string quote(const std::string& space, const std::string& name) const { return after_.quote(space, name); }
    const table_description& before(const std::string& table) const { return change_.old_table(table); }
    const table_description& after(const std::string& table) const { return change_.new_table(table); }
    std::string alter(const std::string& table) const {
        const auto& t = *find_full(change_.before.tables, table);
        return "alter table " + quote(t.schema, t.name) + " ";
    }

    const difference& change_;
    const answers& given_;
    ddl_writer after_;
    row_counter count_;
    script& out_;
    std::vector<std::string> held_, left_types_;
};

}  // namespace mizzle::kit::postgres
