// A table of text with aligned columns, for terminals.
#pragma once
#include "utf8.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace todo {

enum class align : unsigned char { left, right };

struct table_column {
    std::string title;
    align side = align::left;
};

class text_table {
public:
    explicit text_table(std::vector<table_column> columns) : columns_(std::move(columns)) {}

    // Each cell is one line, whatever is in it.
    void add(std::vector<std::string> cells) {
        for (auto& cell : cells) cell = one_line(cell);
        rows_.push_back(std::move(cells));
    }
    bool empty() const { return rows_.empty(); }

    // Columns with nothing in them are left out.
    std::string to_string() const {
        std::vector<std::size_t> widths;
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            std::size_t width = 0;
            for (const auto& row : rows_) width = std::max(width, width_of(row[i]));
            widths.push_back(width == 0 ? 0 : std::max(width, width_of(columns_[i].title)));
        }
        std::string out;
        const auto add_line = [&](auto cell) {
            std::string line;
            bool is_first = true;
            for (std::size_t i = 0; i < columns_.size(); ++i) {
                if (widths[i] == 0) continue;
                const std::string_view text = cell(i);
                const std::string padding(widths[i] - width_of(text), ' ');
                if (!is_first) line += "  ";
                is_first = false;
                line += columns_[i].side == align::right ? padding : "";
                line += text;
                line += columns_[i].side == align::left ? padding : "";
            }
            line.erase(line.find_last_not_of(' ') + 1);
            out += line + '\n';
        };
        add_line([&](std::size_t i) -> std::string_view { return columns_[i].title; });
        for (const auto& row : rows_) add_line([&](std::size_t i) -> std::string_view { return row[i]; });
        return out;
    }

private:
    std::vector<table_column> columns_;
    std::vector<std::vector<std::string>> rows_;
};

}  // namespace todo
