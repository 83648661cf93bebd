// Which column of the result each value of a relational query stands in. The rows of all levels come in one result, so
// values of one SQL type share columns: a level adds few that are NULL in the rows of others.
#pragma once
#include "../../query/relational/row_identity.hpp"
#include "../../schema/type_number.hpp"
#include "../expressions/operands.hpp"

#include <array>

namespace mizzle::detail::relational {

// The type as which a database unites the rows of several levels.
template <class Type> struct slot_type : placeholder_type<Type> {};
template <> struct slot_type<types::char_> {
    using type = types::char_;  // as text it would lose its blanks
};
template <class T> struct slot_type<types::json<T>> {
    using type = types::json<json_text>;
};
template <class T> struct slot_type<types::jsonb<T>> {
    using type = types::jsonb<json_text>;
};
template <class Type> constexpr void write_slot_null(writer& out) {
    out.put("null");
    write(out, type_of_placeholder<Type>{});
}

struct slot_item {
    type_number type = 0;
    void (*write_null)(writer&) = nullptr;
    int level = 0, branch = 0;  // the level it is of, and that whose rows it is in
    int index = 0;              // of the column in its table, or of the extra
    bool is_extra = false;
    int slot = 0;
};

template <class L> constexpr int count_items();
template <class... R> constexpr int count_items_below(type_list<R...>) { return (0 + ... + count_items<R>()); }
template <class L, class T, class... C> constexpr int count_returned(column_list<T, C...>*) {
    return (0 + ... + int(is_returned<L, C>));
}
template <class L> constexpr int count_items() {
    return count_returned<L>(static_cast<typename L::table::mizzle_columns*>(nullptr)) + size_of_list<extras_of<L>> +
           int(tells_twice<L>) + count_items_below(relations_of<L>{});
}

template <int Items, int Levels> struct slot_plan {
    static constexpr std::size_t max_items = Items == 0 ? 1 : Items;
    std::array<slot_item, max_items> items{};
    std::array<int, static_cast<std::size_t>(Levels)> start{};  // of each level the first item
    int count = 0, slots = 0;
    place_columns places{};  // they come before the values

    template <class Type> constexpr void add(int level, int branch, int index, bool is_extra) {
        using type = typename slot_type<Type>::type;
        items[static_cast<std::size_t>(count++)] = {
            number_of_type<type>, &write_slot_null<type>, level, branch, index, is_extra, 0};
    }

    template <class L> constexpr void add_level(int level, int branch) {
        start[static_cast<std::size_t>(level)] = count;
        int index = 0;
        L::table::mizzle_columns::each([&]<class C>() {
            if constexpr (is_returned<L, C>) add<typename C::sql_type>(level, branch, index, false);
            ++index;
        });
        [&]<class... X>(type_list<X...>) {
            [[maybe_unused]] int i = 0;
            (add<typename X::sql_type>(level, branch, i++, true), ...);
        }(extras_of<L>{});
        if constexpr (tells_twice<L>) add<types::boolean>(level, branch, size_of_list<extras_of<L>>, true);
        int below = level + 1;
        [&]<class... R>(type_list<R...>) {
            ((add_level<R>(below, is_joined<R> ? branch : below), below += level_count<R>), ...);
        }(relations_of<L>{});
    }

    // The first column of the type that the branch has not used yet, or a new one.
    constexpr void share() {
        std::array<const slot_item*, max_items> last{};  // that a slot was given to
        for (int branch = 0; branch < Levels; ++branch) {
            for (auto& item : items) {
                if (item.branch != branch || item.type == 0) continue;
                std::size_t slot = 0;
                const auto end = static_cast<std::size_t>(slots);
                while (slot < end && (last[slot]->type != item.type || last[slot]->branch == branch)) ++slot;
                if (slot == end) ++slots;
                last[slot] = &item;
                item.slot = static_cast<int>(slot);
            }
        }
    }
};

template <class L> constexpr auto make_plan() {
    slot_plan<count_items<L>(), level_count<L>> plan;
    plan.template add_level<L>(0, 0);
    if constexpr (has_branches<L>) {
        plan.places = columns_for_places<L>();
        plan.share();
    } else {
        for (int i = 0; i < plan.count; ++i) plan.items[static_cast<std::size_t>(i)].slot = plan.slots++;
    }
    return plan;
}

}  // namespace mizzle::detail::relational
