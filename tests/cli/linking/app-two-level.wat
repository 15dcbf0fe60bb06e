(module
  (import "codec" "encode" (func $encode (param i32) (result i32)))
  (import "codec" "decode" (func $decode (param i32) (result i32)))
  (func (export "roundtrip") (param i32) (result i32)
    (call $decode (call $encode (local.get 0)))))
