# mizzle_add_module(<target> [<component>...]): a library to link for programs that say `import mizzle;`, with the
# components named, such as sqlite, postgres, mysql and json. Modules have no macros, so that a file that declares
# tables includes <mizzle/macros.hpp> as well: they alone, as this compiler knows them.
set(mizzle_module_folder "${CMAKE_CURRENT_LIST_DIR}/module")

function(mizzle_add_module target)
    if(CMAKE_VERSION VERSION_LESS 3.28)
        message(FATAL_ERROR "mizzle_add_module() needs CMake 3.28, which knows modules; this is ${CMAKE_VERSION}.")
    endif()
    set(headers "${CMAKE_CURRENT_BINARY_DIR}/${target}_headers")
    set(source "${mizzle_module_folder}/mizzle.cppm")
    add_library(${target} STATIC)
    target_compile_features(${target} PUBLIC cxx_std_20)
    if(NOT TARGET mizzle::fmt)
        message(FATAL_ERROR "mizzle_add_module() needs the component fmt: set MIZZLE_FMT=ON, or find_package(mizzle "
            "COMPONENTS fmt ...).")
    endif()
    target_link_libraries(${target} PUBLIC mizzle::fmt)
    set(definitions)
    foreach(component IN LISTS ARGN)
        string(TOUPPER "MIZZLE_MODULE_${component}" definition)
        list(APPEND definitions ${definition})
        target_link_libraries(${target} PUBLIC mizzle::${component})
    endforeach()
    target_compile_definitions(${target} PRIVATE ${definitions})
    target_sources(${target} PUBLIC FILE_SET CXX_MODULES BASE_DIRS "${mizzle_module_folder}" FILES "${source}")

    add_custom_command(OUTPUT "${headers}/mizzle/macros.hpp" DEPENDS "${source}" "${mizzle_module_folder}/macros.cmake"
        COMMAND "${CMAKE_COMMAND}" "-DCOMPILER=${CMAKE_CXX_COMPILER}" "-DMODULE=${source}"
        "-DFOLDERS=$<TARGET_PROPERTY:${target},INCLUDE_DIRECTORIES>" "-DDEFINITIONS=${definitions}"
        "-DHEADER=${headers}/mizzle/macros.hpp" -P "${mizzle_module_folder}/macros.cmake" VERBATIM)
    target_sources(${target} PUBLIC FILE_SET HEADERS BASE_DIRS "${headers}" FILES "${headers}/mizzle/macros.hpp")
endfunction()
