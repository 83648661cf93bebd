# nix build gives the headers, CMake's package and pkg-config's; nix develop a shell with what scripts/test needs.
{
  description = "A type-safe SQL query builder for C++20";

  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-25.05";

  outputs = { self, nixpkgs }:
    let
      forEachSystem = make: nixpkgs.lib.genAttrs [ "x86_64-linux" "aarch64-linux" ]
        (system: make nixpkgs.legacyPackages.${system});
      found = builtins.match ".*library_version = \"([0-9.]+)\".*" (builtins.readFile ./include/mizzle/version.hpp);
    in {
      packages = forEachSystem (pkgs: {
        default = pkgs.stdenv.mkDerivation {
          pname = "mizzle";
          version = builtins.head found;
          src = self;
          nativeBuildInputs = with pkgs; [ cmake ninja pkg-config ];
          # Whoever includes a driver needs its client library as well.
          propagatedBuildInputs = with pkgs; [ fmt sqlite libpqxx libpq libmysqlclient nlohmann_json cli11 ];
          cmakeFlags = [
            "-DMIZZLE_ALLOW_DOWNLOADS=OFF"
            "-DMIZZLE_BUILD_TESTS=OFF"
            "-DMIZZLE_BUILD_EXAMPLES=OFF"
            "-DMIZZLE_MYSQL=ON"
          ];
          meta = {
            description = "A type-safe SQL query builder for C++20";
            license = pkgs.lib.licenses.mit;
          };
        };
      });

      devShells = forEachSystem (pkgs: {
        default = pkgs.mkShell {
          inputsFrom = [ self.packages.${pkgs.system}.default ];
          packages = with pkgs; [ ccache catch2_3 python3 postgresql pgbouncer mariadb sqlite httplib asio clang-tools ];
        };
      });
    };
}
