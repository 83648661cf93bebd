// What a person says of a migration that is made of those before it.
#pragma once
#include "names.hpp"

namespace mizzle::kit {

struct checkpoint_options {
    bool leaves_rows_out = false;
    bool keeps_others = false;  // at its end, statements of which no snapshot knows
    bool removes = false;       // those before it
};

}  // namespace mizzle::kit
