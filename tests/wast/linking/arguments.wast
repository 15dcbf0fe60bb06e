;; Behaviour 17: what an instantiation is given.
(module
  (module $m
    (import "a" (func (result i32))) (import "b" (func (result i32)))
    (func (export "sum") (result i32) (i32.add (call 0) (i32.mul (call 1) (i32.const 10)))))
  (module $one (func (export "f") (result i32) (i32.const 1)) (memory (export "m") 1))
  (module $two (func (export "f") (result i32) (i32.const 2)))
  (instance $1 (instantiate $one))
  (instance $2 (instantiate $two))
  ;; In another order, with more than is wanted, of any kind.
  (instance $x (instantiate $m
    (import "b" (func $2 "f")) (import "c" (memory $1 "m")) (import "a" (func $1 "f"))
    (import "d" (module $m)) (import "e" (instance $1))))
  ;; One item under two names.
  (instance $y (instantiate $m (import "a" (func $2 "f")) (import "b" (func $2 "f"))))
  (export "x" (func $x "sum"))
  (export "y" (func $y "sum")))
(assert_return (invoke "x") (i32.const 21))
(assert_return (invoke "y") (i32.const 22))

(assert_invalid
  (module (module $m (import "a" (func)) (import "b" (func))) (instance (instantiate $m)))
  "no import named `a`")
(assert_invalid
  (module (import "f" (func $f)) (module $m (import "a" (func)) (import "b" (func)))
    (instance (instantiate $m (import "a" (func $f)))))
  "no import named `b`")
(assert_invalid
  (module (import "f" (func $f)) (module $m (import "a" (func)))
    (instance (instantiate $m (import "a" (func $f)) (import "a" (func $f)))))
  "")
(assert_invalid
  (module (import "g" (global $g i32)) (module $m (import "a" (func)))
    (instance (instantiate $m (import "a" (global $g)))))
  "item type mismatch")
(assert_invalid
  (module (import "f" (func $f (param i32))) (module $m (import "a" (func)))
    (instance (instantiate $m (import "a" (func $f)))))
  "func type mismatch")
;; A two-level import is an instance; the item itself under its name is none.
(assert_invalid
  (module (import "f" (func $f)) (module $m (import "a" "f" (func)))
    (instance (instantiate $m (import "a" (func $f)))))
  "item type mismatch")
;; A module's own function cannot be given.
(assert_invalid
  (module (module $m (import "" (func))) (instance (instantiate $m (import "" (func 0)))) (func))
  "unknown func")
(assert_invalid (module (instance (instantiate 0)) (module)) "unknown module")
