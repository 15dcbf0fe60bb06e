;; Calls: arguments and results in registers, on the stack, and in memory; other instances.
;;! x86_64 options: -C cpu=x86-64-v3
(module
  (import "spectest" "print_i32" (func $print (param i32)))
  (type $open (sub (func (param i32) (result i32))))
  (table 2 funcref)
  (elem (i32.const 0) func $negate)
  (memory 1)
  (func $negate (export "negate") (param i32) (result i32) (i32.sub (i32.const 0) (local.get 0)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 | i32.const 0
  ;; x86_64 | local.get 0
  ;; x86_64 | i32.sub
  ;; x86_64 |     mov ecx, 0
  ;; x86_64 |     sub ecx, eax
  ;; x86_64 | end
  ;; x86_64 |     mov eax, ecx
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 | i32.const 0
  ;; aarch64 | local.get 0
  ;; aarch64 | i32.sub
  ;; aarch64 |     mov w1, 0
  ;; aarch64 |     sub w1, w1, w0
  ;; aarch64 | end
  ;; aarch64 |     mov w0, w1
  (func (export "call") (param i32) (result i32) (call $negate (local.get 0)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 | local.get 0
  ;; x86_64 | call 1
  ;; x86_64 |     call <function 1 negate>
  ;; x86_64 | end
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | call 1
  ;; aarch64 |     bl <function 1 negate>
  ;; aarch64 | end
  ;; Operands below the arguments wait in their slots, the local in its own.
  (func (export "around") (param i32 i32) (result i32)
    (i32.add (i32.mul (local.get 0) (local.get 1)) (i32.add (local.get 0) (call $negate (local.get 1)))))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 |     mov [rbp-24], ecx
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | i32.mul
  ;; x86_64 |     mov edx, eax
  ;; x86_64 |     imul edx, ecx
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | call 1
  ;; x86_64 |     mov [rbp-40], edx
  ;; x86_64 |     mov eax, ecx
  ;; x86_64 |     call <function 1 negate>
  ;; x86_64 | i32.add
  ;; x86_64 |     mov ecx, [rbp-16]
  ;; x86_64 |     add eax, ecx
  ;; x86_64 | i32.add
  ;; x86_64 |     mov edx, [rbp-40]
  ;; x86_64 |     add eax, edx
  ;; x86_64 | end
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 |     stur w1, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | i32.mul
  ;; aarch64 |     mul w2, w0, w1
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | call 1
  ;; aarch64 |     stur w2, [x29, -40]
  ;; aarch64 |     mov w0, w1
  ;; aarch64 |     bl <function 1 negate>
  ;; aarch64 | i32.add
  ;; aarch64 |     ldur w1, [x29, -16]
  ;; aarch64 |     add w0, w1, w0
  ;; aarch64 | i32.add
  ;; aarch64 |     ldur w2, [x29, -40]
  ;; aarch64 |     add w0, w2, w0
  ;; aarch64 | end
  (func (export "imported") (param i32) (call $print (local.get 0)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 | local.get 0
  ;; x86_64 | call 0
  ;; x86_64 |     mov r14, r15
  ;; x86_64 |     mov r15, [r14+184]
  ;; x86_64 |     call qword ptr [r14+176]
  ;; x86_64 |     mov r15, [rbp-8]
  ;; x86_64 |     mov r14, [r15]
  ;; x86_64 | end
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | call 0
  ;; aarch64 |     mov x27, x28
  ;; aarch64 |     ldr x28, [x27, 184]
  ;; aarch64 |     ldr x17, [x27, 176]
  ;; aarch64 |     blr x17
  ;; aarch64 |     ldur x28, [x29, -8]
  ;; aarch64 |     ldr x27, [x28]
  ;; aarch64 | end
  (func (export "indirect") (param i32 i32) (result i32)
    (call_indirect (param i32) (result i32) (local.get 0) (local.get 1)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 |     mov [rbp-24], ecx
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | call_indirect 2 0
  ;; x86_64 |     mov rdx, [r15+160]
  ;; x86_64 |     cmp rcx, [rdx+8]
  ;; x86_64 |     jae L2
  ;; x86_64 |     mov rdx, [rdx]
  ;; x86_64 |     mov r14, [rdx+rcx*8]
  ;; x86_64 |     mov edx, [r14+16]  ; may fault: uninitialized element
  ;; x86_64 |     cmp edx, [r15+208]
  ;; x86_64 |     jne L3
  ;; x86_64 |     mov r11, r14
  ;; x86_64 |     mov r14, r15
  ;; x86_64 |     mov r15, [r11+8]
  ;; x86_64 |     call qword ptr [r11]
  ;; x86_64 |     mov r15, [rbp-8]
  ;; x86_64 |     mov r14, [r15]
  ;; x86_64 | end
  ;; x86_64 |   L2:
  ;; x86_64 |     call qword ptr [r15+24]  ; undefined element
  ;; x86_64 |   L3:
  ;; x86_64 |     call qword ptr [r15+24]  ; indirect call type mismatch
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 |     stur w1, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | call_indirect 2 0
  ;; aarch64 |     ldr x2, [x28, 160]
  ;; aarch64 |     ldr x17, [x2, 8]
  ;; aarch64 |     cmp x1, x17
  ;; aarch64 |     b.cs L2
  ;; aarch64 |     ldr x2, [x2]
  ;; aarch64 |     ldr x27, [x2, x1, lsl 3]
  ;; aarch64 |     ldr w2, [x27, 16]  ; may fault: uninitialized element
  ;; aarch64 |     ldr w17, [x28, 208]
  ;; aarch64 |     cmp w2, w17
  ;; aarch64 |     b.ne L3
  ;; aarch64 |     mov x16, x27
  ;; aarch64 |     mov x27, x28
  ;; aarch64 |     ldr x28, [x16, 8]
  ;; aarch64 |     ldr x17, [x16]
  ;; aarch64 |     blr x17
  ;; aarch64 |     ldur x28, [x29, -8]
  ;; aarch64 |     ldr x27, [x28]
  ;; aarch64 | end
  ;; aarch64 |   L2:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; undefined element
  ;; aarch64 |   L3:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; indirect call type mismatch
  (func (export "indirect open") (param i32 i32) (result i32)
    (call_indirect (type $open) (local.get 0) (local.get 1)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 |     mov [rbp-24], ecx
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | call_indirect 0 0
  ;; x86_64 |     mov rdx, [r15+160]
  ;; x86_64 |     cmp rcx, [rdx+8]
  ;; x86_64 |     jae L3
  ;; x86_64 |     mov rdx, [rdx]
  ;; x86_64 |     mov r14, [rdx+rcx*8]
  ;; x86_64 |     mov edx, [r14+16]  ; may fault: uninitialized element
  ;; x86_64 |     cmp edx, [r15+200]
  ;; x86_64 |     je L1
  ;; x86_64 |     mov [rbp-56], rdx
  ;; x86_64 |     mov r11d, [r15+200]
  ;; x86_64 |     mov [rbp-48], r11
  ;; x86_64 |     lea r11, [rbp-56]
  ;; x86_64 |     call qword ptr [r15+144]  ; is_subtype
  ;; x86_64 |     test r11d, r11d
  ;; x86_64 |     je L4
  ;; x86_64 |   L1:
  ;; x86_64 |     mov r11, r14
  ;; x86_64 |     mov r14, r15
  ;; x86_64 |     mov r15, [r11+8]
  ;; x86_64 |     call qword ptr [r11]
  ;; x86_64 |     mov r15, [rbp-8]
  ;; x86_64 |     mov r14, [r15]
  ;; x86_64 | end
  ;; x86_64 |   L3:
  ;; x86_64 |     call qword ptr [r15+24]  ; undefined element
  ;; x86_64 |   L4:
  ;; x86_64 |     call qword ptr [r15+24]  ; indirect call type mismatch
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 |     stur w1, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | call_indirect 0 0
  ;; aarch64 |     ldr x2, [x28, 160]
  ;; aarch64 |     ldr x17, [x2, 8]
  ;; aarch64 |     cmp x1, x17
  ;; aarch64 |     b.cs L3
  ;; aarch64 |     ldr x2, [x2]
  ;; aarch64 |     ldr x27, [x2, x1, lsl 3]
  ;; aarch64 |     ldr w2, [x27, 16]  ; may fault: uninitialized element
  ;; aarch64 |     ldr w17, [x28, 200]
  ;; aarch64 |     cmp w2, w17
  ;; aarch64 |     b.eq L1
  ;; aarch64 |     stur x2, [x29, -56]
  ;; aarch64 |     ldr w16, [x28, 200]
  ;; aarch64 |     stur x16, [x29, -48]
  ;; aarch64 |     sub x16, x29, 56
  ;; aarch64 |     ldr x17, [x28, 144]
  ;; aarch64 |     blr x17  ; is_subtype
  ;; aarch64 |     cbz w16, L4
  ;; aarch64 |   L1:
  ;; aarch64 |     mov x16, x27
  ;; aarch64 |     mov x27, x28
  ;; aarch64 |     ldr x28, [x16, 8]
  ;; aarch64 |     ldr x17, [x16]
  ;; aarch64 |     blr x17
  ;; aarch64 |     ldur x28, [x29, -8]
  ;; aarch64 |     ldr x27, [x28]
  ;; aarch64 | end
  ;; aarch64 |   L3:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; undefined element
  ;; aarch64 |   L4:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; indirect call type mismatch
  (func $mix (param i32 f32 i64 f64) (result f64)
    (f64.add (f64.add (f64.convert_i32_s (local.get 0)) (f64.promote_f32 (local.get 1)))
      (f64.add (f64.convert_i64_s (local.get 2)) (local.get 3))))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 |     movss [rbp-24], xmm0
  ;; x86_64 |     mov [rbp-32], rcx
  ;; x86_64 |     movsd [rbp-40], xmm1
  ;; x86_64 | local.get 0
  ;; x86_64 | f64.convert_i32_s
  ;; x86_64 |     xorps xmm2, xmm2
  ;; x86_64 |     cvtsi2sd xmm2, eax
  ;; x86_64 | local.get 1
  ;; x86_64 | f64.promote_f32
  ;; x86_64 |     cvtss2sd xmm3, xmm0
  ;; x86_64 | f64.add
  ;; x86_64 |     vaddsd xmm2, xmm2, xmm3
  ;; x86_64 | local.get 2
  ;; x86_64 | f64.convert_i64_s
  ;; x86_64 |     xorps xmm3, xmm3
  ;; x86_64 |     cvtsi2sd xmm3, rcx
  ;; x86_64 | local.get 3
  ;; x86_64 | f64.add
  ;; x86_64 |     vaddsd xmm3, xmm3, xmm1
  ;; x86_64 | f64.add
  ;; x86_64 |     vaddsd xmm2, xmm2, xmm3
  ;; x86_64 | end
  ;; x86_64 |     movaps xmm0, xmm2
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 |     stur s0, [x29, -24]
  ;; aarch64 |     stur x1, [x29, -32]
  ;; aarch64 |     stur d1, [x29, -40]
  ;; aarch64 | local.get 0
  ;; aarch64 | f64.convert_i32_s
  ;; aarch64 |     scvtf d2, w0
  ;; aarch64 | local.get 1
  ;; aarch64 | f64.promote_f32
  ;; aarch64 |     fcvt d3, s0
  ;; aarch64 | f64.add
  ;; aarch64 |     fadd d2, d2, d3
  ;; aarch64 | local.get 2
  ;; aarch64 | f64.convert_i64_s
  ;; aarch64 |     scvtf d3, x1
  ;; aarch64 | local.get 3
  ;; aarch64 | f64.add
  ;; aarch64 |     fadd d3, d3, d1
  ;; aarch64 | f64.add
  ;; aarch64 |     fadd d2, d2, d3
  ;; aarch64 | end
  ;; aarch64 |     mov v0.16b, v2.16b
  (func (export "mixed") (result f64)
    (call $mix (i32.const 1) (f32.const 2) (i64.const 3) (f64.const 4)))
  ;; x86_64 | i32.const 1
  ;; x86_64 | f32.const 2
  ;; x86_64 | i64.const 3
  ;; x86_64 | f64.const 4
  ;; x86_64 | call 7
  ;; x86_64 |     mov eax, 1
  ;; x86_64 |     mov r11d, 1073741824
  ;; x86_64 |     movd xmm0, r11d
  ;; x86_64 |     mov ecx, 3
  ;; x86_64 |     mov r11, 4616189618054758400
  ;; x86_64 |     movq xmm1, r11
  ;; x86_64 |     call <function 7 mix>
  ;; x86_64 | end
  ;; aarch64 | i32.const 1
  ;; aarch64 | f32.const 2
  ;; aarch64 | i64.const 3
  ;; aarch64 | f64.const 4
  ;; aarch64 | call 7
  ;; aarch64 |     mov w0, 1
  ;; aarch64 |     fmov s0, 2
  ;; aarch64 |     mov x1, 3
  ;; aarch64 |     fmov d1, 4
  ;; aarch64 |     bl <function 7 mix>
  ;; aarch64 | end
  ;; The sixth and seventh integer arguments travel on the stack; the callee pops them.
  (func $seven (param i32 i32 i32 i32 i32 i32 i64) (result i64)
    (i64.sub (local.get 6) (i64.extend_i32_u (local.get 5))))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 |     mov [rbp-24], ecx
  ;; x86_64 |     mov [rbp-32], edx
  ;; x86_64 |     mov [rbp-40], r8d
  ;; x86_64 |     mov [rbp-48], r9d
  ;; x86_64 |     mov r11d, [rbp+16]
  ;; x86_64 |     mov [rbp-56], r11d
  ;; x86_64 |     mov r11, [rbp+24]
  ;; x86_64 |     mov [rbp-64], r11
  ;; x86_64 | local.get 6
  ;; x86_64 | local.get 5
  ;; x86_64 | i64.extend_i32_u
  ;; x86_64 |     mov ecx, [rbp-56]
  ;; x86_64 |     mov edx, ecx
  ;; x86_64 | i64.sub
  ;; x86_64 |     mov r8, [rbp-64]
  ;; x86_64 |     neg rdx
  ;; x86_64 |     add rdx, r8
  ;; x86_64 | end
  ;; x86_64 |     mov rax, rdx
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 |     stur w1, [x29, -24]
  ;; aarch64 |     stur w2, [x29, -32]
  ;; aarch64 |     stur w3, [x29, -40]
  ;; aarch64 |     stur w4, [x29, -48]
  ;; aarch64 |     ldr w16, [x29, 16]
  ;; aarch64 |     stur w16, [x29, -56]
  ;; aarch64 |     ldr x16, [x29, 24]
  ;; aarch64 |     stur x16, [x29, -64]
  ;; aarch64 | local.get 6
  ;; aarch64 | local.get 5
  ;; aarch64 | i64.extend_i32_u
  ;; aarch64 |     ldur w5, [x29, -56]
  ;; aarch64 |     mov w6, w5
  ;; aarch64 | i64.sub
  ;; aarch64 |     ldur x7, [x29, -64]
  ;; aarch64 |     sub x6, x7, x6
  ;; aarch64 | end
  ;; aarch64 |     mov x0, x6
  (func (export "seven") (param i32 i64) (result i64)
    (call $seven (i32.const 1) (i32.const 2) (i32.const 3) (i32.const 4) (i32.const 5)
      (local.get 0) (local.get 1)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 |     mov [rbp-24], rcx
  ;; x86_64 | i32.const 1
  ;; x86_64 | i32.const 2
  ;; x86_64 | i32.const 3
  ;; x86_64 | i32.const 4
  ;; x86_64 | i32.const 5
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | call 9
  ;; x86_64 |     sub rsp, 16
  ;; x86_64 |     mov [rsp], eax
  ;; x86_64 |     mov [rsp+8], rcx
  ;; x86_64 |     mov eax, 1
  ;; x86_64 |     mov ecx, 2
  ;; x86_64 |     mov edx, 3
  ;; x86_64 |     mov r8d, 4
  ;; x86_64 |     mov r9d, 5
  ;; x86_64 |     call <function 9 seven>
  ;; x86_64 | end
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 |     stur x1, [x29, -24]
  ;; aarch64 | i32.const 1
  ;; aarch64 | i32.const 2
  ;; aarch64 | i32.const 3
  ;; aarch64 | i32.const 4
  ;; aarch64 | i32.const 5
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | call 9
  ;; aarch64 |     sub sp, sp, 16
  ;; aarch64 |     str w0, [sp]
  ;; aarch64 |     str x1, [sp, 8]
  ;; aarch64 |     mov w0, 1
  ;; aarch64 |     mov w1, 2
  ;; aarch64 |     mov w2, 3
  ;; aarch64 |     mov w3, 4
  ;; aarch64 |     mov w4, 5
  ;; aarch64 |     bl <function 9 seven>
  ;; aarch64 | end
  ;; Arguments that are in each other's registers.
  (func $first (param i32 i32 i32) (result i32)
    (i32.sub (local.get 0) (i32.shl (local.get 1) (local.get 2))))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 |     mov [rbp-24], ecx
  ;; x86_64 |     mov [rbp-32], edx
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | local.get 2
  ;; x86_64 | i32.shl
  ;; x86_64 |     shlx r8d, ecx, edx
  ;; x86_64 | i32.sub
  ;; x86_64 |     neg r8d
  ;; x86_64 |     add r8d, eax
  ;; x86_64 | end
  ;; x86_64 |     mov eax, r8d
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 |     stur w1, [x29, -24]
  ;; aarch64 |     stur w2, [x29, -32]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | local.get 2
  ;; aarch64 | i32.shl
  ;; aarch64 |     lsl w3, w1, w2
  ;; aarch64 | i32.sub
  ;; aarch64 |     sub w3, w0, w3
  ;; aarch64 | end
  ;; aarch64 |     mov w0, w3
  (func (export "rotate") (param i32 i32 i32) (result i32)
    (call $first (local.get 1) (local.get 2) (local.get 0)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 |     mov [rbp-24], ecx
  ;; x86_64 |     mov [rbp-32], edx
  ;; x86_64 | local.get 1
  ;; x86_64 | local.get 2
  ;; x86_64 | local.get 0
  ;; x86_64 | call 11
  ;; x86_64 |     mov r11, rcx
  ;; x86_64 |     mov ecx, edx
  ;; x86_64 |     mov edx, eax
  ;; x86_64 |     mov eax, r11d
  ;; x86_64 |     call <function 11 first>
  ;; x86_64 | end
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 |     stur w1, [x29, -24]
  ;; aarch64 |     stur w2, [x29, -32]
  ;; aarch64 | local.get 1
  ;; aarch64 | local.get 2
  ;; aarch64 | local.get 0
  ;; aarch64 | call 11
  ;; aarch64 |     mov x16, x1
  ;; aarch64 |     mov w1, w2
  ;; aarch64 |     mov w2, w0
  ;; aarch64 |     mov w0, w16
  ;; aarch64 |     bl <function 11 first>
  ;; aarch64 | end
  (func $pair (export "pair") (param i32 i64) (result i64 i32) (local.get 1) (local.get 0))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 |     mov [rbp-24], rcx
  ;; x86_64 | local.get 1
  ;; x86_64 | local.get 0
  ;; x86_64 | end
  ;; x86_64 |     mov r11, rcx
  ;; x86_64 |     mov ecx, eax
  ;; x86_64 |     mov rax, r11
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 |     stur x1, [x29, -24]
  ;; aarch64 | local.get 1
  ;; aarch64 | local.get 0
  ;; aarch64 | end
  ;; aarch64 |     mov x16, x1
  ;; aarch64 |     mov w1, w0
  ;; aarch64 |     mov x0, x16
  (func (export "unpair") (param i32 i64) (result i64)
    (call $pair (local.get 0) (local.get 1))
    (i64.add (i64.extend_i32_u)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 |     mov [rbp-24], rcx
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | call 13
  ;; x86_64 |     call <function 13 pair>
  ;; x86_64 | i64.extend_i32_u
  ;; x86_64 | i64.add
  ;; x86_64 |     add rax, rcx
  ;; x86_64 | end
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 |     stur x1, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | call 13
  ;; aarch64 |     bl <function 13 pair>
  ;; aarch64 | i64.extend_i32_u
  ;; aarch64 | i64.add
  ;; aarch64 |     add x0, x0, x1
  ;; aarch64 | end
  ;; More results than registers: to the area whose address comes with the arguments.
  (func $many (export "many") (param i32) (result i32 i32 i32 i32 i32 i32 f32)
    (local.get 0) (i32.const 2) (i32.const 3) (i32.const 4) (i32.const 5)
    (i32.add (local.get 0) (i32.const 1)) (f32.const 1))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 |     mov [rbp-24], rcx
  ;; x86_64 | local.get 0
  ;; x86_64 | i32.const 2
  ;; x86_64 | i32.const 3
  ;; x86_64 | i32.const 4
  ;; x86_64 | i32.const 5
  ;; x86_64 | local.get 0
  ;; x86_64 | i32.const 1
  ;; x86_64 | i32.add
  ;; x86_64 |     lea ecx, [rax+1]
  ;; x86_64 | f32.const 1
  ;; x86_64 | end
  ;; x86_64 |     mov r11, [rbp-24]
  ;; x86_64 |     mov [r11], eax
  ;; x86_64 |     mov dword ptr [r11+8], 2
  ;; x86_64 |     mov dword ptr [r11+16], 3
  ;; x86_64 |     mov dword ptr [r11+24], 4
  ;; x86_64 |     mov dword ptr [r11+32], 5
  ;; x86_64 |     mov [r11+40], ecx
  ;; x86_64 |     mov dword ptr [r11+48], 1065353216
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 |     stur x1, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | i32.const 2
  ;; aarch64 | i32.const 3
  ;; aarch64 | i32.const 4
  ;; aarch64 | i32.const 5
  ;; aarch64 | local.get 0
  ;; aarch64 | i32.const 1
  ;; aarch64 | i32.add
  ;; aarch64 |     add w1, w0, 1
  ;; aarch64 | f32.const 1
  ;; aarch64 | end
  ;; aarch64 |     ldur x16, [x29, -24]
  ;; aarch64 |     str w0, [x16]
  ;; aarch64 |     mov w17, 2
  ;; aarch64 |     str w17, [x16, 8]
  ;; aarch64 |     mov w17, 3
  ;; aarch64 |     str w17, [x16, 16]
  ;; aarch64 |     mov w17, 4
  ;; aarch64 |     str w17, [x16, 24]
  ;; aarch64 |     mov w17, 5
  ;; aarch64 |     str w17, [x16, 32]
  ;; aarch64 |     str w1, [x16, 40]
  ;; aarch64 |     mov w17, 1065353216
  ;; aarch64 |     str w17, [x16, 48]
  (func (export "sum") (param i32) (result i32)
    (call $many (local.get 0))
    (i32.trunc_f32_s)
    (i32.add) (i32.add) (i32.add) (i32.add) (i32.add) (i32.add))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 | local.get 0
  ;; x86_64 | call 15
  ;; x86_64 |     lea rcx, [rbp-136]
  ;; x86_64 |     call <function 15 many>
  ;; x86_64 |     mov r11d, [rbp-136]
  ;; x86_64 |     mov [rbp-32], r11d
  ;; x86_64 |     mov r11d, [rbp-128]
  ;; x86_64 |     mov [rbp-40], r11d
  ;; x86_64 |     mov r11d, [rbp-120]
  ;; x86_64 |     mov [rbp-48], r11d
  ;; x86_64 |     mov r11d, [rbp-112]
  ;; x86_64 |     mov [rbp-56], r11d
  ;; x86_64 |     mov r11d, [rbp-104]
  ;; x86_64 |     mov [rbp-64], r11d
  ;; x86_64 |     mov r11d, [rbp-96]
  ;; x86_64 |     mov [rbp-72], r11d
  ;; x86_64 |     movss xmm7, [rbp-88]
  ;; x86_64 |     movss [rbp-80], xmm7
  ;; x86_64 | i32.trunc_f32_s
  ;; x86_64 |     movss xmm0, [rbp-80]
  ;; x86_64 |     cvttss2si rax, xmm0
  ;; x86_64 |     movsxd r11, eax
  ;; x86_64 |     cmp r11, rax
  ;; x86_64 |     je L1
  ;; x86_64 |     ucomiss xmm0, xmm0
  ;; x86_64 |     jpe L4
  ;; x86_64 |     jmp L3
  ;; x86_64 |   L1:
  ;; x86_64 |     mov eax, eax
  ;; x86_64 | i32.add
  ;; x86_64 |     mov ecx, [rbp-72]
  ;; x86_64 |     add eax, ecx
  ;; x86_64 | i32.add
  ;; x86_64 |     mov ecx, [rbp-64]
  ;; x86_64 |     add eax, ecx
  ;; x86_64 | i32.add
  ;; x86_64 |     mov ecx, [rbp-56]
  ;; x86_64 |     add eax, ecx
  ;; x86_64 | i32.add
  ;; x86_64 |     mov ecx, [rbp-48]
  ;; x86_64 |     add eax, ecx
  ;; x86_64 | i32.add
  ;; x86_64 |     mov ecx, [rbp-40]
  ;; x86_64 |     add eax, ecx
  ;; x86_64 | i32.add
  ;; x86_64 |     mov ecx, [rbp-32]
  ;; x86_64 |     add eax, ecx
  ;; x86_64 | end
  ;; x86_64 |   L3:
  ;; x86_64 |     call qword ptr [r15+24]  ; integer overflow
  ;; x86_64 |   L4:
  ;; x86_64 |     call qword ptr [r15+24]  ; invalid conversion to integer
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | call 15
  ;; aarch64 |     sub x1, x29, 136
  ;; aarch64 |     bl <function 15 many>
  ;; aarch64 |     ldur w16, [x29, -136]
  ;; aarch64 |     stur w16, [x29, -32]
  ;; aarch64 |     ldur w16, [x29, -128]
  ;; aarch64 |     stur w16, [x29, -40]
  ;; aarch64 |     ldur w16, [x29, -120]
  ;; aarch64 |     stur w16, [x29, -48]
  ;; aarch64 |     ldur w16, [x29, -112]
  ;; aarch64 |     stur w16, [x29, -56]
  ;; aarch64 |     ldur w16, [x29, -104]
  ;; aarch64 |     stur w16, [x29, -64]
  ;; aarch64 |     ldur w16, [x29, -96]
  ;; aarch64 |     stur w16, [x29, -72]
  ;; aarch64 |     ldur s31, [x29, -88]
  ;; aarch64 |     stur s31, [x29, -80]
  ;; aarch64 | i32.trunc_f32_s
  ;; aarch64 |     ldur s0, [x29, -80]
  ;; aarch64 |     fcmp s0, s0
  ;; aarch64 |     b.vs L3
  ;; aarch64 |     fcvtzs x0, s0
  ;; aarch64 |     cmp x0, x0, sxtw
  ;; aarch64 |     b.ne L2
  ;; aarch64 |     mov w0, w0
  ;; aarch64 | i32.add
  ;; aarch64 |     ldur w1, [x29, -72]
  ;; aarch64 |     add w0, w1, w0
  ;; aarch64 | i32.add
  ;; aarch64 |     ldur w1, [x29, -64]
  ;; aarch64 |     add w0, w1, w0
  ;; aarch64 | i32.add
  ;; aarch64 |     ldur w1, [x29, -56]
  ;; aarch64 |     add w0, w1, w0
  ;; aarch64 | i32.add
  ;; aarch64 |     ldur w1, [x29, -48]
  ;; aarch64 |     add w0, w1, w0
  ;; aarch64 | i32.add
  ;; aarch64 |     ldur w1, [x29, -40]
  ;; aarch64 |     add w0, w1, w0
  ;; aarch64 | i32.add
  ;; aarch64 |     ldur w1, [x29, -32]
  ;; aarch64 |     add w0, w1, w0
  ;; aarch64 | end
  ;; aarch64 |   L2:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; integer overflow
  ;; aarch64 |   L3:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; invalid conversion to integer
)
(assert_return (invoke "call" (i32.const 3)) (i32.const -3))
(assert_return (invoke "around" (i32.const 3) (i32.const 4)) (i32.const 11))
(assert_return (invoke "imported" (i32.const 3)))
(assert_return (invoke "indirect" (i32.const 3) (i32.const 0)) (i32.const -3))
(assert_trap (invoke "indirect" (i32.const 3) (i32.const 1)) "uninitialized element")
(assert_trap (invoke "indirect" (i32.const 3) (i32.const 2)) "undefined element")
(assert_trap (invoke "indirect open" (i32.const 3) (i32.const 0)) "indirect call type mismatch")
(assert_return (invoke "mixed") (f64.const 10))
(assert_return (invoke "seven" (i32.const 6) (i64.const 7)) (i64.const 1))
(assert_return (invoke "rotate" (i32.const 2) (i32.const 50) (i32.const 3)) (i32.const 38))
(assert_return (invoke "pair" (i32.const 1) (i64.const 2)) (i64.const 2) (i32.const 1))
(assert_return (invoke "unpair" (i32.const 1) (i64.const 2)) (i64.const 3))
(assert_return (invoke "many" (i32.const 1))
  (i32.const 1) (i32.const 2) (i32.const 3) (i32.const 4) (i32.const 5) (i32.const 2) (f32.const 1))
(assert_return (invoke "sum" (i32.const 1)) (i32.const 18))
