;; Whole functions: entries, the stack check, parameters, zeroed locals, pins, the epilogue.
;;! x86_64 options: -C cpu=x86-64-v3
;;! frames
(module
  (memory 1)
  (func (export "empty"))
  ;; x86_64 |     align 16
  ;; x86_64 |     mov r14, [r15]
  ;; x86_64 |     push rbp
  ;; x86_64 |     mov rbp, rsp
  ;; x86_64 |     lea r11, [rsp-80]
  ;; x86_64 |     cmp r11, [r15+16]
  ;; x86_64 |     jb L1
  ;; x86_64 |     sub rsp, 16
  ;; x86_64 |     mov [rbp-8], r15
  ;; x86_64 | end
  ;; x86_64 |     mov rsp, rbp
  ;; x86_64 |     pop rbp
  ;; x86_64 |     ret
  ;; x86_64 |   L1:
  ;; x86_64 |     call qword ptr [r15+24]  ; call stack exhausted
  ;; aarch64 |     ldr x27, [x28]
  ;; aarch64 |     stp x29, x30, [sp, -16]!
  ;; aarch64 |     mov x29, sp
  ;; aarch64 |     sub x16, sp, 80
  ;; aarch64 |     nop
  ;; aarch64 |     ldr x17, [x28, 16]
  ;; aarch64 |     cmp x16, x17
  ;; aarch64 |     b.cc L1
  ;; aarch64 |     add sp, x16, 64
  ;; aarch64 |     stur x28, [x29, -8]
  ;; aarch64 | end
  ;; aarch64 |     mov sp, x29
  ;; aarch64 |     ldp x29, x30, [sp], 16
  ;; aarch64 |     ret x30
  ;; aarch64 |   L1:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; call stack exhausted
  (func (export "one local") (result i64) (local i64) (local.get 0))
  ;; x86_64 |     align 16
  ;; x86_64 |     mov r14, [r15]
  ;; x86_64 |     push rbp
  ;; x86_64 |     mov rbp, rsp
  ;; x86_64 |     lea r11, [rsp-96]
  ;; x86_64 |     cmp r11, [r15+16]
  ;; x86_64 |     jb L1
  ;; x86_64 |     sub rsp, 32
  ;; x86_64 |     mov [rbp-8], r15
  ;; x86_64 |     mov qword ptr [rbp-16], 0
  ;; x86_64 | local.get 0
  ;; x86_64 | end
  ;; x86_64 |     mov rax, [rbp-16]
  ;; x86_64 |     mov rsp, rbp
  ;; x86_64 |     pop rbp
  ;; x86_64 |     ret
  ;; x86_64 |   L1:
  ;; x86_64 |     call qword ptr [r15+24]  ; call stack exhausted
  ;; aarch64 |     ldr x27, [x28]
  ;; aarch64 |     stp x29, x30, [sp, -16]!
  ;; aarch64 |     mov x29, sp
  ;; aarch64 |     sub x16, sp, 96
  ;; aarch64 |     nop
  ;; aarch64 |     ldr x17, [x28, 16]
  ;; aarch64 |     cmp x16, x17
  ;; aarch64 |     b.cc L1
  ;; aarch64 |     add sp, x16, 64
  ;; aarch64 |     stur x28, [x29, -8]
  ;; aarch64 |     stur xzr, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | end
  ;; aarch64 |     ldur x0, [x29, -16]
  ;; aarch64 |     mov sp, x29
  ;; aarch64 |     ldp x29, x30, [sp], 16
  ;; aarch64 |     ret x30
  ;; aarch64 |   L1:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; call stack exhausted
  (func (export "five locals") (result i64) (local i64 i64 i64 f64 i64) (local.get 2))
  ;; x86_64 |     align 16
  ;; x86_64 |     mov r14, [r15]
  ;; x86_64 |     push rbp
  ;; x86_64 |     mov rbp, rsp
  ;; x86_64 |     lea r11, [rsp-128]
  ;; x86_64 |     cmp r11, [r15+16]
  ;; x86_64 |     jb L1
  ;; x86_64 |     sub rsp, 64
  ;; x86_64 |     mov [rbp-8], r15
  ;; x86_64 |     xorps xmm7, xmm7
  ;; x86_64 |     movsd [rbp-16], xmm7
  ;; x86_64 |     movups [rbp-48], xmm7
  ;; x86_64 |     movups [rbp-32], xmm7
  ;; x86_64 | local.get 2
  ;; x86_64 | end
  ;; x86_64 |     mov rax, [rbp-32]
  ;; x86_64 |     mov rsp, rbp
  ;; x86_64 |     pop rbp
  ;; x86_64 |     ret
  ;; x86_64 |   L1:
  ;; x86_64 |     call qword ptr [r15+24]  ; call stack exhausted
  ;; aarch64 |     ldr x27, [x28]
  ;; aarch64 |     stp x29, x30, [sp, -16]!
  ;; aarch64 |     mov x29, sp
  ;; aarch64 |     sub x16, sp, 128
  ;; aarch64 |     nop
  ;; aarch64 |     ldr x17, [x28, 16]
  ;; aarch64 |     cmp x16, x17
  ;; aarch64 |     b.cc L1
  ;; aarch64 |     add sp, x16, 64
  ;; aarch64 |     stur x28, [x29, -8]
  ;; aarch64 |     stp xzr, xzr, [x29, -48]
  ;; aarch64 |     stp xzr, xzr, [x29, -32]
  ;; aarch64 |     stur xzr, [x29, -16]
  ;; aarch64 | local.get 2
  ;; aarch64 | end
  ;; aarch64 |     ldur x0, [x29, -32]
  ;; aarch64 |     mov sp, x29
  ;; aarch64 |     ldp x29, x30, [sp], 16
  ;; aarch64 |     ret x30
  ;; aarch64 |   L1:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; call stack exhausted
  (func (export "forty locals") (result i64)
    (local i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64 i64)
    (local.get 20))
  ;; x86_64 |     align 16
  ;; x86_64 |     mov r14, [r15]
  ;; x86_64 |     push rbp
  ;; x86_64 |     mov rbp, rsp
  ;; x86_64 |     lea r11, [rsp-400]
  ;; x86_64 |     cmp r11, [r15+16]
  ;; x86_64 |     jb L2
  ;; x86_64 |     sub rsp, 336
  ;; x86_64 |     mov [rbp-8], r15
  ;; x86_64 |     xorps xmm7, xmm7
  ;; x86_64 |     mov r11, -320
  ;; x86_64 |   L1:
  ;; x86_64 |     movups [rbp+r11-8], xmm7
  ;; x86_64 |     add r11, 16
  ;; x86_64 |     short jne L1
  ;; x86_64 | local.get 20
  ;; x86_64 | end
  ;; x86_64 |     mov rax, [rbp-176]
  ;; x86_64 |     mov rsp, rbp
  ;; x86_64 |     pop rbp
  ;; x86_64 |     ret
  ;; x86_64 |   L2:
  ;; x86_64 |     call qword ptr [r15+24]  ; call stack exhausted
  ;; aarch64 |     ldr x27, [x28]
  ;; aarch64 |     stp x29, x30, [sp, -16]!
  ;; aarch64 |     mov x29, sp
  ;; aarch64 |     sub x16, sp, 400
  ;; aarch64 |     nop
  ;; aarch64 |     ldr x17, [x28, 16]
  ;; aarch64 |     cmp x16, x17
  ;; aarch64 |     b.cc L2
  ;; aarch64 |     add sp, x16, 64
  ;; aarch64 |     stur x28, [x29, -8]
  ;; aarch64 |     sub x17, x29, 328
  ;; aarch64 |     mov w16, 20
  ;; aarch64 |   L1:
  ;; aarch64 |     stp xzr, xzr, [x17], 16
  ;; aarch64 |     subs x16, x16, 1
  ;; aarch64 |     b.ne L1
  ;; aarch64 | local.get 20
  ;; aarch64 | end
  ;; aarch64 |     ldur x0, [x29, -176]
  ;; aarch64 |     mov sp, x29
  ;; aarch64 |     ldp x29, x30, [sp], 16
  ;; aarch64 |     ret x30
  ;; aarch64 |   L2:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; call stack exhausted
  (func (export "stack parameters") (param i32 i32 i32 i32 i32 i32 i64) (result i64)
    (i64.add (i64.extend_i32_s (local.get 5)) (local.get 6)))
  ;; x86_64 |     align 16
  ;; x86_64 |     mov r14, [r15]
  ;; x86_64 |     push rbp
  ;; x86_64 |     mov rbp, rsp
  ;; x86_64 |     lea r11, [rsp-144]
  ;; x86_64 |     cmp r11, [r15+16]
  ;; x86_64 |     jb L1
  ;; x86_64 |     sub rsp, 80
  ;; x86_64 |     mov [rbp-8], r15
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 |     mov [rbp-24], ecx
  ;; x86_64 |     mov [rbp-32], edx
  ;; x86_64 |     mov [rbp-40], r8d
  ;; x86_64 |     mov [rbp-48], r9d
  ;; x86_64 |     mov r11d, [rbp+16]
  ;; x86_64 |     mov [rbp-56], r11d
  ;; x86_64 |     mov r11, [rbp+24]
  ;; x86_64 |     mov [rbp-64], r11
  ;; x86_64 | local.get 5
  ;; x86_64 | i64.extend_i32_s
  ;; x86_64 |     mov ecx, [rbp-56]
  ;; x86_64 |     movsxd rdx, ecx
  ;; x86_64 | local.get 6
  ;; x86_64 | i64.add
  ;; x86_64 |     mov r8, [rbp-64]
  ;; x86_64 |     add rdx, r8
  ;; x86_64 | end
  ;; x86_64 |     mov rax, rdx
  ;; x86_64 |     mov rsp, rbp
  ;; x86_64 |     pop rbp
  ;; x86_64 |     ret 16
  ;; x86_64 |   L1:
  ;; x86_64 |     call qword ptr [r15+24]  ; call stack exhausted
  ;; aarch64 |     ldr x27, [x28]
  ;; aarch64 |     stp x29, x30, [sp, -16]!
  ;; aarch64 |     mov x29, sp
  ;; aarch64 |     sub x16, sp, 144
  ;; aarch64 |     nop
  ;; aarch64 |     ldr x17, [x28, 16]
  ;; aarch64 |     cmp x16, x17
  ;; aarch64 |     b.cc L1
  ;; aarch64 |     add sp, x16, 64
  ;; aarch64 |     stur x28, [x29, -8]
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 |     stur w1, [x29, -24]
  ;; aarch64 |     stur w2, [x29, -32]
  ;; aarch64 |     stur w3, [x29, -40]
  ;; aarch64 |     stur w4, [x29, -48]
  ;; aarch64 |     ldr w16, [x29, 16]
  ;; aarch64 |     stur w16, [x29, -56]
  ;; aarch64 |     ldr x16, [x29, 24]
  ;; aarch64 |     stur x16, [x29, -64]
  ;; aarch64 | local.get 5
  ;; aarch64 | i64.extend_i32_s
  ;; aarch64 |     ldur w5, [x29, -56]
  ;; aarch64 |     sxtw x6, w5
  ;; aarch64 | local.get 6
  ;; aarch64 | i64.add
  ;; aarch64 |     ldur x7, [x29, -64]
  ;; aarch64 |     add x6, x6, x7
  ;; aarch64 | end
  ;; aarch64 |     mov x0, x6
  ;; aarch64 |     mov sp, x29
  ;; aarch64 |     ldp x29, x30, [sp], 16
  ;; aarch64 |     add sp, sp, 16
  ;; aarch64 |     ret x30
  ;; aarch64 |   L1:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; call stack exhausted
  (func (export "memory results") (param i32) (result i32 i32 i32 i32 i32 i32)
    (local.get 0) (i32.const 1) (i32.const 2) (i32.const 3) (i32.const 4) (i32.const 5))
  ;; x86_64 |     align 16
  ;; x86_64 |     mov r14, [r15]
  ;; x86_64 |     push rbp
  ;; x86_64 |     mov rbp, rsp
  ;; x86_64 |     lea r11, [rsp-96]
  ;; x86_64 |     cmp r11, [r15+16]
  ;; x86_64 |     jb L1
  ;; x86_64 |     sub rsp, 32
  ;; x86_64 |     mov [rbp-8], r15
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 |     mov [rbp-24], rcx
  ;; x86_64 | local.get 0
  ;; x86_64 | i32.const 1
  ;; x86_64 | i32.const 2
  ;; x86_64 | i32.const 3
  ;; x86_64 | i32.const 4
  ;; x86_64 | i32.const 5
  ;; x86_64 | end
  ;; x86_64 |     mov r11, [rbp-24]
  ;; x86_64 |     mov [r11], eax
  ;; x86_64 |     mov dword ptr [r11+8], 1
  ;; x86_64 |     mov dword ptr [r11+16], 2
  ;; x86_64 |     mov dword ptr [r11+24], 3
  ;; x86_64 |     mov dword ptr [r11+32], 4
  ;; x86_64 |     mov dword ptr [r11+40], 5
  ;; x86_64 |     mov rsp, rbp
  ;; x86_64 |     pop rbp
  ;; x86_64 |     ret
  ;; x86_64 |   L1:
  ;; x86_64 |     call qword ptr [r15+24]  ; call stack exhausted
  ;; aarch64 |     ldr x27, [x28]
  ;; aarch64 |     stp x29, x30, [sp, -16]!
  ;; aarch64 |     mov x29, sp
  ;; aarch64 |     sub x16, sp, 96
  ;; aarch64 |     nop
  ;; aarch64 |     ldr x17, [x28, 16]
  ;; aarch64 |     cmp x16, x17
  ;; aarch64 |     b.cc L1
  ;; aarch64 |     add sp, x16, 64
  ;; aarch64 |     stur x28, [x29, -8]
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 |     stur x1, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | i32.const 1
  ;; aarch64 | i32.const 2
  ;; aarch64 | i32.const 3
  ;; aarch64 | i32.const 4
  ;; aarch64 | i32.const 5
  ;; aarch64 | end
  ;; aarch64 |     ldur x16, [x29, -24]
  ;; aarch64 |     str w0, [x16]
  ;; aarch64 |     mov w17, 1
  ;; aarch64 |     str w17, [x16, 8]
  ;; aarch64 |     mov w17, 2
  ;; aarch64 |     str w17, [x16, 16]
  ;; aarch64 |     mov w17, 3
  ;; aarch64 |     str w17, [x16, 24]
  ;; aarch64 |     mov w17, 4
  ;; aarch64 |     str w17, [x16, 32]
  ;; aarch64 |     mov w17, 5
  ;; aarch64 |     str w17, [x16, 40]
  ;; aarch64 |     mov sp, x29
  ;; aarch64 |     ldp x29, x30, [sp], 16
  ;; aarch64 |     ret x30
  ;; aarch64 |   L1:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; call stack exhausted
  ;; The locals of a loop are pinned, in the order of their weight; the others stay in slots.
  (func (export "pins") (param i32 f64) (result f64) (local f64 i32)
    (loop
      (local.set 2 (f64.add (local.get 2) (local.get 1)))
      (local.set 0 (i32.sub (local.get 0) (i32.const 1)))
      (br_if 0 (local.get 0)))
    (f64.add (local.get 2) (f64.convert_i32_s (local.get 3))))
  ;; x86_64 |     align 16
  ;; x86_64 |     mov r14, [r15]
  ;; x86_64 |     push rbp
  ;; x86_64 |     mov rbp, rsp
  ;; x86_64 |     lea r11, [rsp-144]
  ;; x86_64 |     cmp r11, [r15+16]
  ;; x86_64 |     jb L2
  ;; x86_64 |     sub rsp, 80
  ;; x86_64 |     mov [rbp-8], r15
  ;; x86_64 |     mov [rbp-16], rbx
  ;; x86_64 |     movsd [rbp-24], xmm8
  ;; x86_64 |     movsd [rbp-32], xmm9
  ;; x86_64 |     mov ebx, eax
  ;; x86_64 |     movaps xmm9, xmm0
  ;; x86_64 |     xorps xmm8, xmm8
  ;; x86_64 |     mov qword ptr [rbp-64], 0
  ;; x86_64 | loop
  ;; x86_64 |     align 16
  ;; x86_64 |   L1:
  ;; x86_64 | local.get 2
  ;; x86_64 | local.get 1
  ;; x86_64 | f64.add
  ;; x86_64 |     vaddsd xmm8, xmm8, xmm9
  ;; x86_64 | local.set 2
  ;; x86_64 | local.get 0
  ;; x86_64 | i32.const 1
  ;; x86_64 | i32.sub
  ;; x86_64 |     sub ebx, 1
  ;; x86_64 | local.set 0
  ;; x86_64 | local.get 0
  ;; x86_64 | br_if 0
  ;; x86_64 |     test ebx, ebx
  ;; x86_64 |     short jne L1
  ;; x86_64 | end
  ;; x86_64 | local.get 2
  ;; x86_64 | local.get 3
  ;; x86_64 | f64.convert_i32_s
  ;; x86_64 |     mov eax, [rbp-64]
  ;; x86_64 |     xorps xmm0, xmm0
  ;; x86_64 |     cvtsi2sd xmm0, eax
  ;; x86_64 | f64.add
  ;; x86_64 |     vaddsd xmm0, xmm8, xmm0
  ;; x86_64 | end
  ;; x86_64 |     mov rbx, [rbp-16]
  ;; x86_64 |     movsd xmm8, [rbp-24]
  ;; x86_64 |     movsd xmm9, [rbp-32]
  ;; x86_64 |     mov rsp, rbp
  ;; x86_64 |     pop rbp
  ;; x86_64 |     ret
  ;; x86_64 |   L2:
  ;; x86_64 |     call qword ptr [r15+24]  ; call stack exhausted
  ;; aarch64 |     ldr x27, [x28]
  ;; aarch64 |     stp x29, x30, [sp, -16]!
  ;; aarch64 |     mov x29, sp
  ;; aarch64 |     sub x16, sp, 144
  ;; aarch64 |     nop
  ;; aarch64 |     ldr x17, [x28, 16]
  ;; aarch64 |     cmp x16, x17
  ;; aarch64 |     b.cc L2
  ;; aarch64 |     add sp, x16, 64
  ;; aarch64 |     stur x28, [x29, -8]
  ;; aarch64 |     stur x19, [x29, -16]
  ;; aarch64 |     stp d9, d8, [x29, -32]
  ;; aarch64 |     mov w19, w0
  ;; aarch64 |     mov v9.16b, v0.16b
  ;; aarch64 |     movi d8, 0
  ;; aarch64 |     stur xzr, [x29, -64]
  ;; aarch64 | loop
  ;; aarch64 |   L1:
  ;; aarch64 | local.get 2
  ;; aarch64 | local.get 1
  ;; aarch64 | f64.add
  ;; aarch64 |     fadd d8, d8, d9
  ;; aarch64 | local.set 2
  ;; aarch64 | local.get 0
  ;; aarch64 | i32.const 1
  ;; aarch64 | i32.sub
  ;; aarch64 |     sub w19, w19, 1
  ;; aarch64 | local.set 0
  ;; aarch64 | local.get 0
  ;; aarch64 | br_if 0
  ;; aarch64 |     cbnz w19, L1
  ;; aarch64 | end
  ;; aarch64 | local.get 2
  ;; aarch64 | local.get 3
  ;; aarch64 | f64.convert_i32_s
  ;; aarch64 |     ldur w0, [x29, -64]
  ;; aarch64 |     scvtf d0, w0
  ;; aarch64 | f64.add
  ;; aarch64 |     fadd d0, d8, d0
  ;; aarch64 | end
  ;; aarch64 |     ldur x19, [x29, -16]
  ;; aarch64 |     ldp d9, d8, [x29, -32]
  ;; aarch64 |     mov sp, x29
  ;; aarch64 |     ldp x29, x30, [sp], 16
  ;; aarch64 |     ret x30
  ;; aarch64 |   L2:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; call stack exhausted
)
(assert_return (invoke "empty"))
(assert_return (invoke "one local") (i64.const 0))
(assert_return (invoke "five locals") (i64.const 0))
(assert_return (invoke "forty locals") (i64.const 0))
(assert_return (invoke "stack parameters" (i32.const 1) (i32.const 2) (i32.const 3) (i32.const 4)
  (i32.const 5) (i32.const -6) (i64.const 7)) (i64.const 1))
