# Writes PLACE/NAME.hpp and PLACE/NAME.cpp with the migrations of FOLDER, as NAMESPACE::migrations.
cmake_minimum_required(VERSION 3.25)

# A file's text with plain line ends as a literal of C++'s, each byte by its number: nothing in it can end it early.
function(read_literal file out)
    set(bytes "")
    if(EXISTS "${file}")
        file(READ "${file}" bytes HEX)
    endif()
    string(REGEX REPLACE "(..)" "\\\\x\\1" bytes "${bytes}")
    string(REPLACE "\\x0d\\x0a" "\\x0a" bytes "${bytes}")
    if(bytes MATCHES "\\\\x00")
        message(FATAL_ERROR "${file} holds a NUL character, where a database would take it to end.")
    endif()
    set(${out} "\"${bytes}\"sv" PARENT_SCOPE)
endfunction()

# SHA-256 of the same, as read_migrations() makes it. CMake ends lines plainly where it reads text.
function(read_checksum file out)
    file(READ "${file}" text)
    string(SHA256 sum "${text}")
    set(${out} "\"${sum}\"sv" PARENT_SCOPE)
endfunction()

set(arrays "")
set(folders "")
set(count 0)
file(GLOB databases LIST_DIRECTORIES true RELATIVE "${FOLDER}" "${FOLDER}/*")
foreach(database IN LISTS databases)
    file(GLOB names LIST_DIRECTORIES true RELATIVE "${FOLDER}/${database}" "${FOLDER}/${database}/*")
    set(entries "")
    set(previous "")
    foreach(name IN LISTS names)
        set(place "${FOLDER}/${database}/${name}")
        if(NOT IS_DIRECTORY "${place}")
            continue()
        endif()
        if(NOT name MATCHES "^[0-9][0-9][0-9][0-9]_[^\"\\\\]+$")
            message(FATAL_ERROR "${place} is not called as a migration is, by four digits and a name: 0001_first.")
        endif()
        string(SUBSTRING "${name}" 0 4 number)
        if(number STREQUAL previous)
            message(FATAL_ERROR "${place} has the number of another one, as when two branches each added one; give the "
                "one that was not applied anywhere the next number.")
        endif()
        set(previous "${number}")
        if(NOT EXISTS "${place}/up.sql")
            message(FATAL_ERROR "${place} has no up.sql.")
        endif()
        read_literal("${place}/up.sql" up)
        read_literal("${place}/down.sql" down)
        read_checksum("${place}/up.sql" checksum)
        string(APPEND entries "    {\"${name}\"sv, ${up}, ${down}, ${checksum}},\n")
    endforeach()
    if(NOT entries STREQUAL "")
        math(EXPR count "${count} + 1")
        string(APPEND arrays "constexpr mizzle::embedded_migration folder_${count}[] = {\n${entries}};\n")
        string(APPEND folders "    {\"${database}\"sv, folder_${count}},\n")
    endif()
endforeach()

set(all "const mizzle::embedded_migrations ${NAMESPACE}::migrations{};\n")
if(NOT folders STREQUAL "")
    set(all "constexpr mizzle::embedded_folder folders[] = {\n${folders}};\n\n} // namespace\n
constinit const mizzle::embedded_migrations ${NAMESPACE}::migrations{folders};\n")
    set(all "namespace {\n\nusing namespace std::string_view_literals;\n\n${arrays}${all}")
endif()
file(WRITE "${PLACE}/${NAME}.hpp" "// The migrations of a folder, by mizzle_embed_migrations().
#pragma once
#include <mizzle/migrate/set.hpp>

namespace ${NAMESPACE} {

extern const mizzle::embedded_migrations migrations;

}  // namespace ${NAMESPACE}
")
file(WRITE "${PLACE}/${NAME}.cpp" "#include \"${NAME}.hpp\"\n\n#include <string_view>\n\n${all}")
