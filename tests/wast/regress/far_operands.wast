;; Operands far down on the stack, where calls and blocks no longer look at each: 320 uses of a local
;; that keep its value, though it changes behind them.
(module
  (global $calls (export "calls") (mut i32) (i32.const 0))
  (func $f (global.set $calls (i32.add (global.get $calls) (i32.const 1))))
  (func (export "sum") (param $x i32) (result i32)
    local.get $x local.get $x local.get $x local.get $x local.get $x local.get $x local.get $x
    local.get $x local.get $x local.get $x local.get $x local.get $x local.get $x local.get $x
    local.get $x local.get $x local.get $x local.get $x local.get $x local.get $x local.get $x
    local.get $x local.get $x local.get $x local.get $x local.get $x local.get $x local.get $x
    local.get $x local.get $x local.get $x local.get $x local.get $x local.get $x local.get $x
    local.get $x local.get $x local.get $x local.get $x local.get $x local.get $x local.get $x
    local.get $x local.get $x local.get $x local.get $x local.get $x local.get $x local.get $x
    local.get $x local.get $x local.get $x local.get $x local.get $x local.get $x local.get $x
    local.get $x local.get $x local.get $x local.get $x local.get $x local.get $x local.get $x
    local.get $x local.get $x local.get $x local.get $x local.get $x local.get $x local.get $x
    local.get $x local.get $x local.get $x local.get $x local.get $x local.get $x local.get $x
    local.get $x local.get $x local.get $x local.get $x local.get $x local.get $x local.get $x
    local.get $x local.get $x local.get $x local.get $x local.get $x local.get $x local.get $x
    local.get $x local.get $x local.get $x local.get $x local.get $x local.get $x local.get $x
    local.get $x local.get $x local.get $x local.get $x local.get $x local.get $x local.get $x
    local.get $x local.get $x local.get $x local.get $x local.get $x local.get $x local.get $x
    local.get $x local.get $x local.get $x local.get $x local.get $x local.get $x local.get $x
    local.get $x local.get $x local.get $x local.get $x local.get $x local.get $x local.get $x
    local.get $x local.get $x local.get $x local.get $x local.get $x local.get $x local.get $x
    local.get $x local.get $x local.get $x local.get $x local.get $x local.get $x local.get $x
    local.get $x local.get $x local.get $x local.get $x local.get $x local.get $x local.get $x
    local.get $x local.get $x local.get $x local.get $x local.get $x local.get $x local.get $x
    local.get $x local.get $x local.get $x local.get $x local.get $x local.get $x local.get $x
    local.get $x local.get $x local.get $x local.get $x local.get $x local.get $x local.get $x
    local.get $x local.get $x local.get $x local.get $x local.get $x local.get $x local.get $x
    local.get $x local.get $x local.get $x local.get $x local.get $x local.get $x local.get $x
    local.get $x local.get $x local.get $x local.get $x local.get $x local.get $x local.get $x
    local.get $x local.get $x local.get $x local.get $x local.get $x local.get $x local.get $x
    local.get $x local.get $x local.get $x local.get $x local.get $x local.get $x local.get $x
    local.get $x local.get $x local.get $x local.get $x local.get $x local.get $x local.get $x
    local.get $x local.get $x local.get $x local.get $x local.get $x local.get $x local.get $x
    local.get $x local.get $x local.get $x local.get $x local.get $x local.get $x local.get $x
    local.get $x local.get $x local.get $x local.get $x local.get $x local.get $x local.get $x
    local.get $x local.get $x local.get $x local.get $x local.get $x local.get $x local.get $x
    local.get $x local.get $x local.get $x local.get $x local.get $x local.get $x local.get $x
    local.get $x local.get $x local.get $x local.get $x local.get $x local.get $x local.get $x
    local.get $x local.get $x local.get $x local.get $x local.get $x local.get $x local.get $x
    local.get $x local.get $x local.get $x local.get $x local.get $x local.get $x local.get $x
    local.get $x local.get $x local.get $x local.get $x local.get $x local.get $x local.get $x
    local.get $x local.get $x local.get $x local.get $x local.get $x local.get $x local.get $x
    local.get $x local.get $x local.get $x local.get $x local.get $x local.get $x local.get $x
    local.get $x local.get $x local.get $x local.get $x local.get $x local.get $x local.get $x
    local.get $x local.get $x local.get $x local.get $x local.get $x local.get $x local.get $x
    local.get $x local.get $x local.get $x local.get $x local.get $x local.get $x local.get $x
    local.get $x local.get $x local.get $x local.get $x local.get $x local.get $x local.get $x
    local.get $x local.get $x local.get $x local.get $x local.get $x
    call $f
    block
      call $f
    end
    i32.const 1000
    local.set $x
    call $f
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
    i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add i32.add
  )
)
(assert_return (invoke "sum" (i32.const 3)) (i32.const 960))
(assert_return (get "calls") (i32.const 3))
