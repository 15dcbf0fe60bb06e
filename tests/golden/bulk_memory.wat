;; What the runtime does for a memory: operands go to words side by side, the immediates behind them.
;;! x86_64 options: -C cpu=x86-64-v3
(module
  (memory (export "memory") 1 3)
  (data $segment "abcd")
  (func (export "memory.size") (result i32) (memory.size))
  ;; x86_64 | memory.size 0
  ;; x86_64 |     mov rax, [r15+160]
  ;; x86_64 |     mov rax, [rax+8]
  ;; x86_64 |     shr rax, 16
  ;; x86_64 | end
  ;; aarch64 | memory.size 0
  ;; aarch64 |     ldr x0, [x28, 160]
  ;; aarch64 |     ldr x0, [x0, 8]
  ;; aarch64 |     lsr x0, x0, 16
  ;; aarch64 | end
  (func (export "memory.grow") (param i32) (result i32) (memory.grow (local.get 0)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 | local.get 0
  ;; x86_64 | memory.grow 0
  ;; x86_64 |     mov [rbp-48], rax
  ;; x86_64 |     mov qword ptr [rbp-40], 0
  ;; x86_64 |     lea r11, [rbp-48]
  ;; x86_64 |     call qword ptr [r15+48]  ; memory_grow
  ;; x86_64 |     mov ecx, r11d
  ;; x86_64 | end
  ;; x86_64 |     mov eax, ecx
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | memory.grow 0
  ;; aarch64 |     stur x0, [x29, -48]
  ;; aarch64 |     stur xzr, [x29, -40]
  ;; aarch64 |     sub x16, x29, 48
  ;; aarch64 |     ldr x17, [x28, 48]
  ;; aarch64 |     blr x17  ; memory_grow
  ;; aarch64 |     mov w1, w16
  ;; aarch64 | end
  ;; aarch64 |     mov w0, w1
  (func (export "memory.fill") (param i32 i32 i32)
    (memory.fill (local.get 0) (local.get 1) (local.get 2)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 |     mov [rbp-24], ecx
  ;; x86_64 |     mov [rbp-32], edx
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | local.get 2
  ;; x86_64 | memory.fill 0
  ;; x86_64 |     mov [rbp-96], rax
  ;; x86_64 |     mov [rbp-88], rcx
  ;; x86_64 |     mov [rbp-80], rdx
  ;; x86_64 |     mov qword ptr [rbp-72], 0
  ;; x86_64 |     lea r11, [rbp-96]
  ;; x86_64 |     call qword ptr [r15+56]  ; memory_fill
  ;; x86_64 | end
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 |     stur w1, [x29, -24]
  ;; aarch64 |     stur w2, [x29, -32]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | local.get 2
  ;; aarch64 | memory.fill 0
  ;; aarch64 |     stur x0, [x29, -96]
  ;; aarch64 |     stur x1, [x29, -88]
  ;; aarch64 |     stur x2, [x29, -80]
  ;; aarch64 |     stur xzr, [x29, -72]
  ;; aarch64 |     sub x16, x29, 96
  ;; aarch64 |     ldr x17, [x28, 56]
  ;; aarch64 |     blr x17  ; memory_fill
  ;; aarch64 | end
  (func (export "memory.copy") (param i32 i32 i32)
    (memory.copy (local.get 0) (local.get 1) (local.get 2)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 |     mov [rbp-24], ecx
  ;; x86_64 |     mov [rbp-32], edx
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | local.get 2
  ;; x86_64 | memory.copy 0 0
  ;; x86_64 |     mov [rbp-104], rax
  ;; x86_64 |     mov [rbp-96], rcx
  ;; x86_64 |     mov [rbp-88], rdx
  ;; x86_64 |     mov qword ptr [rbp-80], 0
  ;; x86_64 |     mov qword ptr [rbp-72], 0
  ;; x86_64 |     lea r11, [rbp-104]
  ;; x86_64 |     call qword ptr [r15+64]  ; memory_copy
  ;; x86_64 | end
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 |     stur w1, [x29, -24]
  ;; aarch64 |     stur w2, [x29, -32]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | local.get 2
  ;; aarch64 | memory.copy 0 0
  ;; aarch64 |     stur x0, [x29, -104]
  ;; aarch64 |     stur x1, [x29, -96]
  ;; aarch64 |     stur x2, [x29, -88]
  ;; aarch64 |     stur xzr, [x29, -80]
  ;; aarch64 |     stur xzr, [x29, -72]
  ;; aarch64 |     sub x16, x29, 104
  ;; aarch64 |     ldr x17, [x28, 64]
  ;; aarch64 |     blr x17  ; memory_copy
  ;; aarch64 | end
  (func (export "memory.init") (param i32 i32 i32)
    (memory.init $segment (local.get 0) (local.get 1) (local.get 2)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 |     mov [rbp-24], ecx
  ;; x86_64 |     mov [rbp-32], edx
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | local.get 2
  ;; x86_64 | memory.init 0 0
  ;; x86_64 |     mov [rbp-104], rax
  ;; x86_64 |     mov [rbp-96], rcx
  ;; x86_64 |     mov [rbp-88], rdx
  ;; x86_64 |     mov qword ptr [rbp-80], 0
  ;; x86_64 |     mov qword ptr [rbp-72], 0
  ;; x86_64 |     lea r11, [rbp-104]
  ;; x86_64 |     call qword ptr [r15+72]  ; memory_init
  ;; x86_64 | end
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 |     stur w1, [x29, -24]
  ;; aarch64 |     stur w2, [x29, -32]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | local.get 2
  ;; aarch64 | memory.init 0 0
  ;; aarch64 |     stur x0, [x29, -104]
  ;; aarch64 |     stur x1, [x29, -96]
  ;; aarch64 |     stur x2, [x29, -88]
  ;; aarch64 |     stur xzr, [x29, -80]
  ;; aarch64 |     stur xzr, [x29, -72]
  ;; aarch64 |     sub x16, x29, 104
  ;; aarch64 |     ldr x17, [x28, 72]
  ;; aarch64 |     blr x17  ; memory_init
  ;; aarch64 | end
  (func (export "data.drop") (data.drop $segment))
  ;; x86_64 | data.drop 0
  ;; x86_64 |     mov qword ptr [rbp-24], 0
  ;; x86_64 |     lea r11, [rbp-24]
  ;; x86_64 |     call qword ptr [r15+80]  ; data_drop
  ;; x86_64 | end
  ;; aarch64 | data.drop 0
  ;; aarch64 |     stur xzr, [x29, -24]
  ;; aarch64 |     sub x16, x29, 24
  ;; aarch64 |     ldr x17, [x28, 80]
  ;; aarch64 |     blr x17  ; data_drop
  ;; aarch64 | end
  (func (export "constants") (memory.fill (i32.const 8) (i32.const -1) (i32.const 4)))
  ;; x86_64 | i32.const 8
  ;; x86_64 | i32.const -1
  ;; x86_64 | i32.const 4
  ;; x86_64 | memory.fill 0
  ;; x86_64 |     mov qword ptr [rbp-72], 8
  ;; x86_64 |     mov r11d, 4294967295
  ;; x86_64 |     mov [rbp-64], r11
  ;; x86_64 |     mov qword ptr [rbp-56], 4
  ;; x86_64 |     mov qword ptr [rbp-48], 0
  ;; x86_64 |     lea r11, [rbp-72]
  ;; x86_64 |     call qword ptr [r15+56]  ; memory_fill
  ;; x86_64 | end
  ;; aarch64 | i32.const 8
  ;; aarch64 | i32.const -1
  ;; aarch64 | i32.const 4
  ;; aarch64 | memory.fill 0
  ;; aarch64 |     mov x17, 8
  ;; aarch64 |     stur x17, [x29, -72]
  ;; aarch64 |     mov x17, 4294967295
  ;; aarch64 |     stur x17, [x29, -64]
  ;; aarch64 |     mov x17, 4
  ;; aarch64 |     stur x17, [x29, -56]
  ;; aarch64 |     stur xzr, [x29, -48]
  ;; aarch64 |     sub x16, x29, 72
  ;; aarch64 |     ldr x17, [x28, 56]
  ;; aarch64 |     blr x17  ; memory_fill
  ;; aarch64 | end
  (func (export "load") (param i32) (result i32) (i32.load (local.get 0)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 | local.get 0
  ;; x86_64 | i32.load
  ;; x86_64 |     mov ecx, dword ptr [r14+rax]  ; may fault: out of bounds memory access
  ;; x86_64 | end
  ;; x86_64 |     mov eax, ecx
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | i32.load
  ;; aarch64 |     ldr w1, [x27, x0]  ; may fault: out of bounds memory access
  ;; aarch64 | end
  ;; aarch64 |     mov w0, w1
  ;; Registers that hold operands are not lost.
  (func (export "around") (param i32 i32) (result i32)
    (i32.add (i32.mul (local.get 0) (local.get 1)) (memory.grow (i32.const 0))))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 |     mov [rbp-24], ecx
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | i32.mul
  ;; x86_64 |     mov edx, eax
  ;; x86_64 |     imul edx, ecx
  ;; x86_64 | i32.const 0
  ;; x86_64 | memory.grow 0
  ;; x86_64 |     mov qword ptr [rbp-64], 0
  ;; x86_64 |     mov qword ptr [rbp-56], 0
  ;; x86_64 |     lea r11, [rbp-64]
  ;; x86_64 |     call qword ptr [r15+48]  ; memory_grow
  ;; x86_64 |     mov r8d, r11d
  ;; x86_64 | i32.add
  ;; x86_64 |     add edx, r8d
  ;; x86_64 | end
  ;; x86_64 |     mov eax, edx
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 |     stur w1, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | i32.mul
  ;; aarch64 |     mul w2, w0, w1
  ;; aarch64 | i32.const 0
  ;; aarch64 | memory.grow 0
  ;; aarch64 |     stur xzr, [x29, -64]
  ;; aarch64 |     stur xzr, [x29, -56]
  ;; aarch64 |     sub x16, x29, 64
  ;; aarch64 |     ldr x17, [x28, 48]
  ;; aarch64 |     blr x17  ; memory_grow
  ;; aarch64 |     mov w3, w16
  ;; aarch64 | i32.add
  ;; aarch64 |     add w2, w2, w3
  ;; aarch64 | end
  ;; aarch64 |     mov w0, w2
  ;; The listing knows the call before the padding.
  (func (export "loop behind a call") (param i32) (result i32)
    (memory.fill (i32.const 0) (i32.const 0) (i32.const 0))
    (loop (br_if 0 (local.tee 0 (i32.shr_u (local.get 0) (i32.const 1)))))
    (local.get 0))
  ;; x86_64 |     mov [rbp-16], rbx
  ;; x86_64 |     mov ebx, eax
  ;; x86_64 | i32.const 0
  ;; x86_64 | i32.const 0
  ;; x86_64 | i32.const 0
  ;; x86_64 | memory.fill 0
  ;; x86_64 |     mov qword ptr [rbp-88], 0
  ;; x86_64 |     mov qword ptr [rbp-80], 0
  ;; x86_64 |     mov qword ptr [rbp-72], 0
  ;; x86_64 |     mov qword ptr [rbp-64], 0
  ;; x86_64 |     lea r11, [rbp-88]
  ;; x86_64 |     call qword ptr [r15+56]  ; memory_fill
  ;; x86_64 | loop
  ;; x86_64 |     align 16
  ;; x86_64 |   L1:
  ;; x86_64 | local.get 0
  ;; x86_64 | i32.const 1
  ;; x86_64 | i32.shr_u
  ;; x86_64 |     shr ebx, 1
  ;; x86_64 | local.tee 0
  ;; x86_64 | br_if 0
  ;; x86_64 |     test ebx, ebx
  ;; x86_64 |     short jne L1
  ;; x86_64 | end
  ;; x86_64 | local.get 0
  ;; x86_64 | end
  ;; x86_64 |     mov eax, ebx
  ;; x86_64 |     mov rbx, [rbp-16]
  ;; aarch64 |     stur x19, [x29, -16]
  ;; aarch64 |     mov w19, w0
  ;; aarch64 | i32.const 0
  ;; aarch64 | i32.const 0
  ;; aarch64 | i32.const 0
  ;; aarch64 | memory.fill 0
  ;; aarch64 |     stur xzr, [x29, -88]
  ;; aarch64 |     stur xzr, [x29, -80]
  ;; aarch64 |     stur xzr, [x29, -72]
  ;; aarch64 |     stur xzr, [x29, -64]
  ;; aarch64 |     sub x16, x29, 88
  ;; aarch64 |     ldr x17, [x28, 56]
  ;; aarch64 |     blr x17  ; memory_fill
  ;; aarch64 | loop
  ;; aarch64 |     align 16
  ;; aarch64 |   L1:
  ;; aarch64 | local.get 0
  ;; aarch64 | i32.const 1
  ;; aarch64 | i32.shr_u
  ;; aarch64 |     lsr w19, w19, 1
  ;; aarch64 | local.tee 0
  ;; aarch64 | br_if 0
  ;; aarch64 |     cbnz w19, L1
  ;; aarch64 | end
  ;; aarch64 | local.get 0
  ;; aarch64 | end
  ;; aarch64 |     mov w0, w19
  ;; aarch64 |     ldur x19, [x29, -16]
)
(assert_return (invoke "memory.size") (i32.const 1))
(assert_return (invoke "memory.grow" (i32.const 1)) (i32.const 1))
(assert_return (invoke "memory.grow" (i32.const 5)) (i32.const -1))
(assert_return (invoke "memory.init" (i32.const 100) (i32.const 0) (i32.const 4)))
(assert_return (invoke "load" (i32.const 100)) (i32.const 0x64636261))
(assert_return (invoke "memory.copy" (i32.const 200) (i32.const 102) (i32.const 2)))
(assert_return (invoke "load" (i32.const 200)) (i32.const 0x6463))
(assert_return (invoke "memory.fill" (i32.const 201) (i32.const 0x41) (i32.const 2)))
(assert_return (invoke "load" (i32.const 200)) (i32.const 0x414163))
(assert_return (invoke "constants"))
(assert_return (invoke "load" (i32.const 8)) (i32.const -1))
(assert_return (invoke "around" (i32.const 6) (i32.const 7)) (i32.const 44))
(assert_return (invoke "data.drop"))
(assert_trap (invoke "memory.init" (i32.const 0) (i32.const 0) (i32.const 1)) "out of bounds memory access")
(assert_return (invoke "loop behind a call" (i32.const 9)) (i32.const 0))
