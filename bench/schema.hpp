// What the benchmarks read and write, and the data in it.
#pragma once
#include <mizzle/mizzle.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace bench {

MIZZLE_TABLE(todos,
    (id,          serial,           primary_key),
    (user_id,     integer,          not_null),
    (title,       text,             not_null),
    (description, text),
    (completed,   boolean,          not_null),
    (effort,      double_precision))

// SQLite adds the primary key to an index, so a user's todos come in its order.
MIZZLE_CONSTRAINTS(todos,
    index("todos_user_id_idx").on(todos.user_id))

// Where the insertions go.
MIZZLE_TABLE(notes,
    (id,          serial,           primary_key),
    (user_id,     integer,          not_null),
    (title,       text,             not_null),
    (description, text),
    (completed,   boolean,          not_null),
    (effort,      double_precision))

MIZZLE_TABLE(visits,
    (id,      serial,      primary_key),
    (user_id, integer,     not_null),
    (began,   timestamptz, not_null),
    (ended,   timestamptz))

MIZZLE_SCHEMA(schema, todos, notes, visits)

inline constexpr int row_count = 1'000'000, user_count = 10'000, insert_count = 200'000, page_size = 50;

// The same struct for both sides, so that neither has an advantage by its layout.
using todo = todos::row;
using visit = visits::row;

// Keys in an order that is neither sorted nor in the cache.
class some_keys {
public:
    explicit some_keys(int count) : count_(static_cast<unsigned>(count)) {}
    int next() {
        state_ = state_ * 1'664'525U + 1'013'904'223U;
        return static_cast<int>((state_ >> 8) % count_) + 1;
    }

private:
    unsigned count_, state_ = 1;
};

inline std::string title_of(int id) {
    return id % 3 == 0 ? "call " + std::to_string(id) : "write to customer " + std::to_string(id) + " about the order";
}
inline std::optional<std::string> description_of(int id) {
    if (id % 2 == 0) return std::nullopt;
    return "as agreed by telephone on day " + std::to_string(id % 365);
}
inline std::optional<double> effort_of(int id) {
    if (id % 5 == 0) return std::nullopt;
    return id % 16 * 0.25;
}

// What the insertions insert: the program has it already.
inline const std::vector<todo>& data() {
    static const std::vector<todo> rows = [] {
        std::vector<todo> made;
        made.reserve(insert_count);
        for (int id = 1; id <= insert_count; ++id)
            made.push_back({id, id % user_count + 1, title_of(id), description_of(id), id % 4 == 0, effort_of(id)});
        return made;
    }();
    return rows;
}

template <class Db> void fill(Db& db) {
    mizzle::create(db, schema);
    db.transaction([](auto& tx) {
        for (int id = 1; id <= row_count; ++id)
            tx.run(insert_into(todos).values({.user_id = id % user_count + 1,
                                              .title = title_of(id),
                                              .description = description_of(id),
                                              .completed = id % 4 == 0,
                                              .effort = effort_of(id)}));
        const mizzle::timestamptz start{};
        for (int id = 1; id <= row_count / 10; ++id) {
            const auto began = start + std::chrono::microseconds(id * 1'234'567'890LL);
            std::optional<mizzle::timestamptz> ended;
            if (id % 4 != 0) ended = began + std::chrono::microseconds(id % 1000 * 1'000'003LL);
            tx.run(insert_into(visits).values(visits.user_id = id % user_count + 1, visits.began = began,
                                              visits.ended = ended));
        }
    });
}

}  // namespace bench
