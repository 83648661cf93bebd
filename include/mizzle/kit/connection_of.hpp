// A connection of the kit's through a driver: the one part of a kit that is compiled for each database.
#pragma once
#include "../migrate.hpp"
#include "connection.hpp"
#include "known_database.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mizzle::kit {

template <class Db> class connection_of final : public connection {
public:
    explicit connection_of(const std::string& name) : db_(name), migrations_(db_) {}
    explicit connection_of(Db&& db) : db_(std::move(db)), migrations_(db_) {}
    void exec(std::string_view script) override { db_.exec(script); }
    std::string text(const std::string& select) override {
        return db_.template one<std::string>(unsafe_sql_statement<std::string>(select));
    }
    void exec_together(const std::vector<std::string>& statements) override {
        db_.transaction([&](auto& tx) {
            for (const auto& statement : statements) tx.exec(statement);
        });
    }
    mizzle::detail::migration_session& migrations() override { return migrations_; }

private:
    Db db_;
    mizzle::detail::database_session<Db> migrations_;
};

// Db is the class of a driver, mizzle::sqlite and the like.
template <class Db> known_database database_of() {
    return {Db::dialect::constants.word, [](const std::string& name) -> std::unique_ptr<connection> {
                return std::make_unique<connection_of<Db>>(name);
            }};
}

}  // namespace mizzle::kit
