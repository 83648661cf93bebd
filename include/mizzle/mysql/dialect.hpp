// MySQL's dialect. Its driver stands alone: no part of a statement is spelled for it yet.
#pragma once
#include "../dialect.hpp"

namespace mizzle::dialects {

struct mysql {
    static constexpr feature_set provides = 0;
    static constexpr dialect_constants constants{
        .name = "MySQL",
        .word = "mysql",
        .provides = provides,
    };
    static constexpr dialect_id id{constants};
    static constexpr std::string_view name = constants.name;
    static constexpr bool spells_statements = false;
    static constexpr bool has_row_locks = false;
    static constexpr bool has_materialized_views = constants.has_materialized_views;
    static constexpr bool has_explain_analyze = !constants.explain_analyze.empty();
};

}  // namespace mizzle::dialects
