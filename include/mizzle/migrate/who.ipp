// The functions of who.hpp that no type of a program's takes part in.
#pragma once
#include "../inline.hpp"
#include "who.hpp"

namespace mizzle::detail {

MIZZLE_INLINE std::string host_name() {
    char name[256] = {};
    return gethostname(name, sizeof name - 1) == 0 ? name : "localhost";
}

MIZZLE_INLINE std::string user_at_host() {
    const char* user = std::getenv("USER");
    return (user != nullptr && *user != '\0' ? std::string(user) : std::to_string(geteuid())) + "@" + host_name();
}

MIZZLE_INLINE std::int32_t own_backend(migration_session& s) {
    const auto& words = s.words();
    return static_cast<std::int32_t>(words.own_backend.empty() ? getpid() : s.number(words.own_backend));
}

MIZZLE_INLINE bool may_be_running(migration_session& s, const migration_record& r) {
    if (!r.is_half_applied() || r.backend == 0) return false;
    if (!s.words().choose_lock.empty()) s.exec(s.words().choose_lock);
    if (!s.words().backends_of_number.empty())
        return s.number(std::string(s.words().backends_of_number) + std::to_string(r.backend)) != 0;
    if (!r.applied_by.ends_with("@" + host_name())) return true;
    return kill(r.backend, 0) == 0 || errno == EPERM;
}

}  // namespace mizzle::detail
