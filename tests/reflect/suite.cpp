// One program for both front ends: what it prints must not differ by a letter. MIZZLE_BY_STRUCTS chooses the structs.
#ifdef MIZZLE_BY_STRUCTS
#include "by_structs.hpp"
#else
#include "by_macros.hpp"
#endif

#include <mizzle/json/nlohmann.hpp>
#include <mizzle/json/rows.hpp>

#include <iostream>

using namespace app;
using namespace mizzle;

namespace {

using new_user = decltype(users)::new_row;
using new_todo = decltype(todos)::new_row;
using user_row = decltype(users)::row;

int mistakes = 0;
void expect(bool is_so, int line) {
    if (is_so) return;
    ++mistakes;
    std::cerr << "suite.cpp:" << line << ": is not so\n";
}

template <class T> void put(const T& value) { std::cout << value << '|'; }
template <class T> void put(const std::optional<T>& value) {
    if (value) put(*value);
    else std::cout << "null|";
}

// The statement on every database that has it, then its rows.
template <class S> void show_text(const S& statement) {
    std::cout << to_string<dialects::sqlite>(statement) << '\n';
    std::cout << to_string<dialects::postgres>(statement) << '\n';
    std::cout << to_string<dialects::mysql>(statement) << '\n';
}

void show_users(sqlite& db) {
    for (const user_row& u : db.all(select().from(users).order_by(users.id))) {
        put(u.id), put(u.email), put(u.name), put(u.bio), put(u.is_active), put(u.balance.to_string()), put(u.boss_id);
        std::cout << '\n';
    }
}
void show_todos(sqlite& db) {
    for (const auto& t : db.all(select().from(todos).order_by(todos.id))) {
        put(t.id), put(t.user_id), put(t.title), put(std::string(label_of(t.priority))), put(t.effort), put(t.length);
        put(t.token), put(t.changed), put(t.revision), put(t.due.has_value());
        std::cout << '\n';
    }
}

void insert(sqlite& db) {
    const auto one = insert_into(users).values({.email = "ada@x.org", .name = "Ada", .balance = numeric("12.50")});
    show_text(one);
    expect(db.run(one).rows_affected == 1, __LINE__);
    const auto stored =
        db.one(insert_into(users).values({.email = "bob@x.org", .name = "Bob", .bio = null}).returning());
    expect(stored.id == 2 && !stored.bio && stored.is_active && stored.boss_id == std::nullopt, __LINE__);

    std::vector<new_user> many;
    for (int i = 0; i < 3; ++i) many.push_back({.email = "c" + std::to_string(i), .name = "Cy", .boss_id = 1});
    db.run(insert_into(users).values(many));
    const auto again = insert_into(users)
                           .values(users.email = "ADA@x.org", users.name = "Ada L.")
                           .on_conflict(users.email)
                           .do_update(users.name = excluded(users.name));
    show_text(again);
    db.run(again);
    show_users(db);

    const auto todo = insert_into(todos).values({.user_id = 1, .title = "write", .priority = priority::high});
    show_text(todo);
    db.run(todo);
    db.run(
        insert_into(todos).values({{.user_id = 2, .title = "rest", .effort = 0.5}, {.user_id = 2, .title = "read"}}));
    show_todos(db);
}

void change(sqlite& db) {
    const auto changed =
        update(todos)
            .set({.due = date(std::chrono::year(2026), std::chrono::May, std::chrono::day(1)), .effort = 2.5})
            .where(todos.title == "write");
    show_text(changed);
    db.run(changed);
    db.run(update(todos).set(todos.effort = todos.effort * 2.0).where(todos.user_id == 2));
    auto rows = db.all(select().from(users).where(users.name == "Cy").order_by(users.id));
    expect(rows.size() == 3, __LINE__);
    for (user_row& row : rows) row.name += " of the " + std::to_string(row.id);
    db.run(update(users).by_key(rows, users.name));
    expect(db.run(delete_from(users).where(users.id == 5)).rows_affected == 1, __LINE__);
    show_users(db);
    show_todos(db);

    const auto read = db.one(select().from(todos).where(todos.id == 1));
    expect(db.run(update(todos).set({.title = "written"}).if_unchanged(read)).rows_affected == 1, __LINE__);
}

MIZZLE_ALIAS(boss, users)

void query(sqlite& db) {
    const auto joined =
        select(users, todos).from(users).left_join(todos, todos.user_id == users.id).order_by(users.id, todos.id);
    show_text(joined);
    for (const auto& row : db.all(joined)) {
        put(row.users.id), put(row.todos.has_value());
        if (row.todos) put(row.todos->title);
        std::cout << '\n';
    }
    const auto bosses =
        select(users.name, boss.name.as<"boss">()).from(users).inner_join(boss, boss.id == users.boss_id);
    show_text(bosses);
    for (const auto& row : db.all(bosses)) put(row.name), put(get<"boss">(row));
    const auto grouped = select(todos.user_id, count().as<"n">(), sum(todos.effort).as<"total">())
                             .from(todos)
                             .group_by(todos.user_id)
                             .having(count() > 1)
                             .order_by(todos.user_id);
    show_text(grouped);
    for (const auto& row : db.all(grouped)) put(row.user_id), put(get<"n">(row)), put(get<"total">(row));
    const auto with_todos = select(users.name)
                                .from(users)
                                .where(exists(select(todos.id).from(todos).where(todos.user_id == outer(users.id))) &&
                                       users.bio.is_not_null());
    show_text(with_todos);
    put(static_cast<std::int64_t>(db.all(with_todos).size()));

    const auto order = sort_by(users.name, users.id);
    const auto first = db.all(select().from(users).order_by(order).limit(2));
    const auto next = select().from(users).where(order.after(first.back())).order_by(order).limit(2);
    show_text(next);
    for (const auto& row : db.all(next)) put(row.id);
    struct brief {
        std::int32_t id;
        std::string name;
    };
    for (const auto& b : db.all<brief>(select(users.id, users.name).from(users).order_by(users.id)))
        put(b.id), put(b.name);
    std::cout << '\n';
}

void write_only() {
    show_text(select(ledgers.id, ledgers.amount).from(ledgers).where(ledgers.id == 3));
    show_text(insert_into(ledgers).values({.id = 1, .amount = 2}));
}

void as_json(sqlite& db) {
    const nlohmann::json some = db.one(select(users.id, users.email, users.bio).from(users).where(users.id == 1));
    const nlohmann::json whole = db.one(select().from(todos).where(todos.id == 1));
    std::cout << some.dump() << whole.dump() << '\n';
    const auto given = from_json<new_user>(nlohmann::json::parse(R"({"email":"json@x.org","name":"Jo"})"));
    db.run(insert_into(users).values(given));
    for (const auto& fault : validate(users, nlohmann::json::parse(R"({"email":7,"wrong":1})")))
        std::cout << fault.field << ": " << fault.message << '\n';
}

void trees(sqlite& db) {
    const auto above =
        query(users).with(relations::users.todos.order_by(todos.title), relations::users.boss_of).order_by(users.id);
    show_text(above);
    for (const auto& u : db.all(above)) {
        put(u.name), put(u.todos.size()), put(u.boss_of.size());
        for (const auto& t : u.todos) put(t.title);
        std::cout << '\n';
    }
    for (const auto& t : db.all(query(todos).with(relations::todos.owner).order_by(todos.id))) put(t.owner.name);

    const auto shape = query(users).with(relations::users.todos);
    const auto stored = insert_tree(
        db, shape, {{.email = "eve@x.org", .name = "Eve"}, {.todos = {{.title = "one"}, {.title = "two"}}}});
    expect(stored.todos.size() == 2 && stored.todos[1].user_id == stored.id, __LINE__);
    std::cout << '\n';
}

void every_kind(sqlite& db) {
    const auto key = *uuid::parse("00112233-4455-6677-8899-aabbccddeeff");
    db.run(insert_into(kinds).values({.key = key,
                                      .small = 3,
                                      .single = 0.5F,
                                      .raw = bytes{std::byte{1}},
                                      .list = std::vector<std::int32_t>{1, 2},
                                      .code = "abc",
                                      .any = numeric("1.25"),
                                      .own = celsius{21},
                                      .doc = json_text{"{\"a\":1}"}}));
    const auto row = db.one(select().from(kinds));
    expect(row.key == key && row.small == 3 && row.single == 0.5F && row.raw->size() == 1 && row.list.size() == 2,
           __LINE__);
    expect(row.code == "abc" && row.any == numeric("1.25") && row.own == celsius{21} && row.doc && !row.clock,
           __LINE__);
    expect(row == db.one(select().from(kinds).where(kinds.key == key)), __LINE__);
    show_text(update(kinds).set({.single = 0.5f}).where(kinds.key == key));
}

}  // namespace

int main() {
    sqlite db{":memory:"};
    create(db, app::schema);
    for (const auto& text : mizzle::detail::create_statements<dialects::sqlite>(app::schema)) std::cout << text << '\n';
    for (const auto& text : mizzle::detail::create_statements<dialects::postgres>(app::schema))
        std::cout << text << '\n';
    for (const auto& text : mizzle::detail::create_statements<dialects::postgres>(app::more)) std::cout << text << '\n';
    insert(db);
    change(db);
    query(db);
    write_only();
    as_json(db);
    trees(db);
    every_kind(db);
    return mistakes;
}
