;; Behaviour 16: the type of a nested module is what it imports and exports, through aliases and
;; re-exports, of modules and instances too.
(module $root
  (module $m
    (import "f" (func $f (param i32) (result i32)))
    (import "i" "g" (global $g i64))
    (import "M" (module $M (export "x" (func (result i32)))))
    (module $N (func (export "n") (result i32) (i32.const 9)))
    (instance $x (instantiate $M))
    (instance $n (instantiate $N))
    (alias $x "x" (func $xx))
    (export "import" (func $f))
    (export "field" (global $g))
    (export "alias" (func $xx))
    (export "module" (module $N))
    (export "imported module" (module $M))
    (export "instance" (instance $n))
    (export "implicit" (instance 0)))
  (module $holder (import "m" (module
    (import "f" (func (param i32) (result i32)))
    (import "i" (instance (export "g" (global i64))))
    (import "M" (module (export "x" (func (result i32)))))
    (export "import" (func (param i32) (result i32)))
    (export "field" (global i64))
    (export "alias" (func (result i32)))
    (export "module" (module (export "n" (func (result i32)))))
    (export "imported module" (module (export "x" (func (result i32)))))
    (export "instance" (instance (export "n" (func (result i32)))))
    (export "implicit" (instance (export "g" (global i64)))))))
  (instance (instantiate $holder (import "m" (module $m))))

  (module $id (func (export "f") (param i32) (result i32) (local.get 0)))
  (module $globals (global (export "g") i64 (i64.const 77)))
  (module $X (func (export "x") (result i32) (i32.const 8)))
  (instance $f (instantiate $id))
  (instance $g (instantiate $globals))
  (instance $made (instantiate $m
    (import "f" (func $f "f")) (import "i" (instance $g)) (import "M" (module $X))))
  (instance $n2 (instantiate (module $made "module")))
  (instance $x2 (instantiate (module $made "imported module")))
  (export "import" (func $made "import"))
  (export "alias" (func $made "alias"))
  (export "n" (func $made "instance" "n"))
  (export "n2" (func $n2 "n"))
  (export "x2" (func $x2 "x"))
  (export "field" (global $made "field"))
  (export "implicit" (global $made "implicit" "g")))
(assert_return (invoke "import" (i32.const 6)) (i32.const 6))
(assert_return (invoke "alias") (i32.const 8))
(assert_return (invoke "n") (i32.const 9))
(assert_return (invoke "n2") (i32.const 9))
(assert_return (invoke "x2") (i32.const 8))
(assert_return (get "field") (i64.const 77))
(assert_return (get "implicit") (i64.const 77))

;; What the type does not say is missing.
(assert_invalid
  (module
    (module $m (func (export "f")))
    (module $holder (import "m" (module (export "g" (func)))))
    (instance (instantiate $holder (import "m" (module $m)))))
  "no export named `g`")
(assert_invalid
  (module
    (module $m (import "f" (func)))
    (module $holder (import "m" (module)))
    (instance (instantiate $holder (import "m" (module $m)))))
  "no import named `f`")
