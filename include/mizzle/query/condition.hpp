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
        node_ = std::make_shared<const leaf<X>>(x);
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
        if (a.node_) result.node_ = std::make_shared<const inverse>(a.node_);
        return result;
    }

    void bind_into(value_list& out) const {
        if (node_) node_->bind(*node_, out);
    }
    void write_to(writer& out) const {
        if (node_) node_->write(*node_, out);
    }

private:
    using node = erased::node;

    template <class X> struct leaf : node {
        erased::kept_expression<X> kept;
        explicit leaf(const X& x) : node{write_leaf, bind_leaf}, kept(x) {}
        static void write_leaf(const node& self, writer& out) {
            write_operand(out, static_cast<const leaf&>(self).kept.expression);
        }
        static void bind_leaf(const node& self, value_list& out) { static_cast<const leaf&>(self).kept.bind(out); }
    };
    struct pair : node {
        std::shared_ptr<const node> left, right;
        bool both;
        pair(std::shared_ptr<const node> l, std::shared_ptr<const node> r, bool b)
            : node{write_pair, bind_pair}, left(std::move(l)), right(std::move(r)), both(b) {}
        static void write_pair(const node& self, writer& out);
        static void bind_pair(const node& self, value_list& out) {
            const auto& p = static_cast<const pair&>(self);
            p.left->bind(*p.left, out);
            p.right->bind(*p.right, out);
        }
    };
    struct inverse : node {
        std::shared_ptr<const node> operand;
        explicit inverse(std::shared_ptr<const node> o) : node{write_inverse, bind_inverse}, operand(std::move(o)) {}
        static void write_inverse(const node& self, writer& out);
        static void bind_inverse(const node& self, value_list& out) {
            const auto& operand = static_cast<const inverse&>(self).operand;
            operand->bind(*operand, out);
        }
    };

    static condition join(const condition& a, const condition& b, bool both) {
        if (!a.node_) return b;
        if (!b.node_) return a;
        condition result;
        result.uses_aggregate_ = a.uses_aggregate_ || b.uses_aggregate_;
        result.node_ = std::make_shared<const pair>(a.node_, b.node_, both);
        return result;
    }

    std::shared_ptr<const node> node_;
    bool uses_aggregate_ = false;
};

}  // namespace mizzle
