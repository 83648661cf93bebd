// Statements on their way to the server, and the wait for its answer, which a limit of time can end.
#pragma once
#include "../database/time_limit.hpp"
#include "errors.hpp"
#include "query_result.hpp"

#include <poll.h>
#include <sys/socket.h>

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

namespace mizzle::postgres_detail {

// The parameters as libpq takes them. They look at the texts.
class parameter_list {
public:
    explicit parameter_list(const std::vector<parameter>& parameters) {
        values_.reserve(parameters.size());
        for (const auto& p : parameters) values_.push_back(p ? p->c_str() : nullptr);
    }
    int size() const { return static_cast<int>(values_.size()); }
    const char* const* data() const { return values_.data(); }

private:
    std::vector<const char*> values_;
};

// Until something is there to read, or to write where that is asked; false where the time was over before.
inline bool wait_for_socket(PGconn* c, bool also_to_write, std::chrono::nanoseconds most) {
    pollfd socket{PQsocket(c), static_cast<short>(also_to_write ? POLLIN | POLLOUT : POLLIN), 0};
    const auto time = std::chrono::ceil<std::chrono::milliseconds>(most).count();
    return poll(&socket, 1, time > 1'000'000 ? 1'000'000 : static_cast<int>(time)) != 0;
}

// A call that is limited: once its time is over the server is asked to end what runs. Where it does not answer even to
// that, the connection is given up.
class limited_wait {
public:
    limited_wait(session& s, const detail::time_limit* limit) : session_(s), limit_(limit) {}

    bool has_asked() const { return has_asked_; }
    // Until the next result is complete.
    void wait() {
        if (limit_ == nullptr) return;
        auto* c = session_.raw();
        while (PQisBusy(c) != 0) {
            wait_for_socket(c, false, time_to_look());
            if (PQconsumeInput(c) == 0) return;  // lost, as the result will say
        }
    }
    std::chrono::nanoseconds time_to_look() {
        using namespace std::chrono;
        if (limit_ == nullptr) return hours(1);
        constexpr seconds patience{5};
        if (has_asked_) {
            const auto left = asked_ + patience - steady_clock::now();
            if (left <= nanoseconds(0)) shutdown(PQsocket(session_.raw()), SHUT_RDWR);
            return std::max<nanoseconds>(left, milliseconds(10));
        }
        if (!limit_->is_over()) return limit_->until_next_look();
        has_asked_ = true;
        asked_ = steady_clock::now();
        try {
            session_.cancel();
        } catch (const std::exception&) {
            // Then it does not answer, or ends by itself.
        }
        return patience;
    }
    // What was to be ended has ended by itself: the request must not meet the next statement. Within a transaction it
    // may have made that fail.
    void settle(std::string_view statement) {
        if (!has_asked_) return;
        absorb();
        if (PQtransactionStatus(session_.raw()) == PQTRANS_INERROR) limit_->throw_over(statement);
    }

    void absorb() { const result_holder none(PQexec(session_.raw(), "")); }

private:
    session& session_;
    const detail::time_limit* limit_;
    bool has_asked_ = false;
    std::chrono::steady_clock::time_point asked_{};
};

// Of a COPY that broke off.
inline void end_copying(PGconn* c) {
    if (PQtransactionStatus(c) == PQTRANS_ACTIVE) [[unlikely]]
        result_holder(PQexec(c, ""));
}

inline bool is_error(const PGresult* r) {
    const auto status = PQresultStatus(r);
    return status == PGRES_FATAL_ERROR || status == PGRES_BAD_RESPONSE || status == PGRES_NONFATAL_ERROR;
}

// The server no longer has the statement, or the plan no longer fits the tables: nothing ran.
inline bool is_stale(std::string_view code, std::string_view message) {
    return code == "26000" || (code == "0A000" && message.find("RevalidateCachedQuery") != std::string_view::npos);
}

// Where nothing could be written any more, the library has not read yet that nobody is there.
inline bool is_connection_lost(PGconn* c) {
    return PQstatus(c) == CONNECTION_BAD || PQconsumeInput(c) == 0 || PQstatus(c) == CONNECTION_BAD;
}

// Throws what a failed result says; null where there is none.
[[noreturn, gnu::cold, gnu::noinline]] inline void throw_result(const session& s, const PGresult* r,
                                                                std::string_view statement, bool was_prepared) {
    const char* code = r == nullptr ? nullptr : PQresultErrorField(r, PG_DIAG_SQLSTATE);
    if (code == nullptr) {
        if (is_connection_lost(s.raw())) throw_lost(statement);
        error_details details;
        details.statement = statement;
        details.detail = r == nullptr ? PQerrorMessage(s.raw()) : PQresultErrorMessage(r);
        throw database_error("mizzle: the client library failed; detail() has its words", details);
    }
    const char* message = PQresultErrorMessage(r);
    if (was_prepared && is_stale(code, message)) throw_stale(code, statement);
    throw_error(code, message, statement, PQtransactionStatus(s.raw()) == PQTRANS_INERROR);
}

// One statement after another.
class sender {
public:
    explicit sender(session& s, const detail::time_limit* limit) : session_(s), limit_(limit) {}

