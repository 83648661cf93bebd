#include <mizzle/postgres.hpp>

// Nothing listens there: what is shown is that the driver is found, linked and says so.
int main() {
    try {
        mizzle::postgres db("postgresql://nobody@127.0.0.1:1/nowhere?connect_timeout=2");
    } catch (const mizzle::connection_error&) { return 0; }
    return 1;
}
