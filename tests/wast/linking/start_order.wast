;; Behaviour 29: instances start in order of their definition, children first, each once.
(module $log
  (global $log (mut i64) (i64.const 0))
  (func (export "put") (param i64)
    (global.set $log (i64.add (i64.mul (global.get $log) (i64.const 10)) (local.get 0))))
  (func (export "get") (result i64) (global.get $log))
  (func (export "clear") (global.set $log (i64.const 0))))
(register "log" $log)
(module $root
  (import "log" (instance $log (export "put" (func (param i64)))))
  (module $leaf
    (import "put" (func $put (param i64)))
    (import "id" (global $id i64))
    (func $s (call $put (global.get $id)))
    (start $s))
  (module $middle
    (import "leaf" (module $leaf (import "put" (func (param i64))) (import "id" (global i64))))
    (import "put" (func $put (param i64)))
    (import "ids" (instance $ids
      (export "first" (global i64)) (export "second" (global i64)) (export "own" (global i64))))
    (instance (instantiate $leaf (import "put" (func $put)) (import "id" (global $ids "first"))))
    (instance (instantiate $leaf (import "put" (func $put)) (import "id" (global $ids "second"))))
    (func $s (call $put (global.get (global $ids "own"))))
    (start $s))
  (module $ids123
    (global (export "first") i64 (i64.const 1)) (global (export "second") i64 (i64.const 2))
    (global (export "own") i64 (i64.const 3)))
  (module $ids456
    (global (export "first") i64 (i64.const 4)) (global (export "second") i64 (i64.const 5))
    (global (export "own") i64 (i64.const 6)))
  (instance $a (instantiate $ids123))
  (instance $b (instantiate $ids456))
  (instance (instantiate $middle
    (import "leaf" (module $leaf)) (import "put" (func $log "put")) (import "ids" (instance $a))))
  (instance (instantiate $middle
    (import "leaf" (module $leaf)) (import "put" (func $log "put")) (import "ids" (instance $b))))
  ;; A module that is only defined does not start.
  (module (func $s unreachable) (start $s))
  (func $s (call (func $log "put") (i64.const 7)))
  (start $s))
(assert_return (invoke $log "get") (i64.const 1234567))
