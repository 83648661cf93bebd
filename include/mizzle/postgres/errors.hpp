// The server's errors as typed errors.
#pragma once
#include "../database/error.hpp"
#include "libpqxx.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <string>
#include <string_view>

namespace mizzle::postgres_detail {

// What follows `label` at the start of a line, to the next line that starts with another label.
inline std::string_view field_of_message(std::string_view message, std::string_view label) {
    static constexpr std::string_view labels[] = {
        "\nDETAIL:  ",     "\nHINT:  ",        "\nQUERY:  ",         "\nCONTEXT:  ",         "\nSCHEMA NAME:  ",
        "\nTABLE NAME:  ", "\nCOLUMN NAME:  ", "\nDATATYPE NAME:  ", "\nCONSTRAINT NAME:  ", "\nLOCATION:  "};
    const auto start = message.find(label);
    if (start == std::string_view::npos) return {};
    auto rest = message.substr(start + label.size());
    auto end = rest.size();
    for (const auto next : labels) end = std::min(end, rest.find(next));
    rest = rest.substr(0, end);
    while (rest.ends_with('\n')) rest.remove_suffix(1);
    return rest;
}

// The names that end the message of a broken rule. What stands before them may quote a value that looks like them.
inline std::string_view names_of_message(std::string_view message, std::string_view code) {
    const auto at = message.rfind("\nSCHEMA NAME:  ");
    return code.starts_with("23") && at != std::string_view::npos ? message.substr(at) : std::string_view{};
}

// ERROR:  40001: could not serialize access due to concurrent update
inline std::string_view code_of_message(std::string_view message) {
    const auto severity = message.find(":  ");
    if (severity == std::string_view::npos) return {};
    const auto code = message.substr(severity + 3, 5);
    const bool is_code = code.find_first_not_of("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ") == std::string_view::npos;
    return is_code && message.substr(severity + 8).starts_with(": ") ? code : std::string_view{};
}

// ERROR:  23505: duplicate key value violates unique constraint "users_email_key"
inline std::string primary_message(std::string_view message, std::string_view code) {
    const auto at = code.empty() ? std::string_view::npos : message.find(std::string(code) + ": ");
    if (at != std::string_view::npos) message.remove_prefix(at + code.size() + 2);
    message = message.substr(0, message.find('\n'));
    // What is quoted in this class is a value: invalid input syntax for type uuid: "..."
    const auto quote = code.starts_with("22") ? message.find('"') : std::string_view::npos;
    if (quote == std::string_view::npos) return std::string(message);
    const auto rest = message.rfind("\" is out of range for type ");
    return fmt::format("{}\"...{}", message.substr(0, quote),
                       rest == std::string_view::npos ? "\"" : message.substr(rest));
}

// Key (email, name)=(...) already exists.
inline std::vector<std::string> columns_of_key(std::string_view detail) {
    std::vector<std::string> columns;
    if (!detail.starts_with("Key (")) return columns;
    detail.remove_prefix(5);
    auto list = detail.substr(0, detail.find(")="));
    if (list.find('(') != std::string_view::npos) return columns;  // of an index on an expression
    while (!list.empty()) {
        const auto comma = list.find(", ");
        auto name = list.substr(0, comma);
        if (name.starts_with('"') && name.ends_with('"') && name.size() > 1) name = name.substr(1, name.size() - 2);
        columns.emplace_back(name);
        list = comma == std::string_view::npos ? std::string_view{} : list.substr(comma + 2);
    }
    return columns;
}

[[noreturn, gnu::cold, gnu::noinline]] inline void throw_error(std::string_view code, std::string_view message,
                                                               std::string_view statement) {
    error_details details;
    details.code = code;
    details.statement = statement;
    const auto names = names_of_message(message, code);
    details.constraint = field_of_message(names, "\nCONSTRAINT NAME:  ");
    details.table = field_of_message(names, "\nTABLE NAME:  ");
    details.detail = field_of_message(message, "\nDETAIL:  ");
    details.hint = field_of_message(message, "\nHINT:  ");
    if (const auto column = field_of_message(names, "\nCOLUMN NAME:  "); !column.empty())
        details.columns.emplace_back(column);
    else details.columns = columns_of_key(details.detail);

    const auto say = [&](std::string_view remedy) {
        return fmt::format("mizzle: {} (SQLSTATE {}); {} Statement: {}", primary_message(message, code), code, remedy,
                           statement);
    };
    const auto is = [code](std::string_view expected) { return code == expected; };
    const auto in_class = [code](std::string_view expected) { return code.starts_with(expected); };

    if (is("23505"))
        throw unique_violation(say("a row with this key exists; on_conflict() says what to do then."), details);
    if (is("23503") || is("23001"))
        throw foreign_key_violation(say("the row that is referenced does not exist, or is still referenced."), details);
    if (is("23502")) throw not_null_violation(say("the column needs a value."), details);
    if (is("23514")) throw check_violation(say("the row does not meet the table's check."), details);
    if (is("23P01")) throw exclusion_violation(say("a row that excludes this one exists."), details);
    if (in_class("23")) throw constraint_violation(say("the row breaks a rule of the schema."), details);
    if (is("40001"))
        throw serialization_failure(say("another transaction was in the way; run this one again."), details);
    if (is("40P01")) throw deadlock(say("two transactions waited for each other; run this one again."), details);
    if (is("55P03")) throw busy(say("another transaction holds the lock; try again."), details);
    if (is("57014")) throw query_canceled(say("the statement was ended and changed nothing."), details);
    if (is("25P02"))
        throw transaction_aborted(
            say("a statement of this transaction failed; let its error leave the block, or run what may fail in a "
                "nested transaction."),
            details);
    if (is("25P03") || in_class("57P") || in_class("08") || is("53300"))
        throw connection_error(say("the server ended the connection, or takes no more."), details);
    if (in_class("28"))
        throw connection_error(say("check the user, the password and the server's access rules."), details);
    if (is("25006")) throw read_only(say("the transaction or the server allows no writes."), details);
    if (is("53100")) throw disk_full(say("nothing of the statement was written; make room and try again."), details);
    if (in_class("58") || in_class("XX")) throw storage_error(say("see the server's log."), details);
    if (is("42P01") || is("42703") || is("3F000") || is("42704") || is("42883"))
        throw schema_mismatch(say("the database's schema is not the one that the program declares; migrate it."),
                              details);
    if (is("54001") || (is("42601") && message.find("memory exhausted") != std::string_view::npos))
        throw usage_error(fmt::format("mizzle: {} (SQLSTATE {}); PostgreSQL takes no expression that is nested deeper: "
                                      "send in() a vector, or ask in several statements.",
                                      primary_message(message, code), code));
    if (in_class("42")) throw syntax_error(say("see the statement."), details);
    throw database_error(say("see the statement."), details);
}

// A lost connection: whether the statement was carried out is unknown, so it is not sent again.
[[noreturn, gnu::cold, gnu::noinline]] inline void throw_lost(std::string_view statement) {
    error_details details;
    details.code = "08006";
    details.statement = statement;
    throw connection_error(
        fmt::format("mizzle: the connection to the server was lost; whether the statement was carried out is not "
                    "known. reconnect() opens it again. Statement: {}",
                    statement),
        details);
}

// Passwords stay out of messages. libpq repeats what it takes for a host, a user or a database when it cannot connect,
// and any part of a connection string that it cannot read.
inline std::string without_secrets(std::string message, std::string_view options) {
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

[[noreturn, gnu::cold, gnu::noinline]] inline void throw_unreachable(const std::string& message,
                                                                     const std::string& options) {
    error_details details;
    details.code = "08001";
    throw connection_error(fmt::format("mizzle: cannot connect to PostgreSQL: {}; check the address, the user and the "
                                       "database in the connection string.",
                                       without_secrets(message, options)),
                           details);
}

[[noreturn, gnu::cold, gnu::noinline]] inline void throw_unexpected(const std::exception& e,
                                                                    std::string_view statement) {
    throw database_error(fmt::format("mizzle: {}; see the statement. Statement: {}", e.what(), statement));
}

// Runs f; libpqxx's exceptions become ours.
template <class F> auto translated(std::string_view statement, F&& f) {
    try {
        const english_messages labels;
        return f();
    } catch (const pqxx::broken_connection&) { throw_lost(statement); } catch (const pqxx::sql_error& e) {
        if (e.sqlstate().empty()) throw_lost(statement);
        throw_error(e.sqlstate(), e.what(), statement);
    } catch (const pqxx::usage_error& e) { throw_unexpected(e, statement); } catch (const pqxx::failure& e) {
        // Version 6 has exceptions without a code for conflicts between transactions.
        if (const auto code = code_of_message(e.what()); !code.empty()) throw_error(code, e.what(), statement);
        throw_unexpected(e, statement);
    }
}

}  // namespace mizzle::postgres_detail
