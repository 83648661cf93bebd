// A live database as the kit's commands see it: SQL goes in, JSON comes out, whichever the database is.
#pragma once
#include "context.hpp"

#include <memory>
#include <string>
#include <string_view>

namespace mizzle::kit {

class connection {
public:
    connection() = default;
    connection(const connection&) = delete;
    connection& operator=(const connection&) = delete;
    virtual ~connection() = default;
    // A script, without results.
    virtual void exec(std::string_view script) = 0;
    // The first column of the only row, which is the text of JSON.
    virtual json ask(const std::string& select) = 0;
    // All of the scripts or none of them.
    virtual void exec_together(const std::vector<std::string>& statements) = 0;
};

// While an error is on its way that ended a transaction.
inline void roll_back(connection& db) {
    try {
        db.exec("rollback");
    } catch (const error&) {
        // It has ended by itself, or the connection has: the error that is on its way says why.
    }
}

template <class Db> class connection_of final : public connection {
public:
    explicit connection_of(const std::string& name) : db_(name) {}
    explicit connection_of(Db&& db) : db_(std::move(db)) {}
    void exec(std::string_view script) override { db_.exec(script); }
    json ask(const std::string& select) override {
        return json::parse(db_.template one<std::string>(unsafe_sql_statement<std::string>(select)));
    }
    void exec_together(const std::vector<std::string>& statements) override {
        db_.transaction([&](auto& tx) {
            for (const auto& statement : statements) tx.exec(statement);
        });
    }

private:
    Db db_;
};

}  // namespace mizzle::kit
