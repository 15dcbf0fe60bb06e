;; No body runs unvalidated: one bad function refuses the module, though nothing calls it and the
;; start function stands before it; nor does code behind a branch escape.
(module $seen
  (global $ran (export "ran") (mut i32) (i32.const 0))
  (func (export "run") (global.set $ran (i32.const 1)))
)
(register "seen" $seen)
(assert_invalid
  (module
    (import "seen" "run" (func $run))
    (start $run)
    (func (export "good"))
    (func (result i32) (i64.const 0))
  )
  "type mismatch")
(assert_invalid
  (module
    (import "seen" "run" (func $run))
    (start $run)
    (func (return) (i32.add (i64.const 0) (i32.const 0)) (drop))
  )
  "type mismatch")
(assert_malformed
  (module binary
    "\00asm" "\01\00\00\00"
    "\01\04\01\60\00\00"        ;; type 0: (func)
    "\03\03\02\00\00"           ;; two functions
    "\0a\08\02\02\00\0b\03\00\ff\0b"  ;; the second holds no instruction
  )
  "illegal opcode")
(assert_return (get $seen "ran") (i32.const 0))
