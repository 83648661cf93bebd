// The kit is made of what the library keeps to itself.
#pragma once

namespace mizzle::detail {}

namespace mizzle::kit {

using namespace mizzle::detail;

}  // namespace mizzle::kit
