// Several statements in one round trip: libpq's pipeline mode.
#pragma once
#include "sending.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#if defined(LIBPQ_HAS_PIPELINING)

namespace mizzle::detail::postgres_detail {

// A statement of a batch, and what became of it.
struct batched {
    std::string name;  // empty: it is sent with its text
    std::string text;
    std::vector<parameter> parameters;
    bool is_prepared_first = false;
    bool is_described_only = false;  // its answer has no rows, and says of which types they would be
    bool is_binary = false;          // its rows are asked for in this form
    bool ends_unit = true;           // of what stands alone: false where it does so with the next
    // null: it never ran, as one before it failed or the connection was lost
    result_holder answer = nullptr;
    bool was_prepared = false;
};

// What has to be waited for before there is more to do.
enum class socket_wait : unsigned char { none, to_read, to_read_or_write };

class pipeline {
public:
    // `each_alone`: a failure takes back its own statement only, or those of its unit, else all of them.
    pipeline(session& s, const time_limit* limit, bool each_alone)
        : waiting_(s, limit), connection_(s.raw()), each_alone_(each_alone) {
        end_copying(connection_);
        is_on_ = PQsetnonblocking(connection_, 1) == 0 && PQenterPipelineMode(connection_) == 1;
    }
    pipeline(const pipeline&) = delete;
    pipeline& operator=(const pipeline&) = delete;
    ~pipeline() { leave(); }

    // Each statement has its answer afterwards. What stands alone is committed behind its answer, and its answer is
    // then the error that this raises. Returns the one that the commit of all of them raised, and whether there is
    // none.
    struct end {
        bool is_reached = false;
        result_holder error = nullptr;
    };
    end run(std::vector<batched>& statements) {
        start(statements);
        for (;;) {
            const auto awaited = go_on();
            if (awaited == socket_wait::none) return std::move(end_);
            wait_for_socket(connection_, awaited == socket_wait::to_read_or_write, waiting_.time_to_look());
        }
    }

    // The same in steps, for those who wait in a way of their own. `statements` live until the last one.
    void start(std::vector<batched>& statements) {
        statements_ = &statements;
        // All that takes memory of the program's comes first: what is sent must come to its end.
        lists_.reserve(statements.size());
        for (const auto& s : statements) lists_.emplace_back(s.parameters);
        begin_reading();
    }
    // As far as it goes without waiting.
    socket_wait go_on() {
        if (!is_on_) return socket_wait::none;
        if (has_waited_ && PQconsumeInput(connection_) == 0) is_broken_ = true;
        has_waited_ = true;
        // The server may have to be read from before it reads on.
        if (!send_on()) return socket_wait::to_read_or_write;
        return read_on() ? socket_wait::none : socket_wait::to_read;
    }
    // A request to end it must not meet what follows.
    void settle(std::string_view statement) {
        leave();
        waiting_.settle(statement);
    }

private:
    // Together they are one packet to the server, or few: a packet for each would be answered at once, and far away
    // the first would go before the others.
    static constexpr std::size_t worth_a_packet = 8192;

    enum class stage : unsigned char { preparing, running, ending };

    void leave() noexcept {
        if (!std::exchange(is_on_, false)) return;
        // What is left of an error that nobody waited for.
        while (PQexitPipelineMode(connection_) != 1 && PQstatus(connection_) == CONNECTION_OK) {
            while (PQisBusy(connection_) != 0) {
                wait_for_socket(connection_, false, waiting_.time_to_look());
                if (PQconsumeInput(connection_) == 0) break;
            }
            const result_holder left(PQgetResult(connection_));
        }
        PQsetnonblocking(connection_, 0);
    }

