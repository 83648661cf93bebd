// set column = value, ...: what an update changes, given as assignments, as a changes object, or both.
#pragma once
#include "../node.hpp"
#include "../values/row_values.hpp"
#include "assignment.hpp"
#include "write_where.hpp"

namespace mizzle::detail {

// The given members of a changes object, less those that an assignment sets.
template <class Table, bool Owned, class... Assigned> struct changed_columns {
    using parts = type_list<>;
    static constexpr bool bound_by_dialect = true;
    template <class C> static constexpr bool is_assigned = (std::is_same_v<C, Assigned> || ...);
    held<typename Table::changes, Owned> changes;

    statement_shape shape() const {
        static_assert(column_count<Table> <= statement_shape::max_columns, "mizzle: a table has at most 256 columns");
        statement_shape shape;
        std::size_t i = 0;
        Table::mizzle_each(changes.get(), [&]<class C>(C, const auto& field) MIZZLE_INLINED_LAMBDA {
            if (!is_assigned<C> && (is_computed_on_update<C> || field.given())) shape.set(i);
            ++i;
        });
        return shape;
    }
    void bind_into(value_list& out) const {
        Table::mizzle_each(changes.get(), [&]<class C>(C, const auto& field) MIZZLE_INLINED_LAMBDA {
            if constexpr (!is_assigned<C>) {
                if (field.given()) encode(out, typename C::sql_type{}, field.value());
                else if constexpr (is_computed_on_update<C>) encode_computed<C, false>(out);
            }
        });
    }
};

template <class Before, class Changes, class... Assignments>
struct MIZZLE_DETAIL_STATEMENT set_clause : filtered_steps<set_clause<Before, Changes, Assignments...>> {
    using head = Before;
    using before_type = Before;
    using source = source_with<no_source, typename Before::table, join_kind::inner>;
    using groups = no_groups;
    using returned = type_list<>;
    using changes_type = Changes;
    template <class S> using steps = filtered_steps<S>;
    static constexpr auto place = clause::set;
    static constexpr bool is_filtered = false;

    // Tables that set() and where() read beside the updated one: from(a, b).where(a.id == table.a_id && ...).
    template <class... Tables> constexpr auto from(const Tables&... tables) const;

    MIZZLE_DETAIL_NO_ADDRESS Changes changes{};
    MIZZLE_DETAIL_NO_ADDRESS pack<Assignments...> assignments{};
    constexpr set_clause()
        requires std::is_default_constructible_v<Changes>
    = default;
    constexpr set_clause(Changes c, pack<Assignments...> a) : changes(std::move(c)), assignments(std::move(a)) {}
    MIZZLE_DETAIL_PARTS(one(changes), each(Assignments, assignments))
};

}  // namespace mizzle::detail
