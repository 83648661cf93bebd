// delete from table where ...
#pragma once
#include "update.hpp"
#include "write_where.hpp"

namespace mizzle::detail {

// `Of` is the table, or the table with filters lifted.
template <class Of> struct MIZZLE_DETAIL_STATEMENT delete_head : filtered_steps<delete_head<Of>> {
    using table = identity_of<Of>;
    using lifted = lifted_of<Of>;
    using head = delete_head;
    using source = source_with<no_source, table, join_kind::inner>;
    using groups = no_groups;
    using returned = type_list<>;
    using parts = type_list<>;
    template <class S> using steps = filtered_steps<S>;
    static constexpr auto kind = statement_kind::delete_;
    static constexpr auto place = clause::set;  // nothing comes between it and where
    static constexpr bool is_filtered = false;

    // Tables that where() reads beside the one whose rows are deleted. PostgreSQL only.
    template <class... Tables> constexpr auto using_(const Tables&... tables) const;
};

// delete_from(todos) deletes the rows that its where() finds: `delete from "todos" where ...`. Every row is meant by
// all_rows().
template <table_like Table> constexpr auto delete_from(const Table&) {
    constexpr bool is_declared = declared_table<identity_of<Table>>;
    static_assert(is_declared,
                  "mizzle: delete_from() takes a table that MIZZLE_TABLE declares, not another name for one, nor a "
                  "select");
    if constexpr (declared_table<base_table_of<identity_of<Table>>>) return delete_head<written_table<Table>>{};
    else return failed_head{};
}
template <class X, class... More>
    requires(!table_like<X> || sizeof...(More) > 0)
constexpr auto delete_from(const X&, const More&...) {
    static_assert(table_like<X> && sizeof...(More) == 0,
                  "mizzle: delete_from() takes one table; where() says which of its rows, also by exists(select...)");
    return failed_head{};
}

}  // namespace mizzle::detail

namespace mizzle {

using detail::delete_from;

}  // namespace mizzle
