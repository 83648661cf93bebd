// todo stats: how much is done, open and overdue, in all and by priority, user and tag.
#pragma once
#include "list.hpp"

#include <cmath>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace todo {

// Expressions are values: these stand in every query below. A case without else is NULL, which count() passes over.
namespace counts {
inline constexpr auto is_overdue = todos.completed == false && todos.due_date < now();
inline constexpr auto all = count(todos.id);
inline constexpr auto open = count(case_when(todos.completed == false, 1));
inline constexpr auto overdue = count(case_when(is_overdue, 1));
inline constexpr auto done = count(case_when(todos.completed == true, 1));
inline constexpr auto oldest_overdue = min(case_when(is_overdue, todos.due_date));
}  // namespace counts

template <class Key> struct tally {
    Key key;
    std::int64_t open, overdue, done;
};

inline std::string bar(std::int64_t part, std::int64_t whole, int width = 20) {
    const double share = whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
    const auto full = static_cast<int>(std::lround(share * width));
    std::string text;
    for (int i = 0; i < width; ++i) text += i < full ? "█" : "░";
    return text + fmt::format(" {:>3.0f} %", share * 100);
}

template <class Key, class Name>
void print_tallies(const std::string& title, const std::vector<tally<Key>>& tallies, Name&& name) {
    text_table table(
        {{title}, {"OPEN", align::right}, {"OVERDUE", align::right}, {"DONE", align::right}, {"COMPLETED"}});
    for (const auto& t : tallies)
        table.add({name(t.key), std::to_string(t.open), std::to_string(t.overdue), std::to_string(t.done),
                   bar(t.done, t.open + t.done)});
    fmt::print("\n{}", table.to_string());
}

template <mizzle::database Db> void stats(Db& db, const settings& s) {
    const condition where = todos_of_user(db, s);

    struct totals {
        std::int64_t all, open, overdue, done;
        std::optional<timestamptz> oldest_overdue;
    };
    const auto total =
        db.template one<totals>(select(counts::all, counts::open, counts::overdue, counts::done, counts::oldest_overdue)
                                    .from(todos)
                                    .where(where));
    if (total.all == 0) {
        fmt::print("No todos{}.\n", s.only_user ? " of " + s.user : " yet");
        return;
    }
    fmt::print("{}: {} done, {} open, {} of them overdue{}\n",
               quantity(static_cast<std::size_t>(total.all), "todo", "todos"), total.done, total.open, total.overdue,
               total.oldest_overdue ? ", the oldest since " + due_to_text(*total.oldest_overdue) : "");
    fmt::print("\nCompleted  {}\n", bar(total.done, total.all, 40));

    print_tallies("PRIORITY",
                  db.template all<tally<priority>>(select(todos.priority, counts::open, counts::overdue, counts::done)
                                                       .from(todos)
                                                       .where(where)
                                                       .group_by(todos.priority)
                                                       .order_by(by_priority)),
                  [](priority p) { return std::string(label(p)); });

    const auto same = [](const std::string& name) { return name; };
    print_tallies(
        "USER",
        db.template all<tally<std::string>>(select(users.username, counts::open, counts::overdue, counts::done)
                                                .from(users)
                                                .left_join(todos, todos.user_id == users.id)
                                                .where(where)
                                                .group_by(users.id)
                                                .order_by(desc(counts::open), users.username)),
        same);

    print_tallies("TAG",
                  db.template all<tally<std::string>>(select(tags.name, counts::open, counts::overdue, counts::done)
                                                          .from(tags)
                                                          .inner_join(todo_tags, todo_tags.tag_id == tags.id)
                                                          .inner_join(todos, todos.id == todo_tags.todo_id)
                                                          .where(where)
                                                          .group_by(tags.id)
                                                          .order_by(desc(counts::all), tags.name)
                                                          .limit(12)),
                  same);
}

}  // namespace todo
