// Where the client library puts the values of a row.
#pragma once
#include "client.hpp"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <memory>
#include <string_view>

namespace mizzle::detail::mysql_detail {

enum class stored_kind : unsigned char { whole32, whole64, single, real, decimal, text, bits, date, time, timestamp };

constexpr stored_kind kind_of(enum_field_types type) {
    switch (type) {
    case MYSQL_TYPE_LONG: return stored_kind::whole32;
    case MYSQL_TYPE_TINY:
    case MYSQL_TYPE_SHORT:
    case MYSQL_TYPE_INT24:
    case MYSQL_TYPE_YEAR:
    case MYSQL_TYPE_LONGLONG: return stored_kind::whole64;
    case MYSQL_TYPE_FLOAT: return stored_kind::single;
    case MYSQL_TYPE_DOUBLE: return stored_kind::real;
    case MYSQL_TYPE_DECIMAL:
    case MYSQL_TYPE_NEWDECIMAL: return stored_kind::decimal;
    case MYSQL_TYPE_BIT: return stored_kind::bits;
    case MYSQL_TYPE_DATE: return stored_kind::date;
    case MYSQL_TYPE_TIME: return stored_kind::time;
    case MYSQL_TYPE_DATETIME:
    case MYSQL_TYPE_TIMESTAMP: return stored_kind::timestamp;
    default: return stored_kind::text;
    }
}
constexpr bool is_text_kind(stored_kind kind) {
    return kind == stored_kind::text || kind == stored_kind::decimal || kind == stored_kind::bits;
}

struct column {
    stored_kind kind;
    bool is_described, is_unsigned, is_binary;
    enum_field_types type;  // as the server says it
    client_flag is_null, is_cut;
    unsigned long length;  // of text, all of it
    std::size_t capacity;
    std::unique_ptr<char[]> data;
    union {
        std::int32_t whole32;
        std::int64_t whole64;
        float single;
        double real;
        MYSQL_TIME time;
    };

    std::string_view text() const { return {data.get(), length}; }
};

class result_columns {
public:
    // Gives the statement places for the columns that it has now: they may be others than at its last run, since a
    // table may have changed. False where the library has no memory for it.
    bool prepare(MYSQL_STMT* s) {
        const unsigned count = s->field_count;
        if (count != count_) {
            auto columns = std::make_unique<column[]>(count);
            binds_ = std::make_unique<MYSQL_BIND[]>(count);
            columns_ = std::move(columns);
            count_ = count;
            is_bound_ = false;
        }
        for (unsigned i = 0; i < count; ++i) {
            if (!columns_[i].is_described || !fits(columns_[i], s->fields[i])) describe(i, s->fields[i]);
            // The library forgets places of its own accord, as after a procedure's several results.
            is_bound_ = is_bound_ && s->bind != nullptr && s->bind[i].buffer == binds_[i].buffer;
        }
        return is_bound_ || bind(s);
    }
    // After a row some of whose texts are longer than their places.
    bool complete(MYSQL_STMT* s) {
        for (unsigned i = 0; i < count_; ++i) {
            auto& c = columns_[i];
            if (!is_text_kind(c.kind) || c.is_null || c.length <= c.capacity) continue;
            const auto whole = c.length;
            make_room(i, std::bit_ceil(static_cast<std::size_t>(whole)));
            auto place = binds_[i];
            if (mysql_stmt_fetch_column(s, &place, i, 0) != 0) return false;
            c.length = whole;
            is_bound_ = false;
        }
        return is_bound_ || bind(s);
    }
    // Long texts were an exception, so their memory is not kept. True where there were any.
    bool shrink() noexcept {
        bool any = false;
        for (unsigned i = 0; i < count_; ++i)
            if (columns_[i].capacity > longest_kept) {
                let_go(i);
                any = true;
            }
        return any;
    }
    const column& operator[](int index) const { return columns_[static_cast<std::size_t>(index)]; }

private:
    static constexpr std::size_t longest_kept = 65536;

    static bool is_unsigned(const MYSQL_FIELD& f) { return (f.flags & UNSIGNED_FLAG) != 0; }
    static bool fits(const column& c, const MYSQL_FIELD& f) {
        constexpr unsigned binary = 63;
        return c.type == f.type && c.is_unsigned == is_unsigned(f) && c.is_binary == (f.charsetnr == binary);
    }
    void describe(unsigned i, const MYSQL_FIELD& f) {
        auto& c = columns_[i];
        auto& b = binds_[i];
        c.is_described = false;  // until it has its place
        c.type = f.type;
        c.kind = kind_of(f.type);
        c.is_unsigned = is_unsigned(f);
        c.is_binary = f.charsetnr == 63;
        b = {};
        b.is_null = &c.is_null;
        b.error = &c.is_cut;
        b.length = &c.length;
        b.is_unsigned = c.is_unsigned;
        switch (c.kind) {
        case stored_kind::whole32: place(b, MYSQL_TYPE_LONG, &c.whole32, sizeof c.whole32); break;
        case stored_kind::whole64: place(b, MYSQL_TYPE_LONGLONG, &c.whole64, sizeof c.whole64); break;
        case stored_kind::single: place(b, MYSQL_TYPE_FLOAT, &c.single, sizeof c.single); break;
        case stored_kind::real: place(b, MYSQL_TYPE_DOUBLE, &c.real, sizeof c.real); break;
        case stored_kind::date:
        case stored_kind::time:
        case stored_kind::timestamp: place(b, f.type, &c.time, sizeof c.time); break;
        case stored_kind::decimal:
        case stored_kind::text:
        case stored_kind::bits:
            make_room(i, std::clamp<std::size_t>(f.length, 16, 256));
            b.buffer_type = MYSQL_TYPE_STRING;
            break;
        }
        c.is_described = true;
        is_bound_ = false;
    }
    static void place(MYSQL_BIND& b, enum_field_types type, void* where, std::size_t size) {
        b.buffer_type = type;
        b.buffer = where;
        b.buffer_length = size;
    }
    // It is described anew, and given a place, at the next run: there may be no memory for one now.
    void let_go(unsigned i) noexcept {
        auto& c = columns_[i];
        c.data.reset();
        c.capacity = 0;
        c.is_described = is_bound_ = false;
        binds_[i].buffer = nullptr;
        binds_[i].buffer_length = 0;
    }
    void make_room(unsigned i, std::size_t size) {
        auto& c = columns_[i];
        c.data = std::make_unique_for_overwrite<char[]>(size);
        c.capacity = size;
        binds_[i].buffer = c.data.get();
        binds_[i].buffer_length = size;
    }
    bool bind(MYSQL_STMT* s) {
        is_bound_ = mysql_stmt_bind_result(s, binds_.get()) == 0;
        return is_bound_;
    }

    std::unique_ptr<column[]> columns_;
    std::unique_ptr<MYSQL_BIND[]> binds_;
    unsigned count_ = 0;
    bool is_bound_ = false;
};

}  // namespace mizzle::detail::mysql_detail
