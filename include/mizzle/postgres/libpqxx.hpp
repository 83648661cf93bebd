// The one place that knows how libpqxx 6, 7 and 8 differ.
#pragma once
#include <pqxx/connection>
#include <pqxx/except>
#include <pqxx/nontransaction>
#include <pqxx/stream_to>
#include <pqxx/version>

#include "libpq.hpp"

#include <cstddef>
#include <cstdint>
#include <locale.h>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mizzle::postgres_detail {

// The labels in libpq's error messages are read by errors.hpp: while this lives they are in English.
class english_messages {
public:
    english_messages() : former_(uselocale(c_locale())) {}
    english_messages(const english_messages&) = delete;
    english_messages& operator=(const english_messages&) = delete;
    ~english_messages() { uselocale(former_); }

private:
    static locale_t c_locale() {
        static const locale_t c = newlocale(LC_ALL_MASK, "C", locale_t{});
        return c;
    }
    locale_t former_;
};

// What opens and owns the connection; statements go through libpq's part of it: sending.hpp.
class session {
public:
    explicit session(const std::string& options) : connection_(options) {
        configure();
        tags_.observe(raw());
    }

    bool is_open() const { return connection_.is_open(); }

    // Ends the statement that runs; may be called from another thread.
    void cancel() { connection_.cancel_query(); }

    // libpq's own connection.
    PGconn* raw() const { return raw_connection(connection_); }
    command_tags& tags() { return tags_; }

    pqxx::nontransaction& work() { return work_ ? *work_ : work_.emplace(connection_); }
    // What failed in it would be thrown once more by what is done next.
    void forget_work() noexcept { work_.reset(); }

private:
    void configure();

#if PQXX_VERSION_MAJOR < 7
    static constexpr auto verbose = pqxx::connection_base::verbose;
#else
    static constexpr auto verbose = pqxx::error_verbosity::verbose;
#endif

    command_tags tags_;  // told of until the connection is gone
    pqxx::connection connection_;
#if PQXX_VERSION_MAJOR < 7 || (PQXX_VERSION_MAJOR == 7 && PQXX_VERSION_MINOR < 9)
    std::optional<pqxx::quiet_errorhandler> quiet_;
#endif
    std::optional<pqxx::nontransaction> work_;
};

#if PQXX_VERSION_MAJOR < 7
// Version 6 writes tuples; for this type it finds the function below to make the line, which escapes it, too.
struct copied_row {
    const std::vector<parameter>& cells;
};

inline std::string separated_list(const char*, const copied_row& row, const pqxx::internal::TypedCopyEscaper&) {
    std::string line;
    bool first = true;
    for (const auto& cell : row.cells) {
        if (!first) line += '\t';
        first = false;
        if (!cell) {
            line += "\\N";
            continue;
        }
        for (const char c : *cell) {
            if (c == '\\') line += "\\\\";
            else if (c == '\t') line += "\\t";
            else if (c == '\n') line += "\\n";
            else if (c == '\r') line += "\\r";
            else line += c;
        }
    }
    return line;
}
#endif

// COPY ... FROM STDIN: `columns` is the list of quoted names.
class copy_target {
public:
    copy_target(session& s, const std::string& table, const std::vector<std::string>& columns)
        : stream_(open(s.work(), table, columns)) {}

    void write(const std::vector<parameter>& row);
    // Throws what the server says of the rows.
    void finish() { stream_.complete(); }

private:
    static pqxx::stream_to open(pqxx::nontransaction& work, const std::string& table,
                                const std::vector<std::string>& columns);
    pqxx::stream_to stream_;
};

}  // namespace mizzle::postgres_detail

#ifndef MIZZLE_COMPILED
#include "libpqxx.ipp"
#endif
