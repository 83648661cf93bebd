# What Mizzle is built on, each in one place: the package that find_package looks for first, and the exact
# source that is downloaded when it is not installed. A commit id or a SHA-256 names one content for ever; a
# tag can be moved.
#
#   mizzle_dependency(<name> TARGET <target> PACKAGE <package and oldest version> APT <Debian's name for it>
#                     SOURCE <arguments of FetchContent_Declare> [OPTIONS <variable> <value>...])
#   mizzle_require(<name>)     makes the target available, or stops with a sentence that says what to install
include(FetchContent)
list(APPEND CMAKE_MODULE_PATH "${CMAKE_CURRENT_LIST_DIR}")  # FindPQXX, FindMariaDB

function(mizzle_dependency name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "TARGET;APT" "PACKAGE;SOURCE;OPTIONS")
    foreach(field TARGET APT PACKAGE SOURCE OPTIONS)
        set_property(GLOBAL PROPERTY mizzle_${name}_${field} "${arg_${field}}")
    endforeach()
endfunction()

mizzle_dependency(fmt TARGET fmt::fmt PACKAGE fmt 9 APT libfmt-dev
    SOURCE GIT_REPOSITORY https://github.com/fmtlib/fmt.git
           GIT_TAG 40626af88bd7df9a5fb80be7b25ac85b122d6c21  # 11.2.0
    OPTIONS FMT_INSTALL OFF FMT_DOC OFF FMT_TEST OFF)

mizzle_dependency(sqlite3 TARGET SQLite::SQLite3 PACKAGE SQLite3 3.40 APT libsqlite3-dev
    SOURCE URL https://www.sqlite.org/2025/sqlite-amalgamation-3500400.zip
           URL_HASH SHA256=1d3049dd0f830a025a53105fc79fd2ab9431aea99e137809d064d8ee8356b032
           DOWNLOAD_EXTRACT_TIMESTAMP ON)

mizzle_dependency(libpqxx TARGET libpqxx::pqxx PACKAGE PQXX 6.4 APT libpqxx-dev
    SOURCE GIT_REPOSITORY https://github.com/jtv/libpqxx.git
           GIT_TAG 9bfaf9cb5a73ac23f9b7a9dfd7ef069a6e2124fb  # 7.10.1
    OPTIONS SKIP_BUILD_TEST ON BUILD_DOC OFF)

mizzle_dependency(mariadb TARGET MariaDB::client PACKAGE MariaDB 3.1 APT libmariadb-dev)

mizzle_dependency(nlohmann_json TARGET nlohmann_json::nlohmann_json PACKAGE nlohmann_json 3.10 APT nlohmann-json3-dev
    SOURCE GIT_REPOSITORY https://github.com/nlohmann/json.git
           GIT_TAG 9cca280a4d0ccf0c08f47a99aa71d1b0e52f8d03  # v3.11.3
    OPTIONS JSON_BuildTests OFF JSON_Install OFF)

mizzle_dependency(catch2 TARGET Catch2::Catch2 PACKAGE Catch2 APT catch2
    SOURCE GIT_REPOSITORY https://github.com/catchorg/Catch2.git
           GIT_TAG fa43b77429ba76c462b1898d6cd2f2d7a9416b14  # v3.7.1
    OPTIONS CATCH_INSTALL_DOCS OFF CATCH_INSTALL_EXTRAS OFF)

mizzle_dependency(cli11 TARGET CLI11::CLI11 PACKAGE CLI11 2.1 APT libcli11-dev
    SOURCE GIT_REPOSITORY https://github.com/CLIUtils/CLI11.git
           GIT_TAG 4160d259d961cd393fd8d67590a8c7d210207348  # v2.5.0
    OPTIONS CLI11_BUILD_TESTS OFF CLI11_BUILD_EXAMPLES OFF CLI11_BUILD_DOCS OFF CLI11_INSTALL OFF)

mizzle_dependency(benchmark TARGET benchmark::benchmark_main PACKAGE benchmark 1.7 APT libbenchmark-dev
    SOURCE GIT_REPOSITORY https://github.com/google/benchmark.git
           GIT_TAG eddb0241389718a23a42db6af5f0164b6e0139af  # v1.9.4
    OPTIONS BENCHMARK_ENABLE_TESTING OFF BENCHMARK_ENABLE_INSTALL OFF BENCHMARK_INSTALL_DOCS OFF)

# A macro: what a package sets for its users (CMAKE_MODULE_PATH, for one) must reach the caller.
macro(mizzle_require name)
    get_property(mizzle_target GLOBAL PROPERTY mizzle_${name}_TARGET)
    if(NOT TARGET ${mizzle_target})
        get_property(mizzle_package GLOBAL PROPERTY mizzle_${name}_PACKAGE)
        find_package(${mizzle_package} QUIET GLOBAL)
    endif()
    if(NOT TARGET ${mizzle_target})
        mizzle_download(${name})
    endif()
endmacro()

function(mizzle_download name)
    foreach(field TARGET APT PACKAGE SOURCE OPTIONS)
        get_property(${field} GLOBAL PROPERTY mizzle_${name}_${field})
    endforeach()
    list(JOIN PACKAGE " " package)
    if(NOT SOURCE)
        message(FATAL_ERROR "Mizzle needs ${package} or newer, which is not installed and cannot be downloaded. Install "
            "it (on Debian and Ubuntu: apt-get install ${APT}).")
    endif()
    if(NOT MIZZLE_ALLOW_DOWNLOADS)
        message(FATAL_ERROR "Mizzle needs ${package} or newer, which is not installed, and MIZZLE_ALLOW_DOWNLOADS "
            "is OFF. Install it (on Debian and Ubuntu: apt-get install ${APT}), or allow downloads.")
    endif()
    message(STATUS "${package} is not installed, downloading it")

    # The options reach a project whose own cmake_minimum_required is older than policy CMP0077, too.
    set(CMAKE_POLICY_DEFAULT_CMP0077 NEW)
    while(OPTIONS)
        list(POP_FRONT OPTIONS variable value)
        set(${variable} ${value})
    endwhile()
    set(BUILD_TESTING OFF)
    # SYSTEM stands first: CMake 3.25 takes it for a further value of what it follows.
    FetchContent_Declare(${name} SYSTEM ${SOURCE})
    FetchContent_MakeAvailable(${name})
    if(name STREQUAL "sqlite3")
        add_subdirectory("${mizzle_SOURCE_DIR}/cmake/sqlite3" "${mizzle_BINARY_DIR}/sqlite3" SYSTEM)
    elseif(name STREQUAL "libpqxx" AND NOT TARGET libpqxx::pqxx)
        add_library(libpqxx::pqxx ALIAS pqxx)
    elseif(name STREQUAL "catch2")
        set(CMAKE_MODULE_PATH ${CMAKE_MODULE_PATH} "${catch2_SOURCE_DIR}/extras" PARENT_SCOPE)
    endif()
    set_property(GLOBAL APPEND PROPERTY mizzle_downloaded "${package} (apt-get install ${APT})")
endfunction()
