;; f32: arithmetic, rounding, comparisons.
;; Three-operand AVX for arithmetic, SSE 4.1 for rounding.
;;! options: -C cpu=x86-64-v3
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
  (func (export "sub") (param f32 f32) (result f32) (f32.sub (local.get 0) (local.get 1)))
  ;; x86_64 |     movss [rbp-16], xmm0
  ;; x86_64 |     movss [rbp-24], xmm1
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | f32.sub
  ;; x86_64 |     vsubss xmm2, xmm0, xmm1
  ;; x86_64 | end
  ;; x86_64 |     movaps xmm0, xmm2
  (func (export "mul") (param f32 f32) (result f32) (f32.mul (local.get 0) (local.get 1)))
  ;; x86_64 |     movss [rbp-16], xmm0
  ;; x86_64 |     movss [rbp-24], xmm1
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | f32.mul
  ;; x86_64 |     vmulss xmm2, xmm0, xmm1
  ;; x86_64 | end
  ;; x86_64 |     movaps xmm0, xmm2
  (func (export "div") (param f32 f32) (result f32) (f32.div (local.get 0) (local.get 1)))
  ;; x86_64 |     movss [rbp-16], xmm0
  ;; x86_64 |     movss [rbp-24], xmm1
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | f32.div
  ;; x86_64 |     vdivss xmm2, xmm0, xmm1
  ;; x86_64 | end
  ;; x86_64 |     movaps xmm0, xmm2
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
  (func (export "ceil") (param f32) (result f32) (f32.ceil (local.get 0)))
  ;; x86_64 |     movss [rbp-16], xmm0
  ;; x86_64 | local.get 0
  ;; x86_64 | f32.ceil
  ;; x86_64 |     roundss xmm1, xmm0, 10
  ;; x86_64 | end
  ;; x86_64 |     movaps xmm0, xmm1
  (func (export "floor") (param f32) (result f32) (f32.floor (local.get 0)))
  ;; x86_64 |     movss [rbp-16], xmm0
  ;; x86_64 | local.get 0
  ;; x86_64 | f32.floor
  ;; x86_64 |     roundss xmm1, xmm0, 9
  ;; x86_64 | end
  ;; x86_64 |     movaps xmm0, xmm1
  (func (export "trunc") (param f32) (result f32) (f32.trunc (local.get 0)))
  ;; x86_64 |     movss [rbp-16], xmm0
  ;; x86_64 | local.get 0
  ;; x86_64 | f32.trunc
  ;; x86_64 |     roundss xmm1, xmm0, 11
  ;; x86_64 | end
  ;; x86_64 |     movaps xmm0, xmm1
  (func (export "nearest") (param f32) (result f32) (f32.nearest (local.get 0)))
  ;; x86_64 |     movss [rbp-16], xmm0
  ;; x86_64 | local.get 0
  ;; x86_64 | f32.nearest
  ;; x86_64 |     roundss xmm1, xmm0, 8
  ;; x86_64 | end
  ;; x86_64 |     movaps xmm0, xmm1
  (func (export "sqrt") (param f32) (result f32) (f32.sqrt (local.get 0)))
  ;; x86_64 |     movss [rbp-16], xmm0
  ;; x86_64 | local.get 0
  ;; x86_64 | f32.sqrt
  ;; x86_64 |     sqrtss xmm1, xmm0
  ;; x86_64 | end
  ;; x86_64 |     movaps xmm0, xmm1
  (func (export "eq") (param f32 f32) (result i32) (f32.eq (local.get 0) (local.get 1)))
  ;; x86_64 |     movss [rbp-16], xmm0
  ;; x86_64 |     movss [rbp-24], xmm1
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | f32.eq
  ;; x86_64 |     ucomiss xmm0, xmm1
  ;; x86_64 |     rex setpo r11b
  ;; x86_64 |     sete al
  ;; x86_64 |     rex and al, r11b
  ;; x86_64 |     movzx eax, al
  ;; x86_64 | end
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
  (func (export "ne") (param f32 f32) (result i32) (f32.ne (local.get 0) (local.get 1)))
  ;; x86_64 |     movss [rbp-16], xmm0
  ;; x86_64 |     movss [rbp-24], xmm1
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | f32.ne
  ;; x86_64 |     ucomiss xmm0, xmm1
  ;; x86_64 |     rex setpe r11b
  ;; x86_64 |     setne al
  ;; x86_64 |     rex or al, r11b
  ;; x86_64 |     movzx eax, al
  ;; x86_64 | end
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
  (func (export "const nan") (result f32) (f32.const nan:0x200000))
  ;; x86_64 | f32.const nan (0x7fa00000)
  ;; x86_64 | end
  ;; x86_64 |     mov r11d, 2141192192
  ;; x86_64 |     movd xmm0, r11d
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