(assert_return (invoke "memory results" (i32.const 9))
  (i32.const 9) (i32.const 1) (i32.const 2) (i32.const 3) (i32.const 4) (i32.const 5))
(assert_return (invoke "pins" (i32.const 3) (f64.const 1.5)) (f64.const 4.5))
(module
  (func (export "no memory") (param i32) (result i32) (local.get 0))
  ;; x86_64 |     align 16
  ;; x86_64 |     push rbp
  ;; x86_64 |     mov rbp, rsp
  ;; x86_64 |     lea r11, [rsp-96]
  ;; x86_64 |     cmp r11, [r15+16]
  ;; x86_64 |     jb L1
  ;; x86_64 |     sub rsp, 32
  ;; x86_64 |     mov [rbp-8], r15
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 | local.get 0
  ;; x86_64 | end
  ;; x86_64 |     mov rsp, rbp
  ;; x86_64 |     pop rbp
  ;; x86_64 |     ret
  ;; x86_64 |   L1:
  ;; x86_64 |     call qword ptr [r15+24]  ; call stack exhausted
  ;; aarch64 |     stp x29, x30, [sp, -16]!
  ;; aarch64 |     mov x29, sp
  ;; aarch64 |     sub x16, sp, 96
  ;; aarch64 |     nop
  ;; aarch64 |     ldr x17, [x28, 16]
  ;; aarch64 |     cmp x16, x17
  ;; aarch64 |     b.cc L1
  ;; aarch64 |     add sp, x16, 64
  ;; aarch64 |     stur x28, [x29, -8]
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | end
  ;; aarch64 |     mov sp, x29
  ;; aarch64 |     ldp x29, x30, [sp], 16
  ;; aarch64 |     ret x30
  ;; aarch64 |   L1:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; call stack exhausted
)
(assert_return (invoke "no memory" (i32.const 7)) (i32.const 7))
