// Decimals have the digits that their declaration says.
#include "schema.hpp"

// expect 1: mizzle: round<n>() keeps from 0 to 18 digits after the point
auto too_many_digits(sqlite& db) {
#if WRONG == 1
    return db.all(select(round<19>(users.balance / 3)).from(users));  // <- here 1
#else
    return db.all(select(round<2>(users.balance / 3)).from(users));
#endif
}

// expect 2: mizzle: a decimal of the second select of recursive() has other digits after the point than in the first;
// round<n>(expression) gives it as many
auto other_digits(sqlite& db) {
    const auto first = select(users.id, users.balance).from(users).where(users.id == 1);
    const auto halves = recursive<"halves">(first, [](const auto& before) {  // <- here 2
        return select(users.id,
#if WRONG == 2
                      before.balance * numeric("0.5"))
#else
                      round<2>(before.balance * numeric("0.5")))
#endif
            .from(users)
            .inner_join(before, users.id == before.id + 1);
    });
    return db.all(with(halves)(select(halves.balance).from(halves)));
}
