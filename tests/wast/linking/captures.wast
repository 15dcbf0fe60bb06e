;; Behaviours 35 and 36: a module keeps the modules that it captured where it was defined.

;; Two instances of one module export closures over what each imported.
(module $factory_of
  (module $one (func (export "get") (result i32) (i32.const 1)))
  (module $two (func (export "get") (result i32) (i32.const 2)))
  (module $factory
    (import "backend" (module $B (export "get" (func (result i32)))))
    (module (export "service")
      (instance $b (instantiate (module outer 0 $B)))
      (func (export "get") (result i32) (i32.add (i32.const 10) (call (func $b "get"))))))
  (instance $f1 (instantiate $factory (import "backend" (module $one))))
  (instance $f2 (instantiate $factory (import "backend" (module $two))))
  (instance $s1 (instantiate (module $f1 "service")))
  (instance $s2 (instantiate (module $f2 "service")))
  (export "s1" (func $s1 "get"))
  (export "s2" (func $s2 "get"))
  (export "service1" (module $f1 "service"))
  (export "service2" (module $f2 "service")))
(assert_return (invoke "s1") (i32.const 11))
(assert_return (invoke "s2") (i32.const 12))

;; Such a module, exported to another root, still has what it captured.
(register "factory" $factory_of)
(module
  (import "factory" (instance $f
    (export "service1" (module (export "get" (func (result i32)))))
    (export "service2" (module (export "get" (func (result i32)))))))
  (instance $s2 (instantiate (module $f "service2")))
  (instance $s1 (instantiate (module $f "service1")))
  (func (export "both") (result i32)
    (i32.add (i32.mul (call (func $s1 "get")) (i32.const 100)) (call (func $s2 "get")))))
(assert_return (invoke "both") (i32.const 1112))

;; Captured two levels deep, inherited through three.
(module $top
  (module $base
    (import "id" (global $id i32))
    (func (export "get") (result i32) (global.get $id)))
  (module $a
    (module $local (func (export "get") (result i32) (i32.const 5)))
    (module $b
      (module $c (export "c")
        (import "id" (global $id i32))
        (module $d
          (import "id" (global $id i32))
          (instance $x (instantiate (module outer $top $base) (import "id" (global $id))))
          (instance $y (instantiate (module outer $a $local)))
          (func (export "sum") (result i32)
            (i32.add (call (func $x "get")) (call (func $y "get")))))
        (instance $d (instantiate $d (import "id" (global $id))))
        (export "sum" (func $d "sum"))))
    (instance $b (instantiate $b))
    (export "c" (module $b "c")))
  (instance $a1 (instantiate $a))
  (module $g (global (export "g") i32 (i32.const 30)))
  (instance $g (instantiate $g))
  (instance $c (instantiate (module $a1 "c") (import "id" (global $g "g"))))
  (export "sum" (func $c "sum")))
(assert_return (invoke "sum") (i32.const 35))

;; A module aliased outward and given on.
(module $P
  (module $M (func (export "f") (result i32) (i32.const 3)))
  (module $uses (import "m" (module $m (export "f" (func (result i32)))))
    (instance $i (instantiate $m)) (export "f" (func $i "f")))
  (module $mid
    (alias outer $P $M (module $m))
    (alias outer $P $uses (module $u))
    (instance $i (instantiate $u (import "m" (module $m))))
    (export "f" (func $i "f")))
  (instance $i (instantiate $mid))
  (export "f" (func $i "f")))
(assert_return (invoke "f") (i32.const 3))

;; Only what comes before, and only types and modules.
(assert_malformed
  (module quote "(module $P (module (instance (instantiate (module outer $P $later)))) (module $later))")
  "alias to module not defined in parent")
(assert_invalid (module (module (alias outer 0 0 (module)))) "alias to module not defined in parent")
(assert_invalid (module (module (alias outer 0 0 (type)))) "alias to type not defined in parent")
(assert_invalid (module (alias outer 0 0 (module))) "relative depth too large")
(assert_invalid (module (module (alias outer 1 0 (type)))) "relative depth too large")
(assert_malformed (module (import "f" (func $f)) (module (alias outer 0 $f (func)))) "invalid external kind in alias")
(assert_malformed (module (import "i" (instance $i)) (module (alias outer 0 $i (instance)))) "invalid external kind in alias")
