;; Memories other than the pinned one: a second memory, and one with 64-bit addresses.
;;! x86_64 options: -C cpu=x86-64-v3
(module
  (memory $first 1)
  (memory $second 1)
  (memory $wide i64 1)
  (func (export "second") (param i32 i32) (result i32)
    (i32.store $second offset=4 (local.get 0) (local.get 1))
    (i32.load $second offset=4 (local.get 0)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 |     mov [rbp-24], ecx
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | i32.store 1 offset=4
  ;; x86_64 |     mov rdx, [r15+168]
  ;; x86_64 |     mov rdx, [rdx]
  ;; x86_64 |     mov [rdx+rax+4], ecx  ; may fault: out of bounds memory access
  ;; x86_64 | local.get 0
  ;; x86_64 | i32.load 1 offset=4
  ;; x86_64 |     mov rdx, [r15+168]
  ;; x86_64 |     mov rdx, [rdx]
  ;; x86_64 |     mov edx, dword ptr [rdx+rax+4]  ; may fault: out of bounds memory access
  ;; x86_64 | end
  ;; x86_64 |     mov eax, edx
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 |     stur w1, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | i32.store 1 offset=4
  ;; aarch64 |     ldr x2, [x28, 168]
  ;; aarch64 |     ldr x2, [x2]
  ;; aarch64 |     add x17, x0, 4
  ;; aarch64 |     str w1, [x2, x17]  ; may fault: out of bounds memory access
  ;; aarch64 | local.get 0
  ;; aarch64 | i32.load 1 offset=4
  ;; aarch64 |     ldr x2, [x28, 168]
  ;; aarch64 |     ldr x2, [x2]
  ;; aarch64 |     add x17, x0, 4
  ;; aarch64 |     ldr w2, [x2, x17]  ; may fault: out of bounds memory access
  ;; aarch64 | end
  ;; aarch64 |     mov w0, w2
  (func (export "wide") (param i64 i32) (result i32)
    (i32.store $wide offset=4 (local.get 0) (local.get 1))
    (i32.load $wide offset=4 (local.get 0)))
  ;; x86_64 |     mov [rbp-16], rax
  ;; x86_64 |     mov [rbp-24], ecx
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | i32.store 2 offset=4
  ;; x86_64 |     mov rdx, [r15+176]
  ;; x86_64 |     mov rdx, [rdx+8]
  ;; x86_64 |     mov r11d, 8
  ;; x86_64 |     add r11, rax
  ;; x86_64 |     jb L2
  ;; x86_64 |     cmp r11, rdx
  ;; x86_64 |     ja L2
  ;; x86_64 |     mov rdx, [r15+176]
  ;; x86_64 |     mov rdx, [rdx]
  ;; x86_64 |     mov [rdx+rax+4], ecx  ; may fault: out of bounds memory access
  ;; x86_64 | local.get 0
  ;; x86_64 | i32.load 2 offset=4
  ;; x86_64 |     mov rdx, [r15+176]
  ;; x86_64 |     mov rdx, [rdx+8]
  ;; x86_64 |     mov r11d, 8
  ;; x86_64 |     add r11, rax
  ;; x86_64 |     jb L3
  ;; x86_64 |     cmp r11, rdx
  ;; x86_64 |     ja L3
  ;; x86_64 |     mov rdx, [r15+176]
  ;; x86_64 |     mov rdx, [rdx]
  ;; x86_64 |     mov edx, dword ptr [rdx+rax+4]  ; may fault: out of bounds memory access
  ;; x86_64 | end
  ;; x86_64 |     mov eax, edx
  ;; x86_64 |   L2:
  ;; x86_64 |     call qword ptr [r15+24]  ; out of bounds memory access
  ;; x86_64 |   L3:
  ;; x86_64 |     call qword ptr [r15+24]  ; out of bounds memory access
  ;; aarch64 |     stur x0, [x29, -16]
  ;; aarch64 |     stur w1, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | i32.store 2 offset=4
  ;; aarch64 |     ldr x2, [x28, 176]
  ;; aarch64 |     ldr x2, [x2, 8]
  ;; aarch64 |     adds x16, x0, 8
  ;; aarch64 |     b.cs L2
  ;; aarch64 |     cmp x16, x2
  ;; aarch64 |     b.hi L2
  ;; aarch64 |     ldr x2, [x28, 176]
  ;; aarch64 |     ldr x2, [x2]
  ;; aarch64 |     add x17, x0, 4
  ;; aarch64 |     str w1, [x2, x17]  ; may fault: out of bounds memory access
  ;; aarch64 | local.get 0
  ;; aarch64 | i32.load 2 offset=4
  ;; aarch64 |     ldr x2, [x28, 176]
  ;; aarch64 |     ldr x2, [x2, 8]
  ;; aarch64 |     adds x16, x0, 8
  ;; aarch64 |     b.cs L3
  ;; aarch64 |     cmp x16, x2
  ;; aarch64 |     b.hi L3
  ;; aarch64 |     ldr x2, [x28, 176]
  ;; aarch64 |     ldr x2, [x2]
  ;; aarch64 |     add x17, x0, 4
  ;; aarch64 |     ldr w2, [x2, x17]  ; may fault: out of bounds memory access
  ;; aarch64 | end
  ;; aarch64 |     mov w0, w2
  ;; aarch64 |   L2:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; out of bounds memory access
  ;; aarch64 |   L3:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; out of bounds memory access
  (func (export "wide size") (result i64) (memory.size $wide))
  ;; x86_64 | memory.size 2
  ;; x86_64 |     mov rax, [r15+176]
  ;; x86_64 |     mov rax, [rax+8]
  ;; x86_64 |     shr rax, 16
  ;; x86_64 | end
  ;; aarch64 | memory.size 2
  ;; aarch64 |     ldr x0, [x28, 176]
  ;; aarch64 |     ldr x0, [x0, 8]
  ;; aarch64 |     lsr x0, x0, 16
  ;; aarch64 | end
  (func (export "wide grow") (param i64) (result i64) (memory.grow $wide (local.get 0)))
  ;; x86_64 |     mov [rbp-16], rax
  ;; x86_64 | local.get 0
  ;; x86_64 | memory.grow 2
  ;; x86_64 |     mov [rbp-48], rax
  ;; x86_64 |     mov qword ptr [rbp-40], 2
  ;; x86_64 |     lea r11, [rbp-48]
  ;; x86_64 |     call qword ptr [r15+48]  ; memory_grow
  ;; x86_64 |     mov rcx, r11
  ;; x86_64 | end
  ;; x86_64 |     mov rax, rcx
  ;; aarch64 |     stur x0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | memory.grow 2
  ;; aarch64 |     stur x0, [x29, -48]
  ;; aarch64 |     mov x17, 2
  ;; aarch64 |     stur x17, [x29, -40]
  ;; aarch64 |     sub x16, x29, 48
  ;; aarch64 |     ldr x17, [x28, 48]
  ;; aarch64 |     blr x17  ; memory_grow
  ;; aarch64 |     mov x1, x16
  ;; aarch64 | end
  ;; aarch64 |     mov x0, x1
  (func (export "copy") (param i32 i64 i32)
    (memory.copy $first $wide (local.get 0) (local.get 1) (local.get 2)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 |     mov [rbp-24], rcx
  ;; x86_64 |     mov [rbp-32], edx
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | local.get 2
  ;; x86_64 | memory.copy 0 2
  ;; x86_64 |     mov [rbp-104], rax
  ;; x86_64 |     mov [rbp-96], rcx
  ;; x86_64 |     mov [rbp-88], rdx
  ;; x86_64 |     mov qword ptr [rbp-80], 0
  ;; x86_64 |     mov qword ptr [rbp-72], 2
  ;; x86_64 |     lea r11, [rbp-104]
  ;; x86_64 |     call qword ptr [r15+64]  ; memory_copy
  ;; x86_64 | end
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 |     stur x1, [x29, -24]
  ;; aarch64 |     stur w2, [x29, -32]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | local.get 2
  ;; aarch64 | memory.copy 0 2
  ;; aarch64 |     stur x0, [x29, -104]
  ;; aarch64 |     stur x1, [x29, -96]
  ;; aarch64 |     stur x2, [x29, -88]
  ;; aarch64 |     stur xzr, [x29, -80]
  ;; aarch64 |     mov x17, 2
  ;; aarch64 |     stur x17, [x29, -72]
  ;; aarch64 |     sub x16, x29, 104
  ;; aarch64 |     ldr x17, [x28, 64]
  ;; aarch64 |     blr x17  ; memory_copy
  ;; aarch64 | end
)
(assert_return (invoke "second" (i32.const 8) (i32.const 5)) (i32.const 5))
(assert_trap (invoke "second" (i32.const 65529) (i32.const 5)) "out of bounds memory access")
(assert_return (invoke "wide" (i64.const 8) (i32.const 5)) (i32.const 5))
(assert_trap (invoke "wide" (i64.const -8) (i32.const 5)) "out of bounds memory access")
(assert_return (invoke "wide grow" (i64.const 1)) (i64.const 1))
(assert_return (invoke "wide size") (i64.const 2))
(assert_return (invoke "copy" (i32.const 0) (i64.const 12) (i32.const 4)))
(module
  (memory i64 1)
  (func (export "first wide") (param i64 i32) (result i32)
    (i32.store offset=4 (local.get 0) (local.get 1))
    (i32.load offset=4 (local.get 0)))
  ;; x86_64 |     mov [rbp-16], rax
  ;; x86_64 |     mov [rbp-24], ecx
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | i32.store offset=4
  ;; x86_64 |     mov rdx, [r15+160]
  ;; x86_64 |     mov rdx, [rdx+8]
  ;; x86_64 |     mov r11d, 8
  ;; x86_64 |     add r11, rax
  ;; x86_64 |     jb L2
  ;; x86_64 |     cmp r11, rdx
  ;; x86_64 |     ja L2
  ;; x86_64 |     mov [r14+rax+4], ecx  ; may fault: out of bounds memory access
  ;; x86_64 | local.get 0
  ;; x86_64 | i32.load offset=4
  ;; x86_64 |     mov rdx, [r15+160]
  ;; x86_64 |     mov rdx, [rdx+8]
  ;; x86_64 |     mov r11d, 8
  ;; x86_64 |     add r11, rax
  ;; x86_64 |     jb L3
  ;; x86_64 |     cmp r11, rdx
  ;; x86_64 |     ja L3
  ;; x86_64 |     mov edx, dword ptr [r14+rax+4]  ; may fault: out of bounds memory access
  ;; x86_64 | end
  ;; x86_64 |     mov eax, edx
  ;; x86_64 |   L2:
  ;; x86_64 |     call qword ptr [r15+24]  ; out of bounds memory access
  ;; x86_64 |   L3:
  ;; x86_64 |     call qword ptr [r15+24]  ; out of bounds memory access
  ;; aarch64 |     stur x0, [x29, -16]
  ;; aarch64 |     stur w1, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | i32.store offset=4
  ;; aarch64 |     ldr x2, [x28, 160]
  ;; aarch64 |     ldr x2, [x2, 8]
  ;; aarch64 |     adds x16, x0, 8
  ;; aarch64 |     b.cs L2
  ;; aarch64 |     cmp x16, x2
  ;; aarch64 |     b.hi L2
  ;; aarch64 |     add x17, x0, 4
  ;; aarch64 |     str w1, [x27, x17]  ; may fault: out of bounds memory access
  ;; aarch64 | local.get 0
  ;; aarch64 | i32.load offset=4
  ;; aarch64 |     ldr x2, [x28, 160]
  ;; aarch64 |     ldr x2, [x2, 8]
  ;; aarch64 |     adds x16, x0, 8
  ;; aarch64 |     b.cs L3
  ;; aarch64 |     cmp x16, x2
  ;; aarch64 |     b.hi L3
  ;; aarch64 |     add x17, x0, 4
  ;; aarch64 |     ldr w2, [x27, x17]  ; may fault: out of bounds memory access
  ;; aarch64 | end
  ;; aarch64 |     mov w0, w2
  ;; aarch64 |   L2:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; out of bounds memory access
  ;; aarch64 |   L3:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; out of bounds memory access
  (func (export "far") (param i64) (result i32)
    (i32.load offset=0xffffffffffff0000 (local.get 0)))
  ;; x86_64 |     mov [rbp-16], rax
  ;; x86_64 | local.get 0
  ;; x86_64 | i32.load offset=18446744073709486080
  ;; x86_64 |     mov rcx, [r15+160]
  ;; x86_64 |     mov rcx, [rcx+8]
  ;; x86_64 |     mov r11, -65532
  ;; x86_64 |     add r11, rax
  ;; x86_64 |     jb L2
  ;; x86_64 |     cmp r11, rcx
  ;; x86_64 |     ja L2
  ;; x86_64 |     mov r11, -65536
  ;; x86_64 |     add r11, rax
  ;; x86_64 |     mov ecx, dword ptr [r14+r11]  ; may fault: out of bounds memory access
  ;; x86_64 | end
  ;; x86_64 |     mov eax, ecx
  ;; x86_64 |   L2:
  ;; x86_64 |     call qword ptr [r15+24]  ; out of bounds memory access
  ;; aarch64 |     stur x0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | i32.load offset=18446744073709486080
  ;; aarch64 |     ldr x1, [x28, 160]
  ;; aarch64 |     ldr x1, [x1, 8]
  ;; aarch64 |     mov x16, -65532
  ;; aarch64 |     adds x16, x16, x0
  ;; aarch64 |     b.cs L2
  ;; aarch64 |     cmp x16, x1
  ;; aarch64 |     b.hi L2
  ;; aarch64 |     mov x16, -65536
  ;; aarch64 |     add x16, x16, x0
  ;; aarch64 |     ldr w1, [x27, x16]  ; may fault: out of bounds memory access
  ;; aarch64 | end
  ;; aarch64 |     mov w0, w1
  ;; aarch64 |   L2:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; out of bounds memory access
)
(assert_return (invoke "first wide" (i64.const 8) (i32.const 5)) (i32.const 5))
(assert_trap (invoke "first wide" (i64.const -8) (i32.const 5)) "out of bounds memory access")
(assert_trap (invoke "first wide" (i64.const 65529) (i32.const 5)) "out of bounds memory access")
(assert_trap (invoke "far" (i64.const 0x10000)) "out of bounds memory access")
