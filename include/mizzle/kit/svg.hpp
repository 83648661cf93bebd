// A schema as a picture: tables as boxes, those that are referenced to the left of those that reference them.
#pragma once
#include "diagram.hpp"
#include "layers.hpp"

#include <limits>

namespace mizzle::kit {

namespace detail {

struct box {
    const table_description* table{};
    int x = 0, y = 0, width = 0, height = 0;
};

class svg_writer {
public:
    explicit svg_writer(const schema& all) : all_(all) { place(); }

    std::string write() {
        std::string lines, boxes;
        for (const auto& b : boxes_)
            for (const auto& k : b.table->foreign_keys) lines += line(b, k);
        for (const auto& b : boxes_) boxes += draw(b);
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + std::to_string(width_) + " " +
               std::to_string(height_) + "\" width=\"" + std::to_string(width_) + "\" height=\"" +
               std::to_string(height_) +
               "\" font-family=\"ui-monospace, Menlo, Consolas, monospace\" "
               "font-size=\"12\">\n<style>.box{fill:#fff;stroke:#8a94a6}.head{fill:#24446b}.name{fill:#fff;"
               "font-weight:bold}.column{fill:#1d2633}.key{font-weight:bold}.type{fill:#6b7688}"
               ".line{fill:none;stroke:#4a7ab5;stroke-width:1.5}.end{fill:#4a7ab5}</style>\n"
               "<rect width=\"100%\" height=\"100%\" fill=\"#f6f7f9\"/>\n" +
               lines + boxes + "</svg>\n";
    }

private:
    static constexpr int letter = 8, row = 20, head = 26, gap = 28, lane = 90, margin = 30;

    static std::string escaped(std::string_view text) {
        std::string made;
        for (const char c : text)
            if (c == '<') made += "&lt;";
            else if (c == '>') made += "&gt;";
            else if (c == '&') made += "&amp;";
            else if (c == '"') made += "&quot;";
            else made += c;
        return made;
    }
    static std::string type_of(const column_description& c) { return c.type + (c.not_null ? "" : "?"); }

    static int width_of(const table_description& t) {
        std::size_t longest = full_name(t).size() + 2;
        for (const auto& c : t.columns) longest = std::max(longest, c.name.size() + type_of(c).size() + 4);
        return static_cast<int>(longest) * letter + 16;
    }

    // Lanes of tables that are equally far from those that reference nothing. A lane that is too high goes on beside
    // itself, so that the picture is about as wide as it is high.
    void place() {
        const auto layers = lanes_of(all_);
        std::vector<std::vector<const table_description*>> lanes;
        int total = 0;
        for (std::size_t i = 0; i < all_.tables.size(); ++i) {
            if (layers[i] >= lanes.size()) lanes.resize(layers[i] + 1);
            lanes[layers[i]].push_back(&all_.tables[i]);
            total += height_of(all_.tables[i]) + gap;
        }
        int highest = 400;
        while (highest * highest < total * 300) highest += 100;
        int x = margin;
        for (auto& tables : lanes) {
            std::stable_sort(tables.begin(), tables.end(), [&](const auto* a, const auto* b) {
                return height_of_references(*a) < height_of_references(*b);
            });
            x = place_lane(tables, x, highest);
        }
        width_ = std::max(x - lane + margin, 2 * margin);
        for (const auto& b : boxes_) height_ = std::max(height_, b.y + b.height + margin);
    }
    // A table that references nothing stands beside the first one that references it, not at the far left.
    static std::vector<std::size_t> lanes_of(const schema& all) {
        auto lanes = layers_of(all);
        for (std::size_t i = 0; i < lanes.size(); ++i) {
            if (lanes[i] != 0) continue;
            std::size_t next = lanes.size();
            for (std::size_t j = 0; j < lanes.size(); ++j)
                for (const auto& k : all.tables[j].foreign_keys)
                    if (j != i && qualified(k.schema, k.table) == full_name(all.tables[i]))
                        next = std::min(next, lanes[j]);
            if (next != lanes.size() && next > 1) lanes[i] = next - 1;
        }
        return lanes;
    }
    // In the middle of what it references, as far as that has its place; else where it is declared, behind the others.
    int height_of_references(const table_description& t) const {
        int sum = 0, found = 0;
        for (const auto& k : t.foreign_keys)
            for (const auto& b : boxes_)
                if (full_name(*b.table) == qualified(k.schema, k.table)) sum += b.y + b.height / 2, ++found;
        return found == 0 ? std::numeric_limits<int>::max() : sum / found;
    }
    static int height_of(const table_description& t) { return head + row * static_cast<int>(t.columns.size()) + 6; }

