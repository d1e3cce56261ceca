// The terminal, or what stands in its place: colour, width, questions.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace inact {

/// Lines and tabs stay; all else that a terminal would obey is shown as \x1b.
std::string shown_text(std::string_view text);

/// Who read our standard output has left: `inact … | head`.
struct ReaderGone {};

class Terminal {
 public:
  /// `color`: auto, always or never; NO_COLOR and TERM=dumb switch auto off.
  explicit Terminal(std::string_view color);

  /// Columns of standard output; 0 when it is no terminal: nothing is cut then.
  int width() const { return width_; }
  bool color() const { return color_; }
  /// Standard input and standard error are terminals.
  bool can_ask() const { return can_ask_; }

  /// Writes bytes to standard output and checks that they arrived; long text on a terminal goes through the pager.
  /// Throws Machine when standard output is closed or full, and ReaderGone when nobody reads it any more.
  void write(std::string_view bytes, bool may_page);
  /// One line to standard error.
  void say(std::string_view line);
  /// Asks on standard error and gives the line typed, without its end; nothing at the end of input.
  std::optional<std::string> ask(std::string_view question);
  /// Forgets what was typed ahead: a confirmation answers what it asks, not what came before.
  void discard_typed();
  /// One key other than Enter, without waiting for a line; nothing at the end of input.
  std::optional<char> key(std::string_view question);

 private:
  int width_ = 0;
  int height_ = 0;
  bool color_ = false;
  bool can_ask_ = false;
};

}  // namespace inact
