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

namespace mizzle {
template class transaction_levels<mysql_detail::connection>;
template class database_connection<mysql_detail::connection>;
template class running_statement<mysql_detail::connection>;
}  // namespace mizzle
