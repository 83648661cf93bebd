// Several statements that must happen together: a savepoint inside a transaction, a transaction outside of one.
#pragma once
#include "transaction_options.hpp"

namespace mizzle::detail {

template <class Connection> class all_or_nothing {
public:
    explicit all_or_nothing(Connection& c, const transaction_options* options = nullptr) : connection_(c) {
        connection_.open_level(options);
    }
    all_or_nothing(const all_or_nothing&) = delete;
    all_or_nothing& operator=(const all_or_nothing&) = delete;
    ~all_or_nothing() {
        if (!kept_) connection_.abandon_level();
    }
    // May throw: the constraints that wait for the end are checked now.
    void keep() {
        connection_.keep_level();
        kept_ = true;
    }

private:
    Connection& connection_;
    bool kept_ = false;
};

}  // namespace mizzle::detail
