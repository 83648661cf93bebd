// A schema as the header of a program that declares it.
#pragma once
#include "header_columns.hpp"
#include "header_relations.hpp"
#include "layers.hpp"
#include "objects.hpp"

#include <limits>

namespace mizzle::kit {

struct pulled_header {
    std::string text;
    std::vector<std::string> left_out;  // what has no declaration, a sentence each
};

namespace detail {

inline std::vector<std::string> own_types_of(const schema& all) {
    std::vector<std::string> types;
    const header_names names(all, {});
    for (const auto& t : all.tables)
        for (const auto& c : t.columns)
            if (!declared_type(all, names, t, c) && !is_in(types, c.type)) types.push_back(c.type);
    return types;
}

class header_writer {
public:
    header_writer(const schema& all, std::vector<std::string> unread)
        : all_(all), own_types_(own_types_of(all)), names_(all, own_types_) {
        out_.left_out = std::move(unread);
        for (const auto* t : in_order_of_references(all))
            if (!t->columns.empty() && t->columns.size() <= most_columns) tables_.push_back(t);
            else
                leave_out("table " + full_name(*t) + ", which has " + std::to_string(t->columns.size()) +
                          " columns: MIZZLE_TABLE takes from 1 to " + std::to_string(most_columns));
    }

    pulled_header write(const std::string& space) {
        out_.text = "// The schema of a live database, as kit pull wrote it.\n#pragma once\n#include "
                    "<mizzle/schema.hpp>\n\n#include <cstdint>\n#include <string>\n#include <string_view>\n\n";
        out_.text += "namespace " + space + " {\n\n";
        write_own_types(space);
        for (const auto& e : all_.enums) write_enum(e);
        for (const auto& s : all_.sequences) write_sequence(s);
        for (const auto* t : tables_) write_table(*t);
        for (const auto* t : tables_) write_constraints(*t);
        relation_writer relations(names_, tables_);
        for (const auto* t : tables_) write_list("MIZZLE_RELATIONS", *t, relations.write(*t, out_.left_out));
        const auto before = write_objects(true), after = write_objects(false);
        for (const auto& sentence : out_.left_out) out_.text += "// Left out: " + text_of_comment(sentence) + "\n";
        std::string list = before;
        for (const auto& s : all_.sequences) list += ", " + names_.of(s);
        for (const auto* t : tables_) list += ", " + names_.of(*t);
        list += after;
        if (list.empty()) out_.text += "// There is no table, and so no schema.\n";
        else out_.text += "MIZZLE_SCHEMA(schema" + list + ")\n";
        out_.text += "\n}  // namespace " + space + "\n";
        return std::move(out_);
    }

private:
    static constexpr std::size_t most_columns = 256;

    void leave_out(std::string sentence) { out_.left_out.push_back(std::move(sentence)); }

    void write_list(const char* macro, const table_description& t, const std::vector<std::string>& entries) {
        if (entries.empty()) return;
        out_.text += std::string(macro) + "(" + names_.of(t);
        for (const auto& entry : entries) out_.text += ",\n    " + entry;
        out_.text += ")\n\n";
    }

    // Labels are enumerators, under other names where C++ does not take theirs.
    void write_enum(const enum_description& e) {
        if (!can_be_declared(e))
            return leave_out("enum " + full_name(e) + ": " +
                             (e.schema.empty() ? "MIZZLE_ENUM takes from 1 to 256 labels"
                                               : "MIZZLE_ENUM declares those of the current schema"));
        const std::string& name = names_.of(e);
        std::vector<std::string> enumerators(e.labels.size());
        name_pool pool({});
        bool are_exact = name == e.name;
        for (const bool is_exact : {true, false})
            for (std::size_t i = 0; i < e.labels.size(); ++i) {
                std::string made = cpp_name(e.labels[i]);
                if (is_taken_by_cpp(made)) made += '_';
                if (is_exact == (made == e.labels[i])) enumerators[i] = pool.take({made});
            }
        are_exact = are_exact && enumerators == e.labels;
        out_.text +=
            are_exact ? "MIZZLE_ENUM(" + name : "MIZZLE_ENUM_AS(" + name + ", named(" + text_of_program(e.name) + ")";
        for (std::size_t i = 0; i < e.labels.size(); ++i)
            out_.text += are_exact ? ", " + enumerators[i]
                                   : ",\n    (" + enumerators[i] + ", " + text_of_program(e.labels[i]) + ")";
        out_.text += ")\n\n";
    }

    std::string write_object(const std::string& name, const std::string& sql) {
        const std::string made = names_.of_object(name);
        out_.text += "MIZZLE_SQL_OBJECT(" + made + ",";
        // A line of the statement in a line of the header.
        for (std::size_t at = 0; at < sql.size();) {
            const auto end = std::min(sql.find('\n', at), sql.size() - 1) + 1;
            out_.text += "\n    " + text_of_program(std::string_view(sql).substr(at, end - at));
            at = end;
        }
        out_.text += ")\n\n";
        return ", " + made;
    }

