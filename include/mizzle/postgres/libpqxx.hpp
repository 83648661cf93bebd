// The one place that knows how libpqxx 6, 7 and 8 differ.
#pragma once
#include <pqxx/connection>
#include <pqxx/except>
#include <pqxx/nontransaction>
#include <pqxx/result>
#include <pqxx/row>
#include <pqxx/stream_to>
#include <pqxx/version>
#if PQXX_VERSION_MAJOR >= 7
#include <pqxx/params>
#endif

#include "libpq.hpp"

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

// What is sent for a placeholder or a cell of COPY: text, or nothing for NULL.
using parameter = std::optional<std::string>;

}  // namespace mizzle::postgres_detail

#if PQXX_VERSION_MAJOR < 7
namespace pqxx {
// Version 6 may have been built without std::optional.
template <> struct string_traits<mizzle::postgres_detail::parameter> {
    static constexpr const char* name() noexcept { return "text"; }
    static constexpr bool has_null() noexcept { return true; }
    static bool is_null(const mizzle::postgres_detail::parameter& p) { return !p.has_value(); }
    static std::string to_string(const mizzle::postgres_detail::parameter& p) { return *p; }
};
}  // namespace pqxx
#endif

namespace mizzle::postgres_detail {

using result_size = pqxx::result::size_type;

// One value of a result, which lives as long as the result: empty for NULL.
struct stored_value {
    std::string_view text;
    bool is_null;
};
template <class Field> stored_value value_of_field(const Field& field) {
    const std::string_view text(field.c_str(), static_cast<std::size_t>(field.size()));
    return {text, text.empty() && field.is_null()};
}

// A row of a result. Before libpqxx 8 every field is a holder of the whole result: here one of them moves along.
class result_row {
public:
#if PQXX_VERSION_MAJOR < 8
    // Rows are gone to one after another, from 0 on.
    void go_to(const pqxx::result& result, result_size row) {
        if (row == 0) row_ = result.begin();
        else ++row_;
        field_.emplace(row_, 0);
        column_ = 0;
    }
    stored_value value(int column) const {
        *field_ += column - column_;
        column_ = column;
        return value_of_field(*field_);
    }

private:
    pqxx::result::const_iterator row_;
    mutable std::optional<pqxx::row::const_iterator> field_;
    mutable int column_ = 0;
#else
    void go_to(const pqxx::result& result, result_size row) { row_ = result[row]; }
    stored_value value(int column) const { return value_of_field(row_[static_cast<pqxx::row::size_type>(column)]); }

private:
    pqxx::row_ref row_;
#endif
};

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

// Looks at the parameters, which stay where they are: a statement may be sent once more.
#if PQXX_VERSION_MAJOR < 7
inline auto as_params(const std::vector<parameter>& parameters) {
    return pqxx::prepare::make_dynamic_params(parameters);
}
#else
inline pqxx::params as_params(const std::vector<parameter>& parameters) {
    pqxx::params out;
    out.reserve(parameters.size());
    for (const auto& p : parameters) {
        if (p) out.append(pqxx::zview(p->c_str(), p->size()));
        else out.append();
    }
    return out;
}
#endif

// A connection that runs each statement as it comes; transactions are begun and ended by statements. Errors are
// libpqxx's own.
class session {
public:
    explicit session(const std::string& options) : connection_(options), work_(begin_work()) { tags_.observe(raw()); }

    bool is_open() const { return connection_.is_open(); }

    // Ends the statement that runs; may be called from another thread.
    void cancel() { connection_.cancel_query(); }

    void prepare(const std::string& name, const std::string& text) {
        connection_.prepare(name, text);
#if PQXX_VERSION_MAJOR < 7
        try {
            connection_.prepare_now(name);
        } catch (...) {
            connection_.unprepare(name);  // it would keep the text otherwise
            throw;
        }
#endif
    }
    // Outside of transactions: the server may have forgotten it, which would be an error in one.
    void unprepare(const std::string& name) {
#if PQXX_VERSION_MAJOR >= 7 && defined(LIBPQ_HAS_CLOSE_PREPARED)
        // A pooler maps the name here, as it does not in the text of a DEALLOCATE.
        const result_holder closed(PQclosePrepared(raw(), name.c_str()));
#elif PQXX_VERSION_MAJOR >= 7
        const result_holder closed(PQexec(raw(), ("deallocate " + name).c_str()));
#else
        try {
            connection_.unprepare(name);
        } catch (const pqxx::sql_error&) {
            // Version 6 keeps what it could not deallocate.
            const result_holder prepared(PQexec(raw(), ("prepare " + name + " as select 1").c_str()));
            connection_.unprepare(name);
        }
#endif
    }

    // libpq's own connection.
    PGconn* raw() const { return raw_connection(connection_); }
    command_tags& tags() { return tags_; }

    // Statements separated by semicolons.
    pqxx::result run(const std::string& script) { return work_->exec(script); }

#if PQXX_VERSION_MAJOR < 7 || (PQXX_VERSION_MAJOR == 7 && PQXX_VERSION_MINOR < 10)
    pqxx::result run(const std::string& text, const std::vector<parameter>& parameters) {
        return work_->exec_params(text, as_params(parameters));
    }
    pqxx::result run_prepared(const std::string& name, const std::vector<parameter>& parameters) {
        return work_->exec_prepared(name, as_params(parameters));
    }
#else
    pqxx::result run(const std::string& text, const std::vector<parameter>& parameters) {
        return work_->exec(text, as_params(parameters));
    }
    pqxx::result run_prepared(const std::string& name, const std::vector<parameter>& parameters) {
        return work_->exec(pqxx::prepped(name), as_params(parameters));
    }
#endif

    pqxx::nontransaction& work() { return *work_; }

private:
    std::optional<pqxx::nontransaction> begin_work() {
        connection_.set_verbosity(verbose);
#if PQXX_VERSION_MAJOR < 7
        quiet_.emplace(connection_);
        // A connection that is lost stays lost: a statement must not run a second time unasked.
#include <pqxx/internal/ignore-deprecated-pre.hxx>
        connection_.inhibit_reactivation(true);
#include <pqxx/internal/ignore-deprecated-post.hxx>
#elif PQXX_VERSION_MAJOR == 7 && PQXX_VERSION_MINOR < 9
        quiet_.emplace(connection_);
#else
        connection_.set_notice_handler([](pqxx::zview) noexcept {});
#endif
        return std::optional<pqxx::nontransaction>(std::in_place, connection_);
    }

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

    void write(const std::vector<parameter>& row) {
#if PQXX_VERSION_MAJOR < 7
        stream_ << copied_row{row};
#else
        stream_.write_row(row);
#endif
    }
    // Throws what the server says of the rows.
    void finish() { stream_.complete(); }

private:
    static pqxx::stream_to open(pqxx::nontransaction& work, const std::string& table,
                                const std::vector<std::string>& columns) {
#if PQXX_VERSION_MAJOR < 7
        return pqxx::stream_to(work, table, columns);
#else
        std::string list;
        for (const auto& c : columns) list += (list.empty() ? "" : ", ") + c;
        return pqxx::stream_to::raw_table(work, table, list);
#endif
    }
    pqxx::stream_to stream_;
};

}  // namespace mizzle::postgres_detail
