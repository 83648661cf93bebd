"""A package that stands for a library of the system: conan export system.py --name fmt --version 9.1.0."""
from conan import ConanFile

LIBRARIES = {"fmt": ["fmt"], "sqlite3": ["sqlite3"], "libpqxx": ["pqxx", "pq"], "mariadb-connector-c": ["mariadb"],
             "nlohmann_json": []}


class SystemLibrary(ConanFile):
    settings = "os", "arch", "compiler", "build_type"
    package_type = "shared-library"

    def package_info(self):
        self.cpp_info.includedirs = self.cpp_info.libdirs = self.cpp_info.bindirs = []
        if self.name == "mariadb-connector-c":
            self.cpp_info.includedirs = ["/usr/include/mariadb"]
        self.cpp_info.system_libs = LIBRARIES[self.name]
