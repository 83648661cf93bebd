// What is null or gone before it is read: null pointers, text that is only looked at, connections without a name.
#include "schema.hpp"

#include <chrono>
#include <string_view>

// expect 1: mizzle: nullptr is a pointer; null is SQL's NULL, which a nullable column can be set to
auto pointer_assigned(sqlite& db) {
#if WRONG == 1
    return db.run(update(users).set(users.nickname = nullptr).where(users.id == 1));  // <- here 1
#else
    return db.run(update(users).set(users.nickname = null).where(users.id == 1));
#endif
}

// expect 2: mizzle: nullptr is a pointer; null is SQL's NULL, which a nullable column can hold
auto pointer_in_changes(sqlite& db) {
#if WRONG == 2
    return db.run(update(users).set({.nickname = nullptr}).where(users.id == 1));  // <- here 2
#else
    return db.run(update(users).set({.nickname = null}).where(users.id == 1));
#endif
}

// expect 3: mizzle: a comparison with NULL is never true in SQL; write column.is_null()
auto pointer_compared(sqlite& db) {
#if WRONG == 3
    return db.all(select(users.id).from(users).where(users.nickname == nullptr));  // <- here 3
#else
    return db.all(select(users.id).from(users).where(users.nickname.is_null()));
#endif
}

// expect 4: mizzle: nullptr is a pointer, and no value; give a value
auto pointer_required(sqlite& db) {
#if WRONG == 4
    return db.run(insert_into(tags).values({.name = nullptr}));  // <- here 4
#else
    return db.run(insert_into(tags).values({.name = "new"}));
#endif
}

// expect 5: mizzle: the operands of coalesce() must be of one SQL type; cast one of them
auto pointer_as_an_operand(sqlite& db) {
#if WRONG == 5
    return db.all(select(coalesce(users.nickname, nullptr)).from(users));  // <- here 5
#else
    return db.all(select(coalesce(users.nickname, "none")).from(users));
#endif
}

// expect 6: mizzle: the aggregate has a member that only looks at text, such as std::string_view, and the text goes
struct viewed_tag {
    int id;
#if WRONG == 6
    std::string_view name;
#else
    std::string name;
#endif
};
auto row_with_a_view(sqlite& db) {
    return db.all<viewed_tag>(select(tags.id, tags.name).from(tags));  // <- here 6
}

// expect 7: mizzle: the aggregate has a member that only looks at text, such as std::string_view, and the text goes
struct viewed_user {
    int id;
#if WRONG == 7
    std::optional<std::string_view> nickname;
#else
    std::optional<std::string> nickname;
#endif
};
auto row_with_an_optional_view(sqlite& db) {
    return db.first<viewed_user>(select(users.id, users.nickname).from(users));  // <- here 7
}

// expect 8: mizzle: stream() reads from the connection row by row, so that must outlive it; give the database a name
int streamed_from_nowhere() {
    int n = 0;
#if WRONG == 8
    for (const auto& row : sqlite(":memory:").stream(select(1))) n += row == row;  // <- here 8
#else
    sqlite db(":memory:");
    for (const auto& row : db.stream(select(tags.id).from(tags))) n += row.id;
#endif
    return n;
}

// expect 9: mizzle: a floating-point number hardly ever equals a decimal; write numeric("0.30")
auto sum_of_fractions(sqlite& db) {
#if WRONG == 9
    return db.all(select(users.id).from(users).where(users.balance == 0.1 + 0.2));  // <- here 9
#else
    return db.all(select(users.id).from(users).where(users.balance == numeric("0.30")));
#endif
}

// expect 10: mizzle: select("...") would select the text; select() means every column, and constant("text") is a text
auto star(sqlite& db) {
#if WRONG == 10
    return db.all(select("*").from(users));  // <- here 10
#else
    return db.all(select().from(users));
#endif
}

// expect 11: mizzle: nullptr is a pointer, and no text; give text
auto pointer_in_a_pattern(sqlite& db) {
#if WRONG == 11
    return db.all(select(users.id).from(users).where(users.name.like(starts_with(nullptr))));  // <- here 11
#else
    return db.all(select(users.id).from(users).where(users.name.like(starts_with("a"))));
#endif
}

// expect 12: mizzle: nullptr is a pointer, and no text; give text
auto pointer_that_is_read() {
#if WRONG == 12
    return numeric::parse(nullptr);  // <- here 12
#else
    return numeric::parse("0.5");
#endif
}

// expect 13: mizzle: nullptr is a pointer, and no text; give text
auto pointer_as_sql(sqlite& db) {
#if WRONG == 13
    return db.run(unsafe_sql_statement(nullptr));  // <- here 13
#else
    return db.run(unsafe_sql_statement("delete from posts where id = 0"));
#endif
}

// expect 14: mizzle: what within() and until() give only looks at the database, which must outlive it; give the
// database
auto limit_of_nowhere() {
#if WRONG == 14
    return sqlite(":memory:").within(std::chrono::seconds(1)).all(select(constant(1)));  // <- here 14
#else
    sqlite db(":memory:");
    return db.within(std::chrono::seconds(1)).all(select(constant(1)));
#endif
}

// C's NULL is a number to a template.

// expect 15: mizzle: NULL is the number 0 to C++; write column.is_null(), or 0 without a suffix if the number is meant
// names 15: users::age_column
auto c_null_compared(sqlite& db) {
#if WRONG == 15
    return db.all(select(users.id).from(users).where(users.age == NULL));  // <- here 15
#else
    return db.all(select(users.id).from(users).where(users.age == 0 || users.age.is_null()));
#endif
}

// expect 16: mizzle: NULL is the number 0 to C++; write null, or 0 without a suffix if the number is meant
// names 16: users::age_column
auto c_null_assigned(sqlite& db) {
#if WRONG == 16
    return db.run(update(users).set(users.age = NULL).where(users.id == 1));  // <- here 16
#else
    return db.run(update(users).set(users.age = null).where(users.id == 1));
#endif
}

// expect 17: mizzle: NULL is the number 0 to C++; write null, or 0 without a suffix if the number is meant
// names 17: users::age_column
auto c_null_in_a_row(sqlite& db, const long age) {
#if WRONG == 17
    return db.run(insert_into(users).values({.email = "a", .name = "b", .age = NULL}));  // <- here 17
#else
    const auto next = [&] { return age + 1L; };
    return db.run(insert_into(users).values({.email = "a", .name = "b", .age = next()}).on_conflict().do_nothing());
#endif
}

// expect 18: mizzle: the aggregate has a member that only looks at text, such as std::string_view, and the text goes
struct other_text {
    other_text(const std::string& text) : begin_(text.data()), size_(text.size()) {}
    const char* data() const { return begin_; }
    std::size_t size() const { return size_; }

private:
    const char* begin_;
    std::size_t size_;
};
struct cents {
    cents(const std::string& text) : value(static_cast<std::int64_t>(text.size())) {}
    std::int64_t value;
};
struct named_tag {
    int id;
#if WRONG == 18
    other_text name;
#else
    cents name;
#endif
};
auto row_with_another_view(sqlite& db) {
    return db.all<named_tag>(select(tags.id, tags.name).from(tags));  // <- here 18
}
