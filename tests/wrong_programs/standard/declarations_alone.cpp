// Statements are made without the header that has them.
#include <mizzle/schema.hpp>

MIZZLE_TABLE(pets, (id, integer, primary_key), (name, text, not_null))

auto none_left() { return mizzle::delete_from(pets).where(pets.id == 1); }
