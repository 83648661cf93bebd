// How a transaction is run.
#pragma once
#include "../limits/time_span.hpp"

#include <chrono>
#include <concepts>
#include <type_traits>

namespace mizzle {

// isolation is what a transaction may see of others: `set transaction isolation level serializable`. SQLite's are
// always serializable, which meets every level.
enum class isolation : unsigned char { standard, read_committed, repeatable_read, serializable };

// access_mode is what a transaction may do: `set transaction read write` or `read only`. Standard is what the
// connection is set to.
enum class access_mode : unsigned char { standard, read_write, read_only };

// begin_mode is how a transaction takes its locks on SQLite, `begin immediate`; the others do not ask.
enum class begin_mode : unsigned char { deferred, immediate, exclusive };

// A retry_policy runs a transaction's block again when the database asks for it, by a transient_error: after a
// serialization_failure, a deadlock, a busy database, a stale_statement. The wait before each new attempt doubles, and
// is shortened at random so that two transactions do not meet again.
struct retry_policy {
    int attempts = 1;  // in all
    detail::time_span<std::chrono::milliseconds> backoff{20};
};

}  // namespace mizzle

namespace mizzle::detail {

// One of an enum's words; what is given otherwise, such as text, is told which those are.
template <class Enum> struct option_word {
    Enum word;

    constexpr option_word(Enum w) : word(w) {}
    template <class Other>
        requires(!std::same_as<Other, Enum> && !std::same_as<Other, option_word>)
    constexpr option_word(const Other&) : word{} {
        static_assert(std::is_void_v<Other>,
                      "mizzle: the options of a transaction are words: .isolation = mizzle::isolation::serializable, "
                      ".access = mizzle::access_mode::read_only, .begin = mizzle::begin_mode::exclusive");
    }
    constexpr operator Enum() const { return word; }
};

// transaction_options are what transaction() takes: transaction_options{.isolation = isolation::serializable}.
struct transaction_options {
    option_word<mizzle::isolation> isolation = mizzle::isolation::standard;
    option_word<access_mode> access = access_mode::standard;
    // PostgreSQL: a serializable, read-only transaction waits at its start until nothing can make it fail.
    bool deferrable = false;
    // immediate: a transaction that may write waits for its turn at the start, where waiting cannot end in a deadlock.
    option_word<begin_mode> begin = begin_mode::immediate;
    retry_policy retry{};
};

}  // namespace mizzle::detail

namespace mizzle {

using detail::transaction_options;

}  // namespace mizzle
