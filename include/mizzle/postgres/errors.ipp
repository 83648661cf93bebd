// The functions of errors.hpp that no type of a program's takes part in.
#pragma once
#include "../inline.hpp"
#include "errors.hpp"

namespace mizzle::postgres_detail {

MIZZLE_INLINE bool is_about_text(std::string_view message, std::string_view statement, const shown_message& shown) {
    if (message.find("\nQUERY:  ") != std::string_view::npos) return false;
    if (message.find("\nLINE ") != std::string_view::npos) return true;
    return shown.is_whole && statement.find("$1") == std::string_view::npos;  // it has no values
}

MIZZLE_INLINE void end_copying(PGconn* c) {
    if (PQtransactionStatus(c) == PQTRANS_ACTIVE) [[unlikely]]
        result_holder(PQexec(c, ""));
}

MIZZLE_INLINE bool is_connection_lost(PGconn* c) {
    return PQstatus(c) == CONNECTION_BAD || PQconsumeInput(c) == 0 || PQstatus(c) == CONNECTION_BAD;
}

[[gnu::noinline]] MIZZLE_INLINE void throw_error(std::string_view code, std::string_view message,
                                                 std::string_view statement, PGconn* c) {
    const bool took_all_back = PQtransactionStatus(c) == PQTRANS_INERROR;
    error_details details;
    details.code = code;
    details.statement = statement;
    const auto names = names_of_message(message, code);
    details.constraint = field_of_message(names, "\nCONSTRAINT NAME:  ");
    details.table = field_of_message(names, "\nTABLE NAME:  ");
    details.detail = field_of_message(message, "\nDETAIL:  ");
    details.hint = field_of_message(message, "\nHINT:  ");
    const auto column = field_of_message(names, "\nCOLUMN NAME:  ");
    if (!column.empty()) details.columns.emplace_back(column);
    else details.columns = columns_of_key(details.detail);

    const auto primary = primary_message(message, code);
    const auto all_shapes = std::span<const std::string_view>(shapes_of_messages);
    const auto shown =
        is_found_by_server(message)
            ? shown_in_shapes(primary, all_shapes, {statement, {details.constraint, details.table, column}})
            : shown_in_shapes(primary, all_shapes, {statement});
    if (!shown.is_whole)
        details.detail = details.detail.empty() ? std::string(primary) : fmt::format("{}\n{}", primary, details.detail);
    const bool is_text = is_about_text(message, statement, shown);

    const auto say = [&](std::string_view remedy) {
        const std::string_view said = shown.text.empty() ? "the server refused it" : std::string_view(shown.text);
        const std::string_view rest =
            shown.is_whole ? "" : " detail() has the server's own words, which may quote values.";
        return fmt::format("mizzle: {} (SQLSTATE {}); {}{}", said, code, remedy, rest);
    };
    const auto is = [code](std::initializer_list<std::string_view> expected) {
        return std::find(expected.begin(), expected.end(), code) != expected.end();
    };
    const auto in_class = [code](std::string_view expected) { return code.starts_with(expected); };

    if (is({"23505"}))
        throw unique_violation(say("a row with this key exists; on_conflict() says what to do then."), details);
    if (is({"23503", "23001"}))
        throw foreign_key_violation(say("the row that is referenced does not exist, or is still referenced."), details);
    if (is({"23502"})) throw not_null_violation(say("the column needs a value."), details);
    if (is({"23514"})) throw check_violation(say("the row does not meet the table's check."), details);
    if (is({"44000"})) throw check_violation(say("the view would not show the row."), details);
    if (is({"23P01"})) throw exclusion_violation(say("a row that excludes this one exists."), details);
    if (in_class("23")) throw constraint_violation(say("the row breaks a rule of the schema."), details);
    if (is({"22001"})) throw check_violation(say("a text is longer than its column takes."), details);
    if (in_class("22")) throw database_error(say("a value is not one that its type or its function takes."), details);
    if (is({"21000"})) throw database_error(say("there are more rows than there may be."), details);
    if (is({"40001", "72000"}))
        throw serialization_failure(say("another transaction was in the way; run this one again."), details);
    if (is({"40P01"})) throw deadlock(say("two transactions waited for each other; run this one again."), details);
    if (is({"55P03"})) throw busy(say("another transaction holds the lock; try again."), details);
    if (is({"55006"}))
        throw in_use(say("a statement of this connection still reads what is to be changed, such as an open stream, "
                         "or other connections use it; end those first."),
                     details);
    if (is({"57014"}))
        throw query_canceled(say(took_all_back ? "it was ended, and all of its transaction is taken back."
                                               : "the statement was ended; nothing that it did stays."),
                             details);
    if (is({"25P02"}))
        throw transaction_aborted(
            say("a statement of this transaction failed; let its error leave the block, or run what may fail in a "
                "nested transaction."),
            details);
    if ((is({"42P02"}) && is_text) || (is({"08P01"}) && primary.starts_with("bind message supplies")))
        throw_unbound_placeholder();
    if (is({"25P03", "25P04", "53300"}) || in_class("57P") || in_class("08") || in_class("28")) {
        end_copying(c);
        if (is_connection_lost(c)) throw connection_error(say("the server ended the connection."), details);
        throw database_error(say("a function of the database raised it, or tells it of another server; this "
                                 "connection is as it was."),
                             details);
    }
    if (is({"25006"})) throw read_only(say("the transaction or the server allows no writes."), details);
    if (is({"25001"})) throw database_error(say("run it outside of a transaction, by itself."), details);
    if (in_class("25") || in_class("2D") || in_class("3B"))
        throw database_error(say("the connection is in no transaction, or in one that does not allow it; leave its "
                                 "begin and its end to transaction()."),
                             details);
    if (is({"34000", "24000"}))
        throw database_error(say("no such cursor is open: it was closed, or its rows ended with their transaction."),
                             details);
    if (is({"53100"}))
        throw disk_full(say(took_all_back ? "all of its transaction is taken back; make room and run it again."
                                          : "nothing of the statement was written; make room and try again."),
                        details);
    if (is({"53200"})) throw out_of_memory(say("the server had no memory for it."), details);
    if (in_class("53")) throw database_error(say("the server is at one of its limits."), details);
    if (is({"54001"}) || (is({"42601"}) && message.find("memory exhausted") != std::string_view::npos))
        throw usage_error(say("PostgreSQL takes no expression that is nested deeper: send in() a vector, or ask in "
                              "several statements."));
    if (in_class("54")) throw database_error(say("it is larger or more involved than the server takes."), details);
    if (is({"58P01", "58P02"})) throw database_error(say("a file on the server is missing, or in the way."), details);
    if (in_class("58") || is({"XX001", "XX002"})) throw storage_error(say("see the server's log."), details);
    if (in_class("XX")) throw database_error(say("the server failed by itself; see its log."), details);
    if (is({"42501"})) throw access_denied(say("the role that is connected may not do it."), details);
    if (is({"42P07", "42P06", "42P04", "42701", "42710", "42723"}))
        throw database_error(say("the database has it already."), details);
    if (is({"2BP01"})) throw database_error(say("drop what depends on it first, or use cascade."), details);
    if (is({"42830"}) && message.find("\nQUERY:  ") == std::string_view::npos)
        throw schema_mismatch(say("a foreign key names columns that are no unique key of their table."), details);
    // regclass and its like, the words of a search and what functions run have names and a syntax of their own.
    if (is({"42602"}) || (!is_text && (in_class("42") || in_class("3F"))))
        throw database_error(say("a value, or a function of the database, is malformed or names what is not there."),
                             details);
    // What the statement names where it cannot, whatever the schema is.
    const auto tells = [&](std::string_view words) { return message.find(words) != std::string_view::npos; };
    if (is({"42P01", "42703"}) &&
        (primary.starts_with("missing FROM-clause entry") || primary.starts_with("invalid reference to FROM-clause") ||
         tells("cannot be referenced from this part of the query")))
        throw syntax_error(say("see the statement, which names it where it is not in scope."), details);
    if (is({"3F000"}) && primary.starts_with("no schema has been selected"))
        throw database_error(say("search_path names no schema that is there."), details);
    if (is({"42P01", "42703", "3F000"}))
        throw schema_mismatch(say("the database's schema is not the one that the program declares; migrate it."),
                              details);
    if (is({"42704"})) throw schema_mismatch(say("the database has nothing of this name."), details);
    if (is({"42883", "42725"}))
        throw schema_mismatch(say("the database has no such function or operator for these types, which may be other "
                                  "ones than the program declares."),
                              details);
    if (is({"42804", "42846", "42P18"}))
        throw schema_mismatch(say("the types of the database's columns are not those that the program declares, or its "
                                  "SQL text mixes types up."),
                              details);
    if (is({"42P10"}) && primary.find("ON CONFLICT") != std::string_view::npos)
        throw schema_mismatch(say("the table has no unique key of the columns that on_conflict() names."), details);
    if (in_class("42")) throw syntax_error(say("see the statement."), details);
    if (in_class("0A")) throw database_error(say("this server cannot do it."), details);
    if (in_class("P0")) throw database_error(say("a function or trigger of the database raised it."), details);
    throw database_error(say("see the statement."), details);
}

[[gnu::noinline]] MIZZLE_INLINE void throw_lost(std::string_view statement) {
    error_details details;
    details.code = "08006";
    details.statement = statement;
    throw connection_error(
        "mizzle: the connection to the server was lost; whether the statement was carried out is not known. "
        "reconnect() opens it again",
        details);
}

MIZZLE_INLINE std::string without_secrets(std::string message, std::string_view options) {
    static constexpr std::string_view attempts[] = {"connection to server", "could not connect",
                                                    "could not translate host name", "FATAL:"};
    bool was_read = false;
    for (const auto attempt : attempts) was_read = was_read || message.starts_with(attempt);
    if (const auto quote = message.find('"'); !was_read && quote != std::string::npos)
        message.replace(quote, message.rfind('"') + 1 - quote, "\"...\"");

    // postgresql://user:password@host; a password with one of these characters in it is read as something else.
    const auto scheme = options.find("//"), at = options.rfind('@');
    const auto colon = options.find(':', scheme == std::string_view::npos ? 0 : scheme);
    if (at != std::string_view::npos && colon < at) {
        auto secret = options.substr(colon + 1, at - colon - 1);
        while (!secret.empty()) {
            const auto part = secret.substr(0, secret.find_first_of("@/:?#"));
            secret.remove_prefix(std::min(part.size() + 1, secret.size()));
            if (part.size() < 2) continue;
            for (auto found = message.find(part); found != std::string::npos; found = message.find(part, found + 3))
                message.replace(found, part.size(), "...");
        }
    }
    while (message.ends_with('\n')) message.pop_back();
    return message;
}

[[gnu::noinline]] MIZZLE_INLINE void throw_unreachable(const std::string& message, const std::string& options) {
    error_details details;
    details.code = "08001";
    throw connection_error(fmt::format("mizzle: cannot connect to PostgreSQL: {}; check the address, the user and the "
                                       "database in the connection string.",
                                       without_secrets(message, options)),
                           details);
}

[[gnu::noinline]] MIZZLE_INLINE void throw_unexpected(const std::exception& e, std::string_view statement) {
    error_details details;
    details.statement = statement;
    details.detail = e.what();
    throw database_error("mizzle: the client library failed; detail() has its words", details);
}

}  // namespace mizzle::postgres_detail
