// Relational queries. Without levels that make rows of their own they are a select with left joins. With them they are
//
//   with _r0 as (the rows of the first level),
//        _r1 as (the rows of a level below it, each with its parent's key or number _p)
//   select 0, null, _n, values from _r0 union all select 1, _p, _n, values from _r1
//
// A level's rows have a number _n where they are sorted, and where those below name them by it for want of a key that
// is an integer.
//
// In them _3 is the table of level 3, c3_5 its sixth column, x3_0 its first extra, o3_0 what it is sorted by first.
#pragma once
#include "relational/filters.hpp"
#include "relational/rows.hpp"
#include "relational/slots.hpp"

namespace mizzle::detail {

namespace relational {

// One level's part of the union.
template <class Plan> constexpr void write_branch(writer& out, const Plan& plan, int level, bool has_number) {
    out.put("select ");
    out.number(static_cast<unsigned>(level));
    // The type is a parameter, so that Clang makes what is called once all that it calls is defined.
    const auto write_place = [&]<class Place = types::bigint>(bool is_there, std::string_view name) {
        out.put(", ");
        if (is_there) out.put(name);
        else write_null<Place>(out);
    };
    if (plan.places.parent) write_place(level != 0, "_p");
    if (plan.places.number) write_place(has_number, "_n");
    std::array<const slot_item*, Plan::max_items> own{}, any{};
    for (const auto& item : plan.items) {
        if (item.type == 0) continue;
        any[static_cast<std::size_t>(item.slot)] = &item;
        if (item.branch == level) own[static_cast<std::size_t>(item.slot)] = &item;
    }
    for (std::size_t slot = 0; slot < static_cast<std::size_t>(plan.slots); ++slot) {
        out.put(", ");
        if (own[slot] != nullptr) {
            write_name(out, own[slot]->is_extra ? "x" : "c", own[slot]->level, own[slot]->index);
        } else {
            any[slot]->write_null(out);
        }
    }
    out.put(" from ");
    write_rows_name(out, level);
}

template <class Plan, class L>
constexpr void write_branches_below(writer& out, const Plan& plan, const L&, int number, level_rows rows) {
    [[maybe_unused]] int below = number + 1;
    [[maybe_unused]] const auto each = [&]<class R>(R*) {
        auto own_rows = level_rows{false, false};
        if constexpr (!is_joined<R>) {
            own_rows = rows_below<R>(rows);
            out.put(" union all ");
            write_branch(out, plan, below, is_numbered<R>(own_rows));
        }
        write_branches_below(out, plan, R{}, below, own_rows);
        below += level_count<R>;
    };
    [&]<class... R>(type_list<R...>) { (each(static_cast<R*>(nullptr)), ...); }(relations_of<L>{});
}

}  // namespace relational

template <class Source, class Table, class... O>
constexpr void spell_statement(writer& out, const tree_query<Table, O...>& query) {
    using namespace relational;
    using level = base_level<Table, O...>;
    const level& base = query;
    if constexpr (has_branches<level>) {
        constexpr auto rows = rows_of_base<level>();
        out.put("with _r0");
        write_storage(out, is_looked_up<level>(rows));
        write_first_rows(out, base);
        out.put(")");
        write_rows_below(out, base, 0, 0, rows);
        constexpr auto plan = make_plan<level>();
        out.put(" ");
        write_branch(out, plan, 0, is_numbered<level>(rows));
        write_branches_below(out, plan, base, 0, rows);
    } else {
        out.put("select ");
        selected_items items{out, false};
        items.add(base, 0);
        items.finish();
        out.put(" from ");
        write_table_as<Table>(out, alias_of_level(0));
        write_joins(out, base, 0);
        write_own_conditions(out, base, 0);
        if (is_ordered<level>) out.put(" ");
        write_order(out, base, 0, false);
        write_limit(out, base);
    }
}

}  // namespace mizzle::detail
