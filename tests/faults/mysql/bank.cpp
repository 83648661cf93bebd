// A bank on one MariaDB server.
#include "../../mysql/own_server.hpp"
#include "../server_bank.hpp"

#include <fstream>

using namespace mizzle;

namespace {

struct mysql_protocol {
    // Three bytes of its size, the least first, and its number.
    static std::size_t size_of(std::string_view held, bool) {
        if (held.size() < 4) return 0;
        const auto byte = [&](std::size_t i) { return std::size_t{static_cast<unsigned char>(held[i])}; };
        return 4 + (byte(0) | byte(1) << 8 | byte(2) << 16);
    }
    static bool is_commit(std::string_view message) {
        constexpr char query = 3;
        return message.size() > 4 && message[4] == query && message.substr(5) == "commit";
    }
};

class server_of_bank : public own_server {
public:
    using database = mysql;
    using protocol = mysql_protocol;

    server_of_bank() {
        std::ifstream(folder() + "/home") >> home_;
        database(url()).exec("create user bank@localhost; grant all on *.* to bank@localhost");
    }
    std::string socket() const { return home_ + "/socket"; }
    std::string own_socket() const { return folder() + "/socket"; }
    std::string url_of_bank() const { return "mysql://bank@localhost/mizzle?socket=" + own_socket(); }
    void restart() const {
        call("kill");
        call("again");
    }
    static long kill_one(mysql& db) {
        const auto found = db.first<std::int64_t>(unsafe_sql_statement<std::int64_t>(
            "select id from information_schema.processlist where user = 'bank' order by rand() limit 1"));
        if (!found) return 0;
        try {
            db.exec("kill " + std::to_string(*found));
        } catch (const connection_error&) { throw; } catch (const error&) {
            return 0;  // it has ended by itself
        }
        return 1;
    }
    static std::int64_t connections(mysql& db) {
        return db.one<std::int64_t>(unsafe_sql_statement<std::int64_t>(
            "select count(*) from information_schema.processlist where user = 'bank'"));
    }

private:
    std::string home_;
};

}  // namespace

TEST_CASE("a bank has its sum, and each acknowledged move once, after each fault of a server") {
    server_of_bank server;
    bank::check_bank(server);
}
