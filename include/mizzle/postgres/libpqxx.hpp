// The one place that knows how libpqxx 6, 7 and 8 differ.
#pragma once
#include <pqxx/connection>
#include <pqxx/except>
#include <pqxx/version>

#include "libpq.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <locale.h>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mizzle::detail::postgres_detail {

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

    // Ends the statement that runs; may be called from another thread. False where the server does not answer.
    bool cancel() {
        if (!is_answered(raw(), std::chrono::seconds(5))) return false;
        connection_.cancel_query();
        return true;
    }

    // libpq's own connection.
    PGconn* raw() const { return raw_connection(connection_); }
    command_tags& tags() { return tags_; }

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
};

}  // namespace mizzle::detail::postgres_detail

#ifndef MIZZLE_COMPILED
#include "libpqxx.ipp"
#endif
