// What has no connection of its own but lends one to each call: a pool, and a database with a limit of time. Self says
// how:
//     hold(bool writes)                  what has connection(), and keeps that while it lives
//     with_database(bool writes, f)      f(db), on one connection or transaction throughout
// `writes` is known while compiling; of SQL text it is true.
#pragma once
#include "queries.hpp"
#include "script_text.hpp"
#include "transactions/transaction.hpp"

#include <string_view>
#include <utility>

namespace mizzle::detail {

// The rows of a stream, and the connection that they come from.
template <class Held, class Rows> class lent_rows {
public:
    template <class Self, class Open>
    lent_rows(Self& self, const Open& open) : held_(self.hold(false)), rows_(open(held_.connection())) {}
    auto begin() { return rows_.begin(); }
    auto end() const { return rows_.end(); }

private:
    Held held_;
    Rows rows_;
};
template <class Held, class Rows> inline constexpr bool ends_with_transaction<lent_rows<Held, Rows>> = true;

template <class Self, class Database> class lent_calls : public queries<Self> {
public:
    using dialect = typename Database::dialect;
    using connection_type = typename Database::connection_type;
    using driver_type = typename connection_type::driver_type;

    // Runs SQL text, one statement or many, without results.
    void exec(given_text script) {
        self().with_database(true, [&](auto& db) { db.exec(script); });
    }
    template <no_script_text Script> void exec(const Script&) {
        static_assert(std::is_void_v<Script>, MIZZLE_DETAIL_NO_SCRIPT_TEXT);
    }

    // See facade::transaction(): all of it runs on one connection.
    template <class F> auto transaction(F&& block, const transaction_options& options) {
        return self().with_database(options.access != access_mode::read_only,
                                    [&](auto& db) { return db.transaction(std::forward<F>(block), options); });
    }
    template <class F> auto transaction(F&& block) {
        return self().with_database(true, [&](auto& db) { return db.transaction(std::forward<F>(block)); });
    }

    // Of a transaction: sends at once what it has not sent yet and this, in one round trip where the driver has
    // batches, all of it within the limit.
    template <statement_like S, class... A> auto later(S&& statement, const A&... arguments) {
        using result = later_result<batch_result<S>>;
        constexpr bool has_later = requires(Database& db) { db.later(statement, arguments...); };
        static_assert(has_later, "mizzle: later() belongs to a transaction, which sends what it was given together: "
                                 "db.transaction([&](auto& tx) { tx.later(statement); })");
        if constexpr (has_later)
            return self().with_database(!only_reads<statement_of<S>>, [&](auto& db) {
                auto made = db.later(statement, arguments...);
                (void)made.get();
                return made;
            });
        else return result(nullptr);
    }

    MIZZLE_DETAIL_REFUSE_OPTIONS

    template <class Table, class Rows> std::int64_t copy_into(const Table& table, const Rows& rows) {
        return self().with_database(true, [&](auto& db) { return db.copy_into(table, rows); });
    }

private:
    template <class Any> friend class queries;

    template <bool Reads, class F> decltype(auto) with_connection(const F& f) {
        return self().with_database(!Reads, [&](auto& db) -> decltype(auto) { return f(db.connection()); });
    }
    template <class Row, class Into, class Open> auto stream_of(const Open& open) {
        using held = decltype(self().hold(false));
        return lent_rows<held, row_stream<Row, driver_type, Into>>(self(), open);
    }
    Self& self() { return static_cast<Self&>(*this); }
};

}  // namespace mizzle::detail
