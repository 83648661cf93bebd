# MariaDB::client: libmariadb, or else MySQL's libmysqlclient, whose header <mysql.h> has the same functions. With
# MariaDB_LIBRARY and MariaDB_INCLUDE_DIR a program names another one of them.
find_library(MariaDB_LIBRARY NAMES mariadb mysqlclient PATH_SUFFIXES mariadb mysql)
if(MariaDB_LIBRARY MATCHES "mysqlclient")
    set(_mariadb_folders mysql)
else()
    set(_mariadb_folders mariadb mysql)
endif()
find_path(MariaDB_INCLUDE_DIR NAMES mysql.h PATH_SUFFIXES ${_mariadb_folders})
if(MariaDB_INCLUDE_DIR)
    foreach(_mariadb_header IN ITEMS mariadb_version.h mysql_version.h)
        if(EXISTS "${MariaDB_INCLUDE_DIR}/${_mariadb_header}" AND NOT MariaDB_VERSION)
            # The version of the client library, where it has one of its own.
            file(STRINGS "${MariaDB_INCLUDE_DIR}/${_mariadb_header}" _mariadb_version
                REGEX "define (MARIADB_PACKAGE_VERSION|MYSQL_SERVER_VERSION)[ \t]+\"" )
            list(POP_BACK _mariadb_version _mariadb_version)
            string(REGEX REPLACE ".*\"([0-9.]+).*" "\\1" MariaDB_VERSION "${_mariadb_version}")
        endif()
    endforeach()
endif()

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(MariaDB REQUIRED_VARS MariaDB_LIBRARY MariaDB_INCLUDE_DIR VERSION_VAR MariaDB_VERSION)
mark_as_advanced(MariaDB_LIBRARY MariaDB_INCLUDE_DIR)

if(MariaDB_FOUND AND NOT TARGET MariaDB::client)
    add_library(MariaDB::client UNKNOWN IMPORTED GLOBAL)
    set_target_properties(MariaDB::client PROPERTIES IMPORTED_LOCATION "${MariaDB_LIBRARY}"
        INTERFACE_INCLUDE_DIRECTORIES "${MariaDB_INCLUDE_DIR}")
endif()
