// snapshot.json: a schema that was, kept beside the migration that made it. Nothing of a schema is left out.
#pragma once

#include "context.hpp"
#include "schema.hpp"

#include <array>
#include <concepts>
#include <fstream>
#include <optional>

namespace mizzle::kit {

// Calls f(name, member) for each member: what JSON is written from, and read into.
template <class Object, class F>
    requires std::same_as<std::remove_const_t<Object>, column_description>
void each_member(Object& c, F&& f) {
    f("name", c.name), f("type", c.type), f("default", c.default_sql), f("generated", c.generated_sql);
    f("stored", c.generated_is_stored), f("collation", c.collation), f("comment", c.comment), f("not_null", c.not_null);
    f("unique", c.unique), f("primary_key", c.primary_key), f("identity", c.identity);
    f("identity_always", c.identity_always), f("rowid", c.rowid_alias), f("autoincrement", c.autoincrement);
    f("further", c.further);
}
template <class Object, class F>
    requires std::same_as<std::remove_const_t<Object>, foreign_key_description>
void each_member(Object& k, F&& f) {
    f("name", k.name), f("columns", k.columns), f("schema", k.schema), f("table", k.table);
    f("referenced", k.referenced), f("on_delete", k.deleting), f("on_update", k.updating), f("deferred", k.deferred);
}
template <class Object, class F>
    requires std::same_as<std::remove_const_t<Object>, key_description>
void each_member(Object& k, F&& f) {
    f("name", k.name), f("columns", k.columns), f("nulls_not_distinct", k.nulls_not_distinct);
}
template <class Object, class F>
    requires std::same_as<std::remove_const_t<Object>, check_description>
void each_member(Object& c, F&& f) {
    f("name", c.name), f("condition", c.condition);
}
template <class Object, class F>
    requires std::same_as<std::remove_const_t<Object>, index_description>
void each_member(Object& i, F&& f) {
    f("name", i.name), f("method", i.method), f("unique", i.unique), f("parts", i.parts), f("where", i.condition);
}
template <class Object, class F>
    requires std::same_as<std::remove_const_t<Object>, table_description>
void each_member(Object& t, F&& f) {
    f("schema", t.schema), f("name", t.name), f("comment", t.comment), f("columns", t.columns);
    f("primary_key", t.primary_key), f("primary_key_name", t.primary_key_name), f("unique_keys", t.unique_keys);
    f("checks", t.checks), f("foreign_keys", t.foreign_keys), f("indexes", t.indexes);
}
template <class Object, class F>
    requires std::same_as<std::remove_const_t<Object>, view_description>
void each_member(Object& v, F&& f) {
    f("schema", v.schema), f("name", v.name), f("columns", v.columns), f("select", v.select);
    f("materialized", v.is_materialized);
}
template <class Object, class F>
    requires std::same_as<std::remove_const_t<Object>, enum_description>
void each_member(Object& e, F&& f) {
    f("schema", e.schema), f("name", e.name), f("labels", e.labels);
}
template <class Object, class F>
    requires std::same_as<std::remove_const_t<Object>, sequence_description>
void each_member(Object& s, F&& f) {
    f("schema", s.schema), f("name", s.name), f("increment", s.increment), f("minimum", s.minimum);
    f("maximum", s.maximum), f("start", s.start), f("cache", s.cache), f("cycles", s.cycles);
}
template <class Object, class F>
    requires std::same_as<std::remove_const_t<Object>, object_description>
void each_member(Object& o, F&& f) {
    f("name", o.name), f("sql", o.sql), f("before_tables", o.place.is_before_tables);
}
template <class Object, class F>
    requires std::same_as<std::remove_const_t<Object>, schema>
void each_member(Object& s, F&& f) {
    f("sequences", s.sequences), f("enums", s.enums), f("tables", s.tables), f("views", s.views);
    f("objects", s.objects);
}

inline constexpr std::array<std::string_view, 5> action_words{"no action", "restrict", "cascade", "set null",
                                                              "set default"};

namespace detail {

// Members of one class, which see each other.
struct snapshot_json {
    static void write(json& out, const std::string& text) { out = text; }
    static void write(json& out, bool is) { out = is; }
    static void write(json& out, std::int64_t number) { out = number; }
    static void write(json& out, action a) { out = action_words[static_cast<std::size_t>(a)]; }
    template <class T> static void write(json& out, const std::optional<T>& value) {
        if (value) write(out, *value);
        else out = nullptr;
    }
    template <class T> static void write(json& out, const std::vector<T>& list) {
        out = json::array();
        for (const auto& item : list) write(out.emplace_back(), item);
    }
    template <class Object>
        requires std::is_class_v<Object>
    static void write(json& out, const Object& object) {
        out = json::object();
        each_member(object, [&](const char* name, const auto& member) {
            if (member != std::remove_cvref_t<decltype(member)>{}) write(out[name], member);
        });
    }

    static void read(const json& in, std::string& text) { in.get_to(text); }
    static void read(const json& in, bool& is) { in.get_to(is); }
    static void read(const json& in, std::int64_t& number) { in.get_to(number); }
    static void read(const json& in, action& a) {
        const auto found = std::find(action_words.begin(), action_words.end(), in.get<std::string>());
        if (found == action_words.end())
            throw usage_error("mizzle: a snapshot has an action that this kit does not know");
        a = static_cast<action>(found - action_words.begin());
    }
    template <class T> static void read(const json& in, std::optional<T>& value) { read(in, value.emplace()); }
    template <class T> static void read(const json& in, std::vector<T>& list) {
        for (const auto& item : in) read(item, list.emplace_back());
    }
    template <class Object>
        requires std::is_class_v<Object>
    static void read(const json& in, Object& object) {
        std::size_t known = 0;
        each_member(object, [&](const char* name, auto& member) {
            member = {};
            const auto found = in.find(name);
            if (found == in.end()) return;
            ++known;
            read(*found, member);
        });
        if (known != in.size())
            throw usage_error(
                "mizzle: a snapshot has members that this kit does not know; use the version that wrote it");
    }
};

}  // namespace detail

inline json to_json(const schema& all) {
    json made{{"mizzle", 1}, {"database", all.dialect->word}};
    json members;
    detail::snapshot_json::write(members, all);
    for (auto& [name, value] : members.items()) made[name] = std::move(value);
    return made;
}

inline schema from_json(json in) {
    if (!in.is_object() || in.value("mizzle", 0) != 1)
        throw usage_error("mizzle: this is no snapshot of this version's; use the version of the kit that wrote it");
    const std::string word = in.value("database", "");
    in.erase("mizzle");
    in.erase("database");
    schema made;
    detail::snapshot_json::read(in, made);
    made.dialect = dialect_of(word);
    return made;
}

}  // namespace mizzle::kit
