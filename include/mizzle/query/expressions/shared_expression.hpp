// An expression behind a pointer: what condition and dynamic<T> are made of.
#pragma once
#include "../bind.hpp"
#include "../pack.hpp"
#include "../statement.hpp"
#include "../text_target.hpp"
#include "../values/value_places.hpp"

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace mizzle::detail {

// Of what is put together at run time: the type does not tell what it holds.
template <class N> inline constexpr bool is_opaque = requires { requires N::is_put_together; };
MIZZLE_DETAIL_FOLD(bool, has_opaque, any_opaque, is_opaque<N>, (has_opaque<N> || ...), !is_opaque<N>)

namespace erased {

// How two expressions are joined, or one is preceded.
struct joint {
    std::string_view sql;
    bool is_associative = false;
    bool is_prefix = false;
    unsigned bits = 0;  // of the whole numbers that it gives, or finite_only, which the driver looks at
};
inline constexpr joint both_of{" and ", true}, one_of{" or ", true}, not_of{"not ", false, true};

// Without virtual functions: those are compiled in every program that includes this, used or not.
struct node {
    void (*write)(const node& self, text_target& out);
    void (*bind)(const node& self, value_list& out);
    void (*destroy)(const node* self);
    void (*each_given)(const node& self, void (*check)(const bound_value&)) = nullptr;  // of values in results_of.hpp
    const joint* how = nullptr;                                                         // of a branch
    unsigned levels = 0;        // how deep the text of this and of those that it joins is nested
    unsigned depth = 0;         // how often one of these holds another one within an expression
    bool reads_rows = false;    // beside the one that it is computed for; see reads.hpp
    unsigned outer_levels = 0;  // see outer_levels.hpp
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
        if (const auto* last = release()) last->destroy(last);
    }
    explicit operator bool() const { return node_ != nullptr; }
    const node* get() const { return node_; }
    unsigned depth() const { return node_ == nullptr ? 0 : node_->depth; }
    bool reads_rows() const { return node_ != nullptr && node_->reads_rows; }
    unsigned outer_levels() const { return node_ == nullptr ? 0 : node_->outer_levels; }

    // The node where this was its last owner, who destroys it.
    const node* release() {
        const auto* n = std::exchange(node_, nullptr);
        return n != nullptr && n->owners.fetch_sub(1, std::memory_order_acq_rel) == 1 ? n : nullptr;
    }

    void bind(value_list& out) const;

private:
    const node* node_ = nullptr;
};

template <class Node> void destroy(const node* n) { delete static_cast<const Node*>(n); }

// Two nodes, or one after a prefix. A program may join a million of them in a loop: what walks them does not recurse.
struct branch : node {
    pointer left, right;
    branch* next = nullptr;  // of those that are being destroyed

    branch(const joint& h, pointer l, pointer r = {});

    static void destroy_branch(const node* n);
};

// not (...), of which no more than two are written after another.
pointer inverse_of(const pointer& condition);

// How deep those that an expression holds are.
struct depth_finder {
    unsigned& deepest;
    template <class N> void operator()(const N& node) const {
        if constexpr (is_opaque<N>) deepest = std::max(deepest, node.depth());
        else if constexpr (has_opaque<N>) node.each_part(*this);
    }
};
template <class X> unsigned depth_around(const X& x) {
    if constexpr (!has_opaque<X>) return 0;
    unsigned deepest = 0;
    depth_finder{deepest}(x);
    constexpr unsigned most = 200;
    if (deepest >= most)
        throw_usage_error("mizzle: a condition or dynamic<T> holds another one inside of an expression, and that one "
                          "another, 200 deep: more than a database takes; && and ||, + and concat() join any number");
    return deepest + 1;
}

// A select whose clauses repeat expressions; in shared_values.hpp.
template <class S> void bind_statement(value_list& out, given_values& given, const S& statement);

// Binds, and notes the places of the expressions inside.
struct noting_binder {
    value_list& out;
    given_values& given;

    template <class N> void operator()(const N& node) const {
        if constexpr (!has_values<N>) return;
        else if constexpr (std::is_base_of_v<statement_tag, N>) bind_statement(out, given, node);
        else if constexpr (value_node<N> || parameter_node<N> || binds_itself<N>) bind_values(out, given, node);
        else note(node);
    }
    template <class N> void note(const N& node) const {
        auto& places = *out.places();
        const auto first = out.size(), before = places.size();
        node.each_part(*this);
        if (!places.current.is_noted) return;
        places.add({&expression_mark<N>, first, out.size() - first, places.size() - before, places.current.select,
                    places.standing_of_opaque(), has_opaque<N>});
    }
};
template <class N> void bind_noted(value_list& out, const N& node) {
    given_values none;
    if (out.places() == nullptr) bind_values(out, none, node);
    else noting_binder{out, none}(node);
}

// An expression that is kept where its type is not known. A value by itself is known by the `Node` that it stands in.
template <class X> struct kept_expression {
    X expression;
    explicit kept_expression(const X& x) : expression(x) {}
    template <class Node> void bind(value_list& out) const {
        const auto first = out.size();
        bind_noted(out, expression);
        if constexpr (value_node<X>) {
            if (auto* places = out.places(); places != nullptr && places->current.is_noted)
                places->add({&expression_mark<Node>, first, out.size() - first, 0, places->current.select,
                             places->standing_of_opaque()});
        }
    }
};

}  // namespace erased

}  // namespace mizzle::detail

#ifndef MIZZLE_COMPILED
#include "shared_expression.ipp"
#endif
