;; Loads and stores with explicit bounds checks.
;;! options: -O signals-based-traps=n
;;! x86_64 options: -C cpu=x86-64-v3
(module
  (memory (export "memory") 1)
  (data (i32.const 16) "\11\22\33\44\55\66\77\f8\f9\f9\f9\f9\f9\f9\f9\f9")
  (func (export "i32.load") (param i32) (result i32) (i32.load offset=16 (local.get 0)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 | local.get 0
  ;; x86_64 | i32.load offset=16
  ;; x86_64 |     mov rcx, [r15+160]
  ;; x86_64 |     mov rcx, [rcx+8]
  ;; x86_64 |     lea r11, [rax+20]
  ;; x86_64 |     cmp r11, rcx
  ;; x86_64 |     ja L2
  ;; x86_64 |     mov ecx, dword ptr [r14+rax+16]  ; may fault: out of bounds memory access
  ;; x86_64 | end
  ;; x86_64 |     mov eax, ecx
  ;; x86_64 |   L2:
  ;; x86_64 |     call qword ptr [r15+24]  ; out of bounds memory access
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | i32.load offset=16
  ;; aarch64 |     ldr x1, [x28, 160]
  ;; aarch64 |     ldr x1, [x1, 8]
  ;; aarch64 |     add x16, x0, 20
  ;; aarch64 |     cmp x16, x1
  ;; aarch64 |     b.hi L2
  ;; aarch64 |     add x17, x0, 16
  ;; aarch64 |     ldr w1, [x27, x17]  ; may fault: out of bounds memory access
  ;; aarch64 | end
  ;; aarch64 |     mov w0, w1
  ;; aarch64 |   L2:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; out of bounds memory access
  (func (export "i64.load") (param i32) (result i64) (i64.load offset=16 (local.get 0)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 | local.get 0
  ;; x86_64 | i64.load offset=16
  ;; x86_64 |     mov rcx, [r15+160]
  ;; x86_64 |     mov rcx, [rcx+8]
  ;; x86_64 |     lea r11, [rax+24]
  ;; x86_64 |     cmp r11, rcx
  ;; x86_64 |     ja L2
  ;; x86_64 |     mov rcx, qword ptr [r14+rax+16]  ; may fault: out of bounds memory access
  ;; x86_64 | end
  ;; x86_64 |     mov rax, rcx
  ;; x86_64 |   L2:
  ;; x86_64 |     call qword ptr [r15+24]  ; out of bounds memory access
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | i64.load offset=16
  ;; aarch64 |     ldr x1, [x28, 160]
  ;; aarch64 |     ldr x1, [x1, 8]
  ;; aarch64 |     add x16, x0, 24
  ;; aarch64 |     cmp x16, x1
  ;; aarch64 |     b.hi L2
  ;; aarch64 |     add x17, x0, 16
  ;; aarch64 |     ldr x1, [x27, x17]  ; may fault: out of bounds memory access
  ;; aarch64 | end
  ;; aarch64 |     mov x0, x1
  ;; aarch64 |   L2:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; out of bounds memory access
  (func (export "f32.load") (param i32) (result f32) (f32.load offset=16 (local.get 0)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 | local.get 0
  ;; x86_64 | f32.load offset=16
  ;; x86_64 |     mov rcx, [r15+160]
  ;; x86_64 |     mov rcx, [rcx+8]
  ;; x86_64 |     lea r11, [rax+20]
  ;; x86_64 |     cmp r11, rcx
  ;; x86_64 |     ja L2
  ;; x86_64 |     movss xmm0, dword ptr [r14+rax+16]  ; may fault: out of bounds memory access
  ;; x86_64 | end
  ;; x86_64 |   L2:
  ;; x86_64 |     call qword ptr [r15+24]  ; out of bounds memory access
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | f32.load offset=16
  ;; aarch64 |     ldr x1, [x28, 160]
  ;; aarch64 |     ldr x1, [x1, 8]
  ;; aarch64 |     add x16, x0, 20
  ;; aarch64 |     cmp x16, x1
  ;; aarch64 |     b.hi L2
  ;; aarch64 |     add x17, x0, 16
  ;; aarch64 |     ldr s0, [x27, x17]  ; may fault: out of bounds memory access
  ;; aarch64 | end
  ;; aarch64 |   L2:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; out of bounds memory access
  (func (export "f64.load") (param i32) (result f64) (f64.load offset=16 (local.get 0)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 | local.get 0
  ;; x86_64 | f64.load offset=16
  ;; x86_64 |     mov rcx, [r15+160]
  ;; x86_64 |     mov rcx, [rcx+8]
  ;; x86_64 |     lea r11, [rax+24]
  ;; x86_64 |     cmp r11, rcx
  ;; x86_64 |     ja L2
  ;; x86_64 |     movsd xmm0, qword ptr [r14+rax+16]  ; may fault: out of bounds memory access
  ;; x86_64 | end
  ;; x86_64 |   L2:
  ;; x86_64 |     call qword ptr [r15+24]  ; out of bounds memory access
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | f64.load offset=16
  ;; aarch64 |     ldr x1, [x28, 160]
  ;; aarch64 |     ldr x1, [x1, 8]
  ;; aarch64 |     add x16, x0, 24
  ;; aarch64 |     cmp x16, x1
  ;; aarch64 |     b.hi L2
  ;; aarch64 |     add x17, x0, 16
  ;; aarch64 |     ldr d0, [x27, x17]  ; may fault: out of bounds memory access
  ;; aarch64 | end
  ;; aarch64 |   L2:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; out of bounds memory access
  (func (export "i32.load8_s") (param i32) (result i32) (i32.load8_s offset=16 (local.get 0)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 | local.get 0
  ;; x86_64 | i32.load8_s offset=16
  ;; x86_64 |     mov rcx, [r15+160]
  ;; x86_64 |     mov rcx, [rcx+8]
  ;; x86_64 |     lea r11, [rax+17]
  ;; x86_64 |     cmp r11, rcx
  ;; x86_64 |     ja L2
  ;; x86_64 |     movsx ecx, byte ptr [r14+rax+16]  ; may fault: out of bounds memory access
  ;; x86_64 | end
  ;; x86_64 |     mov eax, ecx
  ;; x86_64 |   L2:
  ;; x86_64 |     call qword ptr [r15+24]  ; out of bounds memory access
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | i32.load8_s offset=16
  ;; aarch64 |     ldr x1, [x28, 160]
  ;; aarch64 |     ldr x1, [x1, 8]
  ;; aarch64 |     add x16, x0, 17
  ;; aarch64 |     cmp x16, x1
  ;; aarch64 |     b.hi L2
  ;; aarch64 |     add x17, x0, 16
  ;; aarch64 |     ldrsb w1, [x27, x17]  ; may fault: out of bounds memory access
  ;; aarch64 | end
  ;; aarch64 |     mov w0, w1
  ;; aarch64 |   L2:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; out of bounds memory access
  (func (export "i32.load8_u") (param i32) (result i32) (i32.load8_u offset=16 (local.get 0)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 | local.get 0
  ;; x86_64 | i32.load8_u offset=16
  ;; x86_64 |     mov rcx, [r15+160]
  ;; x86_64 |     mov rcx, [rcx+8]
  ;; x86_64 |     lea r11, [rax+17]
  ;; x86_64 |     cmp r11, rcx
  ;; x86_64 |     ja L2
  ;; x86_64 |     movzx ecx, byte ptr [r14+rax+16]  ; may fault: out of bounds memory access
  ;; x86_64 | end
  ;; x86_64 |     mov eax, ecx
  ;; x86_64 |   L2:
  ;; x86_64 |     call qword ptr [r15+24]  ; out of bounds memory access
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | i32.load8_u offset=16
  ;; aarch64 |     ldr x1, [x28, 160]
  ;; aarch64 |     ldr x1, [x1, 8]
  ;; aarch64 |     add x16, x0, 17
  ;; aarch64 |     cmp x16, x1
  ;; aarch64 |     b.hi L2
  ;; aarch64 |     add x17, x0, 16
  ;; aarch64 |     ldrb w1, [x27, x17]  ; may fault: out of bounds memory access
  ;; aarch64 | end
  ;; aarch64 |     mov w0, w1
  ;; aarch64 |   L2:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; out of bounds memory access
  (func (export "i32.load16_s") (param i32) (result i32) (i32.load16_s offset=16 (local.get 0)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 | local.get 0
  ;; x86_64 | i32.load16_s offset=16
  ;; x86_64 |     mov rcx, [r15+160]
  ;; x86_64 |     mov rcx, [rcx+8]
  ;; x86_64 |     lea r11, [rax+18]
  ;; x86_64 |     cmp r11, rcx
  ;; x86_64 |     ja L2
  ;; x86_64 |     movsx ecx, word ptr [r14+rax+16]  ; may fault: out of bounds memory access
  ;; x86_64 | end
  ;; x86_64 |     mov eax, ecx
  ;; x86_64 |   L2:
  ;; x86_64 |     call qword ptr [r15+24]  ; out of bounds memory access
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | i32.load16_s offset=16
  ;; aarch64 |     ldr x1, [x28, 160]
  ;; aarch64 |     ldr x1, [x1, 8]
  ;; aarch64 |     add x16, x0, 18
  ;; aarch64 |     cmp x16, x1
  ;; aarch64 |     b.hi L2
  ;; aarch64 |     add x17, x0, 16
  ;; aarch64 |     ldrsh w1, [x27, x17]  ; may fault: out of bounds memory access
  ;; aarch64 | end
  ;; aarch64 |     mov w0, w1
  ;; aarch64 |   L2:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; out of bounds memory access
  (func (export "i32.load16_u") (param i32) (result i32) (i32.load16_u offset=16 (local.get 0)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 | local.get 0
  ;; x86_64 | i32.load16_u offset=16
  ;; x86_64 |     mov rcx, [r15+160]
  ;; x86_64 |     mov rcx, [rcx+8]
  ;; x86_64 |     lea r11, [rax+18]
  ;; x86_64 |     cmp r11, rcx
  ;; x86_64 |     ja L2
  ;; x86_64 |     movzx ecx, word ptr [r14+rax+16]  ; may fault: out of bounds memory access
  ;; x86_64 | end
  ;; x86_64 |     mov eax, ecx
  ;; x86_64 |   L2:
  ;; x86_64 |     call qword ptr [r15+24]  ; out of bounds memory access
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | i32.load16_u offset=16
  ;; aarch64 |     ldr x1, [x28, 160]
  ;; aarch64 |     ldr x1, [x1, 8]
  ;; aarch64 |     add x16, x0, 18
  ;; aarch64 |     cmp x16, x1
  ;; aarch64 |     b.hi L2
  ;; aarch64 |     add x17, x0, 16
  ;; aarch64 |     ldrh w1, [x27, x17]  ; may fault: out of bounds memory access
  ;; aarch64 | end
  ;; aarch64 |     mov w0, w1
  ;; aarch64 |   L2:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; out of bounds memory access
  (func (export "i64.load8_s") (param i32) (result i64) (i64.load8_s offset=16 (local.get 0)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 | local.get 0
  ;; x86_64 | i64.load8_s offset=16
  ;; x86_64 |     mov rcx, [r15+160]
  ;; x86_64 |     mov rcx, [rcx+8]
  ;; x86_64 |     lea r11, [rax+17]
  ;; x86_64 |     cmp r11, rcx
  ;; x86_64 |     ja L2
  ;; x86_64 |     movsx rcx, byte ptr [r14+rax+16]  ; may fault: out of bounds memory access
  ;; x86_64 | end
  ;; x86_64 |     mov rax, rcx
  ;; x86_64 |   L2:
  ;; x86_64 |     call qword ptr [r15+24]  ; out of bounds memory access
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | i64.load8_s offset=16
  ;; aarch64 |     ldr x1, [x28, 160]
  ;; aarch64 |     ldr x1, [x1, 8]
  ;; aarch64 |     add x16, x0, 17
  ;; aarch64 |     cmp x16, x1
  ;; aarch64 |     b.hi L2
  ;; aarch64 |     add x17, x0, 16
  ;; aarch64 |     ldrsb x1, [x27, x17]  ; may fault: out of bounds memory access
  ;; aarch64 | end
  ;; aarch64 |     mov x0, x1
  ;; aarch64 |   L2:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; out of bounds memory access
  (func (export "i64.load8_u") (param i32) (result i64) (i64.load8_u offset=16 (local.get 0)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 | local.get 0
  ;; x86_64 | i64.load8_u offset=16
  ;; x86_64 |     mov rcx, [r15+160]
  ;; x86_64 |     mov rcx, [rcx+8]
  ;; x86_64 |     lea r11, [rax+17]
  ;; x86_64 |     cmp r11, rcx
  ;; x86_64 |     ja L2
  ;; x86_64 |     movzx ecx, byte ptr [r14+rax+16]  ; may fault: out of bounds memory access
  ;; x86_64 | end
  ;; x86_64 |     mov rax, rcx
  ;; x86_64 |   L2:
  ;; x86_64 |     call qword ptr [r15+24]  ; out of bounds memory access
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | i64.load8_u offset=16
  ;; aarch64 |     ldr x1, [x28, 160]
  ;; aarch64 |     ldr x1, [x1, 8]
  ;; aarch64 |     add x16, x0, 17
  ;; aarch64 |     cmp x16, x1
  ;; aarch64 |     b.hi L2
  ;; aarch64 |     add x17, x0, 16
  ;; aarch64 |     ldrb w1, [x27, x17]  ; may fault: out of bounds memory access
  ;; aarch64 | end
  ;; aarch64 |     mov x0, x1
  ;; aarch64 |   L2:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; out of bounds memory access
  (func (export "i64.load16_s") (param i32) (result i64) (i64.load16_s offset=16 (local.get 0)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 | local.get 0
  ;; x86_64 | i64.load16_s offset=16
  ;; x86_64 |     mov rcx, [r15+160]
  ;; x86_64 |     mov rcx, [rcx+8]
  ;; x86_64 |     lea r11, [rax+18]
  ;; x86_64 |     cmp r11, rcx
  ;; x86_64 |     ja L2
  ;; x86_64 |     movsx rcx, word ptr [r14+rax+16]  ; may fault: out of bounds memory access
  ;; x86_64 | end
  ;; x86_64 |     mov rax, rcx
  ;; x86_64 |   L2:
  ;; x86_64 |     call qword ptr [r15+24]  ; out of bounds memory access
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | i64.load16_s offset=16
  ;; aarch64 |     ldr x1, [x28, 160]
  ;; aarch64 |     ldr x1, [x1, 8]
  ;; aarch64 |     add x16, x0, 18
  ;; aarch64 |     cmp x16, x1
  ;; aarch64 |     b.hi L2
  ;; aarch64 |     add x17, x0, 16
  ;; aarch64 |     ldrsh x1, [x27, x17]  ; may fault: out of bounds memory access
  ;; aarch64 | end
  ;; aarch64 |     mov x0, x1
  ;; aarch64 |   L2:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; out of bounds memory access
  (func (export "i64.load16_u") (param i32) (result i64) (i64.load16_u offset=16 (local.get 0)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 | local.get 0
  ;; x86_64 | i64.load16_u offset=16
  ;; x86_64 |     mov rcx, [r15+160]
  ;; x86_64 |     mov rcx, [rcx+8]
  ;; x86_64 |     lea r11, [rax+18]
  ;; x86_64 |     cmp r11, rcx
  ;; x86_64 |     ja L2
  ;; x86_64 |     movzx ecx, word ptr [r14+rax+16]  ; may fault: out of bounds memory access
  ;; x86_64 | end
  ;; x86_64 |     mov rax, rcx
  ;; x86_64 |   L2:
  ;; x86_64 |     call qword ptr [r15+24]  ; out of bounds memory access
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | i64.load16_u offset=16
  ;; aarch64 |     ldr x1, [x28, 160]
  ;; aarch64 |     ldr x1, [x1, 8]
  ;; aarch64 |     add x16, x0, 18
  ;; aarch64 |     cmp x16, x1
  ;; aarch64 |     b.hi L2
  ;; aarch64 |     add x17, x0, 16
  ;; aarch64 |     ldrh w1, [x27, x17]  ; may fault: out of bounds memory access
  ;; aarch64 | end
  ;; aarch64 |     mov x0, x1
  ;; aarch64 |   L2:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; out of bounds memory access
  (func (export "i64.load32_s") (param i32) (result i64) (i64.load32_s offset=16 (local.get 0)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 | local.get 0
  ;; x86_64 | i64.load32_s offset=16
  ;; x86_64 |     mov rcx, [r15+160]
  ;; x86_64 |     mov rcx, [rcx+8]
  ;; x86_64 |     lea r11, [rax+20]
  ;; x86_64 |     cmp r11, rcx
  ;; x86_64 |     ja L2
  ;; x86_64 |     movsxd rcx, dword ptr [r14+rax+16]  ; may fault: out of bounds memory access
  ;; x86_64 | end
  ;; x86_64 |     mov rax, rcx
  ;; x86_64 |   L2:
  ;; x86_64 |     call qword ptr [r15+24]  ; out of bounds memory access
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | i64.load32_s offset=16
  ;; aarch64 |     ldr x1, [x28, 160]
  ;; aarch64 |     ldr x1, [x1, 8]
  ;; aarch64 |     add x16, x0, 20
  ;; aarch64 |     cmp x16, x1
  ;; aarch64 |     b.hi L2
  ;; aarch64 |     add x17, x0, 16
  ;; aarch64 |     ldrsw x1, [x27, x17]  ; may fault: out of bounds memory access
  ;; aarch64 | end
  ;; aarch64 |     mov x0, x1
  ;; aarch64 |   L2:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; out of bounds memory access
  (func (export "i64.load32_u") (param i32) (result i64) (i64.load32_u offset=16 (local.get 0)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 | local.get 0
  ;; x86_64 | i64.load32_u offset=16
  ;; x86_64 |     mov rcx, [r15+160]
  ;; x86_64 |     mov rcx, [rcx+8]
  ;; x86_64 |     lea r11, [rax+20]
  ;; x86_64 |     cmp r11, rcx
  ;; x86_64 |     ja L2
  ;; x86_64 |     mov ecx, dword ptr [r14+rax+16]  ; may fault: out of bounds memory access
  ;; x86_64 | end
  ;; x86_64 |     mov rax, rcx
  ;; x86_64 |   L2:
  ;; x86_64 |     call qword ptr [r15+24]  ; out of bounds memory access
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | i64.load32_u offset=16
  ;; aarch64 |     ldr x1, [x28, 160]
  ;; aarch64 |     ldr x1, [x1, 8]
  ;; aarch64 |     add x16, x0, 20
  ;; aarch64 |     cmp x16, x1
  ;; aarch64 |     b.hi L2
  ;; aarch64 |     add x17, x0, 16
  ;; aarch64 |     ldr w1, [x27, x17]  ; may fault: out of bounds memory access
  ;; aarch64 | end
  ;; aarch64 |     mov x0, x1
  ;; aarch64 |   L2:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; out of bounds memory access
  (func (export "i32.store") (param i32 i32) (result i32)
    (i32.store offset=64 (local.get 0) (local.get 1)) (i32.load offset=64 (local.get 0)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 |     mov [rbp-24], ecx
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | i32.store offset=64
  ;; x86_64 |     mov rdx, [r15+160]
  ;; x86_64 |     mov rdx, [rdx+8]
  ;; x86_64 |     lea r11, [rax+68]
  ;; x86_64 |     cmp r11, rdx
  ;; x86_64 |     ja L2
  ;; x86_64 |     mov [r14+rax+64], ecx  ; may fault: out of bounds memory access
  ;; x86_64 | local.get 0
  ;; x86_64 | i32.load offset=64
  ;; x86_64 |     mov rdx, [r15+160]
  ;; x86_64 |     mov rdx, [rdx+8]
  ;; x86_64 |     lea r11, [rax+68]
  ;; x86_64 |     cmp r11, rdx
  ;; x86_64 |     ja L3
  ;; x86_64 |     mov edx, dword ptr [r14+rax+64]  ; may fault: out of bounds memory access
  ;; x86_64 | end
  ;; x86_64 |     mov eax, edx
  ;; x86_64 |   L2:
  ;; x86_64 |     call qword ptr [r15+24]  ; out of bounds memory access
  ;; x86_64 |   L3:
  ;; x86_64 |     call qword ptr [r15+24]  ; out of bounds memory access
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 |     stur w1, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | i32.store offset=64
  ;; aarch64 |     ldr x2, [x28, 160]
  ;; aarch64 |     ldr x2, [x2, 8]
  ;; aarch64 |     add x16, x0, 68
  ;; aarch64 |     cmp x16, x2
  ;; aarch64 |     b.hi L2
  ;; aarch64 |     add x17, x0, 64
  ;; aarch64 |     str w1, [x27, x17]  ; may fault: out of bounds memory access
  ;; aarch64 | local.get 0
  ;; aarch64 | i32.load offset=64
  ;; aarch64 |     ldr x2, [x28, 160]
  ;; aarch64 |     ldr x2, [x2, 8]
  ;; aarch64 |     add x16, x0, 68
  ;; aarch64 |     cmp x16, x2
  ;; aarch64 |     b.hi L3
  ;; aarch64 |     add x17, x0, 64
  ;; aarch64 |     ldr w2, [x27, x17]  ; may fault: out of bounds memory access
  ;; aarch64 | end
  ;; aarch64 |     mov w0, w2
  ;; aarch64 |   L2:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; out of bounds memory access
  ;; aarch64 |   L3:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; out of bounds memory access
  (func (export "i64.store") (param i32 i64) (result i64)
    (i64.store offset=64 (local.get 0) (local.get 1)) (i64.load offset=64 (local.get 0)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 |     mov [rbp-24], rcx
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | i64.store offset=64
  ;; x86_64 |     mov rdx, [r15+160]
  ;; x86_64 |     mov rdx, [rdx+8]
  ;; x86_64 |     lea r11, [rax+72]
  ;; x86_64 |     cmp r11, rdx
  ;; x86_64 |     ja L2
  ;; x86_64 |     mov [r14+rax+64], rcx  ; may fault: out of bounds memory access
  ;; x86_64 | local.get 0
  ;; x86_64 | i64.load offset=64
  ;; x86_64 |     mov rdx, [r15+160]
  ;; x86_64 |     mov rdx, [rdx+8]
  ;; x86_64 |     lea r11, [rax+72]
  ;; x86_64 |     cmp r11, rdx
  ;; x86_64 |     ja L3
  ;; x86_64 |     mov rdx, qword ptr [r14+rax+64]  ; may fault: out of bounds memory access
  ;; x86_64 | end
  ;; x86_64 |     mov rax, rdx
  ;; x86_64 |   L2:
  ;; x86_64 |     call qword ptr [r15+24]  ; out of bounds memory access
  ;; x86_64 |   L3:
  ;; x86_64 |     call qword ptr [r15+24]  ; out of bounds memory access
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 |     stur x1, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | i64.store offset=64
  ;; aarch64 |     ldr x2, [x28, 160]
  ;; aarch64 |     ldr x2, [x2, 8]
  ;; aarch64 |     add x16, x0, 72
  ;; aarch64 |     cmp x16, x2
  ;; aarch64 |     b.hi L2
  ;; aarch64 |     add x17, x0, 64
  ;; aarch64 |     str x1, [x27, x17]  ; may fault: out of bounds memory access
  ;; aarch64 | local.get 0
  ;; aarch64 | i64.load offset=64
  ;; aarch64 |     ldr x2, [x28, 160]
  ;; aarch64 |     ldr x2, [x2, 8]
  ;; aarch64 |     add x16, x0, 72
  ;; aarch64 |     cmp x16, x2
  ;; aarch64 |     b.hi L3
  ;; aarch64 |     add x17, x0, 64
  ;; aarch64 |     ldr x2, [x27, x17]  ; may fault: out of bounds memory access
  ;; aarch64 | end
  ;; aarch64 |     mov x0, x2
  ;; aarch64 |   L2:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; out of bounds memory access
  ;; aarch64 |   L3:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; out of bounds memory access
  (func (export "f32.store") (param i32 f32) (result f32)
    (f32.store offset=64 (local.get 0) (local.get 1)) (f32.load offset=64 (local.get 0)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 |     movss [rbp-24], xmm0
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | f32.store offset=64
  ;; x86_64 |     mov rcx, [r15+160]
  ;; x86_64 |     mov rcx, [rcx+8]
  ;; x86_64 |     lea r11, [rax+68]
  ;; x86_64 |     cmp r11, rcx
  ;; x86_64 |     ja L2
  ;; x86_64 |     movss [r14+rax+64], xmm0  ; may fault: out of bounds memory access
  ;; x86_64 | local.get 0
  ;; x86_64 | f32.load offset=64
  ;; x86_64 |     mov rcx, [r15+160]
  ;; x86_64 |     mov rcx, [rcx+8]
  ;; x86_64 |     lea r11, [rax+68]
  ;; x86_64 |     cmp r11, rcx
  ;; x86_64 |     ja L3
  ;; x86_64 |     movss xmm1, dword ptr [r14+rax+64]  ; may fault: out of bounds memory access
  ;; x86_64 | end
  ;; x86_64 |     movaps xmm0, xmm1
  ;; x86_64 |   L2:
  ;; x86_64 |     call qword ptr [r15+24]  ; out of bounds memory access
  ;; x86_64 |   L3:
  ;; x86_64 |     call qword ptr [r15+24]  ; out of bounds memory access
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 |     stur s0, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | f32.store offset=64
  ;; aarch64 |     ldr x1, [x28, 160]
  ;; aarch64 |     ldr x1, [x1, 8]
  ;; aarch64 |     add x16, x0, 68
  ;; aarch64 |     cmp x16, x1
  ;; aarch64 |     b.hi L2
  ;; aarch64 |     add x17, x0, 64
  ;; aarch64 |     str s0, [x27, x17]  ; may fault: out of bounds memory access
  ;; aarch64 | local.get 0
  ;; aarch64 | f32.load offset=64
  ;; aarch64 |     ldr x1, [x28, 160]
  ;; aarch64 |     ldr x1, [x1, 8]
  ;; aarch64 |     add x16, x0, 68
  ;; aarch64 |     cmp x16, x1
  ;; aarch64 |     b.hi L3
  ;; aarch64 |     add x17, x0, 64
  ;; aarch64 |     ldr s1, [x27, x17]  ; may fault: out of bounds memory access
  ;; aarch64 | end
  ;; aarch64 |     mov v0.16b, v1.16b
  ;; aarch64 |   L2:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; out of bounds memory access
  ;; aarch64 |   L3:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; out of bounds memory access
  (func (export "f64.store") (param i32 f64) (result f64)
    (f64.store offset=64 (local.get 0) (local.get 1)) (f64.load offset=64 (local.get 0)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 |     movsd [rbp-24], xmm0
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | f64.store offset=64
  ;; x86_64 |     mov rcx, [r15+160]
  ;; x86_64 |     mov rcx, [rcx+8]
  ;; x86_64 |     lea r11, [rax+72]
  ;; x86_64 |     cmp r11, rcx
  ;; x86_64 |     ja L2
  ;; x86_64 |     movsd [r14+rax+64], xmm0  ; may fault: out of bounds memory access
  ;; x86_64 | local.get 0
  ;; x86_64 | f64.load offset=64
  ;; x86_64 |     mov rcx, [r15+160]
  ;; x86_64 |     mov rcx, [rcx+8]
  ;; x86_64 |     lea r11, [rax+72]
  ;; x86_64 |     cmp r11, rcx
  ;; x86_64 |     ja L3
  ;; x86_64 |     movsd xmm1, qword ptr [r14+rax+64]  ; may fault: out of bounds memory access
  ;; x86_64 | end
  ;; x86_64 |     movaps xmm0, xmm1
  ;; x86_64 |   L2:
  ;; x86_64 |     call qword ptr [r15+24]  ; out of bounds memory access
  ;; x86_64 |   L3:
  ;; x86_64 |     call qword ptr [r15+24]  ; out of bounds memory access
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 |     stur d0, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | f64.store offset=64
  ;; aarch64 |     ldr x1, [x28, 160]
  ;; aarch64 |     ldr x1, [x1, 8]
  ;; aarch64 |     add x16, x0, 72
  ;; aarch64 |     cmp x16, x1
  ;; aarch64 |     b.hi L2
  ;; aarch64 |     add x17, x0, 64
  ;; aarch64 |     str d0, [x27, x17]  ; may fault: out of bounds memory access
  ;; aarch64 | local.get 0
  ;; aarch64 | f64.load offset=64
  ;; aarch64 |     ldr x1, [x28, 160]
  ;; aarch64 |     ldr x1, [x1, 8]
  ;; aarch64 |     add x16, x0, 72
  ;; aarch64 |     cmp x16, x1
  ;; aarch64 |     b.hi L3
  ;; aarch64 |     add x17, x0, 64
  ;; aarch64 |     ldr d1, [x27, x17]  ; may fault: out of bounds memory access
  ;; aarch64 | end
  ;; aarch64 |     mov v0.16b, v1.16b
  ;; aarch64 |   L2:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; out of bounds memory access
  ;; aarch64 |   L3:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; out of bounds memory access
  (func (export "i32.store8") (param i32 i32) (result i32)
    (i32.store8 offset=64 (local.get 0) (local.get 1)) (i32.load8_s offset=64 (local.get 0)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 |     mov [rbp-24], ecx
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | i32.store8 offset=64
  ;; x86_64 |     mov rdx, [r15+160]
  ;; x86_64 |     mov rdx, [rdx+8]
  ;; x86_64 |     lea r11, [rax+65]
  ;; x86_64 |     cmp r11, rdx
  ;; x86_64 |     ja L2
  ;; x86_64 |     mov [r14+rax+64], cl  ; may fault: out of bounds memory access
  ;; x86_64 | local.get 0
  ;; x86_64 | i32.load8_s offset=64
  ;; x86_64 |     mov rdx, [r15+160]
  ;; x86_64 |     mov rdx, [rdx+8]
  ;; x86_64 |     lea r11, [rax+65]
  ;; x86_64 |     cmp r11, rdx
  ;; x86_64 |     ja L3
  ;; x86_64 |     movsx edx, byte ptr [r14+rax+64]  ; may fault: out of bounds memory access
  ;; x86_64 | end
  ;; x86_64 |     mov eax, edx
  ;; x86_64 |   L2:
  ;; x86_64 |     call qword ptr [r15+24]  ; out of bounds memory access
  ;; x86_64 |   L3:
  ;; x86_64 |     call qword ptr [r15+24]  ; out of bounds memory access
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 |     stur w1, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | i32.store8 offset=64
  ;; aarch64 |     ldr x2, [x28, 160]
  ;; aarch64 |     ldr x2, [x2, 8]
  ;; aarch64 |     add x16, x0, 65
  ;; aarch64 |     cmp x16, x2
  ;; aarch64 |     b.hi L2
  ;; aarch64 |     add x17, x0, 64
  ;; aarch64 |     strb w1, [x27, x17]  ; may fault: out of bounds memory access
  ;; aarch64 | local.get 0
  ;; aarch64 | i32.load8_s offset=64
  ;; aarch64 |     ldr x2, [x28, 160]
  ;; aarch64 |     ldr x2, [x2, 8]
  ;; aarch64 |     add x16, x0, 65
  ;; aarch64 |     cmp x16, x2
  ;; aarch64 |     b.hi L3
  ;; aarch64 |     add x17, x0, 64
  ;; aarch64 |     ldrsb w2, [x27, x17]  ; may fault: out of bounds memory access
  ;; aarch64 | end
  ;; aarch64 |     mov w0, w2
  ;; aarch64 |   L2:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; out of bounds memory access
  ;; aarch64 |   L3:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; out of bounds memory access
  (func (export "i32.store16") (param i32 i32) (result i32)
    (i32.store16 offset=64 (local.get 0) (local.get 1)) (i32.load16_s offset=64 (local.get 0)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 |     mov [rbp-24], ecx
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | i32.store16 offset=64
  ;; x86_64 |     mov rdx, [r15+160]
  ;; x86_64 |     mov rdx, [rdx+8]
  ;; x86_64 |     lea r11, [rax+66]
  ;; x86_64 |     cmp r11, rdx
  ;; x86_64 |     ja L2
  ;; x86_64 |     mov [r14+rax+64], cx  ; may fault: out of bounds memory access
  ;; x86_64 | local.get 0
  ;; x86_64 | i32.load16_s offset=64
  ;; x86_64 |     mov rdx, [r15+160]
  ;; x86_64 |     mov rdx, [rdx+8]
  ;; x86_64 |     lea r11, [rax+66]
  ;; x86_64 |     cmp r11, rdx
  ;; x86_64 |     ja L3
  ;; x86_64 |     movsx edx, word ptr [r14+rax+64]  ; may fault: out of bounds memory access
  ;; x86_64 | end
  ;; x86_64 |     mov eax, edx
  ;; x86_64 |   L2:
  ;; x86_64 |     call qword ptr [r15+24]  ; out of bounds memory access
  ;; x86_64 |   L3:
  ;; x86_64 |     call qword ptr [r15+24]  ; out of bounds memory access
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 |     stur w1, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | i32.store16 offset=64
  ;; aarch64 |     ldr x2, [x28, 160]
  ;; aarch64 |     ldr x2, [x2, 8]
  ;; aarch64 |     add x16, x0, 66
  ;; aarch64 |     cmp x16, x2
  ;; aarch64 |     b.hi L2
  ;; aarch64 |     add x17, x0, 64
  ;; aarch64 |     strh w1, [x27, x17]  ; may fault: out of bounds memory access
  ;; aarch64 | local.get 0
  ;; aarch64 | i32.load16_s offset=64
  ;; aarch64 |     ldr x2, [x28, 160]
  ;; aarch64 |     ldr x2, [x2, 8]
  ;; aarch64 |     add x16, x0, 66
  ;; aarch64 |     cmp x16, x2
  ;; aarch64 |     b.hi L3
  ;; aarch64 |     add x17, x0, 64
  ;; aarch64 |     ldrsh w2, [x27, x17]  ; may fault: out of bounds memory access
  ;; aarch64 | end
  ;; aarch64 |     mov w0, w2
  ;; aarch64 |   L2:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; out of bounds memory access
  ;; aarch64 |   L3:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; out of bounds memory access
  (func (export "i64.store8") (param i32 i64) (result i64)
    (i64.store8 offset=64 (local.get 0) (local.get 1)) (i64.load8_s offset=64 (local.get 0)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 |     mov [rbp-24], rcx
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | i64.store8 offset=64
  ;; x86_64 |     mov rdx, [r15+160]
  ;; x86_64 |     mov rdx, [rdx+8]
  ;; x86_64 |     lea r11, [rax+65]
  ;; x86_64 |     cmp r11, rdx
  ;; x86_64 |     ja L2
  ;; x86_64 |     mov [r14+rax+64], cl  ; may fault: out of bounds memory access
  ;; x86_64 | local.get 0
  ;; x86_64 | i64.load8_s offset=64
  ;; x86_64 |     mov rdx, [r15+160]
  ;; x86_64 |     mov rdx, [rdx+8]
  ;; x86_64 |     lea r11, [rax+65]
  ;; x86_64 |     cmp r11, rdx
  ;; x86_64 |     ja L3
  ;; x86_64 |     movsx rdx, byte ptr [r14+rax+64]  ; may fault: out of bounds memory access
  ;; x86_64 | end
  ;; x86_64 |     mov rax, rdx
  ;; x86_64 |   L2:
  ;; x86_64 |     call qword ptr [r15+24]  ; out of bounds memory access
  ;; x86_64 |   L3:
  ;; x86_64 |     call qword ptr [r15+24]  ; out of bounds memory access
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 |     stur x1, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | i64.store8 offset=64
  ;; aarch64 |     ldr x2, [x28, 160]
  ;; aarch64 |     ldr x2, [x2, 8]
  ;; aarch64 |     add x16, x0, 65
  ;; aarch64 |     cmp x16, x2
  ;; aarch64 |     b.hi L2
  ;; aarch64 |     add x17, x0, 64
  ;; aarch64 |     strb w1, [x27, x17]  ; may fault: out of bounds memory access
  ;; aarch64 | local.get 0
  ;; aarch64 | i64.load8_s offset=64
  ;; aarch64 |     ldr x2, [x28, 160]
  ;; aarch64 |     ldr x2, [x2, 8]
  ;; aarch64 |     add x16, x0, 65
  ;; aarch64 |     cmp x16, x2
  ;; aarch64 |     b.hi L3
  ;; aarch64 |     add x17, x0, 64
  ;; aarch64 |     ldrsb x2, [x27, x17]  ; may fault: out of bounds memory access
  ;; aarch64 | end
  ;; aarch64 |     mov x0, x2
  ;; aarch64 |   L2:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; out of bounds memory access
  ;; aarch64 |   L3:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; out of bounds memory access
  (func (export "i64.store16") (param i32 i64) (result i64)
    (i64.store16 offset=64 (local.get 0) (local.get 1)) (i64.load16_s offset=64 (local.get 0)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 |     mov [rbp-24], rcx
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | i64.store16 offset=64
  ;; x86_64 |     mov rdx, [r15+160]
  ;; x86_64 |     mov rdx, [rdx+8]
  ;; x86_64 |     lea r11, [rax+66]
  ;; x86_64 |     cmp r11, rdx
  ;; x86_64 |     ja L2
  ;; x86_64 |     mov [r14+rax+64], cx  ; may fault: out of bounds memory access
  ;; x86_64 | local.get 0
  ;; x86_64 | i64.load16_s offset=64
  ;; x86_64 |     mov rdx, [r15+160]
  ;; x86_64 |     mov rdx, [rdx+8]
  ;; x86_64 |     lea r11, [rax+66]
  ;; x86_64 |     cmp r11, rdx
  ;; x86_64 |     ja L3
  ;; x86_64 |     movsx rdx, word ptr [r14+rax+64]  ; may fault: out of bounds memory access
  ;; x86_64 | end
  ;; x86_64 |     mov rax, rdx
  ;; x86_64 |   L2:
  ;; x86_64 |     call qword ptr [r15+24]  ; out of bounds memory access
  ;; x86_64 |   L3:
  ;; x86_64 |     call qword ptr [r15+24]  ; out of bounds memory access
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 |     stur x1, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | i64.store16 offset=64
  ;; aarch64 |     ldr x2, [x28, 160]
  ;; aarch64 |     ldr x2, [x2, 8]
  ;; aarch64 |     add x16, x0, 66
  ;; aarch64 |     cmp x16, x2
  ;; aarch64 |     b.hi L2
  ;; aarch64 |     add x17, x0, 64
  ;; aarch64 |     strh w1, [x27, x17]  ; may fault: out of bounds memory access
  ;; aarch64 | local.get 0
  ;; aarch64 | i64.load16_s offset=64
  ;; aarch64 |     ldr x2, [x28, 160]
  ;; aarch64 |     ldr x2, [x2, 8]
  ;; aarch64 |     add x16, x0, 66
  ;; aarch64 |     cmp x16, x2
  ;; aarch64 |     b.hi L3
  ;; aarch64 |     add x17, x0, 64
  ;; aarch64 |     ldrsh x2, [x27, x17]  ; may fault: out of bounds memory access
  ;; aarch64 | end
  ;; aarch64 |     mov x0, x2
  ;; aarch64 |   L2:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; out of bounds memory access
  ;; aarch64 |   L3:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; out of bounds memory access
  (func (export "i64.store32") (param i32 i64) (result i64)
    (i64.store32 offset=64 (local.get 0) (local.get 1)) (i64.load32_s offset=64 (local.get 0)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 |     mov [rbp-24], rcx
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | i64.store32 offset=64
  ;; x86_64 |     mov rdx, [r15+160]
  ;; x86_64 |     mov rdx, [rdx+8]
  ;; x86_64 |     lea r11, [rax+68]
  ;; x86_64 |     cmp r11, rdx
  ;; x86_64 |     ja L2
  ;; x86_64 |     mov [r14+rax+64], ecx  ; may fault: out of bounds memory access
  ;; x86_64 | local.get 0
  ;; x86_64 | i64.load32_s offset=64
  ;; x86_64 |     mov rdx, [r15+160]
  ;; x86_64 |     mov rdx, [rdx+8]
  ;; x86_64 |     lea r11, [rax+68]
  ;; x86_64 |     cmp r11, rdx
  ;; x86_64 |     ja L3
  ;; x86_64 |     movsxd rdx, dword ptr [r14+rax+64]  ; may fault: out of bounds memory access
  ;; x86_64 | end
  ;; x86_64 |     mov rax, rdx
  ;; x86_64 |   L2:
  ;; x86_64 |     call qword ptr [r15+24]  ; out of bounds memory access
  ;; x86_64 |   L3:
  ;; x86_64 |     call qword ptr [r15+24]  ; out of bounds memory access
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 |     stur x1, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | i64.store32 offset=64
  ;; aarch64 |     ldr x2, [x28, 160]
  ;; aarch64 |     ldr x2, [x2, 8]
  ;; aarch64 |     add x16, x0, 68
  ;; aarch64 |     cmp x16, x2
  ;; aarch64 |     b.hi L2
  ;; aarch64 |     add x17, x0, 64
  ;; aarch64 |     str w1, [x27, x17]  ; may fault: out of bounds memory access
  ;; aarch64 | local.get 0
  ;; aarch64 | i64.load32_s offset=64
  ;; aarch64 |     ldr x2, [x28, 160]
  ;; aarch64 |     ldr x2, [x2, 8]
  ;; aarch64 |     add x16, x0, 68
  ;; aarch64 |     cmp x16, x2
  ;; aarch64 |     b.hi L3
  ;; aarch64 |     add x17, x0, 64
  ;; aarch64 |     ldrsw x2, [x27, x17]  ; may fault: out of bounds memory access
  ;; aarch64 | end
  ;; aarch64 |     mov x0, x2
  ;; aarch64 |   L2:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; out of bounds memory access
  ;; aarch64 |   L3:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; out of bounds memory access
  (func (export "i32.store const") (param i32) (result i32)
    (i32.store (local.get 0) (i32.const -2)) (i32.load (local.get 0)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 | local.get 0
  ;; x86_64 | i32.const -2
  ;; x86_64 | i32.store
  ;; x86_64 |     mov rcx, [r15+160]
  ;; x86_64 |     mov rcx, [rcx+8]
  ;; x86_64 |     lea r11, [rax+4]
  ;; x86_64 |     cmp r11, rcx
  ;; x86_64 |     ja L2
  ;; x86_64 |     mov dword ptr [r14+rax], -2  ; may fault: out of bounds memory access
  ;; x86_64 | local.get 0
  ;; x86_64 | i32.load
  ;; x86_64 |     mov rcx, [r15+160]
  ;; x86_64 |     mov rcx, [rcx+8]
  ;; x86_64 |     lea r11, [rax+4]
  ;; x86_64 |     cmp r11, rcx
  ;; x86_64 |     ja L3
  ;; x86_64 |     mov ecx, dword ptr [r14+rax]  ; may fault: out of bounds memory access
  ;; x86_64 | end
  ;; x86_64 |     mov eax, ecx
  ;; x86_64 |   L2:
  ;; x86_64 |     call qword ptr [r15+24]  ; out of bounds memory access
  ;; x86_64 |   L3:
  ;; x86_64 |     call qword ptr [r15+24]  ; out of bounds memory access
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | i32.const -2
  ;; aarch64 | i32.store
  ;; aarch64 |     ldr x1, [x28, 160]
  ;; aarch64 |     ldr x1, [x1, 8]
  ;; aarch64 |     add x16, x0, 4
  ;; aarch64 |     cmp x16, x1
  ;; aarch64 |     b.hi L2
  ;; aarch64 |     mov w17, 4294967294
  ;; aarch64 |     str w17, [x27, x0]  ; may fault: out of bounds memory access
  ;; aarch64 | local.get 0
  ;; aarch64 | i32.load
  ;; aarch64 |     ldr x1, [x28, 160]
  ;; aarch64 |     ldr x1, [x1, 8]
  ;; aarch64 |     add x16, x0, 4
  ;; aarch64 |     cmp x16, x1
  ;; aarch64 |     b.hi L3
  ;; aarch64 |     ldr w1, [x27, x0]  ; may fault: out of bounds memory access
  ;; aarch64 | end
  ;; aarch64 |     mov w0, w1
  ;; aarch64 |   L2:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; out of bounds memory access
  ;; aarch64 |   L3:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; out of bounds memory access
  (func (export "i64.store const") (param i32) (result i64)
    (i64.store (local.get 0) (i64.const -3)) (i64.load (local.get 0)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 | local.get 0
  ;; x86_64 | i64.const -3
  ;; x86_64 | i64.store
  ;; x86_64 |     mov rcx, [r15+160]
  ;; x86_64 |     mov rcx, [rcx+8]
  ;; x86_64 |     lea r11, [rax+8]
  ;; x86_64 |     cmp r11, rcx
  ;; x86_64 |     ja L2
  ;; x86_64 |     mov qword ptr [r14+rax], -3  ; may fault: out of bounds memory access
  ;; x86_64 | local.get 0
  ;; x86_64 | i64.load
  ;; x86_64 |     mov rcx, [r15+160]
  ;; x86_64 |     mov rcx, [rcx+8]
  ;; x86_64 |     lea r11, [rax+8]
  ;; x86_64 |     cmp r11, rcx
  ;; x86_64 |     ja L3
  ;; x86_64 |     mov rcx, qword ptr [r14+rax]  ; may fault: out of bounds memory access
  ;; x86_64 | end
  ;; x86_64 |     mov rax, rcx
  ;; x86_64 |   L2:
  ;; x86_64 |     call qword ptr [r15+24]  ; out of bounds memory access
  ;; x86_64 |   L3:
  ;; x86_64 |     call qword ptr [r15+24]  ; out of bounds memory access
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | i64.const -3
  ;; aarch64 | i64.store
  ;; aarch64 |     ldr x1, [x28, 160]
  ;; aarch64 |     ldr x1, [x1, 8]
  ;; aarch64 |     add x16, x0, 8
  ;; aarch64 |     cmp x16, x1
  ;; aarch64 |     b.hi L2
  ;; aarch64 |     mov x17, -3
  ;; aarch64 |     str x17, [x27, x0]  ; may fault: out of bounds memory access
  ;; aarch64 | local.get 0
  ;; aarch64 | i64.load
  ;; aarch64 |     ldr x1, [x28, 160]
  ;; aarch64 |     ldr x1, [x1, 8]
  ;; aarch64 |     add x16, x0, 8
  ;; aarch64 |     cmp x16, x1
  ;; aarch64 |     b.hi L3
  ;; aarch64 |     ldr x1, [x27, x0]  ; may fault: out of bounds memory access
  ;; aarch64 | end
  ;; aarch64 |     mov x0, x1
  ;; aarch64 |   L2:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; out of bounds memory access
  ;; aarch64 |   L3:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; out of bounds memory access
  (func (export "f32.store const") (param i32) (result f32)
    (f32.store (local.get 0) (f32.const 1.5)) (f32.load (local.get 0)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 | local.get 0
  ;; x86_64 | f32.const 1.5
  ;; x86_64 | f32.store
  ;; x86_64 |     mov rcx, [r15+160]
  ;; x86_64 |     mov rcx, [rcx+8]
  ;; x86_64 |     lea r11, [rax+4]
  ;; x86_64 |     cmp r11, rcx
  ;; x86_64 |     ja L2
  ;; x86_64 |     mov dword ptr [r14+rax], 1069547520  ; may fault: out of bounds memory access
  ;; x86_64 | local.get 0
  ;; x86_64 | f32.load
  ;; x86_64 |     mov rcx, [r15+160]
  ;; x86_64 |     mov rcx, [rcx+8]
  ;; x86_64 |     lea r11, [rax+4]
  ;; x86_64 |     cmp r11, rcx
  ;; x86_64 |     ja L3
  ;; x86_64 |     movss xmm0, dword ptr [r14+rax]  ; may fault: out of bounds memory access
  ;; x86_64 | end
  ;; x86_64 |   L2:
  ;; x86_64 |     call qword ptr [r15+24]  ; out of bounds memory access
  ;; x86_64 |   L3:
  ;; x86_64 |     call qword ptr [r15+24]  ; out of bounds memory access
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | f32.const 1.5
  ;; aarch64 | f32.store
  ;; aarch64 |     ldr x1, [x28, 160]
  ;; aarch64 |     ldr x1, [x1, 8]
  ;; aarch64 |     add x16, x0, 4
  ;; aarch64 |     cmp x16, x1
  ;; aarch64 |     b.hi L2
  ;; aarch64 |     mov w17, 1069547520
  ;; aarch64 |     str w17, [x27, x0]  ; may fault: out of bounds memory access
  ;; aarch64 | local.get 0
  ;; aarch64 | f32.load
  ;; aarch64 |     ldr x1, [x28, 160]
  ;; aarch64 |     ldr x1, [x1, 8]
  ;; aarch64 |     add x16, x0, 4
  ;; aarch64 |     cmp x16, x1
  ;; aarch64 |     b.hi L3
  ;; aarch64 |     ldr s0, [x27, x0]  ; may fault: out of bounds memory access
  ;; aarch64 | end
  ;; aarch64 |   L2:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; out of bounds memory access
  ;; aarch64 |   L3:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; out of bounds memory access
  (func (export "f64.store const") (param i32) (result f64)
    (f64.store (local.get 0) (f64.const 2.5)) (f64.load (local.get 0)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 | local.get 0
  ;; x86_64 | f64.const 2.5
  ;; x86_64 | f64.store
  ;; x86_64 |     mov r11, 4612811918334230528
  ;; x86_64 |     movq xmm0, r11
  ;; x86_64 |     mov rcx, [r15+160]
  ;; x86_64 |     mov rcx, [rcx+8]
  ;; x86_64 |     lea r11, [rax+8]
  ;; x86_64 |     cmp r11, rcx
  ;; x86_64 |     ja L2
  ;; x86_64 |     movsd [r14+rax], xmm0  ; may fault: out of bounds memory access
  ;; x86_64 | local.get 0
  ;; x86_64 | f64.load
  ;; x86_64 |     mov rcx, [r15+160]
  ;; x86_64 |     mov rcx, [rcx+8]
  ;; x86_64 |     lea r11, [rax+8]
  ;; x86_64 |     cmp r11, rcx
  ;; x86_64 |     ja L3
  ;; x86_64 |     movsd xmm0, qword ptr [r14+rax]  ; may fault: out of bounds memory access
  ;; x86_64 | end
  ;; x86_64 |   L2:
  ;; x86_64 |     call qword ptr [r15+24]  ; out of bounds memory access
  ;; x86_64 |   L3:
  ;; x86_64 |     call qword ptr [r15+24]  ; out of bounds memory access
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | f64.const 2.5
  ;; aarch64 | f64.store
  ;; aarch64 |     fmov d0, 2.5
  ;; aarch64 |     ldr x1, [x28, 160]
  ;; aarch64 |     ldr x1, [x1, 8]
  ;; aarch64 |     add x16, x0, 8
  ;; aarch64 |     cmp x16, x1
  ;; aarch64 |     b.hi L2
  ;; aarch64 |     str d0, [x27, x0]  ; may fault: out of bounds memory access
  ;; aarch64 | local.get 0
  ;; aarch64 | f64.load
  ;; aarch64 |     ldr x1, [x28, 160]
  ;; aarch64 |     ldr x1, [x1, 8]
  ;; aarch64 |     add x16, x0, 8
  ;; aarch64 |     cmp x16, x1
  ;; aarch64 |     b.hi L3
  ;; aarch64 |     ldr d0, [x27, x0]  ; may fault: out of bounds memory access
  ;; aarch64 | end
  ;; aarch64 |   L2:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; out of bounds memory access
  ;; aarch64 |   L3:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; out of bounds memory access
  (func (export "i32.store8 const") (param i32) (result i32)
    (i32.store8 (local.get 0) (i32.const -2)) (i32.load8_s (local.get 0)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 | local.get 0
  ;; x86_64 | i32.const -2
  ;; x86_64 | i32.store8
  ;; x86_64 |     mov rcx, [r15+160]
  ;; x86_64 |     mov rcx, [rcx+8]
  ;; x86_64 |     lea r11, [rax+1]
  ;; x86_64 |     cmp r11, rcx
  ;; x86_64 |     ja L2
  ;; x86_64 |     mov byte ptr [r14+rax], 254  ; may fault: out of bounds memory access
  ;; x86_64 | local.get 0
  ;; x86_64 | i32.load8_s
  ;; x86_64 |     mov rcx, [r15+160]
  ;; x86_64 |     mov rcx, [rcx+8]
  ;; x86_64 |     lea r11, [rax+1]
  ;; x86_64 |     cmp r11, rcx
  ;; x86_64 |     ja L3
  ;; x86_64 |     movsx ecx, byte ptr [r14+rax]  ; may fault: out of bounds memory access
  ;; x86_64 | end
  ;; x86_64 |     mov eax, ecx
  ;; x86_64 |   L2:
  ;; x86_64 |     call qword ptr [r15+24]  ; out of bounds memory access
  ;; x86_64 |   L3:
  ;; x86_64 |     call qword ptr [r15+24]  ; out of bounds memory access
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | i32.const -2
  ;; aarch64 | i32.store8
  ;; aarch64 |     ldr x1, [x28, 160]
  ;; aarch64 |     ldr x1, [x1, 8]
  ;; aarch64 |     add x16, x0, 1
  ;; aarch64 |     cmp x16, x1
  ;; aarch64 |     b.hi L2
  ;; aarch64 |     mov w17, 4294967294
  ;; aarch64 |     strb w17, [x27, x0]  ; may fault: out of bounds memory access
  ;; aarch64 | local.get 0
  ;; aarch64 | i32.load8_s
  ;; aarch64 |     ldr x1, [x28, 160]
  ;; aarch64 |     ldr x1, [x1, 8]
  ;; aarch64 |     add x16, x0, 1
  ;; aarch64 |     cmp x16, x1
  ;; aarch64 |     b.hi L3
  ;; aarch64 |     ldrsb w1, [x27, x0]  ; may fault: out of bounds memory access
  ;; aarch64 | end
  ;; aarch64 |     mov w0, w1
  ;; aarch64 |   L2:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; out of bounds memory access
  ;; aarch64 |   L3:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; out of bounds memory access
  (func (export "i32.store16 const") (param i32) (result i32)
    (i32.store16 (local.get 0) (i32.const -2)) (i32.load16_s (local.get 0)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 | local.get 0
  ;; x86_64 | i32.const -2
  ;; x86_64 | i32.store16
  ;; x86_64 |     mov rcx, [r15+160]
  ;; x86_64 |     mov rcx, [rcx+8]
  ;; x86_64 |     lea r11, [rax+2]
  ;; x86_64 |     cmp r11, rcx
  ;; x86_64 |     ja L2
  ;; x86_64 |     mov word ptr [r14+rax], 65534  ; may fault: out of bounds memory access
  ;; x86_64 | local.get 0
  ;; x86_64 | i32.load16_s
  ;; x86_64 |     mov rcx, [r15+160]
  ;; x86_64 |     mov rcx, [rcx+8]
  ;; x86_64 |     lea r11, [rax+2]
  ;; x86_64 |     cmp r11, rcx
  ;; x86_64 |     ja L3
  ;; x86_64 |     movsx ecx, word ptr [r14+rax]  ; may fault: out of bounds memory access
  ;; x86_64 | end
  ;; x86_64 |     mov eax, ecx
  ;; x86_64 |   L2:
  ;; x86_64 |     call qword ptr [r15+24]  ; out of bounds memory access
  ;; x86_64 |   L3:
  ;; x86_64 |     call qword ptr [r15+24]  ; out of bounds memory access
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | i32.const -2
  ;; aarch64 | i32.store16
  ;; aarch64 |     ldr x1, [x28, 160]
  ;; aarch64 |     ldr x1, [x1, 8]
  ;; aarch64 |     add x16, x0, 2
  ;; aarch64 |     cmp x16, x1
  ;; aarch64 |     b.hi L2
  ;; aarch64 |     mov w17, 4294967294
  ;; aarch64 |     strh w17, [x27, x0]  ; may fault: out of bounds memory access
  ;; aarch64 | local.get 0
  ;; aarch64 | i32.load16_s
  ;; aarch64 |     ldr x1, [x28, 160]
  ;; aarch64 |     ldr x1, [x1, 8]
  ;; aarch64 |     add x16, x0, 2
  ;; aarch64 |     cmp x16, x1
  ;; aarch64 |     b.hi L3
  ;; aarch64 |     ldrsh w1, [x27, x0]  ; may fault: out of bounds memory access
  ;; aarch64 | end
  ;; aarch64 |     mov w0, w1
  ;; aarch64 |   L2:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; out of bounds memory access
  ;; aarch64 |   L3:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; out of bounds memory access
  (func (export "i64.store8 const") (param i32) (result i64)
    (i64.store8 (local.get 0) (i64.const -3)) (i64.load8_s (local.get 0)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 | local.get 0
  ;; x86_64 | i64.const -3
  ;; x86_64 | i64.store8
  ;; x86_64 |     mov rcx, [r15+160]
  ;; x86_64 |     mov rcx, [rcx+8]
  ;; x86_64 |     lea r11, [rax+1]
  ;; x86_64 |     cmp r11, rcx
  ;; x86_64 |     ja L2
  ;; x86_64 |     mov byte ptr [r14+rax], 253  ; may fault: out of bounds memory access
  ;; x86_64 | local.get 0
  ;; x86_64 | i64.load8_s
  ;; x86_64 |     mov rcx, [r15+160]
  ;; x86_64 |     mov rcx, [rcx+8]
  ;; x86_64 |     lea r11, [rax+1]
  ;; x86_64 |     cmp r11, rcx
  ;; x86_64 |     ja L3
  ;; x86_64 |     movsx rcx, byte ptr [r14+rax]  ; may fault: out of bounds memory access
  ;; x86_64 | end
  ;; x86_64 |     mov rax, rcx
  ;; x86_64 |   L2:
  ;; x86_64 |     call qword ptr [r15+24]  ; out of bounds memory access
  ;; x86_64 |   L3:
  ;; x86_64 |     call qword ptr [r15+24]  ; out of bounds memory access
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | i64.const -3
  ;; aarch64 | i64.store8
  ;; aarch64 |     ldr x1, [x28, 160]
  ;; aarch64 |     ldr x1, [x1, 8]
  ;; aarch64 |     add x16, x0, 1
  ;; aarch64 |     cmp x16, x1
  ;; aarch64 |     b.hi L2
  ;; aarch64 |     mov w17, 4294967293
  ;; aarch64 |     strb w17, [x27, x0]  ; may fault: out of bounds memory access
  ;; aarch64 | local.get 0
  ;; aarch64 | i64.load8_s
  ;; aarch64 |     ldr x1, [x28, 160]
  ;; aarch64 |     ldr x1, [x1, 8]
  ;; aarch64 |     add x16, x0, 1
  ;; aarch64 |     cmp x16, x1
  ;; aarch64 |     b.hi L3
  ;; aarch64 |     ldrsb x1, [x27, x0]  ; may fault: out of bounds memory access
  ;; aarch64 | end
  ;; aarch64 |     mov x0, x1
  ;; aarch64 |   L2:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; out of bounds memory access
  ;; aarch64 |   L3:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; out of bounds memory access
  (func (export "i64.store16 const") (param i32) (result i64)
    (i64.store16 (local.get 0) (i64.const -3)) (i64.load16_s (local.get 0)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 | local.get 0
  ;; x86_64 | i64.const -3
  ;; x86_64 | i64.store16
  ;; x86_64 |     mov rcx, [r15+160]
  ;; x86_64 |     mov rcx, [rcx+8]
  ;; x86_64 |     lea r11, [rax+2]
  ;; x86_64 |     cmp r11, rcx
  ;; x86_64 |     ja L2
  ;; x86_64 |     mov word ptr [r14+rax], 65533  ; may fault: out of bounds memory access
  ;; x86_64 | local.get 0
  ;; x86_64 | i64.load16_s
  ;; x86_64 |     mov rcx, [r15+160]
  ;; x86_64 |     mov rcx, [rcx+8]
  ;; x86_64 |     lea r11, [rax+2]
  ;; x86_64 |     cmp r11, rcx
  ;; x86_64 |     ja L3
  ;; x86_64 |     movsx rcx, word ptr [r14+rax]  ; may fault: out of bounds memory access
  ;; x86_64 | end
  ;; x86_64 |     mov rax, rcx
  ;; x86_64 |   L2:
  ;; x86_64 |     call qword ptr [r15+24]  ; out of bounds memory access
  ;; x86_64 |   L3:
  ;; x86_64 |     call qword ptr [r15+24]  ; out of bounds memory access
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | i64.const -3
  ;; aarch64 | i64.store16
  ;; aarch64 |     ldr x1, [x28, 160]
  ;; aarch64 |     ldr x1, [x1, 8]
  ;; aarch64 |     add x16, x0, 2
  ;; aarch64 |     cmp x16, x1
  ;; aarch64 |     b.hi L2
  ;; aarch64 |     mov w17, 4294967293
  ;; aarch64 |     strh w17, [x27, x0]  ; may fault: out of bounds memory access
  ;; aarch64 | local.get 0
  ;; aarch64 | i64.load16_s
  ;; aarch64 |     ldr x1, [x28, 160]
  ;; aarch64 |     ldr x1, [x1, 8]
  ;; aarch64 |     add x16, x0, 2
  ;; aarch64 |     cmp x16, x1
  ;; aarch64 |     b.hi L3
  ;; aarch64 |     ldrsh x1, [x27, x0]  ; may fault: out of bounds memory access
  ;; aarch64 | end
  ;; aarch64 |     mov x0, x1
  ;; aarch64 |   L2:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; out of bounds memory access
  ;; aarch64 |   L3:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; out of bounds memory access
  (func (export "i64.store32 const") (param i32) (result i64)
    (i64.store32 (local.get 0) (i64.const -3)) (i64.load32_s (local.get 0)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 | local.get 0
  ;; x86_64 | i64.const -3
  ;; x86_64 | i64.store32
  ;; x86_64 |     mov rcx, [r15+160]
  ;; x86_64 |     mov rcx, [rcx+8]
  ;; x86_64 |     lea r11, [rax+4]
  ;; x86_64 |     cmp r11, rcx
  ;; x86_64 |     ja L2
  ;; x86_64 |     mov dword ptr [r14+rax], -3  ; may fault: out of bounds memory access
  ;; x86_64 | local.get 0
  ;; x86_64 | i64.load32_s
  ;; x86_64 |     mov rcx, [r15+160]
  ;; x86_64 |     mov rcx, [rcx+8]
  ;; x86_64 |     lea r11, [rax+4]
  ;; x86_64 |     cmp r11, rcx
  ;; x86_64 |     ja L3
  ;; x86_64 |     movsxd rcx, dword ptr [r14+rax]  ; may fault: out of bounds memory access
  ;; x86_64 | end
  ;; x86_64 |     mov rax, rcx
  ;; x86_64 |   L2:
  ;; x86_64 |     call qword ptr [r15+24]  ; out of bounds memory access
  ;; x86_64 |   L3:
  ;; x86_64 |     call qword ptr [r15+24]  ; out of bounds memory access
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | i64.const -3
  ;; aarch64 | i64.store32
  ;; aarch64 |     ldr x1, [x28, 160]
  ;; aarch64 |     ldr x1, [x1, 8]
  ;; aarch64 |     add x16, x0, 4
  ;; aarch64 |     cmp x16, x1
  ;; aarch64 |     b.hi L2
  ;; aarch64 |     mov w17, 4294967293
  ;; aarch64 |     str w17, [x27, x0]  ; may fault: out of bounds memory access
  ;; aarch64 | local.get 0
  ;; aarch64 | i64.load32_s
  ;; aarch64 |     ldr x1, [x28, 160]
  ;; aarch64 |     ldr x1, [x1, 8]
  ;; aarch64 |     add x16, x0, 4
  ;; aarch64 |     cmp x16, x1
  ;; aarch64 |     b.hi L3
  ;; aarch64 |     ldrsw x1, [x27, x0]  ; may fault: out of bounds memory access
  ;; aarch64 | end
  ;; aarch64 |     mov x0, x1
  ;; aarch64 |   L2:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; out of bounds memory access
  ;; aarch64 |   L3:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; out of bounds memory access
  (func (export "wide const") (param i32)
    (i64.store (local.get 0) (i64.const 0x123456789abcdef0)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 | local.get 0
  ;; x86_64 | i64.const 1311768467463790320
  ;; x86_64 | i64.store
  ;; x86_64 |     mov rcx, 1311768467463790320
  ;; x86_64 |     mov rdx, [r15+160]
  ;; x86_64 |     mov rdx, [rdx+8]
  ;; x86_64 |     lea r11, [rax+8]
  ;; x86_64 |     cmp r11, rdx
  ;; x86_64 |     ja L2
  ;; x86_64 |     mov [r14+rax], rcx  ; may fault: out of bounds memory access
  ;; x86_64 | end
  ;; x86_64 |   L2:
  ;; x86_64 |     call qword ptr [r15+24]  ; out of bounds memory access
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | i64.const 1311768467463790320
  ;; aarch64 | i64.store
  ;; aarch64 |     mov x1, 1311768467463790320
  ;; aarch64 |     ldr x2, [x28, 160]
  ;; aarch64 |     ldr x2, [x2, 8]
  ;; aarch64 |     add x16, x0, 8
  ;; aarch64 |     cmp x16, x2
  ;; aarch64 |     b.hi L2
  ;; aarch64 |     str x1, [x27, x0]  ; may fault: out of bounds memory access
  ;; aarch64 | end
  ;; aarch64 |   L2:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; out of bounds memory access
  (func (export "const address") (result i32) (i32.load offset=12 (i32.const 4)))
  ;; x86_64 | i32.const 4
  ;; x86_64 | i32.load offset=12
  ;; x86_64 |     mov eax, 4
  ;; x86_64 |     mov rcx, [r15+160]
  ;; x86_64 |     mov rcx, [rcx+8]
  ;; x86_64 |     lea r11, [rax+16]
  ;; x86_64 |     cmp r11, rcx
  ;; x86_64 |     ja L2
  ;; x86_64 |     mov eax, dword ptr [r14+rax+12]  ; may fault: out of bounds memory access
  ;; x86_64 | end
  ;; x86_64 |   L2:
  ;; x86_64 |     call qword ptr [r15+24]  ; out of bounds memory access
  ;; aarch64 | i32.const 4
  ;; aarch64 | i32.load offset=12
  ;; aarch64 |     mov w0, 4
  ;; aarch64 |     ldr x1, [x28, 160]
  ;; aarch64 |     ldr x1, [x1, 8]
  ;; aarch64 |     add x16, x0, 16
  ;; aarch64 |     cmp x16, x1
  ;; aarch64 |     b.hi L2
  ;; aarch64 |     add x17, x0, 12
  ;; aarch64 |     ldr w0, [x27, x17]  ; may fault: out of bounds memory access
  ;; aarch64 | end
  ;; aarch64 |   L2:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; out of bounds memory access
  (func (export "const both") (i32.store (i32.const 256) (i32.const 7)))
  ;; x86_64 | i32.const 256
  ;; x86_64 | i32.const 7
  ;; x86_64 | i32.store
  ;; x86_64 |     mov eax, 256
  ;; x86_64 |     mov rcx, [r15+160]
  ;; x86_64 |     mov rcx, [rcx+8]
  ;; x86_64 |     lea r11, [rax+4]
  ;; x86_64 |     cmp r11, rcx
  ;; x86_64 |     ja L2
  ;; x86_64 |     mov dword ptr [r14+rax], 7  ; may fault: out of bounds memory access
  ;; x86_64 | end
  ;; x86_64 |   L2:
  ;; x86_64 |     call qword ptr [r15+24]  ; out of bounds memory access
  ;; aarch64 | i32.const 256
  ;; aarch64 | i32.const 7
  ;; aarch64 | i32.store
  ;; aarch64 |     mov w0, 256
  ;; aarch64 |     ldr x1, [x28, 160]
  ;; aarch64 |     ldr x1, [x1, 8]
  ;; aarch64 |     add x16, x0, 4
  ;; aarch64 |     cmp x16, x1
  ;; aarch64 |     b.hi L2
  ;; aarch64 |     mov w17, 7
  ;; aarch64 |     str w17, [x27, x0]  ; may fault: out of bounds memory access
  ;; aarch64 | end
  ;; aarch64 |   L2:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; out of bounds memory access
  (func (export "far offset") (param i32) (result i32)
    (i32.load8_u offset=0x80000000 (local.get 0)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 | local.get 0
  ;; x86_64 | i32.load8_u offset=2147483648
  ;; x86_64 |     mov rcx, [r15+160]
  ;; x86_64 |     mov rcx, [rcx+8]
  ;; x86_64 |     mov r11d, 2147483649
  ;; x86_64 |     add r11, rax
  ;; x86_64 |     cmp r11, rcx
  ;; x86_64 |     ja L2
  ;; x86_64 |     mov r11d, 2147483648
  ;; x86_64 |     add r11, rax
  ;; x86_64 |     movzx ecx, byte ptr [r14+r11]  ; may fault: out of bounds memory access
  ;; x86_64 | end
  ;; x86_64 |     mov eax, ecx
  ;; x86_64 |   L2:
  ;; x86_64 |     call qword ptr [r15+24]  ; out of bounds memory access
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | i32.load8_u offset=2147483648
  ;; aarch64 |     ldr x1, [x28, 160]
  ;; aarch64 |     ldr x1, [x1, 8]
  ;; aarch64 |     mov x16, 2147483649
  ;; aarch64 |     adds x16, x16, x0
  ;; aarch64 |     cmp x16, x1
  ;; aarch64 |     b.hi L2
  ;; aarch64 |     mov x16, 2147483648
  ;; aarch64 |     add x16, x16, x0
  ;; aarch64 |     ldrb w1, [x27, x16]  ; may fault: out of bounds memory access
  ;; aarch64 | end
  ;; aarch64 |     mov w0, w1
  ;; aarch64 |   L2:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; out of bounds memory access
  (func (export "far const") (result i32) (i32.load8_u offset=0x7ffffff0 (i32.const 100)))
  ;; x86_64 | i32.const 100
  ;; x86_64 | i32.load8_u offset=2147483632
  ;; x86_64 |     mov eax, 100
  ;; x86_64 |     mov rcx, [r15+160]
  ;; x86_64 |     mov rcx, [rcx+8]
  ;; x86_64 |     lea r11, [rax+2147483633]
  ;; x86_64 |     cmp r11, rcx
  ;; x86_64 |     ja L2
  ;; x86_64 |     movzx eax, byte ptr [r14+rax+2147483632]  ; may fault: out of bounds memory access
  ;; x86_64 | end
  ;; x86_64 |   L2:
  ;; x86_64 |     call qword ptr [r15+24]  ; out of bounds memory access
  ;; aarch64 | i32.const 100
  ;; aarch64 | i32.load8_u offset=2147483632
  ;; aarch64 |     mov w0, 100
  ;; aarch64 |     ldr x1, [x28, 160]
  ;; aarch64 |     ldr x1, [x1, 8]
  ;; aarch64 |     mov x17, 2147483633
  ;; aarch64 |     add x16, x0, x17
  ;; aarch64 |     cmp x16, x1
  ;; aarch64 |     b.hi L2
  ;; aarch64 |     mov x17, 2147483632
  ;; aarch64 |     add x17, x0, x17
  ;; aarch64 |     ldrb w0, [x27, x17]  ; may fault: out of bounds memory access
  ;; aarch64 | end
  ;; aarch64 |   L2:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; out of bounds memory access
  (func (export "computed") (param i32 i32) (result i32)
    (i32.load (i32.add (local.get 0) (i32.shl (local.get 1) (i32.const 2)))))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 |     mov [rbp-24], ecx
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | i32.const 2
  ;; x86_64 | i32.shl
  ;; x86_64 |     mov edx, ecx
  ;; x86_64 |     shl edx, 2
  ;; x86_64 | i32.add
  ;; x86_64 |     add edx, eax
  ;; x86_64 | i32.load
  ;; x86_64 |     mov r8, [r15+160]
  ;; x86_64 |     mov r8, [r8+8]
  ;; x86_64 |     lea r11, [rdx+4]
  ;; x86_64 |     cmp r11, r8
  ;; x86_64 |     ja L2
  ;; x86_64 |     mov edx, dword ptr [r14+rdx]  ; may fault: out of bounds memory access
  ;; x86_64 | end
  ;; x86_64 |     mov eax, edx
  ;; x86_64 |   L2:
  ;; x86_64 |     call qword ptr [r15+24]  ; out of bounds memory access
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 |     stur w1, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | i32.const 2
  ;; aarch64 | i32.shl
  ;; aarch64 |     lsl w2, w1, 2
  ;; aarch64 | i32.add
  ;; aarch64 |     add w2, w0, w2
  ;; aarch64 | i32.load
  ;; aarch64 |     ldr x3, [x28, 160]
  ;; aarch64 |     ldr x3, [x3, 8]
  ;; aarch64 |     add x16, x2, 4
  ;; aarch64 |     cmp x16, x3
  ;; aarch64 |     b.hi L2
  ;; aarch64 |     ldr w2, [x27, x2]  ; may fault: out of bounds memory access
  ;; aarch64 | end
  ;; aarch64 |     mov w0, w2
  ;; aarch64 |   L2:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; out of bounds memory access
  (func (export "update") (param i32)
    (i32.store offset=8 (local.get 0) (i32.add (i32.load offset=8 (local.get 0)) (i32.const 1))))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 0
  ;; x86_64 | i32.load offset=8
  ;; x86_64 |     mov rcx, [r15+160]
  ;; x86_64 |     mov rcx, [rcx+8]
  ;; x86_64 |     lea r11, [rax+12]
  ;; x86_64 |     cmp r11, rcx
  ;; x86_64 |     ja L2
  ;; x86_64 |     mov ecx, dword ptr [r14+rax+8]  ; may fault: out of bounds memory access
  ;; x86_64 | i32.const 1
  ;; x86_64 | i32.add
  ;; x86_64 |     add ecx, 1
  ;; x86_64 | i32.store offset=8
  ;; x86_64 |     mov rdx, [r15+160]
  ;; x86_64 |     mov rdx, [rdx+8]
  ;; x86_64 |     lea r11, [rax+12]
  ;; x86_64 |     cmp r11, rdx
  ;; x86_64 |     ja L3
  ;; x86_64 |     mov [r14+rax+8], ecx  ; may fault: out of bounds memory access
  ;; x86_64 | end
  ;; x86_64 |   L2:
  ;; x86_64 |     call qword ptr [r15+24]  ; out of bounds memory access
  ;; x86_64 |   L3:
  ;; x86_64 |     call qword ptr [r15+24]  ; out of bounds memory access
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 0
  ;; aarch64 | i32.load offset=8
  ;; aarch64 |     ldr x1, [x28, 160]
  ;; aarch64 |     ldr x1, [x1, 8]
  ;; aarch64 |     add x16, x0, 12
  ;; aarch64 |     cmp x16, x1
  ;; aarch64 |     b.hi L2
  ;; aarch64 |     add x17, x0, 8
  ;; aarch64 |     ldr w1, [x27, x17]  ; may fault: out of bounds memory access
  ;; aarch64 | i32.const 1
  ;; aarch64 | i32.add
  ;; aarch64 |     add w1, w1, 1
  ;; aarch64 | i32.store offset=8
  ;; aarch64 |     ldr x2, [x28, 160]
  ;; aarch64 |     ldr x2, [x2, 8]
  ;; aarch64 |     add x16, x0, 12
  ;; aarch64 |     cmp x16, x2
  ;; aarch64 |     b.hi L3
  ;; aarch64 |     add x17, x0, 8
  ;; aarch64 |     str w1, [x27, x17]  ; may fault: out of bounds memory access
  ;; aarch64 | end
  ;; aarch64 |   L2:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; out of bounds memory access
  ;; aarch64 |   L3:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; out of bounds memory access
  (func (export "sum") (param i32 i32) (result i32) (local i32)
    (loop (local.set 2 (i32.add (local.get 2) (i32.load8_u (local.get 0)))) (br_if 0 (i32.lt_u (local.tee 0 (i32.add (local.get 0) (i32.const 1))) (local.get 1)))) (local.get 2))
  ;; x86_64 |     mov [rbp-16], rbx
  ;; x86_64 |     mov [rbp-24], rsi
  ;; x86_64 |     mov [rbp-32], rdi
  ;; x86_64 |     mov ebx, eax
  ;; x86_64 |     mov edi, ecx
  ;; x86_64 |     mov esi, 0
  ;; x86_64 | loop
  ;; x86_64 |     align 16
  ;; x86_64 |   L1:
  ;; x86_64 | local.get 2
  ;; x86_64 | local.get 0
  ;; x86_64 | i32.load8_u
  ;; x86_64 |     mov rax, [r15+160]
  ;; x86_64 |     mov rax, [rax+8]
  ;; x86_64 |     lea r11, [rbx+1]
  ;; x86_64 |     cmp r11, rax
  ;; x86_64 |     ja L3
  ;; x86_64 |     movzx eax, byte ptr [r14+rbx]  ; may fault: out of bounds memory access
  ;; x86_64 | i32.add
  ;; x86_64 |     add esi, eax
  ;; x86_64 | local.set 2
  ;; x86_64 | local.get 0
  ;; x86_64 | i32.const 1
  ;; x86_64 | i32.add
  ;; x86_64 |     add ebx, 1
  ;; x86_64 | local.tee 0
  ;; x86_64 | local.get 1
  ;; x86_64 | i32.lt_u
  ;; x86_64 |     cmp ebx, edi
  ;; x86_64 | br_if 0
  ;; x86_64 |     short jb L1
  ;; x86_64 | end
  ;; x86_64 | local.get 2
  ;; x86_64 | end
  ;; x86_64 |     mov eax, esi
  ;; x86_64 |     mov rbx, [rbp-16]
  ;; x86_64 |     mov rsi, [rbp-24]
  ;; x86_64 |     mov rdi, [rbp-32]
  ;; x86_64 |   L3:
  ;; x86_64 |     call qword ptr [r15+24]  ; out of bounds memory access
  ;; aarch64 |     stp x20, x19, [x29, -24]
  ;; aarch64 |     stur x21, [x29, -32]
  ;; aarch64 |     mov w19, w0
  ;; aarch64 |     mov w21, w1
  ;; aarch64 |     mov w20, 0
  ;; aarch64 | loop
  ;; aarch64 |     align 16
  ;; aarch64 |   L1:
  ;; aarch64 | local.get 2
  ;; aarch64 | local.get 0
  ;; aarch64 | i32.load8_u
  ;; aarch64 |     ldr x0, [x28, 160]
  ;; aarch64 |     ldr x0, [x0, 8]
  ;; aarch64 |     add x16, x19, 1
  ;; aarch64 |     cmp x16, x0
  ;; aarch64 |     b.hi L3
  ;; aarch64 |     ldrb w0, [x27, x19]  ; may fault: out of bounds memory access
  ;; aarch64 | i32.add
  ;; aarch64 |     add w20, w20, w0
  ;; aarch64 | local.set 2
  ;; aarch64 | local.get 0
  ;; aarch64 | i32.const 1
  ;; aarch64 | i32.add
  ;; aarch64 |     add w19, w19, 1
  ;; aarch64 | local.tee 0
  ;; aarch64 | local.get 1
  ;; aarch64 | i32.lt_u
  ;; aarch64 |     cmp w19, w21
  ;; aarch64 | br_if 0
  ;; aarch64 |     b.cc L1
  ;; aarch64 | end
  ;; aarch64 | local.get 2
  ;; aarch64 | end
  ;; aarch64 |     mov w0, w20
  ;; aarch64 |     ldp x20, x19, [x29, -24]
  ;; aarch64 |     ldur x21, [x29, -32]
  ;; aarch64 |   L3:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; out of bounds memory access
)
(assert_return (invoke "i32.load" (i32.const 0)) (i32.const 1144201745))
(assert_return (invoke "i32.load" (i32.const 7)) (i32.const -101058056))
(assert_trap (invoke "i32.load" (i32.const 65517)) "out of bounds memory access")
(assert_trap (invoke "i32.load" (i32.const -1)) "out of bounds memory access")
(assert_return (invoke "i64.load" (i32.const 0)) (i64.const -542852713672400367))
(assert_return (invoke "i64.load" (i32.const 7)) (i64.const -434041037028460040))
(assert_trap (invoke "i64.load" (i32.const 65513)) "out of bounds memory access")
(assert_trap (invoke "i64.load" (i32.const -1)) "out of bounds memory access")
(assert_return (invoke "f32.load" (i32.const 0)) (f32.const 0x1.6644220000000p+9))
(assert_return (invoke "f32.load" (i32.const 7)) (f32.const -0x1.f3f3f00000000p+116))
(assert_trap (invoke "f32.load" (i32.const 65517)) "out of bounds memory access")
(assert_trap (invoke "f32.load" (i32.const -1)) "out of bounds memory access")
(assert_return (invoke "f64.load" (i32.const 0)) (f64.const -0x1.7665544332211p+904))
(assert_return (invoke "f64.load" (i32.const 7)) (f64.const -0x1.9f9f9f9f9f9f8p+928))
(assert_trap (invoke "f64.load" (i32.const 65513)) "out of bounds memory access")
(assert_trap (invoke "f64.load" (i32.const -1)) "out of bounds memory access")
(assert_return (invoke "i32.load8_s" (i32.const 0)) (i32.const 17))
(assert_return (invoke "i32.load8_s" (i32.const 7)) (i32.const -8))
(assert_trap (invoke "i32.load8_s" (i32.const 65520)) "out of bounds memory access")
(assert_trap (invoke "i32.load8_s" (i32.const -1)) "out of bounds memory access")
(assert_return (invoke "i32.load8_u" (i32.const 0)) (i32.const 17))
(assert_return (invoke "i32.load8_u" (i32.const 7)) (i32.const 248))
(assert_trap (invoke "i32.load8_u" (i32.const 65520)) "out of bounds memory access")
(assert_trap (invoke "i32.load8_u" (i32.const -1)) "out of bounds memory access")
(assert_return (invoke "i32.load16_s" (i32.const 0)) (i32.const 8721))
(assert_return (invoke "i32.load16_s" (i32.const 7)) (i32.const -1544))
(assert_trap (invoke "i32.load16_s" (i32.const 65519)) "out of bounds memory access")
(assert_trap (invoke "i32.load16_s" (i32.const -1)) "out of bounds memory access")
(assert_return (invoke "i32.load16_u" (i32.const 0)) (i32.const 8721))
(assert_return (invoke "i32.load16_u" (i32.const 7)) (i32.const 63992))
(assert_trap (invoke "i32.load16_u" (i32.const 65519)) "out of bounds memory access")
(assert_trap (invoke "i32.load16_u" (i32.const -1)) "out of bounds memory access")
(assert_return (invoke "i64.load8_s" (i32.const 0)) (i64.const 17))
(assert_return (invoke "i64.load8_s" (i32.const 7)) (i64.const -8))
(assert_trap (invoke "i64.load8_s" (i32.const 65520)) "out of bounds memory access")
(assert_trap (invoke "i64.load8_s" (i32.const -1)) "out of bounds memory access")
(assert_return (invoke "i64.load8_u" (i32.const 0)) (i64.const 17))
(assert_return (invoke "i64.load8_u" (i32.const 7)) (i64.const 248))
(assert_trap (invoke "i64.load8_u" (i32.const 65520)) "out of bounds memory access")
(assert_trap (invoke "i64.load8_u" (i32.const -1)) "out of bounds memory access")
(assert_return (invoke "i64.load16_s" (i32.const 0)) (i64.const 8721))
(assert_return (invoke "i64.load16_s" (i32.const 7)) (i64.const -1544))
(assert_trap (invoke "i64.load16_s" (i32.const 65519)) "out of bounds memory access")
(assert_trap (invoke "i64.load16_s" (i32.const -1)) "out of bounds memory access")
(assert_return (invoke "i64.load16_u" (i32.const 0)) (i64.const 8721))
(assert_return (invoke "i64.load16_u" (i32.const 7)) (i64.const 63992))
(assert_trap (invoke "i64.load16_u" (i32.const 65519)) "out of bounds memory access")
(assert_trap (invoke "i64.load16_u" (i32.const -1)) "out of bounds memory access")
(assert_return (invoke "i64.load32_s" (i32.const 0)) (i64.const 1144201745))
(assert_return (invoke "i64.load32_s" (i32.const 7)) (i64.const -101058056))
(assert_trap (invoke "i64.load32_s" (i32.const 65517)) "out of bounds memory access")
(assert_trap (invoke "i64.load32_s" (i32.const -1)) "out of bounds memory access")
(assert_return (invoke "i64.load32_u" (i32.const 0)) (i64.const 1144201745))
(assert_return (invoke "i64.load32_u" (i32.const 7)) (i64.const 4193909240))
(assert_trap (invoke "i64.load32_u" (i32.const 65517)) "out of bounds memory access")
(assert_trap (invoke "i64.load32_u" (i32.const -1)) "out of bounds memory access")
(assert_return (invoke "i32.store" (i32.const 3) (i32.const -2)) (i32.const -2))
(assert_trap (invoke "i32.store" (i32.const 65469) (i32.const -2)) "out of bounds memory access")
(assert_return (invoke "i64.store" (i32.const 3) (i64.const -3)) (i64.const -3))
(assert_trap (invoke "i64.store" (i32.const 65465) (i64.const -3)) "out of bounds memory access")
(assert_return (invoke "f32.store" (i32.const 3) (f32.const 1.5)) (f32.const 1.5))
(assert_trap (invoke "f32.store" (i32.const 65469) (f32.const 1.5)) "out of bounds memory access")
(assert_return (invoke "f64.store" (i32.const 3) (f64.const 2.5)) (f64.const 2.5))
(assert_trap (invoke "f64.store" (i32.const 65465) (f64.const 2.5)) "out of bounds memory access")
(assert_return (invoke "i32.store8" (i32.const 3) (i32.const -2)) (i32.const -2))
(assert_trap (invoke "i32.store8" (i32.const 65472) (i32.const -2)) "out of bounds memory access")
(assert_return (invoke "i32.store16" (i32.const 3) (i32.const -2)) (i32.const -2))
(assert_trap (invoke "i32.store16" (i32.const 65471) (i32.const -2)) "out of bounds memory access")
(assert_return (invoke "i64.store8" (i32.const 3) (i64.const -3)) (i64.const -3))
(assert_trap (invoke "i64.store8" (i32.const 65472) (i64.const -3)) "out of bounds memory access")
(assert_return (invoke "i64.store16" (i32.const 3) (i64.const -3)) (i64.const -3))
(assert_trap (invoke "i64.store16" (i32.const 65471) (i64.const -3)) "out of bounds memory access")
(assert_return (invoke "i64.store32" (i32.const 3) (i64.const -3)) (i64.const -3))
(assert_trap (invoke "i64.store32" (i32.const 65469) (i64.const -3)) "out of bounds memory access")
(assert_return (invoke "i32.store const" (i32.const 128)) (i32.const -2))
(assert_return (invoke "i64.store const" (i32.const 128)) (i64.const -3))
(assert_return (invoke "f32.store const" (i32.const 128)) (f32.const 1.5))
(assert_return (invoke "f64.store const" (i32.const 128)) (f64.const 2.5))
(assert_return (invoke "i32.store8 const" (i32.const 128)) (i32.const -2))
(assert_return (invoke "i32.store16 const" (i32.const 128)) (i32.const -2))
(assert_return (invoke "i64.store8 const" (i32.const 128)) (i64.const -3))
(assert_return (invoke "i64.store16 const" (i32.const 128)) (i64.const -3))
(assert_return (invoke "i64.store32 const" (i32.const 128)) (i64.const -3))
(assert_return (invoke "wide const" (i32.const 200)))
(assert_return (invoke "const address") (i32.const 1144201745))
(assert_return (invoke "const both"))
(assert_trap (invoke "far offset" (i32.const 0)) "out of bounds memory access")
(assert_trap (invoke "far const") "out of bounds memory access")
(assert_return (invoke "computed" (i32.const 8) (i32.const 2)) (i32.const 1144201745))
(assert_return (invoke "update" (i32.const 1000)))
(assert_return (invoke "sum" (i32.const 16) (i32.const 19)) (i32.const 102))
