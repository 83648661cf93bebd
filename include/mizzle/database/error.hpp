// What can go wrong at run time, each thing with a type of its own.
#pragma once
#include "../error.hpp"
#include "../message.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#if defined(__GNUC__)
#pragma GCC visibility push(default)
#endif

namespace mizzle {

// error_details are what the database told of an error; members that it did not tell are empty. Values may stand in
// `detail` alone, and never in what(), which does not repeat the statement either.
struct error_details {
    std::string code;       // SQLSTATE, or SQLite's extended result code as a number
    std::string statement;  // the text that was sent
    std::string constraint, table;
    std::vector<std::string> columns;
    std::string detail, hint;
};

// database_error is what a database reports: code() is its own code, detail() its words, statement() the SQL.
class database_error : public error {
public:
    MIZZLE_COLD explicit database_error(const std::string& message, const error_details& details = {});
    const error_details& details() const { return *details_; }
    const std::string& code() const { return details_->code; }
    const std::string& statement() const { return details_->statement; }
    const std::string& constraint() const { return details_->constraint; }
    const std::string& table() const { return details_->table; }
    const std::vector<std::string>& columns() const { return details_->columns; }
    // What the database said that what() leaves out, for it may quote values: its own words where they are of a kind
    // that can, and what PostgreSQL adds to them.
    const std::string& detail() const { return details_->detail; }
    const std::string& hint() const { return details_->hint; }
    std::string_view family() const noexcept override { return "database_error"; }

private:
    std::shared_ptr<const error_details> details_;  // an exception must not throw when it is copied
};

// constraint_violation is thrown where a row breaks a rule of the schema; the statement changed nothing.
class constraint_violation : public database_error {
    using database_error::database_error;

public:
    std::string_view family() const noexcept override { return "constraint_violation"; }
};
// unique_violation is thrown where a row would have a key that another row has; the statement changed nothing.
class unique_violation : public constraint_violation {
    using constraint_violation::constraint_violation;
};
// foreign_key_violation is thrown where a row would refer to one that is not there, or one that is referred to would
// go.
class foreign_key_violation : public constraint_violation {
    using constraint_violation::constraint_violation;
};
// not_null_violation is thrown where a column that is not null would have no value.
class not_null_violation : public constraint_violation {
    using constraint_violation::constraint_violation;
};
// check_violation is thrown where a row does not meet a check of its table.
class check_violation : public constraint_violation {
    using constraint_violation::constraint_violation;
};
// exclusion_violation is thrown where a row would overlap another one, which an exclusion constraint of PostgreSQL's
// forbids.
class exclusion_violation : public constraint_violation {
    using constraint_violation::constraint_violation;
};

// transient_error is thrown where what was in the way may be gone when the transaction runs again: it is these that
// retry_policy repeats.
class transient_error : public database_error {
    using database_error::database_error;

public:
    std::string_view family() const noexcept override { return "transient_error"; }
};
// serialization_failure is thrown where another transaction changed what this one had read or would write; it was taken
// back, run it again.
class serialization_failure : public transient_error {
    using transient_error::transient_error;
};
// deadlock is thrown where two transactions waited for each other, and this one was taken back; run it again.
class deadlock : public transient_error {
    using transient_error::transient_error;
};
// busy is thrown where another connection holds the lock of a SQLite file and did not let go within the busy timeout;
// run it again.
class busy : public transient_error {
    using transient_error::transient_error;
};
// stale_statement is thrown by PostgreSQL in a transaction: a table changed under a prepared statement, or the server
// has forgotten it (DISCARD ALL, DEALLOCATE). Outside of transactions it is prepared again without a word.
class stale_statement : public transient_error {
    using transient_error::transient_error;
};
// in_use is thrown where something of this same connection is in the way, such as a stream that is still open; waiting
// does not help.
class in_use : public database_error {
    using database_error::database_error;
};

// query_canceled is thrown where the statement was interrupted, by within(), until() or the server's limit of time.
class query_canceled : public database_error {
    using database_error::database_error;

public:
    std::string_view family() const noexcept override { return "query_canceled"; }
};
// connection_error is thrown where the database cannot be reached or opened, or the connection was lost, or the file is
// no database.
class connection_error : public database_error {
    using database_error::database_error;

public:
    std::string_view family() const noexcept override { return "connection_error"; }
};
// commit_unknown is thrown where the connection was lost during a commit: the transaction may have taken effect, or
// not. It is never run again unasked.
class commit_unknown : public connection_error {
    using connection_error::connection_error;
};
// syntax_error is thrown where the database does not understand the SQL, such as text of the program's own.
class syntax_error : public database_error {
    using database_error::database_error;
};
// transaction_aborted is thrown where the transaction around the statement is no more, or can only be taken back: a
// statement of it failed before, and the database took all of it back (PostgreSQL always; SQLite when it is
// interrupted, when the disk is full and the like), or SQL text committed it or took it back. Nothing runs until its
// block has ended.
class transaction_aborted : public database_error {
    using database_error::database_error;
};
// schema_mismatch is thrown where the database has no such table, column or function, or has it with other types: its
// schema is not the one that the program declares.
class schema_mismatch : public database_error {
    using database_error::database_error;
};
// disk_full is thrown where there is no room for what is written; the statement changed nothing.
class disk_full : public database_error {
    using database_error::database_error;
};
// out_of_memory is thrown where the database, or SQLite inside of this process, had no memory for the statement.
class out_of_memory : public database_error {
    using database_error::database_error;
};
// access_denied is thrown where the role or the connection may not do this and the database refuses it.
class access_denied : public database_error {
    using database_error::database_error;
};
// read_only is thrown of a write on a connection, in a transaction or to a file that allows none.
class read_only : public database_error {
    using database_error::database_error;
};
// storage_error is thrown where the stored data is damaged, or the device failed.
class storage_error : public database_error {
    using database_error::database_error;
};

// stale_row is thrown where a row whose version was compared has another by now, or is gone: somebody changed it since
// it was read. The statement changed nothing. Read it again.
class stale_row : public error {
public:
    stale_row(const std::string& message, std::string_view table, std::string_view statement);
    // The table of the row.
    const std::string& table() const { return parts_->table; }
    const std::string& statement() const { return parts_->statement; }

private:
    struct parts {
        std::string table, statement;
    };
    std::shared_ptr<const parts> parts_;  // an exception must not throw when it is copied
};

// row_count_error is thrown where a statement gave another number of rows than one() asks for; not_found or
// too_many_rows.
class row_count_error : public error {
public:
    explicit row_count_error(const std::string& message, std::string_view statement = {});
    // Empty of a tree, and of an insert of several rows.
    const std::string& statement() const { return *statement_; }

private:
    std::shared_ptr<const std::string> statement_;  // an exception must not throw when it is copied
};
// not_found is thrown where one() found no row; first() takes none as well.
class not_found : public row_count_error {
    using row_count_error::row_count_error;
};
// too_many_rows is thrown where one() found more than one row; ask by a key, or use first() or all().
class too_many_rows : public row_count_error {
    using row_count_error::row_count_error;
};

}  // namespace mizzle

