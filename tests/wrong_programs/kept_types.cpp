// What SQLite keeps as text that does not compare as PostgreSQL compares the values.
#include <mizzle/json/nlohmann.hpp>

#include "schema.hpp"

#include <mizzle/postgres.hpp>

MIZZLE_TABLE(events,
    (id,       integer, primary_key),
    (other_id, integer),
    (marks,    array_of<int>),
    (levels,   array_of<double>),
    (facts,    jsonb<std::vector<int>>),
    (length,   interval),
    (moment,   text),
    (weight,   real))

// expect 1: mizzle: SQLite keeps arrays, JSON and custom types as text, whose order is another; sort by and compare a
// part of them, or say custom_type::compares_as_text
#if WRONG == 1
auto order_of_arrays(sqlite& db) {
    return db.all(select(events.id).from(events).order_by(events.marks));  // <- here 1
}
#else
auto order_of_arrays(postgres& db) { return db.all(select(events.id).from(events).order_by(events.marks)); }
#endif

// expect 2: mizzle: SQLite keeps arrays, JSON and custom types as text, whose order is another; sort by and compare a
// part of them, or say custom_type::compares_as_text
#if WRONG == 2
auto less_of_arrays(sqlite& db) {
    return db.all(select(events.id).from(events).where(events.marks < std::vector<int>{1}));  // <- here 2
}
#else
auto less_of_arrays(sqlite& db) {
    return db.all(select(events.id).from(events).where(events.marks == std::vector<int>{1}));
}
#endif

// expect 3: mizzle: SQLite keeps JSON, custom types, arrays of numbers with a point, and intervals as text, of which
// equal values may have several; compare a part of them, or for intervals use group_by()
#if WRONG == 3
auto distinct_intervals(sqlite& db) {
    return db.all(select(events.length).distinct().from(events));  // <- here 3
}
#else
auto distinct_intervals(sqlite& db) { return db.all(select(events.length).from(events).group_by(events.length)); }
#endif

// expect 4: mizzle: SQLite keeps JSON, custom types, arrays of numbers with a point, and intervals as text, of which
// equal values may have several; compare a part of them, or for intervals use group_by()
#if WRONG == 4
auto equal_levels(sqlite& db) {
    return db.all(select(events.id).from(events).where(events.levels == std::vector<double>{0.0}));  // <- here 4
}
#else
auto equal_levels(sqlite& db) {
    return db.all(select(events.id).from(events).where(array_contains(events.levels, std::vector<double>{0.0})));
}
#endif

// expect 5: mizzle: SQLite keeps JSON, custom types, arrays of numbers with a point, and intervals as text, of which
// equal values may have several; compare a part of them, or for intervals use group_by()
#if WRONG == 5
auto groups_of_facts(sqlite& db) {
    return db.all(select(count()).from(events).group_by(events.facts));  // <- here 5
}
#else
auto groups_of_facts(postgres& db) { return db.all(select(count()).from(events).group_by(events.facts)); }
#endif

// expect 6: mizzle: SQLite keeps JSON, custom types, arrays of numbers with a point, and intervals as text, of which
// equal values may have several; compare a part of them, or for intervals use group_by()
#if WRONG == 6
auto both_lengths(sqlite& db) {
    const auto lengths = select(events.length).from(events);
    return db.all(lengths.union_(lengths));  // <- here 6
}
#else
auto both_lengths(sqlite& db) {
    const auto lengths = select(events.length).from(events);
    return db.all(lengths.union_all(lengths));
}
#endif

// expect 7: mizzle: the time zone of a text would be the session's; cast<timestamp>(text) first, whose cast to
// timestamptz takes it for UTC
auto zone_of_a_text(sqlite& db) {
#if WRONG == 7
    return db.all(select(cast<timestamptz>(events.moment)).from(events));  // <- here 7
#else
    return db.all(select(cast<timestamptz>(cast<timestamp>(events.moment))).from(events));
#endif
}

// expect 8: mizzle: a column of the select is inserted into one of single precision; cast<float>() it
auto weights(sqlite& db) {
#if WRONG == 8
    return db.run(insert_into(events)
                      .columns(events.id, events.weight)
                      .select(select(events.id + 1, events.weight * 2).from(events)));  // <- here 8
#else
    return db.run(insert_into(events)
                      .columns(events.id, events.weight)
                      .select(select(events.id + 1, cast<float>(events.weight * 2)).from(events)));
#endif
}

// expect 9: mizzle: intervals have no sum(); take that of their seconds, sum(extract<date_part::epoch>(interval))
auto sum_of_lengths(sqlite& db) {
#if WRONG == 9
    return db.all(select(sum(events.length)).from(events));  // <- here 9
#else
    return db.all(select(sum(extract<date_part::epoch>(events.length))).from(events));
#endif
}

// expect 10: mizzle: intervals have no avg(); take that of their seconds, avg(extract<date_part::epoch>(interval))
auto mean_of_lengths(sqlite& db) {
#if WRONG == 10
    return db.all(select(avg(events.length)).from(events));  // <- here 10
#else
    return db.all(select(avg(extract<date_part::epoch>(events.length))).from(events));
#endif
}

// expect 11: mizzle: of intervals there are sums, differences and -interval, no multiples, parts or remainders; compute
// with their seconds, extract<date_part::epoch>(interval)
auto twice_a_length(sqlite& db) {
#if WRONG == 11
    return db.all(select(events.length * 2).from(events));  // <- here 11
#else
    return db.all(select(events.length + events.length, -events.length).from(events));
#endif
}
