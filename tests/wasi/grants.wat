;; Asks WASI whether descriptor 3 is a granted directory, and how many variables there are. An
;; importer calls `deep`, which ends the program from some depth.
(module
  (import "wasi_snapshot_preview1" "fd_prestat_get" (func $prestat (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "environ_sizes_get" (func $environ (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
  (memory (export "memory") 1)
  (func (export "granted") (result i32)
    (i32.eqz (call $prestat (i32.const 3) (i32.const 0))))
  (func (export "name_length") (result i32)
    (drop (call $prestat (i32.const 3) (i32.const 0)))
    (i32.load (i32.const 4)))
  (func (export "variables") (result i32)
    (drop (call $environ (i32.const 0) (i32.const 4)))
    (i32.load (i32.const 0)))
  (func $deep (export "deep") (param $depth i32)
    (if (i32.eqz (local.get $depth)) (then (call $exit (i32.const 9))))
    (call $deep (i32.sub (local.get $depth) (i32.const 1)))))
