# mizzle_precompile(<target> <header>...) is target_precompile_headers(<target> PRIVATE <header>...) and room for GCC to
# use it: it counts a precompiled header as memory that the file itself has taken, and cleans up when that has grown by
# a part; in a file of some queries it then goes through all of the header and finds nothing to free. With 256 MB
# (in kilobytes below) it cleans up later. What it makes of a file stays the same.
function(mizzle_precompile target)
    target_precompile_headers(${target} PRIVATE ${ARGN})
    target_compile_options(${target} PRIVATE
        "$<$<COMPILE_LANG_AND_ID:CXX,GNU>:SHELL:--param ggc-min-heapsize=262144>")
endfunction()
