// What a header calls what a live database has: names that C++ takes, each once.
#pragma once
#include "schema.hpp"

#include <array>
#include <initializer_list>
#include <map>
#include <set>

namespace mizzle::kit::detail {

// Of what is no letter becomes _. A name in capitals may be any macro's, so it gets small letters.
inline std::string cpp_name(std::string_view name) {
    std::string made;
    for (std::size_t i = 0; i < name.size(); ++i) {
        const bool is_plain = is_letter(name[i]) || is_digit(name[i]);
        const char c = is_plain ? name[i] : '_';
        if (c == '_' && (made.ends_with('_') || (name[i] != '_' && made.empty()))) continue;
        made += c;
    }
    if (made.ends_with('_') && !name.ends_with('_')) made.pop_back();
    if (made.empty() || is_digit(made.front()) || (made.size() > 1 && made[0] == '_' && is_capital(made[1])))
        made.insert(0, "n");
    if (made.size() > 1 &&
        std::none_of(made.begin(), made.end(), [](char c) { return is_letter(c) && !is_capital(c); }))
        made = mizzle::detail::lower_case(made);
    return made;
}

// Words of C++, macros of its headers, and what every table has.
inline bool is_taken_by_cpp(std::string_view name) {
    constexpr std::array macros{"alloca",  "assert",    "environ",    "errno",    "far",      "h_addr",   "h_errno",
                                "i386",    "interface", "linux",      "major",    "makedev",  "max",      "min",
                                "minor",   "near",      "offsetof",   "pascal",   "si_pid",   "si_uid",   "si_value",
                                "signbit", "small",     "sa_handler", "st_atime", "st_ctime", "st_mtime", "stderr",
                                "stdin",   "stdout",    "strdupa",    "unix",     "va_arg",   "va_copy",  "va_end",
                                "va_list", "va_start"};
    return entry_text::has_word(entry_text::cpp_words, name) || entry_text::has_word(entry_text::taken_names, name) ||
           name.starts_with("mizzle_") || std::find(macros.begin(), macros.end(), name) != macros.end();
}

// Inside of a declaration these stand for themselves, and hide what is called so outside of it.
inline bool is_word_of_declarations(std::string_view name) {
    constexpr std::array words{"smallint",     "integer",
                               "bigint",       "serial",
                               "bigserial",    "boolean",
                               "real",         "text",
                               "bytea",        "date",
                               "time",         "timestamp",
                               "timestamptz",  "interval",
                               "uuid",         "varchar",
                               "char_",        "numeric",
                               "enum_",        "json",
                               "jsonb",        "array_of",
                               "custom",       "no_action",
                               "restrict",     "cascade",
                               "set_null",     "set_default",
                               "not_null",     "unique",
                               "primary_key",  "default_now",
                               "identity",     "identity_always",
                               "named",        "collate",
                               "comment",      "autoincrement",
                               "renamed_from", "default_value",
                               "on_update",    "check",
                               "index",        "default_from",
                               "generated_as", "double_precision",
                               "references",   "part",
                               "foreign_key",  "unique_index",
                               "one",          "many",
                               "schema",       "all",
                               "relations",    "asc",
                               "desc",         "version"};
    return std::find(words.begin(), words.end(), name) != words.end();
}

// Names of one scope. Each takes those along that the macros make of it.
class name_pool {
public:
    explicit name_pool(std::initializer_list<const char*> endings) : endings_(endings.begin(), endings.end()) {
        endings_.emplace_back();
    }
    void reserve(const std::string& name) { taken_.insert(name); }
    // The first of the names that is free, else the first one with a number.
    std::string take(const std::vector<std::string>& wanted) {
        for (const auto& name : wanted)
            if (is_free(name)) return taken(name);
        for (int n = 2;; ++n)
            if (auto name = wanted.front() + "_" + std::to_string(n); is_free(name)) return taken(name);
    }

private:
    bool is_free(const std::string& name) const {
        return std::none_of(endings_.begin(), endings_.end(),
                            [&](const auto& ending) { return taken_.count(name + ending) != 0; });
    }
    std::string taken(const std::string& name) {
        for (const auto& ending : endings_) taken_.insert(name + ending);
        return name;
    }
    std::vector<std::string> endings_;
    std::set<std::string> taken_;
};

class header_names {
public:
    header_names(const schema& all, const std::vector<std::string>& own_types) {
        name_pool& pool = pool_;
        pool_ = name_pool(
            {"_words", "_constraints", "_relations", "_sequence", "_schema", "_listed", "_sql_words", "_sql_object"});
        pool.reserve("schema");
        pool.reserve("relations");
        // What can be called as it is comes first.
        for (const bool is_exact : {true, false}) {
            for (const auto& t : all.tables) add(pool, is_exact, "table " + full_name(t), t.schema, t.name);
            for (const auto& e : all.enums) add(pool, is_exact, "enum " + full_name(e), e.schema, e.name);
            for (const auto& s : all.sequences) add(pool, is_exact, "sequence " + full_name(s), s.schema, s.name);
        }
        for (const auto& type : own_types) found_["type " + type] = pool.take({cpp_name(type) + "_text"});
        for (const auto& t : all.tables) add_columns(t);
    }

    const std::string& of(const table_description& t) const { return found_.at("table " + full_name(t)); }
    const std::string& of(const enum_description& e) const { return found_.at("enum " + full_name(e)); }
    const std::string& of(const sequence_description& s) const { return found_.at("sequence " + full_name(s)); }
    // Of what has no columns: views and objects, each called so once.
    std::string of_object(const std::string& name) {
        std::string made = cpp_name(name);
        if (is_taken_by_cpp(made) || is_word_of_declarations(made)) made += '_';
        return pool_.take({made});
    }
    const std::string& of_own_type(const std::string& type) const { return found_.at("type " + type); }
    // Of a column alone.
    std::string of(const table_description& t, const std::string& column) const {
        const auto at = found_.find(key(t, column));
        return at == found_.end() ? cpp_name(column) : at->second;
    }

private:
    static std::string key(const table_description& t, const std::string& column) {
        return "column " + full_name(t) + '\n' + column;
    }
    void add(name_pool& pool, bool is_exact, const std::string& key, const std::string& space,
             const std::string& name) {
        std::string made = cpp_name(name);
        if (is_taken_by_cpp(made) || is_word_of_declarations(made)) made += '_';
        if (found_.count(key) != 0 || is_exact != (made == name && space.empty())) return;
        std::vector<std::string> wanted{made};
        if (!space.empty()) wanted.push_back(cpp_name(space + "_" + name));
        found_[key] = pool.take(wanted);
    }
    void add_columns(const table_description& t) {
        name_pool pool({"_column"});
        for (const bool is_exact : {true, false})
            for (const auto& c : t.columns) {
                std::string made = cpp_name(c.name);
                if (is_taken_by_cpp(made)) made += '_';
                if (is_exact == (made == c.name)) found_[key(t, c.name)] = pool.take({made});
            }
    }

    name_pool pool_{std::initializer_list<const char*>()};
    std::map<std::string, std::string> found_;
};

}  // namespace mizzle::kit::detail
