# mizzle_add_kit(<target> HEADER <file> SCHEMA <name with its namespaces> DATABASES <sqlite|postgres>...): a
# command-line program with the life of that schema: generate, migrate, status, push, pull, drift, ...
mizzle_require(cli11)
mizzle_require(nlohmann_json)

function(mizzle_add_kit target)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "HEADER;SCHEMA" "DATABASES")
    foreach(argument HEADER SCHEMA DATABASES)
        if(NOT arg_${argument})
            message(FATAL_ERROR "mizzle_add_kit(${target} ...) needs ${argument}.")
        endif()
    endforeach()
    set(includes)
    set(types)
    foreach(database IN LISTS arg_DATABASES)
        if(NOT TARGET mizzle::${database})
            string(TOUPPER "MIZZLE_${database}" option)
            message(FATAL_ERROR "mizzle_add_kit(${target} ...) names ${database}; set ${option} to ON before Mizzle is "
                "added.")
        endif()
        string(APPEND includes "#include <mizzle/${database}.hpp>\n")
        list(APPEND types "mizzle::${database}")
    endforeach()
    list(JOIN types ", " types)
    cmake_path(ABSOLUTE_PATH arg_HEADER NORMALIZE OUTPUT_VARIABLE header)
    file(CONFIGURE OUTPUT "${CMAKE_CURRENT_BINARY_DIR}/${target}.cpp" CONTENT [[
#include "@header@"
@includes@#include <mizzle/kit/run.hpp>

int main(int count, char** arguments) {
    return mizzle::kit::run<@types@>(count, arguments, @arg_SCHEMA@);
}
]] @ONLY)
    add_executable(${target} "${CMAKE_CURRENT_BINARY_DIR}/${target}.cpp")
    list(TRANSFORM arg_DATABASES PREPEND "mizzle::" OUTPUT_VARIABLE drivers)
    target_link_libraries(${target} PRIVATE mizzle::mizzle ${drivers} CLI11::CLI11 nlohmann_json::nlohmann_json)
endfunction()
