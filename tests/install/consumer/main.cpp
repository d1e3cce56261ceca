#include <inact/base/date.h>

int main() {
  const auto day = inact::parse_iso_date("2026-11-22");
  return day && inact::iso(*day) == "2026-11-22" ? 0 : 1;
}
