;; What an operator takes from those around it: pinned results, constants, flags, saved aliases.
;;! x86_64 options: -C cpu=x86-64-v3
(module
  (memory 1)
  ;; An operator writes the pinned local that the next one sets.
  (func (export "pinned") (param i32 i32) (result i32) (local i32)
    (loop
      (local.set 2 (i32.add (local.get 0) (local.get 1)))
      (local.set 0 (i32.xor (local.get 2) (local.get 1)))
      (local.set 1 (i32.shr_u (local.get 1) (i32.const 1)))
      (br_if 0 (local.get 1)))
    (i32.add (local.get 0) (local.get 2)))
  ;; x86_64 |     mov [rbp-16], rbx
  ;; x86_64 |     mov [rbp-24], rsi
  ;; x86_64 |     mov [rbp-32], rdi
  ;; x86_64 |     mov esi, eax
  ;; x86_64 |     mov ebx, ecx
  ;; x86_64 |     mov edi, 0
  ;; x86_64 | loop
  ;; x86_64 |     align 16
  ;; x86_64 |   L1:
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | i32.add
  ;; x86_64 |     lea edi, [rsi+rbx]
  ;; x86_64 | local.set 2
  ;; x86_64 | local.get 2
  ;; x86_64 | local.get 1
  ;; x86_64 | i32.xor
  ;; x86_64 |     mov esi, edi
  ;; x86_64 |     xor esi, ebx
  ;; x86_64 | local.set 0
  ;; x86_64 | local.get 1
  ;; x86_64 | i32.const 1
  ;; x86_64 | i32.shr_u
  ;; x86_64 |     shr ebx, 1
  ;; x86_64 | local.set 1
  ;; x86_64 | local.get 1
  ;; x86_64 | br_if 0
  ;; x86_64 |     test ebx, ebx
  ;; x86_64 |     short jne L1
  ;; x86_64 | end
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 2
  ;; x86_64 | i32.add
  ;; x86_64 |     lea eax, [rsi+rdi]
  ;; x86_64 | end
  ;; x86_64 |     mov rbx, [rbp-16]
  ;; x86_64 |     mov rsi, [rbp-24]
  ;; x86_64 |     mov rdi, [rbp-32]
  ;; aarch64 |     stp x20, x19, [x29, -24]
  ;; aarch64 |     stur x21, [x29, -32]
  ;; aarch64 |     mov w20, w0
  ;; aarch64 |     mov w19, w1
  ;; aarch64 |     mov w21, 0
  ;; aarch64 | loop
  ;; aarch64 |     align 16
  ;; aarch64 |   L1:
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | i32.add
  ;; aarch64 |     add w21, w20, w19
  ;; aarch64 | local.set 2
  ;; aarch64 | local.get 2
  ;; aarch64 | local.get 1
  ;; aarch64 | i32.xor
  ;; aarch64 |     eor w20, w21, w19
  ;; aarch64 | local.set 0
  ;; aarch64 | local.get 1
  ;; aarch64 | i32.const 1
  ;; aarch64 | i32.shr_u
  ;; aarch64 |     lsr w19, w19, 1
  ;; aarch64 | local.set 1
  ;; aarch64 | local.get 1
  ;; aarch64 | br_if 0
  ;; aarch64 |     cbnz w19, L1
  ;; aarch64 | end
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 2
  ;; aarch64 | i32.add
  ;; aarch64 |     add w0, w20, w21
  ;; aarch64 | end
  ;; aarch64 |     ldp x20, x19, [x29, -24]
  ;; aarch64 |     ldur x21, [x29, -32]
  ;; …also where it is the second operand.
  (func (export "reversed") (param i64 i64) (result i64)
    (loop
      (local.set 1 (i64.sub (local.get 0) (local.get 1)))
      (local.set 0 (i64.sub (local.get 0) (i64.const 2)))
      (br_if 0 (i64.gt_s (local.get 0) (i64.const 0))))
    (local.get 1))
  ;; x86_64 |     mov [rbp-16], rbx
  ;; x86_64 |     mov [rbp-24], rsi
  ;; x86_64 |     mov rbx, rax
  ;; x86_64 |     mov rsi, rcx
  ;; x86_64 | loop
  ;; x86_64 |     align 16
  ;; x86_64 |   L1:
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | i64.sub
  ;; x86_64 |     neg rsi
  ;; x86_64 |     add rsi, rbx
  ;; x86_64 | local.set 1
  ;; x86_64 | local.get 0
  ;; x86_64 | i64.const 2
  ;; x86_64 | i64.sub
  ;; x86_64 |     sub rbx, 2
  ;; x86_64 | local.set 0
  ;; x86_64 | local.get 0
  ;; x86_64 | i64.const 0
  ;; x86_64 | i64.gt_s
  ;; x86_64 |     test rbx, rbx
  ;; x86_64 | br_if 0
  ;; x86_64 |     short jg L1
  ;; x86_64 | end
  ;; x86_64 | local.get 1
  ;; x86_64 | end
  ;; x86_64 |     mov rax, rsi
  ;; x86_64 |     mov rbx, [rbp-16]
  ;; x86_64 |     mov rsi, [rbp-24]
  ;; aarch64 |     stp x20, x19, [x29, -24]
  ;; aarch64 |     mov x19, x0
  ;; aarch64 |     mov x20, x1
  ;; aarch64 | loop
  ;; aarch64 |     align 16
  ;; aarch64 |   L1:
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | i64.sub
  ;; aarch64 |     sub x20, x19, x20
  ;; aarch64 | local.set 1
  ;; aarch64 | local.get 0
  ;; aarch64 | i64.const 2
  ;; aarch64 | i64.sub
  ;; aarch64 |     sub x19, x19, 2
  ;; aarch64 | local.set 0
  ;; aarch64 | local.get 0
  ;; aarch64 | i64.const 0
  ;; aarch64 | i64.gt_s
  ;; aarch64 |     cmp x19, 0
  ;; aarch64 | br_if 0
  ;; aarch64 |     b.gt L1
  ;; aarch64 | end
  ;; aarch64 | local.get 1
  ;; aarch64 | end
  ;; aarch64 |     mov x0, x20
  ;; aarch64 |     ldp x20, x19, [x29, -24]
  ;; A value on the stack is saved when its local is set.
  (func (export "alias") (param i32 i32) (result i32)
    (local.get 0)
    (local.set 0 (i32.const 5))
    (i32.sub (local.get 0)))
  ;; x86_64 |     mov [rbp-16], rbx
  ;; x86_64 |     mov ebx, eax
  ;; x86_64 |     mov [rbp-32], ecx
  ;; x86_64 | local.get 0
  ;; x86_64 | i32.const 5
  ;; x86_64 | local.set 0
  ;; x86_64 |     mov eax, ebx
  ;; x86_64 |     mov ebx, 5
  ;; x86_64 | local.get 0
  ;; x86_64 | i32.sub
  ;; x86_64 |     sub eax, ebx
  ;; x86_64 | end
  ;; x86_64 |     mov rbx, [rbp-16]
  ;; aarch64 |     stur x19, [x29, -16]
  ;; aarch64 |     mov w19, w0
  ;; aarch64 |     stur w1, [x29, -32]
  ;; aarch64 | local.get 0
  ;; aarch64 | i32.const 5
  ;; aarch64 | local.set 0
  ;; aarch64 |     mov w0, w19
  ;; aarch64 |     mov w19, 5
  ;; aarch64 | local.get 0
  ;; aarch64 | i32.sub
  ;; aarch64 |     sub w0, w0, w19
  ;; aarch64 | end
  ;; aarch64 |     ldur x19, [x29, -16]
  (func (export "swap") (param i32 i32) (result i32)
    (local.get 0) (local.get 1)
    (local.set 0) (local.set 1)
    (i32.sub (local.get 0) (local.get 1)))
  ;; x86_64 |     mov [rbp-16], rbx
  ;; x86_64 |     mov [rbp-24], rsi
  ;; x86_64 |     mov ebx, eax
  ;; x86_64 |     mov esi, ecx
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | local.set 0
  ;; x86_64 |     mov eax, ebx
  ;; x86_64 |     mov ebx, esi
  ;; x86_64 | local.set 1
  ;; x86_64 |     mov esi, eax
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | i32.sub
  ;; x86_64 |     mov eax, ebx
  ;; x86_64 |     sub eax, esi
  ;; x86_64 | end
  ;; x86_64 |     mov rbx, [rbp-16]
  ;; x86_64 |     mov rsi, [rbp-24]
  ;; aarch64 |     stp x20, x19, [x29, -24]
  ;; aarch64 |     mov w19, w0
  ;; aarch64 |     mov w20, w1
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | local.set 0
  ;; aarch64 |     mov w0, w19
  ;; aarch64 |     mov w19, w20
  ;; aarch64 | local.set 1
  ;; aarch64 |     mov w20, w0
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | i32.sub
  ;; aarch64 |     sub w0, w19, w20
  ;; aarch64 | end
  ;; aarch64 |     ldp x20, x19, [x29, -24]
  (func (export "tee") (param i32) (result i32) (local i32)
    (i32.mul (local.tee 1 (i32.add (local.get 0) (i32.const 1))) (local.get 1)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 |     mov qword ptr [rbp-24], 0
  ;; x86_64 | local.get 0
  ;; x86_64 | i32.const 1
  ;; x86_64 | i32.add
  ;; x86_64 |     lea ecx, [rax+1]
  ;; x86_64 | local.tee 1
  ;; x86_64 |     mov [rbp-24], ecx
  ;; x86_64 | local.get 1
  ;; x86_64 | i32.mul
  ;; x86_64 |     mov edx, ecx
  ;; x86_64 |     imul edx, ecx
  ;; x86_64 | end
  ;; x86_64 |     mov eax, edx
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 |     stur xzr, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | i32.const 1
  ;; aarch64 | i32.add
  ;; aarch64 |     add w1, w0, 1
  ;; aarch64 | local.tee 1
  ;; aarch64 |     stur w1, [x29, -24]
  ;; aarch64 | local.get 1
  ;; aarch64 | i32.mul
  ;; aarch64 |     mul w2, w1, w1
  ;; aarch64 | end
  ;; aarch64 |     mov w0, w2
  (func (export "set constant") (param i32) (result i32)
    (local.set 0 (i32.const 12))
    (local.get 0))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 | i32.const 12
  ;; x86_64 | local.set 0
  ;; x86_64 |     mov qword ptr [rbp-16], 12
  ;; x86_64 | local.get 0
  ;; x86_64 | end
  ;; x86_64 |     mov eax, [rbp-16]
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 | i32.const 12
  ;; aarch64 | local.set 0
  ;; aarch64 |     mov x17, 12
  ;; aarch64 |     stur x17, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | end
  ;; aarch64 |     ldur w0, [x29, -16]
  ;; A comparison, its negation and the branch are one compare and jump.
  (func (export "eqz eqz") (param i32 i32) (result i32)
    (block (br_if 0 (i32.eqz (i32.eqz (i32.lt_s (local.get 0) (local.get 1))))) (return (i32.const 1)))
    (i32.const 2))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 |     mov [rbp-24], ecx
  ;; x86_64 | block
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | i32.lt_s
  ;; x86_64 |     cmp eax, ecx
  ;; x86_64 | i32.eqz
  ;; x86_64 | i32.eqz
  ;; x86_64 | br_if 0
  ;; x86_64 |     jl L1
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
  ;; aarch64 |     stur w1, [x29, -24]
  ;; aarch64 | block
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | i32.lt_s
  ;; aarch64 |     cmp w0, w1
  ;; aarch64 | i32.eqz
  ;; aarch64 | i32.eqz
  ;; aarch64 | br_if 0
  ;; aarch64 |     b.lt L1
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
  ;; An access to an address in a pinned local.
  (func (export "sum") (param i32 i32) (result i32) (local i32)
    (loop
      (local.set 2 (i32.add (local.get 2) (i32.load offset=4 (local.get 0))))
      (local.set 0 (i32.add (local.get 0) (i32.const 4)))
      (br_if 0 (i32.lt_u (local.get 0) (local.get 1))))
    (local.get 2))
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
  ;; x86_64 | i32.load offset=4
  ;; x86_64 |     mov eax, dword ptr [r14+rbx+4]  ; may fault: out of bounds memory access
  ;; x86_64 | i32.add
  ;; x86_64 |     add esi, eax
  ;; x86_64 | local.set 2
  ;; x86_64 | local.get 0
  ;; x86_64 | i32.const 4
  ;; x86_64 | i32.add
  ;; x86_64 |     add ebx, 4
  ;; x86_64 | local.set 0
  ;; x86_64 | local.get 0
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
  ;; aarch64 | i32.load offset=4
  ;; aarch64 |     add x17, x19, 4
  ;; aarch64 |     ldr w0, [x27, x17]  ; may fault: out of bounds memory access
  ;; aarch64 | i32.add
  ;; aarch64 |     add w20, w20, w0
  ;; aarch64 | local.set 2
  ;; aarch64 | local.get 0
  ;; aarch64 | i32.const 4
  ;; aarch64 | i32.add
  ;; aarch64 |     add w19, w19, 4
  ;; aarch64 | local.set 0
  ;; aarch64 | local.get 0
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
  (func (export "float loop") (param f64 i32) (result f64)
    (loop
      (local.set 0 (f64.mul (local.get 0) (local.get 0)))
      (br_if 0 (local.tee 1 (i32.sub (local.get 1) (i32.const 1)))))
    (local.get 0))
  ;; x86_64 |     mov [rbp-16], rbx
  ;; x86_64 |     movsd [rbp-24], xmm8
  ;; x86_64 |     movaps xmm8, xmm0
  ;; x86_64 |     mov ebx, eax
  ;; x86_64 | loop
  ;; x86_64 |     align 16
  ;; x86_64 |   L1:
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 0
  ;; x86_64 | f64.mul
  ;; x86_64 |     vmulsd xmm8, xmm8, xmm8
  ;; x86_64 | local.set 0
  ;; x86_64 | local.get 1
  ;; x86_64 | i32.const 1
  ;; x86_64 | i32.sub
  ;; x86_64 |     sub ebx, 1
  ;; x86_64 | local.tee 1
  ;; x86_64 | br_if 0
  ;; x86_64 |     test ebx, ebx
  ;; x86_64 |     short jne L1
  ;; x86_64 | end
  ;; x86_64 | local.get 0
  ;; x86_64 | end
  ;; x86_64 |     movaps xmm0, xmm8
  ;; x86_64 |     mov rbx, [rbp-16]
  ;; x86_64 |     movsd xmm8, [rbp-24]
  ;; aarch64 |     stur x19, [x29, -16]
  ;; aarch64 |     stur d8, [x29, -24]
  ;; aarch64 |     mov v8.16b, v0.16b
  ;; aarch64 |     mov w19, w0
  ;; aarch64 | loop
  ;; aarch64 |     align 16
  ;; aarch64 |   L1:
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 0
  ;; aarch64 | f64.mul
  ;; aarch64 |     fmul d8, d8, d8
  ;; aarch64 | local.set 0
  ;; aarch64 | local.get 1
  ;; aarch64 | i32.const 1
  ;; aarch64 | i32.sub
  ;; aarch64 |     sub w19, w19, 1
  ;; aarch64 | local.tee 1
  ;; aarch64 | br_if 0
  ;; aarch64 |     cbnz w19, L1
  ;; aarch64 | end
  ;; aarch64 | local.get 0
  ;; aarch64 | end
  ;; aarch64 |     mov v0.16b, v8.16b
  ;; aarch64 |     ldur x19, [x29, -16]
  ;; aarch64 |     ldur d8, [x29, -24]
  ;; More temporaries than registers.
  (func (export "spill") (param i64) (result i64)
    (i64.mul (local.get 0) (i64.const 2)) (i64.mul (local.get 0) (i64.const 3))
    (i64.mul (local.get 0) (i64.const 4)) (i64.mul (local.get 0) (i64.const 5))
    (i64.mul (local.get 0) (i64.const 6)) (i64.mul (local.get 0) (i64.const 7))
    (i64.sub) (i64.sub) (i64.sub) (i64.sub) (i64.sub))
  ;; x86_64 |     mov [rbp-16], rbx
  ;; x86_64 |     mov rbx, rax
  ;; x86_64 | local.get 0
  ;; x86_64 | i64.const 2
  ;; x86_64 | i64.mul
  ;; x86_64 |     imul rax, rbx, 2
  ;; x86_64 | local.get 0
  ;; x86_64 | i64.const 3
  ;; x86_64 | i64.mul
  ;; x86_64 |     imul rcx, rbx, 3
  ;; x86_64 | local.get 0
  ;; x86_64 | i64.const 4
  ;; x86_64 | i64.mul
  ;; x86_64 |     imul rdx, rbx, 4
  ;; x86_64 | local.get 0
  ;; x86_64 | i64.const 5
  ;; x86_64 | i64.mul
  ;; x86_64 |     imul r8, rbx, 5
  ;; x86_64 | local.get 0
  ;; x86_64 | i64.const 6
  ;; x86_64 | i64.mul
  ;; x86_64 |     imul r9, rbx, 6
  ;; x86_64 | local.get 0
  ;; x86_64 | i64.const 7
  ;; x86_64 | i64.mul
  ;; x86_64 |     mov [rbp-40], rax
  ;; x86_64 |     imul rax, rbx, 7
  ;; x86_64 | i64.sub
  ;; x86_64 |     neg rax
  ;; x86_64 |     add rax, r9
  ;; x86_64 | i64.sub
  ;; x86_64 |     neg rax
  ;; x86_64 |     add rax, r8
  ;; x86_64 | i64.sub
  ;; x86_64 |     neg rax
  ;; x86_64 |     add rax, rdx
  ;; x86_64 | i64.sub
  ;; x86_64 |     neg rax
  ;; x86_64 |     add rax, rcx
  ;; x86_64 | i64.sub
  ;; x86_64 |     mov rcx, [rbp-40]
  ;; x86_64 |     neg rax
  ;; x86_64 |     add rax, rcx
  ;; x86_64 | end
  ;; x86_64 |     mov rbx, [rbp-16]
  ;; aarch64 |     stur x19, [x29, -16]
  ;; aarch64 |     mov x19, x0
  ;; aarch64 | local.get 0
  ;; aarch64 | i64.const 2
  ;; aarch64 | i64.mul
  ;; aarch64 |     lsl x0, x19, 1
  ;; aarch64 | local.get 0
  ;; aarch64 | i64.const 3
  ;; aarch64 | i64.mul
  ;; aarch64 |     mov x17, 3
  ;; aarch64 |     mul x1, x19, x17
  ;; aarch64 | local.get 0
  ;; aarch64 | i64.const 4
  ;; aarch64 | i64.mul
  ;; aarch64 |     lsl x2, x19, 2
  ;; aarch64 | local.get 0
  ;; aarch64 | i64.const 5
  ;; aarch64 | i64.mul
  ;; aarch64 |     mov x17, 5
  ;; aarch64 |     mul x3, x19, x17
  ;; aarch64 | local.get 0
  ;; aarch64 | i64.const 6
  ;; aarch64 | i64.mul
  ;; aarch64 |     mov x17, 6
  ;; aarch64 |     mul x4, x19, x17
  ;; aarch64 | local.get 0
  ;; aarch64 | i64.const 7
  ;; aarch64 | i64.mul
  ;; aarch64 |     mov x17, 7
  ;; aarch64 |     mul x5, x19, x17
  ;; aarch64 | i64.sub
  ;; aarch64 |     sub x4, x4, x5
  ;; aarch64 | i64.sub
  ;; aarch64 |     sub x3, x3, x4
  ;; aarch64 | i64.sub
  ;; aarch64 |     sub x2, x2, x3
  ;; aarch64 | i64.sub
  ;; aarch64 |     sub x1, x1, x2
  ;; aarch64 | i64.sub
  ;; aarch64 |     sub x0, x0, x1
  ;; aarch64 | end
  ;; aarch64 |     ldur x19, [x29, -16]
)
(assert_return (invoke "pinned" (i32.const 3) (i32.const 1)) (i32.const 9))
(assert_return (invoke "reversed" (i64.const 6) (i64.const 1)) (i64.const 3))
(assert_return (invoke "alias" (i32.const 8) (i32.const 0)) (i32.const 3))
(assert_return (invoke "swap" (i32.const 8) (i32.const 3)) (i32.const -5))
(assert_return (invoke "tee" (i32.const 8)) (i32.const 81))
(assert_return (invoke "set constant" (i32.const 8)) (i32.const 12))
(assert_return (invoke "eqz eqz" (i32.const 1) (i32.const 2)) (i32.const 2))
(assert_return (invoke "eqz eqz" (i32.const 2) (i32.const 1)) (i32.const 1))
(assert_return (invoke "sum" (i32.const 0) (i32.const 16)) (i32.const 0))
(assert_return (invoke "float loop" (f64.const 3) (i32.const 2)) (f64.const 81))
(assert_return (invoke "spill" (i64.const 10)) (i64.const -30))
