// What an asio_postgres is asked is one request, and what a connection would be asked.
#include "tables.hpp"

#include <mizzle/postgres/asio.hpp>

#include <exception>
#include <vector>

constexpr auto told = [](std::exception_ptr, auto) {};

// expect 1: mizzle: an insert of many rows, a statement in SQL of the program's and an update that compares versions
void many_rows(asio_postgres& db, const std::vector<users::new_row>& rows) {
#if WRONG == 1
    db.run(insert_into(users).values(rows), told);  // <- here 1
#else
    for (const auto& row : rows) db.run(insert_into(users).values(row), told);
#endif
}

// expect 2: mizzle: an update or delete without where() would change every row
void every_row(asio_postgres& db) {
#if WRONG == 2
    db.run(delete_from(users), told);  // <- here 2
#else
    db.run(delete_from(users).all_rows(), told);
#endif
}

// expect 3: mizzle: this statement returns no rows; run() it, or add returning()
void no_rows(asio_postgres& db) {
#if WRONG == 3
    db.all(delete_from(users).all_rows(), told);  // <- here 3
#else
    db.all(delete_from(users).all_rows().returning(users.id), told);
#endif
}
