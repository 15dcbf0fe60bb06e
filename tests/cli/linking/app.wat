(module
  (import "codec" (instance $codec
    (export "encode" (func (param i32) (result i32)))
    (export "decode" (func (param i32) (result i32)))))
  (func (export "roundtrip") (param i32) (result i32)
    (call (func $codec "decode") (call (func $codec "encode") (local.get 0)))))
