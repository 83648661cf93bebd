# Linked by our own tests, examples and benchmarks only; never by a target that a user's program links.
add_library(mizzle_warnings INTERFACE)
target_compile_options(mizzle_warnings INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror)
# GCC 12 takes what -O3 makes of std::string's own operations for overlapping copies, for copies of half the memory, or
# for copies past the end of a string's short form.
set(gcc_12 "$<AND:$<CXX_COMPILER_ID:GNU>,$<VERSION_LESS:$<CXX_COMPILER_VERSION>,13>>")
target_compile_options(mizzle_warnings INTERFACE "$<${gcc_12}:-Wno-restrict;-Wno-stringop-overflow;-Wno-array-bounds>")
