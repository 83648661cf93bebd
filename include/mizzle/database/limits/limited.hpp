// db.within(200ms) and db.until(token): the same calls, ended when the time is over or a stop is asked for.
#pragma once
#include "../database_concept.hpp"
#include "../lent_calls.hpp"
#include "time_limit.hpp"

#include <chrono>
#include <optional>
#include <utility>

namespace mizzle::detail {

// `Database` is a connection, a transaction, a session or a pool, which outlives this. Each call has the whole time for
// itself: with a pool the wait for a connection, and with a transaction all of its block is a part of it. What is ended
// throws query_canceled, and the connection is good for the next statement.
template <class Database, class Token> class limited : public lent_calls<limited<Database, Token>, Database> {
public:
    using connection_type = typename Database::connection_type;
    using driver_type = typename connection_type::driver_type;
    static_assert(
        limiting_driver<driver_type>,
        "mizzle: this database's driver has no limits of time; interrupt() ends what runs, from another thread");

    limited(Database& db, std::chrono::nanoseconds most, Token token) : db_(&db), most_(most), token_(token) {}

    // Both limits hold.
    auto within(time_span<std::chrono::nanoseconds> most) const {
        return limited(*db_, std::min<std::chrono::nanoseconds>(most, most_), token_);
    }
    template <stop_token_like Other>
        requires(!stop_token_like<Token>)
    auto until(Other token) const {
        return limited<Database, Other>(*db_, most_, token);
    }

    // For lent_calls.
    auto hold(bool writes) { return held(*this, writes); }
    template <class F> decltype(auto) with_database(bool writes, F&& f) {
        if constexpr (!has_connection<Database>) {
            const auto limit = made(outer_of(*db_));
            return db_->with_limited(writes, limit, [&](auto& db) -> decltype(auto) {
                const limit_scope scope(db.connection().driver(), limit);
                return f(db);
            });
        } else {
            auto& driver = db_->connection().driver();
            const auto limit = made(driver.limit());
            limit.expect_time();
            const limit_scope scope(driver, limit);
            return f(*db_);
        }
    }

private:
    time_limit made(const time_limit* outer) const {
        return {most_, stop_token_like<Token> ? static_cast<const void*>(&token_) : nullptr, stop_of<Token>(), outer};
    }
    static const time_limit* outer_of(Database& db) {
        if constexpr (requires { db.outer_limit(); }) return db.outer_limit();
        else if constexpr (!has_connection<Database>) return nullptr;
        else return db.connection().driver().limit();
    }
    static decltype(auto) held_by(Database& db, bool writes, const time_limit& limit) {
        if constexpr (!has_connection<Database>) return db.hold(writes, &limit);
        else return (db.connection());
    }
    static connection_type& connection_in(connection_type& c) { return c; }
    template <class Held> static connection_type& connection_in(Held& h) { return h.connection(); }

    // The limit lives as long as the call, or its stream.
    class held {
    public:
        held(limited& l, bool writes)
            : limit_(l.made(outer_of(*l.db_))), held_(held_by(*l.db_, writes, limit_)),
              scope_(expecting(limit_, connection_in(held_)).driver(), limit_) {}
        connection_type& connection() { return connection_in(held_); }

    private:
        static connection_type& expecting(const time_limit& limit, connection_type& c) {
            limit.expect_time();
            return c;
        }
        time_limit limit_;
        decltype(held_by(std::declval<Database&>(), true, std::declval<const time_limit&>())) held_;
        limit_scope<driver_type> scope_;
    };

    Database* db_;
    std::chrono::nanoseconds most_;
    [[no_unique_address]] Token token_;
};

}  // namespace mizzle::detail
