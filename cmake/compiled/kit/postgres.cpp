#include <mizzle/postgres.hpp>

#include <mizzle/kit/connection_of.hpp>

namespace mizzle::kit {
known_database known_postgres();
known_database known_postgres() { return database_of<mizzle::postgres>(); }
}  // namespace mizzle::kit