    // Errors tell of `statement`, where that is not the text itself.
    query_result run(const std::string& script) const { return run(script, std::string_view(script)); }
    query_result run(const std::string& script, std::string_view statement) const {
        return answer(statement, false, [&](PGconn* c) { return PQsendQuery(c, script.c_str()); });
    }
    query_result run(const std::string& text, const std::vector<parameter>& parameters,
                     std::string_view statement) const {
        const parameter_list list(parameters);
        return answer(statement, false, [&](PGconn* c) {
            return PQsendQueryParams(c, text.c_str(), list.size(), nullptr, list.data(), nullptr, nullptr, 0);
        });
    }
    query_result run_prepared(const std::string& name, const std::string& text,
                              const std::vector<parameter>& parameters) const {
        const parameter_list list(parameters);
        return answer(text, true, [&](PGconn* c) {
            return PQsendQueryPrepared(c, name.c_str(), list.size(), list.data(), nullptr, nullptr, 0);
        });
    }
    void prepare(const std::string& name, const std::string& text) const {
        (void)answer(text, false, [&](PGconn* c) { return PQsendPrepare(c, name.c_str(), text.c_str(), 0, nullptr); });
    }
    // Outside of transactions, where it is no error of theirs that the server has forgotten it.
    void unprepare(const std::string& name) const {
#if defined(LIBPQ_HAS_CLOSE_PREPARED)
        // A pooler maps the name here, as it does not in the text of a DEALLOCATE.
        const result_holder closed(PQclosePrepared(session_.raw(), name.c_str()));
#else
        const result_holder closed(PQexec(session_.raw(), ("deallocate " + name).c_str()));
#endif
    }

private:
    template <class Send> query_result answer(std::string_view statement, bool is_prepared, const Send& send) const {
        auto* c = session_.raw();
        if (limit_ != nullptr) limit_->expect_time(statement);
        const english_messages labels;
        end_copying(c);
        limited_wait waiting(session_, limit_);
        result_holder last;
        if (send(c) != 0) last = last_result(waiting);
        if (last == nullptr || is_error(last.get())) [[unlikely]] {
            if (waiting.has_asked()) waiting.absorb();
            throw_result(session_, last.get(), statement, is_prepared);
        }
        waiting.settle(statement);
        return query_result(std::move(last));
    }
    result_holder last_result(limited_wait& waiting) const {
        auto* c = session_.raw();
        result_holder last;
        for (;;) {
            waiting.wait();
            result_holder next(PQgetResult(c));
            if (next == nullptr) return last;
            last = std::move(next);
            const auto status = PQresultStatus(last.get());
            if (status == PGRES_COPY_IN || status == PGRES_COPY_OUT || status == PGRES_COPY_BOTH) return last;
            if (PQstatus(c) == CONNECTION_BAD) return last;
        }
    }

    session& session_;
    const detail::time_limit* limit_;
};

}  // namespace mizzle::postgres_detail
