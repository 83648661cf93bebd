// Rows for a schema, as plausible as names and types allow: the same for the same numbers.
#pragma once
#include "layers.hpp"
#include "rules_of.hpp"
#include "tokens.hpp"
#include "type_parts.hpp"

#include <array>
#include <functional>
#include <map>
#include <optional>
#include <random>

namespace mizzle::kit {

// The keys that a table has, each a list of literals, in the order of the columns asked for.
using keys_of_table = std::vector<std::vector<std::string>>;
using ask_for_keys = std::function<keys_of_table(const std::string& table, const std::vector<std::string>& columns)>;

namespace detail {

// The values that a check lists: column in ('a', 'b').
inline std::vector<std::string> listed_values(const table_description& t, const std::string& column) {
    for (const auto& check : t.checks) {
        const auto words = tokens_of(check.condition);
        if (words.size() < 5 || !words[0].is_name(column) || !words[1].is_word("in")) continue;
        std::vector<std::string> values;
        for (const auto& w : words)
            if (w.kind == token_kind::text) values.push_back(sql_text(w.text));
            else if (w.kind == token_kind::number) values.push_back(w.text);
        return values;
    }
    return {};
}

class row_maker {
public:
    row_maker(const schema& all, unsigned seed) : all_(all), types_(kit_rules(all.dialect).types), random_(seed) {}

    // A literal for the column of the row of that number, which differs from row to row where the column is unique.
    std::string value(const table_description& t, const column_description& c, std::size_t row, bool is_unique) {
        if (const auto values = listed_values(t, c.name); !values.empty()) return values[row % values.size()];
        for (const auto& e : all_.enums)
            if (c.type == "\"" + e.name + "\"") return sql_text(e.labels[row % e.labels.size()]);
        if (c.type.ends_with("[]")) return "'{}'";
        if (const auto labels = types_.labels(c.type); !labels.empty()) return sql_text(labels[row % labels.size()]);
        const type_parts type = parts_of(types_.without_numbering(c.type));
        const std::string& kind = type.name;
        if (kind == "boolean") return pick(2) == 0 ? "true" : "false";
        if (kind == "date") return "'" + day() + "'";
        if (kind.starts_with("timestamp") || kind == "datetime") return "'" + day() + " " + hour() + "'";
        if (kind.starts_with("time")) return "'" + hour() + "'";
        if (kind == "interval") return "'1 day'";
        if (kind == "uuid") return "'" + uuid() + "'";
        if (kind == "json" || kind == "jsonb") return "'{}'";
        if (kind == "bytea") return "'\\x00'";
        if (kind == "binary") return "unhex(replace('" + uuid() + "', '-', ''))";
        if (kind == "blob" || kind == "longblob") return "x'00'";
        if (kind == "text" || kind == "varchar" || kind == "longtext")
            return sql_text(text(c, row, is_unique, longest(t, c, type)));
        if (kind == "real" || kind == "float" || kind == "double" || kind == "decimal" || kind == "double precision" ||
            kind == "numeric")
            return number(type, row, is_unique);
        return is_unique ? std::to_string(row + 1) : std::to_string(1 + pick(9));
    }

    std::size_t pick(std::size_t below) { return std::uniform_int_distribution<std::size_t>(0, below - 1)(random_); }

private:
    static std::string two(std::size_t n) { return (n < 10 ? "0" : "") + std::to_string(n); }
    std::string day() {
        return "202" + std::to_string(4 + pick(2)) + "-" + two(1 + pick(12)) + "-" + two(1 + pick(28));
    }
    std::string hour() { return two(pick(24)) + ":" + two(pick(60)) + ":" + two(pick(60)); }
    std::string uuid() {
        std::string made = "xxxxxxxx-xxxx-4xxx-8xxx-xxxxxxxxxxxx";
        for (char& c : made)
            if (c == 'x') c = "0123456789abcdef"[pick(16)];
        return made;
    }
    std::string number(const type_parts& type, std::size_t row, bool is_unique) {
        if (is_unique) return std::to_string(row + 1);
        return std::to_string(1 + pick(9)) + (type.first == 0 || type.second >= 2 ? "." + two(pick(100)) : "");
    }

    // As the type says, or a check: length(column) <= n.
    static std::size_t longest(const table_description& t, const column_description& c, const type_parts& type) {
        if (type.first != 0) return static_cast<std::size_t>(type.first);
        for (const auto& check : t.checks) {
            const auto words = tokens_of(check.condition);
            if (words.size() == 6 && words[0].is_word("length") && words[2].is_name(c.name) && words[4].text == "<=")
                return static_cast<std::size_t>(std::atoi(words[5].text.c_str()));
        }
        return 1000;
    }

    std::string text(const column_description& c, std::size_t row, bool is_unique, std::size_t most) {
        static constexpr std::array names{"Ada",    "Bob",   "Chen", "Dora", "Emil",
                                          "Fatima", "Grace", "Hugo", "Ines", "Jun"};
        static constexpr std::array words{"quiet", "green", "north", "early", "small",
                                          "river", "stone", "paper", "light", "bread"};
        const auto has = [&](std::string_view part) { return c.name.find(part) != std::string::npos; };
        const std::string name = names[pick(names.size())], n = std::to_string(row + 1);
        std::string made;
        if (has("mail"))
            made = std::string(1, static_cast<char>(std::tolower(name[0]))) + name.substr(1) + n + "@example.org";
        else if (has("phone")) made = "+1 555 " + std::to_string(1000000 + row);
        else if (has("url") || has("link")) made = "https://example.org/" + n;
        else if (has("lang")) made = std::array{"en", "de", "fr", "es"}[pick(4)];
        else if (has("country")) made = std::array{"DE", "FR", "NO", "JP"}[pick(4)];
        else if (has("city")) made = std::array{"Berlin", "Lyon", "Oslo", "Kyoto"}[pick(4)];
        else if (has("_at") || has("date") || has("time")) made = day() + (has("date") ? "" : " " + hour());
        else if (has("name")) made = name + (is_unique ? " " + n : "");
        else
            made =
                std::string(words[pick(words.size())]) + " " + words[pick(words.size())] + (is_unique ? " " + n : "");
        if (made.size() <= most) return made;
        return is_unique && n.size() <= most ? n : made.substr(0, most);
    }

