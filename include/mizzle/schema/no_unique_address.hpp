// MIZZLE_DETAIL_NO_ADDRESS: an empty member takes no space.
#pragma once

// Clang 16 copies more than there is of an object whose last member shares its space: there every member has its own.
#ifdef __clang__
#define MIZZLE_DETAIL_NO_ADDRESS
#else
#define MIZZLE_DETAIL_NO_ADDRESS [[no_unique_address]]
#endif

// Of everything that is a statement, or becomes one: alone on a line it is a mistake.
#define MIZZLE_DETAIL_STATEMENT \
    [[nodiscard("mizzle: a statement does nothing by itself; give it to db.run() or db.all()")]]
