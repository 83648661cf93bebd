// condition is a filter that is put together at run time: condition where = a == 1; if (...) where &= b == 2; It owns
// its values. An empty condition filters nothing in a select and is refused by update and delete. Its type does not
// tell what it holds: whether its columns are in scope is up to the database.
#pragma once
#include "../functions/aggregates.hpp"
#include "operators.hpp"
#include "outer_levels.hpp"
#include "reads.hpp"
#include "shared_expression.hpp"

namespace mizzle::detail {

class condition;

// Whether a condition stands on a side of these, so that they are taken apart.
template <class X> inline constexpr bool joins_conditions = std::is_same_v<X, condition>;
template <class Op, class T, class L, class R>
    requires operators::is_logical<Op>
inline constexpr bool joins_conditions<binary<Op, T, L, R>> = joins_conditions<L> || joins_conditions<R>;
template <class X> inline constexpr bool joins_conditions<inverted<X>> = joins_conditions<X>;

class condition : public expression<condition> {
public:
    using sql_type = types::boolean;
    using parts = type_list<>;
    static constexpr bool is_run_time_text = true;
    static constexpr bool is_put_together = true;
    static constexpr feature_set needs = needed(feature::driver_functions);  // what it is made of may
    static constexpr bool bound_by_dialect = true;                           // it may hold what is

    condition() = default;

    template <expression_like X>
        requires(!std::is_same_v<X, condition>)
    condition(const X& x) {
        static_assert(is_boolean<X>,
                      "mizzle: a condition is made of conditions; compare the expression with something");
        static_assert(std::is_same_v<typename parameters_of<X>::type, type_list<>>,
                      "mizzle: a condition is put together at run time, so it takes values, not param<T>");
        static_assert(!has_window<X>, "mizzle: a condition cannot use a window function; select it in a subquery");
        if constexpr (joins_conditions<X>) {
            *this = take_apart(x);
        } else {
            uses_aggregate_ = has_aggregate<X>;
            const auto depth = erased::depth_around(x);
            auto* made = new leaf<X>(x);
            made->depth = depth;
            made->reads_rows = reads_rows_in(x);
            made->outer_levels = outer_levels_in(x);
            node_ = erased::pointer(made);
        }
    }

    template <class V>
        requires(std::is_same_v<V, bool> || std::is_convertible_v<const V&, std::string_view>)
    condition(const V&) {
        static_assert(
            !std::is_same_v<V, V>,
            "mizzle: a condition is made of expressions, such as users.age > 18; a bool of the program's goes "
            "into when(on, condition), text of SQL into sql<bool>(\"...\")");
    }

    bool empty() const { return !node_; }
    // Then its place is in having().
    bool uses_aggregate() const { return uses_aggregate_; }

    // Both must hold; an empty side does not count.
    condition& operator&=(const condition& other) { return *this = join(*this, other, true); }
    // One of them must hold; an empty side does not count.
    condition& operator|=(const condition& other) { return *this = join(*this, other, false); }
    template <class X> condition& operator+=(const X&) {
        static_assert(std::is_void_v<X>, "mizzle: conditions are put together by &= and |=, not by +=");
        return *this;
    }
    friend condition operator&&(const condition& a, const condition& b) { return join(a, b, true); }
    friend condition operator||(const condition& a, const condition& b) { return join(a, b, false); }
    friend condition operator!(const condition& a) {
        condition result;
        result.uses_aggregate_ = a.uses_aggregate_;
        if (a.node_) result.node_ = erased::inverse_of(a.node_);
        return result;
    }

    unsigned depth() const { return node_.depth(); }
    bool reads_rows() const { return node_.reads_rows(); }
    unsigned outer_levels() const { return node_.outer_levels(); }
    void bind_into(value_list& out) const {
        if (node_) node_.bind(out);
    }
    const erased::pointer& root() const { return node_; }

private:
    using node = erased::node;

    template <class X> struct leaf : node {
        erased::kept_expression<X> kept;
        explicit leaf(const X& x) : node{write_leaf, bind_leaf, erased::destroy<leaf>}, kept(x) {}
        static void write_leaf(const node& self, text_target& out) {
            write_kept(out, static_cast<const leaf&>(self).kept.expression);
        }
        static void bind_leaf(const node& self, value_list& out) {
            static_cast<const leaf&>(self).kept.template bind<leaf>(out);
        }
    };
    template <class Op, class L, class R> static condition take_apart(const binary<Op, types::boolean, L, R>& x) {
        return join(condition(x.left), condition(x.right), std::is_same_v<Op, operators::and_>);
    }
    template <class X> static condition take_apart(const inverted<X>& x) { return !condition(x.operand); }

    static condition join(const condition& a, const condition& b, bool both);

    erased::pointer node_;
    bool uses_aggregate_ = false;
};

}  // namespace mizzle::detail

namespace mizzle {

using detail::condition;

}  // namespace mizzle

#ifndef MIZZLE_COMPILED
#include "condition.ipp"
#endif
