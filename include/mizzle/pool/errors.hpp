// What a pool throws that has no connection to give.
#pragma once
#include "../error.hpp"

#if defined(__GNUC__)
#pragma GCC visibility push(default)
#endif

namespace mizzle {

// A pool_error is thrown where a pool lends no connection.
class pool_error : public error {
    using error::error;
};
// pool_timeout is thrown where all connections stayed in use, or a writer's turn did not come, as long as the call
// could wait.
class pool_timeout : public pool_error {
    using pool_error::pool_error;
};
// pool_overloaded is thrown where as many calls wait already as most_waiting allows, so that this one did not wait.
class pool_overloaded : public pool_error {
    using pool_error::pool_error;
};
// pool_closed is thrown where the pool was closed by close(), before the call or while it waited.
class pool_closed : public pool_error {
    using pool_error::pool_error;
};

}  // namespace mizzle

#if defined(__GNUC__)
#pragma GCC visibility pop
#endif
