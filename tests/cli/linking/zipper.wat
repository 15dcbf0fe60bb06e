(module
  (import "libc" (module $LIBC
    (export "memory" (memory 1)) (export "malloc" (func (param i32) (result i32)))))
  (import "libzip" (module $LIBZIP
    (import "libc" (instance
      (export "memory" (memory 1)) (export "malloc" (func (param i32) (result i32)))))
    (export "zip" (func (param i32 i32) (result i32)))))
  (instance $libc (instantiate $LIBC))
  (instance $libzip (instantiate $LIBZIP (import "libc" (instance $libc))))
  (alias $libc "memory" (memory $mem))                 ;; becomes memory 0
  (func (export "main") (param $n i32) (result i32)
    (local $p i32)
    (local.set $p (call (func $libc "malloc") (local.get $n)))
    (i32.store8 (local.get $p) (i32.const 65))
    (call (func $libzip "zip") (local.get $p) (local.get $n))))