    // Views after the functions that they may call, and functions that read views after them. Gives their names for the
    // list.
    std::string write_objects(bool are_before_tables) {
        std::string list;
        std::vector<const object_description*> later;
        for (const auto& o : all_.objects) {
            if (o.place.is_before_tables != are_before_tables) continue;
            const auto head = head_of(all_, o);
            const bool is_early = are_before_tables || (head.kind == object_kind::function && !reads_view(o.sql));
            if (is_early) list += write_object(head.name, o.sql);
            else later.push_back(&o);
        }
        if (are_before_tables) return list;
        for (const auto& v : all_.views) list += write_object(v.name, ddl_writer(all_).create_view(v));
        for (const auto* o : later) list += write_object(head_of(all_, *o).name, o->sql);
        return list;
    }
    bool reads_view(const std::string& sql) const {
        return std::any_of(all_.views.begin(), all_.views.end(),
                           [&](const auto& v) { return names_in_sql(sql, v.name); });
    }

    // As their text, which the database compares.
    void write_own_types(const std::string& space) {
        std::string adapters;
        for (const auto& type : own_types_) {
            const std::string &name = names_.of_own_type(type), full = message_of({space, "::", name});
            out_.text += message_of({"struct ", name, " {\n    std::string text{};\n    bool operator==(const ", name,
                                     "&) const = default;\n};\n\n"});
            adapters +=
                message_of({"template <> struct mizzle::custom_type<", full,
                            "> {\n    static constexpr std::string_view postgres_type = ", text_of_program(type),
                            ", sqlite_type = postgres_type, mysql_type = postgres_type;\n    static constexpr bool "
                            "reads_numbers = true, compares_as_text = true;\n    static std::string to_text(const ",
                            full, "& value) { return value.text; }\n    static ", full,
                            " from_text(std::string_view text) { return {std::string(text)}; }\n};\n\n"});
        }
        if (!adapters.empty())
            out_.text += "}  // namespace " + space + "\n\n" + adapters + "namespace " + space + " {\n\n";
    }

