// mizzle::sqlite is a SQLite database in a file or in memory.
#pragma once
#include "standard.hpp"

// A name of the program's is no worse for one of our parameters that is called the same.
#if defined(__GNUC__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wshadow"
#endif

#include "mizzle.hpp"

#include "database/facade.hpp"
#include "database/rows/common_readers.hpp"
#include "sqlite/connection.hpp"

#include <concepts>
#include <string>
#include <utility>

namespace mizzle {

// One connection, for one thread at a time. Movable; rows being streamed and open transactions must end first.
class sqlite : public detail::facade<sqlite, detail::sqlite_detail::connection> {
public:
    using options_type = sqlite_options;
    // A path, ":memory:", or a URI such as "file:app.db?mode=ro". Throws connection_error where there is no database.
    explicit sqlite(const detail::given_string& name, const sqlite_options& options = {});

    // For those who copy: std::move() hands a connection over, a reference lends it.
    template <std::same_as<sqlite> Same> explicit(false) sqlite(Same& other) : facade(std::move(other)) {
        static_assert(!std::same_as<Same, sqlite>,
                      "mizzle: a connection cannot be copied; take it by reference, or std::move() it");
    }
    MIZZLE_DETAIL_OPENED_OTHERWISE(sqlite, "\"app.db\"")

    // For what is not wrapped here; it stays open as long as this object.
    sqlite3* native_handle() const;
};

}  // namespace mizzle

#ifdef MIZZLE_COMPILED
#ifndef MIZZLE_COMPILED_SQLITE
#error "mizzle: this program links mizzle::compiled; link mizzle::compiled_sqlite in the place of mizzle::sqlite"
#endif
namespace mizzle::detail {

extern template class transaction_levels<sqlite_detail::connection>;
extern template class database_connection<sqlite_detail::connection>;
extern template class running_statement<sqlite_detail::connection>;
extern template class session_use<sqlite>;
extern template void fetch_all(database_connection<sqlite_detail::connection>&,
                               sqlite_detail::connection::prepared_type&, value_list&,
                               row_sink<sqlite_detail::connection::cursor_type>&);
extern template std::size_t fetch_first(database_connection<sqlite_detail::connection>&,
                                        sqlite_detail::connection::prepared_type&, value_list&, void*,
                                        const member_reader<sqlite_detail::connection::cursor_type>*, int, how_many);
extern template std::int64_t run_to_end(database_connection<sqlite_detail::connection>&,
                                        sqlite_detail::connection::prepared_type&, value_list&);
MIZZLE_DETAIL_COMMON_READERS(extern, sqlite_detail::connection::cursor_type)

}  // namespace mizzle::detail
#else
#include "sqlite.ipp"
#endif

#if defined(__GNUC__)
#pragma GCC diagnostic pop
#endif
