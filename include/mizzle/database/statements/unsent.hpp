// What a transaction was given and has not sent yet, as its connection knows it: see later.hpp.
#pragma once

namespace mizzle::detail {

class unsent_statements {
public:
    unsent_statements() = default;
    unsent_statements(const unsent_statements&) = delete;
    unsent_statements& operator=(const unsent_statements&) = delete;
    virtual ~unsent_statements() = default;

    // Before whatever comes next. Throws what one of them threw, as often as it is called until drop().
    virtual void send() = 0;
    // The level that they were given in is taken back.
    virtual void drop() noexcept = 0;
};

}  // namespace mizzle::detail
