// The functions of waiting.hpp that no type of a program's takes part in.
#pragma once
#include "../inline.hpp"
#include "waiting.hpp"

namespace mizzle::detail::mysql_detail {

MIZZLE_INLINE void waiting::set_limit([[maybe_unused]] MYSQL* m, const time_limit* limit) {
#if defined(MARIADB_PACKAGE_VERSION_ID)
    if (limit != nullptr && std::exchange(prepared_for_, m) != m) mysql_options(m, MYSQL_OPT_NONBLOCK, nullptr);
#endif
    limit_ = limit;
}

}  // namespace mizzle::detail::mysql_detail
