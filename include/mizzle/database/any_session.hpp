// any_session is a session of a database that is chosen at run time: void rename(mizzle::any_session<sqlite, postgres>
// db, ...).
#pragma once
#include "limits/limited.hpp"
#include "script_text.hpp"
#include "session.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <iterator>
#include <type_traits>
#include <utility>
#include <variant>

namespace mizzle::detail {

namespace dialects {

// What all of these have.
template <class... D> struct each_of {
    static constexpr feature_set provides = (~feature_set{0} & ... & D::provides);
    static constexpr bool spells_statements = (D::spells_statements && ...);
    static constexpr bool has_row_locks = (D::has_row_locks && ...);
    static constexpr bool has_materialized_views = (D::has_materialized_views && ...);
    static constexpr bool has_explain_analyze = (D::has_explain_analyze && ...);
};

}  // namespace dialects

// The first that lacks it says so.
template <feature F, class First, class... Others> consteval auto who_lacks() {
    if constexpr (sizeof...(Others) == 0 || lacks_feature<First, F>) return lacking<First, F>{};
    else return who_lacks<F, Others...>();
}
template <class... D, feature F> struct lacking<dialects::each_of<D...>, F> : decltype(who_lacks<F, D...>()) {};

template <class S, class... D>
inline constexpr bool names_fit<true, S, dialects::each_of<D...>> = (names_fit<true, S, D> && ...);

// The rows of a stream of one of several databases.
template <class Into, class... Streams> class any_stream {
public:
    template <std::size_t I, class... A>
    explicit any_stream(std::in_place_index_t<I> which, const A&... a) : rows_(which, a...) {}
    any_stream(const any_stream&) = delete;
    any_stream& operator=(const any_stream&) = delete;

    class iterator {
    public:
        using value_type = Into;
        using difference_type = std::ptrdiff_t;
        using iterator_concept = std::input_iterator_tag;

        iterator() = default;
        explicit iterator(any_stream& s) : stream_(&s) {}
        const Into& operator*() const {
            return std::visit([](auto& rows) -> const Into& { return *rows.begin(); }, stream_->rows_);
        }
        const Into* operator->() const { return &**this; }
        iterator& operator++() {
            std::visit([](auto& rows) { ++rows.begin(); }, stream_->rows_);
            return *this;
        }
        void operator++(int) { ++*this; }
        bool operator==(std::default_sentinel_t end) const {
            return std::visit([end](auto& rows) { return rows.begin() == end; }, stream_->rows_);
        }

    private:
        any_stream* stream_ = nullptr;
    };

    // Once only: the rows go by.
    iterator begin() {
        std::visit([](auto& rows) { rows.begin(); }, rows_);
        return iterator(*this);
    }
    std::default_sentinel_t end() const { return {}; }

private:
    std::variant<Streams...> rows_;
};
template <class Into, class... Streams>
inline constexpr bool ends_with_transaction<any_stream<Into, Streams...>> = true;

template <class... Dbs> class any_transaction;

// What a session of one of these databases has beside the statements, with a limit of time or without.
template <class Self, class... Dbs> class any_calls : public queries<Self> {
public:
    // As session::transaction(); the block takes what it is given by reference, too: [&](auto& tx) { ... }.
    template <class F> auto transaction(F&& block, const transaction_options& options = {}) {
        using any_tx = any_transaction<Dbs...>;
        MIZZLE_DETAIL_CHECK_BLOCK(F, any_tx);
        if constexpr (takes_transaction<F, any_tx> && !returns_what_ends<F, any_tx>) {
            const auto run = [&](auto& tx) -> std::invoke_result_t<F&, any_tx&> {
                any_tx any(tx);
                return block(any);
            };
            return self().on_database([&](auto& db) { return db.transaction(run, options); });
        }
    }

    MIZZLE_DETAIL_REFUSE_OPTIONS

    // As session::later().
    template <statement_like S, class... A> auto later(S&& statement, const A&... arguments) {
        return self().on_database([&](auto& db) { return db.later(statement, arguments...); });
    }

    // Runs SQL text, one statement or many, without results: for set-up and scripts. Nothing is bound.
    void exec(given_text script) {
        self().on_database([&](auto& db) { db.exec(script); });
    }
    template <no_script_text Script> void exec(const Script&) {
        static_assert(std::is_void_v<Script>, MIZZLE_DETAIL_NO_SCRIPT_TEXT);
    }

private:
    Self& self() { return static_cast<Self&>(*this); }
};

struct any_sessions_are_included {};

// A session of one of these databases. It is asked the same; a statement that one of them lacks does not compile.
template <class... Dbs> class any_session : public any_calls<any_session<Dbs...>, Dbs...> {
    using chosen = std::variant<session<Dbs>...>;

public:
    using dialect = dialects::each_of<typename Dbs::dialect...>;
    using databases = type_list<Dbs...>;

    // Of a database, an open transaction or a pool, which must outlive it, and of a session of one of these databases.
    template <class Of>
        requires(std::is_constructible_v<chosen, Of&> && !std::same_as<Of, any_session>)
    explicit(false) any_session(Of& of MIZZLE_DETAIL_LOOKED_AT) : chosen_(of) {}
    template <class Of>
        requires(std::is_same_v<Of, std::variant<Dbs...>> || ... ||
                 (std::is_same_v<Of, Dbs> || std::derived_from<Of, lender<Dbs>>))
    explicit(false) any_session(Of&& of) : any_session(of) {
        static_assert(std::is_void_v<Of>,
                      "mizzle: a session only looks at a database, which must outlive it; give the database a name");
    }
    template <class Db>
        requires(std::is_same_v<Db, Dbs> || ...)
    explicit(false) any_session(session<Db> of) : chosen_(of) {}
    template <class Of>
        requires(!std::is_constructible_v<chosen, Of&> && !std::is_constructible_v<chosen, Of> &&
                 !std::derived_from<std::remove_cvref_t<Of>, any_session> &&
                 !std::is_same_v<std::remove_cvref_t<Of>, std::variant<Dbs...>>)
    explicit any_session(Of&&) : chosen_(refused()) {
        static_assert(std::is_void_v<Of>,
                      "mizzle: an any_session is made of one of the databases that it names, which is not const, or of "
                      "a transaction, a pool or a session of one");
    }
    // The one that is in it.
    explicit(false) any_session(std::variant<Dbs...>& of MIZZLE_DETAIL_LOOKED_AT)
        : chosen_(std::visit([](auto& db) { return chosen(db); }, of)) {}

    // Calls f with the session of the database that it is, and returns what f returns, of the same type for each.
    template <class F> MIZZLE_ALWAYS_INLINE decltype(auto) on_database(const F& f) { return on_this<0>(f); }

private:
    template <class Self> friend class queries;
    template <class Database, class Token> friend class limited;

    // Stands where a static_assert has ended it: no session can be made of nothing.
    template <class Late = chosen> static Late refused();

    template <std::size_t I, class F> MIZZLE_ALWAYS_INLINE decltype(auto) on_this(const F& f) {
        if constexpr (I + 1 == sizeof...(Dbs)) {
            return f(*std::get_if<I>(&chosen_));
        } else {
            if (auto* db = std::get_if<I>(&chosen_)) return f(*db);
            return on_this<I + 1>(f);
        }
    }
    template <bool Reads, class F> MIZZLE_ALWAYS_INLINE decltype(auto) with_connection(const F& f) {
        return on_database(
            [&](auto& db) MIZZLE_INLINED_LAMBDA -> decltype(auto) { return db.template with_connection<Reads>(f); });
    }
    template <class Row, class Into, class Open> auto stream_of(const Open& open) {
        using stream =
            any_stream<Into, session_stream<Dbs, row_stream<Row, typename Dbs::connection_type::driver_type, Into>>...>;
        return open_this<0, stream>(open);
    }
    template <std::size_t I, class Stream, class Open> Stream open_this(const Open& open) {
        if constexpr (I + 1 < sizeof...(Dbs))
            if (I != chosen_.index()) return open_this<I + 1, Stream>(open);
        return Stream(std::in_place_index<I>, *std::get_if<I>(&chosen_), open);
    }

    chosen chosen_;
};

template <class Db, class... Dbs> inline constexpr int times_among = (0 + ... + int(std::is_same_v<Db, Dbs>));
template <class Db>
concept header_left_out = !requires { sizeof(Db); };
template <class... Dbs>
    requires(sizeof...(Dbs) == 0 || (header_left_out<Dbs> || ...) || (is_no_database<Dbs> || ...) ||
             ((times_among<Dbs, Dbs...> > 1) || ...))
class any_session<Dbs...> {
    static_assert(
        sizeof...(Dbs) == 0 && sizeof...(Dbs) != 0,
        "mizzle: an any_session is of the types of databases that it may be, each once, whose headers are included: "
        "mizzle::any_session<mizzle::sqlite, mizzle::postgres>");
};

// What the block of any_session::transaction() is given.
template <class... Dbs> class any_transaction : public any_session<Dbs...> {
public:
    template <class Db>
    explicit any_transaction(open_transaction<Db>& tx)
        : any_session<Dbs...>(tx), tx_(&tx),
          roll_back_([](void* t) { static_cast<open_transaction<Db>*>(t)->rollback(); }) {}
    any_transaction(const any_transaction&) = delete;
    any_transaction& operator=(const any_transaction&) = delete;

    // As open_transaction::rollback().
    [[noreturn]] void rollback() {
        roll_back_(tx_);
        __builtin_unreachable();
    }

private:
    void* tx_;
    void (*roll_back_)(void*);
};
template <class... Dbs> inline constexpr bool ends_with_transaction<any_transaction<Dbs...>> = true;

// The rows of a stream that has a limit of time, which lives as long.
template <class Db, class Token, class Rows> class limited_stream {
    using limited_session = limited<session<Db>, Token>;

public:
    template <class Open>
    limited_stream(const limited_session& l, const Open& open) : limited_(l), rows_(limited_, open) {}
    auto begin() { return rows_.begin(); }
    std::default_sentinel_t end() const { return {}; }

private:
    limited_session limited_;
    lent_rows<decltype(std::declval<limited_session&>().hold(false)), Rows> rows_;
};

// any.within(200ms), any.until(token): each call as the session that it is does it.
template <class... Dbs, class Token>
class limited<any_session<Dbs...>, Token> : public any_calls<limited<any_session<Dbs...>, Token>, Dbs...> {
    using any = any_session<Dbs...>;

public:
    using dialect = typename any::dialect;
    using databases = typename any::databases;