namespace mizzle::detail {

// How a value does not fit its column's type.
enum class unfit : unsigned char {
    value,  // `found` says it all
    type,   // `found` stands where `expected` does
    form,   // `found` is of the right kind, and not `expected`
    rows    // not one value, but what several rows hold
};
struct unfit_value {
    std::string_view found;
    unfit kind = unfit::value;
    std::string_view expected = {};
    std::string_view detail = {};  // values may stand here alone
};

}  // namespace mizzle::detail

namespace mizzle {

// decode_error is thrown where the database holds a value that the column's C++ type cannot, or rows that the schema
// forbids: the column is named, nothing is guessed.
class decode_error : public error {
public:
    // `table` is empty where neither the database nor the statement tells it.
    MIZZLE_COLD decode_error(std::string_view column, std::string_view table, const detail::unfit_value& wrong,
                             std::string_view statement);
    const std::string& column() const { return parts_->column; }
    const std::string& table() const { return parts_->table; }
    // What the column holds, and what its type wants where the first does not say it: "text", "an integer".
    const std::string& found() const { return parts_->found; }
    const std::string& expected() const { return parts_->expected; }
    const std::string& statement() const { return parts_->statement; }
    // What the type's own reader, such as a JSON library, said of the text.
    const std::string& detail() const { return parts_->detail; }

    // The same of a column that is known under another name.
    decode_error of_column(std::string_view name, std::string_view table) const;

private:
    struct parts {
        std::string column, table, found, expected, statement, detail;
    };
    MIZZLE_COLD decode_error(detail::unfit kind, parts p);

    static std::string message(detail::unfit kind, const parts& p);

    detail::unfit kind_;
    std::shared_ptr<const parts> parts_;  // an exception must not throw when it is copied
};

// rolled_back is thrown by rollback() to leave a transaction's block; it reaches the caller only where the block
// returns a value.
class rolled_back : public error {
    using error::error;
};

}  // namespace mizzle

#if defined(__GNUC__)
#pragma GCC visibility pop
#endif

#ifndef MIZZLE_COMPILED
#include "error.ipp"
#endif
