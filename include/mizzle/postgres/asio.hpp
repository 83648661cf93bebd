// mizzle::asio_postgres is a PostgreSQL database whose calls wait in Asio, thousands of them in one thread. It needs
// Asio 1.22 and libpq 14.
#pragma once
#include "../standard.hpp"

// A name of the program's is no worse for one of our parameters that is called the same.
#if defined(__GNUC__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wshadow"
#endif

#include "../postgres.hpp"
#include "asio/asked.hpp"
#include "asio/options.hpp"
#include "asio/rounds.hpp"

#if !defined(LIBPQ_HAS_PIPELINING)
#error "mizzle: postgres/asio.hpp needs the pipeline mode of libpq 14"
#endif

#include <exception>
#include <memory>
#include <tuple>
#include <type_traits>
#include <utility>

namespace mizzle::detail {

// Beside what every call asks, whose macro stands by itself: Clang says of each macro inside another, in three lines,
// that it was expanded.
#define MIZZLE_DETAIL_CHECK_ASIO(S)                                                                         \
    static_assert(sizeof(all_provided<typename Self::dialect, lacking_features>) != 0);                     \
    static_assert(is_batched<S>,                                                                            \
                  "mizzle: an insert of many rows, a statement in SQL of the program's and an update that " \
                  "compares versions may be more than one request; they run by pool.on(executor), async.hpp")
#define MIZZLE_DETAIL_CHECK_ASIO_ROWS                                                                       \
    static_assert(returns_rows<statement_type>, "mizzle: this statement returns no rows; run() it, or add " \
                                                "returning()")

// Statements that wait are sent together, in libpq's pipeline mode, each standing alone. A call takes a completion
// token of Asio's last, use_awaitable where there is none; its signature is void(std::exception_ptr, what the call of a
// connection gives). The statement is copied. Calls may come from any thread; the executor must outlive this.
class asio_postgres {
    using Self = postgres;
    using default_token = asio_detail::default_token;

public:
    using executor_type = asio_detail::asio::any_io_executor;

    // Opens the connections, as a pool does, and waits for them. Throws what that does.
    explicit asio_postgres(executor_type executor, given_string where, const asio_options& options = {},
                           pool_hooks<postgres> hooks = {}, postgres_options database = {})
        : executor_(std::move(executor)),
          rounds_(std::make_shared<asio_detail::rounds>(
              executor_, opening<postgres>(std::move(where), std::move(database), std::move(hooks)), options)) {}
    template <class Context>
        requires requires(Context& context) { executor_type(context.get_executor()); }
    explicit asio_postgres(Context& context, given_string where, const asio_options& options = {},
                           pool_hooks<postgres> hooks = {}, postgres_options database = {})
        : asio_postgres(executor_type(context.get_executor()), std::move(where), options, std::move(hooks),
                        std::move(database)) {}
    asio_postgres(const asio_postgres&) = delete;
    asio_postgres& operator=(const asio_postgres&) = delete;
    ~asio_postgres() { close(); }

    // Where the connections run, as Asio asks for it.
    executor_type get_executor() const { return executor_; }

    // Calls that were not sent get pool_closed, now and from now on. Those that were get their answers; after
    // options.grace they are canceled.
    void close() {
        asio_detail::asio::dispatch(rounds_->strand(), [rounds = rounds_] { rounds->close(); });
    }

    // See queries::all() and its like.
    template <class Into = void, statement_like S, class Token = default_token, class... A>
        requires(sizeof...(A) == 0)
    auto all(const S& statement, Token&& token = Token()) {
        MIZZLE_DETAIL_CHECK_STATEMENT(S, A);
        MIZZLE_DETAIL_CHECK_ASIO(S);
        MIZZLE_DETAIL_CHECK_ASIO_ROWS;
        const auto read = [](auto& a, const S& s) { return a.template all<Into>(s); };
        if constexpr (may_be_sent<S> && returns_rows<statement_type>)
            return ask<0, S, decltype(read), Token>(statement, token);
    }
    template <class Into = void, statement_like S, class Token = default_token, class... A>
        requires(sizeof...(A) == 0)
    auto first(const S& statement, Token&& token = Token()) {
        MIZZLE_DETAIL_CHECK_STATEMENT(S, A);
        MIZZLE_DETAIL_CHECK_ASIO(S);
        MIZZLE_DETAIL_CHECK_ASIO_ROWS;
        const auto read = [](auto& a, const S& s) { return a.template first<Into>(s); };
        if constexpr (may_be_sent<S> && returns_rows<statement_type>)
            return ask<1, S, decltype(read), Token>(statement, token);
    }
    template <class Into = void, statement_like S, class Token = default_token, class... A>
        requires(sizeof...(A) == 0)
    auto one(const S& statement, Token&& token = Token()) {
        MIZZLE_DETAIL_CHECK_STATEMENT(S, A);
        MIZZLE_DETAIL_CHECK_ASIO(S);
        MIZZLE_DETAIL_CHECK_ASIO_ROWS;
        const auto read = [](auto& a, const S& s) { return a.template one<Into>(s); };
        if constexpr (may_be_sent<S> && returns_rows<statement_type>)
            return ask<2, S, decltype(read), Token>(statement, token);
    }
    template <statement_like S, class Token = default_token, class... A>
        requires(sizeof...(A) == 0)
    auto run(const S& statement, Token&& token = Token()) {
        MIZZLE_DETAIL_CHECK_STATEMENT(S, A);
        MIZZLE_DETAIL_CHECK_ASIO(S);
        const auto read = [](auto& a, const S& s) { return a.run(s); };
        if constexpr (may_be_sent<S>) return ask<0, S, decltype(read), Token>(statement, token);
    }

