// A session is what the functions of a program take of a database: void rename(mizzle::session<mizzle::sqlite> db,
// ...).
#pragma once
#include "database_concept.hpp"
#include "limits/time_limit.hpp"
#include "queries.hpp"
#include "script_text.hpp"
#include "statements/copy.hpp"
#include "transactions/transaction.hpp"

#include <concepts>
#include <iterator>
#include <memory>
#include <string_view>
#include <type_traits>
#include <utility>

namespace mizzle::detail {

// What has several connections, such as a pool, and lends one of them for a statement, a transaction or a stream.
template <class Db> class lender {
public:
    // `reads`: nothing is written or locked. The connection has no open transaction.
    virtual Db& lend(bool reads) = 0;
    // The same where waiting for one may take no longer than that.
    virtual Db& lend_within(bool reads, const time_limit&) { return lend(reads); }
    virtual void take_back(Db& db) noexcept = 0;
    // The session that uses what was lent: that of the connection, unless a transaction is open on it.
    virtual session<Db> lent_session(Db& db) { return session<Db>(db); }

protected:
    ~lender() = default;
};

// A connection, outside of transactions (level 0) or inside, and where the next transaction's object stays.
template <class Db> struct session_place {
    typename Db::connection_type* connection = nullptr;
    std::unique_ptr<open_transaction<Db>>* kept = nullptr;
    int level = 0;
};

// The place of a session while something runs there.
template <class Db> class session_use {
public:
    explicit session_use(const session_place<Db>& place) : place_(place) { expect_turn(); }
    session_use(lender<Db>& from, bool reads);
    // Of the lender, where there is one. `limit` may be null.
    session_use(const session_place<Db>& place, lender<Db>* from, bool reads, const time_limit* limit);
    session_use(const session_use&) = delete;
    session_use& operator=(const session_use&) = delete;
    MIZZLE_ALWAYS_INLINE ~session_use() {
        if (from_ != nullptr) [[unlikely]]
            give_back();
    }

    typename Db::connection_type& connection() const { return *place_.connection; }
    const session_place<Db>& place() const { return place_; }

private:
    void expect_turn() const { place_.connection->expect_level(place_.level); }
    MIZZLE_COLD MIZZLE_NOINLINE void give_back();

    session_place<Db> place_;
    lender<Db>* from_ = nullptr;
    Db* lent_ = nullptr;
};

// Not in the class, where they would be inline: then each file compiles them, whoever else has.
template <class Db>
session_use<Db>::session_use(lender<Db>& from, bool reads) : session_use({}, &from, reads, nullptr) {}
template <class Db>
session_use<Db>::session_use(const session_place<Db>& place, lender<Db>* from, bool reads, const time_limit* limit)
    : place_(place), from_(from) {
    if (from_ == nullptr) {
        expect_turn();
        return;
    }
    lent_ = limit == nullptr ? &from_->lend(reads) : &from_->lend_within(reads, *limit);
    try {
        place_ = from_->lent_session(*lent_).place_;
        expect_turn();
    } catch (...) {
        from_->take_back(*lent_);
        throw;
    }
}
template <class Db> void session_use<Db>::give_back() { from_->take_back(*lent_); }

// session_stream is the rows of a stream whose connection may have been lent.
template <class Db, class Stream> class session_stream {
public:
    template <class Open>
    session_stream(const session<Db>& db, const Open& open) : use_(db.use(true)), rows_(open(use_.connection())) {}
    // Each row is read when the loop comes to it; throws what the statement may throw.
    auto begin() { return rows_.begin(); }
    std::default_sentinel_t end() const { return {}; }

private:
    session_use<Db> use_;
    Stream rows_;
};
template <class Db, class Stream> inline constexpr bool ends_with_transaction<session_stream<Db, Stream>> = true;

template <class Db> inline constexpr bool uses_connections<session<Db>> = true;

// Of a transaction it looks at what its block was given.
template <class Db> inline constexpr bool ends_with_transaction<session<Db>> = true;

template <class Db> class session_in_use;

// What is certain to be no database; a class that is not complete yet may become one.
template <class Db> inline constexpr bool is_no_database = !std::is_class_v<Db> || std::is_const_v<Db>;
template <class Db>
    requires(!std::is_const_v<Db> && requires { sizeof(Db); })
inline constexpr bool is_no_database<Db> = !requires { typename Db::connection_type; };

// A connection, an open transaction or a pool, whichever it is made of, to be taken by value: it is small and looks at
// them only, so they must outlive it. It is asked what a connection is asked, and refuses what that would refuse at the
// time. Of a pool, each statement outside of transaction() has a connection of its own.
template <class Db> class session : public queries<session<Db>> {
public:
    using dialect = typename Db::dialect;
    using connection_type = typename Db::connection_type;

    // Compilers show the line to a program that has no database for it.
    session() = delete;  // mizzle: a session is made of a database, a transaction or a pool: session on(db)
    template <std::same_as<Db> Same>
    explicit(false) session(Same& db MIZZLE_DETAIL_LOOKED_AT)
        : place_{&db.any_connection(), &db.connection_->transaction, 0} {}
    template <class Temporary>
        requires(std::same_as<Temporary, Db> || std::derived_from<Temporary, lender<Db>>)
    explicit(false) session(Temporary&&) {
        static_assert(std::is_void_v<Temporary>,
                      "mizzle: a session only looks at a database, which must outlive it; give the database a name");
    }
    explicit(false) session(open_transaction<Db>& tx MIZZLE_DETAIL_LOOKED_AT)
        : place_{&tx.connection_, &tx.inner_, tx.level_} {}
    explicit(false) session(lender<Db>& pool MIZZLE_DETAIL_LOOKED_AT) : lender_(&pool) {}
    template <class Of>
        requires(!std::same_as<std::remove_cvref_t<Of>, session> && !std::same_as<std::remove_const_t<Of>, Db> &&
                 !std::derived_from<Of, lender<Db>> && !std::is_convertible_v<Of, open_transaction<Db>&> &&
                 !std::is_convertible_v<Of, lender<Db>&>)
    explicit session(Of&&) {
        static_assert(std::is_void_v<Of>,
                      "mizzle: a session is made of a database of its type, which is not const, of one of its "
                      "transactions or of a pool of such: mizzle::session<mizzle::sqlite> of a mizzle::sqlite");
    }

    // Runs block(tx) in a transaction, or, where this is in one already, in a savepoint: commits when it returns, rolls
    // back when it throws, and returns what it returns. A transaction around it has set the options then: usage_error
    // for others than of retry, which is the outermost one's to do.
    template <class F> auto transaction(F&& block, const transaction_options& options = {}) {
        using tx = open_transaction<Db>;
        MIZZLE_DETAIL_CHECK_BLOCK(F, tx);
        if constexpr (takes_transaction<F, tx> && !returns_what_ends<F, tx>) {
            const auto in_use = use(options.access == access_mode::read_only);
            const auto& place = in_use.place();
            if (place.level == 0)
                return run_transaction<Db>(*place.kept, *place.connection, std::forward<F>(block), options);
            expect_no_options(options);
            return run_level<Db>(*place.kept, *place.connection, place.level + 1, nullptr, std::forward<F>(block));
        }
    }

    MIZZLE_DETAIL_REFUSE_OPTIONS

    // As open_transaction::later() where this is a session of a transaction. Elsewhere nothing follows that the
    // statement could be sent with, nor a commit that would tell of its error: it runs at once, and throws what it
    // throws.
    template <statement_like S, class... A> auto later(S&& statement, const A&... arguments) {
        using Self = session;
        MIZZLE_DETAIL_CHECK_STATEMENT(S, A);
        static_assert(sizeof(all_provided<typename Self::dialect, lacking_features>) != 0);
        using unsent_type = later_statements<typename connection_type::driver_type>;
        using value_type = later_value<batch_result<S>>;
        if (lender_ == nullptr && place_.level > 0) {
            auto& c = *place_.connection;
            c.expect_turn(place_.level);
            return later_result(this->ask_later(c.template unsent<unsent_type>(), *this, c, statement, arguments...));
        }
        auto entry = std::make_shared<value_type>();
        entry->value = this->ask_alone(*this, statement, arguments...);
        return later_result(std::move(entry));
    }

    // Runs SQL text, one statement or many, without results: for set-up and scripts. Nothing is bound.
    void exec(given_text script) { use(false).connection().exec(script); }
    template <no_script_text Script> void exec(const Script&) {
        static_assert(std::is_void_v<Script>, MIZZLE_DETAIL_NO_SCRIPT_TEXT);
    }

    // Sends many rows the fastest way in, as postgres::copy_into does.
    template <table_like Table, class Rows> std::int64_t copy_into(const Table&, const Rows& rows) {
        constexpr bool copies = copying_driver<typename connection_type::driver_type>;
        static_assert(sizeof(provided<dialect, feature::copy, copies>) != 0);
        if constexpr (copies) return copy_rows<Table>(use(false).connection(), rows);
        else return 0;
    }

    // For batches: f(session), which keeps one connection.
    template <class F> decltype(auto) with_database(bool writes, F&& f) const {
        auto in_use = hold(writes, nullptr);
        return f(in_use);
    }
    // For limited: such a session, and what this one heeds already.
    session_in_use<Db> hold(bool writes, const time_limit* limit) const { return {*this, writes, limit}; }
    template <class F> decltype(auto) with_limited(bool writes, const time_limit& limit, F&& f) const {
        auto in_use = hold(writes, &limit);
        return f(in_use);
    }
    const time_limit* outer_limit() const { return lender_ == nullptr ? place_.connection->driver().limit() : nullptr; }

private:
    template <class Self> friend class queries;
    template <class... Dbs> friend class any_session;
    friend class session_use<Db>;
    friend class session_in_use<Db>;
    template <class Other, class Stream> friend class session_stream;

    explicit session(const session_place<Db>& place) : place_(place) {}

    MIZZLE_ALWAYS_INLINE session_use<Db> use(bool reads) const {
        return lender_ == nullptr ? session_use<Db>(place_) : session_use<Db>(*lender_, reads);
    }
    template <bool Reads, class F> MIZZLE_ALWAYS_INLINE decltype(auto) with_connection(const F& f) const {
        const auto in_use = use(Reads);
        return f(in_use.connection());
    }
    template <class Row, class Into, class Open> auto stream_of(const Open& open) const {
        return session_stream<Db, row_stream<Row, typename connection_type::driver_type, Into>>(*this, open);
    }
    static void expect_no_options(const transaction_options& options) {
        transaction_options standard;
        if (options.isolation != standard.isolation || options.access != standard.access || options.deferrable ||
            options.begin != standard.begin)
            throw_usage_error("mizzle: a transaction inside of another has that one's isolation, access and locks; "
                              "give these options to the outermost one");
    }

    session_place<Db> place_;
    lender<Db>* lender_ = nullptr;
};

// What is made of a database itself is of its type.
template <class Db>
    requires requires { typename Db::options_type; }
session(Db&) -> session<Db>;
template <class Temporary>
    requires requires { typename Temporary::options_type; }
session(Temporary&&) -> session<Temporary>;
template <class Other>
    requires(!std::is_class_v<Other> || table_like<Other>)
session(const Other&) -> session<const Other>;

template <class Db>
    requires is_no_database<Db>
class session<Db> {
    static_assert(std::is_void_v<Db> && !std::is_void_v<Db>,
                  "mizzle: a session is of a database's type, which is not const: mizzle::session<mizzle::sqlite>");

public:
    template <class... X> explicit(false) session(X&&...) {}
};

// A session_in_use has its connection for as long as it lives.
template <class Db> class session_in_use : private session_use<Db>, public session<Db> {
public:
    session_in_use(const session<Db>& of, bool writes, const time_limit* limit)
        : session_use<Db>(of.place_, of.lender_, !writes, limit), session<Db>(session_use<Db>::place()) {}
    using session_use<Db>::connection;
};

}  // namespace mizzle::detail

namespace mizzle {

// lender<Db> is what has several connections, such as a pool, and lends one of them for a statement, a transaction or
// a stream.
using detail::lender;
using detail::session;
using detail::session_in_use;
using detail::session_stream;

}  // namespace mizzle
