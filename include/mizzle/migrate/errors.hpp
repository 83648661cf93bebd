// What can go wrong with migrations, each thing with a type of its own.
#pragma once
#include "../error.hpp"
#include "../message.hpp"

#include <cstdint>
#include <exception>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#if defined(__GNUC__)
#pragma GCC visibility push(default)
#endif

namespace mizzle {

// A migration_error is what migrate() and its kin throw of migrations; what a database reports is a database_error.
class migration_error : public error {
    using error::error;
};

// malformed_migration is thrown where a migration is not written as it must be; nothing of it was sent.
class malformed_migration : public migration_error {
    using migration_error::migration_error;
};

// A migration_fault is why a history and the migrations do not agree.
enum class migration_fault : unsigned char {
    edited,        // its text is not the one that was applied
    missing,       // the database has it, the program does not
    half_applied,  // it stopped between two of its statements, outside of a transaction
    out_of_order   // it stands before one that was applied
};
// A migration_finding names a migration and its fault.
struct migration_finding {
    // What is wrong, of which migration, and in words.
    migration_fault fault;
    std::string name;
    std::string sentence;
};

// migration_conflict is thrown where the database's history and the migrations of the program do not go together;
// nothing was applied.
class migration_conflict : public migration_error {
public:
    migration_conflict(const std::string& message, std::vector<migration_finding> findings)
        : migration_error(message),
          findings_(std::make_shared<const std::vector<migration_finding>>(std::move(findings))) {}
    // All that is in the way, each of one migration.
    const std::vector<migration_finding>& findings() const { return *findings_; }

private:
    std::shared_ptr<const std::vector<migration_finding>> findings_;  // an exception must not throw when it is copied
};

// A migration_loss is what a migration takes away, as its "-- mizzle: loses" says, and how many rows that is, counted
// before.
struct migration_loss {
    // The migration, what it takes away, and how many rows that is.
    std::string migration, name;
    std::int64_t rows = 0;
    friend bool operator==(const migration_loss&, const migration_loss&) = default;
};

// would_lose_rows is thrown where rows would be lost, and nobody said that they may be; nothing of the migration stays.
class would_lose_rows : public migration_error {
public:
    would_lose_rows(const std::string& message, std::vector<migration_loss> losses)
        : migration_error(message), losses_(std::make_shared<const std::vector<migration_loss>>(std::move(losses))) {}
    // All that would be lost, each with its number of rows.
    const std::vector<migration_loss>& losses() const { return *losses_; }

private:
    std::shared_ptr<const std::vector<migration_loss>> losses_;
};

// migration_in_progress is thrown where another program migrates this database, and did not end within the time to
// wait.
class migration_in_progress : public migration_error {
    using migration_error::migration_error;
};

// migration_failed is thrown where a statement of a migration failed, or what it asserts does not hold.
class migration_failed : public migration_error {
public:
    migration_failed(const std::string& message, std::string name, std::size_t line, std::exception_ptr cause = {})
        : migration_error(message), name_(std::make_shared<const std::string>(std::move(name))), line_(line),
          cause_(std::move(cause)) {}
    const std::string& name() const { return *name_; }
    std::size_t line() const { return line_; }  // of its file; 0 for what is no line of it
    std::exception_ptr cause() const {
        return cause_;
    }  // what the database said; null where an assertion does not hold

private:
    std::shared_ptr<const std::string> name_;
    std::size_t line_;
    std::exception_ptr cause_;
};

}  // namespace mizzle

#if defined(__GNUC__)
#pragma GCC visibility pop
#endif
