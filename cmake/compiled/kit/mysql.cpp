#include <mizzle/mysql.hpp>

#include <mizzle/kit/connection_of.hpp>

namespace mizzle::kit {
known_database known_mysql();
known_database known_mysql() { return database_of<mizzle::mysql>(); }
}  // namespace mizzle::kit
