// The bodies of connection.hpp.
#pragma once
#include "connection.hpp"
#include "inline.hpp"

#include <nlohmann/json.hpp>

namespace mizzle::kit {

MIZZLE_KIT_INLINE nlohmann::ordered_json connection::ask(const std::string& select) {
    return nlohmann::ordered_json::parse(text(select));
}

MIZZLE_KIT_INLINE void roll_back(connection& db) {
    try {
        db.exec("rollback");
    } catch (const error&) {
        // It has ended by itself, or the connection has: the error that is on its way says why.
    }
}

}  // namespace mizzle::kit
