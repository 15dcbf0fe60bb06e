;; 128-bit integers as pairs of i64.
;;! x86_64 options: -C cpu=x86-64-v3
(module
  (func (export "add128") (param i64 i64 i64 i64) (result i64 i64)
    (i64.add128 (local.get 0) (local.get 1) (local.get 2) (local.get 3)))
  ;; x86_64 |     mov [rbp-16], rax
  ;; x86_64 |     mov [rbp-24], rcx
  ;; x86_64 |     mov [rbp-32], rdx
  ;; x86_64 |     mov [rbp-40], r8
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | local.get 2
  ;; x86_64 | local.get 3
  ;; x86_64 | i64.add128
  ;; x86_64 |     mov r11, rax
  ;; x86_64 |     add r11, rdx
  ;; x86_64 |     mov r9, rcx
  ;; x86_64 |     adc r9, r8
  ;; x86_64 |     mov rcx, r11
  ;; x86_64 | end
  ;; x86_64 |     mov rax, rcx
  ;; x86_64 |     mov rcx, r9
  ;; aarch64 |     stur x0, [x29, -16]
  ;; aarch64 |     stur x1, [x29, -24]
  ;; aarch64 |     stur x2, [x29, -32]
  ;; aarch64 |     stur x3, [x29, -40]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | local.get 2
  ;; aarch64 | local.get 3
  ;; aarch64 | i64.add128
  ;; aarch64 |     adds x16, x0, x2
  ;; aarch64 |     adc x4, x1, x3
  ;; aarch64 |     mov x5, x16
  ;; aarch64 | end
  ;; aarch64 |     mov x0, x5
  ;; aarch64 |     mov x1, x4
  (func (export "sub128") (param i64 i64 i64 i64) (result i64 i64)
    (i64.sub128 (local.get 0) (local.get 1) (local.get 2) (local.get 3)))
  ;; x86_64 |     mov [rbp-16], rax
  ;; x86_64 |     mov [rbp-24], rcx
  ;; x86_64 |     mov [rbp-32], rdx
  ;; x86_64 |     mov [rbp-40], r8
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | local.get 2
  ;; x86_64 | local.get 3
  ;; x86_64 | i64.sub128
  ;; x86_64 |     mov r11, rax
  ;; x86_64 |     sub r11, rdx
  ;; x86_64 |     mov r9, rcx
  ;; x86_64 |     sbb r9, r8
  ;; x86_64 |     mov rcx, r11
  ;; x86_64 | end
  ;; x86_64 |     mov rax, rcx
  ;; x86_64 |     mov rcx, r9
  ;; aarch64 |     stur x0, [x29, -16]
  ;; aarch64 |     stur x1, [x29, -24]
  ;; aarch64 |     stur x2, [x29, -32]
  ;; aarch64 |     stur x3, [x29, -40]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | local.get 2
  ;; aarch64 | local.get 3
  ;; aarch64 | i64.sub128
  ;; aarch64 |     subs x16, x0, x2
  ;; aarch64 |     sbc x4, x1, x3
  ;; aarch64 |     mov x5, x16
  ;; aarch64 | end
  ;; aarch64 |     mov x0, x5
  ;; aarch64 |     mov x1, x4
  ;; An operand used again: the result takes no register that is still wanted.
  (func (export "double") (param i64 i64) (result i64 i64 i64 i64)
    (i64.add128 (local.get 0) (local.get 1) (local.get 0) (local.get 1)) (local.get 0) (local.get 1))
  ;; x86_64 |     mov [rbp-16], rbx
  ;; x86_64 |     mov [rbp-24], rsi
  ;; x86_64 |     mov rbx, rax
  ;; x86_64 |     mov rsi, rcx
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | i64.add128
  ;; x86_64 |     mov r11, rbx
  ;; x86_64 |     add r11, rbx
  ;; x86_64 |     mov rax, rsi
  ;; x86_64 |     adc rax, rsi
  ;; x86_64 |     mov rcx, r11
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | end
  ;; x86_64 |     mov rdx, rbx
  ;; x86_64 |     mov r8, rsi
  ;; x86_64 |     mov r11, rcx
  ;; x86_64 |     mov rcx, rax
  ;; x86_64 |     mov rax, r11
  ;; x86_64 |     mov rbx, [rbp-16]
  ;; x86_64 |     mov rsi, [rbp-24]
  ;; aarch64 |     stp x20, x19, [x29, -24]
  ;; aarch64 |     mov x19, x0
  ;; aarch64 |     mov x20, x1
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | i64.add128
  ;; aarch64 |     adds x16, x19, x19
  ;; aarch64 |     adc x0, x20, x20
  ;; aarch64 |     mov x1, x16
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | end
  ;; aarch64 |     mov x2, x19
  ;; aarch64 |     mov x3, x20
  ;; aarch64 |     mov x16, x1
  ;; aarch64 |     mov x1, x0
  ;; aarch64 |     mov x0, x16
  ;; aarch64 |     ldp x20, x19, [x29, -24]
  (func (export "increment") (param i64 i64) (result i64 i64)
    (i64.add128 (local.get 0) (local.get 1) (i64.const 1) (i64.const 0)))
  ;; x86_64 |     mov [rbp-16], rax
  ;; x86_64 |     mov [rbp-24], rcx
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | i64.const 1
  ;; x86_64 | i64.const 0
  ;; x86_64 | i64.add128
  ;; x86_64 |     mov edx, 1
  ;; x86_64 |     mov r8d, 0
  ;; x86_64 |     mov r11, rax
  ;; x86_64 |     add r11, rdx
  ;; x86_64 |     mov r9, rcx
  ;; x86_64 |     adc r9, r8
  ;; x86_64 |     mov rdx, r11
  ;; x86_64 | end
  ;; x86_64 |     mov rax, rdx
  ;; x86_64 |     mov rcx, r9
  ;; aarch64 |     stur x0, [x29, -16]
  ;; aarch64 |     stur x1, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | i64.const 1
  ;; aarch64 | i64.const 0
  ;; aarch64 | i64.add128
  ;; aarch64 |     mov x2, 1
  ;; aarch64 |     mov x3, 0
  ;; aarch64 |     adds x16, x0, x2
  ;; aarch64 |     adc x4, x1, x3
  ;; aarch64 |     mov x2, x16
  ;; aarch64 | end
  ;; aarch64 |     mov x0, x2
  ;; aarch64 |     mov x1, x4
  ;; The multiplication works in rax and rdx, out of which the operands go first.
  (func (export "mul_wide_s") (param i64 i64) (result i64 i64)
    (i64.mul_wide_s (local.get 0) (local.get 1)))
  ;; x86_64 |     mov [rbp-16], rax
  ;; x86_64 |     mov [rbp-24], rcx
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | i64.mul_wide_s
  ;; x86_64 |     imul rcx
  ;; x86_64 | end
  ;; x86_64 |     mov rcx, rdx
  ;; aarch64 |     stur x0, [x29, -16]
  ;; aarch64 |     stur x1, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | i64.mul_wide_s
  ;; aarch64 |     mul x16, x0, x1
  ;; aarch64 |     smulh x3, x0, x1
  ;; aarch64 |     mov x2, x16
  ;; aarch64 | end
  ;; aarch64 |     mov x0, x2
  ;; aarch64 |     mov x1, x3
  (func (export "mul_wide_u") (param i64 i64) (result i64 i64)
    (i64.mul_wide_u (local.get 0) (local.get 1)))
  ;; x86_64 |     mov [rbp-16], rax
  ;; x86_64 |     mov [rbp-24], rcx
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | i64.mul_wide_u
  ;; x86_64 |     mul rcx
  ;; x86_64 | end
  ;; x86_64 |     mov rcx, rdx
  ;; aarch64 |     stur x0, [x29, -16]
  ;; aarch64 |     stur x1, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | i64.mul_wide_u
  ;; aarch64 |     mul x16, x0, x1
  ;; aarch64 |     umulh x3, x0, x1
  ;; aarch64 |     mov x2, x16
  ;; aarch64 | end
  ;; aarch64 |     mov x0, x2
  ;; aarch64 |     mov x1, x3
  (func (export "mul_rax") (param i64 i64) (result i64 i64)
    (i64.mul_wide_u (local.get 1) (local.get 0)))
  ;; x86_64 |     mov [rbp-16], rax
  ;; x86_64 |     mov [rbp-24], rcx
  ;; x86_64 | local.get 1
  ;; x86_64 | local.get 0
  ;; x86_64 | i64.mul_wide_u
  ;; x86_64 |     mov r8, rax
  ;; x86_64 |     mov rax, rcx
  ;; x86_64 |     mul r8
  ;; x86_64 | end
  ;; x86_64 |     mov rcx, rdx
  ;; aarch64 |     stur x0, [x29, -16]
  ;; aarch64 |     stur x1, [x29, -24]
  ;; aarch64 | local.get 1
  ;; aarch64 | local.get 0
  ;; aarch64 | i64.mul_wide_u
  ;; aarch64 |     mul x16, x1, x0
  ;; aarch64 |     umulh x3, x1, x0
  ;; aarch64 |     mov x2, x16
  ;; aarch64 | end
  ;; aarch64 |     mov x0, x2
  ;; aarch64 |     mov x1, x3
  (func (export "square") (param i64) (result i64 i64 i64)
    (local.get 0) (i64.mul_wide_u (local.get 0) (local.get 0)))
  ;; x86_64 |     mov [rbp-16], rbx
  ;; x86_64 |     mov rbx, rax
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 0
  ;; x86_64 | i64.mul_wide_u
  ;; x86_64 |     mov rax, rbx
  ;; x86_64 |     mul rbx
  ;; x86_64 | end
  ;; x86_64 |     mov rcx, rax
  ;; x86_64 |     mov rax, rbx
  ;; x86_64 |     mov rbx, [rbp-16]
  ;; aarch64 |     stur x19, [x29, -16]
  ;; aarch64 |     mov x19, x0
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 0
  ;; aarch64 | i64.mul_wide_u
  ;; aarch64 |     mul x16, x19, x19
  ;; aarch64 |     umulh x1, x19, x19
  ;; aarch64 |     mov x0, x16
  ;; aarch64 | end
  ;; aarch64 |     mov x2, x1
  ;; aarch64 |     mov x1, x0
  ;; aarch64 |     mov x0, x19
  ;; aarch64 |     ldur x19, [x29, -16]
  (func (export "mul_const") (param i64) (result i64 i64)
    (i64.mul_wide_u (local.get 0) (i64.const 0x123456789abcdef0)))
  ;; x86_64 |     mov [rbp-16], rax
  ;; x86_64 | local.get 0
  ;; x86_64 | i64.const 1311768467463790320
  ;; x86_64 | i64.mul_wide_u
  ;; x86_64 |     mov rcx, 1311768467463790320
  ;; x86_64 |     mul rcx
  ;; x86_64 | end
  ;; x86_64 |     mov rcx, rdx
  ;; aarch64 |     stur x0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | i64.const 1311768467463790320
  ;; aarch64 | i64.mul_wide_u
  ;; aarch64 |     mov x1, 1311768467463790320
  ;; aarch64 |     mul x16, x0, x1
  ;; aarch64 |     umulh x3, x0, x1
  ;; aarch64 |     mov x2, x16
  ;; aarch64 | end
  ;; aarch64 |     mov x0, x2
  ;; aarch64 |     mov x1, x3
  ;; Full registers: operands below go to their slots.
  (func (export "full") (param i64 i64 i64 i64 i64) (result i64)
    (i64.add (local.get 0) (i64.const 1)) (i64.add (local.get 1) (i64.const 1))
    (i64.add (local.get 2) (i64.const 1)) (i64.add (local.get 3) (i64.const 1))
    (i64.mul_wide_u (i64.add (local.get 4) (i64.const 1)) (i64.add (local.get 0) (i64.const 2)))
    (i64.add128)
    (i64.xor) (i64.xor) (i64.xor))
  ;; x86_64 |     mov [rbp-16], rax
  ;; x86_64 |     mov [rbp-24], rcx
  ;; x86_64 |     mov [rbp-32], rdx
  ;; x86_64 |     mov [rbp-40], r8
  ;; x86_64 |     mov [rbp-48], r9
  ;; x86_64 | local.get 0
  ;; x86_64 | i64.const 1
  ;; x86_64 | i64.add
  ;; x86_64 |     lea rcx, [rax+1]
  ;; x86_64 | local.get 1
  ;; x86_64 | i64.const 1
  ;; x86_64 | i64.add
  ;; x86_64 |     mov rdx, [rbp-24]
  ;; x86_64 |     lea r8, [rdx+1]
  ;; x86_64 | local.get 2
  ;; x86_64 | i64.const 1
  ;; x86_64 | i64.add
  ;; x86_64 |     mov r9, [rbp-32]
  ;; x86_64 |     lea rax, [r9+1]
  ;; x86_64 | local.get 3
  ;; x86_64 | i64.const 1
  ;; x86_64 | i64.add
  ;; x86_64 |     mov rdx, [rbp-40]
  ;; x86_64 |     lea r9, [rdx+1]
  ;; x86_64 | local.get 4
  ;; x86_64 | i64.const 1
  ;; x86_64 | i64.add
  ;; x86_64 |     mov rdx, [rbp-48]
  ;; x86_64 |     add rdx, 1
  ;; x86_64 | local.get 0
  ;; x86_64 | i64.const 2
  ;; x86_64 | i64.add
  ;; x86_64 |     mov [rbp-64], rcx
  ;; x86_64 |     mov rcx, [rbp-16]
  ;; x86_64 |     add rcx, 2
  ;; x86_64 | i64.mul_wide_u
  ;; x86_64 |     mov [rbp-80], rax
  ;; x86_64 |     mov rax, rdx
  ;; x86_64 |     mul rcx
  ;; x86_64 | i64.add128
  ;; x86_64 |     mov rcx, [rbp-80]
  ;; x86_64 |     mov [rbp-72], r8
  ;; x86_64 |     mov r11, rcx
  ;; x86_64 |     add r11, rax
  ;; x86_64 |     mov r8, r9
  ;; x86_64 |     adc r8, rdx
  ;; x86_64 |     mov rax, r11
  ;; x86_64 | i64.xor
  ;; x86_64 |     xor rax, r8
  ;; x86_64 | i64.xor
  ;; x86_64 |     mov rcx, [rbp-72]
  ;; x86_64 |     xor rax, rcx
  ;; x86_64 | i64.xor
  ;; x86_64 |     mov rcx, [rbp-64]
  ;; x86_64 |     xor rax, rcx
  ;; x86_64 | end
  ;; aarch64 |     stur x0, [x29, -16]
  ;; aarch64 |     stur x1, [x29, -24]
  ;; aarch64 |     stur x2, [x29, -32]
  ;; aarch64 |     stur x3, [x29, -40]
  ;; aarch64 |     stur x4, [x29, -48]
  ;; aarch64 | local.get 0
  ;; aarch64 | i64.const 1
  ;; aarch64 | i64.add
  ;; aarch64 |     add x5, x0, 1
  ;; aarch64 | local.get 1
  ;; aarch64 | i64.const 1
  ;; aarch64 | i64.add
  ;; aarch64 |     add x6, x1, 1
  ;; aarch64 | local.get 2
  ;; aarch64 | i64.const 1
  ;; aarch64 | i64.add
  ;; aarch64 |     add x7, x2, 1
  ;; aarch64 | local.get 3
  ;; aarch64 | i64.const 1
  ;; aarch64 | i64.add
  ;; aarch64 |     add x8, x3, 1
  ;; aarch64 | local.get 4
  ;; aarch64 | i64.const 1
  ;; aarch64 | i64.add
  ;; aarch64 |     add x9, x4, 1
  ;; aarch64 | local.get 0
  ;; aarch64 | i64.const 2
  ;; aarch64 | i64.add
  ;; aarch64 |     add x10, x0, 2
  ;; aarch64 | i64.mul_wide_u
  ;; aarch64 |     mul x16, x9, x10
  ;; aarch64 |     umulh x12, x9, x10
  ;; aarch64 |     mov x11, x16
  ;; aarch64 | i64.add128
  ;; aarch64 |     adds x16, x7, x11
  ;; aarch64 |     adc x9, x8, x12
  ;; aarch64 |     mov x7, x16
  ;; aarch64 | i64.xor
  ;; aarch64 |     eor x7, x7, x9
  ;; aarch64 | i64.xor
  ;; aarch64 |     eor x6, x6, x7
  ;; aarch64 | i64.xor
  ;; aarch64 |     eor x5, x5, x6
  ;; aarch64 | end
  ;; aarch64 |     mov x0, x5
  ;; Pinned locals stay what they are.
  (func (export "sum") (param i64 i64 i32) (result i64 i64)
    (local i64 i64)
    (loop
      (i64.add128 (local.get 3) (local.get 4) (local.get 0) (local.get 1))
      (local.set 4) (local.set 3)
      (br_if 0 (local.tee 2 (i32.sub (local.get 2) (i32.const 1)))))
    (local.get 3) (local.get 4))
  ;; x86_64 |     mov [rbp-16], rbx
  ;; x86_64 |     mov [rbp-24], rsi
  ;; x86_64 |     mov [rbp-32], rdi
  ;; x86_64 |     mov [rbp-40], r12
  ;; x86_64 |     mov [rbp-48], r13
  ;; x86_64 |     mov r12, rax
  ;; x86_64 |     mov r13, rcx
  ;; x86_64 |     mov edi, edx
  ;; x86_64 |     mov ebx, 0
  ;; x86_64 |     mov esi, 0
  ;; x86_64 | loop
  ;; x86_64 |     align 16
  ;; x86_64 |   L1:
  ;; x86_64 | local.get 3
  ;; x86_64 | local.get 4
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | i64.add128
  ;; x86_64 |     mov r11, rbx
  ;; x86_64 |     add r11, r12
  ;; x86_64 |     mov rax, rsi
  ;; x86_64 |     adc rax, r13
  ;; x86_64 |     mov rcx, r11
  ;; x86_64 | local.set 4
  ;; x86_64 |     mov rsi, rax
  ;; x86_64 | local.set 3
  ;; x86_64 |     mov rbx, rcx
  ;; x86_64 | local.get 2
  ;; x86_64 | i32.const 1
  ;; x86_64 | i32.sub
  ;; x86_64 |     sub edi, 1
  ;; x86_64 | local.tee 2
  ;; x86_64 | br_if 0
  ;; x86_64 |     test edi, edi
  ;; x86_64 |     short jne L1
  ;; x86_64 | end
  ;; x86_64 | local.get 3
  ;; x86_64 | local.get 4
  ;; x86_64 | end
  ;; x86_64 |     mov rax, rbx
  ;; x86_64 |     mov rcx, rsi
  ;; x86_64 |     mov rbx, [rbp-16]
  ;; x86_64 |     mov rsi, [rbp-24]
  ;; x86_64 |     mov rdi, [rbp-32]
  ;; x86_64 |     mov r12, [rbp-40]
  ;; x86_64 |     mov r13, [rbp-48]
  ;; aarch64 |     stp x20, x19, [x29, -24]
  ;; aarch64 |     stp x22, x21, [x29, -40]
  ;; aarch64 |     stur x23, [x29, -48]
  ;; aarch64 |     mov x22, x0
  ;; aarch64 |     mov x23, x1
  ;; aarch64 |     mov w21, w2
  ;; aarch64 |     mov w19, 0
  ;; aarch64 |     mov w20, 0
  ;; aarch64 | loop
  ;; aarch64 |     align 16
  ;; aarch64 |   L1:
  ;; aarch64 | local.get 3
  ;; aarch64 | local.get 4
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | i64.add128
  ;; aarch64 |     adds x16, x19, x22
  ;; aarch64 |     adc x0, x20, x23
  ;; aarch64 |     mov x1, x16
  ;; aarch64 | local.set 4
  ;; aarch64 |     mov x20, x0
  ;; aarch64 | local.set 3
  ;; aarch64 |     mov x19, x1
  ;; aarch64 | local.get 2
  ;; aarch64 | i32.const 1
  ;; aarch64 | i32.sub
  ;; aarch64 |     sub w21, w21, 1
  ;; aarch64 | local.tee 2
  ;; aarch64 | br_if 0
  ;; aarch64 |     cbnz w21, L1
  ;; aarch64 | end
  ;; aarch64 | local.get 3
  ;; aarch64 | local.get 4
  ;; aarch64 | end
  ;; aarch64 |     mov x0, x19
  ;; aarch64 |     mov x1, x20
  ;; aarch64 |     ldp x20, x19, [x29, -24]
  ;; aarch64 |     ldp x22, x21, [x29, -40]
  ;; aarch64 |     ldur x23, [x29, -48]
)

