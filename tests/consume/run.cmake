# cmake -D WAY=<project beside this file> -D SOURCE=... -D BUILD=... -D WORK=... -P run.cmake
cmake_minimum_required(VERSION 3.25)

function(run)
    execute_process(COMMAND ${ARGV} RESULT_VARIABLE result OUTPUT_VARIABLE output ERROR_VARIABLE output)
    if(NOT result EQUAL 0)
        list(JOIN ARGV " " command)
        message(FATAL_ERROR "${command}\n${output}")
    endif()
endfunction()

# Runs a command that must fail and say `sentence`, whichever way cmake breaks it into lines.
function(run_refused sentence)
    execute_process(COMMAND ${ARGN} RESULT_VARIABLE result OUTPUT_VARIABLE output ERROR_VARIABLE output)
    string(REGEX REPLACE "[ \n]+" " " flat "${output}")
    string(FIND "${flat}" "${sentence}" at)
    if(result EQUAL 0 OR at EQUAL -1)
        message(FATAL_ERROR "expected a refusal with the words '${sentence}', but:\n${output}")
    endif()
endfunction()

# What an earlier run left must not help this one.
file(REMOVE_RECURSE "${WORK}")
set(configure "${CMAKE_COMMAND}" -G "${GENERATOR}" "-DCMAKE_CXX_COMPILER=${COMPILER}" -DMIZZLE_ALLOW_DOWNLOADS=OFF)

# In a cache of its own, where packages that stand for the system's libraries are all there is to depend on.
if(WAY STREQUAL "conan")
    set(ENV{CONAN_HOME} "${WORK}/home")
    set(ENV{CXX} "${COMPILER}")
    run("${CONAN}" profile detect)
    foreach(library fmt/9.0.0 sqlite3/3.40.0 libpqxx/6.4.0 mariadb-connector-c/3.1.0 nlohmann_json/3.10.0)
        string(REPLACE "/" ";" library ${library})
        list(GET library 0 name)
        list(GET library 1 version)
        run("${CONAN}" export "${CMAKE_CURRENT_LIST_DIR}/conan/system.py" --name ${name} --version ${version})
    endforeach()
    set(create "${CONAN}" create "${SOURCE}" --no-remote --build=missing
        -c "tools.cmake.cmake_layout:test_folder=${WORK}/build")
    run(${create} -s compiler.cppstd=20)
    run(${create} -s compiler.cppstd=20 -o "&:postgres=True" -o "&:mysql=True" -o "&:json=True" -o "&:fmt=True")
    run(${create} -s compiler.cppstd=20 -o "&:sqlite=False")
    run_refused("Current cppstd (17) is lower than the required C++ standard (20)."
        ${create} -s compiler.cppstd=17)
    return()
endif()

if(WAY STREQUAL "downloads_forbidden")
    run_refused("Install it (on Debian and Ubuntu: apt-get install libfmt-dev), or allow downloads."
        ${configure} -S "${SOURCE}" -B "${WORK}/build" -DCMAKE_DISABLE_FIND_PACKAGE_fmt=ON)
    return()
endif()

# By a compiler alone: the core needs no package, and the driver's program no other library than SQLite.
if(WAY STREQUAL "pkg_config")
    run("${CMAKE_COMMAND}" --install "${BUILD}" --prefix "${WORK}/prefix")
    set(ENV{PKG_CONFIG_PATH} "${WORK}/prefix/share/pkgconfig")
    foreach(pair "mizzle=" "mizzle-sqlite=mizzle sqlite3" "mizzle-postgres=mizzle libpqxx libpq" "mizzle-fmt=mizzle fmt")
        string(REPLACE "=" ";" pair "${pair}")
        list(POP_FRONT pair package)
        execute_process(COMMAND "${PKG_CONFIG}" --print-requires ${package} OUTPUT_VARIABLE said RESULT_VARIABLE result)
        string(REGEX REPLACE " *>=[^\n]*" "" said "${said}")
        string(REGEX REPLACE "[ \n]+" " " said "${said}")
        string(STRIP "${said}" said)
        if(NOT result EQUAL 0 OR NOT said STREQUAL "${pair}")
            message(FATAL_ERROR "${package} requires '${said}', not '${pair}'")
        endif()
    endforeach()
    execute_process(COMMAND "${PKG_CONFIG}" --cflags --libs mizzle-sqlite OUTPUT_VARIABLE flags COMMAND_ERROR_IS_FATAL ANY)
    separate_arguments(flags UNIX_COMMAND "${flags}")
    run("${COMPILER}" -std=c++20 -Wall -Wextra "${CMAKE_CURRENT_LIST_DIR}/main.cpp" -o "${WORK}/program" ${flags})
    run("${WORK}/program")
    return()