    // False where the socket takes no more now.
    bool send_on() {
        while (sent_ < statements_->size()) {
            if (unflushed_ >= worth_a_packet && !flush()) return false;
            auto& s = (*statements_)[sent_];
            const bool is_last = ++sent_ == statements_->size();
            unflushed_ += s.name.size();
            if (s.name.empty() || s.is_prepared_first) unflushed_ += s.text.size();
            for (const auto& p : s.parameters) unflushed_ += p ? p->size() : 0;
            const bool ends = each_alone_ ? s.ends_unit || is_last : is_last;
            if (!send(s, lists_[sent_ - 1]) || (ends && !sync(is_last))) {
                // The client library had no memory. A part must not take effect, and the server would wait for the
                // rest.
                shutdown(PQsocket(connection_), SHUT_RDWR);
                sent_ = statements_->size();
            }
            // The client library keeps what is not written yet, beside what is kept here.
            s.parameters = {};
        }
        return is_flushed_ || (is_flushed_ = flush());
    }
    bool send(const batched& s, const parameter_list& list) {
        if (s.is_prepared_first && PQsendPrepare(connection_, s.name.c_str(), s.text.c_str(), 0, nullptr) != 1)
            return false;
        const int form = s.is_binary ? 1 : 0;
        const int sent = s.is_described_only ? PQsendDescribePrepared(connection_, s.name.c_str())
                         : s.name.empty()    ? PQsendQueryParams(connection_, s.text.c_str(), list.size(), nullptr,
                                                                 list.data(), nullptr, nullptr, form)
                                          : PQsendQueryPrepared(connection_, s.name.c_str(), list.size(), list.data(),
                                                                nullptr, nullptr, form);
        return sent == 1;
    }
    bool sync([[maybe_unused]] bool is_last) {
#if defined(LIBPQ_HAS_SEND_PIPELINE_SYNC)
        if (!is_last) return PQsendPipelineSync(connection_) == 1;
#endif
        return PQpipelineSync(connection_) == 1;
    }
    // What is lost is found out by reading.
    bool flush() {
        if (PQflush(connection_) == 1 && !is_broken_) return false;
        unflushed_ = 0;
        return true;
    }

    // False where more has to come first.
    bool read_on() {
        while (read_ < statements_->size()) {
            if (!is_broken_ && PQstatus(connection_) == CONNECTION_OK && PQisBusy(connection_) != 0) return false;
            take(result_holder(PQgetResult(connection_)));
        }
        return true;
    }
    void begin_reading() {
        went_well_ = false;
        if (read_ < statements_->size())
            stage_ = (*statements_)[read_].is_prepared_first ? stage::preparing : stage::running;
    }
    void take(result_holder next) {
        auto& s = (*statements_)[read_];
        if (stage_ == stage::ending) return take_end(s, std::move(next));
        // The result of one command, up to the null that ends it; an error of its is kept.
        if (next != nullptr) {
            const auto status = PQresultStatus(next.get());
            went_well_ = status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK;
            const bool is_first_error = s.answer == nullptr || !is_error(s.answer.get());
            if (status != PGRES_PIPELINE_ABORTED && is_first_error) s.answer = std::move(next);
            return;
        }
        if (stage_ == stage::preparing) {
            s.was_prepared = went_well_;
            went_well_ = false;
            stage_ = stage::running;
            return;
        }
        const bool is_last = read_ + 1 == statements_->size();
        if (is_last || (each_alone_ && s.ends_unit)) {
            end_ = {};
            nothing_ = 0;
            stage_ = stage::ending;
        } else {
            ++read_;
            begin_reading();
        }
    }
    // The answer to the commit, and whatever the library puts around it. Without an answer the connection is lost.
    void take_end(batched& s, result_holder next) {
        if (next == nullptr) ++nothing_;
        else if (PQresultStatus(next.get()) == PGRES_PIPELINE_SYNC) end_.is_reached = true;
        else if (is_error(next.get()) && end_.error == nullptr) end_.error = std::move(next);
        if (!end_.is_reached && nothing_ < 3) return;
        if (each_alone_ && !(end_.is_reached && end_.error == nullptr)) {
            if (s.answer == nullptr || !is_error(s.answer.get())) s.answer = std::move(end_.error);
            end_.error = nullptr;
        }
        if (end_.is_reached) ++read_;
        else read_ = statements_->size();
        begin_reading();
    }

    limited_wait waiting_;
    PGconn* connection_;
    std::vector<batched>* statements_ = nullptr;
    std::vector<parameter_list> lists_{};
    std::size_t sent_ = 0, read_ = 0, unflushed_ = 0;
    end end_{};
    int nothing_ = 0;  // results in a row that are none
    stage stage_ = stage::running;
    bool each_alone_;
    bool is_on_ = false, has_waited_ = false, is_flushed_ = false, is_broken_ = false, went_well_ = false;
};

}  // namespace mizzle::detail::postgres_detail

#endif
