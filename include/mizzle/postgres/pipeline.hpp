// Several statements in one round trip: libpq's pipeline mode.
#pragma once
#include "sending.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#if defined(LIBPQ_HAS_PIPELINING)

namespace mizzle::postgres_detail {

// A statement of a batch, and what became of it.
struct batched {
    std::string name;  // empty: it is sent with its text
    std::string text;
    std::vector<parameter> parameters;
    bool is_prepared_first = false;
    bool is_described_only = false;  // its answer has no rows, and says of which types they would be
    bool is_binary = false;          // its rows are asked for in this form
    // null: it never ran, as one before it failed or the connection was lost
    result_holder answer = nullptr;
    bool was_prepared = false;
};

class pipeline {
public:
    // `each_alone`: a failure takes back its own statement only, else all of them.
    pipeline(session& s, const detail::time_limit* limit, bool each_alone)
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
        if (!is_on_) return {};
        // All that takes memory of the program's comes first: what is sent must come to its end.
        std::vector<parameter_list> lists;
        lists.reserve(statements.size());
        for (const auto& s : statements) lists.emplace_back(s.parameters);
        bool is_sent = true;
        for (std::size_t i = 0; is_sent && i < statements.size(); ++i) {
            is_sent = send(statements[i], lists[i]);
            // The client library keeps what is not written yet, beside what is kept here.
            statements[i].parameters = {};
            flush();
        }
        if (is_sent && !each_alone_) is_sent = PQpipelineSync(connection_) == 1;
        // The client library had no memory. A part must not take effect, and the server would wait for the rest.
        if (!is_sent) shutdown(PQsocket(connection_), SHUT_RDWR);
        flush();
        for (auto& s : statements) {
            if (s.is_prepared_first) s.was_prepared = take(s);
            take(s);
            if (!each_alone_) continue;
            auto committed = take_end();
            if (committed.is_reached && committed.error == nullptr) continue;
            if (s.answer == nullptr || !is_error(s.answer.get())) s.answer = std::move(committed.error);
            if (!committed.is_reached) return {};
        }
        return each_alone_ ? end{true} : take_end();
    }
    // A request to end it must not meet what follows.
    void settle(std::string_view statement) {
        leave();
        waiting_.settle(statement);
    }

private:
    void leave() noexcept {
        if (!std::exchange(is_on_, false)) return;
        // What is left of an error that nobody waited for.
        while (PQexitPipelineMode(connection_) != 1 && PQstatus(connection_) == CONNECTION_OK) take_any();
        PQsetnonblocking(connection_, 0);
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
        return sent == 1 && (!each_alone_ || PQpipelineSync(connection_) == 1);
    }
    // The server may have to be read from before it reads on.
    void flush() {
        while (PQflush(connection_) == 1) {
            wait_for_socket(connection_, true, waiting_.time_to_look());
            if (PQconsumeInput(connection_) == 0) return;
        }
    }
    result_holder take_any() {
        while (PQisBusy(connection_) != 0) {
            wait_for_socket(connection_, false, waiting_.time_to_look());
            if (PQconsumeInput(connection_) == 0) break;
        }
        return result_holder(PQgetResult(connection_));
    }
    // The result of one command, up to the null that ends it; an error of its is kept. True where it went well.
    bool take(batched& s) {
        bool went_well = false;
        while (auto next = take_any()) {
            const auto status = PQresultStatus(next.get());
            went_well = status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK;
            const bool is_first_error = s.answer == nullptr || !is_error(s.answer.get());
            if (status != PGRES_PIPELINE_ABORTED && is_first_error) s.answer = std::move(next);
            if (PQstatus(connection_) == CONNECTION_BAD) return false;
        }
        return went_well;
    }
    // The answer to the commit, and whatever the library puts around it. Without an answer the connection is lost.
    end take_end() {
        end found;
        for (int nothing = 0; nothing < 3;) {
            auto next = take_any();
            if (next == nullptr) ++nothing;
            else if (PQresultStatus(next.get()) == PGRES_PIPELINE_SYNC) found.is_reached = true;
            else if (is_error(next.get()) && found.error == nullptr) found.error = std::move(next);
            if (found.is_reached || PQstatus(connection_) == CONNECTION_BAD) break;
        }
        return found;
    }

    limited_wait waiting_;
    PGconn* connection_;
    bool each_alone_;
    bool is_on_ = false;
};

}  // namespace mizzle::postgres_detail

#endif
