;; Arithmetic on floats makes the canonical NaN only; what is no arithmetic keeps every bit.
;;! options: -W nan-canonicalization
;;! x86_64 options: -C cpu=x86-64-v3
(module
  (func (export "f32.add") (param f32 f32) (result i32)
    (i32.reinterpret_f32 (f32.add (local.get 0) (local.get 1))))
  ;; x86_64 |     movss [rbp-16], xmm0
  ;; x86_64 |     movss [rbp-24], xmm1
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | f32.add
  ;; x86_64 |     vaddss xmm2, xmm0, xmm1
  ;; x86_64 |     ucomiss xmm2, xmm2
  ;; x86_64 |     jae L1
  ;; x86_64 |     mov r11d, 2143289344
  ;; x86_64 |     movd xmm2, r11d
  ;; x86_64 |   L1:
  ;; x86_64 | i32.reinterpret_f32
  ;; x86_64 |     movd eax, xmm2
  ;; x86_64 | end
  ;; aarch64 |     stur s0, [x29, -16]
  ;; aarch64 |     stur s1, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | f32.add
  ;; aarch64 |     fadd s2, s0, s1
  ;; aarch64 |     fcmp s2, s2
  ;; aarch64 |     b.ge L1
  ;; aarch64 |     mov w17, 2143289344
  ;; aarch64 |     fmov s2, w17
  ;; aarch64 |   L1:
  ;; aarch64 | i32.reinterpret_f32
  ;; aarch64 |     fmov w0, s2
  ;; aarch64 | end
  (func (export "f64.mul") (param f64 f64) (result i64)
    (i64.reinterpret_f64 (f64.mul (local.get 0) (local.get 1))))
  ;; x86_64 |     movsd [rbp-16], xmm0
  ;; x86_64 |     movsd [rbp-24], xmm1
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | f64.mul
  ;; x86_64 |     vmulsd xmm2, xmm0, xmm1
  ;; x86_64 |     ucomisd xmm2, xmm2
  ;; x86_64 |     jae L1
  ;; x86_64 |     mov r11, 9221120237041090560
  ;; x86_64 |     movq xmm2, r11
  ;; x86_64 |   L1:
  ;; x86_64 | i64.reinterpret_f64
  ;; x86_64 |     movq rax, xmm2
  ;; x86_64 | end
  ;; aarch64 |     stur d0, [x29, -16]
  ;; aarch64 |     stur d1, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | f64.mul
  ;; aarch64 |     fmul d2, d0, d1
  ;; aarch64 |     fcmp d2, d2
  ;; aarch64 |     b.ge L1
  ;; aarch64 |     mov x17, 9221120237041090560
  ;; aarch64 |     fmov d2, x17
  ;; aarch64 |   L1:
  ;; aarch64 | i64.reinterpret_f64
  ;; aarch64 |     fmov x0, d2
  ;; aarch64 | end
  (func (export "f64.min") (param f64 f64) (result i64)
    (i64.reinterpret_f64 (f64.min (local.get 0) (local.get 1))))
  ;; x86_64 |     movsd [rbp-16], xmm0
  ;; x86_64 |     movsd [rbp-24], xmm1
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | f64.min
  ;; x86_64 |     movaps xmm7, xmm0
  ;; x86_64 |     ucomisd xmm0, xmm1
  ;; x86_64 |     jpe L1
  ;; x86_64 |     jne L2
  ;; x86_64 |     orps xmm7, xmm1
  ;; x86_64 |     jmp L3
  ;; x86_64 |   L1:
  ;; x86_64 |     addsd xmm7, xmm1
  ;; x86_64 |     jmp L3
  ;; x86_64 |   L2:
  ;; x86_64 |     minsd xmm7, xmm1
  ;; x86_64 |   L3:
  ;; x86_64 |     movaps xmm2, xmm7
  ;; x86_64 |     ucomisd xmm2, xmm2
  ;; x86_64 |     jae L4
  ;; x86_64 |     mov r11, 9221120237041090560
  ;; x86_64 |     movq xmm2, r11
  ;; x86_64 |   L4:
  ;; x86_64 | i64.reinterpret_f64
  ;; x86_64 |     movq rax, xmm2
  ;; x86_64 | end
  ;; aarch64 |     stur d0, [x29, -16]
  ;; aarch64 |     stur d1, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | f64.min
  ;; aarch64 |     fmin d2, d0, d1
  ;; aarch64 |     fcmp d2, d2
  ;; aarch64 |     b.ge L1
  ;; aarch64 |     mov x17, 9221120237041090560
  ;; aarch64 |     fmov d2, x17
  ;; aarch64 |   L1:
  ;; aarch64 | i64.reinterpret_f64
  ;; aarch64 |     fmov x0, d2
  ;; aarch64 | end
  (func (export "f32.max") (param f32 f32) (result i32)
    (i32.reinterpret_f32 (f32.max (local.get 0) (local.get 1))))
  ;; x86_64 |     movss [rbp-16], xmm0
  ;; x86_64 |     movss [rbp-24], xmm1
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | f32.max
  ;; x86_64 |     movaps xmm7, xmm0
  ;; x86_64 |     ucomiss xmm0, xmm1
  ;; x86_64 |     jpe L1
  ;; x86_64 |     jne L2
  ;; x86_64 |     andps xmm7, xmm1
  ;; x86_64 |     jmp L3
  ;; x86_64 |   L1:
  ;; x86_64 |     addss xmm7, xmm1
  ;; x86_64 |     jmp L3
  ;; x86_64 |   L2:
  ;; x86_64 |     maxss xmm7, xmm1
  ;; x86_64 |   L3:
  ;; x86_64 |     movaps xmm2, xmm7
  ;; x86_64 |     ucomiss xmm2, xmm2
  ;; x86_64 |     jae L4
  ;; x86_64 |     mov r11d, 2143289344
  ;; x86_64 |     movd xmm2, r11d
  ;; x86_64 |   L4:
  ;; x86_64 | i32.reinterpret_f32
  ;; x86_64 |     movd eax, xmm2
  ;; x86_64 | end
  ;; aarch64 |     stur s0, [x29, -16]
  ;; aarch64 |     stur s1, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | f32.max
  ;; aarch64 |     fmax s2, s0, s1
  ;; aarch64 |     fcmp s2, s2
  ;; aarch64 |     b.ge L1
  ;; aarch64 |     mov w17, 2143289344
  ;; aarch64 |     fmov s2, w17
  ;; aarch64 |   L1:
  ;; aarch64 | i32.reinterpret_f32
  ;; aarch64 |     fmov w0, s2
  ;; aarch64 | end
  (func (export "f64.sqrt") (param f64) (result i64) (i64.reinterpret_f64 (f64.sqrt (local.get 0))))
  ;; x86_64 |     movsd [rbp-16], xmm0
  ;; x86_64 | local.get 0
  ;; x86_64 | f64.sqrt
  ;; x86_64 |     sqrtsd xmm1, xmm0
  ;; x86_64 |     ucomisd xmm1, xmm1
  ;; x86_64 |     jae L1
  ;; x86_64 |     mov r11, 9221120237041090560
  ;; x86_64 |     movq xmm1, r11
  ;; x86_64 |   L1:
  ;; x86_64 | i64.reinterpret_f64
  ;; x86_64 |     movq rax, xmm1
  ;; x86_64 | end
  ;; aarch64 |     stur d0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | f64.sqrt
  ;; aarch64 |     fsqrt d1, d0
  ;; aarch64 |     fcmp d1, d1
  ;; aarch64 |     b.ge L1
  ;; aarch64 |     mov x17, 9221120237041090560
  ;; aarch64 |     fmov d1, x17
  ;; aarch64 |   L1:
  ;; aarch64 | i64.reinterpret_f64
  ;; aarch64 |     fmov x0, d1
  ;; aarch64 | end
  (func (export "f32.floor") (param f32) (result i32) (i32.reinterpret_f32 (f32.floor (local.get 0))))
  ;; x86_64 |     movss [rbp-16], xmm0
  ;; x86_64 | local.get 0
  ;; x86_64 | f32.floor
  ;; x86_64 |     roundss xmm1, xmm0, 9
  ;; x86_64 |     ucomiss xmm1, xmm1
  ;; x86_64 |     jae L1
  ;; x86_64 |     mov r11d, 2143289344
  ;; x86_64 |     movd xmm1, r11d
  ;; x86_64 |   L1:
  ;; x86_64 | i32.reinterpret_f32
  ;; x86_64 |     movd eax, xmm1
  ;; x86_64 | end
  ;; aarch64 |     stur s0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | f32.floor
  ;; aarch64 |     frintm s1, s0
  ;; aarch64 |     fcmp s1, s1
  ;; aarch64 |     b.ge L1
  ;; aarch64 |     mov w17, 2143289344
  ;; aarch64 |     fmov s1, w17
  ;; aarch64 |   L1:
  ;; aarch64 | i32.reinterpret_f32
  ;; aarch64 |     fmov w0, s1
  ;; aarch64 | end
  (func (export "promote") (param f32) (result i64) (i64.reinterpret_f64 (f64.promote_f32 (local.get 0))))
  ;; x86_64 |     movss [rbp-16], xmm0
  ;; x86_64 | local.get 0
  ;; x86_64 | f64.promote_f32
  ;; x86_64 |     cvtss2sd xmm1, xmm0
  ;; x86_64 |     ucomisd xmm1, xmm1
  ;; x86_64 |     jae L1
  ;; x86_64 |     mov r11, 9221120237041090560
  ;; x86_64 |     movq xmm1, r11
  ;; x86_64 |   L1:
  ;; x86_64 | i64.reinterpret_f64
  ;; x86_64 |     movq rax, xmm1
  ;; x86_64 | end
  ;; aarch64 |     stur s0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | f64.promote_f32
  ;; aarch64 |     fcvt d1, s0
  ;; aarch64 |     fcmp d1, d1
  ;; aarch64 |     b.ge L1
  ;; aarch64 |     mov x17, 9221120237041090560
  ;; aarch64 |     fmov d1, x17
  ;; aarch64 |   L1:
  ;; aarch64 | i64.reinterpret_f64
  ;; aarch64 |     fmov x0, d1
  ;; aarch64 | end
  (func (export "demote") (param f64) (result i32) (i32.reinterpret_f32 (f32.demote_f64 (local.get 0))))
  ;; x86_64 |     movsd [rbp-16], xmm0
  ;; x86_64 | local.get 0
  ;; x86_64 | f32.demote_f64
  ;; x86_64 |     cvtsd2ss xmm1, xmm0
  ;; x86_64 |     ucomiss xmm1, xmm1
  ;; x86_64 |     jae L1
  ;; x86_64 |     mov r11d, 2143289344
  ;; x86_64 |     movd xmm1, r11d
  ;; x86_64 |   L1:
  ;; x86_64 | i32.reinterpret_f32
  ;; x86_64 |     movd eax, xmm1
  ;; x86_64 | end
  ;; aarch64 |     stur d0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | f32.demote_f64
  ;; aarch64 |     fcvt s1, d0
  ;; aarch64 |     fcmp s1, s1
  ;; aarch64 |     b.ge L1
  ;; aarch64 |     mov w17, 2143289344
  ;; aarch64 |     fmov s1, w17
  ;; aarch64 |   L1:
  ;; aarch64 | i32.reinterpret_f32
  ;; aarch64 |     fmov w0, s1
  ;; aarch64 | end
  ;; No arithmetic.
  (func (export "f64.neg") (param f64) (result i64) (i64.reinterpret_f64 (f64.neg (local.get 0))))
  ;; x86_64 |     movsd [rbp-16], xmm0
  ;; x86_64 | local.get 0
  ;; x86_64 | f64.neg
  ;; x86_64 |     pcmpeqd xmm7, xmm7
  ;; x86_64 |     psllq xmm7, 63
  ;; x86_64 |     movaps xmm1, xmm0
  ;; x86_64 |     xorps xmm1, xmm7
  ;; x86_64 | i64.reinterpret_f64
  ;; x86_64 |     movq rax, xmm1
  ;; x86_64 | end
  ;; aarch64 |     stur d0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | f64.neg
  ;; aarch64 |     fneg d1, d0
  ;; aarch64 | i64.reinterpret_f64
  ;; aarch64 |     fmov x0, d1
  ;; aarch64 | end
  (func (export "f32.abs") (param f32) (result i32) (i32.reinterpret_f32 (f32.abs (local.get 0))))
  ;; x86_64 |     movss [rbp-16], xmm0
  ;; x86_64 | local.get 0
  ;; x86_64 | f32.abs
  ;; x86_64 |     pcmpeqd xmm7, xmm7
  ;; x86_64 |     psrld xmm7, 1
  ;; x86_64 |     movaps xmm1, xmm0
  ;; x86_64 |     andps xmm1, xmm7
  ;; x86_64 | i32.reinterpret_f32
  ;; x86_64 |     movd eax, xmm1
  ;; x86_64 | end
  ;; aarch64 |     stur s0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | f32.abs
  ;; aarch64 |     fabs s1, s0
  ;; aarch64 | i32.reinterpret_f32
  ;; aarch64 |     fmov w0, s1
  ;; aarch64 | end
  (func (export "f64.copysign") (param f64 f64) (result i64)
    (i64.reinterpret_f64 (f64.copysign (local.get 0) (local.get 1))))
  ;; x86_64 |     movsd [rbp-16], xmm0
  ;; x86_64 |     movsd [rbp-24], xmm1
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | f64.copysign
  ;; x86_64 |     mov r11, -9223372036854775808
  ;; x86_64 |     movq xmm7, r11
  ;; x86_64 |     andps xmm7, xmm1
  ;; x86_64 |     movq r11, xmm7
  ;; x86_64 |     pcmpeqd xmm7, xmm7
  ;; x86_64 |     psrlq xmm7, 1
  ;; x86_64 |     movaps xmm2, xmm0
  ;; x86_64 |     andps xmm2, xmm7
  ;; x86_64 |     movq xmm7, r11
  ;; x86_64 |     orps xmm2, xmm7
  ;; x86_64 | i64.reinterpret_f64
  ;; x86_64 |     movq rax, xmm2
  ;; x86_64 | end
  ;; aarch64 |     stur d0, [x29, -16]
  ;; aarch64 |     stur d1, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | f64.copysign
  ;; aarch64 |     movi d31, 0
  ;; aarch64 |     fneg d31, d31
  ;; aarch64 |     mov v2.16b, v0.16b
  ;; aarch64 |     bit v2.8b, v1.8b, v31.8b
  ;; aarch64 | i64.reinterpret_f64
  ;; aarch64 |     fmov x0, d2
  ;; aarch64 | end
)

