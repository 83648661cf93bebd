// A schema as the header of a program that declares it.
#pragma once
#include "diagram.hpp"
#include "header_types.hpp"
#include "layers.hpp"

#include <limits>

namespace mizzle::kit {

struct pulled_header {
    std::string text;
    std::vector<std::string> left_out;  // what has no declaration, a sentence each
};

namespace detail {

class header_writer {
public:
    explicit header_writer(const schema& all) : all_(all), tables_(in_order_of_references(all)) {}

    pulled_header write(const std::string& space) {
        out_.text = "// The schema of a live database, as kit pull wrote it.\n#pragma once\n#include "
                    "<mizzle/schema.hpp>\n\n#include <cstdint>\n#include <string>\n#include <string_view>\n\n";
        if (!space.empty()) out_.text += "namespace " + space + " {\n\n";
        write_own_types(space);
        for (const auto& e : all_.enums) write_enum(e);
        for (const auto& s : all_.sequences) write_sequence(s);
        for (const auto* t : tables_) write_table(*t);
        for (const auto* t : tables_) write_constraints(*t);
        for (const auto* t : tables_) write_relations(*t);
        for (const auto& v : all_.views)
            out_.left_out.push_back("view " + full_name(v) + ": declare it by MIZZLE_VIEW with its select");
        for (const auto& sentence : out_.left_out) out_.text += "// Left out: " + sentence + "\n";
        out_.text += "MIZZLE_SCHEMA(schema";
        for (const auto& s : all_.sequences) out_.text += ", " + name_in_program(s.name);
        for (const auto* t : tables_) out_.text += ", " + name_in_program(t->name);
        out_.text += ")\n";
        if (!space.empty()) out_.text += "\n}  // namespace " + space + "\n";
        return std::move(out_);
    }

private:
    void write_enum(const enum_description& e) {
        out_.text += "MIZZLE_ENUM(" + name_in_program(e.name);
        for (const auto& label : e.labels) out_.text += ", " + name_in_program(label);
        out_.text += ")\n\n";
    }

    // As their text.
    void write_own_types(const std::string& space) {
        std::vector<std::string> types;
        for (const auto& t : all_.tables)
            for (const auto& c : t.columns)
                if (!declared_type(all_, c) && std::find(types.begin(), types.end(), c.type) == types.end())
                    types.push_back(c.type);
        if (types.empty()) return;
        std::string adapters;
        for (const auto& type : types) {
            const std::string name = name_of_own_type(type), full = space + "::" + name;
            out_.text += "struct " + name + " {\n    std::string text;\n    bool operator==(const " + name +
                         "&) const = default;\n};\n\n";
            adapters += "template <> struct mizzle::custom_type<" + full + "> {\n" +
                        "    static constexpr std::string_view postgres_type = " + text_of_program(type) +
                        ", sqlite_type = postgres_type;\n    static constexpr bool reads_numbers = true;\n" +
                        "    static std::string to_text(const " + full + "& value) { return value.text; }\n" +
                        "    static " + full +
                        " from_text(std::string_view text) { return {std::string(text)}; }\n};\n\n";
        }
        if (space.empty()) out_.text += adapters;
        else out_.text += "}  // namespace " + space + "\n\n" + adapters + "namespace " + space + " {\n\n";
    }

    void write_sequence(const sequence_description& s) {
        const std::string name = name_in_program(s.name);
        out_.text += "MIZZLE_SEQUENCE(" + name;
        if (name != s.name || !s.schema.empty())
            out_.text += ", named(" + text_of_program(s.name) + ")" +
                         (s.schema.empty() ? "" : ".in(" + text_of_program(s.schema) + ")");
        const auto option = [&](const char* word, const std::optional<std::int64_t>& value, std::int64_t usual) {
            if (value && *value != usual) out_.text += std::string(", ") + word + "(" + std::to_string(*value) + ")";
        };
        option("start", s.start, 1);
        option("increment", s.increment, 1);
        option("minimum", s.minimum, 1);
        option("maximum", s.maximum, std::numeric_limits<std::int64_t>::max());
        option("cache", s.cache, 1);
        out_.text += s.cycles ? ", cycle)\n\n" : ")\n\n";
    }

