// What app.hpp declares, compiled once for all tests of a program.
#include "app.hpp"

test_database empty_database() {
#if defined(MIZZLE_TEST_POSTGRES)
    return own_schema();
#elif defined(MIZZLE_TEST_MYSQL)
    return own_database();
#else
    return mizzle::sqlite(":memory:");
#endif
}

test_database filled_database() {
    using namespace app;
    using namespace mizzle;
    auto db = empty_database();
    create(db, schema);
    db.run(insert_into(users).values({{.email = "ada@example.org", .name = "ada"},
                                      {.email = "bob@example.org", .name = "bob"},
                                      {.email = "eve@example.org", .name = "eve", .is_active = false}}));
    db.run(
        insert_into(todos).values({{.user_id = 1, .title = "write", .priority = priority::high, .effort = 1.5},
                                   {.user_id = 1, .title = "100% sure", .completed = true},
                                   {.user_id = 1, .title = "rest", .description = "a while", .priority = priority::low},
                                   {.user_id = 2, .title = "Read", .effort = 2.25}}));
    return db;
}
