// Statements as text for people: to_string<dialects::postgres>(statement) is what is sent, and
// to_string<dialects::postgres>(statement, show::values) has the values in place of their placeholders.
#pragma once
#include "../sql/statement_text.hpp"
#include "statements/bulk.hpp"

#include <string>

namespace mizzle {

// show says whether to_string() shows placeholders or the values in their places.
enum class show : unsigned char { placeholders, values };

}  // namespace mizzle

namespace mizzle::detail {

// Values are spelled as the dialect's literals, under a comment which says that the text is not for execution: a
// program binds its values. A param<T> stays $1 or ?1, counted for itself.
template <class Dialect, statement_like S> std::string to_string(const S& whole, show what = show::placeholders) {
    const auto& statement = statement_in(whole);
    static_assert(!is_bulk<S>, "mizzle: to_string() takes an insert of one row, not of a list");
    std::string text;
    if constexpr (!is_bulk<S>) {
        if (what == show::placeholders) {
            render(text, Dialect::id, statement);
            return text;
        }
        inline_values<16> values(Dialect::id);
        const auto given = nothing_given(typename parameters_of<statement_of<S>>::type{});
        given_values next{given.data()};
        bind_values(values, next, statement);
        text = "/* not for execution */ ";
        writer out(Dialect::id, text);
        out.fill_in(values.begin());
        write_whole(out, statement);
    }
    return text;
}

}  // namespace mizzle::detail

namespace mizzle {

// to_string<dialects::postgres>(statement) is a statement as text for people: what is sent, or with its values.
using detail::to_string;

}  // namespace mizzle
