;; Tail calls: own functions, imports, tables and references; arguments on the stack that grow and
;; shrink; a result area that is handed on.
;;! x86_64 options: -C cpu=x86-64-v3
(module
  (type $f (func (param i32) (result i32)))
  (type $s (func (param i64 i64 i64 i64 i64 i64) (result i32)))
  (type $a (func (param i64) (result i64 i64 i64 i64 i64 i64)))
  (import "spectest" "print_i32" (func $print (param i32)))
  (table 2 funcref)
  (elem (i32.const 0) $self $shrink)
  (memory 1)
  (func $self (export "self") (param i32) (result i32)
    (if (local.get 0) (then (return_call $self (i32.sub (local.get 0) (i32.const 1)))))
    (i32.const 9))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 | local.get 0
  ;; x86_64 | if
  ;; x86_64 |     test eax, eax
  ;; x86_64 |     je L1
  ;; x86_64 | local.get 0
  ;; x86_64 | i32.const 1
  ;; x86_64 | i32.sub
  ;; x86_64 |     lea ecx, [rax-1]
  ;; x86_64 | return_call 1
  ;; x86_64 |     mov eax, ecx
  ;; x86_64 |     mov rsp, rbp
  ;; x86_64 |     pop rbp
  ;; x86_64 |     jmp <function 1 self>
  ;; x86_64 | end
  ;; x86_64 |   L1:
  ;; x86_64 | i32.const 9
  ;; x86_64 | end
  ;; x86_64 |     mov eax, 9
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | if
  ;; aarch64 |     cbz w0, L1
  ;; aarch64 | local.get 0
  ;; aarch64 | i32.const 1
  ;; aarch64 | i32.sub
  ;; aarch64 |     sub w1, w0, 1
  ;; aarch64 | return_call 1
  ;; aarch64 |     mov w0, w1
  ;; aarch64 |     add x17, x29, 16
  ;; aarch64 |     ldp x29, x30, [x29]
  ;; aarch64 |     mov sp, x17
  ;; aarch64 |     b <function 1 self>
  ;; aarch64 | end
  ;; aarch64 |   L1:
  ;; aarch64 | i32.const 9
  ;; aarch64 | end
  ;; aarch64 |     mov w0, 9
  ;; A pinned local gives its register back before the frame goes.
  (func (export "pinned") (param i32) (result i32)
    (loop (br_if 0 (local.tee 0 (i32.shr_u (local.get 0) (i32.const 1)))))
    (return_call $self (local.get 0)))
  ;; x86_64 |     mov [rbp-16], rbx
  ;; x86_64 |     mov ebx, eax
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
  ;; x86_64 | return_call 1
  ;; x86_64 |     mov eax, ebx
  ;; x86_64 |     mov rbx, [rbp-16]
  ;; x86_64 |     mov rsp, rbp
  ;; x86_64 |     pop rbp
  ;; x86_64 |     jmp <function 1 self>
  ;; x86_64 | end
  ;; x86_64 |     mov rbx, [rbp-16]
  ;; aarch64 |     stur x19, [x29, -16]
  ;; aarch64 |     mov w19, w0
  ;; aarch64 | loop
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
  ;; aarch64 | return_call 1
  ;; aarch64 |     mov w0, w19
  ;; aarch64 |     ldur x19, [x29, -16]
  ;; aarch64 |     add x17, x29, 16
  ;; aarch64 |     ldp x29, x30, [x29]
  ;; aarch64 |     mov sp, x17
  ;; aarch64 |     b <function 1 self>
  ;; aarch64 | end
  ;; aarch64 |     ldur x19, [x29, -16]
  (func $shrink (export "shrink") (type $s)
    (return_call $self (i32.wrap_i64 (local.get 5))))
  ;; x86_64 |     mov [rbp-16], rax
  ;; x86_64 |     mov [rbp-24], rcx
  ;; x86_64 |     mov [rbp-32], rdx
  ;; x86_64 |     mov [rbp-40], r8
  ;; x86_64 |     mov [rbp-48], r9
  ;; x86_64 |     mov r11, [rbp+16]
  ;; x86_64 |     mov [rbp-56], r11
  ;; x86_64 | local.get 5
  ;; x86_64 | i32.wrap_i64
  ;; x86_64 |     mov rcx, [rbp-56]
  ;; x86_64 |     mov edx, ecx
  ;; x86_64 | return_call 1
  ;; x86_64 |     mov eax, edx
  ;; x86_64 |     movups xmm7, [rbp]
  ;; x86_64 |     movups [rbp+16], xmm7
  ;; x86_64 |     lea rsp, [rbp+16]
  ;; x86_64 |     pop rbp
  ;; x86_64 |     jmp <function 1 self>
  ;; x86_64 | end
  ;; aarch64 |     stur x0, [x29, -16]
  ;; aarch64 |     stur x1, [x29, -24]
  ;; aarch64 |     stur x2, [x29, -32]
  ;; aarch64 |     stur x3, [x29, -40]
  ;; aarch64 |     stur x4, [x29, -48]
  ;; aarch64 |     ldr x16, [x29, 16]
  ;; aarch64 |     stur x16, [x29, -56]
  ;; aarch64 | local.get 5
  ;; aarch64 | i32.wrap_i64
  ;; aarch64 |     ldur x5, [x29, -56]
  ;; aarch64 |     mov w6, w5
  ;; aarch64 | return_call 1
  ;; aarch64 |     mov w0, w6
  ;; aarch64 |     add x17, x29, 32
  ;; aarch64 |     ldp x29, x30, [x29]
  ;; aarch64 |     mov sp, x17
  ;; aarch64 |     b <function 1 self>
  ;; aarch64 | end
  ;; The arguments move up together with the link and the return address.
  (func (export "grow") (param i64) (result i32)
    (return_call $shrink (i64.const 1) (i64.const 2) (i64.const 3) (i64.const 4) (i64.const 5) (local.get 0)))
  ;; x86_64 |     mov [rbp-16], rax
  ;; x86_64 | i64.const 1
  ;; x86_64 | i64.const 2
  ;; x86_64 | i64.const 3
  ;; x86_64 | i64.const 4
  ;; x86_64 | i64.const 5
  ;; x86_64 | local.get 0
  ;; x86_64 | return_call 3
  ;; x86_64 |     sub rsp, 16
  ;; x86_64 |     mov [rsp], rax
  ;; x86_64 |     mov eax, 1
  ;; x86_64 |     mov ecx, 2
  ;; x86_64 |     mov edx, 3
  ;; x86_64 |     mov r8d, 4
  ;; x86_64 |     mov r9d, 5
  ;; x86_64 |     movups xmm7, [rbp]
  ;; x86_64 |     sub rsp, 16
  ;; x86_64 |     movups [rsp], xmm7
  ;; x86_64 |     movups xmm7, [rsp+16]
  ;; x86_64 |     movups [rbp], xmm7
  ;; x86_64 |     movups xmm7, [rsp]
  ;; x86_64 |     movups [rbp-16], xmm7
  ;; x86_64 |     lea rsp, [rbp-16]
  ;; x86_64 |     pop rbp
  ;; x86_64 |     jmp <function 3 shrink>
  ;; x86_64 | end
  ;; aarch64 |     stur x0, [x29, -16]
  ;; aarch64 | i64.const 1
  ;; aarch64 | i64.const 2
  ;; aarch64 | i64.const 3
  ;; aarch64 | i64.const 4
  ;; aarch64 | i64.const 5
  ;; aarch64 | local.get 0
  ;; aarch64 | return_call 3
  ;; aarch64 |     sub sp, sp, 16
  ;; aarch64 |     str x0, [sp]
  ;; aarch64 |     mov x0, 1
  ;; aarch64 |     mov x1, 2
  ;; aarch64 |     mov x2, 3
  ;; aarch64 |     mov x3, 4
  ;; aarch64 |     mov x4, 5
  ;; aarch64 |     mov x17, x29
  ;; aarch64 |     ldp x29, x30, [x29]
  ;; aarch64 |     ldr q31, [sp]
  ;; aarch64 |     str q31, [x17]
  ;; aarch64 |     mov sp, x17
  ;; aarch64 |     b <function 3 shrink>
  ;; aarch64 | end
  (func (export "same") (type $s)
    (return_call $shrink (local.get 5) (local.get 4) (local.get 3) (local.get 2) (local.get 1) (local.get 0)))
  ;; x86_64 |     mov [rbp-16], rax
  ;; x86_64 |     mov [rbp-24], rcx
  ;; x86_64 |     mov [rbp-32], rdx
  ;; x86_64 |     mov [rbp-40], r8
  ;; x86_64 |     mov [rbp-48], r9
  ;; x86_64 |     mov r11, [rbp+16]
  ;; x86_64 |     mov [rbp-56], r11
  ;; x86_64 | local.get 5
  ;; x86_64 | local.get 4
  ;; x86_64 | local.get 3
  ;; x86_64 | local.get 2
  ;; x86_64 | local.get 1
  ;; x86_64 | local.get 0
  ;; x86_64 | return_call 3
  ;; x86_64 |     sub rsp, 16
  ;; x86_64 |     mov [rsp], rax
  ;; x86_64 |     mov r11, r9
  ;; x86_64 |     mov r9, rcx
  ;; x86_64 |     mov rcx, r11
  ;; x86_64 |     mov r11, rdx
  ;; x86_64 |     mov rdx, r8
  ;; x86_64 |     mov r8, r11
  ;; x86_64 |     mov rax, [rbp-56]
  ;; x86_64 |     movups xmm7, [rsp]
  ;; x86_64 |     movups [rbp+16], xmm7
  ;; x86_64 |     mov rsp, rbp
  ;; x86_64 |     pop rbp
  ;; x86_64 |     jmp <function 3 shrink>
  ;; x86_64 | end
  ;; aarch64 |     stur x0, [x29, -16]
  ;; aarch64 |     stur x1, [x29, -24]
  ;; aarch64 |     stur x2, [x29, -32]
  ;; aarch64 |     stur x3, [x29, -40]
  ;; aarch64 |     stur x4, [x29, -48]
  ;; aarch64 |     ldr x16, [x29, 16]
  ;; aarch64 |     stur x16, [x29, -56]
  ;; aarch64 | local.get 5
  ;; aarch64 | local.get 4
  ;; aarch64 | local.get 3
  ;; aarch64 | local.get 2
  ;; aarch64 | local.get 1
  ;; aarch64 | local.get 0
  ;; aarch64 | return_call 3
  ;; aarch64 |     sub sp, sp, 16
  ;; aarch64 |     str x0, [sp]
  ;; aarch64 |     mov x16, x4
  ;; aarch64 |     mov x4, x1
  ;; aarch64 |     mov x1, x16
  ;; aarch64 |     mov x16, x2
  ;; aarch64 |     mov x2, x3
  ;; aarch64 |     mov x3, x16
  ;; aarch64 |     ldur x0, [x29, -56]
  ;; aarch64 |     add x17, x29, 16
  ;; aarch64 |     ldp x29, x30, [x29]
  ;; aarch64 |     ldr q31, [sp]
  ;; aarch64 |     str q31, [x17]
  ;; aarch64 |     mov sp, x17
  ;; aarch64 |     b <function 3 shrink>
  ;; aarch64 | end
  (func $area (type $a)
    (local.get 0) (local.get 0) (local.get 0) (local.get 0) (local.get 0) (local.get 0))
  ;; x86_64 |     mov [rbp-16], rbx
  ;; x86_64 |     mov rbx, rax
  ;; x86_64 |     mov [rbp-32], rcx
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 0
  ;; x86_64 | end
  ;; x86_64 |     mov r11, [rbp-32]
  ;; x86_64 |     mov [r11], rbx
  ;; x86_64 |     mov [r11+8], rbx
  ;; x86_64 |     mov [r11+16], rbx
  ;; x86_64 |     mov [r11+24], rbx
  ;; x86_64 |     mov [r11+32], rbx
  ;; x86_64 |     mov [r11+40], rbx
  ;; x86_64 |     mov rbx, [rbp-16]
  ;; aarch64 |     stur x19, [x29, -16]
  ;; aarch64 |     mov x19, x0
  ;; aarch64 |     stur x1, [x29, -32]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 0
  ;; aarch64 | end
  ;; aarch64 |     ldur x16, [x29, -32]
  ;; aarch64 |     str x19, [x16]
  ;; aarch64 |     str x19, [x16, 8]
  ;; aarch64 |     str x19, [x16, 16]
  ;; aarch64 |     str x19, [x16, 24]
  ;; aarch64 |     str x19, [x16, 32]
  ;; aarch64 |     str x19, [x16, 40]
  ;; aarch64 |     ldur x19, [x29, -16]
  (func (export "area") (type $a) (return_call $area (i64.add (local.get 0) (i64.const 1))))
  ;; x86_64 |     mov [rbp-16], rax
  ;; x86_64 |     mov [rbp-24], rcx
  ;; x86_64 | local.get 0
  ;; x86_64 | i64.const 1
  ;; x86_64 | i64.add
  ;; x86_64 |     lea rcx, [rax+1]
  ;; x86_64 | return_call 6
  ;; x86_64 |     mov rax, rcx
  ;; x86_64 |     mov rcx, [rbp-24]
  ;; x86_64 |     mov rsp, rbp
  ;; x86_64 |     pop rbp
  ;; x86_64 |     jmp <function 6 area>
  ;; x86_64 | end
  ;; aarch64 |     stur x0, [x29, -16]
  ;; aarch64 |     stur x1, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | i64.const 1
  ;; aarch64 | i64.add
  ;; aarch64 |     add x1, x0, 1
  ;; aarch64 | return_call 6
  ;; aarch64 |     mov x0, x1
  ;; aarch64 |     ldur x1, [x29, -24]
  ;; aarch64 |     add x17, x29, 16
  ;; aarch64 |     ldp x29, x30, [x29]
  ;; aarch64 |     mov sp, x17
  ;; aarch64 |     b <function 6 area>
  ;; aarch64 | end
  ;; Out of the instance: a restore frame, or the one that is there.
  (func (export "import") (param i32) (return_call $print (local.get 0)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 | local.get 0
  ;; x86_64 | return_call 0
  ;; x86_64 |     lea r14, [r15+176]
  ;; x86_64 |     mov r11, [r15+32]
  ;; x86_64 |     cmp r11, [rbp+8]
  ;; x86_64 |     je L1
  ;; x86_64 |     mov qword ptr [rbp-16], 0
  ;; x86_64 |     push qword ptr [r15+32]
  ;; x86_64 |     mov r11, r14
  ;; x86_64 |     mov r14, r15
  ;; x86_64 |     mov r15, [r11+8]
  ;; x86_64 |     mov r11, [r11]
  ;; x86_64 |     jmp r11
  ;; x86_64 |   L1:
  ;; x86_64 |     mov r11, r14
  ;; x86_64 |     mov r14, r15
  ;; x86_64 |     mov r15, [r11+8]
  ;; x86_64 |     mov r11, [r11]
  ;; x86_64 |     mov rsp, rbp
  ;; x86_64 |     pop rbp
  ;; x86_64 |     jmp r11
  ;; x86_64 | end
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | return_call 0
  ;; aarch64 |     add x27, x28, 176
  ;; aarch64 |     ldr x16, [x28, 32]
  ;; aarch64 |     ldr x17, [x29, 8]
  ;; aarch64 |     cmp x16, x17
  ;; aarch64 |     b.eq L1
  ;; aarch64 |     stur xzr, [x29, -16]
  ;; aarch64 |     ldr x30, [x28, 32]
  ;; aarch64 |     mov x16, x27
  ;; aarch64 |     mov x27, x28
  ;; aarch64 |     ldr x28, [x16, 8]
  ;; aarch64 |     ldr x16, [x16]
  ;; aarch64 |     br x16
  ;; aarch64 |   L1:
  ;; aarch64 |     mov x16, x27
  ;; aarch64 |     mov x27, x28
  ;; aarch64 |     ldr x28, [x16, 8]
  ;; aarch64 |     ldr x16, [x16]
  ;; aarch64 |     add x17, x29, 16
  ;; aarch64 |     ldp x29, x30, [x29]
  ;; aarch64 |     mov sp, x17
  ;; aarch64 |     br x16
  ;; aarch64 | end
  ;; The callee may be of the same instance.
  (func (export "indirect") (param i32 i32) (result i32)
    (return_call_indirect (type $f) (local.get 0) (local.get 1)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 |     mov [rbp-24], ecx
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | return_call_indirect 0 0
  ;; x86_64 |     mov rdx, [r15+160]
  ;; x86_64 |     cmp rcx, [rdx+8]
  ;; x86_64 |     jae L3
  ;; x86_64 |     mov rdx, [rdx]
  ;; x86_64 |     mov r14, [rdx+rcx*8]
  ;; x86_64 |     mov edx, [r14+16]  ; may fault: uninitialized element
  ;; x86_64 |     cmp edx, [r15+200]
  ;; x86_64 |     jne L4
  ;; x86_64 |     mov r11, [r14+8]
  ;; x86_64 |     cmp r11, r15
  ;; x86_64 |     je L1
  ;; x86_64 |     mov r11, [r15+32]
  ;; x86_64 |     cmp r11, [rbp+8]
  ;; x86_64 |     je L1
  ;; x86_64 |     mov qword ptr [rbp-16], 0
  ;; x86_64 |     push qword ptr [r15+32]
  ;; x86_64 |     mov r11, r14
  ;; x86_64 |     mov r14, r15
  ;; x86_64 |     mov r15, [r11+8]
  ;; x86_64 |     mov r11, [r11]
  ;; x86_64 |     jmp r11
  ;; x86_64 |   L1:
  ;; x86_64 |     mov r11, r14
  ;; x86_64 |     mov r14, r15
  ;; x86_64 |     mov r15, [r11+8]
  ;; x86_64 |     mov r11, [r11]
  ;; x86_64 |     mov rsp, rbp
  ;; x86_64 |     pop rbp
  ;; x86_64 |     jmp r11
  ;; x86_64 | end
  ;; x86_64 |   L3:
  ;; x86_64 |     call qword ptr [r15+24]  ; undefined element
  ;; x86_64 |   L4:
  ;; x86_64 |     call qword ptr [r15+24]  ; indirect call type mismatch
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 |     stur w1, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | return_call_indirect 0 0
  ;; aarch64 |     ldr x2, [x28, 160]
  ;; aarch64 |     ldr x17, [x2, 8]
  ;; aarch64 |     cmp x1, x17
  ;; aarch64 |     b.cs L3
  ;; aarch64 |     ldr x2, [x2]
  ;; aarch64 |     ldr x27, [x2, x1, lsl 3]
  ;; aarch64 |     ldr w2, [x27, 16]  ; may fault: uninitialized element
  ;; aarch64 |     ldr w17, [x28, 200]
  ;; aarch64 |     cmp w2, w17
  ;; aarch64 |     b.ne L4
  ;; aarch64 |     ldr x16, [x27, 8]
  ;; aarch64 |     cmp x16, x28
  ;; aarch64 |     b.eq L1
  ;; aarch64 |     ldr x16, [x28, 32]
  ;; aarch64 |     ldr x17, [x29, 8]
  ;; aarch64 |     cmp x16, x17
  ;; aarch64 |     b.eq L1
  ;; aarch64 |     stur xzr, [x29, -16]
  ;; aarch64 |     ldr x30, [x28, 32]
  ;; aarch64 |     mov x16, x27
  ;; aarch64 |     mov x27, x28
  ;; aarch64 |     ldr x28, [x16, 8]
  ;; aarch64 |     ldr x16, [x16]
  ;; aarch64 |     br x16
  ;; aarch64 |   L1:
  ;; aarch64 |     mov x16, x27
  ;; aarch64 |     mov x27, x28
  ;; aarch64 |     ldr x28, [x16, 8]
  ;; aarch64 |     ldr x16, [x16]
  ;; aarch64 |     add x17, x29, 16
  ;; aarch64 |     ldp x29, x30, [x29]
  ;; aarch64 |     mov sp, x17
  ;; aarch64 |     br x16
  ;; aarch64 | end
  ;; aarch64 |   L3:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; undefined element
  ;; aarch64 |   L4:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; indirect call type mismatch
  (func (export "ref") (param i32) (result i32)
    (return_call_ref $f (local.get 0) (ref.func $self)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 | local.get 0
  ;; x86_64 | ref.func 1
  ;; x86_64 |     lea rcx, [r15+248]
  ;; x86_64 | return_call_ref 0
  ;; x86_64 |     mov r14, rcx
  ;; x86_64 |     mov r11, [r14+8]  ; may fault: null function reference
  ;; x86_64 |     mov r11, [r14+8]
  ;; x86_64 |     cmp r11, r15
  ;; x86_64 |     je L1
  ;; x86_64 |     mov r11, [r15+32]
  ;; x86_64 |     cmp r11, [rbp+8]
  ;; x86_64 |     je L1
  ;; x86_64 |     mov qword ptr [rbp-16], 0
  ;; x86_64 |     push qword ptr [r15+32]
  ;; x86_64 |     mov r11, r14
  ;; x86_64 |     mov r14, r15
  ;; x86_64 |     mov r15, [r11+8]
  ;; x86_64 |     mov r11, [r11]
  ;; x86_64 |     jmp r11
  ;; x86_64 |   L1:
  ;; x86_64 |     mov r11, r14
  ;; x86_64 |     mov r14, r15
  ;; x86_64 |     mov r15, [r11+8]
  ;; x86_64 |     mov r11, [r11]
  ;; x86_64 |     mov rsp, rbp
  ;; x86_64 |     pop rbp
  ;; x86_64 |     jmp r11
  ;; x86_64 | end
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | ref.func 1
  ;; aarch64 |     add x1, x28, 248
  ;; aarch64 | return_call_ref 0
  ;; aarch64 |     mov x27, x1
  ;; aarch64 |     ldr x16, [x27, 8]  ; may fault: null function reference
  ;; aarch64 |     ldr x16, [x27, 8]
  ;; aarch64 |     cmp x16, x28
  ;; aarch64 |     b.eq L1
  ;; aarch64 |     ldr x16, [x28, 32]
  ;; aarch64 |     ldr x17, [x29, 8]
  ;; aarch64 |     cmp x16, x17
  ;; aarch64 |     b.eq L1
  ;; aarch64 |     stur xzr, [x29, -16]
  ;; aarch64 |     ldr x30, [x28, 32]
  ;; aarch64 |     mov x16, x27
  ;; aarch64 |     mov x27, x28
  ;; aarch64 |     ldr x28, [x16, 8]
  ;; aarch64 |     ldr x16, [x16]
  ;; aarch64 |     br x16
  ;; aarch64 |   L1:
  ;; aarch64 |     mov x16, x27
  ;; aarch64 |     mov x27, x28
  ;; aarch64 |     ldr x28, [x16, 8]
  ;; aarch64 |     ldr x16, [x16]
  ;; aarch64 |     add x17, x29, 16
  ;; aarch64 |     ldp x29, x30, [x29]
  ;; aarch64 |     mov sp, x17
  ;; aarch64 |     br x16
  ;; aarch64 | end
)

(assert_return (invoke "self" (i32.const 1000)) (i32.const 9))
(assert_return (invoke "pinned" (i32.const 1000)) (i32.const 9))
(assert_return (invoke "grow" (i64.const 10)) (i32.const 9))
(assert_return (invoke "same" (i64.const 10) (i64.const 0) (i64.const 0) (i64.const 0) (i64.const 0) (i64.const 0)) (i32.const 9))
(assert_return (invoke "area" (i64.const 1)) (i64.const 2) (i64.const 2) (i64.const 2) (i64.const 2) (i64.const 2) (i64.const 2))
(assert_return (invoke "import" (i32.const 1)))
(assert_return (invoke "indirect" (i32.const 3) (i32.const 0)) (i32.const 9))
(assert_trap (invoke "indirect" (i32.const 3) (i32.const 1)) "indirect call type mismatch")
(assert_return (invoke "ref" (i32.const 3)) (i32.const 9))
