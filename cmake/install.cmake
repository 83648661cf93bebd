include(CMakePackageConfigHelpers)
set(package_dir "${CMAKE_INSTALL_DATADIR}/cmake/mizzle")

install(DIRECTORY include/ DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}")

get_property(components GLOBAL PROPERTY mizzle_components)
foreach(name IN LISTS components)
    get_property(dependency GLOBAL PROPERTY mizzle_component_${name})
    if(dependency)
        get_property(package GLOBAL PROPERTY mizzle_${dependency}_PACKAGE)
        get_property(dependency_target GLOBAL PROPERTY mizzle_${dependency}_TARGET)
        list(JOIN package " " package)
        configure_file(cmake/mizzle-component.cmake.in "${PROJECT_BINARY_DIR}/mizzle-${name}.cmake" @ONLY)
    else()
        file(WRITE "${PROJECT_BINARY_DIR}/mizzle-${name}.cmake"
            "include(\"\${CMAKE_CURRENT_LIST_DIR}/mizzle-${name}-targets.cmake\")\nset(mizzle_${name}_FOUND TRUE)\n")
    endif()

    set(target mizzle_${name})
    if(name STREQUAL "mizzle")
        set(target mizzle)
    endif()
    install(TARGETS ${target} EXPORT mizzle-${name}-targets)
    install(EXPORT mizzle-${name}-targets NAMESPACE mizzle:: DESTINATION "${package_dir}")
    install(FILES "${PROJECT_BINARY_DIR}/mizzle-${name}.cmake" DESTINATION "${package_dir}")
endforeach()

if(MIZZLE_KIT)
    foreach(dependency cli11 nlohmann_json fmt)
        get_property(mizzle_${dependency}_PACKAGE GLOBAL PROPERTY mizzle_${dependency}_PACKAGE)
        list(JOIN mizzle_${dependency}_PACKAGE " " mizzle_${dependency}_PACKAGE)
    endforeach()
    configure_file(cmake/mizzle-kit.cmake.in "${PROJECT_BINARY_DIR}/mizzle-kit.cmake" @ONLY)
    install(FILES cmake/kit.cmake "${PROJECT_BINARY_DIR}/mizzle-kit.cmake" DESTINATION "${package_dir}")
endif()

configure_package_config_file(cmake/mizzle-config.cmake.in "${PROJECT_BINARY_DIR}/mizzle-config.cmake"
    INSTALL_DESTINATION "${package_dir}")
write_basic_package_version_file("${PROJECT_BINARY_DIR}/mizzle-config-version.cmake"
    COMPATIBILITY SameMinorVersion ARCH_INDEPENDENT)
install(DIRECTORY cmake/compiled cmake/module DESTINATION "${package_dir}")
install(FILES cmake/compiled.cmake cmake/FindPQXX.cmake cmake/FindMariaDB.cmake cmake/migrations.cmake
    cmake/module.cmake cmake/embed_migrations.cmake cmake/precompile.cmake
    "${PROJECT_BINARY_DIR}/mizzle-config.cmake" "${PROJECT_BINARY_DIR}/mizzle-config-version.cmake"
    DESTINATION "${package_dir}")

# mizzle_add_pc(<component> <description> [<package of pkg-config>...]): the component as pkg-config knows it. The core
# needs nothing; mizzle-fmt is for fmt.hpp and ostream.hpp.
function(mizzle_add_pc component description)
    # Some builders give an absolute folder.
    set(pc_includedir "\${prefix}/${CMAKE_INSTALL_INCLUDEDIR}")
    if(IS_ABSOLUTE "${CMAKE_INSTALL_INCLUDEDIR}")
        set(pc_includedir "${CMAKE_INSTALL_INCLUDEDIR}")
    endif()
    set(pc_name mizzle-${component})
    if(component STREQUAL "mizzle")
        set(pc_name mizzle)
    endif()
    set(pc_description "${description}")
    list(JOIN ARGN ", " pc_requires)
    configure_file(cmake/mizzle.pc.in "${PROJECT_BINARY_DIR}/${pc_name}.pc" @ONLY)
    install(FILES "${PROJECT_BINARY_DIR}/${pc_name}.pc" DESTINATION "${CMAKE_INSTALL_DATADIR}/pkgconfig")
endfunction()
mizzle_add_pc(mizzle "schemas and queries")
if(TARGET mizzle_fmt)
    mizzle_add_pc(fmt "rows, statements and values in fmt and std::ostream" mizzle "fmt >= 9")
endif()
if(MIZZLE_SQLITE)
    mizzle_add_pc(sqlite "the SQLite driver" mizzle "sqlite3 >= 3.40")
endif()
if(MIZZLE_POSTGRES)
    mizzle_add_pc(postgres "the PostgreSQL driver" mizzle "libpqxx >= 6.4" libpq)
endif()
if(MIZZLE_MYSQL)
    mizzle_add_pc(mysql "the driver for MySQL and MariaDB" mizzle libmariadb)
endif()
if(MIZZLE_JSON)
    mizzle_add_pc(json "JSON columns by way of nlohmann/json" mizzle "nlohmann_json >= 3.10")
endif()

get_property(downloaded GLOBAL PROPERTY mizzle_downloaded)
if(downloaded)
    list(JOIN downloaded ", " downloaded)
    install(CODE "message(WARNING \"An installed Mizzle finds its dependencies with find_package. This build \
downloaded some that must be installed as well: ${downloaded}.\")")
endif()
