;; f64: arithmetic, rounding, comparisons.
;; Three-operand AVX for arithmetic, SSE 4.1 for rounding.
;;! options: -C cpu=x86-64-v3
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
  (func (export "sub") (param f64 f64) (result f64) (f64.sub (local.get 0) (local.get 1)))
  ;; x86_64 |     movsd [rbp-16], xmm0
  ;; x86_64 |     movsd [rbp-24], xmm1
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | f64.sub
  ;; x86_64 |     vsubsd xmm2, xmm0, xmm1
  ;; x86_64 | end
  ;; x86_64 |     movaps xmm0, xmm2
  (func (export "mul") (param f64 f64) (result f64) (f64.mul (local.get 0) (local.get 1)))
  ;; x86_64 |     movsd [rbp-16], xmm0
  ;; x86_64 |     movsd [rbp-24], xmm1
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | f64.mul
  ;; x86_64 |     vmulsd xmm2, xmm0, xmm1
  ;; x86_64 | end
  ;; x86_64 |     movaps xmm0, xmm2
  (func (export "div") (param f64 f64) (result f64) (f64.div (local.get 0) (local.get 1)))
  ;; x86_64 |     movsd [rbp-16], xmm0
  ;; x86_64 |     movsd [rbp-24], xmm1
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | f64.div
  ;; x86_64 |     vdivsd xmm2, xmm0, xmm1
  ;; x86_64 | end
  ;; x86_64 |     movaps xmm0, xmm2
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
  (func (export "ceil") (param f64) (result f64) (f64.ceil (local.get 0)))
  ;; x86_64 |     movsd [rbp-16], xmm0
  ;; x86_64 | local.get 0
  ;; x86_64 | f64.ceil
  ;; x86_64 |     roundsd xmm1, xmm0, 10
  ;; x86_64 | end
  ;; x86_64 |     movaps xmm0, xmm1
  (func (export "floor") (param f64) (result f64) (f64.floor (local.get 0)))
  ;; x86_64 |     movsd [rbp-16], xmm0
  ;; x86_64 | local.get 0
  ;; x86_64 | f64.floor
  ;; x86_64 |     roundsd xmm1, xmm0, 9
  ;; x86_64 | end
  ;; x86_64 |     movaps xmm0, xmm1
  (func (export "trunc") (param f64) (result f64) (f64.trunc (local.get 0)))
  ;; x86_64 |     movsd [rbp-16], xmm0
  ;; x86_64 | local.get 0
  ;; x86_64 | f64.trunc
  ;; x86_64 |     roundsd xmm1, xmm0, 11
  ;; x86_64 | end
  ;; x86_64 |     movaps xmm0, xmm1
  (func (export "nearest") (param f64) (result f64) (f64.nearest (local.get 0)))
  ;; x86_64 |     movsd [rbp-16], xmm0
  ;; x86_64 | local.get 0
  ;; x86_64 | f64.nearest
  ;; x86_64 |     roundsd xmm1, xmm0, 8
  ;; x86_64 | end
  ;; x86_64 |     movaps xmm0, xmm1
  (func (export "sqrt") (param f64) (result f64) (f64.sqrt (local.get 0)))
  ;; x86_64 |     movsd [rbp-16], xmm0
  ;; x86_64 | local.get 0
  ;; x86_64 | f64.sqrt
  ;; x86_64 |     sqrtsd xmm1, xmm0
  ;; x86_64 | end
  ;; x86_64 |     movaps xmm0, xmm1
  (func (export "eq") (param f64 f64) (result i32) (f64.eq (local.get 0) (local.get 1)))
  ;; x86_64 |     movsd [rbp-16], xmm0
  ;; x86_64 |     movsd [rbp-24], xmm1
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | f64.eq
  ;; x86_64 |     ucomisd xmm0, xmm1
  ;; x86_64 |     rex setpo r11b
  ;; x86_64 |     sete al
  ;; x86_64 |     rex and al, r11b
  ;; x86_64 |     movzx eax, al
  ;; x86_64 | end
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
  (func (export "ne") (param f64 f64) (result i32) (f64.ne (local.get 0) (local.get 1)))
  ;; x86_64 |     movsd [rbp-16], xmm0
  ;; x86_64 |     movsd [rbp-24], xmm1
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | f64.ne
  ;; x86_64 |     ucomisd xmm0, xmm1
  ;; x86_64 |     rex setpe r11b
  ;; x86_64 |     setne al
  ;; x86_64 |     rex or al, r11b
  ;; x86_64 |     movzx eax, al
  ;; x86_64 | end
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
  (func (export "const nan") (result f64) (f64.const nan:0x4000000000000))
  ;; x86_64 | f64.const nan (0x7ff4000000000000)
  ;; x86_64 | end
  ;; x86_64 |     mov r11, 9219994337134247936
  ;; x86_64 |     movq xmm0, r11
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