(assert_return (invoke "f32.add" (f32.const -nan:0x412345) (f32.const 1)) (i32.const 0x7fc00000))
(assert_return (invoke "f32.add" (f32.const inf) (f32.const -inf)) (i32.const 0x7fc00000))
(assert_return (invoke "f32.add" (f32.const 1) (f32.const 2)) (i32.const 0x40400000))
(assert_return (invoke "f64.mul" (f64.const nan:0x8000000000001) (f64.const 1)) (i64.const 0x7ff8000000000000))
(assert_return (invoke "f64.mul" (f64.const inf) (f64.const 2)) (i64.const 0x7ff0000000000000))
(assert_return (invoke "f64.min" (f64.const 1) (f64.const -nan:0x123)) (i64.const 0x7ff8000000000000))
(assert_return (invoke "f32.max" (f32.const -nan:0x1) (f32.const 1)) (i32.const 0x7fc00000))
(assert_return (invoke "f64.sqrt" (f64.const -1)) (i64.const 0x7ff8000000000000))
(assert_return (invoke "f32.floor" (f32.const nan:0x1)) (i32.const 0x7fc00000))
(assert_return (invoke "f32.floor" (f32.const -0.5)) (i32.const 0xbf800000))
(assert_return (invoke "promote" (f32.const -nan:0x400001)) (i64.const 0x7ff8000000000000))
(assert_return (invoke "demote" (f64.const nan:0xc000000000000)) (i32.const 0x7fc00000))
(assert_return (invoke "f64.neg" (f64.const nan:0x8000000000001)) (i64.const 0xfff8000000000001))
(assert_return (invoke "f32.abs" (f32.const -nan:0x1)) (i32.const 0x7f800001))
(assert_return (invoke "f64.copysign" (f64.const nan:0x123) (f64.const -1)) (i64.const 0xfff0000000000123))
