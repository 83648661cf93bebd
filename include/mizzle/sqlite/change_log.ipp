// The functions of change_log.hpp that no type of a program's takes part in.
#pragma once
#include "../inline.hpp"
#include "change_log.hpp"

#include <algorithm>
#include <exception>
#include <new>
#include <utility>

namespace mizzle::detail::sqlite_detail {

MIZZLE_INLINE change_log::change_log(sqlite3* db) : db_(db) {
    if (void* before = sqlite3_update_hook(db, &on_update, this); before != nullptr) {
        sqlite3_update_hook(db, nullptr, nullptr);
        throw_usage_error("mizzle: this connection had an update hook already, which is gone now; changes() is made "
                          "once, and the program sets no hook of its own");
    }
    sqlite3_rollback_hook(db, &on_rollback, this);
    // So that a deletion of all rows tells of each.
    sqlite3_set_authorizer(db, &on_prepare, this);
}

MIZZLE_INLINE bool change_log::is_watched(const char* database, const char* table) const {
    return database != nullptr && table != nullptr && std::string_view(database) != "temp" &&
           std::any_of(handlers_.begin(), handlers_.end(), [&](const kept& k) { return k.table == table; });
}

MIZZLE_INLINE int change_log::on_prepare(void* self, int action, const char* table, const char*, const char* database,
                                         const char*) {
    return action == SQLITE_DELETE && static_cast<change_log*>(self)->is_watched(database, table) ? SQLITE_IGNORE
                                                                                                  : SQLITE_OK;
}

MIZZLE_INLINE void change_log::on_update(void* self, int operation, const char* database, const char* table,
                                         sqlite3_int64 rowid) {
    auto& log = *static_cast<change_log*>(self);
    if (!log.is_watched(database, table)) return;
    using kind = row_change::kind_type;
    const auto what = operation == SQLITE_INSERT   ? kind::inserted
                      : operation == SQLITE_DELETE ? kind::deleted
                                                   : kind::updated;
    try {
        for (std::size_t i = 0; i < log.handlers_.size(); ++i)
            if (log.handlers_[i].table == table) log.changes_.push_back({{what, rowid}, i});
    } catch (const std::bad_alloc&) { log.is_short_of_memory_ = true; }
}

MIZZLE_INLINE void change_log::on_rollback(void* self) {
    auto& log = *static_cast<change_log*>(self);
    log.changes_.clear();
    log.marks_.clear();
    log.before_statement_ = 0;
}

MIZZLE_INLINE void change_log::heed(std::string_view sql, bool has_failed) {
    if (has_failed) changes_.resize(std::min(changes_.size(), before_statement_));
    else follow_savepoints(sql);
    before_statement_ = changes_.size();
    if (sqlite3_get_autocommit(db_) != 0) tell();
}

MIZZLE_INLINE void change_log::tell() {
    marks_.clear();
    before_statement_ = 0;
    const auto told = std::exchange(changes_, {});
    std::exception_ptr first;
    for (const auto& c : told) {
        try {
            handlers_[c.handler].handler(c.row);
        } catch (...) {
            if (first == nullptr) first = std::current_exception();
        }
    }
    if (first != nullptr) std::rethrow_exception(first);
    if (std::exchange(is_short_of_memory_, false)) throw std::bad_alloc();
}

// The words of the library's own statements, and of SQL text that runs statement by statement.
MIZZLE_INLINE void change_log::follow_savepoints(std::string_view sql) {
    std::string words[5];
    std::size_t count = 0;
    const auto end_statement = [&] {
        const auto at = [&](std::size_t i) { return i < count ? std::string_view(words[i]) : std::string_view(); };
        if (at(0) == "savepoint") {
            marks_.push_back({words[1], changes_.size()});
        } else if (at(0) == "release") {
            release(at(1) == "savepoint" ? at(2) : at(1));
        } else if (at(0) == "rollback") {
            const std::size_t to = at(1) == "transaction" ? 2 : 1;
            if (at(to) == "to") roll_back_to(at(to + 1) == "savepoint" ? at(to + 2) : at(to + 1));
        }
        for (auto& w : words) w.clear();
        count = 0;
    };
    for (std::size_t i = 0; i < sql.size();) {
        const char c = sql[i];
        if (sql.substr(i).starts_with("--")) {
            i = std::min(sql.find('\n', i), sql.size());
        } else if (sql.substr(i).starts_with("/*")) {
            i = std::min(sql.find("*/", i + 2), sql.size() - 2) + 2;
        } else if (c == ';') {
            end_statement();
            ++i;
        } else if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f') {
            ++i;
        } else {
            const char quote = c == '[' ? ']' : c == '"' || c == '\'' || c == '`' ? c : '\0';
            std::string word;
            if (quote != '\0') {
                for (++i; i < sql.size(); ++i) {
                    if (sql[i] == quote) {
                        const bool is_doubled = quote != ']' && sql.substr(i + 1).starts_with(quote);
                        if (!is_doubled) break;
                        ++i;
                    }
                    word += sql[i];
                }
                ++i;
            } else {
                for (; i < sql.size() && std::string_view(" \t\n\r\f;").find(sql[i]) == std::string_view::npos; ++i)
                    word += sql[i];
            }
            for (char& letter : word) letter = small_letter(letter);
            // Of others nothing more is to be learnt.
            if (count == 0 && word != "savepoint" && word != "release" && word != "rollback") return;
            if (count < 5) words[count++] = std::move(word);
        }
    }
    end_statement();
}

MIZZLE_INLINE void change_log::roll_back_to(std::string_view name) {
    const auto found = std::find_if(marks_.rbegin(), marks_.rend(), [&](const mark& m) { return m.name == name; });
    if (found == marks_.rend()) return;
    changes_.resize(std::min(changes_.size(), found->size));
    marks_.erase(found.base(), marks_.end());
}

MIZZLE_INLINE void change_log::release(std::string_view name) {
    const auto found = std::find_if(marks_.rbegin(), marks_.rend(), [&](const mark& m) { return m.name == name; });
    if (found != marks_.rend()) marks_.erase(found.base() - 1, marks_.end());
}

}  // namespace mizzle::detail::sqlite_detail
