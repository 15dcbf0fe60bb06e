;; i64: arithmetic of registers, with constants, with a pinned destination; division; shifts.
;;! x86_64 options: -C cpu=x86-64-v3
(module
  (func (export "add") (param i64 i64) (result i64) (i64.add (local.get 0) (local.get 1)))
  ;; x86_64 |     mov [rbp-16], rax
  ;; x86_64 |     mov [rbp-24], rcx
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | i64.add
  ;; x86_64 |     lea rdx, [rax+rcx]
  ;; x86_64 | end
  ;; x86_64 |     mov rax, rdx
  ;; aarch64 |     stur x0, [x29, -16]
  ;; aarch64 |     stur x1, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | i64.add
  ;; aarch64 |     add x2, x0, x1
  ;; aarch64 | end
  ;; aarch64 |     mov x0, x2
  (func (export "sub") (param i64 i64) (result i64) (i64.sub (local.get 0) (local.get 1)))
  ;; x86_64 |     mov [rbp-16], rax
  ;; x86_64 |     mov [rbp-24], rcx
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | i64.sub
  ;; x86_64 |     mov rdx, rax
  ;; x86_64 |     sub rdx, rcx
  ;; x86_64 | end
  ;; x86_64 |     mov rax, rdx
  ;; aarch64 |     stur x0, [x29, -16]
  ;; aarch64 |     stur x1, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | i64.sub
  ;; aarch64 |     sub x2, x0, x1
  ;; aarch64 | end
  ;; aarch64 |     mov x0, x2
  (func (export "mul") (param i64 i64) (result i64) (i64.mul (local.get 0) (local.get 1)))
  ;; x86_64 |     mov [rbp-16], rax
  ;; x86_64 |     mov [rbp-24], rcx
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | i64.mul
  ;; x86_64 |     mov rdx, rax
  ;; x86_64 |     imul rdx, rcx
  ;; x86_64 | end
  ;; x86_64 |     mov rax, rdx
  ;; aarch64 |     stur x0, [x29, -16]
  ;; aarch64 |     stur x1, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | i64.mul
  ;; aarch64 |     mul x2, x0, x1
  ;; aarch64 | end
  ;; aarch64 |     mov x0, x2
  (func (export "and") (param i64 i64) (result i64) (i64.and (local.get 0) (local.get 1)))
  ;; x86_64 |     mov [rbp-16], rax
  ;; x86_64 |     mov [rbp-24], rcx
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | i64.and
  ;; x86_64 |     mov rdx, rax
  ;; x86_64 |     and rdx, rcx
  ;; x86_64 | end
  ;; x86_64 |     mov rax, rdx
  ;; aarch64 |     stur x0, [x29, -16]
  ;; aarch64 |     stur x1, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | i64.and
  ;; aarch64 |     and x2, x0, x1
  ;; aarch64 | end
  ;; aarch64 |     mov x0, x2
  (func (export "or") (param i64 i64) (result i64) (i64.or (local.get 0) (local.get 1)))
  ;; x86_64 |     mov [rbp-16], rax
  ;; x86_64 |     mov [rbp-24], rcx
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | i64.or
  ;; x86_64 |     mov rdx, rax
  ;; x86_64 |     or rdx, rcx
  ;; x86_64 | end
  ;; x86_64 |     mov rax, rdx
  ;; aarch64 |     stur x0, [x29, -16]
  ;; aarch64 |     stur x1, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | i64.or
  ;; aarch64 |     orr x2, x0, x1
  ;; aarch64 | end
  ;; aarch64 |     mov x0, x2
  (func (export "xor") (param i64 i64) (result i64) (i64.xor (local.get 0) (local.get 1)))
  ;; x86_64 |     mov [rbp-16], rax
  ;; x86_64 |     mov [rbp-24], rcx
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | i64.xor
  ;; x86_64 |     mov rdx, rax
  ;; x86_64 |     xor rdx, rcx
  ;; x86_64 | end
  ;; x86_64 |     mov rax, rdx
  ;; aarch64 |     stur x0, [x29, -16]
  ;; aarch64 |     stur x1, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | i64.xor
  ;; aarch64 |     eor x2, x0, x1
  ;; aarch64 | end
  ;; aarch64 |     mov x0, x2
  (func (export "div_s") (param i64 i64) (result i64) (i64.div_s (local.get 0) (local.get 1)))
  ;; x86_64 |     mov [rbp-16], rax
  ;; x86_64 |     mov [rbp-24], rcx
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | i64.div_s
  ;; x86_64 |     test rcx, rcx
  ;; x86_64 |     je L4
  ;; x86_64 |     cmp rcx, -1
  ;; x86_64 |     jne L1
  ;; x86_64 |     neg rax
  ;; x86_64 |     jo L5
  ;; x86_64 |     jmp L2
  ;; x86_64 |   L1:
  ;; x86_64 |     cqo
  ;; x86_64 |     idiv rcx
  ;; x86_64 |   L2:
  ;; x86_64 | end
  ;; x86_64 |   L4:
  ;; x86_64 |     call qword ptr [r15+24]  ; integer divide by zero
  ;; x86_64 |   L5:
  ;; x86_64 |     call qword ptr [r15+24]  ; integer overflow
  ;; aarch64 |     stur x0, [x29, -16]
  ;; aarch64 |     stur x1, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | i64.div_s
  ;; aarch64 |     cbz x1, L2
  ;; aarch64 |     cmn x1, 1
  ;; aarch64 |     ccmp x0, 1, 0, eq
  ;; aarch64 |     b.vs L3
  ;; aarch64 |     sdiv x2, x0, x1
  ;; aarch64 | end
  ;; aarch64 |     mov x0, x2
  ;; aarch64 |   L2:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; integer divide by zero
  ;; aarch64 |   L3:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; integer overflow
  (func (export "div_u") (param i64 i64) (result i64) (i64.div_u (local.get 0) (local.get 1)))
  ;; x86_64 |     mov [rbp-16], rax
  ;; x86_64 |     mov [rbp-24], rcx
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | i64.div_u
  ;; x86_64 |     test rcx, rcx
  ;; x86_64 |     je L2
  ;; x86_64 |     xor edx, edx
  ;; x86_64 |     div rcx
  ;; x86_64 | end
  ;; x86_64 |   L2:
  ;; x86_64 |     call qword ptr [r15+24]  ; integer divide by zero
  ;; aarch64 |     stur x0, [x29, -16]
  ;; aarch64 |     stur x1, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | i64.div_u
  ;; aarch64 |     cbz x1, L2
  ;; aarch64 |     udiv x2, x0, x1
  ;; aarch64 | end
  ;; aarch64 |     mov x0, x2
  ;; aarch64 |   L2:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; integer divide by zero
  (func (export "rem_s") (param i64 i64) (result i64) (i64.rem_s (local.get 0) (local.get 1)))
  ;; x86_64 |     mov [rbp-16], rax
  ;; x86_64 |     mov [rbp-24], rcx
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | i64.rem_s
  ;; x86_64 |     test rcx, rcx
  ;; x86_64 |     je L4
  ;; x86_64 |     cmp rcx, -1
  ;; x86_64 |     jne L1
  ;; x86_64 |     xor edx, edx
  ;; x86_64 |     jmp L2
  ;; x86_64 |   L1:
  ;; x86_64 |     cqo
  ;; x86_64 |     idiv rcx
  ;; x86_64 |   L2:
  ;; x86_64 | end
  ;; x86_64 |     mov rax, rdx
  ;; x86_64 |   L4:
  ;; x86_64 |     call qword ptr [r15+24]  ; integer divide by zero
  ;; aarch64 |     stur x0, [x29, -16]
  ;; aarch64 |     stur x1, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | i64.rem_s
  ;; aarch64 |     cbz x1, L2
  ;; aarch64 |     sdiv x17, x0, x1
  ;; aarch64 |     msub x2, x17, x1, x0
  ;; aarch64 | end
  ;; aarch64 |     mov x0, x2
  ;; aarch64 |   L2:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; integer divide by zero
  (func (export "rem_u") (param i64 i64) (result i64) (i64.rem_u (local.get 0) (local.get 1)))
  ;; x86_64 |     mov [rbp-16], rax
  ;; x86_64 |     mov [rbp-24], rcx
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | i64.rem_u
  ;; x86_64 |     test rcx, rcx
  ;; x86_64 |     je L2
  ;; x86_64 |     xor edx, edx
  ;; x86_64 |     div rcx
  ;; x86_64 | end
  ;; x86_64 |     mov rax, rdx
  ;; x86_64 |   L2:
  ;; x86_64 |     call qword ptr [r15+24]  ; integer divide by zero
  ;; aarch64 |     stur x0, [x29, -16]
  ;; aarch64 |     stur x1, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | i64.rem_u
  ;; aarch64 |     cbz x1, L2
  ;; aarch64 |     udiv x17, x0, x1
  ;; aarch64 |     msub x2, x17, x1, x0
  ;; aarch64 | end
  ;; aarch64 |     mov x0, x2
  ;; aarch64 |   L2:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; integer divide by zero
  (func (export "shl") (param i64 i64) (result i64) (i64.shl (local.get 0) (local.get 1)))
  ;; x86_64 |     mov [rbp-16], rax
  ;; x86_64 |     mov [rbp-24], rcx
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | i64.shl
  ;; x86_64 |     shlx rdx, rax, rcx
  ;; x86_64 | end
  ;; x86_64 |     mov rax, rdx
  ;; aarch64 |     stur x0, [x29, -16]
  ;; aarch64 |     stur x1, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | i64.shl
  ;; aarch64 |     lsl x2, x0, x1
  ;; aarch64 | end
  ;; aarch64 |     mov x0, x2
  (func (export "shr_s") (param i64 i64) (result i64) (i64.shr_s (local.get 0) (local.get 1)))
  ;; x86_64 |     mov [rbp-16], rax
  ;; x86_64 |     mov [rbp-24], rcx
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | i64.shr_s
  ;; x86_64 |     sarx rdx, rax, rcx
  ;; x86_64 | end
  ;; x86_64 |     mov rax, rdx
  ;; aarch64 |     stur x0, [x29, -16]
  ;; aarch64 |     stur x1, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | i64.shr_s
  ;; aarch64 |     asr x2, x0, x1
  ;; aarch64 | end
  ;; aarch64 |     mov x0, x2
  (func (export "shr_u") (param i64 i64) (result i64) (i64.shr_u (local.get 0) (local.get 1)))
  ;; x86_64 |     mov [rbp-16], rax
  ;; x86_64 |     mov [rbp-24], rcx
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | i64.shr_u
  ;; x86_64 |     shrx rdx, rax, rcx
  ;; x86_64 | end
  ;; x86_64 |     mov rax, rdx
  ;; aarch64 |     stur x0, [x29, -16]
  ;; aarch64 |     stur x1, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | i64.shr_u
  ;; aarch64 |     lsr x2, x0, x1
  ;; aarch64 | end
  ;; aarch64 |     mov x0, x2
  (func (export "rotl") (param i64 i64) (result i64) (i64.rotl (local.get 0) (local.get 1)))
  ;; x86_64 |     mov [rbp-16], rax
  ;; x86_64 |     mov [rbp-24], rcx
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | i64.rotl
  ;; x86_64 |     mov rdx, rax
  ;; x86_64 |     rol rdx, cl
  ;; x86_64 | end
  ;; x86_64 |     mov rax, rdx
  ;; aarch64 |     stur x0, [x29, -16]
  ;; aarch64 |     stur x1, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | i64.rotl
  ;; aarch64 |     neg x17, x1
  ;; aarch64 |     ror x2, x0, x17
  ;; aarch64 | end
  ;; aarch64 |     mov x0, x2
  (func (export "rotr") (param i64 i64) (result i64) (i64.rotr (local.get 0) (local.get 1)))
  ;; x86_64 |     mov [rbp-16], rax
  ;; x86_64 |     mov [rbp-24], rcx
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | i64.rotr
  ;; x86_64 |     mov rdx, rax
  ;; x86_64 |     ror rdx, cl
  ;; x86_64 | end
  ;; x86_64 |     mov rax, rdx
  ;; aarch64 |     stur x0, [x29, -16]
  ;; aarch64 |     stur x1, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | i64.rotr
  ;; aarch64 |     ror x2, x0, x1
  ;; aarch64 | end
  ;; aarch64 |     mov x0, x2
  (func (export "add 5") (param i64) (result i64) (i64.add (local.get 0) (i64.const 5)))
  ;; x86_64 |     mov [rbp-16], rax
  ;; x86_64 | local.get 0
  ;; x86_64 | i64.const 5
  ;; x86_64 | i64.add
  ;; x86_64 |     lea rcx, [rax+5]
  ;; x86_64 | end
  ;; x86_64 |     mov rax, rcx
  ;; aarch64 |     stur x0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | i64.const 5
  ;; aarch64 | i64.add
  ;; aarch64 |     add x1, x0, 5
  ;; aarch64 | end
  ;; aarch64 |     mov x0, x1
  (func (export "add -2147483648") (param i64) (result i64)
    (i64.add (local.get 0) (i64.const -2147483648)))
  ;; x86_64 |     mov [rbp-16], rax
  ;; x86_64 | local.get 0
  ;; x86_64 | i64.const -2147483648
  ;; x86_64 | i64.add
  ;; x86_64 |     lea rcx, [rax-2147483648]
  ;; x86_64 | end
  ;; x86_64 |     mov rax, rcx
  ;; aarch64 |     stur x0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | i64.const -2147483648
  ;; aarch64 | i64.add
  ;; aarch64 |     mov x17, -2147483648
  ;; aarch64 |     add x1, x0, x17
  ;; aarch64 | end
  ;; aarch64 |     mov x0, x1
  (func (export "sub 5") (param i64) (result i64) (i64.sub (local.get 0) (i64.const 5)))
  ;; x86_64 |     mov [rbp-16], rax
  ;; x86_64 | local.get 0
  ;; x86_64 | i64.const 5
  ;; x86_64 | i64.sub
  ;; x86_64 |     lea rcx, [rax-5]
  ;; x86_64 | end
  ;; x86_64 |     mov rax, rcx
  ;; aarch64 |     stur x0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | i64.const 5
  ;; aarch64 | i64.sub
  ;; aarch64 |     sub x1, x0, 5
  ;; aarch64 | end
  ;; aarch64 |     mov x0, x1
  (func (export "sub -2147483648") (param i64) (result i64)
    (i64.sub (local.get 0) (i64.const -2147483648)))
  ;; x86_64 |     mov [rbp-16], rax
  ;; x86_64 | local.get 0
  ;; x86_64 | i64.const -2147483648
  ;; x86_64 | i64.sub
  ;; x86_64 |     mov rcx, rax
  ;; x86_64 |     sub rcx, -2147483648
  ;; x86_64 | end
  ;; x86_64 |     mov rax, rcx
  ;; aarch64 |     stur x0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | i64.const -2147483648
  ;; aarch64 | i64.sub
  ;; aarch64 |     mov x17, 2147483648
  ;; aarch64 |     add x1, x0, x17
  ;; aarch64 | end
  ;; aarch64 |     mov x0, x1
  (func (export "mul 10") (param i64) (result i64) (i64.mul (local.get 0) (i64.const 10)))
  ;; x86_64 |     mov [rbp-16], rax
  ;; x86_64 | local.get 0
  ;; x86_64 | i64.const 10
  ;; x86_64 | i64.mul
  ;; x86_64 |     imul rcx, rax, 10
  ;; x86_64 | end
  ;; x86_64 |     mov rax, rcx
  ;; aarch64 |     stur x0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | i64.const 10
  ;; aarch64 | i64.mul
  ;; aarch64 |     mov x17, 10
  ;; aarch64 |     mul x1, x0, x17
  ;; aarch64 | end
  ;; aarch64 |     mov x0, x1
  (func (export "and 255") (param i64) (result i64) (i64.and (local.get 0) (i64.const 255)))
  ;; x86_64 |     mov [rbp-16], rax
  ;; x86_64 | local.get 0
  ;; x86_64 | i64.const 255
  ;; x86_64 | i64.and
  ;; x86_64 |     mov rcx, rax
  ;; x86_64 |     and rcx, 255
  ;; x86_64 | end
  ;; x86_64 |     mov rax, rcx
  ;; aarch64 |     stur x0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | i64.const 255
  ;; aarch64 | i64.and
  ;; aarch64 |     and x1, x0, 255
  ;; aarch64 | end
  ;; aarch64 |     mov x0, x1
  (func (export "or 256") (param i64) (result i64) (i64.or (local.get 0) (i64.const 256)))
  ;; x86_64 |     mov [rbp-16], rax
  ;; x86_64 | local.get 0
  ;; x86_64 | i64.const 256
  ;; x86_64 | i64.or
  ;; x86_64 |     mov rcx, rax
  ;; x86_64 |     or rcx, 256
  ;; x86_64 | end
  ;; x86_64 |     mov rax, rcx
  ;; aarch64 |     stur x0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | i64.const 256
  ;; aarch64 | i64.or
  ;; aarch64 |     orr x1, x0, 256
  ;; aarch64 | end
  ;; aarch64 |     mov x0, x1
  (func (export "xor -1") (param i64) (result i64) (i64.xor (local.get 0) (i64.const -1)))
  ;; x86_64 |     mov [rbp-16], rax
  ;; x86_64 | local.get 0
  ;; x86_64 | i64.const -1
  ;; x86_64 | i64.xor
  ;; x86_64 |     mov rcx, rax
  ;; x86_64 |     xor rcx, -1
  ;; x86_64 | end
  ;; x86_64 |     mov rax, rcx
  ;; aarch64 |     stur x0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | i64.const -1
  ;; aarch64 | i64.xor
  ;; aarch64 |     mvn x1, x0
  ;; aarch64 | end
  ;; aarch64 |     mov x0, x1
  (func (export "div_s 10") (param i64) (result i64) (i64.div_s (local.get 0) (i64.const 10)))
  ;; x86_64 |     mov [rbp-16], rax
  ;; x86_64 | local.get 0
  ;; x86_64 | i64.const 10
  ;; x86_64 | i64.div_s
  ;; x86_64 |     mov ecx, 10
  ;; x86_64 |     cqo
  ;; x86_64 |     idiv rcx
  ;; x86_64 | end
  ;; aarch64 |     stur x0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | i64.const 10
  ;; aarch64 | i64.div_s
  ;; aarch64 |     mov x1, 10
  ;; aarch64 |     sdiv x1, x0, x1
  ;; aarch64 | end
  ;; aarch64 |     mov x0, x1
  (func (export "div_s -1") (param i64) (result i64) (i64.div_s (local.get 0) (i64.const -1)))
  ;; x86_64 |     mov [rbp-16], rax
  ;; x86_64 | local.get 0
  ;; x86_64 | i64.const -1
  ;; x86_64 | i64.div_s
  ;; x86_64 |     mov rcx, -1
  ;; x86_64 |     neg rax
  ;; x86_64 |     jo L2
  ;; x86_64 | end
  ;; x86_64 |   L2:
  ;; x86_64 |     call qword ptr [r15+24]  ; integer overflow
  ;; aarch64 |     stur x0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | i64.const -1
  ;; aarch64 | i64.div_s
  ;; aarch64 |     mov x1, -1
  ;; aarch64 |     negs x1, x0
  ;; aarch64 |     b.vs L2
  ;; aarch64 | end
  ;; aarch64 |     mov x0, x1
  ;; aarch64 |   L2:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; integer overflow
  (func (export "div_s 8") (param i64) (result i64) (i64.div_s (local.get 0) (i64.const 8)))
  ;; x86_64 |     mov [rbp-16], rax
  ;; x86_64 | local.get 0
  ;; x86_64 | i64.const 8
  ;; x86_64 | i64.div_s
  ;; x86_64 |     mov ecx, 8
  ;; x86_64 |     cqo
  ;; x86_64 |     idiv rcx
  ;; x86_64 | end
  ;; aarch64 |     stur x0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | i64.const 8
  ;; aarch64 | i64.div_s
  ;; aarch64 |     mov x1, 8
  ;; aarch64 |     sdiv x1, x0, x1
  ;; aarch64 | end
  ;; aarch64 |     mov x0, x1
  (func (export "div_u 10") (param i64) (result i64) (i64.div_u (local.get 0) (i64.const 10)))
  ;; x86_64 |     mov [rbp-16], rax
  ;; x86_64 | local.get 0
  ;; x86_64 | i64.const 10
  ;; x86_64 | i64.div_u
  ;; x86_64 |     mov ecx, 10
  ;; x86_64 |     xor edx, edx
  ;; x86_64 |     div rcx
  ;; x86_64 | end
  ;; aarch64 |     stur x0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | i64.const 10
  ;; aarch64 | i64.div_u
  ;; aarch64 |     mov x1, 10
  ;; aarch64 |     udiv x1, x0, x1
  ;; aarch64 | end
  ;; aarch64 |     mov x0, x1
  (func (export "div_u 8") (param i64) (result i64) (i64.div_u (local.get 0) (i64.const 8)))
  ;; x86_64 |     mov [rbp-16], rax
  ;; x86_64 | local.get 0
  ;; x86_64 | i64.const 8
  ;; x86_64 | i64.div_u
  ;; x86_64 |     mov ecx, 8
  ;; x86_64 |     xor edx, edx
  ;; x86_64 |     div rcx
  ;; x86_64 | end
  ;; aarch64 |     stur x0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | i64.const 8
  ;; aarch64 | i64.div_u
  ;; aarch64 |     mov x1, 8
  ;; aarch64 |     udiv x1, x0, x1
  ;; aarch64 | end
  ;; aarch64 |     mov x0, x1
  (func (export "rem_s 10") (param i64) (result i64) (i64.rem_s (local.get 0) (i64.const 10)))
  ;; x86_64 |     mov [rbp-16], rax
  ;; x86_64 | local.get 0
  ;; x86_64 | i64.const 10
  ;; x86_64 | i64.rem_s
  ;; x86_64 |     mov ecx, 10
  ;; x86_64 |     cqo
  ;; x86_64 |     idiv rcx
  ;; x86_64 | end
  ;; x86_64 |     mov rax, rdx
  ;; aarch64 |     stur x0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | i64.const 10
  ;; aarch64 | i64.rem_s
  ;; aarch64 |     mov x1, 10
  ;; aarch64 |     sdiv x17, x0, x1
  ;; aarch64 |     msub x1, x17, x1, x0
  ;; aarch64 | end
  ;; aarch64 |     mov x0, x1
  (func (export "rem_s -1") (param i64) (result i64) (i64.rem_s (local.get 0) (i64.const -1)))
  ;; x86_64 |     mov [rbp-16], rax
  ;; x86_64 | local.get 0
  ;; x86_64 | i64.const -1
  ;; x86_64 | i64.rem_s
  ;; x86_64 |     mov rcx, -1
  ;; x86_64 |     xor edx, edx
  ;; x86_64 | end
  ;; x86_64 |     mov rax, rdx
  ;; aarch64 |     stur x0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | i64.const -1
  ;; aarch64 | i64.rem_s
  ;; aarch64 |     mov x1, -1
  ;; aarch64 |     sdiv x17, x0, x1
  ;; aarch64 |     msub x1, x17, x1, x0
  ;; aarch64 | end
  ;; aarch64 |     mov x0, x1
  (func (export "rem_u 10") (param i64) (result i64) (i64.rem_u (local.get 0) (i64.const 10)))
  ;; x86_64 |     mov [rbp-16], rax
  ;; x86_64 | local.get 0
  ;; x86_64 | i64.const 10
  ;; x86_64 | i64.rem_u
  ;; x86_64 |     mov ecx, 10
  ;; x86_64 |     xor edx, edx
  ;; x86_64 |     div rcx
  ;; x86_64 | end
  ;; x86_64 |     mov rax, rdx
  ;; aarch64 |     stur x0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | i64.const 10
  ;; aarch64 | i64.rem_u
  ;; aarch64 |     mov x1, 10
  ;; aarch64 |     udiv x17, x0, x1
  ;; aarch64 |     msub x1, x17, x1, x0
  ;; aarch64 | end
  ;; aarch64 |     mov x0, x1
  (func (export "rem_u 8") (param i64) (result i64) (i64.rem_u (local.get 0) (i64.const 8)))
  ;; x86_64 |     mov [rbp-16], rax
  ;; x86_64 | local.get 0
  ;; x86_64 | i64.const 8
  ;; x86_64 | i64.rem_u
  ;; x86_64 |     mov ecx, 8
  ;; x86_64 |     xor edx, edx
  ;; x86_64 |     div rcx
  ;; x86_64 | end
  ;; x86_64 |     mov rax, rdx
  ;; aarch64 |     stur x0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | i64.const 8
  ;; aarch64 | i64.rem_u
  ;; aarch64 |     mov x1, 8
  ;; aarch64 |     udiv x17, x0, x1
  ;; aarch64 |     msub x1, x17, x1, x0
  ;; aarch64 | end
  ;; aarch64 |     mov x0, x1
  (func (export "shl 3") (param i64) (result i64) (i64.shl (local.get 0) (i64.const 3)))
  ;; x86_64 |     mov [rbp-16], rax
  ;; x86_64 | local.get 0
  ;; x86_64 | i64.const 3
  ;; x86_64 | i64.shl
  ;; x86_64 |     mov rcx, rax
  ;; x86_64 |     shl rcx, 3
  ;; x86_64 | end
  ;; x86_64 |     mov rax, rcx
  ;; aarch64 |     stur x0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | i64.const 3
  ;; aarch64 | i64.shl
  ;; aarch64 |     lsl x1, x0, 3
  ;; aarch64 | end
  ;; aarch64 |     mov x0, x1
  (func (export "shr_s 65") (param i64) (result i64) (i64.shr_s (local.get 0) (i64.const 65)))
  ;; x86_64 |     mov [rbp-16], rax
  ;; x86_64 | local.get 0
  ;; x86_64 | i64.const 65
  ;; x86_64 | i64.shr_s
  ;; x86_64 |     mov rcx, rax
  ;; x86_64 |     sar rcx, 1
  ;; x86_64 | end
  ;; x86_64 |     mov rax, rcx
  ;; aarch64 |     stur x0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | i64.const 65
  ;; aarch64 | i64.shr_s
  ;; aarch64 |     asr x1, x0, 1
  ;; aarch64 | end
  ;; aarch64 |     mov x0, x1
  (func (export "shr_u 3") (param i64) (result i64) (i64.shr_u (local.get 0) (i64.const 3)))
  ;; x86_64 |     mov [rbp-16], rax
  ;; x86_64 | local.get 0
  ;; x86_64 | i64.const 3
  ;; x86_64 | i64.shr_u
  ;; x86_64 |     mov rcx, rax
  ;; x86_64 |     shr rcx, 3
  ;; x86_64 | end
  ;; x86_64 |     mov rax, rcx
  ;; aarch64 |     stur x0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | i64.const 3
  ;; aarch64 | i64.shr_u
  ;; aarch64 |     lsr x1, x0, 3
  ;; aarch64 | end
  ;; aarch64 |     mov x0, x1
  (func (export "rotl 3") (param i64) (result i64) (i64.rotl (local.get 0) (i64.const 3)))
  ;; x86_64 |     mov [rbp-16], rax
  ;; x86_64 | local.get 0
  ;; x86_64 | i64.const 3
  ;; x86_64 | i64.rotl
  ;; x86_64 |     mov rcx, rax
  ;; x86_64 |     rol rcx, 3
  ;; x86_64 | end
  ;; x86_64 |     mov rax, rcx
  ;; aarch64 |     stur x0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | i64.const 3
  ;; aarch64 | i64.rotl
  ;; aarch64 |     ror x1, x0, 61
  ;; aarch64 | end
  ;; aarch64 |     mov x0, x1
  (func (export "rotr 3") (param i64) (result i64) (i64.rotr (local.get 0) (i64.const 3)))
  ;; x86_64 |     mov [rbp-16], rax
  ;; x86_64 | local.get 0
  ;; x86_64 | i64.const 3
  ;; x86_64 | i64.rotr
  ;; x86_64 |     mov rcx, rax
  ;; x86_64 |     ror rcx, 3
  ;; x86_64 | end
  ;; x86_64 |     mov rax, rcx
  ;; aarch64 |     stur x0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | i64.const 3
  ;; aarch64 | i64.rotr
  ;; aarch64 |     ror x1, x0, 3
  ;; aarch64 | end
  ;; aarch64 |     mov x0, x1
  (func (export "100 sub") (param i64) (result i64) (i64.sub (i64.const 100) (local.get 0)))
  ;; x86_64 |     mov [rbp-16], rax
  ;; x86_64 | i64.const 100
  ;; x86_64 | local.get 0
  ;; x86_64 | i64.sub
  ;; x86_64 |     mov ecx, 100
  ;; x86_64 |     sub rcx, rax
  ;; x86_64 | end
  ;; x86_64 |     mov rax, rcx
  ;; aarch64 |     stur x0, [x29, -16]
  ;; aarch64 | i64.const 100
  ;; aarch64 | local.get 0
  ;; aarch64 | i64.sub
  ;; aarch64 |     mov x1, 100
  ;; aarch64 |     sub x1, x1, x0
  ;; aarch64 | end
  ;; aarch64 |     mov x0, x1
  (func (export "100 add") (param i64) (result i64) (i64.add (i64.const 100) (local.get 0)))
  ;; x86_64 |     mov [rbp-16], rax
  ;; x86_64 | i64.const 100
  ;; x86_64 | local.get 0
  ;; x86_64 | i64.add
  ;; x86_64 |     lea rcx, [rax+100]
  ;; x86_64 | end
  ;; x86_64 |     mov rax, rcx
  ;; aarch64 |     stur x0, [x29, -16]
  ;; aarch64 | i64.const 100
  ;; aarch64 | local.get 0
  ;; aarch64 | i64.add
  ;; aarch64 |     add x1, x0, 100
  ;; aarch64 | end
  ;; aarch64 |     mov x0, x1
  (func (export "1 shl") (param i64) (result i64) (i64.shl (i64.const 1) (local.get 0)))
  ;; x86_64 |     mov [rbp-16], rax
  ;; x86_64 | i64.const 1
  ;; x86_64 | local.get 0
  ;; x86_64 | i64.shl
  ;; x86_64 |     mov ecx, 1
  ;; x86_64 |     shlx rcx, rcx, rax
  ;; x86_64 | end
  ;; x86_64 |     mov rax, rcx
  ;; aarch64 |     stur x0, [x29, -16]
  ;; aarch64 | i64.const 1
  ;; aarch64 | local.get 0
  ;; aarch64 | i64.shl
  ;; aarch64 |     mov x1, 1
  ;; aarch64 |     lsl x1, x1, x0
  ;; aarch64 | end
  ;; aarch64 |     mov x0, x1
  (func (export "100 div_s") (param i64) (result i64) (i64.div_s (i64.const 100) (local.get 0)))
  ;; x86_64 |     mov [rbp-16], rax
  ;; x86_64 | i64.const 100
  ;; x86_64 | local.get 0
  ;; x86_64 | i64.div_s
  ;; x86_64 |     mov rcx, rax
  ;; x86_64 |     mov eax, 100
  ;; x86_64 |     test rcx, rcx
  ;; x86_64 |     je L4
  ;; x86_64 |     cmp rcx, -1
  ;; x86_64 |     jne L1
  ;; x86_64 |     neg rax
  ;; x86_64 |     jo L5
  ;; x86_64 |     jmp L2
  ;; x86_64 |   L1:
  ;; x86_64 |     cqo
  ;; x86_64 |     idiv rcx
  ;; x86_64 |   L2:
  ;; x86_64 | end
  ;; x86_64 |   L4:
  ;; x86_64 |     call qword ptr [r15+24]  ; integer divide by zero
  ;; x86_64 |   L5:
  ;; x86_64 |     call qword ptr [r15+24]  ; integer overflow
  ;; aarch64 |     stur x0, [x29, -16]
  ;; aarch64 | i64.const 100
  ;; aarch64 | local.get 0
  ;; aarch64 | i64.div_s
  ;; aarch64 |     mov x1, 100
  ;; aarch64 |     cbz x0, L2
  ;; aarch64 |     cmn x0, 1
  ;; aarch64 |     ccmp x1, 1, 0, eq
  ;; aarch64 |     b.vs L3
  ;; aarch64 |     sdiv x1, x1, x0
  ;; aarch64 | end
  ;; aarch64 |     mov x0, x1
  ;; aarch64 |   L2:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; integer divide by zero
  ;; aarch64 |   L3:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; integer overflow
  (func (export "7 rem_u") (param i64) (result i64) (i64.rem_u (i64.const 7) (local.get 0)))
  ;; x86_64 |     mov [rbp-16], rax
  ;; x86_64 | i64.const 7
  ;; x86_64 | local.get 0
  ;; x86_64 | i64.rem_u
  ;; x86_64 |     mov rcx, rax
  ;; x86_64 |     mov eax, 7
  ;; x86_64 |     test rcx, rcx
  ;; x86_64 |     je L2
  ;; x86_64 |     xor edx, edx
  ;; x86_64 |     div rcx
  ;; x86_64 | end
  ;; x86_64 |     mov rax, rdx
  ;; x86_64 |   L2:
  ;; x86_64 |     call qword ptr [r15+24]  ; integer divide by zero
  ;; aarch64 |     stur x0, [x29, -16]
  ;; aarch64 | i64.const 7
  ;; aarch64 | local.get 0
  ;; aarch64 | i64.rem_u
  ;; aarch64 |     mov x1, 7
  ;; aarch64 |     cbz x0, L2
  ;; aarch64 |     udiv x17, x1, x0
  ;; aarch64 |     msub x1, x17, x0, x1
  ;; aarch64 | end
  ;; aarch64 |     mov x0, x1
  ;; aarch64 |   L2:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; integer divide by zero
  (func (export "div_u 0") (param i64) (result i64) (i64.div_u (local.get 0) (i64.const 0)))
  ;; x86_64 |     mov [rbp-16], rax
  ;; x86_64 | local.get 0
  ;; x86_64 | i64.const 0
  ;; x86_64 | i64.div_u
  ;; x86_64 |     mov ecx, 0
  ;; x86_64 |     test rcx, rcx
  ;; x86_64 |     je L2
  ;; x86_64 |     xor edx, edx
  ;; x86_64 |     div rcx
  ;; x86_64 | end
  ;; x86_64 |   L2:
  ;; x86_64 |     call qword ptr [r15+24]  ; integer divide by zero
  ;; aarch64 |     stur x0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | i64.const 0
  ;; aarch64 | i64.div_u
  ;; aarch64 |     mov x1, 0
  ;; aarch64 |     cbz x1, L2
  ;; aarch64 |     udiv x1, x0, x1
  ;; aarch64 | end
  ;; aarch64 |     mov x0, x1
  ;; aarch64 |   L2:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; integer divide by zero
  (func (export "rem_s 0") (param i64) (result i64) (i64.rem_s (local.get 0) (i64.const 0)))
  ;; x86_64 |     mov [rbp-16], rax
  ;; x86_64 | local.get 0
  ;; x86_64 | i64.const 0
  ;; x86_64 | i64.rem_s
  ;; x86_64 |     mov ecx, 0
  ;; x86_64 |     test rcx, rcx
  ;; x86_64 |     je L4
  ;; x86_64 |     cmp rcx, -1
  ;; x86_64 |     jne L1
  ;; x86_64 |     xor edx, edx
  ;; x86_64 |     jmp L2
  ;; x86_64 |   L1:
  ;; x86_64 |     cqo
  ;; x86_64 |     idiv rcx
  ;; x86_64 |   L2:
  ;; x86_64 | end
  ;; x86_64 |     mov rax, rdx
  ;; x86_64 |   L4:
  ;; x86_64 |     call qword ptr [r15+24]  ; integer divide by zero
  ;; aarch64 |     stur x0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | i64.const 0
  ;; aarch64 | i64.rem_s
  ;; aarch64 |     mov x1, 0
  ;; aarch64 |     cbz x1, L2
  ;; aarch64 |     sdiv x17, x0, x1
  ;; aarch64 |     msub x1, x17, x1, x0
  ;; aarch64 | end
  ;; aarch64 |     mov x0, x1
  ;; aarch64 |   L2:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; integer divide by zero
  (func (export "add wide") (param i64) (result i64)
    (i64.add (local.get 0) (i64.const 0x123456789abcdef0)))
  ;; x86_64 |     mov [rbp-16], rax
  ;; x86_64 | local.get 0
  ;; x86_64 | i64.const 1311768467463790320
  ;; x86_64 | i64.add
  ;; x86_64 |     mov rcx, 1311768467463790320
  ;; x86_64 |     add rcx, rax
  ;; x86_64 | end
  ;; x86_64 |     mov rax, rcx
  ;; aarch64 |     stur x0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | i64.const 1311768467463790320
  ;; aarch64 | i64.add
  ;; aarch64 |     mov x1, 1311768467463790320
  ;; aarch64 |     add x1, x0, x1
  ;; aarch64 | end
  ;; aarch64 |     mov x0, x1
  (func (export "sub wide") (param i64) (result i64)
    (i64.sub (local.get 0) (i64.const 0x123456789abcdef0)))
  ;; x86_64 |     mov [rbp-16], rax
  ;; x86_64 | local.get 0
  ;; x86_64 | i64.const 1311768467463790320
  ;; x86_64 | i64.sub
  ;; x86_64 |     mov rcx, 1311768467463790320
  ;; x86_64 |     neg rcx
  ;; x86_64 |     add rcx, rax
  ;; x86_64 | end
  ;; x86_64 |     mov rax, rcx
  ;; aarch64 |     stur x0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | i64.const 1311768467463790320
  ;; aarch64 | i64.sub
  ;; aarch64 |     mov x1, 1311768467463790320
  ;; aarch64 |     sub x1, x0, x1
  ;; aarch64 | end
  ;; aarch64 |     mov x0, x1
  (func (export "mul wide") (param i64) (result i64)
    (i64.mul (local.get 0) (i64.const 0x123456789abcdef0)))
  ;; x86_64 |     mov [rbp-16], rax
  ;; x86_64 | local.get 0
  ;; x86_64 | i64.const 1311768467463790320
  ;; x86_64 | i64.mul
  ;; x86_64 |     mov rcx, 1311768467463790320
  ;; x86_64 |     imul rcx, rax
  ;; x86_64 | end
  ;; x86_64 |     mov rax, rcx
  ;; aarch64 |     stur x0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | i64.const 1311768467463790320
  ;; aarch64 | i64.mul
  ;; aarch64 |     mov x1, 1311768467463790320
  ;; aarch64 |     mul x1, x0, x1
  ;; aarch64 | end
  ;; aarch64 |     mov x0, x1
  (func (export "and wide") (param i64) (result i64)
    (i64.and (local.get 0) (i64.const 0x123456789abcdef0)))
  ;; x86_64 |     mov [rbp-16], rax
  ;; x86_64 | local.get 0
  ;; x86_64 | i64.const 1311768467463790320
  ;; x86_64 | i64.and
  ;; x86_64 |     mov rcx, 1311768467463790320
  ;; x86_64 |     and rcx, rax
  ;; x86_64 | end
  ;; x86_64 |     mov rax, rcx
  ;; aarch64 |     stur x0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | i64.const 1311768467463790320
  ;; aarch64 | i64.and
  ;; aarch64 |     mov x1, 1311768467463790320
  ;; aarch64 |     and x1, x0, x1
  ;; aarch64 | end
  ;; aarch64 |     mov x0, x1
  ;; Constants are computed at once.
  (func (export "fold") (result i64)
    (i64.mul (i64.add (i64.const 2) (i64.const 3)) (i64.const -4)))
  ;; x86_64 | i64.const 2
  ;; x86_64 | i64.const 3
  ;; x86_64 | i64.add
  ;; x86_64 | i64.const -4
  ;; x86_64 | i64.mul
  ;; x86_64 | end
  ;; x86_64 |     mov rax, -20
  ;; aarch64 | i64.const 2
  ;; aarch64 | i64.const 3
  ;; aarch64 | i64.add
  ;; aarch64 | i64.const -4
  ;; aarch64 | i64.mul
  ;; aarch64 | end
  ;; aarch64 |     mov x0, -20
  (func (export "clz") (param i64) (result i64) (i64.clz (local.get 0)))
  ;; x86_64 |     mov [rbp-16], rax
  ;; x86_64 | local.get 0
  ;; x86_64 | i64.clz
  ;; x86_64 |     lzcnt rcx, rax
  ;; x86_64 | end
  ;; x86_64 |     mov rax, rcx
  ;; aarch64 |     stur x0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | i64.clz
  ;; aarch64 |     clz x1, x0
  ;; aarch64 | end
  ;; aarch64 |     mov x0, x1
  (func (export "ctz") (param i64) (result i64) (i64.ctz (local.get 0)))
  ;; x86_64 |     mov [rbp-16], rax
  ;; x86_64 | local.get 0
  ;; x86_64 | i64.ctz
  ;; x86_64 |     tzcnt rcx, rax
  ;; x86_64 | end
  ;; x86_64 |     mov rax, rcx
  ;; aarch64 |     stur x0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | i64.ctz
  ;; aarch64 |     rbit x1, x0
  ;; aarch64 |     clz x1, x1
  ;; aarch64 | end
  ;; aarch64 |     mov x0, x1
  (func (export "popcnt") (param i64) (result i64) (i64.popcnt (local.get 0)))
  ;; x86_64 |     mov [rbp-16], rax
  ;; x86_64 | local.get 0
  ;; x86_64 | i64.popcnt
  ;; x86_64 |     popcnt rcx, rax
  ;; x86_64 | end
  ;; x86_64 |     mov rax, rcx
  ;; aarch64 |     stur x0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | i64.popcnt
  ;; aarch64 |     fmov d30, x0
  ;; aarch64 |     cnt v30.8b, v30.8b
  ;; aarch64 |     addv b30, v30.8b
  ;; aarch64 |     fmov w1, s30
  ;; aarch64 | end
  ;; aarch64 |     mov x0, x1
  (func (export "extend8_s") (param i64) (result i64) (i64.extend8_s (local.get 0)))
  ;; x86_64 |     mov [rbp-16], rax
  ;; x86_64 | local.get 0
  ;; x86_64 | i64.extend8_s
  ;; x86_64 |     movsx rcx, al
  ;; x86_64 | end
  ;; x86_64 |     mov rax, rcx
  ;; aarch64 |     stur x0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | i64.extend8_s
  ;; aarch64 |     sxtb x1, w0
  ;; aarch64 | end
  ;; aarch64 |     mov x0, x1
  (func (export "extend16_s") (param i64) (result i64) (i64.extend16_s (local.get 0)))
  ;; x86_64 |     mov [rbp-16], rax
  ;; x86_64 | local.get 0
  ;; x86_64 | i64.extend16_s
  ;; x86_64 |     movsx rcx, ax
  ;; x86_64 | end
  ;; x86_64 |     mov rax, rcx
  ;; aarch64 |     stur x0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | i64.extend16_s
  ;; aarch64 |     sxth x1, w0
  ;; aarch64 | end
  ;; aarch64 |     mov x0, x1
  (func (export "extend32_s") (param i64) (result i64) (i64.extend32_s (local.get 0)))
  ;; x86_64 |     mov [rbp-16], rax
  ;; x86_64 | local.get 0
  ;; x86_64 | i64.extend32_s
  ;; x86_64 |     movsxd rcx, eax
  ;; x86_64 | end
  ;; x86_64 |     mov rax, rcx
  ;; aarch64 |     stur x0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | i64.extend32_s
  ;; aarch64 |     sxtw x1, w0
  ;; aarch64 | end
  ;; aarch64 |     mov x0, x1
  ;; Temporaries: results of results.
  (func (export "reuse") (param i64 i64 i64) (result i64)
    (i64.sub (i64.add (local.get 0) (local.get 1)) (i64.add (local.get 1) (local.get 2))))
  ;; x86_64 |     mov [rbp-16], rax
  ;; x86_64 |     mov [rbp-24], rcx
  ;; x86_64 |     mov [rbp-32], rdx
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | i64.add
  ;; x86_64 |     lea r8, [rax+rcx]
  ;; x86_64 | local.get 1
  ;; x86_64 | local.get 2
  ;; x86_64 | i64.add
  ;; x86_64 |     lea r9, [rcx+rdx]
  ;; x86_64 | i64.sub
  ;; x86_64 |     sub r8, r9
  ;; x86_64 | end
  ;; x86_64 |     mov rax, r8
  ;; aarch64 |     stur x0, [x29, -16]
  ;; aarch64 |     stur x1, [x29, -24]
  ;; aarch64 |     stur x2, [x29, -32]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | i64.add
  ;; aarch64 |     add x3, x0, x1
  ;; aarch64 | local.get 1
  ;; aarch64 | local.get 2
  ;; aarch64 | i64.add
  ;; aarch64 |     add x4, x1, x2
  ;; aarch64 | i64.sub
  ;; aarch64 |     sub x3, x3, x4
  ;; aarch64 | end
  ;; aarch64 |     mov x0, x3
  ;; Locals in their slots, and cached in registers.
  (func (export "set") (param i64 i64) (result i64)
    (local.set 0 (i64.sub (local.get 1) (local.get 0))) (local.set 1 (i64.and (local.get 1) (i64.const 12))) (i64.add (local.get 0) (local.get 1)))
  ;; x86_64 |     mov [rbp-16], rbx
  ;; x86_64 |     mov [rbp-24], rsi
  ;; x86_64 |     mov rsi, rax
  ;; x86_64 |     mov rbx, rcx
  ;; x86_64 | local.get 1
  ;; x86_64 | local.get 0
  ;; x86_64 | i64.sub
  ;; x86_64 |     neg rsi
  ;; x86_64 |     add rsi, rbx
  ;; x86_64 | local.set 0
  ;; x86_64 | local.get 1
  ;; x86_64 | i64.const 12
  ;; x86_64 | i64.and
  ;; x86_64 |     and rbx, 12
  ;; x86_64 | local.set 1
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | i64.add
  ;; x86_64 |     lea rax, [rsi+rbx]
  ;; x86_64 | end
  ;; x86_64 |     mov rbx, [rbp-16]
  ;; x86_64 |     mov rsi, [rbp-24]
  ;; aarch64 |     stp x20, x19, [x29, -24]
  ;; aarch64 |     mov x20, x0
  ;; aarch64 |     mov x19, x1
  ;; aarch64 | local.get 1
  ;; aarch64 | local.get 0
  ;; aarch64 | i64.sub
  ;; aarch64 |     sub x20, x19, x20
  ;; aarch64 | local.set 0
  ;; aarch64 | local.get 1
  ;; aarch64 | i64.const 12
  ;; aarch64 | i64.and
  ;; aarch64 |     and x19, x19, 12
  ;; aarch64 | local.set 1
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | i64.add
  ;; aarch64 |     add x0, x20, x19
  ;; aarch64 | end
  ;; aarch64 |     ldp x20, x19, [x29, -24]
)
(assert_return (invoke "add" (i64.const 7) (i64.const -3)) (i64.const 4))
(assert_return (invoke "add" (i64.const -100) (i64.const 9)) (i64.const -91))
(assert_return (invoke "sub" (i64.const 7) (i64.const -3)) (i64.const 10))
(assert_return (invoke "sub" (i64.const -100) (i64.const 9)) (i64.const -109))
(assert_return (invoke "mul" (i64.const 7) (i64.const -3)) (i64.const -21))
(assert_return (invoke "mul" (i64.const -100) (i64.const 9)) (i64.const -900))
(assert_return (invoke "and" (i64.const 7) (i64.const -3)) (i64.const 5))
(assert_return (invoke "and" (i64.const -100) (i64.const 9)) (i64.const 8))
(assert_return (invoke "or" (i64.const 7) (i64.const -3)) (i64.const -1))
(assert_return (invoke "or" (i64.const -100) (i64.const 9)) (i64.const -99))
(assert_return (invoke "xor" (i64.const 7) (i64.const -3)) (i64.const -6))
(assert_return (invoke "xor" (i64.const -100) (i64.const 9)) (i64.const -107))
(assert_return (invoke "div_s" (i64.const 7) (i64.const -3)) (i64.const -2))
(assert_return (invoke "div_s" (i64.const -100) (i64.const 9)) (i64.const -11))
(assert_trap (invoke "div_s" (i64.const 1) (i64.const 0)) "integer divide by zero")
(assert_trap (invoke "div_s" (i64.const -9223372036854775808) (i64.const -1)) "integer overflow")
(assert_return (invoke "div_u" (i64.const 7) (i64.const -3)) (i64.const 0))
(assert_return (invoke "div_u" (i64.const -100) (i64.const 9)) (i64.const 2049638230412172390))
(assert_trap (invoke "div_u" (i64.const 1) (i64.const 0)) "integer divide by zero")
(assert_return (invoke "rem_s" (i64.const 7) (i64.const -3)) (i64.const 1))
(assert_return (invoke "rem_s" (i64.const -100) (i64.const 9)) (i64.const -1))
(assert_trap (invoke "rem_s" (i64.const 1) (i64.const 0)) "integer divide by zero")
(assert_return (invoke "rem_s" (i64.const -9223372036854775808) (i64.const -1)) (i64.const 0))
(assert_return (invoke "rem_u" (i64.const 7) (i64.const -3)) (i64.const 7))
(assert_return (invoke "rem_u" (i64.const -100) (i64.const 9)) (i64.const 6))
(assert_trap (invoke "rem_u" (i64.const 1) (i64.const 0)) "integer divide by zero")
(assert_return (invoke "shl" (i64.const 7) (i64.const -3)) (i64.const -2305843009213693952))
(assert_return (invoke "shl" (i64.const -100) (i64.const 9)) (i64.const -51200))
(assert_return (invoke "shr_s" (i64.const 7) (i64.const -3)) (i64.const 0))
(assert_return (invoke "shr_s" (i64.const -100) (i64.const 9)) (i64.const -1))
(assert_return (invoke "shr_u" (i64.const 7) (i64.const -3)) (i64.const 0))
(assert_return (invoke "shr_u" (i64.const -100) (i64.const 9)) (i64.const 36028797018963967))
(assert_return (invoke "rotl" (i64.const 7) (i64.const -3)) (i64.const -2305843009213693952))
(assert_return (invoke "rotl" (i64.const -100) (i64.const 9)) (i64.const -50689))
(assert_return (invoke "rotr" (i64.const 7) (i64.const -3)) (i64.const 56))
(assert_return (invoke "rotr" (i64.const -100) (i64.const 9)) (i64.const -3566850904877432833))
(assert_return (invoke "add 5" (i64.const 77)) (i64.const 82))
(assert_return (invoke "add 5" (i64.const -1000)) (i64.const -995))
(assert_return (invoke "add -2147483648" (i64.const 77)) (i64.const -2147483571))
(assert_return (invoke "add -2147483648" (i64.const -1000)) (i64.const -2147484648))
(assert_return (invoke "sub 5" (i64.const 77)) (i64.const 72))
(assert_return (invoke "sub 5" (i64.const -1000)) (i64.const -1005))
(assert_return (invoke "sub -2147483648" (i64.const 77)) (i64.const 2147483725))
(assert_return (invoke "sub -2147483648" (i64.const -1000)) (i64.const 2147482648))
(assert_return (invoke "mul 10" (i64.const 77)) (i64.const 770))
(assert_return (invoke "mul 10" (i64.const -1000)) (i64.const -10000))
(assert_return (invoke "and 255" (i64.const 77)) (i64.const 77))
(assert_return (invoke "and 255" (i64.const -1000)) (i64.const 24))
(assert_return (invoke "or 256" (i64.const 77)) (i64.const 333))
(assert_return (invoke "or 256" (i64.const -1000)) (i64.const -744))
(assert_return (invoke "xor -1" (i64.const 77)) (i64.const -78))
(assert_return (invoke "xor -1" (i64.const -1000)) (i64.const 999))
(assert_return (invoke "div_s 10" (i64.const 77)) (i64.const 7))
(assert_return (invoke "div_s 10" (i64.const -1000)) (i64.const -100))
(assert_return (invoke "div_s -1" (i64.const 77)) (i64.const -77))
(assert_return (invoke "div_s -1" (i64.const -1000)) (i64.const 1000))
(assert_return (invoke "div_s 8" (i64.const 77)) (i64.const 9))
(assert_return (invoke "div_s 8" (i64.const -1000)) (i64.const -125))
(assert_return (invoke "div_u 10" (i64.const 77)) (i64.const 7))
(assert_return (invoke "div_u 10" (i64.const -1000)) (i64.const 1844674407370955061))
(assert_return (invoke "div_u 8" (i64.const 77)) (i64.const 9))
(assert_return (invoke "div_u 8" (i64.const -1000)) (i64.const 2305843009213693827))
(assert_return (invoke "rem_s 10" (i64.const 77)) (i64.const 7))
(assert_return (invoke "rem_s 10" (i64.const -1000)) (i64.const 0))
(assert_return (invoke "rem_s -1" (i64.const 77)) (i64.const 0))
(assert_return (invoke "rem_s -1" (i64.const -1000)) (i64.const 0))
(assert_return (invoke "rem_u 10" (i64.const 77)) (i64.const 7))
(assert_return (invoke "rem_u 10" (i64.const -1000)) (i64.const 6))
(assert_return (invoke "rem_u 8" (i64.const 77)) (i64.const 5))
(assert_return (invoke "rem_u 8" (i64.const -1000)) (i64.const 0))
(assert_return (invoke "shl 3" (i64.const 77)) (i64.const 616))
(assert_return (invoke "shl 3" (i64.const -1000)) (i64.const -8000))
(assert_return (invoke "shr_s 65" (i64.const 77)) (i64.const 38))
(assert_return (invoke "shr_s 65" (i64.const -1000)) (i64.const -500))
(assert_return (invoke "shr_u 3" (i64.const 77)) (i64.const 9))
(assert_return (invoke "shr_u 3" (i64.const -1000)) (i64.const 2305843009213693827))
(assert_return (invoke "rotl 3" (i64.const 77)) (i64.const 616))
(assert_return (invoke "rotl 3" (i64.const -1000)) (i64.const -7993))
(assert_return (invoke "rotr 3" (i64.const 77)) (i64.const -6917529027641081847))
(assert_return (invoke "rotr 3" (i64.const -1000)) (i64.const 2305843009213693827))
(assert_return (invoke "100 sub" (i64.const 7)) (i64.const 93))
(assert_return (invoke "100 sub" (i64.const -3)) (i64.const 103))
(assert_return (invoke "100 add" (i64.const 7)) (i64.const 107))
(assert_return (invoke "100 add" (i64.const -3)) (i64.const 97))
(assert_return (invoke "1 shl" (i64.const 7)) (i64.const 128))
(assert_return (invoke "1 shl" (i64.const -3)) (i64.const 2305843009213693952))
(assert_return (invoke "100 div_s" (i64.const 7)) (i64.const 14))
(assert_return (invoke "100 div_s" (i64.const -3)) (i64.const -33))
(assert_return (invoke "7 rem_u" (i64.const 7)) (i64.const 0))
(assert_return (invoke "7 rem_u" (i64.const -3)) (i64.const 7))
(assert_trap (invoke "div_u 0" (i64.const 1)) "integer divide by zero")
(assert_trap (invoke "rem_s 0" (i64.const 1)) "integer divide by zero")
(assert_return (invoke "add wide" (i64.const -3)) (i64.const 1311768467463790317))
(assert_return (invoke "sub wide" (i64.const -3)) (i64.const -1311768467463790323))
(assert_return (invoke "mul wide" (i64.const -3)) (i64.const -3935305402391370960))
(assert_return (invoke "and wide" (i64.const -3)) (i64.const 1311768467463790320))
(assert_return (invoke "fold") (i64.const -20))
(assert_return (invoke "clz" (i64.const 0)) (i64.const 64))
(assert_return (invoke "clz" (i64.const -1)) (i64.const 0))
(assert_return (invoke "clz" (i64.const 240)) (i64.const 56))
(assert_return (invoke "ctz" (i64.const 0)) (i64.const 64))
(assert_return (invoke "ctz" (i64.const -1)) (i64.const 0))
(assert_return (invoke "ctz" (i64.const 240)) (i64.const 4))
(assert_return (invoke "popcnt" (i64.const 0)) (i64.const 0))
(assert_return (invoke "popcnt" (i64.const -1)) (i64.const 64))
(assert_return (invoke "popcnt" (i64.const 240)) (i64.const 4))
(assert_return (invoke "extend8_s" (i64.const 127)) (i64.const 127))
(assert_return (invoke "extend8_s" (i64.const 128)) (i64.const -128))
(assert_return (invoke "extend8_s" (i64.const 32768)) (i64.const 0))
(assert_return (invoke "extend8_s" (i64.const 65535)) (i64.const -1))
(assert_return (invoke "extend16_s" (i64.const 127)) (i64.const 127))
(assert_return (invoke "extend16_s" (i64.const 128)) (i64.const 128))
(assert_return (invoke "extend16_s" (i64.const 32768)) (i64.const -32768))
(assert_return (invoke "extend16_s" (i64.const 65535)) (i64.const -1))
(assert_return (invoke "extend32_s" (i64.const 127)) (i64.const 127))
(assert_return (invoke "extend32_s" (i64.const 128)) (i64.const 128))
(assert_return (invoke "extend32_s" (i64.const 32768)) (i64.const 32768))
(assert_return (invoke "extend32_s" (i64.const 65535)) (i64.const 65535))
(assert_return (invoke "reuse" (i64.const 10) (i64.const 5) (i64.const 3)) (i64.const 7))
(assert_return (invoke "set" (i64.const 3) (i64.const 10)) (i64.const 15))
