// The rows of the benchmarks on a server, and what a program asks of them with Mizzle.
#pragma once
#include "calls.hpp"

#include <mizzle/mizzle.hpp>

#include <optional>
#include <vector>

namespace bench {

inline std::vector<todos::new_row> todo_rows() {
    std::vector<todos::new_row> rows;
    rows.reserve(row_count);
    for (int id = 1; id <= row_count; ++id)
        rows.push_back({.user_id = id % user_count + 1,
                        .title = title_of(id),
                        .description = description_of(id),
                        .completed = id % 4 == 0,
                        .effort = effort_of(id)});
    return rows;
}

template <class Db, Db& (&Open)()> struct calls_of_mizzle {
    Db& db = Open();
    std::optional<todo> find(int id) { return db.first(mizzle::select().from(todos).where(todos.id == id)); }
    std::vector<todo> page(int user_id, int limit) {
        return db.all(
            mizzle::select().from(todos).where(todos.user_id == user_id).order_by(mizzle::desc(todos.id)).limit(limit));
    }
    std::vector<todo> all() { return db.all(mizzle::select().from(todos)); }
};

}  // namespace bench
