// What a function may tell beside its name, of all its calls. What it does not tell is false of it; tests/house/tells
// compares this list with what is asked.
//
//     needs, needs_of               which features it needs, and which for arguments of these types
//     aggregate, window_only        it computes with more than a row; only by over()
//     within_group                  an aggregate whose order is part of it
//     collects, keeps_null          an aggregate that takes order_by(); NULL is among what it collects
//     ignores_frame                 over a window: the frame leaves out no row
//     never_null, may_be_null       whatever the arguments are; else a call is NULL where one of them is
//     null_as_first                 NULL where the first argument is
//     null_of_one                   over a window: NULL where there are too few rows
//     native_decimals               SQLite computes it with decimals as it keeps them
//     computes_numbers              its result may be out of the range of its type
//     sorts_values                  it needs the order of its arguments
//     compares_values               it needs to tell whether its arguments are equal
//     compares_elements             it needs that of the elements of an array
//     appends_elements              it writes a value into an array
//     casts_values                  it is a cast
//     makes_json                    it takes an array as JSON
//     is_deviation                  a statistic of how far values lie apart
//     is_watched                    on SQLite the driver computes it, and says where there is no result
//     configuration, searches       of full text: the language; a search of words
#pragma once
#include "../statement.hpp"

namespace mizzle::detail {

// NULL where the first of its operands is, whatever the others are.
template <class Source, class Function, class Type, class X, class... A>
    requires(requires { typename Function::null_as_first; })
inline constexpr bool is_nullable<Source, call<Function, Type, X, A...>> = is_nullable<Source, X>;

}  // namespace mizzle::detail

#define MIZZLE_DETAIL_NEEDS(feature_) static constexpr feature_set needs = needed(feature::feature_);
// On SQLite by the driver, which says where there is no result.
#define MIZZLE_DETAIL_WATCHED             \
    MIZZLE_DETAIL_NEEDS(driver_functions) \
    using is_watched = void;
