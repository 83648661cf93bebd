# A port for --overlay-ports=<checkout>/packaging/vcpkg: it installs the checkout that it stands in.
get_filename_component(SOURCE_PATH "${CMAKE_CURRENT_LIST_DIR}/../../.." ABSOLUTE)
set(VCPKG_BUILD_TYPE release) # headers, of which one build is enough

vcpkg_check_features(OUT_FEATURE_OPTIONS FEATURE_OPTIONS
    FEATURES
        sqlite   MIZZLE_SQLITE
        postgres MIZZLE_POSTGRES
        mysql    MIZZLE_MYSQL
        json     MIZZLE_JSON
        fmt      MIZZLE_FMT
        kit      MIZZLE_KIT
)
vcpkg_cmake_configure(
    SOURCE_PATH "${SOURCE_PATH}"
    OPTIONS
        ${FEATURE_OPTIONS}
        -DMIZZLE_ALLOW_DOWNLOADS=OFF
        -DMIZZLE_BUILD_TESTS=OFF
        -DMIZZLE_BUILD_EXAMPLES=OFF
        -DMIZZLE_INSTALL=ON
)
vcpkg_cmake_install()
vcpkg_cmake_config_fixup(CONFIG_PATH share/cmake/mizzle)
vcpkg_fixup_pkgconfig()
vcpkg_install_copyright(FILE_LIST "${SOURCE_PATH}/LICENSE")
