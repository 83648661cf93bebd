// select items
#pragma once
#include "../../query/clauses/select.hpp"
#include "../expressions.hpp"
#include "columns_of.hpp"

namespace mizzle::detail {

// The items of a select. In a subquery that needs it each column gets its name there, which no other has.
template <class Names, class Casts, bool Distinct = false> struct item_writer {
    static constexpr bool names_all = !std::is_void_v<Names>;
    writer& out;
    std::size_t at = 0;

    template <class Item> constexpr void operator()(const Item& item) {
        if constexpr (table_like<Item>) {
            Item::mizzle_columns::each([&]<class C>() { add(C{}); });
        } else {
            add(item);
        }
    }

private:
    template <class Item> constexpr void add(const Item& item) {
        if (at != 0) out.put(", ");
        const bool casts = Casts::is_cast(at) && (Casts::in_every_dialect || out.dialect()->casts_outputs);
        if (casts) out.put("cast(");
        if constexpr (is_column_choice<Item>) write_choice<Distinct>(out, item);
        else if constexpr (Distinct) write_distinctly<Distinct, Item>(out, [&] { write(out, item); });
        else write(out, item);
        if (casts) {
            out.put(" as ");
            Casts::write_type_of(out, at);
            out.put(")");
        } else {
            write_cast<Item, void>(out);
        }
        if constexpr (names_all) {
            Names::name(at, [this](std::string_view name) { write_name(name); });
        } else if constexpr (requires {
                                 item.operand;
                                 typename Item::output_name;
                             }) {
            if constexpr (column_like<typename Item::output_name>) write_name(Item::output_name::cpp_name);
            else write_name(Item::output_name::name);
        }
        ++at;
    }
    constexpr void write_name(std::string_view name) {
        out.put(" as ");
        out.identifier(name);
    }
};

// Says which of a select's columns are cast to their types, where a database cannot see them.
struct no_casts {
    static constexpr bool in_every_dialect = false;
    static constexpr bool is_cast(std::size_t) { return false; }
    static constexpr void write_type_of(writer&, std::size_t) {}
};
template <class Source, class Casts> struct with_output_casts : Source {
    using output_casts = Casts;
};
template <class Source> struct output_casts_for {
    using type = no_casts;
};
template <class Source>
    requires requires { typename Source::output_casts; }
struct output_casts_for<Source> {
    using type = typename Source::output_casts;
};

// Says that the columns of a select are to be named so.
template <class Source, class Names> struct with_output_names : Source {
    using output_names = Names;
};
template <class Source> struct output_names_for {
    using type = void;
};
template <class Source>
    requires requires { typename Source::output_names; }
struct output_names_for<Source> {
    using type = typename Source::output_names;
};

template <class Source, bool Distinct = false, class Items>
constexpr void write_items(writer& out, const Items& items) {
    item_writer<typename output_names_for<Source>::type, typename output_casts_for<Source>::type, Distinct> each{out};
    if constexpr (Items::size == 0) [&]<class... T>(type_list<T...>) { (each(T{}), ...); }(typename Source::tables{});
    else items.each(each);
}

// `Source` is the whole statement's: the items come before the tables.
template <bool Distinct, class... Items> inline constexpr bool is_spelled_alike<select_head<Distinct, Items...>> = true;
template <class Source, bool Distinct, class... Items>
constexpr void spell_statement(writer& out, const select_head<Distinct, Items...>& node) {
    out.put(Distinct ? "select distinct " : "select ");
    write_items<Source, Distinct>(out, node.items);
}

template <class Source, class On, class... Items>
constexpr void spell_statement(writer& out, const distinct_on_head<On, Items...>& node) {
    out.put("select distinct on (");
    write_list(out, node.on);
    out.put(") ");
    write_items<Source>(out, node.items);
}

}  // namespace mizzle::detail
