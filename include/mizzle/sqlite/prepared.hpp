// The prepared statements of a connection: by the number of their type, by type and shape, or by text.
#pragma once
#include "../database/lower.hpp"
#include "errors.hpp"

#include <sqlite3.h>

#include <list>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace mizzle::sqlite_detail {

struct prepared {
    sqlite3_stmt* statement = nullptr;
    bool in_use = false;
    bool is_temporary = false;  // made because the kept one was in use

    prepared() = default;
    prepared(const prepared&) = delete;
    prepared& operator=(const prepared&) = delete;
    ~prepared() { sqlite3_finalize(statement); }
};

inline sqlite3_stmt* prepare(sqlite3* db, std::string_view text, unsigned flags) {
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v3(db, text.data(), static_cast<int>(text.size()), flags, &statement, nullptr) != SQLITE_OK)
        throw_error(db, text);
    return statement;
}

class prepared_statements {
public:
    explicit prepared_statements(std::size_t capacity) : capacity_(capacity == 0 ? 1 : capacity) {}

    // A statement ready to be bound; it is not in use elsewhere.
    prepared& find(sqlite3* db, const statement_source& source) {
        if (source.slot == nullptr) return find_by_text(db, source.text);
        const auto index = source.slot->index();
        if (index < kept_.size() && kept_[index] && kept_[index]->fixed) [[likely]] {
            auto& entry = *kept_[index]->fixed;
            return entry.in_use ? temporary(db, sqlite3_sql(entry.statement)) : entry;
        }
        return find_by_slot(db, source, index);
    }

    void clear() {
        kept_.clear();
        by_text_.clear();
        recent_.clear();
    }

private:
    struct shaped {
        statement_shape shape;
        std::unique_ptr<prepared> entry;
    };
    // Of one statement type: its only text, or the texts of its shapes, the latest first.
    struct kept_entry {
        std::unique_ptr<prepared> fixed;
        std::vector<shaped> shapes;
    };
    struct text_entry {
        std::string text;
        prepared entry;
    };
    static constexpr std::size_t max_shapes = 64;

    [[gnu::noinline]] prepared& find_by_slot(sqlite3* db, const statement_source& source, std::uint32_t index) {
        if (index >= kept_.size()) kept_.resize(index + 1);
        auto& slot = kept_[index];
        if (!slot) slot = std::make_unique<kept_entry>();
        if (source.shape == nullptr) {
            auto entry = std::make_unique<prepared>();
            entry->statement = prepare(db, source.text, SQLITE_PREPARE_PERSISTENT);
            slot->fixed = std::move(entry);
            return *slot->fixed;
        }
        auto& shapes = slot->shapes;
        for (std::size_t i = 0; i < shapes.size(); ++i) {
            if (shapes[i].shape == *source.shape) {
                if (i != 0) std::swap(shapes[i], shapes[i - 1]);
                auto& entry = *shapes[i == 0 ? 0 : i - 1].entry;
                return entry.in_use ? temporary(db, sqlite3_sql(entry.statement)) : entry;
            }
        }
        std::string text;
        source.render(text, dialect_id::sqlite, source.statement);
        auto entry = std::make_unique<prepared>();
        entry->statement = prepare(db, text, SQLITE_PREPARE_PERSISTENT);
        if (shapes.size() == max_shapes) {
            for (auto i = shapes.size(); i-- > 0;) {
                if (!shapes[i].entry->in_use) {
                    shapes.erase(shapes.begin() + static_cast<std::ptrdiff_t>(i));
                    break;
                }
            }
        }
        shapes.insert(shapes.begin(), shaped{*source.shape, std::move(entry)});
        return *shapes.front().entry;
    }

    prepared& find_by_text(sqlite3* db, std::string_view text) {
        if (const auto found = by_text_.find(text); found != by_text_.end()) {
            recent_.splice(recent_.begin(), recent_, found->second);
            auto& entry = found->second->entry;
            return entry.in_use ? temporary(db, text) : entry;
        }
        auto* statement = prepare(db, text, SQLITE_PREPARE_PERSISTENT);
        for (auto i = recent_.end(); by_text_.size() >= capacity_ && i != recent_.begin();) {
            --i;
            if (i->entry.in_use) continue;
            by_text_.erase(i->text);
            i = recent_.erase(i);
        }
        recent_.emplace_front().text = text;
        recent_.front().entry.statement = statement;
        by_text_.emplace(recent_.front().text, recent_.begin());
        return recent_.front().entry;
    }

    static prepared& temporary(sqlite3* db, std::string_view text) {
        auto entry = std::make_unique<prepared>();
        entry->statement = prepare(db, text, 0);
        entry->is_temporary = true;
        return *entry.release();
    }

    std::size_t capacity_;
    std::vector<std::unique_ptr<kept_entry>> kept_;
    std::list<text_entry> recent_;
    std::unordered_map<std::string_view, std::list<text_entry>::iterator> by_text_;
};

}  // namespace mizzle::sqlite_detail
