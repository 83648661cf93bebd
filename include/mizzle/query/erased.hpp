// An expression behind a pointer: what condition and dynamic<T> are made of.
#pragma once
#include "bind.hpp"

#include <atomic>
#include <cstdint>
#include <utility>

namespace mizzle {

class writer;

namespace erased {

// Without virtual functions: those are compiled in every program that includes this, used or not.
struct node {
    void (*write)(const node& self, writer& out);
    void (*bind)(const node& self, value_list& out);
    void (*destroy)(const node* self);
    mutable std::atomic<std::uint32_t> owners{1};

    node(decltype(write) w, decltype(bind) b, decltype(destroy) d) : write(w), bind(b), destroy(d) {}
    node(const node&) = delete;
    node& operator=(const node&) = delete;
};

// Shares a node. std::shared_ptr would make a dozen functions for each type of expression.
class pointer {
public:
    pointer() = default;
    explicit pointer(const node* n) : node_(n) {}
    pointer(const pointer& other) : node_(other.node_) {
        if (node_ != nullptr) node_->owners.fetch_add(1, std::memory_order_relaxed);
    }
    pointer(pointer&& other) noexcept : node_(std::exchange(other.node_, nullptr)) {}
    pointer& operator=(pointer other) noexcept {
        std::swap(node_, other.node_);
        return *this;
    }
    ~pointer() {
        if (node_ != nullptr && node_->owners.fetch_sub(1, std::memory_order_acq_rel) == 1) node_->destroy(node_);
    }
    explicit operator bool() const { return node_ != nullptr; }

    void write(writer& out) const { node_->write(*node_, out); }
    void bind(value_list& out) const { node_->bind(*node_, out); }

private:
    const node* node_ = nullptr;
};

template <class Node> void destroy(const node* n) { delete static_cast<const Node*>(n); }

// What an expression borrows may be gone when it is used, so its values are copied when it is kept here; the
// expression itself then serves for its text alone.
template <class X, bool Borrows = borrows<X>> struct kept_expression {
    X expression;
    kept_values values[bound_by_dialect<X> ? 2 : 1];

    explicit kept_expression(const X& x) : expression(x) {
        values[0] = keep(x, dialect_id::sqlite);
        if constexpr (bound_by_dialect<X>) values[1] = keep(x, dialect_id::postgres);
    }
    void bind(value_list& out) const {
        const bool second = bound_by_dialect<X> && out.dialect() == dialect_id::postgres;
        values[second ? 1 : 0].add_to(out);
    }

private:
    static kept_values keep(const X& x, dialect_id dialect) {
        inline_values<8> list(dialect);
        given_values none;
        bind_values(list, none, x);
        return kept_values(list);
    }
};
template <class X> struct kept_expression<X, false> {
    X expression;
    explicit kept_expression(const X& x) : expression(x) {}
    void bind(value_list& out) const {
        given_values none;
        bind_values(out, none, expression);
    }
};

}  // namespace erased

}  // namespace mizzle
