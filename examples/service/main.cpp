// catalog DATABASE [PORT]: serves the catalog on this machine until it is told to end, by SIGINT or SIGTERM.
#include "service.hpp"

#include <catalog_migrations.hpp>
#include <httplib.h>
#include <mizzle/migrate.hpp>
#include <mizzle/pool.hpp>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <string>
#include <string_view>
#include <thread>

namespace catalog {
namespace {

// How many connections there are and what they do, as Prometheus reads it.
std::string figures_of(const mizzle::pool_statistics& now) {
    const auto gauge = [](std::string_view name, std::size_t value) {
        return "# TYPE catalog_connections_" + std::string(name) + " gauge\ncatalog_connections_" + std::string(name) +
               " " + std::to_string(value) + "\n";
    };
    return gauge("open", now.open) + gauge("in_use", now.in_use) + gauge("waited_for", now.waiting);
}

template <class Db> int serve(const std::string& where, int port, const sigset_t& ends) {
    {
        Db db(where);
        mizzle::migrate(db, migrations);
        mizzle::require_schema(db, schema);
    }
    mizzle::statement_counters counters;
    mizzle::pool<Db> pool(where, {.size = 8}, {.on_connect = [&counters](Db& db) { counters.watch(db); }});

    httplib::Server server;
    add_routes(server, pool, [&] { return counters.prometheus("catalog") + figures_of(pool.statistics()); });
    if (port == 0) port = server.bind_to_any_port("127.0.0.1");
    else if (!server.bind_to_port("127.0.0.1", port)) port = -1;
    if (port < 0) {
        std::fprintf(stderr, "this port is taken\n");
        return 1;
    }
    std::printf("listening on http://127.0.0.1:%d\n", port);
    std::fflush(stdout);

    // What runs when it is told to end is answered; then the pool closes its connections.
    std::thread until_told([&] {
        int signal = 0;
        sigwait(&ends, &signal);
        server.stop();
    });
    server.listen_after_bind();
    until_told.join();
    std::printf("%s\n", pool.close() ? "closed" : "a connection was still in use");
    return 0;
}

int run(const std::string& where, int port) {
    // Before there is another thread, so that all of them leave these to the one that waits.
    sigset_t ends;
    sigemptyset(&ends);
    sigaddset(&ends, SIGINT);
    sigaddset(&ends, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &ends, nullptr);
#ifdef MIZZLE_EXAMPLE_POSTGRES
    if (where.starts_with("postgresql://") || where.starts_with("postgres://"))
        return serve<mizzle::postgres>(where, port, ends);
#endif
    return serve<mizzle::sqlite>(where, port, ends);
}

}  // namespace
}  // namespace catalog

int main(int argc, char** argv) {
    const char* url = std::getenv("DATABASE_URL");
    const std::string where = argc > 1 ? argv[1] : url != nullptr ? url : "";
    if (argc > 3 || where.empty()) {
        std::fprintf(stderr,
                     "usage: catalog FILE|URL [PORT], or catalog with DATABASE_URL; port 0 is any that is free\n");
        return 2;
    }
    try {
        return catalog::run(where, argc > 2 ? std::stoi(argv[2]) : 8080);
    } catch (const std::exception& e) {
        std::fprintf(stderr, "%s\n", e.what());
        return 1;
    }
}
