;; Behaviours 18 and 23: one item given for another, through instances and modules, both variances.

;; Reflexive, on every kind.
(module definition
  (type $all (instance
    (export "f" (func (param i32) (result i64)))
    (export "t" (table 1 2 funcref))
    (export "m" (memory 1 2))
    (export "g" (global (mut i32)))
    (export "e" (tag (param f32)))
    (export "M" (module (import "a" (func)) (export "b" (memory 1))))
    (export "i" (instance (export "j" (instance))))))
  (import "all" (instance $a (type $all)))
  (module $m (import "all" (instance
    (export "f" (func (param i32) (result i64)))
    (export "t" (table 1 2 funcref))
    (export "m" (memory 1 2))
    (export "g" (global (mut i32)))
    (export "e" (tag (param f32)))
    (export "M" (module (import "a" (func)) (export "b" (memory 1))))
    (export "i" (instance (export "j" (instance)))))))
  (instance (instantiate $m (import "all" (instance $a)))))

;; Limits by inclusion; instances with more; modules that import less and export more.
(module definition
  (import "i" (instance $i
    (export "m" (memory 2 3)) (export "t" (table 5 funcref)) (export "more" (func))
    (export "M" (module (export "x" (func)) (export "y" (func))))))
  (module $m (import "i" (instance
    (export "m" (memory 1)) (export "t" (table 4 funcref))
    (export "M" (module (import "unused" (func)) (export "x" (func)))))))
  (instance (instantiate $m (import "i" (instance $i)))))
(assert_invalid
  (module (import "m" (memory $m 1)) (module $M (import "m" (memory 2)))
    (instance (instantiate $M (import "m" (memory $m)))))
  "memory type mismatch")
(assert_invalid
  (module (import "m" (memory $m 1)) (module $M (import "m" (memory 1 2)))
    (instance (instantiate $M (import "m" (memory $m)))))
  "memory type mismatch")
(assert_invalid
  (module (import "t" (table $t 1 externref)) (module $M (import "t" (table 1 funcref)))
    (instance (instantiate $M (import "t" (table $t)))))
  "table type mismatch")
(assert_invalid
  (module (import "m" (memory $m 1)) (module $M (import "m" (memory i64 1)))
    (instance (instantiate $M (import "m" (memory $m)))))
  "memory type mismatch")

;; Three levels: exports of exports covary, what a module imports contravaries; one wrong thing below.
(module definition
  (import "a" (instance $a (export "b" (instance (export "c" (module
    (import "in" (instance (export "p" (func))))
    (export "out" (func)) (export "more" (func))))))))
  (module $m (import "a" (instance (export "b" (instance (export "c" (module
    (import "in" (instance (export "p" (func)) (export "q" (func))))
    (export "out" (func)))))))))
  (instance (instantiate $m (import "a" (instance $a)))))
(assert_invalid
  (module
    (import "a" (instance $a (export "b" (instance (export "c" (module
      (import "in" (instance (export "p" (func)) (export "q" (func))))))))))
    (module $m (import "a" (instance (export "b" (instance (export "c" (module
      (import "in" (instance (export "p" (func)))))))))))
    (instance (instantiate $m (import "a" (instance $a)))))
  "no export named `q`")
(assert_invalid
  (module
    (import "a" (instance $a (export "b" (instance (export "c" (module
      (export "out" (func (param i32)))))))))
    (module $m (import "a" (instance (export "b" (instance (export "c" (module
      (export "out" (func)))))))))
    (instance (instantiate $m (import "a" (instance $a)))))
  "func type mismatch")
(assert_invalid
  (module
    (import "a" (module $a (import "x" (module (export "f" (func))))))
    (module $m (import "a" (module (import "x" (module)))))
    (instance (instantiate $m (import "a" (module $a)))))
  "no export named `f`")

;; Function types by declared sub types; immutable globals covary, mutable ones don't.
(module definition
  (type $super (sub (func (result (ref null func)))))
  (type $sub (sub $super (func (result (ref func)))))
  (import "i" (instance $i (export "f" (func (type $sub))) (export "g" (global (ref func)))))
  (module $m
    (alias outer 0 $super (type $super))
    (import "f" (func (type $super)))
    (import "g" (global (ref null func))))
  (instance (instantiate $m (import "f" (func $i "f")) (import "g" (global $i "g")))))
(assert_invalid
  (module
    (type $super (sub (func (result (ref null func)))))
    (type $sub (sub $super (func (result (ref func)))))
    (import "f" (func $f (type $super)))
    (module $m (alias outer 0 $sub (type $sub)) (import "f" (func (type $sub))))
    (instance (instantiate $m (import "f" (func $f)))))
  "func type mismatch")
(assert_invalid
  (module
    (import "g" (global $g (mut (ref func))))
    (module $m (import "g" (global (mut (ref null func)))))
    (instance (instantiate $m (import "g" (global $g)))))
  "global type mismatch")
(assert_invalid
  (module
    (import "g" (global $g (mut i32)))
    (module $m (import "g" (global i32)))
    (instance (instantiate $m (import "g" (global $g)))))
  "global type mismatch")

;; Kinds never match one another.
(assert_invalid
  (module (import "i" (instance $i)) (module $m (import "i" (module)))
    (instance (instantiate $m (import "i" (instance $i)))))
  "item type mismatch")
