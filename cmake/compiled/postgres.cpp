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

namespace mizzle {
template class transaction_levels<postgres_detail::connection>;
template class database_connection<postgres_detail::connection>;
template class running_statement<postgres_detail::connection>;
}  // namespace mizzle
