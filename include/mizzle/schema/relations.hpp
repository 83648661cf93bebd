// MIZZLE_RELATIONS(users, (todos, many(todos)), (preferences, one(user_preferences))): which rows belong to which,
// for queries only; foreign keys are what the database knows. They are found as relations::users.todos.
#pragma once
#include "preprocessor.hpp"

namespace mizzle {

namespace relations {

template <class Target> struct one {
    using target = Target;
};

template <class Target, class Junction> struct many_through {
    using target = Target;
    using junction = Junction;
};

template <class Target> struct many {
    using target = Target;
    // By way of a table that holds pairs of keys.
    template <class Junction> constexpr many_through<Target, Junction> through(const Junction&) const { return {}; }
};

}  // namespace relations

struct relation_words {
    template <class Target> static constexpr relations::one<Target> one(const Target&) { return {}; }
    template <class Target> static constexpr relations::many<Target> many(const Target&) { return {}; }
};

}  // namespace mizzle

#define MIZZLE_RELATIONS(table_, ...)                                          \
    struct table_##_relations : ::mizzle::relation_words {                     \
        MIZZLE_DETAIL_EACH(MIZZLE_DETAIL_RELATION, table_, __VA_ARGS__)        \
    };                                                                         \
    namespace relations {                                                      \
    inline constexpr struct table_ {                                           \
        MIZZLE_DETAIL_EACH(MIZZLE_DETAIL_RELATION_OBJECT, table_, __VA_ARGS__) \
    } table_{};                                                                \
    }
#define MIZZLE_DETAIL_RELATION(t, c) \
    MIZZLE_DETAIL_CALL(MIZZLE_DETAIL_RELATION_, MIZZLE_DETAIL_FIRST c, MIZZLE_DETAIL_REST c)
#define MIZZLE_DETAIL_RELATION_(n, ...) \
    static constexpr auto n##_relation() { return __VA_ARGS__; }
#define MIZZLE_DETAIL_RELATION_OBJECT(t, c) MIZZLE_DETAIL_CALL(MIZZLE_DETAIL_RELATION_OBJECT_, t, MIZZLE_DETAIL_FIRST c)
#define MIZZLE_DETAIL_RELATION_OBJECT_(t, n)                    \
    struct n##_type : decltype(t##_relations::n##_relation()) { \
        static constexpr ::std::string_view name = #n;          \
    };                                                          \
    [[no_unique_address]] n##_type n{};
