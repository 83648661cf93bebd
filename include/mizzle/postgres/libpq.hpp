// What libpq says of a connection that libpqxx keeps to itself: its transaction, and the tag of each command.
#pragma once
#include <pqxx/connection>
#include <pqxx/version>

#if __has_include(<libpq-fe.h>)
#include <libpq-events.h>
#include <libpq-fe.h>
#elif __has_include(<postgresql/libpq-fe.h>)
#include <postgresql/libpq-events.h>
#include <postgresql/libpq-fe.h>
#elif __has_include(<pgsql/libpq-fe.h>)
#include <pgsql/libpq-events.h>
#include <pgsql/libpq-fe.h>
#else
#error "mizzle: libpq's headers are not found; add the directory that pg_config --includedir names to the include path"
#endif

#include <chrono>
#include <cstdint>
#include <memory>
#include <new>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace mizzle::detail::postgres_detail {

// Before libpqxx 7.8 there is no other way than an explicit instantiation, which may name a private member.
#if PQXX_VERSION_MAJOR < 7
using connection_of_pqxx = pqxx::connection_base;
#else
using connection_of_pqxx = pqxx::connection;
#endif
PGconn* raw_connection(const connection_of_pqxx& connection);
// libpqxx 8 keeps it as a pointer to void.
inline PGconn* libpqs_own(void* connection) { return static_cast<PGconn*>(connection); }
template <auto Member> struct private_member {
    friend PGconn* raw_connection(const connection_of_pqxx& connection) { return libpqs_own(connection.*Member); }
};
template struct private_member<&connection_of_pqxx::m_conn>;

// Whether the program's connection string, or a service file, has times of its own for a server that is gone.
bool says_of_dead_peers(PGconn* c);

// A connection string that has no time of its own for opening is given this one.
std::string with_connect_timeout(const std::string& where, std::chrono::seconds most);

// Whether somebody still answers where this connection leads, within so long: a server that stands still takes
// connections and says nothing, and libpq would wait without an end for it to take a request to cancel.
bool is_answered(PGconn* c, std::chrono::milliseconds most);

// What is sent for a placeholder or a cell of COPY: text, or nothing for NULL.
using parameter = std::optional<std::string>;

struct result_deleter {
    void operator()(PGresult* r) const { PQclear(r); }
};
using result_holder = std::unique_ptr<PGresult, result_deleter>;

// The tag of each command that the server carried out, whoever sent it: "COMMIT", "INSERT 0 1". Only from them it shows
// that SQL text has put another transaction in the place of the one that was open.
class command_tags {
public:
    command_tags() = default;
    command_tags(const command_tags&) = delete;
    command_tags& operator=(const command_tags&) = delete;

    void observe(PGconn* connection) {
        if (PQregisterEventProc(connection, &on_event, "mizzle", this) == 0) throw std::bad_alloc();
    }

    // Counts what may have closed a cursor.
    std::uint64_t closings() const { return closings_; }
    // Whether the transaction that began last was ended by SQL text.
    bool ended() const { return ended_; }
    void begun() {
        ended_ = is_doubtful_ = has_savepoints_ = false;
        began_at_.clear();
    }
    // Of a transaction with savepoints that SQL text made: "rollback to savepoint" has the tag of "rollback and chain".
    // They are told apart by when the transaction began, which the server is asked before and after.
    bool has_savepoints() const { return has_savepoints_; }
    bool is_doubtful() const { return is_doubtful_; }
    const std::string& began_at() const { return began_at_; }
    void set_began_at(const char* time) { began_at_ = time; }
    void settle(const char* time) {
        is_doubtful_ = false;
        if (began_at_ != time) ended_ = true;
    }
    void end() { ended_ = true; }
    // While the library itself begins and ends transactions.
    void set_own(bool own) { own_ = own; }
    // The next BEGIN is the library's.
    void expect_begin(bool expects) { expects_begin_ = expects; }

private:
    static int on_event(PGEventId id, void* event, void* self) noexcept;
    void see(const char* text);

    std::uint64_t closings_ = 0;
    std::string began_at_;
    bool ended_ = false, own_ = false, expects_begin_ = false, has_savepoints_ = false, is_doubtful_ = false;
};

}  // namespace mizzle::detail::postgres_detail

#ifndef MIZZLE_COMPILED
#include "libpq.ipp"
#endif
