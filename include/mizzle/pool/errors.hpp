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
// All connections stayed in use, or a writer's turn did not come, as long as the call could wait.
class pool_timeout : public pool_error {
    using pool_error::pool_error;
};
// So many wait already that the call did not.
class pool_overloaded : public pool_error {
    using pool_error::pool_error;
};
// close() was called.
class pool_closed : public pool_error {
    using pool_error::pool_error;
};

}  // namespace mizzle

#if defined(__GNUC__)
#pragma GCC visibility pop
#endif
