// What stations have measured.
#pragma once
#include <mizzle/schema.hpp>

namespace transfer {

MIZZLE_TABLE(measurements,
    (id,       bigserial,      primary_key),
    (station,  text,           not_null),
    (taken_at, timestamptz,    not_null),
    (value,    numeric(12, 3), not_null),
    (note,     text))
MIZZLE_CONSTRAINTS(measurements, unique("measurements_once").on(measurements.station, measurements.taken_at))

MIZZLE_SCHEMA(schema, measurements)

}  // namespace transfer
