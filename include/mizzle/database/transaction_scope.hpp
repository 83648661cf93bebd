// A savepoint around several statements that must happen together, inside a transaction or outside of one.
#pragma once
#include <string>

namespace mizzle {

template <class Driver> class all_or_nothing {
public:
    explicit all_or_nothing(Driver& d) : driver_(d) { driver_.begin_savepoint(); }
    all_or_nothing(const all_or_nothing&) = delete;
    all_or_nothing& operator=(const all_or_nothing&) = delete;
    ~all_or_nothing() {
        if (!kept_) driver_.abandon_savepoint();
    }
    // May throw: the constraints that wait for the end are checked now.
    void keep() {
        driver_.keep_savepoint();
        kept_ = true;
    }

private:
    Driver& driver_;
    bool kept_ = false;
};

}  // namespace mizzle
