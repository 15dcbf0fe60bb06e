;; Behaviours 40 to 45 as they run: the sugar of the text format. (Its bytes: the unit tests.)

;; 40: inverted aliases, zero-level exports, declarations with their name inside.
(module
  (module $m
    (func (export "f") (param i32) (result i32) (i32.mul (local.get 0) (i32.const 2)))
    (global (export "g") i32 (i32.const 21)) (memory (export "mem") 1))
  (instance $i (instantiate $m))
  (func $double (export "double") (alias $i "f"))
  (global $g (alias $i "g"))
  (memory $mem (alias (instance $i) "mem"))
  (func (export "answer") (result i32) (call $double (global.get $g)))
  (func (export "pages") (result i32) (memory.size)))
(assert_return (invoke "double" (i32.const 5)) (i32.const 10))
(assert_return (invoke "answer") (i32.const 42))
(assert_return (invoke "pages") (i32.const 1))
(module
  (module $m (func (export "f") (result i32) (i32.const 6)))
  (module $n
    (module $again (export "again") (alias outer 0 $m))
    (instance $i (instantiate $again))
    (func (export "f") (result i32) (call (func $i "f"))))
  (instance $i (instantiate $n))
  (instance $j (instantiate (module $i "again")))
  (func (export "sum") (result i32) (i32.add (call (func $i "f")) (call (func $j "f")))))
(assert_return (invoke "sum") (i32.const 12))
(module $zero
  (module $m (func (export "f") (result i32) (i32.const 1)) (func (export "g") (result i32) (i32.const 2)))
  (instance $i (instantiate $m))
  (export $i)
  (func (export "h") (result i32) (i32.add (call (func $i "f")) (call (func $i "g")))))
(assert_return (invoke "f") (i32.const 1))
(assert_return (invoke "g") (i32.const 2))
(assert_return (invoke "h") (i32.const 3))
(assert_invalid
  (module (module $m (func (export "f"))) (instance $i (instantiate $m)) (export $i) (export $i))
  "duplicate export name")
(register "zero" $zero)
(module
  (type $I (instance (func (export "f") (result i32)) (func (export "g") (result i32))))
  (type $J (instance (export $I) (func (export "h") (result i32))))
  (import "zero" (instance $z (type $J)))
  (func (export "h") (result i32) (call (func $z "h"))))
(assert_return (invoke "h") (i32.const 3))

;; 41: definitions before, between and behind the header; numbers of functions and aliases.
(module
  (func $one (result i32) (i32.const 1))
  (module $m (func (export "f") (result i32) (i32.const 10)) (func (export "g") (result i32) (i32.const 20)))
  (func $two (export "two") (result i32) (i32.add (call $one) (call (func $i "g"))))
  (instance $i (export "i") (instantiate $m))
  (func $three (export "three") (result i32) (i32.add (call $two) (call (func $i "f"))))
  (table funcref (elem $one (func $i "f") $three))
  (type $r (func (result i32)))
  (func (export "call") (param i32) (result i32) (call_indirect (type $r) (local.get 0))))
(assert_return (invoke "two") (i32.const 21))
(assert_return (invoke "three") (i32.const 31))
(assert_return (invoke "call" (i32.const 0)) (i32.const 1))
(assert_return (invoke "call" (i32.const 1)) (i32.const 10))
(assert_return (invoke "call" (i32.const 2)) (i32.const 31))

;; 42: inline types of imports beside nested modules; a type written behind its use.
(module
  (import "zero" "f" (func $f (result i32)))
  (import "zero" "h" (func $h (type $later)))
  (type $later0 (func (param f32)))
  (type $later (func (result i32)))
  (module $m (func (export "x") (param f32 f64)))
  (func (export "f") (result i32) (call $f)))
(assert_return (invoke "f") (i32.const 1))

;; 43: one alias for one item, in each module its own. (throw and catch: exceptions.wast.)
(module
  (module $m (global (export "n") (mut i32) (i32.const 0)) (memory (export "m") 1))
  (instance $i (instantiate $m))
  (module $inner (import "i" (instance $i (export "n" (global (mut i32)))))
    (func (export "bump")
      (global.set (global $i "n") (i32.add (global.get (global $i "n")) (i32.const 1)))))
  (instance $b (instantiate $inner (import "i" (instance $i))))
  (func (export "twice") (result i32)
    (call (func $b "bump")) (call (func $b "bump"))
    (global.set (global $i "n") (i32.mul (global.get (global $i "n")) (i32.const 10)))
    (global.get (global $i "n"))))
(assert_return (invoke "twice") (i32.const 20))

;; 44: names are each module's own; the innermost scope of a name counts; numbers are no names.
(module $n
  (module $a (func (export "f") (result i32) (i32.const 1)))
  (module $n
    (module $a (func (export "f") (result i32) (i32.const 2)))
    (module $0
      (instance $inner (instantiate (module outer $n $a)))
      (instance $outer (instantiate (module outer 1 $a)))
      (func (export "f") (result i32)
        (i32.add (i32.mul (call (func $inner "f")) (i32.const 10)) (call (func $outer "f")))))
    (instance $i (instantiate $0))
    (export "f" (func $i "f")))
  (instance $i (instantiate $n))
  (export "f" (func $i "f")))
(assert_return (invoke "f") (i32.const 21))
(assert_malformed (module quote "(module (module $x) (module (instance (instantiate $x))))") "unknown module")
(assert_malformed (module quote "(module (module (instance (instantiate (module outer $none 0)))))") "unknown outer module")
(assert_malformed (module quote "(module $a (alias outer $a 0 (type)))") "unknown outer module")
(assert_malformed (module quote "(module (import \"i\" (instance $i)) (func (call $i.$f)))") "unknown function")
(assert_malformed (module quote "(module (module $x) (module $x))") "duplicate module")
(assert_malformed (module quote "(module (func) (import \"m\" (module)))") "import after function")
(assert_malformed (module quote "(type $I (instance)) (import \"x\" (instance (type $I) (export \"f\" (func))))") "unexpected token")
