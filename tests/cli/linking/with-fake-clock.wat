(module
  (import "app" (module $app
    (import "env" (instance (export "now" (func (result i64)))))
    (export "elapsed" (func (result i64)))))
  (module $fake
    (global $t (mut i64) (i64.const 1000))
    (func (export "now") (result i64)
      global.get $t  (global.set $t (i64.add (global.get $t) (i64.const 10)))))
  (instance $clock (instantiate $fake))
  (instance $a (instantiate $app (import "env" (instance $clock))))
  (export "elapsed" (func $a "elapsed")))
