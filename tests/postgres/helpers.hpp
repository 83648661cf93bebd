// Small helpers of the tests.
#pragma once
#include "../caught.hpp"
#include "server.hpp"

#include <future>
#include <string>
#include <utility>

// Calls f at the end of its scope.
template <class F> class finally_do {
public:
    explicit finally_do(F f) : f_(std::move(f)) {}
    finally_do(const finally_do&) = delete;
    finally_do& operator=(const finally_do&) = delete;
    ~finally_do() { f_(); }

private:
    F f_;
};

// The value of an expression that needs no table.
template <class Db, class E> auto value_in(Db& db, const E& expression) {
    return *get<0>(db.one(mizzle::select(expression)));
}

template <class Db> int backend_of(Db& db) { return value_in(db, mizzle::sql<int>("pg_backend_pid()")); }

// Waits until the backend does what `condition` says of its row in pg_stat_activity, then calls f.
template <class F> std::future<void> once(int backend, const std::string& condition, F f) {
    return std::async(std::launch::async, [=] {
        mizzle::postgres watcher(server_url());
        watcher.exec(
            "do $$ begin for i in 1 .. 2000 loop "
            "if exists (select from pg_stat_activity where pid = " +
            std::to_string(backend) + " and " + condition +
            ") then return; end if; "
            "perform pg_stat_clear_snapshot(); perform pg_sleep(0.01); end loop; raise 'it never happened'; end $$");
        f(watcher);
    });
}

inline auto terminating(int backend) {
    return [backend](mizzle::postgres& watcher) {
        watcher.exec("select pg_terminate_backend(" + std::to_string(backend) + ")");
    };
}
