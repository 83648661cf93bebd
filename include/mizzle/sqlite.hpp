// mizzle::sqlite: a SQLite database in a file or in memory.
#pragma once
#include "database/facade.hpp"
#include "mizzle.hpp"
#include "sqlite/connection.hpp"

#include <string>
#include <utility>

namespace mizzle {

// One connection, for one thread at a time. Movable; rows being streamed and open transactions must end first.
class sqlite : public facade<sqlite, sqlite_detail::connection> {
public:
    // A path, ":memory:", or a URI such as "file:app.db?mode=ro". Throws connection_error where there is no database.
    explicit sqlite(const std::string& name, const sqlite_options& options = {})
        : facade(std::in_place, name, options) {}

    // For what is not wrapped here; it stays open as long as this object.
    sqlite3* native_handle() const { return connection().native(); }
};

}  // namespace mizzle
