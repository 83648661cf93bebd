// Which rows a part of a table is not for, as SQL that counts them.
#pragma once
#include "script.hpp"

namespace mizzle::kit {

class row_counter {
public:
    // `all` has the table as it is when the rows are counted.
    explicit row_counter(const schema& all) : write_(all) {}

    mark nulls(const table_description& t, const std::string& column) const {
        return {full_name(t) + "." + column, count(t) + " where " + write_.quote(column) + " is null", true};
    }
    // Under no name of one column where there are several.
    mark equal_rows(const table_description& t, const std::vector<std::string>& columns, bool nulls_are_equal,
                    const std::string& condition = {}) const {
        std::string list, where = condition.empty() ? "" : "(" + condition + ")";
        for (const auto& c : columns) {
            list += (list.empty() ? "" : ", ") + write_.quote(c);
            if (!nulls_are_equal) where += (where.empty() ? "" : " and ") + write_.quote(c) + " is not null";
        }
        return {columns.size() == 1 ? full_name(t) + "." + columns.front() : full_name(t),
                "select count(*) from (select count(*) over (partition by " + list + ") as n from " +
                    write_.quote(t.schema, t.name) + (where.empty() ? "" : " where " + where) +
                    ") as equal_rows where n > 1",
                true};
    }
    mark refused(const table_description& t, const check_description& check) const {
        return {full_name(t), count(t) + " where not (" + one_line(check.condition) + ")", true};
    }
    mark without_parent(const table_description& t, const foreign_key_description& key) const {
        std::string where, match;
        for (std::size_t i = 0; i < key.columns.size() && i < key.referenced.size(); ++i) {
            const auto column = write_.quote(t.schema, t.name) + "." + write_.quote(key.columns[i]);
            where += column + " is not null and ";
            match += (match.empty() ? "" : " and ") + ("parents." + write_.quote(key.referenced[i])) + " = " + column;
        }
        return {key.columns.size() == 1 ? full_name(t) + "." + key.columns.front() : full_name(t),
                count(t) + " where " + where + "not exists (select 1 from " + write_.quote(key.schema, key.table) +
                    " as parents where " + match + ")",
                true};
    }
    std::string count(const table_description& t) const {
        return "select count(*) from " + write_.quote(t.schema, t.name);
    }

    // A mark ends with its line.
    static std::string one_line(std::string text) {
        std::replace(text.begin(), text.end(), '\n', ' ');
        return text;
    }

private:
    ddl_writer write_;
};

// The columns of a unique index; none where it has expressions.
inline std::vector<std::string> columns_of(const table_description& t, const index_description& i) {
    std::vector<std::string> columns;
    for (const auto& part : i.parts) {
        const auto words = tokens_of(part);
        if (words.empty() || !words[0].is_name() || find(t.columns, words[0].text) == nullptr ||
            (words.size() > 1 && !words[1].is_word("desc") && !words[1].is_word("nulls")))
            return {};
        columns.push_back(words[0].text);
    }
    return columns;
}

}  // namespace mizzle::kit
