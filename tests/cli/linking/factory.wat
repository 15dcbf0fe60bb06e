(module
  (import "backend" (module $B (export "get" (func (result i32)))))
  (module $service (export "service")
    (instance $b (instantiate (module outer 0 $B)))
    (func (export "handle") (result i32) (i32.add (call (func $b "get")) (i32.const 1))))
  (instance $warm (instantiate $service))
  (export "health" (func $warm "handle")))
