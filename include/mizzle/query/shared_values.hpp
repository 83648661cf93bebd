// Expressions that a select must repeat word for word, such as the one in group_by() that it selects: where they have
// the same values, those are bound once, so that a database sees one expression.
//   select(coalesce(t.name, "none"), count()).from(t).group_by(coalesce(t.name, "none"))
//   select coalesce("t"."name", $1), count(*) from "t" group by coalesce("t"."name", $1)
#pragma once
#include "common_table.hpp"
#include "group_by.hpp"
#include "order_by.hpp"

#include <vector>

namespace mizzle {

// The expressions with values in a clause of which others in the select must be repetitions.
template <class X> struct valued_expressions {
    using type = type_list<>;
};
template <expression_like X>
    requires(has_values<X>)
struct valued_expressions<X> {
    using type = type_list<X>;
};
template <class X, class Name> struct valued_expressions<aliased<X, Name>> : valued_expressions<X> {};
template <class X, direction D, nulls N> struct valued_expressions<ordering<X, D, N>> : valued_expressions<X> {};
template <class... X> using valued_among = typename joined_lists<typename valued_expressions<X>::type...>::type;
template <grouping_kind K, class... X> struct valued_expressions<grouping_item<K, X...>> {
    using type = valued_among<X...>;
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
    template <class List> struct sorted {
        using type = List;
    };
    using type = typename std::conditional_t<
        std::is_same_v<valued_among<X...>, type_list<>>, sorted<grouped>,
        joined_lists<grouped, typename repeated_when_sorted<typename Before::head>::type>>::type;
};
template <class... D, class S> struct repeated_expressions<with_clause<pack<D...>, S>> {
    using type = type_list<>;
};

// Whether a tree has such expressions.
template <class N> inline constexpr bool shares_values = false;
template <class List> inline constexpr bool any_shares_values = false;
template <class... N> inline constexpr bool any_shares_values<type_list<N...>> = (shares_values<N> || ...);
template <has_parts N>
    requires(has_values<N>)
inline constexpr bool shares_values<N> = any_shares_values<typename N::parts>;
template <class Before, class... X>
inline constexpr bool shares_values<group_by_clause<Before, X...>> =
    !std::is_same_v<valued_among<X...>, type_list<>> || any_shares_values<type_list<Before, X...>>;
template <class Before, class... X>
inline constexpr bool shares_values<order_by_clause<Before, X...>> =
    !std::is_same_v<typename repeated_expressions<order_by_clause<Before, X...>>::type, type_list<>> ||
    any_shares_values<type_list<Before, X...>>;

constexpr bool is_same_value(const bound_value& a, const bound_value& b) {
    if (a.kind != b.kind) return false;
    if (a.kind == value_kind::null) return true;
    if (a.has_text()) return a.text() == b.text();
    if (a.kind == value_kind::interval &&
        (a.calendar.months != b.calendar.months || a.calendar.days != b.calendar.days))
        return false;
    return a.integer == b.integer;
}

template <class N> inline constexpr char expression_mark = 0;
template <class C> inline constexpr clause place_of = clause::head;
template <class C>
    requires requires { C::place; }
inline constexpr clause place_of<C> = C::place;

// The values of a statement as they are bound, and for each that was there before it the number of its placeholder.
class shared_values {
public:
    explicit shared_values(value_list& values, given_values& given) : values_(values), given_(given) {}

    template <class S> void bind(const S& statement) {
        walker<typename repeated_expressions<S>::type, typename S::groups>{*this, ++selects_}.clause(statement);
    }

