;; Memories of pages of one byte: explicit checks of every access, and sizes in bytes.
;;! options: -W custom-page-sizes
;;! x86_64 options: -C cpu=x86-64-v3
(module
  (memory $m 5 10 (pagesize 1))
  (memory $n 1 2 (pagesize 65536))
  (func (export "load") (param i32) (result i32) (i32.load (local.get 0)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 | local.get 0
  ;; x86_64 | i32.load
  ;; x86_64 |     mov rcx, [r15+160]
  ;; x86_64 |     mov rcx, [rcx+8]
  ;; x86_64 |     lea r11, [rax+4]
  ;; x86_64 |     cmp r11, rcx
  ;; x86_64 |     ja L2
  ;; x86_64 |     mov ecx, dword ptr [r14+rax]  ; may fault: out of bounds memory access
  ;; x86_64 | end
  ;; x86_64 |     mov eax, ecx
  ;; x86_64 |   L2:
  ;; x86_64 |     call qword ptr [r15+24]  ; out of bounds memory access
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | i32.load
  ;; aarch64 |     ldr x1, [x28, 160]
  ;; aarch64 |     ldr x1, [x1, 8]
  ;; aarch64 |     add x16, x0, 4
  ;; aarch64 |     cmp x16, x1
  ;; aarch64 |     b.hi L2
  ;; aarch64 |     ldr w1, [x27, x0]  ; may fault: out of bounds memory access
  ;; aarch64 | end
  ;; aarch64 |     mov w0, w1
  ;; aarch64 |   L2:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; out of bounds memory access
  (func (export "store") (param i32) (i32.store offset=1 (local.get 0) (i32.const 0x01020304)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 | local.get 0
  ;; x86_64 | i32.const 16909060
  ;; x86_64 | i32.store offset=1
  ;; x86_64 |     mov rcx, [r15+160]
  ;; x86_64 |     mov rcx, [rcx+8]
  ;; x86_64 |     lea r11, [rax+5]
  ;; x86_64 |     cmp r11, rcx
  ;; x86_64 |     ja L2
  ;; x86_64 |     mov dword ptr [r14+rax+1], 16909060  ; may fault: out of bounds memory access
  ;; x86_64 | end
  ;; x86_64 |   L2:
  ;; x86_64 |     call qword ptr [r15+24]  ; out of bounds memory access
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | i32.const 16909060
  ;; aarch64 | i32.store offset=1
  ;; aarch64 |     ldr x1, [x28, 160]
  ;; aarch64 |     ldr x1, [x1, 8]
  ;; aarch64 |     add x16, x0, 5
  ;; aarch64 |     cmp x16, x1
  ;; aarch64 |     b.hi L2
  ;; aarch64 |     mov w17, 16909060
  ;; aarch64 |     fmov s30, w17
  ;; aarch64 |     add x17, x0, 1
  ;; aarch64 |     str s30, [x27, x17]  ; may fault: out of bounds memory access
  ;; aarch64 | end
  ;; aarch64 |   L2:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; out of bounds memory access
  (func (export "load8") (param i32) (result i32) (i32.load8_u offset=4294967295 (local.get 0)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 | local.get 0
  ;; x86_64 | i32.load8_u offset=4294967295
  ;; x86_64 |     mov rcx, [r15+160]
  ;; x86_64 |     mov rcx, [rcx+8]
  ;; x86_64 |     mov r11, 4294967296
  ;; x86_64 |     add r11, rax
  ;; x86_64 |     cmp r11, rcx
  ;; x86_64 |     ja L2
  ;; x86_64 |     mov r11d, 4294967295
  ;; x86_64 |     add r11, rax
  ;; x86_64 |     movzx ecx, byte ptr [r14+r11]  ; may fault: out of bounds memory access
  ;; x86_64 | end
  ;; x86_64 |     mov eax, ecx
  ;; x86_64 |   L2:
  ;; x86_64 |     call qword ptr [r15+24]  ; out of bounds memory access
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | i32.load8_u offset=4294967295
  ;; aarch64 |     ldr x1, [x28, 160]
  ;; aarch64 |     ldr x1, [x1, 8]
  ;; aarch64 |     mov x16, 4294967296
  ;; aarch64 |     adds x16, x16, x0
  ;; aarch64 |     cmp x16, x1
  ;; aarch64 |     b.hi L2
  ;; aarch64 |     mov x16, 4294967295
  ;; aarch64 |     add x16, x16, x0
  ;; aarch64 |     ldrb w1, [x27, x16]  ; may fault: out of bounds memory access
  ;; aarch64 | end
  ;; aarch64 |     mov w0, w1
  ;; aarch64 |   L2:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; out of bounds memory access
  (func (export "size") (result i32) (memory.size))
  ;; x86_64 | memory.size 0
  ;; x86_64 |     mov rax, [r15+160]
  ;; x86_64 |     mov rax, [rax+8]
  ;; x86_64 | end
  ;; aarch64 | memory.size 0
  ;; aarch64 |     ldr x0, [x28, 160]
  ;; aarch64 |     ldr x0, [x0, 8]
  ;; aarch64 | end
  (func (export "grow") (param i32) (result i32) (memory.grow (local.get 0)))
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
  (func (export "fill") (param i32 i32) (memory.fill (local.get 0) (i32.const 7) (local.get 1)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 |     mov [rbp-24], ecx
  ;; x86_64 | local.get 0
  ;; x86_64 | i32.const 7
  ;; x86_64 | local.get 1
  ;; x86_64 | memory.fill 0
  ;; x86_64 |     mov [rbp-88], rax
  ;; x86_64 |     mov qword ptr [rbp-80], 7
  ;; x86_64 |     mov [rbp-72], rcx
  ;; x86_64 |     mov qword ptr [rbp-64], 0
  ;; x86_64 |     lea r11, [rbp-88]
  ;; x86_64 |     call qword ptr [r15+56]  ; memory_fill
  ;; x86_64 | end
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 |     stur w1, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | i32.const 7
  ;; aarch64 | local.get 1
  ;; aarch64 | memory.fill 0
  ;; aarch64 |     stur x0, [x29, -88]
  ;; aarch64 |     mov x17, 7
  ;; aarch64 |     stur x17, [x29, -80]
  ;; aarch64 |     stur x1, [x29, -72]
  ;; aarch64 |     stur xzr, [x29, -64]
  ;; aarch64 |     sub x16, x29, 88
  ;; aarch64 |     ldr x17, [x28, 56]
  ;; aarch64 |     blr x17  ; memory_fill
  ;; aarch64 | end
  ;; The pages that are the default's size are those of a guarded memory.
  (func (export "other") (param i32) (result i32) (i32.load $n (local.get 0)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 | local.get 0
  ;; x86_64 | i32.load 1
  ;; x86_64 |     mov rcx, [r15+168]
  ;; x86_64 |     mov rcx, [rcx]
  ;; x86_64 |     mov ecx, dword ptr [rcx+rax]  ; may fault: out of bounds memory access
  ;; x86_64 | end
  ;; x86_64 |     mov eax, ecx
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | i32.load 1
  ;; aarch64 |     ldr x1, [x28, 168]
  ;; aarch64 |     ldr x1, [x1]
  ;; aarch64 |     ldr w1, [x1, x0]  ; may fault: out of bounds memory access
  ;; aarch64 | end
  ;; aarch64 |     mov w0, w1
  (func (export "other size") (result i32) (memory.size $n))
  ;; x86_64 | memory.size 1
  ;; x86_64 |     mov rax, [r15+168]
  ;; x86_64 |     mov rax, [rax+8]
  ;; x86_64 |     shr rax, 16
  ;; x86_64 | end
  ;; aarch64 | memory.size 1
  ;; aarch64 |     ldr x0, [x28, 168]
  ;; aarch64 |     ldr x0, [x0, 8]
  ;; aarch64 |     lsr x0, x0, 16
  ;; aarch64 | end
)

(assert_return (invoke "load" (i32.const 1)) (i32.const 0))
(assert_trap (invoke "load" (i32.const 2)) "out of bounds memory access")
(assert_trap (invoke "load" (i32.const -1)) "out of bounds memory access")
(assert_trap (invoke "load8" (i32.const 1)) "out of bounds memory access")
(assert_return (invoke "store" (i32.const 0)))
(assert_return (invoke "load" (i32.const 1)) (i32.const 0x01020304))
(assert_trap (invoke "store" (i32.const 1)) "out of bounds memory access")
(assert_return (invoke "size") (i32.const 5))
(assert_return (invoke "grow" (i32.const 3)) (i32.const 5))
(assert_return (invoke "grow" (i32.const 3)) (i32.const -1))
(assert_return (invoke "size") (i32.const 8))
(assert_return (invoke "fill" (i32.const 4) (i32.const 4)))
(assert_trap (invoke "fill" (i32.const 4) (i32.const 5)) "out of bounds memory access")
(assert_return (invoke "load" (i32.const 4)) (i32.const 0x07070707))
(assert_return (invoke "other" (i32.const 65532)) (i32.const 0))
(assert_trap (invoke "other" (i32.const 65533)) "out of bounds memory access")
(assert_return (invoke "other size") (i32.const 1))
