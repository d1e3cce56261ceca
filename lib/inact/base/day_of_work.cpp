#include "inact/base/day_of_work.h"

#include "inact/base/error.h"

namespace inact {

void require_day_of_work(Date day) {
  if (day >= kFirstDayOfWork) return;
  throw refused("{day} is too long ago: the earliest day that can be recorded is {first}.",
                {{"day", day}, {"first", kFirstDayOfWork}});
}

}  // namespace inact
