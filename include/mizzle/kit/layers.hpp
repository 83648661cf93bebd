// Tables in an order in which each comes after those that it references.
#pragma once
#include "schema.hpp"

namespace mizzle::kit {

// How far each table is from those that reference nothing; a circle is left where it began.
inline std::vector<std::size_t> layers_of(const schema& all) {
    std::vector<std::size_t> layers(all.tables.size(), 0);
    for (std::size_t round = 0; round < all.tables.size(); ++round)
        for (std::size_t i = 0; i < all.tables.size(); ++i)
            for (const auto& k : all.tables[i].foreign_keys)
                for (std::size_t j = 0; j < all.tables.size(); ++j)
                    if (j != i && full_name(all.tables[j]) == qualified(k.schema, k.table) && layers[i] <= layers[j] &&
                        layers[j] + 1 < all.tables.size())
                        layers[i] = layers[j] + 1;
    return layers;
}

inline std::vector<const table_description*> in_order_of_references(const schema& all) {
    const auto layers = layers_of(all);
    std::vector<std::size_t> order(all.tables.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return layers[a] < layers[b]; });
    std::vector<const table_description*> found;
    found.reserve(order.size());
    for (const auto i : order) found.push_back(&all.tables[i]);
    return found;
}

}  // namespace mizzle::kit
