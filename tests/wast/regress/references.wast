;; References can't be forged: no integer, and no reference of another hierarchy, passes for one; what
;; crosses from one instance to another is typed by the import.
(module $owner
  (type $f (func (result i32)))
  (table (export "funcs") 2 funcref)
  (table (export "externs") 2 externref)
  (global (export "extern") (mut externref) (ref.null extern))
  (func $nine (export "nine") (result i32) (i32.const 9))
  (func (export "call") (param i32) (result i32) (call_indirect 0 (type $f) (local.get 0)))
)
(register "owner" $owner)
(assert_invalid (module (table 1 funcref) (func (table.set (i32.const 0) (i32.const 1)))) "type mismatch")
(assert_invalid (module (table 1 funcref) (func (table.set (i32.const 0) (i64.const 1)))) "type mismatch")
(assert_invalid
  (module (table 1 funcref) (func (param externref) (table.set (i32.const 0) (local.get 0))))
  "type mismatch")
(assert_invalid (module (func (param i64) (result funcref) (local.get 0))) "type mismatch")
(assert_invalid (module (func (param externref) (result funcref) (local.get 0))) "type mismatch")
(assert_invalid
  (module (func (result funcref) (select (result funcref) (i64.const 0) (ref.null func) (i32.const 1))))
  "type mismatch")
(assert_invalid
  (module (table $a 1 funcref) (table $b 1 externref)
    (func (table.copy $a $b (i32.const 0) (i32.const 0) (i32.const 1))))
  "type mismatch")
(assert_invalid (module (global funcref (i64.const 1))) "type mismatch")
(assert_unlinkable (module (import "owner" "externs" (table 2 funcref))) "incompatible import type")
(assert_unlinkable (module (import "owner" "funcs" (table 2 externref))) "incompatible import type")
(assert_unlinkable (module (import "owner" "extern" (global (mut funcref)))) "incompatible import type")
(assert_unlinkable (module (import "owner" "extern" (global (mut i64)))) "incompatible import type")
(assert_unlinkable (module (import "owner" "nine" (func (result funcref)))) "incompatible import type")
;; A function of another type keeps its own in a shared table.
(module
  (import "owner" "funcs" (table 2 funcref))
  (elem (i32.const 0) $i64 $i32)
  (func $i64 (result i64) (i64.const 1))
  (func $i32 (result i32) (i32.const 2))
)
(assert_trap (invoke $owner "call" (i32.const 0)) "indirect call type mismatch")
(assert_return (invoke $owner "call" (i32.const 1)) (i32.const 2))
