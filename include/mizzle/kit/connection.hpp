// A live database as the kit's commands see it: SQL goes in, JSON comes out, whichever the database is.
#pragma once
#include "../migrate/session.hpp"

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace mizzle::kit {

class connection {
public:
    connection() = default;
    connection(const connection&) = delete;
    connection& operator=(const connection&) = delete;
    virtual ~connection() = default;
    // A script, without results.
    virtual void exec(std::string_view script) = 0;
    // All of the scripts or none of them.
    virtual void exec_together(const std::vector<std::string>& statements) = 0;
    // The first column of the only row.
    virtual std::string text(const std::string& select) = 0;
    // The same, where it is the text of JSON.
    nlohmann::ordered_json ask(const std::string& select);
    // The same connection, as those who migrate know it.
    virtual mizzle::detail::migration_session& migrations() = 0;
};

// While an error is on its way that ended a transaction.
void roll_back(connection& db);

}  // namespace mizzle::kit

#ifndef MIZZLE_COMPILED_KIT
#include "connection.ipp"
#endif
