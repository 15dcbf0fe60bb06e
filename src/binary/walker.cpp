#include "binary/walker.h"

#include <array>

#include "types/type_text.h"

namespace tenon::binary {

using ops::Op;

namespace {

constexpr uint32_t kMaxLocals = 50'000;

// The memory's address type, in a signature.
constexpr ValType kAddress = ValType::bot();

// Operand and result types of an instruction with a signature, unpacked from the table.
struct Signature {
  uint8_t operand_count = 0;
  uint8_t result_count = 0;
  std::array<ValType, 4> operands{};
  std::array<ValType, 2> results{};
};

constexpr ValType type_of(char letter) {
  switch (letter) {
    case 'i': return ValType::i32();
    case 'I': return ValType::i64();
    case 'f': return ValType::f32();
    case 'F': return ValType::f64();
    case 'a': return kAddress;
    default: return ValType::v128();
  }
}

constexpr auto make_signatures() {
  std::array<Signature, ops::kOpCount> table{};
  for (size_t i = 0; i < ops::kOpCount; ++i) {
    const std::string_view text = ops::kOps[i].signature;
    if (text == "*") continue;
    Signature& signature = table[i];
    size_t at = 0;
    while (text[at] != ':') signature.operands[signature.operand_count++] = type_of(text[at++]);
    for (++at; at < text.size(); ++at) {
      signature.results[signature.result_count++] = type_of(text[at]);
    }
  }
  return table;
}

constexpr auto kSignatures = make_signatures();

std::string list_text(const model::Module& module, std::span<const ValType> types) {
  std::string text = "[";
  for (const ValType type : types) {
    if (text.size() > 1) text += ' ';
    text += model::to_text(module.types, type);
  }
  return text + "]";
}

constexpr std::string_view kEndMessage = "unexpected end of section or function";

// Walks on behind a body's declared end, to say what its missing END was taken for.
class PastEnd : public Walker<NullSink> {
 public:
  using Walker::Walker;
  // The malformed body's error where it has a better one than `error`.
  Error explain(FuncIndex func, const model::Body& body, Error error) {
    const std::span<const uint8_t> bytes = blob_.bytes;
    if (body.offset > bytes.size() || bytes.data() + body.offset != body.bytes.data()) return error;
    const uint64_t end = body.offset + body.bytes.size();
    NullSink sink;
    start(func, {bytes.subspan(body.offset), body.offset});
    read_locals();
    while (!in_.failed() && in_.offset() <= end) {
      const Decoded current = read_op();
      if (!in_.failed()) step(sink, current);
    }
    if (!in_.failed()) in_.fail_malformed("section size mismatch", end);
    Error found = in_.take_error();
    return found.kind == ErrorKind::malformed ? std::move(found) : std::move(error);
  }
};

}  // namespace

WalkerBase::WalkerBase(const model::Blob& blob, const model::Module& module,
                       const model::Features& features)
    : blob_(blob), module_(module), features_(features) {
  for (size_t i = 0; i < one_byte_.size(); ++i) {
    const Op op = ops::kOneByteOps[i];
    if (op != ops::kNoOp && features.has(ops::info(op).feature)) one_byte_[i] = decoded(op);
  }
}

WalkerBase::Decoded WalkerBase::decoded(Op op) { return {op, kSteps[static_cast<size_t>(op)]}; }

Op WalkerBase::peek_prefixed() const {
  support::ByteReader in(std::span(in_.pos() + 1, in_.remaining() - 1));
  const uint32_t code = in.read_u32();
  return in.failed() ? ops::kNoOp : ops::find_op(in_.peek_u8(), code);
}

uint32_t WalkerBase::peek_long_local() const {
  support::ByteReader in(std::span(in_.pos() + 1, in_.remaining() - 1));
  const uint32_t index = in.read_u32();
  return in.failed() ? ~0u : index;
}

void WalkerBase::stop_sink(Error error) {
  if (!sink_on_) return;
  sink_on_ = false;
  reachable_ = false;
  sink_failed_ = true;
  sink_error_ = std::move(error);
  if (sink_error_.offset == kNoOffset) sink_error_.offset = op_offset();
}

void WalkerBase::stop_sink_at(Op op) {
  stop_sink({.kind = ErrorKind::unsupported,
             .message = "`" + std::string(ops::info(op).text) + "` is not supported yet"});
}

void WalkerBase::fail(const char* message) { fail(std::string(message)); }
void WalkerBase::fail_malformed(const char* message) { in_.fail_malformed(message, op_offset()); }
void WalkerBase::mismatch() { fail("type mismatch"); }

void WalkerBase::start(FuncIndex func, const model::Body& body) {
  in_ = support::ByteReader(body.bytes, body.offset);
  in_.set_end_message("unexpected end of section or function");
  op_ = in_.pos();
  sink_on_ = true;
  sink_failed_ = false;
  bytes_left_ = 0;
  func_ = func;
  func_type_ = &blob_.func_type(module_, func);
  stack_.clear();
  controls_.clear();
  init_stack_.clear();
}

void WalkerBase::read_locals() {
  locals_.assign(func_type_->params.begin(), func_type_->params.end());
  initialized_.assign(locals_.size(), 1);
  const uint32_t groups = in_.read_u32();
  uint64_t declared = 0;
  for (uint32_t i = 0; i < groups && !in_.failed(); ++i) {
    const uint64_t at = in_.offset();
    const uint32_t count = in_.read_u32();
    const ValType type = read_val_type(in_, scope());
    declared += count;
    if (declared > 0xffffffffu || locals_.size() + count > kMaxLocals) {
      in_.fail_malformed("too many locals", at);
      return;
    }
    locals_.insert(locals_.end(), count, type);
    initialized_.insert(initialized_.end(), count, type.defaultable() ? 1 : 0);
  }
  local_count_ = static_cast<uint32_t>(locals_.size());
  controls_.push_back({.op = Op::block, .unreachable = false, .entered_live = true, .height = 0,
                       .inits = 0, .seen_at = kNoOffset, .single = ValType::bot(), .type = func_type_});
  update_reachable();
}

Result<void> WalkerBase::finish_walk(const model::Body& body) {
  if (!in_.failed() && bytes_left_ != 0) {
    in_.fail_malformed("section size mismatch: bytes after the function's end",
                       in_.offset() - bytes_left_);
  }
  if (!in_.failed() && !sink_failed_) return {};
  Error error = in_.failed() ? in_.take_error() : std::move(sink_error_);
  if (error.message == kEndMessage) {
    error = PastEnd(blob_, module_, features_).explain(func_, body, std::move(error));
  }
  error.context = "in function " + std::to_string(raw(func_));
  if (const auto name = module_.names.function(raw(func_)); !name.empty()) {
    error.context += " (" + std::string(name) + ")";
  }
  return error;
}

void WalkerBase::mismatch(const char* who, std::span<const ValType> wanted,
                          std::span<const ValType> found) {
  fail(std::string("type mismatch: ") + who + " requires " + list_text(module_, wanted) +
       " but stack has " + list_text(module_, found));
}

ValType WalkerBase::pop_slow(ValType expected) {
  const Control& control = controls_.back();
  const bool is_empty = stack_.size() == control.height;
  if (is_empty && control.unreachable) return ValType::bot();
  const ValType type = is_empty ? ValType::bot() : stack_.back();
  if (is_empty || !blob_.types.is_subtype(type, expected)) {
    mismatch("instruction", {&expected, 1}, {&type, is_empty ? 0u : 1u});
    return ValType::bot();
  }
  stack_.pop_back();
  return type;
}

ValType WalkerBase::pop_ref() {
  const ValType type = pop();
  if (type.is_bot() || type.is_ref()) return type;
  mismatch();
  return ValType::bot();
}

void WalkerBase::set_unreachable() {
  Control& control = controls_.back();
  stack_.truncate(std::min(stack_.size(), control.height));
  control.unreachable = true;
  reachable_ = false;
}

void WalkerBase::leave_body() {
  bytes_left_ = in_.remaining();
  in_.skip(bytes_left_);
}

// A prefixed operator, one that a feature forbids, none, or the end.
WalkerBase::Decoded WalkerBase::read_other_op() {
  if (in_.at_end() && controls_.empty()) return {};
  const Opcode opcode = read_opcode(in_);
  if (in_.failed()) return {};
  if (opcode.op == ops::kNoOp || !features_.has(ops::info(opcode.op).feature)) {
    in_.fail_malformed(illegal_opcode(opcode), op_offset());
    return {};
  }
  return decoded(opcode.op);
}

void WalkerBase::read_block_type(Control& control) {
  control.single = ValType::bot();
  control.type = nullptr;
  const uint8_t lead = in_.peek_u8();
  if (lead == 0x40) {
    in_.read_u8();
  } else if ((lead & 0xc0) == 0x40) {
    control.single = read_val_type(in_, scope());
  } else {
    const uint64_t at = in_.offset();
    const int64_t index = in_.read_s33();
    if (in_.failed()) return;
    if (index < 0) return in_.fail_malformed("malformed block type", at);
    control.type = func_type_at(static_cast<uint32_t>(index));
  }
}

void WalkerBase::push_control(Op op, Control control) {
  control.op = op;
  control.entered_live = controls_.back().entered_live && !controls_.back().unreachable;
  control.unreachable = false;
  control.height = stack_.size();
  control.inits = static_cast<uint32_t>(init_stack_.size());
  control.seen_at = kNoOffset;
  controls_.push_back(control);  // reachable_ stays as it is
  if (control.type != nullptr) push(control.type->params);
}

const WalkerBase::Control& WalkerBase::pop_control() {
  const Control& control = controls_.back();
  pop(results(control));
  if (stack_.size() != control.height && !in_.failed()) {
    const auto wanted = results(control);
    push(wanted);
    mismatch("block", wanted, std::span(stack_).subspan(control.height));
  }
  while (init_stack_.size() > control.inits) {
    initialized_[init_stack_.back()] = 0;
    init_stack_.pop_back();
  }
  controls_.pop_back();
  update_reachable();
  return control;
}

void WalkerBase::initialize(uint32_t local) {
  if (initialized_[local] != 0) return;
  initialized_[local] = 1;
  init_stack_.push_back(local);
}

MemArg WalkerBase::read_any_memarg(Op op) {
  MemArg arg;
  uint32_t flags = in_.read_u32();
  if (!in_.failed() && flags >= 0x80) {
    in_.fail_malformed("malformed memop flags", op_offset());
    return arg;
  }
  uint32_t memory = 0;
  if ((flags & 0x40) != 0) {
    if (!features_.has(ops::Feature::multi_memory)) {
      in_.fail_malformed(model::needs_feature("malformed memop flags", "a memory's index",
                                              ops::Feature::multi_memory),
                         op_offset());
      return arg;
    }
    memory = in_.read_u32();
    flags &= 0x3f;
  }
  arg.align_log2 = flags;
  if (in_.failed() || !check_memory(memory)) return arg;
  arg.memory = MemoryIndex{memory};
  const bool is_64 = module_.memories[arg.memory].type.limits.is_64;
  arg.offset = in_.read_u64();
  const uint32_t natural = ops::info(op).aux;
  if (ops::info(op).shape == ops::Shape::atomic) {
    if (arg.align_log2 != natural) fail("atomic alignment must be natural");
  } else if (arg.align_log2 > natural) {
    fail("alignment must not be larger than natural");
  }
  if (!is_64 && arg.offset > 0xffffffffu) fail("offset out of range");
  return arg;
}

void WalkerBase::apply_any_signature(Op op) {
  const Signature& signature = kSignatures[static_cast<size_t>(op)];
  for (size_t i = signature.operand_count; i-- > 0;) {
    const ValType type = signature.operands[i];
    pop(type == kAddress ? address_type(memarg_.memory) : type);
  }
  for (size_t i = 0; i < signature.result_count; ++i) push(signature.results[i]);
}

const FuncType* WalkerBase::func_type_at(uint32_t index) {
  if (!check(index, module_.types.size(), "unknown type")) return nullptr;
  const FuncType* type = blob_.types.func(raw(type_id(index)));
  if (type == nullptr) fail("type mismatch: type " + std::to_string(index) + " is not a function type");
  return type;
}

const types::StructType* WalkerBase::struct_at(uint32_t index) {
  if (!check(index, module_.types.size(), "unknown type")) return nullptr;
  const auto* type = blob_.types.struct_type(raw(type_id(index)));
  if (type == nullptr) fail("type mismatch: type " + std::to_string(index) + " is not a structure type");
  return type;
}

const types::ArrayType* WalkerBase::array_at(uint32_t index) {
  if (!check(index, module_.types.size(), "unknown type")) return nullptr;
  const auto* type = blob_.types.array(raw(type_id(index)));
  if (type == nullptr) fail("type mismatch: type " + std::to_string(index) + " is not an array type");
  return type;
}

void WalkerBase::check_return_call(const FuncType& type) {
  if (!blob_.types.is_subtype(std::span<const ValType>(type.results), func_type_->results)) mismatch();
}

Result<void> validate_bodies(const model::Blob& blob, const model::Module& module,
                             const model::Features& features) {
  Walker<NullSink> walker(blob, module, features);
  NullSink sink;
  for (uint32_t i = 0; i < module.bodies.size(); ++i) {
    TENON_TRY(walker.walk(FuncIndex{module.num_imported_funcs + i}, module.bodies[i], sink));
  }
  return {};
}

Result<void> validate_bodies(const model::Blob& blob, const model::Features& features) {
  for (uint32_t i = 0; i < blob.modules.size(); ++i) {
    auto result = validate_bodies(blob, blob.modules[ArtifactIndex{i}], features);
    if (!result.ok()) return blob.at_place(ArtifactIndex{i}, std::move(result).take_error());
  }
  return {};
}

}  // namespace tenon::binary
