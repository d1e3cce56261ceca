#include "cmd/editor.h"

#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <system_error>

#include "cmd/files.h"
#include "inact/base/error.h"

namespace inact {
namespace {

/// As much as TOML is read of.
constexpr std::size_t kMostBytes = 1 << 20;

std::string variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string() : value;
}

std::string editor() {
  for (const char* name : {"VISUAL", "EDITOR"})
    if (std::string command = variable(name); !command.empty()) return command;
  return "vi";
}

std::filesystem::path private_folder() {
  std::string place = "/tmp";
  for (const char* name : {"TMPDIR", "XDG_RUNTIME_DIR"})
    if (const std::string folder = variable(name); std::filesystem::is_directory(folder)) place = folder;
  std::string folder = place + "/inact-XXXXXX";
  if (mkdtemp(folder.data()) == nullptr) throw std::system_error(errno, std::generic_category(), place);
  return folder;
}

/// ^C is for the editor while it runs.
class IgnoreInterrupts {
 public:
  IgnoreInterrupts() : interrupt_(std::signal(SIGINT, SIG_IGN)), quit_(std::signal(SIGQUIT, SIG_IGN)) {}
  ~IgnoreInterrupts() {
    std::signal(SIGINT, interrupt_);
    std::signal(SIGQUIT, quit_);
  }
  IgnoreInterrupts(const IgnoreInterrupts&) = delete;
  IgnoreInterrupts& operator=(const IgnoreInterrupts&) = delete;

 private:
  void (*interrupt_)(int);
  void (*quit_)(int);
};

}  // namespace

PrivateText::PrivateText(std::string_view name, std::string_view text) : path_(private_folder() / name) {
  write_file(path_, text);
}

std::string PrivateText::edit() const {
  // The command may have words of its own ("code --wait"): the shell takes it apart, as it does for git and others.
  const std::string command = editor();
  const std::string line = command + " \"$1\"";
  const IgnoreInterrupts ignore;
  const pid_t child = fork();
  if (child < 0) throw std::system_error(errno, std::generic_category(), command);
  if (child == 0) {
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGQUIT, SIG_DFL);
    execl("/bin/sh", "sh", "-c", line.c_str(), "sh", path_.c_str(), static_cast<char*>(nullptr));
    _exit(127);
  }
  int status = 0;
  while (waitpid(child, &status, 0) < 0)
    if (errno != EINTR) throw std::system_error(errno, std::generic_category(), command);
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
    throw refused("The editor “{command}” failed; nothing was stored. The text is in {path}.",
                  {{"command", command}, {"path", path_.string()}})
        .remedy(tr("Name an editor: export EDITOR=nano"));
  return read_file(path_, kMostBytes);
}

void PrivateText::drop() const {
  std::error_code ignored;
  std::filesystem::remove_all(path_.parent_path(), ignored);
}

}  // namespace inact
