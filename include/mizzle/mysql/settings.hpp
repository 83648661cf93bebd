// What the driver sets on each connection, so that SQL means on it what it means on the other databases.
#pragma once
#include "client.hpp"
#include "settings_text.hpp"

#include <string>
#include <string_view>

namespace mizzle::detail::mysql_detail {

// MariaDB tells its name in its version: "10.11.19-MariaDB-0+deb12u1".
bool is_mariadb(MYSQL* m);

// Since when each of MariaDB's series has the variable innodb_snapshot_isolation.
constexpr bool has_snapshot_isolation(unsigned long version) {
    constexpr unsigned long first[] = {100618, 101108, 110006, 110105, 110204};
    for (const auto v : first)
        if (version >= v && version / 100 == v / 100) return true;
    return version >= 110402;
}

// And that a repeatable read that meets a row changed since its snapshot fails, as on PostgreSQL, where the server can.
std::string settings_for(MYSQL* m);

}  // namespace mizzle::detail::mysql_detail

#ifndef MIZZLE_COMPILED
#include "settings.ipp"
#endif
