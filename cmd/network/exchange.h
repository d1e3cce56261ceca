// The verbs of inact network that exchange the directory with others, and draw it.
#pragma once

#include "cmd/options.h"

namespace inact::network {

void export_directory(Verb& verb);
void import_directory(Verb& verb);
void draw_map(Verb& verb);

}  // namespace inact::network
