// Pages by position: order.after(last_row) is the condition for the rows that come after one, so that a page costs as
// much however far it is from the first:
//   const auto order = sort_by(desc(todos.due_date).nulls_last(), todos.id);
//   auto page = db.all(select().from(todos).where(order.after(last)).order_by(order).limit(50));
// The keys together must be unique, or rows that are alike in all of them are skipped: let the last be the primary key.
#pragma once
#include "../expressions/condition.hpp"
#include "sort_keys.hpp"

namespace mizzle::detail {

// Where all keys go one way and none may be NULL it is (a, b) > (x, y), which an index on (a, b) answers; otherwise
// each key has its turn where those before it are equal. NULLs come where the order has them, which without
// nulls_first() or nulls_last() is up to the database. It is for where(): beside NULLs it may be NULL where it is not
// true.
template <class... Keys> struct row_after : expression<row_after<Keys...>> {
    using sql_type = types::boolean;
    using parts = type_list<sorted_type<Keys>...>;
    using values_type = std::tuple<std::optional<typename sorted_type<Keys>::sql_type::value_type>...>;
    static constexpr bool is_run_time_text = true;
    static constexpr feature_set needs = sort_order<Keys...>::needs;
    static constexpr bool may_be_null = true;
    static constexpr bool bound_by_dialect = true;  // the databases differ in where NULLs come

    sort_order<Keys...> order;
    values_type values;
    bool nullable[sizeof...(Keys) + 1]{};  // whether other rows may have NULL there

    row_after() = default;
    row_after(sort_order<Keys...> o, values_type v) : order(std::move(o)), values(std::move(v)) {
        if (order.empty()) throw_usage_error("mizzle: after() needs an order of at least one key");
    }

    void bind_into(value_list& out) const;

    // Calls f(key, its value, its place among the keys, is descending) for the n-th of the order.
    template <class F> void at(std::size_t n, F&& f) const {
        const auto& p = order.picks()[n];
        std::size_t i = 0;
        [&]<std::size_t... I>(std::index_sequence<I...>) {
            const auto one = [&]<std::size_t J, class K>(std::integral_constant<std::size_t, J>, const K& k) {
                if (i++ == p.key) f(k, std::get<J>(values), J, is_descending_key<K>(p.is_turned));
            };
            (one(std::integral_constant<std::size_t, I>{}, part<I>(order.keys())), ...);
        }(std::index_sequence_for<Keys...>{});
    }
};

// The pieces of the condition, written or bound: both go through the same tree, so that they agree.
template <class Pieces, class... Keys> void build_after(Pieces out, const row_after<Keys...>& node) {
    const auto count = node.order.size();
    bool is_plain = true, is_down = false;
    for (std::size_t n = 0; n < count; ++n)
        node.at(n, [&](const auto&, const auto& value, std::size_t i, bool is_descending) {
            if (n == 0) is_down = is_descending;
            is_plain = is_plain && is_descending == is_down && !node.nullable[i] && value.has_value();
        });
    const auto each = [&](bool of_values) {
        if (count > 1) out.put("(");
        for (std::size_t n = 0; n < count; ++n) {
            if (n != 0) out.put(", ");
            node.at(n, [&]<class K>(const K& k, const auto& value, std::size_t, bool) {
                if (of_values) out.value(operand_of_key(k), *value);
                else out.key(operand_of_key(k));
            });
        }
        if (count > 1) out.put(")");
    };
    if (is_plain) {
        each(false);
        out.put(is_down ? " < " : " > ");
        each(true);
        return;
    }
    std::size_t open = 0;
    for (std::size_t n = 0; n < count; ++n) {
        bool is_end = n + 1 == count;
        node.at(n, [&]<class K>(const K& k, const auto& value, std::size_t i, bool is_descending) {
            using key = ordering_of_key<K>;
            const auto& x = operand_of_key(k);
            const bool nulls_last = key::place_of_nulls == nulls::as_database ? is_descending == out.nulls_come_first()
                                                                              : key::place_of_nulls == nulls::last;
            const auto compare = [&](std::string_view op) {
                out.key(x);
                out.put(op);
                out.value(x, *value);
            };
            if (!value) {
                if (nulls_last && is_end) return out.put("false");
                out.key(x);
                out.put(nulls_last ? " is null" : " is not null");
                if (!is_end) out.put(nulls_last ? " and (" : " or (");
            } else {
                const bool has_nulls = nulls_last && node.nullable[i];
                // The first test is what an index can be asked.
                if (!is_end && !has_nulls) {
                    compare(is_descending ? " <= " : " >= ");
                    out.put(" and (");
                    ++open;
                }
                compare(is_descending ? " < " : " > ");
                if (has_nulls) {
                    out.put(" or ");
                    out.key(x);
                    out.put(" is null");
                }
                if (!is_end && has_nulls) {
                    out.put(" or ");
                    compare(" = ");
                    out.put(" and (");
                } else if (!is_end) {
                    out.put(" or (");
                }
            }
            if (!is_end) ++open;
        });
    }
    for (; open != 0; --open) out.put(")");
}

// Binds them.
struct after_binder {
    value_list& out;
    bool nulls_come_first() const { return out.dialect()->nulls_come_first; }
    void put(std::string_view) {}
    template <class X> void key(const X& x) { erased::bind_noted(out, x); }
    template <class X, class T> void value(const X&, const T& v) { encode(out, typename X::sql_type{}, v); }
};

template <class... Keys> void row_after<Keys...>::bind_into(value_list& out) const {
    build_after(after_binder{out}, *this);
}

// The value of a column in a row, and whether it can be NULL there. A row says so by its type.
template <class X, class Row> inline constexpr bool has_column = false;
template <column_like C, class Row>
    requires table_row<Row>
inline constexpr bool has_column<C, Row> = std::is_same_v<typename C::table, table_of<Row>>;

template <column_like C, class Row, class F>
    requires table_row<Row>
void with_column(const Row& row, F&& f) {
    f(value_in_row<C>(row));
}

template <class X, class V>
inline constexpr bool is_value_of = exactly_convertible<std::optional<typename X::sql_type::value_type>, const V&>;
template <class List, class... V> inline constexpr bool are_values_of = false;
template <class... X, class... V>
    requires(sizeof...(X) == sizeof...(V))
inline constexpr bool are_values_of<type_list<X...>, V...> = (is_value_of<X, V> && ...);

template <class... Keys, class... V>
row_after<Keys...> make_after(const sort_order<Keys...>& order, const V&... values) {
    if constexpr (are_values_of<type_list<sorted_type<Keys>...>, V...>) {
        row_after<Keys...> result(
            order, {convert_to<std::optional<typename sorted_type<Keys>::sql_type::value_type>>(values)...});
        std::size_t i = 0;
        const auto may_be_null = []<class X>() {
            if constexpr (column_like<X>) return is_nullable_column<X>;
            else return true;
        };
        ((result.nullable[i++] =
              is_optional<V> || is_null_value<V> || may_be_null.template operator()<sorted_type<Keys>>()),
         ...);
        return result;
    } else {
        return {};
    }
}

template <class... Keys> template <class Row> auto sort_order<Keys...>::after(const Row& row) const {
    constexpr bool is_row = table_row<Row> || requires { typename Row::mizzle_outputs; };
    if constexpr (is_row) {
        constexpr bool fits = (has_column<sorted_type<Keys>, Row> && ...);
        static_assert(fits,
                      "mizzle: after() looks for the order's keys in the row, which lacks one of them; select its "
                      "column, or give after() a value for each key");
        row_after<Keys...> result;
        if constexpr (fits) {
            typename row_after<Keys...>::values_type values;
            bool nullable[sizeof...(Keys)]{};
            [&]<std::size_t... I>(std::index_sequence<I...>) {
                (with_column<sorted_type<Keys>>(row,
                                                [&]<class T>(const T& value) {
                                                    std::get<I>(values) = value;
                                                    nullable[I] = is_optional<T>;
                                                }),
                 ...);
            }(std::index_sequence_for<Keys...>{});
            result = row_after<Keys...>(*this, std::move(values));
            std::copy(nullable, nullable + sizeof...(Keys), result.nullable);
        }
        return result;
    } else {
        static_assert(are_values_of<parts, Row>,
                      "mizzle: after() takes a row, or a value for each key, in the order of the keys and of its type");
        return make_after<Keys...>(*this, row);
    }
}

template <class... Keys>
template <class First, class Second, class... V>
auto sort_order<Keys...>::after(const First& first, const Second& second, const V&... values) const {
    static_assert(are_values_of<parts, First, Second, V...>,
                  "mizzle: after() takes a row, or a value for each key, in the order of the keys and of its type");
    return make_after<Keys...>(*this, first, second, values...);
}

}  // namespace mizzle::detail
