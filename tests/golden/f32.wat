;; f32: arithmetic, rounding, comparisons.
;; Three-operand AVX for arithmetic, SSE 4.1 for rounding.
;;! x86_64 options: -C cpu=x86-64-v3
(module
  (func (export "add") (param f32 f32) (result f32) (f32.add (local.get 0) (local.get 1)))
  ;; x86_64 |     movss [rbp-16], xmm0
  ;; x86_64 |     movss [rbp-24], xmm1
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | f32.add
  ;; x86_64 |     vaddss xmm2, xmm0, xmm1
  ;; x86_64 | end
  ;; x86_64 |     movaps xmm0, xmm2
  ;; aarch64 |     stur s0, [x29, -16]
  ;; aarch64 |     stur s1, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | f32.add
  ;; aarch64 |     fadd s2, s0, s1
  ;; aarch64 | end
  ;; aarch64 |     mov v0.16b, v2.16b
  (func (export "sub") (param f32 f32) (result f32) (f32.sub (local.get 0) (local.get 1)))
  ;; x86_64 |     movss [rbp-16], xmm0
  ;; x86_64 |     movss [rbp-24], xmm1
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | f32.sub
  ;; x86_64 |     vsubss xmm2, xmm0, xmm1
  ;; x86_64 | end
  ;; x86_64 |     movaps xmm0, xmm2
  ;; aarch64 |     stur s0, [x29, -16]
  ;; aarch64 |     stur s1, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | f32.sub
  ;; aarch64 |     fsub s2, s0, s1
  ;; aarch64 | end
  ;; aarch64 |     mov v0.16b, v2.16b
  (func (export "mul") (param f32 f32) (result f32) (f32.mul (local.get 0) (local.get 1)))
  ;; x86_64 |     movss [rbp-16], xmm0
  ;; x86_64 |     movss [rbp-24], xmm1
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | f32.mul
  ;; x86_64 |     vmulss xmm2, xmm0, xmm1
  ;; x86_64 | end
  ;; x86_64 |     movaps xmm0, xmm2
  ;; aarch64 |     stur s0, [x29, -16]
  ;; aarch64 |     stur s1, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | f32.mul
  ;; aarch64 |     fmul s2, s0, s1
  ;; aarch64 | end
  ;; aarch64 |     mov v0.16b, v2.16b
  (func (export "div") (param f32 f32) (result f32) (f32.div (local.get 0) (local.get 1)))
  ;; x86_64 |     movss [rbp-16], xmm0
  ;; x86_64 |     movss [rbp-24], xmm1
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | f32.div
  ;; x86_64 |     vdivss xmm2, xmm0, xmm1
  ;; x86_64 | end
  ;; x86_64 |     movaps xmm0, xmm2
  ;; aarch64 |     stur s0, [x29, -16]
  ;; aarch64 |     stur s1, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | f32.div
  ;; aarch64 |     fdiv s2, s0, s1
  ;; aarch64 | end
  ;; aarch64 |     mov v0.16b, v2.16b
  (func (export "min") (param f32 f32) (result f32) (f32.min (local.get 0) (local.get 1)))
  ;; x86_64 |     movss [rbp-16], xmm0
  ;; x86_64 |     movss [rbp-24], xmm1
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | f32.min
  ;; x86_64 |     movaps xmm7, xmm0
  ;; x86_64 |     ucomiss xmm0, xmm1
  ;; x86_64 |     jpe L1
  ;; x86_64 |     jne L2
  ;; x86_64 |     orps xmm7, xmm1
  ;; x86_64 |     jmp L3
  ;; x86_64 |   L1:
  ;; x86_64 |     addss xmm7, xmm1
  ;; x86_64 |     jmp L3
  ;; x86_64 |   L2:
  ;; x86_64 |     minss xmm7, xmm1
  ;; x86_64 |   L3:
  ;; x86_64 |     movaps xmm2, xmm7
  ;; x86_64 | end
  ;; x86_64 |     movaps xmm0, xmm2
  ;; aarch64 |     stur s0, [x29, -16]
  ;; aarch64 |     stur s1, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | f32.min
  ;; aarch64 |     fmin s2, s0, s1
  ;; aarch64 | end
  ;; aarch64 |     mov v0.16b, v2.16b
  (func (export "max") (param f32 f32) (result f32) (f32.max (local.get 0) (local.get 1)))
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
  ;; x86_64 | end
  ;; x86_64 |     movaps xmm0, xmm2
  ;; aarch64 |     stur s0, [x29, -16]
  ;; aarch64 |     stur s1, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | f32.max
  ;; aarch64 |     fmax s2, s0, s1
  ;; aarch64 | end
  ;; aarch64 |     mov v0.16b, v2.16b
  (func (export "copysign") (param f32 f32) (result f32)
    (f32.copysign (local.get 0) (local.get 1)))
  ;; x86_64 |     movss [rbp-16], xmm0
  ;; x86_64 |     movss [rbp-24], xmm1
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | f32.copysign
  ;; x86_64 |     mov r11d, 2147483648
  ;; x86_64 |     movd xmm7, r11d
  ;; x86_64 |     andps xmm7, xmm1
  ;; x86_64 |     movq r11, xmm7
  ;; x86_64 |     pcmpeqd xmm7, xmm7
  ;; x86_64 |     psrld xmm7, 1
  ;; x86_64 |     movaps xmm2, xmm0
  ;; x86_64 |     andps xmm2, xmm7
  ;; x86_64 |     movq xmm7, r11
  ;; x86_64 |     orps xmm2, xmm7
  ;; x86_64 | end
  ;; x86_64 |     movaps xmm0, xmm2
  ;; aarch64 |     stur s0, [x29, -16]
  ;; aarch64 |     stur s1, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | f32.copysign
  ;; aarch64 |     movi v31.2s, 128, lsl 24
  ;; aarch64 |     mov v2.16b, v0.16b
  ;; aarch64 |     bit v2.8b, v1.8b, v31.8b
  ;; aarch64 | end
  ;; aarch64 |     mov v0.16b, v2.16b
  (func (export "abs") (param f32) (result f32) (f32.abs (local.get 0)))
  ;; x86_64 |     movss [rbp-16], xmm0
  ;; x86_64 | local.get 0
  ;; x86_64 | f32.abs
  ;; x86_64 |     pcmpeqd xmm7, xmm7
  ;; x86_64 |     psrld xmm7, 1
  ;; x86_64 |     movaps xmm1, xmm0
  ;; x86_64 |     andps xmm1, xmm7
  ;; x86_64 | end
  ;; x86_64 |     movaps xmm0, xmm1
  ;; aarch64 |     stur s0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | f32.abs
  ;; aarch64 |     fabs s1, s0
  ;; aarch64 | end
  ;; aarch64 |     mov v0.16b, v1.16b
  (func (export "neg") (param f32) (result f32) (f32.neg (local.get 0)))
  ;; x86_64 |     movss [rbp-16], xmm0
  ;; x86_64 | local.get 0
  ;; x86_64 | f32.neg
  ;; x86_64 |     pcmpeqd xmm7, xmm7
  ;; x86_64 |     pslld xmm7, 31
  ;; x86_64 |     movaps xmm1, xmm0
  ;; x86_64 |     xorps xmm1, xmm7
  ;; x86_64 | end
  ;; x86_64 |     movaps xmm0, xmm1
  ;; aarch64 |     stur s0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | f32.neg
  ;; aarch64 |     fneg s1, s0
  ;; aarch64 | end
  ;; aarch64 |     mov v0.16b, v1.16b
  (func (export "ceil") (param f32) (result f32) (f32.ceil (local.get 0)))
  ;; x86_64 |     movss [rbp-16], xmm0
  ;; x86_64 | local.get 0
  ;; x86_64 | f32.ceil
  ;; x86_64 |     roundss xmm1, xmm0, 10
  ;; x86_64 | end
  ;; x86_64 |     movaps xmm0, xmm1
  ;; aarch64 |     stur s0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | f32.ceil
  ;; aarch64 |     frintp s1, s0
  ;; aarch64 | end
  ;; aarch64 |     mov v0.16b, v1.16b
  (func (export "floor") (param f32) (result f32) (f32.floor (local.get 0)))
  ;; x86_64 |     movss [rbp-16], xmm0
  ;; x86_64 | local.get 0
  ;; x86_64 | f32.floor
  ;; x86_64 |     roundss xmm1, xmm0, 9
  ;; x86_64 | end
  ;; x86_64 |     movaps xmm0, xmm1
  ;; aarch64 |     stur s0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | f32.floor
  ;; aarch64 |     frintm s1, s0
  ;; aarch64 | end
  ;; aarch64 |     mov v0.16b, v1.16b
  (func (export "trunc") (param f32) (result f32) (f32.trunc (local.get 0)))
  ;; x86_64 |     movss [rbp-16], xmm0
  ;; x86_64 | local.get 0
  ;; x86_64 | f32.trunc
  ;; x86_64 |     roundss xmm1, xmm0, 11
  ;; x86_64 | end
  ;; x86_64 |     movaps xmm0, xmm1
  ;; aarch64 |     stur s0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | f32.trunc
  ;; aarch64 |     frintz s1, s0
  ;; aarch64 | end
  ;; aarch64 |     mov v0.16b, v1.16b
  (func (export "nearest") (param f32) (result f32) (f32.nearest (local.get 0)))
  ;; x86_64 |     movss [rbp-16], xmm0
  ;; x86_64 | local.get 0
  ;; x86_64 | f32.nearest
  ;; x86_64 |     roundss xmm1, xmm0, 8
  ;; x86_64 | end
  ;; x86_64 |     movaps xmm0, xmm1
  ;; aarch64 |     stur s0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | f32.nearest
  ;; aarch64 |     frintn s1, s0
  ;; aarch64 | end
  ;; aarch64 |     mov v0.16b, v1.16b
  (func (export "sqrt") (param f32) (result f32) (f32.sqrt (local.get 0)))
  ;; x86_64 |     movss [rbp-16], xmm0
  ;; x86_64 | local.get 0
  ;; x86_64 | f32.sqrt
  ;; x86_64 |     sqrtss xmm1, xmm0
  ;; x86_64 | end
  ;; x86_64 |     movaps xmm0, xmm1
  ;; aarch64 |     stur s0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | f32.sqrt
  ;; aarch64 |     fsqrt s1, s0
  ;; aarch64 | end
  ;; aarch64 |     mov v0.16b, v1.16b
  (func (export "eq") (param f32 f32) (result i32) (f32.eq (local.get 0) (local.get 1)))
  ;; x86_64 |     movss [rbp-16], xmm0
  ;; x86_64 |     movss [rbp-24], xmm1
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | f32.eq
  ;; x86_64 |     ucomiss xmm0, xmm1
  ;; x86_64 |     rex setpo r11b
  ;; x86_64 |     sete al
  ;; x86_64 |     and eax, r11d
  ;; x86_64 |     movzx eax, al
  ;; x86_64 | end
  ;; aarch64 |     stur s0, [x29, -16]
  ;; aarch64 |     stur s1, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | f32.eq
  ;; aarch64 |     fcmp s0, s1
  ;; aarch64 |     cset w0, eq
  ;; aarch64 | end
  (func (export "br_if eq") (param f32 f32) (result i32)
    (block (br_if 0 (f32.eq (local.get 0) (local.get 1))) (return (i32.const 10))) (i32.const 20))
  ;; x86_64 |     movss [rbp-16], xmm0
  ;; x86_64 |     movss [rbp-24], xmm1
  ;; x86_64 | block
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | f32.eq
  ;; x86_64 |     ucomiss xmm0, xmm1
  ;; x86_64 | br_if 0
  ;; x86_64 |     short jp L1
  ;; x86_64 |     je L2
  ;; x86_64 |   L1:
  ;; x86_64 | i32.const 10
  ;; x86_64 | return
  ;; x86_64 |     mov eax, 10
  ;; x86_64 |     jmp L3
  ;; x86_64 | end
  ;; x86_64 |   L2:
  ;; x86_64 | i32.const 20
  ;; x86_64 | end
  ;; x86_64 |     mov eax, 20
  ;; x86_64 |   L3:
  ;; aarch64 |     stur s0, [x29, -16]
  ;; aarch64 |     stur s1, [x29, -24]
  ;; aarch64 | block
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | f32.eq
  ;; aarch64 |     fcmp s0, s1
  ;; aarch64 | br_if 0
  ;; aarch64 |     b.eq L1
  ;; aarch64 | i32.const 10
  ;; aarch64 | return
  ;; aarch64 |     mov w0, 10
  ;; aarch64 |     b L2
  ;; aarch64 | end
  ;; aarch64 |   L1:
  ;; aarch64 | i32.const 20
  ;; aarch64 | end
  ;; aarch64 |     mov w0, 20
  ;; aarch64 |   L2:
  (func (export "if eq") (param f32 f32) (result i32)
    (if (result i32) (f32.eq (local.get 0) (local.get 1)) (then (i32.const 1)) (else (i32.const 2))))
  ;; x86_64 |     movss [rbp-16], xmm0
  ;; x86_64 |     movss [rbp-24], xmm1
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | f32.eq
  ;; x86_64 |     ucomiss xmm0, xmm1
  ;; x86_64 | if (result i32)
  ;; x86_64 |     jpe L1
  ;; x86_64 |     jne L1
  ;; x86_64 | i32.const 1
  ;; x86_64 | else
  ;; x86_64 |     mov eax, 1
  ;; x86_64 |     jmp L2
  ;; x86_64 |   L1:
  ;; x86_64 | i32.const 2
  ;; x86_64 | end
  ;; x86_64 |     mov eax, 2
  ;; x86_64 |   L2:
  ;; x86_64 | end
  ;; aarch64 |     stur s0, [x29, -16]
  ;; aarch64 |     stur s1, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | f32.eq
  ;; aarch64 |     fcmp s0, s1
  ;; aarch64 | if (result i32)
  ;; aarch64 |     b.ne L1
  ;; aarch64 | i32.const 1
  ;; aarch64 | else
  ;; aarch64 |     mov w0, 1
  ;; aarch64 |     b L2
  ;; aarch64 |   L1:
  ;; aarch64 | i32.const 2
  ;; aarch64 | end
  ;; aarch64 |     mov w0, 2
  ;; aarch64 |   L2:
  ;; aarch64 | end
  (func (export "ne") (param f32 f32) (result i32) (f32.ne (local.get 0) (local.get 1)))
  ;; x86_64 |     movss [rbp-16], xmm0
  ;; x86_64 |     movss [rbp-24], xmm1
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | f32.ne
  ;; x86_64 |     ucomiss xmm0, xmm1
  ;; x86_64 |     rex setpe r11b
  ;; x86_64 |     setne al
  ;; x86_64 |     or eax, r11d
  ;; x86_64 |     movzx eax, al
  ;; x86_64 | end
  ;; aarch64 |     stur s0, [x29, -16]
  ;; aarch64 |     stur s1, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | f32.ne
  ;; aarch64 |     fcmp s0, s1
  ;; aarch64 |     cset w0, ne
  ;; aarch64 | end
  (func (export "br_if ne") (param f32 f32) (result i32)
    (block (br_if 0 (f32.ne (local.get 0) (local.get 1))) (return (i32.const 10))) (i32.const 20))
  ;; x86_64 |     movss [rbp-16], xmm0
  ;; x86_64 |     movss [rbp-24], xmm1
  ;; x86_64 | block
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | f32.ne
  ;; x86_64 |     ucomiss xmm0, xmm1
  ;; x86_64 | br_if 0
  ;; x86_64 |     jpe L1
  ;; x86_64 |     jne L1
  ;; x86_64 | i32.const 10
  ;; x86_64 | return
  ;; x86_64 |     mov eax, 10
  ;; x86_64 |     jmp L2
  ;; x86_64 | end
  ;; x86_64 |   L1:
  ;; x86_64 | i32.const 20
  ;; x86_64 | end
  ;; x86_64 |     mov eax, 20
  ;; x86_64 |   L2:
  ;; aarch64 |     stur s0, [x29, -16]
  ;; aarch64 |     stur s1, [x29, -24]
  ;; aarch64 | block
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | f32.ne
  ;; aarch64 |     fcmp s0, s1
  ;; aarch64 | br_if 0
  ;; aarch64 |     b.ne L1
  ;; aarch64 | i32.const 10
  ;; aarch64 | return
  ;; aarch64 |     mov w0, 10
  ;; aarch64 |     b L2
  ;; aarch64 | end
  ;; aarch64 |   L1:
  ;; aarch64 | i32.const 20
  ;; aarch64 | end
  ;; aarch64 |     mov w0, 20
  ;; aarch64 |   L2:
  (func (export "if ne") (param f32 f32) (result i32)
    (if (result i32) (f32.ne (local.get 0) (local.get 1)) (then (i32.const 1)) (else (i32.const 2))))
  ;; x86_64 |     movss [rbp-16], xmm0
  ;; x86_64 |     movss [rbp-24], xmm1
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | f32.ne
  ;; x86_64 |     ucomiss xmm0, xmm1
  ;; x86_64 | if (result i32)
  ;; x86_64 |     short jp L1
  ;; x86_64 |     je L2
  ;; x86_64 |   L1:
  ;; x86_64 | i32.const 1
  ;; x86_64 | else
  ;; x86_64 |     mov eax, 1
  ;; x86_64 |     jmp L3
  ;; x86_64 |   L2:
  ;; x86_64 | i32.const 2
  ;; x86_64 | end
  ;; x86_64 |     mov eax, 2
  ;; x86_64 |   L3:
  ;; x86_64 | end
  ;; aarch64 |     stur s0, [x29, -16]
  ;; aarch64 |     stur s1, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | f32.ne
  ;; aarch64 |     fcmp s0, s1
  ;; aarch64 | if (result i32)
  ;; aarch64 |     b.eq L1
  ;; aarch64 | i32.const 1
  ;; aarch64 | else
  ;; aarch64 |     mov w0, 1
  ;; aarch64 |     b L2
  ;; aarch64 |   L1:
  ;; aarch64 | i32.const 2
  ;; aarch64 | end
  ;; aarch64 |     mov w0, 2
  ;; aarch64 |   L2:
  ;; aarch64 | end
  (func (export "lt") (param f32 f32) (result i32) (f32.lt (local.get 0) (local.get 1)))
  ;; x86_64 |     movss [rbp-16], xmm0
  ;; x86_64 |     movss [rbp-24], xmm1
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | f32.lt
  ;; x86_64 |     ucomiss xmm1, xmm0
  ;; x86_64 |     seta al
  ;; x86_64 |     movzx eax, al
  ;; x86_64 | end
  ;; aarch64 |     stur s0, [x29, -16]
  ;; aarch64 |     stur s1, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | f32.lt
  ;; aarch64 |     fcmp s0, s1
  ;; aarch64 |     cset w0, mi
  ;; aarch64 | end
  (func (export "br_if lt") (param f32 f32) (result i32)
    (block (br_if 0 (f32.lt (local.get 0) (local.get 1))) (return (i32.const 10))) (i32.const 20))
  ;; x86_64 |     movss [rbp-16], xmm0
  ;; x86_64 |     movss [rbp-24], xmm1
  ;; x86_64 | block
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | f32.lt
  ;; x86_64 |     ucomiss xmm1, xmm0
  ;; x86_64 | br_if 0
  ;; x86_64 |     ja L1
  ;; x86_64 | i32.const 10
  ;; x86_64 | return
  ;; x86_64 |     mov eax, 10
  ;; x86_64 |     jmp L2
  ;; x86_64 | end
  ;; x86_64 |   L1:
  ;; x86_64 | i32.const 20
  ;; x86_64 | end
  ;; x86_64 |     mov eax, 20
  ;; x86_64 |   L2:
  ;; aarch64 |     stur s0, [x29, -16]
  ;; aarch64 |     stur s1, [x29, -24]
  ;; aarch64 | block
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | f32.lt
  ;; aarch64 |     fcmp s0, s1
  ;; aarch64 | br_if 0
  ;; aarch64 |     b.mi L1
  ;; aarch64 | i32.const 10
  ;; aarch64 | return
  ;; aarch64 |     mov w0, 10
  ;; aarch64 |     b L2
  ;; aarch64 | end
  ;; aarch64 |   L1:
  ;; aarch64 | i32.const 20
  ;; aarch64 | end
  ;; aarch64 |     mov w0, 20
  ;; aarch64 |   L2:
  (func (export "if lt") (param f32 f32) (result i32)
    (if (result i32) (f32.lt (local.get 0) (local.get 1)) (then (i32.const 1)) (else (i32.const 2))))
  ;; x86_64 |     movss [rbp-16], xmm0
  ;; x86_64 |     movss [rbp-24], xmm1
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | f32.lt
  ;; x86_64 |     ucomiss xmm1, xmm0
  ;; x86_64 | if (result i32)
  ;; x86_64 |     jbe L1
  ;; x86_64 | i32.const 1
  ;; x86_64 | else
  ;; x86_64 |     mov eax, 1
  ;; x86_64 |     jmp L2
  ;; x86_64 |   L1:
  ;; x86_64 | i32.const 2
  ;; x86_64 | end
  ;; x86_64 |     mov eax, 2
  ;; x86_64 |   L2:
  ;; x86_64 | end
  ;; aarch64 |     stur s0, [x29, -16]
  ;; aarch64 |     stur s1, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | f32.lt
  ;; aarch64 |     fcmp s0, s1
  ;; aarch64 | if (result i32)
  ;; aarch64 |     b.pl L1
  ;; aarch64 | i32.const 1
  ;; aarch64 | else
  ;; aarch64 |     mov w0, 1
  ;; aarch64 |     b L2
  ;; aarch64 |   L1:
  ;; aarch64 | i32.const 2
  ;; aarch64 | end
  ;; aarch64 |     mov w0, 2
  ;; aarch64 |   L2:
  ;; aarch64 | end
  (func (export "gt") (param f32 f32) (result i32) (f32.gt (local.get 0) (local.get 1)))
  ;; x86_64 |     movss [rbp-16], xmm0
  ;; x86_64 |     movss [rbp-24], xmm1
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | f32.gt
  ;; x86_64 |     ucomiss xmm0, xmm1
  ;; x86_64 |     seta al
  ;; x86_64 |     movzx eax, al
  ;; x86_64 | end
  ;; aarch64 |     stur s0, [x29, -16]
  ;; aarch64 |     stur s1, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | f32.gt
  ;; aarch64 |     fcmp s0, s1
  ;; aarch64 |     cset w0, gt
  ;; aarch64 | end
  (func (export "br_if gt") (param f32 f32) (result i32)
    (block (br_if 0 (f32.gt (local.get 0) (local.get 1))) (return (i32.const 10))) (i32.const 20))
  ;; x86_64 |     movss [rbp-16], xmm0
  ;; x86_64 |     movss [rbp-24], xmm1
  ;; x86_64 | block
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | f32.gt
  ;; x86_64 |     ucomiss xmm0, xmm1
  ;; x86_64 | br_if 0
  ;; x86_64 |     ja L1
  ;; x86_64 | i32.const 10
  ;; x86_64 | return
  ;; x86_64 |     mov eax, 10
  ;; x86_64 |     jmp L2
  ;; x86_64 | end
  ;; x86_64 |   L1:
  ;; x86_64 | i32.const 20
  ;; x86_64 | end
  ;; x86_64 |     mov eax, 20
  ;; x86_64 |   L2:
  ;; aarch64 |     stur s0, [x29, -16]
  ;; aarch64 |     stur s1, [x29, -24]
  ;; aarch64 | block
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | f32.gt
  ;; aarch64 |     fcmp s0, s1
  ;; aarch64 | br_if 0
  ;; aarch64 |     b.gt L1
  ;; aarch64 | i32.const 10
  ;; aarch64 | return
  ;; aarch64 |     mov w0, 10
  ;; aarch64 |     b L2
  ;; aarch64 | end
  ;; aarch64 |   L1:
  ;; aarch64 | i32.const 20
  ;; aarch64 | end
  ;; aarch64 |     mov w0, 20
  ;; aarch64 |   L2:
  (func (export "if gt") (param f32 f32) (result i32)
    (if (result i32) (f32.gt (local.get 0) (local.get 1)) (then (i32.const 1)) (else (i32.const 2))))
  ;; x86_64 |     movss [rbp-16], xmm0
  ;; x86_64 |     movss [rbp-24], xmm1
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | f32.gt
  ;; x86_64 |     ucomiss xmm0, xmm1
  ;; x86_64 | if (result i32)
  ;; x86_64 |     jbe L1
  ;; x86_64 | i32.const 1
  ;; x86_64 | else
  ;; x86_64 |     mov eax, 1
  ;; x86_64 |     jmp L2
  ;; x86_64 |   L1:
  ;; x86_64 | i32.const 2
  ;; x86_64 | end
  ;; x86_64 |     mov eax, 2
  ;; x86_64 |   L2:
  ;; x86_64 | end
  ;; aarch64 |     stur s0, [x29, -16]
  ;; aarch64 |     stur s1, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | f32.gt
  ;; aarch64 |     fcmp s0, s1
  ;; aarch64 | if (result i32)
  ;; aarch64 |     b.le L1
  ;; aarch64 | i32.const 1
  ;; aarch64 | else
  ;; aarch64 |     mov w0, 1
  ;; aarch64 |     b L2
  ;; aarch64 |   L1:
  ;; aarch64 | i32.const 2
  ;; aarch64 | end
  ;; aarch64 |     mov w0, 2
  ;; aarch64 |   L2:
  ;; aarch64 | end
  (func (export "le") (param f32 f32) (result i32) (f32.le (local.get 0) (local.get 1)))
  ;; x86_64 |     movss [rbp-16], xmm0
  ;; x86_64 |     movss [rbp-24], xmm1
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | f32.le
  ;; x86_64 |     ucomiss xmm1, xmm0
  ;; x86_64 |     setae al
  ;; x86_64 |     movzx eax, al
  ;; x86_64 | end
  ;; aarch64 |     stur s0, [x29, -16]
  ;; aarch64 |     stur s1, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | f32.le
  ;; aarch64 |     fcmp s0, s1
  ;; aarch64 |     cset w0, ls
  ;; aarch64 | end
  (func (export "br_if le") (param f32 f32) (result i32)
    (block (br_if 0 (f32.le (local.get 0) (local.get 1))) (return (i32.const 10))) (i32.const 20))
  ;; x86_64 |     movss [rbp-16], xmm0
  ;; x86_64 |     movss [rbp-24], xmm1
  ;; x86_64 | block
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | f32.le
  ;; x86_64 |     ucomiss xmm1, xmm0
  ;; x86_64 | br_if 0
  ;; x86_64 |     jae L1
  ;; x86_64 | i32.const 10
  ;; x86_64 | return
  ;; x86_64 |     mov eax, 10
  ;; x86_64 |     jmp L2
  ;; x86_64 | end
  ;; x86_64 |   L1:
  ;; x86_64 | i32.const 20
  ;; x86_64 | end
  ;; x86_64 |     mov eax, 20
  ;; x86_64 |   L2:
  ;; aarch64 |     stur s0, [x29, -16]
  ;; aarch64 |     stur s1, [x29, -24]
  ;; aarch64 | block
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | f32.le
  ;; aarch64 |     fcmp s0, s1
  ;; aarch64 | br_if 0
  ;; aarch64 |     b.ls L1
  ;; aarch64 | i32.const 10
  ;; aarch64 | return
  ;; aarch64 |     mov w0, 10
  ;; aarch64 |     b L2
  ;; aarch64 | end
  ;; aarch64 |   L1:
  ;; aarch64 | i32.const 20
  ;; aarch64 | end
  ;; aarch64 |     mov w0, 20
  ;; aarch64 |   L2:
  (func (export "if le") (param f32 f32) (result i32)
    (if (result i32) (f32.le (local.get 0) (local.get 1)) (then (i32.const 1)) (else (i32.const 2))))
  ;; x86_64 |     movss [rbp-16], xmm0
  ;; x86_64 |     movss [rbp-24], xmm1
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | f32.le
  ;; x86_64 |     ucomiss xmm1, xmm0
  ;; x86_64 | if (result i32)
  ;; x86_64 |     jb L1
  ;; x86_64 | i32.const 1
  ;; x86_64 | else
  ;; x86_64 |     mov eax, 1
  ;; x86_64 |     jmp L2
  ;; x86_64 |   L1:
  ;; x86_64 | i32.const 2
  ;; x86_64 | end
  ;; x86_64 |     mov eax, 2
  ;; x86_64 |   L2:
  ;; x86_64 | end
  ;; aarch64 |     stur s0, [x29, -16]
  ;; aarch64 |     stur s1, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | f32.le
  ;; aarch64 |     fcmp s0, s1
  ;; aarch64 | if (result i32)
  ;; aarch64 |     b.hi L1
  ;; aarch64 | i32.const 1
  ;; aarch64 | else
  ;; aarch64 |     mov w0, 1
  ;; aarch64 |     b L2
  ;; aarch64 |   L1:
  ;; aarch64 | i32.const 2
  ;; aarch64 | end
  ;; aarch64 |     mov w0, 2
  ;; aarch64 |   L2:
  ;; aarch64 | end
  (func (export "ge") (param f32 f32) (result i32) (f32.ge (local.get 0) (local.get 1)))
  ;; x86_64 |     movss [rbp-16], xmm0
  ;; x86_64 |     movss [rbp-24], xmm1
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | f32.ge
  ;; x86_64 |     ucomiss xmm0, xmm1
  ;; x86_64 |     setae al
  ;; x86_64 |     movzx eax, al
  ;; x86_64 | end
  ;; aarch64 |     stur s0, [x29, -16]
  ;; aarch64 |     stur s1, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | f32.ge
  ;; aarch64 |     fcmp s0, s1
  ;; aarch64 |     cset w0, ge
  ;; aarch64 | end
  (func (export "br_if ge") (param f32 f32) (result i32)
    (block (br_if 0 (f32.ge (local.get 0) (local.get 1))) (return (i32.const 10))) (i32.const 20))
  ;; x86_64 |     movss [rbp-16], xmm0
  ;; x86_64 |     movss [rbp-24], xmm1
  ;; x86_64 | block
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | f32.ge
  ;; x86_64 |     ucomiss xmm0, xmm1
  ;; x86_64 | br_if 0
  ;; x86_64 |     jae L1
  ;; x86_64 | i32.const 10
  ;; x86_64 | return
  ;; x86_64 |     mov eax, 10
  ;; x86_64 |     jmp L2
  ;; x86_64 | end
  ;; x86_64 |   L1:
  ;; x86_64 | i32.const 20
  ;; x86_64 | end
  ;; x86_64 |     mov eax, 20
  ;; x86_64 |   L2:
  ;; aarch64 |     stur s0, [x29, -16]
  ;; aarch64 |     stur s1, [x29, -24]
  ;; aarch64 | block
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | f32.ge
  ;; aarch64 |     fcmp s0, s1
  ;; aarch64 | br_if 0
  ;; aarch64 |     b.ge L1
  ;; aarch64 | i32.const 10
  ;; aarch64 | return
  ;; aarch64 |     mov w0, 10
  ;; aarch64 |     b L2
  ;; aarch64 | end
  ;; aarch64 |   L1:
  ;; aarch64 | i32.const 20
  ;; aarch64 | end
  ;; aarch64 |     mov w0, 20
  ;; aarch64 |   L2:
  (func (export "if ge") (param f32 f32) (result i32)
    (if (result i32) (f32.ge (local.get 0) (local.get 1)) (then (i32.const 1)) (else (i32.const 2))))
  ;; x86_64 |     movss [rbp-16], xmm0
  ;; x86_64 |     movss [rbp-24], xmm1
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | f32.ge
  ;; x86_64 |     ucomiss xmm0, xmm1
  ;; x86_64 | if (result i32)
  ;; x86_64 |     jb L1
  ;; x86_64 | i32.const 1
  ;; x86_64 | else
  ;; x86_64 |     mov eax, 1
  ;; x86_64 |     jmp L2
  ;; x86_64 |   L1:
  ;; x86_64 | i32.const 2
  ;; x86_64 | end
  ;; x86_64 |     mov eax, 2
  ;; x86_64 |   L2:
  ;; x86_64 | end
  ;; aarch64 |     stur s0, [x29, -16]
  ;; aarch64 |     stur s1, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | f32.ge
  ;; aarch64 |     fcmp s0, s1
  ;; aarch64 | if (result i32)
  ;; aarch64 |     b.lt L1
  ;; aarch64 | i32.const 1
  ;; aarch64 | else
  ;; aarch64 |     mov w0, 1
  ;; aarch64 |     b L2
  ;; aarch64 |   L1:
  ;; aarch64 | i32.const 2
  ;; aarch64 | end
  ;; aarch64 |     mov w0, 2
  ;; aarch64 |   L2:
  ;; aarch64 | end
  (func (export "select eq") (param f32 f32 i32 i32) (result i32)
    (select (local.get 2) (local.get 3) (f32.eq (local.get 0) (local.get 1))))
  ;; x86_64 |     movss [rbp-16], xmm0
  ;; x86_64 |     movss [rbp-24], xmm1
  ;; x86_64 |     mov [rbp-32], eax
  ;; x86_64 |     mov [rbp-40], ecx
  ;; x86_64 | local.get 2
  ;; x86_64 | local.get 3
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | f32.eq
  ;; x86_64 |     ucomiss xmm0, xmm1
  ;; x86_64 | select
  ;; x86_64 |     mov r11d, eax
  ;; x86_64 |     cmovne r11d, ecx
  ;; x86_64 |     cmovpe r11d, ecx
  ;; x86_64 |     mov edx, r11d
  ;; x86_64 | end
  ;; x86_64 |     mov eax, edx
  ;; aarch64 |     stur s0, [x29, -16]
  ;; aarch64 |     stur s1, [x29, -24]
  ;; aarch64 |     stur w0, [x29, -32]
  ;; aarch64 |     stur w1, [x29, -40]
  ;; aarch64 | local.get 2
  ;; aarch64 | local.get 3
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | f32.eq
  ;; aarch64 |     fcmp s0, s1
  ;; aarch64 | select
  ;; aarch64 |     csel w2, w0, w1, eq
  ;; aarch64 | end
  ;; aarch64 |     mov w0, w2
  (func (export "fselect eq") (param f32 f32) (result f32)
    (select (local.get 0) (local.get 1) (f32.eq (local.get 0) (local.get 1))))
  ;; x86_64 |     movss [rbp-16], xmm0
  ;; x86_64 |     movss [rbp-24], xmm1
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | f32.eq
  ;; x86_64 |     ucomiss xmm0, xmm1
  ;; x86_64 | select
  ;; x86_64 |     movaps xmm2, xmm1
  ;; x86_64 |     jpe L1
  ;; x86_64 |     jne L1
  ;; x86_64 |     movaps xmm2, xmm0
  ;; x86_64 |   L1:
  ;; x86_64 | end
  ;; x86_64 |     movaps xmm0, xmm2
  ;; aarch64 |     stur s0, [x29, -16]
  ;; aarch64 |     stur s1, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | f32.eq
  ;; aarch64 |     fcmp s0, s1
  ;; aarch64 | select
  ;; aarch64 |     fcsel s2, s0, s1, eq
  ;; aarch64 | end
  ;; aarch64 |     mov v0.16b, v2.16b
  (func (export "select ne") (param f32 f32 i32 i32) (result i32)
    (select (local.get 2) (local.get 3) (f32.ne (local.get 0) (local.get 1))))
  ;; x86_64 |     movss [rbp-16], xmm0
  ;; x86_64 |     movss [rbp-24], xmm1
  ;; x86_64 |     mov [rbp-32], eax
  ;; x86_64 |     mov [rbp-40], ecx
  ;; x86_64 | local.get 2
  ;; x86_64 | local.get 3
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | f32.ne
  ;; x86_64 |     ucomiss xmm0, xmm1
  ;; x86_64 | select
  ;; x86_64 |     mov r11d, ecx
  ;; x86_64 |     cmovne r11d, eax
  ;; x86_64 |     cmovpe r11d, eax
  ;; x86_64 |     mov edx, r11d
  ;; x86_64 | end
  ;; x86_64 |     mov eax, edx
  ;; aarch64 |     stur s0, [x29, -16]
  ;; aarch64 |     stur s1, [x29, -24]
  ;; aarch64 |     stur w0, [x29, -32]
  ;; aarch64 |     stur w1, [x29, -40]
  ;; aarch64 | local.get 2
  ;; aarch64 | local.get 3
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | f32.ne
  ;; aarch64 |     fcmp s0, s1
  ;; aarch64 | select
  ;; aarch64 |     csel w2, w0, w1, ne
  ;; aarch64 | end
  ;; aarch64 |     mov w0, w2
  (func (export "fselect ne") (param f32 f32) (result f32)
    (select (local.get 0) (local.get 1) (f32.ne (local.get 0) (local.get 1))))
  ;; x86_64 |     movss [rbp-16], xmm0
  ;; x86_64 |     movss [rbp-24], xmm1
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | f32.ne
  ;; x86_64 |     ucomiss xmm0, xmm1
  ;; x86_64 | select
  ;; x86_64 |     movaps xmm2, xmm1
  ;; x86_64 |     short jp L1
  ;; x86_64 |     je L2
  ;; x86_64 |   L1:
  ;; x86_64 |     movaps xmm2, xmm0
  ;; x86_64 |   L2:
  ;; x86_64 | end
  ;; x86_64 |     movaps xmm0, xmm2
  ;; aarch64 |     stur s0, [x29, -16]
  ;; aarch64 |     stur s1, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | f32.ne
  ;; aarch64 |     fcmp s0, s1
  ;; aarch64 | select
  ;; aarch64 |     fcsel s2, s0, s1, ne
  ;; aarch64 | end
  ;; aarch64 |     mov v0.16b, v2.16b
  (func (export "select lt") (param f32 f32 i32 i32) (result i32)
    (select (local.get 2) (local.get 3) (f32.lt (local.get 0) (local.get 1))))
  ;; x86_64 |     movss [rbp-16], xmm0
  ;; x86_64 |     movss [rbp-24], xmm1
  ;; x86_64 |     mov [rbp-32], eax
  ;; x86_64 |     mov [rbp-40], ecx
  ;; x86_64 | local.get 2
  ;; x86_64 | local.get 3
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | f32.lt
  ;; x86_64 |     ucomiss xmm1, xmm0
  ;; x86_64 | select
  ;; x86_64 |     mov edx, ecx
  ;; x86_64 |     cmova edx, eax
  ;; x86_64 | end
  ;; x86_64 |     mov eax, edx
  ;; aarch64 |     stur s0, [x29, -16]
  ;; aarch64 |     stur s1, [x29, -24]
  ;; aarch64 |     stur w0, [x29, -32]
  ;; aarch64 |     stur w1, [x29, -40]
  ;; aarch64 | local.get 2
  ;; aarch64 | local.get 3
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | f32.lt
  ;; aarch64 |     fcmp s0, s1
  ;; aarch64 | select
  ;; aarch64 |     csel w2, w0, w1, mi
  ;; aarch64 | end
  ;; aarch64 |     mov w0, w2
  (func (export "fselect lt") (param f32 f32) (result f32)
    (select (local.get 0) (local.get 1) (f32.lt (local.get 0) (local.get 1))))
  ;; x86_64 |     movss [rbp-16], xmm0
  ;; x86_64 |     movss [rbp-24], xmm1
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | f32.lt
  ;; x86_64 |     ucomiss xmm1, xmm0
  ;; x86_64 | select
  ;; x86_64 |     movaps xmm2, xmm1
  ;; x86_64 |     jbe L1
  ;; x86_64 |     movaps xmm2, xmm0
  ;; x86_64 |   L1:
  ;; x86_64 | end
  ;; x86_64 |     movaps xmm0, xmm2
  ;; aarch64 |     stur s0, [x29, -16]
  ;; aarch64 |     stur s1, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | f32.lt
  ;; aarch64 |     fcmp s0, s1
  ;; aarch64 | select
  ;; aarch64 |     fcsel s2, s0, s1, mi
  ;; aarch64 | end
  ;; aarch64 |     mov v0.16b, v2.16b
  ;; Constants: zero by xor, others through the integer scratch register.
  (func (export "const") (result f32) (f32.add (f32.const 0) (f32.const -2.5)))
  ;; x86_64 | f32.const 0
  ;; x86_64 | f32.const -2.5
  ;; x86_64 | f32.add
  ;; x86_64 |     xorps xmm0, xmm0
  ;; x86_64 |     mov r11d, 3223322624
  ;; x86_64 |     movd xmm1, r11d
  ;; x86_64 |     vaddss xmm0, xmm0, xmm1
  ;; x86_64 | end
  ;; aarch64 | f32.const 0
  ;; aarch64 | f32.const -2.5
  ;; aarch64 | f32.add
  ;; aarch64 |     movi d0, 0
  ;; aarch64 |     fmov s1, -2.5
  ;; aarch64 |     fadd s0, s0, s1
  ;; aarch64 | end
  (func (export "const nan") (result f32) (f32.const nan:0x200000))
  ;; x86_64 | f32.const nan (0x7fa00000)
  ;; x86_64 | end
  ;; x86_64 |     mov r11d, 2141192192
  ;; x86_64 |     movd xmm0, r11d
  ;; aarch64 | f32.const nan (0x7fa00000)
  ;; aarch64 | end
  ;; aarch64 |     mov w17, 2141192192
  ;; aarch64 |     fmov s0, w17
  (func (export "chain") (param f32 f32) (result f32)
    (f32.sub (f32.mul (local.get 0) (local.get 0)) (f32.mul (local.get 1) (local.get 1))))
  ;; x86_64 |     movss [rbp-16], xmm0
  ;; x86_64 |     movss [rbp-24], xmm1
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 0
  ;; x86_64 | f32.mul
  ;; x86_64 |     vmulss xmm2, xmm0, xmm0
  ;; x86_64 | local.get 1
  ;; x86_64 | local.get 1
  ;; x86_64 | f32.mul
  ;; x86_64 |     vmulss xmm3, xmm1, xmm1
  ;; x86_64 | f32.sub
  ;; x86_64 |     vsubss xmm2, xmm2, xmm3
  ;; x86_64 | end
  ;; x86_64 |     movaps xmm0, xmm2
  ;; aarch64 |     stur s0, [x29, -16]
  ;; aarch64 |     stur s1, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 0
  ;; aarch64 | f32.mul
  ;; aarch64 |     fmul s2, s0, s0
  ;; aarch64 | local.get 1
  ;; aarch64 | local.get 1
  ;; aarch64 | f32.mul
  ;; aarch64 |     fmul s3, s1, s1
  ;; aarch64 | f32.sub
  ;; aarch64 |     fsub s2, s2, s3
  ;; aarch64 | end
  ;; aarch64 |     mov v0.16b, v2.16b
)
(assert_return (invoke "add" (f32.const 1.5) (f32.const 2.25)) (f32.const 3.75))
(assert_return (invoke "add" (f32.const nan) (f32.const 1)) (f32.const nan:canonical))
(assert_return (invoke "sub" (f32.const 1.5) (f32.const 2.25)) (f32.const -0.75))
(assert_return (invoke "sub" (f32.const nan) (f32.const 1)) (f32.const nan:canonical))
(assert_return (invoke "mul" (f32.const 1.5) (f32.const 2.0)) (f32.const 3.0))
(assert_return (invoke "mul" (f32.const nan) (f32.const 1)) (f32.const nan:canonical))
(assert_return (invoke "div" (f32.const 3.0) (f32.const 2.0)) (f32.const 1.5))
(assert_return (invoke "div" (f32.const nan) (f32.const 1)) (f32.const nan:canonical))
(assert_return (invoke "min" (f32.const -0.0) (f32.const 0.0)) (f32.const -0.0))
(assert_return (invoke "min" (f32.const nan) (f32.const 1)) (f32.const nan:canonical))
(assert_return (invoke "max" (f32.const -0.0) (f32.const 0.0)) (f32.const 0.0))
(assert_return (invoke "max" (f32.const nan) (f32.const 1)) (f32.const nan:canonical))
(assert_return (invoke "copysign" (f32.const 3.0) (f32.const -0.0)) (f32.const -3.0))
(assert_return (invoke "copysign" (f32.const nan) (f32.const 1)) (f32.const nan))
(assert_return (invoke "min" (f32.const -3) (f32.const 4)) (f32.const -3))
(assert_return (invoke "max" (f32.const -3) (f32.const 4)) (f32.const 4))
(assert_return (invoke "abs" (f32.const -1.5)) (f32.const 1.5))
(assert_return (invoke "neg" (f32.const 1.5)) (f32.const -1.5))
(assert_return (invoke "ceil" (f32.const 1.25)) (f32.const 2))
(assert_return (invoke "ceil" (f32.const -0.5)) (f32.const -0.0))
(assert_return (invoke "floor" (f32.const 1.75)) (f32.const 1))
(assert_return (invoke "floor" (f32.const -0.5)) (f32.const -1))
(assert_return (invoke "trunc" (f32.const -1.75)) (f32.const -1))
(assert_return (invoke "nearest" (f32.const 2.5)) (f32.const 2))
(assert_return (invoke "nearest" (f32.const 3.5)) (f32.const 4))
(assert_return (invoke "sqrt" (f32.const 6.25)) (f32.const 2.5))
(assert_return (invoke "eq" (f32.const 1) (f32.const 2)) (i32.const 0))
(assert_return (invoke "eq" (f32.const 2) (f32.const 1)) (i32.const 0))
(assert_return (invoke "eq" (f32.const 1) (f32.const 1)) (i32.const 1))
(assert_return (invoke "eq" (f32.const nan) (f32.const 1)) (i32.const 0))
(assert_return (invoke "br_if eq" (f32.const 1) (f32.const 2)) (i32.const 10))
(assert_return (invoke "br_if eq" (f32.const 2) (f32.const 1)) (i32.const 10))
(assert_return (invoke "br_if eq" (f32.const 1) (f32.const 1)) (i32.const 20))
(assert_return (invoke "br_if eq" (f32.const nan) (f32.const 1)) (i32.const 10))
(assert_return (invoke "if eq" (f32.const 1) (f32.const 2)) (i32.const 2))
(assert_return (invoke "if eq" (f32.const 2) (f32.const 1)) (i32.const 2))
(assert_return (invoke "if eq" (f32.const 1) (f32.const 1)) (i32.const 1))
(assert_return (invoke "if eq" (f32.const nan) (f32.const 1)) (i32.const 2))
(assert_return (invoke "ne" (f32.const 1) (f32.const 2)) (i32.const 1))
(assert_return (invoke "ne" (f32.const 2) (f32.const 1)) (i32.const 1))
(assert_return (invoke "ne" (f32.const 1) (f32.const 1)) (i32.const 0))
(assert_return (invoke "ne" (f32.const nan) (f32.const 1)) (i32.const 1))
(assert_return (invoke "br_if ne" (f32.const 1) (f32.const 2)) (i32.const 20))
(assert_return (invoke "br_if ne" (f32.const 2) (f32.const 1)) (i32.const 20))
(assert_return (invoke "br_if ne" (f32.const 1) (f32.const 1)) (i32.const 10))
(assert_return (invoke "br_if ne" (f32.const nan) (f32.const 1)) (i32.const 20))
(assert_return (invoke "if ne" (f32.const 1) (f32.const 2)) (i32.const 1))
(assert_return (invoke "if ne" (f32.const 2) (f32.const 1)) (i32.const 1))
(assert_return (invoke "if ne" (f32.const 1) (f32.const 1)) (i32.const 2))
(assert_return (invoke "if ne" (f32.const nan) (f32.const 1)) (i32.const 1))
(assert_return (invoke "lt" (f32.const 1) (f32.const 2)) (i32.const 1))
(assert_return (invoke "lt" (f32.const 2) (f32.const 1)) (i32.const 0))
(assert_return (invoke "lt" (f32.const 1) (f32.const 1)) (i32.const 0))
(assert_return (invoke "lt" (f32.const nan) (f32.const 1)) (i32.const 0))
(assert_return (invoke "br_if lt" (f32.const 1) (f32.const 2)) (i32.const 20))
(assert_return (invoke "br_if lt" (f32.const 2) (f32.const 1)) (i32.const 10))
(assert_return (invoke "br_if lt" (f32.const 1) (f32.const 1)) (i32.const 10))
(assert_return (invoke "br_if lt" (f32.const nan) (f32.const 1)) (i32.const 10))
(assert_return (invoke "if lt" (f32.const 1) (f32.const 2)) (i32.const 1))
(assert_return (invoke "if lt" (f32.const 2) (f32.const 1)) (i32.const 2))
(assert_return (invoke "if lt" (f32.const 1) (f32.const 1)) (i32.const 2))
(assert_return (invoke "if lt" (f32.const nan) (f32.const 1)) (i32.const 2))
(assert_return (invoke "gt" (f32.const 1) (f32.const 2)) (i32.const 0))
(assert_return (invoke "gt" (f32.const 2) (f32.const 1)) (i32.const 1))
(assert_return (invoke "gt" (f32.const 1) (f32.const 1)) (i32.const 0))
(assert_return (invoke "gt" (f32.const nan) (f32.const 1)) (i32.const 0))
(assert_return (invoke "br_if gt" (f32.const 1) (f32.const 2)) (i32.const 10))
(assert_return (invoke "br_if gt" (f32.const 2) (f32.const 1)) (i32.const 20))
(assert_return (invoke "br_if gt" (f32.const 1) (f32.const 1)) (i32.const 10))
(assert_return (invoke "br_if gt" (f32.const nan) (f32.const 1)) (i32.const 10))
(assert_return (invoke "if gt" (f32.const 1) (f32.const 2)) (i32.const 2))
(assert_return (invoke "if gt" (f32.const 2) (f32.const 1)) (i32.const 1))
(assert_return (invoke "if gt" (f32.const 1) (f32.const 1)) (i32.const 2))
(assert_return (invoke "if gt" (f32.const nan) (f32.const 1)) (i32.const 2))
(assert_return (invoke "le" (f32.const 1) (f32.const 2)) (i32.const 1))
(assert_return (invoke "le" (f32.const 2) (f32.const 1)) (i32.const 0))
(assert_return (invoke "le" (f32.const 1) (f32.const 1)) (i32.const 1))
(assert_return (invoke "le" (f32.const nan) (f32.const 1)) (i32.const 0))
(assert_return (invoke "br_if le" (f32.const 1) (f32.const 2)) (i32.const 20))
(assert_return (invoke "br_if le" (f32.const 2) (f32.const 1)) (i32.const 10))
(assert_return (invoke "br_if le" (f32.const 1) (f32.const 1)) (i32.const 20))
(assert_return (invoke "br_if le" (f32.const nan) (f32.const 1)) (i32.const 10))
(assert_return (invoke "if le" (f32.const 1) (f32.const 2)) (i32.const 1))
(assert_return (invoke "if le" (f32.const 2) (f32.const 1)) (i32.const 2))
(assert_return (invoke "if le" (f32.const 1) (f32.const 1)) (i32.const 1))
(assert_return (invoke "if le" (f32.const nan) (f32.const 1)) (i32.const 2))
(assert_return (invoke "ge" (f32.const 1) (f32.const 2)) (i32.const 0))
(assert_return (invoke "ge" (f32.const 2) (f32.const 1)) (i32.const 1))
(assert_return (invoke "ge" (f32.const 1) (f32.const 1)) (i32.const 1))
(assert_return (invoke "ge" (f32.const nan) (f32.const 1)) (i32.const 0))
(assert_return (invoke "br_if ge" (f32.const 1) (f32.const 2)) (i32.const 10))
(assert_return (invoke "br_if ge" (f32.const 2) (f32.const 1)) (i32.const 20))
(assert_return (invoke "br_if ge" (f32.const 1) (f32.const 1)) (i32.const 20))
(assert_return (invoke "br_if ge" (f32.const nan) (f32.const 1)) (i32.const 10))
(assert_return (invoke "if ge" (f32.const 1) (f32.const 2)) (i32.const 2))
(assert_return (invoke "if ge" (f32.const 2) (f32.const 1)) (i32.const 1))
(assert_return (invoke "if ge" (f32.const 1) (f32.const 1)) (i32.const 1))
(assert_return (invoke "if ge" (f32.const nan) (f32.const 1)) (i32.const 2))
(assert_return (invoke "select eq" (f32.const 1) (f32.const 2) (i32.const 1) (i32.const 2)) (i32.const 2))
(assert_return (invoke "select eq" (f32.const 1) (f32.const 1) (i32.const 1) (i32.const 2)) (i32.const 1))
(assert_return (invoke "select eq" (f32.const nan) (f32.const 1) (i32.const 1) (i32.const 2)) (i32.const 2))
(assert_return (invoke "fselect eq" (f32.const 1) (f32.const 2)) (f32.const 2))
(assert_return (invoke "fselect eq" (f32.const 1) (f32.const 1)) (f32.const 1))
(assert_return (invoke "fselect eq" (f32.const nan) (f32.const 1)) (f32.const 1))
(assert_return (invoke "select ne" (f32.const 1) (f32.const 2) (i32.const 1) (i32.const 2)) (i32.const 1))
(assert_return (invoke "select ne" (f32.const 1) (f32.const 1) (i32.const 1) (i32.const 2)) (i32.const 2))
(assert_return (invoke "select ne" (f32.const nan) (f32.const 1) (i32.const 1) (i32.const 2)) (i32.const 1))
(assert_return (invoke "fselect ne" (f32.const 1) (f32.const 2)) (f32.const 1))
(assert_return (invoke "fselect ne" (f32.const 1) (f32.const 1)) (f32.const 1))
(assert_return (invoke "fselect ne" (f32.const nan) (f32.const 1)) (f32.const nan:canonical))
(assert_return (invoke "select lt" (f32.const 1) (f32.const 2) (i32.const 1) (i32.const 2)) (i32.const 1))
(assert_return (invoke "select lt" (f32.const 1) (f32.const 1) (i32.const 1) (i32.const 2)) (i32.const 2))
(assert_return (invoke "select lt" (f32.const nan) (f32.const 1) (i32.const 1) (i32.const 2)) (i32.const 2))
(assert_return (invoke "fselect lt" (f32.const 1) (f32.const 2)) (f32.const 1))
(assert_return (invoke "fselect lt" (f32.const 1) (f32.const 1)) (f32.const 1))
(assert_return (invoke "fselect lt" (f32.const nan) (f32.const 1)) (f32.const 1))
(assert_return (invoke "const") (f32.const -2.5))
(assert_return (invoke "const nan") (f32.const nan:0x200000))
(assert_return (invoke "chain" (f32.const 3) (f32.const 2)) (f32.const 5))
