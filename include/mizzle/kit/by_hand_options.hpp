// What a person says of a script to run by hand.
#pragma once
#include "../migrate/history.hpp"
#include "names.hpp"

#include <string>
#include <vector>

namespace mizzle::kit {

struct by_hand_options {
    std::string to{};  // the last one, by number or name
    std::vector<std::string> allow_loss{};
    migration_order order = migration_order::linear;
};

}  // namespace mizzle::kit
