// What PostgreSQL lacks, and what to do instead.
#pragma once
#include "../features.hpp"

namespace mizzle::detail {

namespace dialects {

struct postgres;

}  // namespace dialects

template <> struct lacking<dialects::postgres, feature::several_conflicts> : absent {
    template <bool IsThere> struct check {
        static_assert(IsThere, "mizzle: PostgreSQL takes one on_conflict(); on_conflict().do_nothing() is for any "
                               "key");
    };
};
template <> struct lacking<dialects::postgres, feature::write_limit> : absent {
    template <bool IsThere> struct check {
        static_assert(IsThere, "mizzle: PostgreSQL has no limit() in an update or delete; say which rows: "
                               "where(key.in(select(key).from(table).limit(n)))");
    };
};
template <> struct lacking<dialects::postgres, feature::long_names> : absent {
    template <bool IsThere> struct check {
        static_assert(
            IsThere, "mizzle: PostgreSQL keeps 63 bytes of a name, and this statement has a longer one; give the table "
                     "or column another by named(\"...\"), the alias or the selected expression a shorter one");
    };
};

}  // namespace mizzle::detail
