// A statement that is kept owns its text.
#include "schema.hpp"

// expect 1: mizzle: a statement that is kept must own its text and rows: give it std::string(text), move the row into
// names 1: users::name_column
auto text(sqlite& db, const std::string& name) {
#if WRONG == 1
    const auto query = select().from(users).where(users.name == name);
    return db.all(query);  // <- here 1
#else
    const auto query = select().from(users).where(users.name == std::string(name));
    return db.all(query);
#endif
}

// expect 2: mizzle: a statement that is kept must own its text and rows: give it std::string(text), move the row into
// names 2: tags
auto row(sqlite& db, tags::new_row tag) {
#if WRONG == 2
    const auto insert = insert_into(tags).values(tag);
    return db.run(insert);  // <- here 2
#else
    const auto insert = insert_into(tags).values(std::move(tag));
    return db.run(insert);
#endif
}

// expect 3: mizzle: a statement that is kept must own its text and rows: give it std::string(text), move the row into
// names 3: tags
auto rows(sqlite& db, const std::vector<tags::new_row>& rows) {
#if WRONG == 3
    const auto insert = insert_into(tags).values(rows);
    return db.run(insert);  // <- here 3
#else
    return db.run(insert_into(tags).values(rows));
#endif
}

// expect 4: mizzle: a statement that is kept must own its text and rows: give it std::string(text), move the row into
// names 4: users::id_column
auto list(sqlite& db, const std::vector<int>& ids) {
#if WRONG == 4
    const auto query = select().from(users).where(users.id.in(ids));
    return db.first(query);  // <- here 4
#else
    return db.first(select().from(users).where(users.id.in(ids)));
#endif
}

// expect 5: mizzle: a statement that is kept must own its text and rows: give it std::string(text), move the row into
// names 5: users::name_column
auto assignment_of_text(sqlite& db, std::string_view name) {
#if WRONG == 5
    auto change = update(users).set(users.name = name).where(users.id == 1);
    return db.run(change);  // <- here 5
#else
    auto change = update(users).set(users.name = param<std::string>).where(users.id == 1);
    return db.run(change, name);
#endif
}

// expect 6: mizzle: a statement that is kept must own its text and rows: give it std::string(text), move the row into
// names 6: users
auto changes(sqlite& db, const users::changes& changes) {
#if WRONG == 6
    const auto change = update(users).set(changes).where(users.id == 1);
    return db.run(change);  // <- here 6
#else
    return db.run(update(users).set(changes).where(users.id == 1));
#endif
}

// Literals live as long as the program, numbers are copied, and a condition owns its values.
auto kept(sqlite& db, int age, const std::string& name) {
    condition filter = users.name == name;
    const auto query = select().from(users).where(users.name == "ada" && users.age > age && filter);
    return db.all(query);
}
