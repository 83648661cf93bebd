// todo list, search, show: the commands that look for todos.
#pragma once
#include "model.hpp"
#include "table.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cctype>
#include <optional>
#include <string>
#include <vector>

namespace todo {

inline bool is_overdue(const todos::row& todo) {
    return !todo.completed && todo.due_date && *todo.due_date < now_in_program();
}

inline std::string_view mark(const todos::row& todo) { return todo.completed ? "✓" : is_overdue(todo) ? "!" : ""; }

struct page {
    std::int64_t limit = 20, offset = 0;
};

// One row more than the page has tells whether there are more.
template <mizzle::database Db>
std::vector<found_todo> find_page(Db& db, todo_filter filter, const page& p, bool& has_more) {
    filter.limit = p.limit + 1;
    filter.offset = p.offset;
    auto found = find_todos(db, filter);
    has_more = found.size() > static_cast<std::size_t>(p.limit);
    if (has_more) found.pop_back();
    return found;
}

inline void print_summary(const std::vector<found_todo>& found, const page& p, bool has_more) {
    const auto overdue =
        static_cast<std::size_t>(std::ranges::count_if(found, [](const found_todo& f) { return is_overdue(f.todo); }));
    fmt::print("\n{}{}{}\n", quantity(found.size(), "todo", "todos"),
               overdue == 0 ? "" : fmt::format(", {} overdue (!)", overdue),
               has_more ? fmt::format("; --offset {} shows more", p.offset + p.limit) : "");
}

struct list_options {
    bool open = false, done = false, overdue = false;
    std::optional<priority> level{};
    std::optional<std::chrono::sys_days> due_before{};
    std::vector<std::string> tags{};
    page shown{};
};

template <mizzle::database Db> void list(Db& db, const settings& s, const list_options& o) {
    condition where = todos_of_user(db, s);
    if (o.open || o.overdue) where &= todos.completed == false;
    if (o.done) where &= todos.completed == true;
    if (o.overdue) where &= todos.due_date < now();
    if (o.level) where &= todos.priority == *o.level;
    if (o.due_before) where &= todos.due_date < *o.due_before;

    bool has_more = false;
    const auto found = find_page(db, {.where = where, .tags = o.tags}, o.shown, has_more);
    if (found.empty()) {
        fmt::print("No todos{}.\n", o.shown.offset > 0                ? " from there on"
                                    : where.empty() && o.tags.empty() ? " yet"
                                                                      : " like that");
        return;
    }
    text_table table({{""}, {"ID", align::right}, {"PRIORITY"}, {"DUE"}, {"USER"}, {"TITLE"}, {"TAGS"}});
    for (const auto& [todo, username, tag_names] : found)
        table.add({std::string(mark(todo)), std::to_string(todo.id), std::string(label(todo.priority)),
                   todo.due_date ? due_to_text(*todo.due_date) : "", username, shortened(todo.title, 56),
                   fmt::format("{}", fmt::join(tag_names, ", "))});
    fmt::print("{}", table.to_string());
    print_summary(found, o.shown, has_more);
}

// The words around the place where the text was found; letters are compared as the database does, by ASCII case.
inline std::string excerpt(std::string_view text, std::string_view wanted, std::size_t width) {
    const auto same = [](char a, char b) {
        return std::tolower(static_cast<unsigned char>(a)) == std::tolower(static_cast<unsigned char>(b));
    };
    const std::string line = one_line(text);
    const auto found = std::search(line.begin(), line.end(), wanted.begin(), wanted.end(), same);
    if (found == line.end()) return "";
    std::string_view shown = line;
    const auto at = static_cast<std::size_t>(found - line.begin());
    const std::size_t lead = width / 3;
    if (at <= lead) return shortened(shown, width);
    shown.remove_prefix(std::min(shown.find(' ', at - lead), at));
    return "…" + shortened(shown, width - 1);
}

struct search_options {
    std::string text;
    page shown{};
};

template <mizzle::database Db> void search(Db& db, const settings& s, const search_options& o) {
    const auto pattern = contains(o.text);
    condition where = todos_of_user(db, s);
    where &= todos.title.ilike(pattern) || todos.description.ilike(pattern);

    bool has_more = false;
    const auto found = find_page(db, {.where = where}, o.shown, has_more);
    if (found.empty()) {
        fmt::print("No todo mentions \"{}\".\n", one_line(o.text));
        return;
    }
    text_table table({{""}, {"ID", align::right}, {"DUE"}, {"USER"}, {"TITLE"}, {"DESCRIPTION"}});
    for (const auto& [todo, username, tag_names] : found)
        table.add({std::string(mark(todo)), std::to_string(todo.id), todo.due_date ? due_to_text(*todo.due_date) : "",
                   username, shortened(todo.title, 48), excerpt(todo.description.value_or(""), o.text, 56)});
    fmt::print("{}", table.to_string());
    print_summary(found, o.shown, has_more);
}

template <mizzle::database Db> void show(Db& db, const settings& s, const std::vector<int>& ids) {
    const auto found = find_todos(db, {.where = todos.id.in(ids) && todos_of_user(db, s)});
    for (const int id : ids)
        if (std::ranges::none_of(found, [id](const found_todo& f) { return f.todo.id == id; }))
            throw failure(fmt::format("{} todo {}", s.only_user ? s.user + " has no" : "there is no", id));
    for (const auto& [todo, username, tag_names] : found) {
        fmt::print("{}{}: {}\n", &todo == &found[0].todo ? "" : "\n", todo.id, one_line(todo.title));
        const auto line = [](std::string_view name, const std::string& value) {
            if (!value.empty()) fmt::print("  {:<10}{}\n", name, value);
        };
        line("user", username);
        line("priority", std::string(label(todo.priority)));
        line("due", todo.due_date ? due_to_text(*todo.due_date) + (is_overdue(todo) ? " (overdue)" : "") : "");
        line("tags", fmt::format("{}", fmt::join(tag_names, ", ")));
        line("done", todo.completed_at ? to_minute(*todo.completed_at) : "");
        line("created", to_minute(todo.created_at));
        std::string_view rest = todo.description ? *todo.description : std::string_view();
        if (!rest.empty()) fmt::print("\n");
        while (!rest.empty()) {
            const auto end = rest.find('\n');
            fmt::print("  {}\n", one_line(rest.substr(0, end)));
            rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
        }
    }
}

}  // namespace todo
