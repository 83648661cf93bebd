// Expressions that a select must repeat word for word, such as the one in group_by() that it selects: where they have
// the same values, those are bound once, so that a database sees one expression.
//   select(coalesce(t.name, "none"), count()).from(t).group_by(coalesce(t.name, "none"))
//   select coalesce("t"."name", $1), count(*) from "t" group by coalesce("t"."name", $1)
#pragma once
#include "../clauses/columns_of.hpp"
#include "../clauses/group_by.hpp"
#include "../clauses/order_by.hpp"
#include "../clauses/sort_keys.hpp"
#include "../clauses/with.hpp"
#include "../node.hpp"
#include "value_places.hpp"

namespace mizzle::detail {

// The expressions with values in a clause of which others in the select must be repetitions.
template <class X> struct valued_expressions {
    using type = type_list<>;
};
template <expression_like X>
    requires(has_values<X>)
struct valued_expressions<X> {
    using type = type_list<X>;
};
template <class X, std::size_t Before> struct valued_expressions<named_group<X, Before>> : valued_expressions<X> {};
template <class X, class Name> struct valued_expressions<aliased<X, Name>> : valued_expressions<X> {};
template <class X, direction D, nulls N> struct valued_expressions<ordering<X, D, N>> : valued_expressions<X> {};
template <class... X> using valued_among = joined<typename valued_expressions<X>::type...>;
template <grouping_kind K, class... X> struct valued_expressions<grouping_item<K, X...>> {
    using type = valued_among<X...>;
};
template <class... X> struct valued_expressions<column_choice<X...>> {
    using type = valued_among<X...>;
};
template <class... Keys> struct valued_expressions<sort_order<Keys...>> {
    using type = valued_among<sorted_type<Keys>...>;
};

// Of a whole select. What is distinct is sorted by what is selected.
template <class Head> struct repeated_when_sorted {
    using type = type_list<>;
};
template <class... Items> struct repeated_when_sorted<select_head<true, Items...>> {
    using type = valued_among<Items...>;
};
template <class... X, class... Items> struct repeated_when_sorted<distinct_on_head<pack<X...>, Items...>> {
    using type = valued_among<X..., Items...>;
};

template <class S> struct repeated_expressions {
    using type = type_list<>;
};
template <class S>
    requires requires { typename S::before_type; }
struct repeated_expressions<S> : repeated_expressions<typename S::before_type> {};
template <class Before, class... X> struct repeated_expressions<group_by_clause<Before, X...>> {
    using type = valued_among<X...>;
};
template <class Before, class... X> struct repeated_expressions<order_by_clause<Before, X...>> {
    using grouped = typename repeated_expressions<Before>::type;
    using sorted = std::conditional_t<std::is_same_v<valued_among<X...>, type_list<>>, std::type_identity<type_list<>>,
                                      repeated_when_sorted<typename Before::head>>;
    using type = joined<grouped, typename sorted::type>;
};
template <class... D, class S> struct repeated_expressions<with_clause<pack<D...>, S>> {
    using type = type_list<>;
};

// Whether a tree has such expressions.
MIZZLE_DETAIL_ANY_PART(shares_values, any_shares_values, has_values<N>)
template <class Before, class... X>
inline constexpr bool shares_values<group_by_clause<Before, X...>> =
    !std::is_same_v<valued_among<X...>, type_list<>> || any_shares_values<type_list<Before, X...>>;
template <class Before, class... X>
inline constexpr bool shares_values<order_by_clause<Before, X...>> =
    !std::is_same_v<typename repeated_expressions<order_by_clause<Before, X...>>::type, type_list<>> ||
    any_shares_values<type_list<Before, X...>>;

template <class C> inline constexpr clause place_of = clause::head;
template <class C>
    requires requires { C::place; }
inline constexpr clause place_of<C> = C::place;

template <class S> struct groups_of_statement {
    using type = no_groups;
};
template <class S>
    requires requires { typename S::groups; }
struct groups_of_statement<S> {
    using type = typename S::groups;
};

// One select's clauses. `Repeated` are the expressions whose repetitions must have their values; the values of a list
// that notes places.
template <class Repeated, class Groups> struct place_noting_binder {
    value_list& out;
    given_values& given;
    place_standing standing = place_standing::free;
    bool is_shared = false;

    // What is grouped by at run time may be any of those that are written beside it.
    static constexpr bool notes_all = any_opaque<Repeated>;

    // A clause of the select, and those before it.
    template <class C> void clause(const C& node) const {
        constexpr bool is_with = requires { requires C::is_with; };
        constexpr auto place = place_of<C>;
        constexpr bool shares = place == clause::head || place == clause::group_by || place == clause::having ||
                                place == clause::window || place == clause::order_by;
        // With group_by() that says what is there, without it what is selected.
        constexpr bool is_original = place == (std::is_same_v<Groups, no_groups> ? clause::head : clause::group_by);
        if constexpr (binds_itself<C>) {
            node.bind_into(out);
        } else {
            node.each_part([&]<class P>(const P& part) {
                if constexpr (!has_values<P>) {
                    return;
                } else if constexpr (!is_with && is_before<C, P>) {
                    clause(part);
                } else {
                    auto& current = out.places()->current;
                    current.is_noted = shares;
                    current.is_original = shares && is_original;
                    place_noting_binder{out, given, is_original ? place_standing::original : place_standing::repetition,
                                        shares}(part);
                    current.is_noted = current.is_original = false;
                }
            });
        }
    }
    template <class C, class P>
    static constexpr bool is_before = [] {
        if constexpr (requires { typename C::before_type; }) return std::is_same_v<typename C::before_type, P>;
        else return false;
    }();

    template <class N> void operator()(const N& node) const {
        if constexpr (!has_values<N>) return;
        else if constexpr (requires { N::parameters_before; }) {
            given_values again{out.places()->current.given + N::parameters_before};
            place_noting_binder{out, again, standing, is_shared}(node.named);
        } else if constexpr (statement_like<N>) erased::bind_statement(out, given, node);
        else if constexpr (value_node<N> || parameter_node<N> || binds_itself<N>) bind_values(out, given, node);
        else if constexpr (is_one_of<N, Repeated> || notes_all) note(node);
        else inside(node);
    }

private:
    template <class N> void note(const N& node) const {
        auto& places = *out.places();
        const auto first = out.size(), before = places.size();
        constexpr bool is_repeated = is_one_of<N, Repeated>;
        if constexpr (is_repeated) place_noting_binder{out, given, place_standing::free, is_shared}.inside(node);
        else inside(node);
        if (is_shared)
            places.add({&expression_mark<N>, first, out.size() - first, places.size() - before, places.current.select,
                        is_repeated ? standing_of<N>() : place_standing::free, has_opaque<N>});
    }
    // Where all of its columns are grouped, an expression may stand beside the groups as it is.
    template <class N> place_standing standing_of() const {
        if constexpr (!std::is_same_v<Groups, no_groups> && all_grouped<Groups, typename N::parts>)
            return standing == place_standing::repetition ? place_standing::free : standing;
        else return standing;
    }
    template <class N> void inside(const N& node) const {
        if constexpr (requires { requires N::is_aggregate; })
            node.each_part(place_noting_binder{out, given, place_standing::free, is_shared});
        else node.each_part(*this);
    }
};

template <class S> void erased::bind_statement(value_list& out, given_values& given, const S& statement) {
    auto* places = out.places();
    if (places == nullptr) return bind_values(out, given, statement);
    const auto around = std::exchange(places->current, {places->begin_select(), given.next});
    if constexpr (shares_values<S>) {
        using groups = typename groups_of_statement<S>::type;
        place_noting_binder<typename repeated_expressions<S>::type, groups>{out, given}.clause(statement);
    } else {
        bind_values(out, given, statement);
    }
    places->current = around;
}

// The values of a statement whose text is made at run time, and for each the number of its placeholder.
class shared_values : public inline_values<16> {
public:
    template <class S>
    shared_values(dialect_id dialect, given_values& given, const S& statement) : inline_values<16>(dialect) {
        note_places(&places_);
        erased::bind_statement(*this, given, statement);
        numbers_ = places_.share(*this);
    }
    // Null where each has its own.
    const int* numbers() const { return numbers_; }

private:
    value_places places_;
    const int* numbers_;
};

}  // namespace mizzle::detail
