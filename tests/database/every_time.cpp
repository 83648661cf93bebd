#include "every_type.hpp"

using namespace every;
using namespace std::chrono;

namespace {

std::vector<std::int64_t> moments() {
    const std::int64_t noon = 1'700'000'000'000'000;
    return {0,
            -1,
            1,
            noon,
            noon + 1000,
            noon + 500'000,
            noon + 500'001,
            noon + 999'999,
            noon + 1'000'000,
            253'402'300'799'999'999,
            -62'135'596'800'000'000};
}
template <class T> std::vector<T> points() {
    std::vector<T> out;
    for (const auto us : moments()) out.emplace_back(microseconds(us));
    return out;
}

EVERY_TYPE(date, mizzle::date) {
    // MySQL has no year 0.
    return {year{2024} / 2 / 29, year{on_mysql ? 1 : 0} / 12 / 31, year{9999} / 12 / 31, year{1969} / 12 / 31,
            year{999} / 1 / 1};
}
EVERY_TYPE(time, mizzle::time_of_day) {
    return {0us, 1us, 12h, 12h + 500ms, 12h + 500'001us, 12h + 1s, 24h, 24h - 1us};
}
EVERY_TYPE(stamp, mizzle::timestamp) { return points<mizzle::timestamp>(); }
EVERY_TYPE(stamptz, mizzle::timestamptz) { return points<mizzle::timestamptz>(); }
EVERY_TYPE(interval, mizzle::interval) {
    using i = mizzle::interval;
    return {i(months(1), days(0), 0us),
            i(months(0), days(30), 0us),
            i(months(0), days(0), 720h),
            i(),
            i(1us),
            i(-1us),
            i(months(1), days(-1), 24h),
            i(months(12), days(5), 0us),
            i(months(0), days(365), 0us),
            i(59min),
            i(1h),
            i(months(-1), days(31), -24h),
            i(months(2147483647), days(2147483647), microseconds(1)),
            i(months(-2147483647), days(-2147483647), microseconds(-1))};
}

}  // namespace

TEST_CASE("date in every place") { ask<of_date, true, true, true>(); }
TEST_CASE("time in every place") { ask<of_time, true, true, true>(); }
TEST_CASE("timestamp in every place") { ask<of_stamp, true, true, true>(); }
TEST_CASE("timestamptz in every place") { ask<of_stamptz, true, true, true>(); }
TEST_CASE("interval in every place") { ask<of_interval, true, !on_mysql, on_postgres>(); }

TEST_CASE("dates and times as keys") {
    ask_key<of_date>(every::keys.u_date);
    ask_key<of_time>(every::keys.u_time);
    ask_key<of_stamp>(every::keys.u_stamp);
    ask_key<of_stamptz>(every::keys.u_stamptz);
}
