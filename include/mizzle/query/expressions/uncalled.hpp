// Functions that are named and not called, as in select(count).
#pragma once

namespace mizzle::detail {

// Of the functions of a name one can be taken for a pointer of a type: here, this one.
struct uncalled {
    uncalled() = delete;
};
using uncalled_function = uncalled (*)(uncalled);

uncalled count(uncalled);
uncalled sum(uncalled);
uncalled avg(uncalled);
uncalled min(uncalled);
uncalled max(uncalled);
uncalled row_number(uncalled);
uncalled rank(uncalled);
uncalled dense_rank(uncalled);

#define MIZZLE_DETAIL_UNCALLED_RULE                                                                                  \
    "mizzle: select() is given a function that is not called: count(), max(users.age), row_number().over(...) have " \
    "parentheses"

}  // namespace mizzle::detail

namespace mizzle {

using detail::avg;
using detail::count;
using detail::dense_rank;
using detail::max;
using detail::min;
using detail::rank;
using detail::row_number;
using detail::sum;

}  // namespace mizzle
