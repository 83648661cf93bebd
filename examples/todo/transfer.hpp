// todo import, export: todos as CSV files.
#pragma once
#include "csv.hpp"
#include "model.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace todo {

// The columns of a file, in the order in which export writes them.
enum class csv_column : unsigned char { title, user, priority, due, completed, tag_names, description, created };
inline constexpr std::array<std::string_view, 8> csv_columns = {"title",     "user", "priority",    "due",
                                                                "completed", "tags", "description", "created"};

struct file_closer {
    void operator()(std::FILE* f) const {
        if (f != stdin && f != stdout) std::fclose(f);
    }
};
using file = std::unique_ptr<std::FILE, file_closer>;

[[noreturn]] inline void throw_file_error(const char* what, const std::string& path) {
    throw failure(fmt::format("cannot {} {}: {}", what, path, std::strerror(errno)));
}

// A dash stands for standard input.
inline std::string read_file(const std::string& path) {
    const file f(path == "-" ? stdin : std::fopen(path.c_str(), "rb"));
    if (!f) throw_file_error("read", path);
    std::string text;
    char buffer[65536];
    while (const auto n = std::fread(buffer, 1, sizeof buffer, f.get())) text.append(buffer, n);
    if (std::ferror(f.get())) throw_file_error("read", path);
    return text;
}

struct imported_todo {
    std::string title;
    std::optional<std::string> user{}, description{};
    std::optional<priority> level{};
    std::optional<timestamptz> due{}, completed{}, created{};
    std::vector<std::string> tags{};
    csv::place user_at{};
};

inline std::vector<std::string> read_tags(std::string_view text) {
    std::vector<std::string> names;
    for (std::size_t start = 0; start < text.size();) {
        const auto end = std::min(text.find(tag_separator, start), text.size());
        names.push_back(read_tag(text.substr(start, end - start)));
        start = end + 1;
    }
    return names;
}

inline void set_column(imported_todo& todo, csv_column column, const csv::field& field) {
    if (column == csv_column::title) todo.title = read_line("title", field.text);
    if (field.text.empty()) return;
    switch (column) {
    case csv_column::title: break;
    case csv_column::user:
        todo.user = read_line("user", field.text);
        todo.user_at = field.at;
        break;
    case csv_column::priority: todo.level = read_priority(field.text); break;
    case csv_column::due: todo.due = read_due(field.text); break;
    case csv_column::completed: todo.completed = read_time(field.text); break;
    case csv_column::tag_names: todo.tags = read_tags(field.text); break;
    case csv_column::description: todo.description = field.text; break;
    case csv_column::created: todo.created = read_time(field.text); break;
    }
}

inline std::vector<csv_column> read_header(const csv::record& header) {
    std::vector<csv_column> columns;
    for (const auto& [name, at] : header) {
        const auto found = std::ranges::find(csv_columns, name);
        if (found == csv_columns.end())
            throw csv::error(at, fmt::format("there is no column \"{}\"; a file may have {}", one_line(name),
                                             fmt::join(csv_columns, ", ")));
        const auto column = static_cast<csv_column>(found - csv_columns.begin());
        if (std::ranges::count(columns, column) > 0) throw csv::error(at, fmt::format("a second column \"{}\"", name));
        columns.push_back(column);
    }
    if (std::ranges::count(columns, csv_column::title) == 0)
        throw csv::error(header[0].at, "the first line names the columns; \"title\" is missing from it");
    return columns;
}

// Throws csv::error where the text is malformed or a value makes no sense.
inline std::vector<imported_todo> read_todos(std::string_view text) {
    csv::reader reader(text);
    csv::record record;
    if (!reader.next(record)) throw csv::error({}, "the file is empty; its first line names the columns");
    const auto columns = read_header(record);

    std::vector<imported_todo> result;
    while (reader.next(record)) {
        if (record.size() != columns.size())
            throw csv::error(record.size() > columns.size() ? record[columns.size()].at : record.back().at,
                             fmt::format("this line has {} fields, the first line names {} columns{}", record.size(),
                                         columns.size(),
                                         record.size() > columns.size() ? "; text with commas goes in quotes" : ""));
        auto& todo = result.emplace_back();
        for (std::size_t i = 0; i < columns.size(); ++i) {
            try {
                set_column(todo, columns[i], record[i]);
            } catch (const bad_value& e) { throw csv::error(record[i].at, e.what()); }
        }
    }
    return result;
}

