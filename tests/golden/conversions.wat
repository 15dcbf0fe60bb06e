;; Conversions: between integers, between floats and integers, trapping and saturating.
;;! x86_64 options: -C cpu=x86-64-v3
(module
  (func (export "i32.wrap_i64") (param i64) (result i32) (i32.wrap_i64 (local.get 0)))
  ;; x86_64 |     mov [rbp-16], rax
  ;; x86_64 | local.get 0
  ;; x86_64 | i32.wrap_i64
  ;; x86_64 |     mov ecx, eax
  ;; x86_64 | end
  ;; x86_64 |     mov eax, ecx
  ;; aarch64 |     stur x0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | i32.wrap_i64
  ;; aarch64 |     mov w1, w0
  ;; aarch64 | end
  ;; aarch64 |     mov w0, w1
  (func (export "i64.extend_i32_s") (param i32) (result i64) (i64.extend_i32_s (local.get 0)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 | local.get 0
  ;; x86_64 | i64.extend_i32_s
  ;; x86_64 |     movsxd rcx, eax
  ;; x86_64 | end
  ;; x86_64 |     mov rax, rcx
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | i64.extend_i32_s
  ;; aarch64 |     sxtw x1, w0
  ;; aarch64 | end
  ;; aarch64 |     mov x0, x1
  (func (export "i64.extend_i32_u") (param i32) (result i64) (i64.extend_i32_u (local.get 0)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 | local.get 0
  ;; x86_64 | i64.extend_i32_u
  ;; x86_64 |     mov ecx, eax
  ;; x86_64 | end
  ;; x86_64 |     mov rax, rcx
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | i64.extend_i32_u
  ;; aarch64 |     mov w1, w0
  ;; aarch64 | end
  ;; aarch64 |     mov x0, x1
  (func (export "wrapped operand") (param i64 i64) (result i32)
    (i32.div_u (i32.wrap_i64 (local.get 0)) (i32.wrap_i64 (local.get 1))))
  ;; x86_64 |     mov [rbp-16], rax
  ;; x86_64 |     mov [rbp-24], rcx
  ;; x86_64 | local.get 0
  ;; x86_64 | i32.wrap_i64
  ;; x86_64 |     mov edx, eax
  ;; x86_64 | local.get 1
  ;; x86_64 | i32.wrap_i64
  ;; x86_64 |     mov r8d, ecx
  ;; x86_64 | i32.div_u
  ;; x86_64 |     test r8d, r8d
  ;; x86_64 |     je L2
  ;; x86_64 |     mov eax, edx
  ;; x86_64 |     xor edx, edx
  ;; x86_64 |     div r8d
  ;; x86_64 | end
  ;; x86_64 |   L2:
  ;; x86_64 |     call qword ptr [r15+24]  ; integer divide by zero
  ;; aarch64 |     stur x0, [x29, -16]
  ;; aarch64 |     stur x1, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | i32.wrap_i64
  ;; aarch64 |     mov w2, w0
  ;; aarch64 | local.get 1
  ;; aarch64 | i32.wrap_i64
  ;; aarch64 |     mov w3, w1
  ;; aarch64 | i32.div_u
  ;; aarch64 |     cbz w3, L2
  ;; aarch64 |     udiv w2, w2, w3
  ;; aarch64 | end
  ;; aarch64 |     mov w0, w2
  ;; aarch64 |   L2:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; integer divide by zero
  (func (export "i32.trunc_f32_s") (param f32) (result i32) (i32.trunc_f32_s (local.get 0)))
  ;; x86_64 |     movss [rbp-16], xmm0
  ;; x86_64 | local.get 0
  ;; x86_64 | i32.trunc_f32_s
  ;; x86_64 |     cvttss2si rax, xmm0
  ;; x86_64 |     movsxd r11, eax
  ;; x86_64 |     cmp r11, rax
  ;; x86_64 |     je L1
  ;; x86_64 |     ucomiss xmm0, xmm0
  ;; x86_64 |     jpe L4
  ;; x86_64 |     jmp L3
  ;; x86_64 |   L1:
  ;; x86_64 |     mov eax, eax
  ;; x86_64 | end
  ;; x86_64 |   L3:
  ;; x86_64 |     call qword ptr [r15+24]  ; integer overflow
  ;; x86_64 |   L4:
  ;; x86_64 |     call qword ptr [r15+24]  ; invalid conversion to integer
  ;; aarch64 |     stur s0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | i32.trunc_f32_s
  ;; aarch64 |     fcmp s0, s0
  ;; aarch64 |     b.vs L3
  ;; aarch64 |     fcvtzs x0, s0
  ;; aarch64 |     cmp x0, x0, sxtw
  ;; aarch64 |     b.ne L2
  ;; aarch64 |     mov w0, w0
  ;; aarch64 | end
  ;; aarch64 |   L2:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; integer overflow
  ;; aarch64 |   L3:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; invalid conversion to integer
  (func (export "i32.trunc_sat_f32_s") (param f32) (result i32)
    (i32.trunc_sat_f32_s (local.get 0)))
  ;; x86_64 |     movss [rbp-16], xmm0
  ;; x86_64 | local.get 0
  ;; x86_64 | i32.trunc_sat_f32_s
  ;; x86_64 |     cvttss2si rax, xmm0
  ;; x86_64 |     movsxd r11, eax
  ;; x86_64 |     cmp r11, rax
  ;; x86_64 |     je L4
  ;; x86_64 |     ucomiss xmm0, xmm0
  ;; x86_64 |     jpo L1
  ;; x86_64 |     xor eax, eax
  ;; x86_64 |     jmp L3
  ;; x86_64 |   L1:
  ;; x86_64 |     xorps xmm7, xmm7
  ;; x86_64 |     ucomiss xmm0, xmm7
  ;; x86_64 |     jb L2
  ;; x86_64 |     mov eax, 2147483647
  ;; x86_64 |     jmp L3
  ;; x86_64 |   L2:
  ;; x86_64 |     mov eax, 2147483648
  ;; x86_64 |   L3:
  ;; x86_64 |   L4:
  ;; x86_64 |     mov eax, eax
  ;; x86_64 | end
  ;; aarch64 |     stur s0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | i32.trunc_sat_f32_s
  ;; aarch64 |     fcvtzs w0, s0
  ;; aarch64 | end
  (func (export "i32.trunc_f32_u") (param f32) (result i32) (i32.trunc_f32_u (local.get 0)))
  ;; x86_64 |     movss [rbp-16], xmm0
  ;; x86_64 | local.get 0
  ;; x86_64 | i32.trunc_f32_u
  ;; x86_64 |     cvttss2si rax, xmm0
  ;; x86_64 |     mov r11d, eax
  ;; x86_64 |     cmp r11, rax
  ;; x86_64 |     je L1
  ;; x86_64 |     ucomiss xmm0, xmm0
  ;; x86_64 |     jpe L4
  ;; x86_64 |     jmp L3
  ;; x86_64 |   L1:
  ;; x86_64 |     mov eax, eax
  ;; x86_64 | end
  ;; x86_64 |   L3:
  ;; x86_64 |     call qword ptr [r15+24]  ; integer overflow
  ;; x86_64 |   L4:
  ;; x86_64 |     call qword ptr [r15+24]  ; invalid conversion to integer
  ;; aarch64 |     stur s0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | i32.trunc_f32_u
  ;; aarch64 |     fcmp s0, s0
  ;; aarch64 |     b.vs L3
  ;; aarch64 |     fcvtzs x0, s0
  ;; aarch64 |     cmp x0, x0, uxtw
  ;; aarch64 |     b.ne L2
  ;; aarch64 | end
  ;; aarch64 |   L2:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; integer overflow
  ;; aarch64 |   L3:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; invalid conversion to integer
  (func (export "i32.trunc_sat_f32_u") (param f32) (result i32)
    (i32.trunc_sat_f32_u (local.get 0)))
  ;; x86_64 |     movss [rbp-16], xmm0
  ;; x86_64 | local.get 0
  ;; x86_64 | i32.trunc_sat_f32_u
  ;; x86_64 |     cvttss2si rax, xmm0
  ;; x86_64 |     mov r11d, eax
  ;; x86_64 |     cmp r11, rax
  ;; x86_64 |     je L4
  ;; x86_64 |     ucomiss xmm0, xmm0
  ;; x86_64 |     jpo L1
  ;; x86_64 |     xor eax, eax
  ;; x86_64 |     jmp L3
  ;; x86_64 |   L1:
  ;; x86_64 |     xorps xmm7, xmm7
  ;; x86_64 |     ucomiss xmm0, xmm7
  ;; x86_64 |     jb L2
  ;; x86_64 |     mov eax, 4294967295
  ;; x86_64 |     jmp L3
  ;; x86_64 |   L2:
  ;; x86_64 |     mov eax, 0
  ;; x86_64 |   L3:
  ;; x86_64 |   L4:
  ;; x86_64 |     mov eax, eax
  ;; x86_64 | end
  ;; aarch64 |     stur s0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | i32.trunc_sat_f32_u
  ;; aarch64 |     fcvtzu w0, s0
  ;; aarch64 | end
  (func (export "i32.trunc_f64_s") (param f64) (result i32) (i32.trunc_f64_s (local.get 0)))
  ;; x86_64 |     movsd [rbp-16], xmm0
  ;; x86_64 | local.get 0
  ;; x86_64 | i32.trunc_f64_s
  ;; x86_64 |     cvttsd2si rax, xmm0
  ;; x86_64 |     movsxd r11, eax
  ;; x86_64 |     cmp r11, rax
  ;; x86_64 |     je L1
  ;; x86_64 |     ucomisd xmm0, xmm0
  ;; x86_64 |     jpe L4
  ;; x86_64 |     jmp L3
  ;; x86_64 |   L1:
  ;; x86_64 |     mov eax, eax
  ;; x86_64 | end
  ;; x86_64 |   L3:
  ;; x86_64 |     call qword ptr [r15+24]  ; integer overflow
  ;; x86_64 |   L4:
  ;; x86_64 |     call qword ptr [r15+24]  ; invalid conversion to integer
  ;; aarch64 |     stur d0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | i32.trunc_f64_s
  ;; aarch64 |     fcmp d0, d0
  ;; aarch64 |     b.vs L3
  ;; aarch64 |     fcvtzs x0, d0
  ;; aarch64 |     cmp x0, x0, sxtw
  ;; aarch64 |     b.ne L2
  ;; aarch64 |     mov w0, w0
  ;; aarch64 | end
  ;; aarch64 |   L2:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; integer overflow
  ;; aarch64 |   L3:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; invalid conversion to integer
  (func (export "i32.trunc_sat_f64_s") (param f64) (result i32)
    (i32.trunc_sat_f64_s (local.get 0)))
  ;; x86_64 |     movsd [rbp-16], xmm0
  ;; x86_64 | local.get 0
  ;; x86_64 | i32.trunc_sat_f64_s
  ;; x86_64 |     cvttsd2si rax, xmm0
  ;; x86_64 |     movsxd r11, eax
  ;; x86_64 |     cmp r11, rax
  ;; x86_64 |     je L4
  ;; x86_64 |     ucomisd xmm0, xmm0
  ;; x86_64 |     jpo L1
  ;; x86_64 |     xor eax, eax
  ;; x86_64 |     jmp L3
  ;; x86_64 |   L1:
  ;; x86_64 |     xorps xmm7, xmm7
  ;; x86_64 |     ucomisd xmm0, xmm7
  ;; x86_64 |     jb L2
  ;; x86_64 |     mov eax, 2147483647
  ;; x86_64 |     jmp L3
  ;; x86_64 |   L2:
  ;; x86_64 |     mov eax, 2147483648
  ;; x86_64 |   L3:
  ;; x86_64 |   L4:
  ;; x86_64 |     mov eax, eax
  ;; x86_64 | end
  ;; aarch64 |     stur d0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | i32.trunc_sat_f64_s
  ;; aarch64 |     fcvtzs w0, d0
  ;; aarch64 | end
  (func (export "i32.trunc_f64_u") (param f64) (result i32) (i32.trunc_f64_u (local.get 0)))
  ;; x86_64 |     movsd [rbp-16], xmm0
  ;; x86_64 | local.get 0
  ;; x86_64 | i32.trunc_f64_u
  ;; x86_64 |     cvttsd2si rax, xmm0
  ;; x86_64 |     mov r11d, eax
  ;; x86_64 |     cmp r11, rax
  ;; x86_64 |     je L1
  ;; x86_64 |     ucomisd xmm0, xmm0
  ;; x86_64 |     jpe L4
  ;; x86_64 |     jmp L3
  ;; x86_64 |   L1:
  ;; x86_64 |     mov eax, eax
  ;; x86_64 | end
  ;; x86_64 |   L3:
  ;; x86_64 |     call qword ptr [r15+24]  ; integer overflow
  ;; x86_64 |   L4:
  ;; x86_64 |     call qword ptr [r15+24]  ; invalid conversion to integer
  ;; aarch64 |     stur d0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | i32.trunc_f64_u
  ;; aarch64 |     fcmp d0, d0
  ;; aarch64 |     b.vs L3
  ;; aarch64 |     fcvtzs x0, d0
  ;; aarch64 |     cmp x0, x0, uxtw
  ;; aarch64 |     b.ne L2
  ;; aarch64 | end
  ;; aarch64 |   L2:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; integer overflow
  ;; aarch64 |   L3:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; invalid conversion to integer
  (func (export "i32.trunc_sat_f64_u") (param f64) (result i32)
    (i32.trunc_sat_f64_u (local.get 0)))
  ;; x86_64 |     movsd [rbp-16], xmm0
  ;; x86_64 | local.get 0
  ;; x86_64 | i32.trunc_sat_f64_u
  ;; x86_64 |     cvttsd2si rax, xmm0
  ;; x86_64 |     mov r11d, eax
  ;; x86_64 |     cmp r11, rax
  ;; x86_64 |     je L4
  ;; x86_64 |     ucomisd xmm0, xmm0
  ;; x86_64 |     jpo L1
  ;; x86_64 |     xor eax, eax
  ;; x86_64 |     jmp L3
  ;; x86_64 |   L1:
  ;; x86_64 |     xorps xmm7, xmm7
  ;; x86_64 |     ucomisd xmm0, xmm7
  ;; x86_64 |     jb L2
  ;; x86_64 |     mov eax, 4294967295
  ;; x86_64 |     jmp L3
  ;; x86_64 |   L2:
  ;; x86_64 |     mov eax, 0
  ;; x86_64 |   L3:
  ;; x86_64 |   L4:
  ;; x86_64 |     mov eax, eax
  ;; x86_64 | end
  ;; aarch64 |     stur d0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | i32.trunc_sat_f64_u
  ;; aarch64 |     fcvtzu w0, d0
  ;; aarch64 | end
  (func (export "i64.trunc_f32_s") (param f32) (result i64) (i64.trunc_f32_s (local.get 0)))
  ;; x86_64 |     movss [rbp-16], xmm0
  ;; x86_64 | local.get 0
  ;; x86_64 | i64.trunc_f32_s
  ;; x86_64 |     cvttss2si rax, xmm0
  ;; x86_64 |     cmp rax, 1
  ;; x86_64 |     jno L1
  ;; x86_64 |     mov r11d, 3741319168
  ;; x86_64 |     movd xmm7, r11d
  ;; x86_64 |     ucomiss xmm0, xmm7
  ;; x86_64 |     jpe L4
  ;; x86_64 |     jne L3
  ;; x86_64 |   L1:
  ;; x86_64 | end
  ;; x86_64 |   L3:
  ;; x86_64 |     call qword ptr [r15+24]  ; integer overflow
  ;; x86_64 |   L4:
  ;; x86_64 |     call qword ptr [r15+24]  ; invalid conversion to integer
  ;; aarch64 |     stur s0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | i64.trunc_f32_s
  ;; aarch64 |     mov w17, 3741319168
  ;; aarch64 |     fmov s30, w17
  ;; aarch64 |     fcmp s0, s30
  ;; aarch64 |     b.vs L3
  ;; aarch64 |     b.mi L2
  ;; aarch64 |     fneg s30, s30
  ;; aarch64 |     fcmp s0, s30
  ;; aarch64 |     b.ge L2
  ;; aarch64 |     fcvtzs x0, s0
  ;; aarch64 | end
  ;; aarch64 |   L2:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; integer overflow
  ;; aarch64 |   L3:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; invalid conversion to integer
  (func (export "i64.trunc_sat_f32_s") (param f32) (result i64)
    (i64.trunc_sat_f32_s (local.get 0)))
  ;; x86_64 |     movss [rbp-16], xmm0
  ;; x86_64 | local.get 0
  ;; x86_64 | i64.trunc_sat_f32_s
  ;; x86_64 |     cvttss2si rax, xmm0
  ;; x86_64 |     cmp rax, 1
  ;; x86_64 |     jno L3
  ;; x86_64 |     ucomiss xmm0, xmm0
  ;; x86_64 |     jpo L1
  ;; x86_64 |     xor eax, eax
  ;; x86_64 |     jmp L3
  ;; x86_64 |   L1:
  ;; x86_64 |     xorps xmm7, xmm7
  ;; x86_64 |     ucomiss xmm0, xmm7
  ;; x86_64 |     jb L2
  ;; x86_64 |     mov rax, 9223372036854775807
  ;; x86_64 |     jmp L3
  ;; x86_64 |   L2:
  ;; x86_64 |     mov rax, -9223372036854775808
  ;; x86_64 |   L3:
  ;; x86_64 | end
  ;; aarch64 |     stur s0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | i64.trunc_sat_f32_s
  ;; aarch64 |     fcvtzs x0, s0
  ;; aarch64 | end
  (func (export "i64.trunc_f32_u") (param f32) (result i64) (i64.trunc_f32_u (local.get 0)))
  ;; x86_64 |     movss [rbp-16], xmm0
  ;; x86_64 | local.get 0
  ;; x86_64 | i64.trunc_f32_u
  ;; x86_64 |     mov r11d, 1593835520
  ;; x86_64 |     movd xmm7, r11d
  ;; x86_64 |     ucomiss xmm0, xmm7
  ;; x86_64 |     jae L2
  ;; x86_64 |     cvttss2si rax, xmm0
  ;; x86_64 |     test rax, rax
  ;; x86_64 |     jns L3
  ;; x86_64 |   L1:
  ;; x86_64 |     ucomiss xmm0, xmm0
  ;; x86_64 |     jpe L6
  ;; x86_64 |     jmp L5
  ;; x86_64 |   L2:
  ;; x86_64 |     mov r11d, 3741319168
  ;; x86_64 |     movd xmm7, r11d
  ;; x86_64 |     addss xmm7, xmm0
  ;; x86_64 |     cvttss2si rax, xmm7
  ;; x86_64 |     test rax, rax
  ;; x86_64 |     short js L1
  ;; x86_64 |     btc rax, 63
  ;; x86_64 |   L3:
  ;; x86_64 | end
  ;; x86_64 |   L5:
  ;; x86_64 |     call qword ptr [r15+24]  ; integer overflow
  ;; x86_64 |   L6:
  ;; x86_64 |     call qword ptr [r15+24]  ; invalid conversion to integer
  ;; aarch64 |     stur s0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | i64.trunc_f32_u
  ;; aarch64 |     fmov s30, -1
  ;; aarch64 |     fcmp s0, s30
  ;; aarch64 |     b.vs L3
  ;; aarch64 |     b.ls L2
  ;; aarch64 |     mov w17, 1602224128
  ;; aarch64 |     fmov s30, w17
  ;; aarch64 |     fcmp s0, s30
  ;; aarch64 |     b.ge L2
  ;; aarch64 |     fcvtzu x0, s0
  ;; aarch64 | end
  ;; aarch64 |   L2:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; integer overflow
  ;; aarch64 |   L3:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; invalid conversion to integer
  (func (export "i64.trunc_sat_f32_u") (param f32) (result i64)
    (i64.trunc_sat_f32_u (local.get 0)))
  ;; x86_64 |     movss [rbp-16], xmm0
  ;; x86_64 | local.get 0
  ;; x86_64 | i64.trunc_sat_f32_u
  ;; x86_64 |     mov r11d, 1593835520
  ;; x86_64 |     movd xmm7, r11d
  ;; x86_64 |     ucomiss xmm0, xmm7
  ;; x86_64 |     jae L1
  ;; x86_64 |     cvttss2si rax, xmm0
  ;; x86_64 |     test rax, rax
  ;; x86_64 |     jns L5
  ;; x86_64 |     jmp L2
  ;; x86_64 |   L1:
  ;; x86_64 |     mov r11d, 3741319168
  ;; x86_64 |     movd xmm7, r11d
  ;; x86_64 |     addss xmm7, xmm0
  ;; x86_64 |     cvttss2si rax, xmm7
  ;; x86_64 |     test rax, rax
  ;; x86_64 |     js L2
  ;; x86_64 |     btc rax, 63
  ;; x86_64 |     jmp L5
  ;; x86_64 |   L2:
  ;; x86_64 |     ucomiss xmm0, xmm0
  ;; x86_64 |     jpo L3
  ;; x86_64 |     xor eax, eax
  ;; x86_64 |     jmp L5
  ;; x86_64 |   L3:
  ;; x86_64 |     xorps xmm7, xmm7
  ;; x86_64 |     ucomiss xmm0, xmm7
  ;; x86_64 |     jb L4
  ;; x86_64 |     mov rax, -1
  ;; x86_64 |     jmp L5
  ;; x86_64 |   L4:
  ;; x86_64 |     mov eax, 0
  ;; x86_64 |   L5:
  ;; x86_64 | end
  ;; aarch64 |     stur s0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | i64.trunc_sat_f32_u
  ;; aarch64 |     fcvtzu x0, s0
  ;; aarch64 | end
  (func (export "i64.trunc_f64_s") (param f64) (result i64) (i64.trunc_f64_s (local.get 0)))
  ;; x86_64 |     movsd [rbp-16], xmm0
  ;; x86_64 | local.get 0
  ;; x86_64 | i64.trunc_f64_s
  ;; x86_64 |     cvttsd2si rax, xmm0
  ;; x86_64 |     cmp rax, 1
  ;; x86_64 |     jno L1
  ;; x86_64 |     mov r11, -4332462841530417152
  ;; x86_64 |     movq xmm7, r11
  ;; x86_64 |     ucomisd xmm0, xmm7
  ;; x86_64 |     jpe L4
  ;; x86_64 |     jne L3
  ;; x86_64 |   L1:
  ;; x86_64 | end
  ;; x86_64 |   L3:
  ;; x86_64 |     call qword ptr [r15+24]  ; integer overflow
  ;; x86_64 |   L4:
  ;; x86_64 |     call qword ptr [r15+24]  ; invalid conversion to integer
  ;; aarch64 |     stur d0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | i64.trunc_f64_s
  ;; aarch64 |     mov x17, -4332462841530417152
  ;; aarch64 |     fmov d30, x17
  ;; aarch64 |     fcmp d0, d30
  ;; aarch64 |     b.vs L3
  ;; aarch64 |     b.mi L2
  ;; aarch64 |     fneg d30, d30
  ;; aarch64 |     fcmp d0, d30
  ;; aarch64 |     b.ge L2
  ;; aarch64 |     fcvtzs x0, d0
  ;; aarch64 | end
  ;; aarch64 |   L2:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; integer overflow
  ;; aarch64 |   L3:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; invalid conversion to integer
  (func (export "i64.trunc_sat_f64_s") (param f64) (result i64)
    (i64.trunc_sat_f64_s (local.get 0)))
  ;; x86_64 |     movsd [rbp-16], xmm0
  ;; x86_64 | local.get 0
  ;; x86_64 | i64.trunc_sat_f64_s
  ;; x86_64 |     cvttsd2si rax, xmm0
  ;; x86_64 |     cmp rax, 1
  ;; x86_64 |     jno L3
  ;; x86_64 |     ucomisd xmm0, xmm0
  ;; x86_64 |     jpo L1
  ;; x86_64 |     xor eax, eax
  ;; x86_64 |     jmp L3
  ;; x86_64 |   L1:
  ;; x86_64 |     xorps xmm7, xmm7
  ;; x86_64 |     ucomisd xmm0, xmm7
  ;; x86_64 |     jb L2
  ;; x86_64 |     mov rax, 9223372036854775807
  ;; x86_64 |     jmp L3
  ;; x86_64 |   L2:
  ;; x86_64 |     mov rax, -9223372036854775808
  ;; x86_64 |   L3:
  ;; x86_64 | end
  ;; aarch64 |     stur d0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | i64.trunc_sat_f64_s
  ;; aarch64 |     fcvtzs x0, d0
  ;; aarch64 | end
  (func (export "i64.trunc_f64_u") (param f64) (result i64) (i64.trunc_f64_u (local.get 0)))
  ;; x86_64 |     movsd [rbp-16], xmm0
  ;; x86_64 | local.get 0
  ;; x86_64 | i64.trunc_f64_u
  ;; x86_64 |     mov r11, 4890909195324358656
  ;; x86_64 |     movq xmm7, r11
  ;; x86_64 |     ucomisd xmm0, xmm7
  ;; x86_64 |     jae L2
  ;; x86_64 |     cvttsd2si rax, xmm0
  ;; x86_64 |     test rax, rax
  ;; x86_64 |     jns L3
  ;; x86_64 |   L1:
  ;; x86_64 |     ucomisd xmm0, xmm0
  ;; x86_64 |     jpe L6
  ;; x86_64 |     jmp L5
  ;; x86_64 |   L2:
  ;; x86_64 |     mov r11, -4332462841530417152
  ;; x86_64 |     movq xmm7, r11
  ;; x86_64 |     addsd xmm7, xmm0
  ;; x86_64 |     cvttsd2si rax, xmm7
  ;; x86_64 |     test rax, rax
  ;; x86_64 |     short js L1
  ;; x86_64 |     btc rax, 63
  ;; x86_64 |   L3:
  ;; x86_64 | end
  ;; x86_64 |   L5:
  ;; x86_64 |     call qword ptr [r15+24]  ; integer overflow
  ;; x86_64 |   L6:
  ;; x86_64 |     call qword ptr [r15+24]  ; invalid conversion to integer
  ;; aarch64 |     stur d0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | i64.trunc_f64_u
  ;; aarch64 |     fmov d30, -1
  ;; aarch64 |     fcmp d0, d30
  ;; aarch64 |     b.vs L3
  ;; aarch64 |     b.ls L2
  ;; aarch64 |     mov x17, 4895412794951729152
  ;; aarch64 |     fmov d30, x17
  ;; aarch64 |     fcmp d0, d30
  ;; aarch64 |     b.ge L2
  ;; aarch64 |     fcvtzu x0, d0
  ;; aarch64 | end
  ;; aarch64 |   L2:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; integer overflow
  ;; aarch64 |   L3:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; invalid conversion to integer
  (func (export "i64.trunc_sat_f64_u") (param f64) (result i64)
    (i64.trunc_sat_f64_u (local.get 0)))
  ;; x86_64 |     movsd [rbp-16], xmm0
  ;; x86_64 | local.get 0
  ;; x86_64 | i64.trunc_sat_f64_u
  ;; x86_64 |     mov r11, 4890909195324358656
  ;; x86_64 |     movq xmm7, r11
  ;; x86_64 |     ucomisd xmm0, xmm7
  ;; x86_64 |     jae L1
  ;; x86_64 |     cvttsd2si rax, xmm0
  ;; x86_64 |     test rax, rax
  ;; x86_64 |     jns L5
  ;; x86_64 |     jmp L2
  ;; x86_64 |   L1:
  ;; x86_64 |     mov r11, -4332462841530417152
  ;; x86_64 |     movq xmm7, r11
  ;; x86_64 |     addsd xmm7, xmm0
  ;; x86_64 |     cvttsd2si rax, xmm7
  ;; x86_64 |     test rax, rax
  ;; x86_64 |     js L2
  ;; x86_64 |     btc rax, 63
  ;; x86_64 |     jmp L5
  ;; x86_64 |   L2:
  ;; x86_64 |     ucomisd xmm0, xmm0
  ;; x86_64 |     jpo L3
  ;; x86_64 |     xor eax, eax
  ;; x86_64 |     jmp L5
  ;; x86_64 |   L3:
  ;; x86_64 |     xorps xmm7, xmm7
  ;; x86_64 |     ucomisd xmm0, xmm7
  ;; x86_64 |     jb L4
  ;; x86_64 |     mov rax, -1
  ;; x86_64 |     jmp L5
  ;; x86_64 |   L4:
  ;; x86_64 |     mov eax, 0
  ;; x86_64 |   L5:
  ;; x86_64 | end
  ;; aarch64 |     stur d0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | i64.trunc_sat_f64_u
  ;; aarch64 |     fcvtzu x0, d0
  ;; aarch64 | end
  (func (export "f32.convert_i32_s") (param i32) (result f32) (f32.convert_i32_s (local.get 0)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 | local.get 0
  ;; x86_64 | f32.convert_i32_s
  ;; x86_64 |     xorps xmm0, xmm0
  ;; x86_64 |     cvtsi2ss xmm0, eax
  ;; x86_64 | end
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | f32.convert_i32_s
  ;; aarch64 |     scvtf s0, w0
  ;; aarch64 | end
  (func (export "f32.convert_i32_u") (param i32) (result f32) (f32.convert_i32_u (local.get 0)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 | local.get 0
  ;; x86_64 | f32.convert_i32_u
  ;; x86_64 |     xorps xmm0, xmm0
  ;; x86_64 |     cvtsi2ss xmm0, rax
  ;; x86_64 | end
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | f32.convert_i32_u
  ;; aarch64 |     ucvtf s0, w0
  ;; aarch64 | end
  (func (export "f32.convert_i64_s") (param i64) (result f32) (f32.convert_i64_s (local.get 0)))
  ;; x86_64 |     mov [rbp-16], rax
  ;; x86_64 | local.get 0
  ;; x86_64 | f32.convert_i64_s
  ;; x86_64 |     xorps xmm0, xmm0
  ;; x86_64 |     cvtsi2ss xmm0, rax
  ;; x86_64 | end
  ;; aarch64 |     stur x0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | f32.convert_i64_s
  ;; aarch64 |     scvtf s0, x0
  ;; aarch64 | end
  (func (export "f32.convert_i64_u") (param i64) (result f32) (f32.convert_i64_u (local.get 0)))
  ;; x86_64 |     mov [rbp-16], rax
  ;; x86_64 | local.get 0
  ;; x86_64 | f32.convert_i64_u
  ;; x86_64 |     xorps xmm0, xmm0
  ;; x86_64 |     test rax, rax
  ;; x86_64 |     js L1
  ;; x86_64 |     cvtsi2ss xmm0, rax
  ;; x86_64 |     jmp L2
  ;; x86_64 |   L1:
  ;; x86_64 |     push rcx
  ;; x86_64 |     mov r11, rax
  ;; x86_64 |     mov ecx, eax
  ;; x86_64 |     shr r11, 1
  ;; x86_64 |     and ecx, 1
  ;; x86_64 |     or r11, rcx
  ;; x86_64 |     pop rcx
  ;; x86_64 |     cvtsi2ss xmm0, r11
  ;; x86_64 |     addss xmm0, xmm0
  ;; x86_64 |   L2:
  ;; x86_64 | end
  ;; aarch64 |     stur x0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | f32.convert_i64_u
  ;; aarch64 |     ucvtf s0, x0
  ;; aarch64 | end
  (func (export "f64.convert_i32_s") (param i32) (result f64) (f64.convert_i32_s (local.get 0)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 | local.get 0
  ;; x86_64 | f64.convert_i32_s
  ;; x86_64 |     xorps xmm0, xmm0
  ;; x86_64 |     cvtsi2sd xmm0, eax
  ;; x86_64 | end
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | f64.convert_i32_s
  ;; aarch64 |     scvtf d0, w0
  ;; aarch64 | end
  (func (export "f64.convert_i32_u") (param i32) (result f64) (f64.convert_i32_u (local.get 0)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 | local.get 0
  ;; x86_64 | f64.convert_i32_u
  ;; x86_64 |     xorps xmm0, xmm0
  ;; x86_64 |     cvtsi2sd xmm0, rax
  ;; x86_64 | end
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | f64.convert_i32_u
  ;; aarch64 |     ucvtf d0, w0
  ;; aarch64 | end
  (func (export "f64.convert_i64_s") (param i64) (result f64) (f64.convert_i64_s (local.get 0)))
  ;; x86_64 |     mov [rbp-16], rax
  ;; x86_64 | local.get 0
  ;; x86_64 | f64.convert_i64_s
  ;; x86_64 |     xorps xmm0, xmm0
  ;; x86_64 |     cvtsi2sd xmm0, rax
  ;; x86_64 | end
  ;; aarch64 |     stur x0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | f64.convert_i64_s
  ;; aarch64 |     scvtf d0, x0
  ;; aarch64 | end
  (func (export "f64.convert_i64_u") (param i64) (result f64) (f64.convert_i64_u (local.get 0)))
  ;; x86_64 |     mov [rbp-16], rax
  ;; x86_64 | local.get 0
  ;; x86_64 | f64.convert_i64_u
  ;; x86_64 |     xorps xmm0, xmm0
  ;; x86_64 |     test rax, rax
  ;; x86_64 |     js L1
  ;; x86_64 |     cvtsi2sd xmm0, rax
  ;; x86_64 |     jmp L2
  ;; x86_64 |   L1:
  ;; x86_64 |     push rcx
  ;; x86_64 |     mov r11, rax
  ;; x86_64 |     mov ecx, eax
  ;; x86_64 |     shr r11, 1
  ;; x86_64 |     and ecx, 1
  ;; x86_64 |     or r11, rcx
  ;; x86_64 |     pop rcx
  ;; x86_64 |     cvtsi2sd xmm0, r11
  ;; x86_64 |     addsd xmm0, xmm0
  ;; x86_64 |   L2:
  ;; x86_64 | end
  ;; aarch64 |     stur x0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | f64.convert_i64_u
  ;; aarch64 |     ucvtf d0, x0
  ;; aarch64 | end
  (func (export "f32.demote_f64") (param f64) (result f32) (f32.demote_f64 (local.get 0)))
  ;; x86_64 |     movsd [rbp-16], xmm0
  ;; x86_64 | local.get 0
  ;; x86_64 | f32.demote_f64
  ;; x86_64 |     cvtsd2ss xmm1, xmm0
  ;; x86_64 | end
  ;; x86_64 |     movaps xmm0, xmm1
  ;; aarch64 |     stur d0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | f32.demote_f64
  ;; aarch64 |     fcvt s1, d0
  ;; aarch64 | end
  ;; aarch64 |     mov v0.16b, v1.16b
  (func (export "f64.promote_f32") (param f32) (result f64) (f64.promote_f32 (local.get 0)))
  ;; x86_64 |     movss [rbp-16], xmm0
  ;; x86_64 | local.get 0
  ;; x86_64 | f64.promote_f32
  ;; x86_64 |     cvtss2sd xmm1, xmm0
  ;; x86_64 | end
  ;; x86_64 |     movaps xmm0, xmm1
  ;; aarch64 |     stur s0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | f64.promote_f32
  ;; aarch64 |     fcvt d1, s0
  ;; aarch64 | end
  ;; aarch64 |     mov v0.16b, v1.16b
  (func (export "i32.reinterpret_f32") (param f32) (result i32)
    (i32.reinterpret_f32 (local.get 0)))
  ;; x86_64 |     movss [rbp-16], xmm0
  ;; x86_64 | local.get 0
  ;; x86_64 | i32.reinterpret_f32
  ;; x86_64 |     movd eax, xmm0
  ;; x86_64 | end
  ;; aarch64 |     stur s0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | i32.reinterpret_f32
  ;; aarch64 |     fmov w0, s0
  ;; aarch64 | end
  (func (export "i64.reinterpret_f64") (param f64) (result i64)
    (i64.reinterpret_f64 (local.get 0)))
  ;; x86_64 |     movsd [rbp-16], xmm0
  ;; x86_64 | local.get 0
  ;; x86_64 | i64.reinterpret_f64
  ;; x86_64 |     movq rax, xmm0
  ;; x86_64 | end
  ;; aarch64 |     stur d0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | i64.reinterpret_f64
  ;; aarch64 |     fmov x0, d0
  ;; aarch64 | end
  (func (export "f32.reinterpret_i32") (param i32) (result f32)
    (f32.reinterpret_i32 (local.get 0)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 | local.get 0
  ;; x86_64 | f32.reinterpret_i32
  ;; x86_64 |     movd xmm0, eax
  ;; x86_64 | end
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | f32.reinterpret_i32
  ;; aarch64 |     fmov s0, w0
  ;; aarch64 | end
  (func (export "f64.reinterpret_i64") (param i64) (result f64)
    (f64.reinterpret_i64 (local.get 0)))
  ;; x86_64 |     mov [rbp-16], rax
  ;; x86_64 | local.get 0
  ;; x86_64 | f64.reinterpret_i64
  ;; x86_64 |     movq xmm0, rax
  ;; x86_64 | end
  ;; aarch64 |     stur x0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | f64.reinterpret_i64
  ;; aarch64 |     fmov d0, x0
  ;; aarch64 | end
)
(assert_return (invoke "i32.wrap_i64" (i64.const 8589934591)) (i32.const -1))
(assert_return (invoke "i64.extend_i32_s" (i32.const -1)) (i64.const -1))
(assert_return (invoke "i64.extend_i32_u" (i32.const -1)) (i64.const 4294967295))
(assert_return (invoke "wrapped operand" (i64.const 4294967305) (i64.const 64424509443)) (i32.const 3))
(assert_return (invoke "i32.trunc_f32_s" (f32.const 100.75)) (i32.const 100))
(assert_return (invoke "i32.trunc_f32_s" (f32.const -0.75)) (i32.const 0))
(assert_trap (invoke "i32.trunc_f32_s" (f32.const nan)) "invalid conversion to integer")
(assert_trap (invoke "i32.trunc_f32_s" (f32.const 1e30)) "integer overflow")
(assert_trap (invoke "i32.trunc_f32_s" (f32.const -1e30)) "integer overflow")
(assert_return (invoke "i32.trunc_f32_s" (f32.const -2147483648)) (i32.const -2147483648))
(assert_return (invoke "i32.trunc_sat_f32_s" (f32.const 100.75)) (i32.const 100))
(assert_return (invoke "i32.trunc_sat_f32_s" (f32.const nan)) (i32.const 0))
(assert_return (invoke "i32.trunc_sat_f32_s" (f32.const 1e30)) (i32.const 2147483647))
(assert_return (invoke "i32.trunc_sat_f32_s" (f32.const -1e30)) (i32.const -2147483648))
(assert_return (invoke "i32.trunc_f32_u" (f32.const 100.75)) (i32.const 100))
(assert_return (invoke "i32.trunc_f32_u" (f32.const -0.75)) (i32.const 0))
(assert_trap (invoke "i32.trunc_f32_u" (f32.const nan)) "invalid conversion to integer")
(assert_trap (invoke "i32.trunc_f32_u" (f32.const 1e30)) "integer overflow")
(assert_trap (invoke "i32.trunc_f32_u" (f32.const -1e30)) "integer overflow")
(assert_return (invoke "i32.trunc_f32_u" (f32.const 2147483648)) (i32.const -2147483648))
(assert_return (invoke "i32.trunc_sat_f32_u" (f32.const 100.75)) (i32.const 100))
(assert_return (invoke "i32.trunc_sat_f32_u" (f32.const nan)) (i32.const 0))
(assert_return (invoke "i32.trunc_sat_f32_u" (f32.const 1e30)) (i32.const -1))
(assert_return (invoke "i32.trunc_sat_f32_u" (f32.const -1e30)) (i32.const 0))
(assert_return (invoke "i32.trunc_sat_f32_u" (f32.const 2147483648)) (i32.const -2147483648))
(assert_return (invoke "i32.trunc_f64_s" (f64.const 100.75)) (i32.const 100))
(assert_return (invoke "i32.trunc_f64_s" (f64.const -0.75)) (i32.const 0))
(assert_trap (invoke "i32.trunc_f64_s" (f64.const nan)) "invalid conversion to integer")
(assert_trap (invoke "i32.trunc_f64_s" (f64.const 1e30)) "integer overflow")
(assert_trap (invoke "i32.trunc_f64_s" (f64.const -1e30)) "integer overflow")
(assert_return (invoke "i32.trunc_f64_s" (f64.const -2147483648)) (i32.const -2147483648))
(assert_return (invoke "i32.trunc_sat_f64_s" (f64.const 100.75)) (i32.const 100))
(assert_return (invoke "i32.trunc_sat_f64_s" (f64.const nan)) (i32.const 0))
(assert_return (invoke "i32.trunc_sat_f64_s" (f64.const 1e30)) (i32.const 2147483647))
(assert_return (invoke "i32.trunc_sat_f64_s" (f64.const -1e30)) (i32.const -2147483648))
(assert_return (invoke "i32.trunc_f64_u" (f64.const 100.75)) (i32.const 100))
(assert_return (invoke "i32.trunc_f64_u" (f64.const -0.75)) (i32.const 0))
(assert_trap (invoke "i32.trunc_f64_u" (f64.const nan)) "invalid conversion to integer")
(assert_trap (invoke "i32.trunc_f64_u" (f64.const 1e30)) "integer overflow")
(assert_trap (invoke "i32.trunc_f64_u" (f64.const -1e30)) "integer overflow")
(assert_return (invoke "i32.trunc_f64_u" (f64.const 2147483648)) (i32.const -2147483648))
(assert_return (invoke "i32.trunc_sat_f64_u" (f64.const 100.75)) (i32.const 100))
(assert_return (invoke "i32.trunc_sat_f64_u" (f64.const nan)) (i32.const 0))
(assert_return (invoke "i32.trunc_sat_f64_u" (f64.const 1e30)) (i32.const -1))
(assert_return (invoke "i32.trunc_sat_f64_u" (f64.const -1e30)) (i32.const 0))
(assert_return (invoke "i32.trunc_sat_f64_u" (f64.const 2147483648)) (i32.const -2147483648))
(assert_return (invoke "i64.trunc_f32_s" (f32.const 100.75)) (i64.const 100))
(assert_return (invoke "i64.trunc_f32_s" (f32.const -0.75)) (i64.const 0))
(assert_trap (invoke "i64.trunc_f32_s" (f32.const nan)) "invalid conversion to integer")
(assert_trap (invoke "i64.trunc_f32_s" (f32.const 1e30)) "integer overflow")
(assert_trap (invoke "i64.trunc_f32_s" (f32.const -1e30)) "integer overflow")
(assert_return (invoke "i64.trunc_f32_s" (f32.const -9223372036854775808)) (i64.const -9223372036854775808))
(assert_return (invoke "i64.trunc_sat_f32_s" (f32.const 100.75)) (i64.const 100))
(assert_return (invoke "i64.trunc_sat_f32_s" (f32.const nan)) (i64.const 0))
(assert_return (invoke "i64.trunc_sat_f32_s" (f32.const 1e30)) (i64.const 9223372036854775807))
(assert_return (invoke "i64.trunc_sat_f32_s" (f32.const -1e30)) (i64.const -9223372036854775808))
(assert_return (invoke "i64.trunc_f32_u" (f32.const 100.75)) (i64.const 100))
(assert_return (invoke "i64.trunc_f32_u" (f32.const -0.75)) (i64.const 0))
(assert_trap (invoke "i64.trunc_f32_u" (f32.const nan)) "invalid conversion to integer")
(assert_trap (invoke "i64.trunc_f32_u" (f32.const 1e30)) "integer overflow")
(assert_trap (invoke "i64.trunc_f32_u" (f32.const -1e30)) "integer overflow")
(assert_return (invoke "i64.trunc_f32_u" (f32.const 9223372036854775808)) (i64.const -9223372036854775808))
(assert_return (invoke "i64.trunc_sat_f32_u" (f32.const 100.75)) (i64.const 100))
(assert_return (invoke "i64.trunc_sat_f32_u" (f32.const nan)) (i64.const 0))
(assert_return (invoke "i64.trunc_sat_f32_u" (f32.const 1e30)) (i64.const -1))
(assert_return (invoke "i64.trunc_sat_f32_u" (f32.const -1e30)) (i64.const 0))
(assert_return (invoke "i64.trunc_sat_f32_u" (f32.const 9223372036854775808)) (i64.const -9223372036854775808))
(assert_return (invoke "i64.trunc_f64_s" (f64.const 100.75)) (i64.const 100))
(assert_return (invoke "i64.trunc_f64_s" (f64.const -0.75)) (i64.const 0))
(assert_trap (invoke "i64.trunc_f64_s" (f64.const nan)) "invalid conversion to integer")
(assert_trap (invoke "i64.trunc_f64_s" (f64.const 1e30)) "integer overflow")
(assert_trap (invoke "i64.trunc_f64_s" (f64.const -1e30)) "integer overflow")
(assert_return (invoke "i64.trunc_f64_s" (f64.const -9223372036854775808)) (i64.const -9223372036854775808))
(assert_return (invoke "i64.trunc_sat_f64_s" (f64.const 100.75)) (i64.const 100))
(assert_return (invoke "i64.trunc_sat_f64_s" (f64.const nan)) (i64.const 0))
(assert_return (invoke "i64.trunc_sat_f64_s" (f64.const 1e30)) (i64.const 9223372036854775807))
(assert_return (invoke "i64.trunc_sat_f64_s" (f64.const -1e30)) (i64.const -9223372036854775808))
(assert_return (invoke "i64.trunc_f64_u" (f64.const 100.75)) (i64.const 100))
(assert_return (invoke "i64.trunc_f64_u" (f64.const -0.75)) (i64.const 0))
(assert_trap (invoke "i64.trunc_f64_u" (f64.const nan)) "invalid conversion to integer")
(assert_trap (invoke "i64.trunc_f64_u" (f64.const 1e30)) "integer overflow")
(assert_trap (invoke "i64.trunc_f64_u" (f64.const -1e30)) "integer overflow")
(assert_return (invoke "i64.trunc_f64_u" (f64.const 9223372036854775808)) (i64.const -9223372036854775808))
(assert_return (invoke "i64.trunc_sat_f64_u" (f64.const 100.75)) (i64.const 100))
(assert_return (invoke "i64.trunc_sat_f64_u" (f64.const nan)) (i64.const 0))
(assert_return (invoke "i64.trunc_sat_f64_u" (f64.const 1e30)) (i64.const -1))
(assert_return (invoke "i64.trunc_sat_f64_u" (f64.const -1e30)) (i64.const 0))
(assert_return (invoke "i64.trunc_sat_f64_u" (f64.const 9223372036854775808)) (i64.const -9223372036854775808))
(assert_return (invoke "f32.convert_i32_s" (i32.const 5)) (f32.const 5))
(assert_return (invoke "f32.convert_i32_s" (i32.const -1)) (f32.const -1))
(assert_return (invoke "f32.convert_i32_u" (i32.const 5)) (f32.const 5))
(assert_return (invoke "f32.convert_i32_u" (i32.const -1)) (f32.const 4294967296))
(assert_return (invoke "f32.convert_i64_s" (i64.const 5)) (f32.const 5))
(assert_return (invoke "f32.convert_i64_s" (i64.const -1)) (f32.const -1))
(assert_return (invoke "f32.convert_i64_u" (i64.const 5)) (f32.const 5))
(assert_return (invoke "f32.convert_i64_u" (i64.const -1)) (f32.const 18446744073709551616))
(assert_return (invoke "f64.convert_i32_s" (i32.const 5)) (f64.const 5))
(assert_return (invoke "f64.convert_i32_s" (i32.const -1)) (f64.const -1))
(assert_return (invoke "f64.convert_i32_u" (i32.const 5)) (f64.const 5))
(assert_return (invoke "f64.convert_i32_u" (i32.const -1)) (f64.const 4294967295))
(assert_return (invoke "f64.convert_i64_s" (i64.const 5)) (f64.const 5))
(assert_return (invoke "f64.convert_i64_s" (i64.const -1)) (f64.const -1))
(assert_return (invoke "f64.convert_i64_u" (i64.const 5)) (f64.const 5))
(assert_return (invoke "f64.convert_i64_u" (i64.const -1)) (f64.const 18446744073709551616))
(assert_return (invoke "f32.demote_f64" (f64.const 0.1)) (f32.const 0.1))
(assert_return (invoke "f64.promote_f32" (f32.const 1.5)) (f64.const 1.5))
(assert_return (invoke "i32.reinterpret_f32" (f32.const 1)) (i32.const 0x3f800000))
(assert_return (invoke "i64.reinterpret_f64" (f64.const 1)) (i64.const 0x3ff0000000000000))
(assert_return (invoke "f32.reinterpret_i32" (i32.const 0x3f800000)) (f32.const 1))
(assert_return (invoke "f64.reinterpret_i64" (i64.const 0x3ff0000000000000)) (f64.const 1))
