// What was asked of an asio_postgres: statements of a program's, and who is told what became of them.
#pragma once
#include "../../postgres.hpp"
#include "library.hpp"

#include <cstddef>
#include <exception>
#include <memory>
#include <optional>
#include <tuple>
#include <type_traits>
#include <utility>

namespace mizzle::detail::asio_detail {

using queue = batch_queue<postgres::driver_type>;

// Statements that were sent, as what reads their answers sees them: all(), first(), one() and run() find those.
class answers : public queries<answers> {
public:
    using dialect = postgres::dialect;

    explicit answers(queue& q) : queue_(q) {}
    template <class Sink> void answer_queued(const Sink& sink) {
        if constexpr (!std::is_same_v<Sink, no_queue>) queue_.next(sink);
    }

private:
    queue& queue_;
};

// A statement, and read(answers, statement), which gives what is asked of it.
template <int Wanted, class S, class Read> struct one_question {
    static constexpr bool reads = only_reads<statement_of<S>>;
    using result = std::invoke_result_t<const Read&, answers&, const S&>;

    S statement;

    void enqueue(postgres& db, queue& q) const { postgres::queue_for<Wanted>(db, q, statement); }
    result read(answers& a) const { return Read()(a, statement); }
};

// What a batch gives of a statement.
struct read_batched {
    template <class S> auto operator()(answers& a, const S& statement) const {
        if constexpr (returns_rows<statement_of<S>>) return a.all(statement);
        else return a.run(statement);
    }
};

// Statements that all happen or none.
template <class... S> struct batch_question {
    static constexpr bool reads = (only_reads<statement_of<S>> && ...);
    using result = std::tuple<batch_result<S>...>;

    std::tuple<S...> statements;

    void enqueue(postgres& db, queue& q) const {
        std::size_t left = sizeof...(S);
        const auto add = [&](const auto& statement) {
            postgres::queue_for(db, q, statement);
            if (--left != 0) db.connection().driver().keep_unit_open();
        };
        std::apply([&](const S&... each) { (add(each), ...); }, statements);
    }
    result read(answers& a) const {
        return std::apply([&](const S&... each) { return result{read_batched()(a, each)...}; }, statements);
    }
};

// One call. It is of the strand that its connections are of, but for its making.
class asked {
public:
    explicit asked(bool writes) : writes_(writes) {}
    asked(const asked&) = delete;
    asked& operator=(const asked&) = delete;
    virtual ~asked() = default;

    // Throws what cannot be sent.
    virtual void enqueue(postgres& db, queue& q) = 0;
    // Throws what the statement threw.
    virtual void read(queue& q) = 0;
    // With what was read, or with the error; nothing where it was told something before.
    virtual void complete(std::exception_ptr e) noexcept = 0;
    virtual bool is_done() const = 0;

    bool writes() const { return writes_; }

    std::size_t place = 0;  // of its first statement in the round
    enum class place_of_call : unsigned char { nowhere, waiting, sent };
    place_of_call where = place_of_call::nowhere;
    bool was_stale = false;

private:
    bool writes_;
};

template <class Question, class Handler> class asked_by final : public asked {
public:
    using result = typename Question::result;

    asked_by(Question question, Handler handler, const asio::any_io_executor& executor)
        : asked(!Question::reads), question_(std::move(question)), handler_(std::move(handler)), own_work_(executor),
          work_(asio::get_associated_executor(*handler_, executor)) {}

    void enqueue(postgres& db, queue& q) override { question_.enqueue(db, q); }
    void read(queue& q) override {
        answers a(q);
        auto given = question_.read(a);
        if (handler_) result_ = std::move(given);
    }
    void complete(std::exception_ptr e) noexcept override {
        if (!handler_) return;
        auto handler = std::move(*handler_);
        handler_.reset();
        auto given = e == nullptr ? std::move(result_) : result();
        const auto allocator = asio::get_associated_allocator(handler);
        auto tell = [handler = std::move(handler), e = std::move(e), given = std::move(given)]() mutable {
            std::move(handler)(std::move(e), std::move(given));
        };
        asio::post(work_.get_executor(), asio::bind_allocator(allocator, std::move(tell)));
        own_work_.reset();
        work_.reset();
    }
    bool is_done() const override { return !handler_; }

private:
    Question question_;
    result result_{};
    std::optional<Handler> handler_;
    asio::executor_work_guard<asio::any_io_executor> own_work_;
    asio::executor_work_guard<asio::associated_executor_t<Handler, asio::any_io_executor>> work_;
};

}  // namespace mizzle::detail::asio_detail
