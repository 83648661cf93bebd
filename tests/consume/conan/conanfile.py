"""The program of tests/consume against the package that was just made; with the option postgres, server.cpp as well."""
from pathlib import Path

from conan import ConanFile
from conan.tools.build import can_run
from conan.tools.cmake import CMake, CMakeToolchain, cmake_layout


class ConsumingProgram(ConanFile):
    settings = "os", "arch", "compiler", "build_type"
    generators = "CMakeDeps", "VirtualRunEnv"

    def layout(self):
        cmake_layout(self)

    def requirements(self):
        self.requires(self.tested_reference_str)

    def components(self):
        options = self.dependencies["mizzle"].options
        return [name for name in ("sqlite", "postgres", "mysql", "json", "fmt") if options.get_safe(name)]

    def generate(self):
        toolchain = CMakeToolchain(self)
        toolchain.user_presets_path = False  # nothing is written beside the sources
        toolchain.cache_variables["COMPONENTS"] = ";".join(self.components())
        toolchain.generate()

    def build(self):
        cmake = CMake(self)
        cmake.configure()
        cmake.build()

    def test(self):
        if can_run(self):
            for name in ["core", *self.components()]:
                self.run(str(Path(self.build_folder, self.cpp.build.bindir, f"program_{name}")), env="conanrun")
