// view is the type of what MIZZLE_VIEW(open_todos, select(todos.id, todos.title).from(todos).where(todos.completed ==
// false)) declares: a select that the database keeps under a name, `create view "open_todos" as select ...`. Its
// columns are members of open_todos, as those of a subquery are; create() makes it where MIZZLE_SCHEMA names it, with
// the select's values as literals. MIZZLE_MATERIALIZED_VIEW keeps the rows as well, until refresh(db, view) reads them
// anew; PostgreSQL only.
#pragma once
#include "../expressions/cast.hpp"
#include "../expressions/exists.hpp"
#include "../expressions/name.hpp"
#include "../expressions/subquery.hpp"
#include "having.hpp"
#include "join.hpp"
#include "limit.hpp"
#include "select_table.hpp"

namespace mizzle::detail {

// `Definition` makes the select.
template <class Name, class Definition, bool IsMaterialized>
struct view : table_tag, select_columns_of<view<Name, Definition, IsMaterialized>, decltype(Definition::make())> {
    using mizzle_identity = view;
    using mizzle_definition_of_view = Definition;
    using mizzle_view_select = decltype(Definition::make());
    static constexpr bool mizzle_is_materialized = IsMaterialized;
    static constexpr std::string_view mizzle_qualifier = Name::name;
    static constexpr std::string_view mizzle_cpp_name = Name::name;
    template <class T> using mizzle_field = typename Name::template field<T>;
    template <class T> static constexpr T& mizzle_get(mizzle_field<T>& f) { return Name::get(f); }
    static_assert(is_sound_select<mizzle_view_select>,
                  "mizzle: the select of a view uses a column that it does not read, or does not group");
    static_assert(!is_made_each_time<mizzle_view_select>,
                  "mizzle: a view keeps the values of the moment in which it is made, and this select has each_time(), "
                  "perhaps in a table's default filter: lift it by unfiltered<\"name\">(table)");
    static_assert(!has_parameters<mizzle_view_select>, "mizzle: the select of a view cannot have param<T>");
};

// Columns without a name have one made for them.
template <class Outputs> inline constexpr bool has_each_name_once = true;
template <class... Outputs>
inline constexpr bool has_each_name_once<type_list<Outputs...>> = [] {
    using names = output_names<Outputs...>;
    for (std::size_t i = 0; i < sizeof...(Outputs); ++i)
        if (!names::given[i].empty() && !names::is_kept(i)) return false;
    return true;
}();

// The view, if the definition makes a select that it can be of.
template <class Name, class Definition, bool IsMaterialized> constexpr auto make_view() {
    // What is no C++ has been said.
    if constexpr (requires { sizeof(typename std::type_identity<decltype(Definition::make())>::type); }) {
        constexpr bool is_select = is_whole_select<decltype(Definition::make())>;
        static_assert(is_select, "mizzle: a view is made of a select(...).from(...)");
        if constexpr (is_select) {
            static_assert(has_each_name_once<outputs_of<decltype(Definition::make())>>,
                          "mizzle: a view has two columns of one name; give one of them another by .as(name)");
            return view<Name, Definition, IsMaterialized>{};
        } else return Name{};
    } else {
        static_assert(!std::is_class_v<Name>,
                      "mizzle: the select of a view has a name that is not declared before it, or is not written so: "
                      "MIZZLE_VIEW(name, select(users.id).from(users))");
        return Name{};
    }
}

template <class T>
concept view_like = table_like<T> && requires { typename T::mizzle_view_select; };

}  // namespace mizzle::detail

namespace mizzle {

using detail::view;

}  // namespace mizzle
