// What a level of a relational query selects, joins and is sorted by.
#pragma once
#include "../../query/relational/row_identity.hpp"
#include "../clauses/order_by.hpp"
#include "conditions.hpp"

namespace mizzle::detail {

namespace relational {

// What a level and those joined to it select.
struct selected_items {
    writer& out;
    bool are_named;  // for a select around this one
    bool first = true;

    constexpr void next() {
        if (!first) out.put(", ");
        first = false;
    }
    // Something is selected, whatever was asked for.
    constexpr void finish() {
        if (first) out.put("1 as _1");
    }
    template <class L> constexpr void add(const L& level, int number) {
        const auto name = alias_of_level(number);
        int index = 0;
        L::table::mizzle_columns::each([&]<class C>() {
            if constexpr (is_carried<L, C>) {
                next();
                write_aliased_column<C>(out, name);
                if (are_named) {
                    out.put(" as ");
                    write_name(out, "c", number, index);
                }
            }
            ++index;
        });
        if constexpr (is_given<extras_of<L>>) {
            in_level<L>(out, name, nullptr, [&] {
                int i = 0;
                extras_in(level.options).each([&](const auto& x) {
                    next();
                    write_alone(out, x);
                    out.put(" as ");
                    write_name(out, "x", number, i++);
                });
            });
        }
        if constexpr (tells_twice<L>) add_whether_twice<L>(number);
        int below = number + 1;
        relations_in(level.options).each([&]<class R>(const R& r) {
            if constexpr (is_joined<R>) add(r, below);
            below += level_count<R>;
        });
    }

private:
    template <class L> constexpr void add_whether_twice(int number) {
        next();
        std::string_view before = "";
        write_whether_twice(relations_of<L>{}, number, before);
        out.put(" as ");
        write_name(out, "x", number, size_of_list<extras_of<L>>);
    }
    // Of each joined row whether there are several of its key, be they wanted or not.
    template <class... R> constexpr void write_whether_twice(type_list<R...>, int number, std::string_view& before) {
        [[maybe_unused]] int below = number + 1;
        [[maybe_unused]] const auto each = [&]<class One>(One*) {
            if constexpr (is_joined<One>) {
                const alias_name counted{static_cast<unsigned>(below), 'c'};
                out.put(before);
                before = " or ";
                out.put("(select count(*) from ");
                write_table_as<typename One::table>(out, counted);
                conjunction all{out};
                write_key<near_key<One>>(
                    all, [&]<class C>() { write_aliased_column<C>(out, counted); },
                    [&]<class C>() { write_aliased_column<C>(out, alias_of_level(number)); });
                out.put(") > 1");
                write_whether_twice(relations_of<One>{}, below, before);
            }
            below += level_count<One>;
        };
        (each(static_cast<R*>(nullptr)), ...);
    }
};

template <class L> constexpr void write_joins(writer& out, const L& level, int number) {
    int below = number + 1;
    relations_in(level.options).each([&]<class R>(const R& r) {
        if constexpr (is_joined<R>) {
            out.note_lone_rows();
            out.put(" left join ");
            write_table_as<typename R::table>(out, alias_of_level(below));
            conjunction all{out, " on "};
            write_conditions(all, r, alias_of_level(below), nullptr, nullptr,
                             [&]<class C>() { write_aliased_column<C>(out, alias_of_level(number)); });
            write_joins(out, r, below);
        }
        below += level_count<R>;
    });
}

template <class Name, class... X> constexpr int extra_named(type_list<X...>) {
    int i = 0, found = -1;
    ((std::is_same_v<typename name_of_expression<X>::type, Name> ? void(found = i++) : void(i++)), ...);
    return found;
}
template <int I, class... X> constexpr auto extra_at(type_list<X...>) {
    return std::type_identity<std::tuple_element_t<static_cast<std::size_t>(I), std::tuple<X...>>>{};
}

// By a value that is selected under a name: an extra's, or its own.
template <class X, class F> constexpr void write_sorted_by_name(writer& out, F&& write_it) {
    if constexpr (has_order_key<typename X::sql_type>) return write_order_key<typename X::sql_type>(out, write_it);
    write_compared<typename X::sql_type>(out, write_it);
}

template <class L> struct level_sorting {
    writer& out;
    int number;
    bool by_name;  // what is sorted by is selected
    bool first = true;
    int index = 0;

    template <class X> constexpr void operator()(const X& x) {
        using how = ordering_of<X>;
        using operand = typename how::operand_type;
        if (!first) out.put(", ");
        first = false;
        write_placed<operand>(
            out, [&] { write_value(x); }, how::way == direction::descending, how::place_of_nulls);
        ++index;
    }

private:
    template <class X> constexpr void write_value(const X& x) {
        using how = ordering_of<X>;
        using operand = typename how::operand_type;
        if constexpr (requires { typename operand::output; }) {
            constexpr int extra = extra_named<typename operand::output>(extras_of<L>{});
            if constexpr (extra >= 0) {
                using item = typename decltype(extra_at<extra>(extras_of<L>{}))::type;
                write_sorted_by_name<item>(out, [&] { write_name(out, "x", number, extra); });
            }
        } else if (by_name) {
            write_sorted_by_name<operand>(out, [&] { write_name(out, "o", number, index); });
        } else {
            in_level<L>(out, alias_of_level(number), nullptr, [&] { write_sorted(out, how::operand(x)); });
        }
    }
};

template <class L> constexpr void write_order(writer& out, const L& level, int number, bool by_name) {
    if constexpr (is_ordered<L>) {
        out.put("order by ");
        level_sorting<L> each{out, number, by_name};
        order_in(level.options).each(each);
    }
}

// What the rows are sorted by, for the selects around this one.
template <class L> constexpr void write_sorted_values(writer& out, const L& level, int number) {
    int index = 0;
    in_level<L>(out, alias_of_level(number), nullptr, [&] {
        order_in(level.options).each([&]<class X>(const X& x) {
            if constexpr (!requires { typename sorted_by<X>::output; }) {
                out.put(", ");
                write_alone(out, ordering_of<X>::operand(x));
                out.put(" as ");
                write_name(out, "o", number, index);
            }
            ++index;
        });
    });
}

template <class L> constexpr void write_limit(writer& out, const L& level) {
    if constexpr (is_given<limit_of<L>>) {
        out.put(" limit ");
        write(out, limit_in(level.options));
    }
    if constexpr (is_given<offset_of<L>>) {
        if (!is_given<limit_of<L>>) out.put(out.dialect()->no_limit);
        out.put(" offset ");
        write(out, offset_in(level.options));
    }
}

template <class L> constexpr void write_own_conditions(writer& out, const L& level, int number) {
    conjunction all{out};
    in_level<L>(out, alias_of_level(number), nullptr, [&] {
        all.add(level.filter);
        all.add(where_in(level.options));
    });
}

}  // namespace relational

}  // namespace mizzle::detail
