// mizzle::replicated sends reads to replicas and the rest to the primary.
#pragma once
#include "pool.hpp"

// A name of the program's is no worse for one of our parameters that is called the same.
#if defined(__GNUC__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wshadow"
#endif

#include "pool/replica_router.hpp"

#include <functional>
#include <initializer_list>
#include <type_traits>
#include <utility>
#include <vector>

namespace mizzle::detail {

// Reads that see at least what the primary had written at a position: db.after(position).all(...). It looks at the
// replicated database, which must outlive it.
template <class Db> class reads_after final : public lent_calls<reads_after<Db>, Db> {
public:
    reads_after(replica_router<Db>& router, log_position after) : router_(&router), after_(after) {}

    // For lent_calls and limited.
    auto hold(bool writes, const time_limit* limit = nullptr) { return router_->take(writes, limit, after_); }
    template <class F> decltype(auto) with_database(bool writes, F&& f) {
        const auto held = hold(writes);
        return f(*held);
    }
    template <class F> decltype(auto) with_limited(bool writes, const time_limit& limit, F&& f) {
        limit.expect_time();
        const auto held = hold(writes, &limit);
        return f(*held);
    }

private:
    replica_router<Db>* router_;
    log_position after_;
};

// What a pool answers, for any number of threads at once. A statement that only reads, and a batch of such, runs on a
// replica, and so does a transaction that is read only; whatever writes, locks or is SQL text, and any other
// transaction, runs on the primary: which is known while compiling. It looks at the pools, which must outlive it.
//
// What is known of the servers is asked anew by the call that finds it older than options.look_every, or by look(). A
// replica that does not answer, is too far behind, or was made a primary gets no reads until it is one again; without
// any the primary is read. A call whose connection is lost while it runs throws connection_error and is not repeated.
template <class Db> class replicated final : public lent_calls<replicated<Db>, Db>, public lender<Db> {
    using router = replica_router<Db>;
    using held = typename router::held;
    static_assert(replicating_driver<typename Db::driver_type>,
                  "mizzle: this database's driver cannot tell how far a replica is; replicated() takes pools of one "
                  "that can, such as mizzle::postgres");

public:
    using database_type = Db;
    using replicas_type = std::vector<std::reference_wrapper<pool<Db>>>;

    // Without a chooser reads go where the fewest run.
    replicated(pool<Db>& primary, const replicas_type& replicas, replica_chooser chooser = {},
               const replica_options& options = {})
        : primary_(primary), router_(primary, replicas, std::move(chooser), options) {}
    replicated(pool<Db>& primary, const replicas_type& replicas, const replica_options& options)
        : replicated(primary, replicas, {}, options) {}
    replicated(const replicated&) = delete;
    replicated& operator=(const replicated&) = delete;

    // For reads that must see all that was committed.
    pool<Db>& primary() { return primary_; }
    // Where the primary's log is: after a write of this thread's, behind it.
    log_position position() { return router_.position(); }
    // Reads on a replica that shows all up to there. It is waited for, options.replay_wait at most; then the primary is
    // read.
    [[nodiscard]] reads_after<Db> after(log_position position) { return {router_, position}; }

    // As it was found when somebody looked.
    std::vector<replica_state> replicas() { return router_.states(); }
    // For a thread or a timer of the program's, so that no call has to: asks each server where its log is.
    void look() { router_.look(); }

    // For lent_calls and limited.
    held hold(bool writes, const time_limit* limit = nullptr) { return router_.take(writes, limit); }
    template <class F> decltype(auto) with_database(bool writes, F&& f) {
        const auto taken = hold(writes);
        return f(*taken);
    }
    template <class F> decltype(auto) with_limited(bool writes, const time_limit& limit, F&& f) {
        limit.expect_time();
        const auto taken = hold(writes, &limit);
        return f(*taken);
    }

private:
    // For sessions.
    Db& lend(bool reads) override { return lent_.add(hold(!reads)); }
    Db& lend_within(bool reads, const time_limit& limit) override { return lent_.add(hold(!reads, &limit)); }
    void take_back(Db& db) noexcept override { const auto connection = lent_.take_back(db); }

    pool<Db>& primary_;
    router router_;
    lent_list<held> lent_;
};
template <class Db>
replicated(pool<Db>&, std::type_identity_t<const std::vector<std::reference_wrapper<pool<Db>>>&>, replica_chooser = {},
           const replica_options& = {}) -> replicated<Db>;
template <class Db>
replicated(pool<Db>&, std::type_identity_t<const std::vector<std::reference_wrapper<pool<Db>>>&>,
           const replica_options&) -> replicated<Db>;

}  // namespace mizzle::detail

namespace mizzle {

using detail::replicated;

}  // namespace mizzle

#if defined(__GNUC__)
#pragma GCC diagnostic pop
#endif
