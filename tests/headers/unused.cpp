// What a file declares for itself and does not use is no warning of ours; compiled by Clang, which warns of most.
#include <mizzle/mizzle.hpp>

namespace {

using namespace mizzle;

MIZZLE_ENUM(mood, sad, glad)
MIZZLE_TABLE(pets,
    (id,   serial, primary_key),
    (name, text,   not_null),
    (mood, enum_<mood>))
MIZZLE_TABLE_AS(toys, named("Toys"),
    (id,     serial,  primary_key),
    (pet_id, integer, not_null, references(pets.id)))
MIZZLE_CONSTRAINTS(toys, unique("one_toy").on(toys.pet_id), index("by_pet").on(toys.pet_id))
MIZZLE_RELATIONS(pets, (toys, many(toys)))
MIZZLE_RELATIONS(toys, (pet, one(pets)))
MIZZLE_SEQUENCE(numbers, start(5))
MIZZLE_SCHEMA(all_of_it, pets, toys)
MIZZLE_NAME(total)
MIZZLE_ALIAS(other_pets, pets)
MIZZLE_VIEW(names, select(pets.name).from(pets))
MIZZLE_MATERIALIZED_VIEW(kept_names, select(pets.name).from(pets))
MIZZLE_FUNCTION(soundex, std::string(std::string))
MIZZLE_FUNCTION_AS(likeness, named("similarity"), double(std::string, std::string))
MIZZLE_AGGREGATE(median, double(double))
MIZZLE_AGGREGATE_AS(most_common, named("mode"), int(int))

}  // namespace
