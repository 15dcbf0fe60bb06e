(module
  (module $LIBC
    (memory (export "memory") 1)
    (global $top (mut i32) (i32.const 1024))
    (func (export "malloc") (param i32) (result i32)
      global.get $top  (global.set $top (i32.add (global.get $top) (local.get 0)))))
  (module $LIBZIP
    (import "libc" "memory" (memory 1))
    (import "libc" "malloc" (func $malloc (param i32) (result i32)))
    (func (export "zip") (param i32 i32) (result i32)
      (i32.add (i32.load8_u (local.get 0)) (call $malloc (local.get 1)))))
  (instance $libc (instantiate $LIBC))
  (instance $libzip (instantiate $LIBZIP (import "libc" (instance $libc))))
  (export "zip" (func $libzip "zip"))
  (export "malloc" (func $libc "malloc")))
