// A program's own type has a member for each thing selected, in order.
#include "schema.hpp"

struct summary {
    std::string name;
    std::int64_t posts;
};
struct summary_with_age {
    std::string name;
    int age;
    std::int64_t posts;
};
struct summary_in_another_order {
    std::int64_t posts;
    std::string name;
};
struct nickname {
    std::string text;
};
struct name_alone {
    std::string name;
};
struct nullable_nickname {
    std::optional<std::string> text;
};

const auto posts_of_users =
    select(users.name, count(posts.id)).from(users).left_join(posts, posts.user_id == users.id).group_by(users.id);

// expect 1: mizzle: the aggregate must have a member for each thing selected; it has more or fewer
// names 1: summary_with_age, members<3>, selected<2>
auto too_many_members(sqlite& db) {
#if WRONG == 1
    return db.all<summary_with_age>(posts_of_users);  // <- here 1
#else
    return db.all<summary>(posts_of_users);
#endif
}

// expect 2: mizzle: the aggregate must have a member for each thing selected; it has more or fewer
// names 2: nickname, members<1>, selected<2>
auto too_few_members(sqlite& db) {
#if WRONG == 2
    return db.first<nickname>(posts_of_users);  // <- here 2
#else
    return db.first<summary>(posts_of_users);
#endif
}

// expect 3: mizzle: the aggregate must have a member for each thing selected, in order and of its type (std::optional
// names 3: summary_in_another_order, position<1>, member<long, given<std::
auto another_order(sqlite& db) {
#if WRONG == 3
    return db.one<summary_in_another_order>(posts_of_users);  // <- here 3
#else
    return db.one<summary>(posts_of_users);
#endif
}

// expect 4: mizzle: the aggregate must have a member for each thing selected, in order and of its type (std::optional
// names 4: nickname, position<1>, member<std::, given<std::optional<std::
auto not_optional(sqlite& db) {
#if WRONG == 4
    return db.all<nickname>(select(users.nickname).from(users));  // <- here 4
#else
    return db.all<nullable_nickname>(select(users.nickname).from(users));
#endif
}

// expect 5: mizzle: the aggregate must have a member for each thing selected, in order and of its type (std::optional
// names 5: nickname, position<1>, given<std::optional<std::
auto not_optional_after_left_join(sqlite& db) {
    const auto titles = select(posts.title).from(users).left_join(posts, posts.user_id == users.id);
#if WRONG == 5
    return db.all<nickname>(titles);  // <- here 5
#else
    return db.all<nullable_nickname>(titles);
#endif
}

// expect 6: mizzle: this statement returns no rows; run() it, or add returning()
auto all_of_an_insert(sqlite& db) {
#if WRONG == 6
    return db.all(insert_into(tags).values({.name = "x"}));  // <- here 6
#else
    return db.all(insert_into(tags).values({.name = "x"}).returning());
#endif
}

// expect 7: mizzle: this statement returns no rows; run() it, or add returning()
auto first_of_an_update(sqlite& db) {
#if WRONG == 7
    return db.first(update(tags).set({.name = "x"}).where(tags.id == 1));  // <- here 7
#else
    return db.first(update(tags).set({.name = "x"}).where(tags.id == 1).returning());
#endif
}

// expect 8: mizzle: this statement returns no rows; run() it, or add returning()
auto one_of_a_delete(sqlite& db) {
#if WRONG == 8
    return db.one(delete_from(tags).where(tags.id == 1));  // <- here 8
#else
    return db.one(delete_from(tags).where(tags.id == 1).returning(tags.id));
#endif
}

// expect 9: mizzle: stream() reads; a write is run by all() or run()
auto stream_of_a_delete(sqlite& db) {
#if WRONG == 9
    return db.stream(delete_from(tags).where(tags.id == 1).returning());  // <- here 9
#else
    return db.all(delete_from(tags).where(tags.id == 1).returning());
#endif
}

