"""Mizzle as a Conan package: headers, and the CMake targets mizzle::mizzle, mizzle::sqlite, mizzle::postgres,
mizzle::mysql, mizzle::json and mizzle::fmt, of which the last five are there as the options of their names say."""
import re
from pathlib import Path

from conan import ConanFile
from conan.errors import ConanInvalidConfiguration
from conan.tools.build import check_min_cppstd
from conan.tools.files import copy, load
from conan.tools.layout import basic_layout
from conan.tools.scm import Version

required_conan_version = ">=2.1"

# A component beside the core: the package that it stands on, and the versions of that which are known to serve.
COMPONENTS = {
    "sqlite": ("sqlite3", "[>=3.40 <4]"),
    "postgres": ("libpqxx", "[>=6.4 <9]"),
    "mysql": ("mariadb-connector-c", "[>=3.1 <4]"),
    "json": ("nlohmann_json", "[>=3.10 <4]"),
    "fmt": ("fmt", "[>=9 <12]"),
}
OLDEST_COMPILERS = {"gcc": "12", "clang": "16"}


class MizzleRecipe(ConanFile):
    name = "mizzle"
    description = "A type-safe SQL query builder for C++20"
    license = "MIT"
    topics = ("sql", "orm", "query-builder", "sqlite", "postgresql", "header-only")
    package_type = "header-library"
    implements = ["auto_header_only"]
    settings = "os", "arch", "compiler", "build_type"
    options = {name: [True, False] for name in COMPONENTS}
    default_options = {"sqlite": True, "postgres": False, "mysql": False, "json": False, "fmt": False}
    exports_sources = "include/*", "LICENSE"
    no_copy_source = True
    test_package_folder = "tests/consume/conan"

    def set_version(self):
        header = load(self, Path(self.recipe_folder) / "include" / "mizzle" / "version.hpp")
        self.version = self.version or re.search(r'library_version = "([0-9.]+)"', header).group(1)

    def layout(self):
        basic_layout(self, src_folder=".")

    def components(self):
        return [name for name in COMPONENTS if self.options.get_safe(name)]

    def requirements(self):
        for name in self.components():
            package, versions = COMPONENTS[name]
            self.requires(f"{package}/{versions}", transitive_headers=True, transitive_libs=True)

    def validate(self):
        check_min_cppstd(self, 20)
        compiler, version = self.settings.get_safe("compiler"), self.settings.get_safe("compiler.version")
        oldest = OLDEST_COMPILERS.get(compiler)
        if oldest and Version(version) < oldest:
            raise ConanInvalidConfiguration(f"Mizzle needs {compiler} {oldest} or newer; this is {version}")

    def package(self):
        copy(self, "LICENSE", self.source_folder, str(Path(self.package_folder) / "licenses"))
        for pattern in "*.hpp", "*.ipp":
            copy(self, pattern, str(Path(self.source_folder) / "include"), str(Path(self.package_folder) / "include"))

    def package_info(self):
        self.cpp_info.set_property("cmake_file_name", "mizzle")
        # mizzle::mizzle is the core alone, as in Mizzle's own CMake package, so all of it needs another name.
        self.cpp_info.set_property("cmake_target_name", "mizzle::everything")
        self.describe_component("mizzle", [])
        for name in self.components():
            package = COMPONENTS[name][0]
            self.describe_component(name, ["mizzle", f"{package}::{package}"])

    def describe_component(self, name, requires):
        component = self.cpp_info.components[name]
        component.set_property("cmake_target_name", f"mizzle::{name}")
        component.requires = requires
        component.bindirs = component.libdirs = []
