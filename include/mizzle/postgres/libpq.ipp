// The functions of libpq.hpp that no type of a program's takes part in.
#pragma once
#include "../inline.hpp"
#include "libpq.hpp"

namespace mizzle::postgres_detail {

MIZZLE_INLINE bool says_of_dead_peers(PGconn* c) {
    const std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> options(PQconninfo(c), &PQconninfoFree);
    if (options == nullptr) return false;
    for (const auto* o = options.get(); o->keyword != nullptr; ++o) {
        const std::string_view word(o->keyword);
        if ((word.starts_with("keepalives") || word == "tcp_user_timeout") && o->val != nullptr) return true;
    }
    return false;
}

MIZZLE_INLINE int command_tags::on_event(PGEventId id, void* event, void* self) noexcept {
    if (id == PGEVT_RESULTCREATE)
        static_cast<command_tags*>(self)->see(PQcmdStatus(static_cast<PGEventResultCreate*>(event)->result));
    return 1;
}

MIZZLE_INLINE void command_tags::see(const char* text) {
    const std::string_view tag(text == nullptr ? "" : text);
    // Most are SELECT, INSERT, UPDATE, FETCH.
    switch (tag.empty() ? '\0' : tag[0]) {
    case 'B':
    case 'C':
    case 'D':
    case 'P':
    case 'R': break;
    case 'S':
        if (tag[1] == 'E') return;
        break;
    default: return;
    }
    const bool takes_back = tag == "ROLLBACK";
    const bool ends =
        takes_back || tag == "COMMIT" || tag == "BEGIN" || tag == "START TRANSACTION" || tag == "PREPARE TRANSACTION";
    if (ends || tag.starts_with("CLOSE CURSOR") || tag == "DISCARD ALL") ++closings_;
    if (own_ || (tag == "BEGIN" && std::exchange(expects_begin_, false))) return;
    if (tag == "SAVEPOINT") has_savepoints_ = true;
    else if (takes_back && has_savepoints_) is_doubtful_ = true;
    else if (ends) ended_ = true;
}

}  // namespace mizzle::postgres_detail
