;; Linked programs, each of which uses several things together.

;; Nested four deep, with aliases of outer types and modules at depth, each by number and by id
(module $root
  (type $T (func (param i32) (result i32)))
  (module $leaf (func (export "f") (type outer $root $T) (i32.add (local.get 0) (i32.const 1))))
  (module $A
    (type $U (func (result i64)))
    (module $B
      (module $C
        (module $D
          ;; scopes: 0=C 1=B 2=A 3=root
          (alias outer $root $T (type $t))
          (alias outer 2 $U (type $u))
          (instance $l (instantiate (module outer $root $leaf)))
          (instance $l2 (instantiate (module outer 3 $leaf)))
          (func (export "g") (type $t)
            (call (func $l "f") (call (func $l2 "f") (local.get 0))))
          (func (export "h") (type $u) (i64.const 77))
        )
        (instance $d (instantiate $D))
        (export "d" (instance $d))
        (export "M" (module $D)))
      (instance $c (instantiate $C))
      (export "d" (instance $c "d"))
      (export "M" (module $c "M")))
    (instance $b (instantiate $B))
    (export "b" (instance $b)))
  (instance $a (instantiate $A))
  ;; reach the exported closure module D and instantiate again
  (alias $a "b" (instance $b))
  (instance $again (instantiate (module $b "M")))
  (func (export "g") (param i32) (result i32) (call (func $a "b" "d" "g") (local.get 0)))
  (func (export "g2") (param i32) (result i32) (call (func $again "g") (local.get 0)))
  (func (export "h") (result i64) (call (func $b "d" "h")))
  (export "deep" (instance $a "b" "d"))
)
(assert_return (invoke "g" (i32.const 5)) (i32.const 7))
(assert_return (invoke "g2" (i32.const 8)) (i32.const 10))
(assert_return (invoke "h") (i64.const 77))

;; Diamond: base shared by left and right, top; and not shared if built twice
(module
  (module $base (global $n (mut i32) (i32.const 0))
    (func (export "inc") (result i32)
      (global.set $n (i32.add (global.get $n) (i32.const 1))) (global.get $n)))
  (module $side (import "base" "inc" (func $inc (result i32)))
    (func (export "bump") (result i32) (call $inc)))
  (module $top (import "l" (instance $l (export "bump" (func (result i32)))))
               (import "r" (instance $r (export "bump" (func (result i32)))))
    (func (export "both") (result i32)
      (i32.add (i32.mul (call (func $l "bump")) (i32.const 100)) (call (func $r "bump")))))
  (instance $b (instantiate $base))
  (instance $l (instantiate $side (import "base" (instance $b))))
  (instance $r (instantiate $side (import "base" (instance $b))))
  (instance $t (instantiate $top (import "l" (instance $l)) (import "r" (instance $r))))
  (instance $b2 (instantiate $base))
  (instance $r2 (instantiate $side (import "base" (instance $b2))))
  (instance $t2 (instantiate $top (import "r" (instance $r2)) (import "l" (instance $l))))
  (export "shared" (func $t "both"))
  (export "apart" (func $t2 "both")))
(assert_return (invoke "shared") (i32.const 102))
(assert_return (invoke "apart") (i32.const 301))
(assert_return (invoke "shared") (i32.const 405))

;; Tail calls across instances with many args both ways, deep
(module
  (module $odd (import "even" (func $even (param i64 i32) (result i32)))
    (memory 1) (data (i32.const 0) "\02")
    (func (export "odd") (param i64 i32) (result i32)
      (if (result i32) (i64.eqz (local.get 0)) (then (i32.load8_u (i32.const 0)))
        (else (return_call $even (i64.sub (local.get 0) (i64.const 1)) (local.get 1))))))
  (module $even
    (table (export "t") 1 funcref)
    (type $f (func (param i64 i32) (result i32)))
    (memory 1) (data (i32.const 0) "\01")
    (func (export "even") (param i64 i32) (result i32)
      (if (result i32) (i64.eqz (local.get 0)) (then (i32.load8_u (i32.const 0)))
        (else (return_call_indirect (type $f) (i64.sub (local.get 0) (i64.const 1)) (local.get 1) (i32.const 0))))))
  (instance $e (instantiate $even))
  (instance $o (instantiate $odd (import "even" (func $e "even"))))
  (elem (table $e "t") (i32.const 0) func (func $o "odd"))
  (memory 1) (data (i32.const 0) "\63")
  (func (export "run") (param i64) (result i32)
    (i32.add (call (func $e "even") (local.get 0) (i32.const 0)) (i32.mul (i32.const 100) (i32.load8_u (i32.const 0))))))
(assert_return (invoke "run" (i64.const 1000000)) (i32.const 9901))
(assert_return (invoke "run" (i64.const 1000001)) (i32.const 9902))

;; call_ref, and references passed between instances
(module $r
  (type $f (func (param i32) (result i32)))
  (module $lib
    (alias outer $r $f (type $f))
    (memory 1) (data (i32.const 0) "\07")
    (func $add (type $f) (i32.add (i32.load8_u (i32.const 0)) (local.get 0)))
    (elem declare func $add)
    (func (export "get") (result (ref $f)) (ref.func $add))
    (func (export "apply") (param (ref $f) i32) (result i32) (call_ref $f (local.get 1) (local.get 0))))
  (instance $l (instantiate $lib))
  (instance $l2 (instantiate $lib))
  (memory 1) (data (i32.const 0) "\21")
  (func $mine (type $f) (i32.sub (i32.load8_u (i32.const 0)) (local.get 0)))
  (elem declare func $mine (func $l "apply"))
  (func (export "a") (param i32) (result i32) (i32.add (call_ref $f (local.get 0) (call (func $l "get"))) (i32.load8_u (i32.const 0))))
  (func (export "b") (param i32) (result i32) (call (func $l2 "apply") (ref.func $mine) (local.get 0)))
  (func (export "c") (param i32) (result i32) (return_call_ref $f (local.get 0) (call (func $l "get"))))
)
(assert_return (invoke "a" (i32.const 3)) (i32.const 43))
(assert_return (invoke "b" (i32.const 3)) (i32.const 30))
(assert_return (invoke "c" (i32.const 3)) (i32.const 10))

