// A database as those who migrate it know it. What is above this compiles once, for all databases.
#pragma once
#include "../database/error.hpp"
#include "../database/migration_words.hpp"
#include "history.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mizzle::detail {

class migration_session {
public:
    migration_session(const migration_session&) = delete;
    migration_session& operator=(const migration_session&) = delete;

    const migration_words& words() const { return words_; }

    // In the order in which they were applied; nothing where the database has no history. In a transaction it must have
    // one, or the transaction fails.
    virtual std::optional<migration_history> history() = 0;
    virtual void remember(const migration_record& record) = 0;
    virtual void change(const migration_record& record) = 0;
    virtual void forget(std::string_view name) = 0;

    virtual void exec(std::string_view sql) = 0;
    // The one number that a statement returns.
    virtual std::int64_t number(std::string_view sql) = 0;
    virtual std::vector<std::string> names(std::string_view sql) = 0;

    // A transaction that sees what others have committed, or a part of one.
    virtual void in_transaction(const std::function<void()>& block) = 0;
    // One of the program's in C++.
    virtual void run_code(std::size_t which) = 0;

protected:
    explicit migration_session(const migration_words& words) : words_(words) {}
    ~migration_session() = default;

private:
    migration_words words_;
};

}  // namespace mizzle::detail
