// Filters that are put together at run time, and what else is.
#pragma once
#include "../../query/expressions/condition.hpp"
#include "../writer.hpp"
#include "operands.hpp"

#include <concepts>
#include <vector>

namespace mizzle::detail {

// Each of these functions doubles the text of what is in it, at least.
[[noreturn]] MIZZLE_COLD void refuse_repetitions();
void check_repetitions(const writer& out);

namespace erased {

// What is still to be written: text, or a node.
struct step_of_writing {
    std::string_view text;
    const node* part = nullptr;
    bool is_operand = false;    // of and or or, under which not needs no parentheses
    bool is_looked_at = false;  // as a part of a number that is
    bool is_negated = false;
};
using steps_of_writing = std::vector<step_of_writing>;

// The operands of a chain of one operator, from left to right.
struct operand {
    const node* part;
    bool is_negated = false;
};
std::vector<operand> operands_of(const branch& chain);

// What is nested deeper is written with its negations at the operands: not (not a and not b) is a or b, so that one
// operator is one list there, too.
constexpr unsigned deepest_as_it_stands = 20;
// The same of such a chain, all of which may be negated.
std::vector<operand> operands_of(const branch& chain, bool is_negated);

// Databases take a chain for a tree as deep as it is long, which on SQLite may be 1000: a longer one is made of groups.
constexpr std::size_t longest_chain = 400, groups_of_chain = 100;

// In reverse: the last step is the next.
void add_chain(steps_of_writing& steps, const operand* operands, std::size_t count, const joint& how, bool in_groups);

void write_shared(writer& out, const pointer& expression);

}  // namespace erased

void write_condition(writer& out, const condition& node);

// A template, as every other overload is: what is no condition could become one, which each node that is written would
// be asked for.
template <std::same_as<condition> Node> void spell(writer& out, const Node& node) { write_condition(out, node); }

}  // namespace mizzle::detail

#ifndef MIZZLE_COMPILED
#include "condition.ipp"
#endif
