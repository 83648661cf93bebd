// Of every type a table that declares what can be said of it: a default, a check, indexes, a partial one, a view, a
// relation; and the statements in which its values are written, found by parameters, joined and returned. What a
// database does is what the rules say.
#pragma once
#include "app.hpp"
#include "catch.hpp"

#include <optional>
#include <type_traits>
#include <vector>

namespace declared {

using app::priority;

// The tables of a type, with five of its values in their order: the check takes those from `low` to `high`.
#define EVERY_DECLARATION(name, sql_type, low, middle, high)                                                   \
    namespace name {                                                                                           \
    MIZZLE_TABLE(left, (id, integer, primary_key), (v, sql_type, default_value(middle)))                       \
    MIZZLE_CONSTRAINTS(left, check(#name "_range", left.v.between(low, high)), index(#name "_v").on(left.v), \
                       index(#name "_large").on(desc(left.v)).where(left.v > middle)) \
    MIZZLE_TABLE(right, (id, integer, primary_key), (left_id, integer, references(left.id)), (v, sql_type))    \
    MIZZLE_RELATIONS(left, (rights, many(right)))                                                              \
    MIZZLE_VIEW(large, select(left.id, left.v).from(left).where(left.v > middle || left.v.is_null()))          \
    MIZZLE_SCHEMA(schema, left, right, large)                                                                  \
    }                                                                                                          \
    struct of_##name {                                                                                         \
        using type = std::remove_cvref_t<decltype(*name::left::row{}.v)>;                                      \
        static constexpr auto left = name::left;                                                               \
        static constexpr auto right = name::right;                                                             \
        static constexpr auto large = name::large;                                                             \
        static constexpr auto schema = name::schema;                                                           \
        static constexpr auto rights = name::relations::left.rights;                                           \
        static type of(int i) {                                                                                \
            const type values[] = {low, middle, high};                                                         \
            return values[i];                                                                                  \
        }                                                                                                      \
    };

// Extremes: whether PostgreSQL has min() and max() of it. `outside` is below all that the check takes.
template <class Of, bool Extremes = true> void ask(const typename Of::type& outside) {
    using namespace mizzle;
    using T = typename Of::type;
    constexpr auto left = Of::left;
    constexpr auto right = Of::right;
    constexpr auto large = Of::large;
    using new_left = typename std::remove_cvref_t<decltype(left)>::new_row;
    using new_right = typename std::remove_cvref_t<decltype(right)>::new_row;
    const T low = Of::of(0), middle = Of::of(1), high = Of::of(2);
    auto db = empty_database();
    create(db, Of::schema);

    // The default, and what is given; the check.
    CHECK(db.one(insert_into(left).values(new_left{.id = 1}).returning(left.v)).v == middle);
    db.run(insert_into(left).values(
        std::vector<new_left>{{.id = 2, .v = low}, {.id = 3, .v = high}, {.id = 4, .v = null}}));
    CHECK_THROWS_AS(db.run(insert_into(left).values(new_left{.id = 5, .v = outside})), check_violation);
    CHECK_THROWS_AS(db.run(update(left).set(left.v = outside).where(left.v == high)), check_violation);
    const auto ids = [](const auto& rows) {
        std::vector<int> list;
        for (const auto& r : rows) list.push_back(r.id);
        return list;
    };
    using list = std::vector<int>;

    // Parameters; each statement runs once more than a prepared one is planned anew.
    const auto equal = select(left.id).from(left).where(left.v == param<T>).order_by(left.id);
    const auto more = select(left.id).from(left).where(left.v > param<T>).order_by(left.v, left.id);
    for (int i = 0; i < 7; ++i) {
        CHECK(ids(db.all(equal, Of::of(i % 3))) == list{i % 3 == 0 ? 2 : i % 3 == 1 ? 1 : 3});
        CHECK(ids(db.all(more, Of::of(i % 3))) == (i % 3 == 0 ? list{1, 3} : i % 3 == 1 ? list{3} : list{}));
        CHECK(ids(db.all(more, outside)) == list{2, 1, 3});
    }
    CHECK(ids(db.all(select(large.id).from(large).where(large.v.is_null() || large.v == high).order_by(large.id))) ==
          list{3, 4});

    // Joins by the column, in either form; NULL is equal to nothing.
    db.run(insert_into(right).values(std::vector<new_right>{{.id = 1, .left_id = 1, .v = high},
                                                            {.id = 2, .left_id = 1, .v = low},
                                                            {.id = 3, .left_id = 2, .v = high},
                                                            {.id = 4, .left_id = 3, .v = outside},
                                                            {.id = 5, .left_id = 3, .v = null}}));
    CHECK(ids(db.all(select(right.id).from(left).inner_join(right, using_(left.v)).order_by(right.id))) ==
          list{1, 2, 3});
    CHECK(ids(db.all(select(right.id)
                         .from(right)
                         .left_join(large, large.v == right.v)
                         .where(large.id.is_null())
                         .order_by(right.id))) == list{2, 4, 5});

    // Relations: filtered by the column, and aggregates over it.
    CHECK(ids(db.all(query(left).where(exists(Of::rights.where(right.v >= middle))).order_by(left.id))) == list{1, 2});
    CHECK(ids(db.all(select(left.id).from(left).where(none(Of::rights.where(right.v != high))).order_by(left.id))) ==
          list{2, 4});
    if constexpr (Extremes) {
        const auto tree = db.all(query(left).extras(max(Of::rights, right.v).template as<"most">()).order_by(left.id));
        CHECK(get<"most">(tree.at(0)) == high);
        CHECK(get<"most">(tree.at(2)) == outside);
        CHECK(get<"most">(tree.at(3)) == std::nullopt);
        CHECK(ids(db.all(select(left.id).from(left).where(min(Of::rights, right.v) < middle).order_by(left.id))) ==
              list{1, 3});
    }

    // Writes that compare and return it.
    const auto upsert = insert_into(left)
                            .values(left.id = param<int>, left.v = param<T>)
                            .on_conflict(left.id)
                            .do_update(left.v = excluded(left.v))
                            .where(left.v < excluded(left.v))
                            .returning(left.v);
    CHECK(db.first(upsert, 2, middle)->v == middle);
    CHECK(db.first(upsert, 2, low) == std::nullopt);
    CHECK(db.first(upsert, 2, high)->v == high);
    CHECK(db.one(upsert, 9, low).v == low);
    CHECK(ids(db.all(update(left)
                         .set(left.v = case_when(left.v == low, high).else_(left.v))
                         .where(left.v.in(std::vector<T>{low, outside}))
                         .returning(left.id))) == list{9});
    CHECK(db.run(delete_from(left).where(left.v == high && left.id > 3)).rows_affected == 1);
    CHECK(ids(db.all(select(large.id).from(large).order_by(large.v.is_null(), large.id))) == list{2, 3, 4});
}

}  // namespace declared
