// The functions of libpqxx.hpp that no type of a program's takes part in.
#pragma once
#include "../inline.hpp"
#include "libpqxx.hpp"

namespace mizzle::detail::postgres_detail {

MIZZLE_INLINE void session::configure() {
    connection_.set_verbosity(verbose);
#if PQXX_VERSION_MAJOR < 7
    quiet_.emplace(connection_);
    // A connection that is lost stays lost: a statement must not run a second time unasked.
#include <pqxx/internal/ignore-deprecated-pre.hxx>
    connection_.inhibit_reactivation(true);
#include <pqxx/internal/ignore-deprecated-post.hxx>
#elif PQXX_VERSION_MAJOR == 7 && PQXX_VERSION_MINOR < 9
    quiet_.emplace(connection_);
#else
    connection_.set_notice_handler([](pqxx::zview) noexcept {});
#endif
}

}  // namespace mizzle::detail::postgres_detail
