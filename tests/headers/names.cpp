// Names that others take: the program's own, macros of Windows' headers, functions of C's and templates of the standard
// library's beside using-directives for all of them. It compiles.
#include <any>
#include <bit>
#include <cerrno>
#include <chrono>
#include <functional>
#include <numeric>
#include <ranges>
#include <type_traits>
#include <utility>
#include <vector>

#include <errno.h>
#include <math.h>
#include <regex.h>
#include <search.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

// What a program declares before the headers, which must not find it in place of what is theirs.
struct part {};
struct held {};
struct call {};
struct row {};
struct value {};
enum class busy { no };
inline int key = 1, column = 2;

#define near
#define far
#define small char
#define interface struct
#define ERROR 0
#define IN
#define OUT
#define OPTIONAL
#define DELETE 1
#define VOID void
#define CONST const

#include <mizzle/fmt.hpp>
#include <mizzle/mizzle.hpp>
#include <mizzle/sqlite.hpp>

using namespace std;
using namespace mizzle;

MIZZLE_TABLE(people,
    (id,     serial,      primary_key),
    (name,   text,        not_null),
    (index,  integer),
    (rank,   integer,     not_null, default_value(1)),
    (value,  numeric(10, 2)),
    (born,   date),
    (time,   timestamptz, not_null, default_now))

MIZZLE_TABLE(pets,
    (id,    serial,  primary_key),
    (owner, integer, not_null, references(people.id)))

MIZZLE_RELATIONS(people, (pets, many(pets)))
MIZZLE_RELATIONS(pets, (person, one(people)))
MIZZLE_SCHEMA(names_schema, people, pets)

int main() {
    sqlite db{":memory:"};
    create(db, names_schema);
    db.run(insert_into(people).values({.name = "ada", .rank = 2}));
    const auto rows = db.all(select(people.name, min(people.rank), max(people.rank), count(), sum(people.rank),
                                    avg(people.rank).as<"mean">())
                                 .from(people)
                                 .where(people.name.like("a%") && length(people.name) > 1 && abs(people.rank) > 0)
                                 .group_by(people.name));
    const auto ranked = db.all(select(people.id, rank_().over(order_by(people.rank)).as<"place">()).from(people));
    static_assert(is_same_v<decltype(rank_()), decltype(mizzle::rank())> &&
                  is_same_v<decltype(bit_and_(people.rank)), decltype(mizzle::bit_and(people.rank))> &&
                  is_same_v<decltype(bit_or_(people.rank)), decltype(mizzle::bit_or(people.rank))> &&
                  is_same_v<decltype(bit_xor_(people.rank)), decltype(mizzle::bit_xor(people.rank))>);
    constexpr auto owners = select(pets.owner).from(pets);
    static_assert(is_same_v<decltype(some(owners)), decltype(mizzle::any(owners))> &&
                  is_same_v<row_type_of<decay_t<decltype(owners)>>, mizzle::result_of<decay_t<decltype(owners)>>>);
    const auto rounded = db.all(select(round(people.value, 1), coalesce(people.index, 0), floor(sqrt(people.rank)),
                                       lower(people.name), replace(people.name, "a", "b"), now())
                                    .from(people)
                                    .where(exists(select(pets.id).from(pets).where(pets.owner == outer(people.id)))));
    const auto tree = db.all(query(people).with(relations::people.pets));
    try {
        db.exec("nothing");
    } catch (const any_error&) { return rows.size() + ranked.size() + tree.size() + rounded.size() == 3 ? 0 : 1; }
    return 1;
}
