// Which value each placeholder of a text stands for, on databases whose placeholders have no numbers: data beside the
// text, since the text cannot say it.
#pragma once
#include <cstddef>
#include <span>
#include <utility>
#include <vector>

namespace mizzle::detail {

// For each placeholder the number of its value, from 0. Empty where every value stands once, one after another.
using value_order = std::span<const unsigned>;

// The order of a text that is made at run time.
class noted_order {
public:
    void note(unsigned value);
    value_order view() const { return is_in_order_ ? value_order{} : value_order(values_); }

private:
    std::vector<unsigned> values_;
    bool is_in_order_ = true;
};

// That of a text which is a constant. It is named after its numbers and not after the statement's type.
template <unsigned... N> inline constexpr unsigned constant_order[] = {N...};

}  // namespace mizzle::detail

#ifndef MIZZLE_COMPILED
#include "value_order.ipp"
#endif
