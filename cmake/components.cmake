# mizzle_add_component(<name> [<dependency>]): the target mizzle::<name>. Every component but the first, which needs
# nothing, stands on mizzle::mizzle. Each is exported on its own, so that find_package asks only for the dependencies of the
# components that a program names.
include(GNUInstallDirs)

function(mizzle_add_component name)
    set(dependency ${ARGN})
    if(name STREQUAL "mizzle")
        set(target mizzle)
        add_library(mizzle INTERFACE)
        target_compile_features(mizzle INTERFACE cxx_std_20)
        # Within another project our headers are somebody else's code: its warnings are not for them.
        set(system SYSTEM)
        if(PROJECT_IS_TOP_LEVEL)
            set(system)
        endif()
        target_include_directories(mizzle ${system} INTERFACE
            $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/include> $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>)
    else()
        set(target mizzle_${name})
        add_library(${target} INTERFACE)
        target_link_libraries(${target} INTERFACE mizzle)
    endif()
    # When installed, the dependency is linked by the package's configuration, under the name it is found by.
    if(dependency)
        mizzle_require(${dependency})
        get_property(dependency_target GLOBAL PROPERTY mizzle_${dependency}_TARGET)
        target_link_libraries(${target} INTERFACE $<BUILD_INTERFACE:${dependency_target}>)
    endif()
    set_target_properties(${target} PROPERTIES EXPORT_NAME ${name})
    add_library(mizzle::${name} ALIAS ${target})

    set_property(GLOBAL APPEND PROPERTY mizzle_components ${name})
    set_property(GLOBAL PROPERTY mizzle_component_${name} "${dependency}")
endfunction()

# A component behind its option, MIZZLE_<NAME>, or one that another needs. What is left out is listed.
function(mizzle_add_optional name)
    string(TOUPPER "MIZZLE_${name}" option)
    if(${option} OR mizzle_needs_${name})
        mizzle_add_component(${name} ${ARGN})
    else()
        set_property(GLOBAL APPEND PROPERTY mizzle_left_out ${name})
    endif()
endfunction()
