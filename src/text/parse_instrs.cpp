// Instruction sequences, flat and folded, in one loop: what is open is a stack of frames, so that a
// text may nest as deeply as it likes. A folded plain instruction is encoded when its keyword is read
// and its bytes wait in `deferred_` until its `)`, when its operands have been written; a folded `if`
// waits likewise for its `then`. See parser.h. Spec: 3.0, section 6.5 (Instructions).
#include "ops/opcodes.h"
#include "text/parser.h"

namespace tenon::text {

using ops::Op;

void ModuleParser::write_op(ByteWriter& out, Op op) {
  const ops::OpInfo& info = ops::info(op);
  if (info.prefix == 0) {
    out.write_u8(static_cast<uint8_t>(info.code));
  } else {
    out.write_u8(info.prefix);
    out.write_u32(info.code);
  }
}

void ModuleParser::flush_deferred(ByteWriter& out, size_t start) {
  out.write_bytes(std::span(deferred_).subspan(start));
  deferred_.resize(start);
}

void ModuleParser::parse_expr(ByteWriter& out) {
  parse_instrs(out);
  write_op(out, Op::end);
}

void ModuleParser::parse_instrs(ByteWriter& out) { parse_steps(out, false); }
void ModuleParser::parse_folded(ByteWriter& out) { parse_steps(out, true); }

void ModuleParser::parse_steps(ByteWriter& out, bool only_one) {
  frames_.clear();
  deferred_.clear();
  pending_labels_.clear();
  do {
    switch (cursor_.peek().kind) {
      case TokenKind::lparen:
        begin_folded(out);
        break;
      case TokenKind::rparen:
        if (frames_.empty()) return;
        end_folded(out);
        break;
      case TokenKind::keyword:
        parse_flat(out);
        break;
      default:
        if (frames_.empty() && cursor_.at_end()) return;
        fail_unexpected();
        break;
    }
  } while (!failed() && !(only_one && frames_.empty()));
}

uint32_t ModuleParser::parse_label() {
  const Token token = cursor_.peek();
  const auto id = accept_id();
  if (!id) return parse_u32();
  if (const auto depth = labels_.depth_of(*id)) return *depth;
  fail(token, "unknown label $" + *id);
  return 0;
}

// A try_table's catch clauses, whose labels don't count the try_table itself.
void ModuleParser::parse_catches(ByteWriter& out) {
  ByteWriter catches;
  uint32_t count = 0;
  for (;; ++count) {
    const std::string_view word = keyword_ahead();
    uint8_t code = 0;
    if (word == "catch") code = 0;
    else if (word == "catch_ref") code = 1;
    else if (word == "catch_all") code = 2;
    else if (word == "catch_all_ref") code = 3;
    else break;
    cursor_.next();
    cursor_.next();
    catches.write_u8(code);
    if (code < 2) catches.write_u32(parse_index(Space::tag));
    catches.write_u32(parse_label());
    expect(TokenKind::rparen);
  }
  out.write_u32(count);
  out.write_bytes(catches.bytes());
}

// A block's opcode and block type, with the cursor behind the keyword; returns its label.
std::optional<std::string> ModuleParser::begin_block(Op op, ByteWriter& out) {
  write_op(out, op);
  auto label = accept_id();
  parse_block_type(out);
  if (op == Op::try_table) parse_catches(out);
  return label;
}

// From here on the label of a block that has just been written is in scope.
void ModuleParser::open_label(std::optional<std::string> label) {
  if (label) label_names_.emplace_back(label_count_, *label);
  ++label_count_;
  labels_.open(std::move(label));
}

// --- Folded.

void ModuleParser::begin_folded(ByteWriter& out) {
  const std::string_view word = keyword_ahead();
  const size_t position = cursor_.position();
  if (!frames_.empty() && begin_folded_arm(out)) return;
  cursor_.next();
  const Op op = word.empty() ? ops::kNoOp : ops::find_op(word);
  const auto hint = take_hint(op, position);
  switch (op) {
    case ops::kNoOp:
    case Op::else_: case Op::end: case Op::catch_: case Op::catch_all: case Op::delegate:
      return fail_unexpected();
    case Op::block: case Op::loop: case Op::try_table:
      cursor_.next();
      open_label(begin_block(op, out));
      frames_.push_back({FrameKind::folded_block});
      return;
    case Op::try_:
      cursor_.next();
      open_label(begin_block(op, out));
      frames_.push_back({FrameKind::folded_try});
      return;
    case Op::if_: {
      cursor_.next();
      // The condition is outside of the label's scope, which begins at `then`.
      ByteWriter header;
      pending_labels_.push_back(begin_block(op, header));
      frames_.push_back({FrameKind::folded_if, 0, deferred_.size(), hint});
      deferred_.insert(deferred_.end(), header.bytes().begin(), header.bytes().end());
      return;
    }
    default: {
      cursor_.next();
      ByteWriter bytes;
      parse_plain(op, bytes);
      frames_.push_back({FrameKind::folded_plain, 0, deferred_.size(), hint});
      deferred_.insert(deferred_.end(), bytes.bytes().begin(), bytes.bytes().end());
      return;
    }
  }
}

// `(then`, `(else`, `(do`, `(catch`, `(catch_all` or `(delegate` where the innermost frame expects
// one; false where it is to be read as an instruction.
bool ModuleParser::begin_folded_arm(ByteWriter& out) {
  Frame& frame = frames_.back();
  const uint8_t stage = frame.stage;
  if (frame.kind == FrameKind::folded_if) {
    if (stage == 0 && accept_form("then")) {
      add_hint(frame.hint, out);
      flush_deferred(out, frame.deferred_start);
      open_label(std::move(pending_labels_.back()));
      pending_labels_.pop_back();
    } else if (stage == 1 && accept_form("else")) {
      write_op(out, Op::else_);
    } else {
      if (stage == 0) return false;
      cursor_.next();
      fail_unexpected();
      return true;
    }
  } else if (frame.kind == FrameKind::folded_try) {
    if (stage == 0 && accept_form("do")) {
      // Nothing to write.
    } else if ((stage == 1 || stage == 2) && accept_form("catch")) {
      write_op(out, Op::catch_);
      out.write_u32(parse_index(Space::tag));
      frame.stage = 1;
    } else if ((stage == 1 || stage == 2) && accept_form("catch_all")) {
      write_op(out, Op::catch_all);
      frame.stage = 2;
    } else if (stage == 1 && accept_form("delegate")) {
      labels_.close();
      write_op(out, Op::delegate);
      out.write_u32(parse_label());
      frame.stage = 4;
      expect(TokenKind::rparen);
      return true;
    } else {
      cursor_.next();
      fail_unexpected();
      return true;
    }
  } else {
    return false;
  }
  ++frame.stage;
  frames_.push_back({FrameKind::folded_arm});
  return true;
}

void ModuleParser::end_folded(ByteWriter& out) {
  const Frame frame = frames_.back();
  const bool lacks_arm = (frame.kind == FrameKind::folded_if || frame.kind == FrameKind::folded_try) &&
                         frame.stage == 0;
  // A flat block must be closed by its `end`.
  if (is_flat(frame.kind) || lacks_arm) return fail_unexpected();
  expect(TokenKind::rparen);
  frames_.pop_back();
  switch (frame.kind) {
    case FrameKind::folded_plain:
      add_hint(frame.hint, out);
      flush_deferred(out, frame.deferred_start);
      break;
    case FrameKind::folded_arm:
      break;
    default:
      // A `try` that delegates has no end, and its label is gone.
      if (frame.kind == FrameKind::folded_try && frame.stage == 4) break;
      write_op(out, Op::end);
      labels_.close();
      break;
  }
}

// --- Flat.

void ModuleParser::parse_flat(ByteWriter& out) {
  const FrameKind top = frames_.empty() ? FrameKind::block : frames_.back().kind;
  const Op op = ops::find_op(cursor_.text(cursor_.peek()));
  // These take only folded instructions.
  const bool needs_folded = top == FrameKind::folded_plain || top == FrameKind::folded_if ||
                            top == FrameKind::folded_try;
  if (needs_folded || op == ops::kNoOp) return fail_unexpected();
  add_hint(take_hint(op, cursor_.position()), out);
  switch (op) {
    case Op::else_: case Op::end: case Op::catch_: case Op::catch_all: case Op::delegate:
      return parse_flat_arm(op, out);
    default:
      break;
  }
  cursor_.next();
  switch (op) {
    case Op::block: case Op::loop: case Op::try_table:
      frames_.push_back({FrameKind::block});
      break;
    case Op::if_:
      frames_.push_back({FrameKind::if_});
      break;
    case Op::try_:
      frames_.push_back({FrameKind::try_});
      break;
    default:
      return parse_plain(op, out);
  }
  open_label(begin_block(op, out));
}

void ModuleParser::parse_flat_arm(Op op, ByteWriter& out) {
  if (frames_.empty() || !is_flat(frames_.back().kind)) return fail_unexpected();
  FrameKind& top = frames_.back().kind;
  switch (op) {
    case Op::else_:
      if (top != FrameKind::if_) return fail_unexpected();
      top = FrameKind::else_;
      break;
    case Op::catch_: case Op::catch_all:
      if (top != FrameKind::try_ && top != FrameKind::catch_) return fail_unexpected();
      top = op == Op::catch_ ? FrameKind::catch_ : FrameKind::catch_all;
      break;
    case Op::delegate:
      if (top != FrameKind::try_) return fail_unexpected();
      break;
    default:
      break;
  }
  cursor_.next();
  write_op(out, op);
  switch (op) {
    case Op::else_:
      check_label();
      break;
    case Op::catch_:
      out.write_u32(parse_index(Space::tag));
      break;
    case Op::delegate:
      labels_.close();
      frames_.pop_back();
      out.write_u32(parse_label());
      break;
    case Op::end:
      check_label();
      labels_.close();
      frames_.pop_back();
      break;
    default:
      break;
  }
}

// The optional id behind `else` and `end`.
void ModuleParser::check_label() {
  const Token token = cursor_.peek();
  if (const auto id = accept_id(); id && labels_.name(0) != id) fail(token, "mismatching label $" + *id);
}

}  // namespace tenon::text
