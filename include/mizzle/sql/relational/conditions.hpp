// What the tables of a relational query are called, and the conditions that tie its rows.
#pragma once
#include "../../query/relational/level.hpp"
#include "../clauses/select.hpp"
#include "../expressions/operators.hpp"
#include "../values/decimals_in_text.hpp"

namespace mizzle::detail {

namespace relational {

constexpr alias_name alias_of_level(int number) { return {static_cast<unsigned>(number), 0}; }
constexpr alias_name junction_of(alias_name level) { return {level.number, level.letter == 0 ? 'j' : 'k'}; }

// c3_5
constexpr void write_name(writer& out, std::string_view kind, int level, int index) {
    out.put(kind);
    out.number(static_cast<unsigned>(level));
    out.put("_");
    out.number(static_cast<unsigned>(index));
}
constexpr void write_rows_name(writer& out, int level) {
    out.put("_r");
    out.number(static_cast<unsigned>(level));
}

template <class Column> constexpr void write_aliased_column(writer& out, alias_name name) {
    out.alias(name);
    out.put(".");
    write_bare_column<Column>(out);
}

template <class Table> constexpr void write_table_as(writer& out, alias_name name) {
    write_table<Table>(out);
    out.put(" as ");
    out.alias(name);
}

// Calls f while a level's own tables have their aliases, above those that had them before.
template <class L, class F> constexpr void in_level(writer& out, alias_name name, const level_alias* around, F&& f) {
    const auto* before = out.aliases();
    const level_alias barrier{0, {}, around};
    const level_alias junction{number_of_type<typename L::junction>, junction_of(name), &barrier};
    const level_alias own{number_of_type<typename L::table>, name,
                          std::is_void_v<typename L::junction> ? &barrier : &junction};
    out.set_aliases(&own);
    beside_tables(out, type_list<typename L::table>{}, f);
    out.set_aliases(before);
}

// Conditions one after another: where a and b.
struct conjunction {
    writer& out;
    std::string_view first = " where ";
    constexpr void next() {
        out.put(first);
        first = " and ";
    }
    template <class N> constexpr void add(const N& condition) {
        if constexpr (is_given<N> && !std::is_same_v<N, no_condition>) {
            if constexpr (std::is_same_v<N, detail::condition>)
                if (condition.empty()) return;
            next();
            write_under<operators::and_>(out, condition);
        }
    }
};

// The columns of a key one by one: theirs = ours.
template <class Key, class Theirs, class Ours>
constexpr void write_key(conjunction& all, Theirs&& theirs, Ours&& ours) {
    [&]<class... Here, class... There>(type_list<Here...>, type_list<There...>) {
        ((all.next(), theirs.template operator()<There>(), all.out.put(" = "), ours.template operator()<Here>()), ...);
    }(typename Key::here{}, typename Key::there{});
}

struct no_level_above {};
template <class R, class F> constexpr void write_not_null(conjunction& all, F&& column) {
    [&]<class... There>(type_list<There...>) {
        const auto each = [&]<class C>() {
            if constexpr (!C::specification::not_null) {
                all.next();
                column.template operator()<C>();
                all.out.put(" is not null");
            }
        };
        (each.template operator()<There>(), ...);
    }(typename near_key<R>::there{});
}

// What ties a relation's rows to the row that they belong to, and its own conditions. `write_above` writes a column of
// the level above, whose table is called `above` in a condition and `around` it; without it only that it is not NULL
// is said of what names the row above.
template <class R, class F>
constexpr void write_conditions(conjunction& all, const R& r, alias_name name, const level_alias* above,
                                const level_alias* around, F&& write_above) {
    writer& out = all.out;
    if constexpr (is_by_condition<R>) {
        const auto* before = out.aliases();
        const level_alias barrier{0, {}, around};
        const level_alias parent{number_of_type<typename R::parent>, above == nullptr ? alias_name{} : above->name,
                                 &barrier};
        constexpr bool is_to_itself = std::is_same_v<typename R::parent, typename R::table>;
        const level_alias own{number_of_type<typename R::table>, name,
                              is_to_itself || above == nullptr ? &barrier : &parent};
        out.set_aliases(&own);
        beside_tables(out, type_list<typename R::table, typename R::parent>{}, [&] { all.add(r.on_what); });
        out.set_aliases(before);
    } else {
        const auto own_column = [&]<class C>() { write_aliased_column<C>(out, name); };
        const auto write_near_key = [&](const auto& column) {
            if constexpr (std::is_same_v<std::remove_cvref_t<F>, no_level_above>) write_not_null<R>(all, column);
            else write_key<near_key<R>>(all, column, write_above);
        };
        if constexpr (std::is_void_v<typename R::junction>) {
            write_near_key(own_column);
        } else {
            const auto junction_column = [&]<class C>() { write_aliased_column<C>(out, junction_of(name)); };
            write_near_key(junction_column);
            write_key<typename R::tie::far_tie>(all, own_column, junction_column);
        }
    }
    in_level<R>(out, name, around, [&] {
        all.add(r.filter);
        all.add(where_in(r.options));
    });
}

template <class R> constexpr void write_tables(writer& out, alias_name name) {
    if constexpr (!std::is_void_v<typename R::junction>) {
        write_table_as<typename R::junction>(out, junction_of(name));
        out.put(", ");
    }
    write_table_as<typename R::table>(out, name);
}

}  // namespace relational

}  // namespace mizzle::detail
