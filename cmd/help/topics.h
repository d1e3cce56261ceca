// Help that belongs to no single command.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "inact/base/message.h"

namespace inact {

struct Topic {
  std::string name;
  Message text;
};

const std::vector<Topic>& topics();
const Topic* find_topic(std::string_view name);
/// "commands, profiles, exit-codes, environment, …": the first two are made when they are asked for
std::string topic_names();

}  // namespace inact
