// What a pulled header declares: compared with the database that it was pulled from, every row of which is read. This
// is what is compiled for each database; it is a library that the program of the test loads.
#include MIZZLE_TEST_HEADER
#include "pulled.hpp"

#include <mizzle/kit/declared.hpp>
#ifdef MIZZLE_TEST_POSTGRES
#include <mizzle/postgres.hpp>
using database = mizzle::postgres;
#elif defined(MIZZLE_TEST_MYSQL)
#include <mizzle/mysql.hpp>
using database = mizzle::mysql;
#else
#include <mizzle/sqlite.hpp>
using database = mizzle::sqlite;
#endif

namespace {

void read_rows(database& db) {
    app::schema.each_table([&](const auto& table) {
        const auto rows = db.all(mizzle::select().from(table)).size();
        std::printf("%zu rows of %s\n", rows,
                    std::string(mizzle::detail::table_name_of<std::decay_t<decltype(table)>>().name).c_str());
    });
}

}  // namespace

extern "C" void look_at_declared(const char* url);

extern "C" void look_at_declared(const char* url) {
    constexpr bool is_sqlite = database::dialect::constants.word == "sqlite";
    compare(url, mizzle::kit::describe_declared(app::schema, database::dialect::constants.word));
    database db{std::string(url).substr(is_sqlite ? 7 : 0)};
    read_rows(db);
}
