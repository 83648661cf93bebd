// returning items: what an insert, update or delete gives back of each row it touched. No items: the whole row.
#pragma once
#include "../expressions/reads.hpp"
#include "../node.hpp"
#include "../statement.hpp"
#include "primary_key.hpp"
#include "select.hpp"

namespace mizzle::detail {

template <class Before, class... Items>
struct MIZZLE_DETAIL_STATEMENT returning_clause : after<Before>,
                                                  Before::template steps<returning_clause<Before, Items...>> {
    using returned = type_list<Items...>;
    static constexpr auto place = clause::returning;
    static constexpr bool has_returning = true;
    // SQLite knows the columns of the written table alone.
    static constexpr feature_set needs_of_items = [] {
        // Looks at other rows when this one is written; a delete may have taken rows of any other table with it.
        if (any_reads_written<written_by<Before>, returned> ||
            (Before::head::kind == statement_kind::delete_ && any_reads_rows<returned>))
            return needed(feature::rows_before_the_write);
        if constexpr (requires { typename Before::source::target; })
            return all_in_scope<typename Before::source::target, returned> ? feature_set{0}
                                                                           : needed(feature::returning_of_others);
        else return feature_set{0};
    }();
    static constexpr bool follows_do_nothing = requires { requires Before::keeps_rows; };
    static constexpr bool follows_keyless_update =
        Before::head::kind == statement_kind::update && !has_primary_key<typename Before::head::table>;
    static constexpr bool follows_limit =
        Before::head::kind == statement_kind::update && requires { requires Before::limits_write; };
    static constexpr bool follows_others =
        requires { typename Before::source::target; } || requires { requires Before::finds_by_key; };
    static constexpr feature_set needs = needs_of_items |
                                         (follows_others ? needed(feature::returning_beside_others) : 0u) |
                                         (follows_do_nothing ? needed(feature::returning_kept) : 0u) |
                                         (follows_keyless_update ? needed(feature::returning_without_key) : 0u) |
                                         (follows_limit ? needed(feature::returning_beside_limit) : 0u);
    Before before;
    MIZZLE_DETAIL_NO_ADDRESS pack<Items...> items{};
    constexpr returning_clause() = default;
    constexpr returning_clause(Before b, pack<Items...> i) : before(std::move(b)), items(std::move(i)) {}
    MIZZLE_DETAIL_PARTS(one(before), each(Items, items))
};

// The clauses that insert, update and delete share.
template <class Self> struct write_steps : statement_tag {
    template <class... Items> constexpr auto returning(const Items&... items) const& {
        check_returning<identity_of<Items>...>();
        if constexpr ((selectable<Items> && ...))
            return returning_clause<Self, identity_of<Items>...>{static_cast<const Self&>(*this),
                                                                 pack<identity_of<Items>...>(0, items...)};
        else return returning();
    }
    template <class... Items> constexpr auto returning(const Items&... items) && {
        check_returning<identity_of<Items>...>();
        if constexpr ((selectable<Items> && ...))
            return returning_clause<Self, identity_of<Items>...>{static_cast<Self&&>(*this),
                                                                 pack<identity_of<Items>...>(0, items...)};
        else return static_cast<Self&&>(*this).returning();
    }
    // For those who look for them here.
#define MIZZLE_DETAIL_NO_LOCK(name_)                                                                    \
    template <class Late = Self> constexpr auto name_() const {                                         \
        static_assert(std::is_void_v<Late>,                                                             \
                      "mizzle: " #name_                                                                 \
                      "() is a select's; what an insert, update or delete writes is locked by itself"); \
        return static_cast<const Late&>(*this);                                                         \
    }
    MIZZLE_DETAIL_NO_LOCK(for_update)
    MIZZLE_DETAIL_NO_LOCK(for_no_key_update)
    MIZZLE_DETAIL_NO_LOCK(for_share)
    MIZZLE_DETAIL_NO_LOCK(for_key_share)
#undef MIZZLE_DETAIL_NO_LOCK

    // At the end of the text; see comment.hpp.
    auto comment(comment_text text) const&;
    auto comment(comment_text text) &&;
    auto comment(std::initializer_list<comment_tag> tags) const&;
    auto comment(std::initializer_list<comment_tag> tags) &&;

    // Last; see plan_each_time.hpp.
    constexpr auto plan_each_time() const&;
    constexpr auto plan_each_time() &&;

private:
    template <class... Items> static consteval void check_returning() {
        static_assert(Self::place != clause::returning, "mizzle: returning() comes once, at the end");
        static_assert((selectable<Items> && ...),
                      "mizzle: returning() takes columns, expressions and tables; without any it gives the whole row");
        static_assert(!(is_untyped<Items> || ...),
                      "mizzle: sql(\"...\") that is returned needs the C++ type of its value: sql<int>(\"...\")");
        static_assert((in_scope<typename Self::source, Items> && ...),
                      "mizzle: returning() uses a column of another table than the statement's");
        static_assert(!(has_aggregate<Items> || ...), "mizzle: returning() cannot use an aggregate");
        static_assert(!(has_window<Items> || ...), "mizzle: returning() cannot use a window function");
    }
};

}  // namespace mizzle::detail
