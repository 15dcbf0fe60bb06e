;; i32: arithmetic of registers, with constants, with a pinned destination; division; shifts.
;;! x86_64 options: -C cpu=x86-64-v3
(module
  (func (export "add") (param i32 i32) (result i32) (i32.add (local.get 0) (local.get 1)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 |     mov [rbp-24], ecx
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | i32.add
  ;; x86_64 |     lea edx, [rax+rcx]
  ;; x86_64 | end
  ;; x86_64 |     mov eax, edx
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 |     stur w1, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | i32.add
  ;; aarch64 |     add w2, w0, w1
  ;; aarch64 | end
  ;; aarch64 |     mov w0, w2
  (func (export "sub") (param i32 i32) (result i32) (i32.sub (local.get 0) (local.get 1)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 |     mov [rbp-24], ecx
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | i32.sub
  ;; x86_64 |     mov edx, eax
  ;; x86_64 |     sub edx, ecx
  ;; x86_64 | end
  ;; x86_64 |     mov eax, edx
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 |     stur w1, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | i32.sub
  ;; aarch64 |     sub w2, w0, w1
  ;; aarch64 | end
  ;; aarch64 |     mov w0, w2
  (func (export "mul") (param i32 i32) (result i32) (i32.mul (local.get 0) (local.get 1)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 |     mov [rbp-24], ecx
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | i32.mul
  ;; x86_64 |     mov edx, eax
  ;; x86_64 |     imul edx, ecx
  ;; x86_64 | end
  ;; x86_64 |     mov eax, edx
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 |     stur w1, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | i32.mul
  ;; aarch64 |     mul w2, w0, w1
  ;; aarch64 | end
  ;; aarch64 |     mov w0, w2
  (func (export "and") (param i32 i32) (result i32) (i32.and (local.get 0) (local.get 1)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 |     mov [rbp-24], ecx
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | i32.and
  ;; x86_64 |     mov edx, eax
  ;; x86_64 |     and edx, ecx
  ;; x86_64 | end
  ;; x86_64 |     mov eax, edx
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 |     stur w1, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | i32.and
  ;; aarch64 |     and w2, w0, w1
  ;; aarch64 | end
  ;; aarch64 |     mov w0, w2
  (func (export "or") (param i32 i32) (result i32) (i32.or (local.get 0) (local.get 1)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 |     mov [rbp-24], ecx
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | i32.or
  ;; x86_64 |     mov edx, eax
  ;; x86_64 |     or edx, ecx
  ;; x86_64 | end
  ;; x86_64 |     mov eax, edx
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 |     stur w1, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | i32.or
  ;; aarch64 |     orr w2, w0, w1
  ;; aarch64 | end
  ;; aarch64 |     mov w0, w2
  (func (export "xor") (param i32 i32) (result i32) (i32.xor (local.get 0) (local.get 1)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 |     mov [rbp-24], ecx
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | i32.xor
  ;; x86_64 |     mov edx, eax
  ;; x86_64 |     xor edx, ecx
  ;; x86_64 | end
  ;; x86_64 |     mov eax, edx
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 |     stur w1, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | i32.xor
  ;; aarch64 |     eor w2, w0, w1
  ;; aarch64 | end
  ;; aarch64 |     mov w0, w2
  (func (export "div_s") (param i32 i32) (result i32) (i32.div_s (local.get 0) (local.get 1)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 |     mov [rbp-24], ecx
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | i32.div_s
  ;; x86_64 |     test ecx, ecx
  ;; x86_64 |     je L4
  ;; x86_64 |     cmp ecx, -1
  ;; x86_64 |     jne L1
  ;; x86_64 |     neg eax
  ;; x86_64 |     jo L5
  ;; x86_64 |     jmp L2
  ;; x86_64 |   L1:
  ;; x86_64 |     cdq
  ;; x86_64 |     idiv ecx
  ;; x86_64 |   L2:
  ;; x86_64 | end
  ;; x86_64 |   L4:
  ;; x86_64 |     call qword ptr [r15+24]  ; integer divide by zero
  ;; x86_64 |   L5:
  ;; x86_64 |     call qword ptr [r15+24]  ; integer overflow
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 |     stur w1, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | i32.div_s
  ;; aarch64 |     cbz w1, L2
  ;; aarch64 |     cmn w1, 1
  ;; aarch64 |     ccmp w0, 1, 0, eq
  ;; aarch64 |     b.vs L3
  ;; aarch64 |     sdiv w2, w0, w1
  ;; aarch64 | end
  ;; aarch64 |     mov w0, w2
  ;; aarch64 |   L2:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; integer divide by zero
  ;; aarch64 |   L3:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; integer overflow
  (func (export "div_u") (param i32 i32) (result i32) (i32.div_u (local.get 0) (local.get 1)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 |     mov [rbp-24], ecx
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | i32.div_u
  ;; x86_64 |     test ecx, ecx
  ;; x86_64 |     je L2
  ;; x86_64 |     xor edx, edx
  ;; x86_64 |     div ecx
  ;; x86_64 | end
  ;; x86_64 |   L2:
  ;; x86_64 |     call qword ptr [r15+24]  ; integer divide by zero
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 |     stur w1, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | i32.div_u
  ;; aarch64 |     cbz w1, L2
  ;; aarch64 |     udiv w2, w0, w1
  ;; aarch64 | end
  ;; aarch64 |     mov w0, w2
  ;; aarch64 |   L2:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; integer divide by zero
  (func (export "rem_s") (param i32 i32) (result i32) (i32.rem_s (local.get 0) (local.get 1)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 |     mov [rbp-24], ecx
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | i32.rem_s
  ;; x86_64 |     test ecx, ecx
  ;; x86_64 |     je L4
  ;; x86_64 |     cmp ecx, -1
  ;; x86_64 |     jne L1
  ;; x86_64 |     xor edx, edx
  ;; x86_64 |     jmp L2
  ;; x86_64 |   L1:
  ;; x86_64 |     cdq
  ;; x86_64 |     idiv ecx
  ;; x86_64 |   L2:
  ;; x86_64 | end
  ;; x86_64 |     mov eax, edx
  ;; x86_64 |   L4:
  ;; x86_64 |     call qword ptr [r15+24]  ; integer divide by zero
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 |     stur w1, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | i32.rem_s
  ;; aarch64 |     cbz w1, L2
  ;; aarch64 |     sdiv w17, w0, w1
  ;; aarch64 |     msub w2, w17, w1, w0
  ;; aarch64 | end
  ;; aarch64 |     mov w0, w2
  ;; aarch64 |   L2:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; integer divide by zero
  (func (export "rem_u") (param i32 i32) (result i32) (i32.rem_u (local.get 0) (local.get 1)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 |     mov [rbp-24], ecx
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | i32.rem_u
  ;; x86_64 |     test ecx, ecx
  ;; x86_64 |     je L2
  ;; x86_64 |     xor edx, edx
  ;; x86_64 |     div ecx
  ;; x86_64 | end
  ;; x86_64 |     mov eax, edx
  ;; x86_64 |   L2:
  ;; x86_64 |     call qword ptr [r15+24]  ; integer divide by zero
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 |     stur w1, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | i32.rem_u
  ;; aarch64 |     cbz w1, L2
  ;; aarch64 |     udiv w17, w0, w1
  ;; aarch64 |     msub w2, w17, w1, w0
  ;; aarch64 | end
  ;; aarch64 |     mov w0, w2
  ;; aarch64 |   L2:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; integer divide by zero
  (func (export "shl") (param i32 i32) (result i32) (i32.shl (local.get 0) (local.get 1)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 |     mov [rbp-24], ecx
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | i32.shl
  ;; x86_64 |     shlx edx, eax, ecx
  ;; x86_64 | end
  ;; x86_64 |     mov eax, edx
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 |     stur w1, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | i32.shl
  ;; aarch64 |     lsl w2, w0, w1
  ;; aarch64 | end
  ;; aarch64 |     mov w0, w2
  (func (export "shr_s") (param i32 i32) (result i32) (i32.shr_s (local.get 0) (local.get 1)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 |     mov [rbp-24], ecx
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | i32.shr_s
  ;; x86_64 |     sarx edx, eax, ecx
  ;; x86_64 | end
  ;; x86_64 |     mov eax, edx
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 |     stur w1, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | i32.shr_s
  ;; aarch64 |     asr w2, w0, w1
  ;; aarch64 | end
  ;; aarch64 |     mov w0, w2
  (func (export "shr_u") (param i32 i32) (result i32) (i32.shr_u (local.get 0) (local.get 1)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 |     mov [rbp-24], ecx
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | i32.shr_u
  ;; x86_64 |     shrx edx, eax, ecx
  ;; x86_64 | end
  ;; x86_64 |     mov eax, edx
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 |     stur w1, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | i32.shr_u
  ;; aarch64 |     lsr w2, w0, w1
  ;; aarch64 | end
  ;; aarch64 |     mov w0, w2
  (func (export "rotl") (param i32 i32) (result i32) (i32.rotl (local.get 0) (local.get 1)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 |     mov [rbp-24], ecx
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | i32.rotl
  ;; x86_64 |     mov edx, eax
  ;; x86_64 |     rol edx, cl
  ;; x86_64 | end
  ;; x86_64 |     mov eax, edx
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 |     stur w1, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | i32.rotl
  ;; aarch64 |     neg w17, w1
  ;; aarch64 |     ror w2, w0, w17
  ;; aarch64 | end
  ;; aarch64 |     mov w0, w2
  (func (export "rotr") (param i32 i32) (result i32) (i32.rotr (local.get 0) (local.get 1)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 |     mov [rbp-24], ecx
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | i32.rotr
  ;; x86_64 |     mov edx, eax
  ;; x86_64 |     ror edx, cl
  ;; x86_64 | end
  ;; x86_64 |     mov eax, edx
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 |     stur w1, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | i32.rotr
  ;; aarch64 |     ror w2, w0, w1
  ;; aarch64 | end
  ;; aarch64 |     mov w0, w2
  (func (export "add 5") (param i32) (result i32) (i32.add (local.get 0) (i32.const 5)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 | local.get 0
  ;; x86_64 | i32.const 5
  ;; x86_64 | i32.add
  ;; x86_64 |     lea ecx, [rax+5]
  ;; x86_64 | end
  ;; x86_64 |     mov eax, ecx
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | i32.const 5
  ;; aarch64 | i32.add
  ;; aarch64 |     add w1, w0, 5
  ;; aarch64 | end
  ;; aarch64 |     mov w0, w1
  (func (export "add -2147483648") (param i32) (result i32)
    (i32.add (local.get 0) (i32.const -2147483648)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 | local.get 0
  ;; x86_64 | i32.const -2147483648
  ;; x86_64 | i32.add
  ;; x86_64 |     lea ecx, [rax-2147483648]
  ;; x86_64 | end
  ;; x86_64 |     mov eax, ecx
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | i32.const -2147483648
  ;; aarch64 | i32.add
  ;; aarch64 |     mov w17, 2147483648
  ;; aarch64 |     add w1, w0, w17
  ;; aarch64 | end
  ;; aarch64 |     mov w0, w1
  (func (export "sub 5") (param i32) (result i32) (i32.sub (local.get 0) (i32.const 5)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 | local.get 0
  ;; x86_64 | i32.const 5
  ;; x86_64 | i32.sub
  ;; x86_64 |     lea ecx, [rax-5]
  ;; x86_64 | end
  ;; x86_64 |     mov eax, ecx
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | i32.const 5
  ;; aarch64 | i32.sub
  ;; aarch64 |     sub w1, w0, 5
  ;; aarch64 | end
  ;; aarch64 |     mov w0, w1
  (func (export "sub -2147483648") (param i32) (result i32)
    (i32.sub (local.get 0) (i32.const -2147483648)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 | local.get 0
  ;; x86_64 | i32.const -2147483648
  ;; x86_64 | i32.sub
  ;; x86_64 |     mov ecx, eax
  ;; x86_64 |     sub ecx, -2147483648
  ;; x86_64 | end
  ;; x86_64 |     mov eax, ecx
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | i32.const -2147483648
  ;; aarch64 | i32.sub
  ;; aarch64 |     mov w17, 2147483648
  ;; aarch64 |     add w1, w0, w17
  ;; aarch64 | end
  ;; aarch64 |     mov w0, w1
  (func (export "mul 10") (param i32) (result i32) (i32.mul (local.get 0) (i32.const 10)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 | local.get 0
  ;; x86_64 | i32.const 10
  ;; x86_64 | i32.mul
  ;; x86_64 |     imul ecx, eax, 10
  ;; x86_64 | end
  ;; x86_64 |     mov eax, ecx
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | i32.const 10
  ;; aarch64 | i32.mul
  ;; aarch64 |     mov w17, 10
  ;; aarch64 |     mul w1, w0, w17
  ;; aarch64 | end
  ;; aarch64 |     mov w0, w1
  (func (export "and 255") (param i32) (result i32) (i32.and (local.get 0) (i32.const 255)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 | local.get 0
  ;; x86_64 | i32.const 255
  ;; x86_64 | i32.and
  ;; x86_64 |     mov ecx, eax
  ;; x86_64 |     and ecx, 255
  ;; x86_64 | end
  ;; x86_64 |     mov eax, ecx
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | i32.const 255
  ;; aarch64 | i32.and
  ;; aarch64 |     and w1, w0, 255
  ;; aarch64 | end
  ;; aarch64 |     mov w0, w1
  (func (export "or 256") (param i32) (result i32) (i32.or (local.get 0) (i32.const 256)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 | local.get 0
  ;; x86_64 | i32.const 256
  ;; x86_64 | i32.or
  ;; x86_64 |     mov ecx, eax
  ;; x86_64 |     or ecx, 256
  ;; x86_64 | end
  ;; x86_64 |     mov eax, ecx
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | i32.const 256
  ;; aarch64 | i32.or
  ;; aarch64 |     orr w1, w0, 256
  ;; aarch64 | end
  ;; aarch64 |     mov w0, w1
  (func (export "xor -1") (param i32) (result i32) (i32.xor (local.get 0) (i32.const -1)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 | local.get 0
  ;; x86_64 | i32.const -1
  ;; x86_64 | i32.xor
  ;; x86_64 |     mov ecx, eax
  ;; x86_64 |     xor ecx, -1
  ;; x86_64 | end
  ;; x86_64 |     mov eax, ecx
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | i32.const -1
  ;; aarch64 | i32.xor
  ;; aarch64 |     mvn w1, w0
  ;; aarch64 | end
  ;; aarch64 |     mov w0, w1
  (func (export "div_s 10") (param i32) (result i32) (i32.div_s (local.get 0) (i32.const 10)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 | local.get 0
  ;; x86_64 | i32.const 10
  ;; x86_64 | i32.div_s
  ;; x86_64 |     mov ecx, 10
  ;; x86_64 |     cdq
  ;; x86_64 |     idiv ecx
  ;; x86_64 | end
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | i32.const 10
  ;; aarch64 | i32.div_s
  ;; aarch64 |     mov w1, 10
  ;; aarch64 |     sdiv w1, w0, w1
  ;; aarch64 | end
  ;; aarch64 |     mov w0, w1
  (func (export "div_s -1") (param i32) (result i32) (i32.div_s (local.get 0) (i32.const -1)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 | local.get 0
  ;; x86_64 | i32.const -1
  ;; x86_64 | i32.div_s
  ;; x86_64 |     mov ecx, 4294967295
  ;; x86_64 |     neg eax
  ;; x86_64 |     jo L2
  ;; x86_64 | end
  ;; x86_64 |   L2:
  ;; x86_64 |     call qword ptr [r15+24]  ; integer overflow
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | i32.const -1
  ;; aarch64 | i32.div_s
  ;; aarch64 |     mov w1, 4294967295
  ;; aarch64 |     negs w1, w0
  ;; aarch64 |     b.vs L2
  ;; aarch64 | end
  ;; aarch64 |     mov w0, w1
  ;; aarch64 |   L2:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; integer overflow
  (func (export "div_s 8") (param i32) (result i32) (i32.div_s (local.get 0) (i32.const 8)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 | local.get 0
  ;; x86_64 | i32.const 8
  ;; x86_64 | i32.div_s
  ;; x86_64 |     mov ecx, 8
  ;; x86_64 |     cdq
  ;; x86_64 |     idiv ecx
  ;; x86_64 | end
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | i32.const 8
  ;; aarch64 | i32.div_s
  ;; aarch64 |     mov w1, 8
  ;; aarch64 |     sdiv w1, w0, w1
  ;; aarch64 | end
  ;; aarch64 |     mov w0, w1
  (func (export "div_u 10") (param i32) (result i32) (i32.div_u (local.get 0) (i32.const 10)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 | local.get 0
  ;; x86_64 | i32.const 10
  ;; x86_64 | i32.div_u
  ;; x86_64 |     mov ecx, 10
  ;; x86_64 |     xor edx, edx
  ;; x86_64 |     div ecx
  ;; x86_64 | end
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | i32.const 10
  ;; aarch64 | i32.div_u
  ;; aarch64 |     mov w1, 10
  ;; aarch64 |     udiv w1, w0, w1
  ;; aarch64 | end
  ;; aarch64 |     mov w0, w1
  (func (export "div_u 8") (param i32) (result i32) (i32.div_u (local.get 0) (i32.const 8)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 | local.get 0
  ;; x86_64 | i32.const 8
  ;; x86_64 | i32.div_u
  ;; x86_64 |     mov ecx, 8
  ;; x86_64 |     xor edx, edx
  ;; x86_64 |     div ecx
  ;; x86_64 | end
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | i32.const 8
  ;; aarch64 | i32.div_u
  ;; aarch64 |     mov w1, 8
  ;; aarch64 |     udiv w1, w0, w1
  ;; aarch64 | end
  ;; aarch64 |     mov w0, w1
  (func (export "rem_s 10") (param i32) (result i32) (i32.rem_s (local.get 0) (i32.const 10)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 | local.get 0
  ;; x86_64 | i32.const 10
  ;; x86_64 | i32.rem_s
  ;; x86_64 |     mov ecx, 10
  ;; x86_64 |     cdq
  ;; x86_64 |     idiv ecx
  ;; x86_64 | end
  ;; x86_64 |     mov eax, edx
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | i32.const 10
  ;; aarch64 | i32.rem_s
  ;; aarch64 |     mov w1, 10
  ;; aarch64 |     sdiv w17, w0, w1
  ;; aarch64 |     msub w1, w17, w1, w0
  ;; aarch64 | end
  ;; aarch64 |     mov w0, w1
  (func (export "rem_s -1") (param i32) (result i32) (i32.rem_s (local.get 0) (i32.const -1)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 | local.get 0
  ;; x86_64 | i32.const -1
  ;; x86_64 | i32.rem_s
  ;; x86_64 |     mov ecx, 4294967295
  ;; x86_64 |     xor edx, edx
  ;; x86_64 | end
  ;; x86_64 |     mov eax, edx
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | i32.const -1
  ;; aarch64 | i32.rem_s
  ;; aarch64 |     mov w1, 4294967295
  ;; aarch64 |     sdiv w17, w0, w1
  ;; aarch64 |     msub w1, w17, w1, w0
  ;; aarch64 | end
  ;; aarch64 |     mov w0, w1
  (func (export "rem_u 10") (param i32) (result i32) (i32.rem_u (local.get 0) (i32.const 10)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 | local.get 0
  ;; x86_64 | i32.const 10
  ;; x86_64 | i32.rem_u
  ;; x86_64 |     mov ecx, 10
  ;; x86_64 |     xor edx, edx
  ;; x86_64 |     div ecx
  ;; x86_64 | end
  ;; x86_64 |     mov eax, edx
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | i32.const 10
  ;; aarch64 | i32.rem_u
  ;; aarch64 |     mov w1, 10
  ;; aarch64 |     udiv w17, w0, w1
  ;; aarch64 |     msub w1, w17, w1, w0
  ;; aarch64 | end
  ;; aarch64 |     mov w0, w1
  (func (export "rem_u 8") (param i32) (result i32) (i32.rem_u (local.get 0) (i32.const 8)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 | local.get 0
  ;; x86_64 | i32.const 8
  ;; x86_64 | i32.rem_u
  ;; x86_64 |     mov ecx, 8
  ;; x86_64 |     xor edx, edx
  ;; x86_64 |     div ecx
  ;; x86_64 | end
  ;; x86_64 |     mov eax, edx
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | i32.const 8
  ;; aarch64 | i32.rem_u
  ;; aarch64 |     mov w1, 8
  ;; aarch64 |     udiv w17, w0, w1
  ;; aarch64 |     msub w1, w17, w1, w0
  ;; aarch64 | end
  ;; aarch64 |     mov w0, w1
  (func (export "shl 3") (param i32) (result i32) (i32.shl (local.get 0) (i32.const 3)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 | local.get 0
  ;; x86_64 | i32.const 3
  ;; x86_64 | i32.shl
  ;; x86_64 |     mov ecx, eax
  ;; x86_64 |     shl ecx, 3
  ;; x86_64 | end
  ;; x86_64 |     mov eax, ecx
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | i32.const 3
  ;; aarch64 | i32.shl
  ;; aarch64 |     lsl w1, w0, 3
  ;; aarch64 | end
  ;; aarch64 |     mov w0, w1
  (func (export "shr_s 33") (param i32) (result i32) (i32.shr_s (local.get 0) (i32.const 33)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 | local.get 0
  ;; x86_64 | i32.const 33
  ;; x86_64 | i32.shr_s
  ;; x86_64 |     mov ecx, eax
  ;; x86_64 |     sar ecx, 1
  ;; x86_64 | end
  ;; x86_64 |     mov eax, ecx
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | i32.const 33
  ;; aarch64 | i32.shr_s
  ;; aarch64 |     asr w1, w0, 1
  ;; aarch64 | end
  ;; aarch64 |     mov w0, w1
  (func (export "shr_u 3") (param i32) (result i32) (i32.shr_u (local.get 0) (i32.const 3)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 | local.get 0
  ;; x86_64 | i32.const 3
  ;; x86_64 | i32.shr_u
  ;; x86_64 |     mov ecx, eax
  ;; x86_64 |     shr ecx, 3
  ;; x86_64 | end
  ;; x86_64 |     mov eax, ecx
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | i32.const 3
  ;; aarch64 | i32.shr_u
  ;; aarch64 |     lsr w1, w0, 3
  ;; aarch64 | end
  ;; aarch64 |     mov w0, w1
  (func (export "rotl 3") (param i32) (result i32) (i32.rotl (local.get 0) (i32.const 3)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 | local.get 0
  ;; x86_64 | i32.const 3
  ;; x86_64 | i32.rotl
  ;; x86_64 |     mov ecx, eax
  ;; x86_64 |     rol ecx, 3
  ;; x86_64 | end
  ;; x86_64 |     mov eax, ecx
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | i32.const 3
  ;; aarch64 | i32.rotl
  ;; aarch64 |     ror w1, w0, 29
  ;; aarch64 | end
  ;; aarch64 |     mov w0, w1
  (func (export "rotr 3") (param i32) (result i32) (i32.rotr (local.get 0) (i32.const 3)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 | local.get 0
  ;; x86_64 | i32.const 3
  ;; x86_64 | i32.rotr
  ;; x86_64 |     mov ecx, eax
  ;; x86_64 |     ror ecx, 3
  ;; x86_64 | end
  ;; x86_64 |     mov eax, ecx
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | i32.const 3
  ;; aarch64 | i32.rotr
  ;; aarch64 |     ror w1, w0, 3
  ;; aarch64 | end
  ;; aarch64 |     mov w0, w1
  (func (export "100 sub") (param i32) (result i32) (i32.sub (i32.const 100) (local.get 0)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 | i32.const 100
  ;; x86_64 | local.get 0
  ;; x86_64 | i32.sub
  ;; x86_64 |     mov ecx, 100
  ;; x86_64 |     sub ecx, eax
  ;; x86_64 | end
  ;; x86_64 |     mov eax, ecx
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 | i32.const 100
  ;; aarch64 | local.get 0
  ;; aarch64 | i32.sub
  ;; aarch64 |     mov w1, 100
  ;; aarch64 |     sub w1, w1, w0
  ;; aarch64 | end
  ;; aarch64 |     mov w0, w1
  (func (export "100 add") (param i32) (result i32) (i32.add (i32.const 100) (local.get 0)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 | i32.const 100
  ;; x86_64 | local.get 0
  ;; x86_64 | i32.add
  ;; x86_64 |     lea ecx, [rax+100]
  ;; x86_64 | end
  ;; x86_64 |     mov eax, ecx
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 | i32.const 100
  ;; aarch64 | local.get 0
  ;; aarch64 | i32.add
  ;; aarch64 |     add w1, w0, 100
  ;; aarch64 | end
  ;; aarch64 |     mov w0, w1
  (func (export "1 shl") (param i32) (result i32) (i32.shl (i32.const 1) (local.get 0)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 | i32.const 1
  ;; x86_64 | local.get 0
  ;; x86_64 | i32.shl
  ;; x86_64 |     mov ecx, 1
  ;; x86_64 |     shlx ecx, ecx, eax
  ;; x86_64 | end
  ;; x86_64 |     mov eax, ecx
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 | i32.const 1
  ;; aarch64 | local.get 0
  ;; aarch64 | i32.shl
  ;; aarch64 |     mov w1, 1
  ;; aarch64 |     lsl w1, w1, w0
  ;; aarch64 | end
  ;; aarch64 |     mov w0, w1
  (func (export "100 div_s") (param i32) (result i32) (i32.div_s (i32.const 100) (local.get 0)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 | i32.const 100
  ;; x86_64 | local.get 0
  ;; x86_64 | i32.div_s
  ;; x86_64 |     mov ecx, eax
  ;; x86_64 |     mov eax, 100
  ;; x86_64 |     test ecx, ecx
  ;; x86_64 |     je L4
  ;; x86_64 |     cmp ecx, -1
  ;; x86_64 |     jne L1
  ;; x86_64 |     neg eax
  ;; x86_64 |     jo L5
  ;; x86_64 |     jmp L2
  ;; x86_64 |   L1:
  ;; x86_64 |     cdq
  ;; x86_64 |     idiv ecx
  ;; x86_64 |   L2:
  ;; x86_64 | end
  ;; x86_64 |   L4:
  ;; x86_64 |     call qword ptr [r15+24]  ; integer divide by zero
  ;; x86_64 |   L5:
  ;; x86_64 |     call qword ptr [r15+24]  ; integer overflow
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 | i32.const 100
  ;; aarch64 | local.get 0
  ;; aarch64 | i32.div_s
  ;; aarch64 |     mov w1, 100
  ;; aarch64 |     cbz w0, L2
  ;; aarch64 |     cmn w0, 1
  ;; aarch64 |     ccmp w1, 1, 0, eq
  ;; aarch64 |     b.vs L3
  ;; aarch64 |     sdiv w1, w1, w0
  ;; aarch64 | end
  ;; aarch64 |     mov w0, w1
  ;; aarch64 |   L2:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; integer divide by zero
  ;; aarch64 |   L3:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; integer overflow
  (func (export "7 rem_u") (param i32) (result i32) (i32.rem_u (i32.const 7) (local.get 0)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 | i32.const 7
  ;; x86_64 | local.get 0
  ;; x86_64 | i32.rem_u
  ;; x86_64 |     mov ecx, eax
  ;; x86_64 |     mov eax, 7
  ;; x86_64 |     test ecx, ecx
  ;; x86_64 |     je L2
  ;; x86_64 |     xor edx, edx
  ;; x86_64 |     div ecx
  ;; x86_64 | end
  ;; x86_64 |     mov eax, edx
  ;; x86_64 |   L2:
  ;; x86_64 |     call qword ptr [r15+24]  ; integer divide by zero
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 | i32.const 7
  ;; aarch64 | local.get 0
  ;; aarch64 | i32.rem_u
  ;; aarch64 |     mov w1, 7
  ;; aarch64 |     cbz w0, L2
  ;; aarch64 |     udiv w17, w1, w0
  ;; aarch64 |     msub w1, w17, w0, w1
  ;; aarch64 | end
  ;; aarch64 |     mov w0, w1
  ;; aarch64 |   L2:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; integer divide by zero
  (func (export "div_u 0") (param i32) (result i32) (i32.div_u (local.get 0) (i32.const 0)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 | local.get 0
  ;; x86_64 | i32.const 0
  ;; x86_64 | i32.div_u
  ;; x86_64 |     mov ecx, 0
  ;; x86_64 |     test ecx, ecx
  ;; x86_64 |     je L2
  ;; x86_64 |     xor edx, edx
  ;; x86_64 |     div ecx
  ;; x86_64 | end
  ;; x86_64 |   L2:
  ;; x86_64 |     call qword ptr [r15+24]  ; integer divide by zero
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | i32.const 0
  ;; aarch64 | i32.div_u
  ;; aarch64 |     mov w1, 0
  ;; aarch64 |     cbz w1, L2
  ;; aarch64 |     udiv w1, w0, w1
  ;; aarch64 | end
  ;; aarch64 |     mov w0, w1
  ;; aarch64 |   L2:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; integer divide by zero
  (func (export "rem_s 0") (param i32) (result i32) (i32.rem_s (local.get 0) (i32.const 0)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 | local.get 0
  ;; x86_64 | i32.const 0
  ;; x86_64 | i32.rem_s
  ;; x86_64 |     mov ecx, 0
  ;; x86_64 |     test ecx, ecx
  ;; x86_64 |     je L4
  ;; x86_64 |     cmp ecx, -1
  ;; x86_64 |     jne L1
  ;; x86_64 |     xor edx, edx
  ;; x86_64 |     jmp L2
  ;; x86_64 |   L1:
  ;; x86_64 |     cdq
  ;; x86_64 |     idiv ecx
  ;; x86_64 |   L2:
  ;; x86_64 | end
  ;; x86_64 |     mov eax, edx
  ;; x86_64 |   L4:
  ;; x86_64 |     call qword ptr [r15+24]  ; integer divide by zero
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | i32.const 0
  ;; aarch64 | i32.rem_s
  ;; aarch64 |     mov w1, 0
  ;; aarch64 |     cbz w1, L2
  ;; aarch64 |     sdiv w17, w0, w1
  ;; aarch64 |     msub w1, w17, w1, w0
  ;; aarch64 | end
  ;; aarch64 |     mov w0, w1
  ;; aarch64 |   L2:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; integer divide by zero
  ;; Constants are computed at once.
  (func (export "fold") (result i32)
    (i32.mul (i32.add (i32.const 2) (i32.const 3)) (i32.const -4)))
  ;; x86_64 | i32.const 2
  ;; x86_64 | i32.const 3
  ;; x86_64 | i32.add
  ;; x86_64 | i32.const -4
  ;; x86_64 | i32.mul
  ;; x86_64 | end
  ;; x86_64 |     mov eax, 4294967276
  ;; aarch64 | i32.const 2
  ;; aarch64 | i32.const 3
  ;; aarch64 | i32.add
  ;; aarch64 | i32.const -4
  ;; aarch64 | i32.mul
  ;; aarch64 | end
  ;; aarch64 |     mov w0, 4294967276
  (func (export "clz") (param i32) (result i32) (i32.clz (local.get 0)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 | local.get 0
  ;; x86_64 | i32.clz
  ;; x86_64 |     lzcnt ecx, eax
  ;; x86_64 | end
  ;; x86_64 |     mov eax, ecx
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | i32.clz
  ;; aarch64 |     clz w1, w0
  ;; aarch64 | end
  ;; aarch64 |     mov w0, w1
  (func (export "ctz") (param i32) (result i32) (i32.ctz (local.get 0)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 | local.get 0
  ;; x86_64 | i32.ctz
  ;; x86_64 |     tzcnt ecx, eax
  ;; x86_64 | end
  ;; x86_64 |     mov eax, ecx
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | i32.ctz
  ;; aarch64 |     rbit w1, w0
  ;; aarch64 |     clz w1, w1
  ;; aarch64 | end
  ;; aarch64 |     mov w0, w1
  (func (export "popcnt") (param i32) (result i32) (i32.popcnt (local.get 0)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 | local.get 0
  ;; x86_64 | i32.popcnt
  ;; x86_64 |     popcnt ecx, eax
  ;; x86_64 | end
  ;; x86_64 |     mov eax, ecx
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | i32.popcnt
  ;; aarch64 |     fmov s30, w0
  ;; aarch64 |     cnt v30.8b, v30.8b
  ;; aarch64 |     addv b30, v30.8b
  ;; aarch64 |     fmov w1, s30
  ;; aarch64 | end
  ;; aarch64 |     mov w0, w1
  (func (export "extend8_s") (param i32) (result i32) (i32.extend8_s (local.get 0)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 | local.get 0
  ;; x86_64 | i32.extend8_s
  ;; x86_64 |     movsx ecx, al
  ;; x86_64 | end
  ;; x86_64 |     mov eax, ecx
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | i32.extend8_s
  ;; aarch64 |     sxtb w1, w0
  ;; aarch64 | end
  ;; aarch64 |     mov w0, w1
  (func (export "extend16_s") (param i32) (result i32) (i32.extend16_s (local.get 0)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 | local.get 0
  ;; x86_64 | i32.extend16_s
  ;; x86_64 |     movsx ecx, ax
  ;; x86_64 | end
  ;; x86_64 |     mov eax, ecx
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | i32.extend16_s
  ;; aarch64 |     sxth w1, w0
  ;; aarch64 | end
  ;; aarch64 |     mov w0, w1
  ;; Temporaries: results of results.
  (func (export "reuse") (param i32 i32 i32) (result i32)
    (i32.sub (i32.add (local.get 0) (local.get 1)) (i32.add (local.get 1) (local.get 2))))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 |     mov [rbp-24], ecx
  ;; x86_64 |     mov [rbp-32], edx
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | i32.add
  ;; x86_64 |     lea r8d, [rax+rcx]
  ;; x86_64 | local.get 1
  ;; x86_64 | local.get 2
  ;; x86_64 | i32.add
  ;; x86_64 |     lea r9d, [rcx+rdx]
  ;; x86_64 | i32.sub
  ;; x86_64 |     sub r8d, r9d
  ;; x86_64 | end
  ;; x86_64 |     mov eax, r8d
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 |     stur w1, [x29, -24]
  ;; aarch64 |     stur w2, [x29, -32]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | i32.add
  ;; aarch64 |     add w3, w0, w1
  ;; aarch64 | local.get 1
  ;; aarch64 | local.get 2
  ;; aarch64 | i32.add
  ;; aarch64 |     add w4, w1, w2
  ;; aarch64 | i32.sub
  ;; aarch64 |     sub w3, w3, w4
  ;; aarch64 | end
  ;; aarch64 |     mov w0, w3
  ;; Locals in their slots, and cached in registers.
  (func (export "set") (param i32 i32) (result i32)
    (local.set 0 (i32.sub (local.get 1) (local.get 0))) (local.set 1 (i32.and (local.get 1) (i32.const 12))) (i32.add (local.get 0) (local.get 1)))
  ;; x86_64 |     mov [rbp-16], rbx
  ;; x86_64 |     mov [rbp-24], rsi
  ;; x86_64 |     mov esi, eax
  ;; x86_64 |     mov ebx, ecx
  ;; x86_64 | local.get 1
  ;; x86_64 | local.get 0
  ;; x86_64 | i32.sub
  ;; x86_64 |     neg esi
  ;; x86_64 |     add esi, ebx
  ;; x86_64 | local.set 0
  ;; x86_64 | local.get 1
  ;; x86_64 | i32.const 12
  ;; x86_64 | i32.and
  ;; x86_64 |     and ebx, 12
  ;; x86_64 | local.set 1
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | i32.add
  ;; x86_64 |     lea eax, [rsi+rbx]
  ;; x86_64 | end
  ;; x86_64 |     mov rbx, [rbp-16]
  ;; x86_64 |     mov rsi, [rbp-24]
  ;; aarch64 |     stp x20, x19, [x29, -24]
  ;; aarch64 |     mov w20, w0
  ;; aarch64 |     mov w19, w1
  ;; aarch64 | local.get 1
  ;; aarch64 | local.get 0
  ;; aarch64 | i32.sub
  ;; aarch64 |     sub w20, w19, w20
  ;; aarch64 | local.set 0
  ;; aarch64 | local.get 1
  ;; aarch64 | i32.const 12
  ;; aarch64 | i32.and
  ;; aarch64 |     and w19, w19, 12
  ;; aarch64 | local.set 1
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | i32.add
  ;; aarch64 |     add w0, w20, w19
  ;; aarch64 | end
  ;; aarch64 |     ldp x20, x19, [x29, -24]
)
(assert_return (invoke "add" (i32.const 7) (i32.const -3)) (i32.const 4))
(assert_return (invoke "add" (i32.const -100) (i32.const 9)) (i32.const -91))
(assert_return (invoke "sub" (i32.const 7) (i32.const -3)) (i32.const 10))
(assert_return (invoke "sub" (i32.const -100) (i32.const 9)) (i32.const -109))
(assert_return (invoke "mul" (i32.const 7) (i32.const -3)) (i32.const -21))
(assert_return (invoke "mul" (i32.const -100) (i32.const 9)) (i32.const -900))
(assert_return (invoke "and" (i32.const 7) (i32.const -3)) (i32.const 5))
(assert_return (invoke "and" (i32.const -100) (i32.const 9)) (i32.const 8))
(assert_return (invoke "or" (i32.const 7) (i32.const -3)) (i32.const -1))
(assert_return (invoke "or" (i32.const -100) (i32.const 9)) (i32.const -99))
(assert_return (invoke "xor" (i32.const 7) (i32.const -3)) (i32.const -6))
(assert_return (invoke "xor" (i32.const -100) (i32.const 9)) (i32.const -107))
(assert_return (invoke "div_s" (i32.const 7) (i32.const -3)) (i32.const -2))
(assert_return (invoke "div_s" (i32.const -100) (i32.const 9)) (i32.const -11))
(assert_trap (invoke "div_s" (i32.const 1) (i32.const 0)) "integer divide by zero")
(assert_trap (invoke "div_s" (i32.const -2147483648) (i32.const -1)) "integer overflow")
(assert_return (invoke "div_u" (i32.const 7) (i32.const -3)) (i32.const 0))
(assert_return (invoke "div_u" (i32.const -100) (i32.const 9)) (i32.const 477218577))
(assert_trap (invoke "div_u" (i32.const 1) (i32.const 0)) "integer divide by zero")
(assert_return (invoke "rem_s" (i32.const 7) (i32.const -3)) (i32.const 1))
(assert_return (invoke "rem_s" (i32.const -100) (i32.const 9)) (i32.const -1))
(assert_trap (invoke "rem_s" (i32.const 1) (i32.const 0)) "integer divide by zero")
(assert_return (invoke "rem_s" (i32.const -2147483648) (i32.const -1)) (i32.const 0))
(assert_return (invoke "rem_u" (i32.const 7) (i32.const -3)) (i32.const 7))
(assert_return (invoke "rem_u" (i32.const -100) (i32.const 9)) (i32.const 3))
(assert_trap (invoke "rem_u" (i32.const 1) (i32.const 0)) "integer divide by zero")
(assert_return (invoke "shl" (i32.const 7) (i32.const -3)) (i32.const -536870912))
(assert_return (invoke "shl" (i32.const -100) (i32.const 9)) (i32.const -51200))
(assert_return (invoke "shr_s" (i32.const 7) (i32.const -3)) (i32.const 0))
(assert_return (invoke "shr_s" (i32.const -100) (i32.const 9)) (i32.const -1))
(assert_return (invoke "shr_u" (i32.const 7) (i32.const -3)) (i32.const 0))
(assert_return (invoke "shr_u" (i32.const -100) (i32.const 9)) (i32.const 8388607))
(assert_return (invoke "rotl" (i32.const 7) (i32.const -3)) (i32.const -536870912))
(assert_return (invoke "rotl" (i32.const -100) (i32.const 9)) (i32.const -50689))
(assert_return (invoke "rotr" (i32.const 7) (i32.const -3)) (i32.const 56))
(assert_return (invoke "rotr" (i32.const -100) (i32.const 9)) (i32.const -830472193))
(assert_return (invoke "add 5" (i32.const 77)) (i32.const 82))
(assert_return (invoke "add 5" (i32.const -1000)) (i32.const -995))
(assert_return (invoke "add -2147483648" (i32.const 77)) (i32.const -2147483571))
(assert_return (invoke "add -2147483648" (i32.const -1000)) (i32.const 2147482648))
(assert_return (invoke "sub 5" (i32.const 77)) (i32.const 72))
(assert_return (invoke "sub 5" (i32.const -1000)) (i32.const -1005))
(assert_return (invoke "sub -2147483648" (i32.const 77)) (i32.const -2147483571))
(assert_return (invoke "sub -2147483648" (i32.const -1000)) (i32.const 2147482648))
(assert_return (invoke "mul 10" (i32.const 77)) (i32.const 770))
(assert_return (invoke "mul 10" (i32.const -1000)) (i32.const -10000))
(assert_return (invoke "and 255" (i32.const 77)) (i32.const 77))
(assert_return (invoke "and 255" (i32.const -1000)) (i32.const 24))
(assert_return (invoke "or 256" (i32.const 77)) (i32.const 333))
(assert_return (invoke "or 256" (i32.const -1000)) (i32.const -744))
(assert_return (invoke "xor -1" (i32.const 77)) (i32.const -78))
(assert_return (invoke "xor -1" (i32.const -1000)) (i32.const 999))
(assert_return (invoke "div_s 10" (i32.const 77)) (i32.const 7))
(assert_return (invoke "div_s 10" (i32.const -1000)) (i32.const -100))
(assert_return (invoke "div_s -1" (i32.const 77)) (i32.const -77))
(assert_return (invoke "div_s -1" (i32.const -1000)) (i32.const 1000))
(assert_return (invoke "div_s 8" (i32.const 77)) (i32.const 9))
(assert_return (invoke "div_s 8" (i32.const -1000)) (i32.const -125))
(assert_return (invoke "div_u 10" (i32.const 77)) (i32.const 7))
(assert_return (invoke "div_u 10" (i32.const -1000)) (i32.const 429496629))
(assert_return (invoke "div_u 8" (i32.const 77)) (i32.const 9))
(assert_return (invoke "div_u 8" (i32.const -1000)) (i32.const 536870787))
(assert_return (invoke "rem_s 10" (i32.const 77)) (i32.const 7))
(assert_return (invoke "rem_s 10" (i32.const -1000)) (i32.const 0))
(assert_return (invoke "rem_s -1" (i32.const 77)) (i32.const 0))
(assert_return (invoke "rem_s -1" (i32.const -1000)) (i32.const 0))
(assert_return (invoke "rem_u 10" (i32.const 77)) (i32.const 7))
(assert_return (invoke "rem_u 10" (i32.const -1000)) (i32.const 6))
(assert_return (invoke "rem_u 8" (i32.const 77)) (i32.const 5))
(assert_return (invoke "rem_u 8" (i32.const -1000)) (i32.const 0))
(assert_return (invoke "shl 3" (i32.const 77)) (i32.const 616))
(assert_return (invoke "shl 3" (i32.const -1000)) (i32.const -8000))
(assert_return (invoke "shr_s 33" (i32.const 77)) (i32.const 38))
(assert_return (invoke "shr_s 33" (i32.const -1000)) (i32.const -500))
(assert_return (invoke "shr_u 3" (i32.const 77)) (i32.const 9))
(assert_return (invoke "shr_u 3" (i32.const -1000)) (i32.const 536870787))
(assert_return (invoke "rotl 3" (i32.const 77)) (i32.const 616))
(assert_return (invoke "rotl 3" (i32.const -1000)) (i32.const -7993))
(assert_return (invoke "rotr 3" (i32.const 77)) (i32.const -1610612727))
(assert_return (invoke "rotr 3" (i32.const -1000)) (i32.const 536870787))
(assert_return (invoke "100 sub" (i32.const 7)) (i32.const 93))
(assert_return (invoke "100 sub" (i32.const -3)) (i32.const 103))
(assert_return (invoke "100 add" (i32.const 7)) (i32.const 107))
(assert_return (invoke "100 add" (i32.const -3)) (i32.const 97))
(assert_return (invoke "1 shl" (i32.const 7)) (i32.const 128))
(assert_return (invoke "1 shl" (i32.const -3)) (i32.const 536870912))
(assert_return (invoke "100 div_s" (i32.const 7)) (i32.const 14))
(assert_return (invoke "100 div_s" (i32.const -3)) (i32.const -33))
(assert_return (invoke "7 rem_u" (i32.const 7)) (i32.const 0))
(assert_return (invoke "7 rem_u" (i32.const -3)) (i32.const 7))
(assert_trap (invoke "div_u 0" (i32.const 1)) "integer divide by zero")
(assert_trap (invoke "rem_s 0" (i32.const 1)) "integer divide by zero")
(assert_return (invoke "fold") (i32.const -20))
(assert_return (invoke "clz" (i32.const 0)) (i32.const 32))
(assert_return (invoke "clz" (i32.const -1)) (i32.const 0))
(assert_return (invoke "clz" (i32.const 240)) (i32.const 24))
(assert_return (invoke "ctz" (i32.const 0)) (i32.const 32))
(assert_return (invoke "ctz" (i32.const -1)) (i32.const 0))
(assert_return (invoke "ctz" (i32.const 240)) (i32.const 4))
(assert_return (invoke "popcnt" (i32.const 0)) (i32.const 0))
(assert_return (invoke "popcnt" (i32.const -1)) (i32.const 32))
(assert_return (invoke "popcnt" (i32.const 240)) (i32.const 4))
(assert_return (invoke "extend8_s" (i32.const 127)) (i32.const 127))
(assert_return (invoke "extend8_s" (i32.const 128)) (i32.const -128))
(assert_return (invoke "extend8_s" (i32.const 32768)) (i32.const 0))
(assert_return (invoke "extend8_s" (i32.const 65535)) (i32.const -1))
(assert_return (invoke "extend16_s" (i32.const 127)) (i32.const 127))
(assert_return (invoke "extend16_s" (i32.const 128)) (i32.const 128))
(assert_return (invoke "extend16_s" (i32.const 32768)) (i32.const -32768))
(assert_return (invoke "extend16_s" (i32.const 65535)) (i32.const -1))
(assert_return (invoke "reuse" (i32.const 10) (i32.const 5) (i32.const 3)) (i32.const 7))
(assert_return (invoke "set" (i32.const 3) (i32.const 10)) (i32.const 15))
