// A connection as those who migrate know it.
#pragma once
#include "../database/database_concept.hpp"
#include "../mizzle.hpp"
#include "session.hpp"

#include <cstddef>
#include <string>
#include <tuple>
#include <utility>

namespace mizzle::detail {

template <class Db>
concept migratable = database<Db> && requires(typename Db::dialect dialect) {
    typename Db::driver_type;  // a transaction has none
    migration_words_of(dialect);
};

// `Code` are the program's migrations in C++.
template <class Db, class... Code> class database_session final : public migration_session {
    using transaction_type = open_transaction<Db>;

public:
    explicit database_session(Db& db, const Code&... code)
        : migration_session(migration_words_of(typename Db::dialect{})), db_(db), code_(code...) {}

    std::optional<migration_history> history() override {
        const auto read = [](auto& to) {
            return to.all(unsafe_sql_statement<migration_record>(
                "select name, checksum, state, steps, backend, applied_at, microseconds, applied_by, version "
                "from mizzle_migrations order by id"));
        };
        if (transaction_ != nullptr) return read(*transaction_);
        try {
            return read(db_);
        } catch (const schema_mismatch&) { return std::nullopt; }
    }
    void remember(const migration_record& r) override {
        run(unsafe_sql_statement("insert into mizzle_migrations (name, checksum, state, steps, backend, applied_at, "
                                 "microseconds, applied_by, version) values ({}, {}, {}, {}, {}, {}, {}, {}, {})",
                                 r.name, r.checksum, r.state, r.steps, r.backend, r.applied_at, r.microseconds,
                                 r.applied_by, r.version));
    }
    void change(const migration_record& r) override {
        run(unsafe_sql_statement("update mizzle_migrations set checksum = {}, state = {}, steps = {}, backend = {}, "
                                 "microseconds = {} where name = {}",
                                 r.checksum, r.state, r.steps, r.backend, r.microseconds, r.name));
    }
    void forget(std::string_view name) override {
        run(unsafe_sql_statement("delete from mizzle_migrations where name = {}", std::string(name)));
    }

    void exec(std::string_view sql) override {
        if (transaction_ != nullptr) transaction_->exec(sql);
        else db_.exec(sql);
    }
    std::int64_t number(std::string_view sql) override { return ask<std::int64_t>(sql).at(0); }
    std::vector<std::string> names(std::string_view sql) override { return ask<std::string>(sql); }

    void in_transaction(const std::function<void()>& block) override {
        const auto inside = [&](transaction_type& tx) {
            const restored outer(transaction_, &tx);
            block();
        };
        if (transaction_ != nullptr) transaction_->transaction(inside);
        else db_.transaction(inside, {.isolation = isolation::read_committed, .access = access_mode::read_write});
    }
    void run_code([[maybe_unused]] std::size_t which) override {
        std::apply(
            [&](const auto&... code) {
                std::size_t i = 0;
                ((i++ == which ? run_in(code.run, *transaction_) : void()), ...);
            },
            code_);
    }

private:
    struct restored {
        transaction_type*& place;
        transaction_type* before;
        restored(transaction_type*& p, transaction_type* now) : place(p), before(std::exchange(p, now)) {}
        restored(const restored&) = delete;
        restored& operator=(const restored&) = delete;
        ~restored() { place = before; }
    };

    template <class F> static void run_in(const F& block, transaction_type& tx) {
        static_assert(takes_transaction<const F, transaction_type>,
                      "mizzle: a migration in C++ takes the transaction by reference: [](auto& tx) { ... }");
        if constexpr (takes_transaction<const F, transaction_type>) block(tx);
    }
    template <class S> void run(const S& statement) {
        if (transaction_ != nullptr) transaction_->run(statement);
        else db_.run(statement);
    }
    template <class T> std::vector<T> ask(std::string_view sql) {
        const auto statement = unsafe_sql_statement<T>(std::string(sql));
        return transaction_ != nullptr ? transaction_->all(statement) : db_.all(statement);
    }

    Db& db_;
    transaction_type* transaction_ = nullptr;
    std::tuple<const Code&...> code_;
};

}  // namespace mizzle::detail
