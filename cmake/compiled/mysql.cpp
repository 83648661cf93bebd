#include <mizzle/mysql.hpp>

#include <mizzle/mysql/address.ipp>
#include <mizzle/mysql/client.ipp>
#include <mizzle/mysql/connection.ipp>
#include <mizzle/mysql/create.ipp>
#include <mizzle/mysql/errors.ipp>
#include <mizzle/mysql/messages.ipp>
#include <mizzle/mysql/one_statement.ipp>
#include <mizzle/mysql/session.ipp>
#include <mizzle/mysql/settings.ipp>
#include <mizzle/mysql/waiting.ipp>
#include <mizzle/mysql.ipp>

namespace mizzle::detail {
template class transaction_levels<mysql_detail::connection>;
template class database_connection<mysql_detail::connection>;
template class running_statement<mysql_detail::connection>;
template class session_use<mysql>;
template void fetch_all(database_connection<mysql_detail::connection>&, mysql_detail::connection::prepared_type&, value_list&, row_sink<mysql_detail::connection::cursor_type>&);
template std::size_t fetch_first(database_connection<mysql_detail::connection>&, mysql_detail::connection::prepared_type&, value_list&, void*, const member_reader<mysql_detail::connection::cursor_type>*, int, how_many);
template std::int64_t run_to_end(database_connection<mysql_detail::connection>&, mysql_detail::connection::prepared_type&, value_list&);
MIZZLE_DETAIL_COMMON_READERS(, mysql_detail::connection::cursor_type)
}  // namespace mizzle::detail
