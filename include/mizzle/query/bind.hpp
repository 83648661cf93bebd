// Walks a tree in the order in which it is written, and collects its values.
#pragma once
#include "node.hpp"
#include "values/bound_value.hpp"
#include "values/value.hpp"

#include <type_traits>

namespace mizzle::detail {

template <class N>
concept value_node = requires(const N& n, value_list& v) { n.encode_into(v); };

template <class N>
concept parameter_node = requires { typename N::parameter_type; };

// Nodes whose values are not in their type's parts: rows, run-time conditions.
template <class N>
concept binds_itself = requires(const N& n, value_list& v) { n.bind_into(v); };

MIZZLE_DETAIL_RULE(bool, has_values, any_has_values, false, (has_values<N> || ...))
template <has_parts N>
inline constexpr bool has_values<N> =
    value_node<N> || parameter_node<N> || binds_itself<N> || any_has_values<typename N::parts>;

// The values given for param<T>, in order.
struct given_values {
    const bound_value* next = nullptr;
};

// How many values a node binds that is no more than that: a value, a parameter, or what binds itself and says it.
template <class N> inline constexpr std::size_t own_values = 1;
template <class N>
    requires requires { N::own_values; }
inline constexpr std::size_t own_values<N> = N::own_values;

// What a node's parameters are given is looked at before it is bound where the node has a rule for it, expect_given(),
// and what it bound by expect_bound().
// A function object of one type for all nodes: a lambda in each would be another type and its functions.
// The compiler binds nothing, it only counts, by the walk that binds when the program runs.
struct value_binder {
    value_list& out;
    given_values& given;

    template <class N> MIZZLE_ALWAYS_INLINE constexpr void operator()(const N& node) const {
        if constexpr (!has_values<N>) {
            return;
        } else if constexpr (value_node<N> || parameter_node<N> || binds_itself<N>) {
            if (std::is_constant_evaluated()) out.count(own_values<N>);
            else bind(node);
        } else {
            if constexpr (requires { N::expect_given(given.next); })
                if (!std::is_constant_evaluated()) N::expect_given(given.next);
            node.each_part(*this);
            if constexpr (requires { N::expect_bound(out); })
                if (!std::is_constant_evaluated()) N::expect_bound(out);
        }
    }

private:
    template <class N> MIZZLE_ALWAYS_INLINE void bind(const N& node) const {
        if constexpr (value_node<N>) node.encode_into(out);
        else if constexpr (binds_itself<N>) node.bind_into(out);
        else if constexpr (requires { N::add(out, *given.next); }) N::add(out, *given.next++);
        else out.add(*given.next++);
    }
};

template <class N>
MIZZLE_ALWAYS_INLINE constexpr void bind_values(value_list& out, given_values& given, const N& node) {
    value_binder{out, given}(node);
}

MIZZLE_DETAIL_ANY_PART(has_parameters, any_has_parameters, has_values<N> && !parameter_node<N>)
template <parameter_node N> inline constexpr bool has_parameters<N> = true;

// The types of a tree's parameters, in order.
MIZZLE_DETAIL_FOLD(auto, parameter_list, parameter_list_of_parts, type_list<>{},
                   decltype((type_list<>{} + ... + parameter_list<N>)){}, has_parameters<N> && !parameter_node<N>)
template <parameter_node N> inline constexpr auto parameter_list<N> = type_list<typename N::parameter_type>{};
template <class N> struct parameters_of {
    using type = std::remove_const_t<decltype(parameter_list<N>)>;
};

// Whether a tree holds a value that each dialect spells its own way.
MIZZLE_DETAIL_ANY_PART(bound_by_dialect, any_bound_by_dialect)
template <has_parts N>
    requires(requires { N::bound_by_dialect; })
inline constexpr bool bound_by_dialect<N> = true;
template <class Type, class Stored>
    requires(Type::family == type_family::array || Type::family == type_family::interval)
inline constexpr bool bound_by_dialect<value<Type, Stored>> = true;

}  // namespace mizzle::detail
