// todo add, edit, done, tag, rm: the commands that change single todos.
#pragma once
#include "model.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace todo {

struct add_options {
    std::string title, description;
    std::optional<priority> level{};
    std::optional<timestamptz> due{};
    std::vector<std::string> tags{};
};

template <mizzle::database Db> void add(Db& db, const settings& s, const add_options& o) {
    const auto added = db.transaction([&](auto& tx) {
        // What is not set stays out of the statement, and the database puts in its default.
        todos::new_row row{.user_id = user_id(tx, s.user), .title = o.title, .due_date = o.due};
        if (!o.description.empty()) row.description = o.description;
        if (o.level) row.priority = *o.level;
        auto todo = tx.one(insert_into(todos).values(row).returning());
        add_tags(tx, todo.id, o.tags);
        return todo;
    });
    fmt::print("Added {}: {} ({} priority{}{})\n", added.id, added.title, label(added.priority),
               added.due_date ? ", due " + due_to_text(*added.due_date) : "",
               o.tags.empty() ? "" : fmt::format(", tagged {}", fmt::join(o.tags, ", ")));
}

// Throws, which takes the transaction back, unless every id is among the rows.
template <class Rows> void expect_all(const settings& s, const std::vector<int>& ids, const Rows& rows) {
    std::vector<int> missing;
    for (const int id : ids)
        if (std::ranges::none_of(rows, [id](const auto& row) { return row.id == id; })) missing.push_back(id);
    if (missing.empty()) return;
    throw failure(fmt::format("{} todo {}; nothing was changed", s.only_user ? s.user + " has no" : "there is no",
                              fmt::join(missing, ", ")));
}

template <class Rows> void print_titles(std::string_view what, const Rows& rows) {
    for (const auto& row : rows) fmt::print("{} {}: {}\n", what, row.id, one_line(row.title));
}

struct done_options {
    std::vector<int> ids{};
    bool undo = false;
};

template <mizzle::database Db> void done(Db& db, const settings& s, const done_options& o) {
    const auto changed = db.transaction([&](auto& tx) {
        const condition which = todos.id.in(o.ids) && todos_of_user(tx, s);
        // What was done before keeps its time.
        auto rows =
            o.undo ? tx.all(update(todos)
                                .set(todos.completed = false, todos.completed_at = null, todos.updated_at = now())
                                .where(which)
                                .returning(todos.id, todos.title))
                   : tx.all(update(todos)
                                .set(todos.completed = true, todos.completed_at = coalesce(todos.completed_at, now()),
                                     todos.updated_at = now())
                                .where(which)
                                .returning(todos.id, todos.title));
        expect_all(s, o.ids, rows);
        return rows;
    });
    print_titles(o.undo ? "Open again" : "Done", changed);
}

struct remove_options {
    std::vector<int> ids{};
    bool completed = false;
};

template <mizzle::database Db> void remove(Db& db, const settings& s, const remove_options& o) {
    const auto removed = db.transaction([&](auto& tx) {
        condition which = todos_of_user(tx, s);
        if (o.completed) which &= todos.completed == true;
        else which &= todos.id.in(o.ids);
        auto rows = tx.all(delete_from(todos).where(which).returning(todos.id, todos.title));
        expect_all(s, o.ids, rows);
        return rows;
    });
    if (o.completed) fmt::print("Removed {}\n", quantity(removed.size(), "todo that was done", "todos that were done"));
    else print_titles("Removed", removed);
}

struct tag_options {
    int id = 0;
    std::vector<std::string> names{};
    bool remove = false;
};

template <mizzle::database Db> void tag(Db& db, const settings& s, const tag_options& o) {
    const auto [title, names] = db.transaction([&](auto& tx) {
        auto rows = tx.all(update(todos)
                               .set(todos.updated_at = now())
                               .where(todos.id == o.id && todos_of_user(tx, s))
                               .returning(todos.id, todos.title));
        expect_all(s, {o.id}, rows);
        if (o.remove) {
            std::vector<int> ids;
            for (const auto& [id] : tx.all(select(tags.id).from(tags).where(tags.name.in(o.names)))) ids.push_back(id);
            tx.run(delete_from(todo_tags).where(todo_tags.todo_id == o.id && todo_tags.tag_id.in(ids)));
        } else {
            add_tags(tx, o.id, o.names);
        }
        return std::pair(std::move(rows[0].title), std::move(tags_of(tx, {o.id})[o.id]));
    });
    fmt::print("{}: {} ({})\n", o.id, one_line(title),
               names.empty() ? "no tags" : fmt::format("tagged {}", fmt::join(names, ", ")));
}

struct edit_options {
    int id = 0;
    std::optional<std::string> title{}, description{}, assignee{};
    std::optional<priority> level{};
    std::optional<timestamptz> due{};
    bool no_due = false;
};

template <mizzle::database Db> void edit(Db& db, const settings& s, const edit_options& o) {
    const auto changed = db.transaction([&](auto& tx) {
        todos::changes changes;
        if (o.title) changes.title = *o.title;
        if (o.level) changes.priority = *o.level;
        if (o.due) changes.due_date = *o.due;
        if (o.no_due) changes.due_date = null;
        if (o.assignee) changes.user_id = user_id(tx, *o.assignee);
        if (o.description) {
            if (o.description->empty()) changes.description = null;
            else changes.description = *o.description;
        }
        auto rows = tx.all(update(todos)
                               .set(changes, todos.updated_at = now())
                               .where(todos.id == o.id && todos_of_user(tx, s))
                               .returning(todos.id, todos.title));
        expect_all(s, {o.id}, rows);
        return rows;
    });
    print_titles("Changed", changed);
}

}  // namespace todo
