# libpqxx::pqxx and PQXX_VERSION: by libpqxx's own package where it brings one, else by its headers and library, which
# is all that Debian installs of version 6.
find_package(libpqxx CONFIG QUIET)
if(TARGET libpqxx::pqxx)
    set(PQXX_VERSION "${libpqxx_VERSION}")
    set(PQXX_LIBRARY libpqxx::pqxx)
else()
    find_path(PQXX_INCLUDE_DIR NAMES pqxx/version.hxx)
    find_library(PQXX_LIBRARY NAMES pqxx)
    find_library(PQXX_PQ_LIBRARY NAMES pq)
    find_path(PQXX_PQ_INCLUDE_DIR NAMES libpq-events.h PATH_SUFFIXES postgresql pgsql)
    if(PQXX_INCLUDE_DIR)
        file(STRINGS "${PQXX_INCLUDE_DIR}/pqxx/version.hxx" _pqxx_version REGEX "define PQXX_VERSION \"")
        string(REGEX REPLACE ".*\"([0-9.]+).*" "\\1" PQXX_VERSION "${_pqxx_version}")
        unset(_pqxx_version)
    endif()
    set(_pqxx_parts PQXX_INCLUDE_DIR PQXX_PQ_LIBRARY PQXX_PQ_INCLUDE_DIR)
endif()

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(PQXX REQUIRED_VARS PQXX_LIBRARY ${_pqxx_parts} VERSION_VAR PQXX_VERSION)
unset(_pqxx_parts)

if(PQXX_FOUND AND NOT TARGET libpqxx::pqxx)
    add_library(libpqxx::pqxx UNKNOWN IMPORTED GLOBAL)
    set_target_properties(libpqxx::pqxx PROPERTIES IMPORTED_LOCATION "${PQXX_LIBRARY}"
        INTERFACE_INCLUDE_DIRECTORIES "${PQXX_INCLUDE_DIR};${PQXX_PQ_INCLUDE_DIR}" INTERFACE_LINK_LIBRARIES "${PQXX_PQ_LIBRARY}")
endif()
