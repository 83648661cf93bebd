// The functions of sending.hpp that no type of a program's takes part in.
#pragma once
#include "../inline.hpp"
#include "sending.hpp"

namespace mizzle::detail::postgres_detail {

MIZZLE_INLINE bool wait_for_socket(PGconn* c, bool also_to_write, std::chrono::nanoseconds most) {
    pollfd socket{PQsocket(c), static_cast<short>(also_to_write ? POLLIN | POLLOUT : POLLIN), 0};
    const auto time = std::chrono::ceil<std::chrono::milliseconds>(most).count();
    return poll(&socket, 1, time > 1'000'000 ? 1'000'000 : static_cast<int>(time)) != 0;
}

MIZZLE_INLINE void limited_wait::wait() {
    if (limit_ == nullptr) return;
    auto* c = session_.raw();
    while (PQisBusy(c) != 0) {
        wait_for_socket(c, false, time_to_look());
        if (PQconsumeInput(c) == 0) return;  // lost, as the result will say
    }
}

MIZZLE_INLINE result_holder limited_wait::last_result() {
    auto* c = session_.raw();
    result_holder last;
    for (;;) {
        wait();
        result_holder next(PQgetResult(c));
        if (next == nullptr) return last;
        last = std::move(next);
        const auto status = PQresultStatus(last.get());
        if (status == PGRES_COPY_IN || status == PGRES_COPY_OUT || status == PGRES_COPY_BOTH) return last;
        if (PQstatus(c) == CONNECTION_BAD) return last;
    }
}

MIZZLE_INLINE std::chrono::nanoseconds limited_wait::time_to_look() {
    using namespace std::chrono;
    if (limit_ == nullptr) return hours(1);
    constexpr seconds patience{5};
    if (!is_over_) {
        if (!limit_->is_over()) return limit_->until_next_look();
        is_over_ = true;
        asked_ = steady_clock::now();
        if (asks_ && !limit_->gives_up_connection()) ask_to_end();
    }
    auto left = limit_->gives_up_connection() ? nanoseconds(0) : asked_ + patience - steady_clock::now();
    if (left <= nanoseconds(0)) {
        // What was not asked to end may merely take its time.
        if (asks_ || !is_answered(session_.raw(), patience)) {
            shutdown(PQsocket(session_.raw()), SHUT_RDWR);
        } else {
            asked_ = steady_clock::now();
            left = patience;
        }
    }
    return std::max<nanoseconds>(left, milliseconds(10));
}

MIZZLE_INLINE void limited_wait::ask_to_end() {
    has_asked_ = true;
    try {
        (void)session_.cancel();
    } catch (const std::exception&) {
        // Then it does not answer, or ends by itself.
    }
}

MIZZLE_INLINE void limited_wait::write_all() {
    auto* c = session_.raw();
    // What is lost is told by the result.
    while (PQflush(c) == 1) {
        wait_for_socket(c, true, time_to_look());
        if (PQconsumeInput(c) == 0) return;
    }
}

MIZZLE_INLINE void limited_wait::settle(std::string_view statement) {
    if (!has_asked_) return;
    absorb();
    if (PQtransactionStatus(session_.raw()) == PQTRANS_INERROR) limit_->throw_over(statement);
}

MIZZLE_INLINE bool is_error(const PGresult* r) {
    const auto status = PQresultStatus(r);
    return status == PGRES_FATAL_ERROR || status == PGRES_BAD_RESPONSE || status == PGRES_NONFATAL_ERROR;
}

MIZZLE_INLINE bool is_stale(std::string_view code, std::string_view message) {
    return code == "26000" || (code == "0A000" && message.find("RevalidateCachedQuery") != std::string_view::npos);
}

MIZZLE_NOINLINE MIZZLE_INLINE void throw_result(const session& s, const PGresult* r, std::string_view statement,
                                                bool was_prepared) {
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
    throw_error(code, message, statement, s.raw());
}

MIZZLE_INLINE query_result sender::run(const std::string& text, const std::vector<parameter>& parameters,
                                       std::string_view statement, bool in_binary) const {
    const parameter_list list(parameters);
    return answer(statement, false, [&](PGconn* c) {
        return PQsendQueryParams(c, text.c_str(), list.size(), nullptr, list.data(), nullptr, nullptr,
                                 in_binary ? 1 : 0);
    });
}

MIZZLE_INLINE query_result sender::run_prepared(const std::string& name, const std::string& text,
                                                const std::vector<parameter>& parameters, bool in_binary) const {
    const parameter_list list(parameters);
    return answer(text, true, [&](PGconn* c) {
        return PQsendQueryPrepared(c, name.c_str(), list.size(), list.data(), nullptr, nullptr, in_binary ? 1 : 0);
    });
}

MIZZLE_INLINE void sender::run_prepared_by_rows(const std::string& name, const std::string& text,
                                                const std::vector<parameter>& parameters, bool in_binary,
                                                std::optional<coming_rows>& rows) const {
    auto* c = session_.raw();
    if (limit_ != nullptr) limit_->expect_time(text);
    end_copying(c);
    const parameter_list list(parameters);
    rows.emplace(session_, limit_, text);
    // Where it was not sent, the first row is an error.
    if (rows->send([&](PGconn* to) {
            return PQsendQueryPrepared(to, name.c_str(), list.size(), list.data(), nullptr, nullptr, in_binary ? 1 : 0);
        }))
        PQsetSingleRowMode(c);
}

MIZZLE_INLINE bool coming_rows::next(query_result& row) {
    auto* c = session_.raw();
    // Before there is another one, which finds its memory.
    row.clear();
    waiting_.wait();
    result_holder next(PQgetResult(c));
    if (PQresultStatus(next.get()) == PGRES_SINGLE_TUPLE) [[likely]] {
        row.replace(std::move(next), c);
        return true;
    }
    end();
    if (next == nullptr || is_error(next.get())) throw_result(session_, next.get(), statement_, true);
    waiting_.settle(statement_);
    row.replace(std::move(next), c);
    return false;
}

MIZZLE_INLINE void coming_rows::end() noexcept {
    auto* c = session_.raw();
    is_over_ = true;
    do waiting_.wait();
    while (result_holder(PQgetResult(c)) != nullptr && PQstatus(c) != CONNECTION_BAD);
    if (waiting_.has_asked()) waiting_.absorb();
}

MIZZLE_INLINE void sender::run_script(const std::string& script) const {
    try {
        (void)run(script);
    } catch (...) {
        // What it did before it ended a transaction stays; a transaction that has failed takes it back.
        if (PQtransactionStatus(session_.raw()) == PQTRANS_IDLE && !speaks_utf8()) set_utf8();
        throw;
    }
    expect_utf8();
}

MIZZLE_NOINLINE MIZZLE_INLINE void sender::throw_other_encoding() const {
    set_utf8();
    throw usage_error("mizzle: SQL text gave the connection another client_encoding, in which text would be read and "
                      "written wrongly, and which does not stay; leave it out, and say convert_to(x, ...) within a "
                      "statement");
}

MIZZLE_INLINE result_holder sender::command(const char* text) const {
    auto* c = session_.raw();
    const english_messages labels;
    if (limit_ == nullptr) return result_holder(PQexec(c, text));
    end_copying(c);
    limited_wait waiting(session_, limit_, false);
    return waiting.send([&](PGconn* to) { return PQsendQuery(to, text); }) ? waiting.last_result() : nullptr;
}

MIZZLE_INLINE void sender::unprepare(const std::string& name) const {
#if defined(LIBPQ_HAS_CLOSE_PREPARED)
    // A pooler maps the name here, as it does not in the text of a DEALLOCATE.
    const result_holder closed(PQclosePrepared(session_.raw(), name.c_str()));
#else
    const result_holder closed(PQexec(session_.raw(), ("deallocate " + name).c_str()));
#endif
}

}  // namespace mizzle::detail::postgres_detail
