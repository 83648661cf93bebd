# mizzle_add_kit(<target> HEADER <file> SCHEMA <name with its namespaces> DATABASES <sqlite|postgres|mysql>...): a
# command-line program with the life of that schema: generate, migrate, status, push, pull, drift, ...
if(COMMAND mizzle_require)  # an installed Mizzle has found them
    mizzle_require(cli11)
    mizzle_require(nlohmann_json)
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
    mizzle_add_kit_commands(commands ${arg_DATABASES})
    cmake_path(ABSOLUTE_PATH arg_HEADER NORMALIZE OUTPUT_VARIABLE header)
    file(CONFIGURE OUTPUT "${CMAKE_CURRENT_BINARY_DIR}/${target}.cpp" CONTENT [[
#include "@header@"
#include <mizzle/kit/declared.hpp>

int @commands@(int count, char** arguments, mizzle::kit::declared_schema declared);

int main(int count, char** arguments) {
    return @commands@(count, arguments, [](std::string_view database) {
        return mizzle::kit::describe_declared(@arg_SCHEMA@, database);
    });
}
]] @ONLY)
    add_executable(${target} "${CMAKE_CURRENT_BINARY_DIR}/${target}.cpp")
    target_link_libraries(${target} PRIVATE ${commands} mizzle::mizzle)
endfunction()

# All of a kit but its schema, which most of the time of compiling goes to: one library for all kits of the same
# databases, which stays as it is when the schema, or a definition that it depends on, changes.
function(mizzle_add_kit_commands out)
    list(JOIN ARGN "_" name)
    set(name "mizzle_kit_${name}")
    set(${out} ${name} PARENT_SCOPE)
    if(TARGET ${name})
        return()
    endif()
    list(TRANSFORM ARGN REPLACE "(.+)" "#include <mizzle/\\1.hpp>" OUTPUT_VARIABLE includes)
    list(JOIN includes "\n" includes)
    list(TRANSFORM ARGN PREPEND "mizzle::" OUTPUT_VARIABLE drivers)
    list(JOIN drivers ", " types)
    file(CONFIGURE OUTPUT "${CMAKE_CURRENT_BINARY_DIR}/${name}.cpp" CONTENT [[
@includes@
#include <mizzle/kit/run.hpp>

int @name@(int count, char** arguments, mizzle::kit::declared_schema declared);

int @name@(int count, char** arguments, mizzle::kit::declared_schema declared) {
    return mizzle::kit::run<@types@>(count, arguments, declared);
}
]] @ONLY)
    add_library(${name} STATIC EXCLUDE_FROM_ALL "${CMAKE_CURRENT_BINARY_DIR}/${name}.cpp")
    target_link_libraries(${name} PUBLIC mizzle::mizzle ${drivers} nlohmann_json::nlohmann_json fmt::fmt
        PRIVATE CLI11::CLI11)
endfunction()