    // batch(a, b, c) or batch(a, b, c, token): a tuple of what all() and run() give. All of them happen, or none.
    template <statement_like... S>
        requires(sizeof...(S) > 0)
    auto batch(const S&... statements) {
        static_assert((is_checked<S>() && ...));
        default_token token;
        return asked<asio_detail::batch_question<S...>, default_token>({{statements...}}, token);
    }
    template <class... X>
        requires(sizeof...(X) > 1 && !(statement_like<X> && ...))
    auto batch(X&&... statements_and_token) {
        return [&]<std::size_t... I>(std::index_sequence<I...>) {
            auto given = std::forward_as_tuple(std::forward<X>(statements_and_token)...);
            static_assert((is_checked<std::remove_cvref_t<decltype(std::get<I>(given))>>() && ...));
            using question = asio_detail::batch_question<std::remove_cvref_t<decltype(std::get<I>(given))>...>;
            using token = std::tuple_element_t<sizeof...(I), std::tuple<X...>>;
            return asked<question, token>({{std::get<I>(given)...}}, std::get<sizeof...(I)>(given));
        }(std::make_index_sequence<sizeof...(X) - 1>());
    }

private:
    // Whether the call goes on to send it: what was told of a statement here is not told once more by what reads its
    // answer.
    template <class S>
    static constexpr bool may_be_sent =
        is_batched<S> && (statement_of<S>::head::kind == statement_kind::select || statement_of<S>::is_filtered);

    template <class S, class... A> static constexpr bool is_checked() {
        static_assert(statement_like<S>, "mizzle: batch() takes whole statements, and a completion token last");
        if constexpr (statement_like<S>) {
            MIZZLE_DETAIL_CHECK_STATEMENT(S, A);
            MIZZLE_DETAIL_CHECK_ASIO(S);
        }
        return true;
    }
    template <int Wanted, class S, class Read, class Token>
    auto ask(const S& statement, std::remove_reference_t<Token>& token) {
        return asked<asio_detail::one_question<Wanted, S, Read>, Token>({statement}, token);
    }

    template <class Question, class Token> auto asked(Question question, std::remove_reference_t<Token>& token) {
#if !defined(ASIO_HAS_CO_AWAIT)
        static_assert(!std::is_same_v<std::remove_cvref_t<Token>, default_token>,
                      "mizzle: this version of Asio knows no coroutines of this compiler; a call takes a completion "
                      "token, such as use_future, last");
#endif
        using signature = void(std::exception_ptr, typename Question::result);
        return asio_detail::asio::async_initiate<Token, signature>(
            [rounds = rounds_](auto handler, Question q) {
                using handler_type = decltype(handler);
                const auto slot = asio_detail::asio::get_associated_cancellation_slot(handler);
                auto call = std::make_shared<asio_detail::asked_by<Question, handler_type>>(
                    std::move(q), std::move(handler), rounds->strand().get_inner_executor());
                if (slot.is_connected()) cancel_by(slot, rounds, call);
                asio_detail::asio::dispatch(rounds->strand(), [rounds, call = std::move(call)] { rounds->ask(call); });
            },
            token, std::move(question));
    }
    static void cancel_by(asio_detail::asio::cancellation_slot slot, const std::weak_ptr<asio_detail::rounds>& of,
                          const std::weak_ptr<asio_detail::asked>& call) {
        slot.assign([of, call](asio_detail::asio::cancellation_type type) {
            const auto rounds = of.lock();
            const auto a = call.lock();
            if (rounds == nullptr || a == nullptr) return;
            asio_detail::asio::dispatch(rounds->strand(), [rounds, a, type] { rounds->cancel(*a, type); });
        });
    }

    executor_type executor_;
    std::shared_ptr<asio_detail::rounds> rounds_;
};

#undef MIZZLE_DETAIL_CHECK_ASIO_ROWS
#undef MIZZLE_DETAIL_CHECK_ASIO

}  // namespace mizzle::detail

namespace mizzle {

using detail::asio_postgres;

}  // namespace mizzle

#if defined(__GNUC__)
#pragma GCC diagnostic pop
#endif
