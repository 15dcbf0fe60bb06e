;; f64: arithmetic, rounding, comparisons.
;; Three-operand AVX for arithmetic, SSE 4.1 for rounding.
;;! x86_64 options: -C cpu=x86-64-v3
(module
  (func (export "add") (param f64 f64) (result f64) (f64.add (local.get 0) (local.get 1)))
  ;; x86_64 |     movsd [rbp-16], xmm0
  ;; x86_64 |     movsd [rbp-24], xmm1
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | f64.add
  ;; x86_64 |     vaddsd xmm2, xmm0, xmm1
  ;; x86_64 | end
  ;; x86_64 |     movaps xmm0, xmm2
  ;; aarch64 |     stur d0, [x29, -16]
  ;; aarch64 |     stur d1, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | f64.add
  ;; aarch64 |     fadd d2, d0, d1
  ;; aarch64 | end
  ;; aarch64 |     mov v0.16b, v2.16b
  (func (export "sub") (param f64 f64) (result f64) (f64.sub (local.get 0) (local.get 1)))
  ;; x86_64 |     movsd [rbp-16], xmm0
  ;; x86_64 |     movsd [rbp-24], xmm1
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | f64.sub
  ;; x86_64 |     vsubsd xmm2, xmm0, xmm1
  ;; x86_64 | end
  ;; x86_64 |     movaps xmm0, xmm2
  ;; aarch64 |     stur d0, [x29, -16]
  ;; aarch64 |     stur d1, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | f64.sub
  ;; aarch64 |     fsub d2, d0, d1
  ;; aarch64 | end
  ;; aarch64 |     mov v0.16b, v2.16b
  (func (export "mul") (param f64 f64) (result f64) (f64.mul (local.get 0) (local.get 1)))
  ;; x86_64 |     movsd [rbp-16], xmm0
  ;; x86_64 |     movsd [rbp-24], xmm1
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | f64.mul
  ;; x86_64 |     vmulsd xmm2, xmm0, xmm1
  ;; x86_64 | end
  ;; x86_64 |     movaps xmm0, xmm2
  ;; aarch64 |     stur d0, [x29, -16]
  ;; aarch64 |     stur d1, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | f64.mul
  ;; aarch64 |     fmul d2, d0, d1
  ;; aarch64 | end
  ;; aarch64 |     mov v0.16b, v2.16b
  (func (export "div") (param f64 f64) (result f64) (f64.div (local.get 0) (local.get 1)))
  ;; x86_64 |     movsd [rbp-16], xmm0
  ;; x86_64 |     movsd [rbp-24], xmm1
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | f64.div
  ;; x86_64 |     vdivsd xmm2, xmm0, xmm1
  ;; x86_64 | end
  ;; x86_64 |     movaps xmm0, xmm2
  ;; aarch64 |     stur d0, [x29, -16]
  ;; aarch64 |     stur d1, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | f64.div
  ;; aarch64 |     fdiv d2, d0, d1
  ;; aarch64 | end
  ;; aarch64 |     mov v0.16b, v2.16b
  (func (export "min") (param f64 f64) (result f64) (f64.min (local.get 0) (local.get 1)))
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
  ;; x86_64 | end
  ;; x86_64 |     movaps xmm0, xmm2
  ;; aarch64 |     stur d0, [x29, -16]
  ;; aarch64 |     stur d1, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | f64.min
  ;; aarch64 |     fmin d2, d0, d1
  ;; aarch64 | end
  ;; aarch64 |     mov v0.16b, v2.16b
  (func (export "max") (param f64 f64) (result f64) (f64.max (local.get 0) (local.get 1)))
  ;; x86_64 |     movsd [rbp-16], xmm0
  ;; x86_64 |     movsd [rbp-24], xmm1
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | f64.max
  ;; x86_64 |     movaps xmm7, xmm0
  ;; x86_64 |     ucomisd xmm0, xmm1
  ;; x86_64 |     jpe L1
  ;; x86_64 |     jne L2
  ;; x86_64 |     andps xmm7, xmm1
  ;; x86_64 |     jmp L3
  ;; x86_64 |   L1:
  ;; x86_64 |     addsd xmm7, xmm1
  ;; x86_64 |     jmp L3
  ;; x86_64 |   L2:
  ;; x86_64 |     maxsd xmm7, xmm1
  ;; x86_64 |   L3:
  ;; x86_64 |     movaps xmm2, xmm7
  ;; x86_64 | end
  ;; x86_64 |     movaps xmm0, xmm2
  ;; aarch64 |     stur d0, [x29, -16]
  ;; aarch64 |     stur d1, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | f64.max
  ;; aarch64 |     fmax d2, d0, d1
  ;; aarch64 | end
  ;; aarch64 |     mov v0.16b, v2.16b
  (func (export "copysign") (param f64 f64) (result f64)
    (f64.copysign (local.get 0) (local.get 1)))
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
  ;; x86_64 | end
  ;; x86_64 |     movaps xmm0, xmm2
  ;; aarch64 |     stur d0, [x29, -16]
  ;; aarch64 |     stur d1, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | f64.copysign
  ;; aarch64 |     movi d31, 0
  ;; aarch64 |     fneg d31, d31
  ;; aarch64 |     mov v2.16b, v0.16b
  ;; aarch64 |     bit v2.8b, v1.8b, v31.8b
  ;; aarch64 | end
  ;; aarch64 |     mov v0.16b, v2.16b
  (func (export "abs") (param f64) (result f64) (f64.abs (local.get 0)))
  ;; x86_64 |     movsd [rbp-16], xmm0
  ;; x86_64 | local.get 0
  ;; x86_64 | f64.abs
  ;; x86_64 |     pcmpeqd xmm7, xmm7
  ;; x86_64 |     psrlq xmm7, 1
  ;; x86_64 |     movaps xmm1, xmm0
  ;; x86_64 |     andps xmm1, xmm7
  ;; x86_64 | end
  ;; x86_64 |     movaps xmm0, xmm1
  ;; aarch64 |     stur d0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | f64.abs
  ;; aarch64 |     fabs d1, d0
  ;; aarch64 | end
  ;; aarch64 |     mov v0.16b, v1.16b
  (func (export "neg") (param f64) (result f64) (f64.neg (local.get 0)))
  ;; x86_64 |     movsd [rbp-16], xmm0
  ;; x86_64 | local.get 0
  ;; x86_64 | f64.neg
  ;; x86_64 |     pcmpeqd xmm7, xmm7
  ;; x86_64 |     psllq xmm7, 63
  ;; x86_64 |     movaps xmm1, xmm0
  ;; x86_64 |     xorps xmm1, xmm7
  ;; x86_64 | end
  ;; x86_64 |     movaps xmm0, xmm1
  ;; aarch64 |     stur d0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | f64.neg
  ;; aarch64 |     fneg d1, d0
  ;; aarch64 | end
  ;; aarch64 |     mov v0.16b, v1.16b
  (func (export "ceil") (param f64) (result f64) (f64.ceil (local.get 0)))
  ;; x86_64 |     movsd [rbp-16], xmm0
  ;; x86_64 | local.get 0
  ;; x86_64 | f64.ceil
  ;; x86_64 |     roundsd xmm1, xmm0, 10
  ;; x86_64 | end
  ;; x86_64 |     movaps xmm0, xmm1
  ;; aarch64 |     stur d0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | f64.ceil
  ;; aarch64 |     frintp d1, d0
  ;; aarch64 | end
  ;; aarch64 |     mov v0.16b, v1.16b
  (func (export "floor") (param f64) (result f64) (f64.floor (local.get 0)))
  ;; x86_64 |     movsd [rbp-16], xmm0
  ;; x86_64 | local.get 0
  ;; x86_64 | f64.floor
  ;; x86_64 |     roundsd xmm1, xmm0, 9
  ;; x86_64 | end
  ;; x86_64 |     movaps xmm0, xmm1
  ;; aarch64 |     stur d0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | f64.floor
  ;; aarch64 |     frintm d1, d0
  ;; aarch64 | end
  ;; aarch64 |     mov v0.16b, v1.16b
  (func (export "trunc") (param f64) (result f64) (f64.trunc (local.get 0)))
  ;; x86_64 |     movsd [rbp-16], xmm0
  ;; x86_64 | local.get 0
  ;; x86_64 | f64.trunc
  ;; x86_64 |     roundsd xmm1, xmm0, 11
  ;; x86_64 | end
  ;; x86_64 |     movaps xmm0, xmm1
  ;; aarch64 |     stur d0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | f64.trunc
  ;; aarch64 |     frintz d1, d0
  ;; aarch64 | end
  ;; aarch64 |     mov v0.16b, v1.16b
  (func (export "nearest") (param f64) (result f64) (f64.nearest (local.get 0)))
  ;; x86_64 |     movsd [rbp-16], xmm0
  ;; x86_64 | local.get 0
  ;; x86_64 | f64.nearest
  ;; x86_64 |     roundsd xmm1, xmm0, 8
  ;; x86_64 | end
  ;; x86_64 |     movaps xmm0, xmm1
  ;; aarch64 |     stur d0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | f64.nearest
  ;; aarch64 |     frintn d1, d0
  ;; aarch64 | end
  ;; aarch64 |     mov v0.16b, v1.16b
  (func (export "sqrt") (param f64) (result f64) (f64.sqrt (local.get 0)))
  ;; x86_64 |     movsd [rbp-16], xmm0
  ;; x86_64 | local.get 0
  ;; x86_64 | f64.sqrt
  ;; x86_64 |     sqrtsd xmm1, xmm0
  ;; x86_64 | end
  ;; x86_64 |     movaps xmm0, xmm1
  ;; aarch64 |     stur d0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | f64.sqrt
  ;; aarch64 |     fsqrt d1, d0
  ;; aarch64 | end
  ;; aarch64 |     mov v0.16b, v1.16b
  (func (export "eq") (param f64 f64) (result i32) (f64.eq (local.get 0) (local.get 1)))
  ;; x86_64 |     movsd [rbp-16], xmm0
  ;; x86_64 |     movsd [rbp-24], xmm1
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | f64.eq
  ;; x86_64 |     ucomisd xmm0, xmm1
  ;; x86_64 |     rex setpo r11b
  ;; x86_64 |     sete al
  ;; x86_64 |     and eax, r11d
  ;; x86_64 |     movzx eax, al
  ;; x86_64 | end
  ;; aarch64 |     stur d0, [x29, -16]
  ;; aarch64 |     stur d1, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | f64.eq
  ;; aarch64 |     fcmp d0, d1
  ;; aarch64 |     cset w0, eq
  ;; aarch64 | end
  (func (export "br_if eq") (param f64 f64) (result i32)
    (block (br_if 0 (f64.eq (local.get 0) (local.get 1))) (return (i32.const 10))) (i32.const 20))
  ;; x86_64 |     movsd [rbp-16], xmm0
  ;; x86_64 |     movsd [rbp-24], xmm1
  ;; x86_64 | block
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | f64.eq
  ;; x86_64 |     ucomisd xmm0, xmm1
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
  ;; aarch64 |     stur d0, [x29, -16]
  ;; aarch64 |     stur d1, [x29, -24]
  ;; aarch64 | block
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | f64.eq
  ;; aarch64 |     fcmp d0, d1
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
  (func (export "if eq") (param f64 f64) (result i32)
    (if (result i32) (f64.eq (local.get 0) (local.get 1)) (then (i32.const 1)) (else (i32.const 2))))
  ;; x86_64 |     movsd [rbp-16], xmm0
  ;; x86_64 |     movsd [rbp-24], xmm1
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | f64.eq
  ;; x86_64 |     ucomisd xmm0, xmm1
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
  ;; aarch64 |     stur d0, [x29, -16]
  ;; aarch64 |     stur d1, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | f64.eq
  ;; aarch64 |     fcmp d0, d1
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
  (func (export "ne") (param f64 f64) (result i32) (f64.ne (local.get 0) (local.get 1)))
  ;; x86_64 |     movsd [rbp-16], xmm0
  ;; x86_64 |     movsd [rbp-24], xmm1
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | f64.ne
  ;; x86_64 |     ucomisd xmm0, xmm1
  ;; x86_64 |     rex setpe r11b
  ;; x86_64 |     setne al
  ;; x86_64 |     or eax, r11d
  ;; x86_64 |     movzx eax, al
  ;; x86_64 | end
  ;; aarch64 |     stur d0, [x29, -16]
  ;; aarch64 |     stur d1, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | f64.ne
  ;; aarch64 |     fcmp d0, d1
  ;; aarch64 |     cset w0, ne
  ;; aarch64 | end
  (func (export "br_if ne") (param f64 f64) (result i32)
    (block (br_if 0 (f64.ne (local.get 0) (local.get 1))) (return (i32.const 10))) (i32.const 20))
  ;; x86_64 |     movsd [rbp-16], xmm0
  ;; x86_64 |     movsd [rbp-24], xmm1
  ;; x86_64 | block
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | f64.ne
  ;; x86_64 |     ucomisd xmm0, xmm1
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
  ;; aarch64 |     stur d0, [x29, -16]
  ;; aarch64 |     stur d1, [x29, -24]
  ;; aarch64 | block
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | f64.ne
  ;; aarch64 |     fcmp d0, d1
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
  (func (export "if ne") (param f64 f64) (result i32)
    (if (result i32) (f64.ne (local.get 0) (local.get 1)) (then (i32.const 1)) (else (i32.const 2))))
  ;; x86_64 |     movsd [rbp-16], xmm0
  ;; x86_64 |     movsd [rbp-24], xmm1
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | f64.ne
  ;; x86_64 |     ucomisd xmm0, xmm1
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
  ;; aarch64 |     stur d0, [x29, -16]
  ;; aarch64 |     stur d1, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | f64.ne
  ;; aarch64 |     fcmp d0, d1
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
  (func (export "lt") (param f64 f64) (result i32) (f64.lt (local.get 0) (local.get 1)))
  ;; x86_64 |     movsd [rbp-16], xmm0
  ;; x86_64 |     movsd [rbp-24], xmm1
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | f64.lt
  ;; x86_64 |     ucomisd xmm1, xmm0
  ;; x86_64 |     seta al
  ;; x86_64 |     movzx eax, al
  ;; x86_64 | end
  ;; aarch64 |     stur d0, [x29, -16]
  ;; aarch64 |     stur d1, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | f64.lt
  ;; aarch64 |     fcmp d0, d1
  ;; aarch64 |     cset w0, mi
  ;; aarch64 | end
  (func (export "br_if lt") (param f64 f64) (result i32)
    (block (br_if 0 (f64.lt (local.get 0) (local.get 1))) (return (i32.const 10))) (i32.const 20))
  ;; x86_64 |     movsd [rbp-16], xmm0
  ;; x86_64 |     movsd [rbp-24], xmm1
  ;; x86_64 | block
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | f64.lt
  ;; x86_64 |     ucomisd xmm1, xmm0
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
  ;; aarch64 |     stur d0, [x29, -16]
  ;; aarch64 |     stur d1, [x29, -24]
  ;; aarch64 | block
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | f64.lt
  ;; aarch64 |     fcmp d0, d1
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
  (func (export "if lt") (param f64 f64) (result i32)
    (if (result i32) (f64.lt (local.get 0) (local.get 1)) (then (i32.const 1)) (else (i32.const 2))))
  ;; x86_64 |     movsd [rbp-16], xmm0
  ;; x86_64 |     movsd [rbp-24], xmm1
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | f64.lt
  ;; x86_64 |     ucomisd xmm1, xmm0
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
  ;; aarch64 |     stur d0, [x29, -16]
  ;; aarch64 |     stur d1, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | f64.lt
  ;; aarch64 |     fcmp d0, d1
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
  (func (export "gt") (param f64 f64) (result i32) (f64.gt (local.get 0) (local.get 1)))
  ;; x86_64 |     movsd [rbp-16], xmm0
  ;; x86_64 |     movsd [rbp-24], xmm1
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | f64.gt
  ;; x86_64 |     ucomisd xmm0, xmm1
  ;; x86_64 |     seta al
  ;; x86_64 |     movzx eax, al
  ;; x86_64 | end
  ;; aarch64 |     stur d0, [x29, -16]
  ;; aarch64 |     stur d1, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | f64.gt
  ;; aarch64 |     fcmp d0, d1
  ;; aarch64 |     cset w0, gt
  ;; aarch64 | end
  (func (export "br_if gt") (param f64 f64) (result i32)
    (block (br_if 0 (f64.gt (local.get 0) (local.get 1))) (return (i32.const 10))) (i32.const 20))
  ;; x86_64 |     movsd [rbp-16], xmm0
  ;; x86_64 |     movsd [rbp-24], xmm1
  ;; x86_64 | block
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | f64.gt
  ;; x86_64 |     ucomisd xmm0, xmm1
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
  ;; aarch64 |     stur d0, [x29, -16]
  ;; aarch64 |     stur d1, [x29, -24]
  ;; aarch64 | block
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | f64.gt
  ;; aarch64 |     fcmp d0, d1
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
  (func (export "if gt") (param f64 f64) (result i32)
    (if (result i32) (f64.gt (local.get 0) (local.get 1)) (then (i32.const 1)) (else (i32.const 2))))
  ;; x86_64 |     movsd [rbp-16], xmm0
  ;; x86_64 |     movsd [rbp-24], xmm1
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | f64.gt
  ;; x86_64 |     ucomisd xmm0, xmm1
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
  ;; aarch64 |     stur d0, [x29, -16]
  ;; aarch64 |     stur d1, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | f64.gt
  ;; aarch64 |     fcmp d0, d1
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
  (func (export "le") (param f64 f64) (result i32) (f64.le (local.get 0) (local.get 1)))
  ;; x86_64 |     movsd [rbp-16], xmm0
  ;; x86_64 |     movsd [rbp-24], xmm1
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | f64.le
  ;; x86_64 |     ucomisd xmm1, xmm0
  ;; x86_64 |     setae al
  ;; x86_64 |     movzx eax, al
  ;; x86_64 | end
  ;; aarch64 |     stur d0, [x29, -16]
  ;; aarch64 |     stur d1, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | f64.le
  ;; aarch64 |     fcmp d0, d1
  ;; aarch64 |     cset w0, ls
  ;; aarch64 | end
  (func (export "br_if le") (param f64 f64) (result i32)
    (block (br_if 0 (f64.le (local.get 0) (local.get 1))) (return (i32.const 10))) (i32.const 20))
  ;; x86_64 |     movsd [rbp-16], xmm0
  ;; x86_64 |     movsd [rbp-24], xmm1
  ;; x86_64 | block
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | f64.le
  ;; x86_64 |     ucomisd xmm1, xmm0
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
  ;; aarch64 |     stur d0, [x29, -16]
  ;; aarch64 |     stur d1, [x29, -24]
  ;; aarch64 | block
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | f64.le
  ;; aarch64 |     fcmp d0, d1
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
  (func (export "if le") (param f64 f64) (result i32)
    (if (result i32) (f64.le (local.get 0) (local.get 1)) (then (i32.const 1)) (else (i32.const 2))))
  ;; x86_64 |     movsd [rbp-16], xmm0
  ;; x86_64 |     movsd [rbp-24], xmm1
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | f64.le
  ;; x86_64 |     ucomisd xmm1, xmm0
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
  ;; aarch64 |     stur d0, [x29, -16]
  ;; aarch64 |     stur d1, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | f64.le
  ;; aarch64 |     fcmp d0, d1
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
  (func (export "ge") (param f64 f64) (result i32) (f64.ge (local.get 0) (local.get 1)))
  ;; x86_64 |     movsd [rbp-16], xmm0
  ;; x86_64 |     movsd [rbp-24], xmm1
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | f64.ge
  ;; x86_64 |     ucomisd xmm0, xmm1
  ;; x86_64 |     setae al
  ;; x86_64 |     movzx eax, al
  ;; x86_64 | end
  ;; aarch64 |     stur d0, [x29, -16]
  ;; aarch64 |     stur d1, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | f64.ge
  ;; aarch64 |     fcmp d0, d1
  ;; aarch64 |     cset w0, ge
  ;; aarch64 | end
  (func (export "br_if ge") (param f64 f64) (result i32)
    (block (br_if 0 (f64.ge (local.get 0) (local.get 1))) (return (i32.const 10))) (i32.const 20))
  ;; x86_64 |     movsd [rbp-16], xmm0
  ;; x86_64 |     movsd [rbp-24], xmm1
  ;; x86_64 | block
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | f64.ge
  ;; x86_64 |     ucomisd xmm0, xmm1
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
  ;; aarch64 |     stur d0, [x29, -16]
  ;; aarch64 |     stur d1, [x29, -24]
  ;; aarch64 | block
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | f64.ge
  ;; aarch64 |     fcmp d0, d1
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
  (func (export "if ge") (param f64 f64) (result i32)
    (if (result i32) (f64.ge (local.get 0) (local.get 1)) (then (i32.const 1)) (else (i32.const 2))))
  ;; x86_64 |     movsd [rbp-16], xmm0
  ;; x86_64 |     movsd [rbp-24], xmm1
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | f64.ge
  ;; x86_64 |     ucomisd xmm0, xmm1
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
  ;; aarch64 |     stur d0, [x29, -16]
  ;; aarch64 |     stur d1, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | f64.ge
  ;; aarch64 |     fcmp d0, d1
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
  (func (export "select eq") (param f64 f64 i32 i32) (result i32)
    (select (local.get 2) (local.get 3) (f64.eq (local.get 0) (local.get 1))))
  ;; x86_64 |     movsd [rbp-16], xmm0
  ;; x86_64 |     movsd [rbp-24], xmm1
  ;; x86_64 |     mov [rbp-32], eax
  ;; x86_64 |     mov [rbp-40], ecx
  ;; x86_64 | local.get 2
  ;; x86_64 | local.get 3
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | f64.eq
  ;; x86_64 |     ucomisd xmm0, xmm1
  ;; x86_64 | select
  ;; x86_64 |     mov r11d, eax
  ;; x86_64 |     cmovne r11d, ecx
  ;; x86_64 |     cmovpe r11d, ecx
  ;; x86_64 |     mov edx, r11d
  ;; x86_64 | end
  ;; x86_64 |     mov eax, edx
  ;; aarch64 |     stur d0, [x29, -16]
  ;; aarch64 |     stur d1, [x29, -24]
  ;; aarch64 |     stur w0, [x29, -32]
  ;; aarch64 |     stur w1, [x29, -40]
  ;; aarch64 | local.get 2
  ;; aarch64 | local.get 3
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | f64.eq
  ;; aarch64 |     fcmp d0, d1
  ;; aarch64 | select
  ;; aarch64 |     csel w2, w0, w1, eq
  ;; aarch64 | end
  ;; aarch64 |     mov w0, w2
  (func (export "fselect eq") (param f64 f64) (result f64)
    (select (local.get 0) (local.get 1) (f64.eq (local.get 0) (local.get 1))))
  ;; x86_64 |     movsd [rbp-16], xmm0
  ;; x86_64 |     movsd [rbp-24], xmm1
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | f64.eq
  ;; x86_64 |     ucomisd xmm0, xmm1
  ;; x86_64 | select
  ;; x86_64 |     movaps xmm2, xmm1
  ;; x86_64 |     jpe L1
  ;; x86_64 |     jne L1
  ;; x86_64 |     movaps xmm2, xmm0
  ;; x86_64 |   L1:
  ;; x86_64 | end
  ;; x86_64 |     movaps xmm0, xmm2
  ;; aarch64 |     stur d0, [x29, -16]
  ;; aarch64 |     stur d1, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | f64.eq
  ;; aarch64 |     fcmp d0, d1
  ;; aarch64 | select
  ;; aarch64 |     fcsel d2, d0, d1, eq
  ;; aarch64 | end
  ;; aarch64 |     mov v0.16b, v2.16b
  (func (export "select ne") (param f64 f64 i32 i32) (result i32)
    (select (local.get 2) (local.get 3) (f64.ne (local.get 0) (local.get 1))))
  ;; x86_64 |     movsd [rbp-16], xmm0
  ;; x86_64 |     movsd [rbp-24], xmm1
  ;; x86_64 |     mov [rbp-32], eax
  ;; x86_64 |     mov [rbp-40], ecx
  ;; x86_64 | local.get 2
  ;; x86_64 | local.get 3
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | f64.ne
  ;; x86_64 |     ucomisd xmm0, xmm1
  ;; x86_64 | select
  ;; x86_64 |     mov r11d, ecx
  ;; x86_64 |     cmovne r11d, eax
  ;; x86_64 |     cmovpe r11d, eax
  ;; x86_64 |     mov edx, r11d
  ;; x86_64 | end
  ;; x86_64 |     mov eax, edx
  ;; aarch64 |     stur d0, [x29, -16]
  ;; aarch64 |     stur d1, [x29, -24]
  ;; aarch64 |     stur w0, [x29, -32]
  ;; aarch64 |     stur w1, [x29, -40]
  ;; aarch64 | local.get 2
  ;; aarch64 | local.get 3
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | f64.ne
  ;; aarch64 |     fcmp d0, d1
  ;; aarch64 | select
  ;; aarch64 |     csel w2, w0, w1, ne
  ;; aarch64 | end
  ;; aarch64 |     mov w0, w2
  (func (export "fselect ne") (param f64 f64) (result f64)
    (select (local.get 0) (local.get 1) (f64.ne (local.get 0) (local.get 1))))
  ;; x86_64 |     movsd [rbp-16], xmm0
  ;; x86_64 |     movsd [rbp-24], xmm1
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | f64.ne
  ;; x86_64 |     ucomisd xmm0, xmm1
  ;; x86_64 | select
  ;; x86_64 |     movaps xmm2, xmm1
  ;; x86_64 |     short jp L1
  ;; x86_64 |     je L2
  ;; x86_64 |   L1:
  ;; x86_64 |     movaps xmm2, xmm0
  ;; x86_64 |   L2:
  ;; x86_64 | end
  ;; x86_64 |     movaps xmm0, xmm2
  ;; aarch64 |     stur d0, [x29, -16]
  ;; aarch64 |     stur d1, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | f64.ne
  ;; aarch64 |     fcmp d0, d1
  ;; aarch64 | select
  ;; aarch64 |     fcsel d2, d0, d1, ne
  ;; aarch64 | end
  ;; aarch64 |     mov v0.16b, v2.16b
  (func (export "select lt") (param f64 f64 i32 i32) (result i32)
    (select (local.get 2) (local.get 3) (f64.lt (local.get 0) (local.get 1))))
  ;; x86_64 |     movsd [rbp-16], xmm0
  ;; x86_64 |     movsd [rbp-24], xmm1
  ;; x86_64 |     mov [rbp-32], eax
  ;; x86_64 |     mov [rbp-40], ecx
  ;; x86_64 | local.get 2
  ;; x86_64 | local.get 3
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | f64.lt
  ;; x86_64 |     ucomisd xmm1, xmm0
  ;; x86_64 | select
  ;; x86_64 |     mov edx, ecx
  ;; x86_64 |     cmova edx, eax
  ;; x86_64 | end
  ;; x86_64 |     mov eax, edx
  ;; aarch64 |     stur d0, [x29, -16]
  ;; aarch64 |     stur d1, [x29, -24]
  ;; aarch64 |     stur w0, [x29, -32]
  ;; aarch64 |     stur w1, [x29, -40]
  ;; aarch64 | local.get 2
  ;; aarch64 | local.get 3
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | f64.lt
  ;; aarch64 |     fcmp d0, d1
  ;; aarch64 | select
  ;; aarch64 |     csel w2, w0, w1, mi
  ;; aarch64 | end
  ;; aarch64 |     mov w0, w2
  (func (export "fselect lt") (param f64 f64) (result f64)
    (select (local.get 0) (local.get 1) (f64.lt (local.get 0) (local.get 1))))
  ;; x86_64 |     movsd [rbp-16], xmm0
  ;; x86_64 |     movsd [rbp-24], xmm1
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | f64.lt
  ;; x86_64 |     ucomisd xmm1, xmm0
  ;; x86_64 | select
  ;; x86_64 |     movaps xmm2, xmm1
  ;; x86_64 |     jbe L1
  ;; x86_64 |     movaps xmm2, xmm0
  ;; x86_64 |   L1:
  ;; x86_64 | end
  ;; x86_64 |     movaps xmm0, xmm2
  ;; aarch64 |     stur d0, [x29, -16]
  ;; aarch64 |     stur d1, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | f64.lt
  ;; aarch64 |     fcmp d0, d1
  ;; aarch64 | select
  ;; aarch64 |     fcsel d2, d0, d1, mi
  ;; aarch64 | end
  ;; aarch64 |     mov v0.16b, v2.16b
  ;; Constants: zero by xor, others through the integer scratch register.
  (func (export "const") (result f64) (f64.add (f64.const 0) (f64.const -2.5)))
  ;; x86_64 | f64.const 0
  ;; x86_64 | f64.const -2.5
  ;; x86_64 | f64.add
  ;; x86_64 |     xorps xmm0, xmm0
  ;; x86_64 |     mov r11, -4610560118520545280
  ;; x86_64 |     movq xmm1, r11
  ;; x86_64 |     vaddsd xmm0, xmm0, xmm1
  ;; x86_64 | end
  ;; aarch64 | f64.const 0
  ;; aarch64 | f64.const -2.5
  ;; aarch64 | f64.add
  ;; aarch64 |     movi d0, 0
  ;; aarch64 |     fmov d1, -2.5
  ;; aarch64 |     fadd d0, d0, d1
  ;; aarch64 | end
  (func (export "const nan") (result f64) (f64.const nan:0x4000000000000))
  ;; x86_64 | f64.const nan (0x7ff4000000000000)
  ;; x86_64 | end
  ;; x86_64 |     mov r11, 9219994337134247936
  ;; x86_64 |     movq xmm0, r11
  ;; aarch64 | f64.const nan (0x7ff4000000000000)
  ;; aarch64 | end
  ;; aarch64 |     mov x17, 9219994337134247936
  ;; aarch64 |     fmov d0, x17
  (func (export "chain") (param f64 f64) (result f64)
    (f64.sub (f64.mul (local.get 0) (local.get 0)) (f64.mul (local.get 1) (local.get 1))))
  ;; x86_64 |     movsd [rbp-16], xmm0
  ;; x86_64 |     movsd [rbp-24], xmm1
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 0
  ;; x86_64 | f64.mul
  ;; x86_64 |     vmulsd xmm2, xmm0, xmm0
  ;; x86_64 | local.get 1
  ;; x86_64 | local.get 1
  ;; x86_64 | f64.mul
  ;; x86_64 |     vmulsd xmm3, xmm1, xmm1
  ;; x86_64 | f64.sub
  ;; x86_64 |     vsubsd xmm2, xmm2, xmm3
  ;; x86_64 | end
  ;; x86_64 |     movaps xmm0, xmm2
  ;; aarch64 |     stur d0, [x29, -16]
  ;; aarch64 |     stur d1, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 0
  ;; aarch64 | f64.mul
  ;; aarch64 |     fmul d2, d0, d0
  ;; aarch64 | local.get 1
  ;; aarch64 | local.get 1
  ;; aarch64 | f64.mul
  ;; aarch64 |     fmul d3, d1, d1
  ;; aarch64 | f64.sub
  ;; aarch64 |     fsub d2, d2, d3
  ;; aarch64 | end
  ;; aarch64 |     mov v0.16b, v2.16b
)
(assert_return (invoke "add" (f64.const 1.5) (f64.const 2.25)) (f64.const 3.75))
(assert_return (invoke "add" (f64.const nan) (f64.const 1)) (f64.const nan:canonical))
(assert_return (invoke "sub" (f64.const 1.5) (f64.const 2.25)) (f64.const -0.75))
(assert_return (invoke "sub" (f64.const nan) (f64.const 1)) (f64.const nan:canonical))
(assert_return (invoke "mul" (f64.const 1.5) (f64.const 2.0)) (f64.const 3.0))
(assert_return (invoke "mul" (f64.const nan) (f64.const 1)) (f64.const nan:canonical))
(assert_return (invoke "div" (f64.const 3.0) (f64.const 2.0)) (f64.const 1.5))
(assert_return (invoke "div" (f64.const nan) (f64.const 1)) (f64.const nan:canonical))
(assert_return (invoke "min" (f64.const -0.0) (f64.const 0.0)) (f64.const -0.0))
(assert_return (invoke "min" (f64.const nan) (f64.const 1)) (f64.const nan:canonical))
(assert_return (invoke "max" (f64.const -0.0) (f64.const 0.0)) (f64.const 0.0))
(assert_return (invoke "max" (f64.const nan) (f64.const 1)) (f64.const nan:canonical))
(assert_return (invoke "copysign" (f64.const 3.0) (f64.const -0.0)) (f64.const -3.0))
(assert_return (invoke "copysign" (f64.const nan) (f64.const 1)) (f64.const nan))
(assert_return (invoke "min" (f64.const -3) (f64.const 4)) (f64.const -3))
(assert_return (invoke "max" (f64.const -3) (f64.const 4)) (f64.const 4))
(assert_return (invoke "abs" (f64.const -1.5)) (f64.const 1.5))
(assert_return (invoke "neg" (f64.const 1.5)) (f64.const -1.5))
(assert_return (invoke "ceil" (f64.const 1.25)) (f64.const 2))
(assert_return (invoke "ceil" (f64.const -0.5)) (f64.const -0.0))
(assert_return (invoke "floor" (f64.const 1.75)) (f64.const 1))
(assert_return (invoke "floor" (f64.const -0.5)) (f64.const -1))
(assert_return (invoke "trunc" (f64.const -1.75)) (f64.const -1))
(assert_return (invoke "nearest" (f64.const 2.5)) (f64.const 2))
(assert_return (invoke "nearest" (f64.const 3.5)) (f64.const 4))
(assert_return (invoke "sqrt" (f64.const 6.25)) (f64.const 2.5))
(assert_return (invoke "eq" (f64.const 1) (f64.const 2)) (i32.const 0))
(assert_return (invoke "eq" (f64.const 2) (f64.const 1)) (i32.const 0))
(assert_return (invoke "eq" (f64.const 1) (f64.const 1)) (i32.const 1))
(assert_return (invoke "eq" (f64.const nan) (f64.const 1)) (i32.const 0))
(assert_return (invoke "br_if eq" (f64.const 1) (f64.const 2)) (i32.const 10))
(assert_return (invoke "br_if eq" (f64.const 2) (f64.const 1)) (i32.const 10))
(assert_return (invoke "br_if eq" (f64.const 1) (f64.const 1)) (i32.const 20))
(assert_return (invoke "br_if eq" (f64.const nan) (f64.const 1)) (i32.const 10))
(assert_return (invoke "if eq" (f64.const 1) (f64.const 2)) (i32.const 2))
(assert_return (invoke "if eq" (f64.const 2) (f64.const 1)) (i32.const 2))
(assert_return (invoke "if eq" (f64.const 1) (f64.const 1)) (i32.const 1))
(assert_return (invoke "if eq" (f64.const nan) (f64.const 1)) (i32.const 2))
(assert_return (invoke "ne" (f64.const 1) (f64.const 2)) (i32.const 1))
(assert_return (invoke "ne" (f64.const 2) (f64.const 1)) (i32.const 1))
(assert_return (invoke "ne" (f64.const 1) (f64.const 1)) (i32.const 0))
(assert_return (invoke "ne" (f64.const nan) (f64.const 1)) (i32.const 1))
(assert_return (invoke "br_if ne" (f64.const 1) (f64.const 2)) (i32.const 20))
(assert_return (invoke "br_if ne" (f64.const 2) (f64.const 1)) (i32.const 20))
(assert_return (invoke "br_if ne" (f64.const 1) (f64.const 1)) (i32.const 10))
(assert_return (invoke "br_if ne" (f64.const nan) (f64.const 1)) (i32.const 20))
(assert_return (invoke "if ne" (f64.const 1) (f64.const 2)) (i32.const 1))
(assert_return (invoke "if ne" (f64.const 2) (f64.const 1)) (i32.const 1))
(assert_return (invoke "if ne" (f64.const 1) (f64.const 1)) (i32.const 2))
(assert_return (invoke "if ne" (f64.const nan) (f64.const 1)) (i32.const 1))
(assert_return (invoke "lt" (f64.const 1) (f64.const 2)) (i32.const 1))
(assert_return (invoke "lt" (f64.const 2) (f64.const 1)) (i32.const 0))
(assert_return (invoke "lt" (f64.const 1) (f64.const 1)) (i32.const 0))
(assert_return (invoke "lt" (f64.const nan) (f64.const 1)) (i32.const 0))
(assert_return (invoke "br_if lt" (f64.const 1) (f64.const 2)) (i32.const 20))
(assert_return (invoke "br_if lt" (f64.const 2) (f64.const 1)) (i32.const 10))
(assert_return (invoke "br_if lt" (f64.const 1) (f64.const 1)) (i32.const 10))
(assert_return (invoke "br_if lt" (f64.const nan) (f64.const 1)) (i32.const 10))
(assert_return (invoke "if lt" (f64.const 1) (f64.const 2)) (i32.const 1))
(assert_return (invoke "if lt" (f64.const 2) (f64.const 1)) (i32.const 2))
(assert_return (invoke "if lt" (f64.const 1) (f64.const 1)) (i32.const 2))
(assert_return (invoke "if lt" (f64.const nan) (f64.const 1)) (i32.const 2))
(assert_return (invoke "gt" (f64.const 1) (f64.const 2)) (i32.const 0))
(assert_return (invoke "gt" (f64.const 2) (f64.const 1)) (i32.const 1))
(assert_return (invoke "gt" (f64.const 1) (f64.const 1)) (i32.const 0))
(assert_return (invoke "gt" (f64.const nan) (f64.const 1)) (i32.const 0))
(assert_return (invoke "br_if gt" (f64.const 1) (f64.const 2)) (i32.const 10))
(assert_return (invoke "br_if gt" (f64.const 2) (f64.const 1)) (i32.const 20))
(assert_return (invoke "br_if gt" (f64.const 1) (f64.const 1)) (i32.const 10))
(assert_return (invoke "br_if gt" (f64.const nan) (f64.const 1)) (i32.const 10))
(assert_return (invoke "if gt" (f64.const 1) (f64.const 2)) (i32.const 2))
(assert_return (invoke "if gt" (f64.const 2) (f64.const 1)) (i32.const 1))
(assert_return (invoke "if gt" (f64.const 1) (f64.const 1)) (i32.const 2))
(assert_return (invoke "if gt" (f64.const nan) (f64.const 1)) (i32.const 2))
(assert_return (invoke "le" (f64.const 1) (f64.const 2)) (i32.const 1))
(assert_return (invoke "le" (f64.const 2) (f64.const 1)) (i32.const 0))
(assert_return (invoke "le" (f64.const 1) (f64.const 1)) (i32.const 1))
(assert_return (invoke "le" (f64.const nan) (f64.const 1)) (i32.const 0))
(assert_return (invoke "br_if le" (f64.const 1) (f64.const 2)) (i32.const 20))
(assert_return (invoke "br_if le" (f64.const 2) (f64.const 1)) (i32.const 10))
(assert_return (invoke "br_if le" (f64.const 1) (f64.const 1)) (i32.const 20))
(assert_return (invoke "br_if le" (f64.const nan) (f64.const 1)) (i32.const 10))
(assert_return (invoke "if le" (f64.const 1) (f64.const 2)) (i32.const 1))
(assert_return (invoke "if le" (f64.const 2) (f64.const 1)) (i32.const 2))
(assert_return (invoke "if le" (f64.const 1) (f64.const 1)) (i32.const 1))
(assert_return (invoke "if le" (f64.const nan) (f64.const 1)) (i32.const 2))
(assert_return (invoke "ge" (f64.const 1) (f64.const 2)) (i32.const 0))
(assert_return (invoke "ge" (f64.const 2) (f64.const 1)) (i32.const 1))
(assert_return (invoke "ge" (f64.const 1) (f64.const 1)) (i32.const 1))
(assert_return (invoke "ge" (f64.const nan) (f64.const 1)) (i32.const 0))
(assert_return (invoke "br_if ge" (f64.const 1) (f64.const 2)) (i32.const 10))
(assert_return (invoke "br_if ge" (f64.const 2) (f64.const 1)) (i32.const 20))
(assert_return (invoke "br_if ge" (f64.const 1) (f64.const 1)) (i32.const 20))
(assert_return (invoke "br_if ge" (f64.const nan) (f64.const 1)) (i32.const 10))
(assert_return (invoke "if ge" (f64.const 1) (f64.const 2)) (i32.const 2))
(assert_return (invoke "if ge" (f64.const 2) (f64.const 1)) (i32.const 1))
(assert_return (invoke "if ge" (f64.const 1) (f64.const 1)) (i32.const 1))
(assert_return (invoke "if ge" (f64.const nan) (f64.const 1)) (i32.const 2))
(assert_return (invoke "select eq" (f64.const 1) (f64.const 2) (i32.const 1) (i32.const 2)) (i32.const 2))
(assert_return (invoke "select eq" (f64.const 1) (f64.const 1) (i32.const 1) (i32.const 2)) (i32.const 1))
(assert_return (invoke "select eq" (f64.const nan) (f64.const 1) (i32.const 1) (i32.const 2)) (i32.const 2))
(assert_return (invoke "fselect eq" (f64.const 1) (f64.const 2)) (f64.const 2))
(assert_return (invoke "fselect eq" (f64.const 1) (f64.const 1)) (f64.const 1))
(assert_return (invoke "fselect eq" (f64.const nan) (f64.const 1)) (f64.const 1))
(assert_return (invoke "select ne" (f64.const 1) (f64.const 2) (i32.const 1) (i32.const 2)) (i32.const 1))
(assert_return (invoke "select ne" (f64.const 1) (f64.const 1) (i32.const 1) (i32.const 2)) (i32.const 2))
(assert_return (invoke "select ne" (f64.const nan) (f64.const 1) (i32.const 1) (i32.const 2)) (i32.const 1))
(assert_return (invoke "fselect ne" (f64.const 1) (f64.const 2)) (f64.const 1))
(assert_return (invoke "fselect ne" (f64.const 1) (f64.const 1)) (f64.const 1))
(assert_return (invoke "fselect ne" (f64.const nan) (f64.const 1)) (f64.const nan:canonical))
(assert_return (invoke "select lt" (f64.const 1) (f64.const 2) (i32.const 1) (i32.const 2)) (i32.const 1))
(assert_return (invoke "select lt" (f64.const 1) (f64.const 1) (i32.const 1) (i32.const 2)) (i32.const 2))
(assert_return (invoke "select lt" (f64.const nan) (f64.const 1) (i32.const 1) (i32.const 2)) (i32.const 2))
(assert_return (invoke "fselect lt" (f64.const 1) (f64.const 2)) (f64.const 1))
(assert_return (invoke "fselect lt" (f64.const 1) (f64.const 1)) (f64.const 1))
(assert_return (invoke "fselect lt" (f64.const nan) (f64.const 1)) (f64.const 1))
(assert_return (invoke "const") (f64.const -2.5))
(assert_return (invoke "const nan") (f64.const nan:0x4000000000000))
(assert_return (invoke "chain" (f64.const 3) (f64.const 2)) (f64.const 5))