// Returns what was done, to be said once it is committed.
template <mizzle::database Db>
std::string insert_todos(Db& db, const settings& s, const std::vector<imported_todo>& imported) {
    std::map<std::string, int> user_ids;
    std::set<std::string> names;
    for (const auto& t : imported) names.insert(t.tags.begin(), t.tags.end());
    const auto ids = tag_ids(db, {names.begin(), names.end()});

    std::vector<todo_tags::new_row> links;
    for (const auto& t : imported) {
        const auto& user = t.user ? *t.user : s.user;
        if (!user_ids.contains(user)) {
            try {
                user_ids[user] = user_id(db, user);
            } catch (const bad_value& e) {
                if (t.user) throw csv::error(t.user_at, e.what());
                throw;
            }
        }
        todos::new_row row{.user_id = user_ids[user],
                           .title = t.title,
                           .description = t.description,
                           .completed = t.completed.has_value(),
                           .due_date = t.due,
                           .completed_at = t.completed};
        if (t.level) row.priority = *t.level;
        if (t.created) row.created_at = *t.created;
        const auto [id] = db.one(insert_into(todos).values(row).returning(todos.id));
        for (const auto& name : t.tags) links.push_back({.todo_id = id, .tag_id = ids.at(name)});
    }
    // A file may give a todo one tag twice.
    db.run(insert_into(todo_tags).values(links).on_conflict(todo_tags.todo_id, todo_tags.tag_id).do_nothing());
    return fmt::format("Imported {} of {}{}.\n", quantity(imported.size(), "todo", "todos"),
                       quantity(user_ids.size(), "user", "users"),
                       ids.empty() ? "" : ", with " + quantity(ids.size(), "tag", "tags"));
}

[[noreturn]] inline void throw_import_error(const std::string& path, const csv::error& e) {
    throw failure(fmt::format("{}, line {}, column {}: {}\nNothing was imported.", path == "-" ? "input" : path,
                              e.at().line, e.at().column, e.what()));
}

inline std::vector<imported_todo> read_todos_from(const std::string& path) {
    const auto text = read_file(path);
    try {
        return read_todos(text);
    } catch (const csv::error& e) { throw_import_error(path, e); }
}

// All of the file or, where anything is wrong with it, nothing.
template <mizzle::database Db>
void import_(Db& db, const settings& s, const std::string& path, const std::vector<imported_todo>& imported) {
    try {
        const auto summary = db.transaction([&](auto& tx) { return insert_todos(tx, s, imported); });
        fmt::print("{}", summary);
    } catch (const csv::error& e) { throw_import_error(path, e); }
}

// Empty text stands for standard output.
template <mizzle::database Db> void export_(Db& db, const settings& s, const std::string& path) {
    std::error_code ignored;
    if (!path.empty() && std::filesystem::equivalent(path, s.database, ignored))
        throw failure(fmt::format("{} is the database itself; export to another file", path));
    const condition where = todos_of_user(db, s);

    file out(path.empty() ? stdout : std::fopen(path.c_str(), "wb"));
    if (!out) throw_file_error("write", path);
    const auto put = [&out, &path](const std::string& line) {
        if (std::fwrite(line.data(), 1, line.size(), out.get()) != line.size())
            throw_file_error("write", path.empty() ? "standard output" : path);
    };
    put(csv::line({csv_columns.begin(), csv_columns.end()}));

    std::size_t exported = 0;
    std::optional<found_todo> current;
    const auto finish = [&] {
        if (!current) return;
        const auto& t = current->todo;
        put(csv::line({t.title, current->username, std::string(label(t.priority)),
                       t.due_date ? due_to_text(*t.due_date) : "", t.completed_at ? to_text(*t.completed_at) : "",
                       fmt::format("{}", fmt::join(current->tags, std::string_view(&tag_separator, 1))),
                       t.description.value_or(""), to_text(t.created_at)}));
        ++exported;
    };
    // Row by row, so that memory does not grow with the list: a todo comes once for each of its tags.
    for (const auto& row : db.stream(select(todos, users.username, tags.name)
                                         .from(todos)
                                         .inner_join(users, users.id == todos.user_id)
                                         .left_join(todo_tags, todo_tags.todo_id == todos.id)
                                         .left_join(tags, tags.id == todo_tags.tag_id)
                                         .where(where)
                                         .order_by(todos.id, tags.name))) {
        if (!current || current->todo.id != row.todos.id) {
            finish();
            current = found_todo{row.todos, row.username};
        }
        if (row.name) current->tags.push_back(*row.name);
    }
    finish();
    if (path.empty()) return;
    if (std::fclose(out.release()) != 0) throw_file_error("write", path);
    fmt::print("Exported {} to {}.\n", quantity(exported, "todo", "todos"), path);
}

}  // namespace todo
