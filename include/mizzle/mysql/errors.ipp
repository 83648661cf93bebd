// The functions of errors.hpp that no type of a program's takes part in.
#pragma once
#include "../inline.hpp"
#include "errors.hpp"

namespace mizzle::detail::mysql_detail {

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
        if (name.empty() || !std::all_of(name.begin(), name.end(), is_word_character)) return {};
    // Nobody waits for a lock of the table here.
    return message_of(
        {"/*M! set statement lock_wait_timeout = 0 for */ select table_schema, table_name, constraint_name",
         is_key ? ", column_name, referenced_table_name, referenced_column_name from "
                  "information_schema.key_column_usage"
                : " from information_schema.table_constraints",
         " where constraint_schema = database() and table_schema = database() and table_name = '", details.table,
         "' and constraint_name = '", details.constraint, "'"});
}

MIZZLE_NOINLINE MIZZLE_INLINE void throw_lost(const failure& f, std::string_view statement) {
    error_details details;
    details.code = f.state == "HY000" || f.state.empty() ? "08S01" : f.state;
    details.statement = statement;
    throw connection_error(
        message_of({"mizzle: the connection to the server was lost (error ", std::to_string(f.number),
                    "); whether the statement was carried out is not known. reconnect() opens it again"}),
        details);
}

MIZZLE_INLINE refusal refusal_of(const failure& f, const failed_statement& at) {
    const auto in_class = [&](std::string_view expected) { return f.state.starts_with(expected); };

    // SIGNAL gives any number and any state. What breaks a rule or was in the way is taken at its word; that the
    // connection is of no use, or that the program's own text names what is not there, is not.
    const bool is_signal = is_one_of(f.number, {1643, 1644, 1645}) && !in_class("22") && !in_class("23");
    const bool is_of_server = in_class("42") || in_class("08") || in_class("28") || in_class("HY");
    if (is_signal ||
        (!is_of_server && is_one_of(f.number, {1040, 1129, 1130, 1203, 1226, 1047, 1296, 1044, 1045, 1049,
                                               1142, 1143, 1227, 1370, 1419, 1698, 1146, 1054, 1109, 1305})))
        return refused_as<database_error>("a function or trigger of the database raised it.");

    switch (f.number) {
    case 1062:  // also of a key that has become unique, and of one on an expression
    case 1169:
    case 1586:
    case 1859: return refused_as<unique_violation>("a row with this key exists; on_conflict() says what to do then.");
    case 1690:  // the check of on_conflict(), of which no program's expression has the form
        if (f.message.find("9223372036854775807 + (1 - (") != std::string_view::npos &&
            f.message.find(" <=> value(") != std::string_view::npos)
            return refused_as<unique_violation>("a row with another unique key than on_conflict() names exists.");
        break;
    case 1216:
    case 1217:
    case 1451:
    case 1452:
    case 1557:
    case 1761:
    case 1762:
        return refused_as<foreign_key_violation>("the row that is referenced does not exist, or is still referenced.");
    case 1048:
    case 1263:
    case 1364: return refused_as<not_null_violation>("the column needs a value.");
    case 1406: return refused_as<check_violation>("a text is longer than its column takes.");
    case 1369: return refused_as<check_violation>("the view would not show the row.");
    case 3819:
    case 4025: return refused_as<check_violation>("the row does not meet the table's check.");
    case 1213:  // also what Galera says where another node's transaction came first
    case 1614: return refused_as<deadlock>("two transactions were in each other's way; run this one again.");
    case 1020: return refused_as<serialization_failure>("another transaction was in the way; run this one again.");
    case 1205:
    case 3572: return refused_as<busy>("another transaction holds the lock; try again.");
    case interrupted:
    case 1969:
    case 3024:
        return refused_as<query_canceled>(at.took_all_back ? "the statement was ended."
                                                           : "the statement was ended; nothing that it did stays.");
    case 1104:
        return refused_as<database_error>("it would read more rows than max_join_size; narrow it, or set "
                                          "sql_big_selects for what is to read as many.");
    case 1792: return refused_as<read_only>("the transaction allows no writes.");
    case 1836: return refused_as<read_only>("the server allows no writes.");
    case 1290:
        if (says(f, "read-only")) return refused_as<read_only>("the server allows no writes.");
        if (says(f, "max_session_mem_used"))
            return refused_as<out_of_memory>("the statement needs more than max_session_mem_used allows.");
        return refused_as<database_error>("the server was started with an option that does not allow it.");
    case 1040:
    case 1129:
    case 1130:
    case 1203:
    case 1226: return refused_as<connection_error>("the server takes no more connections or statements of this user.");
    case 1047:
    case 1296:
        return refused_as<connection_error>("this node of the cluster takes no statements now; use another one.");
    case 1044:
    case 1045:
    case 1142:
    case 1143:
    case 1227:
    case 1370:
    case 1419:
    case 1698: return refused_as<access_denied>("the user that is connected may not do it.");
    case 1046: return refused_as<database_error>("the connection has no database in use; name one in its URL.");
    case 1054:  // what is put together at run time, too, in whose place MySQL looks for what is selected alone
        if (f.message.ends_with("in 'having clause'") || f.message.ends_with("in 'HAVING'"))
            return refused_as<usage_error>("MySQL's having() knows no columns but those that are selected or in "
                                           "group_by(); say min(expression), which is that of the group, or ask in "
                                           "where().");
        [[fallthrough]];
    case 1146:
    case 1049:
    case 1109:
        // What a trigger, a procedure or a text within the database names is not what the program's text does.
        if (!is_named_in(f.message, at.text))
            return refused_as<database_error>(
                "a function of the database, or a text that it runs, names what is not there.");
        return refused_as<schema_mismatch>(
            "the database has nothing of this name there; migrate it to the schema that the program declares, "
            "or mend the SQL text that names it.");
    case 1305:
        if (says(f, "SAVEPOINT")) return refused_as<database_error>("it ended with its transaction.");
        return refused_as<schema_mismatch>("the database has nothing of this name.");
    case 1128:
    case 1582:
    case 1583:
    case 1630: return refused_as<schema_mismatch>("the server has no such function for these arguments.");
    case 1136:
    case 1222:
    case 1052:
    case 1055:
    case 1066:
    case 1111:
    case 1140:
    case 1241:
    case 1248: return refused_as<syntax_error>("see the statement.");
    case empty_statement: throw_no_statement();
    case 1295:
    case 1235: return refused_as<database_error>("the server cannot do it in this form; exec() may run it as text.");
    case 1050:
    case 1007:
    case 1060:
    case 1061:
    case 1304:
    case 1359: return refused_as<database_error>("the database has it already.");
    case 1396: return refused_as<database_error>("such a user is there already, or is not there.");
    case 1051:
    case 1091:
    case 1072:
    case 4092:
    case 1008: return refused_as<database_error>("the database has nothing of this name.");
    case 1242: return refused_as<database_error>("there are more rows than there may be.");
    case 3:
    case 1021:
    case 1114:
    case 1878:
        return refused_as<disk_full>(at.took_all_back
                                         ? "make room and run the transaction again."
                                         : "nothing of the statement was written; make room and try again.");
    case 5:
    case 1037:
    case 1038:
    case 1041:
    case 2008: return refused_as<out_of_memory>("there was no memory for it.");
    case 1030:
    case 1034:
    case 1035:
    case 1194:
    case 1195:
    case 1459:
    case 1712: return refused_as<storage_error>("see the server's log.");
    case 1390: return refused_as<usage_error>("MySQL takes 65,535 values in a statement; ask in several statements.");
    case syntax:
        // Also what the server's parser had no room for.
        if (!f.message.starts_with("memory exhausted")) return refused_as<syntax_error>("see the statement.");
        [[fallthrough]];
    case 1436:
        return refused_as<usage_error>("MySQL takes no expression that is nested deeper; ask in several statements.");
    case client_packet_too_large:
    case group_too_long:
    case result_too_large:
        return refused_as<usage_error>("a value or the statement is larger than max_allowed_packet.");
    case 1461:
        return refused_as<database_error>(
            "the server keeps no more prepared statements; keep fewer by statement_cache, "
            "or raise max_prepared_stmt_count.");
    case out_of_sync:
        return refused_as<in_use>("a statement of this connection still has results to be read; read them first.");
    case 1179:
    case 1568: return refused_as<database_error>("run it outside of a transaction, by itself.");
    default: break;
    }
    if (in_class("23")) return refused_as<constraint_violation>("the row breaks a rule of the schema.");
    if (in_class("22") || is_one_of(f.number, {1265, 1292, 1366, 1411, 1525, 1300, 1139, 1416, 3141, 3140}))
        return refused_as<database_error>("a value is not one that its type or its function takes.");
    if (in_class("45")) return refused_as<database_error>("a function or trigger of the database raised it.");
    if (in_class("08")) return refused_as<connection_error>("the connection cannot be used.");
    if (in_class("28")) return refused_as<access_denied>("check the user and the password.");
    if (in_class("42")) return refused_as<syntax_error>("see the statement.");
    return refused_as<database_error>("see the statement.");
}

