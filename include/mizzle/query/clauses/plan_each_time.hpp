// statement.plan_each_time(): on PostgreSQL a statement that is planned whenever it runs, for the values that it has
// then. Statements that are prepared get a plan for any values after five runs, which is slower where the values
// decide what is best, as for ranges of dates. SQLite has no such plans: there it changes nothing.
#pragma once
#include "returning.hpp"
#include "with.hpp"

namespace mizzle::detail {

// Comes last: it is no part of another statement.
template <class S> struct planned_each_time : statement_tag {
    using planned_statement = S;
    using parts = type_list<S>;
    MIZZLE_DETAIL_NO_ADDRESS S statement{};
    constexpr planned_each_time() = default;
    constexpr explicit planned_each_time(S s) : statement(std::move(s)) {}
};

template <class S> inline constexpr bool plans_each_time = requires { typename S::planned_statement; };

// The statement itself.
template <class S> constexpr const auto& statement_in(const S& statement) {
    if constexpr (plans_each_time<S>) return statement.statement;
    else return statement;
}
template <class S> struct statement_of_type {
    using type = S;
};
template <class S> struct statement_of_type<planned_each_time<S>> {
    using type = S;
};
template <class S> using statement_of = typename statement_of_type<std::remove_cvref_t<S>>::type;

#define MIZZLE_DETAIL_PLAN_EACH_TIME(...)                                                                          \
    static_assert(Self::place > clause::head, "mizzle: plan_each_time() comes last, when the statement is whole"); \
    return planned_each_time<Self>(__VA_ARGS__);

template <class Self> constexpr auto select_steps<Self>::plan_each_time() const {
    MIZZLE_DETAIL_PLAN_EACH_TIME(static_cast<const Self&>(*this))
}
template <class Self> constexpr auto write_steps<Self>::plan_each_time() const& {
    MIZZLE_DETAIL_PLAN_EACH_TIME(static_cast<const Self&>(*this))
}
template <class Self> constexpr auto write_steps<Self>::plan_each_time() && {
    MIZZLE_DETAIL_PLAN_EACH_TIME(static_cast<Self&&>(*this))
}
#undef MIZZLE_DETAIL_PLAN_EACH_TIME

template <class... D, class S> constexpr auto with_clause<pack<D...>, S>::plan_each_time() const {
    return planned_each_time<with_clause>(*this);
}

}  // namespace mizzle::detail
