// Statements on their way to the server, and the wait for its answer, which a limit of time can end.
#pragma once
#include "../database/limits/time_limit.hpp"
#include "errors.hpp"
#include "query_result.hpp"

#include <poll.h>
#include <sys/socket.h>

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mizzle::detail::postgres_detail {

// The parameters as libpq takes them. They look at the texts.
class parameter_list {
public:
    explicit parameter_list(const std::vector<parameter>& parameters) : size_(parameters.size()) {
        if (size_ > few) values_.resize(size_);
        const char** next = size_ > few ? values_.data() : few_;
        for (const auto& p : parameters) *next++ = p ? p->c_str() : nullptr;
    }
    int size() const { return static_cast<int>(size_); }
    const char* const* data() const { return size_ > few ? values_.data() : few_; }

private:
    static constexpr std::size_t few = 8;
    std::size_t size_;
    const char* few_[few];
    std::vector<const char*> values_;
};

// Until something is there to read, or to write where that is asked; false where the time was over before.
bool wait_for_socket(PGconn* c, bool also_to_write, std::chrono::nanoseconds most);

// A call that is limited: once its time is over the server is asked to end what runs. Where it does not answer even to
// that, the connection is given up.
class limited_wait {
public:
    // `asks`: false for what is not to be ended, such as a commit, and given up alone.
    limited_wait(session& s, const time_limit* limit, bool asks = true) : session_(s), limit_(limit), asks_(asks) {}

    bool has_asked() const { return has_asked_; }
    // send(c), which is a function of libpq's that sends. A server that reads nothing holds up no more than the time.
    template <class Send> bool send(const Send& send) {
        auto* c = session_.raw();
        if (limit_ == nullptr) return send(c) != 0;
        PQsetnonblocking(c, 1);
        const bool is_sent = send(c) != 0;
        write_all();
        PQsetnonblocking(c, 0);
        return is_sent;
    }
    // Until the next result is complete.
    void wait();
    // Of those that are still to come; null where there is none. A COPY is one that goes on.
    result_holder last_result();
    std::chrono::nanoseconds time_to_look();
    // What was to be ended has ended by itself: the request must not meet the next statement. Within a transaction it
    // may have made that fail.
    void settle(std::string_view statement);

    void absorb() { const result_holder none(PQexec(session_.raw(), "")); }

private:
    void write_all();
    void ask_to_end();

    session& session_;
    const time_limit* limit_;
    bool asks_, is_over_ = false, has_asked_ = false;
    std::chrono::steady_clock::time_point asked_{};
};

bool is_error(const PGresult* r);

// The server no longer has the statement, or the plan no longer fits the tables: nothing ran.
bool is_stale(std::string_view code, std::string_view message);

// Throws what a failed result says; null where there is none.
[[noreturn]] MIZZLE_COLD void throw_result(const session& s, const PGresult* r, std::string_view statement,
                                           bool was_prepared);

// The rows of a statement, each as soon as it is here, so that all of them are never held in the server's form. Nothing
// else may be sent while it lives.
class coming_rows {
public:
    coming_rows(session& s, const time_limit* limit, std::string_view statement)
        : session_(s), waiting_(s, limit), statement_(statement) {}
    coming_rows(const coming_rows&) = delete;
    coming_rows& operator=(const coming_rows&) = delete;
    // What is still to come is left out.
    ~coming_rows() {
        if (!is_over_) end();
    }

    template <class Send> bool send(const Send& s) { return waiting_.send(s); }
    // Goes to the next row, which takes the place of the one before; false where there was none left, with what the
    // server says at the end. The statement was prepared.
    bool next(query_result& row);

private:
    void end() noexcept;

    const english_messages labels_{};
    session& session_;
    limited_wait waiting_;
    std::string_view statement_;
    bool is_over_ = false;
};

// One statement after another.
class sender {
public:
    explicit sender(session& s, const time_limit* limit) : session_(s), limit_(limit) {}

    // Errors tell of `statement`, where that is not the text itself.
    query_result run(const std::string& script) const { return run(script, std::string_view(script)); }
    query_result run(const std::string& script, std::string_view statement) const {
        return answer(statement, false, [&](PGconn* c) { return PQsendQuery(c, script.c_str()); });
    }
    // The program's own.
    void run_script(const std::string& script) const;
    // After SQL of the program's own: text in another encoding would be other text. It is UTF-8 again where this
    // throws.
    void expect_utf8() const {
        if (!speaks_utf8()) [[unlikely]]
            throw_other_encoding();
    }
    query_result run(const std::string& text, const std::vector<parameter>& parameters, std::string_view statement,
                     bool in_binary = false) const;
    query_result run_prepared(const std::string& name, const std::string& text,
                              const std::vector<parameter>& parameters, bool in_binary) const;
    // Its rows are asked of what is set here.
    void run_prepared_by_rows(const std::string& name, const std::string& text,
                              const std::vector<parameter>& parameters, bool in_binary,
                              std::optional<coming_rows>& rows) const;
    void prepare(const std::string& name, const std::string& text) const {
        (void)answer(text, false, [&](PGconn* c) { return PQsendPrepare(c, name.c_str(), text.c_str(), 0, nullptr); });
    }
    // A begin, commit or savepoint, which a limit does not end: its time is only what the server may stand still.
    result_holder command(const char* text) const;
    // Outside of transactions, where it is no error of theirs that the server has forgotten it.
    void unprepare(const std::string& name) const;

private:
    // The server tells the client library of each change.
    bool speaks_utf8() const {
        const char* encoding = PQparameterStatus(session_.raw(), "client_encoding");
        return encoding == nullptr || std::string_view(encoding) == "UTF8";
    }
    void set_utf8() const { (void)sender(session_, nullptr).run("set client_encoding to 'UTF8'"); }
    [[noreturn]] MIZZLE_COLD void throw_other_encoding() const;

    template <class Send> query_result answer(std::string_view statement, bool is_prepared, const Send& send) const {
        auto* c = session_.raw();
        if (limit_ != nullptr) limit_->expect_time(statement);
        const english_messages labels;
        end_copying(c);
        limited_wait waiting(session_, limit_);
        result_holder last;
        if (waiting.send(send)) last = waiting.last_result();
        if (last == nullptr || is_error(last.get())) [[unlikely]] {
            if (waiting.has_asked()) waiting.absorb();
            throw_result(session_, last.get(), statement, is_prepared);
        }
        waiting.settle(statement);
        return query_result(std::move(last), c);
    }

    session& session_;
    const time_limit* limit_;
};

}  // namespace mizzle::detail::postgres_detail

#ifndef MIZZLE_COMPILED
#include "sending.ipp"
#endif