    void write_sequence(const sequence_description& s) {
        const std::string& name = names_.of(s);
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

    std::string type_of(const table_description& t, const column_description& c) const {
        const auto type = declared_type(all_, names_, t, c);
        return type ? *type : "custom<" + names_.of_own_type(c.type) + ">";
    }

    void write_table(const table_description& t) {
        const std::string& name = names_.of(t);
        if (name == t.name && t.schema.empty()) out_.text += "MIZZLE_TABLE(" + name;
        else
            out_.text += "MIZZLE_TABLE_AS(" + name + ", named(" + text_of_program(t.name) + ")" +
                         (t.schema.empty() ? "" : ".in(" + text_of_program(t.schema) + ")");
        for (const auto& c : t.columns) {
            if (rules().headers.hidden_type(t, c)) continue;
            const std::string type = type_of(t, c), column = names_.of(t, c.name);
            column_writer modifiers(t, c, type, column);
            if (key_in_column(t, c.name) != nullptr) modifiers.add("unique");
            if (const auto* k = reference_in_column(t, c.name)) modifiers.add(reference_text(t, *k));
            out_.text += message_of({",\n    (", column, ", ", type, modifiers.write(t, out_.left_out), ")"});
        }
        out_.text += ")\n\n";
    }

    const database_rules& rules() const { return kit_rules(all_.dialect); }

    std::string made(const table_description& t, const std::string& column, const char* suffix) const {
        return made_name(all_.dialect, t.name + "_" + column + "_" + suffix);
    }

    // What a modifier of its column says, with the name that it would get.
    const key_description* key_in_column(const table_description& t, const std::string& column) const {
        for (const auto& k : t.unique_keys)
            if (k.columns == std::vector{column} && !k.nulls_not_distinct &&
                (k.name.empty() || k.name == made(t, column, "key")))
                return &k;
        return nullptr;
    }
    const foreign_key_description* reference_in_column(const table_description& t, const std::string& column) const {
        const auto is_null = [](action a) { return a == action::set_null; };
        const auto* c = find(t.columns, column);
        for (const auto& k : t.foreign_keys)
            if (k.columns == std::vector{column} && (k.name.empty() || k.name == made(t, column, "fkey")) &&
                place_of(qualified(k.schema, k.table)) < place_of(full_name(t)) && have_like_types(t, k) &&
                !((is_null(k.deleting) || is_null(k.updating)) && c != nullptr && c->not_null))
                return &k;
        return nullptr;
    }
    // Among the tables that are declared; behind them of one that is not.
    std::size_t place_of(const std::string& table) const {
        const auto at =
            std::find_if(tables_.begin(), tables_.end(), [&](const auto* t) { return full_name(*t) == table; });
        return static_cast<std::size_t>(at - tables_.begin());
    }
    const table_description* target_of(const foreign_key_description& k) const {
        const auto place = place_of(qualified(k.schema, k.table));
        return place == tables_.size() ? nullptr : tables_[place];
    }
    const std::vector<std::string>& referenced_by(const foreign_key_description& k) const {
        return k.referenced.empty() ? target_of(k)->primary_key : k.referenced;
    }
    bool have_like_types(const table_description& t, const foreign_key_description& k) const {
        const auto& target = *target_of(k);
        const auto& names = referenced_by(k);
        for (std::size_t i = 0; i < k.columns.size() && i < names.size(); ++i) {
            const auto *from = find(t.columns, k.columns[i]), *to = find(target.columns, names[i]);
            if (from == nullptr || to == nullptr || kept_as(type_of(t, *from)) != kept_as(type_of(target, *to)))
                return false;
        }
        return true;
    }

    std::string reference_text(const table_description& t, const foreign_key_description& k) const {
        std::string text = (have_like_types(t, k) ? "references(" : "references_any(") +
                           columns_of(*target_of(k), referenced_by(k)) + ")";
        if (k.deleting != action::no_action) text += ".on_delete(" + action_text(k.deleting) + ")";
        if (k.updating != action::no_action) text += ".on_update(" + action_text(k.updating) + ")";
        if (k.deferred) text += ".deferred()";
        return text;
    }

    std::string column_name(const table_description& t, const std::string& column) const {
        return names_.of(t) + "." + names_.of(t, column);
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

    void write_constraints(const table_description& t) {
        std::vector<std::string> parts;
        if (t.primary_key.size() > 1)
            parts.push_back("primary_key(" + columns_of(t, t.primary_key) + ")" + column_writer::key_name(t));
        name_pool names({}), checks({});  // those that the database did not give have to differ here
        for (const auto& k : t.unique_keys) names.reserve(k.name);
        for (const auto& i : t.indexes) names.reserve(i.name);
        for (const auto& c : t.checks) checks.reserve(c.name);
        for (const auto& k : t.unique_keys)
            if (key_in_column(t, k.columns.front()) != &k)
                parts.push_back("unique(" + text_of_program(k.name.empty() ? names.take({key_name(t, k)}) : k.name) +
                                ").on(" + columns_of(t, k.columns) + ")" +
                                (k.nulls_not_distinct ? ".nulls_not_distinct()" : ""));
        for (const auto& c : t.checks)
            if (!is_implied(t, c))
                parts.push_back("check(" + text_of_program(c.name.empty() ? checks.take({t.name + "_check"}) : c.name) +
                                ", mizzle::sql<bool>(" + text_of_program(c.condition) + "))");
        for (const auto& k : t.foreign_keys) add_foreign_key(parts, t, k);
        for (const auto& i : t.indexes) parts.push_back(index_text(t, i));
        if (!t.comment.empty()) parts.push_back("comment(" + text_of_program(t.comment) + ")");
        write_list("MIZZLE_CONSTRAINTS", t, parts);
    }

    static std::string key_name(const table_description& t, const key_description& k) {
        std::string name = t.name;
        for (const auto& c : k.columns) name += "_" + c;
        return name + "_key";
    }

    void add_foreign_key(std::vector<std::string>& parts, const table_description& t,
                         const foreign_key_description& k) {
        if (target_of(k) == nullptr)
            return leave_out("a foreign key of " + full_name(t) + " to " + qualified(k.schema, k.table) +
                             ", which is no table here");
        if (k.columns.size() != referenced_by(k).size())
            return leave_out("a foreign key of " + full_name(t) + " to " + qualified(k.schema, k.table) +
                             ", which has another number of columns");
        if (k.columns.size() == 1 && reference_in_column(t, k.columns.front()) == &k) return;
        std::string text = "foreign_key(" + columns_of(t, k.columns) + ")." + reference_text(t, k);
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

    // A column where it stands alone; all else as the database spells it.
    std::string index_part_text(const table_description& t, const std::string& part) const {
        const auto words = tokens_of(part);
        if (!words.empty() && words[0].is_name() && find(t.columns, words[0].text) != nullptr) {
            std::string name = column_name(t, words[0].text);
            if (words.size() == 1) return name;
            const auto& c = *find(t.columns, words[0].text);
            const bool is_desc = words.back().is_word("desc");
            // What an index takes of a long text.
            const bool is_begun = words.size() > 2 && words[2].text == "191" && rules().types.is_long(c.type);
            std::string alone = words.size() == (is_desc ? 2u : 1u) || is_begun ? name : "";
            if (const auto type = rules().headers.hidden_type(t, c))
                alone = "mizzle::sql<" + *type + ">(" + text_of_program(c.generated_sql) + ")";
            if (!alone.empty()) return is_desc ? "desc(" + alone + ")" : alone;
        }
        return "part(" + text_of_program(part) + ")";
    }

    const schema& all_;
    std::vector<std::string> own_types_;
    header_names names_;
    std::vector<const table_description*> tables_;
    pulled_header out_;
};

}  // namespace detail

// `unread` is what the schema itself does not know of the database, a sentence each.
inline pulled_header header_text(const schema& all, const std::string& space, std::vector<std::string> unread = {}) {
    schema declarable = all;
    kit_rules(all.dialect).headers.declare_apart(declarable);
    return detail::header_writer(declarable, std::move(unread)).write(space);
}

}  // namespace mizzle::kit
