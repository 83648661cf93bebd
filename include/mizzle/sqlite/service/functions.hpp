// A program's own functions of SQL, in C++:
//   MIZZLE_FUNCTION(levenshtein, int(std::string, std::string))
//   create_function(db, levenshtein, [](const std::string& a, const std::string& b) { ... });
#pragma once
#include "../../sqlite.hpp"
#include "../function.hpp"

#include <cmath>
#include <concepts>
#include <cstdint>
#include <exception>
#include <memory>
#include <new>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>

namespace mizzle {

// function_options are what create_function() and create_aggregate() take: function_options{.is_deterministic = false}.
struct function_options {
    // It gives the same for the same arguments, always: SQLite may then call it less often, and take it in indexes.
    bool is_deterministic = false;
};

}  // namespace mizzle

namespace mizzle::detail {

namespace sqlite_detail {

template <class T> struct unwrapped {
    using type = T;
};
template <class T> struct unwrapped<std::optional<T>> {
    using type = T;
};

template <class T> inline constexpr bool is_temporal = requires(const T& v) { temporal_text(v).view(); };
// What goes in and out as SQLite keeps it. Decimals are kept by their column's scale, which a function is not told.
template <class T>
inline constexpr bool is_of_functions =
    std::same_as<T, bool> || std::same_as<T, std::int16_t> || std::same_as<T, std::int32_t> ||
    std::same_as<T, std::int64_t> || std::same_as<T, float> || std::same_as<T, double> ||
    std::same_as<T, std::string> || std::same_as<T, bytes> || std::same_as<T, uuid> || is_temporal<T>;

template <class A> A argument_of(sqlite3_value* value) {
    using plain = typename unwrapped<A>::type;
    const cell c(value);
    if constexpr (!std::same_as<plain, A>) {
        if (c.is_null()) return std::nullopt;
    }
    plain read{};
    c.read(read);
    return read;
}

template <class T> void give(sqlite3_context* context, const T& v) {
    if constexpr (std::integral<T>) {
        sqlite3_result_int64(context, v);
    } else if constexpr (std::floating_point<T>) {
        // SQLite would take it for NULL.
        if (std::isnan(v))
            throw usage_error("mizzle: a function of the program's gave NaN, which SQLite does not keep");
        sqlite3_result_double(context, v);
    } else if constexpr (std::same_as<T, std::string>) {
        give_result(context, v);
    } else if constexpr (std::same_as<T, bytes>) {
        sqlite3_result_blob64(context, v.empty() ? "" : reinterpret_cast<const char*>(v.data()), v.size(),
                              SQLITE_TRANSIENT);
    } else if constexpr (std::same_as<T, uuid>) {
        give_result(context, v.to_string());
    } else {
        give_result(context, std::string(temporal_text(v).view()));
    }
}
template <class T> void give(sqlite3_context* context, const std::optional<T>& v) {
    if (v) give(context, *v);
    else sqlite3_result_null(context);
}

// f(), whose exception is an error of the statement. Only what the library says itself quotes no values.
template <class F> void guarded(sqlite3_context* context, const F& f) noexcept {
    try {
        f();
    } catch (const std::bad_alloc&) { sqlite3_result_error_nomem(context); } catch (const std::exception& e) {
        sqlite3_result_error(context, e.what(), -1);
    } catch (...) { sqlite3_result_error(context, "a function of the program's threw what is no std::exception", -1); }
}

// Of a declaration: its arguments, and which of them make the result NULL where they are.
template <class Result, class... A> struct own_call {
    static constexpr bool fits =
        is_of_functions<typename unwrapped<Result>::type> && (is_of_functions<typename unwrapped<A>::type> && ...);
    static constexpr bool takes_null[] = {is_optional<A>..., false};

    static bool is_null(sqlite3_value** values) {
        for (std::size_t i = 0; i < sizeof...(A); ++i)
            if (!takes_null[i] && sqlite3_value_type(values[i]) == SQLITE_NULL) return true;
        return false;
    }
    template <class F> static decltype(auto) call(F& f, sqlite3_value** values) {
        return [&]<std::size_t... I>(std::index_sequence<I...>) -> decltype(auto) {
            return f(argument_of<A>(values[I])...);
        }(std::index_sequence_for<A...>{});
    }
};

template <class Name> std::string name_of_function() {
    constexpr auto name = Name::sql_name();
    static_assert(name.schema.empty(), "mizzle: a function of SQLite's is in no schema; declare it without in()");
    return std::string(name.name);
}
inline int flags_of(const function_options& options) {
    return SQLITE_UTF8 | (options.is_deterministic ? SQLITE_DETERMINISTIC : 0);
}
inline void expect_added(sqlite3* db, int result) {
    if (result != SQLITE_OK) throw_error(result, sqlite3_errmsg(db), {}, error_source::sql_text);
}
template <class T> void delete_kept(void* kept) { delete static_cast<T*>(kept); }

#define MIZZLE_DETAIL_CHECK_FUNCTION(...)                                                                 \
    static_assert(__VA_ARGS__::fits, "mizzle: a function in C++ has whole numbers, double, float, bool, " \
                                     "std::string, bytes, uuid, dates and times for its types, and "      \
                                     "std::optional of those")

}  // namespace sqlite_detail

// Adds f to this connection; a pool's hook on_connect adds it to each of its own. It is called with the arguments as
// the declaration says their types, and not where one is NULL that is no std::optional: the result is NULL then. What
// it throws is an error of the statement. It must be good for being called while a statement runs, and must not use
// this connection.
template <class Name, class Result, class... A, class F>
void create_function(sqlite& db, const own_function<Name, Result(A...)>&, F f, const function_options& options = {}) {
    using call = sqlite_detail::own_call<Result, A...>;
    constexpr bool is_scalar = !requires { typename Name::aggregate; };
    static_assert(is_scalar,
                  "mizzle: create_function() takes what MIZZLE_FUNCTION declares; what MIZZLE_AGGREGATE does is "
                  "added by create_aggregate<State>()");
    MIZZLE_DETAIL_CHECK_FUNCTION(call);
    static_assert(std::is_invocable_r_v<Result, F&, A...>,
                  "mizzle: the function must take what MIZZLE_FUNCTION declares, and give what that says");
    if constexpr (is_scalar && call::fits && std::is_invocable_r_v<Result, F&, A...>) {
        auto kept = std::make_unique<F>(std::move(f));
        auto* native = db.connection().driver().native();
        // Where that fails SQLite deletes it all the same.
        const int result = sqlite3_create_function_v2(
            native, sqlite_detail::name_of_function<Name>().c_str(), static_cast<int>(sizeof...(A)),
            sqlite_detail::flags_of(options), kept.release(),
            [](sqlite3_context* context, int, sqlite3_value** values) {
                if (call::is_null(values)) return sqlite3_result_null(context);
                sqlite_detail::guarded(context, [&] {
                    sqlite_detail::give(
                        context, static_cast<Result>(call::call(*static_cast<F*>(sqlite3_user_data(context)), values)));
                });
            },
            nullptr, nullptr, &sqlite_detail::delete_kept<F>);
        sqlite_detail::expect_added(native, result);
    }
}

// create_aggregate<State>(db, name) lets SQL on this connection call an aggregate: for each group a State is made,
// whose step() is called with the arguments of each row in which none is NULL but where the declaration has
// std::optional, and whose result() is asked at the end, of no rows as well.
template <class State, class Name, class Result, class... A>
void create_aggregate(sqlite& db, const own_function<Name, Result(A...)>&, const function_options& options = {}) {
    using call = sqlite_detail::own_call<Result, A...>;
    constexpr bool is_aggregate = requires { typename Name::aggregate; };
    static_assert(is_aggregate, "mizzle: create_aggregate() takes what MIZZLE_AGGREGATE declares");
    MIZZLE_DETAIL_CHECK_FUNCTION(call);
    constexpr bool has_steps = requires(State& s, A... a) {
        s.step(a...);
        { s.result() } -> std::convertible_to<Result>;
    };
    static_assert(has_steps,
                  "mizzle: the state of an aggregate has step(), which takes what MIZZLE_AGGREGATE declares, "
                  "and result(), which gives what that says");
    if constexpr (is_aggregate && call::fits && has_steps) {
        auto* native = db.connection().driver().native();
        const int result = sqlite3_create_function_v2(
            native, sqlite_detail::name_of_function<Name>().c_str(), static_cast<int>(sizeof...(A)),
            sqlite_detail::flags_of(options), nullptr, nullptr,
            [](sqlite3_context* context, int, sqlite3_value** values) {
                if (call::is_null(values)) return;
                auto** place = static_cast<State**>(sqlite3_aggregate_context(context, sizeof(State*)));
                if (place == nullptr) return sqlite3_result_error_nomem(context);
                sqlite_detail::guarded(context, [&] {
                    if (*place == nullptr) *place = new State();
                    auto step = [&](auto&&... a) { (*place)->step(std::forward<decltype(a)>(a)...); };
                    call::call(step, values);
                });
            },
            [](sqlite3_context* context) {
                auto** place = static_cast<State**>(sqlite3_aggregate_context(context, 0));
                const std::unique_ptr<State> state(place == nullptr ? nullptr : *place);
                sqlite_detail::guarded(context, [&] {
                    if (state != nullptr) return sqlite_detail::give(context, static_cast<Result>(state->result()));
                    State none;
                    sqlite_detail::give(context, static_cast<Result>(none.result()));
                });
            },
            nullptr);
        sqlite_detail::expect_added(native, result);
    }
}
#undef MIZZLE_DETAIL_CHECK_FUNCTION

}  // namespace mizzle::detail

namespace mizzle {

using detail::create_aggregate;
// create_function(db, levenshtein, f) lets SQL on this connection call f by the name that MIZZLE_FUNCTION(levenshtein,
// ...) declares.
using detail::create_function;

}  // namespace mizzle
