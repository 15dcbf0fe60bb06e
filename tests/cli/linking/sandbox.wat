(module
  (import "wasi_snapshot_preview1" (instance $wasi
    (export "fd_write" (func (param i32 i32 i32 i32) (result i32)))
    (export "proc_exit" (func (param i32)))))
  (module $shim
    (import "w" (instance $w
      (export "fd_write" (func (param i32 i32 i32 i32) (result i32)))
      (export "proc_exit" (func (param i32)))))
    (export "fd_write" (func $w "fd_write"))
    (export "proc_exit" (func $w "proc_exit"))
    (func (export "path_open") (param i32 i32 i32 i32 i32 i64 i64 i32 i32) (result i32)
      i32.const 76))                                   ;; ENOTCAPABLE
  (import "app" (module $app
    (import "wasi_snapshot_preview1" (instance
      (export "fd_write" (func (param i32 i32 i32 i32) (result i32)))
      (export "path_open" (func (param i32 i32 i32 i32 i32 i64 i64 i32 i32) (result i32)))
      (export "proc_exit" (func (param i32)))))
    (export "memory" (memory 1))
    (export "_start" (func))))
  (instance $safe (instantiate $shim (import "w" (instance $wasi))))
  (instance $a (instantiate $app (import "wasi_snapshot_preview1" (instance $safe))))
  (export "memory" (memory $a "memory"))
  (export "_start" (func $a "_start")))
