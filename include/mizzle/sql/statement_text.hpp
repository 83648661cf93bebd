// The text of a statement: a constant where the statement's type fixes it, made at run time where it does not.
#pragma once
#include "../query/values/shared_values.hpp"
#include "statement_key.hpp"
#include "statements.hpp"
#include "text_kind.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace mizzle::detail {

struct text_measure {
    std::size_t size = 0;
    int placeholders = 0;
    unsigned reordered = 0;  // placeholders without numbers, where their values do not stand one after another
    bool has_long_name = false;
    bool is_prepared_each_time = false;
};

// The text of a fixed statement does not depend on its values: those of a default-made one serve.
template <class S, class Dialect> consteval text_measure measure() {
    const S statement{};
    writer out(Dialect::id);
    write_statement<typename S::source>(out, statement);
    return {out.size(), out.placeholders(), out.reordered(), out.has_long_name(), out.is_prepared_each_time()};
}

template <class S, class Dialect> inline constexpr text_measure measure_of = measure<S, Dialect>();

// Whether the database keeps the statement's names as they are. Of texts that are made at run time the writer asks.
template <bool IsSound, class S, class Dialect> inline constexpr bool names_fit = true;
template <class S, class Dialect>
    requires(Dialect::constants.longest_name != no_longest_name && text_kind_of<S> == text_kind::fixed &&
             std::is_default_constructible_v<S>)
inline constexpr bool names_fit<true, S, Dialect> = !measure_of<S, Dialect>.has_long_name;

// A copy of a shorter constant is written by GCC character by character, for each statement again; one of more than 256
// bytes it copies from where constants stand, which takes half the time to compile and less code.
inline constexpr std::size_t least_copied_at_once = 264;

template <std::size_t N> struct fixed_text {
    char characters[N < least_copied_at_once ? least_copied_at_once : N]{};
    constexpr std::string_view view() const { return {characters, N}; }
};

// How many values the statement binds, by the walk that binds them; of more than are expected, one more.
template <class S, int Expected> consteval int count_values() {
    const S statement{};
    constexpr auto room = static_cast<std::size_t>(Expected) + 1;
    bound_value unfilled[room];
    counted_values values(unfilled, room);
    given_values nothing;
    bind_values(values, nothing, statement);
    return static_cast<int>(values.size());
}

template <class S, class Dialect> consteval auto render_fixed() {
    // What the database lacks is refused by a sentence of its own, and spelled anyhow.
    constexpr bool is_lacking = (needs_of<S> & ~Dialect::provides) != 0;
    static_assert(is_lacking ||
                      measure_of<S, Dialect>.placeholders == count_values<S, measure_of<S, Dialect>.placeholders>(),
                  "mizzle: this statement's text has not as many placeholders as it binds values: of one of its "
                  "nodes spell() writes other parts than each_part() walks");
    fixed_text<measure_of<S, Dialect>.size> text;
    const S statement{};
    writer out(Dialect::id, text.characters);
    write_statement<typename S::source>(out, statement);
    // What follows the text is no zeros, nor of one kind: those would be written apart.
    for (std::size_t i = text.view().size(); i < std::size(text.characters); ++i)
        text.characters[i] = i % 2 == 0 ? '-' : ' ';
    return text;
}

template <class S, class Dialect> inline constexpr auto text_constant = render_fixed<S, Dialect>();

template <std::size_t N> struct fixed_order {
    unsigned values[N]{};
};
template <class S, class Dialect> consteval auto order_of_fixed() {
    fixed_order<measure_of<S, Dialect>.reordered> order;
    const S statement{};
    writer out(Dialect::id);
    out.set_order(order.values);
    write_statement<typename S::source>(out, statement);
    return order;
}
// Of what the placeholders of text_constant are bound to.
template <class S, class Dialect> consteval value_order order_constant() {
    if constexpr (measure_of<S, Dialect>.reordered == 0) {
        return {};
    } else {
        constexpr auto order = order_of_fixed<S, Dialect>();
        return [&]<std::size_t... I>(std::index_sequence<I...>) {
            return value_order(constant_order<order.values[I]...>);
        }(std::make_index_sequence<measure_of<S, Dialect>.reordered>{});
    }
}

// Of one text there may be several orders.
template <class S, class Dialect> consteval text_key make_text_key() {
    const auto key = key_of(text_constant<S, Dialect>.view());
    if constexpr (measure_of<S, Dialect>.reordered == 0) return key;
    else return key_of(key, order_constant<S, Dialect>());
}
template <class S, class Dialect> inline constexpr text_key text_key_of = make_text_key<S, Dialect>();

template <class... P> std::vector<bound_value> nothing_given(type_list<P...>) {
    bound_value nothing{};
    nothing.kind = nothing.null_of = value_kind::null;
    return std::vector<bound_value>(sizeof...(P), nothing);
}

// With the numbers of its placeholders, where some of them are one. Where placeholders have no numbers, `order` gets
// what each stands for. Returns whether the statement is prepared each time.
template <class S>
bool render(std::string& out, dialect_id dialect, const S& statement, const int* numbers,
            noted_order* order = nullptr) {
    writer w(dialect, out);
    w.set_numbers(numbers);
    w.set_order(order);
    write_whole(w, statement);
    return w.is_prepared_each_time();
}
template <class S> void render(std::string& out, dialect_id dialect, const S& statement) {
    if constexpr (shares_values<S> || has_opaque<S>) {
        const auto nothing = nothing_given(typename parameters_of<S>::type{});
        given_values given{nothing.data()};
        const shared_values shared(dialect, given, statement);
        render(out, dialect, statement, shared.numbers());
    } else {
        render(out, dialect, statement, nullptr);
    }
}

template <class S> void render(std::string& out, dialect_id dialect, const planned_each_time<S>& statement) {
    render(out, dialect, statement.statement);
}

// The SQL of a statement: a std::string_view of a constant where its type fixes the text, else a std::string.
template <class Dialect, statement_like S> constexpr auto to_sql(const S& statement) {
    if constexpr (text_kind_of<S> == text_kind::fixed) {
        return text_constant<S, Dialect>.view();
    } else {
        std::string text;
        render(text, Dialect::id, statement);
        return text;
    }
}

template <class Dialect, class S> constexpr auto to_sql(const planned_each_time<S>& statement) {
    return to_sql<Dialect>(statement.statement);
}

}  // namespace mizzle::detail

namespace mizzle {

// render(text, dialect, statement) appends the SQL of a statement to a text, for a database that is known at run time
// only.
using detail::render;
// to_sql<dialects::postgres>(statement) is the SQL of a statement: a std::string_view of a constant where its type
// fixes the text, else a std::string.
using detail::to_sql;

}  // namespace mizzle
