// The functions of settings.hpp that no type of a program's takes part in.
#pragma once
#include "../inline.hpp"
#include "settings.hpp"

namespace mizzle::mysql_detail {

MIZZLE_INLINE bool is_mariadb(MYSQL* m) {
    return std::string_view(mysql_get_server_info(m)).find("MariaDB") != std::string_view::npos;
}

MIZZLE_INLINE std::string settings_for(MYSQL* m) {
    const bool mariadb = is_mariadb(m);
    std::string text =
        mariadb ? "set names utf8mb4 collate utf8mb4_nopad_bin" : "set names utf8mb4 collate utf8mb4_0900_bin";
    text += ", sql_mode = 'STRICT_ALL_TABLES,NO_ZERO_DATE,NO_ZERO_IN_DATE,ERROR_FOR_DIVISION_BY_ZERO,"
            "NO_ENGINE_SUBSTITUTION,NO_AUTO_VALUE_ON_ZERO,NO_UNSIGNED_SUBTRACTION,ANSI_QUOTES,PIPES_AS_CONCAT,"
            "NO_BACKSLASH_ESCAPES,";
    text += mariadb ? "SIMULTANEOUS_ASSIGNMENT,TIME_ROUND_FRACTIONAL'" : "ONLY_FULL_GROUP_BY'";
    text += ", time_zone = '+00:00', autocommit = 1, sql_auto_is_null = 0, group_concat_max_len = 1073741824";
    text += mariadb ? ", max_recursive_iterations = 4294967295" : ", cte_max_recursion_depth = 4294967295";
    if (mariadb && has_snapshot_isolation(mysql_get_server_version(m))) text += ", innodb_snapshot_isolation = on";
    return text;
}

}  // namespace mizzle::mysql_detail
