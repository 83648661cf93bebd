// Asio: the library of its own, or Boost's where a program defines MIZZLE_BOOST_ASIO.
#pragma once
#if defined(MIZZLE_BOOST_ASIO)
#include <boost/asio.hpp>
#else
#include <asio.hpp>
#endif

namespace mizzle::asio_detail {

#if defined(MIZZLE_BOOST_ASIO)
namespace asio = boost::asio;
using error_code = boost::system::error_code;
#else
namespace asio = ::asio;
using error_code = ::asio::error_code;
#endif

}  // namespace mizzle::asio_detail
