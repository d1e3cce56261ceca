#include "inact/base/module.h"

#include <dlfcn.h>

#include <filesystem>
#include <string>

#include "inact/base/error.h"

namespace inact {

void* module_function(const char* module, const char* function, const char* packages) {
  Dl_info library{};
  dladdr(reinterpret_cast<void*>(&module_function), &library);
  const std::string name =
      std::filesystem::path(library.dli_fname).replace_filename(std::string("libinact-").append(module));
  // Opened twice it is the same; never closed.
  void* opened = dlopen(std::string(name).append(".so").c_str(), RTLD_NOW | RTLD_LOCAL);
  void* found = opened ? dlsym(opened, function) : nullptr;
  if (!found) {
    const char* reason = dlerror();
    throw unavailable("a part of inact cannot be opened: {reason}", {{"reason", reason ? reason : name}})
        .remedy(tr("Install what it needs, `sudo apt install {packages}`, or build inact again, `sh build.sh`.",
                   {{"packages", packages}}));
  }
  return found;
}

}  // namespace inact
