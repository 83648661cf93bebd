// The parts of a relational query in the order in which its text has them: what binds values goes by it.
#pragma once
#include "joins.hpp"

namespace mizzle::detail::relational {

// Each function here is the one description of some parts: it gives f each of them, and gives back their types where f
// only lists. The comma puts one after the other, for it alone is both sequenced and ours to define. Two descriptions,
// of types and of the walk, took a thousandth fewer of GCC's instructions for a file with one tree.
struct lists_types {};
template <class... N> struct walked {
    using types = type_list<N...>;
};
template <class... A, class... B> constexpr walked<A..., B...> operator,(walked<A...>, walked<B...>) { return {}; }
constexpr walked<> operator,(walked<>, walked<>) { return {}; }

template <class F, class N> constexpr auto visit(const F& f, const N& node) {
    if constexpr (!is_given<N> || std::is_same_v<N, no_condition>) return walked<>{};
    else if constexpr (std::is_same_v<F, lists_types>) return walked<N>{};
    else return f(node), walked<>{};
}
template <class F, class... N> constexpr walked<> visit_all(const F& f, const pack<N...>& nodes) {
    nodes.each(f);
    return {};
}
template <class... N> constexpr walked<N...> visit_all(const lists_types&, const pack<N...>&) { return {}; }

// What `walk` gives of each relation at a level.
template <class Walk, std::size_t... I, class... R>
constexpr auto walk_relations(const pack_parts<std::index_sequence<I...>, R...>& relations, const Walk& walk) {
    return (walked<>{}, ..., walk(static_cast<const pack_part<I, R>&>(relations).value));
}

// The extras of a level and of those joined to it.
template <class L, class F> constexpr auto each_selected(const L& level, const F& f) {
    return visit_all(f, extras_in(level.options)),
           walk_relations(relations_in(level.options), [&]<class R>(const R& r) {
               if constexpr (is_joined<R>) return each_selected(r, f);
               else return walked<>{};
           });
}

// The filters of what is joined to a level.
template <class L, class F> constexpr auto each_joined(const L& level, const F& f) {
    return walk_relations(relations_in(level.options), [&]<class R>(const R& r) {
        if constexpr (is_joined<R>) return visit(f, r.filter), visit(f, where_in(r.options)), each_joined(r, f);
        else return walked<>{};
    });
}

// The conditions of a relation itself: by which it is tied, its filter, and what was asked.
template <class L, class F> constexpr auto each_condition(const L& level, const F& f) {
    if constexpr (is_by_condition<L>)
        return visit(f, level.on_what), visit(f, level.filter), visit(f, where_in(level.options));
    else return visit(f, level.filter), visit(f, where_in(level.options));
}

// One level with what is joined to it. A select without levels below sorts as selects do, after the condition; rows
// that others hang on are sorted by expressions that are selected.
template <bool Sorts, class L, class F> constexpr auto each_of_level(const L& level, const F& f) {
    if constexpr (Sorts)
        return each_selected(level, f), each_joined(level, f), each_condition(level, f),
               visit_all(f, order_in(level.options)), visit(f, limit_in(level.options)),
               visit(f, offset_in(level.options));
    else
        return each_selected(level, f), visit_all(f, order_in(level.options)), each_joined(level, f),
               each_condition(level, f), visit(f, limit_in(level.options)), visit(f, offset_in(level.options));
}

template <class L, class F> constexpr auto each_below(const L& level, const F& f) {
    return walk_relations(relations_in(level.options), [&]<class R>(const R& r) {
        if constexpr (is_joined<R>) return each_below(r, f);
        else return each_of_level<false>(r, f), each_below(r, f);
    });
}

template <class L, class F> constexpr auto each_part_of_query(const L& base, const F& f) {
    return each_of_level<!has_branches<L>>(base, f), each_below(base, f);
}

template <class L>
using parts_of_query = typename decltype(each_part_of_query(std::declval<const L&>(), lists_types{}))::types;
template <class L>
using condition_parts = typename decltype(each_condition(std::declval<const L&>(), lists_types{}))::types;

}  // namespace mizzle::detail::relational
