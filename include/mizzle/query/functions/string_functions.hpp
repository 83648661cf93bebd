// Text. Positions and lengths count characters, from 1.
#pragma once
#include "arguments.hpp"
#include "function_facts.hpp"

namespace mizzle::detail {

// Each function is declared in a line: Clang 19 shows all of them before the program's.
using of_text = types::text(types::text);
using of_two_texts = types::text(types::text, types::text);
using of_three_texts = types::text(types::text, types::text, types::text);

// Without the spaces, or the characters named, at both ends, at the start, at the end.
#define MIZZLE_DETAIL_TRIMMED "text, and characters to leave out; cast<std::string>(expression) makes others text"
MIZZLE_DETAIL_FUNCTION(trim, "trim")
MIZZLE_DETAIL_SIGNATURES(trim, MIZZLE_DETAIL_TRIMMED, of_text, of_two_texts)
MIZZLE_DETAIL_OF_TEXT_ALONE(trim)
MIZZLE_DETAIL_FUNCTION(ltrim, "ltrim")
MIZZLE_DETAIL_SIGNATURES(ltrim, MIZZLE_DETAIL_TRIMMED, of_text, of_two_texts)
MIZZLE_DETAIL_OF_TEXT_ALONE(ltrim)
MIZZLE_DETAIL_FUNCTION(rtrim, "rtrim")
MIZZLE_DETAIL_SIGNATURES(rtrim, MIZZLE_DETAIL_TRIMMED, of_text, of_two_texts)
MIZZLE_DETAIL_OF_TEXT_ALONE(rtrim)
#undef MIZZLE_DETAIL_TRIMMED

// Every occurrence of the second text in the first by the third.
MIZZLE_DETAIL_FUNCTION(replace, "replace")
MIZZLE_DETAIL_SIGNATURES(replace, "three texts: where, what, by what", of_three_texts)

// Where the second text stands in the first; 0 if nowhere.
MIZZLE_DETAIL_FUNCTION(strpos, "strpos")
MIZZLE_DETAIL_SIGNATURES(strpos, "two texts: where, what", types::integer(types::text, types::text))

// starts_with(text, prefix). With the prefix alone it is a pattern for like().
MIZZLE_DETAIL_FUNCTION(starts_with, "starts_with")
MIZZLE_DETAIL_SIGNATURES(starts_with, "two texts: where, what it begins with", types::boolean(types::text, types::text))

// The code point of the first character; 0 of empty text. In checks, indexes and views, which know no function of the
// driver, SQLite gives NULL of that.
MIZZLE_DETAIL_FUNCTION(ascii, "ascii", MIZZLE_DETAIL_NEEDS(driver_functions))
MIZZLE_DETAIL_SIGNATURES(ascii, "text", types::integer(types::text))
// The character of a code point.
MIZZLE_DETAIL_FUNCTION(chr, "chr", MIZZLE_DETAIL_NEEDS(driver_functions))
MIZZLE_DETAIL_SIGNATURES(chr, "a whole number, the code point", types::text(types::integer))

// In hexadecimal, lower case; negative numbers as the 16 digits of their two's complement.
MIZZLE_DETAIL_FUNCTION(to_hex, "to_hex")
MIZZLE_DETAIL_SIGNATURES(to_hex, "a whole number", types::text(types::bigint))

// octet_length(x): how many bytes there are.
MIZZLE_DETAIL_FUNCTION(octet_length, "octet_length")
MIZZLE_DETAIL_SIGNATURES(octet_length, "text or bytea", types::integer(types::text), types::integer(types::bytea))

// bit_length(x): eight for each of them.
MIZZLE_DETAIL_FUNCTION(bit_length, "bit_length")
MIZZLE_DETAIL_SIGNATURES(bit_length, "text or bytea", types::integer(types::text), types::integer(types::bytea))

// Counts and positions that are values are checked as the statement is made; those that the database computes must not
// be below what is said.
template <class... V> constexpr void check_count(int least, const V&... counts) {
    const auto check = [least](const auto& count) {
        if constexpr (whole_number<std::remove_cvref_t<decltype(count)>>)
            if (std::cmp_less(count, least))
                throw_usage_error(least == 0 ? "mizzle: how many characters there shall be is 0 or more"
                                             : "mizzle: the position of a character in a text is 1 or more");
    };
    (check(counts), ...);
}

// substring(text, start): from there on; substring(text, start, count). start is 1 or more, count 0 or more.
MIZZLE_DETAIL_FUNCTION(substring, "substr", MIZZLE_DETAIL_NEEDS(driver_functions))
template <class X, class S>
    requires(expression_like<X> || expression_like<S>)
constexpr auto substring(X&& text, S&& start) {
    using declared = function_signatures<functions::substring, types::text(types::text, types::integer)>;
    static_assert(declared::takes<X, S>, "mizzle: substring() takes text, where to start, and how many characters");
    check_count(1, start);
    return declared::make(std::forward<X>(text), std::forward<S>(start));
}
template <class X, class S, class N>
    requires(expression_like<X> || expression_like<S> || expression_like<N>)
constexpr auto substring(X&& text, S&& start, N&& count) {
    using declared =
        function_signatures<functions::substring, types::text(types::text, types::integer, types::integer)>;
    static_assert(declared::takes<X, S, N>, "mizzle: substring() takes text, where to start, and how many characters");
    check_count(1, start);
    check_count(0, count);
    return declared::make(std::forward<X>(text), std::forward<S>(start), std::forward<N>(count));
}

// The first and the last `count` characters, 0 or more.
#define MIZZLE_DETAIL_COUNTED(name_, says_)                                                               \
    MIZZLE_DETAIL_FUNCTION(name_, #name_, MIZZLE_DETAIL_NEEDS(driver_functions))                          \
    template <class X, class N>                                                                           \
        requires(expression_like<X> || expression_like<N>)                                                \
    constexpr auto name_(X&& text, N&& count) {                                                           \
        using declared = function_signatures<functions::name_, types::text(types::text, types::integer)>; \
        static_assert(declared::template takes<X, N>, "mizzle: " #name_ "() takes text and " says_);      \
        check_count(0, count);                                                                            \
        return declared::make(std::forward<X>(text), std::forward<N>(count));                             \
    }
MIZZLE_DETAIL_COUNTED(left, "how many of its characters")
MIZZLE_DETAIL_COUNTED(right, "how many of its characters")
MIZZLE_DETAIL_COUNTED(repeat, "how many times it is written")
#undef MIZZLE_DETAIL_COUNTED

// Filled up on the left or the right to `length` characters with spaces or the third text, or cut off after as many.
#define MIZZLE_DETAIL_PAD(name_)                                                                                       \
    MIZZLE_DETAIL_FUNCTION(name_, #name_, MIZZLE_DETAIL_NEEDS(driver_functions))                                       \
    template <class X, class N, class Fill>                                                                            \
        requires(expression_like<X> || expression_like<N> || expression_like<Fill>)                                    \
    constexpr auto name_(X&& text, N&& length, Fill&& fill) {                                                          \
        using declared = function_signatures<functions::name_, types::text(types::text, types::integer, types::text)>; \
        static_assert(declared::template takes<X, N, Fill>,                                                            \
                      "mizzle: " #name_ "() takes text, a length, and the text to fill up with");                      \
        check_count(0, length);                                                                                        \
        return declared::make(std::forward<X>(text), std::forward<N>(length), std::forward<Fill>(fill));               \
    }                                                                                                                  \
    template <class X, class N>                                                                                        \
        requires(expression_like<X> || expression_like<N>)                                                             \
    constexpr auto name_(X&& text, N&& length) {                                                                       \
        return detail::name_(std::forward<X>(text), std::forward<N>(length), " ");                                     \
    }
MIZZLE_DETAIL_PAD(lpad)
MIZZLE_DETAIL_PAD(rpad)
#undef MIZZLE_DETAIL_PAD

// The texts that are not NULL, joined by the first; NULL where that is NULL.
MIZZLE_DETAIL_FUNCTION(concat_ws, "concat_ws", using null_as_first = void;)
template <class Separator, class... V>
    requires(expression_like<Separator> || (expression_like<V> || ...))
constexpr auto concat_ws(Separator&& separator, V&&... texts) {
    constexpr bool are_texts = sizeof...(V) > 0 && is_text_operand<Separator> && (is_text_operand<V> && ...);
    static_assert(are_texts, "mizzle: concat_ws() takes a separator and the texts to join; "
                             "cast<std::string>(expression) makes other types text");
    if constexpr (are_texts)
        return make_call<functions::concat_ws, types::text>(
            make_operand<types::text>(std::forward<Separator>(separator)),
            make_operand<types::text>(std::forward<V>(texts))...);
    else return invalid<types::text>{};
}

// On PostgreSQL only.
MIZZLE_DETAIL_FUNCTION(reverse, "reverse", MIZZLE_DETAIL_NEEDS(further_functions))
MIZZLE_DETAIL_SIGNATURES(reverse, "text", types::text(types::text))
// The n-th of the parts between separators, from 1; empty if there are fewer.
MIZZLE_DETAIL_FUNCTION(split_part, "split_part", MIZZLE_DETAIL_NEEDS(further_functions))
MIZZLE_DETAIL_SIGNATURES(split_part, "text, a separator and the number of a part",
                         types::text(types::text, types::text, types::integer))
// Each character of the second text becomes the one at its place in the third.
MIZZLE_DETAIL_FUNCTION(translate, "translate", MIZZLE_DETAIL_NEEDS(further_functions))
MIZZLE_DETAIL_SIGNATURES(translate, "text, the characters to replace, and those to put in their places",
                         types::text(types::text, types::text, types::text))
// Each word with a capital letter.
MIZZLE_DETAIL_FUNCTION(initcap, "initcap", MIZZLE_DETAIL_NEEDS(further_functions))
MIZZLE_DETAIL_SIGNATURES(initcap, "text", types::text(types::text))
MIZZLE_DETAIL_FUNCTION(md5, "md5", MIZZLE_DETAIL_NEEDS(further_functions))
MIZZLE_DETAIL_SIGNATURES(md5, "text or bytea", types::text(types::text), types::text(types::bytea))

}  // namespace mizzle::detail

namespace mizzle {

// ascii(text) is the code point of its first character, and 0 of empty text: `ascii(...)`.
using detail::ascii;
// bit_length(x) is how many bits a text or a bytea has, eight for each byte: `bit_length(...)`.
using detail::bit_length;
// chr(number) is the character of this code point: `chr(...)`.
using detail::chr;
// concat_ws(separator, a, b, ...) is the texts that are not NULL, joined by the separator: `concat_ws(...)`.
using detail::concat_ws;
// initcap(text) is each word with a capital letter: `initcap(...)`.
using detail::initcap;
// left(text, count) is its first characters, 0 or more: `left(...)`.
using detail::left;
// lpad(text, length, fill) is filled up on the left, or cut off on the right, to so many characters: `lpad(...)`.
using detail::lpad;
// ltrim(text) is the text without spaces at its start, or without the characters named: `ltrim(...)`.
using detail::ltrim;
// md5(text) is its MD5 sum in hexadecimal: `md5(...)`.
using detail::md5;
// octet_length(x) is how many bytes a text or a bytea has: `octet_length(...)`.
using detail::octet_length;
// repeat(text, count) is the text so many times: `repeat(...)`.
using detail::repeat;
// replace(text, what, by) is the text with every occurrence of one text replaced by another: `replace(...)`.
using detail::replace;
// reverse(text) is the text from its last character to its first, on PostgreSQL only: `reverse(...)`.
using detail::reverse;
// right(text, count) is its last characters, 0 or more: `right(...)`.
using detail::right;
// rpad(text, length, fill) is filled up or cut off on the right to so many characters: `rpad(...)`.
using detail::rpad;
// rtrim(text) is the text without spaces at its end, or without the characters named: `rtrim(...)`.
using detail::rtrim;
// split_part(text, separator, n) is the n-th of the parts between separators, from 1, and empty if there are fewer, on
// PostgreSQL only: `split_part(...)`.
using detail::split_part;
// starts_with(text, prefix) is a condition, `starts_with(...)`; with the prefix alone it is a pattern for like(),
// "prefix%".
using detail::starts_with;
// strpos(text, part) is where the part begins in the text, from 1, and 0 where it does not stand there: `strpos(...)`.
using detail::strpos;
// substring(text, start, count) is so many characters from that one on, from 1, or all without a count: `substr(...)`;
// a start below 1 or a count below 0 throws usage_error.
using detail::substring;
// to_hex(number) is a whole number in hexadecimal digits, lower case, negative ones in 16 digits of two's complement:
// `to_hex(...)`.
using detail::to_hex;
// translate(text, from, to) replaces each character of the second text by the one at its place in the third, on
// PostgreSQL only: `translate(...)`.
using detail::translate;
// trim(text) is the text without spaces at both ends, or without the characters named: `trim(...)`.
using detail::trim;

}  // namespace mizzle
