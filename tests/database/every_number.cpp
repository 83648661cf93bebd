#include "every_type.hpp"

#include <cmath>

using namespace every;

namespace {

template <class T> std::vector<T> whole_numbers() {
    return {0, 1, -1, 7, std::numeric_limits<T>::max(), std::numeric_limits<T>::min()};
}
template <class T> std::vector<T> fractions() {
    return {T(0),
            T(-0.0),
            T(0.1),
            T(-0.1),
            T(1),
            T(16'777'217),
            std::numeric_limits<T>::max(),
            std::numeric_limits<T>::lowest(),
            std::numeric_limits<T>::denorm_min()};
}

EVERY_TYPE(small, std::int16_t) { return whole_numbers<std::int16_t>(); }
EVERY_TYPE(int, std::int32_t) { return whole_numbers<std::int32_t>(); }
EVERY_TYPE(big, std::int64_t) { return whole_numbers<std::int64_t>(); }
EVERY_TYPE(bool, bool) { return {false, true}; }
EVERY_TYPE(single, float) { return fractions<float>(); }
EVERY_TYPE(double, double) { return fractions<double>(); }

}  // namespace

TEST_CASE("smallint in every place") { ask<of_small, true, true, true>(); }
TEST_CASE("integer in every place") { ask<of_int, true, true, true>(); }
TEST_CASE("bigint in every place") { ask<of_big, true, true, true>(); }
TEST_CASE("boolean in every place") { ask<of_bool, true, false, true>(); }
TEST_CASE("real in every place") { ask<of_single, true, true, true>(); }
TEST_CASE("double precision in every place") { ask<of_double, true, true, true>(); }

TEST_CASE("numbers as keys") {
    ask_key<of_small>(every::keys.u_small);
    ask_key<of_int>(every::keys.u_int);
    ask_key<of_big>(every::keys.u_big);
    ask_key<of_bool>(every::keys.u_bool);
    ask_key<of_single>(every::keys.u_single);
    ask_key<of_double>(every::keys.u_double);
}
