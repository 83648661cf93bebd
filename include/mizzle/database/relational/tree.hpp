// From the one result of a relational query to a tree. Each row of the result says of which level it is, to which row
// of the level above it belongs and, where that matters, which it is of its own level; it is put in its place whenever
// it comes.
#pragma once
#include "tree_reader.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace mizzle::detail {

// Lower levels first: what they are handed over to is handed over itself. Returns a one() that has two rows, since the
// row that they belong to is there twice.
template <class Branch> [[nodiscard]] const Branch* put_together(const Branch* branches, std::size_t count) {
    for (std::size_t i = count; i-- > 1;)
        if (branches[i].own != nullptr && !hand_over(*branches[i].own, *branches[i].above, branches[i].add))
            return &branches[i];
    branches[0].own->sort();
    return nullptr;
}

template <class Cursor>
void read_steps(const Cursor& cursor, const tree_step<Cursor>* step, const tree_step<Cursor>* end, void* row,
                const column_label*& current) {
    for (; step != end; ++step) {
        current = &step->label;
        void* member = static_cast<char*>(row) + step->offset;
        if (step->read != nullptr) {
            step->read(cursor, step->column, member);
            continue;
        }
        const bool found = step->column == -1 || !cursor.cell(step->column).is_null();
        const auto* after = step + 1 + step->count;
        if (void* joined = step->enter(member, found)) read_steps(cursor, step + 1, after, joined, current);
        step = after - 1;
    }
}

// Columns of the result are shared by levels, so their names are not those of what could not be read.
[[noreturn]] MIZZLE_COLD void throw_decode_error(const decode_error& e, const column_label* column);

[[noreturn]] MIZZLE_COLD void throw_row_twice(const column_label& key, std::string_view statement);

// Runs a relational query.
template <class Driver>
void fetch_tree(database_connection<Driver>& c, typename Driver::prepared_type& statement, value_list& values,
                const tree_branch* branches, std::size_t level_count,
                const tree_step<typename Driver::cursor_type>* steps, bool is_flat) {
    const column_label* current = nullptr;  // what is being read
    const auto read_rows = [&](typename Driver::cursor_type& cursor) {
        const auto throw_twice = [&](const column_label& key) {
            current = nullptr;
            throw_row_twice(key, cursor.sql());
        };
        std::int64_t count = 0;
        while (cursor.step()) {
            ++count;
            std::int32_t level = 0;
            row_name name;
            current = nullptr;
            if (!is_flat) decode(cursor.cell(0), types::integer{}, level);
            const auto& branch = branches[level];
            const auto read = [&](int column, std::int64_t& out, const column_label* of) {
                current = of;
                if (column != -1) decode(cursor.cell(column), types::bigint{}, out);
            };
            read(branch.parent_column, name.parent, &branch.parent);
            read(branch.number_column, name.number, nullptr);
            read(branch.key_column, name.key, &branch.key);
            if (branch.own_key_column != -1) {
                std::int64_t key = 0;
                read(branch.own_key_column, key, &branch.key);
                if (!(branch.is_once_below_each ? branch.seen->is_new(name.parent, key) : branch.seen->is_new(key)))
                    throw_twice(branch.key);
            }
            for (auto* keys = branch.keys.get(); keys != nullptr; keys = keys->next.get())
                if (!static_cast<row_keys<typename Driver::cursor_type>&>(*keys).is_new(
                        cursor, branch.is_once_below_each ? name.parent : 0, current))
                    throw_twice(keys->label);
            if (branch.twice_column != -1) {
                bool is_twice = false;
                current = nullptr;
                decode(cursor.cell(branch.twice_column), types::boolean{}, is_twice);
                if (is_twice) throw_twice(branch.key);
            }
            void* row = is_flat ? branch.own->append() : branch.place(name);
            if (row == nullptr) [[unlikely]]
                throw_twice(branch.own != nullptr ? branch.key : branch.parent);
            read_steps(cursor, steps + branch.first_step, steps + branch.last_step, row, current);
        }
        current = nullptr;
        if (is_flat) return count;
        if (const auto* twice = put_together(branches, level_count)) throw_twice(twice->parent);
        return count;
    };
    run(c, statement, values, [&](auto& cursor) {
        try {
            return read_rows(cursor);
        } catch (const decode_error& e) { throw_decode_error(e, current); }
    });
}

// What is done with a relational query once its prepared form is found and its values are collected.
template <class L> struct into_tree {
    std::vector<relational::row_of<L>>& rows;
    template <class Driver>
    void operator()(database_connection<Driver>& c, typename Driver::prepared_type& statement,
                    value_list& values) const {
        using reader_type = tree_reader<L, typename Driver::cursor_type>;
        const reader_type reader(rows);
        fetch_tree(c, statement, values, reader.branches(), relational::level_count<L>, reader.steps(),
                   reader_type::is_flat);
    }
};

// For first() and one(): no more rows are asked for than are wanted.
template <class S> auto with_limit(const commented<S>& query, int rows) {
    auto before = with_limit(query.before, rows);
    return commented<decltype(before)>(std::move(before), query.text);
}
template <class S> constexpr auto with_limit(const S& query, int rows) {
    if constexpr (relational::is_given<relational::limit_of<typename S::base>>) return query;
    else return query.limit(rows);
}

}  // namespace mizzle::detail

#ifndef MIZZLE_COMPILED
#include "tree.ipp"
#endif
