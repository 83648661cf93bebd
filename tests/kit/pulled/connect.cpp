// The one part that knows the drivers.
#include "pulled.hpp"

#include <mizzle/kit/connection_of.hpp>
#include <mizzle/sqlite.hpp>
#ifdef MIZZLE_TEST_POSTGRES
#include <mizzle/postgres.hpp>
#endif
#ifdef MIZZLE_TEST_MYSQL
#include <mizzle/mysql.hpp>
#endif

std::unique_ptr<mizzle::kit::connection> connect_to(const std::string& url) {
    namespace kit = mizzle::kit;
    if (url.starts_with("sqlite:")) return std::make_unique<kit::connection_of<mizzle::sqlite>>(url.substr(7));
#ifdef MIZZLE_TEST_POSTGRES
    if (url.starts_with("postgresql:")) return std::make_unique<kit::connection_of<mizzle::postgres>>(url);
#endif
#ifdef MIZZLE_TEST_MYSQL
    if (url.starts_with("mysql:")) return std::make_unique<kit::connection_of<mizzle::mysql>>(url);
#endif
    throw mizzle::usage_error("mizzle: this test was built without the database of its URL");
}