endif()

if(WAY STREQUAL "meson")
    file(COPY "${CMAKE_CURRENT_LIST_DIR}/meson/meson.build" "${CMAKE_CURRENT_LIST_DIR}/main.cpp" DESTINATION "${WORK}/program")
    file(MAKE_DIRECTORY "${WORK}/program/subprojects")
    file(CREATE_LINK "${SOURCE}" "${WORK}/program/subprojects/mizzle" SYMBOLIC)
    file(COPY "${SOURCE}/packaging/meson/mizzle.wrap" DESTINATION "${WORK}/program/subprojects")
    set(ENV{CXX} "${COMPILER}")
    run("${MESON}" setup "${WORK}/build" "${WORK}/program" --wrap-mode nodownload)
    run("${MESON}" compile -C "${WORK}/build")
    run("${WORK}/build/program")
    return()
endif()

if(WAY MATCHES "^find_package")
    run("${CMAKE_COMMAND}" --install "${BUILD}" --prefix "${WORK}/prefix")
    list(APPEND configure "-DCMAKE_PREFIX_PATH=${WORK}/prefix")
elseif(WAY STREQUAL "fetch_content")
    list(APPEND configure "-DFETCHCONTENT_SOURCE_DIR_MIZZLE=${SOURCE}")
else()
    list(APPEND configure "-DMIZZLE_CHECKOUT=${SOURCE}")
endif()

if(WAY STREQUAL "find_package_core")
    list(APPEND configure -DCMAKE_DISABLE_FIND_PACKAGE_SQLite3=ON -DCMAKE_DISABLE_FIND_PACKAGE_nlohmann_json=ON
        -DCMAKE_DISABLE_FIND_PACKAGE_PQXX=ON -DCMAKE_DISABLE_FIND_PACKAGE_fmt=ON)
endif()
run(${configure} -S "${CMAKE_CURRENT_LIST_DIR}/${WAY}" -B "${WORK}/build")
run("${CMAKE_COMMAND}" --build "${WORK}/build")
run("${WORK}/build/program")

if(WAY STREQUAL "find_package_core")
    run_refused("mizzle::sqlite needs SQLite3 3.40 or newer, which was not found."
        ${configure} -S "${CMAKE_CURRENT_LIST_DIR}/${WAY}" -B "${WORK}/no_sqlite" -DCOMPONENTS=sqlite)
    if(EXISTS "${WORK}/prefix/share/cmake/mizzle/mizzle-kit.cmake")
        run_refused("The kit needs CLI11 2.1, nlohmann_json 3.10, fmt 9 or newer, which was not found."
            ${configure} -S "${CMAKE_CURRENT_LIST_DIR}/${WAY}" -B "${WORK}/no_cli11" -DCOMPONENTS=kit
            -DCMAKE_DISABLE_FIND_PACKAGE_CLI11=ON)
    endif()
    run_refused("This installation of Mizzle has no component 'oracle'."
        ${configure} -S "${CMAKE_CURRENT_LIST_DIR}/${WAY}" -B "${WORK}/no_oracle" -DCOMPONENTS=oracle)
endif()
