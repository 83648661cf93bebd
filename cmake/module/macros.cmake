# The header of macros beside the module: cmake -DCOMPILER=... -DMODULE=mizzle.cppm -DFOLDERS=... -DDEFINITIONS=...
# -DHEADER=... -P macros.cmake. The compiler is asked which macros there are once the module's headers are read.
cmake_minimum_required(VERSION 3.25)
file(READ "${MODULE}" text)
string(REGEX REPLACE "export module.*" "" text "${text}")
string(REPLACE "module;" "" text "${text}")
file(WRITE "${HEADER}.cpp" "${text}")
list(FILTER FOLDERS EXCLUDE REGEX "^$")
list(TRANSFORM FOLDERS PREPEND -I)
list(TRANSFORM DEFINITIONS PREPEND -D)
execute_process(COMMAND "${COMPILER}" -std=c++20 ${FOLDERS} ${DEFINITIONS} -E -dM "${HEADER}.cpp"
    OUTPUT_VARIABLE macros COMMAND_ERROR_IS_FATAL ANY)
# As one text, and no list, since macros have semicolons in them.
string(REGEX REPLACE "#define ([^M\n]|M[^I\n]|MI[^Z\n])[^\n]*\n" "" macros "${macros}")
string(PREPEND macros "// What modules cannot bring: the macros by which programs declare. Written by the build.\n#pragma once\n")
file(WRITE "${HEADER}" "${macros}")