    const schema& all_;
    const type_rules& types_;
    std::mt19937 random_;
};

inline bool is_left_to_database(const type_rules& types, const column_description& c) {
    return c.rowid_alias || c.identity || !c.generated_sql.empty() || !c.default_sql.empty() ||
           c.type.find("serial") != std::string::npos || types.is_numbered(c.type);
}

// The inserts of one table.
class table_seeder {
public:
    table_seeder(const schema& all, const table_description& t, std::size_t there, row_maker& make)
        : all_(all), t_(t), there_(there), make_(make) {}

    std::vector<std::string> inserts(std::size_t rows, const ask_for_keys& keys) {
        for (const auto& k : t_.foreign_keys) {
            keys_.push_back(keys(qualified(k.schema, k.table), k.referenced));
            const bool is_own = qualified(k.schema, k.table) == full_name(t_);
            if (keys_.back().empty() && !is_own && !is_nullable_key(k)) return {};
        }
        const std::size_t most = std::min(rows, combinations());
        std::vector<std::string> made;
        for (std::size_t row = there_; row < there_ + most; ++row) made.push_back(insert(row));
        return made;
    }

private:
    bool is_nullable_key(const foreign_key_description& k) const {
        return std::any_of(k.columns.begin(), k.columns.end(),
                           [&](const auto& name) { return !find(t_.columns, name)->not_null; });
    }
    static bool contains(const std::vector<std::string>& names, const std::string& name) {
        return std::find(names.begin(), names.end(), name) != names.end();
    }
    const foreign_key_description* key_of(const std::string& column, std::size_t& at) const {
        for (at = 0; at < t_.foreign_keys.size(); ++at)
            if (contains(t_.foreign_keys[at].columns, column)) return &t_.foreign_keys[at];
        return nullptr;
    }
    bool is_in_unique(const std::string& column) const {
        const auto has = [&](const auto& k) { return contains(k.columns, column); };
        return contains(t_.primary_key, column) || std::any_of(t_.unique_keys.begin(), t_.unique_keys.end(), has) ||
               std::any_of(t_.indexes.begin(), t_.indexes.end(), [&](const auto& i) {
                   return i.unique && std::any_of(i.parts.begin(), i.parts.end(),
                                                  [&](const auto& part) { return names_in_sql(part, column); });
               });
    }

    // How many rows there can be where a unique key is made of foreign ones alone.
    std::size_t combinations() const {
        std::size_t least = static_cast<std::size_t>(-1);
        const auto look = [&](const std::vector<std::string>& columns) {
            std::size_t product = 1, at = 0;
            std::vector<std::size_t> seen;
            for (const auto& c : columns) {
                if (key_of(c, at) == nullptr) return;
                if (std::find(seen.begin(), seen.end(), at) == seen.end()) product *= keys_[at].size();
                seen.push_back(at);
            }
            if (!columns.empty()) least = std::min(least, product);
        };
        look(t_.primary_key);
        for (const auto& k : t_.unique_keys) look(k.columns);
        return least == static_cast<std::size_t>(-1) ? least : least > there_ ? least - there_ : 0;
    }

    std::string insert(std::size_t row) {
        std::vector<std::size_t> chosen;
        std::size_t rest = row;
        for (std::size_t i = 0; i < t_.foreign_keys.size(); ++i) {
            const std::size_t n = keys_[i].size();
            const bool counts = is_in_unique(t_.foreign_keys[i].columns.front());
            chosen.push_back(n == 0 ? 0 : counts ? rest % n : make_.pick(n));
            if (counts && n != 0) rest /= n;
        }
        std::vector<std::string> columns;
        std::string values;
        for (const auto& c : t_.columns) {
            std::size_t at = 0;
            const auto* key = key_of(c.name, at);
            if (key == nullptr && is_left_to_database(kit_rules(all_.dialect).types, c) &&
                !(is_in_unique(c.name) && !c.default_sql.empty()))
                continue;
            columns.push_back(c.name);
            values += values.empty() ? "" : ", ";
            if (key == nullptr) values += make_.value(t_, c, row, is_in_unique(c.name));
            else if (keys_[at].empty()) values += "null";
            else values += keys_[at][chosen[at]][position_in(key->columns, c.name)];
        }
        const ddl_writer write(all_);
        const std::string into = "insert into " + write.quote(t_.schema, t_.name);
        return columns.empty() ? into + std::string(all_.dialect->default_row)
                               : into + " " + write.quote(columns) + " values (" + values + ")";
    }

    static std::size_t position_in(const std::vector<std::string>& names, const std::string& name) {
        return static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin());
    }

    const schema& all_;
    const table_description& t_;
    std::size_t there_;
    row_maker& make_;
    std::vector<keys_of_table> keys_;
};

}  // namespace detail

}  // namespace mizzle::kit
