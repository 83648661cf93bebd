// What a table's declaration demands of the program's own types, and what a constraint or a schema may name.
#include "tables.hpp"

// expect 1: mizzle: this type has no labels in SQL; declare it by MIZZLE_ENUM(name, first, second)
// names 1: mood
#if WRONG == 1
enum class mood { good, bad };
#else
MIZZLE_ENUM(mood, good, bad)
#endif
MIZZLE_TABLE(days, (id, integer, primary_key), (felt, enum_<mood>))  // <- here 1

// expect 2: mizzle: json<T> and jsonb<T> need to know T's JSON: include <mizzle/json/nlohmann.hpp>, or specialise
// names 2: settings
struct settings {
    int volume = 0;
    bool operator==(const settings&) const = default;
};
#if WRONG != 2
template <> struct mizzle::json_adapter<settings> {
    static std::string to_text(const settings& s) { return std::to_string(s.volume); }
    static settings from_text(std::string_view) { return {}; }
};
#endif
MIZZLE_TABLE(accounts, (id, integer, primary_key), (kept, jsonb<settings>))  // <- here 2

// expect 3: mizzle: this custom_type<T> lacks static std::string to_text(const T&)
// expect 4: mizzle: this custom_type<T> lacks static T from_text(std::string_view)
// expect 5: mizzle: this custom_type<T> lacks static constexpr std::string_view postgres_type, sqlite_type
// expect 6: mizzle: rows are compared by their values, and this type has no ==
struct point {
    int x = 0;
#if WRONG != 6
    bool operator==(const point&) const = default;
#endif
};
template <> struct mizzle::custom_type<point> {
    static constexpr std::string_view postgres_type = "text";
#if WRONG != 5
    static constexpr std::string_view sqlite_type = "text";
#endif
#if WRONG != 3
    static std::string to_text(const point& p) { return std::to_string(p.x); }
#endif
#if WRONG != 4
    static point from_text(std::string_view) { return {}; }
#endif
};
#if WRONG == 3
MIZZLE_TABLE(places, (id, integer, primary_key), (at, custom<point>))  // <- here 3
#elif WRONG == 4
MIZZLE_TABLE(places, (id, integer, primary_key), (at, custom<point>))  // <- here 4
#elif WRONG == 5
MIZZLE_TABLE(places, (id, integer, primary_key), (at, custom<point>))  // <- here 5
#elif WRONG == 6
MIZZLE_TABLE(places, (id, integer, primary_key), (at, custom<point>))  // <- here 6
#else
MIZZLE_TABLE(places, (id, integer, primary_key), (at, custom<point>))
#endif

// expect 7: mizzle: a constraint of this table is on a column of another
#if WRONG == 7
MIZZLE_CONSTRAINTS(places, index("places_at").on(days.felt))  // <- here 7
#else
MIZZLE_CONSTRAINTS(places, index("places_at").on(places.at))
#endif

// expect 8: mizzle: a table has one primary key
#if WRONG == 8
MIZZLE_CONSTRAINTS(days, primary_key(days.id), primary_key(days.felt))  // <- here 8
#else
MIZZLE_CONSTRAINTS(days, unique("days_felt").on(days.felt))
#endif

// expect 9: mizzle: MIZZLE_SCHEMA(name, ...) lists a table twice
// expect 9 gcc: template instantiation depth
// expect 9 clang: instantiating fold expression
// expect 10: mizzle: MIZZLE_SCHEMA(name, ...) takes tables, views and sequences
#if WRONG == 9
MIZZLE_SCHEMA(everything, days, accounts, days)  // <- here 9
#elif WRONG == 10
MIZZLE_SCHEMA(everything, days, accounts.id)  // <- here 10
#else
MIZZLE_SCHEMA(everything, days, accounts)
#endif

// expect 11: mizzle: MIZZLE_ENUM(name, first, second) takes the enumerators' names alone
// expect 11 gcc: template instantiation depth
// expect 11 clang: instantiating fold expression
#if WRONG == 11
MIZZLE_ENUM(size, little = 1, large = 5)  // <- here 11
#else
MIZZLE_ENUM(size, little, large)
#endif

// expect 12: mizzle: default_from() and on_update() take what is called without arguments
#if WRONG == 12
MIZZLE_TABLE(hours, (id, integer, default_from(3)))  // <- here 12
#else
MIZZLE_TABLE(hours, (id, integer, default_from([] { return 3; })))
#endif

// expect 13: mizzle: MIZZLE_RELATIONS(lines, ...) stands in another namespace than the table
// expect 14: mizzle: MIZZLE_CONSTRAINTS(lines, ...) stands in another namespace than the table
namespace shop {
MIZZLE_TABLE(orders, (id, integer, primary_key))
MIZZLE_TABLE(lines, (id, integer, primary_key), (order_id, integer, references(orders.id)))
#if WRONG != 13
MIZZLE_RELATIONS(lines, (placed, one(orders)))
#endif
#if WRONG != 14
MIZZLE_CONSTRAINTS(lines, index("lines_order").on(lines.order_id))
#endif
}  // namespace shop
using namespace shop;
#if WRONG == 13
MIZZLE_RELATIONS(lines, (placed, one(orders)))  // <- here 13
#elif WRONG == 14
MIZZLE_CONSTRAINTS(lines, index("lines_order").on(lines.order_id))  // <- here 14
#endif

// What a key refers to is a key, which is known where all tables are: in MIZZLE_SCHEMA.
// expect 15: mizzle: a table of this schema references a column that is no key, which databases refuse
// names 15: guests
// expect 16: mizzle: a table of this schema references a column that is no key, which databases refuse
// names 16: guests
MIZZLE_TABLE(rooms, (id, integer, primary_key), (number, integer, not_null), (floor_, integer, not_null))
MIZZLE_CONSTRAINTS(rooms, unique("rooms_number").on(rooms.number, rooms.floor_))
#if WRONG == 15
MIZZLE_TABLE(guests, (id, integer, primary_key), (room, integer, references(rooms.number)), (floor_, integer))
#else
MIZZLE_TABLE(guests, (id, integer, primary_key), (room, integer, references(rooms.id)), (floor_, integer))
#endif
#if WRONG == 16
MIZZLE_CONSTRAINTS(guests, foreign_key(guests.floor_).references(rooms.floor_))
#else
MIZZLE_CONSTRAINTS(guests, foreign_key(guests.floor_, guests.room).references(rooms.floor_, rooms.number))
#endif
#if WRONG == 15
MIZZLE_SCHEMA(hotel, rooms, guests)  // <- here 15
#elif WRONG == 16
MIZZLE_SCHEMA(hotel, rooms, guests)  // <- here 16
#else
MIZZLE_SCHEMA(hotel, rooms, guests)
#endif

// expect 17: mizzle: a type of this MIZZLE_FUNCTION is not known yet
struct unheard_of {
    bool operator==(const unheard_of&) const = default;
};
#if WRONG == 17
MIZZLE_FUNCTION(heard, mizzle::types::jsonb<unheard_of>(int))  // <- here 17
#else
MIZZLE_FUNCTION(heard, mizzle::types::jsonb<mizzle::json_text>(int))
#endif
