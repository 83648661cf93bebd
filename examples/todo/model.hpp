// What the commands share: users and tags by name, and todos with all that belongs to them.
#pragma once
#include "input.hpp"

#include <mizzle/mizzle.hpp>

#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace todo {

using namespace mizzle;

struct settings {
    std::string database = "todo.db";
    std::string user;        // who new todos belong to
    bool only_user = false;  // --user was given: the todos of others are left alone
};

inline std::string quantity(std::size_t n, std::string_view one, std::string_view many) {
    return fmt::format("{} {}", n, n == 1 ? one : many);
}

template <mizzle::database Db> std::optional<int> find_user(Db& db, const std::string& name) {
    const auto user = db.first(select(users.id).from(users).where(users.username == name));
    return user ? std::optional(user->id) : std::nullopt;
}

// The id of the user with this name, who is made if need be.
template <mizzle::database Db> int user_id(Db& db, const std::string& name) {
    if (const auto id = find_user(db, name)) return *id;
    try {
        // There is no login here: no password has a hash like this one.
        return db
            .one(insert_into(users)
                     .values({.email = name + "@localhost", .username = name, .password_hash = "!"})
                     .returning(users.id))
            .id;
    } catch (const check_violation& e) {
        if (e.constraint() != "username_length") throw;
        throw bad_value(fmt::format("the user name \"{}\" is too short; it needs 3 characters", name));
    }
}

// The condition that keeps a command to the user whom --user names; otherwise an empty one.
template <mizzle::database Db> condition todos_of_user(Db& db, const settings& s) {
    if (!s.only_user) return {};
    if (const auto id = find_user(db, s.user)) return todos.user_id == *id;
    std::vector<std::string> names;
    for (auto& [name] : db.all(select(users.username).from(users).order_by(users.username).limit(20)))
        names.push_back(std::move(name));
    throw failure(names.empty() ? fmt::format("there is no user \"{}\", nor any other", one_line(s.user))
                                : fmt::format("there is no user \"{}\"; the users are {}", one_line(s.user),
                                              fmt::join(names, ", ")));
}

// The ids of these tags, by name; those that are new are made.
template <mizzle::database Db> std::map<std::string, int> tag_ids(Db& db, const std::vector<std::string>& names) {
    std::vector<tags::new_row> rows;
    for (const auto& name : names) rows.push_back({.name = name});
    db.run(insert_into(tags).values(rows).on_conflict(tags.name).do_nothing());

    std::map<std::string, int> ids;
    for (auto& [name, id] : db.all(select(tags.name, tags.id).from(tags).where(tags.name.in(names)))) ids[name] = id;
    return ids;
}

// Gives a todo these tags beside those that it has.
template <mizzle::database Db> void add_tags(Db& db, int todo, const std::vector<std::string>& names) {
    std::vector<todo_tags::new_row> links;
    for (const auto& [name, id] : tag_ids(db, names)) links.push_back({.todo_id = todo, .tag_id = id});
    db.run(insert_into(todo_tags).values(links).on_conflict(todo_tags.todo_id, todo_tags.tag_id).do_nothing());
}

// The names of the tags of these todos, by the todos' ids.
template <mizzle::database Db>
std::unordered_map<int, std::vector<std::string>> tags_of(Db& db, const std::vector<int>& ids) {
    std::unordered_map<int, std::vector<std::string>> names;
    for (auto& [todo, name] : db.all(select(todo_tags.todo_id, tags.name)
                                         .from(todo_tags)
                                         .inner_join(tags, tags.id == todo_tags.tag_id)
                                         .where(todo_tags.todo_id.in(ids))
                                         .order_by(tags.name)))
        names[todo].push_back(std::move(name));
    return names;
}

struct todo_filter {
    condition where{};
    std::vector<std::string> tags{};  // a todo must have every one of them
    std::int64_t limit = std::numeric_limits<std::int64_t>::max(), offset = 0;
};

struct found_todo {
    todos::row todo;
    std::string username;
    std::vector<std::string> tags{};
};

// High before medium before low, on databases that sort an enum by its labels as well.
inline constexpr auto by_priority =
    case_when(todos.priority == priority::high, 1).when(todos.priority == priority::medium, 2).else_(3);

// Open todos first, and of those what is due next.
template <mizzle::database Db> std::vector<found_todo> find_todos(Db& db, const todo_filter& filter) {
    condition where = filter.where, having;
    if (!filter.tags.empty()) {
        where &= tags.name.in(filter.tags);
        having &= count(tags.id) == filter.tags.size();
    }
    std::vector<found_todo> found;
    std::vector<int> ids;
    for (auto& row : db.all(select(todos, users.username)
                                .from(todos)
                                .inner_join(users, users.id == todos.user_id)
                                .left_join(todo_tags, todo_tags.todo_id == todos.id)
                                .left_join(tags, tags.id == todo_tags.tag_id)
                                .where(where)
                                .group_by(todos.id, users.id)
                                .having(having)
                                .order_by(todos.completed, asc(todos.due_date).nulls_last(), by_priority, todos.id)
                                .limit(filter.limit)
                                .offset(filter.offset))) {
        ids.push_back(row.todos.id);
        found.push_back({std::move(row.todos), std::move(row.username)});
    }
    auto names = tags_of(db, ids);
    for (auto& f : found) f.tags = std::move(names[f.todo.id]);
    return found;
}

}  // namespace todo
