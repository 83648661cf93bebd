// Foreign keys that are not looked after while a migration rebuilds tables, and are again afterwards, whatever happens.
#pragma once
#include "session.hpp"

namespace mizzle::detail {

class foreign_keys_pause {
public:
    // Before the transaction begins, inside of which the database would not listen.
    foreign_keys_pause(migration_session& s, bool wanted);
    foreign_keys_pause(const foreign_keys_pause&) = delete;
    foreign_keys_pause& operator=(const foreign_keys_pause&) = delete;
    ~foreign_keys_pause();

    void end();

private:
    migration_session& session_;
    bool is_off_ = false;
};

}  // namespace mizzle::detail

#ifndef MIZZLE_COMPILED
#include "foreign_keys_pause.ipp"
#endif
