// Relational queries. Without levels that make rows of their own they are a select with left joins. With them they are
//
//   with _r0 as materialized (the rows of the first level, each with a number _n),
//        _r1 as (the rows of a level below it, each with its parent's number _p, and its own where others hang on it)
//   select 0, null, _n, values from _r0 union all select 1, _p, _n, values from _r1
//
// In them _3 is the table of level 3, c3_5 its sixth column, x3_0 its first extra, o3_0 what it is sorted by first.
#pragma once
#include "../query/relational/filters.hpp"
#include "select.hpp"
#include "slots.hpp"
#include "subquery.hpp"

namespace mizzle {

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
    const level_alias barrier{nullptr, {}, around};
    const level_alias junction{&table_id<typename L::junction>, junction_of(name), &barrier};
    const level_alias own{&table_id<typename L::table>, name,
                          std::is_void_v<typename L::junction> ? &barrier : &junction};
    out.set_aliases(&own);
    f();
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
            if constexpr (std::is_same_v<N, mizzle::condition>)
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

// What ties a relation's rows to the row that they belong to, and its own conditions. `write_above` writes a column of
// the level above, whose table is called `above` in a condition and `around` it.
template <class R, class F>
constexpr void write_conditions(conjunction& all, const R& r, alias_name name, const level_alias* above,
                                const level_alias* around, F&& write_above) {
    writer& out = all.out;
    if constexpr (is_by_condition<R>) {
        const auto* before = out.aliases();
        const level_alias barrier{nullptr, {}, around};
        const level_alias parent{&table_id<typename R::parent>, above == nullptr ? alias_name{} : above->name,
                                 &barrier};
        constexpr bool is_to_itself = std::is_same_v<typename R::parent, typename R::table>;
        const level_alias own{&table_id<typename R::table>, name,
                              is_to_itself || above == nullptr ? &barrier : &parent};
        out.set_aliases(&own);
        all.add(r.on_what);
        out.set_aliases(before);
    } else {
        const auto own_column = [&]<class C>() { write_aliased_column<C>(out, name); };
        if constexpr (std::is_void_v<typename R::junction>) {
            write_key<near_key<R>>(all, own_column, write_above);
        } else {
            const auto junction_column = [&]<class C>() { write_aliased_column<C>(out, junction_of(name)); };
            write_key<near_key<R>>(all, junction_column, write_above);
            write_key<typename R::tie::far>(all, own_column, junction_column);
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

// exists (select ...) and (select count(*) ...), of the row that the statement around it is about.
template <class R, class F> constexpr void write_related_select(writer& out, const R& r, F&& write_item) {
    const auto* around = out.aliases();
    alias_name name{1, 's'};
    for (const auto* a = around; a != nullptr; a = a->before) ++name.number;
    out.put("(select ");
    in_level<R>(out, name, around, write_item);
    out.put(" from ");
    write_tables<R>(out, name);
    conjunction all{out};
    write_conditions(all, r, name, out.alias_of(&table_id<typename R::parent>), around,
                     [&]<class C>() { write(out, C{}); });
    out.put(")");
}

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
        int below = number + 1;
        relations_in(level.options).each([&]<class R>(const R& r) {
            if constexpr (is_joined<R>) add(r, below);
            below += level_count<R>;
        });
    }
};

template <class L> constexpr void write_joins(writer& out, const L& level, int number) {
    int below = number + 1;
    relations_in(level.options).each([&]<class R>(const R& r) {
        if constexpr (is_joined<R>) {
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

// What rows are sorted by.
template <class X> struct sorting {
    using operand = X;
    static constexpr auto way = direction::ascending;
    static constexpr auto place_of_nulls = nulls::as_database;
    static constexpr const X& operand_of(const X& x) { return x; }
};
template <class X, direction D, nulls N> struct sorting<ordering<X, D, N>> {
    using operand = X;
    static constexpr auto way = D;
    static constexpr auto place_of_nulls = N;
    static constexpr const X& operand_of(const ordering<X, D, N>& x) { return x.operand; }
};

template <class Name, class... X> constexpr int extra_named(type_list<X...>) {
    int i = 0, found = -1;
    ((std::is_same_v<typename name_of_expression<X>::type, Name> ? void(found = i++) : void(i++)), ...);
    return found;
}
template <int I, class... X> constexpr auto extra_at(type_list<X...>) {
    return std::type_identity<std::tuple_element_t<I, std::tuple<X...>>>{};
}

// By a value that is selected under a name: an extra's, or its own.
template <class X, class F> constexpr void write_sorted_by_name(writer& out, F&& write_it) {
    if constexpr (X::sql_type::family == type_family::enumeration) {
        if (out.is_sqlite()) return write_rank<typename X::sql_type::value_type>(out, write_it);
    }
    write_compared<X::sql_type::family == type_family::decimal>(out, write_it);
}

template <class L> struct level_sorting {
    writer& out;
    int number;
    bool by_name;  // what is sorted by is selected
    bool first = true;
    int index = 0;

    template <class X> constexpr void operator()(const X& x) {
        using how = sorting<X>;
        using operand = typename how::operand;
        if (!first) out.put(", ");
        first = false;
        if constexpr (requires { typename operand::output; }) {
            constexpr int extra = extra_named<typename operand::output>(extras_of<L>{});
            static_assert(extra >= 0, "mizzle: order_by() uses a name that no extra has; give it one by as(name)");
            if constexpr (extra >= 0) {
                using item = typename decltype(extra_at<extra>(extras_of<L>{}))::type;
                write_sorted_by_name<item>(out, [&] { write_name(out, "x", number, extra); });
            }
        } else if (by_name) {
            write_sorted_by_name<operand>(out, [&] { write_name(out, "o", number, index); });
        } else {
            in_level<L>(out, alias_of_level(number), nullptr, [&] { write_sorted(out, how::operand_of(x)); });
        }
        if constexpr (how::way == direction::descending) out.put(" desc");
        if constexpr (how::place_of_nulls == nulls::first) out.put(" nulls first");
        if constexpr (how::place_of_nulls == nulls::last) out.put(" nulls last");
        ++index;
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
            if constexpr (!requires { typename sorting<X>::operand::output; }) {
                out.put(", ");
                write_alone(out, sorting<X>::operand_of(x));
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
        if (!is_given<limit_of<L>> && out.is_sqlite()) out.put(" limit -1");
        out.put(" offset ");
        write(out, offset_in(level.options));
    }
}

template <class L> constexpr void write_own_conditions(writer& out, const L& level, int number) {
    conjunction all{out};
    in_level<L>(out, alias_of_level(number), nullptr, [&] { all.add(where_in(level.options)); });
}

// The number of a row: in the order that was asked for, so that the program puts rows in their places by it.
template <class L> constexpr void write_row_number(writer& out, const L& level, int number) {
    out.put("row_number() over (");
    write_order(out, level, number, true);
    out.put(") as _n, ");
}

template <class L> constexpr void write_first_rows(writer& out, const L& base) {
    out.put("select ");
    write_row_number(out, base, 0);
    out.put("_s.* from (select ");
    selected_items items{out, true};
    items.add(base, 0);
    items.finish();
    write_sorted_values(out, base, 0);
    out.put(" from ");
    write_table_as<typename L::table>(out, alias_of_level(0));
    write_joins(out, base, 0);
    write_own_conditions(out, base, 0);
    if constexpr (is_limited<L>) {
        if (is_ordered<L>) out.put(" ");
        write_order(out, base, 0, true);
        write_limit(out, base);
    }
    out.put(") as _s");
}

// The rows of the level above. In a condition its columns have their own names.
template <class R, class Above> constexpr void write_rows_above(writer& out, int number_above, int rows_above) {
    if constexpr (is_by_condition<R>) {
        out.put("(select _n");
        int index = 0;
        Above::table::mizzle_columns::each([&]<class C>() {
            if constexpr (is_one_of<C, columns_above<R>>) {
                out.put(", ");
                write_name(out, "c", number_above, index);
                out.put(" as ");
                write_bare_column<C>(out);
            }
            ++index;
        });
        out.put(" from ");
        write_rows_name(out, rows_above);
        using found = found_column<Above>;
        if constexpr (column_like<found>) {
            out.put(" where ");
            write_name(out, "c", number_above,
                       static_cast<int>(Above::table::mizzle_columns::template position<found>()));
            out.put(" is not null");
        }
        out.put(")");
    } else {
        write_rows_name(out, rows_above);
    }
    out.put(" as ");
    out.alias(alias_of_level(number_above));
}

template <class R> constexpr bool needs_number = has_branches<R> || is_ordered<R>;
// Of one() at most one row is wanted, and more may be there.
template <class R> constexpr bool takes_first = !R::declaration::is_many && !is_limited<R>;

template <class R, class Above> struct related_rows {
    writer& out;
    const R& r;
    int number, number_above, rows_above;

    constexpr void write_all() {
        constexpr bool is_cut = is_limited<R> || takes_first<R>;
        if constexpr (!is_cut) {
            if constexpr (needs_number<R>) {
                out.put("select ");
                write_row_number(out, r, number);
                out.put("_s.* from (");
                write_found(true);
                out.put(") as _s");
            } else {
                write_found(true);
            }
        } else if (out.is_sqlite()) {
            write_ranked();
        } else {
            write_lateral();
        }
    }

private:
    // With its parents, or for one of them.
    constexpr void write_found(bool with_parents) {
        out.put("select ");
        selected_items items{out, true};
        if (with_parents) {
            out.alias(alias_of_level(number_above));
            out.put("._n as _p");
            items.first = false;
        }
        items.add(r, number);
        items.finish();
        write_sorted_values(out, r, number);
        out.put(" from ");
        if (with_parents) {
            write_rows_above<R, Above>(out, number_above, rows_above);
            out.put(", ");
        }
        write_tables<R>(out, alias_of_level(number));
        write_joins(out, r, number);
        conjunction all{out};
        const level_alias above{&table_id<typename R::parent>, alias_of_level(number_above), nullptr};
        write_conditions(all, r, alias_of_level(number), &above, &above, [&]<class C>() {
            out.alias(alias_of_level(number_above));
            out.put(".");
            write_name(out, "c", number_above, static_cast<int>(C::table::mizzle_columns::template position<C>()));
        });
    }

    constexpr void write_lateral() {
        out.put("select ");
        out.alias(alias_of_level(number_above));
        out.put("._n as _p, ");
        if constexpr (needs_number<R>) write_row_number(out, r, number);
        out.put("_s.* from ");
        write_rows_above<R, Above>(out, number_above, rows_above);
        out.put(" cross join lateral (");
        write_found(false);
        if (is_ordered<R>) out.put(" ");
        write_order(out, r, number, true);
        if constexpr (takes_first<R>) out.put(" limit 1");
        write_limit(out, r);
        out.put(") as _s");
    }

    constexpr void write_ranked() {
        out.put("select ");
        if constexpr (needs_number<R>) write_row_number(out, r, number);
        out.put("_s.* from (select _s.*, row_number() over (partition by _p");
        if (is_ordered<R>) out.put(" ");
        write_order(out, r, number, true);
        out.put(") as _k from (");
        write_found(true);
        out.put(") as _s) as _s where ");
        const int limit = out.placeholders() + 1;
        const int offset = limit + (is_given<limit_of<R>> ? 1 : 0);
        if constexpr (takes_first<R>) out.put("_k = 1");
        if constexpr (is_given<limit_of<R>>) {
            out.put("_k <= ");
            out.placeholder(limit);
            if constexpr (is_given<offset_of<R>>) {
                out.put(" + ");
                out.placeholder(offset);
                out.put(" and ");
            }
        }
        if constexpr (is_given<offset_of<R>>) {
            out.put("_k > ");
            out.placeholder(offset);
        }
        out.skip_placeholders(is_given<limit_of<R>> + is_given<offset_of<R>>);
    }
};

template <class L> constexpr void write_rows_below(writer& out, const L& level, int number, int rows) {
    int below = number + 1;
    relations_in(level.options).each([&]<class R>(const R& r) {
        if constexpr (!is_joined<R>) {
            out.put(", ");
            write_rows_name(out, below);
            out.put(has_branches<R> ? " as materialized (" : " as (");
            related_rows<R, L>{out, r, below, number, rows}.write_all();
            out.put(")");
            write_rows_below(out, r, below, below);
        } else {
            write_rows_below(out, r, below, rows);
        }
        below += level_count<R>;
    });
}

constexpr void write_null(writer& out, std::string_view type) {
    out.put("null");
    if (out.is_sqlite()) return;
    out.put("::");
    out.put(type);
}

// One level's part of the union.
template <class Plan> constexpr void write_branch(writer& out, const Plan& plan, int level, bool has_number) {
    out.put("select ");
    out.number(static_cast<unsigned>(level));
    out.put(", ");
    if (level == 0) write_null(out, "bigint");
    else out.put("_p");
    out.put(", ");
    if (has_number) out.put("_n");
    else write_null(out, "bigint");
    std::array<const slot_item*, Plan::max_items> own{}, any{};
    for (const auto& item : plan.items) {
        any[static_cast<std::size_t>(item.slot)] = &item;
        if (item.branch == level) own[static_cast<std::size_t>(item.slot)] = &item;
    }
    for (std::size_t slot = 0; slot < static_cast<std::size_t>(plan.slots); ++slot) {
        out.put(", ");
        if (own[slot] != nullptr) {
            write_name(out, own[slot]->is_extra ? "x" : "c", own[slot]->level, own[slot]->index);
        } else {
            out.put("null");
            if (out.is_sqlite()) continue;
            out.put("::");
            any[slot]->write_type(out);
        }
    }
    out.put(" from ");
    write_rows_name(out, level);
}

template <class Plan, class L>
constexpr void write_branches_below(writer& out, const Plan& plan, const L&, int number) {
    [[maybe_unused]] int below = number + 1;
    [[maybe_unused]] const auto each = [&]<class R>(R*) {
        if constexpr (!is_joined<R>) {
            out.put(" union all ");
            write_branch(out, plan, below, needs_number<R>);
        }
        write_branches_below(out, plan, R{}, below);
        below += level_count<R>;
    };
    [&]<class... R>(type_list<R...>) { (each(static_cast<R*>(nullptr)), ...); }(relations_of<L>{});
}

}  // namespace relational

template <class Source, class Table, class... O>
constexpr void write_statement(writer& out, const tree_query<Table, O...>& query) {
    using namespace relational;
    using level = base_level<Table, O...>;
    const level& base = query;
    if constexpr (has_branches<level>) {
        out.put("with _r0 as materialized (");
        write_first_rows(out, base);
        out.put(")");
        write_rows_below(out, base, 0, 0);
        constexpr auto plan = make_plan<level>();
        out.put(" ");
        write_branch(out, plan, 0, true);
        write_branches_below(out, plan, base, 0);
    } else {
        out.put("select ");
        selected_items items{out, false};
        items.add(base, 0);
        items.finish();
        out.put(" from ");
        write_table_as<Table>(out, alias_of_level(0));
        write_joins(out, base, 0);
        write_own_conditions(out, base, 0);
        if (is_ordered<level>) out.put(" ");
        write_order(out, base, 0, false);
        write_limit(out, base);
    }
}

template <class R, bool Not> constexpr void write(writer& out, const related_test<R, Not>& node) {
    out.put(Not ? "not exists " : "exists ");
    relational::write_related_select(out, node.relation, [&] { out.put("1"); });
}
template <class R> inline constexpr bool is_compound<related_test<R, true>> = true;

template <class R, class Call> constexpr void write(writer& out, const related_aggregate<R, Call>& node) {
    relational::write_related_select(out, node.relation, [&] { write(out, node.aggregate); });
}

}  // namespace mizzle
