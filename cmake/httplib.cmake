# mizzle_find_httplib(): PkgConfig::httplib, where cpp-httplib is installed as Debian has it. The service example alone
# takes it, and is left out without it.
macro(mizzle_find_httplib)
    find_package(PkgConfig QUIET)
    if(PkgConfig_FOUND AND NOT TARGET PkgConfig::httplib)
        pkg_check_modules(httplib QUIET IMPORTED_TARGET GLOBAL cpp-httplib)
    endif()
endmacro()
