// sort_keys(keys...) is what a text may sort by at run time, `order by "created_at" desc, "name"`; parse() throws
// usage_error for a name that is none of the keys:
//   const auto by = sort_keys(key("name", users.name), users.created_at);
//   select().from(users).order_by(by.parse("-created_at,name"))
// and orders from a place on, for pages: .where(by.after(last_row)); see keyset_page.hpp.
#pragma once
#include "../../schema/given_text.hpp"
#include "../expressions/operators.hpp"
#include "../expressions/run_time_choice.hpp"
#include "../expressions/shared_expression.hpp"
#include "../pack.hpp"
#include "../values/parameter.hpp"
#include "order_by.hpp"

#include <tuple>
#include <vector>

namespace mizzle::detail {

// What a key sorts by, whether it stands in asc(), desc() or neither.
template <class Key> using ordering_of_key = ordering_of<typename Key::operand_type>;
template <class Key> using sorted_type = typename ordering_of_key<Key>::operand_type;
template <class Key> constexpr const sorted_type<Key>& operand_of_key(const Key& k) {
    return ordering_of_key<Key>::operand(k.operand);
}
template <class Key> constexpr bool is_descending_key(bool is_turned) {
    return (ordering_of_key<Key>::way == direction::descending) != is_turned;
}

template <class... Keys> struct row_after;

// An order of rows: some of the keys, each in its direction. It is given to order_by(), where an empty one says
// nothing.
template <class... Keys> class sort_order {
public:
    using parts = type_list<sorted_type<Keys>...>;
    static constexpr bool is_run_time_text = true;
    static constexpr feature_set needs = (0u | ... | needs_of_order<typename sorted_type<Keys>::sql_type>);
    struct pick {
        std::size_t key;
        bool is_turned;  // against the key's own direction
    };

    sort_order() = default;
    sort_order(pack<Keys...> keys, std::vector<pick> picks) : keys_(std::move(keys)), picks_(std::move(picks)) {}

    bool empty() const { return picks_.empty(); }
    std::size_t size() const { return picks_.size(); }

    // Sorts by one more key, unless it is there already: a last key that is unique makes the order of rows certain.
    // Throws usage_error where there is no such key.
    sort_order then(given_text name, direction way = direction::ascending) const {
        const auto found = find_key(keys_, name, "sort by");
        auto longer = *this;
        for (const auto& p : picks_)
            if (p.key == found) return longer;
        longer.picks_.push_back({found, way == direction::descending});
        return longer;
    }

    // The rows that come after this one: a row of the statement, or a value for each key, in the keys' order.
    template <class Row> auto after(const Row& row) const;
    template <class First, class Second, class... V>
    auto after(const First& first, const Second& second, const V&... values) const;

    // Calls f(key, is descending) for each.
    template <class F> void each(F&& f) const {
        for (const auto& p : picks_)
            with_key(keys_, p.key, [&]<class K>(const K& k) { f(k, is_descending_key<K>(p.is_turned)); });
    }
    const pack<Keys...>& keys() const { return keys_; }
    const std::vector<pick>& picks() const { return picks_; }

    void bind_into(value_list& out) const {
        each([&]<class K>(const K& k, bool) { erased::bind_noted(out, operand_of_key(k)); });
    }

private:
    pack<Keys...> keys_{};
    std::vector<pick> picks_;
};

template <class... Keys> inline constexpr bool is_ordering<sort_order<Keys...>> = true;
template <class First, class... Items, class... Keys>
inline constexpr bool is_selected<type_list<First, Items...>, sort_order<Keys...>> =
    (is_selected<type_list<First, Items...>, sorted_type<Keys>> && ...);
template <class... Keys>
inline constexpr bool is_comparable<sort_order<Keys...>> = (is_comparable<sorted_type<Keys>> && ...);
template <class X> inline constexpr bool is_sort_order = false;
template <class... Keys> inline constexpr bool is_sort_order<sort_order<Keys...>> = true;

// The keys that rows may be sorted by.
template <class... Keys> class sort_key_list {
public:
    constexpr explicit sort_key_list(pack<Keys...> keys) : keys_(std::move(keys)) {}

    // An order from "name,-created": names of keys with commas between them, or a range of names; a minus turns a key's
    // direction around, a plus leaves it. What a key says of NULLs holds both ways. Throws usage_error for a name that
    // is not among the keys, listing those, and for one that comes twice.
    template <class Names> sort_order<Keys...> parse(const Names& names) const {
        std::vector<typename sort_order<Keys...>::pick> picks;
        each_name(names, [&](std::string_view name) {
            const bool is_turned = name.starts_with('-');
            if (is_turned || name.starts_with('+')) name.remove_prefix(1);
            const auto found = find_key(keys_, name, "sort by");
            for (const auto& p : picks)
                if (p.key == found) throw_repeated_key("sort by", name);
            picks.push_back({found, is_turned});
        });
        return {keys_, std::move(picks)};
    }

    // By all of them, one after another.
    sort_order<Keys...> all() const {
        std::vector<typename sort_order<Keys...>::pick> picks;
        for (std::size_t i = 0; i < sizeof...(Keys); ++i) picks.push_back({i, false});
        return {keys_, std::move(picks)};
    }

private:
    pack<Keys...> keys_;
};

template <class K> inline constexpr bool sorts = is_key<K>;
template <class X> inline constexpr bool sorts<named_key<X>> = expression_like<X>;
template <class X, direction D, nulls N> inline constexpr bool sorts<named_key<ordering<X, D, N>>> = expression_like<X>;

template <class... K> constexpr auto sort_keys(const K&... keys) {
    constexpr bool fits = sizeof...(K) > 0 && (sorts<K> && ...);
    static_assert(fits,
                  "mizzle: sort_keys() takes columns and key(\"name\", expression), each perhaps in asc() or desc()");
    if constexpr (fits) {
        static_assert(!(has_parameters<sorted_type<key_type<K>>> || ...),
                      "mizzle: a key to sort by takes values, not param<T>");
        return sort_key_list<key_type<K>...>(pack<key_type<K>...>(0, make_key(keys)...));
    } else {
        return sort_key_list<>(pack<>());
    }
}

// The order of its arguments, for pages of rows: sort_by(desc(todos.due_date).nulls_last(), todos.id). An expression
// needs no name here.
template <class X> constexpr auto make_sort_key(const X& x) {
    if constexpr (is_named_key<X>) return x;
    else return named_key<X>{{}, x};
}
// sort_by(desc(todos.due_date), todos.id) is an order that pages go by, `order by "due_date" desc, "id"`;
// keyset_page.hpp has them. It is given columns or expressions, each perhaps in asc() or desc().
template <class... X> auto sort_by(const X&... orderings) {
    constexpr bool fits = sizeof...(X) > 0 && ((expression_like<X> || is_ordering<X>)&&...);
    static_assert(fits, "mizzle: sort_by() takes columns or expressions, each perhaps in asc() or desc()");
    if constexpr (fits) {
        static_assert(!(has_parameters<X> || ...), "mizzle: sort_by() takes values, not param<T>");
        return sort_key_list<named_key<X>...>(pack<named_key<X>...>(0, make_sort_key(orderings)...)).all();
    } else {
        return sort_order<>();
    }
}

}  // namespace mizzle::detail

namespace mizzle {

using detail::sort_by;
using detail::sort_keys;

}  // namespace mizzle
