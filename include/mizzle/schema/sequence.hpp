// MIZZLE_SEQUENCE(invoice_numbers, start(1000), increment(5)) declares a sequence of PostgreSQL's: numbers that the
// database hands out, each once, with gaps where a transaction was taken back. Listed in MIZZLE_SCHEMA, it is made by
// create(), before the tables. nextval(invoice_numbers) is the next number; a column takes it by
// default_value(nextval(invoice_numbers)).
#pragma once
#include "declaration_macros.hpp"
#include "declaration_text.hpp"
#include "modifiers.hpp"

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string_view>
#include <type_traits>

namespace mizzle::detail {

struct sequence_tag {};

template <class T>
concept sequence_like = __is_base_of(sequence_tag, std::remove_cvref_t<T>);

// What a declaration says; the rest is up to PostgreSQL.
struct sequence_options {
    table_name name{};
    std::optional<std::int64_t> increment{}, minimum{}, maximum{}, start{}, cache{};
    bool cycles = false;
};

struct sequence_option {
    sequence_options given{};
    constexpr sequence_option(sequence_options o) : given(o) {}
    constexpr sequence_option(table_name n) : given{.name = n} {}
    constexpr sequence_option(modifiers::named n) : given{.name = n} {}
};

constexpr sequence_options join_options(std::initializer_list<sequence_option> options) {
    sequence_options all;
    for (const auto& [given] : options) {
        if (!given.name.name.empty()) all.name = given.name;
        if (given.increment) all.increment = given.increment;
        if (given.minimum) all.minimum = given.minimum;
        if (given.maximum) all.maximum = given.maximum;
        if (given.start) all.start = given.start;
        if (given.cache) all.cache = given.cache;
        all.cycles = all.cycles || given.cycles;
    }
    return all;
}

// The words inside MIZZLE_SEQUENCE.
struct sequence_words {
    static consteval sequence_option start(std::int64_t n) { return sequence_options{.start = n}; }
    static consteval sequence_option increment(std::int64_t n) { return sequence_options{.increment = n}; }
    static consteval sequence_option minimum(std::int64_t n) { return sequence_options{.minimum = n}; }
    static consteval sequence_option maximum(std::int64_t n) { return sequence_options{.maximum = n}; }
    // How many numbers a connection takes at a time; those that it does not use are lost.
    static consteval sequence_option cache(std::int64_t n) { return sequence_options{.cache = n}; }
    // Begins anew at its end.
    static constexpr sequence_option cycle{sequence_options{.cycles = true}};
    // The name in SQL where it is not the C++ name, and its schema: named("Numbers").in("billing").
    static consteval modifiers::named named(std::string_view name) { return {name}; }
};

}  // namespace mizzle::detail

#define MIZZLE_SEQUENCE(sequence_, ...)                                                                 \
    static_assert(::mizzle::detail::entry_text::accept<::mizzle::detail::entry_text::fault_of_sequence( \
                      MIZZLE_DETAIL_TEXT(sequence_), MIZZLE_DETAIL_TEXT(__VA_ARGS__))>());              \
    MIZZLE_DETAIL_GUARD(MIZZLE_DETAIL_SEQUENCE, sequence_)(sequence_, __VA_ARGS__)
