// A change as a migration that makes it and takes it back.
#pragma once
#include "questions.hpp"
#include "write_steps.hpp"

namespace mizzle::kit {

struct migration {
    std::string name_ending;  // after the name that a person gives
    difference change;
    script up, down;
};

namespace detail {

inline migration make_migration(const schema& before, const schema& after, const answers& given) {
    migration made;
    made.change = compare(before, after, given.renames);
    made.up = write_steps(made.change, given);
    made.down = write_steps(compare(after, before, reversed(made.change.renames)), {});
    return made;
}

}  // namespace detail
}  // namespace mizzle::kit
