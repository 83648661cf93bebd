# mizzle_add_module(<target> [<component>...]): a library to link for programs that say `import mizzle;`, with the
# components named, such as sqlite, postgres, mysql, json and fmt. Modules have no macros, so that a file that declares
# tables includes <mizzle/macros.hpp> as well: they alone, as this compiler knows them.

function(mizzle_add_module target)
    if(CMAKE_VERSION VERSION_LESS 3.28)
        message(FATAL_ERROR "mizzle_add_module() needs CMake 3.28, which knows modules; this is ${CMAKE_VERSION}.")
    endif()
    set(folder "${CMAKE_CURRENT_FUNCTION_LIST_DIR}/module")
    set(headers "${CMAKE_CURRENT_BINARY_DIR}/${target}_headers")
    set(source "${folder}/mizzle.cppm")
    add_library(${target} STATIC)
    target_compile_features(${target} PUBLIC cxx_std_20)
    target_link_libraries(${target} PUBLIC mizzle::mizzle)
    set(definitions)
    foreach(component IN LISTS ARGN)
        if(NOT TARGET mizzle::${component})
            message(FATAL_ERROR "mizzle_add_module() was asked for '${component}', which is no component that is there.")
        endif()
        string(TOUPPER "MIZZLE_MODULE_${component}" definition)
        list(APPEND definitions ${definition})
        target_link_libraries(${target} PUBLIC mizzle::${component})
    endforeach()
    target_compile_definitions(${target} PRIVATE ${definitions})
    target_sources(${target} PUBLIC FILE_SET CXX_MODULES BASE_DIRS "${folder}" FILES "${source}")

    add_custom_command(OUTPUT "${headers}/mizzle/macros.hpp" DEPENDS "${source}" "${folder}/macros.cmake"
        COMMAND "${CMAKE_COMMAND}" "-DCOMPILER=${CMAKE_CXX_COMPILER}" "-DMODULE=${source}"
        "-DFOLDERS=$<TARGET_PROPERTY:${target},INCLUDE_DIRECTORIES>" "-DDEFINITIONS=${definitions}"
        "-DHEADER=${headers}/mizzle/macros.hpp" -P "${folder}/macros.cmake" VERBATIM)
    target_sources(${target} PUBLIC FILE_SET HEADERS BASE_DIRS "${headers}" FILES "${headers}/mizzle/macros.hpp")
endfunction()
