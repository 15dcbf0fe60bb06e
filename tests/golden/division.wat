;; Division works in eax and edx: operands that are there already, that live on behind it, and that
;; are the same.
;;! x86_64 options: -C cpu=x86-64-v3
(module
  (func (export "same") (param i32) (result i32) (i32.div_u (local.get 0) (local.get 0)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 0
  ;; x86_64 | i32.div_u
  ;; x86_64 |     mov ecx, eax
  ;; x86_64 |     test ecx, ecx
  ;; x86_64 |     je L2
  ;; x86_64 |     xor edx, edx
  ;; x86_64 |     div ecx
  ;; x86_64 | end
  ;; x86_64 |   L2:
  ;; x86_64 |     call qword ptr [r15+24]  ; integer divide by zero
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 0
  ;; aarch64 | i32.div_u
  ;; aarch64 |     cbz w0, L2
  ;; aarch64 |     udiv w1, w0, w0
  ;; aarch64 | end
  ;; aarch64 |     mov w0, w1
  ;; aarch64 |   L2:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; integer divide by zero
  (func (export "dividend lives on") (param i64 i64) (result i64)
    (i64.sub (local.get 0) (i64.div_s (local.get 0) (local.get 1))))
  ;; x86_64 |     mov [rbp-16], rax
  ;; x86_64 |     mov [rbp-24], rcx
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | i64.div_s
  ;; x86_64 |     test rcx, rcx
  ;; x86_64 |     je L4
  ;; x86_64 |     cmp rcx, -1
  ;; x86_64 |     jne L1
  ;; x86_64 |     neg rax
  ;; x86_64 |     jo L5
  ;; x86_64 |     jmp L2
  ;; x86_64 |   L1:
  ;; x86_64 |     cqo
  ;; x86_64 |     idiv rcx
  ;; x86_64 |   L2:
  ;; x86_64 | i64.sub
  ;; x86_64 |     mov rdx, [rbp-16]
  ;; x86_64 |     neg rax
  ;; x86_64 |     add rax, rdx
  ;; x86_64 | end
  ;; x86_64 |   L4:
  ;; x86_64 |     call qword ptr [r15+24]  ; integer divide by zero
  ;; x86_64 |   L5:
  ;; x86_64 |     call qword ptr [r15+24]  ; integer overflow
  ;; aarch64 |     stur x0, [x29, -16]
  ;; aarch64 |     stur x1, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | i64.div_s
  ;; aarch64 |     cbz x1, L2
  ;; aarch64 |     cmn x1, 1
  ;; aarch64 |     ccmp x0, 1, 0, eq
  ;; aarch64 |     b.vs L3
  ;; aarch64 |     sdiv x2, x0, x1
  ;; aarch64 | i64.sub
  ;; aarch64 |     sub x2, x0, x2
  ;; aarch64 | end
  ;; aarch64 |     mov x0, x2
  ;; aarch64 |   L2:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; integer divide by zero
  ;; aarch64 |   L3:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; integer overflow
  (func (export "quotients") (param i32 i32 i32) (result i32)
    (i32.div_s (i32.div_s (local.get 0) (local.get 1)) (i32.div_s (local.get 1) (local.get 2))))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 |     mov [rbp-24], ecx
  ;; x86_64 |     mov [rbp-32], edx
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | i32.div_s
  ;; x86_64 |     test ecx, ecx
  ;; x86_64 |     je L8
  ;; x86_64 |     cmp ecx, -1
  ;; x86_64 |     jne L1
  ;; x86_64 |     neg eax
  ;; x86_64 |     jo L9
  ;; x86_64 |     jmp L2
  ;; x86_64 |   L1:
  ;; x86_64 |     cdq
  ;; x86_64 |     idiv ecx
  ;; x86_64 |   L2:
  ;; x86_64 | local.get 1
  ;; x86_64 | local.get 2
  ;; x86_64 | i32.div_s
  ;; x86_64 |     mov r8d, [rbp-32]
  ;; x86_64 |     mov [rbp-48], eax
  ;; x86_64 |     test r8d, r8d
  ;; x86_64 |     je L10
  ;; x86_64 |     mov eax, ecx
  ;; x86_64 |     cmp r8d, -1
  ;; x86_64 |     jne L3
  ;; x86_64 |     neg eax
  ;; x86_64 |     jo L11
  ;; x86_64 |     jmp L4
  ;; x86_64 |   L3:
  ;; x86_64 |     cdq
  ;; x86_64 |     idiv r8d
  ;; x86_64 |   L4:
  ;; x86_64 | i32.div_s
  ;; x86_64 |     mov r8d, eax
  ;; x86_64 |     mov eax, [rbp-48]
  ;; x86_64 |     test r8d, r8d
  ;; x86_64 |     je L12
  ;; x86_64 |     cmp r8d, -1
  ;; x86_64 |     jne L5
  ;; x86_64 |     neg eax
  ;; x86_64 |     jo L13
  ;; x86_64 |     jmp L6
  ;; x86_64 |   L5:
  ;; x86_64 |     cdq
  ;; x86_64 |     idiv r8d
  ;; x86_64 |   L6:
  ;; x86_64 | end
  ;; x86_64 |   L8:
  ;; x86_64 |     call qword ptr [r15+24]  ; integer divide by zero
  ;; x86_64 |   L9:
  ;; x86_64 |     call qword ptr [r15+24]  ; integer overflow
  ;; x86_64 |   L10:
  ;; x86_64 |     call qword ptr [r15+24]  ; integer divide by zero
  ;; x86_64 |   L11:
  ;; x86_64 |     call qword ptr [r15+24]  ; integer overflow
  ;; x86_64 |   L12:
  ;; x86_64 |     call qword ptr [r15+24]  ; integer divide by zero
  ;; x86_64 |   L13:
  ;; x86_64 |     call qword ptr [r15+24]  ; integer overflow
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 |     stur w1, [x29, -24]
  ;; aarch64 |     stur w2, [x29, -32]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | i32.div_s
  ;; aarch64 |     cbz w1, L2
  ;; aarch64 |     cmn w1, 1
  ;; aarch64 |     ccmp w0, 1, 0, eq
  ;; aarch64 |     b.vs L3
  ;; aarch64 |     sdiv w3, w0, w1
  ;; aarch64 | local.get 1
  ;; aarch64 | local.get 2
  ;; aarch64 | i32.div_s
  ;; aarch64 |     cbz w2, L4
  ;; aarch64 |     cmn w2, 1
  ;; aarch64 |     ccmp w1, 1, 0, eq
  ;; aarch64 |     b.vs L5
  ;; aarch64 |     sdiv w4, w1, w2
  ;; aarch64 | i32.div_s
  ;; aarch64 |     cbz w4, L6
  ;; aarch64 |     cmn w4, 1
  ;; aarch64 |     ccmp w3, 1, 0, eq
  ;; aarch64 |     b.vs L7
  ;; aarch64 |     sdiv w3, w3, w4
  ;; aarch64 | end
  ;; aarch64 |     mov w0, w3
  ;; aarch64 |   L2:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; integer divide by zero
  ;; aarch64 |   L3:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; integer overflow
  ;; aarch64 |   L4:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; integer divide by zero
  ;; aarch64 |   L5:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; integer overflow
  ;; aarch64 |   L6:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; integer divide by zero
  ;; aarch64 |   L7:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; integer overflow
  (func (export "remainders") (param i64 i64 i64) (result i64)
    (i64.rem_u (i64.rem_u (local.get 0) (local.get 1)) (i64.rem_u (local.get 1) (local.get 2))))
  ;; x86_64 |     mov [rbp-16], rax
  ;; x86_64 |     mov [rbp-24], rcx
  ;; x86_64 |     mov [rbp-32], rdx
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | i64.rem_u
  ;; x86_64 |     test rcx, rcx
  ;; x86_64 |     je L2
  ;; x86_64 |     xor edx, edx
  ;; x86_64 |     div rcx
  ;; x86_64 | local.get 1
  ;; x86_64 | local.get 2
  ;; x86_64 | i64.rem_u
  ;; x86_64 |     mov r8, [rbp-32]
  ;; x86_64 |     mov [rbp-48], rdx
  ;; x86_64 |     test r8, r8
  ;; x86_64 |     je L3
  ;; x86_64 |     mov rax, rcx
  ;; x86_64 |     xor edx, edx
  ;; x86_64 |     div r8
  ;; x86_64 | i64.rem_u
  ;; x86_64 |     mov r8, rdx
  ;; x86_64 |     mov rax, [rbp-48]
  ;; x86_64 |     test r8, r8
  ;; x86_64 |     je L4
  ;; x86_64 |     xor edx, edx
  ;; x86_64 |     div r8
  ;; x86_64 | end
  ;; x86_64 |     mov rax, rdx
  ;; x86_64 |   L2:
  ;; x86_64 |     call qword ptr [r15+24]  ; integer divide by zero
  ;; x86_64 |   L3:
  ;; x86_64 |     call qword ptr [r15+24]  ; integer divide by zero
  ;; x86_64 |   L4:
  ;; x86_64 |     call qword ptr [r15+24]  ; integer divide by zero
  ;; aarch64 |     stur x0, [x29, -16]
  ;; aarch64 |     stur x1, [x29, -24]
  ;; aarch64 |     stur x2, [x29, -32]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | i64.rem_u
  ;; aarch64 |     cbz x1, L2
  ;; aarch64 |     udiv x17, x0, x1
  ;; aarch64 |     msub x3, x17, x1, x0
  ;; aarch64 | local.get 1
  ;; aarch64 | local.get 2
  ;; aarch64 | i64.rem_u
  ;; aarch64 |     cbz x2, L3
  ;; aarch64 |     udiv x17, x1, x2
  ;; aarch64 |     msub x4, x17, x2, x1
  ;; aarch64 | i64.rem_u
  ;; aarch64 |     cbz x4, L4
  ;; aarch64 |     udiv x17, x3, x4
  ;; aarch64 |     msub x3, x17, x4, x3
  ;; aarch64 | end
  ;; aarch64 |     mov x0, x3
  ;; aarch64 |   L2:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; integer divide by zero
  ;; aarch64 |   L3:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; integer divide by zero
  ;; aarch64 |   L4:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; integer divide by zero
  (func (export "divisor in edx") (param i32 i32 i32) (result i32)
    (i32.rem_s (local.get 0) (local.get 2)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 |     mov [rbp-24], ecx
  ;; x86_64 |     mov [rbp-32], edx
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 2
  ;; x86_64 | i32.rem_s
  ;; x86_64 |     mov r8d, edx
  ;; x86_64 |     test r8d, r8d
  ;; x86_64 |     je L4
  ;; x86_64 |     cmp r8d, -1
  ;; x86_64 |     jne L1
  ;; x86_64 |     xor edx, edx
  ;; x86_64 |     jmp L2
  ;; x86_64 |   L1:
  ;; x86_64 |     cdq
  ;; x86_64 |     idiv r8d
  ;; x86_64 |   L2:
  ;; x86_64 | end
  ;; x86_64 |     mov eax, edx
  ;; x86_64 |   L4:
  ;; x86_64 |     call qword ptr [r15+24]  ; integer divide by zero
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 |     stur w1, [x29, -24]
  ;; aarch64 |     stur w2, [x29, -32]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 2
  ;; aarch64 | i32.rem_s
  ;; aarch64 |     cbz w2, L2
  ;; aarch64 |     sdiv w17, w0, w2
  ;; aarch64 |     msub w3, w17, w2, w0
  ;; aarch64 | end
  ;; aarch64 |     mov w0, w3
  ;; aarch64 |   L2:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; integer divide by zero
  (func (export "dividend in edx") (param i32 i32 i32) (result i32)
    (i32.rem_s (local.get 2) (local.get 1)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 |     mov [rbp-24], ecx
  ;; x86_64 |     mov [rbp-32], edx
  ;; x86_64 | local.get 2
  ;; x86_64 | local.get 1
  ;; x86_64 | i32.rem_s
  ;; x86_64 |     test ecx, ecx
  ;; x86_64 |     je L4
  ;; x86_64 |     mov eax, edx
  ;; x86_64 |     cmp ecx, -1
  ;; x86_64 |     jne L1
  ;; x86_64 |     xor edx, edx
  ;; x86_64 |     jmp L2
  ;; x86_64 |   L1:
  ;; x86_64 |     cdq
  ;; x86_64 |     idiv ecx
  ;; x86_64 |   L2:
  ;; x86_64 | end
  ;; x86_64 |     mov eax, edx
  ;; x86_64 |   L4:
  ;; x86_64 |     call qword ptr [r15+24]  ; integer divide by zero
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 |     stur w1, [x29, -24]
  ;; aarch64 |     stur w2, [x29, -32]
  ;; aarch64 | local.get 2
  ;; aarch64 | local.get 1
  ;; aarch64 | i32.rem_s
  ;; aarch64 |     cbz w1, L2
  ;; aarch64 |     sdiv w17, w2, w1
  ;; aarch64 |     msub w3, w17, w1, w2
  ;; aarch64 | end
  ;; aarch64 |     mov w0, w3
  ;; aarch64 |   L2:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; integer divide by zero
  (func (export "swapped") (param i32 i32) (result i32)
    (i32.div_u (local.get 1) (local.get 0)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 |     mov [rbp-24], ecx
  ;; x86_64 | local.get 1
  ;; x86_64 | local.get 0
  ;; x86_64 | i32.div_u
  ;; x86_64 |     mov r8d, eax
  ;; x86_64 |     test r8d, r8d
  ;; x86_64 |     je L2
  ;; x86_64 |     mov eax, ecx
  ;; x86_64 |     xor edx, edx
  ;; x86_64 |     div r8d
  ;; x86_64 | end
  ;; x86_64 |   L2:
  ;; x86_64 |     call qword ptr [r15+24]  ; integer divide by zero
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 |     stur w1, [x29, -24]
  ;; aarch64 | local.get 1
  ;; aarch64 | local.get 0
  ;; aarch64 | i32.div_u
  ;; aarch64 |     cbz w0, L2
  ;; aarch64 |     udiv w2, w1, w0
  ;; aarch64 | end
  ;; aarch64 |     mov w0, w2
  ;; aarch64 |   L2:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; integer divide by zero
  (func (export "operands below") (param i32 i32) (result i32)
    (i32.add (i32.mul (local.get 0) (i32.const 3)) (i32.add (i32.xor (local.get 1) (i32.const 1))
      (i32.rem_u (local.get 0) (local.get 1)))))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 |     mov [rbp-24], ecx
  ;; x86_64 | local.get 0
  ;; x86_64 | i32.const 3
  ;; x86_64 | i32.mul
  ;; x86_64 |     imul edx, eax, 3
  ;; x86_64 | local.get 1
  ;; x86_64 | i32.const 1
  ;; x86_64 | i32.xor
  ;; x86_64 |     mov r8d, ecx
  ;; x86_64 |     xor r8d, 1
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | i32.rem_u
  ;; x86_64 |     mov [rbp-40], edx
  ;; x86_64 |     test ecx, ecx
  ;; x86_64 |     je L2
  ;; x86_64 |     xor edx, edx
  ;; x86_64 |     div ecx
  ;; x86_64 | i32.add
  ;; x86_64 |     lea eax, [r8+rdx]
  ;; x86_64 | i32.add
  ;; x86_64 |     mov edx, [rbp-40]
  ;; x86_64 |     add eax, edx
  ;; x86_64 | end
  ;; x86_64 |   L2:
  ;; x86_64 |     call qword ptr [r15+24]  ; integer divide by zero
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 |     stur w1, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | i32.const 3
  ;; aarch64 | i32.mul
  ;; aarch64 |     mov w17, 3
  ;; aarch64 |     mul w2, w0, w17
  ;; aarch64 | local.get 1
  ;; aarch64 | i32.const 1
  ;; aarch64 | i32.xor
  ;; aarch64 |     eor w3, w1, 1
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | i32.rem_u
  ;; aarch64 |     cbz w1, L2
  ;; aarch64 |     udiv w17, w0, w1
  ;; aarch64 |     msub w4, w17, w1, w0
  ;; aarch64 | i32.add
  ;; aarch64 |     add w3, w3, w4
  ;; aarch64 | i32.add
  ;; aarch64 |     add w2, w2, w3
  ;; aarch64 | end
  ;; aarch64 |     mov w0, w2
  ;; aarch64 |   L2:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; integer divide by zero
  (func (export "least") (result i32) (i32.div_s (i32.const 0x80000000) (i32.const -1)))
  ;; x86_64 | i32.const -2147483648
  ;; x86_64 | i32.const -1
  ;; x86_64 | i32.div_s
  ;; x86_64 |     mov ecx, 4294967295
  ;; x86_64 |     mov eax, 2147483648
  ;; x86_64 |     neg eax
  ;; x86_64 |     jo L2
  ;; x86_64 | end
  ;; x86_64 |   L2:
  ;; x86_64 |     call qword ptr [r15+24]  ; integer overflow
  ;; aarch64 | i32.const -2147483648
  ;; aarch64 | i32.const -1
  ;; aarch64 | i32.div_s
  ;; aarch64 |     mov w0, 4294967295
  ;; aarch64 |     mov w1, 2147483648
  ;; aarch64 |     negs w0, w1
  ;; aarch64 |     b.vs L2
  ;; aarch64 | end
  ;; aarch64 |   L2:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; integer overflow
)
(assert_return (invoke "same" (i32.const 9)) (i32.const 1))
(assert_trap (invoke "same" (i32.const 0)) "integer divide by zero")
(assert_return (invoke "dividend lives on" (i64.const -100) (i64.const 7)) (i64.const -86))
(assert_return (invoke "quotients" (i32.const 1000) (i32.const -30) (i32.const 7)) (i32.const 8))
(assert_return (invoke "remainders" (i64.const 1000) (i64.const 61) (i64.const 54)) (i64.const 3))
(assert_return (invoke "divisor in edx" (i32.const -17) (i32.const 0) (i32.const 5)) (i32.const -2))
(assert_return (invoke "dividend in edx" (i32.const 0) (i32.const 5) (i32.const -17)) (i32.const -2))
(assert_return (invoke "swapped" (i32.const 3) (i32.const 17)) (i32.const 5))
(assert_return (invoke "operands below" (i32.const 17) (i32.const 5)) (i32.const 57))
(assert_trap (invoke "least") "integer overflow")
