// A connection belongs to one thread at a time: two at once are found out, where they meet inside of it.
#pragma once
#include "../error.hpp"

#include <atomic>
#include <new>

namespace mizzle {

// Each thread has an address here that no other has.
inline thread_local constinit char address_of_thread = 0;

// Which thread is inside of a connection. The plain form costs nothing and finds nearly all; the exact one, for debug
// builds, finds all.
class thread_check {
public:
    const void* user() const { return user_.load(std::memory_order_relaxed); }
    // False where another thread is inside.
    bool enter(const void* me) {
#ifdef NDEBUG
        if (user() != nullptr) return false;
        user_.store(me, std::memory_order_relaxed);
        return true;
#else
        const void* nobody = nullptr;
        return user_.compare_exchange_strong(nobody, me);
#endif
    }
    void leave() { user_.store(nullptr, std::memory_order_relaxed); }

private:
    std::atomic<const void*> user_{nullptr};
};

// A thread inside of a connection, while this lives. Within itself it may be there again.
class thread_user {
public:
    explicit thread_user(thread_check& check) : check_(check) {
        const void* me = &address_of_thread;
        if (check.user() == me) return;
        if (!check.enter(me)) [[unlikely]]
            refuse();
        entered_ = true;
    }
    thread_user(thread_check& check, std::nothrow_t) noexcept : check_(check) {
        const void* me = &address_of_thread;
        is_inside_ = check.user() == me;
        if (!is_inside_) is_inside_ = entered_ = check.enter(me);
    }
    thread_user(const thread_user&) = delete;
    thread_user& operator=(const thread_user&) = delete;
    ~thread_user() {
        if (entered_) check_.leave();
    }
    // False where another thread is.
    bool is_inside() const { return is_inside_; }

private:
    [[noreturn, gnu::cold, gnu::noinline]] static void refuse() {
        throw usage_error("mizzle: two threads use one connection at once; give each its own, or let one wait");
    }

    thread_check& check_;
    bool is_inside_ = true, entered_ = false;
};

}  // namespace mizzle
