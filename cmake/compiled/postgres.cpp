#include <mizzle/postgres.hpp>

#include <mizzle/postgres/binary.ipp>
#include <mizzle/postgres/connection.ipp>
#include <mizzle/postgres/copying.ipp>
#include <mizzle/postgres/errors.ipp>
#include <mizzle/postgres/libpq.ipp>
#include <mizzle/postgres/libpqxx.ipp>
#include <mizzle/postgres/messages.ipp>
#include <mizzle/postgres/one_statement.ipp>
#include <mizzle/postgres/sending.ipp>
#include <mizzle/postgres/server_streams.ipp>
#include <mizzle/postgres/text.ipp>
#include <mizzle/postgres.ipp>

namespace mizzle::detail {
template class transaction_levels<postgres_detail::connection>;
template class database_connection<postgres_detail::connection>;
template class running_statement<postgres_detail::connection>;
template class session_use<postgres>;
template void fetch_all(database_connection<postgres_detail::connection>&, postgres_detail::connection::prepared_type&, value_list&, row_sink<postgres_detail::connection::cursor_type>&);
template std::size_t fetch_first(database_connection<postgres_detail::connection>&, postgres_detail::connection::prepared_type&, value_list&, void*, const member_reader<postgres_detail::connection::cursor_type>*, int, how_many);
template std::int64_t run_to_end(database_connection<postgres_detail::connection>&, postgres_detail::connection::prepared_type&, value_list&);
MIZZLE_DETAIL_COMMON_READERS(, postgres_detail::connection::cursor_type)
}  // namespace mizzle::detail
