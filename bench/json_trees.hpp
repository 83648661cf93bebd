// Trees as other libraries read them: the database makes JSON of the rows below each row, and the program parses it.
#pragma once
#include "merged.hpp"

#include <nlohmann/json.hpp>

namespace bench {

template <class T> void take(const nlohmann::json& value, T& out) { value.get_to(out); }
template <class T> void take(const nlohmann::json& value, std::optional<T>& out) {
    if (value.is_null()) out.reset();
    else value.get_to(out.emplace());
}
inline void take(const nlohmann::json& value, bool& out) {
    out = value.is_boolean() ? value.get<bool>() : value.get<int>() != 0;
}

template <class Statements> struct by_json {
    Statements& db = by<Statements>();

    auto users_with_todos() { return read(db.json_users); }
    auto first_users() { return read(db.json_first_users); }

private:
    template <class Statement> std::vector<user_with_todos> read(Statement& statement) {
        std::vector<user_with_todos> all;
        std::string text;
        for (auto rows = db.run(statement); rows.next();) {
            auto& u = all.emplace_back();
            read_user(rows, u);
            rows.read(4, text);
            for (const auto& object : nlohmann::json::parse(text)) {
                auto& t = u.todos.emplace_back();
                take(object["id"], t.id);
                take(object["user_id"], t.user_id);
                take(object["title"], t.title);
                take(object["description"], t.description);
                take(object["completed"], t.completed);
                take(object["effort"], t.effort);
            }
        }
        return all;
    }
};

}  // namespace bench
