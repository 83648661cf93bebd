// The functions of shared_expression.hpp that no type of a program's takes part in.
#pragma once
#include "../../inline.hpp"
#include "shared_expression.hpp"

namespace mizzle::detail::erased {

MIZZLE_INLINE branch::branch(const joint& h, pointer l, pointer r)
    : node{nullptr, nullptr, destroy_branch}, left(std::move(l)), right(std::move(r)) {
    how = &h;
    for (const auto* part : {left.get(), right.get()})
        if (part != nullptr)
            levels = std::max(levels, part->how == &h && !h.is_prefix ? part->levels : part->levels + 1);
    depth = left.depth() > right.depth() ? left.depth() : right.depth();
    outer_levels = std::max(left.outer_levels(), right.outer_levels());
    reads_rows = left.reads_rows() || right.reads_rows();
}

MIZZLE_INLINE pointer inverse_of(const pointer& condition) {
    const auto is_not = [](const node* n) { return n->how == &not_of; };
    if (is_not(condition.get())) {
        const auto& below = static_cast<const branch&>(*condition.get()).left;
        if (is_not(below.get())) return below;
    }
    return pointer(new branch(not_of, condition));
}

MIZZLE_INLINE void branch::destroy_branch(const node* n) {
    auto* list = const_cast<branch*>(static_cast<const branch*>(n));
    while (list != nullptr) {
        auto* b = std::exchange(list, list->next);
        for (auto* part : {&b->left, &b->right}) {
            const auto* last = part->release();
            if (last == nullptr) continue;
            if (last->how == nullptr) {
                last->destroy(last);
            } else {
                auto* below = const_cast<branch*>(static_cast<const branch*>(last));
                below->next = list;
                list = below;
            }
        }
        delete b;
    }
}

MIZZLE_INLINE void pointer::bind(value_list& out) const {
    if (node_->how == nullptr) return node_->bind(*node_, out);
    std::vector<const node*> rest{node_};
    while (!rest.empty()) {
        const auto* n = rest.back();
        rest.pop_back();
        if (n->how == nullptr) {
            n->bind(*n, out);
            continue;
        }
        const auto& b = static_cast<const branch&>(*n);
        if (b.right) rest.push_back(b.right.get());
        rest.push_back(b.left.get());
    }
}

}  // namespace mizzle::detail::erased
