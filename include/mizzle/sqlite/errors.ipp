// The functions of errors.hpp that no type of a program's takes part in.
#pragma once
#include "../inline.hpp"
#include "errors.hpp"

namespace mizzle::sqlite_detail {

MIZZLE_INLINE void read_violation(std::string_view message, error_details& details) {
    const auto colon = message.find(": ");
    if (colon == std::string_view::npos) return;
    std::string_view rest = message.substr(colon + 2);
    if (message.starts_with("CHECK")) {
        details.constraint = rest;
        return;
    }
    if (rest.starts_with("index '")) {
        details.constraint = rest.substr(7, rest.find('\'', 7) - 7);
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

MIZZLE_INLINE shown_message shown_message_of(int code, std::string_view message, std::string_view statement,
                                             error_source source) {
    if (source == error_source::text)
        if (auto shown = shown_in_shapes(message, shapes_of_text, {statement}); !shown.text.empty()) return shown;
    if (source == error_source::text || is_named_violation(code)) return {std::string(message), true, true};
    if (code == SQLITE_ERROR && message.starts_with(own_sentence))
        return {std::string(message.substr(own_sentence.size())), true, true};
    return shown_in_shapes(message, shapes_of_messages, {statement});
}

[[gnu::noinline]] MIZZLE_INLINE void throw_error(int code, std::string_view message, std::string_view statement,
                                                 error_source source, bool took_all_back, std::string_view unique_key) {
    error_details details;
    details.code = std::to_string(code);
    details.statement = statement;
    const auto shown = shown_message_of(code, message, statement, source);
    if (!shown.is_whole) details.detail = message;
    const auto say = [&](std::string_view remedy) {
        const std::string_view said = shown.text.empty() ? "SQLite refused it" : std::string_view(shown.text);
        const std::string_view rest = shown.is_whole ? "" : " detail() has SQLite's own words, which may quote values.";
        return message_of({"mizzle: ", said, "; ", remedy,
                           took_all_back ? " SQLite has taken back the whole transaction around it." : "", rest});
    };
    const auto says = [&](std::string_view words) { return message.find(words) != std::string_view::npos; };
    switch (code) {
    case SQLITE_CONSTRAINT_UNIQUE:
    case SQLITE_CONSTRAINT_PRIMARYKEY:
    case SQLITE_CONSTRAINT_ROWID:
        read_violation(message, details);
        if (details.constraint.empty()) details.constraint = unique_key;
        throw unique_violation(say("a row with this key exists; on_conflict() says what to do then."), details);
    case SQLITE_CONSTRAINT_FOREIGNKEY:
        throw foreign_key_violation(say("the row that is referenced does not exist, or is still referenced."), details);
    case SQLITE_CONSTRAINT_NOTNULL:
        read_violation(message, details);
        throw not_null_violation(say("the column needs a value."), details);
    case SQLITE_CONSTRAINT_CHECK:
        read_violation(message, details);
        throw check_violation(say("the row does not meet the table's check."), details);
    case SQLITE_CONSTRAINT_TRIGGER: throw constraint_violation(say("a trigger of the database refused it."), details);
    case SQLITE_CONSTRAINT_DATATYPE:
        throw constraint_violation(say("the column takes no values of this type."), details);
    case SQLITE_CANTOPEN_ISDIR:
    case SQLITE_CANTOPEN_FULLPATH:
        throw connection_error(say("give the path of a file in a directory that exists."), details);
    case SQLITE_READONLY_DBMOVED:
        throw storage_error(say("the file was moved or deleted while it was open; open it again."), details);
    case SQLITE_BUSY_SNAPSHOT:
        throw busy(say("another connection has written since this transaction began to read; run it again, or begin "
                       "it with begin_mode::immediate."),
                   details);
    case SQLITE_IOERR_NOMEM: throw out_of_memory(say("there was no memory for it."), details);
    case SQLITE_CORRUPT_VTAB: throw storage_error(say("a virtual table is damaged; rebuild it."), details);
    case SQLITE_CORRUPT_INDEX: throw storage_error(say("an index is damaged; reindex builds it anew."), details);
    default: break;
    }
    switch (code & 0xff) {
    case SQLITE_CONSTRAINT: throw constraint_violation(say("the row breaks a rule of the schema."), details);
    case SQLITE_BUSY:
        if (says("SQL statements in progress"))
            throw in_use(say("a statement of this connection is not at its end yet, such as an open stream; end it "
                             "first."),
                         details);
        throw busy(say("another connection holds the lock; try again, or raise busy_timeout."), details);
    case SQLITE_LOCKED:
        // Connections that share a cache have locks on tables.
        if (code == SQLITE_LOCKED_SHAREDCACHE || says("schema is locked"))
            throw busy(say("another connection of this process that shares its cache holds the lock; try again."),
                       details);
        throw in_use(say("a statement of this connection still reads what is to be changed, such as an open stream; "
                         "end it first."),
                     details);
    case SQLITE_PROTOCOL: throw busy(say("other connections were in the way; try again."), details);
    case SQLITE_NOMEM: throw out_of_memory(say("there was no memory for it."), details);
    case SQLITE_INTERRUPT:
        throw query_canceled(say(took_all_back ? "the statement was interrupted."
                                               : "the statement was interrupted; nothing that it did stays."),
                             details);
    case SQLITE_CANTOPEN: throw connection_error(say("check the path and its permissions."), details);
    case SQLITE_NOTADB: throw connection_error(say("the file is no SQLite database, or is encrypted."), details);
    case SQLITE_FULL:
        throw disk_full(say(took_all_back ? "make room and run the transaction again."
                                          : "nothing of the statement was written; make room and try again."),
                        details);
    case SQLITE_READONLY: throw read_only(say("open the database for writing."), details);
    case SQLITE_PERM:
    case SQLITE_AUTH: throw access_denied(say("this connection may not do it."), details);
    case SQLITE_CORRUPT: throw storage_error(say("the file is damaged; restore a copy."), details);
    case SQLITE_IOERR: throw storage_error(say("the device failed to read or write."), details);
    case SQLITE_TOOBIG: throw usage_error(say("a value or the statement is larger than SQLite takes."));
    case SQLITE_MISMATCH: throw database_error(say("the key of a row, a LIMIT and an OFFSET are integers."), details);
    case SQLITE_SCHEMA:
        throw database_error(say("the schema was changed while the statement began; run it again."), details);
    case SQLITE_ERROR: break;
    default: throw database_error(say("see the statement."), details);
    }
    if (says("SQL statements in progress"))
        throw in_use(say("a statement of this connection is not at its end yet, such as an open stream; end it first."),
                     details);
    if (source == error_source::text &&
        (message.starts_with("no such table") || message.starts_with("no such column") ||
         message.starts_with("no such index") || says("has no column named")))
        throw schema_mismatch(say("the database's schema is not the one that the program declares; migrate it."),
                              details);
    for (const std::string_view limit :
         {"Expression tree is too large", "parser stack overflow", "too many SQL variables", "variable number must be"})
        if (message.starts_with(limit))
            throw usage_error(say("SQLite takes no expression that is deeper and no statement with more values: send "
                                  "in() a vector, or ask in several statements."));
    if (source == error_source::run) throw database_error(say("see the statement."), details);
    if (message.starts_with("cannot open \""))
        throw connection_error(say("check the name: it is a file's, or a URI as SQLite reads it."), details);
    // What SQLite tells of a text is not always the text's fault.
    if (message.starts_with("foreign key mismatch"))
        throw schema_mismatch(say("a foreign key names columns that are no unique key of their table."), details);
    if (message.starts_with("no such view") || message.starts_with("no such trigger"))
        throw schema_mismatch(say("the database has nothing of this name."), details);
    if (message.starts_with("unknown database"))
        throw schema_mismatch(say("this connection has no database of that name attached."), details);
    if (message.starts_with("cannot modify ") && message.ends_with(" because it is a view"))
        throw database_error(say("write to the tables that it shows."), details);
    if (message.ends_with(" may not be modified")) throw access_denied(say("SQLite keeps it itself."), details);
    if (message.starts_with("there is already ") || message.starts_with("duplicate column name"))
        throw database_error(say("it is there already."), details);
    if (says("no such function") || says("wrong number of arguments to function"))
        throw schema_mismatch(say("this SQLite has no such function with so many arguments."), details);
    if (says("ON CONFLICT clause does not match any"))
        throw schema_mismatch(say("the table has no unique key of the columns that on_conflict() names."), details);
    if (message.ends_with(" already exists")) throw database_error(say("the database has it already."), details);
    throw syntax_error(say("see the statement."), details);
}

}  // namespace mizzle::sqlite_detail
