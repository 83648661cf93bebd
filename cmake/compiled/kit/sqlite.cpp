#include <mizzle/sqlite.hpp>

#include <mizzle/kit/connection_of.hpp>

namespace mizzle::kit {
known_database known_sqlite();
known_database known_sqlite() { return database_of<mizzle::sqlite>(); }
}  // namespace mizzle::kit
