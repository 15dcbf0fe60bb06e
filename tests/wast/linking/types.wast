;; Behaviours 22 and 25: one type, whichever way it came: aliased, or written again.

;; A member of a recursion group, aliased; the same group written again; the group in another order.
(module $P
  (rec (type $s (struct (field (ref null $f)))) (type $f (func (param (ref null $s)) (result i32))))
  (module $tables (table (export "t") 4 funcref))
  (instance $t (instantiate $tables))
  (module $aliased
    (alias outer $P $f (type $f))
    (import "t" (table 4 funcref))
    (func $g (type $f) (i32.const 1))
    (elem (i32.const 0) func $g))
  (module $again
    (rec (type $s (struct (field (ref null $f)))) (type $f (func (param (ref null $s)) (result i32))))
    (import "t" (table 4 funcref))
    (func $g (type $f) (i32.const 2))
    (elem (i32.const 1) func $g))
  (module $other
    (rec (type $f (func (param (ref null $s)) (result i32))) (type $s (struct (field (ref null $f)))))
    (import "t" (table 4 funcref))
    (func $g (type $f) (i32.const 3))
    (elem (i32.const 2) func $g))
  (instance (instantiate $aliased (import "t" (table $t "t"))))
  (instance (instantiate $again (import "t" (table $t "t"))))
  (instance (instantiate $other (import "t" (table $t "t"))))
  (func (export "call") (param i32) (result i32)
    (call_indirect (table $t "t") (type $f) (ref.null $s) (local.get 0))))
(assert_return (invoke "call" (i32.const 0)) (i32.const 1))
(assert_return (invoke "call" (i32.const 1)) (i32.const 2))
(assert_trap (invoke "call" (i32.const 2)) "indirect call type mismatch")

;; References to an aliased type in parameters, results, globals and tables.
(module $Q
  (type $r (func (result i32)))
  (module $m
    (func $f (type outer $Q $r) (i32.const 5))
    (elem declare func $f)
    (global (export "g") (ref (type outer $Q $r)) (ref.func $f))
    (table (export "t") 2 (ref null (type outer $Q $r)))
    (func (export "get") (result (ref (type outer $Q $r))) (ref.func $f))
    (func (export "call") (param (ref (type outer $Q $r))) (result i32)
      (call_ref (type outer $Q $r) (local.get 0))))
  (instance $i (instantiate $m))
  (func $own (type $r) (i32.const 6))
  (elem declare func $own)
  (func (export "global") (result i32) (call_ref $r (global.get (global $i "g"))))
  (func (export "result") (result i32) (call_ref $r (call (func $i "get"))))
  (func (export "param") (result i32) (call (func $i "call") (ref.func $own)))
  (func (export "table") (result i32)
    (table.set (table $i "t") (i32.const 1) (ref.func $own))
    (call_ref $r (table.get (table $i "t") (i32.const 1)))))
(assert_return (invoke "global") (i32.const 5))
(assert_return (invoke "result") (i32.const 5))
(assert_return (invoke "param") (i32.const 6))
(assert_return (invoke "table") (i32.const 6))

;; Another type is another one, alias or not.
(assert_invalid
  (module $P
    (type $a (func (result i32))) (type $b (func (result i64)))
    (module $m (alias outer $P $b (type $b)) (import "f" (func (type $b))))
    (import "f" (func $f (type $a)))
    (instance (instantiate $m (import "f" (func $f)))))
  "func type mismatch")
