// Who may use a connection now: itself outside of transactions, else the innermost open transaction.
#pragma once
#include "../error.hpp"

namespace mizzle {

class transaction_levels {
public:
    int level() const { return level_; }
    // 0 outside of transactions, 1 in one, more in its savepoints.
    void set_level(int level) { level_ = level; }
    void expect_level(int level) const {
        if (level_ != level) [[unlikely]]
            refuse(level);
    }

private:
    [[noreturn, gnu::cold, gnu::noinline]] void refuse(int level) const {
        if (level == 0)
            throw usage_error(
                "mizzle: the connection has an open transaction; use the tx that its block is given until it ends");
        if (level > level_) throw usage_error("mizzle: this transaction has ended; begin another one");
        throw usage_error("mizzle: a nested transaction is open; use the tx that its block is given until it ends");
    }

    int level_ = 0;
};

}  // namespace mizzle