    limited(any& db, std::chrono::nanoseconds most, Token token) : db_(&db), most_(most), token_(token) {}

    auto within(time_span<std::chrono::nanoseconds> most) const {
        return limited(*db_, std::min<std::chrono::nanoseconds>(most, most_), token_);
    }
    template <stop_token_like Other>
        requires(!stop_token_like<Token>)
    auto until(Other token) const {
        return limited<any, Other>(*db_, most_, token);
    }

    template <class F> decltype(auto) on_database(const F& f) {
        return db_->on_database([&]<class Db>(session<Db>& db) -> decltype(auto) {
            auto one = of(db);
            return f(one);
        });
    }

private:
    template <class Self> friend class queries;

    template <class Db> limited<session<Db>, Token> of(session<Db>& db) const { return {db, most_, token_}; }
    template <bool Reads, class F> decltype(auto) with_connection(const F& f) {
        return on_database([&](auto& db) -> decltype(auto) {
            return db.with_database(!Reads, [&](auto& held) -> decltype(auto) { return f(held.connection()); });
        });
    }
    template <class Row, class Into, class Open> auto stream_of(const Open& open) {
        using stream = any_stream<
            Into, limited_stream<Dbs, Token, row_stream<Row, typename Dbs::connection_type::driver_type, Into>>...>;
        return open_this<0, stream>(open);
    }
    template <std::size_t I, class Stream, class Open> Stream open_this(const Open& open) {
        if constexpr (I + 1 < sizeof...(Dbs))
            if (I != db_->chosen_.index()) return open_this<I + 1, Stream>(open);
        return Stream(std::in_place_index<I>, of(*std::get_if<I>(&db_->chosen_)), open);
    }

    any* db_;
    std::chrono::nanoseconds most_;
    [[no_unique_address]] Token token_;
};

}  // namespace mizzle::detail

namespace mizzle {

using detail::any_session;

}  // namespace mizzle
