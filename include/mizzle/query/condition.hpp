// A filter that is put together at run time: condition where = a == 1; if (...) where &= b == 2;
// It owns its values. An empty condition filters nothing in a select and is refused by update and delete. Its type does
// not tell what it holds: whether its columns are in scope is up to the database.
#pragma once
#include "aggregates.hpp"
#include "erased.hpp"
#include "operators.hpp"

namespace mizzle {

class condition : public expression<condition> {
public:
    using sql_type = types::boolean;
    using parts = type_list<>;
    static constexpr bool is_run_time_text = true;
    static constexpr unsigned needs = features::driver_functions;  // what it is made of may
    static constexpr bool bound_by_dialect = true;                 // it may hold what is

    condition() = default;

    template <expression_like X>
        requires(!std::is_same_v<X, condition>)
    condition(const X& x) {
        static_assert(is_boolean<X>,
                      "mizzle: a condition is made of conditions; compare the expression with something");
        static_assert(std::is_same_v<typename parameters_of<X>::type, type_list<>>,
                      "mizzle: a condition is put together at run time, so it takes values, not param<T>");
        static_assert(!has_window<X>, "mizzle: a condition cannot use a window function; select it in a subquery");
        uses_aggregate_ = has_aggregate<X>;
        node_ = erased::pointer(new leaf<X>(x));
    }

    bool empty() const { return !node_; }
    // Then its place is in having().
    bool uses_aggregate() const { return uses_aggregate_; }

    // Both must hold; an empty side does not count.
    condition& operator&=(const condition& other) { return *this = join(*this, other, true); }
    // One of them must hold; an empty side does not count.
    condition& operator|=(const condition& other) { return *this = join(*this, other, false); }
    friend condition operator&&(const condition& a, const condition& b) { return join(a, b, true); }
    friend condition operator||(const condition& a, const condition& b) { return join(a, b, false); }
    friend condition operator!(const condition& a) {
        condition result;
        result.uses_aggregate_ = a.uses_aggregate_;
        if (a.node_) result.node_ = erased::pointer(new inverse(a.node_));
        return result;
    }

    void bind_into(value_list& out) const {
        if (node_) node_.bind(out);
    }
    void write_to(writer& out) const {
        if (node_) node_.write(out);
    }

private:
    using node = erased::node;

    template <class X> struct leaf : node {
        erased::kept_expression<X> kept;
        explicit leaf(const X& x) : node{write_leaf, bind_leaf, erased::destroy<leaf>}, kept(x) {}
        static void write_leaf(const node& self, writer& out) {
            write_kept(out, static_cast<const leaf&>(self).kept.expression);
        }
        static void bind_leaf(const node& self, value_list& out) { static_cast<const leaf&>(self).kept.bind(out); }
    };
    struct pair : node {
        erased::pointer left, right;
        bool both;
        pair(erased::pointer l, erased::pointer r, bool b)
            : node{write_pair, bind_pair, erased::destroy<pair>}, left(std::move(l)), right(std::move(r)), both(b) {}
        static void write_pair(const node& self, writer& out);
        static void bind_pair(const node& self, value_list& out) {
            const auto& p = static_cast<const pair&>(self);
            p.left.bind(out);
            p.right.bind(out);
        }
    };
    struct inverse : node {
        erased::pointer operand;
        explicit inverse(erased::pointer o)
            : node{write_inverse, bind_inverse, erased::destroy<inverse>}, operand(std::move(o)) {}
        static void write_inverse(const node& self, writer& out);
        static void bind_inverse(const node& self, value_list& out) {
            static_cast<const inverse&>(self).operand.bind(out);
        }
    };

    static condition join(const condition& a, const condition& b, bool both) {
        if (!a.node_) return b;
        if (!b.node_) return a;
        condition result;
        result.uses_aggregate_ = a.uses_aggregate_ || b.uses_aggregate_;
        result.node_ = erased::pointer(new pair(a.node_, b.node_, both));
        return result;
    }

    erased::pointer node_;
    bool uses_aggregate_ = false;
};

}  // namespace mizzle
