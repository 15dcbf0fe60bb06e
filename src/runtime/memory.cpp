#include "runtime/memory.h"

#include <sys/mman.h>

#include <algorithm>
#include <string>

#include "runtime/range_registry.h"

namespace tenon::runtime {
namespace {

constexpr uint64_t kHostPage = 64 << 10;
// Explicit mode: what a memory without a smaller maximum may grow to.
constexpr uint64_t kExplicitCap64 = uint64_t{64} << 30;
// Guard mode: every index, every offset that goes unchecked, and the widest access behind them.
constexpr uint64_t kLeastGuard = (uint64_t{4} << 30) + abi::kGuardedOffset + kHostPage;

RangeRegistry<char>& registry() {
  static auto* const instance = new RangeRegistry<char>;
  return *instance;
}

constexpr uint64_t round_up(uint64_t bytes) { return (bytes + kHostPage - 1) & ~(kHostPage - 1); }

// Bytes of `pages`, or all ones when they are too many to count.
uint64_t to_bytes(uint64_t pages, unsigned page_size_log2) {
  return pages > (~uint64_t{0} >> page_size_log2) ? ~uint64_t{0} : pages << page_size_log2;
}

// The most that a memory's address type can name, at most 2^63.
uint64_t address_space(const MemoryType& type) {
  return type.limits.is_64 ? uint64_t{1} << 63 : uint64_t{1} << 32;
}

void* reserve(uint64_t size) {
  return ::mmap(nullptr, size, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
}

bool has_room_for(uint64_t size) {
  void* const base = reserve(size);
  return base != MAP_FAILED && ::munmap(base, size) == 0;
}

}  // namespace

Result<std::unique_ptr<Memory>> Memory::make(const MemoryType& type,
                                             const abi::CompileOptions& options, Budget& bytes) {
  const uint64_t least = to_bytes(type.limits.min, type.page_size_log2);
  uint64_t most = address_space(type);
  if (type.limits.has_max) most = std::min(most, to_bytes(type.limits.max, type.page_size_log2));
  if (least > address_space(type)) {
    return Error{ErrorKind::limit, "memory is larger than its addresses reach"};
  }
  if (least > bytes.limit - bytes.used) {
    return Error{ErrorKind::limit, "a memory of " + std::to_string(least) +
                                       " bytes would take the memories beyond their limit of " +
                                       std::to_string(bytes.limit) +
                                       " bytes in all (-W max-memory-size)"};
  }
  uint64_t reserved = round_up(std::max(options.memory_reservation, kLeastGuard));
  uint64_t enough = reserved;
  if (!is_guarded(type, options)) {
    // Nor can a memory grow beyond what all of them may have together.
    reserved = std::min({most, std::max(least, kExplicitCap64), bytes.limit});
    reserved = round_up(std::max(reserved, kHostPage));
    enough = round_up(std::max(least, kHostPage));
  }
  void* base = reserve(reserved);
  if (base == MAP_FAILED && reserved > enough) {
    // Address space is short: growing will fail sooner. What else wants some has as much left.
    while (reserved > enough && !has_room_for(reserved)) reserved /= 2;
    reserved = std::max(round_up(reserved / 2), enough);
    base = reserve(reserved);
  }
  if (base == MAP_FAILED) {
    return Error{ErrorKind::limit, "cannot reserve " + std::to_string(reserved) +
                                       " bytes of address space for a memory" +
                                       (is_guarded(type, options)
                                            ? " (-O signals-based-traps=n wants less)"
                                            : "")};
  }
  std::unique_ptr<Memory> memory(new Memory(type, static_cast<uint8_t*>(base), reserved, bytes));
  if (!memory->resize(least)) {
    return Error{ErrorKind::limit, "cannot allocate " + std::to_string(least) +
                                       " bytes for a memory"};
  }
  return memory;
}

Memory::Memory(const MemoryType& type, uint8_t* base, uint64_t reserved, Budget& bytes)
    : def_{base, 0}, type_(type), reserved_(reserved), bytes_(&bytes) {
  const auto begin = reinterpret_cast<uintptr_t>(base);
  registry().add({begin, begin + reserved, 0});
}

Memory::~Memory() {
  registry().remove(reinterpret_cast<uintptr_t>(def_.base));
  bytes_->give_back(def_.length);
  ::munmap(def_.base, reserved_);
}

bool Memory::resize(uint64_t length) {
  const uint64_t added = length - def_.length;
  if (!bytes_->take(added)) return false;
  const uint64_t accessible = round_up(def_.length);
  const uint64_t wanted = round_up(length);
  if (wanted > reserved_ ||
      (wanted > accessible && ::mprotect(def_.base + accessible, wanted - accessible,
                                         PROT_READ | PROT_WRITE) != 0)) {
    bytes_->give_back(added);
    return false;
  }
  def_.length = length;
  return true;
}

uint64_t Memory::grow(uint64_t delta) {
  const uint64_t old = pages();
  uint64_t most = address_space(type_) >> type_.page_size_log2;
  // The size is an i32 where addresses are: with pages of one byte the last byte stays away.
  if (!type_.limits.is_64) most = std::min<uint64_t>(most, ~uint32_t{0});
  if (type_.limits.has_max) most = std::min(most, type_.limits.max);
  if (delta > most || old > most - delta) return ~uint64_t{0};
  if (delta != 0 && !resize((old + delta) << type_.page_size_log2)) return ~uint64_t{0};
  return old;
}

bool Memory::is_reserved(uintptr_t address) { return registry().find(address).has_value(); }

}  // namespace tenon::runtime