    // What a foreign key of one column leads to, in both directions. Where a name is taken, a person finds a better
    // one.
    void write_relations(const table_description& t) {
        std::vector<std::string> taken;
        for (const auto& c : t.columns) taken.push_back(name_in_program(c.name));
        std::string text;
        const auto add = [&](std::string name, const std::string& kind, const table_description& target,
                             const table_description& from, const foreign_key_description& key) {
            name = name_in_program(name);
            if (name.empty() || is_in(taken, name)) return;
            taken.push_back(name);
            text += ",\n    (" + name + ", " + kind + "(" + name_in_program(target.name) + ")";
            if (keys_between(t, target) > 1) text += ".on(" + columns_of(from, key.columns) + ")";
            text += ")";
        };
        for (const auto& k : t.foreign_keys) {
            const auto* target = find_full(all_.tables, qualified(k.schema, k.table));
            if (target == nullptr || target == &t || k.columns.size() != 1) continue;
            add(without_id(k.columns.front()), "one", *target, t, k);
        }
        for (const auto* other : tables_)
            for (const auto& k : other->foreign_keys) {
                if (other == &t || qualified(k.schema, k.table) != full_name(t) || k.columns.size() != 1) continue;
                const bool is_one = is_unique_alone(*other, k.columns);
                add(keys_between(t, *other) > 1 ? other->name + "_by_" + without_id(k.columns.front()) : other->name,
                    is_one ? "one" : "many", *other, *other, k);
            }
        if (!text.empty()) out_.text += "MIZZLE_RELATIONS(" + name_in_program(t.name) + text + ")\n\n";
    }
    static std::string without_id(const std::string& column) {
        for (const std::string_view end : {"_id", "_ID", "Id", "ID"})
            if (column.size() > end.size() && column.ends_with(end))
                return column.substr(0, column.size() - end.size());
        return column + "_row";
    }
    std::size_t keys_between(const table_description& a, const table_description& b) const {
        const auto count = [](const table_description& from, const table_description& to) {
            return std::count_if(from.foreign_keys.begin(), from.foreign_keys.end(),
                                 [&](const auto& k) { return qualified(k.schema, k.table) == full_name(to); });
        };
        return static_cast<std::size_t>(count(a, b) + (&a == &b ? 0 : count(b, a)));
    }

    static std::string column_name(const table_description& t, const std::string& column) {
        return name_in_program(t.name) + "." + name_in_program(column);
    }

    void write_table(const table_description& t) {
        const std::string name = name_in_program(t.name);
        if (name == t.name && t.schema.empty()) out_.text += "MIZZLE_TABLE(" + name;
        else
            out_.text += "MIZZLE_TABLE_AS(" + name + ", named(" + text_of_program(t.name) + ")" +
                         (t.schema.empty() ? "" : ".in(" + text_of_program(t.schema) + ")");
        for (const auto& c : t.columns) {
            const auto type = declared_type(all_, c);
            out_.text += ",\n    (" + name_in_program(c.name) + ", " +
                         (type ? *type : "custom<" + name_of_own_type(c.type) + ">") + modifiers_of(t, c) + ")";
        }
        out_.text += ")\n\n";
    }