    // Leaves each value in the list once.
    void share() {
        numbers_.resize(values_.size());
        for (std::size_t i = 0; i < numbers_.size(); ++i) numbers_[i] = static_cast<int>(i);
        for (std::size_t i = 0; i < places_.size(); ++i) {
            bool is_first = true, is_repeated = places_[i].standing != standing::repetition;
            for (std::size_t j = 0; j < places_.size(); ++j) {
                if (i == j || !is_equal(places_[i], places_[j])) continue;
                is_repeated = is_repeated || places_[j].standing == standing::original;
                if (j > i || !std::exchange(is_first, false)) continue;
                for (std::size_t k = 0; k < places_[i].count; ++k)
                    numbers_[places_[i].first + k] = numbers_[places_[j].first + k];
            }
            if (!is_repeated) refuse();
        }
        std::size_t kept = 0;
        auto* values = values_.begin();
        for (std::size_t i = 0; i < numbers_.size(); ++i) {
            if (numbers_[i] == static_cast<int>(i)) {
                values[kept] = values[i];
                numbers_[i] = static_cast<int>(++kept);
            } else {
                numbers_[i] = numbers_[static_cast<std::size_t>(numbers_[i])];
            }
        }
        values_.shorten(kept);
    }

    const int* numbers() const { return numbers_.data(); }

private:
    enum class standing : unsigned char { original, repetition, free };
    struct place {
        const void* expression;
        int select;
        std::size_t first, count;
        shared_values::standing standing;
    };

    bool is_equal(const place& a, const place& b) const {
        if (a.expression != b.expression || a.select != b.select || a.count != b.count) return false;
        const auto* values = values_.begin();
        for (std::size_t i = 0; i < a.count; ++i)
            if (!is_same_value(values[a.first + i], values[b.first + i])) return false;
        return true;
    }
    [[noreturn, gnu::cold, gnu::noinline]] static void refuse() {
        throw_usage_error("mizzle: an expression is grouped by, or distinct, with other values than it is selected, "
                          "filtered or sorted by; keep it in a variable and use that in both places");
    }

    // One select's clauses.
    template <class Repeated, class Groups> struct walker {
        shared_values& all;
        int select;
        shared_values::standing standing = standing::free;
        bool is_shared = false;

        // A clause of the select, and those before it.
        template <class C> void clause(const C& node) const {
            constexpr bool is_with = requires { requires C::is_with; };
            constexpr auto place = place_of<C>;
            constexpr bool shares = place == clause::head || place == clause::group_by || place == clause::having ||
                                    place == clause::window || place == clause::order_by;
            // With group_by() that says what is there, without it what is selected.
            constexpr bool is_original = place == (std::is_same_v<Groups, no_groups> ? clause::head : clause::group_by);
            if constexpr (binds_itself<C>) {
                node.bind_into(all.values_);
            } else {
                node.each_part([&]<class P>(const P& part) {
                    if constexpr (!has_values<P>) return;
                    else if constexpr (!is_with && is_before<C, P>) clause(part);
                    else walker{all, select, is_original ? standing::original : standing::repetition, shares}(part);
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
            else if constexpr (statement_like<N>) all.bind(node);
            else if constexpr (is_one_of<N, Repeated>) {
                const auto first = all.values_.size();
                walker{all, select, standing::free, false}.inside(node);
                if (is_shared)
                    all.places_.push_back(
                        {&expression_mark<N>, select, first, all.values_.size() - first, standing_of<N>()});
            } else inside(node);
        }

    private:
        // Where all of its columns are grouped, an expression may stand beside the groups as it is.
        template <class N> shared_values::standing standing_of() const {
            if constexpr (std::is_same_v<Groups, no_groups>) return standing;
            else if constexpr (all_grouped<Groups, typename N::parts>)
                return standing == standing::repetition ? standing::free : standing;
            else return standing;
        }
        template <class N> void inside(const N& node) const {
            if constexpr (value_node<N>) node.encode_into(all.values_);
            else if constexpr (parameter_node<N>) {
                if (all.given_.next == nullptr) all.values_.add_null();
                else all.values_.add(*all.given_.next++);
            } else if constexpr (binds_itself<N>) node.bind_into(all.values_);
            else if constexpr (requires { requires N::is_aggregate; })
                node.each_part(walker{all, select, standing::free, is_shared});
            else node.each_part(*this);
        }
    };

    value_list& values_;
    given_values& given_;
    std::vector<place> places_;
    std::vector<int> numbers_;
    int selects_ = 0;
};

}  // namespace mizzle
