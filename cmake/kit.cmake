# mizzle_add_kit(<target> HEADER <file> SCHEMA <name with its namespaces> DATABASES <sqlite|postgres|mysql>...): a
# command-line program with the life of that schema: generate, migrate, status, push, pull, drift, ...
if(COMMAND mizzle_require)  # an installed Mizzle has found them
    mizzle_require(cli11)
    mizzle_require(nlohmann_json)
    mizzle_require(fmt)
endif()

function(mizzle_add_kit target)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "HEADER;SCHEMA" "DATABASES")
    foreach(argument HEADER SCHEMA DATABASES)
        if(NOT arg_${argument})
            message(FATAL_ERROR "mizzle_add_kit(${target} ...) needs ${argument}.")
        endif()
    endforeach()
    foreach(database IN LISTS arg_DATABASES)
        if(NOT TARGET mizzle::${database})
            string(TOUPPER "MIZZLE_${database}" option)
            message(FATAL_ERROR "mizzle_add_kit(${target} ...) names ${database}; set ${option} to ON before Mizzle is "
                "added, or name it among the COMPONENTS of find_package(mizzle).")
        endif()
    endforeach()
    cmake_path(ABSOLUTE_PATH arg_HEADER NORMALIZE OUTPUT_VARIABLE header)
    set(openers)
    set(known)
    set(libraries mizzle::kit)
    mizzle_add_kit_library(mizzle_kit command_line tasks)
    foreach(database IN LISTS arg_DATABASES)
        mizzle_add_kit_library(mizzle_kit_${database} ${database})
        string(APPEND openers "known_database known_${database}();\n")
        list(APPEND known "mizzle::kit::known_${database}()")
        list(APPEND libraries mizzle::kit_${database})
    endforeach()
    list(JOIN known ", " known)
    file(CONFIGURE OUTPUT "${CMAKE_CURRENT_BINARY_DIR}/${target}.cpp" CONTENT [[
#include "@header@"
#include <mizzle/kit/declared_schema.hpp>
#include <mizzle/kit/known_database.hpp>
#include <mizzle/kit/schema.hpp>

#include <vector>

namespace mizzle::kit {
int run(int count, char** arguments, declared_schema declared, std::vector<known_database> databases);
@openers@}  // namespace mizzle::kit

int main(int count, char** arguments) {
    const auto declared = [](std::string_view database) {
        return mizzle::describe(@arg_SCHEMA@, mizzle::kit::dialect_of(database));
    };
    return mizzle::kit::run(count, arguments, declared, {@known@});
}
]] @ONLY)
    add_executable(${target} "${CMAKE_CURRENT_BINARY_DIR}/${target}.cpp")
    target_link_libraries(${target} PRIVATE ${libraries})
endfunction()

# All of a kit but its schema, compiled once for all kits of a build, as the compiled form is: mizzle::kit, and for each
# database mizzle::kit_sqlite, mizzle::kit_postgres, mizzle::kit_mysql. Nothing is built of what no kit links, and without
# what a debugger reads, which nobody needs of it and costs an eighth of the time.
function(mizzle_add_kit_library target)
    if(TARGET ${target})
        return()
    endif()
    list(TRANSFORM ARGN PREPEND "${CMAKE_CURRENT_FUNCTION_LIST_DIR}/compiled/kit/" OUTPUT_VARIABLE sources)
    list(TRANSFORM sources APPEND ".cpp")
    add_library(${target} STATIC EXCLUDE_FROM_ALL ${sources})
    target_compile_definitions(${target} PRIVATE MIZZLE_COMPILED_KIT)
    target_compile_options(${target} PRIVATE $<$<CXX_COMPILER_ID:GNU,Clang,AppleClang>:-g0>)
    target_link_libraries(${target} PUBLIC mizzle::mizzle nlohmann_json::nlohmann_json fmt::fmt)
    if(target STREQUAL "mizzle_kit")
        target_link_libraries(${target} PRIVATE CLI11::CLI11)
    else()
        target_link_libraries(${target} PUBLIC mizzle::${ARGN} mizzle_kit)
    endif()
    string(REPLACE "mizzle_" "mizzle::" name ${target})
    add_library(${name} ALIAS ${target})
endfunction()
