// A bank on PostgreSQL.
#include "../../postgres/own_server.hpp"
#include "../../postgres/server.hpp"
#include "../../postgres/socket.hpp"
#include "../server_bank.hpp"

using namespace mizzle;

namespace {

struct postgres_protocol {
    // The first message has no type before its size.
    static std::size_t size_of(std::string_view held, bool has_begun) {
        const std::size_t start = has_begun ? 1 : 0;
        if (held.size() < start + 4) return 0;
        std::size_t size = 0;
        for (std::size_t i = 0; i < 4; ++i) size = size << 8 | static_cast<unsigned char>(held[start + i]);
        return start + size;
    }
    // A commit by itself or with what is before it, or the end of what is a transaction by itself.
    static bool is_commit(std::string_view message) {
        if (message[0] == 'S') return true;
        return message[0] == 'Q' && message.find("commit") != std::string_view::npos;
    }
};

class server_of_bank : public own_server {
public:
    using database = postgres;
    using protocol = postgres_protocol;

    server_of_bank() : own_server("bank") {}
    std::string socket() const { return postgres_socket::path_in(home()); }
    std::string own_socket() const { return postgres_socket::path_in(folder().string()); }
    std::string url_of_bank() const {
        return "host=" + folder().string() + " user=mizzle dbname=postgres application_name=bank";
    }
    static long kill_one(postgres& db) {
        return std::ssize(
            db.all<int>(unsafe_sql_statement<int>("select pg_terminate_backend(pid)::int from pg_stat_activity "
                                                  "where application_name = 'bank' order by random() limit 1")));
    }
    static int connections(postgres& db) {
        return db.one<int>(
            unsafe_sql_statement<int>("select count(*)::int from pg_stat_activity where application_name = 'bank'"));
    }
};

}  // namespace

TEST_CASE("a bank has its sum, and each acknowledged move once, after each fault") {
    server_of_bank server;
    bank::check_bank(server);
}
