// What text is written into, as far as queries know it.
#pragma once

namespace mizzle::detail {

// The floor of SQL text has the one class that is made of this, and the functions that write an expression of a known
// type: write_kept(), write_as() and write_beside(), which the argument finds.
class text_target {
protected:
    constexpr text_target() = default;
};

}  // namespace mizzle::detail
