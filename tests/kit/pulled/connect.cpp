// The one part that knows the drivers.
#include "pulled.hpp"

#include <mizzle/sqlite.hpp>
#ifdef MIZZLE_TEST_POSTGRES
#include <mizzle/postgres.hpp>
#endif

std::unique_ptr<mizzle::kit::connection> connect_to(const std::string& url) {
    namespace kit = mizzle::kit;
    if (url.starts_with("sqlite:")) return std::make_unique<kit::connection_of<mizzle::sqlite>>(url.substr(7));
#ifdef MIZZLE_TEST_POSTGRES
    return std::make_unique<kit::connection_of<mizzle::postgres>>(url);
#else
    throw mizzle::usage_error("mizzle: this test was built without PostgreSQL");
#endif
}
