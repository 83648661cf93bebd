// Which levels of rows a relational query gives, where they go, and how each member of a row is read.
#pragma once
#include "../../sql/relational/slots.hpp"
#include "../statements/run.hpp"
#include "row_keys.hpp"
#include "tree_assembly.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <type_traits>
#include <utility>
#include <vector>

namespace mizzle::detail {

// How a member of a row is read, or a joined row inside it: then its own members are the next `count` steps.
template <class Cursor> struct tree_step {
    void (*read)(const Cursor& cursor, int column, void* member) = nullptr;
    // The joined row, made if it is not there yet; null if none was found.
    void* (*enter)(void* member, bool found) = nullptr;
    std::uint32_t offset = 0;
    int column = 0;  // of a joined row that may be missing one that is not NULL where it was found; else -1
    int count = 0;
    column_label label{};
};

// The rows of a level: where they go, and how they are read.
template <class Level> struct tree_branch_of {
    Level* own = nullptr;    // where they are put first; null if at once into the rows that they belong to
    Level* above = nullptr;  // of the rows that they belong to
    add_function add = nullptr;
    std::size_t first_step = 0, last_step = 0;
    // What says where a row belongs; -1 where nothing is said.
    int parent_column = -1;
    int number_column = -1;
    int key_column = -1;  // of the key by which rows below name its rows
    // Of the key that a level's rows have, so that one that comes twice is noticed.
    int own_key_column = -1;
    Level* seen = nullptr;                  // the keys that have come
    std::unique_ptr<row_keys_base> keys{};  // the same where the key is no integer
    bool is_once_below_each = false;        // rows may come below several rows, below each but once
    int twice_column = -1;                  // of whether what is joined to the row is there twice
    column_label parent{}, key{};

    // Null where such a row has come already.
    void* place(const row_name& name) const {
        return own != nullptr ? own->place(name) : add(above->find_named(name.parent), nullptr);
    }
};

using tree_branch = tree_branch_of<tree_level<std::int64_t>>;

// How each member of a row is read and where it stands, whatever query gives such rows.
template <class Row, class Cursor> struct member_steps;
template <class Cursor, class Output, class Row> tree_step<Cursor> member_step(const Row& row, auto& member) {
    using value = std::remove_cvref_t<decltype(member)>;
    tree_step<Cursor> step;
    step.offset =
        static_cast<std::uint32_t>(reinterpret_cast<const char*>(&member) - reinterpret_cast<const char*>(&row));
    if constexpr (!is_relation_output<Output>) {
        step.read = reader_of<Output, value, Cursor>();
        step.label.name = output_name_of<Output>();
        if constexpr (column_like<Output>) step.label.table = Output::table::mizzle_cpp_name;
    } else if constexpr (!is_vector<value>) {
        step.enter = &enter_joined<value>;
    }
    return step;
}
template <class Cursor, class... Outputs> struct member_steps<row<Outputs...>, Cursor> {
    static const tree_step<Cursor>* get() {
        static const auto steps = [] {
            row<Outputs...> r{};
            return std::array{member_step<Cursor, Outputs>(r, Outputs::get(static_cast<field_of<Outputs>&>(r)))...};
        }();
        return steps.data();
    }
};
template <class Row, class Cursor>
    requires table_row<Row>
struct member_steps<Row, Cursor> {
    static const tree_step<Cursor>* get() {
        static const auto steps = [] {
            Row row{};
            std::array<tree_step<Cursor>, column_count<table_of<Row>>> all;
            table_of<Row>::mizzle_each(row, [&, i = std::size_t{0}](auto column, auto& member) mutable {
                all[i++] = member_step<Cursor, decltype(column)>(row, member);
            });
            return all;
        }();
        return steps.data();
    }
};

// What a level's rows are made of: of each column of its table the member that it fills (or -1) and whether the result
// has it; counted among the level's values, which one is not NULL where a row was found, which is the row's key, and
// which that of the row above.
struct level_column {
    short member = -1;
    bool is_returned = false;
};
template <std::size_t Columns> struct level_values {
    std::array<level_column, Columns> columns{};
    std::size_t found = 0, key = 0, parent = 0, own_key = 0, count = 0;
};
template <class T, class... All> constexpr short place_among(type_list<All...>) {
    short i = 0, at = -1;
    ((std::is_same_v<T, All> ? void(at = i) : void(), ++i), ...);
    return at;
}
template <class Level, class Table, class... C> constexpr auto values_of(column_list<Table, C...>*) {
    level_values<sizeof...(C)> all;
    std::size_t i = 0, value = 0;
    ((std::is_same_v<C, relational::found_column<Level>> ? void(all.found = value) : void(),
      std::is_same_v<C, relational::key_below<Level>> ? void(all.key = value) : void(),
      std::is_same_v<C, relational::own_key<Level>> ? void(all.own_key = value) : void(),
      relational::names_row_above<Level, C> ? void(all.parent = value) : void(),
      all.columns[i++] = {relational::is_whole_row<Level> ? place_among<C>(type_list<C...>{})
                                                          : place_among<C>(relational::columns_of<Level>{}),
                          relational::is_returned<Level, C>},
      value += relational::is_returned<Level, C> ? 1 : 0),
     ...);
    all.count = value;
    return all;
}
template <class L> constexpr auto columns_of_values() {
    constexpr auto plan = relational::make_plan<L>();
    std::array<int, plan.items.size()> columns{};
    for (std::size_t i = 0; i < columns.size(); ++i)
        columns[i] = plan.items[i].slot + (relational::has_branches<L> ? plan.places.count() : 0);
    return columns;
}

// The steps of a tree's rows, listed one after another, and the column of each value; compiled once for all queries.
template <class Cursor> struct step_list {
    tree_step<Cursor>* steps;
    const int* column_of_value;
    std::size_t count = 0;

    MIZZLE_NOINLINE void add(const tree_step<Cursor>& member, std::size_t value) {
        auto& step = steps[count++];
        step = member;
        step.column = column_of_value[value];
    }
    // Those of a level's columns; says what value follows them.
    MIZZLE_NOINLINE std::size_t add(const tree_step<Cursor>* members, const level_column* columns, std::size_t size,
                                    std::size_t value) {
        for (const auto* c = columns; c != columns + size; ++c) {
            if (c->member != -1) add(members[c->member], value);
            value += c->is_returned ? 1 : 0;
        }
        return value;
    }
};

// Which rows a tree has and how they are read: listed anew for each call, since rows live elsewhere each time.
template <class L, class Cursor> class tree_reader {
public:
    static constexpr bool is_flat = !relational::has_branches<L>;

    // In place, so that no symbol has the name of the whole query.
    MIZZLE_ALWAYS_INLINE explicit tree_reader(std::vector<relational::row_of<L>>& out) {
        using row = relational::row_of<L>;
        constexpr auto rows = relational::rows_of_base<L>();
        // Constants of this function, which have no symbols.
        constexpr auto columns = columns_of_values<L>();
        columns_ = columns;
        constexpr auto start = relational::make_plan<L>().start;
        start_ = start;
        levels_[0].fill(&with_list<row, true>, &out, false);
        branches_[0].own = &levels_[0];
        list_branch<L>(0, rows);
        if (branches_[0].key_column != -1) levels_[0].use_keys();
        list_below<L, row>(0, &levels_[0], rows, type_list<>{});
    }
    tree_reader(const tree_reader&) = delete;
    tree_reader& operator=(const tree_reader&) = delete;

    const tree_branch* branches() const { return branches_.data(); }
    const tree_step<Cursor>* steps() const { return steps_.data(); }

private:
    int column_of(std::size_t value) const { return columns_[value]; }
    std::size_t start_of(int level) const { return static_cast<std::size_t>(start_[static_cast<std::size_t>(level)]); }
    template <class Level>
    static constexpr auto values = values_of<Level>(static_cast<typename Level::table::mizzle_columns*>(nullptr));

    template <class Level> MIZZLE_ALWAYS_INLINE void list_branch(int level, relational::level_rows rows) {
        auto& branch = branches_[static_cast<std::size_t>(level)];
        branch.first_step = list_.count;
        list_steps<Level>(level);
        branch.last_step = list_.count;
        constexpr auto places = relational::columns_for_places<L>();
        constexpr auto& v = values<Level>;
        if (!is_flat && relational::is_numbered<Level>(rows)) branch.number_column = places.number_column();
        if (level != 0)
            branch.parent_column = places.parent ? places.parent_column() : column_of(start_of(level) + v.parent);
        if constexpr (relational::is_related<Level>) {
            if constexpr (!relational::is_by_condition<Level>)
                branch.parent =
                    label_of<decltype(relational::first_of(typename relational::near_key<Level>::there{}))>();
        }
        if constexpr (column_like<relational::key_below<Level>>) {
            branch.key = label_of<relational::key_below<Level>>();
            if (relational::is_keyed<Level>(rows)) branch.key_column = column_of(start_of(level) + v.key);
        }
        if constexpr (relational::is_related<Level>) {
            if constexpr (relational::tells_twice<Level>) {
                branch.twice_column =
                    column_of(start_of(level) + v.count + std::size_t{size_of_list<relational::extras_of<Level>>});
                if constexpr (column_like<relational::own_key<Level>>)
                    branch.key = label_of<relational::own_key<Level>>();
            }
            if (!rows.are_distinct && !relational::comes_once<Level>) return;
            branch.is_once_below_each = !rows.are_distinct;
        }
        if (branch.key_column != -1) return;
        if constexpr (column_like<relational::own_key<Level>>) {
            branch.key = label_of<relational::own_key<Level>>();
            branch.own_key_column = column_of(start_of(level) + v.own_key);
            branch.seen = &levels_[static_cast<std::size_t>(level)];
        }
        list_keys<Level>(branch, start_of(level), relational::own_keys<Level>{});
        [&]<class... Keys>(type_list<Keys...>) {
            (list_keys<Level>(branch, start_of(level), Keys{}), ...);
        }(relational::other_keys<Level>{});
    }

    template <class Level> static void list_keys(tree_branch&, std::size_t, type_list<>) {}
    template <class Level, class First, class... C>
    void list_keys(tree_branch& branch, std::size_t start, type_list<First, C...>) const {
        auto keys = std::make_unique<row_keys_of<Cursor, First, C...>>();
        const auto place = []<class One>(One*) {
            std::size_t value = 0;
            bool found = false;
            Level::table::mizzle_columns::each([&]<class Other>() {
                found = found || std::is_same_v<One, Other>;
                if (!found && relational::is_returned<Level, Other>) ++value;
            });
            return value;
        };
        int* out = keys->columns;
        *out = column_of(start + place(static_cast<First*>(nullptr)));
        ((*++out = column_of(start + place(static_cast<C*>(nullptr)))), ...);
        keys->label = sizeof...(C) == 0 ? label_of<First>() : column_label();
        keys->next = std::move(branch.keys);
        branch.keys = std::move(keys);
    }

    template <class Level> MIZZLE_ALWAYS_INLINE void list_steps(int level) {
        const auto* members = member_steps<relational::row_of<Level>, Cursor>::get();
        constexpr auto columns = values<Level>.columns;
        std::size_t value = list_.add(members, columns.data(), columns.size(), start_of(level));
        members += size_of_list<relational::columns_of<Level>>;
        for (int i = 0; i < size_of_list<relational::extras_of<Level>>; ++i) list_.add(*members++, value++);

        int below = level + 1;
        [[maybe_unused]] const auto joined = [&]<class R>(R*) {
            if constexpr (relational::is_joined<R>) list_joined<R>(*members, below);
            ++members;
            below += relational::level_count<R>;
        };
        [&]<class... R>(type_list<R...>) {
            (joined(static_cast<R*>(nullptr)), ...);
        }(relational::relations_of<Level>{});
    }

    template <class R> MIZZLE_ALWAYS_INLINE void list_joined(const tree_step<Cursor>& member, int level) {
        const auto place = list_.count++;
        steps_[place] = member;
        list_steps<R>(level);
        steps_[place].column = relational::is_required_one<R> ? -1 : column_of(start_of(level) + values<R>.found);
        steps_[place].count = static_cast<int>(list_.count - place - 1);
    }

    template <class Level, class RowAbove, class... Path>
    void list_below(int level, tree_level<std::int64_t>* level_above, relational::level_rows rows, type_list<Path...>) {
        int below = level + 1;
        [[maybe_unused]] const auto each = [&]<class R>(R*) {
            if constexpr (relational::is_joined<R>)
                list_below<R, RowAbove>(below, level_above, {false, false}, type_list<Path..., typename R::relation>{});
            else
                add_branch<R, RowAbove, Path..., typename R::relation>(below, level_above,
                                                                       relational::rows_below<R>(rows));
            below += relational::level_count<R>;
        };
        [&]<class... R>(type_list<R...>) { (each(static_cast<R*>(nullptr)), ...); }(relational::relations_of<Level>{});
    }

    template <class R, class RowAbove, class... Path>
    void add_branch(int number, tree_level<std::int64_t>* level_above, relational::level_rows rows) {
        using row = relational::row_of<R>;
        const auto at = static_cast<std::size_t>(number);
        auto& branch = branches_[at];
        list_branch<R>(number, rows);
        branch.above = level_above;
        branch.add = &add_row<row, relational::is_kept_apart<R>, relational::may_be_several<R>, RowAbove, Path...>;
        if constexpr (relational::is_kept_apart<R>) {
            branch.own = &levels_[at];
            levels_[at].fill(&with_list<row, false>, new std::vector<row>, true);
            if (branch.key_column != -1) levels_[at].use_keys();
            list_below<R, row>(number, &levels_[at], rows, type_list<>{});
        }
    }

    static constexpr std::size_t level_count = relational::level_count<L>;
    std::array<tree_level<std::int64_t>, level_count> levels_;
    std::array<tree_branch, level_count> branches_{};
    std::array<tree_step<Cursor>, decltype(relational::make_plan<L>())::max_items + level_count> steps_{};
    decltype(columns_of_values<L>()) columns_{};
    std::remove_const_t<decltype(relational::make_plan<L>().start)> start_{};
    step_list<Cursor> list_{steps_.data(), columns_.data()};
};

}  // namespace mizzle::detail
