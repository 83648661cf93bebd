// columns_of(names, columns...) selects those of the columns that a text names at run time; a name that is none of them
// is a usage_error:
//   select(columns_of("name,joined", users.name, users.created_at.as<"joined">())).from(users)
// Its rows are chosen_row: get<std::string>(row, "name"). Nothing else stands in such a select list.
#pragma once
#include "../expressions/alias.hpp"
#include "../expressions/run_time_choice.hpp"
#include "../pack.hpp"
#include "../values/parameter.hpp"
#include "select.hpp"

#include <vector>

namespace mizzle::detail {

// The name under which an expression is selected: a column's own, or what as() or the function gives.
template <class X> inline constexpr std::string_view chosen_name{};
template <column_like X> inline constexpr std::string_view chosen_name<X> = X::cpp_name;
template <class X>
    requires requires { X::output_name::name; }
inline constexpr std::string_view chosen_name<X> = X::output_name::name;
template <class X>
    requires requires { X::output_name::cpp_name; }
inline constexpr std::string_view chosen_name<X> = X::output_name::cpp_name;

template <class... X> class column_choice {
public:
    using parts = type_list<X...>;
    static constexpr bool is_run_time_text = true;

    column_choice() = default;
    column_choice(pack<named_key<X>...> allowed, std::vector<std::size_t> picks)
        : allowed_(std::move(allowed)), picks_(std::move(picks)) {}

    std::size_t size() const { return picks_.size(); }
    template <class F> void each(F&& f) const {
        for (const auto p : picks_) with_key(allowed_, p, f);
    }
    void bind_into(value_list& out) const {
        each([&](const auto& k) { erased::bind_noted(out, k.operand); });
    }

private:
    pack<named_key<X>...> allowed_{};
    std::vector<std::size_t> picks_;
};

template <class... X> inline constexpr bool is_column_choice<column_choice<X...>> = true;
template <class... X> inline constexpr bool is_comparable<column_choice<X...>> = (is_comparable<X> && ...);

// What can be told by its name in a result, of which PostgreSQL keeps 63 characters.
template <class X> inline constexpr bool has_chosen_name = false;
template <expression_like X>
inline constexpr bool has_chosen_name<X> = !chosen_name<X>.empty() && chosen_name<X>.size() <= 63;

// `names`: "name,joined", or a range of names. Throws usage_error for a name that is not allowed, listing those that
// are, for one that comes twice, and where there is none.
template <class Names, class... X> auto columns_of(const Names& names, const X&... allowed) {
    constexpr bool fits = !expression_like<Names> && sizeof...(X) > 0 && (has_chosen_name<X> && ...);
    static_assert(fits,
                  "mizzle: columns_of() takes names, and then columns and expressions that have a name of up to 63 "
                  "characters; give them one by as(name)");
    if constexpr (fits) {
        static_assert(!(has_parameters<X> || ...),
                      "mizzle: columns_of() takes values, not param<T>: it may not be there");
        static_assert(!((is_untyped<X> && !is_broken<X>) || ...),
                      "mizzle: sql(\"...\") that is selected needs the C++ type of its value: sql<int>(\"...\")");
        pack<named_key<X>...> keys(0, named_key<X>{chosen_name<X>, allowed}...);
        std::vector<std::size_t> picks;
        each_name(names, [&](std::string_view name) {
            const auto found = find_key(keys, name, "select");
            for (const auto p : picks)
                if (p == found) throw_repeated_key("select", name);
            picks.push_back(found);
        });
        if (picks.empty()) throw_usage_error("mizzle: columns_of() is given no names, so there is nothing to select");
        return column_choice<X...>(std::move(keys), std::move(picks));
    } else {
        return column_choice<>();
    }
}

}  // namespace mizzle::detail

namespace mizzle {

using detail::columns_of;

}  // namespace mizzle
