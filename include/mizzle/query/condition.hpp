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
        if (node_) node_->bind(out);
    }
    void write_to(writer& out) const {
        if (node_) node_->write(out);
    }

private:
    struct node {
        node() = default;
        node(const node&) = delete;
        node& operator=(const node&) = delete;
        virtual ~node() = default;
        virtual void write(writer&) const = 0;
        virtual void bind(value_list&) const = 0;
    };

    // Values are copied when the condition is made: what they were borrowed from may be gone when it is used. The
    // expression is kept for its text alone.
    template <class X> struct leaf : node {
        X expression;
        kept_values values[bound_by_dialect<X> ? 2 : 1];

        explicit leaf(const X& x) : expression(x) {
            values[0] = keep(x, dialect_id::sqlite);
            if constexpr (bound_by_dialect<X>) values[1] = keep(x, dialect_id::postgres);
        }
        static kept_values keep(const X& x, dialect_id dialect) {
            inline_values<8> list(dialect);
            given_values none;
            bind_values(list, none, x);
            return kept_values(list);
        }
        void write(writer& out) const override { write_operand(out, expression); }
        void bind(value_list& out) const override {
            values[bound_by_dialect<X> && out.dialect() == dialect_id::postgres ? 1 : 0].add_to(out);
        }
    };
    struct pair : node {
        std::shared_ptr<const node> left, right;
        bool both;
        pair(std::shared_ptr<const node> l, std::shared_ptr<const node> r, bool b)
            : left(std::move(l)), right(std::move(r)), both(b) {}
        void write(writer&) const override;
        void bind(value_list& out) const override {
            left->bind(out);
            right->bind(out);
        }
    };
    struct inverse : node {
        std::shared_ptr<const node> operand;
        explicit inverse(std::shared_ptr<const node> o) : operand(std::move(o)) {}
        void write(writer&) const override;
        void bind(value_list& out) const override { operand->bind(out); }
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
