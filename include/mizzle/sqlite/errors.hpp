// SQLite's result codes as typed errors.
#pragma once
#include "../database/error.hpp"
#include "../message.hpp"

#include <sqlite3.h>

#include <string>
#include <string_view>

namespace mizzle::sqlite_detail {

// SQLite names what was violated in its message alone: "UNIQUE constraint failed: users.email, users.name".
inline void read_violation(std::string_view message, error_details& details) {
    const auto colon = message.find(": ");
    if (colon == std::string_view::npos) return;
    std::string_view rest = message.substr(colon + 2);
    if (message.starts_with("CHECK")) {
        details.constraint = rest;
        return;
    }
    if (rest.starts_with("index '")) {
        details.constraint = rest.substr(7, rest.size() - 8);
        return;
    }
    while (!rest.empty()) {
        const auto comma = rest.find(", ");
        const auto item = rest.substr(0, comma);
        const auto dot = item.find('.');
        if (dot != std::string_view::npos) {
            details.table = item.substr(0, dot);
            details.columns.emplace_back(item.substr(dot + 1));
        }
        rest = comma == std::string_view::npos ? std::string_view{} : rest.substr(comma + 2);
    }
}

[[noreturn, gnu::cold, gnu::noinline]] inline void throw_error(int code, std::string_view message,
                                                               std::string_view statement) {
    error_details details;
    details.code = std::to_string(code);
    details.statement = statement;
    const auto say = [&](std::string_view remedy) {
        return message_of({"mizzle: ", message, "; ", remedy, statement.empty() ? "" : " Statement: ", statement});
    };
    switch (code) {
    case SQLITE_CONSTRAINT_UNIQUE:
    case SQLITE_CONSTRAINT_PRIMARYKEY:
    case SQLITE_CONSTRAINT_ROWID:
        read_violation(message, details);
        throw unique_violation(say("a row with this key exists; on_conflict() says what to do then."), details);
    case SQLITE_CONSTRAINT_FOREIGNKEY:
        throw foreign_key_violation(say("the row that is referenced does not exist, or is still referenced."), details);
    case SQLITE_CONSTRAINT_NOTNULL:
        read_violation(message, details);
        throw not_null_violation(say("the column needs a value."), details);
    case SQLITE_CONSTRAINT_CHECK:
        read_violation(message, details);
        throw check_violation(say("the row does not meet the table's check."), details);
    case SQLITE_CANTOPEN_ISDIR:
    case SQLITE_CANTOPEN_FULLPATH:
        throw connection_error(say("give the path of a file in a directory that exists."), details);
    case SQLITE_READONLY_DBMOVED:
        throw storage_error(say("the file was moved or deleted while it was open; open it again."), details);
    default: break;
    }
    switch (code & 0xff) {
    case SQLITE_CONSTRAINT:
        read_violation(message, details);
        throw constraint_violation(say("the row breaks a rule of the schema."), details);
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        throw busy(say("another connection holds the lock; try again, or raise busy_timeout."), details);
    case SQLITE_INTERRUPT: throw query_canceled(say("the statement was interrupted and changed nothing."), details);
    case SQLITE_CANTOPEN: throw connection_error(say("check the path and its permissions."), details);
    case SQLITE_NOTADB: throw connection_error(say("the file is no SQLite database, or is encrypted."), details);
    case SQLITE_FULL: throw disk_full(say("nothing of the statement was written; make room and try again."), details);
    case SQLITE_READONLY: throw read_only(say("open the database for writing."), details);
    case SQLITE_CORRUPT: throw storage_error(say("the file is damaged; restore a copy."), details);
    case SQLITE_IOERR: throw storage_error(say("the device failed to read or write."), details);
    case SQLITE_TOOBIG: throw usage_error(say("a value or the statement is larger than SQLite takes."));
    case SQLITE_ERROR:
        if (message.starts_with("no such table") || message.starts_with("no such column") ||
            message.find("has no column named") != std::string_view::npos)
            throw schema_mismatch(say("the database's schema is not the one that the program declares; migrate it."),
                                  details);
        for (const std::string_view limit : {"Expression tree is too large", "parser stack overflow",
                                             "too many SQL variables", "variable number must be"})
            if (message.starts_with(limit))
                throw usage_error(message_of({"mizzle: ", message,
                                              "; SQLite takes no expression that is deeper and no statement with more "
                                              "values: send in() a vector, or ask in several statements."}));
        throw syntax_error(say("see the statement."), details);
    default: throw database_error(say("see the statement."), details);
    }
}

[[noreturn, gnu::cold, gnu::noinline]] inline void throw_error(sqlite3* db, std::string_view statement) {
    throw_error(sqlite3_extended_errcode(db), sqlite3_errmsg(db), statement);
}

}  // namespace mizzle::sqlite_detail
