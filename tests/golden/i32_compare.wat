;; i32: comparisons, as a value and taken as flags.
;;! x86_64 options: -C cpu=x86-64-v3
(module
  (func (export "eq") (param i32 i32) (result i32) (i32.eq (local.get 0) (local.get 1)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 |     mov [rbp-24], ecx
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | i32.eq
  ;; x86_64 |     cmp eax, ecx
  ;; x86_64 |     sete dl
  ;; x86_64 |     movzx edx, dl
  ;; x86_64 | end
  ;; x86_64 |     mov eax, edx
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 |     stur w1, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | i32.eq
  ;; aarch64 |     cmp w0, w1
  ;; aarch64 |     cset w2, eq
  ;; aarch64 | end
  ;; aarch64 |     mov w0, w2
  (func (export "ne") (param i32 i32) (result i32) (i32.ne (local.get 0) (local.get 1)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 |     mov [rbp-24], ecx
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | i32.ne
  ;; x86_64 |     cmp eax, ecx
  ;; x86_64 |     setne dl
  ;; x86_64 |     movzx edx, dl
  ;; x86_64 | end
  ;; x86_64 |     mov eax, edx
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 |     stur w1, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | i32.ne
  ;; aarch64 |     cmp w0, w1
  ;; aarch64 |     cset w2, ne
  ;; aarch64 | end
  ;; aarch64 |     mov w0, w2
  (func (export "lt_s") (param i32 i32) (result i32) (i32.lt_s (local.get 0) (local.get 1)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 |     mov [rbp-24], ecx
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | i32.lt_s
  ;; x86_64 |     cmp eax, ecx
  ;; x86_64 |     setl dl
  ;; x86_64 |     movzx edx, dl
  ;; x86_64 | end
  ;; x86_64 |     mov eax, edx
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 |     stur w1, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | i32.lt_s
  ;; aarch64 |     cmp w0, w1
  ;; aarch64 |     cset w2, lt
  ;; aarch64 | end
  ;; aarch64 |     mov w0, w2
  (func (export "lt_u") (param i32 i32) (result i32) (i32.lt_u (local.get 0) (local.get 1)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 |     mov [rbp-24], ecx
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | i32.lt_u
  ;; x86_64 |     cmp eax, ecx
  ;; x86_64 |     setb dl
  ;; x86_64 |     movzx edx, dl
  ;; x86_64 | end
  ;; x86_64 |     mov eax, edx
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 |     stur w1, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | i32.lt_u
  ;; aarch64 |     cmp w0, w1
  ;; aarch64 |     cset w2, lo
  ;; aarch64 | end
  ;; aarch64 |     mov w0, w2
  (func (export "gt_s") (param i32 i32) (result i32) (i32.gt_s (local.get 0) (local.get 1)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 |     mov [rbp-24], ecx
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | i32.gt_s
  ;; x86_64 |     cmp eax, ecx
  ;; x86_64 |     setg dl
  ;; x86_64 |     movzx edx, dl
  ;; x86_64 | end
  ;; x86_64 |     mov eax, edx
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 |     stur w1, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | i32.gt_s
  ;; aarch64 |     cmp w0, w1
  ;; aarch64 |     cset w2, gt
  ;; aarch64 | end
  ;; aarch64 |     mov w0, w2
  (func (export "gt_u") (param i32 i32) (result i32) (i32.gt_u (local.get 0) (local.get 1)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 |     mov [rbp-24], ecx
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | i32.gt_u
  ;; x86_64 |     cmp eax, ecx
  ;; x86_64 |     seta dl
  ;; x86_64 |     movzx edx, dl
  ;; x86_64 | end
  ;; x86_64 |     mov eax, edx
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 |     stur w1, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | i32.gt_u
  ;; aarch64 |     cmp w0, w1
  ;; aarch64 |     cset w2, hi
  ;; aarch64 | end
  ;; aarch64 |     mov w0, w2
  (func (export "le_s") (param i32 i32) (result i32) (i32.le_s (local.get 0) (local.get 1)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 |     mov [rbp-24], ecx
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | i32.le_s
  ;; x86_64 |     cmp eax, ecx
  ;; x86_64 |     setle dl
  ;; x86_64 |     movzx edx, dl
  ;; x86_64 | end
  ;; x86_64 |     mov eax, edx
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 |     stur w1, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | i32.le_s
  ;; aarch64 |     cmp w0, w1
  ;; aarch64 |     cset w2, le
  ;; aarch64 | end
  ;; aarch64 |     mov w0, w2
  (func (export "le_u") (param i32 i32) (result i32) (i32.le_u (local.get 0) (local.get 1)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 |     mov [rbp-24], ecx
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | i32.le_u
  ;; x86_64 |     cmp eax, ecx
  ;; x86_64 |     setbe dl
  ;; x86_64 |     movzx edx, dl
  ;; x86_64 | end
  ;; x86_64 |     mov eax, edx
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 |     stur w1, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | i32.le_u
  ;; aarch64 |     cmp w0, w1
  ;; aarch64 |     cset w2, ls
  ;; aarch64 | end
  ;; aarch64 |     mov w0, w2
  (func (export "ge_s") (param i32 i32) (result i32) (i32.ge_s (local.get 0) (local.get 1)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 |     mov [rbp-24], ecx
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | i32.ge_s
  ;; x86_64 |     cmp eax, ecx
  ;; x86_64 |     setge dl
  ;; x86_64 |     movzx edx, dl
  ;; x86_64 | end
  ;; x86_64 |     mov eax, edx
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 |     stur w1, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | i32.ge_s
  ;; aarch64 |     cmp w0, w1
  ;; aarch64 |     cset w2, ge
  ;; aarch64 | end
  ;; aarch64 |     mov w0, w2
  (func (export "ge_u") (param i32 i32) (result i32) (i32.ge_u (local.get 0) (local.get 1)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 |     mov [rbp-24], ecx
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | i32.ge_u
  ;; x86_64 |     cmp eax, ecx
  ;; x86_64 |     setae dl
  ;; x86_64 |     movzx edx, dl
  ;; x86_64 | end
  ;; x86_64 |     mov eax, edx
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 |     stur w1, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | i32.ge_u
  ;; aarch64 |     cmp w0, w1
  ;; aarch64 |     cset w2, hs
  ;; aarch64 | end
  ;; aarch64 |     mov w0, w2
  (func (export "eqz") (param i32) (result i32) (i32.eqz (local.get 0)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 | local.get 0
  ;; x86_64 | i32.eqz
  ;; x86_64 |     test eax, eax
  ;; x86_64 |     sete cl
  ;; x86_64 |     movzx ecx, cl
  ;; x86_64 | end
  ;; x86_64 |     mov eax, ecx
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | i32.eqz
  ;; aarch64 |     cmp w0, 0
  ;; aarch64 |     cset w1, eq
  ;; aarch64 | end
  ;; aarch64 |     mov w0, w1
  (func (export "br_if eq") (param i32 i32) (result i32)
    (block (br_if 0 (i32.eq (local.get 0) (local.get 1))) (return (i32.const 10))) (i32.const 20))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 |     mov [rbp-24], ecx
  ;; x86_64 | block
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | i32.eq
  ;; x86_64 |     cmp eax, ecx
  ;; x86_64 | br_if 0
  ;; x86_64 |     je L1
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
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 |     stur w1, [x29, -24]
  ;; aarch64 | block
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | i32.eq
  ;; aarch64 |     cmp w0, w1
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
  (func (export "br_if ne") (param i32 i32) (result i32)
    (block (br_if 0 (i32.ne (local.get 0) (local.get 1))) (return (i32.const 10))) (i32.const 20))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 |     mov [rbp-24], ecx
  ;; x86_64 | block
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | i32.ne
  ;; x86_64 |     cmp eax, ecx
  ;; x86_64 | br_if 0
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
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 |     stur w1, [x29, -24]
  ;; aarch64 | block
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | i32.ne
  ;; aarch64 |     cmp w0, w1
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
  (func (export "br_if lt_s") (param i32 i32) (result i32)
    (block (br_if 0 (i32.lt_s (local.get 0) (local.get 1))) (return (i32.const 10))) (i32.const 20))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 |     mov [rbp-24], ecx
  ;; x86_64 | block
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | i32.lt_s
  ;; x86_64 |     cmp eax, ecx
  ;; x86_64 | br_if 0
  ;; x86_64 |     jl L1
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
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 |     stur w1, [x29, -24]
  ;; aarch64 | block
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | i32.lt_s
  ;; aarch64 |     cmp w0, w1
  ;; aarch64 | br_if 0
  ;; aarch64 |     b.lt L1
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
  (func (export "br_if lt_u") (param i32 i32) (result i32)
    (block (br_if 0 (i32.lt_u (local.get 0) (local.get 1))) (return (i32.const 10))) (i32.const 20))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 |     mov [rbp-24], ecx
  ;; x86_64 | block
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | i32.lt_u
  ;; x86_64 |     cmp eax, ecx
  ;; x86_64 | br_if 0
  ;; x86_64 |     jb L1
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
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 |     stur w1, [x29, -24]
  ;; aarch64 | block
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | i32.lt_u
  ;; aarch64 |     cmp w0, w1
  ;; aarch64 | br_if 0
  ;; aarch64 |     b.cc L1
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
  (func (export "br_if gt_s") (param i32 i32) (result i32)
    (block (br_if 0 (i32.gt_s (local.get 0) (local.get 1))) (return (i32.const 10))) (i32.const 20))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 |     mov [rbp-24], ecx
  ;; x86_64 | block
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | i32.gt_s
  ;; x86_64 |     cmp eax, ecx
  ;; x86_64 | br_if 0
  ;; x86_64 |     jg L1
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
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 |     stur w1, [x29, -24]
  ;; aarch64 | block
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | i32.gt_s
  ;; aarch64 |     cmp w0, w1
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
  (func (export "br_if gt_u") (param i32 i32) (result i32)
    (block (br_if 0 (i32.gt_u (local.get 0) (local.get 1))) (return (i32.const 10))) (i32.const 20))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 |     mov [rbp-24], ecx
  ;; x86_64 | block
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | i32.gt_u
  ;; x86_64 |     cmp eax, ecx
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
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 |     stur w1, [x29, -24]
  ;; aarch64 | block
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | i32.gt_u
  ;; aarch64 |     cmp w0, w1
  ;; aarch64 | br_if 0
  ;; aarch64 |     b.hi L1
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
  (func (export "br_if le_s") (param i32 i32) (result i32)
    (block (br_if 0 (i32.le_s (local.get 0) (local.get 1))) (return (i32.const 10))) (i32.const 20))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 |     mov [rbp-24], ecx
  ;; x86_64 | block
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | i32.le_s
  ;; x86_64 |     cmp eax, ecx
  ;; x86_64 | br_if 0
  ;; x86_64 |     jle L1
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
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 |     stur w1, [x29, -24]
  ;; aarch64 | block
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | i32.le_s
  ;; aarch64 |     cmp w0, w1
  ;; aarch64 | br_if 0
  ;; aarch64 |     b.le L1
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
  (func (export "br_if le_u") (param i32 i32) (result i32)
    (block (br_if 0 (i32.le_u (local.get 0) (local.get 1))) (return (i32.const 10))) (i32.const 20))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 |     mov [rbp-24], ecx
  ;; x86_64 | block
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | i32.le_u
  ;; x86_64 |     cmp eax, ecx
  ;; x86_64 | br_if 0
  ;; x86_64 |     jbe L1
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
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 |     stur w1, [x29, -24]
  ;; aarch64 | block
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | i32.le_u
  ;; aarch64 |     cmp w0, w1
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
  (func (export "br_if ge_s") (param i32 i32) (result i32)
    (block (br_if 0 (i32.ge_s (local.get 0) (local.get 1))) (return (i32.const 10))) (i32.const 20))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 |     mov [rbp-24], ecx
  ;; x86_64 | block
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | i32.ge_s
  ;; x86_64 |     cmp eax, ecx
  ;; x86_64 | br_if 0
  ;; x86_64 |     jge L1
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
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 |     stur w1, [x29, -24]
  ;; aarch64 | block
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | i32.ge_s
  ;; aarch64 |     cmp w0, w1
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
  (func (export "br_if ge_u") (param i32 i32) (result i32)
    (block (br_if 0 (i32.ge_u (local.get 0) (local.get 1))) (return (i32.const 10))) (i32.const 20))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 |     mov [rbp-24], ecx
  ;; x86_64 | block
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | i32.ge_u
  ;; x86_64 |     cmp eax, ecx
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
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 |     stur w1, [x29, -24]
  ;; aarch64 | block
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | i32.ge_u
  ;; aarch64 |     cmp w0, w1
  ;; aarch64 | br_if 0
  ;; aarch64 |     b.cs L1
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
  ;; With constants.
  (func (export "lt_s 5") (param i32) (result i32) (i32.lt_s (local.get 0) (i32.const 5)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 | local.get 0
  ;; x86_64 | i32.const 5
  ;; x86_64 | i32.lt_s
  ;; x86_64 |     cmp eax, 5
  ;; x86_64 |     setl cl
  ;; x86_64 |     movzx ecx, cl
  ;; x86_64 | end
  ;; x86_64 |     mov eax, ecx
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | i32.const 5
  ;; aarch64 | i32.lt_s
  ;; aarch64 |     cmp w0, 5
  ;; aarch64 |     cset w1, lt
  ;; aarch64 | end
  ;; aarch64 |     mov w0, w1
  (func (export "5 lt_u") (param i32) (result i32) (i32.lt_u (i32.const 5) (local.get 0)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 | i32.const 5
  ;; x86_64 | local.get 0
  ;; x86_64 | i32.lt_u
  ;; x86_64 |     cmp eax, 5
  ;; x86_64 |     seta cl
  ;; x86_64 |     movzx ecx, cl
  ;; x86_64 | end
  ;; x86_64 |     mov eax, ecx
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 | i32.const 5
  ;; aarch64 | local.get 0
  ;; aarch64 | i32.lt_u
  ;; aarch64 |     cmp w0, 5
  ;; aarch64 |     cset w1, hi
  ;; aarch64 | end
  ;; aarch64 |     mov w0, w1
  (func (export "eq 0") (param i32) (result i32) (i32.eq (local.get 0) (i32.const 0)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 | local.get 0
  ;; x86_64 | i32.const 0
  ;; x86_64 | i32.eq
  ;; x86_64 |     test eax, eax
  ;; x86_64 |     sete cl
  ;; x86_64 |     movzx ecx, cl
  ;; x86_64 | end
  ;; x86_64 |     mov eax, ecx
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | i32.const 0
  ;; aarch64 | i32.eq
  ;; aarch64 |     cmp w0, 0
  ;; aarch64 |     cset w1, eq
  ;; aarch64 | end
  ;; aarch64 |     mov w0, w1
  (func (export "gt_s 0") (param i32) (result i32) (i32.gt_s (local.get 0) (i32.const 0)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 | local.get 0
  ;; x86_64 | i32.const 0
  ;; x86_64 | i32.gt_s
  ;; x86_64 |     test eax, eax
  ;; x86_64 |     setg cl
  ;; x86_64 |     movzx ecx, cl
  ;; x86_64 | end
  ;; x86_64 |     mov eax, ecx
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | i32.const 0
  ;; aarch64 | i32.gt_s
  ;; aarch64 |     cmp w0, 0
  ;; aarch64 |     cset w1, gt
  ;; aarch64 | end
  ;; aarch64 |     mov w0, w1
  ;; Flags consumed by if, select, eqz.
  (func (export "if") (param i32 i32) (result i32)
    (if (result i32) (i32.gt_s (local.get 0) (local.get 1)) (then (local.get 0)) (else (local.get 1))))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 |     mov [rbp-24], ecx
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | i32.gt_s
  ;; x86_64 |     cmp eax, ecx
  ;; x86_64 | if (result i32)
  ;; x86_64 |     jle L1
  ;; x86_64 | local.get 0
  ;; x86_64 | else
  ;; x86_64 |     jmp L2
  ;; x86_64 |   L1:
  ;; x86_64 | local.get 1
  ;; x86_64 | end
  ;; x86_64 |     mov eax, [rbp-24]
  ;; x86_64 |   L2:
  ;; x86_64 | end
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 |     stur w1, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | i32.gt_s
  ;; aarch64 |     cmp w0, w1
  ;; aarch64 | if (result i32)
  ;; aarch64 |     b.le L1
  ;; aarch64 | local.get 0
  ;; aarch64 | else
  ;; aarch64 |     b L2
  ;; aarch64 |   L1:
  ;; aarch64 | local.get 1
  ;; aarch64 | end
  ;; aarch64 |     ldur w0, [x29, -24]
  ;; aarch64 |   L2:
  ;; aarch64 | end
  (func (export "if eqz") (param i32) (result i32)
    (if (result i32) (i32.eqz (local.get 0)) (then (i32.const 5)) (else (local.get 0))))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 | local.get 0
  ;; x86_64 | i32.eqz
  ;; x86_64 | if (result i32)
  ;; x86_64 |     test eax, eax
  ;; x86_64 |     jne L1
  ;; x86_64 | i32.const 5
  ;; x86_64 | else
  ;; x86_64 |     mov eax, 5
  ;; x86_64 |     jmp L2
  ;; x86_64 |   L1:
  ;; x86_64 | local.get 0
  ;; x86_64 | end
  ;; x86_64 |     mov eax, [rbp-16]
  ;; x86_64 |   L2:
  ;; x86_64 | end
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | i32.eqz
  ;; aarch64 | if (result i32)
  ;; aarch64 |     cbnz w0, L1
  ;; aarch64 | i32.const 5
  ;; aarch64 | else
  ;; aarch64 |     mov w0, 5
  ;; aarch64 |     b L2
  ;; aarch64 |   L1:
  ;; aarch64 | local.get 0
  ;; aarch64 | end
  ;; aarch64 |     ldur w0, [x29, -16]
  ;; aarch64 |   L2:
  ;; aarch64 | end
  (func (export "if not") (param i32 i32) (result i32)
    (if (result i32) (i32.eqz (i32.lt_u (local.get 0) (local.get 1))) (then (i32.const 1)) (else (i32.const 2))))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 |     mov [rbp-24], ecx
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | i32.lt_u
  ;; x86_64 |     cmp eax, ecx
  ;; x86_64 | i32.eqz
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
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 |     stur w1, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | i32.lt_u
  ;; aarch64 |     cmp w0, w1
  ;; aarch64 | i32.eqz
  ;; aarch64 | if (result i32)
  ;; aarch64 |     b.cc L1
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
  (func (export "not") (param i32 i32) (result i32)
    (i32.eqz (i32.lt_u (local.get 0) (local.get 1))))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 |     mov [rbp-24], ecx
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | i32.lt_u
  ;; x86_64 |     cmp eax, ecx
  ;; x86_64 | i32.eqz
  ;; x86_64 |     setae dl
  ;; x86_64 |     movzx edx, dl
  ;; x86_64 | end
  ;; x86_64 |     mov eax, edx
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 |     stur w1, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | i32.lt_u
  ;; aarch64 |     cmp w0, w1
  ;; aarch64 | i32.eqz
  ;; aarch64 |     cset w2, hs
  ;; aarch64 | end
  ;; aarch64 |     mov w0, w2
  (func (export "max") (param i32 i32) (result i32)
    (select (local.get 0) (local.get 1) (i32.gt_s (local.get 0) (local.get 1))))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 |     mov [rbp-24], ecx
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | i32.gt_s
  ;; x86_64 |     cmp eax, ecx
  ;; x86_64 | select
  ;; x86_64 |     mov edx, ecx
  ;; x86_64 |     cmovg edx, eax
  ;; x86_64 | end
  ;; x86_64 |     mov eax, edx
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 |     stur w1, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | i32.gt_s
  ;; aarch64 |     cmp w0, w1
  ;; aarch64 | select
  ;; aarch64 |     csel w2, w0, w1, gt
  ;; aarch64 | end
  ;; aarch64 |     mov w0, w2
  ;; Not consumed at once: both become values.
  (func (export "kept") (param i32 i32) (result i32)
    (i32.add (i32.lt_s (local.get 0) (local.get 1)) (i32.lt_u (local.get 0) (local.get 1))))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 |     mov [rbp-24], ecx
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | i32.lt_s
  ;; x86_64 |     cmp eax, ecx
  ;; x86_64 |     setl dl
  ;; x86_64 |     movzx edx, dl
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | i32.lt_u
  ;; x86_64 |     cmp eax, ecx
  ;; x86_64 |     rex setb r8b
  ;; x86_64 |     rex movzx r8d, r8b
  ;; x86_64 | i32.add
  ;; x86_64 |     add edx, r8d
  ;; x86_64 | end
  ;; x86_64 |     mov eax, edx
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 |     stur w1, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | i32.lt_s
  ;; aarch64 |     cmp w0, w1
  ;; aarch64 |     cset w2, lt
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | i32.lt_u
  ;; aarch64 |     cmp w0, w1
  ;; aarch64 |     cset w3, lo
  ;; aarch64 | i32.add
  ;; aarch64 |     add w2, w2, w3
  ;; aarch64 | end
  ;; aarch64 |     mov w0, w2
  ;; Folded.
  (func (export "constant") (result i32)
    (select (i32.const 1) (i32.const 2) (i32.lt_u (i32.const 5) (i32.const -1))))
  ;; x86_64 | i32.const 1
  ;; x86_64 | i32.const 2
  ;; x86_64 | i32.const 5
  ;; x86_64 | i32.const -1
  ;; x86_64 | i32.lt_u
  ;; x86_64 | select
  ;; x86_64 |     mov eax, 1
  ;; x86_64 |     mov ecx, 2
  ;; x86_64 |     mov edx, 1
  ;; x86_64 |     test eax, eax
  ;; x86_64 |     mov eax, ecx
  ;; x86_64 |     cmovne eax, edx
  ;; x86_64 | end
  ;; aarch64 | i32.const 1
  ;; aarch64 | i32.const 2
  ;; aarch64 | i32.const 5
  ;; aarch64 | i32.const -1
  ;; aarch64 | i32.lt_u
  ;; aarch64 | select
  ;; aarch64 |     mov w0, 1
  ;; aarch64 |     mov w1, 2
  ;; aarch64 |     mov w2, 1
  ;; aarch64 |     cmp w0, 0
  ;; aarch64 |     csel w0, w2, w1, ne
  ;; aarch64 | end
)
(assert_return (invoke "eq" (i32.const 7) (i32.const 7)) (i32.const 1))
(assert_return (invoke "eq" (i32.const -1) (i32.const 1)) (i32.const 0))
(assert_return (invoke "eq" (i32.const 1) (i32.const -1)) (i32.const 0))
(assert_return (invoke "ne" (i32.const 7) (i32.const 7)) (i32.const 0))
(assert_return (invoke "ne" (i32.const -1) (i32.const 1)) (i32.const 1))
(assert_return (invoke "ne" (i32.const 1) (i32.const -1)) (i32.const 1))
(assert_return (invoke "lt_s" (i32.const 7) (i32.const 7)) (i32.const 0))
(assert_return (invoke "lt_s" (i32.const -1) (i32.const 1)) (i32.const 1))
(assert_return (invoke "lt_s" (i32.const 1) (i32.const -1)) (i32.const 0))
(assert_return (invoke "lt_u" (i32.const 7) (i32.const 7)) (i32.const 0))
(assert_return (invoke "lt_u" (i32.const -1) (i32.const 1)) (i32.const 0))
(assert_return (invoke "lt_u" (i32.const 1) (i32.const -1)) (i32.const 1))
(assert_return (invoke "gt_s" (i32.const 7) (i32.const 7)) (i32.const 0))
(assert_return (invoke "gt_s" (i32.const -1) (i32.const 1)) (i32.const 0))
(assert_return (invoke "gt_s" (i32.const 1) (i32.const -1)) (i32.const 1))
(assert_return (invoke "gt_u" (i32.const 7) (i32.const 7)) (i32.const 0))
(assert_return (invoke "gt_u" (i32.const -1) (i32.const 1)) (i32.const 1))
(assert_return (invoke "gt_u" (i32.const 1) (i32.const -1)) (i32.const 0))
(assert_return (invoke "le_s" (i32.const 7) (i32.const 7)) (i32.const 1))
(assert_return (invoke "le_s" (i32.const -1) (i32.const 1)) (i32.const 1))
(assert_return (invoke "le_s" (i32.const 1) (i32.const -1)) (i32.const 0))
(assert_return (invoke "le_u" (i32.const 7) (i32.const 7)) (i32.const 1))
(assert_return (invoke "le_u" (i32.const -1) (i32.const 1)) (i32.const 0))
(assert_return (invoke "le_u" (i32.const 1) (i32.const -1)) (i32.const 1))
(assert_return (invoke "ge_s" (i32.const 7) (i32.const 7)) (i32.const 1))
(assert_return (invoke "ge_s" (i32.const -1) (i32.const 1)) (i32.const 0))
(assert_return (invoke "ge_s" (i32.const 1) (i32.const -1)) (i32.const 1))
(assert_return (invoke "ge_u" (i32.const 7) (i32.const 7)) (i32.const 1))
(assert_return (invoke "ge_u" (i32.const -1) (i32.const 1)) (i32.const 1))
(assert_return (invoke "ge_u" (i32.const 1) (i32.const -1)) (i32.const 0))
(assert_return (invoke "eqz" (i32.const 0)) (i32.const 1))
(assert_return (invoke "eqz" (i32.const 2147483648)) (i32.const 0))
(assert_return (invoke "br_if eq" (i32.const 7) (i32.const 7)) (i32.const 20))
(assert_return (invoke "br_if eq" (i32.const -1) (i32.const 1)) (i32.const 10))
(assert_return (invoke "br_if eq" (i32.const 1) (i32.const -1)) (i32.const 10))
(assert_return (invoke "br_if ne" (i32.const 7) (i32.const 7)) (i32.const 10))
(assert_return (invoke "br_if ne" (i32.const -1) (i32.const 1)) (i32.const 20))
(assert_return (invoke "br_if ne" (i32.const 1) (i32.const -1)) (i32.const 20))
(assert_return (invoke "br_if lt_s" (i32.const 7) (i32.const 7)) (i32.const 10))
(assert_return (invoke "br_if lt_s" (i32.const -1) (i32.const 1)) (i32.const 20))
(assert_return (invoke "br_if lt_s" (i32.const 1) (i32.const -1)) (i32.const 10))
(assert_return (invoke "br_if lt_u" (i32.const 7) (i32.const 7)) (i32.const 10))
(assert_return (invoke "br_if lt_u" (i32.const -1) (i32.const 1)) (i32.const 10))
(assert_return (invoke "br_if lt_u" (i32.const 1) (i32.const -1)) (i32.const 20))
(assert_return (invoke "br_if gt_s" (i32.const 7) (i32.const 7)) (i32.const 10))
(assert_return (invoke "br_if gt_s" (i32.const -1) (i32.const 1)) (i32.const 10))
(assert_return (invoke "br_if gt_s" (i32.const 1) (i32.const -1)) (i32.const 20))
(assert_return (invoke "br_if gt_u" (i32.const 7) (i32.const 7)) (i32.const 10))
(assert_return (invoke "br_if gt_u" (i32.const -1) (i32.const 1)) (i32.const 20))
(assert_return (invoke "br_if gt_u" (i32.const 1) (i32.const -1)) (i32.const 10))
(assert_return (invoke "br_if le_s" (i32.const 7) (i32.const 7)) (i32.const 20))
(assert_return (invoke "br_if le_s" (i32.const -1) (i32.const 1)) (i32.const 20))
(assert_return (invoke "br_if le_s" (i32.const 1) (i32.const -1)) (i32.const 10))
(assert_return (invoke "br_if le_u" (i32.const 7) (i32.const 7)) (i32.const 20))
(assert_return (invoke "br_if le_u" (i32.const -1) (i32.const 1)) (i32.const 10))
(assert_return (invoke "br_if le_u" (i32.const 1) (i32.const -1)) (i32.const 20))
(assert_return (invoke "br_if ge_s" (i32.const 7) (i32.const 7)) (i32.const 20))
(assert_return (invoke "br_if ge_s" (i32.const -1) (i32.const 1)) (i32.const 10))
(assert_return (invoke "br_if ge_s" (i32.const 1) (i32.const -1)) (i32.const 20))
(assert_return (invoke "br_if ge_u" (i32.const 7) (i32.const 7)) (i32.const 20))
(assert_return (invoke "br_if ge_u" (i32.const -1) (i32.const 1)) (i32.const 20))
(assert_return (invoke "br_if ge_u" (i32.const 1) (i32.const -1)) (i32.const 10))
(assert_return (invoke "lt_s 5" (i32.const 4)) (i32.const 1))
(assert_return (invoke "lt_s 5" (i32.const 5)) (i32.const 0))
(assert_return (invoke "5 lt_u" (i32.const 5)) (i32.const 0))
(assert_return (invoke "5 lt_u" (i32.const -1)) (i32.const 1))
(assert_return (invoke "eq 0" (i32.const 0)) (i32.const 1))
(assert_return (invoke "eq 0" (i32.const 1)) (i32.const 0))
(assert_return (invoke "gt_s 0" (i32.const 0)) (i32.const 0))
(assert_return (invoke "gt_s 0" (i32.const -1)) (i32.const 0))
(assert_return (invoke "gt_s 0" (i32.const 9)) (i32.const 1))
(assert_return (invoke "if" (i32.const 3) (i32.const -4)) (i32.const 3))
(assert_return (invoke "if" (i32.const 3) (i32.const 4)) (i32.const 4))
(assert_return (invoke "if eqz" (i32.const 0)) (i32.const 5))
(assert_return (invoke "if eqz" (i32.const 3)) (i32.const 3))
(assert_return (invoke "if not" (i32.const 3) (i32.const -4)) (i32.const 2))
(assert_return (invoke "if not" (i32.const 5) (i32.const 4)) (i32.const 1))
(assert_return (invoke "not" (i32.const 3) (i32.const -4)) (i32.const 0))
(assert_return (invoke "not" (i32.const 5) (i32.const 4)) (i32.const 1))
(assert_return (invoke "max" (i32.const 3) (i32.const -4)) (i32.const 3))
(assert_return (invoke "max" (i32.const 3) (i32.const 4)) (i32.const 4))
(assert_return (invoke "kept" (i32.const -1) (i32.const 1)) (i32.const 1))
(assert_return (invoke "kept" (i32.const 0) (i32.const 1)) (i32.const 2))
(assert_return (invoke "constant") (i32.const 1))
