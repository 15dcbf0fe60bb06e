;; Behaviour 21: two-level imports of one first name are one import, an instance.
(module $abc
  (func (export "x") (result i32) (i32.const 1))
  (func (export "y") (result i32) (i32.const 2))
  (global (export "z") i32 (i32.const 3))
  (module (export "M") (func (export "f") (result i32) (i32.const 4)))
  (module $I (func (export "f") (result i32) (i32.const 5)))
  (instance (export "i") (instantiate $I)))
(register "a" $abc)
(register "b" $abc)
(register "c" $abc)
(module $three
  (import "a" "x" (func $ax (result i32)))
  (import "b" "x" (func $bx (result i32)))
  (import "a" "z" (global $az i32))
  (import "c" "M" (module $cM (export "f" (func (result i32)))))
  (import "b" "y" (func $by (result i32)))
  (import "c" "i" (instance $ci (export "f" (func (result i32)))))
  (instance $m (instantiate $cM))
  (func (export "sum") (result i32)
    (i32.add (i32.add (call $ax) (call $bx)) (i32.add (global.get $az) (call $by))))
  (func (export "c") (result i32)
    (i32.add (i32.mul (call (func $m "f")) (i32.const 10)) (call (func $ci "f"))))
  ;; The implicit instances are 0, 1, 2, and $ci is 3.
  (export "a" (instance 0)) (export "b" (instance 1)) (export "c2" (instance 2)) (export "i" (instance 3))
  (func (export "again") (result i32) (i32.add (call (func 1 "y")) (call (func 2 "i" "f")))))
(assert_return (invoke "sum") (i32.const 7))
(assert_return (invoke "c") (i32.const 45))
(assert_return (invoke "again") (i32.const 7))

;; Given as an argument: the implicit instance has what was imported, no more.
(module
  (import "a" "x" (func (result i32)))
  (import "a" "z" (global i32))
  (module $m (import "q" "x" (func $x (result i32))) (import "q" "z" (global $z i32))
    (func (export "f") (result i32) (i32.add (call $x) (global.get $z))))
  (instance $i (instantiate $m (import "q" (instance 0))))
  (export "f" (func $i "f")))
(assert_return (invoke "f") (i32.const 4))
(assert_invalid
  (module
    (import "a" "x" (func (result i32)))
    (module $m (import "q" "y" (func (result i32))))
    (instance (instantiate $m (import "q" (instance 0)))))
  "no export named `y`")

;; The names of a module that links must be different.
(assert_invalid (module (import "x" (func)) (import "x" (func))) "duplicate import name")
(assert_invalid (module (import "x" (func)) (import "x" "f" (func))) "")
(assert_invalid (module (import "x" "f" (func)) (import "x" (func))) "")
(assert_invalid (module (import "x" "f" (func)) (import "x" "f" (func)) (module)) "duplicate import name")
(assert_invalid
  (module (import "x" "f" (func)) (module) (import "x" "g" (func)))
  "cannot define the import `x` twice")
(assert_invalid (module (type (module (import "x" "f" (func)) (import "x" "f" (func)))))
  "duplicate import name")
;; Imports between which there is none but types and imports are one section.
(module (module) (import "a" "x" (func (result i32))) (type (func)) (import "a" "y" (func (result i32)))
  (func (export "f") (result i32) (call 1)))
(assert_return (invoke "f") (i32.const 2))
;; A module that does not link may import a name twice, as ever.
(module (import "a" "x" (func (result i32))) (import "a" "x" (func (result i32))))
