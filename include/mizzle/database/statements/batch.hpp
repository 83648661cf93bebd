// Several statements together: db.batch(a, b, c), and db.batch_alone(a, b, c), where each stands alone.
#pragma once
#include "../database_concept.hpp"
#include "../driver.hpp"
#include "../relational/tree.hpp"
#include "../transactions/transaction_scope.hpp"
#include "access_of.hpp"
#include "bulk.hpp"
#include "run.hpp"
#include "unsupported.hpp"

#include <deque>
#include <exception>
#include <initializer_list>
#include <iterator>
#include <optional>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

namespace mizzle::detail {

template <class Self> class queries;

// What became of a statement that stands alone.
template <class T> class outcome {
public:
    explicit outcome(T value) : value_(std::move(value)) {}
    explicit outcome(std::exception_ptr e) : error_(std::move(e)) {}

    bool has_value() const { return value_.has_value(); }
    explicit operator bool() const { return has_value(); }
    // What the statement gave, or throws what it threw.
    const T& value() const {
        if (error_ != nullptr) std::rethrow_exception(error_);
        return *value_;
    }
    const T& operator*() const { return value(); }
    const T* operator->() const { return &value(); }
    std::exception_ptr error() const { return error_; }

private:
    std::optional<T> value_;
    std::exception_ptr error_;
};

template <class S>
using batch_result =
    std::conditional_t<returns_rows<statement_of<S>>, std::vector<result_of<statement_of<S>>>, run_result>;

// The values of a statement that was queued, for those who observe it.
class values_of_queued : public inline_values<0> {
public:
    values_of_queued(const value_list& from, bool is_observed);
};

// The statements of a batch, from when they are queued to when their answers were read. So each is lowered once: what
// the program computes for it could differ the second time, or throw, when the batch has happened.
template <class Driver> class batch_queue {
public:
    using prepared_type = typename Driver::prepared_type;

    explicit batch_queue(database_connection<Driver>& c) : connection_(c) {}
    batch_queue(const batch_queue&) = delete;
    batch_queue& operator=(const batch_queue&) = delete;
    // What is queued does not stay behind.
    ~batch_queue() {
        connection_.driver().end_batch();
        for (auto& s : statements_) --s.prepared.users;
    }

    void add(prepared_type& statement, const value_list& values) {
        const thread_user me(connection_.user());
        statements_.emplace_back(statement, values, connection_.observers().print_value() != nullptr);
        try {
            connection_.driver().queue(statement, values);
        } catch (...) {
            // Those before it may still be sent.
            --statement.users;
            statements_.pop_back();
            throw;
        }
    }
    // They are not sent.
    void drop_from(std::size_t place) noexcept
        requires requires(Driver& d) { d.drop_queued(std::size_t{}); }
    {
        for (; statements_.size() > place; statements_.pop_back()) --statements_.back().prepared.users;
        connection_.driver().drop_queued(place);
    }
    std::size_t size() const { return statements_.size(); }
    // The one that is asked next.
    void go_to(std::size_t place) noexcept {
        next_ = place;
        connection_.driver().go_on_batched(place);
    }
    // Those that were queued one after another.
    template <class F> void next(const F& run) {
        auto& s = statements_[next_++];
        run(connection_, s.prepared, s.values);
    }

private:
    struct queued {
        prepared_type& prepared;
        values_of_queued values;
        queued(prepared_type& p, const value_list& v, bool is_observed) : prepared(p), values(v, is_observed) {
            ++p.users;
        }
        queued(const queued&) = delete;
        queued& operator=(const queued&) = delete;
    };
    database_connection<Driver>& connection_;
    std::deque<queued> statements_{};
    std::size_t next_ = 0;
};
// Of a driver that has no batches.
struct no_queue {};

// What is asked for statements that were queued and sent before: their sinks find the answers.
template <class Self>
concept answers_queued = requires(Self& self, const no_queue& sink) { self.answer_queued(sink); };

// One statement to the database, which may not end transactions and is not taken back for what it found: what can be a
// part of a round trip.
template <class S>
inline constexpr bool is_batched = !is_bulk<statement_of<S>> && statement_of<S>::head::kind != statement_kind::raw &&
                                   !compares_version<statement_of<S>>;

template <class Range>
concept range_of_statements = requires(Range& range) {
    std::begin(range) != std::end(range);
    requires statement_like<decltype(*std::begin(range))>;
};

template <class Self> class batch_calls {
public:
    // A tuple of what each would give alone: a vector of rows, or how many were written. All of them happen or none:
    // outside of a transaction in one of their own. On PostgreSQL they are one round trip, but for inserts of many rows
    // and SQL text of the program's, with which each is sent alone. What cannot be read is found out when they
    // happened.
    template <statement_like... S> auto batch(const S&... statements) {
        static_assert(sizeof...(S) > 0, "mizzle: batch() takes statements, batch(a, b), or a range of them");
        static_assert(!(changes_every_row<S> || ...), MIZZLE_DETAIL_CHANGES_EVERY_ROW);
        static_assert((is_checked<S>() && ...));
        return on_one<(only_reads<statement_of<S>> && ...)>([&](auto& db) {
            using result = std::tuple<batch_result<S>...>;
            return together<result, (only_reads<statement_of<S>> && ...), (is_batched<S> && ...)>(
                db, [&](auto& queue) { (enqueue(db, queue, statements), ...); },
                [&](auto& queue) { return result{ask(db, queue, statements)...}; });
        });
    }
    template <statement_like S> auto batch(std::initializer_list<S>) {
        static_assert(std::is_void_v<S>,
                      "mizzle: batch() takes statements, batch(a, b), or a range of them; no braces");
        return std::vector<batch_result<S>>();
    }
    // A vector of the same for statements of one type: db.batch(rows | std::views::transform(...)).
    template <range_of_statements Range> auto batch(Range&& range) {
        using statement = std::remove_cvref_t<decltype(*std::begin(range))>;
        static_assert(!changes_every_row<statement>, MIZZLE_DETAIL_CHANGES_EVERY_ROW);
        static_assert(is_checked<statement>());
        std::vector<statement> statements;
        for (auto&& s : range) statements.push_back(std::forward<decltype(s)>(s));
        return on_one<only_reads<statement_of<statement>>>([&](auto& db) {
            using result = std::vector<batch_result<statement>>;
            if (statements.empty()) return result();
            return together<result, only_reads<statement_of<statement>>, is_batched<statement>>(
                db,
                [&](auto& queue) {
                    for (const auto& s : statements) enqueue(db, queue, s);
                },
                [&](auto& queue) {
                    result all;
                    for (const auto& s : statements) all.push_back(ask(db, queue, s));
                    return all;
                });
        });
    }

    // A tuple of outcomes: each statement stands alone, and the others happen whatever becomes of it. In a transaction
    // each has a savepoint; outside of one PostgreSQL has all of them in one round trip, as batch() does.
    template <statement_like... S>
    [[nodiscard("mizzle: nothing looks at these outcomes, which hold what went wrong; batch() throws it")]] auto
    batch_alone(const S&... statements) {
        static_assert(!(changes_every_row<S> || ...), MIZZLE_DETAIL_CHANGES_EVERY_ROW);
        static_assert((is_checked<S>() && ...));
        return on_one<(only_reads<statement_of<S>> && ...)>([&](auto& db) {
            return alone<(is_batched<S> && ...)>(
                db, [&](auto& queue) { (enqueue(db, queue, statements), ...); },
                [&](auto tried) { return std::tuple<outcome<batch_result<S>>...>{tried(statements)...}; });
        });
    }

    // For tx.later(): `db` is a transaction, and `unsent` what its connection has not sent.
    template <class Unsent, class Db, class S, class... A>
    static auto ask_later(Unsent& unsent, Db& db, typename Db::connection_type& c, const S& statement,
                          const A&... arguments) {
        using driver = typename Db::connection_type::driver_type;
        using result = batch_result<S>;
        auto entry = std::make_shared<typename Unsent::template entry_of<result>>();
        if constexpr (is_batched<S> && batching_driver<driver>) {
            using calls = queries<Db>;
            unsent.add(
                entry, [&](auto& queue) { calls::execute_on(c, statement, into_queue<driver>{queue}, arguments...); },
                [](auto& queue, auto& of) {
                    static_cast<typename Unsent::template entry_of<result>&>(of).value =
                        given_by<Db, S>([&](const auto& sink) { queue.next(sink); });
                });
        } else {
            unsent.run(entry, [&] { entry->value = ask_now(db, statement, arguments...); });
        }
        return entry;
    }

    // For those who queue statements themselves, and ask later: `wanted` rows of a tree, or all of them where it is 0.
    template <int Wanted = 0, class Db, class Driver, class S>
    static void queue_for(Db& db, batch_queue<Driver>& queue, const S& statement) {
        if constexpr (Wanted != 0 && is_tree<statement_of<S>>)
            enqueue(db, queue, queries<Db>::limited_tree(statement, Wanted));
        else enqueue(db, queue, statement);
    }

    // For session::later() outside of a transaction.
    template <class Db, class S, class... A> static auto ask_alone(Db& db, const S& statement, const A&... arguments) {
        return ask_now(db, statement, arguments...);
    }

    template <class... S>
        requires(!(statement_like<S> && ...) && !(sizeof...(S) == 1 && (range_of_statements<S> && ...)))
    void batch(const S&...) {
        static_assert((statement_like<S> && ...),
                      "mizzle: batch() takes whole statements, batch(a, b), or a range of statements of one type");
    }
    template <class... S>
        requires(!(statement_like<S> && ...))
    void batch_alone(const S&...) {
        static_assert((statement_like<S> && ...), "mizzle: batch_alone() takes whole statements, batch_alone(a, b)");
    }

private:
    // What is refused of a statement alone. Where it is sent with others no other call looks at it.
    template <class S, class... A> static constexpr bool is_checked() {
        if constexpr (!changes_every_row<S>) {
            MIZZLE_DETAIL_CHECK_STATEMENT(S, A);
            return sizeof(all_provided<typename Self::dialect, lacking_features>) != 0;
        }
        return true;
    }

    // f(db), on one connection or transaction.
    template <bool Reads, class F> auto on_one(const F& f) { return on_one_of<Reads>(static_cast<Self&>(*this), f); }
    template <bool Reads, class Db, class F> static auto on_one_of(Db& db, const F& f) {
        if constexpr (chosen_at_run_time<Db>)
            return db.on_database([&](auto& one) { return on_one_of<Reads>(one, f); });
        else if constexpr (has_connection<Db>) return f(db);
        else return db.with_database(!Reads, f);
    }

    // What a statement gives, which run(sink) reads.
    template <class Db, class S, class Run> static auto given_by(const Run& run) {
        using statement = statement_of<S>;
        using calls = queries<Db>;
        batch_result<S> given;
        if constexpr (!returns_rows<statement>) run(typename calls::into_result{given});
        else if constexpr (is_tree<statement>) run(into_tree<typename statement::base>{given});
        else run(typename calls::template into_vector<result_of<statement>>{given});
        return given;
    }
    template <class Db, class S, class... A> static auto ask_now(Db& db, const S& statement, const A&... arguments) {
        return given_by<Db, S>([&](const auto& sink) { db.execute(statement, sink, arguments...); });
    }
    template <class Db, class S> static auto ask(Db& db, no_queue&, const S& statement) {
        return ask_now(db, statement);
    }
    template <class Db, class Driver, class S> static auto ask(Db&, batch_queue<Driver>& queue, const S&) {
        return given_by<Db, S>([&](const auto& sink) { queue.next(sink); });
    }

    template <class Driver> struct into_queue {
        batch_queue<Driver>& queue;
        void operator()(database_connection<Driver>&, typename Driver::prepared_type& statement,
                        value_list& values) const {
            queue.add(statement, values);
        }
    };
    template <class Db, class Driver, class S>
    static void enqueue(Db& db, batch_queue<Driver>& queue, const S& statement) {
        db.execute(statement, into_queue<Driver>{queue});
    }

    template <class Driver> struct batch_pause {
        Driver& driver;
        explicit batch_pause(Driver& d) : driver(d) { driver.pause_batch(true); }
        batch_pause(const batch_pause&) = delete;
        batch_pause& operator=(const batch_pause&) = delete;
        ~batch_pause() { driver.pause_batch(false); }
    };
    // f(queue), between the answers of a batch and its end.
    template <class Connection, class Queue, class F>
    static auto in_one_trip(Connection& c, bool each_alone, const Queue& queue_all, const F& f) {
        batch_queue<typename Connection::driver_type> queue(c);
        queue_all(queue);
        {
            const thread_user me(c.user());
            c.driver().send_batch(each_alone);
        }
        return f(queue);
    }

    template <class Result, bool Reads, bool Batched, class Db, class Queue, class Ask>
    static Result together(Db& db, const Queue& queue_all, const Ask& ask_all) {
        auto& c = db.connection();
        using driver = typename std::remove_reference_t<decltype(c)>::driver_type;
        const bool is_alone = c.status() == transaction_status::none;
        if constexpr (Batched && batching_driver<driver>) {
            for (bool again = false;; again = true) {
                try {
                    return in_one_trip(c, false, queue_all, ask_all);
                } catch (const stale_statement&) {
                    // Nothing of it happened, and all are prepared anew.
                    if (again || !is_alone) throw;
                } catch (const connection_error& e) {
                    if (Reads || !is_alone || c.status() != transaction_status::lost) throw;
                    throw commit_unknown("mizzle: the connection was lost during a batch; whether it took effect, as a "
                                         "whole, is not known. Look before it is run again.",
                                         e.details());
                }
            }
        } else {
            static constexpr transaction_options reading{.begin = begin_mode::deferred};
            all_or_nothing scope(c, Reads && is_alone ? &reading : nullptr);
            no_queue none;
            Result all = ask_all(none);
            scope.keep();
            return all;
        }
    }

    template <bool Batched, class Db, class Queue, class Each>
    static auto alone(Db& db, const Queue& queue_all, const Each& each) {
        auto& c = db.connection();
        using connection = std::remove_reference_t<decltype(c)>;
        const bool is_alone = c.status() == transaction_status::none;
        const auto one_by_one = [&](const auto& statement) {
            return tried(db, statement, [&] {
                if (is_alone) return ask_now(db, statement);
                all_or_nothing scope(c);
                auto given = ask_now(db, statement);
                scope.keep();
                return given;
            });
        };
        if constexpr (Batched && batching_driver<typename connection::driver_type>) {
            if (is_alone)
                return in_one_trip(c, true, queue_all, [&](auto& queue) {
                    std::size_t asked = 0;
                    return each([&](const auto& statement) {
                        auto result = tried(db, statement, [&] {
                            try {
                                return ask(db, queue, statement);
                            } catch (const stale_statement&) {
                                // It did not run, and is prepared anew.
                                const batch_pause<typename connection::driver_type> pause(c.driver());
                                return ask_now(db, statement);
                            }
                        });
                        c.driver().go_on_batched(++asked);
                        return result;
                    });
                });
        }
        return each(one_by_one);
    }
    template <class Db, class S, class F> static auto tried(Db&, const S&, const F& f) {
        using result = outcome<batch_result<S>>;
        try {
            return result(f());
        } catch (const error&) { return result(std::current_exception()); }
    }
};

}  // namespace mizzle::detail

namespace mizzle {

// outcome is what became of a statement of batch_alone(), in which each stands alone: value() is what it gave, or
// throws what it threw.
using detail::outcome;

}  // namespace mizzle

#ifndef MIZZLE_COMPILED
#include "batch.ipp"
#endif
