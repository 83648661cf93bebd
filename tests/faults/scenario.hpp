// What the fault injectors do to a database: pieces of work that happen whole or not at all, each under its own number.
#pragma once
#include "wanted.hpp"

#include <mizzle/mizzle.hpp>
#include <mizzle/pool.hpp>

#include <cstdlib>
#include <exception>
#include <functional>
#include <new>
#include <string>
#include <string_view>
#include <vector>

namespace faults {

// Where a program's own code throws, when the fault is that.
struct planted : std::exception {
    const char* what() const noexcept override { return "planted"; }
};
inline long calls_of_here = 0, throwing_call = 0;
inline void here() {
    if (++calls_of_here == throwing_call) throw planted();
}
inline int computed() {
    here();
    return 7;
}

MIZZLE_TABLE(entries,
    (id,   serial,  primary_key),
    (work, integer, not_null),
    (n,    integer, not_null),
    (mark, integer, not_null, default_from(computed)))

MIZZLE_CONSTRAINTS(entries,
    unique("entries_once").on(entries.work, entries.n))

MIZZLE_TABLE(boxes,
    (id,   serial,  primary_key),
    (work, integer, not_null),
    (name, text,    not_null))

MIZZLE_TABLE(things,
    (id,     serial,  primary_key),
    (box_id, integer, not_null, references(boxes.id)),
    (work,   integer, not_null),
    (name,   text,    not_null))

MIZZLE_RELATIONS(boxes,
    (things, many(things)))

MIZZLE_SCHEMA(schema, entries, boxes, things)

// Entries that are made as an iterator comes to them.
struct entry_range {
    int work, count;
    struct iterator {
        int work, n;
        entries::new_row operator*() const { return {.work = work, .n = n}; }
        iterator& operator++() {
            here();
            ++n;
            return *this;
        }
        bool operator==(const iterator& other) const { return n == other.n; }
    };
    iterator begin() const { return {work, 100}; }
    iterator end() const { return {work, 100 + count}; }
};

template <class Db> void insert(Db& db, int work, int n) {
    db.run(insert_into(entries).values({.work = work, .n = n}));
}

inline std::vector<entries::new_row> many(int work, int count) {
    std::vector<entries::new_row> rows;
    for (int i = 0; i < count; ++i) rows.push_back({.work = work, .n = 100 + i});
    return rows;
}

template <class Db> void insert_box(Db& db, int work) {
    here();
    insert_tree(db, query(boxes).with(relations::boxes.things),
                {{.work = work, .name = "box"},
                 {.things = {{.work = work, .name = "a"}, {.work = work, .name = std::string(40, 'b')}}}});
}

// Sends rows the fastest way in.
template <class Db> void send_rows(Db& db, int work, int count) {
    if constexpr (Db::dialect::id == mizzle::dialects::postgres::id) db.copy_into(entries, entry_range{work, count});
    else db.run(insert_into(entries).values(many(work, count)));
}

// One beside the connection, while a run has it.
template <class Db> inline mizzle::pool<Db>* pool_of = nullptr;

inline constexpr int works = 19;

inline auto entry(int work, int n) { return insert_into(entries).values({.work = work, .n = n}); }
inline auto mine_of(int work) {
    return mizzle::select(entries.id, entries.n).from(entries).where(entries.work == work);
}

template <class Db> int do_with_pool(Db& db, int work) {
    db.transaction([&](auto& tx) {
        insert(tx, work, 1);
        here();
        (void)tx.batch(entry(work, 2), mine_of(work));
    });
    return 2;
}

// Does the piece of work and returns how many rows it wrote.
template <class Db> int do_work(Db& db, int work) {
    using namespace mizzle;
    const auto mine = select(entries.id, entries.n).from(entries).where(entries.work == param<int>);
    switch (work) {
    case 0: insert(db, work, 1); return 1;
    case 1:
        return db.transaction([&](auto& tx) {
            insert(tx, work, 1);
            here();
            insert(tx, work, 2);
            return 2;
        });
    case 2:
        db.transaction([&](auto& tx) {
            insert(tx, work, 1);
            tx.transaction([&](auto& inner) {
                insert(inner, work, 2);
                here();
            });
            tx.transaction([&](auto& inner) {
                insert(inner, work, 3);
                inner.rollback();
            });
            insert(tx, work, 4);
        });
        return 3;
    case 3:  // the debit without the credit
        db.transaction([&](auto& tx) {
            insert(tx, work, 1);
            try {
                tx.transaction([&](auto& inner) {
                    inner.run(insert_into(entries).values(many(work, 70)));
                    here();
                    insert(inner, work, 1);
                });
            } catch (...) {
                // Whatever it was, the nested one is taken back.
            }
            insert(tx, work, 2);
        });
        return 2;
    case 4:
        db.transaction([&](auto& tx) {
            for (int i = 0; i < 3; ++i) insert(tx, work, i);
            for (const auto& row : tx.stream(mine, work)) {
                here();
                if (row.n >= 3) break;
                tx.transaction([&](auto& inner) { insert(inner, work, row.n + 1000); });
            }
        });
        return 6;
    case 5: insert_box(db, work); return 3;
    case 6: db.run(insert_into(entries).values(many(work, 150))); return 150;
    case 7:
        db.transaction([&](auto& tx) {
            tx.run(insert_into(entries).values(many(work, 70)));
            insert_box(tx, work);
            const auto read = tx.all(query(boxes).with(relations::boxes.things).where(boxes.work == work));
            if (read.size() != 1 || read[0].things.size() != 2) std::abort();
        });
        return 73;
    case 8:
        db.transaction([&](auto& tx) { insert(tx, work, 1); },
                       {.begin = begin_mode::deferred, .retry = {.attempts = 2}});
        return 1;
    case 9: send_rows(db, work, 70); return 70;
    case 10:
        db.transaction([&](auto& tx) {
            insert(tx, work, 1);
            try {
                tx.transaction([&](auto& inner) {
                    send_rows(inner, work, 70);
                    insert(inner, work, 1);
                });
            } catch (...) {
                // As above.
            }
            send_rows(tx, work, 70);
        });
        return 71;
    case 11:
        db.transaction([&](auto& tx) { (void)tx.one(select(count()).from(entries)); },
                       {.access = access_mode::read_only});
        for (const auto& row : db.stream(mine, 9)) {
            here();
            if (row.n == 120) break;
        }
        return 0;
    case 12:
        db.transaction([&](auto& tx) {
            tx.transaction([&](auto& inner) {
                insert(inner, work, 1);
                try {
                    inner.transaction([&](auto& innermost) {
                        for (const auto& row : innermost.stream(mine, work)) {
                            insert(innermost, work, row.n + 1);
                            break;
                        }
                        throw planted();
                    });
                } catch (...) {
                    // As above.
                }
                insert(inner, work, 3);
            });
        });
        return 2;
    case 13: {
        const auto [first, second, found] =
            db.batch(entry(work, 1), entry(work, 2).returning(entries.n), mine_of(work));
        if (first.rows_affected != 1 || second.size() != 1 || found.size() != 2) std::abort();
        return 2;
    }
    case 14:
        db.transaction([&](auto& tx) {
            (void)tx.batch(entry(work, 1), mine_of(work), entry(work, 2));
            tx.transaction([&](auto& inner) {
                here();
                const auto [third, again, fourth] =
                    inner.batch_alone(entry(work, 3), entry(work, 1), entry(work, 4).returning(entries.id));
                if (third.value().rows_affected + static_cast<int>(fourth.value().size()) != 2 || again) std::abort();
            });
        });
        return 4;
    case 15:
        db.transaction([&](auto& tx) {
            insert(tx, work, 1);
            try {
                tx.transaction([&](auto& inner) {
                    (void)inner.batch(entry(work, 2), entry(work, 3));
                    (void)inner.batch(entry(work, 4), entry(work, 1), entry(work, 5));
                });
            } catch (...) {
                // As above.
            }
            (void)tx.batch(mine_of(work), entry(work, 6), entry(work, 7));
        });
        return 3;
    case 16: {
        session<Db> whole(db);
        whole.transaction([&](auto& tx) {
            session<Db> part(tx);
            insert(part, work, 1);
            part.transaction([&](auto& inner) {
                insert(inner, work, 2);
                for (const auto& row : inner.stream(mine, work)) {
                    here();
                    if (row.n == 2) break;
                }
            });
            (void)part.batch(entry(work, 3), mine_of(work));
        });
        return 3;
    }
    case 17:
        return db.transaction([&](auto& tx) {
            auto found = tx.later(mine_of(work));
            tx.later(entry(work, 1));
            here();
            auto made = tx.later(entry(work, 2).returning(entries.n));
            if (made->size() != 1 || !found->empty()) std::abort();
            tx.later(entry(work, 3));
            return 3;
        });
    default: {
        if (pool_of<Db> == nullptr) return do_with_pool(db, work);
        const auto read = [&] {
            for (const auto& row : pool_of<Db>->stream(mine, 9)) {
                here();
                if (row.n == 120) break;
            }
        };
        read();
        const auto held = pool_of<Db>->acquire();
        (void)held->all(mine_of(9));
        read();
        return do_with_pool(*pool_of<Db>, work);
    }
    }
}

template <class Db> int rows_of(Db& db, int work) {
    using namespace mizzle;
    return static_cast<int>(db.one(select(count()).from(entries).where(entries.work == work)).count +
                            db.one(select(count()).from(boxes).where(boxes.work == work)).count +
                            db.one(select(count()).from(things).where(things.work == work)).count);
}

enum class outcome { done, failed, unknown };

// Without a transaction of the library's, or as the batch that is one.
inline bool is_one_statement(int work) { return work == 0 || work == 6 || work == 13; }

// Does all of it, and what failed not again. `after` is called when a piece of it has ended. Returns what is wrong, or
// nothing.
template <class Db> std::string do_all(Db& db, std::vector<outcome>& outcomes, const std::function<void()>& after) {
    std::string wrong;
    for (int work = 0; work < works; ++work) {
        auto result = outcome::failed;
        try {
            do_work(db, work);
            result = outcome::done;
        } catch (const mizzle::commit_unknown&) { result = outcome::unknown; } catch (const mizzle::connection_error&) {
            // One statement alone: the server may have carried it out.
            if (Db::dialect::id == mizzle::dialects::postgres::id && is_one_statement(work)) result = outcome::unknown;
        } catch (const mizzle::error& e) {
            if (!std::string_view(e.what()).starts_with("mizzle: ")) wrong += std::string(e.what()) + "; ";
        } catch (const std::bad_alloc&) {
            // There was no room for what it gave.
            if (Db::dialect::id == mizzle::dialects::postgres::id && is_one_statement(work)) result = outcome::unknown;
        } catch (const planted&) {
        } catch (const std::exception& e) { wrong += "not a typed error: " + std::string(e.what()) + "; "; }
        outcomes.push_back(result);
        after();
    }
    return wrong;
}

// Compares what is stored with what was acknowledged. `fault_is_over`: after which pieces of work nothing fails any
// more.
template <class Db>
std::string what_is_lost(Db& db, const std::vector<outcome>& outcomes, const std::vector<int>& expected) {
    std::string wrong;
    for (int work = 0; work < works; ++work) {
        const auto result = outcomes[static_cast<std::size_t>(work)];
        const int found = rows_of(db, work), whole = expected[static_cast<std::size_t>(work)];
        const bool right = result == outcome::done     ? found == whole
                           : result == outcome::failed ? found == 0
                                                       : found == 0 || found == whole;
        if (!right)
            wrong += "work " + std::to_string(work) + (result == outcome::done ? " was acknowledged" : " failed") +
                     " and has " + std::to_string(found) + " rows; ";
    }
    return wrong;
}

}  // namespace faults
