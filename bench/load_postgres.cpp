// A mixed load on PostgreSQL, beside the same by hand with libpq. DATABASE_URL says where; the tables stand in a schema
// of their own, which is dropped at the end.
#include "load.hpp"
#include "server.hpp"

#include <mizzle/postgres.hpp>

#include <libpq-fe.h>

#include <charconv>
#include <optional>
#include <stdexcept>

namespace {

using namespace load;
using namespace mizzle;

constexpr const char* path = "set search_path to mizzle_bench_load";

struct filled_schema {
    filled_schema() {
        postgres db(url());
        db.exec("drop schema if exists mizzle_bench_load cascade; create schema mizzle_bench_load");
        db.exec(path);
        fill(db);
        db.exec("vacuum analyze accounts");
    }
    ~filled_schema() { postgres(url()).exec("drop schema if exists mizzle_bench_load cascade"); }
};

pool<postgres>& shared_pool() {
    static filled_schema schema;
    static pool<postgres> db(url(), {.size = connections, .wait = std::chrono::seconds(60)}, {}, {.on_connect = path});
    return db;
}

class connection_by_hand {
public:
    connection_by_hand() : c_((shared_pool(), PQconnectdb(url().c_str()))) {
        exec(path);
        prepare("read", "select id, name, balance from accounts where id = $1");
        prepare("balance", "select balance from accounts where id = $1");
        prepare("change", "update accounts set balance = balance + $1 where id = $2");
        prepare("note", "insert into journal (account, amount) values ($1, $2)");
    }
    connection_by_hand(const connection_by_hand&) = delete;
    connection_by_hand& operator=(const connection_by_hand&) = delete;
    ~connection_by_hand() { PQfinish(c_); }

    std::optional<account> read(int id) {
        const auto r = run("read", {std::to_string(id)});
        if (PQntuples(r.get()) == 0) return {};
        account row;
        number(r.get(), 0, row.id);
        row.name.assign(PQgetvalue(r.get(), 0, 1), static_cast<std::size_t>(PQgetlength(r.get(), 0, 1)));
        number(r.get(), 2, row.balance);
        return row;
    }
    void write(int id, std::int64_t amount) {
        exec("begin");
        run("change", {std::to_string(amount), std::to_string(id)});
        run("note", {std::to_string(id), std::to_string(amount)});
        std::int64_t balance = 0;
        number(run("balance", {std::to_string(id)}).get(), 0, balance);
        benchmark::DoNotOptimize(balance);
        exec("commit");
    }

private:
    struct clear {
        void operator()(PGresult* r) const { PQclear(r); }
    };
    using result = std::unique_ptr<PGresult, clear>;
    static result checked(PGresult* r) {
        result all(r);
        const auto status = PQresultStatus(r);
        if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) throw std::runtime_error(PQresultErrorMessage(r));
        return all;
    }
    void exec(const char* text) { checked(PQexec(c_, text)); }
    void prepare(const char* name, const char* text) { checked(PQprepare(c_, name, text, 0, nullptr)); }
    result run(const char* name, std::initializer_list<std::string> given) {
        const char* values[2];
        int count = 0;
        for (const auto& g : given) values[count++] = g.c_str();
        return checked(PQexecPrepared(c_, name, count, values, nullptr, nullptr, 0));
    }
    template <class T> static void number(PGresult* r, int column, T& out) {
        const char* text = PQgetvalue(r, 0, column);
        std::from_chars(text, text + PQgetlength(r, 0, column), out);
    }
    PGconn* c_;
};
std::unique_ptr<connection_by_hand> opened() { return std::make_unique<connection_by_hand>(); }

using mizzle_load = with_mizzle<postgres, shared_pool>;
using hand_load = by_hand<connection_by_hand, opened>;
MEASURE_LOAD(hand_load, "libpq");
MEASURE_LOAD(mizzle_load, "mizzle");

}  // namespace
