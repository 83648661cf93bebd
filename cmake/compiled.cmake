# The compiled form: mizzle::compiled, mizzle::compiled_sqlite, mizzle::compiled_postgres, mizzle::compiled_mysql. A
# program that links mizzle::compiled_sqlite in the place of mizzle::sqlite compiles once, in a static library, what is
# the same in all programs: errors, connections, text that is read and written. Its files take less time each. The
# libraries are built with the program's own compiler and flags, and only where something links them.
set(mizzle_compiled_folder "${CMAKE_CURRENT_LIST_DIR}/compiled")

# mizzle_add_compiled(<component>): of a component that is there.
function(mizzle_add_compiled component)
    set(target mizzle_compiled_${component})
    set(name compiled_${component})
    if(component STREQUAL "mizzle")
        set(target mizzle_compiled)
        set(name compiled)
    endif()
    if(TARGET ${target} OR NOT TARGET mizzle::${component} OR NOT EXISTS "${mizzle_compiled_folder}/${component}.cpp")
        return()
    endif()
    string(TOUPPER "MIZZLE_${name}" macro)
    add_library(${target} STATIC EXCLUDE_FROM_ALL "${mizzle_compiled_folder}/${component}.cpp")
    target_link_libraries(${target} PUBLIC mizzle::${component})
    target_compile_definitions(${target} PUBLIC ${macro})
    if(NOT component STREQUAL "mizzle")
        target_link_libraries(${target} PUBLIC mizzle_compiled)
    endif()
    add_library(mizzle::${name} ALIAS ${target})
endfunction()
