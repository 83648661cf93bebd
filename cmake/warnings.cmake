# Linked by our own tests, examples and benchmarks only; never by a target that a user's program links.
add_library(mizzle_warnings INTERFACE)
target_compile_options(mizzle_warnings INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror)