(assert_return (invoke "add128" (i64.const -1) (i64.const 5) (i64.const 2) (i64.const 6)) (i64.const 1) (i64.const 12))
(assert_return (invoke "sub128" (i64.const 0) (i64.const 5) (i64.const 1) (i64.const 6)) (i64.const -1) (i64.const -2))
(assert_return (invoke "double" (i64.const -2) (i64.const 3)) (i64.const -4) (i64.const 7) (i64.const -2) (i64.const 3))
(assert_return (invoke "increment" (i64.const -1) (i64.const -1)) (i64.const 0) (i64.const 0))
(assert_return (invoke "mul_wide_s" (i64.const -2) (i64.const 3)) (i64.const -6) (i64.const -1))
(assert_return (invoke "mul_wide_u" (i64.const -2) (i64.const 3)) (i64.const -6) (i64.const 2))
(assert_return (invoke "mul_rax" (i64.const -2) (i64.const 3)) (i64.const -6) (i64.const 2))
(assert_return (invoke "square" (i64.const -1)) (i64.const -1) (i64.const 1) (i64.const -2))
(assert_return (invoke "mul_const" (i64.const 16)) (i64.const 0x23456789abcdef00) (i64.const 1))
;; 2 3 4 5 and 6 * 3: (2 3) + … is (4 5) + (18 0) = (22 5); 2 ^ 3 ^ 22 ^ 5 is 18.
(assert_return (invoke "full" (i64.const 1) (i64.const 2) (i64.const 3) (i64.const 4) (i64.const 5)) (i64.const 18))
(assert_return (invoke "sum" (i64.const 0x8000000000000001) (i64.const 1) (i32.const 10)) (i64.const 10) (i64.const 15))
