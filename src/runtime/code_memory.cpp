#include "runtime/code_memory.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <iterator>

namespace tenon::runtime {
namespace {

constexpr size_t kGuard = 64 << 10;

// Never destroyed: a fault may come while the program exits.
RangeRegistry<const CodeImage*>& code_images() {
  static auto* const instance = new RangeRegistry<const CodeImage*>;
  return *instance;
}

Error code_error(const char* what) {
  return {ErrorKind::limit, std::string("no memory for code: ") + what + ": " +
                                std::strerror(errno)};
}

bool write_all(int fd, std::span<const uint8_t> bytes) {
  size_t done = 0;
  while (done < bytes.size()) {
    const ssize_t count =
        ::pwrite(fd, bytes.data() + done, bytes.size() - done, static_cast<off_t>(done));
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return false;
    done += static_cast<size_t>(count);
  }
  return true;
}

}  // namespace

Result<std::unique_ptr<CodeMemory>> CodeMemory::make(std::span<const uint8_t> bytes) {
  const auto page = static_cast<size_t>(::sysconf(_SC_PAGESIZE));
  const size_t size = (std::max(bytes.size(), size_t{1}) + page - 1) & ~(page - 1);
  const int fd = ::memfd_create("tenon-code", MFD_CLOEXEC | MFD_ALLOW_SEALING);
  if (fd < 0) return code_error("memfd_create");
  if (::ftruncate(fd, static_cast<off_t>(size)) != 0 || !write_all(fd, bytes) ||
      ::fcntl(fd, F_ADD_SEALS, F_SEAL_WRITE | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL) != 0) {
    Error error = code_error("write");
    ::close(fd);
    return error;
  }
  const size_t reserved = size + 2 * kGuard;
  void* const reservation =
      ::mmap(nullptr, reserved, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (reservation == MAP_FAILED) {
    Error error = code_error("mmap");
    ::close(fd);
    return error;
  }
  uint8_t* const base = static_cast<uint8_t*>(reservation) + kGuard;
  void* const mapped =
      ::mmap(base, size, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_FIXED, fd, 0);
  if (mapped == MAP_FAILED) {
    Error error = code_error("mmap");
    ::munmap(reservation, reserved);
    ::close(fd);
    return error;
  }
  ::close(fd);
  __builtin___clear_cache(reinterpret_cast<char*>(base), reinterpret_cast<char*>(base) + size);
  return std::unique_ptr<CodeMemory>(new CodeMemory(reservation, reserved, base, size));
}

CodeMemory::~CodeMemory() { ::munmap(reservation_, reserved_); }

CodeImage::~CodeImage() { code_images().remove(reinterpret_cast<uintptr_t>(memory_->base())); }

Result<std::shared_ptr<const CodeImage>> CodeImage::make(std::vector<Part> parts,
                                                         std::shared_ptr<const model::Blob> blob) {
  constexpr size_t kAlignment = 16;
  std::vector<uint8_t> bytes;
  std::vector<size_t> offsets;
  for (Part& part : parts) {
    assert(part.code.functions.size() == part.module->bodies.size());
    bytes.resize((bytes.size() + kAlignment - 1) & ~(kAlignment - 1));
    offsets.push_back(bytes.size());
    if (parts.size() == 1) {
      bytes = std::move(part.code.bytes);
    } else {
      bytes.insert(bytes.end(), part.code.bytes.begin(), part.code.bytes.end());
    }
    part.code.bytes = {};
  }
  TENON_ASSIGN(auto memory, CodeMemory::make(bytes));
  std::shared_ptr<CodeImage> image(new CodeImage(std::move(memory), std::move(blob)));
  image->modules_.reserve(parts.size());
  for (size_t i = 0; i < parts.size(); ++i) {
    image->modules_.push_back(ModuleCode(*image, image->memory_->base() + offsets[i],
                                         std::move(parts[i].code), *parts[i].module,
                                         std::move(parts[i].name)));
  }
  const auto begin = reinterpret_cast<uintptr_t>(image->memory_->base());
  code_images().add({begin, begin + image->memory_->size(), image.get()});
  return std::shared_ptr<const CodeImage>(std::move(image));
}

const ModuleCode* CodeImage::module_at(uintptr_t pc) const {
  const auto after = std::upper_bound(modules_.begin(), modules_.end(), pc,
                                      [](uintptr_t wanted, const ModuleCode& module) {
                                        return wanted < reinterpret_cast<uintptr_t>(module.base_);
                                      });
  return after == modules_.begin() ? nullptr : &*std::prev(after);
}

Result<std::shared_ptr<const ModuleCode>> ModuleCode::make(abi::CodeObject code,
                                                           std::shared_ptr<const model::Blob> blob,
                                                           const model::Module& module,
                                                           std::string name) {
  std::vector<CodeImage::Part> parts;
  parts.push_back({std::move(code), &module, std::move(name)});
  TENON_ASSIGN(auto image, CodeImage::make(std::move(parts), std::move(blob)));
  return std::shared_ptr<const ModuleCode>(image, &image->module(0));
}

const ModuleCode* ModuleCode::find(uintptr_t pc) {
  const auto range = code_images().find(pc);
  return range ? range->value->module_at(pc) : nullptr;
}

const void* ModuleCode::foreign_entry(FuncIndex func) const {
  assert(raw(func) >= module_->num_imported_funcs);
  return base_ + code_.functions[raw(func) - module_->num_imported_funcs].foreign_entry;
}

std::optional<abi::Site> ModuleCode::find_site(uintptr_t pc, bool is_return) const {
  const int64_t function = find_function(is_return ? pc - 1 : pc);
  if (function < 0) return std::nullopt;
  const uint32_t offset = offset_of(pc);
  auto sites = code_.sites_of(static_cast<size_t>(function));
  for (auto site = sites.next(); site && site->pc <= offset; site = sites.next()) {
    if (site->pc != offset) continue;
    // A faulting instruction may directly follow a call: then both have sites at this pc.
    const bool returns = site->kind == abi::SiteKind::call || site->kind == abi::SiteKind::trap;
    if (returns == is_return) return site;
  }
  return std::nullopt;
}

int64_t ModuleCode::find_function(uintptr_t pc) const {
  const uint32_t offset = offset_of(pc);
  auto it = std::upper_bound(
      code_.functions.begin(), code_.functions.end(), offset,
      [](uint32_t wanted, const abi::FunctionCode& function) {
        return wanted < function.foreign_entry;
      });
  if (it == code_.functions.begin() || offset >= (--it)->end) return -1;
  return it - code_.functions.begin();
}

bool ModuleCode::is_in_body(uintptr_t pc) const {
  const int64_t index = find_function(pc);
  if (index < 0) return false;
  const uint32_t offset = offset_of(pc);
  const abi::FunctionCode& function = code_.functions[static_cast<size_t>(index)];
  if (offset < function.body || offset >= function.epilogue) return false;
  const auto next = std::upper_bound(
      code_.leaving.begin(), code_.leaving.end(), offset,
      [](uint32_t wanted, const abi::LeavingRange& range) { return wanted < range.begin; });
  return next == code_.leaving.begin() || offset >= std::prev(next)->end;
}

}  // namespace tenon::runtime
