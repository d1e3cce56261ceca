// Parts of the library that are files of their own, because what they need takes long to load and is seldom used.
#pragma once

namespace inact {

/// The function `function` of the module libinact-MODULE.so (lib/modules/MODULE), which lies beside the library and is
/// opened when somebody first asks for it. `packages` are the Debian packages it needs: where it cannot be opened,
/// Unavailable says why and names them.
void* module_function(const char* module, const char* function, const char* packages);

}  // namespace inact
