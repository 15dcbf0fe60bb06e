// Work that several threads share.
#pragma once

#include <algorithm>
#include <cstddef>
#include <system_error>
#include <thread>
#include <vector>

namespace tenon::support {

// Calls `work` on this thread and on others, `wanted` in all (0: one a core) but at most `most`, and
// returns when all have returned. Where the system starts no more threads there are fewer, so `work`
// must do everything that is left to do when it is called once.
template <class Work>
void run_on_threads(size_t wanted, size_t most, const Work& work) {
  if (wanted == 0) wanted = std::thread::hardware_concurrency();
  wanted = std::min(wanted, most);
  std::vector<std::thread> threads;
  threads.reserve(wanted);
  try {
    while (threads.size() + 1 < wanted) threads.emplace_back(work);
  } catch (const std::system_error&) {
    // Those that run will do.
  }
  work();
  for (std::thread& thread : threads) thread.join();
}

}  // namespace tenon::support
