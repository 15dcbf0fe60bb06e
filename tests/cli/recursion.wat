(module
  (func $start (export "start") (param i32)
    local.get 0
    call $odd
  )
  (func $odd (param i32)
    local.get 0
    i32.const 1
    i32.sub
    call $even
  )
  (func $even (param i32)
    local.get 0
    i32.eqz
    if
      unreachable
    end
    local.get 0
    i32.const 1
    i32.sub
    call $odd
  )
)
