include(CMakePackageConfigHelpers)
set(package_dir "${CMAKE_INSTALL_DATADIR}/cmake/mizzle")

install(DIRECTORY include/ DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}")

get_property(components GLOBAL PROPERTY mizzle_components)
foreach(name IN LISTS components)
    get_property(dependency GLOBAL PROPERTY mizzle_component_${name})
    get_property(package GLOBAL PROPERTY mizzle_${dependency}_PACKAGE)
    get_property(dependency_target GLOBAL PROPERTY mizzle_${dependency}_TARGET)
    list(JOIN package " " package)
    configure_file(cmake/mizzle-component.cmake.in "${PROJECT_BINARY_DIR}/mizzle-${name}.cmake" @ONLY)

    set(target mizzle_${name})
    if(name STREQUAL "mizzle")
        set(target mizzle)
    endif()
    install(TARGETS ${target} EXPORT mizzle-${name}-targets)
    install(EXPORT mizzle-${name}-targets NAMESPACE mizzle:: DESTINATION "${package_dir}")
    install(FILES "${PROJECT_BINARY_DIR}/mizzle-${name}.cmake" DESTINATION "${package_dir}")
endforeach()

configure_package_config_file(cmake/mizzle-config.cmake.in "${PROJECT_BINARY_DIR}/mizzle-config.cmake"
    INSTALL_DESTINATION "${package_dir}")
write_basic_package_version_file("${PROJECT_BINARY_DIR}/mizzle-config-version.cmake"
    COMPATIBILITY SameMinorVersion ARCH_INDEPENDENT)
install(DIRECTORY cmake/compiled DESTINATION "${package_dir}")
install(FILES cmake/compiled.cmake cmake/FindPQXX.cmake cmake/FindMariaDB.cmake cmake/migrations.cmake cmake/embed_migrations.cmake
    "${PROJECT_BINARY_DIR}/mizzle-config.cmake" "${PROJECT_BINARY_DIR}/mizzle-config-version.cmake"
    DESTINATION "${package_dir}")

get_property(downloaded GLOBAL PROPERTY mizzle_downloaded)
if(downloaded)
    list(JOIN downloaded ", " downloaded)
    install(CODE "message(WARNING \"An installed Mizzle finds its dependencies with find_package. This build \
downloaded some that must be installed as well: ${downloaded}.\")")
endif()
