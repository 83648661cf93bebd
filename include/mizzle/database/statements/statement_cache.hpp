// The prepared statements of a connection, found by the keys of their texts.
#pragma once
#include "../../sql/statement_key.hpp"
#include "../driver.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <utility>

namespace mizzle::detail {

// A hash table with open addressing: a key's place is the first free one at or after its own. Statements of texts that
// are made at run time are bounded in number: the one that was used least recently makes room.
template <class Statement> class statement_cache {
public:
    explicit statement_cache(std::size_t capacity) : capacity_(capacity == 0 ? 1 : capacity) { grow(); }

    // Nothing if there is none.
    Statement* find(const text_key& key) {
        auto* found = places_[place_of(key)].statement.get();
        if (found != nullptr) [[likely]]
            found->last_used = ++uses_;
        return found;
    }

    void add(const text_key& key, std::unique_ptr<Statement> made) {
        if (count_ + 1 > size_ / 2) grow();
        made->last_used = ++uses_;
        if (made->facts.duration == kept::recently_used) ++recent_;
        ++count_;
        auto& free = places_[place_of(key)];
        free.key = key;
        free.statement = std::move(made);
    }
    // What has to make room for another one, for the driver to let go of; nothing where there is room, or all are in
    // use. Several, one after another, where many were in use.
    std::unique_ptr<Statement> make_room() { return recent_ >= capacity_ ? drop_least_recent() : nullptr; }

    template <class F> void each(F&& f) {
        for (std::size_t i = 0; i < size_; ++i)
            if (places_[i].statement) f(*places_[i].statement);
    }

private:
    struct place {
        text_key key;
        std::unique_ptr<Statement> statement;
    };

    // A template, for a hash is wider than std::size_t on some processors and the same on others.
    template <class Hash> static std::size_t low_bits(Hash hash) { return static_cast<std::size_t>(hash); }
    // Where the key is, or else the place that is free for it.
    std::size_t place_of(const text_key& key) const {
        std::size_t i = low_bits(key.first) & (size_ - 1);
        while (places_[i].statement && !(places_[i].key == key)) i = (i + 1) & (size_ - 1);
        return i;
    }

    void grow() {
        const auto former_size = size_, size = former_size == 0 ? 64 : former_size * 2;
        auto former = std::make_unique<place[]>(size);  // before anything is moved: there may be no memory
        former.swap(places_);
        size_ = size;
        for (std::size_t i = 0; i < former_size; ++i)
            if (former[i].statement) places_[place_of(former[i].key)] = std::move(former[i]);
    }

    std::unique_ptr<Statement> drop_least_recent() {
        std::size_t oldest = size_;
        for (std::size_t i = 0; i < size_; ++i) {
            const auto* s = places_[i].statement.get();
            if (s == nullptr || s->facts.duration == kept::always || s->users != 0) continue;
            if (oldest == size_ || s->last_used < places_[oldest].statement->last_used) oldest = i;
        }
        if (oldest == size_) return nullptr;
        auto dropped = std::move(places_[oldest].statement);
        --recent_;
        --count_;
        // Those that follow may have stood after it only because its place was taken.
        auto free = oldest;
        for (auto i = (free + 1) & (size_ - 1); places_[i].statement; i = (i + 1) & (size_ - 1)) {
            const auto own = places_[i].key.first & (size_ - 1);
            if (((i - own) & (size_ - 1)) < ((i - free) & (size_ - 1))) continue;
            places_[free] = std::move(places_[i]);
            free = i;
        }
        return dropped;
    }

    std::unique_ptr<place[]> places_;
    std::size_t size_ = 0;  // a power of two
    std::size_t count_ = 0, recent_ = 0, capacity_;
    std::uint64_t uses_ = 0;
};

}  // namespace mizzle::detail
