;; Behaviour 30: the first trap ends the instantiation of the root; what was done before stays done.
(module $shared
  (memory (export "memory") 1)
  (table (export "table") 10 funcref)
  (global $count (export "count") (mut i32) (i32.const 0))
  (func (export "byte") (param i32) (result i32) (i32.load8_u (local.get 0)))
  (type $r (func (result i32)))
  (func (export "call") (param i32) (result i32) (call_indirect (type $r) (local.get 0))))
(register "shared" $shared)

;; In a nested start function.
(assert_trap
  (module
    (import "shared" (instance $s (export "memory" (memory 1)) (export "count" (global (mut i32)))))
    (module $ok
      (import "s" "count" (global $c (mut i32)))
      (func $f (global.set $c (i32.add (global.get $c) (i32.const 1))))
      (start $f))
    (module $bad
      (import "s" "memory" (memory 1))
      (func $f (i32.store8 (i32.const 1) (i32.const 11)) (unreachable))
      (start $f))
    (instance (instantiate $ok (import "s" (instance $s))))
    (instance (instantiate $bad (import "s" (instance $s))))
    (instance (instantiate $ok (import "s" (instance $s)))))
  "unreachable")
(assert_return (get $shared "count") (i32.const 1))
(assert_return (invoke $shared "byte" (i32.const 1)) (i32.const 11))

;; In a nested data segment: the one before it is there, and so are earlier instances' effects.
(assert_trap
  (module
    (import "shared" (instance $s (export "memory" (memory 1)) (export "count" (global (mut i32)))))
    (module $ok
      (import "s" "count" (global $c (mut i32)))
      (func $f (global.set $c (i32.add (global.get $c) (i32.const 1))))
      (start $f))
    (module $bad
      (import "s" "memory" (memory 1))
      (data (i32.const 2) "\0c") (data (i32.const 65536) "x") (data (i32.const 3) "\0d"))
    (instance (instantiate $ok (import "s" (instance $s))))
    (instance (instantiate $bad (import "s" (instance $s))))
    (func $never (unreachable))
    (start $never))
  "out of bounds memory access")
(assert_return (get $shared "count") (i32.const 2))
(assert_return (invoke $shared "byte" (i32.const 2)) (i32.const 12))
(assert_return (invoke $shared "byte" (i32.const 3)) (i32.const 0))

;; In a nested element segment: a function of the failed instance stays callable through the table.
(assert_trap
  (module
    (import "shared" (instance $s (export "table" (table 10 funcref))))
    (module $bad
      (import "s" "table" (table 10 funcref))
      (global $own (mut i32) (i32.const 40))
      (func $f (result i32)
        (global.set $own (i32.add (global.get $own) (i32.const 1)))
        (global.get $own))
      (elem (i32.const 4) $f) (elem (i32.const 10) $f))
    (instance (instantiate $bad (import "s" (instance $s)))))
  "out of bounds table access")
(assert_return (invoke $shared "call" (i32.const 4)) (i32.const 41))
(assert_return (invoke $shared "call" (i32.const 4)) (i32.const 42))

;; A sibling's function too, whose root failed later.
(assert_trap
  (module
    (import "shared" (instance $s (export "table" (table 10 funcref))))
    (module $good
      (import "s" "table" (table 10 funcref))
      (memory 1) (data (i32.const 0) "\63")
      (func $f (result i32) (i32.load8_u (i32.const 0)))
      (elem (i32.const 5) $f))
    (module $bad (func $f (unreachable)) (start $f))
    (instance (instantiate $good (import "s" (instance $s))))
    (instance (instantiate $bad)))
  "unreachable")
(assert_return (invoke $shared "call" (i32.const 5)) (i32.const 99))
