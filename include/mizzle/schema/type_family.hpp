// Kinds of types and of values. They come before the types whose names they share.
#pragma once

namespace mizzle::detail {

// Types of one family compare with each other; so do the three families of numbers.
enum class type_family : unsigned char {
    integer,
    real,
    decimal,
    boolean,
    text,
    bytes,
    date,
    time,
    timestamp,
    timestamptz,
    interval,
    uuid,
    json,
    enumeration,
    array,
    custom
};

// What a bound value is, whatever the statement it belongs to.
enum class value_kind : unsigned char {
    null,
    boolean,
    integer,
    real,
    text,
    bytes,
    date,
    time,
    timestamp,
    timestamptz,
    interval,
    uuid,
    numeric,
    json,
    array
};

}  // namespace mizzle::detail
