;; Typed function references: calls, null checks and the branches on them.
;;! x86_64 options: -C cpu=x86-64-v3
(module
  (type $f (func (param i32) (result i32)))
  (elem declare func $add1)
  (func $add1 (export "add1") (type $f) (i32.add (local.get 0) (i32.const 1)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 | local.get 0
  ;; x86_64 | i32.const 1
  ;; x86_64 | i32.add
  ;; x86_64 |     lea ecx, [rax+1]
  ;; x86_64 | end
  ;; x86_64 |     mov eax, ecx
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | i32.const 1
  ;; aarch64 | i32.add
  ;; aarch64 |     add w1, w0, 1
  ;; aarch64 | end
  ;; aarch64 |     mov w0, w1
  ;; Null is caught where the descriptor is read.
  (func $call (param i32 (ref null $f)) (result i32) (call_ref $f (local.get 0) (local.get 1)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 |     mov [rbp-24], rcx
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | call_ref 0
  ;; x86_64 |     mov r14, rcx
  ;; x86_64 |     mov r11, r14
  ;; x86_64 |     mov r14, r15
  ;; x86_64 |     mov r15, [r11+8]  ; may fault: null function reference
  ;; x86_64 |     call qword ptr [r11]
  ;; x86_64 |     mov r15, [rbp-8]
  ;; x86_64 | end
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 |     stur x1, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | call_ref 0
  ;; aarch64 |     mov x27, x1
  ;; aarch64 |     mov x16, x27
  ;; aarch64 |     mov x27, x28
  ;; aarch64 |     ldr x28, [x16, 8]  ; may fault: null function reference
  ;; aarch64 |     ldr x17, [x16]
  ;; aarch64 |     blr x17
  ;; aarch64 |     ldur x28, [x29, -8]
  ;; aarch64 | end
  (func (export "call") (result i32) (call $call (i32.const 1) (ref.func $add1)))
  ;; x86_64 | i32.const 1
  ;; x86_64 | ref.func 0
  ;; x86_64 |     lea rax, [r15+184]
  ;; x86_64 | call 1
  ;; x86_64 |     mov rcx, rax
  ;; x86_64 |     mov eax, 1
  ;; x86_64 |     call <function 1 call>
  ;; x86_64 | end
  ;; aarch64 | i32.const 1
  ;; aarch64 | ref.func 0
  ;; aarch64 |     add x0, x28, 184
  ;; aarch64 | call 1
  ;; aarch64 |     mov x1, x0
  ;; aarch64 |     mov w0, 1
  ;; aarch64 |     bl <function 1 call>
  ;; aarch64 | end
  (func (export "call null") (result i32) (call $call (i32.const 1) (ref.null $f)))
  ;; x86_64 | i32.const 1
  ;; x86_64 | ref.null 0
  ;; x86_64 | call 1
  ;; x86_64 |     mov eax, 1
  ;; x86_64 |     mov ecx, 0
  ;; x86_64 |     call <function 1 call>
  ;; x86_64 | end
  ;; aarch64 | i32.const 1
  ;; aarch64 | ref.null 0
  ;; aarch64 | call 1
  ;; aarch64 |     mov w0, 1
  ;; aarch64 |     mov x1, 0
  ;; aarch64 |     bl <function 1 call>
  ;; aarch64 | end
  (func $non_null (param (ref null $f)) (result (ref $f)) (ref.as_non_null (local.get 0)))
  ;; x86_64 |     mov [rbp-16], rax
  ;; x86_64 | local.get 0
  ;; x86_64 | ref.as_non_null
  ;; x86_64 |     test rax, rax
  ;; x86_64 |     je L2
  ;; x86_64 | end
  ;; x86_64 |   L2:
  ;; x86_64 |     call qword ptr [r15+24]  ; null reference
  ;; aarch64 |     stur x0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | ref.as_non_null
  ;; aarch64 |     cbz x0, L2
  ;; aarch64 | end
  ;; aarch64 |   L2:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; null reference
  (func (export "as_non_null") (result i32) (ref.is_null (call $non_null (ref.func $add1))))
  ;; x86_64 | ref.func 0
  ;; x86_64 |     lea rax, [r15+184]
  ;; x86_64 | call 4
  ;; x86_64 |     call <function 4 non_null>
  ;; x86_64 | ref.is_null
  ;; x86_64 |     test rax, rax
  ;; x86_64 |     sete al
  ;; x86_64 |     movzx eax, al
  ;; x86_64 | end
  ;; aarch64 | ref.func 0
  ;; aarch64 |     add x0, x28, 184
  ;; aarch64 | call 4
  ;; aarch64 |     bl <function 4 non_null>
  ;; aarch64 | ref.is_null
  ;; aarch64 |     cmp x0, 0
  ;; aarch64 |     cset w0, eq
  ;; aarch64 | end
  (func (export "as_non_null null") (result i32) (ref.is_null (call $non_null (ref.null $f))))
  ;; x86_64 | ref.null 0
  ;; x86_64 | call 4
  ;; x86_64 |     mov eax, 0
  ;; x86_64 |     call <function 4 non_null>
  ;; x86_64 | ref.is_null
  ;; x86_64 |     test rax, rax
  ;; x86_64 |     sete al
  ;; x86_64 |     movzx eax, al
  ;; x86_64 | end
  ;; aarch64 | ref.null 0
  ;; aarch64 | call 4
  ;; aarch64 |     mov x0, 0
  ;; aarch64 |     bl <function 4 non_null>
  ;; aarch64 | ref.is_null
  ;; aarch64 |     cmp x0, 0
  ;; aarch64 |     cset w0, eq
  ;; aarch64 | end
  (func $on_null (export "on_null") (param (ref null $f)) (result i32)
    (block $null
      (return (call_ref $f (i32.const 1) (br_on_null $null (local.get 0)))))
    (i32.const -1))
  ;; x86_64 |     mov [rbp-16], rax
  ;; x86_64 | block
  ;; x86_64 | i32.const 1
  ;; x86_64 | local.get 0
  ;; x86_64 | br_on_null 0
  ;; x86_64 |     test rax, rax
  ;; x86_64 |     je L1
  ;; x86_64 | call_ref 0
  ;; x86_64 |     mov r14, rax
  ;; x86_64 |     mov eax, 1
  ;; x86_64 |     mov r11, r14
  ;; x86_64 |     mov r14, r15
  ;; x86_64 |     mov r15, [r11+8]  ; may fault: null function reference
  ;; x86_64 |     call qword ptr [r11]
  ;; x86_64 |     mov r15, [rbp-8]
  ;; x86_64 | return
  ;; x86_64 |     jmp L2
  ;; x86_64 | end
  ;; x86_64 |   L1:
  ;; x86_64 | i32.const -1
  ;; x86_64 | end
  ;; x86_64 |     mov eax, 4294967295
  ;; x86_64 |   L2:
  ;; aarch64 |     stur x0, [x29, -16]
  ;; aarch64 | block
  ;; aarch64 | i32.const 1
  ;; aarch64 | local.get 0
  ;; aarch64 | br_on_null 0
  ;; aarch64 |     cbz x0, L1
  ;; aarch64 | call_ref 0
  ;; aarch64 |     mov x27, x0
  ;; aarch64 |     mov w0, 1
  ;; aarch64 |     mov x16, x27
  ;; aarch64 |     mov x27, x28
  ;; aarch64 |     ldr x28, [x16, 8]  ; may fault: null function reference
  ;; aarch64 |     ldr x17, [x16]
  ;; aarch64 |     blr x17
  ;; aarch64 |     ldur x28, [x29, -8]
  ;; aarch64 | return
  ;; aarch64 |     b L2
  ;; aarch64 | end
  ;; aarch64 |   L1:
  ;; aarch64 | i32.const -1
  ;; aarch64 | end
  ;; aarch64 |     mov w0, 4294967295
  ;; aarch64 |   L2:
  ;; With a value along: the edge has code of its own.
  (func $on_null_value (param (ref null $f)) (result i32)
    (block $null (result i32)
      (return (call_ref $f (br_on_null $null (i32.const 5) (local.get 0))))))
  ;; x86_64 |     mov [rbp-16], rax
  ;; x86_64 | block (result i32)
  ;; x86_64 | i32.const 5
  ;; x86_64 | local.get 0
  ;; x86_64 | br_on_null 0
  ;; x86_64 |     test rax, rax
  ;; x86_64 |     jne L1
  ;; x86_64 |     mov eax, 5
  ;; x86_64 |     jmp L2
  ;; x86_64 |   L1:
  ;; x86_64 | call_ref 0
  ;; x86_64 |     mov r14, rax
  ;; x86_64 |     mov eax, 5
  ;; x86_64 |     mov r11, r14
  ;; x86_64 |     mov r14, r15
  ;; x86_64 |     mov r15, [r11+8]  ; may fault: null function reference
  ;; x86_64 |     call qword ptr [r11]
  ;; x86_64 |     mov r15, [rbp-8]
  ;; x86_64 | return
  ;; x86_64 |     jmp L3
  ;; x86_64 | end
  ;; x86_64 |   L2:
  ;; x86_64 | end
  ;; x86_64 |   L3:
  ;; aarch64 |     stur x0, [x29, -16]
  ;; aarch64 | block (result i32)
  ;; aarch64 | i32.const 5
  ;; aarch64 | local.get 0
  ;; aarch64 | br_on_null 0
  ;; aarch64 |     cbnz x0, L1
  ;; aarch64 |     mov w0, 5
  ;; aarch64 |     b L2
  ;; aarch64 |   L1:
  ;; aarch64 | call_ref 0
  ;; aarch64 |     mov x27, x0
  ;; aarch64 |     mov w0, 5
  ;; aarch64 |     mov x16, x27
  ;; aarch64 |     mov x27, x28
  ;; aarch64 |     ldr x28, [x16, 8]  ; may fault: null function reference
  ;; aarch64 |     ldr x17, [x16]
  ;; aarch64 |     blr x17
  ;; aarch64 |     ldur x28, [x29, -8]
  ;; aarch64 | return
  ;; aarch64 |     b L3
  ;; aarch64 | end
  ;; aarch64 |   L2:
  ;; aarch64 | end
  ;; aarch64 |   L3:
  (func (export "on_null value") (result i32) (call $on_null_value (ref.null $f)))
  ;; x86_64 | ref.null 0
  ;; x86_64 | call 8
  ;; x86_64 |     mov eax, 0
  ;; x86_64 |     call <function 8 on_null_value>
  ;; x86_64 | end
  ;; aarch64 | ref.null 0
  ;; aarch64 | call 8
  ;; aarch64 |     mov x0, 0
  ;; aarch64 |     bl <function 8 on_null_value>
  ;; aarch64 | end
  (func (export "on_null value ref") (result i32) (call $on_null_value (ref.func $add1)))
  ;; x86_64 | ref.func 0
  ;; x86_64 |     lea rax, [r15+184]
  ;; x86_64 | call 8
  ;; x86_64 |     call <function 8 on_null_value>
  ;; x86_64 | end
  ;; aarch64 | ref.func 0
  ;; aarch64 |     add x0, x28, 184
  ;; aarch64 | call 8
  ;; aarch64 |     bl <function 8 on_null_value>
  ;; aarch64 | end
  (func $on_non_null (param (ref null $f)) (result i32)
    (call_ref $f (i32.const 1)
      (block $ref (result (ref $f))
        (br_on_non_null $ref (local.get 0))
        (return (i32.const -1)))))
  ;; x86_64 |     mov [rbp-16], rax
  ;; x86_64 | i32.const 1
  ;; x86_64 | block (result (ref 0))
  ;; x86_64 | local.get 0
  ;; x86_64 | br_on_non_null 0
  ;; x86_64 |     test rax, rax
  ;; x86_64 |     jne L1
  ;; x86_64 | i32.const -1
  ;; x86_64 | return
  ;; x86_64 |     mov eax, 4294967295
  ;; x86_64 |     jmp L2
  ;; x86_64 | end
  ;; x86_64 |   L1:
  ;; x86_64 | call_ref 0
  ;; x86_64 |     mov r14, rax
  ;; x86_64 |     mov eax, 1
  ;; x86_64 |     mov r11, r14
  ;; x86_64 |     mov r14, r15
  ;; x86_64 |     mov r15, [r11+8]  ; may fault: null function reference
  ;; x86_64 |     call qword ptr [r11]
  ;; x86_64 |     mov r15, [rbp-8]
  ;; x86_64 | end
  ;; x86_64 |   L2:
  ;; aarch64 |     stur x0, [x29, -16]
  ;; aarch64 | i32.const 1
  ;; aarch64 | block (result (ref 0))
  ;; aarch64 | local.get 0
  ;; aarch64 | br_on_non_null 0
  ;; aarch64 |     cbnz x0, L1
  ;; aarch64 | i32.const -1
  ;; aarch64 | return
  ;; aarch64 |     mov w0, 4294967295
  ;; aarch64 |     b L2
  ;; aarch64 | end
  ;; aarch64 |   L1:
  ;; aarch64 | call_ref 0
  ;; aarch64 |     mov x27, x0
  ;; aarch64 |     mov w0, 1
  ;; aarch64 |     mov x16, x27
  ;; aarch64 |     mov x27, x28
  ;; aarch64 |     ldr x28, [x16, 8]  ; may fault: null function reference
  ;; aarch64 |     ldr x17, [x16]
  ;; aarch64 |     blr x17
  ;; aarch64 |     ldur x28, [x29, -8]
  ;; aarch64 | end
  ;; aarch64 |   L2:
  (func (export "on_non_null") (result i32) (call $on_non_null (ref.func $add1)))
  ;; x86_64 | ref.func 0
  ;; x86_64 |     lea rax, [r15+184]
  ;; x86_64 | call 11
  ;; x86_64 |     call <function 11 on_non_null>
  ;; x86_64 | end
  ;; aarch64 | ref.func 0
  ;; aarch64 |     add x0, x28, 184
  ;; aarch64 | call 11
  ;; aarch64 |     bl <function 11 on_non_null>
  ;; aarch64 | end
  (func (export "on_non_null null") (result i32) (call $on_non_null (ref.null $f)))
  ;; x86_64 | ref.null 0
  ;; x86_64 | call 11
  ;; x86_64 |     mov eax, 0
  ;; x86_64 |     call <function 11 on_non_null>
  ;; x86_64 | end
  ;; aarch64 | ref.null 0
  ;; aarch64 | call 11
  ;; aarch64 |     mov x0, 0
  ;; aarch64 |     bl <function 11 on_non_null>
  ;; aarch64 | end
)

(assert_return (invoke "call") (i32.const 2))
(assert_trap (invoke "call null") "null function reference")
(assert_return (invoke "as_non_null") (i32.const 0))
(assert_trap (invoke "as_non_null null") "null reference")
(assert_return (invoke "on_null" (ref.null func)) (i32.const -1))
(assert_return (invoke "on_null value") (i32.const 5))
(assert_return (invoke "on_null value ref") (i32.const 6))
(assert_return (invoke "on_non_null") (i32.const 2))
(assert_return (invoke "on_non_null null") (i32.const -1))
