// A bank: money moves among accounts, each move is written down, and nothing may be lost or happen twice.
#pragma once
#include <mizzle/mizzle.hpp>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <iterator>
#include <map>
#include <random>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace bank {

MIZZLE_TABLE(accounts,
    (id,      integer, primary_key),
    (balance, bigint,  not_null))

// Nothing is unique here but the row: a move that happened twice is to be seen.
MIZZLE_TABLE(moves,
    (id,      bigserial, primary_key),
    (owner,   integer,   not_null),
    (number,  integer,   not_null),
    (from_id, integer,   not_null),
    (to_id,   integer,   not_null),
    (amount,  bigint,    not_null))

MIZZLE_SCHEMA(schema, accounts, moves)

inline constexpr int count_of_accounts = 100;
inline constexpr std::int64_t first_balance = 1'000;

template <class Db> void open_accounts(Db& db) {
    using namespace mizzle;
    create(db, schema);
    std::vector<accounts::new_row> rows;
    for (int i = 0; i < count_of_accounts; ++i) rows.push_back({.id = i, .balance = first_balance});
    db.run(insert_into(accounts).values(rows));
}

struct move {
    int owner = 0, number = 0, from = 0, to = 0;
    std::int64_t amount = 0;
};

// What a thread has done, and what became of it.
class mover {
public:
    explicit mover(int owner) : owner_(owner), random_(static_cast<unsigned>(owner) * 7919 + 1) {}

    std::vector<int> acknowledged, refused, unknown;  // numbers of moves

    // `done(number)` is called at once when the move is acknowledged. What else than the library's errors it throws is
    // thrown.
    template <class Db, class Done> void make_one(Db& db, const Done& done) {
        const int number = next_++;
        try {
            make(db, any_move(number));
            acknowledged.push_back(number);
            done(number);
        } catch (const mizzle::commit_unknown&) { unknown.push_back(number); } catch (const mizzle::error&) {
            refused.push_back(number);
        }
    }

private:
    int any(int count) { return static_cast<int>(random_() % static_cast<unsigned>(count)); }
    move any_move(int number) {
        const int from = any(count_of_accounts), to = (from + 1 + any(count_of_accounts - 1)) % count_of_accounts;
        return {owner_, number, from, to, 1 + any(50)};
    }
    static auto change_of(int account, const move& m) {
        using namespace mizzle;
        const auto by = account == m.from ? -m.amount : m.amount;
        return update(accounts).set(accounts.balance = accounts.balance + by).where(accounts.id == account);
    }
    static auto written(const move& m) {
        using namespace mizzle;
        return insert_into(moves).values(
            {.owner = m.owner, .number = m.number, .from_id = m.from, .to_id = m.to, .amount = m.amount});
    }
    // In the order of the accounts, so that two moves seldom wait for each other.
    template <class Tx> static void make_in(Tx& tx, const move& m) {
        tx.run(change_of(std::min(m.from, m.to), m));
        tx.run(change_of(std::max(m.from, m.to), m));
        tx.run(written(m));
    }
    template <class Db> void make(Db& db, const move& m) {
        using namespace mizzle;
        const transaction_options retried{.retry = {.attempts = 3, .backoff = std::chrono::milliseconds(1)}};
        switch (any(4)) {
        case 0: db.transaction([&](auto& tx) { make_in(tx, m); }, retried); break;
        case 1:
            (void)db.batch(change_of(std::min(m.from, m.to), m), change_of(std::max(m.from, m.to), m), written(m));
            break;
        case 2: db.within(std::chrono::milliseconds(1 + any(20))).transaction([&](auto& tx) { make_in(tx, m); }); break;
        default:
            // What is taken back inside, and what reads before it writes.
            db.transaction(
                [&](auto& tx) {
                    tx.transaction([&](auto& inner) {
                        make_in(inner, m);
                        inner.rollback();
                    });
                    (void)tx.all(select(accounts.balance).from(accounts).where(accounts.id == m.from));
                    make_in(tx, m);
                },
                retried);
        }
    }

    int owner_, next_ = 0;
    std::mt19937 random_;
};

// In one statement, at any time.
template <class Db> std::int64_t sum_of(Db& db) {
    using namespace mizzle;
    std::int64_t sum = 0;
    for (const auto balance : db.template all<std::int64_t>(select(accounts.balance).from(accounts))) sum += balance;
    return sum;
}
inline constexpr std::int64_t right_sum = count_of_accounts * first_balance;

// What became of the moves of an owner, as the bank was told.
struct told {
    std::vector<int> acknowledged, refused;  // of all others it is not known
};

// Nothing where all is well. At the end, when nobody moves any more.
template <class Db> std::string what_is_wrong(Db& db, const std::map<int, told>& owners) {
    using namespace mizzle;
    std::string wrong;
    std::map<std::pair<int, int>, int> found;
    std::map<int, std::int64_t> balances;
    for (int i = 0; i < count_of_accounts; ++i) balances[i] = first_balance;
    for (const auto& m : db.all(select().from(moves))) {
        if (++found[{m.owner, m.number}] == 2)
            wrong += "a move happened twice: " + std::to_string(m.owner) + "/" + std::to_string(m.number) + "; ";
        balances[m.from_id] -= m.amount;
        balances[m.to_id] += m.amount;
    }
    for (const auto& account : db.all(select().from(accounts)))
        if (balances[account.id] != account.balance)
            wrong += "an account has not what its moves left it: " + std::to_string(account.id) + "; ";
    if (sum_of(db) != right_sum) wrong += "the sum is another; ";
    for (const auto& [owner, of_owner] : owners) {
        for (const int number : of_owner.acknowledged)
            if (!found.contains({owner, number}))
                return wrong + "an acknowledged move is lost: " + std::to_string(owner) + "/" + std::to_string(number) +
                       "; ";
        for (const int number : of_owner.refused)
            if (found.contains({owner, number}))
                return wrong + "a refused move happened: " + std::to_string(owner) + "/" + std::to_string(number) +
                       "; ";
    }
    return wrong;
}

inline long open_files() {
    return static_cast<long>(std::distance(std::filesystem::directory_iterator("/proc/self/fd"), {}));
}

}  // namespace bank
