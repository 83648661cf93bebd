// The measure for trees: what a careful programmer writes, one plain query a table and the rows put together by their
// keys. Rows is how a driver's own interface hands out the rows of a query: next(), and read() into members in order.
#pragma once
#include "trees.hpp"

#include <unordered_map>

namespace bench {

inline constexpr const char* users_text = "select id, email, name, visits from users";
inline constexpr const char* todos_text = "select id, user_id, title, description, completed, effort from todos";
inline constexpr const char* first_users_text = "select id, email, name, visits from users order by name limit 50";
inline constexpr const char* latest_todos_text =
    "select id, user_id, title, description, completed, effort from todos where user_id = $1 order by id desc limit 10";
inline constexpr const char* todos_with_user_text =
    "select t.id, t.user_id, t.title, t.description, t.completed, t.effort, u.id, u.email, u.name, u.visits "
    "from todos t left join users u on u.id = t.user_id";
inline constexpr const char* taggings_text =
    "select tt.todo_id, t.id, t.name from todo_tags tt join tags t on t.id = tt.tag_id";

template <class Rows, class Row> void read_user(Rows& rows, Row& out, int first = 0) {
    rows.read(first, out.id);
    rows.read(first + 1, out.email);
    rows.read(first + 2, out.name);
    rows.read(first + 3, out.visits);
}
template <class Rows, class Row> void read_todo(Rows& rows, Row& out) {
    rows.read(0, out.id);
    rows.read(1, out.user_id);
    rows.read(2, out.title);
    rows.read(3, out.description);
    rows.read(4, out.completed);
    rows.read(5, out.effort);
}

template <class Statements> struct merged_by_hand {
    Statements& db = by<Statements>();

    template <class User> auto users_and_todos(std::unordered_map<int, std::pair<std::size_t, std::size_t>>* places) {
        std::vector<User> all;
        std::unordered_map<int, std::size_t> index;
        for (auto rows = db.run(db.users); rows.next();) {
            auto& u = all.emplace_back();
            read_user(rows, u);
            index.emplace(u.id, all.size() - 1);
        }
        for (auto rows = db.run(db.todos); rows.next();) {
            int user_id = 0;
            rows.read(1, user_id);
            const auto place = index.find(user_id);
            if (place == index.end()) continue;
            auto& list = all[place->second].todos;
            auto& t = list.emplace_back();
            read_todo(rows, t);
            if (places != nullptr) places->emplace(t.id, std::pair(place->second, list.size() - 1));
        }
        return all;
    }
    auto users_with_todos() { return users_and_todos<user_with_todos>(nullptr); }

    auto first_users() {
        std::vector<user_with_todos> all;
        for (auto rows = db.run(db.first_users); rows.next();) read_user(rows, all.emplace_back());
        for (auto& u : all)
            for (auto rows = db.run(db.latest_todos, u.id); rows.next();) read_todo(rows, u.todos.emplace_back());
        return all;
    }

    auto todos_with_user() {
        std::vector<todo_with_user> all;
        for (auto rows = db.run(db.todos_with_user); rows.next();) {
            auto& t = all.emplace_back();
            read_todo(rows, t);
            read_user(rows, t.user, 6);
        }
        return all;
    }

    auto three_levels() {
        std::unordered_map<int, std::pair<std::size_t, std::size_t>> places;
        auto all = users_and_todos<user_with_all>(&places);
        for (auto rows = db.run(db.taggings); rows.next();) {
            int todo_id = 0;
            rows.read(0, todo_id);
            const auto place = places.find(todo_id);
            if (place == places.end()) continue;
            auto& t = all[place->second.first].todos[place->second.second].tags.emplace_back();
            rows.read(1, t.id);
            rows.read(2, t.name);
        }
        return all;
    }
};

}  // namespace bench
