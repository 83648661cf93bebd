// The functions of foreign_keys_pause.hpp that no type of a program's takes part in.
#pragma once
#include "../inline.hpp"
#include "foreign_keys_pause.hpp"

namespace mizzle::detail {

MIZZLE_INLINE foreign_keys_pause::foreign_keys_pause(migration_session& s, bool wanted) : session_(s) {
    if (!wanted || s.number(s.words().foreign_keys) == 0) return;
    s.exec(s.words().foreign_keys_off);
    is_off_ = true;
}

MIZZLE_INLINE foreign_keys_pause::~foreign_keys_pause() {
    try {
        end();
    } catch (...) {
        // An error is on its way already, and the connection fails at whatever is asked next.
    }
}

MIZZLE_INLINE void foreign_keys_pause::end() {
    if (!is_off_) return;
    session_.exec(session_.words().foreign_keys_on);
    is_off_ = false;
}

}  // namespace mizzle::detail
