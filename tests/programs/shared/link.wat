;; Two applications, each with libraries and memory of its own, and the same code for both.
(module $root
  (type $in_out (func (param i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" (instance $wasi (export "fd_write" (func (type outer $root $in_out)))))

  ;; What one process has: memory and table.
  (module $process
    (memory (export "memory") 16)
    (table (export "__indirect_function_table") 64 funcref))

  (type $Env (instance
    (export "memory" (memory 16))
    (export "__indirect_function_table" (table 64 funcref))))
  (type $LibC (instance
    (export "malloc" (func (param i32) (result i32)))
    (export "free" (func (param i32)))
    (export "strlen" (func (param i32) (result i32)))
    (export "strcmp" (func (param i32 i32) (result i32)))
    (export "strcpy" (func (param i32 i32) (result i32)))
    (export "strcat" (func (param i32 i32) (result i32)))
    (export "vprintf" (func (param i32 i32) (result i32)))
    (export "heap_in_use" (func (result i32)))))
  (type $Words (instance
    (export "order_by" (func (param i32) (result i32)))
    (export "order_calls" (func (result i32)))
    (export "add_word" (func (param i32 i32) (result i32)))
    (export "free_words" (func (param i32)))))
  (type $Sort (instance
    (export "sort" (func (param i32 i32) (result i32)))
    (export "sorted_lists" (func (result i32)))))

  (import "libc" (module $libc
    (import "env" (instance (type $Env)))
    (import "wasi_snapshot_preview1"
      (instance (export "fd_write" (func (type outer $root $in_out)))))
    (export (type $LibC))))
  (import "words" (module $words
    (import "env" (instance (type $Env))) (import "libc" (instance (type $LibC)))
    (export (type $Words))))
  (import "sort" (module $sort
    (import "env" (instance (type $Env)))
    (export (type $Sort))))
  (import "app" (module $app
    (import "env" (instance (type $Env))) (import "libc" (instance (type $LibC)))
    (import "words" (instance (type $Words))) (import "sort" (instance (type $Sort)))
    (export "run" (func (param i32) (result i32)))))

  (instance $env1 (instantiate $process))
  (instance $libc1 (instantiate $libc (import "env" (instance $env1))
    (import "wasi_snapshot_preview1" (instance $wasi))))
  (instance $words1 (instantiate $words (import "env" (instance $env1))
    (import "libc" (instance $libc1))))
  (instance $sort1 (instantiate $sort (import "env" (instance $env1))))
  (instance $app1 (instantiate $app (import "env" (instance $env1)) (import "libc" (instance $libc1))
    (import "words" (instance $words1)) (import "sort" (instance $sort1))))

  (instance $env2 (instantiate $process))
  (instance $libc2 (instantiate $libc (import "env" (instance $env2))
    (import "wasi_snapshot_preview1" (instance $wasi))))
  (instance $words2 (instantiate $words (import "env" (instance $env2))
    (import "libc" (instance $libc2))))
  (instance $sort2 (instantiate $sort (import "env" (instance $env2))))
  (instance $app2 (instantiate $app (import "env" (instance $env2)) (import "libc" (instance $libc2))
    (import "words" (instance $words2)) (import "sort" (instance $sort2))))

  (func (export "_start")
    (drop (call (func $app1 "run") (i32.const 0)))
    (drop (call (func $app1 "run") (i32.const 1)))
    (drop (call (func $app2 "run") (i32.const 1)))))
