// Migrations are run without the header that has them.
#include <mizzle/mizzle.hpp>
#include <mizzle/sqlite.hpp>

void run(mizzle::sqlite& db) { migrate(db, "migrations"); }
