// A filter that is put together at run time: condition where = a == 1; if (...) where &= b == 2;
// It owns its values. An empty condition filters nothing in a select and is refused by update and delete. Its type does
// not tell what it holds: whether its columns are in scope is up to the database.
#pragma once
#include "aggregates.hpp"
#include "bind.hpp"
#include "operators.hpp"

#include <memory>

namespace mizzle {

class writer;

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
    // Without virtual functions: those are compiled in every program that includes this, used or not.
    struct node {
        void (*write)(const node& self, writer& out);
        void (*bind)(const node& self, value_list& out);
    };

    // Values are copied when the condition is made: what they were borrowed from may be gone when it is used. The
    // expression is kept for its text alone.
    template <class X> struct leaf : node {
        X expression;
        kept_values values[bound_by_dialect<X> ? 2 : 1];

        explicit leaf(const X& x) : node{write_leaf, bind_leaf}, expression(x) {
            values[0] = keep(x, dialect_id::sqlite);
            if constexpr (bound_by_dialect<X>) values[1] = keep(x, dialect_id::postgres);
        }
        static kept_values keep(const X& x, dialect_id dialect) {
            inline_values<8> list(dialect);
            given_values none;
            bind_values(list, none, x);
            return kept_values(list);
        }
        static void write_leaf(const node& self, writer& out) {
            write_operand(out, static_cast<const leaf&>(self).expression);
        }
        static void bind_leaf(const node& self, value_list& out) {
            const bool second = bound_by_dialect<X> && out.dialect() == dialect_id::postgres;
            static_cast<const leaf&>(self).values[second ? 1 : 0].add_to(out);
        }
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
