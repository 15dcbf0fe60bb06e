;; Tables: accesses with their checks, and what the runtime does.
;;! x86_64 options: -C cpu=x86-64-v3
(module
  (table $refs (export "refs") 4 10 externref)
  (table $funcs 4 funcref)
  (elem $segment func $one $one)
  (func $one (result i32) (i32.const 1))
  ;; x86_64 | i32.const 1
  ;; x86_64 | end
  ;; x86_64 |     mov eax, 1
  ;; aarch64 | i32.const 1
  ;; aarch64 | end
  ;; aarch64 |     mov w0, 1
  (func (export "table.get") (param i32) (result externref) (table.get $refs (local.get 0)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 | local.get 0
  ;; x86_64 | table.get 0
  ;; x86_64 |     mov rcx, [r15+160]
  ;; x86_64 |     cmp rax, [rcx+8]
  ;; x86_64 |     jae L2
  ;; x86_64 |     mov rcx, [rcx]
  ;; x86_64 |     mov rcx, [rcx+rax*8]
  ;; x86_64 | end
  ;; x86_64 |     mov rax, rcx
  ;; x86_64 |   L2:
  ;; x86_64 |     call qword ptr [r15+24]  ; out of bounds table access
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | table.get 0
  ;; aarch64 |     ldr x1, [x28, 160]
  ;; aarch64 |     ldr x17, [x1, 8]
  ;; aarch64 |     cmp x0, x17
  ;; aarch64 |     b.cs L2
  ;; aarch64 |     ldr x1, [x1]
  ;; aarch64 |     ldr x1, [x1, x0, lsl 3]
  ;; aarch64 | end
  ;; aarch64 |     mov x0, x1
  ;; aarch64 |   L2:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; out of bounds table access
  (func (export "table.get constant") (result externref) (table.get $refs (i32.const 3)))
  ;; x86_64 | i32.const 3
  ;; x86_64 | table.get 0
  ;; x86_64 |     mov eax, 3
  ;; x86_64 |     mov rcx, [r15+160]
  ;; x86_64 |     cmp rax, [rcx+8]
  ;; x86_64 |     jae L2
  ;; x86_64 |     mov rcx, [rcx]
  ;; x86_64 |     mov rax, [rcx+rax*8]
  ;; x86_64 | end
  ;; x86_64 |   L2:
  ;; x86_64 |     call qword ptr [r15+24]  ; out of bounds table access
  ;; aarch64 | i32.const 3
  ;; aarch64 | table.get 0
  ;; aarch64 |     mov w0, 3
  ;; aarch64 |     ldr x1, [x28, 160]
  ;; aarch64 |     ldr x17, [x1, 8]
  ;; aarch64 |     cmp x0, x17
  ;; aarch64 |     b.cs L2
  ;; aarch64 |     ldr x1, [x1]
  ;; aarch64 |     ldr x0, [x1, x0, lsl 3]
  ;; aarch64 | end
  ;; aarch64 |   L2:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; out of bounds table access
  (func (export "table.set") (param i32 externref) (table.set $refs (local.get 0) (local.get 1)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 |     mov [rbp-24], rcx
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | table.set 0
  ;; x86_64 |     mov rdx, [r15+160]
  ;; x86_64 |     cmp rax, [rdx+8]
  ;; x86_64 |     jae L2
  ;; x86_64 |     mov rdx, [rdx]
  ;; x86_64 |     mov [rdx+rax*8], rcx
  ;; x86_64 | end
  ;; x86_64 |   L2:
  ;; x86_64 |     call qword ptr [r15+24]  ; out of bounds table access
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 |     stur x1, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | table.set 0
  ;; aarch64 |     ldr x2, [x28, 160]
  ;; aarch64 |     ldr x17, [x2, 8]
  ;; aarch64 |     cmp x0, x17
  ;; aarch64 |     b.cs L2
  ;; aarch64 |     ldr x2, [x2]
  ;; aarch64 |     str x1, [x2, x0, lsl 3]
  ;; aarch64 | end
  ;; aarch64 |   L2:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; out of bounds table access
  (func (export "table.set null") (param i32) (table.set $refs (local.get 0) (ref.null extern)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 | local.get 0
  ;; x86_64 | ref.null extern
  ;; x86_64 | table.set 0
  ;; x86_64 |     mov ecx, 0
  ;; x86_64 |     mov rdx, [r15+160]
  ;; x86_64 |     cmp rax, [rdx+8]
  ;; x86_64 |     jae L2
  ;; x86_64 |     mov rdx, [rdx]
  ;; x86_64 |     mov [rdx+rax*8], rcx
  ;; x86_64 | end
  ;; x86_64 |   L2:
  ;; x86_64 |     call qword ptr [r15+24]  ; out of bounds table access
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | ref.null extern
  ;; aarch64 | table.set 0
  ;; aarch64 |     mov x1, 0
  ;; aarch64 |     ldr x2, [x28, 160]
  ;; aarch64 |     ldr x17, [x2, 8]
  ;; aarch64 |     cmp x0, x17
  ;; aarch64 |     b.cs L2
  ;; aarch64 |     ldr x2, [x2]
  ;; aarch64 |     str x1, [x2, x0, lsl 3]
  ;; aarch64 | end
  ;; aarch64 |   L2:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; out of bounds table access
  (func (export "table.size") (result i32) (table.size $refs))
  ;; x86_64 | table.size 0
  ;; x86_64 |     mov rax, [r15+160]
  ;; x86_64 |     mov rax, [rax+8]
  ;; x86_64 | end
  ;; aarch64 | table.size 0
  ;; aarch64 |     ldr x0, [x28, 160]
  ;; aarch64 |     ldr x0, [x0, 8]
  ;; aarch64 | end
  (func (export "table.grow") (param externref i32) (result i32)
    (table.grow $refs (local.get 0) (local.get 1)))
  ;; x86_64 |     mov [rbp-16], rax
  ;; x86_64 |     mov [rbp-24], ecx
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | table.grow 0
  ;; x86_64 |     mov [rbp-72], rax
  ;; x86_64 |     mov [rbp-64], rcx
  ;; x86_64 |     mov qword ptr [rbp-56], 0
  ;; x86_64 |     lea r11, [rbp-72]
  ;; x86_64 |     call qword ptr [r15+88]  ; table_grow
  ;; x86_64 |     mov edx, r11d
  ;; x86_64 | end
  ;; x86_64 |     mov eax, edx
  ;; aarch64 |     stur x0, [x29, -16]
  ;; aarch64 |     stur w1, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | table.grow 0
  ;; aarch64 |     stur x0, [x29, -72]
  ;; aarch64 |     stur x1, [x29, -64]
  ;; aarch64 |     stur xzr, [x29, -56]
  ;; aarch64 |     sub x16, x29, 72
  ;; aarch64 |     ldr x17, [x28, 88]
  ;; aarch64 |     blr x17  ; table_grow
  ;; aarch64 |     mov w2, w16
  ;; aarch64 | end
  ;; aarch64 |     mov w0, w2
  (func (export "table.fill") (param i32 externref i32)
    (table.fill $refs (local.get 0) (local.get 1) (local.get 2)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 |     mov [rbp-24], rcx
  ;; x86_64 |     mov [rbp-32], edx
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | local.get 2
  ;; x86_64 | table.fill 0
  ;; x86_64 |     mov [rbp-96], rax
  ;; x86_64 |     mov [rbp-88], rcx
  ;; x86_64 |     mov [rbp-80], rdx
  ;; x86_64 |     mov qword ptr [rbp-72], 0
  ;; x86_64 |     lea r11, [rbp-96]
  ;; x86_64 |     call qword ptr [r15+96]  ; table_fill
  ;; x86_64 | end
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 |     stur x1, [x29, -24]
  ;; aarch64 |     stur w2, [x29, -32]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | local.get 2
  ;; aarch64 | table.fill 0
  ;; aarch64 |     stur x0, [x29, -96]
  ;; aarch64 |     stur x1, [x29, -88]
  ;; aarch64 |     stur x2, [x29, -80]
  ;; aarch64 |     stur xzr, [x29, -72]
  ;; aarch64 |     sub x16, x29, 96
  ;; aarch64 |     ldr x17, [x28, 96]
  ;; aarch64 |     blr x17  ; table_fill
  ;; aarch64 | end
  (func (export "table.copy") (param i32 i32 i32)
    (table.copy $refs $refs (local.get 0) (local.get 1) (local.get 2)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 |     mov [rbp-24], ecx
  ;; x86_64 |     mov [rbp-32], edx
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | local.get 2
  ;; x86_64 | table.copy 0 0
  ;; x86_64 |     mov [rbp-104], rax
  ;; x86_64 |     mov [rbp-96], rcx
  ;; x86_64 |     mov [rbp-88], rdx
  ;; x86_64 |     mov qword ptr [rbp-80], 0
  ;; x86_64 |     mov qword ptr [rbp-72], 0
  ;; x86_64 |     lea r11, [rbp-104]
  ;; x86_64 |     call qword ptr [r15+104]  ; table_copy
  ;; x86_64 | end
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 |     stur w1, [x29, -24]
  ;; aarch64 |     stur w2, [x29, -32]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | local.get 2
  ;; aarch64 | table.copy 0 0
  ;; aarch64 |     stur x0, [x29, -104]
  ;; aarch64 |     stur x1, [x29, -96]
  ;; aarch64 |     stur x2, [x29, -88]
  ;; aarch64 |     stur xzr, [x29, -80]
  ;; aarch64 |     stur xzr, [x29, -72]
  ;; aarch64 |     sub x16, x29, 104
  ;; aarch64 |     ldr x17, [x28, 104]
  ;; aarch64 |     blr x17  ; table_copy
  ;; aarch64 | end
  (func (export "table.init") (param i32 i32 i32)
    (table.init $funcs $segment (local.get 0) (local.get 1) (local.get 2)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 |     mov [rbp-24], ecx
  ;; x86_64 |     mov [rbp-32], edx
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | local.get 2
  ;; x86_64 | table.init 0 1
  ;; x86_64 |     mov [rbp-104], rax
  ;; x86_64 |     mov [rbp-96], rcx
  ;; x86_64 |     mov [rbp-88], rdx
  ;; x86_64 |     mov qword ptr [rbp-80], 0
  ;; x86_64 |     mov qword ptr [rbp-72], 1
  ;; x86_64 |     lea r11, [rbp-104]
  ;; x86_64 |     call qword ptr [r15+112]  ; table_init
  ;; x86_64 | end
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 |     stur w1, [x29, -24]
  ;; aarch64 |     stur w2, [x29, -32]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | local.get 2
  ;; aarch64 | table.init 0 1
  ;; aarch64 |     stur x0, [x29, -104]
  ;; aarch64 |     stur x1, [x29, -96]
  ;; aarch64 |     stur x2, [x29, -88]
  ;; aarch64 |     stur xzr, [x29, -80]
  ;; aarch64 |     mov x17, 1
  ;; aarch64 |     stur x17, [x29, -72]
  ;; aarch64 |     sub x16, x29, 104
  ;; aarch64 |     ldr x17, [x28, 112]
  ;; aarch64 |     blr x17  ; table_init
  ;; aarch64 | end
  (func (export "elem.drop") (elem.drop $segment))
  ;; x86_64 | elem.drop 0
  ;; x86_64 |     mov qword ptr [rbp-24], 0
  ;; x86_64 |     lea r11, [rbp-24]
  ;; x86_64 |     call qword ptr [r15+120]  ; elem_drop
  ;; x86_64 | end
  ;; aarch64 | elem.drop 0
  ;; aarch64 |     stur xzr, [x29, -24]
  ;; aarch64 |     sub x16, x29, 24
  ;; aarch64 |     ldr x17, [x28, 120]
  ;; aarch64 |     blr x17  ; elem_drop
  ;; aarch64 | end
  (func (export "call") (param i32) (result i32)
    (call_indirect $funcs (result i32) (local.get 0)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 | local.get 0
  ;; x86_64 | call_indirect 0 1
  ;; x86_64 |     mov rcx, [r15+168]
  ;; x86_64 |     cmp rax, [rcx+8]
  ;; x86_64 |     jae L2
  ;; x86_64 |     mov rcx, [rcx]
  ;; x86_64 |     mov r14, [rcx+rax*8]
  ;; x86_64 |     mov ecx, [r14+16]  ; may fault: uninitialized element
  ;; x86_64 |     cmp ecx, [r15+176]
  ;; x86_64 |     jne L3
  ;; x86_64 |     mov r11, r14
  ;; x86_64 |     mov r14, r15
  ;; x86_64 |     mov r15, [r11+8]
  ;; x86_64 |     call qword ptr [r11]
  ;; x86_64 |     mov r15, [rbp-8]
  ;; x86_64 | end
  ;; x86_64 |   L2:
  ;; x86_64 |     call qword ptr [r15+24]  ; undefined element
  ;; x86_64 |   L3:
  ;; x86_64 |     call qword ptr [r15+24]  ; indirect call type mismatch
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | call_indirect 0 1
  ;; aarch64 |     ldr x1, [x28, 168]
  ;; aarch64 |     ldr x17, [x1, 8]
  ;; aarch64 |     cmp x0, x17
  ;; aarch64 |     b.cs L2
  ;; aarch64 |     ldr x1, [x1]
  ;; aarch64 |     ldr x27, [x1, x0, lsl 3]
  ;; aarch64 |     ldr w1, [x27, 16]  ; may fault: uninitialized element
  ;; aarch64 |     ldr w17, [x28, 176]
  ;; aarch64 |     cmp w1, w17
  ;; aarch64 |     b.ne L3
  ;; aarch64 |     mov x16, x27
  ;; aarch64 |     mov x27, x28
  ;; aarch64 |     ldr x28, [x16, 8]
  ;; aarch64 |     ldr x17, [x16]
  ;; aarch64 |     blr x17
  ;; aarch64 |     ldur x28, [x29, -8]
  ;; aarch64 | end
  ;; aarch64 |   L2:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; undefined element
  ;; aarch64 |   L3:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; indirect call type mismatch
)
(assert_return (invoke "table.size") (i32.const 4))
(assert_return (invoke "table.set" (i32.const 3) (ref.extern 7)))
(assert_return (invoke "table.get" (i32.const 3)) (ref.extern 7))
(assert_return (invoke "table.get constant") (ref.extern 7))
(assert_return (invoke "table.set null" (i32.const 3)))
(assert_return (invoke "table.get" (i32.const 3)) (ref.null extern))
(assert_trap (invoke "table.get" (i32.const 4)) "out of bounds table access")
(assert_trap (invoke "table.set null" (i32.const -1)) "out of bounds table access")
(assert_return (invoke "table.grow" (ref.extern 8) (i32.const 2)) (i32.const 4))
(assert_return (invoke "table.get" (i32.const 5)) (ref.extern 8))
(assert_return (invoke "table.fill" (i32.const 0) (ref.extern 9) (i32.const 2)))
(assert_return (invoke "table.copy" (i32.const 3) (i32.const 1) (i32.const 1)))
(assert_return (invoke "table.get" (i32.const 3)) (ref.extern 9))
(assert_trap (invoke "call" (i32.const 1)) "uninitialized element")
(assert_return (invoke "table.init" (i32.const 1) (i32.const 0) (i32.const 2)))
(assert_return (invoke "call" (i32.const 1)) (i32.const 1))
(assert_trap (invoke "call" (i32.const 9)) "undefined element")
(assert_return (invoke "elem.drop"))
(assert_trap (invoke "table.init" (i32.const 1) (i32.const 0) (i32.const 2)) "out of bounds table access")
