// Compiled as C++17.
#include <mizzle/mizzle.hpp>
