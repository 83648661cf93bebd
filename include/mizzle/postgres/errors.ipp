// The functions of errors.hpp that no type of a program's takes part in.
#pragma once
#include "../inline.hpp"
#include "errors.hpp"

namespace mizzle::detail::postgres_detail {

MIZZLE_INLINE bool is_about_text(std::string_view message, std::string_view statement, const shown_message& shown) {
    if (message.find("\nQUERY:  ") != std::string_view::npos) return false;
    // regtype reads what it is given by the grammar of SQL.
    const bool has_context = message.find("\nCONTEXT:  ") != std::string_view::npos;
    if (has_context && message.find("\nCONTEXT:  invalid type name") != std::string_view::npos) return false;
    if (message.find("\nLINE ") != std::string_view::npos) return true;
    return (shown.is_whole || !has_context) && statement.find("$1") == std::string_view::npos;  // it has no values
}

MIZZLE_INLINE void end_copying(PGconn* c) {
    if (PQtransactionStatus(c) == PQTRANS_ACTIVE) [[unlikely]]
        result_holder(PQexec(c, ""));
}

// "bind message supplies 2 parameters, but prepared statement "" requires 1"
[[noreturn]] MIZZLE_INLINE void throw_unfit_values(std::string_view message) {
    const auto number_behind = [message](std::string_view word) {
        int n = 0;
        const auto at = message.find(word) + word.size();
        std::from_chars(message.data() + std::min(at, message.size()), message.data() + message.size(), n);
        return n;
    };
    if (number_behind("supplies ") > number_behind(" requires ")) throw_unused_value();
    throw_unbound_placeholder();
}

MIZZLE_INLINE bool is_connection_lost(PGconn* c) {
    return PQstatus(c) == CONNECTION_BAD || PQconsumeInput(c) == 0 || PQstatus(c) == CONNECTION_BAD;
}

MIZZLE_INLINE refusal refusal_of(std::string_view code, std::string_view message, std::string_view primary,
                                 bool is_text, bool took_all_back, PGconn* c) {
    const auto is = [code](std::initializer_list<std::string_view> expected) {
        return std::find(expected.begin(), expected.end(), code) != expected.end();
    };
    const auto in_class = [code](std::string_view expected) { return code.starts_with(expected); };

    if (is({"23505"}))
        return refused_as<unique_violation>("a row with this key exists; on_conflict() says what to do then.");
    if (is({"23503", "23001"}))
        return refused_as<foreign_key_violation>("the row that is referenced does not exist, or is still referenced.");
    if (is({"23502"})) return refused_as<not_null_violation>("the column needs a value.");
    if (is({"23514"})) return refused_as<check_violation>("the row does not meet the table's check.");
    if (is({"44000"})) return refused_as<check_violation>("the view would not show the row.");
    if (is({"23P01"})) return refused_as<exclusion_violation>("a row that excludes this one exists.");
    if (in_class("23")) return refused_as<constraint_violation>("the row breaks a rule of the schema.");
    if (is({"22001"})) return refused_as<check_violation>("a text is longer than its column takes.");
    if (in_class("22")) return refused_as<database_error>("a value is not one that its type or its function takes.");
    if (is({"21000"})) return refused_as<database_error>("there are more rows than there may be.");
    if (is({"40001", "72000"}))
        return refused_as<serialization_failure>("another transaction was in the way; run this one again.");
    if (is({"40P01"})) return refused_as<deadlock>("two transactions waited for each other; run this one again.");
    if (is({"55P03"})) return refused_as<busy>("another transaction holds the lock; try again.");
    if (is({"55006"}))
        return refused_as<in_use>(
            "a statement of this connection still reads what is to be changed, such as an open stream, "
            "or other connections use it; end those first.");
    if (is({"57014"}))
        return refused_as<query_canceled>(took_all_back ? "it was ended, and all of its transaction is taken back."
                                                        : "the statement was ended; nothing that it did stays.");
    if (is({"25P02"}))
        return refused_as<transaction_aborted>(
            "a statement of this transaction failed; let its error leave the block, or run what may fail in a "
            "nested transaction.");
    if (is({"42P02"}) && is_text) throw_unbound_placeholder();
    if (is({"08P01"}) && primary.starts_with("bind message supplies")) throw_unfit_values(primary);
    if (is({"25P03", "25P04", "53300"}) || in_class("57P") || in_class("08") || in_class("28")) {
        end_copying(c);
        if (is_connection_lost(c)) return refused_as<connection_error>("the server ended the connection.");
        return refused_as<database_error>(
            "a function of the database raised it, or tells it of another server; this connection is as it was.");
    }
    if (is({"25006"})) return refused_as<read_only>("the transaction or the server allows no writes.");
    if (is({"25001"})) return refused_as<database_error>("run it outside of a transaction, by itself.");
    if (in_class("25") || in_class("2D") || in_class("3B"))
        return refused_as<database_error>(
            "the connection is in no transaction, or in one that does not allow it; leave its "
            "begin and its end to transaction().");
    if (is({"34000", "24000"}))
        return refused_as<database_error>(
            "no such cursor is open: it was closed, or its rows ended with their transaction.");
    if (is({"53100"}))
        return refused_as<disk_full>(took_all_back ? "all of its transaction is taken back; make room and run it again."
                                                   : "nothing of the statement was written; make room and try again.");
    if (is({"53200"})) return refused_as<out_of_memory>("the server had no memory for it.");
    if (in_class("53")) return refused_as<database_error>("the server is at one of its limits.");
    if (is({"54001"}) || (is({"42601"}) && message.find("memory exhausted") != std::string_view::npos))
        return refused_as<usage_error>(
            "PostgreSQL takes no expression that is nested deeper: send in() a vector, or ask in several statements.");
    if (in_class("54")) return refused_as<database_error>("it is larger or more involved than the server takes.");
    if (is({"58P01", "58P02"})) return refused_as<database_error>("a file on the server is missing, or in the way.");
    if (in_class("58") || is({"XX001", "XX002"})) return refused_as<storage_error>("see the server's log.");
    if (in_class("XX")) return refused_as<database_error>("the server failed by itself; see its log.");
    if (is({"42501"})) return refused_as<access_denied>("the role that is connected may not do it.");
    if (is({"42P07", "42P06", "42P04", "42701", "42710", "42723"}))
        return refused_as<database_error>("the database has it already.");
    if (is({"2BP01"})) return refused_as<database_error>("drop what depends on it first, or use cascade.");
    if (is({"42830"}) && message.find("\nQUERY:  ") == std::string_view::npos)
        return refused_as<schema_mismatch>("a foreign key names columns that are no unique key of their table.");
    // regclass and its like, the words of a search and what functions run have names and a syntax of their own.
    if (is({"42602"}) || (!is_text && (in_class("42") || in_class("3F"))))
        return refused_as<database_error>(
            "a value, or a function of the database, is malformed or names what is not there.");
    // What the statement names where it cannot, whatever the schema is.
    const auto tells = [&](std::string_view words) { return message.find(words) != std::string_view::npos; };
    if (is({"42P01", "42703"}) &&
        (primary.starts_with("missing FROM-clause entry") || primary.starts_with("invalid reference to FROM-clause") ||
         tells("cannot be referenced from this part of the query")))
        return refused_as<syntax_error>("see the statement, which names it where it is not in scope.");
    if (is({"3F000"}) && primary.starts_with("no schema has been selected"))
        return refused_as<database_error>("search_path names no schema that is there.");
    if (is({"42P01", "42703", "3F000"}))
        return refused_as<schema_mismatch>(
            "the database has nothing of this name there; migrate it to the schema that the program declares, "
            "or mend the SQL text that names it.");
    if (is({"42704"})) return refused_as<schema_mismatch>("the database has nothing of this name.");
    if (is({"42883", "42725"}))
        return refused_as<schema_mismatch>(
            "the database has no such function or operator for these types, which may be other "
            "ones than the program declares.");
    if (is({"42804", "42846", "42P18"}))
        return refused_as<schema_mismatch>(
            "the types of the database's columns are not those that the program declares, or its "
            "SQL text mixes types up.");
    if (is({"42P10"}) && primary.find("ON CONFLICT") != std::string_view::npos)
        return refused_as<schema_mismatch>("the table has no unique key of the columns that on_conflict() names.");
    if (in_class("42")) return refused_as<syntax_error>("see the statement.");
    if (in_class("0A")) return refused_as<database_error>("the server cannot do it, or not there.");
    if (in_class("P0")) return refused_as<database_error>("a function or trigger of the database raised it.");
    return refused_as<database_error>("see the statement.");
}

MIZZLE_NOINLINE MIZZLE_INLINE void throw_error(std::string_view code, std::string_view message,
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
        details.detail = details.detail.empty() ? std::string(primary) : message_of({primary, "\n", details.detail});
    const bool is_text = is_about_text(message, statement, shown);
    const auto why = refusal_of(code, message, primary, is_text, took_all_back, c);
    const std::string_view said = shown.text.empty() ? "the server refused it" : std::string_view(shown.text);
    const std::string_view rest = shown.is_whole ? "" : " detail() has the server's own words, which may quote values.";
    const auto text = message_of({"mizzle: ", said, " (SQLSTATE ", code, "); ", why.remedy, rest});
    why.raise(text, details);
}

MIZZLE_NOINLINE MIZZLE_INLINE void throw_lost(std::string_view statement) {
    error_details details;
    details.code = "08006";
    details.statement = statement;
    throw connection_error(
        "mizzle: the connection to the server was lost; whether the statement was carried out is not known. "
        "reconnect() opens it again",
        details);
}

MIZZLE_NOINLINE MIZZLE_INLINE void throw_no_answer() {
    error_details details;
    details.statement = "cancel";
    throw connection_error(
        "mizzle: the server did not take the request to end what runs: it stands still, or cannot be reached", details);
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

MIZZLE_NOINLINE MIZZLE_INLINE void throw_unreachable(const std::string& message, const std::string& options) {
    error_details details;
    details.code = "08001";
    throw connection_error(message_of({"mizzle: cannot connect to PostgreSQL: ", without_secrets(message, options),
                                       "; check the address, the user and the database in the connection string."}),
                           details);
}

MIZZLE_NOINLINE MIZZLE_INLINE void throw_unexpected(const std::exception& e, std::string_view statement) {
    error_details details;
    details.statement = statement;
    details.detail = e.what();
    throw database_error("mizzle: the client library failed; detail() has its words", details);
}

}  // namespace mizzle::detail::postgres_detail
