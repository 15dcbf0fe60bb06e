;; A comparison with zero that a branch makes itself, and those that need the flags or a register; float
;; constants, those of few instructions and those that are read from behind the function.
(module
  (func (export "br_if eqz") (param i32) (result i32)
    (block (br_if 0 (i32.eqz (local.get 0))) (return (i32.const 1)))
    (i32.const 2))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 | block
  ;; x86_64 | local.get 0
  ;; x86_64 | i32.eqz
  ;; x86_64 | br_if 0
  ;; x86_64 |     test eax, eax
  ;; x86_64 |     je L1
  ;; x86_64 | i32.const 1
  ;; x86_64 | return
  ;; x86_64 |     mov eax, 1
  ;; x86_64 |     jmp L2
  ;; x86_64 | end
  ;; x86_64 |   L1:
  ;; x86_64 | i32.const 2
  ;; x86_64 | end
  ;; x86_64 |     mov eax, 2
  ;; x86_64 |   L2:
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 | block
  ;; aarch64 | local.get 0
  ;; aarch64 | i32.eqz
  ;; aarch64 | br_if 0
  ;; aarch64 |     cbz w0, L1
  ;; aarch64 | i32.const 1
  ;; aarch64 | return
  ;; aarch64 |     mov w0, 1
  ;; aarch64 |     b L2
  ;; aarch64 | end
  ;; aarch64 |   L1:
  ;; aarch64 | i32.const 2
  ;; aarch64 | end
  ;; aarch64 |     mov w0, 2
  ;; aarch64 |   L2:
  (func (export "br_if i64.eqz") (param i64) (result i32)
    (block (br_if 0 (i64.eqz (local.get 0))) (return (i32.const 1)))
    (i32.const 2))
  ;; x86_64 |     mov [rbp-16], rax
  ;; x86_64 | block
  ;; x86_64 | local.get 0
  ;; x86_64 | i64.eqz
  ;; x86_64 | br_if 0
  ;; x86_64 |     test rax, rax
  ;; x86_64 |     je L1
  ;; x86_64 | i32.const 1
  ;; x86_64 | return
  ;; x86_64 |     mov eax, 1
  ;; x86_64 |     jmp L2
  ;; x86_64 | end
  ;; x86_64 |   L1:
  ;; x86_64 | i32.const 2
  ;; x86_64 | end
  ;; x86_64 |     mov eax, 2
  ;; x86_64 |   L2:
  ;; aarch64 |     stur x0, [x29, -16]
  ;; aarch64 | block
  ;; aarch64 | local.get 0
  ;; aarch64 | i64.eqz
  ;; aarch64 | br_if 0
  ;; aarch64 |     cbz x0, L1
  ;; aarch64 | i32.const 1
  ;; aarch64 | return
  ;; aarch64 |     mov w0, 1
  ;; aarch64 |     b L2
  ;; aarch64 | end
  ;; aarch64 |   L1:
  ;; aarch64 | i32.const 2
  ;; aarch64 | end
  ;; aarch64 |     mov w0, 2
  ;; aarch64 |   L2:
  (func (export "br_if ne 0") (param i32) (result i32)
    (block (br_if 0 (i32.ne (local.get 0) (i32.const 0))) (return (i32.const 1)))
    (i32.const 2))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 | block
  ;; x86_64 | local.get 0
  ;; x86_64 | i32.const 0
  ;; x86_64 | i32.ne
  ;; x86_64 | br_if 0
  ;; x86_64 |     test eax, eax
  ;; x86_64 |     jne L1
  ;; x86_64 | i32.const 1
  ;; x86_64 | return
  ;; x86_64 |     mov eax, 1
  ;; x86_64 |     jmp L2
  ;; x86_64 | end
  ;; x86_64 |   L1:
  ;; x86_64 | i32.const 2
  ;; x86_64 | end
  ;; x86_64 |     mov eax, 2
  ;; x86_64 |   L2:
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 | block
  ;; aarch64 | local.get 0
  ;; aarch64 | i32.const 0
  ;; aarch64 | i32.ne
  ;; aarch64 | br_if 0
  ;; aarch64 |     cbnz w0, L1
  ;; aarch64 | i32.const 1
  ;; aarch64 | return
  ;; aarch64 |     mov w0, 1
  ;; aarch64 |     b L2
  ;; aarch64 | end
  ;; aarch64 |   L1:
  ;; aarch64 | i32.const 2
  ;; aarch64 | end
  ;; aarch64 |     mov w0, 2
  ;; aarch64 |   L2:
  (func (export "br_if 0 eq i64") (param i64) (result i32)
    (block (br_if 0 (i64.eq (i64.const 0) (local.get 0))) (return (i32.const 1)))
    (i32.const 2))
  ;; x86_64 |     mov [rbp-16], rax
  ;; x86_64 | block
  ;; x86_64 | i64.const 0
  ;; x86_64 | local.get 0
  ;; x86_64 | i64.eq
  ;; x86_64 | br_if 0
  ;; x86_64 |     test rax, rax
  ;; x86_64 |     je L1
  ;; x86_64 | i32.const 1
  ;; x86_64 | return
  ;; x86_64 |     mov eax, 1
  ;; x86_64 |     jmp L2
  ;; x86_64 | end
  ;; x86_64 |   L1:
  ;; x86_64 | i32.const 2
  ;; x86_64 | end
  ;; x86_64 |     mov eax, 2
  ;; x86_64 |   L2:
  ;; aarch64 |     stur x0, [x29, -16]
  ;; aarch64 | block
  ;; aarch64 | i64.const 0
  ;; aarch64 | local.get 0
  ;; aarch64 | i64.eq
  ;; aarch64 | br_if 0
  ;; aarch64 |     cbz x0, L1
  ;; aarch64 | i32.const 1
  ;; aarch64 | return
  ;; aarch64 |     mov w0, 1
  ;; aarch64 |     b L2
  ;; aarch64 | end
  ;; aarch64 |   L1:
  ;; aarch64 | i32.const 2
  ;; aarch64 | end
  ;; aarch64 |     mov w0, 2
  ;; aarch64 |   L2:
  (func (export "if eqz of eqz") (param i64) (result i32)
    (if (result i32) (i32.eqz (i64.eqz (local.get 0)))
      (then (i32.const 1)) (else (i32.const 2))))
  ;; x86_64 |     mov [rbp-16], rax
  ;; x86_64 | local.get 0
  ;; x86_64 | i64.eqz
  ;; x86_64 | i32.eqz
  ;; x86_64 | if (result i32)
  ;; x86_64 |     test rax, rax
  ;; x86_64 |     je L1
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
  ;; aarch64 |     stur x0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | i64.eqz
  ;; aarch64 | i32.eqz
  ;; aarch64 | if (result i32)
  ;; aarch64 |     cbz x0, L1
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
  (func (export "if null") (param externref) (result i32)
    (if (result i32) (ref.is_null (local.get 0))
      (then (i32.const 1)) (else (i32.const 2))))
  ;; x86_64 |     mov [rbp-16], rax
  ;; x86_64 | local.get 0
  ;; x86_64 | ref.is_null
  ;; x86_64 | if (result i32)
  ;; x86_64 |     test rax, rax
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
  ;; aarch64 |     stur x0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | ref.is_null
  ;; aarch64 | if (result i32)
  ;; aarch64 |     cbnz x0, L1
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
  (func (export "select") (param i64) (result i32)
    (select (i32.const 1) (i32.const 2) (i64.eqz (local.get 0))))
  ;; x86_64 |     mov [rbp-16], rax
  ;; x86_64 | i32.const 1
  ;; x86_64 | i32.const 2
  ;; x86_64 | local.get 0
  ;; x86_64 | i64.eqz
  ;; x86_64 | select
  ;; x86_64 |     mov ecx, 2
  ;; x86_64 |     mov edx, 1
  ;; x86_64 |     test rax, rax
  ;; x86_64 |     cmove ecx, edx
  ;; x86_64 | end
  ;; x86_64 |     mov eax, ecx
  ;; aarch64 |     stur x0, [x29, -16]
  ;; aarch64 | i32.const 1
  ;; aarch64 | i32.const 2
  ;; aarch64 | local.get 0
  ;; aarch64 | i64.eqz
  ;; aarch64 | select
  ;; aarch64 |     mov w1, 2
  ;; aarch64 |     mov w2, 1
  ;; aarch64 |     cmp x0, 0
  ;; aarch64 |     csel w1, w2, w1, eq
  ;; aarch64 | end
  ;; aarch64 |     mov w0, w1
  (func (export "select of eqz of eqz") (param i32) (result i32)
    (select (i32.const 1) (i32.const 2) (i32.eqz (i32.eqz (local.get 0)))))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 | i32.const 1
  ;; x86_64 | i32.const 2
  ;; x86_64 | local.get 0
  ;; x86_64 | i32.eqz
  ;; x86_64 | i32.eqz
  ;; x86_64 | select
  ;; x86_64 |     mov ecx, 2
  ;; x86_64 |     mov edx, 1
  ;; x86_64 |     test eax, eax
  ;; x86_64 |     cmovne ecx, edx
  ;; x86_64 | end
  ;; x86_64 |     mov eax, ecx
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 | i32.const 1
  ;; aarch64 | i32.const 2
  ;; aarch64 | local.get 0
  ;; aarch64 | i32.eqz
  ;; aarch64 | i32.eqz
  ;; aarch64 | select
  ;; aarch64 |     mov w1, 2
  ;; aarch64 |     mov w2, 1
  ;; aarch64 |     cmp w0, 0
  ;; aarch64 |     csel w1, w2, w1, ne
  ;; aarch64 | end
  ;; aarch64 |     mov w0, w1
  (func (export "value") (param i64) (result i32) (i64.eqz (local.get 0)))
  ;; x86_64 |     mov [rbp-16], rax
  ;; x86_64 | local.get 0
  ;; x86_64 | i64.eqz
  ;; x86_64 |     test rax, rax
  ;; x86_64 |     sete cl
  ;; x86_64 |     movzx ecx, cl
  ;; x86_64 | end
  ;; x86_64 |     mov eax, ecx
  ;; aarch64 |     stur x0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | i64.eqz
  ;; aarch64 |     cmp x0, 0
  ;; aarch64 |     cset w1, eq
  ;; aarch64 | end
  ;; aarch64 |     mov w0, w1
  ;; The register of the condition is the first result's as well.
  (func (export "br_if with a value") (param i32) (result i32)
    (block (result i32)
      (br_if 0 (i32.const 7) (i32.eqz (local.get 0)))
      (drop) (local.get 0)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 | block (result i32)
  ;; x86_64 | i32.const 7
  ;; x86_64 | local.get 0
  ;; x86_64 | i32.eqz
  ;; x86_64 | br_if 0
  ;; x86_64 |     test eax, eax
  ;; x86_64 |     jne L1
  ;; x86_64 |     mov eax, 7
  ;; x86_64 |     jmp L2
  ;; x86_64 |   L1:
  ;; x86_64 | drop
  ;; x86_64 | local.get 0
  ;; x86_64 | end
  ;; x86_64 |   L2:
  ;; x86_64 | end
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 | block (result i32)
  ;; aarch64 | i32.const 7
  ;; aarch64 | local.get 0
  ;; aarch64 | i32.eqz
  ;; aarch64 | br_if 0
  ;; aarch64 |     cbnz w0, L1
  ;; aarch64 |     mov w0, 7
  ;; aarch64 |     b L2
  ;; aarch64 |   L1:
  ;; aarch64 | drop
  ;; aarch64 | local.get 0
  ;; aarch64 | end
  ;; aarch64 |   L2:
  ;; aarch64 | end
  (func (export "spilled below if") (param i32 i32) (result i32)
    (i32.add (i32.add (local.get 0) (local.get 1))
      (if (result i32) (i32.eqz (i32.sub (local.get 0) (local.get 1)))
        (then (i32.const 100)) (else (i32.const 200)))))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 |     mov [rbp-24], ecx
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | i32.add
  ;; x86_64 |     lea edx, [rax+rcx]
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | i32.sub
  ;; x86_64 |     mov r8d, eax
  ;; x86_64 |     sub r8d, ecx
  ;; x86_64 | i32.eqz
  ;; x86_64 | if (result i32)
  ;; x86_64 |     mov [rbp-40], edx
  ;; x86_64 |     test r8d, r8d
  ;; x86_64 |     jne L1
  ;; x86_64 | i32.const 100
  ;; x86_64 | else
  ;; x86_64 |     mov eax, 100
  ;; x86_64 |     jmp L2
  ;; x86_64 |   L1:
  ;; x86_64 | i32.const 200
  ;; x86_64 | end
  ;; x86_64 |     mov eax, 200
  ;; x86_64 |   L2:
  ;; x86_64 | i32.add
  ;; x86_64 |     mov ecx, [rbp-40]
  ;; x86_64 |     add eax, ecx
  ;; x86_64 | end
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 |     stur w1, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | i32.add
  ;; aarch64 |     add w2, w0, w1
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | i32.sub
  ;; aarch64 |     sub w3, w0, w1
  ;; aarch64 | i32.eqz
  ;; aarch64 | if (result i32)
  ;; aarch64 |     stur w2, [x29, -40]
  ;; aarch64 |     cbnz w3, L1
  ;; aarch64 | i32.const 100
  ;; aarch64 | else
  ;; aarch64 |     mov w0, 100
  ;; aarch64 |     b L2
  ;; aarch64 |   L1:
  ;; aarch64 | i32.const 200
  ;; aarch64 | end
  ;; aarch64 |     mov w0, 200
  ;; aarch64 |   L2:
  ;; aarch64 | i32.add
  ;; aarch64 |     ldur w1, [x29, -40]
  ;; aarch64 |     add w0, w1, w0
  ;; aarch64 | end
  (func (export "f32") (result f32 f32 f32)
    (f32.const 1) (f32.const 100) (f32.const 0.1))
  ;; x86_64 | f32.const 1
  ;; x86_64 | f32.const 100
  ;; x86_64 | f32.const 0.10000000149011612
  ;; x86_64 | end
  ;; x86_64 |     mov r11d, 1065353216
  ;; x86_64 |     movd xmm0, r11d
  ;; x86_64 |     mov r11d, 1120403456
  ;; x86_64 |     movd xmm1, r11d
  ;; x86_64 |     mov r11d, 1036831949
  ;; x86_64 |     movd xmm2, r11d
  ;; aarch64 | f32.const 1
  ;; aarch64 | f32.const 100
  ;; aarch64 | f32.const 0.10000000149011612
  ;; aarch64 | end
  ;; aarch64 |     fmov s0, 1
  ;; aarch64 |     mov w17, 1120403456
  ;; aarch64 |     fmov s1, w17
  ;; aarch64 |     ldr s2, [L2]
  ;; aarch64 |   L2:
  ;; aarch64 |     .word 0x3DCCCCCD
  (func (export "f64") (result f64 f64 f64 f64)
    (f64.const -1) (f64.const 100) (f64.const 0.1) (f64.const 0.1))
  ;; x86_64 | f64.const -1
  ;; x86_64 | f64.const 100
  ;; x86_64 | f64.const 0.10000000000000001
  ;; x86_64 | f64.const 0.10000000000000001
  ;; x86_64 | end
  ;; x86_64 |     mov r11, -4616189618054758400
  ;; x86_64 |     movq xmm0, r11
  ;; x86_64 |     mov r11, 4636737291354636288
  ;; x86_64 |     movq xmm1, r11
  ;; x86_64 |     mov r11, 4591870180066957722
  ;; x86_64 |     movq xmm2, r11
  ;; x86_64 |     mov r11, 4591870180066957722
  ;; x86_64 |     movq xmm3, r11
  ;; aarch64 | f64.const -1
  ;; aarch64 | f64.const 100
  ;; aarch64 | f64.const 0.10000000000000001
  ;; aarch64 | f64.const 0.10000000000000001
  ;; aarch64 | end
  ;; aarch64 |     fmov d0, -1
  ;; aarch64 |     mov x17, 4636737291354636288
  ;; aarch64 |     fmov d1, x17
  ;; aarch64 |     ldr d2, [L2]
  ;; aarch64 |     ldr d3, [L2]
  ;; aarch64 |     nop
  ;; aarch64 |   L2:
  ;; aarch64 |     .xword 0x3FB999999999999A
)
(assert_return (invoke "br_if eqz" (i32.const 0)) (i32.const 2))
(assert_return (invoke "br_if eqz" (i32.const 5)) (i32.const 1))
(assert_return (invoke "br_if i64.eqz" (i64.const 0)) (i32.const 2))
(assert_return (invoke "br_if i64.eqz" (i64.const 0x100000000)) (i32.const 1))
(assert_return (invoke "br_if ne 0" (i32.const 0)) (i32.const 1))
(assert_return (invoke "br_if ne 0" (i32.const -1)) (i32.const 2))
(assert_return (invoke "br_if 0 eq i64" (i64.const 0)) (i32.const 2))
(assert_return (invoke "br_if 0 eq i64" (i64.const 0x100000000)) (i32.const 1))
(assert_return (invoke "if eqz of eqz" (i64.const 0x100000000)) (i32.const 1))
(assert_return (invoke "if eqz of eqz" (i64.const 0)) (i32.const 2))
(assert_return (invoke "if null" (ref.null extern)) (i32.const 1))
(assert_return (invoke "if null" (ref.extern 1)) (i32.const 2))
(assert_return (invoke "select" (i64.const 0)) (i32.const 1))
(assert_return (invoke "select" (i64.const 0x100000000)) (i32.const 2))
(assert_return (invoke "select of eqz of eqz" (i32.const 0)) (i32.const 2))
(assert_return (invoke "select of eqz of eqz" (i32.const 3)) (i32.const 1))
(assert_return (invoke "value" (i64.const 0)) (i32.const 1))
(assert_return (invoke "value" (i64.const 0x100000000)) (i32.const 0))
(assert_return (invoke "br_if with a value" (i32.const 0)) (i32.const 7))
(assert_return (invoke "br_if with a value" (i32.const 9)) (i32.const 9))
(assert_return (invoke "spilled below if" (i32.const 3) (i32.const 3)) (i32.const 106))
(assert_return (invoke "spilled below if" (i32.const 3) (i32.const 4)) (i32.const 207))
(assert_return (invoke "f32") (f32.const 1) (f32.const 100) (f32.const 0.1))
(assert_return (invoke "f64") (f64.const -1) (f64.const 100) (f64.const 0.1) (f64.const 0.1))
