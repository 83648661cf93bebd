// The functions of condition.hpp that no type of a program's takes part in.
#pragma once
#include "../../inline.hpp"
#include "condition.hpp"

namespace mizzle::detail {

MIZZLE_NOINLINE MIZZLE_INLINE void refuse_repetitions() {
    throw_usage_error("mizzle: a condition or dynamic<T> holds a function within another, eight deep, which each write "
                      "their operands "
                      "more than once, such as greatest(), least() and lpad(); give one of them several operands");
}

MIZZLE_INLINE void check_repetitions(const writer& out) {
    if (out.repetitions() > 8) refuse_repetitions();
}

}  // namespace mizzle::detail

namespace mizzle::detail::erased {

MIZZLE_INLINE std::vector<operand> operands_of(const branch& chain) {
    std::vector<operand> operands;
    std::vector<const node*> rest{&chain};
    const auto is_same = [&](const node* n) { return n->how == chain.how; };
    while (!rest.empty()) {
        const auto* n = rest.back();
        rest.pop_back();
        const auto& b = static_cast<const branch&>(*n);
        if (!is_same(n)) {
            operands.push_back({n});
        } else if (chain.how->is_associative) {
            rest.push_back(b.left.get());
            rest.push_back(b.right.get());
        } else {
            operands.push_back({b.right.get()});
            if (is_same(b.left.get())) rest.push_back(b.left.get());
            else operands.push_back({b.left.get()});
        }
    }
    return {operands.rbegin(), operands.rend()};
}

MIZZLE_INLINE std::vector<operand> operands_of(const branch& chain, bool is_negated) {
    const auto joined_by = [](const operand& o) {
        const auto* how = o.part->how;
        return how == &both_of  ? (o.is_negated ? &one_of : &both_of)
               : how == &one_of ? (o.is_negated ? &both_of : &one_of)
                                : nullptr;
    };
    const auto* how = joined_by({&chain, is_negated});
    std::vector<operand> operands, rest{{&chain, is_negated}};
    while (!rest.empty()) {
        const auto o = rest.back();
        rest.pop_back();
        const auto& b = static_cast<const branch&>(*o.part);
        if (o.part->how == &not_of) {
            rest.push_back({b.left.get(), !o.is_negated});
        } else if (joined_by(o) == how) {
            rest.push_back({b.right.get(), o.is_negated});
            rest.push_back({b.left.get(), o.is_negated});
        } else {
            operands.push_back(o);
        }
    }
    return operands;
}

MIZZLE_INLINE void add_chain(steps_of_writing& steps, const operand* operands, std::size_t count, const joint& how,
                             bool in_groups) {
    const bool is_logical = &how == &both_of || &how == &one_of;
    steps.push_back({")"});
    if (!in_groups || count <= longest_chain) {
        for (std::size_t i = count; i-- != 0;) {
            steps.push_back({{}, operands[i].part, is_logical, how.bits != 0, operands[i].is_negated});
            if (i != 0) steps.push_back({how.sql});
        }
    } else {
        const auto size = (count + groups_of_chain - 1) / groups_of_chain;
        for (std::size_t end = count; end != 0;) {
            const auto begin = (end - 1) / size * size;
            add_chain(steps, operands + begin, end - begin, how, in_groups);
            if (begin != 0) steps.push_back({how.sql});
            end = begin;
        }
    }
    steps.push_back({"("});
}

MIZZLE_INLINE void write_shared(writer& out, const pointer& expression) {
    const auto* root = expression.get();
    if (root->how == nullptr) return root->write(*root, out);
    const bool is_deep = root->levels > deepest_as_it_stands;
    steps_of_writing steps{{{}, root}};
    while (!steps.empty()) {
        const auto step = steps.back();
        steps.pop_back();
        if (step.part == nullptr) {
            out.put(step.text);
        } else if (step.part->how == nullptr) {
            if (step.is_negated) out.put(step.is_operand ? "not " : "(not ");
            step.part->write(*step.part, out);
            if (step.is_negated && !step.is_operand) out.put(")");
        } else if (const auto& b = static_cast<const branch&>(*step.part); is_deep && b.how == &not_of) {
            steps.push_back({{}, b.left.get(), step.is_operand, false, !step.is_negated});
        } else if (is_deep && (b.how == &both_of || b.how == &one_of)) {
            const auto operands = operands_of(b, step.is_negated);
            const auto& how = (b.how == &both_of) != step.is_negated ? both_of : one_of;
            add_chain(steps, operands.data(), operands.size(), how, !out.dialect()->flattens_conditions);
        } else if (b.how->is_prefix) {
            if (!step.is_operand) steps.push_back({")"});
            steps.push_back({{}, b.left.get()});
            steps.push_back({b.how->sql});
            if (!step.is_operand) steps.push_back({"("});
        } else {
            const auto operands = operands_of(b);
            const bool is_flat = out.dialect()->flattens_conditions && (b.how == &both_of || b.how == &one_of);
            const bool in_groups = b.how->is_associative && !is_flat;
            // An integer of so many bits, or any number but infinity.
            const bool is_finite = b.how->bits == finite_only;
            const auto function = b.how->bits == 0 || step.is_looked_at ? ""
                                  : is_finite                           ? out.dialect()->finite
                                                                        : out.dialect()->computed;
            if (!function.empty()) steps.push_back({is_finite ? ")" : end_of_computed(b.how->bits)});
            add_chain(steps, operands.data(), operands.size(), *b.how, in_groups);
            if (!function.empty()) steps.push_back({function});
        }
    }
}

}  // namespace mizzle::detail::erased

namespace mizzle::detail {

MIZZLE_INLINE void write_condition(writer& out, const condition& node) {
    check_repetitions(out);
    if (node.empty()) out.put(out.dialect()->true_word);
    else erased::write_shared(out, node.root());
}

}  // namespace mizzle::detail
