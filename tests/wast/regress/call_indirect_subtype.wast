;; A table's function may have a declared sub type of the type that the call names.
(module
  (type $super (sub (func (param i32) (result i32))))
  (type $sub (sub $super (func (param i32) (result i32))))
  (type $other (sub (func (param i32) (result i64))))
  (table funcref (elem $f $g $h))
  (func $f (type $super) (i32.add (local.get 0) (i32.const 1)))
  (func $g (type $sub) (i32.add (local.get 0) (i32.const 2)))
  (func $h (type $other) (i64.const 0))
  (func (export "super") (param i32 i32) (result i32)
    (call_indirect (type $super) (local.get 1) (local.get 0)))
  (func (export "sub") (param i32 i32) (result i32)
    (i32.mul (i32.const 10) (call_indirect (type $sub) (local.get 1) (local.get 0)))))

(assert_return (invoke "super" (i32.const 0) (i32.const 40)) (i32.const 41))
(assert_return (invoke "super" (i32.const 1) (i32.const 40)) (i32.const 42))
(assert_return (invoke "sub" (i32.const 1) (i32.const 40)) (i32.const 420))
(assert_trap (invoke "sub" (i32.const 0) (i32.const 40)) "indirect call type mismatch")
(assert_trap (invoke "super" (i32.const 2) (i32.const 40)) "indirect call type mismatch")
