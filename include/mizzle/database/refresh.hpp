// refresh(db, view): a materialized view's rows are read anew.
#pragma once
#include "../query/clauses/view.hpp"
#include "../sql/names.hpp"
#include "database_concept.hpp"

namespace mizzle::detail {

// How those who read the view meanwhile fare: they wait, or see the rows as they were. The latter needs a unique index
// on the view.
enum class refreshing : bool { alone, concurrently };

// refresh materialized view [concurrently] name
template <database Db, class View> void refresh(Db& db, const View&, refreshing how = refreshing::alone) {
    constexpr bool is_materialized = requires { requires View::mizzle_is_materialized; };
    static_assert(is_materialized, "mizzle: refresh() takes what MIZZLE_MATERIALIZED_VIEW declares");
    constexpr bool has_them = !is_materialized || Db::dialect::has_materialized_views;
    static_assert(sizeof(provided<typename Db::dialect, feature::materialized_views, has_them>) != 0);
    if constexpr (is_materialized) {
        std::string text =
            how == refreshing::concurrently ? "refresh materialized view concurrently " : "refresh materialized view ";
        writer out(Db::dialect::id, text);
        out.identifier(View::mizzle_qualifier);
        db.exec(text);
    }
}

}  // namespace mizzle::detail

namespace mizzle {

using detail::refresh;

}  // namespace mizzle
