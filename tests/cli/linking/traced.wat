(module
  (import "kv" (instance $kv (export "get" (func (param i32) (result i32)))))
  (import "app" (module $app (import "kv" (instance (export "get" (func (param i32) (result i32)))))
                             (export "main" (func (result i32)))))
  (module $trace
    (import "inner" (instance $in (export "get" (func (param i32) (result i32)))))
    (global $n (export "calls") (mut i32) (i32.const 0))
    (func (export "get") (param i32) (result i32)
      (global.set $n (i32.add (global.get $n) (i32.const 1)))
      (call (func $in "get") (local.get 0))))
  (instance $t (instantiate $trace (import "inner" (instance $kv))))
  (instance $a (instantiate $app (import "kv" (instance $t))))
  (export "calls" (global $t "calls"))
  (export "main" (func $a "main")))
