// The functions of settings.hpp that no type of a program's takes part in.
#pragma once
#include "../inline.hpp"
#include "settings.hpp"

namespace mizzle::detail::mysql_detail {

MIZZLE_INLINE bool is_mariadb(MYSQL* m) {
    return std::string_view(mysql_get_server_info(m)).find("MariaDB") != std::string_view::npos;
}

MIZZLE_INLINE std::string settings_for(MYSQL* m) {
    std::string text(is_mariadb(m) ? mariadb_settings : mysql_settings);
    if (is_mariadb(m) && has_snapshot_isolation(mysql_get_server_version(m)))
        text += ", innodb_snapshot_isolation = on";
    return text;
}

}  // namespace mizzle::detail::mysql_detail