    int place_lane(const std::vector<const table_description*>& tables, int x, int highest) {
        int y = margin, width = 0;
        for (const auto* t : tables) {
            if (y != margin && y + height_of(*t) > highest) {
                x += width + lane;
                y = margin;
                width = 0;
            }
            boxes_.push_back({t, x, y, width_of(*t), height_of(*t)});
            width = std::max(width, width_of(*t));
            y += height_of(*t) + gap;
        }
        return tables.empty() ? x : x + width + lane;
    }

    static std::string text(int x, int y, std::string_view kind, std::string_view said, bool at_end = false) {
        return "<text x=\"" + std::to_string(x) + "\" y=\"" + std::to_string(y) + "\" class=\"" + std::string(kind) +
               "\"" + (at_end ? " text-anchor=\"end\"" : "") + ">" + escaped(said) + "</text>\n";
    }
    static std::string rectangle(const box& b, int height, std::string_view kind) {
        return "<rect x=\"" + std::to_string(b.x) + "\" y=\"" + std::to_string(b.y) + "\" width=\"" +
               std::to_string(b.width) + "\" height=\"" + std::to_string(height) + "\" rx=\"4\" class=\"" +
               std::string(kind) + "\"/>\n";
    }

    static std::string draw(const box& b) {
        std::string made = "<g>\n" + rectangle(b, b.height, "box") + rectangle(b, head, "head") +
                           text(b.x + 10, b.y + 17, "name", full_name(*b.table));
        int y = b.y + head + 15;
        for (const auto& c : b.table->columns) {
            const bool is_key = is_in(b.table->primary_key, c.name);
            made += text(b.x + 10, y, is_key ? "column key" : "column", c.name);
            made += text(b.x + b.width - 10, y, "type", type_of(c), true);
            y += row;
        }
        return made + "</g>\n";
    }

    static int middle_of(const box& b, const std::string& column) {
        for (std::size_t i = 0; i < b.table->columns.size(); ++i)
            if (b.table->columns[i].name == column) return b.y + head + row * static_cast<int>(i) + 11;
        return b.y + head / 2;
    }

    // From the column that references to the one that is referenced, which has the dot.
    std::string line(const box& from, const foreign_key_description& key) const {
        const auto to = std::find_if(boxes_.begin(), boxes_.end(), [&](const box& b) {
            return full_name(*b.table) == qualified(key.schema, key.table);
        });
        if (to == boxes_.end()) return {};
        const int y = middle_of(from, key.columns.front());
        const int end_y = key.referenced.empty() ? to->y + head / 2 : middle_of(*to, key.referenced.front());
        const bool is_left = to->x + to->width <= from.x;
        const int x = is_left ? from.x : from.x + from.width, end_x = to->x + to->width;
        const int bend = is_left ? std::max(30, (x - end_x) / 2) : 40;
        const auto n = [](int number) { return std::to_string(number); };
        return "<path class=\"line\" d=\"M" + n(x) + " " + n(y) + " C" + n(is_left ? x - bend : x + bend) + " " + n(y) +
               " " + n(end_x + bend) + " " + n(end_y) + " " + n(end_x) + " " + n(end_y) +
               "\"/>\n<circle class=\"end\" cx=\"" + n(end_x) + "\" cy=\"" + n(end_y) + "\" r=\"3.5\"/>\n";
    }

    const schema& all_;
    std::vector<box> boxes_;
    int width_ = 0, height_ = 0;
};

}  // namespace detail

inline std::string svg(const schema& all) { return detail::svg_writer(all).write(); }

}  // namespace mizzle::kit