;; Start functions and trap mid-way
(module $log (global (export "g") (mut i32) (i32.const 0)))
(register "log" $log)
(assert_trap (module
  (import "log" (instance $log (export "g" (global (mut i32)))))
  (module $good (import "g" (global $g (mut i32)))
    (func $s (global.set $g (i32.add (i32.mul (global.get $g) (i32.const 10)) (i32.const 1)))) (start $s))
  (module $bad (import "g" (global $g (mut i32)))
    (instance (instantiate (module outer 0 $good) (import "g" (global $g))))
    (func $s (global.set $g (i32.add (i32.mul (global.get $g) (i32.const 10)) (i32.const 2))) unreachable) (start $s))
  (instance (instantiate $good (import "g" (global $log "g"))))
  (instance (instantiate $bad (import "g" (global $log "g"))))
  (instance (instantiate $good (import "g" (global $log "g"))))
  ) "unreachable")
(assert_return (get $log "g") (i32.const 112))

;; Both variances of modules imports
(module $prov
  (module (export "m") (import "x" (func)) (func (export "f") (result i32) (i32.const 3)) (func (export "extra"))))
(register "prov" $prov)
(module (import "prov" "m" (module $m (import "x" (func)) (import "y" (global i32)) (export "f" (func (result i32)))))
  (module $q (func (export "x")) (global (export "y") i32 (i32.const 0)))
  (instance $q (instantiate $q))
  (instance $i (instantiate $m (import "x" (func $q "x")) (import "y" (global $q "y"))))
  (export "f" (func $i "f")))
(assert_return (invoke "f") (i32.const 3))
(assert_unlinkable (module (import "prov" "m" (module $m (export "f" (func (result i32)))))) "incompatible import type")
(assert_unlinkable (module (import "prov" "m" (module $m (import "x" (func)) (export "g" (func (result i32)))))) "incompatible import type")
(assert_unlinkable (module (import "prov" "m" (module $m (import "x" (func (param i32))) (export "f" (func (result i32)))))) "incompatible import type")

;; Export absent
(assert_unlinkable (module (import "prov" (instance (export "nothing" (func))))) "unknown import")
(assert_unlinkable (module (import "prov2" (instance (export "nothing" (func))))) "unknown import")
(assert_unlinkable (module (import "prov2" (module))) "unknown import")

;; Tags
(module
  (module $err (tag (export "E") (param i32)))
  (instance $e (instantiate $err))
  (module $w (import "err" (instance $e (export "E" (tag (param i32))))) (export "E2" (tag $e "E")))
  (instance $w (instantiate $w (import "err" (instance $e))))
  (export "E2" (tag $w "E2")))
(assert_invalid (module
  (module $err (tag (export "E") (param i32)))
  (instance $e (instantiate $err))
  (module $w (import "err" (instance $e (export "E" (tag (param i64))))))
  (instance $w (instantiate $w (import "err" (instance $e))))
  ) "tag type mismatch")
(assert_invalid (module
  (module $err (tag (export "E") (param i32)))
  (instance $e (instantiate $err))
  (alias $e "E" (func $f))) "alias kind mismatch")

;; Interleaved
(module
  (import "log" "g" (global $g (mut i32)))
  (module $m1 (memory (export "m") 2))
  (type $ft (func (result i32)))
  (instance $i1 (instantiate $m1))
  (import "spectest" "memory" (memory $sm 1))
  (alias $i1 "m" (memory $mm))
  (import "prov" "m" (module $imp (import "x" (func)) (export "f" (func (result i32)))))
  (module $m2 (func (export "x")))
  (instance $i2 (instantiate $m2))
  (type $ft2 (func (param i32)))
  (instance $i3 (instantiate $imp (import "x" (func $i2 "x"))))
  (func (export "s") (type $ft) (i32.add (memory.size $mm) (i32.mul (i32.const 10) (memory.size $sm))))
  (func (export "f") (type $ft) (call (func $i3 "f")))
  (func (export "gg") (result i32) global.get $g))
(assert_return (invoke "s") (i32.const 12))
(assert_return (invoke "f") (i32.const 3))
(assert_return (invoke "gg") (i32.const 112))

;; Shared tables, function stays callable after failure
(module $tab (table (export "t") 4 funcref)
  (type $v (func (result i32)))
  (func (export "call") (param i32) (result i32) (call_indirect (type $v) (local.get 0))))
(register "tab" $tab)
(assert_trap (module
  (import "tab" "t" (table $t 4 funcref))
  (module $p (import "t" (table $t 4 funcref)) (memory (data "\2a"))
    (func $f (result i32) (i32.load8_u (i32.const 0)))
    (elem (i32.const 2) func $f))
  (module $bad (import "t" (table $t 4 funcref))
    (func $f (result i32) (i32.const 9))
    (elem (i32.const 1) func $f)
    (elem (i32.const 4) func $f))
  (instance (instantiate $p (import "t" (table $t))))
  (instance (instantiate $bad (import "t" (table $t))))
  (instance (instantiate $p (import "t" (table $t))))) "out of bounds table access")
(assert_return (invoke $tab "call" (i32.const 2)) (i32.const 42))
(assert_return (invoke $tab "call" (i32.const 1)) (i32.const 9))
(assert_trap (invoke $tab "call" (i32.const 3)) "uninitialized")
