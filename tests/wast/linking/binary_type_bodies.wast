;; Behaviours 2, 3, 4: the declarations in the bodies of module and instance types.

;; Declarations mixed: types, exports, imports, aliases; each sees those before it.
(module binary "\00asm" "\01\00\00\00"
  "\01\1f\01"
  "\61\06"                            ;; module type, 6 declarations
    "\07\01m\02\00\01"                ;; export "m" (memory 1)
    "\01\60\00\00"                    ;; type 0 = [] -> []
    "\02\01f\00\ff\00\00"             ;; import "f" (func (type 0)), one-level
    "\01\60\00\00"                    ;; type 1, the same
    "\07\00\00\01"                    ;; export "" (func (type 1))
    "\01\62\00"                       ;; type 2 = (instance)
)
;; A forward reference within a body.
(assert_invalid
  (module binary "\00asm" "\01\00\00\00" "\01\0b\01" "\62\02" "\07\01f\00\00" "\01\60\00\00")
  "unknown type")
;; An import in an instance type.
(assert_malformed
  (module binary "\00asm" "\01\00\00\00" "\01\09\01" "\62\01" "\02\01m\00\ff\02")
  "")
;; Unknown declarations; 0x10 is the alias section's id, but no declaration.
(assert_malformed
  (module binary "\00asm" "\01\00\00\00" "\01\04\01" "\62\01" "\03") "")
(assert_malformed
  (module binary "\00asm" "\01\00\00\00" "\01\0b\02" "\60\00\00" "\62\01" "\10\01\00\07\00") "")

;; The body does not see the indices around it.
(assert_invalid
  (module binary "\00asm" "\01\00\00\00" "\01\0b\02" "\60\00\00" "\62\01" "\07\01f\00\00")
  "unknown type")
(assert_invalid (module (type (func)) (type (instance (export "f" (func (type 0))))))
  "unknown type")

;; Outer types: from the scope around, two and three scopes around, out of bodies in nested modules.
(module
  (type $T (func (param i32)))
  (type (instance (export "f" (func (type outer 0 $T)))))
  (type (instance (export "i" (instance (export "f" (func (type outer 1 $T)))))))
  (type (module (import "m" (module (export "i" (instance (export "f" (func (type outer 2 $T))))))))))
(module $root
  (type $T (func (result i32)))
  (module $inner
    (type (instance
      (export "a" (func (type outer 1 $T)))
      (export "b" (instance (export "c" (func (type outer $root $T)))))))
    (import "i" (instance (type 0)))
    (func (export "f") (result i32) (call (func 0 "b" "c"))))
  (module $give (func $f (export "f") (result i32) (i32.const 7)))
  (instance $g (instantiate $give))
  (module $wrap
    (import "f" (func $f (result i32)))
    (export "c" (func $f)))
  (instance $w (instantiate $wrap (import "f" (func $g "f"))))
  (module $pair
    (import "a" (func $a (result i32))) (import "b" (instance $b (export "c" (func (result i32)))))
    (export "a" (func $a)) (export "b" (instance $b)))
  (instance $p (instantiate $pair (import "a" (func $g "f")) (import "b" (instance $w))))
  (instance $i (instantiate $inner (import "i" (instance $p))))
  (export "f" (func $i "f")))
(assert_return (invoke "f") (i32.const 7))
(assert_invalid (module (type (instance (alias outer 1 0 (type))))) "relative depth too large")
(assert_invalid (module (type (instance (alias outer 0 0 (type))))) "")
(assert_invalid (module (type (func)) (type (instance (alias outer 0 1 (type))))) "")

;; Only types can be aliased in a body.
(assert_invalid
  (module binary "\00asm" "\01\00\00\00" "\01\09\01" "\62\01" "\0f\00\00\00\01f") "")
(assert_invalid
  (module binary "\00asm" "\01\00\00\00" "\0e\0a\01\08\00asm\01\00\00\00" "\01\08\01" "\62\01" "\0f\01\00\05\00")
  "")
