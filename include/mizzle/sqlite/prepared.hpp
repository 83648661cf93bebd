// The prepared statements of a connection, found by the keys of their texts.
#pragma once
#include "../database/lower.hpp"
#include "errors.hpp"

#include <sqlite3.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>

namespace mizzle::sqlite_detail {

struct prepared {
    sqlite3_stmt* const statement;
    const std::size_t text_size;
    const bool is_read_only;
    bool is_temporary = false;  // made because the kept one was in use
    bool in_use = false;
    kept duration = kept::always;
    std::uint64_t last_used = 0;

    prepared(sqlite3_stmt* s, std::size_t size)
        : statement(s), text_size(size), is_read_only(sqlite3_stmt_readonly(s) != 0) {}
    prepared(const prepared&) = delete;
    prepared& operator=(const prepared&) = delete;
    ~prepared() { sqlite3_finalize(statement); }

    std::string_view text() const { return {sqlite3_sql(statement), text_size}; }
};

inline prepared* make_prepared(sqlite3* db, std::string_view text, unsigned flags) {
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v3(db, text.data(), static_cast<int>(text.size()), flags, &statement, nullptr) != SQLITE_OK)
        throw_error(db, text);
    return new prepared(statement, text.size());
}

// A hash table with open addressing: a key's place is the first free one at or after its own. Statements of texts that
// are made at run time are bounded in number: the one that was used least recently makes room.
class prepared_statements {
public:
    explicit prepared_statements(std::size_t capacity) : capacity_(capacity == 0 ? 1 : capacity) { grow(); }
    prepared_statements(const prepared_statements&) = delete;
    prepared_statements& operator=(const prepared_statements&) = delete;
    ~prepared_statements() {
        for (std::size_t i = 0; i < size_; ++i) delete places_[i].entry;
    }

    // A statement ready to be bound, which is not in use elsewhere; nothing if it is not prepared yet.
    prepared* find(sqlite3* db, const text_key& key) {
        const auto& found = places_[place_of(key)];
        if (found.entry == nullptr) return nullptr;
        if (found.entry->in_use) [[unlikely]]
            return &temporary(db, found.entry->text());
        found.entry->last_used = ++uses_;
        return found.entry;
    }

    [[gnu::noinline]] prepared& prepare(sqlite3* db, const text_key& key, std::string_view text, kept duration) {
        if (count_ + 1 > size_ / 2) grow();
        auto* made = make_prepared(db, text, SQLITE_PREPARE_PERSISTENT);
        made->duration = duration;
        made->last_used = ++uses_;
        if (duration == kept::recently_used) {
            if (recent_ >= capacity_) drop_least_recent();
            ++recent_;
        }
        ++count_;
        places_[place_of(key)] = {key, made};
        return *made;
    }

    // A text made at run time. Two of one key are told apart.
    prepared& find_text(sqlite3* db, std::string_view text) {
        const auto key = key_of(text);
        const auto* there = places_[place_of(key)].entry;
        if (there == nullptr) return prepare(db, key, text, kept::recently_used);
        return there->text() == text ? *find(db, key) : temporary(db, text);
    }

private:
    struct place {
        text_key key;
        prepared* entry = nullptr;
    };

    // Where the key is, or else the place that is free for it.
    std::size_t place_of(const text_key& key) const {
        std::size_t i = key.first & (size_ - 1);
        while (places_[i].entry != nullptr && !(places_[i].key == key)) i = (i + 1) & (size_ - 1);
        return i;
    }

    void grow() {
        const auto former = std::move(places_);
        const auto former_size = size_;
        size_ = former_size == 0 ? 64 : former_size * 2;
        places_ = std::make_unique<place[]>(size_);
        for (std::size_t i = 0; i < former_size; ++i)
            if (former[i].entry != nullptr) places_[place_of(former[i].key)] = former[i];
    }

    void drop_least_recent() {
        std::size_t oldest = size_;
        for (std::size_t i = 0; i < size_; ++i) {
            const auto* e = places_[i].entry;
            if (e == nullptr || e->duration == kept::always || e->in_use) continue;
            if (oldest == size_ || e->last_used < places_[oldest].entry->last_used) oldest = i;
        }
        if (oldest == size_) return;
        delete places_[oldest].entry;
        --recent_;
        --count_;
        // Those that follow may have stood after it only because its place was taken.
        auto free = oldest;
        for (auto i = (free + 1) & (size_ - 1); places_[i].entry != nullptr; i = (i + 1) & (size_ - 1)) {
            const auto own = places_[i].key.first & (size_ - 1);
            if (((i - own) & (size_ - 1)) < ((i - free) & (size_ - 1))) continue;
            places_[free] = places_[i];
            free = i;
        }
        places_[free].entry = nullptr;
    }

    [[gnu::cold, gnu::noinline]] static prepared& temporary(sqlite3* db, std::string_view text) {
        auto* made = make_prepared(db, text, 0);
        made->is_temporary = true;
        return *made;
    }

    std::unique_ptr<place[]> places_;
    std::size_t size_ = 0;  // a power of two
    std::size_t count_ = 0, recent_ = 0, capacity_;
    std::uint64_t uses_ = 0;
};

}  // namespace mizzle::sqlite_detail