    std::string modifiers_of(const table_description& t, const column_description& c) const {
        std::string text;
        const auto add = [&](const std::string& modifier) { text += ", " + modifier; };
        if (name_in_program(c.name) != c.name) add("named(" + text_of_program(c.name) + ")");
        const bool is_key = t.primary_key == std::vector{c.name};
        if (is_key) add("primary_key");
        else if (c.not_null) add("not_null");
        for (const auto& k : t.unique_keys)
            if (is_in_column(t, k) && k.columns.front() == c.name) add("unique");
        for (const auto& k : t.foreign_keys)
            if (is_in_column(t, k) && k.columns.front() == c.name) add(reference_text(k));
        if (c.autoincrement) add("autoincrement");
        if (c.identity) add(c.identity_always ? "identity_always" : "identity");
        if (!c.collation.empty()) add("collate(" + text_of_program(c.collation) + ")");
        if (c.default_sql == "now()" && c.type.starts_with("timestamp with")) add("default_now");
        else if (!c.default_sql.empty()) add("default_value(" + default_text(c) + ")");
        if (!c.generated_sql.empty()) add("generated_as(" + text_of_program(c.generated_sql) + ")");
        if (!c.comment.empty()) add("comment(" + text_of_program(c.comment) + ")");
        return text;
    }

    std::string made(const table_description& t, const std::string& column, const char* suffix) const {
        return made_name(all_.dialect, t.name + "_" + column + "_" + suffix);
    }

    // What a modifier of its column says, with the name that it would get.
    bool is_in_column(const table_description& t, const key_description& k) const {
        return k.columns.size() == 1 && !k.nulls_not_distinct &&
               (k.name.empty() || k.name == made(t, k.columns.front(), "key"));
    }
    bool is_in_column(const table_description& t, const foreign_key_description& k) const {
        if (k.columns.size() != 1 || k.name != made(t, k.columns.front(), "fkey")) return false;
        const auto at = [&](const std::string& name) {
            return std::find_if(tables_.begin(), tables_.end(), [&](const auto* o) { return full_name(*o) == name; });
        };
        const auto target = at(qualified(k.schema, k.table));
        return target != tables_.end() && target < at(full_name(t));
    }

    std::string reference_text(const foreign_key_description& k) const {
        const auto& target = *find_full(all_.tables, qualified(k.schema, k.table));
        std::string text =
            "references(" + columns_of(target, k.referenced.empty() ? target.primary_key : k.referenced) + ")";
        if (k.deleting != action::no_action) text += ".on_delete(" + action_text(k.deleting) + ")";
        if (k.updating != action::no_action) text += ".on_update(" + action_text(k.updating) + ")";
        if (k.deferred) text += ".deferred()";
        return text;
    }

    // Values as values; a decimal of SQLite's is value * 10^s.
    std::string default_text(const column_description& c) const {
        const auto words = tokens_of(c.default_sql);
        const bool is_text = words.size() == 1 && words[0].kind == token_kind::text;
        if (is_text && (c.type == "text" || c.type.starts_with("varchar"))) return text_of_program(words[0].text);
        const bool is_number = words.size() == 1 && words[0].kind == token_kind::number;
        const bool is_whole = is_number && words[0].text.find('.') == std::string::npos;
        const type_parts type = parts_of(c.type);
        if (is_whole && type.name == "scaled_integer") {
            std::string digits = words[0].text;
            const auto after = static_cast<std::size_t>(type.second);
            if (digits.size() <= after) digits.insert(0, after + 1 - digits.size(), '0');
            if (after != 0) digits.insert(digits.size() - after, ".");
            return "mizzle::numeric(\"" + digits + "\")";
        }
        if (is_whole && (type.name == "integer" || type.name == "bigint" || type.name == "smallint"))
            return words[0].text;
        if (c.type == "boolean" && (c.default_sql == "true" || c.default_sql == "false")) return c.default_sql;
        std::string text = c.default_sql;  // a declaration puts parentheses around it
        if (text.starts_with("(") && text.ends_with(")")) text = text.substr(1, text.size() - 2);
        return "mizzle::sql(" + text_of_program(text) + ")";
    }

    std::string columns_of(const table_description& t, const std::vector<std::string>& names) const {
        std::string text;
        for (const auto& name : names) text += (text.empty() ? "" : ", ") + column_name(t, name);
        return text;
    }

