;; Behaviours 46, 47 and 50: how imports of the root are found, by one name and by two.

(module $lib
  (func (export "f") (result i32) (i32.const 1))
  (memory (export "m") 1 5)
  (func (export "grow") (result i32) (memory.grow (i32.const 2)))
  (module $I (func (export "g") (result i32) (i32.const 2)))
  (instance $i (export "inner") (instantiate $I))
  (export "module" (module $I)))
(register "lib" $lib)

;; One instance is put together from what is there under the name: with fewer exports, never with others.
(module
  (import "lib" (instance $l (export "f" (func (result i32))) (export "inner" (instance (export "g" (func (result i32)))))))
  (func (export "sum") (result i32) (i32.add (call (func $l "f")) (call (func $l "inner" "g")))))
(assert_return (invoke "sum") (i32.const 3))
(module (import "lib" (instance)))
(assert_unlinkable
  (module (import "lib" (instance (export "f" (func (result i32))) (export "none" (func)))))
  "unknown import")
(assert_unlinkable
  (module (import "lib" (instance (export "f" (func (result i64))))))
  "incompatible import type")
(assert_unlinkable (module (import "lib" (instance (export "f" (global i32))))) "incompatible import type")
;; Under one name there is no function, and a module only where one was put.
(assert_unlinkable (module (import "lib" (func))) "unknown import")
(assert_unlinkable (module (import "lib" (module))) "unknown import")
(assert_unlinkable (module (import "nothing" (instance (export "f" (func))))) "unknown import")
;; A module that is an export.
(module
  (import "lib" "module" (module $M (export "g" (func (result i32)))))
  (instance $a (instantiate $M))
  (export "g" (func $a "g")))
(assert_return (invoke "g") (i32.const 2))

;; A module under one name: not instantiated until someone does, as often as someone does.
(module definition $counter
  (import "step" (global $step i32))
  (global $n (mut i32) (i32.const 0))
  (func (export "next") (result i32)
    (global.set $n (i32.add (global.get $n) (global.get $step)))
    (global.get $n)))
(register "counter" $counter)
(module $user
  (import "counter" (module $C (import "step" (global i32)) (export "next" (func (result i32)))))
  (module $three (global (export "g") i32 (i32.const 3)))
  (instance $s (instantiate $three))
  (instance $a (instantiate $C (import "step" (global $s "g"))))
  (instance $b (instantiate $C (import "step" (global $s "g"))))
  (export "a" (func $a "next"))
  (export "b" (func $b "next")))
(assert_return (invoke "a") (i32.const 3))
(assert_return (invoke "a") (i32.const 6))
(assert_return (invoke "b") (i32.const 3))
;; A second root makes its own.
(module
  (import "counter" (module $C (import "step" (global i32)) (import "unused" (func)) (export "next" (func (result i32)))))
  (import "spectest" "global_i32" (global $g i32))
  (import "spectest" "print" (func $f))
  (instance $a (instantiate $C (import "step" (global $g)) (import "unused" (func $f))))
  (export "a" (func $a "next")))
(assert_return (invoke "a") (i32.const 666))
(assert_return (invoke $user "a") (i32.const 9))
;; It wants more than the root would give it; it has not what the root wants.
(assert_unlinkable (module (import "counter" (module (export "next" (func (result i32)))))) "incompatible import type")
(assert_unlinkable
  (module (import "counter" (module (import "step" (global i32)) (export "none" (func)))))
  "incompatible import type")
(assert_unlinkable (module (import "counter" (instance))) "incompatible import type")

;; A memory that has grown is given with its size, through its instance too.
(assert_unlinkable (module (import "lib" "m" (memory 3))) "incompatible import type")
(assert_return (invoke $lib "grow") (i32.const 1))
(module (import "lib" "m" (memory 3)))
(module (import "lib" (instance (export "m" (memory 3)))) (alias 0 "m" (memory))
  (func (export "size") (result i32) (memory.size)))
(assert_return (invoke "size") (i32.const 3))