MIZZLE_NOINLINE MIZZLE_INLINE void throw_error(const failure& f, const failed_statement& at) {
    if (is_loss(f.number) && !at.answers) throw_lost(f, at.text);
    error_details details;
    details.code = f.state;
    details.statement = at.text;
    const auto shown = read_message(f, at, details);
    if (!shown.is_whole) details.detail = f.message;
    const auto number = std::to_string(f.number);
    const auto why = refusal_of(f, at);
    const std::string_view said = shown.text.empty() ? "the server refused it" : std::string_view(shown.text);
    const auto text =
        message_of({"mizzle: ", said, " (error ", number, ", SQLSTATE ", f.state, "); ", why.remedy,
                    at.took_all_back ? " The server has taken back the whole transaction around it." : "",
                    shown.is_whole ? "" : " detail() has the server's own words, which may quote values."});
    why.raise(text, details);
}

MIZZLE_NOINLINE MIZZLE_INLINE void throw_unreachable(const failure& f, std::string_view password) {
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
    if (is_one_of(f.number, {1044, 1045, 1251, 1698, 1820, 1862, 2049, 2059, 2061, 3118, 4151}))
        throw access_denied(say("check the user, the password and what the user may do."), details);
    if (f.number == 1049) throw connection_error(say("create the database, or name another one."), details);
    if (f.number == 2026)
        throw connection_error(say("check mysql_connection_options::tls and the certificates."), details);
    throw connection_error(say("check the host, the port or the socket, and whether the server runs."), details);
}

}  // namespace mizzle::detail::mysql_detail
