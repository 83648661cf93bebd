// Who applies a migration, and whether it still does.
#pragma once
#include "session.hpp"

#include <cerrno>
#include <csignal>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <unistd.h>

namespace mizzle::detail {

std::string host_name();
std::string user_at_host();

// What the history calls this connection: the server's number of it, or that of the process where there is no server.
std::int32_t own_backend(migration_session& s);

// Nobody can say it of a process of another machine: it may be.
bool may_be_running(migration_session& s, const migration_record& r);

}  // namespace mizzle::detail

#ifndef MIZZLE_COMPILED
#include "who.ipp"
#endif
