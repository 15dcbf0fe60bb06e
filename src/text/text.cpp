// See text.h.
#include "text/text.h"

#include "support/utf8.h"
#include "text/parser.h"

namespace tenon::text {
namespace {

Error unexpected(const TokenCursor& cursor) { return unexpected_token(cursor); }

// The strings at the cursor, one after the other.
std::string take_strings(TokenCursor& cursor) {
  std::string bytes;
  while (cursor.peek().kind == TokenKind::string) bytes += decode_string(cursor.text(cursor.next()));
  return bytes;
}

// Within `(module`, behind the keyword.
Result<std::vector<uint8_t>> encode_rest(TokenCursor& cursor, ModuleHeader& header) {
  if (cursor.at_keyword("definition")) {
    cursor.next();
    header.is_definition = true;
  }
  if (cursor.peek().kind == TokenKind::id) header.id = decode_id(cursor.text(cursor.next()));
  const bool is_binary = cursor.at_keyword("binary");
  if (!is_binary && !cursor.at_keyword("quote")) {
    return ModuleParser(cursor).parse_fields(header.id);
  }
  header.kind = is_binary ? ModuleHeader::Kind::binary : ModuleHeader::Kind::quote;
  cursor.next();
  const std::string bytes = take_strings(cursor);
  if (cursor.peek().kind != TokenKind::rparen) return unexpected(cursor);
  if (is_binary) return std::vector<uint8_t>(bytes.begin(), bytes.end());
  return encode_module(bytes, cursor.file_name());
}

}  // namespace

Result<std::vector<uint8_t>> encode_module(std::string_view source, std::string_view file_name) {
  TokenCursor cursor(source, file_name);
  if (!cursor.at_form("module")) {
    TENON_ASSIGN(auto bytes, ModuleParser(cursor).parse_fields({}));
    if (!cursor.at_end()) return unexpected(cursor);
    return bytes;
  }
  cursor.next();
  cursor.next();
  ModuleHeader header;
  TENON_ASSIGN(auto bytes, encode_rest(cursor, header));
  if (cursor.peek().kind != TokenKind::rparen) return unexpected(cursor);
  cursor.next();
  if (!cursor.at_end()) return unexpected(cursor);
  for (const Annotation& annotation : cursor.annotations()) {
    const bool is_inside = annotation.position >= 2 && annotation.position < cursor.position();
    if (!is_inside) return cursor.error_at(annotation.at, misplaced(annotation));
  }
  return bytes;
}

bool at_module_form(const TokenCursor& cursor) {
  if (!cursor.at_form("module")) return false;
  const Token& after = cursor.peek(2);
  return after.kind != TokenKind::keyword || cursor.text(after) != "instance";
}

Result<std::vector<uint8_t>> encode_module_at(TokenCursor& cursor, ModuleHeader* header) {
  if (!at_module_form(cursor)) return unexpected(cursor);
  TokenCursor end = cursor;
  const auto skipped = end.skip_sexpr();
  cursor.next();
  cursor.next();
  ModuleHeader own_header;
  auto bytes = encode_rest(cursor, header != nullptr ? *header : own_header);
  if (bytes.ok() && cursor.peek().kind != TokenKind::rparen) bytes = unexpected(cursor);
  cursor.seek(end.position());
  if (bytes.ok() && !skipped.ok()) return skipped.error();
  return bytes;
}

}  // namespace tenon::text
