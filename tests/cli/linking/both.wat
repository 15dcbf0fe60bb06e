(module
  (import "lib1" (module $L1 (export "f" (func (result i32)))))
  (import "lib2" (module $L2 (export "f" (func (result i32))) (export "g" (func (result i32)))))
  (module $needs-old (import "lib" "f" (func $f (result i32))) (export "use" (func $f)))
  (instance $v1 (instantiate $L1))
  (instance $v2 (instantiate $L2))
  (instance $old (instantiate $needs-old (import "lib" (instance $v1))))
  (instance $new (instantiate $needs-old (import "lib" (instance $v2))))   ;; v2 is a subtype
  (export "old" (func $old "use"))
  (export "new" (func $new "use")))
