(module
  (global $n (mut i32) (i32.const 41))
  (func (export "get") (result i32) global.get $n (global.set $n (i32.add (global.get $n) (i32.const 1)))))
