// The schema of a SQLite database.
#pragma once
#include "../connection.hpp"
#include "../context.hpp"
#include "../objects.hpp"
#include "../snapshot.hpp"
#include "parse.hpp"
#include "rules.hpp"

namespace mizzle::kit::sqlite {

// The first that is called so in any case; null if none is.
template <class Objects> auto find_in_any_case(Objects& objects, const std::string& name) {
    const auto found = std::find_if(objects.begin(), objects.end(), [&](const auto& o) {
        return token{token_kind::word, name, 0, 0}.is_name(o.name);
    });
    return found == objects.end() ? nullptr : &*found;
}

// SQLite takes names in any case, with quotes or without; a description has each as it was declared.
class name_resolver {
public:
    explicit name_resolver(schema& all) : all_(all) {}

    void resolve() {
        for (auto& t : all_.tables) {
            resolve(t, t.primary_key);
            // The same key twice is one.
            std::vector<key_description> keys;
            for (auto& k : t.unique_keys) {
                resolve(t, k.columns);
                if (std::none_of(keys.begin(), keys.end(), [&](const auto& o) { return o.columns == k.columns; }))
                    keys.push_back(std::move(k));
            }
            t.unique_keys = std::move(keys);
            for (auto& c : t.checks) c.condition = resolved(t, c.condition);
            for (auto& c : t.columns) c.generated_sql = resolved(t, c.generated_sql);
            for (auto& i : t.indexes) {
                for (auto& part : i.parts) part = resolved(t, part);
                i.condition = resolved(t, i.condition);
            }
            for (auto& k : t.foreign_keys) {
                resolve(t, k.columns);
                const auto* target = find_in_any_case(all_.tables, k.table);
                if (target == nullptr) continue;
                k.table = target->name;
                if (k.referenced.empty()) k.referenced = target->primary_key;
                resolve(*target, k.referenced);
            }
        }
    }

private:
    static void resolve(const table_description& t, std::vector<std::string>& columns) {
        for (auto& name : columns)
            if (const auto* c = find_in_any_case(t.columns, name)) name = c->name;
    }
    // A column that is called so has quotes there.
    static bool is_word_of_expressions(const token& t) {
        for (const char* word : {"and",  "as",    "asc",    "between", "case", "cast", "collate", "desc", "distinct",
                                 "else", "end",   "escape", "exists",  "from", "glob", "in",      "is",   "isnull",
                                 "like", "match", "not",    "notnull", "null", "or",   "regexp",  "then", "when"})
            if (t.is_word(word)) return true;
        return false;
    }
    static std::string resolved(const table_description& t, const std::string& sql) {
        auto words = tokens_of(sql);
        for (std::size_t i = 0; i < words.size(); ++i) {
            const bool is_called = i + 1 < words.size() && words[i + 1].is_sign('(');
            const bool is_after_collate = i > 0 && words[i - 1].is_word("collate");
            if (!words[i].is_name() || is_called || is_after_collate || is_word_of_expressions(words[i])) continue;
            if (const auto* c = find_in_any_case(t.columns, words[i].text))
                words[i].text = c->name, words[i].kind = token_kind::quoted_name;
        }
        if (words.size() > 1 && words.back().is_word("asc")) words.pop_back();
        return spelled(words);
    }

    schema& all_;
};

inline schema read_schema(connection& db) {
    const json rows = db.ask(
        "select json_group_array(json_object('type', type, 'sql', sql)) from (select type, sql from sqlite_master "
        "where sql is not null and name not like 'sqlite\\_%' escape '\\' and tbl_name <> 'mizzle_migrations' "
        "and tbl_name not in (select name from pragma_table_list where type = 'shadow') order by rowid)");
    schema made;
    made.dialect = dialect_of("sqlite");
    for (const auto& row : rows) {
        const auto type = row["type"].get<std::string>(), sql = row["sql"].get<std::string>();
        if (type == "table") {
            if (!tokens_of(sql)[1].is_word("virtual")) made.tables.push_back(table_parser(sql).parse());
            else if (head_if_known(made.dialect, sql)) made.objects.push_back({"", sql});
        } else if (type == "view") made.views.push_back(parse_view(sql));
        else if (type == "trigger") made.objects.push_back({"", sql});
    }
    for (const auto& row : rows) {
        if (row["type"] != "index") continue;
        auto [table, index] = parse_index(row["sql"].get<std::string>());
        if (auto* t = find_in_any_case(made.tables, table)) t->indexes.push_back(std::move(index));
    }
    name_resolver(made).resolve();
    normalise(made);
    name_objects(made);
    return made;
}

// Made in a database that is empty, within a transaction that is taken back.
inline schema as_database_has_it(const schema& declared, connection& db) {
    const json names = db.ask("select json_group_array(name) from sqlite_master");
    if (!names.empty())
        throw usage_error("mizzle: schemas are tried out in an empty database, and that of --dev-url has " +
                          names[0].get<std::string>() + "; name another file, in which nothing will stay");
    std::string script;
    for (const auto& statement : ddl_writer(declared).create_all()) script += statement + ";\n";
    schema made;
    db.exec("begin immediate");
    try {
        db.exec(script);
        made = read_schema(db);
    } catch (...) {
        roll_back(db);
        throw;
    }
    db.exec("rollback");
    return made;
}

}  // namespace mizzle::kit::sqlite

namespace mizzle::detail::dialects {

inline kit::schema kit_schema_of(sqlite, kit::connection& db, const std::vector<std::string>&) {
    return kit::sqlite::read_schema(db);
}
inline kit::schema kit_as_database_has_it(sqlite, const kit::schema& declared, kit::connection& scratch) {
    return kit::sqlite::as_database_has_it(declared, scratch);
}

}  // namespace mizzle::detail::dialects
