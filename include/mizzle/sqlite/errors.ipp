// The functions of errors.hpp that no type of a program's takes part in.
#pragma once
#include "../inline.hpp"
#include "errors.hpp"

namespace mizzle::detail::sqlite_detail {

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
    if (source == error_source::sql_text)
        if (auto shown = shown_in_shapes(message, shapes_of_text, {statement}); !shown.text.empty()) return shown;
    if (source == error_source::sql_text || is_named_violation(code)) return {std::string(message), true, true};
    if (code == SQLITE_ERROR && message.starts_with(own_sentence))
        return {std::string(message.substr(own_sentence.size())), true, true};
    return shown_in_shapes(message, shapes_of_messages, {statement});
}

MIZZLE_INLINE refusal refusal_of(int code, std::string_view message, error_source source, bool took_all_back) {
    const auto says = [&](std::string_view words) { return message.find(words) != std::string_view::npos; };
    switch (code) {
    case SQLITE_CONSTRAINT_UNIQUE:
    case SQLITE_CONSTRAINT_PRIMARYKEY:
    case SQLITE_CONSTRAINT_ROWID:
        return refused_as<unique_violation>("a row with this key exists; on_conflict() says what to do then.");
    case SQLITE_CONSTRAINT_FOREIGNKEY:
        return refused_as<foreign_key_violation>("the row that is referenced does not exist, or is still referenced.");
    case SQLITE_CONSTRAINT_NOTNULL: return refused_as<not_null_violation>("the column needs a value.");
    case SQLITE_CONSTRAINT_CHECK: return refused_as<check_violation>("the row does not meet the table's check.");
    case SQLITE_CONSTRAINT_TRIGGER: return refused_as<constraint_violation>("a trigger of the database refused it.");
    case SQLITE_CONSTRAINT_DATATYPE:
        return refused_as<constraint_violation>("the column takes no values of this type.");
    case SQLITE_CANTOPEN_ISDIR:
    case SQLITE_CANTOPEN_FULLPATH:
        return refused_as<connection_error>("give the path of a file in a directory that exists.");
    case SQLITE_READONLY_DBMOVED:
        return refused_as<storage_error>("the file was moved or deleted while it was open; open it again.");
    case SQLITE_BUSY_SNAPSHOT:
        return refused_as<busy>(
            "another connection has written since this transaction began to read; run it again, or begin "
            "it with begin_mode::immediate.");
    case SQLITE_IOERR_NOMEM: return refused_as<out_of_memory>("there was no memory for it.");
    case SQLITE_CORRUPT_VTAB: return refused_as<storage_error>("a virtual table is damaged; rebuild it.");
    case SQLITE_CORRUPT_INDEX: return refused_as<storage_error>("an index is damaged; reindex builds it anew.");
    default: break;
    }
    switch (code & 0xff) {
    case SQLITE_CONSTRAINT: return refused_as<constraint_violation>("the row breaks a rule of the schema.");
    case SQLITE_BUSY:
        if (says("SQL statements in progress"))
            return refused_as<in_use>(
                "a statement of this connection is not at its end yet, such as an open stream; end it first.");
        return refused_as<busy>("another connection holds the lock; try again, or raise busy_timeout.");
    case SQLITE_LOCKED:
        // Connections that share a cache have locks on tables.
        if (code == SQLITE_LOCKED_SHAREDCACHE || says("schema is locked"))
            return refused_as<busy>(
                "another connection of this process that shares its cache holds the lock; try again.");
        return refused_as<in_use>(
            "a statement of this connection still reads what is to be changed, such as an open stream; end it first.");
    case SQLITE_PROTOCOL: return refused_as<busy>("other connections were in the way; try again.");
    case SQLITE_NOMEM: return refused_as<out_of_memory>("there was no memory for it.");
    case SQLITE_INTERRUPT:
        return refused_as<query_canceled>(took_all_back ? "the statement was interrupted."
                                                        : "the statement was interrupted; nothing that it did stays.");
    case SQLITE_CANTOPEN: return refused_as<connection_error>("check the path and its permissions.");
    case SQLITE_NOTADB: return refused_as<connection_error>("the file is no SQLite database, or is encrypted.");
    case SQLITE_FULL:
        return refused_as<disk_full>(took_all_back ? "make room and run the transaction again."
                                                   : "nothing of the statement was written; make room and try again.");
    case SQLITE_READONLY: return refused_as<read_only>("open the database for writing.");
    case SQLITE_PERM:
    case SQLITE_AUTH: return refused_as<access_denied>("this connection may not do it.");
    case SQLITE_CORRUPT: return refused_as<storage_error>("the file is damaged; restore a copy.");
    case SQLITE_IOERR: return refused_as<storage_error>("the device failed to read or write.");
    case SQLITE_TOOBIG: return refused_as<usage_error>("a value or the statement is larger than SQLite takes.");
    case SQLITE_MISMATCH: return refused_as<database_error>("the key of a row, a LIMIT and an OFFSET are integers.");
    case SQLITE_SCHEMA:
        return refused_as<database_error>("the schema was changed while the statement began; run it again.");
    case SQLITE_ERROR: break;
    default: return refused_as<database_error>("see the statement.");
    }
    if (says("SQL statements in progress"))
        return refused_as<in_use>(
            "a statement of this connection is not at its end yet, such as an open stream; end it first.");
    if (source == error_source::sql_text &&
        (message.starts_with("no such table") || message.starts_with("no such column") ||
         message.starts_with("no such index") || says("has no column named")))
        return refused_as<schema_mismatch>(
            "the database has nothing of this name there; migrate it to the schema that the program declares, "
            "or mend the SQL text that names it.");
    for (const std::string_view limit :
         {"Expression tree is too large", "parser stack overflow", "too many SQL variables", "variable number must be"})
        if (message.starts_with(limit))
            return refused_as<usage_error>(
                "SQLite takes no expression that is deeper and no statement with more values: send "
                "in() a vector, or ask in several statements.");
    if (source == error_source::run) return refused_as<database_error>("see the statement.");
    if (message.starts_with("cannot open \""))
        return refused_as<connection_error>("check the name: it is a file's, or a URI as SQLite reads it.");
    // What SQLite tells of a text is not always the text's fault.
    if (message.starts_with("foreign key mismatch"))
        return refused_as<schema_mismatch>("a foreign key names columns that are no unique key of their table.");
    if (message.starts_with("no such view") || message.starts_with("no such trigger"))
        return refused_as<schema_mismatch>("the database has nothing of this name.");
    if (message.starts_with("unknown database"))
        return refused_as<schema_mismatch>("this connection has no database of that name attached.");
    if (message.starts_with("cannot modify ") && message.ends_with(" because it is a view"))
        return refused_as<database_error>("write to the tables that it shows.");
    if (message.ends_with(" may not be modified")) return refused_as<access_denied>("SQLite keeps it itself.");
    if (message.starts_with("there is already ") || message.starts_with("duplicate column name"))
        return refused_as<database_error>("it is there already.");
    if (says("no such function") || says("wrong number of arguments to function"))
        return refused_as<schema_mismatch>("this SQLite has no such function with so many arguments.");
    if (says("ON CONFLICT clause does not match any"))
        return refused_as<schema_mismatch>("the table has no unique key of the columns that on_conflict() names.");
    if (message.ends_with(" already exists")) return refused_as<database_error>("the database has it already.");
    return refused_as<syntax_error>("see the statement.");
}

MIZZLE_NOINLINE MIZZLE_INLINE void throw_error(int code, std::string_view message, std::string_view statement,
                                               error_source source, bool took_all_back, std::string_view unique_key) {
    error_details details;
    details.code = std::to_string(code);
    details.statement = statement;
    const auto shown = shown_message_of(code, message, statement, source);
    if (!shown.is_whole) details.detail = message;
    if (is_named_violation(code) && code != SQLITE_CONSTRAINT_DATATYPE) read_violation(message, details);
    if (is_unique_violation(code) && details.constraint.empty()) details.constraint = unique_key;
    const auto why = refusal_of(code, message, source, took_all_back);
    const std::string_view said = shown.text.empty() ? "SQLite refused it" : std::string_view(shown.text);
    const std::string_view rest = shown.is_whole ? "" : " detail() has SQLite's own words, which may quote values.";
    const auto text =
        message_of({"mizzle: ", said, "; ", why.remedy,
                    took_all_back ? " SQLite has taken back the whole transaction around it." : "", rest});
    why.raise(text, details);
}

}  // namespace mizzle::detail::sqlite_detail
