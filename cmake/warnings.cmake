# Linked by our own tests, examples and benchmarks only; never by a target that a user's program links.
add_library(mizzle_warnings INTERFACE)
target_compile_options(mizzle_warnings INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror)
# GCC 12 takes what -O3 makes of std::string's own operations for overlapping copies, or for copies of half the memory.
target_compile_options(mizzle_warnings INTERFACE "$<$<CXX_COMPILER_ID:GNU>:-Wno-restrict;-Wno-stringop-overflow>")
