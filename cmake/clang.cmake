# The oldest Clang that Mizzle supports is the one to test with; another stands in for it when it is missing.
if(NOT CMAKE_CXX_COMPILER)
    find_program(CMAKE_CXX_COMPILER NAMES clang++-16 clang++-17 clang++-18 clang++-19 clang++-20 clang++)
    if(NOT CMAKE_CXX_COMPILER)
        message(FATAL_ERROR "No Clang was found. Install it (on Debian and Ubuntu: apt-get install clang-16).")
    elseif(NOT CMAKE_CXX_COMPILER MATCHES "clang\\+\\+-16$")
        message(NOTICE "clang++-16 was not found; ${CMAKE_CXX_COMPILER} is used in its place.")
    endif()
endif()
