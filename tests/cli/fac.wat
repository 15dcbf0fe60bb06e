;; Factorial, and a helper that traps on overflow.
(module $fac
  (func $mul (param i32 i32) (result i32)
    (i32.mul (local.get 0) (local.get 1)))
  (func (export "fac") (param $n i32) (result i32)
    (if (result i32) (i32.lt_s (local.get $n) (i32.const 13))
      (then
        (if (result i32) (local.get $n)
          (then (call $mul (local.get $n) (call 1 (i32.sub (local.get $n) (i32.const 1)))))
          (else (i32.const 1))))
      (else unreachable))))
