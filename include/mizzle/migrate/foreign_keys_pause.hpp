// Foreign keys that are not looked after while a migration rebuilds tables, and are again afterwards, whatever happens.
#pragma once
#include "session.hpp"

namespace mizzle::detail {

class foreign_keys_pause {
public:
    // Before the transaction begins, inside of which the database would not listen.
    foreign_keys_pause(migration_session& s, bool wanted) : session_(s) {
        if (!wanted || s.number(s.words().foreign_keys) == 0) return;
        s.exec(s.words().foreign_keys_off);
        is_off_ = true;
    }
    foreign_keys_pause(const foreign_keys_pause&) = delete;
    foreign_keys_pause& operator=(const foreign_keys_pause&) = delete;
    ~foreign_keys_pause() {
        try {
            end();
        } catch (...) {
            // An error is on its way already, and the connection fails at whatever is asked next.
        }
    }

    void end() {
        if (!is_off_) return;
        session_.exec(session_.words().foreign_keys_on);
        is_off_ = false;
    }

private:
    migration_session& session_;
    bool is_off_ = false;
};

}  // namespace mizzle::detail
