// Writers that take turns: on a database that has one at a time, a pool gives its connections such turns, so that a
// writer waits for those before it, and for nobody who came later.
#pragma once

namespace mizzle::detail {

class time_limit;

// `limit` may be null. take() throws where the turn does not come in time.
class write_turns {
public:
    virtual void take(const time_limit* limit) = 0;
    virtual void give() noexcept = 0;

protected:
    ~write_turns() = default;
};

// A connection's part in it: the outermost of what writes takes the turn, and what is within has it.
class turn_of_connection {
public:
    void belong_to(write_turns* turns) { turns_ = turns; }
    // Of one who has taken the turn for this connection already.
    void entered() noexcept { ++depth_; }
    void left() noexcept { --depth_; }

    void enter(const time_limit* limit);
    void leave() noexcept {
        if (turns_ != nullptr && --depth_ == 0) turns_->give();
    }

private:
    write_turns* turns_ = nullptr;
    int depth_ = 0;
};

// A driver whose database has one writer at a time.
template <class Driver>
concept single_writer_driver = requires { requires Driver::has_single_writer; };

// The turn of a statement that may write. Nothing on other databases.
template <bool Takes, class Connection> class write_turn {
public:
    explicit write_turn(Connection& c) : connection_(c) {
        if constexpr (Takes) c.turn().enter(c.limit());
    }
    write_turn(const write_turn&) = delete;
    write_turn& operator=(const write_turn&) = delete;
    ~write_turn() {
        if constexpr (Takes) connection_.turn().leave();
    }

private:
    Connection& connection_;
};

}  // namespace mizzle::detail

#ifndef MIZZLE_COMPILED
#include "turn.ipp"
#endif
