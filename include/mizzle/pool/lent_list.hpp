// What a pool or its like has lent to sessions, by the database that they were given.
#pragma once
#include <algorithm>
#include <mutex>
#include <utility>
#include <vector>

namespace mizzle::detail {

// `Held` keeps a connection, and *held is its database.
template <class Held> class lent_list {
public:
    auto& add(Held held) {
        const std::lock_guard lock(mutex_);
        return *all_.emplace_back(std::move(held));
    }
    // It is given back when the lock is not held any more.
    template <class Db> Held take_back(const Db& db) {
        const std::lock_guard lock(mutex_);
        const auto found = std::find_if(all_.begin(), all_.end(), [&](const auto& held) { return &*held == &db; });
        auto back = std::move(*found);
        *found = std::move(all_.back());
        all_.pop_back();
        return back;
    }

private:
    std::mutex mutex_;
    std::vector<Held> all_;
};

}  // namespace mizzle::detail
