// Wrong structs, numbered; wrong compiles each alone. Without WRONG all of it compiles.
#include <mizzle/mizzle.hpp>
#include <mizzle/reflect.hpp>
#include <mizzle/sqlite.hpp>

// clang-format 16 takes annotations for lambdas.
// clang-format off
namespace app {

namespace words = mizzle::words;

struct [[=words::named("users")]] user {
    [[=words::serial, =words::primary_key]] std::int32_t id;
    [[=words::unique]] std::string name;
};
inline constexpr mizzle::table<user> users;

// expect 1: mizzle: table<T> takes a struct that says the table's name
#if WRONG == 1
struct plain {
#else
struct [[=words::named("plain")]] plain {
#endif
    std::int32_t id;
};
inline constexpr mizzle::table<plain> plains;
inline constexpr auto of_plain = plains.id == 1;

// expect 2: mizzle: a primary key, serial, identity or version is never null: its member is no std::optional
// expect 3: mizzle: the C++ type of a member is that of its SQL type's values
// expect 4: mizzle: the C++ type of this member is no column's
// expect 5: mizzle: a column has one SQL type: one annotation such as words::varchar(80)
// expect 6: mizzle: a column and the one it references must have the same type
// expect 7: mizzle: a modifier stands twice in the declaration of a column
struct [[=words::named("posts")]] post {
#if WRONG == 2
    [[=words::primary_key]] std::optional<std::int32_t> id;
#else
    [[=words::primary_key]] std::int32_t id;
#endif
#if WRONG == 3
    [[=words::varchar(80)]] std::int32_t title;
#elif WRONG == 5
    [[=words::varchar(80), =words::char_(3)]] std::string title;
#elif WRONG == 7
    [[=words::unique, =words::varchar(80), =words::unique]] std::string title;
#else
    [[=words::unique, =words::varchar(80)]] std::string title;
#endif
#if WRONG == 4
    unsigned count;
#else
    std::int64_t count;
#endif
#if WRONG == 6
    [[=words::references(^^user::name)]] std::int32_t user_id;
#else
    [[=words::references(^^user::id)]] std::int32_t user_id;
#endif
};
inline constexpr mizzle::table<post> posts;

// expect 8: mizzle: the struct of a table has public members alone, no bases and no constructors
struct base {};
#if WRONG == 8
struct [[=words::named("derived")]] derived : base {
#else
struct [[=words::named("derived")]] derived {
#endif
    std::int32_t id;
};
inline constexpr mizzle::table<derived> deriveds;
inline constexpr auto of_derived = deriveds.id == 1;

// expect 9: mizzle: no member of a table's struct is called row, new_row or changes
struct [[=words::named("taken")]] taken {
    std::int32_t id;
#if WRONG == 9
    std::int32_t row;
#else
    [[=words::named("row")]] std::int32_t row_;
#endif
};
inline constexpr mizzle::table<taken> takens;
inline constexpr auto of_taken = takens.id == 1;

// expect 12: mizzle: the enumerators of an enum in SQL have no values of their own
#if WRONG == 12
enum class [[=words::named("mood")]] mood { sad = 1, happy };
#else
enum class [[=words::named("mood")]] mood { sad, happy };
#endif
struct [[=words::named("days")]] day {
    mood best;
};
inline constexpr mizzle::table<day> days;
inline constexpr auto of_day = days.best == mood::happy;

// Tables of both kinds know each other.
MIZZLE_TABLE(notes,
    (id,      serial,  primary_key),
    (user_id, integer, not_null, references(users.id)))

struct [[=words::named("marks")]] mark {
    std::int32_t note_id;
    static constexpr auto constraints(auto marks) {
        return mizzle::constraint_words::foreign_key(marks.note_id).references(notes.id);
    }
};
inline constexpr mizzle::table<mark> marks;

}  // namespace app

using namespace app;
using namespace mizzle;

// The rules of statements are those of other tables.
// expect 10: mizzle: an insert must give every NOT NULL column without a default
// expect 11: mizzle: an update or delete without where() would change every row
void use(sqlite& db) {
    create(db, make_schema(users, posts, notes, marks));
    for (const auto& row : db.all(select(users, notes).from(users).inner_join(notes, notes.user_id == users.id)))
        db.run(insert_into(notes).values({.user_id = row.users.id + row.notes.id}));
#if WRONG == 10
    db.run(insert_into(posts).values({.id = 1, .title = "a", .user_id = 1}));
#else
    db.run(insert_into(posts).values({.id = 1, .title = "a", .count = 2, .user_id = 1}));
#endif
#if WRONG == 11
    db.run(update(posts).set({.title = "b"}));
#else
    db.run(update(posts).set({.title = "b"}).where(posts.id == 1));
#endif
}
// clang-format on
