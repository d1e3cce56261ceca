// Drives the target without a fuzzer: every run changes one file of the corpus, by its number alone.
//
//   inact_fuzz RUNS FILE…        from the first run on
//   inact_fuzz RUN..RUN FILE…    those runs, as the message of a failure names one
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);
extern "C" void __sanitizer_set_death_callback(void (*callback)()) __attribute__((weak));

namespace {

unsigned long run = 0;

void tell_run() { std::fprintf(stderr, "failed in run %lu\n", run); }

using Chance = std::mt19937;

std::size_t below(Chance& chance, std::size_t end) { return end == 0 ? 0 : chance() % end; }

/// What parsers stumble over.
const std::vector<std::string> kPieces = {"\"",
                                          "\"\"",
                                          ";",
                                          ",",
                                          "\t",
                                          "\r",
                                          "\n",
                                          "\r\n",
                                          "\xEF\xBB\xBF",
                                          std::string(1, '\0'),
                                          "\xFF",
                                          "\xC3",
                                          "\xE2\x80\xAE",
                                          "=",
                                          "'",
                                          "sep=;\n",
                                          "9/12/26",
                                          "31.02.2026",
                                          "2h 70m",
                                          "(",
                                          ")",
                                          "[",
                                          "]",
                                          "999999999999",
                                          "@",
                                          "←",
                                          " (2/2)",
                                          "\xED\xA0\x80"};

void change(std::string& text, const std::vector<std::string>& corpus, Chance& chance) {
  const std::size_t at = below(chance, text.size() + 1);
  const std::size_t length = below(chance, std::min<std::size_t>(text.size() - at, 64) + 1);
  switch (chance() % 6) {
    case 0: text.insert(at, kPieces[below(chance, kPieces.size())]); break;
    case 1: text.erase(at, length); break;
    case 2: text.insert(at, text.substr(at, length)); break;
    case 3:
      if (at < text.size()) text[at] = static_cast<char>(chance());
      break;
    case 4: text.resize(at); break;
    default: {
      const std::string& other = corpus[below(chance, corpus.size())];
      text.insert(at, other.substr(below(chance, other.size()), below(chance, 200)));
    }
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) return 2;
  char* rest = nullptr;
  unsigned long first = 0, end = std::strtoul(argv[1], &rest, 10);
  if (*rest == '.') {
    first = end;
    end = std::strtoul(rest + 2, nullptr, 10) + 1;
  }
  std::vector<std::string> corpus;
  for (int i = 2; i < argc; ++i) {
    std::ifstream file(argv[i], std::ios::binary);
    corpus.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
  }
  if (__sanitizer_set_death_callback) __sanitizer_set_death_callback(tell_run);
  std::set_terminate([] {
    tell_run();
    std::abort();
  });
  for (run = first; run < end; ++run) {
    Chance chance(static_cast<unsigned>(run));
    std::string text = corpus[below(chance, corpus.size())];
    for (auto times = 1 + chance() % 8; times > 0; --times) change(text, corpus, chance);
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(text.data()), text.size());
  }
  std::printf("%lu runs\n", end - first);
  return 0;
}
