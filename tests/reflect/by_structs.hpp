// The same tables as structs declare them.
#pragma once
#include "kinds.hpp"

#include <mizzle/reflect.hpp>

// clang-format 16 takes annotations for lambdas.
// clang-format off
namespace app {

namespace words = mizzle::words;

enum class [[=words::named("Priority")]] priority { low, medium, high [[=words::named("very high")]] };

struct [[=words::named("users")]] user {
    [[=words::serial, =words::primary_key]] std::int32_t id;
    [[=words::varchar(80), =words::unique, =words::collate("nocase")]] std::string email;
    [[=words::comment("as it is spoken")]] std::string name;
    [[=words::default_value("")]] std::optional<std::string> bio;
    [[=words::default_value(true)]] bool is_active;
    [[=words::numeric(10, 2), =words::default_value(words::numeric("0.00"))]] mizzle::numeric balance;
    [[=words::default_now]] mizzle::timestamptz created_at;
    std::optional<std::int32_t> boss_id;

    bool operator==(const user&) const = default;
    struct relations;
    static constexpr auto constraints(auto users) {
        using say = mizzle::constraint_words;
        return std::tuple(say::foreign_key(users.boss_id).references(users.id).on_delete(words::set_null),
                          say::index("users_name_idx").on(users.name),
                          say::check("users_name_length", length(users.name) >= 2));
    }
};
inline constexpr mizzle::table<user> users;

struct [[=words::named("todos")]] todo {
    [[=words::primary_key, =words::identity]] std::int64_t id;
    [[=words::references(^^user::id).on_delete(words::cascade)]] std::int32_t user_id;
    [[=words::named("subject")]] std::string title;
    [[=words::default_value(app::priority::medium)]] app::priority priority;
    std::optional<mizzle::date> due;
    std::optional<double> effort;
    [[=words::generated_as("length(\"subject\")").virtual_()]] std::optional<std::int32_t> length;
    [[=words::default_from([] { return std::string("made"); })]] std::string token;
    [[=words::on_update([] { return 7; })]] std::int32_t changed;
    [[=words::version]] std::int32_t revision;

    bool operator==(const todo&) const = default;
    struct relations;
    static constexpr auto constraints(auto todos) {
        using say = mizzle::constraint_words;
        return say::unique("todos_once").on(todos.user_id, todos.title);
    }
};
inline constexpr mizzle::table<todo> todos;

struct [[=words::named("kinds")]] kind {
    mizzle::uuid key;
    [[=words::default_value(mizzle::sql("3 + 4"))]] std::int16_t small;
    float single;
    std::optional<mizzle::bytes> raw;
    std::optional<mizzle::time_of_day> clock;
    std::optional<mizzle::timestamp> moment;
    std::optional<mizzle::interval> span;
    std::vector<std::int32_t> list;
    [[=words::char_(3), =words::on_update(mizzle::sql("upper(code)"))]] std::string code;
    mizzle::numeric any;
    std::optional<celsius> own;
    [[=words::jsonb]] std::optional<mizzle::json_text> doc;

    bool operator==(const kind&) const = default;
    static constexpr auto constraints(auto kinds) {
        return mizzle::constraint_words::primary_key(kinds.key, kinds.small);
    }
};
inline constexpr mizzle::table<kind> kinds;

struct [[=words::named("Ledger entries").in("books")]] ledger {
    [[=words::primary_key, =words::named("Entry no.")]] std::int32_t id;
    std::int64_t amount;
};
inline constexpr mizzle::table<ledger> ledgers;

struct [[=words::named("others")]] other {
    [[=words::bigserial, =words::primary_key.named("others_key")]] std::int64_t id;
    [[=words::identity_always]] std::int64_t number;
    [[=words::renamed_from("before"), =words::comment("it's new")]] std::string now;
    [[=words::references(^^user::id).on_delete(words::restrict).on_update(words::cascade).deferred()]]
    std::optional<std::int32_t> manager;
    [[=words::json]] std::optional<mizzle::json_text> plain;
    [[=words::default_value(3)]] mizzle::numeric rate;
    [[=words::generated_as("3 * 2").stored().on_sqlite("6")]] std::int32_t twice;
};
inline constexpr mizzle::table<other> others;

inline constexpr auto schema = mizzle::make_schema(users, todos, kinds);
inline constexpr auto more = mizzle::make_schema(users, others);

struct user::relations : mizzle::relation_words {
    static constexpr auto todos = many(app::todos);
    static constexpr auto boss_of = many(app::users).on(app::users.boss_id);
};
struct todo::relations : mizzle::relation_words {
    static constexpr auto owner = one(app::users);
};
namespace relations {
inline constexpr mizzle::relations_for<user> users;
inline constexpr mizzle::relations_for<todo> todos;
}  // namespace relations

// The rows are the structs themselves.
static_assert(std::is_same_v<decltype(users)::row, user>);
static_assert(std::is_empty_v<mizzle::table<user>>);

}  // namespace app
// clang-format on
