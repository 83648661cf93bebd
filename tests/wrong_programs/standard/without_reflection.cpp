// A table of a struct needs a compiler that can look into it.
#include <mizzle/reflect.hpp>
