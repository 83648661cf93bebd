// Text between quotes, in which they are doubled: SQL's literals and the names of its objects.
#pragma once
#include <cstddef>
#include <string_view>

namespace mizzle::detail {

// Gives it to put(), a piece at a time. A name may stand in a literal: there apostrophes are doubled as well.
template <class Put>
constexpr void put_quoted(std::string_view text, char quote, const Put& put, bool is_in_literal = false) {
    const char doubled[]{quote, '\''};
    const auto next = [&] {
        return is_in_literal ? text.find_first_of(std::string_view(doubled, 2)) : text.find(quote);
    };
    put(std::string_view(doubled, 1));
    for (std::size_t at = next(); at != std::string_view::npos; at = next()) {
        put(text.substr(0, at + 1));
        put(text.substr(at, 1));
        text.remove_prefix(at + 1);
    }
    put(text);
    put(std::string_view(doubled, 1));
}

}  // namespace mizzle::detail
