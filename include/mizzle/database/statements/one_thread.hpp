// A connection belongs to one thread at a time: two at once are found out, where they meet inside of it.
#pragma once
#include "../../error.hpp"

#include <atomic>
#include <new>

namespace mizzle::detail {

// Each thread has an address here that no other has.
inline thread_local constinit char address_of_thread = 0;

// Which thread is inside of a connection. The plain form costs nothing and finds nearly all; the exact one, for debug
// builds, finds all.
class thread_check {
public:
    const void* user() const { return user_.load(std::memory_order_relaxed); }
    // False where another thread is inside; `user` is who was there just now.
    bool enter(const void* me, [[maybe_unused]] const void* user) {
#ifdef NDEBUG
        if (user != nullptr) return false;
        user_.store(me, std::memory_order_relaxed);
        return true;
#else
        const void* nobody = nullptr;
        return user_.compare_exchange_strong(nobody, me);
#endif
    }
    void leave(const void* before) { user_.store(before, std::memory_order_relaxed); }

private:
    std::atomic<const void*> user_{nullptr};
};

// A thread inside of a connection, while this lives. Within itself it may be there again.
class thread_user {
public:
    explicit thread_user(thread_check& check) : check_(check), before_(check.user()) {
        const void* me = &address_of_thread;
        if (before_ != me && !check.enter(me, before_)) [[unlikely]]
            refuse();
    }
    thread_user(thread_check& check, std::nothrow_t) noexcept : check_(check), before_(check.user()) {
        const void* me = &address_of_thread;
        is_inside_ = before_ == me || check.enter(me, before_);
    }
    thread_user(const thread_user&) = delete;
    thread_user& operator=(const thread_user&) = delete;
    MIZZLE_ALWAYS_INLINE ~thread_user() {
        if (is_inside_) check_.leave(before_);
    }
    // False where another thread is.
    bool is_inside() const { return is_inside_; }

private:
    [[noreturn]] MIZZLE_COLD MIZZLE_NOINLINE static void refuse() {
        throw usage_error("mizzle: two threads use one connection at once; give each its own, or let one wait");
    }

    thread_check& check_;
    const void* before_;
    bool is_inside_ = true;
};

}  // namespace mizzle::detail
