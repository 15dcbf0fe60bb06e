;; Fuel: a straight line is charged for at its end, before control may go elsewhere. All assertions
;; share the fuel, which the last ones use up.
;;! options: -W fuel=5000
;;! x86_64 options: -C cpu=x86-64-v3
(module
  (import "spectest" "print" (func $print))
  (func $line (export "line") (param i32) (result i32)
    (i32.add (i32.mul (local.get 0) (i32.const 3)) (i32.const 1)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 | local.get 0
  ;; x86_64 | i32.const 3
  ;; x86_64 | i32.mul
  ;; x86_64 |     imul ecx, eax, 3
  ;; x86_64 | i32.const 1
  ;; x86_64 | i32.add
  ;; x86_64 |     add ecx, 1
  ;; x86_64 | end
  ;; x86_64 |     mov r11, [r15+40]
  ;; x86_64 |     sub qword ptr [r11], 5
  ;; x86_64 |     js L2
  ;; x86_64 |     mov eax, ecx
  ;; x86_64 |   L2:
  ;; x86_64 |     call qword ptr [r15+24]  ; all fuel consumed
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | i32.const 3
  ;; aarch64 | i32.mul
  ;; aarch64 |     mov w17, 3
  ;; aarch64 |     mul w1, w0, w17
  ;; aarch64 | i32.const 1
  ;; aarch64 | i32.add
  ;; aarch64 |     add w1, w1, 1
  ;; aarch64 | end
  ;; aarch64 |     ldr x16, [x28, 40]
  ;; aarch64 |     ldr x17, [x16]
  ;; aarch64 |     sub x17, x17, 5
  ;; aarch64 |     str x17, [x16]
  ;; aarch64 |     cmp x17, 0
  ;; aarch64 |     b.lt L2
  ;; aarch64 |     mov w0, w1
  ;; aarch64 |   L2:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; all fuel consumed
  ;; Comparison and branch are two instructions, with the charge in between.
  (func (export "loop") (param i32) (result i32)
    (local i32)
    (loop
      (local.set 1 (i32.add (local.get 1) (local.get 0)))
      (br_if 0 (i32.gt_s (local.tee 0 (i32.sub (local.get 0) (i32.const 1))) (i32.const 0))))
    (local.get 1))
  ;; x86_64 |     mov [rbp-16], rbx
  ;; x86_64 |     mov [rbp-24], rsi
  ;; x86_64 |     mov ebx, eax
  ;; x86_64 |     mov esi, 0
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
  ;; x86_64 | local.tee 0
  ;; x86_64 | i32.const 0
  ;; x86_64 | i32.gt_s
  ;; x86_64 |     test ebx, ebx
  ;; x86_64 |     setg al
  ;; x86_64 |     movzx eax, al
  ;; x86_64 | br_if 0
  ;; x86_64 |     mov r11, [r15+40]
  ;; x86_64 |     sub qword ptr [r11], 11
  ;; x86_64 |     js L3
  ;; x86_64 |     test eax, eax
  ;; x86_64 |     short jne L1
  ;; x86_64 | end
  ;; x86_64 | local.get 1
  ;; x86_64 | end
  ;; x86_64 |     mov r11, [r15+40]
  ;; x86_64 |     sub qword ptr [r11], 1
  ;; x86_64 |     js L4
  ;; x86_64 |     mov eax, esi
  ;; x86_64 |     mov rbx, [rbp-16]
  ;; x86_64 |     mov rsi, [rbp-24]
  ;; x86_64 |   L3:
  ;; x86_64 |     call qword ptr [r15+24]  ; all fuel consumed
  ;; x86_64 |   L4:
  ;; x86_64 |     call qword ptr [r15+24]  ; all fuel consumed
  ;; aarch64 |     stp x20, x19, [x29, -24]
  ;; aarch64 |     mov w19, w0
  ;; aarch64 |     mov w20, 0
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
  ;; aarch64 | local.tee 0
  ;; aarch64 | i32.const 0
  ;; aarch64 | i32.gt_s
  ;; aarch64 |     cmp w19, 0
  ;; aarch64 |     cset w0, gt
  ;; aarch64 | br_if 0
  ;; aarch64 |     ldr x16, [x28, 40]
  ;; aarch64 |     ldr x17, [x16]
  ;; aarch64 |     sub x17, x17, 11
  ;; aarch64 |     str x17, [x16]
  ;; aarch64 |     cmp x17, 0
  ;; aarch64 |     b.lt L3
  ;; aarch64 |     cbnz w0, L1
  ;; aarch64 | end
  ;; aarch64 | local.get 1
  ;; aarch64 | end
  ;; aarch64 |     ldr x16, [x28, 40]
  ;; aarch64 |     ldr x17, [x16]
  ;; aarch64 |     sub x17, x17, 1
  ;; aarch64 |     str x17, [x16]
  ;; aarch64 |     cmp x17, 0
  ;; aarch64 |     b.lt L4
  ;; aarch64 |     mov w0, w20
  ;; aarch64 |     ldp x20, x19, [x29, -24]
  ;; aarch64 |   L3:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; all fuel consumed
  ;; aarch64 |   L4:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; all fuel consumed
  (func (export "if") (param i32) (result i32)
    (if (result i32) (i32.eqz (local.get 0)) (then (i32.const 1)) (else (i32.const 2))))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 | local.get 0
  ;; x86_64 | i32.eqz
  ;; x86_64 |     test eax, eax
  ;; x86_64 |     sete cl
  ;; x86_64 |     movzx ecx, cl
  ;; x86_64 | if (result i32)
  ;; x86_64 |     mov r11, [r15+40]
  ;; x86_64 |     sub qword ptr [r11], 3
  ;; x86_64 |     js L4
  ;; x86_64 |     test ecx, ecx
  ;; x86_64 |     je L1
  ;; x86_64 | i32.const 1
  ;; x86_64 | else
  ;; x86_64 |     mov r11, [r15+40]
  ;; x86_64 |     sub qword ptr [r11], 1
  ;; x86_64 |     js L5
  ;; x86_64 |     mov eax, 1
  ;; x86_64 |     jmp L2
  ;; x86_64 |   L1:
  ;; x86_64 | i32.const 2
  ;; x86_64 | end
  ;; x86_64 |     mov r11, [r15+40]
  ;; x86_64 |     sub qword ptr [r11], 1
  ;; x86_64 |     js L6
  ;; x86_64 |     mov eax, 2
  ;; x86_64 |   L2:
  ;; x86_64 | end
  ;; x86_64 |   L4:
  ;; x86_64 |     call qword ptr [r15+24]  ; all fuel consumed
  ;; x86_64 |   L5:
  ;; x86_64 |     call qword ptr [r15+24]  ; all fuel consumed
  ;; x86_64 |   L6:
  ;; x86_64 |     call qword ptr [r15+24]  ; all fuel consumed
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | i32.eqz
  ;; aarch64 |     cmp w0, 0
  ;; aarch64 |     cset w1, eq
  ;; aarch64 | if (result i32)
  ;; aarch64 |     ldr x16, [x28, 40]
  ;; aarch64 |     ldr x17, [x16]
  ;; aarch64 |     sub x17, x17, 3
  ;; aarch64 |     str x17, [x16]
  ;; aarch64 |     cmp x17, 0
  ;; aarch64 |     b.lt L4
  ;; aarch64 |     cbz w1, L1
  ;; aarch64 | i32.const 1
  ;; aarch64 | else
  ;; aarch64 |     ldr x16, [x28, 40]
  ;; aarch64 |     ldr x17, [x16]
  ;; aarch64 |     sub x17, x17, 1
  ;; aarch64 |     str x17, [x16]
  ;; aarch64 |     cmp x17, 0
  ;; aarch64 |     b.lt L5
  ;; aarch64 |     mov w0, 1
  ;; aarch64 |     b L2
  ;; aarch64 |   L1:
  ;; aarch64 | i32.const 2
  ;; aarch64 | end
  ;; aarch64 |     ldr x16, [x28, 40]
  ;; aarch64 |     ldr x17, [x16]
  ;; aarch64 |     sub x17, x17, 1
  ;; aarch64 |     str x17, [x16]
  ;; aarch64 |     cmp x17, 0
  ;; aarch64 |     b.lt L6
  ;; aarch64 |     mov w0, 2
  ;; aarch64 |   L2:
  ;; aarch64 | end
  ;; aarch64 |   L4:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; all fuel consumed
  ;; aarch64 |   L5:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; all fuel consumed
  ;; aarch64 |   L6:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; all fuel consumed
  (func (export "call") (result i32) (call $print) (call $line (i32.const 2)))
  ;; x86_64 | call 0
  ;; x86_64 |     mov r11, [r15+40]
  ;; x86_64 |     sub qword ptr [r11], 1
  ;; x86_64 |     js L2
  ;; x86_64 |     mov r14, r15
  ;; x86_64 |     mov r15, [r14+168]
  ;; x86_64 |     call qword ptr [r14+160]
  ;; x86_64 |     mov r15, [rbp-8]
  ;; x86_64 | i32.const 2
  ;; x86_64 | call 1
  ;; x86_64 |     mov r11, [r15+40]
  ;; x86_64 |     sub qword ptr [r11], 2
  ;; x86_64 |     js L3
  ;; x86_64 |     mov eax, 2
  ;; x86_64 |     call <function 1 line>
  ;; x86_64 | end
  ;; x86_64 |   L2:
  ;; x86_64 |     call qword ptr [r15+24]  ; all fuel consumed
  ;; x86_64 |   L3:
  ;; x86_64 |     call qword ptr [r15+24]  ; all fuel consumed
  ;; aarch64 | call 0
  ;; aarch64 |     ldr x16, [x28, 40]
  ;; aarch64 |     ldr x17, [x16]
  ;; aarch64 |     sub x17, x17, 1
  ;; aarch64 |     str x17, [x16]
  ;; aarch64 |     cmp x17, 0
  ;; aarch64 |     b.lt L2
  ;; aarch64 |     mov x27, x28
  ;; aarch64 |     ldr x28, [x27, 168]
  ;; aarch64 |     ldr x17, [x27, 160]
  ;; aarch64 |     blr x17
  ;; aarch64 |     ldur x28, [x29, -8]
  ;; aarch64 | i32.const 2
  ;; aarch64 | call 1
  ;; aarch64 |     ldr x16, [x28, 40]
  ;; aarch64 |     ldr x17, [x16]
  ;; aarch64 |     sub x17, x17, 2
  ;; aarch64 |     str x17, [x16]
  ;; aarch64 |     cmp x17, 0
  ;; aarch64 |     b.lt L3
  ;; aarch64 |     mov w0, 2
  ;; aarch64 |     bl <function 1 line>
  ;; aarch64 | end
  ;; aarch64 |   L2:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; all fuel consumed
  ;; aarch64 |   L3:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; all fuel consumed
  (func (export "return") (result i32) (return (i32.const 7)))
  ;; x86_64 | i32.const 7
  ;; x86_64 | return
  ;; x86_64 |     mov r11, [r15+40]
  ;; x86_64 |     sub qword ptr [r11], 1
  ;; x86_64 |     js L3
  ;; x86_64 |     mov eax, 7
  ;; x86_64 |     jmp L1
  ;; x86_64 | end
  ;; x86_64 |   L1:
  ;; x86_64 |   L3:
  ;; x86_64 |     call qword ptr [r15+24]  ; all fuel consumed
  ;; aarch64 | i32.const 7
  ;; aarch64 | return
  ;; aarch64 |     ldr x16, [x28, 40]
  ;; aarch64 |     ldr x17, [x16]
  ;; aarch64 |     sub x17, x17, 1
  ;; aarch64 |     str x17, [x16]
  ;; aarch64 |     cmp x17, 0
  ;; aarch64 |     b.lt L3
  ;; aarch64 |     mov w0, 7
  ;; aarch64 |     b L1
  ;; aarch64 | end
  ;; aarch64 |   L1:
  ;; aarch64 |   L3:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; all fuel consumed
  (func $forever (export "forever") (br_if 0 (i32.const 0)) (return_call $forever))
  ;; x86_64 | i32.const 0
  ;; x86_64 | br_if 0
  ;; x86_64 |     mov r11, [r15+40]
  ;; x86_64 |     sub qword ptr [r11], 2
  ;; x86_64 |     js L3
  ;; x86_64 |     mov eax, 0
  ;; x86_64 |     test eax, eax
  ;; x86_64 |     jne L1
  ;; x86_64 | return_call 6
  ;; x86_64 |     mov r11, [r15+40]
  ;; x86_64 |     sub qword ptr [r11], 1
  ;; x86_64 |     js L4
  ;; x86_64 |     mov rsp, rbp
  ;; x86_64 |     pop rbp
  ;; x86_64 |     jmp <function 6 forever>
  ;; x86_64 | end
  ;; x86_64 |   L1:
  ;; x86_64 |   L3:
  ;; x86_64 |     call qword ptr [r15+24]  ; all fuel consumed
  ;; x86_64 |   L4:
  ;; x86_64 |     call qword ptr [r15+24]  ; all fuel consumed
  ;; aarch64 | i32.const 0
  ;; aarch64 | br_if 0
  ;; aarch64 |     ldr x16, [x28, 40]
  ;; aarch64 |     ldr x17, [x16]
  ;; aarch64 |     sub x17, x17, 2
  ;; aarch64 |     str x17, [x16]
  ;; aarch64 |     cmp x17, 0
  ;; aarch64 |     b.lt L3
  ;; aarch64 |     mov w0, 0
  ;; aarch64 |     cbnz w0, L1
  ;; aarch64 | return_call 6
  ;; aarch64 |     ldr x16, [x28, 40]
  ;; aarch64 |     ldr x17, [x16]
  ;; aarch64 |     sub x17, x17, 1
  ;; aarch64 |     str x17, [x16]
  ;; aarch64 |     cmp x17, 0
  ;; aarch64 |     b.lt L4
  ;; aarch64 |     add x17, x29, 16
  ;; aarch64 |     ldp x29, x30, [x29]
  ;; aarch64 |     mov sp, x17
  ;; aarch64 |     b <function 6 forever>
  ;; aarch64 | end
  ;; aarch64 |   L1:
  ;; aarch64 |   L3:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; all fuel consumed
  ;; aarch64 |   L4:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; all fuel consumed
)

(assert_return (invoke "line" (i32.const 4)) (i32.const 13))
(assert_return (invoke "loop" (i32.const 10)) (i32.const 55))
(assert_return (invoke "if" (i32.const 0)) (i32.const 1))
(assert_return (invoke "if" (i32.const 5)) (i32.const 2))
(assert_return (invoke "call") (i32.const 7))
(assert_return (invoke "return") (i32.const 7))
(assert_trap (invoke "loop" (i32.const 1000000)) "all fuel consumed")
(assert_trap (invoke "forever") "all fuel consumed")
(assert_trap (invoke "line" (i32.const 4)) "all fuel consumed")
