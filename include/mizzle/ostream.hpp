// std::cout << of statements, rows and plans, in the text of <mizzle/fmt.hpp>: a statement is its SQL as SQLite has it,
// a row is {id: 1, name: "x"}. Decimals, UUIDs and intervals are their text.
#pragma once
#include "standard.hpp"

// A name of the program's is no worse for one of our parameters that is called the same.
#if defined(__GNUC__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wshadow"
#endif

#include "fmt.hpp"

#include <concepts>
#include <ostream>
#include <string>

namespace mizzle::detail {

template <class Stream>
concept text_stream = std::derived_from<Stream, std::ostream>;

// The rows of tables are the program's own structs, whose << is declared with them.
template <text_stream Stream> struct row_printer<Stream> {
    static constexpr bool is_there = true;
    template <class Row> static void print(Stream& out, const Row& row) {
        std::string text;
        append_row_text(text, row);
        out << text;
    }
};

template <class Stream, row_to_print Row>
    requires text_stream<Stream>
Stream& operator<<(Stream& out, const Row& value) {
    row_printer<Stream>::print(out, value);
    return out;
}

template <text_stream Stream, statement_like Statement> Stream& operator<<(Stream& out, const Statement& statement) {
    std::string text;
    render(text, dialects::known::first::id, statement);
    out << text;
    return out;
}

}  // namespace mizzle::detail

namespace mizzle {

template <detail::text_stream Stream> Stream& operator<<(Stream& out, const query_plan& plan) {
    out << plan.text();
    return out;
}

template <class Stream, std::same_as<numeric> N>
    requires detail::text_stream<Stream>
Stream& operator<<(Stream& out, const N& number) {
    out << number.to_string();
    return out;
}
template <detail::text_stream Stream> Stream& operator<<(Stream& out, const uuid& value) {
    out << value.to_string();
    return out;
}
template <detail::text_stream Stream> Stream& operator<<(Stream& out, const interval& value) {
    out << value.to_string();
    return out;
}

using detail::operator<<;

}  // namespace mizzle

#if defined(__GNUC__)
#pragma GCC diagnostic pop
#endif
