// The parts of a relational query in the order in which its text has them: what binds values goes by it.
#pragma once
#include "joins.hpp"

namespace mizzle::detail::relational {

template <class F> constexpr void visit(const F&, const nothing&) {}
template <class F> constexpr void visit(const F&, const no_condition&) {}
template <class F, class N> constexpr void visit(const F& f, const N& node) { f(node); }

template <class N>
using listed_part = std::conditional_t<is_given<N> && !std::is_same_v<N, no_condition>, type_list<N>, type_list<>>;

// The extras of a level and of those joined to it.
template <class L, class F> constexpr void each_selected(const L& level, const F& f) {
    extras_in(level.options).each(f);
    relations_in(level.options).each([&]<class R>(const R& r) {
        if constexpr (is_joined<R>) each_selected(r, f);
    });
}
template <class L> constexpr auto selected_parts() {
    [[maybe_unused]] const auto joined = []<class R>(R*) {
        if constexpr (is_joined<R>) return selected_parts<R>();
        else return type_list<>{};
    };
    return [&]<class... R>(type_list<R...>) {
        return (extras_of<L>{} + ... + joined(static_cast<R*>(nullptr)));
    }(relations_of<L>{});
}

// The filters of what is joined to a level.
template <class L, class F> constexpr void each_joined(const L& level, const F& f) {
    relations_in(level.options).each([&]<class R>(const R& r) {
        if constexpr (is_joined<R>) {
            visit(f, r.filter);
            visit(f, where_in(r.options));
            each_joined(r, f);
        }
    });
}
template <class L> constexpr auto joined_parts() {
    [[maybe_unused]] const auto joined = []<class R>(R*) {
        if constexpr (is_joined<R>)
            return listed_part<typename R::filter_type>{} + listed_part<where_of<R>>{} + joined_parts<R>();
        else return type_list<>{};
    };
    return [&]<class... R>(type_list<R...>) {
        return (type_list<>{} + ... + joined(static_cast<R*>(nullptr)));
    }(relations_of<L>{});
}

// The conditions of a relation itself: by which it is tied, its filter, and what was asked.
template <class L, class F> constexpr void each_condition(const L& level, const F& f) {
    if constexpr (is_by_condition<L>) f(level.on_what);
    visit(f, level.filter);
    visit(f, where_in(level.options));
}
template <class L> constexpr auto condition_parts() {
    if constexpr (is_by_condition<L>)
        return type_list<typename L::declaration::on_type>{} + listed_part<typename L::filter_type>{} +
               listed_part<where_of<L>>{};
    else return listed_part<typename L::filter_type>{} + listed_part<where_of<L>>{};
}

// One level with what is joined to it. A select without levels below sorts as selects do, after the condition; rows
// that others hang on are sorted by expressions that are selected.
template <bool Sorts, class L, class F> constexpr void each_of_level(const L& level, const F& f) {
    each_selected(level, f);
    if constexpr (!Sorts) order_in(level.options).each(f);
    each_joined(level, f);
    each_condition(level, f);
    if constexpr (Sorts) order_in(level.options).each(f);
    visit(f, limit_in(level.options));
    visit(f, offset_in(level.options));
}
template <bool Sorts, class L> constexpr auto level_parts() {
    using first = std::conditional_t<Sorts, type_list<>, order_of<L>>;
    using last = std::conditional_t<Sorts, order_of<L>, type_list<>>;
    return selected_parts<L>() + first{} + joined_parts<L>() + condition_parts<L>() + last{} +
           listed_part<limit_of<L>>{} + listed_part<offset_of<L>>{};
}

template <class L, class F> constexpr void each_below(const L& level, const F& f) {
    relations_in(level.options).each([&]<class R>(const R& r) {
        if constexpr (!is_joined<R>) each_of_level<false>(r, f);
        each_below(r, f);
    });
}
template <class L> constexpr auto parts_below() {
    [[maybe_unused]] const auto below = []<class R>(R*) {
        if constexpr (is_joined<R>) return parts_below<R>();
        else return level_parts<false, R>() + parts_below<R>();
    };
    return [&]<class... R>(type_list<R...>) {
        return (type_list<>{} + ... + below(static_cast<R*>(nullptr)));
    }(relations_of<L>{});
}

template <class L, class F> constexpr void each_part_of_query(const L& base, const F& f) {
    each_of_level<!has_branches<L>>(base, f);
    each_below(base, f);
}
template <class L> using parts_of_query = decltype(level_parts<!has_branches<L>, L>() + parts_below<L>());

}  // namespace mizzle::detail::relational
