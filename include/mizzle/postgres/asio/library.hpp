// Asio, the library of its own.
#pragma once
#include <asio.hpp>

#if ASIO_VERSION < 102200
#error "mizzle: postgres/asio.hpp needs Asio 1.22"
#endif

namespace mizzle::detail::asio_detail {

namespace asio = ::asio;

// The token of a call that has none.
#if defined(ASIO_HAS_CO_AWAIT)
using default_token = asio::use_awaitable_t<>;
#else
struct default_token {};
#endif

}  // namespace mizzle::detail::asio_detail
