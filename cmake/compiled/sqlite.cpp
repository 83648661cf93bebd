#include <mizzle/sqlite.hpp>

#include <mizzle/sqlite/cell.ipp>
#include <mizzle/sqlite/change_log.ipp>
#include <mizzle/sqlite/collect.ipp>
#include <mizzle/sqlite/connection.ipp>
#include <mizzle/sqlite/constraint_names.ipp>
#include <mizzle/sqlite/decimal.ipp>
#include <mizzle/sqlite/decimal_functions.ipp>
#include <mizzle/sqlite/errors.ipp>
#include <mizzle/sqlite/function.ipp>
#include <mizzle/sqlite/functions.ipp>
#include <mizzle/sqlite/last_error.ipp>
#include <mizzle/sqlite/limit.ipp>
#include <mizzle/sqlite/number_functions.ipp>
#include <mizzle/sqlite/prepared.ipp>
#include <mizzle/sqlite/search_functions.ipp>
#include <mizzle/sqlite/session.ipp>
#include <mizzle/sqlite/text_functions.ipp>
#include <mizzle/sqlite/time_functions.ipp>
#include <mizzle/sqlite/value_functions.ipp>
#include <mizzle/sqlite.ipp>

namespace mizzle::detail {
template class transaction_levels<sqlite_detail::connection>;
template class database_connection<sqlite_detail::connection>;
template class running_statement<sqlite_detail::connection>;
template class session_use<sqlite>;
template void fetch_all(database_connection<sqlite_detail::connection>&, sqlite_detail::connection::prepared_type&, value_list&, row_sink<sqlite_detail::connection::cursor_type>&);
template std::size_t fetch_first(database_connection<sqlite_detail::connection>&, sqlite_detail::connection::prepared_type&, value_list&, void*, const member_reader<sqlite_detail::connection::cursor_type>*, int, how_many);
template std::int64_t run_to_end(database_connection<sqlite_detail::connection>&, sqlite_detail::connection::prepared_type&, value_list&);
MIZZLE_DETAIL_COMMON_READERS(, sqlite_detail::connection::cursor_type)
}  // namespace mizzle::detail
