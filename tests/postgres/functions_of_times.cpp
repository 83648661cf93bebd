#include "every_function.hpp"

using namespace asked;

TEST_CASE("dates and times: operators and functions in every type") {
    both b_({"greatest(a, b) of interval"});
    const auto of = [&]<class R>(std::type_identity<R>, const char* type, const auto& a, const auto& b) {
        using date_part::day, date_part::hour, date_part::month, date_part::second;
        ASK(std::string, cast<std::string>(a));
        ASK(double, extract<date_part::epoch>(a));
        ASK(R, greatest(a, b));
        if constexpr (!std::is_same_v<R, time_of_day> && !std::is_same_v<R, mizzle::date>) ASK(R, a + cells.interval_b);
        if constexpr (!std::is_same_v<R, time_of_day>) {
            ASK(int, extract<day>(a));
            ASK(int, extract<month>(a));
            ASK(int, extract<date_part::year>(a));
        }
        if constexpr (!std::is_same_v<R, mizzle::date>) {
            ASK(double, extract<second>(a));
            ASK(int, extract<hour>(a));
        }
        if constexpr (!std::is_same_v<R, time_of_day> && !std::is_same_v<R, interval>) {
            ASK(int, extract<date_part::week>(a));
            ASK(int, extract<date_part::isoyear>(a));
            ASK(int, extract<date_part::dow>(a));
            ASK(int, extract<date_part::doy>(a));
            ASK(int, extract<date_part::quarter>(a));
            ASK(R, date_trunc<date_part::week>(a));
            ASK(R, date_trunc<month>(a));
            ASK(R, date_trunc<date_part::quarter>(a));
        }
    };
    of(std::type_identity<mizzle::date>(), "date", cells.date_a, cells.date_b);
    of(std::type_identity<time_of_day>(), "time", cells.time_a, cells.time_b);
    of(std::type_identity<timestamp>(), "timestamp", cells.stamp_a, cells.stamp_b);
    of(std::type_identity<timestamptz>(), "timestamptz", cells.stamptz_a, cells.stamptz_b);
    of(std::type_identity<interval>(), "interval", cells.interval_a, cells.interval_b);
    const char* type = "date";
    const auto& i = cells.interval_b;
    ASK(int, cells.date_a - cells.date_b);
    ASK(timestamp, cells.date_a + i);
    ASK(mizzle::date, cells.date_a + cells.int_b);
    ASK(mizzle::date, cells.date_a - cells.small_b);
    ASK(mizzle::date, cells.date_a + months(1));
    ASK(timestamp, cast<timestamp>(cells.date_a));
    ASK(timestamptz, cast<timestamptz>(cells.date_a));
    ASK(mizzle::date, make_date(cells.int_a, cells.int_b, 1));
    type = "time";
    ASK(time_of_day, cells.time_a + i);
    ASK(time_of_day, cells.time_a - i);
    ASK(interval, cells.time_a - cells.time_b);
    type = "timestamp";
    ASK(timestamp, cells.stamp_a - i);
    ASK(interval, cells.stamp_a - cells.stamp_b);
    ASK(mizzle::date, date_of(cells.stamp_a));
    ASK(time_of_day, time_of(cells.stamp_a));
    ASK(mizzle::date, cast<mizzle::date>(cells.stamp_a));
    ASK(timestamptz, cast<timestamptz>(cells.stamp_a));
    type = "timestamptz";
    ASK(interval, cells.stamptz_a - cells.stamptz_b);
    ASK(mizzle::date, date_of(cells.stamptz_a));
    ASK(timestamp, cast<timestamp>(cells.stamptz_a));
    ASK(time_of_day, cast<time_of_day>(cells.stamptz_a));
    type = "interval";
    ASK(interval, cells.interval_a - i);
    b_.finish(R"(
a + cells.interval_b: timestamp timestamptz interval
cast<mizzle::date>(cells.stamp_a): timestamp
cast<std::string>(a): date time timestamp timestamptz interval
cast<time_of_day>(cells.stamptz_a): timestamptz
cast<timestamp>(cells.date_a): date
cast<timestamp>(cells.stamptz_a): timestamptz
cast<timestamptz>(cells.date_a): date
cast<timestamptz>(cells.stamp_a): timestamp
cells.date_a + cells.int_b: date
cells.date_a + i: date
cells.date_a + months(1): date
cells.date_a - cells.date_b: date
cells.date_a - cells.small_b: date
cells.interval_a - i: interval
cells.stamp_a - cells.stamp_b: timestamp
cells.stamp_a - i: timestamp
cells.stamptz_a - cells.stamptz_b: timestamptz
cells.time_a + i: time
cells.time_a - cells.time_b: time
cells.time_a - i: time
date_of(cells.stamp_a): timestamp
date_of(cells.stamptz_a): timestamptz
date_trunc<date_part::quarter>(a): date timestamp timestamptz
date_trunc<date_part::week>(a): date timestamp timestamptz
date_trunc<month>(a): date timestamp timestamptz
extract<date_part::dow>(a): date timestamp timestamptz
extract<date_part::doy>(a): date timestamp timestamptz
extract<date_part::epoch>(a): date time timestamp timestamptz interval
extract<date_part::isoyear>(a): date timestamp timestamptz
extract<date_part::quarter>(a): date timestamp timestamptz
extract<date_part::week>(a): date timestamp timestamptz
extract<date_part::year>(a): date timestamp timestamptz interval
extract<day>(a): date timestamp timestamptz interval
extract<hour>(a): time timestamp timestamptz interval
extract<month>(a): date timestamp timestamptz interval
extract<second>(a): time timestamp timestamptz interval
greatest(a, b): date time timestamp timestamptz interval
make_date(cells.int_a, cells.int_b, 1): date
time_of(cells.stamp_a): timestamp
)");
}