    static std::string action_text(action a) {
        constexpr std::array words{"no_action", "restrict", "cascade", "set_null", "set_default"};
        return words[static_cast<std::size_t>(a)];
    }

    // The types of columns imply some checks where the database has no such types.
    static bool is_implied(const table_description& t, const check_description& check) {
        return std::any_of(t.columns.begin(), t.columns.end(), [&](const auto& c) {
            return c.type.starts_with("scaled_integer") && check.name == t.name + "_" + c.name + "_check";
        });
    }

    void write_constraints(const table_description& t) {
        std::vector<std::string> parts;
        if (t.primary_key.size() > 1) parts.push_back("primary_key(" + columns_of(t, t.primary_key) + ")");
        for (const auto& k : t.unique_keys)
            if (!is_in_column(t, k))
                parts.push_back("unique(" + text_of_program(key_name(t, k)) + ").on(" + columns_of(t, k.columns) + ")" +
                                (k.nulls_not_distinct ? ".nulls_not_distinct()" : ""));
        for (const auto& c : t.checks)
            if (!is_implied(t, c))
                parts.push_back("check(" + text_of_program(c.name) + ", mizzle::sql<bool>(" +
                                text_of_program(c.condition) + "))");
        for (const auto& k : t.foreign_keys)
            if (!is_in_column(t, k)) add_foreign_key(parts, t, k);
        for (const auto& i : t.indexes) parts.push_back(index_text(t, i));
        if (!t.comment.empty()) parts.push_back("comment(" + text_of_program(t.comment) + ")");
        if (parts.empty()) return;
        out_.text += "MIZZLE_CONSTRAINTS(" + name_in_program(t.name);
        for (const auto& part : parts) out_.text += ",\n    " + part;
        out_.text += ")\n\n";
    }

    static std::string key_name(const table_description& t, const key_description& k) {
        if (!k.name.empty()) return k.name;
        std::string name = t.name;
        for (const auto& c : k.columns) name += "_" + c;
        return name + "_key";
    }

    void add_foreign_key(std::vector<std::string>& parts, const table_description& t,
                         const foreign_key_description& k) {
        if (find_full(all_.tables, qualified(k.schema, k.table)) == nullptr) {
            out_.left_out.push_back("a foreign key of " + t.name + " to " + k.table + ", which is no table here");
            return;
        }
        std::string text = "foreign_key(" + columns_of(t, k.columns) + ")." + reference_text(k);
        if (!k.name.empty()) text += ".named(" + text_of_program(k.name) + ")";
        parts.push_back(std::move(text));
    }

    std::string index_text(const table_description& t, const index_description& i) const {
        std::string text = (i.unique ? "unique_index(" : "index(") + text_of_program(i.name) + ").on(";
        for (std::size_t n = 0; n < i.parts.size(); ++n) text += (n == 0 ? "" : ", ") + index_part_text(t, i.parts[n]);
        text += ")";
        if (!i.method.empty() && i.method != "btree") text += ".using_(" + text_of_program(i.method) + ")";
        if (!i.condition.empty()) text += ".where(mizzle::sql<bool>(" + text_of_program(i.condition) + "))";
        return text;
    }

    std::string index_part_text(const table_description& t, const std::string& part) const {
        const auto words = tokens_of(part);
        if (!words.empty() && words[0].is_name() && find(t.columns, words[0].text) != nullptr) {
            const std::string name = column_name(t, words[0].text);
            if (words.size() == 1) return name;
            if (words.size() == 2 && words[1].is_word("desc")) return "desc(" + name + ")";
        }
        return "mizzle::sql<std::string>(" + text_of_program(part) + ")";
    }

    const schema& all_;
    std::vector<const table_description*> tables_;
    pulled_header out_;
};

}  // namespace detail

inline pulled_header header_text(const schema& all, const std::string& space) {
    return detail::header_writer(all).write(space);
}

}  // namespace mizzle::kit
