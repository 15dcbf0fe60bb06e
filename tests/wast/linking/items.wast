;; Behaviours 11 to 15: aliases of every kind as parts of the module that makes them.

;; Tags: given, exported, in module types. (Thrown and caught: exceptions.wast.)
(module
  (module $defines (tag (export "e") (param i32)))
  (instance $d (instantiate $defines))
  (module $uses
    (import "t" (tag $t (param i32)))
    (export "again" (tag $t)))
  (instance $u (instantiate $uses (import "t" (tag $d "e"))))
  (alias $u "again" (tag $t))
  (export "t" (tag $t)))
(module definition (import "m" (module (import "t" (tag (param i64))) (export "u" (tag)))))
(assert_invalid
  (module
    (module $m (import "t" (tag (param i32))))
    (import "t" (tag $t (param i64)))
    (instance (instantiate $m (import "t" (tag $t)))))
  "tag type mismatch")

;; An immutable aliased global in initialisers and offsets.
(module
  (module $c (global (export "g") i32 (i32.const 3)) (global (export "m") (mut i32) (i32.const 0)))
  (instance $i (instantiate $c))
  (global $g i32 (i32.add (global.get (global $i "g")) (i32.const 1)))
  (memory 1)
  (data (offset (global.get (global $i "g"))) "\2a")
  (table 10 funcref)
  (elem (offset (global.get (global $i "g"))) func $f)
  (type $r (func (result i32)))
  (func $f (result i32) (global.get $g))
  (func (export "data") (result i32) (i32.load8_u (i32.const 3)))
  (func (export "elem") (result i32) (call_indirect (type $r) (i32.const 3))))
(assert_return (invoke "data") (i32.const 42))
(assert_return (invoke "elem") (i32.const 4))
(assert_invalid
  (module
    (module $c (global (export "m") (mut i32) (i32.const 0)))
    (instance $i (instantiate $c))
    (global i32 (global.get (global $i "m"))))
  "constant expression required")

;; ref.func of a function that is only an argument of an instance, or only exported.
(module
  (import "spectest" "print" (func $f))
  (module $m (import "f" (func)))
  (instance (instantiate $m (import "f" (func $f))))
  (func (drop (ref.func $f))))
(module
  (import "spectest" "print" (func $f))
  (export "f" (func $f))
  (func (drop (ref.func $f))))
(assert_invalid
  (module (import "spectest" "print" (func $f)) (func (drop (ref.func $f))))
  "undeclared function reference")

;; A start function that is an alias.
(module
  (module $m
    (global $g (export "g") (mut i32) (i32.const 0))
    (func (export "set") (global.set $g (i32.const 5))))
  (instance $i (instantiate $m))
  (start (func $i "set"))
  (func (export "get") (result i32) (global.get (global $i "g"))))
(assert_return (invoke "get") (i32.const 5))
(assert_invalid
  (module
    (module $m (func (export "f") (param i32)))
    (instance $i (instantiate $m))
    (start (func $i "f")))
  "start function")

;; Memories are numbered as they come: an alias before and behind an import, then the module's own.
(module
  (module $a (memory (export "m") 1) (data (i32.const 0) "a"))
  (module $b (memory (export "m") 1) (data (i32.const 0) "b"))
  (instance $ia (instantiate $a))
  (instance $ib (instantiate $b))
  (alias $ib "m" (memory))
  (import "spectest" "memory" (memory 1))
  (alias $ia "m" (memory))
  (memory 1)
  (data (memory 3) (i32.const 0) "own")
  (func (export "default") (result i32) (i32.load8_u (i32.const 0)))
  (func (export "second") (result i32) (i32.load8_u 1 (i32.const 0)))
  (func (export "third") (result i32) (i32.load8_u 2 (i32.const 0)))
  (func (export "own") (result i32) (i32.load8_u 3 (i32.const 0))))
(assert_return (invoke "default") (i32.const 98))
(assert_return (invoke "second") (i32.const 0))
(assert_return (invoke "third") (i32.const 97))
(assert_return (invoke "own") (i32.const 111))
