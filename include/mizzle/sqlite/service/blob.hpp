// read_blob(db, column, condition) opens a large value of a column, which is read in parts, and write_blob() one that
// is written:
//   auto content = read_blob(db, files.content, files.id == 7);
//   while (const auto count = content.read(part)) send(part.first(count));
#pragma once
#include "../../sqlite.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <utility>

namespace mizzle::detail {

namespace sqlite_detail {

// Where a value is. It must end before its connection does.
class open_blob {
public:
    struct place {
        std::string database, table, column;
    };
    open_blob(sqlite3* db, const place& of, std::int64_t row, bool writes) : db_(db) {
        const int result = sqlite3_blob_open(db, of.database.c_str(), of.table.c_str(), of.column.c_str(), row,
                                             writes ? 1 : 0, &blob_);
        if (result != SQLITE_OK) fail(result);
        size_ = static_cast<std::size_t>(sqlite3_blob_bytes(blob_));
    }
    open_blob(open_blob&& other) noexcept
        : db_(other.db_), blob_(std::exchange(other.blob_, nullptr)), size_(other.size_), at_(other.at_) {}
    open_blob& operator=(open_blob&& other) noexcept {
        std::swap(db_, other.db_);
        std::swap(blob_, other.blob_);
        std::swap(size_, other.size_);
        std::swap(at_, other.at_);
        return *this;
    }
    ~open_blob() { sqlite3_blob_close(blob_); }

    std::size_t size() const { return size_; }
    std::size_t position() const { return at_; }
    void seek(std::size_t position) {
        if (position > size_) throw_usage_error("mizzle: a blob has no byte at this position; see size()");
        at_ = position;
    }

protected:
    // f(blob, count, offset) from where it is, at most so many.
    template <class F> std::size_t move(std::size_t count, const F& f) {
        count = std::min({count, size_ - at_, static_cast<std::size_t>(std::numeric_limits<int>::max())});
        if (count == 0) return 0;
        const int result = f(blob_, static_cast<int>(count), static_cast<int>(at_));
        if (result != SQLITE_OK) fail(result);
        at_ += count;
        return count;
    }
    sqlite3_blob* blob() const { return blob_; }

private:
    [[noreturn]] void fail(int result) const {
        if (result == SQLITE_ABORT)
            throw_usage_error("mizzle: the row of this blob was written or removed since, or its transaction ended; "
                              "open it again");
        throw_error(result, sqlite3_errmsg(db_), {}, error_source::run);
    }

    sqlite3* db_;
    sqlite3_blob* blob_ = nullptr;
    std::size_t size_ = 0, at_ = 0;
};

// The blob of the row that the condition says, whatever its key is.
template <class Blob, class Db, class Column, class Condition>
Blob blob_of(Db& db, const Column&, const Condition& condition, bool writes) {
    using table = typename Column::table;
    constexpr auto name = table_name_of<table>();
    const auto row = get<0>(db.one(select(sql<std::int64_t>("_rowid_")).from(table{}).where(condition)));
    return {db.connection().driver().native(),
            {std::string(name.schema.empty() ? "main" : name.schema), std::string(name.name),
             std::string(name_of<Column>())},
            *row,
            writes};
}

}  // namespace sqlite_detail

// Reads from the beginning on, or from where seek() says. While it is open nothing else is in its way, but a row that
// is written meanwhile ends it: usage_error.
class blob_reader : public sqlite_detail::open_blob {
public:
    using open_blob::open_blob;
    // How many bytes there were: as many as fit, fewer at the end, then 0.
    std::size_t read(std::span<std::byte> into) {
        return move(into.size(), [&](sqlite3_blob* blob, int count, int offset) {
            return sqlite3_blob_read(blob, into.data(), count, offset);
        });
    }
};
// Writes over what is there; the value keeps its size, which zeroblob() makes. It ends before its transaction does.
class blob_writer : public sqlite_detail::open_blob {
public:
    using open_blob::open_blob;
    // All of it, or a usage_error where the value ends before.
    void write(std::span<const std::byte> from) {
        if (from.size() > size() - position())
            throw_usage_error("mizzle: a blob keeps its size, and these are more bytes than it has left; make it with "
                              "zeroblob() of the size that is wanted");
        for (std::size_t done = 0; done < from.size();)
            done += move(from.size() - done, [&](sqlite3_blob* blob, int count, int offset) {
                return sqlite3_blob_write(blob, from.data() + done, count, offset);
            });
    }
};

#define MIZZLE_DETAIL_CHECK_BLOB(Db, Column)                                                           \
    static_assert(std::is_same_v<typename Db::dialect, dialects::sqlite>,                              \
                  "mizzle: blobs are read and written in parts on SQLite; elsewhere read the column"); \
    static_assert(std::is_same_v<typename Column::sql_type, types::bytea>,                             \
                  "mizzle: what is read and written in parts is a column of the type bytea")

// Of exactly one row: throws not_found, or too_many_rows. A value that is NULL has no bytes: database_error.
template <class Db, column_like Column, class Condition>
[[nodiscard]] blob_reader read_blob(Db& db, const Column& column, const Condition& condition) {
    MIZZLE_DETAIL_CHECK_BLOB(Db, Column);
    return sqlite_detail::blob_of<blob_reader>(db, column, condition, false);
}
// A value of a bytea column, opened to be written in parts. It keeps its size.
template <class Db, column_like Column, class Condition>
[[nodiscard]] blob_writer write_blob(open_transaction<Db>& tx, const Column& column, const Condition& condition) {
    MIZZLE_DETAIL_CHECK_BLOB(Db, Column);
    static_assert(!has_version<typename Column::table>,
                  "mizzle: a blob is written past the version of its row, which nobody would count up; keep it in a "
                  "table without one");
    return sqlite_detail::blob_of<blob_writer>(tx, column, condition, true);
}
#undef MIZZLE_DETAIL_CHECK_BLOB

// So many bytes of zero, which SQLite makes without having them in memory: to be written over.
inline auto zeroblob(std::int64_t size) { return sql<bytes>("zeroblob({})", size); }

}  // namespace mizzle::detail

namespace mizzle {

// blob_reader reads a value of a bytea column in parts, from the beginning or from where seek() says; it throws
// usage_error where its row was written meanwhile.
using detail::blob_reader;
// blob_writer writes over a value of a bytea column in parts, which keeps its size, that of zeroblob(); more bytes
// than it has left are a usage_error.
using detail::blob_writer;
using detail::read_blob;
// write_blob(tx, files.content, files.id == 8) opens a value of a bytea column to be written in parts, in a
// transaction.
using detail::write_blob;
// zeroblob(size) is so many bytes of zero, which write_blob() writes over: `zeroblob(size)`.
using detail::zeroblob;

}  // namespace mizzle
