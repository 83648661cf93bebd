# mizzle_precompile(<target> <header>...): what target_precompile_headers(<target> PRIVATE <header>...) does, and room for
# it: GCC counts a precompiled header as memory that the file itself has taken, so that it soon goes through all of it
# in search of what it could use again, and finds little. Twice its limit is what a file without such a header has
# above what it includes. It changes when the compiler cleans up, and nothing of what it makes.
function(mizzle_precompile target)
    target_precompile_headers(${target} PRIVATE ${ARGN})
    target_compile_options(${target} PRIVATE
        "$<$<COMPILE_LANG_AND_ID:CXX,GNU>:SHELL:--param ggc-min-heapsize=262144>")
endfunction()
