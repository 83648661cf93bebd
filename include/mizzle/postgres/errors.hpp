// The server's errors as typed errors.
#pragma once
#include "../database/error.hpp"
#include "libpqxx.hpp"

#include <fmt/core.h>

#include <string>
#include <string_view>

namespace mizzle::postgres_detail {

// What follows `label` at the start of a line, to the next line that starts with another label. The last one counts:
// those before may be part of a value that the server quotes.
inline std::string_view field_of_message(std::string_view message, std::string_view label) {
    static constexpr std::string_view labels[] = {
        "\nDETAIL:  ",     "\nHINT:  ",        "\nQUERY:  ",         "\nCONTEXT:  ",         "\nSCHEMA NAME:  ",
        "\nTABLE NAME:  ", "\nCOLUMN NAME:  ", "\nDATATYPE NAME:  ", "\nCONSTRAINT NAME:  ", "\nLOCATION:  "};
    const auto start = message.rfind(label);
    if (start == std::string_view::npos) return {};
    auto rest = message.substr(start + label.size());
    auto end = rest.size();
    for (const auto next : labels) end = std::min(end, rest.find(next));
    rest = rest.substr(0, end);
    while (rest.ends_with('\n')) rest.remove_suffix(1);
    return rest;
}

// ERROR:  23505: duplicate key value violates unique constraint "users_email_key"
inline std::string_view primary_message(std::string_view message, std::string_view code) {
    const auto at = code.empty() ? std::string_view::npos : message.find(std::string(code) + ": ");
    if (at != std::string_view::npos) message.remove_prefix(at + code.size() + 2);
    return message.substr(0, message.find('\n'));
}

// Key (email, name)=(...) already exists.
inline std::vector<std::string> columns_of_key(std::string_view detail) {
    std::vector<std::string> columns;
    if (!detail.starts_with("Key (")) return columns;
    detail.remove_prefix(5);
    auto list = detail.substr(0, detail.find(")="));
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
    details.constraint = field_of_message(message, "\nCONSTRAINT NAME:  ");
    details.table = field_of_message(message, "\nTABLE NAME:  ");
    details.detail = field_of_message(message, "\nDETAIL:  ");
    details.hint = field_of_message(message, "\nHINT:  ");
    if (const auto column = field_of_message(message, "\nCOLUMN NAME:  "); !column.empty())
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

// Passwords and the connection string itself stay out of messages.
inline std::string without_secrets(std::string message, std::string_view options) {
    const auto hide = [&message](std::string_view secret) {
        if (secret.size() < 2) return;
        for (auto at = message.find(secret); at != std::string::npos; at = message.find(secret, at + 3))
            message.replace(at, secret.size(), "***");
    };
    // postgresql://user:password@host; the password may itself hold any of these characters.
    if (const auto at = options.rfind('@'); at != std::string_view::npos) {
        const auto scheme = options.find("//");
        const auto colon = options.find(':', scheme == std::string_view::npos ? 0 : scheme + 2);
        if (colon < at) hide(options.substr(colon + 1, at - colon - 1));
    }
    if (const auto word = options.find("password"); word != std::string_view::npos) {
        auto value = options.substr(word + 8);
        value.remove_prefix(std::min(value.find_first_not_of(" ="), value.size()));
        if (value.starts_with('\'')) {
            value.remove_prefix(1);
            hide(value.substr(0, value.find('\'')));
        } else {
            hide(value.substr(0, value.find_first_of(" &")));
        }
    }
    hide(options);
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
        throw_unexpected(e, statement);
    }
}

}  // namespace mizzle::postgres_detail
