;; Exhausted stacks: by plain, indirect and mutual recursion, with large frames and with many
;; arguments, results or operands; and the instance goes on working afterwards.
(module
  (type $none (func))
  (table 1 funcref)
  (elem (i32.const 0) $indirect)
  (global $depth (mut i32) (i32.const 0))

  (func $plain (export "plain") (call $plain))
  (func $grows (export "grows") (result i32)
    (i32.add (i32.const 1) (call $grows)))
  (func $indirect (export "indirect")
    (call_indirect (type $none) (i32.const 0)))
  (func $even (export "mutual") (param i64) (result i64)
    (call $odd (i64.add (local.get 0) (i64.const 1))))
  (func $odd (param i64) (result i64)
    (call $even (i64.sub (local.get 0) (i64.const 1))))
  (func $arguments (export "arguments")
    (param i32 i64 f32 f64 i32 i64 f32 f64 i32 i64 f32 f64 i32 i64 f32 f64 i32 i64 f32 f64)
    (call $arguments
      (local.get 16) (local.get 17) (local.get 18) (local.get 19)
      (local.get 0) (local.get 1) (local.get 2) (local.get 3)
      (local.get 4) (local.get 5) (local.get 6) (local.get 7)
      (local.get 8) (local.get 9) (local.get 10) (local.get 11)
      (local.get 12) (local.get 13) (local.get 14) (local.get 15)))
  (func $results (export "results") (result i64 i64 i64 i64 i64 i64 i64 i64 i64 i64)
    (call $results))

  ;; Recursion to a given depth comes back with the right result.
  (func $count (export "count") (param i32) (result i32)
    (if (result i32) (i32.eqz (local.get 0))
      (then (i32.const 0))
      (else (i32.add (i32.const 1) (call $count (i32.sub (local.get 0) (i32.const 1)))))))

  ;; What ran before the trap has happened.
  (func $counting (export "counting")
    (global.set $depth (i32.add (global.get $depth) (i32.const 1)))
    (call $counting))
  (func (export "went-deep") (result i32) (i32.gt_u (global.get $depth) (i32.const 100)))
)

(assert_exhaustion (invoke "plain") "call stack exhausted")
(assert_exhaustion (invoke "grows") "call stack exhausted")
(assert_exhaustion (invoke "indirect") "call stack exhausted")
(assert_exhaustion (invoke "mutual" (i64.const 0)) "call stack exhausted")
(assert_exhaustion (invoke "arguments"
  (i32.const 0) (i64.const 1) (f32.const 2) (f64.const 3)
  (i32.const 4) (i64.const 5) (f32.const 6) (f64.const 7)
  (i32.const 8) (i64.const 9) (f32.const 10) (f64.const 11)
  (i32.const 12) (i64.const 13) (f32.const 14) (f64.const 15)
  (i32.const 16) (i64.const 17) (f32.const 18) (f64.const 19)) "call stack exhausted")
(assert_exhaustion (invoke "results") "call stack exhausted")
(assert_return (invoke "count" (i32.const 1000)) (i32.const 1000))
(assert_exhaustion (invoke "count" (i32.const -1)) "call stack exhausted")
(assert_return (invoke "count" (i32.const 1000)) (i32.const 1000))
(assert_exhaustion (invoke "counting") "call stack exhausted")
(assert_return (invoke "went-deep") (i32.const 1))

;; Across instances, and in a start function.
(module $ping
  (table (export "table") 1 funcref)
  (func (export "ping") (call_indirect (i32.const 0))))
(register "ping" $ping)
(module $pong
  (import "ping" "table" (table 1 funcref))
  (import "ping" "ping" (func $ping))
  (elem (i32.const 0) $pong)
  (func $pong (export "pong") (call $ping)))
(assert_exhaustion (invoke $pong "pong") "call stack exhausted")
(assert_exhaustion (invoke $ping "ping") "call stack exhausted")
(assert_exhaustion (module (func $f (call $f)) (start $f)) "call stack exhausted")
