#include "cmd/terminal.h"

#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <system_error>

#include "cmd/files.h"
#include "inact/base/error.h"
#include "inact/text/fold.h"

namespace inact {
namespace {

std::string_view variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string_view() : std::string_view(value);
}

int number_or_zero(std::string_view text) {
  int value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

/// Shows text by the pager. False when there is none.
bool page(std::string_view text) {
  const std::string_view wanted = variable("PAGER");
  const std::string command = wanted.empty() ? "less -FRX 2>/dev/null" : std::string(wanted);
  if (wanted.empty() && std::system("command -v less >/dev/null 2>&1") != 0) return false;
  FILE* pager = popen(command.c_str(), "w");
  if (pager == nullptr) return false;
  std::fwrite(text.data(), 1, text.size(), pager);  // leaving the pager early is no fault
  pclose(pager);
  return true;
}

}  // namespace

std::string shown_text(std::string_view text) {
  std::string all;
  for (;;) {
    const auto end = text.find_first_of("\n\t");
    all += shown(text.substr(0, end));
    if (end == std::string_view::npos) return all;
    all += text[end];
    text.remove_prefix(end + 1);
  }
}

Terminal::Terminal(std::string_view color) {
  can_ask_ = isatty(STDIN_FILENO) == 1 && isatty(STDERR_FILENO) == 1;
  const bool out = isatty(STDOUT_FILENO) == 1;
  if (out) {
    winsize size{};
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0) {
      width_ = size.ws_col;
      height_ = size.ws_row;
    }
    if (const int columns = number_or_zero(variable("COLUMNS")); columns > 0) width_ = columns;
    if (width_ <= 0) width_ = 80;
  }
  color_ = color == "always" || (color == "auto" && out && variable("NO_COLOR").empty() && variable("TERM") != "dumb");
}

void Terminal::write(std::string_view bytes, bool may_page) {
  if (may_page && can_ask_ && width_ > 0 && height_ > 0 && std::ranges::count(bytes, '\n') >= height_ && page(bytes))
    return;
  try {
    write_all(STDOUT_FILENO, bytes);
  } catch (const std::system_error& failure) {
    if (failure.code() == std::errc::broken_pipe) throw ReaderGone{};
    throw machine_failed("Standard output cannot be written: {reason}.",
                         {{"reason", reason_of(failure.code().value())}});
  }
}

void Terminal::say(std::string_view line) {
  std::fprintf(stderr, "%.*s\n", static_cast<int>(line.size()), line.data());
}

std::optional<std::string> Terminal::ask(std::string_view question) {
  std::fprintf(stderr, "%.*s ", static_cast<int>(question.size()), question.data());
  std::string line;
  for (;;) {
    const int c = std::fgetc(stdin);
    if (c == EOF) {
      if (line.empty()) return std::nullopt;
      break;
    }
    if (c == '\n') break;
    line.push_back(static_cast<char>(c));
  }
  return line;
}

void Terminal::discard_typed() { tcflush(STDIN_FILENO, TCIFLUSH); }

std::optional<char> Terminal::key(std::string_view question) {
  std::fprintf(stderr, "%.*s ", static_cast<int>(question.size()), question.data());
  termios before{};
  if (tcgetattr(STDIN_FILENO, &before) != 0) return std::nullopt;
  termios raw = before;
  raw.c_lflag &= ~static_cast<tcflag_t>(ICANON | ECHO);
  tcsetattr(STDIN_FILENO, TCSANOW, &raw);
  char c = 0;
  ssize_t got = 0;
  do got = read(STDIN_FILENO, &c, 1);
  while (got == 1 && c == '\n');
  tcsetattr(STDIN_FILENO, TCSANOW, &before);
  if (got != 1 || c == 4) return std::nullopt;
  std::fprintf(stderr, "%c\n", c);
  return c;
}

}  // namespace inact
