// The rows of each level of a relational query, as a select for each.
#pragma once
#include "level.hpp"

namespace mizzle::detail {

namespace relational {

// The number of a row: in the order that was asked for, so that the program puts rows in their places by it.
template <class L> constexpr void write_row_number(writer& out, const L& level, int number) {
    out.put("row_number() over (");
    write_order(out, level, number, true);
    out.put(") as _n, ");
}

template <class L> constexpr void write_first_rows(writer& out, const L& base) {
    constexpr bool has_number = is_numbered<L>(rows_of_base<L>());
    if constexpr (has_number) {
        out.put("select ");
        write_row_number(out, base, 0);
        out.put("_s.* from (");
    }
    out.put("select ");
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
    if constexpr (has_number) out.put(") as _s");
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

template <class R, class Above> struct related_rows {
    writer& out;
    const R& r;
    int number, number_above, rows_above;
    level_rows above;

    constexpr void write_all() {
        if constexpr (!is_cut<R>) {
            if (has_number()) {
                out.put("select ");
                write_row_number(out, r, number);
                out.put("_s.* from (");
                write_found(true);
                out.put(") as _s");
            } else {
                write_found(true);
            }
        } else if ((out.dialect()->provides & needed(feature::lateral)) != 0) {
            write_lateral();
        } else {
            write_ranked();
        }
    }

private:
    constexpr bool has_number() const { return is_numbered<R>(rows_below<R>(above)); }
    constexpr bool above_is_keyed() const { return is_keyed<Above>(above); }

    // What names the row above: its key or its number.
    constexpr void write_parent() {
        if (above_is_keyed()) {
            if constexpr (column_like<key_below<Above>>) write_carried<key_below<Above>>();
        } else {
            out.alias(alias_of_level(number_above));
            out.put("._n");
        }
        out.put(" as _p");
    }
    template <class C> constexpr void write_carried() {
        out.alias(alias_of_level(number_above));
        out.put(".");
        write_name(out, "c", number_above, static_cast<int>(C::table::mizzle_columns::template position<C>()));
    }
    // The same of rows that are found without those above.
    constexpr void write_parent_alone() {
        using there = decltype(first_of(typename near_key<R>::there{}));
        constexpr bool has_junction = !std::is_void_v<typename R::junction>;
        const auto name = alias_of_level(number);
        write_aliased_column<there>(out, has_junction ? junction_of(name) : name);
        out.put(" as _p");
    }

    // With what names their parents, or for one of them.
    constexpr void write_found(bool with_parents) {
        if constexpr (!is_by_condition<R>)
            if (is_found_alone<R>(above_is_keyed(), above)) return write_found_alone();
        out.put("select ");
        selected_items items{out, true};
        if (with_parents) {
            write_parent();
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
        const level_alias name_above{number_of_type<typename R::parent>, alias_of_level(number_above), nullptr};
        write_conditions(all, r, alias_of_level(number), &name_above, &name_above,
                         [&]<class C>() { write_carried<C>(); });
    }

    // All rows that belong to any.
    constexpr void write_found_alone() {
        out.put("select ");
        write_parent_alone();
        selected_items items{out, true, false};
        items.add(r, number);
        write_sorted_values(out, r, number);
        out.put(" from ");
        write_tables<R>(out, alias_of_level(number));
        write_joins(out, r, number);
        conjunction all{out};
        write_conditions(all, r, alias_of_level(number), nullptr, nullptr, no_level_above{});
    }

    constexpr void write_lateral() {
        out.put("select ");
        write_parent();
        out.put(", ");
        if (has_number()) write_row_number(out, r, number);
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
        if (has_number()) write_row_number(out, r, number);
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

// Rows that are looked up more than once are computed once, where the database can be told so.
constexpr void write_storage(writer& out, bool is_looked_up) {
    out.put(is_looked_up && out.dialect()->stores_ctes ? " as materialized (" : " as (");
}

template <class L>
constexpr void write_rows_below(writer& out, const L& level, int number, int rows_name, level_rows rows) {
    int below = number + 1;
    relations_in(level.options).each([&]<class R>(const R& r) {
        if constexpr (!is_joined<R>) {
            const auto own_rows = rows_below<R>(rows);
            out.put(", ");
            write_rows_name(out, below);
            write_storage(out, is_looked_up<R>(own_rows));
            related_rows<R, L>{out, r, below, number, rows_name, rows}.write_all();
            out.put(")");
            write_rows_below(out, r, below, below, own_rows);
        } else {
            write_rows_below(out, r, below, rows_name, level_rows{false, false});
        }
        below += level_count<R>;
    });
}

}  // namespace relational

}  // namespace mizzle::detail
