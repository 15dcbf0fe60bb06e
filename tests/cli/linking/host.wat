(module
  (import "plugin" (module $P
    (import "log" (func (param i32)))
    (export "step" (func (param i32) (result i32)))))
  (import "log" (func $log (param i32)))
  (instance $p1 (instantiate $P (import "log" (func $log))))
  (instance $p2 (instantiate $P (import "log" (func $log))))
  (instance $p3 (instantiate $P (import "log" (func $log))))
  (func (export "round") (param i32) (result i32)
    (i32.add (call (func $p1 "step") (local.get 0))
      (i32.add (call (func $p2 "step") (local.get 0)) (call (func $p3 "step") (local.get 0))))))
