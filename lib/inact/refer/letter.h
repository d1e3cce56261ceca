// What goes to the counselling centre: a letter, an e-mail or talking points. One value, rendered at the end.
#pragma once

#include <string>
#include <vector>

#include "inact/base/date.h"
#include "inact/base/message.h"
#include "inact/table/document.h"
#include "inact/table/render.h"
#include "inact/text/words.h"

namespace inact {

struct Letter {
  std::string id;                      ///< of the record it is about
  std::string channel;                 ///< letter, email or phone
  std::string sender;                  ///< the association and project
  std::vector<std::string> recipient;  ///< institution, contact person, address: a line each
  Date date{};
  Message subject, salutation, opening;
  std::vector<Field> facts;      ///< what is said of the person: a title and a value each
  std::vector<Message> closing;  ///< a paragraph each
  std::string signature;
  std::vector<Coded> categories;  ///< of data, that are in it
};

/// Text, HTML and PDF as it is sent; other formats hold its parts (inact.letter/1).
std::string render(const Letter& letter, Format format, const Words& words, Layout layout = {});

}  // namespace inact
