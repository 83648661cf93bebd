// A table that a select makes: its columns are what the select gives, under their names there.
#pragma once
#include "output_column.hpp"
#include "table_source.hpp"

namespace mizzle::detail {

// Whether a database calls the column so of itself: it is a column, or as() names it.
template <class Output>
inline constexpr bool names_itself = column_like<typename Output::item> || requires(typename Output::item item) {
    item.operand;
    typename Output::item::output_name;
};

// Names in SQL that are each there once: one that is missing or taken is made of its position.
template <class... Outputs> struct output_names {
    static constexpr std::string_view given[sizeof...(Outputs) + 1] = {Outputs::sql_name()..., ""};

    static constexpr bool is_kept(std::size_t i) {
        if (given[i].empty()) return false;
        for (std::size_t j = 0; j < i; ++j)
            if (given[j] == given[i]) return false;
        return true;
    }
    static constexpr bool is_taken(std::string_view name) {
        for (const auto other : given)
            if (other == name) return true;
        return false;
    }

    static constexpr bool all_kept() {
        for (std::size_t i = 0; i < sizeof...(Outputs); ++i)
            if (!is_kept(i)) return false;
        return (names_itself<Outputs> && ...);
    }

    struct made_name {
        char characters[80]{};
        std::size_t size = 0;
        constexpr void add(char c) { characters[size++] = c; }
        constexpr std::string_view view() const { return {characters, size}; }
    };
    // Names of PostgreSQL end after 63 bytes: a long one gives way to its number.
    static constexpr made_name make(std::size_t i) {
        made_name made;
        const std::string_view stem = given[i].empty() ? "column" : given[i].substr(0, 40);
        for (const char c : stem) made.add(c);
        made.add('_');
        const std::size_t number = i + 1;
        if (number >= 100) made.add(static_cast<char>('0' + number / 100));
        if (number >= 10) made.add(static_cast<char>('0' + number / 10 % 10));
        made.add(static_cast<char>('0' + number % 10));
        while (is_taken(made.view())) made.add('_');
        return made;
    }

    // Calls f with the name of the column at this position.
    template <class F> static constexpr void name(std::size_t i, F&& f) {
        if (is_kept(i)) f(given[i]);
        else f(make(i).view());
    }
    template <std::size_t I> static constexpr made_name made = make(I);
    template <std::size_t I> static constexpr std::string_view get() {
        if constexpr (is_kept(I)) return given[I];
        else return made<I>.view();
    }
};
template <class Output> struct select_column_specification {
    using type = typename Output::sql_type;
    using value_type = typename Output::value_type;
    template <class M> static constexpr bool has = false;
    static constexpr bool not_null = !Output::is_nullable;
    static constexpr bool is_primary_key = false;
    static constexpr bool is_generated = false;
    static constexpr bool has_default = false;
};

template <class Table, std::size_t I, class Output> struct select_column : column<select_column<Table, I, Output>> {
    using table = Table;
    using mizzle_output = Output;
    using specification = select_column_specification<Output>;
    using sql_type = typename Output::sql_type;
    using value_type = typename Output::value_type;
    static constexpr std::string_view cpp_name = Table::mizzle_names::template get<I>();
    template <class T> using field = typename Output::name::template field<T>;
    template <class T> static constexpr T& get(field<T>& f) { return Output::name::get(f); }
};

// A member of the column's name. What has no name, or one that an earlier column has, is found by what it is made of.
template <std::size_t I> struct no_field {};
template <class Table, std::size_t I, class Output, bool HasMember> struct select_field {
    using type = no_field<I>;
};
template <class Table, std::size_t I, class Output> struct select_field<Table, I, Output, true> {
    using type = typename Output::name::template field<select_column<Table, I, Output>>;
};

template <class Name, class... Outputs> constexpr std::size_t first_of_name() {
    std::size_t i = 0, at = sizeof...(Outputs);
    ((at == sizeof...(Outputs) && std::is_same_v<typename Outputs::name, Name> ? void(at = i) : void(), ++i), ...);
    return at;
}

template <class Table, class Outputs, class Indices> struct select_columns;
template <class Table, class... Outputs, std::size_t... I>
struct select_columns<Table, type_list<Outputs...>, std::index_sequence<I...>>
    : select_field<Table, I, Outputs,
                   !std::is_same_v<typename Outputs::name, no_name> &&
                       first_of_name<typename Outputs::name, Outputs...>() == I>::type... {
    using mizzle_columns = column_list<Table, select_column<Table, I, Outputs>...>;
    using mizzle_names = output_names<Outputs...>;

    // The column that an item of the select makes: latest[todos.id]. For items that share a name, or have none.
    template <class Item> constexpr auto operator[](const Item&) const {
        constexpr std::size_t at = position_of<Item>();
        static_assert(at < sizeof...(Outputs), "mizzle: [] takes a column or a name that the select has");
        return column_at<(at < sizeof...(Outputs) ? at : 0)>();
    }

private:
    template <class Item> static constexpr std::size_t position_of() {
        std::size_t i = 0, at = sizeof...(Outputs);
        ((at == sizeof...(Outputs) &&
                  (std::is_same_v<typename Outputs::item, Item> || std::is_same_v<typename Outputs::name, Item>)
              ? void(at = i)
              : void(),
          ++i),
         ...);
        return at;
    }
    template <std::size_t At> static constexpr auto column_at() {
        return select_column<Table, At, std::tuple_element_t<At, std::tuple<Outputs...>>>{};
    }
};

template <class Table, class S>
using select_columns_of = select_columns<Table, outputs_of<S>, typename indices_of_list<outputs_of<S>>::type>;

// The table that the select S makes, called Name.
template <class Name, class S> struct select_table : table_tag, select_columns_of<select_table<Name, S>, S> {
    using mizzle_identity = select_table;
    using mizzle_select = S;
    static constexpr std::string_view mizzle_qualifier = Name::name;
    static constexpr std::string_view mizzle_cpp_name = Name::name;
    template <class T> using mizzle_field = typename Name::template field<T>;
    template <class T> static constexpr T& mizzle_get(mizzle_field<T>& f) { return Name::get(f); }
};

}  // namespace mizzle::detail