// expect 10: mizzle: the row has nothing of this name; name it in select(...) with as<"name">()
// names 10: totl
auto unknown_name(sqlite& db) {
    const auto row = db.one(select(sum(posts.likes).as<"total">()).from(posts));
#if WRONG == 10
    return get<"totl">(row);  // <- here 10
#else
    return get<"total">(row);
#endif
}

// expect 11: mizzle: as() takes a name declared with MIZZLE_NAME, or a column whose name is lent; as<"name">() takes
// names 11: posts::likes_column
auto named_by_text(sqlite& db) {
#if WRONG == 11
    return db.one(select(sum(posts.likes).as("total")).from(posts));  // <- here 11
#else
    return db.one(select(sum(posts.likes).as<"total">()).from(posts));
#endif
}

// expect 12: mizzle: the aggregate must have a member for each thing selected, in order and of its type (std::optional
// names 12: position<1>, member<int, given<std::optional<int
auto not_optional_alone(sqlite& db) {
#if WRONG == 12
    return db.all<int>(select(users.age).from(users));  // <- here 12
#else
    return db.all<std::optional<int>>(select(users.age).from(users));
#endif
}

// expect 13: mizzle: the aggregate must have a member for each thing selected, in order and of its type (std::optional
// names 13: position<3>, member<int, given<double
struct third_of_another_type {
    std::string name;
    std::optional<std::string> nickname;
#if WRONG == 13
    int score;
#else
    double score;
#endif
};
auto third_member(sqlite& db) {
    for (const auto& row : db.stream<third_of_another_type>(  // <- here 13
             select(users.name, users.nickname, cast<double>(users.score)).from(users)))
        static_cast<void>(row);
}

// expect 14: mizzle: the aggregate has a member that only looks at text, such as std::string_view, and the text goes
auto a_view_alone(sqlite& db) {
#if WRONG == 14
    return db.first<std::string_view>(select(users.name).from(users));  // <- here 14
#else
    return db.first<std::string>(select(users.name).from(users));
#endif
}

// expect 15: mizzle: the aggregate must have a member for each thing selected, in order and of its type (std::optional
// names 15: member<users::row>, given<std::optional<users::row>
auto a_table_that_may_be_missing(sqlite& db) {
#if WRONG == 15
    return db.all<users::row>(  // <- here 15
        select(users).from(posts).left_join(users, posts.user_id == users.id));
#else
    return db.all<users::row>(select(users).from(posts).inner_join(users, posts.user_id == users.id));
#endif
}

// A select may be run for nothing but its being run.
auto warmed_up(sqlite& db) { return db.run(select().from(posts)); }

struct referring_name {
    const std::string& name;
};

// expect 16: mizzle: the aggregate has a member that only looks at text, such as std::string_view, and the text goes
auto member_that_refers(sqlite& db) {
#if WRONG == 16
    return db.all<referring_name>(select(users.name).from(users));  // <- here 16
#else
    return db.all<name_alone>(select(users.name).from(users));
#endif
}

// expect 17: mizzle: rows are read into values: db.all<std::string>(...), of a type that is neither a reference nor
auto rows_as_references(sqlite& db) {
#if WRONG == 17
    return db.all<const std::string&>(select(users.name).from(users));  // <- here 17
#else
    return db.all<std::string>(select(users.name).from(users));
#endif
}

// A bool would say that there is a number, not which.
// expect 18: mizzle: the aggregate must have a member for each thing selected, in order and of its type
// names 18: member<bool>
auto truth_of_a_number(sqlite& db) {
#if WRONG == 18
    return db.all<bool>(select(users.age).from(users));  // <- here 18
#else
    return db.all<bool>(select(users.is_active).from(users));
#endif
}

// expect 19: mizzle: the aggregate has a member that only looks at text, such as std::string_view, and the text goes
auto pair_with_a_view(sqlite& db) {
    const auto statement = select(users.id, users.name).from(users);
#if WRONG == 19
    return db.all<std::pair<int, std::string_view>>(statement);  // <- here 19
#else
    return db.all<std::pair<int, std::string>>(statement);
#endif
}
