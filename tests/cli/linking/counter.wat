(module (import "log" (func $log (param i32))) (global $n (mut i32) (i32.const 0))
 (func (export "step") (param i32) (result i32) (global.set $n (i32.add (global.get $n) (local.get 0))) (call $log (global.get $n)) (global.get $n)))
