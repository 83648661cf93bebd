# mizzle_embed_migrations(<library> NAMESPACE <namespace> FOLDER <folder>): a library with the migrations of a folder
# inside, as <folder>/<database>/0001_first/up.sql and down.sql. Its header, <library>.hpp, declares
# <namespace>::migrations, for mizzle::migrate(db, ...) of mizzle/migrate.hpp.
function(mizzle_embed_migrations library)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "NAMESPACE;FOLDER" "")
    foreach(argument NAMESPACE FOLDER)
        if(NOT arg_${argument})
            message(FATAL_ERROR "mizzle_embed_migrations(${library} ...) needs ${argument}.")
        endif()
    endforeach()
    if(arg_UNPARSED_ARGUMENTS)
        message(FATAL_ERROR "mizzle_embed_migrations(${library} ...) does not know ${arg_UNPARSED_ARGUMENTS}.")
    endif()
    cmake_path(ABSOLUTE_PATH arg_FOLDER NORMALIZE OUTPUT_VARIABLE folder)
    if(NOT IS_DIRECTORY "${folder}")
        message(FATAL_ERROR "mizzle_embed_migrations(${library} ...): there is no folder ${folder}.")
    endif()

    # Written again when a file changes, comes or goes.
    file(GLOB files CONFIGURE_DEPENDS "${folder}/*/*/up.sql" "${folder}/*/*/down.sql")
    set(place "${CMAKE_CURRENT_BINARY_DIR}/${library}")
    set(script "${CMAKE_CURRENT_FUNCTION_LIST_DIR}/embed_migrations.cmake")
    string(SHA256 list "${files}")  # a file that is gone is newer than nothing
    add_custom_command(
        OUTPUT "${place}/${library}.hpp" "${place}/${library}.cpp"
        COMMAND "${CMAKE_COMMAND}" "-DFOLDER=${folder}" "-DNAMESPACE=${arg_NAMESPACE}" "-DNAME=${library}"
            "-DPLACE=${place}" "-DLIST=${list}" -P "${script}"
        DEPENDS ${files} "${script}"
        COMMENT "Embedding the migrations of ${folder}"
        VERBATIM)
    add_library(${library} STATIC "${place}/${library}.cpp" "${place}/${library}.hpp")
    target_include_directories(${library} PUBLIC "${place}")
    target_link_libraries(${library} PUBLIC mizzle::mizzle)
endfunction()
