// Files of the source folder that are part of the library.
#pragma once

#include <span>
#include <string_view>

namespace inact::embedded {

struct File {
  std::string_view path;  ///< from the source folder: "schemas/001_store.sql"; generated files by name: "de.mo"
  std::string_view bytes;
};

/// All of them, in the order of their paths within a folder.
std::span<const File> files();
/// The bytes of one; empty when there is none of that path.
std::string_view file(std::string_view path);

}  // namespace inact::embedded
