// What a program made by guide.py runs the sections of the guide's pages with.
#pragma once
#include <mizzle/fmt.hpp>
#include <mizzle/mizzle.hpp>
#include <mizzle/sqlite.hpp>
#ifdef MIZZLE_TEST_POSTGRES
#include "../postgres/server.hpp"
#endif
#ifdef MIZZLE_TEST_MYSQL
#include "../mysql/server.hpp"
#endif

#include <fmt/core.h>

#include <array>
#include <chrono>
#include <coroutine>
#include <cstdlib>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// A page shows what is said, whoever uses what it gives.
#pragma GCC diagnostic ignored "-Wunused-result"
#pragma GCC diagnostic ignored "-Wunused-variable"
#pragma GCC diagnostic ignored "-Wunused-but-set-variable"
#pragma GCC diagnostic ignored "-Wunused-parameter"
#pragma GCC diagnostic ignored "-Wunused-function"
#pragma GCC diagnostic ignored "-Wshadow"

inline bool servers = false;
inline bool never() { return std::getenv("MIZZLE_NEVER") != nullptr; }

// What is printed from here on belongs to this block.
inline void at(std::string_view page, int line) { fmt::print("\x1e{}:{}\n", page, line); }

inline void require(int status) {
    if (status == 0) return;
    fmt::print(stderr, "main() returned {}\n", status);
    std::exit(1);
}

template <class Db, class... Schema> void make(Db& db, const Schema&... schema) { (create(db, schema), ...); }

namespace in_sqlite {
using database = mizzle::sqlite;
inline void begin_all() { std::setvbuf(stdout, nullptr, _IONBF, 0); }
template <class... Schema> void begin(database& db, const Schema&... schema) { make(db, schema...); }
inline void call(void (*section)(database&)) {
    mizzle::sqlite db(":memory:");
    section(db);
}
}  // namespace in_sqlite

namespace in_sqlite_file {
using database = mizzle::sqlite;
template <class... Schema> void begin(database& db, const Schema&... schema) { make(db, schema...); }
inline void call(void (*section)(database&)) {
    static int number = 0;
    mizzle::sqlite db(fmt::format("section_{}.db", ++number));
    section(db);
}
}  // namespace in_sqlite_file

#ifdef MIZZLE_TEST_POSTGRES
namespace in_postgres {
using database = mizzle::postgres;
template <class... Schema> void begin(database& db, const Schema&... schema) { make(db, schema...); }
inline void call(void (*section)(database&)) {
    if (!servers) return;
    auto db = own_schema();
    section(db);
}
}  // namespace in_postgres
#endif

#ifdef MIZZLE_TEST_MYSQL
namespace in_mysql {
using database = mizzle::mysql;
template <class... Schema> void begin(database& db, const Schema&... schema) { make(db, schema...); }
inline void call(void (*section)(database&)) {
    if (!servers) return;
    auto db = own_database();
    section(db);
}
}  // namespace in_mysql
#endif
