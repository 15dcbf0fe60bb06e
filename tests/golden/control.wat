;; Blocks and branches: at a label, one value is in the first result register, several are in slots.
;;! x86_64 options: -C cpu=x86-64-v3
(module
  (func (export "nop") (nop))
  ;; x86_64 | nop
  ;; x86_64 | end
  ;; aarch64 | nop
  ;; aarch64 | end
  (func (export "unreachable") (unreachable))
  ;; x86_64 | unreachable
  ;; x86_64 |     jmp L2
  ;; x86_64 | end
  ;; x86_64 |   L2:
  ;; x86_64 |     call qword ptr [r15+24]  ; wasm `unreachable` instruction executed
  ;; aarch64 | unreachable
  ;; aarch64 |     b L2
  ;; aarch64 | end
  ;; aarch64 |   L2:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; wasm `unreachable` instruction executed
  (func (export "drop") (param i32) (drop (local.get 0)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 | local.get 0
  ;; x86_64 | drop
  ;; x86_64 | end
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | drop
  ;; aarch64 | end
  (func (export "return") (param i32) (result i32) (return (local.get 0)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 | local.get 0
  ;; x86_64 | return
  ;; x86_64 |     jmp L1
  ;; x86_64 | end
  ;; x86_64 |   L1:
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | return
  ;; aarch64 |     b L1
  ;; aarch64 | end
  ;; aarch64 |   L1:
  (func (export "block") (param i32) (result i32) (block (result i32) (local.get 0)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 | block (result i32)
  ;; x86_64 | local.get 0
  ;; x86_64 | end
  ;; x86_64 | end
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 | block (result i32)
  ;; aarch64 | local.get 0
  ;; aarch64 | end
  ;; aarch64 | end
  (func (export "br") (param i32) (result i32)
    (block (result i32) (br 0 (i32.add (local.get 0) (i32.const 1)))))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 | block (result i32)
  ;; x86_64 | local.get 0
  ;; x86_64 | i32.const 1
  ;; x86_64 | i32.add
  ;; x86_64 |     lea ecx, [rax+1]
  ;; x86_64 | br 0
  ;; x86_64 |     mov eax, ecx
  ;; x86_64 |     jmp L1
  ;; x86_64 | end
  ;; x86_64 |   L1:
  ;; x86_64 | end
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 | block (result i32)
  ;; aarch64 | local.get 0
  ;; aarch64 | i32.const 1
  ;; aarch64 | i32.add
  ;; aarch64 |     add w1, w0, 1
  ;; aarch64 | br 0
  ;; aarch64 |     mov w0, w1
  ;; aarch64 |     b L1
  ;; aarch64 | end
  ;; aarch64 |   L1:
  ;; aarch64 | end
  (func (export "br_if") (param i32) (result i32)
    (block (br_if 0 (local.get 0)) (return (i32.const 10)))
    (i32.const 20))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 | block
  ;; x86_64 | local.get 0
  ;; x86_64 | br_if 0
  ;; x86_64 |     test eax, eax
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
  ;; aarch64 | block
  ;; aarch64 | local.get 0
  ;; aarch64 | br_if 0
  ;; aarch64 |     cbnz w0, L1
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
  (func (export "br_if value") (param i32 i32) (result i32)
    (block (result i32)
      (drop (br_if 0 (local.get 0) (local.get 1)))
      (i32.const 30)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 |     mov [rbp-24], ecx
  ;; x86_64 | block (result i32)
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | br_if 0
  ;; x86_64 |     test ecx, ecx
  ;; x86_64 |     jne L1
  ;; x86_64 | drop
  ;; x86_64 | i32.const 30
  ;; x86_64 | end
  ;; x86_64 |     mov eax, 30
  ;; x86_64 |   L1:
  ;; x86_64 | end
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 |     stur w1, [x29, -24]
  ;; aarch64 | block (result i32)
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | br_if 0
  ;; aarch64 |     cbnz w1, L1
  ;; aarch64 | drop
  ;; aarch64 | i32.const 30
  ;; aarch64 | end
  ;; aarch64 |     mov w0, 30
  ;; aarch64 |   L1:
  ;; aarch64 | end
  (func (export "br_if out") (param i32) (br_if 0 (local.get 0)) (drop (i32.const 0)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 | local.get 0
  ;; x86_64 | br_if 0
  ;; x86_64 |     test eax, eax
  ;; x86_64 |     jne L1
  ;; x86_64 | i32.const 0
  ;; x86_64 | drop
  ;; x86_64 | end
  ;; x86_64 |   L1:
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | br_if 0
  ;; aarch64 |     cbnz w0, L1
  ;; aarch64 | i32.const 0
  ;; aarch64 | drop
  ;; aarch64 | end
  ;; aarch64 |   L1:
  (func (export "if") (param i32) (result i32)
    (if (local.get 0) (then (return (i32.const 1))))
    (i32.const 2))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 | local.get 0
  ;; x86_64 | if
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
  ;; aarch64 | local.get 0
  ;; aarch64 | if
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
  (func (export "if else") (param i32) (result i64)
    (if (result i64) (local.get 0) (then (i64.const 1)) (else (i64.const 2))))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 | local.get 0
  ;; x86_64 | if (result i64)
  ;; x86_64 |     test eax, eax
  ;; x86_64 |     je L1
  ;; x86_64 | i64.const 1
  ;; x86_64 | else
  ;; x86_64 |     mov eax, 1
  ;; x86_64 |     jmp L2
  ;; x86_64 |   L1:
  ;; x86_64 | i64.const 2
  ;; x86_64 | end
  ;; x86_64 |     mov eax, 2
  ;; x86_64 |   L2:
  ;; x86_64 | end
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | if (result i64)
  ;; aarch64 |     cbz w0, L1
  ;; aarch64 | i64.const 1
  ;; aarch64 | else
  ;; aarch64 |     mov x0, 1
  ;; aarch64 |     b L2
  ;; aarch64 |   L1:
  ;; aarch64 | i64.const 2
  ;; aarch64 | end
  ;; aarch64 |     mov x0, 2
  ;; aarch64 |   L2:
  ;; aarch64 | end
  (func (export "if else float") (param i32 f64) (result f64)
    (if (result f64) (local.get 0) (then (local.get 1)) (else (f64.neg (local.get 1)))))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 |     movsd [rbp-24], xmm0
  ;; x86_64 | local.get 0
  ;; x86_64 | if (result f64)
  ;; x86_64 |     test eax, eax
  ;; x86_64 |     je L1
  ;; x86_64 | local.get 1
  ;; x86_64 | else
  ;; x86_64 |     jmp L2
  ;; x86_64 |   L1:
  ;; x86_64 | local.get 1
  ;; x86_64 | f64.neg
  ;; x86_64 |     movsd xmm0, [rbp-24]
  ;; x86_64 |     pcmpeqd xmm7, xmm7
  ;; x86_64 |     psllq xmm7, 63
  ;; x86_64 |     movaps xmm1, xmm0
  ;; x86_64 |     xorps xmm1, xmm7
  ;; x86_64 | end
  ;; x86_64 |     movaps xmm0, xmm1
  ;; x86_64 |   L2:
  ;; x86_64 | end
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 |     stur d0, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | if (result f64)
  ;; aarch64 |     cbz w0, L1
  ;; aarch64 | local.get 1
  ;; aarch64 | else
  ;; aarch64 |     b L2
  ;; aarch64 |   L1:
  ;; aarch64 | local.get 1
  ;; aarch64 | f64.neg
  ;; aarch64 |     ldur d0, [x29, -24]
  ;; aarch64 |     fneg d1, d0
  ;; aarch64 | end
  ;; aarch64 |     mov v0.16b, v1.16b
  ;; aarch64 |   L2:
  ;; aarch64 | end
  (func (export "if parameter") (param i32 i32) (result i32)
    (local.get 0)
    (if (param i32) (result i32) (local.get 1)
      (then (i32.add (i32.const 1)))
      (else (i32.sub (i32.const 1)))))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 |     mov [rbp-24], ecx
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | if (type 2)
  ;; x86_64 |     mov [rbp-40], eax
  ;; x86_64 |     test ecx, ecx
  ;; x86_64 |     je L1
  ;; x86_64 | i32.const 1
  ;; x86_64 | i32.add
  ;; x86_64 |     mov edx, [rbp-40]
  ;; x86_64 |     add edx, 1
  ;; x86_64 | else
  ;; x86_64 |     mov eax, edx
  ;; x86_64 |     jmp L2
  ;; x86_64 |   L1:
  ;; x86_64 | i32.const 1
  ;; x86_64 | i32.sub
  ;; x86_64 |     mov eax, [rbp-40]
  ;; x86_64 |     sub eax, 1
  ;; x86_64 | end
  ;; x86_64 |   L2:
  ;; x86_64 | end
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 |     stur w1, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | if (type 2)
  ;; aarch64 |     stur w0, [x29, -40]
  ;; aarch64 |     cbz w1, L1
  ;; aarch64 | i32.const 1
  ;; aarch64 | i32.add
  ;; aarch64 |     ldur w2, [x29, -40]
  ;; aarch64 |     add w2, w2, 1
  ;; aarch64 | else
  ;; aarch64 |     mov w0, w2
  ;; aarch64 |     b L2
  ;; aarch64 |   L1:
  ;; aarch64 | i32.const 1
  ;; aarch64 | i32.sub
  ;; aarch64 |     ldur w0, [x29, -40]
  ;; aarch64 |     sub w0, w0, 1
  ;; aarch64 | end
  ;; aarch64 |   L2:
  ;; aarch64 | end
  (func (export "loop") (param i32) (result i32)
    (loop (result i32)
      (local.set 0 (i32.sub (local.get 0) (i32.const 3)))
      (br_if 0 (i32.gt_s (local.get 0) (i32.const 0)))
      (local.get 0)))
  ;; x86_64 |     mov [rbp-16], rbx
  ;; x86_64 |     mov ebx, eax
  ;; x86_64 | loop (result i32)
  ;; x86_64 |     align 16
  ;; x86_64 |   L1:
  ;; x86_64 | local.get 0
  ;; x86_64 | i32.const 3
  ;; x86_64 | i32.sub
  ;; x86_64 |     sub ebx, 3
  ;; x86_64 | local.set 0
  ;; x86_64 | local.get 0
  ;; x86_64 | i32.const 0
  ;; x86_64 | i32.gt_s
  ;; x86_64 |     test ebx, ebx
  ;; x86_64 | br_if 0
  ;; x86_64 |     short jg L1
  ;; x86_64 | local.get 0
  ;; x86_64 | end
  ;; x86_64 | end
  ;; x86_64 |     mov eax, ebx
  ;; x86_64 |     mov rbx, [rbp-16]
  ;; aarch64 |     stur x19, [x29, -16]
  ;; aarch64 |     mov w19, w0
  ;; aarch64 | loop (result i32)
  ;; aarch64 |     align 16
  ;; aarch64 |   L1:
  ;; aarch64 | local.get 0
  ;; aarch64 | i32.const 3
  ;; aarch64 | i32.sub
  ;; aarch64 |     sub w19, w19, 3
  ;; aarch64 | local.set 0
  ;; aarch64 | local.get 0
  ;; aarch64 | i32.const 0
  ;; aarch64 | i32.gt_s
  ;; aarch64 |     cmp w19, 0
  ;; aarch64 | br_if 0
  ;; aarch64 |     b.gt L1
  ;; aarch64 | local.get 0
  ;; aarch64 | end
  ;; aarch64 | end
  ;; aarch64 |     mov w0, w19
  ;; aarch64 |     ldur x19, [x29, -16]
  (func (export "loop parameter") (param i32) (result i32)
    (i32.const 1)
    (loop (param i32) (result i32)
      (i32.mul (local.get 0))
      (local.set 0 (i32.sub (local.get 0) (i32.const 1)))
      (br_if 0 (local.get 0))))
  ;; x86_64 |     mov [rbp-16], rbx
  ;; x86_64 |     mov ebx, eax
  ;; x86_64 | i32.const 1
  ;; x86_64 | loop (type 2)
  ;; x86_64 |     mov dword ptr [rbp-40], 1
  ;; x86_64 |     align 16
  ;; x86_64 |   L1:
  ;; x86_64 | local.get 0
  ;; x86_64 | i32.mul
  ;; x86_64 |     mov eax, [rbp-40]
  ;; x86_64 |     imul eax, ebx
  ;; x86_64 | local.get 0
  ;; x86_64 | i32.const 1
  ;; x86_64 | i32.sub
  ;; x86_64 |     sub ebx, 1
  ;; x86_64 | local.set 0
  ;; x86_64 | local.get 0
  ;; x86_64 | br_if 0
  ;; x86_64 |     test ebx, ebx
  ;; x86_64 |     je L2
  ;; x86_64 |     mov [rbp-40], eax
  ;; x86_64 |     short jmp L1
  ;; x86_64 |   L2:
  ;; x86_64 | end
  ;; x86_64 | end
  ;; x86_64 |     mov rbx, [rbp-16]
  ;; aarch64 |     stur x19, [x29, -16]
  ;; aarch64 |     mov w19, w0
  ;; aarch64 | i32.const 1
  ;; aarch64 | loop (type 2)
  ;; aarch64 |     mov w17, 1
  ;; aarch64 |     stur w17, [x29, -40]
  ;; aarch64 |     align 16
  ;; aarch64 |   L1:
  ;; aarch64 | local.get 0
  ;; aarch64 | i32.mul
  ;; aarch64 |     ldur w0, [x29, -40]
  ;; aarch64 |     mul w0, w0, w19
  ;; aarch64 | local.get 0
  ;; aarch64 | i32.const 1
  ;; aarch64 | i32.sub
  ;; aarch64 |     sub w19, w19, 1
  ;; aarch64 | local.set 0
  ;; aarch64 | local.get 0
  ;; aarch64 | br_if 0
  ;; aarch64 |     cbz w19, L2
  ;; aarch64 |     stur w0, [x29, -40]
  ;; aarch64 |     b L1
  ;; aarch64 |   L2:
  ;; aarch64 | end
  ;; aarch64 | end
  ;; aarch64 |     ldur x19, [x29, -16]
  ;; Operands below a block wait in their slots, constants stay constants.
  (func (export "below") (param i32 i32) (result i32)
    (i32.mul (local.get 0) (local.get 1))
    (i32.const 5)
    (block (br_if 0 (local.get 0)) (local.set 1 (i32.const 7)))
    (i32.add)
    (i32.sub (local.get 1)))
  ;; x86_64 |     mov [rbp-16], rbx
  ;; x86_64 |     mov [rbp-24], eax
  ;; x86_64 |     mov ebx, ecx
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | i32.mul
  ;; x86_64 |     mov ecx, eax
  ;; x86_64 |     imul ecx, ebx
  ;; x86_64 | i32.const 5
  ;; x86_64 | block
  ;; x86_64 |     mov [rbp-48], ecx
  ;; x86_64 | local.get 0
  ;; x86_64 | br_if 0
  ;; x86_64 |     test eax, eax
  ;; x86_64 |     jne L1
  ;; x86_64 | i32.const 7
  ;; x86_64 | local.set 1
  ;; x86_64 |     mov ebx, 7
  ;; x86_64 | end
  ;; x86_64 |   L1:
  ;; x86_64 | i32.add
  ;; x86_64 |     mov eax, [rbp-48]
  ;; x86_64 |     add eax, 5
  ;; x86_64 | local.get 1
  ;; x86_64 | i32.sub
  ;; x86_64 |     sub eax, ebx
  ;; x86_64 | end
  ;; x86_64 |     mov rbx, [rbp-16]
  ;; aarch64 |     stur x19, [x29, -16]
  ;; aarch64 |     stur w0, [x29, -24]
  ;; aarch64 |     mov w19, w1
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | i32.mul
  ;; aarch64 |     mul w1, w0, w19
  ;; aarch64 | i32.const 5
  ;; aarch64 | block
  ;; aarch64 |     stur w1, [x29, -48]
  ;; aarch64 | local.get 0
  ;; aarch64 | br_if 0
  ;; aarch64 |     cbnz w0, L1
  ;; aarch64 | i32.const 7
  ;; aarch64 | local.set 1
  ;; aarch64 |     mov w19, 7
  ;; aarch64 | end
  ;; aarch64 |   L1:
  ;; aarch64 | i32.add
  ;; aarch64 |     ldur w0, [x29, -48]
  ;; aarch64 |     add w0, w0, 5
  ;; aarch64 | local.get 1
  ;; aarch64 | i32.sub
  ;; aarch64 |     sub w0, w0, w19
  ;; aarch64 | end
  ;; aarch64 |     ldur x19, [x29, -16]
  (func (export "br_table") (param i32) (result i32)
    (block (block (block (br_table 0 1 2 1 (local.get 0)))
      (return (i32.const 100)))
      (return (i32.const 101)))
    (i32.const 102))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 | block
  ;; x86_64 | block
  ;; x86_64 | block
  ;; x86_64 | local.get 0
  ;; x86_64 | br_table 0 1 2 1
  ;; x86_64 |     cmp eax, 3
  ;; x86_64 |     jae L3
  ;; x86_64 |     lea r11, [L1]
  ;; x86_64 |     movsxd rcx, dword ptr [r11+rax*4]
  ;; x86_64 |     add r11, rcx
  ;; x86_64 |     jmp r11
  ;; x86_64 |     align 4
  ;; x86_64 |   L1:
  ;; x86_64 |     .dd (L2 - L1)
  ;; x86_64 |     .dd (L3 - L1)
  ;; x86_64 |     .dd (L4 - L1)
  ;; x86_64 | end
  ;; x86_64 |   L2:
  ;; x86_64 | i32.const 100
  ;; x86_64 | return
  ;; x86_64 |     mov eax, 100
  ;; x86_64 |     jmp L5
  ;; x86_64 | end
  ;; x86_64 |   L3:
  ;; x86_64 | i32.const 101
  ;; x86_64 | return
  ;; x86_64 |     mov eax, 101
  ;; x86_64 |     jmp L5
  ;; x86_64 | end
  ;; x86_64 |   L4:
  ;; x86_64 | i32.const 102
  ;; x86_64 | end
  ;; x86_64 |     mov eax, 102
  ;; x86_64 |   L5:
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 | block
  ;; aarch64 | block
  ;; aarch64 | block
  ;; aarch64 | local.get 0
  ;; aarch64 | br_table 0 1 2 1
  ;; aarch64 |     cmp w0, 3
  ;; aarch64 |     b.cs L3
  ;; aarch64 |     adr x16, L1
  ;; aarch64 |     ldrsw x1, [x16, x0, lsl 2]
  ;; aarch64 |     add x16, x16, x1
  ;; aarch64 |     br x16
  ;; aarch64 |   L1:
  ;; aarch64 |     .word (L2 - L1)
  ;; aarch64 |     .word (L3 - L1)
  ;; aarch64 |     .word (L4 - L1)
  ;; aarch64 | end
  ;; aarch64 |   L2:
  ;; aarch64 | i32.const 100
  ;; aarch64 | return
  ;; aarch64 |     mov w0, 100
  ;; aarch64 |     b L5
  ;; aarch64 | end
  ;; aarch64 |   L3:
  ;; aarch64 | i32.const 101
  ;; aarch64 | return
  ;; aarch64 |     mov w0, 101
  ;; aarch64 |     b L5
  ;; aarch64 | end
  ;; aarch64 |   L4:
  ;; aarch64 | i32.const 102
  ;; aarch64 | end
  ;; aarch64 |     mov w0, 102
  ;; aarch64 |   L5:
  (func (export "br_table value") (param i32) (result i32)
    (block (result i32)
      (block (result i32) (br_table 0 1 0 (i32.const 7) (local.get 0)))
      (i32.add (i32.const 1))))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 | block (result i32)
  ;; x86_64 | block (result i32)
  ;; x86_64 | i32.const 7
  ;; x86_64 | local.get 0
  ;; x86_64 | br_table 0 1 0
  ;; x86_64 |     cmp eax, 2
  ;; x86_64 |     jae L2
  ;; x86_64 |     lea r11, [L1]
  ;; x86_64 |     movsxd rcx, dword ptr [r11+rax*4]
  ;; x86_64 |     add r11, rcx
  ;; x86_64 |     jmp r11
  ;; x86_64 |     align 4
  ;; x86_64 |   L1:
  ;; x86_64 |     .dd (L2 - L1)
  ;; x86_64 |     .dd (L3 - L1)
  ;; x86_64 |   L2:
  ;; x86_64 |     mov eax, 7
  ;; x86_64 |     jmp L4
  ;; x86_64 |   L3:
  ;; x86_64 |     mov eax, 7
  ;; x86_64 |     jmp L5
  ;; x86_64 | end
  ;; x86_64 |   L4:
  ;; x86_64 | i32.const 1
  ;; x86_64 | i32.add
  ;; x86_64 |     add eax, 1
  ;; x86_64 | end
  ;; x86_64 |   L5:
  ;; x86_64 | end
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 | block (result i32)
  ;; aarch64 | block (result i32)
  ;; aarch64 | i32.const 7
  ;; aarch64 | local.get 0
  ;; aarch64 | br_table 0 1 0
  ;; aarch64 |     cmp w0, 2
  ;; aarch64 |     b.cs L2
  ;; aarch64 |     adr x16, L1
  ;; aarch64 |     ldrsw x1, [x16, x0, lsl 2]
  ;; aarch64 |     add x16, x16, x1
  ;; aarch64 |     br x16
  ;; aarch64 |   L1:
  ;; aarch64 |     .word (L2 - L1)
  ;; aarch64 |     .word (L3 - L1)
  ;; aarch64 |   L2:
  ;; aarch64 |     mov w0, 7
  ;; aarch64 |     b L4
  ;; aarch64 |   L3:
  ;; aarch64 |     mov w0, 7
  ;; aarch64 |     b L5
  ;; aarch64 | end
  ;; aarch64 |   L4:
  ;; aarch64 | i32.const 1
  ;; aarch64 | i32.add
  ;; aarch64 |     add w0, w0, 1
  ;; aarch64 | end
  ;; aarch64 |   L5:
  ;; aarch64 | end
  (func (export "br_table default") (param i32) (result i32)
    (block (br_table 0 (local.get 0))) (i32.const 1))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 | block
  ;; x86_64 | local.get 0
  ;; x86_64 | br_table 0
  ;; x86_64 |     jmp L1
  ;; x86_64 | end
  ;; x86_64 |   L1:
  ;; x86_64 | i32.const 1
  ;; x86_64 | end
  ;; x86_64 |     mov eax, 1
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 | block
  ;; aarch64 | local.get 0
  ;; aarch64 | br_table 0
  ;; aarch64 |     b L1
  ;; aarch64 | end
  ;; aarch64 |   L1:
  ;; aarch64 | i32.const 1
  ;; aarch64 | end
  ;; aarch64 |     mov w0, 1
  (func (export "br_table loop") (param i32 i32) (result i32)
    (block (loop
      (local.set 1 (i32.add (local.get 1) (local.get 0)))
      (local.set 0 (i32.sub (local.get 0) (i32.const 1)))
      (br_table 1 0 (local.get 0))))
    (local.get 1))
  ;; x86_64 |     mov [rbp-16], rbx
  ;; x86_64 |     mov [rbp-24], rsi
  ;; x86_64 |     mov ebx, eax
  ;; x86_64 |     mov esi, ecx
  ;; x86_64 | block
  ;; x86_64 | loop
  ;; x86_64 |     align 16
  ;; x86_64 |   L1:
  ;; x86_64 | local.get 1
  ;; x86_64 | local.get 0
  ;; x86_64 | i32.add
  ;; x86_64 |     add esi, ebx
  ;; x86_64 | local.set 1
  ;; x86_64 | local.get 0
  ;; x86_64 | i32.const 1
  ;; x86_64 | i32.sub
  ;; x86_64 |     sub ebx, 1
  ;; x86_64 | local.set 0
  ;; x86_64 | local.get 0
  ;; x86_64 | br_table 1 0
  ;; x86_64 |     cmp ebx, 1
  ;; x86_64 |     short jae L1
  ;; x86_64 |     lea r11, [L2]
  ;; x86_64 |     movsxd rax, dword ptr [r11+rbx*4]
  ;; x86_64 |     add r11, rax
  ;; x86_64 |     jmp r11
  ;; x86_64 |     align 4
  ;; x86_64 |   L2:
  ;; x86_64 |     .dd (L3 - L2)
  ;; x86_64 | end
  ;; x86_64 | end
  ;; x86_64 |   L3:
  ;; x86_64 | local.get 1
  ;; x86_64 | end
  ;; x86_64 |     mov eax, esi
  ;; x86_64 |     mov rbx, [rbp-16]
  ;; x86_64 |     mov rsi, [rbp-24]
  ;; aarch64 |     stp x20, x19, [x29, -24]
  ;; aarch64 |     mov w19, w0
  ;; aarch64 |     mov w20, w1
  ;; aarch64 | block
  ;; aarch64 | loop
  ;; aarch64 |   L1:
  ;; aarch64 | local.get 1
  ;; aarch64 | local.get 0
  ;; aarch64 | i32.add
  ;; aarch64 |     add w20, w20, w19
  ;; aarch64 | local.set 1
  ;; aarch64 | local.get 0
  ;; aarch64 | i32.const 1
  ;; aarch64 | i32.sub
  ;; aarch64 |     sub w19, w19, 1
  ;; aarch64 | local.set 0
  ;; aarch64 | local.get 0
  ;; aarch64 | br_table 1 0
  ;; aarch64 |     cmp w19, 1
  ;; aarch64 |     b.cs L1
  ;; aarch64 |     adr x16, L2
  ;; aarch64 |     ldrsw x0, [x16, x19, lsl 2]
  ;; aarch64 |     add x16, x16, x0
  ;; aarch64 |     br x16
  ;; aarch64 |   L2:
  ;; aarch64 |     .word (L3 - L2)
  ;; aarch64 | end
  ;; aarch64 | end
  ;; aarch64 |   L3:
  ;; aarch64 | local.get 1
  ;; aarch64 | end
  ;; aarch64 |     mov w0, w20
  ;; aarch64 |     ldp x20, x19, [x29, -24]
  (func (export "two values") (param i32) (result i32)
    (block (result i32 i32)
      (i32.const 1) (local.get 0)
      (br_if 0 (local.get 0))
      (drop) (i32.const 9))
    (i32.add))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 | block (type 6)
  ;; x86_64 | i32.const 1
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 0
  ;; x86_64 | br_if 0
  ;; x86_64 |     test eax, eax
  ;; x86_64 |     je L1
  ;; x86_64 |     mov dword ptr [rbp-32], 1
  ;; x86_64 |     mov [rbp-40], eax
  ;; x86_64 |     jmp L2
  ;; x86_64 |   L1:
  ;; x86_64 | drop
  ;; x86_64 | i32.const 9
  ;; x86_64 | end
  ;; x86_64 |     mov dword ptr [rbp-32], 1
  ;; x86_64 |     mov dword ptr [rbp-40], 9
  ;; x86_64 |   L2:
  ;; x86_64 | i32.add
  ;; x86_64 |     mov eax, [rbp-32]
  ;; x86_64 |     mov ecx, [rbp-40]
  ;; x86_64 |     add eax, ecx
  ;; x86_64 | end
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 | block (type 6)
  ;; aarch64 | i32.const 1
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 0
  ;; aarch64 | br_if 0
  ;; aarch64 |     cbz w0, L1
  ;; aarch64 |     mov w17, 1
  ;; aarch64 |     stur w17, [x29, -32]
  ;; aarch64 |     stur w0, [x29, -40]
  ;; aarch64 |     b L2
  ;; aarch64 |   L1:
  ;; aarch64 | drop
  ;; aarch64 | i32.const 9
  ;; aarch64 | end
  ;; aarch64 |     mov w17, 1
  ;; aarch64 |     stur w17, [x29, -32]
  ;; aarch64 |     mov w17, 9
  ;; aarch64 |     stur w17, [x29, -40]
  ;; aarch64 |   L2:
  ;; aarch64 | i32.add
  ;; aarch64 |     ldur w0, [x29, -32]
  ;; aarch64 |     ldur w1, [x29, -40]
  ;; aarch64 |     add w0, w0, w1
  ;; aarch64 | end
  (func (export "select") (param i32 i32 i32) (result i32)
    (select (local.get 0) (local.get 1) (local.get 2)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 |     mov [rbp-24], ecx
  ;; x86_64 |     mov [rbp-32], edx
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | local.get 2
  ;; x86_64 | select
  ;; x86_64 |     test edx, edx
  ;; x86_64 |     mov r8d, ecx
  ;; x86_64 |     cmovne r8d, eax
  ;; x86_64 | end
  ;; x86_64 |     mov eax, r8d
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 |     stur w1, [x29, -24]
  ;; aarch64 |     stur w2, [x29, -32]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | local.get 2
  ;; aarch64 | select
  ;; aarch64 |     cmp w2, 0
  ;; aarch64 |     csel w3, w0, w1, ne
  ;; aarch64 | end
  ;; aarch64 |     mov w0, w3
  (func (export "select i64") (param i64 i64 i32) (result i64)
    (select (result i64) (local.get 0) (local.get 1) (local.get 2)))
  ;; x86_64 |     mov [rbp-16], rax
  ;; x86_64 |     mov [rbp-24], rcx
  ;; x86_64 |     mov [rbp-32], edx
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | local.get 2
  ;; x86_64 | select i64
  ;; x86_64 |     test edx, edx
  ;; x86_64 |     mov r8, rcx
  ;; x86_64 |     cmovne r8, rax
  ;; x86_64 | end
  ;; x86_64 |     mov rax, r8
  ;; aarch64 |     stur x0, [x29, -16]
  ;; aarch64 |     stur x1, [x29, -24]
  ;; aarch64 |     stur w2, [x29, -32]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | local.get 2
  ;; aarch64 | select i64
  ;; aarch64 |     cmp w2, 0
  ;; aarch64 |     csel x3, x0, x1, ne
  ;; aarch64 | end
  ;; aarch64 |     mov x0, x3
  (func (export "select f64") (param f64 f64 i32) (result f64)
    (select (local.get 0) (local.get 1) (local.get 2)))
  ;; x86_64 |     movsd [rbp-16], xmm0
  ;; x86_64 |     movsd [rbp-24], xmm1
  ;; x86_64 |     mov [rbp-32], eax
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | local.get 2
  ;; x86_64 | select
  ;; x86_64 |     test eax, eax
  ;; x86_64 |     movaps xmm2, xmm1
  ;; x86_64 |     je L1
  ;; x86_64 |     movaps xmm2, xmm0
  ;; x86_64 |   L1:
  ;; x86_64 | end
  ;; x86_64 |     movaps xmm0, xmm2
  ;; aarch64 |     stur d0, [x29, -16]
  ;; aarch64 |     stur d1, [x29, -24]
  ;; aarch64 |     stur w0, [x29, -32]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | local.get 2
  ;; aarch64 | select
  ;; aarch64 |     cmp w0, 0
  ;; aarch64 |     fcsel d2, d0, d1, ne
  ;; aarch64 | end
  ;; aarch64 |     mov v0.16b, v2.16b
  (func (export "select constants") (param i32) (result i32)
    (select (i32.const 10) (i32.const 20) (local.get 0)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 | i32.const 10
  ;; x86_64 | i32.const 20
  ;; x86_64 | local.get 0
  ;; x86_64 | select
  ;; x86_64 |     mov ecx, 20
  ;; x86_64 |     mov edx, 10
  ;; x86_64 |     test eax, eax
  ;; x86_64 |     cmovne ecx, edx
  ;; x86_64 | end
  ;; x86_64 |     mov eax, ecx
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 | i32.const 10
  ;; aarch64 | i32.const 20
  ;; aarch64 | local.get 0
  ;; aarch64 | select
  ;; aarch64 |     mov w1, 20
  ;; aarch64 |     mov w2, 10
  ;; aarch64 |     cmp w0, 0
  ;; aarch64 |     csel w1, w2, w1, ne
  ;; aarch64 | end
  ;; aarch64 |     mov w0, w1
  (func (export "select temporaries") (param i32 i32) (result i32)
    (select (i32.add (local.get 0) (i32.const 1)) (i32.add (local.get 1) (i32.const 2))
      (i32.lt_u (local.get 0) (local.get 1))))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 |     mov [rbp-24], ecx
  ;; x86_64 | local.get 0
  ;; x86_64 | i32.const 1
  ;; x86_64 | i32.add
  ;; x86_64 |     lea edx, [rax+1]
  ;; x86_64 | local.get 1
  ;; x86_64 | i32.const 2
  ;; x86_64 | i32.add
  ;; x86_64 |     lea r8d, [rcx+2]
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | i32.lt_u
  ;; x86_64 |     cmp eax, ecx
  ;; x86_64 | select
  ;; x86_64 |     cmovae edx, r8d
  ;; x86_64 | end
  ;; x86_64 |     mov eax, edx
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 |     stur w1, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | i32.const 1
  ;; aarch64 | i32.add
  ;; aarch64 |     add w2, w0, 1
  ;; aarch64 | local.get 1
  ;; aarch64 | i32.const 2
  ;; aarch64 | i32.add
  ;; aarch64 |     add w3, w1, 2
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | i32.lt_u
  ;; aarch64 |     cmp w0, w1
  ;; aarch64 | select
  ;; aarch64 |     csel w2, w2, w3, lo
  ;; aarch64 | end
  ;; aarch64 |     mov w0, w2
  ;; What is not reached has no code.
  (func (export "dead") (param i32) (result i32)
    (return (local.get 0))
    (i32.add (i32.const 1)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 | local.get 0
  ;; x86_64 | return
  ;; x86_64 |     jmp L1
  ;; x86_64 | end
  ;; x86_64 |   L1:
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | return
  ;; aarch64 |     b L1
  ;; aarch64 | end
  ;; aarch64 |   L1:
)
(assert_return (invoke "nop"))
(assert_trap (invoke "unreachable") "unreachable")
(assert_return (invoke "drop" (i32.const 1)))
(assert_return (invoke "return" (i32.const 4)) (i32.const 4))
(assert_return (invoke "block" (i32.const 4)) (i32.const 4))
(assert_return (invoke "br" (i32.const 4)) (i32.const 5))
(assert_return (invoke "br_if" (i32.const 4)) (i32.const 20))
(assert_return (invoke "br_if" (i32.const 0)) (i32.const 10))
(assert_return (invoke "br_if value" (i32.const 4) (i32.const 1)) (i32.const 4))
(assert_return (invoke "br_if value" (i32.const 4) (i32.const 0)) (i32.const 30))
(assert_return (invoke "br_if out" (i32.const 4)))
(assert_return (invoke "if" (i32.const 4)) (i32.const 1))
(assert_return (invoke "if" (i32.const 0)) (i32.const 2))
(assert_return (invoke "if else" (i32.const 4)) (i64.const 1))
(assert_return (invoke "if else" (i32.const 0)) (i64.const 2))
(assert_return (invoke "if else float" (i32.const 4) (f64.const 1)) (f64.const 1))
(assert_return (invoke "if else float" (i32.const 0) (f64.const 1)) (f64.const -1))
(assert_return (invoke "if parameter" (i32.const 4) (i32.const 1)) (i32.const 5))
(assert_return (invoke "if parameter" (i32.const 4) (i32.const 0)) (i32.const 3))
(assert_return (invoke "loop" (i32.const 10)) (i32.const -2))
(assert_return (invoke "loop parameter" (i32.const 5)) (i32.const 120))
(assert_return (invoke "below" (i32.const 2) (i32.const 3)) (i32.const 8))
(assert_return (invoke "below" (i32.const 0) (i32.const 3)) (i32.const -2))
(assert_return (invoke "br_table" (i32.const 0)) (i32.const 100))
(assert_return (invoke "br_table" (i32.const 1)) (i32.const 101))
(assert_return (invoke "br_table" (i32.const 2)) (i32.const 102))
(assert_return (invoke "br_table" (i32.const 3)) (i32.const 101))
(assert_return (invoke "br_table" (i32.const -1)) (i32.const 101))
(assert_return (invoke "br_table value" (i32.const 0)) (i32.const 8))
(assert_return (invoke "br_table value" (i32.const 1)) (i32.const 7))
(assert_return (invoke "br_table value" (i32.const 2)) (i32.const 8))
(assert_return (invoke "br_table default" (i32.const 2)) (i32.const 1))
(assert_return (invoke "br_table loop" (i32.const 4) (i32.const 0)) (i32.const 10))
(assert_return (invoke "two values" (i32.const 5)) (i32.const 6))
(assert_return (invoke "two values" (i32.const 0)) (i32.const 10))
(assert_return (invoke "select" (i32.const 5) (i32.const 6) (i32.const 1)) (i32.const 5))
(assert_return (invoke "select" (i32.const 5) (i32.const 6) (i32.const 0)) (i32.const 6))
(assert_return (invoke "select i64" (i64.const 5) (i64.const 6) (i32.const 0)) (i64.const 6))
(assert_return (invoke "select f64" (f64.const 5) (f64.const 6) (i32.const 1)) (f64.const 5))
(assert_return (invoke "select f64" (f64.const 5) (f64.const 6) (i32.const 0)) (f64.const 6))
(assert_return (invoke "select constants" (i32.const 0)) (i32.const 20))
(assert_return (invoke "select temporaries" (i32.const 1) (i32.const 6)) (i32.const 2))
(assert_return (invoke "select temporaries" (i32.const 6) (i32.const 1)) (i32.const 3))
(assert_return (invoke "dead" (i32.const 6)) (i32.const 6))
