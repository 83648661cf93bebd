// The functions of errors.hpp that no type of a program's takes part in.
#pragma once
#include "../inline.hpp"
#include "errors.hpp"

namespace mizzle::mysql_detail {

MIZZLE_INLINE shown_message read_message(const failure& f, const failed_statement& at, error_details& details) {
    const std::string_view message = f.message;
    if (is_one_of(f.number, {1451, 1452})) read_foreign_key(message, details);
    else if (is_one_of(f.number, {3819, 4025})) read_check(message, details);
    else if (is_one_of(f.number, {1048, 1364})) read_not_null(message, details);
    else if (is_one_of(f.number, {1062, 1586, 1859})) read_unique(message, details);
    else if (f.number == 1406) read_too_long(message, details);
    const bool is_default = is_default_name(details.constraint, at.text);
    const std::string_view constraint = is_default ? std::string_view(details.constraint) : std::string_view();
    return shown_in_shapes(message, shapes_of_messages,
                           {message_of({at.text, "\n", at.names}), {at.database, constraint}});
}

MIZZLE_INLINE std::string question_of_names(const failure& f, const failed_statement& at) {
    const bool is_key = is_one_of(f.number, {1451, 1452});
    if (!is_key && !is_one_of(f.number, {1062, 1586, 3819, 4025})) return {};
    error_details details;
    if (read_message(f, at, details).is_known) return {};
    for (const auto& name : {details.table, details.constraint})
        if (name.empty() || !std::all_of(name.begin(), name.end(), shapes::is_word_character)) return {};
    // Nobody waits for a lock of the table here.
    return message_of(
        {"/*M! set statement lock_wait_timeout = 0 for */ select table_schema, table_name, constraint_name",
         is_key ? ", column_name, referenced_table_name, referenced_column_name from "
                  "information_schema.key_column_usage"
                : " from information_schema.table_constraints",
         " where constraint_schema = database() and table_schema = database() and table_name = '", details.table,
         "' and constraint_name = '", details.constraint, "'"});
}

[[gnu::noinline]] MIZZLE_INLINE void throw_lost(const failure& f, std::string_view statement) {
    error_details details;
    details.code = f.state == "HY000" || f.state.empty() ? "08S01" : f.state;
    details.statement = statement;
    throw connection_error(
        message_of({"mizzle: the connection to the server was lost (error ", std::to_string(f.number),
                    "); whether the statement was carried out is not known. reconnect() opens it again"}),
        details);
}

[[gnu::noinline]] MIZZLE_INLINE void throw_error(const failure& f, const failed_statement& at) {
    if (is_loss(f.number) && !at.answers) throw_lost(f, at.text);
    error_details details;
    details.code = f.state;
    details.statement = at.text;
    const auto shown = read_message(f, at, details);
    if (!shown.is_whole) details.detail = f.message;
    const auto number = std::to_string(f.number);
    const auto say = [&](std::string_view remedy) {
        const std::string_view said = shown.text.empty() ? "the server refused it" : std::string_view(shown.text);
        return message_of({"mizzle: ", said, " (error ", number, ", SQLSTATE ", f.state, "); ", remedy,
                           at.took_all_back ? " The server has taken back the whole transaction around it." : "",
                           shown.is_whole ? "" : " detail() has the server's own words, which may quote values."});
    };
    const auto in_class = [&](std::string_view expected) { return f.state.starts_with(expected); };

    switch (f.number) {
    case 1062:  // also of a key that has become unique, and of one on an expression
    case 1169:
    case 1586:
    case 1859: throw unique_violation(say("a row with this key exists; on_conflict() says what to do then."), details);
    case 1690:  // the check of on_conflict(), of which no program's expression has the form
        if (f.message.find("9223372036854775807 + (1 - (") != std::string_view::npos &&
            f.message.find(" <=> value(") != std::string_view::npos)
            throw unique_violation(say("a row with another unique key than on_conflict() names exists."), details);
        break;
    case 1216:
    case 1217:
    case 1451:
    case 1452:
    case 1557:
    case 1761:
    case 1762:
        throw foreign_key_violation(say("the row that is referenced does not exist, or is still referenced."), details);
    case 1048:
    case 1263:
    case 1364: throw not_null_violation(say("the column needs a value."), details);
    case 1406: throw check_violation(say("a text is longer than its column takes."), details);
    case 1369: throw check_violation(say("the view would not show the row."), details);
    case 3819:
    case 4025: throw check_violation(say("the row does not meet the table's check."), details);
    case 1213:  // also what Galera says where another node's transaction came first
    case 1614: throw deadlock(say("two transactions were in each other's way; run this one again."), details);
    case 1020: throw serialization_failure(say("another transaction was in the way; run this one again."), details);
    case 1205:
    case 3572: throw busy(say("another transaction holds the lock; try again."), details);
    case interrupted:
    case 1969:
    case 3024:
        throw query_canceled(
            say(at.took_all_back ? "the statement was ended." : "the statement was ended; nothing that it did stays."),
            details);
    case 1792: throw read_only(say("the transaction allows no writes."), details);
    case 1836: throw read_only(say("the server allows no writes."), details);
    case 1290:
        if (says(f, "read-only")) throw read_only(say("the server allows no writes."), details);
        throw database_error(say("the server was started with an option that does not allow it."), details);
    case 1040:
    case 1129:
    case 1130:
    case 1203:
    case 1226: throw connection_error(say("the server takes no more connections or statements of this user."), details);
    case 1047:
    case 1296:
        throw connection_error(say("this node of the cluster takes no statements now; use another one."), details);
    case 1044:
    case 1045:
    case 1142:
    case 1143:
    case 1227:
    case 1370:
    case 1419:
    case 1698: throw access_denied(say("the user that is connected may not do it."), details);
    case 1046: throw database_error(say("the connection has no database in use; name one in its URL."), details);
    case 1146:
    case 1054:
    case 1049:
    case 1109:
        // What a trigger, a procedure or a text within the database names is not what the program's text does.
        if (!is_named_in(f.message, at.text))
            throw database_error(say("a function of the database, or a text that it runs, names what is not there."),
                                 details);
        throw schema_mismatch(say("the database's schema is not the one that the program declares; migrate it."),
                              details);
    case 1305:
        if (says(f, "SAVEPOINT")) throw database_error(say("it ended with its transaction."), details);
        throw schema_mismatch(say("the database has nothing of this name."), details);
    case 1128:
    case 1582:
    case 1583:
    case 1630: throw schema_mismatch(say("the server has no such function for these arguments."), details);
    case 1136:
    case 1222:
    case 1052:
    case 1055:
    case 1060:
    case 1066:
    case 1111:
    case 1140:
    case 1241:
    case 1248: throw syntax_error(say("see the statement."), details);
    case empty_statement: throw_no_statement();
    case 1295:
    case 1235: throw database_error(say("the server cannot do it in this form; exec() may run it as text."), details);
    case 1050:
    case 1007:
    case 1061:
    case 1304:
    case 1359: throw database_error(say("the database has it already."), details);
    case 1396: throw database_error(say("such a user is there already, or is not there."), details);
    case 1051:
    case 1091:
    case 1008: throw database_error(say("the database has nothing of this name."), details);
    case 1242: throw database_error(say("there are more rows than there may be."), details);
    case 3:
    case 1021:
    case 1114:
    case 1878:
        throw disk_full(say(at.took_all_back ? "make room and run the transaction again."
                                             : "nothing of the statement was written; make room and try again."),
                        details);
    case 5:
    case 1037:
    case 1038:
    case 1041:
    case 2008: throw out_of_memory(say("there was no memory for it."), details);
    case 1030:
    case 1034:
    case 1035:
    case 1194:
    case 1195:
    case 1459:
    case 1712: throw storage_error(say("see the server's log."), details);
    case 1390: throw usage_error(say("MySQL takes 65,535 values in a statement; ask in several statements."));
    case syntax:
        // Also what the server's parser had no room for.
        if (!f.message.starts_with("memory exhausted")) throw syntax_error(say("see the statement."), details);
        [[fallthrough]];
    case 1436: throw usage_error(say("MySQL takes no expression that is nested deeper; ask in several statements."));
    case client_packet_too_large:
    case group_too_long:
    case result_too_large: throw usage_error(say("a value or the statement is larger than max_allowed_packet."));
    case 1461:
        throw database_error(say("the server keeps no more prepared statements; keep fewer by statement_cache, "
                                 "or raise max_prepared_stmt_count."),
                             details);
    case out_of_sync:
        throw in_use(say("a statement of this connection still has results to be read; read them first."), details);
    case 1179:
    case 1568: throw database_error(say("run it outside of a transaction, by itself."), details);
    default: break;
    }
    if (in_class("23")) throw constraint_violation(say("the row breaks a rule of the schema."), details);
    if (in_class("22") || is_one_of(f.number, {1265, 1292, 1366, 1411, 1525, 1300, 1139, 1416, 3141, 3140}))
        throw database_error(say("a value is not one that its type or its function takes."), details);
    if (in_class("45")) throw database_error(say("a function or trigger of the database raised it."), details);
    if (in_class("08")) throw connection_error(say("the connection cannot be used."), details);
    if (in_class("28")) throw access_denied(say("check the user and the password."), details);
    if (in_class("42")) throw syntax_error(say("see the statement."), details);
    throw database_error(say("see the statement."), details);
}

[[gnu::noinline]] MIZZLE_INLINE void throw_unreachable(const failure& f, std::string_view password) {
    std::string message = f.message;
    if (!password.empty())
        for (auto at = message.find(password); at != std::string::npos; at = message.find(password, at + 3))
            message.replace(at, password.size(), "...");
    error_details details;
    details.code = f.state == "HY000" || f.state.empty() ? "08001" : f.state;
    const auto say = [&](std::string_view remedy) {
        return message_of({"mizzle: cannot connect to the MySQL server: ", message, " (error ",
                           std::to_string(f.number), "); ", remedy});
    };
    if (is_one_of(f.number, {1044, 1045, 1251, 1698, 1820, 1862, 2049, 2059, 2061}))
        throw access_denied(say("check the user, the password and what the user may do."), details);
    if (f.number == 1049) throw connection_error(say("create the database, or name another one."), details);
    if (f.number == 2026)
        throw connection_error(say("check mysql_connection_options::tls and the certificates."), details);
    throw connection_error(say("check the host, the port or the socket, and whether the server runs."), details);
}

}  // namespace mizzle::mysql_detail
