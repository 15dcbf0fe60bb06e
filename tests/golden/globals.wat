;; Globals: own ones in the instance, imported ones through a pointer; references to functions.
;;! x86_64 options: -C cpu=x86-64-v3
(module
  (import "spectest" "global_i32" (global $imported i32))
  (import "spectest" "print" (func $print))
  (global $i32 (mut i32) (i32.const 1))
  (global $i64 (mut i64) (i64.const 2))
  (global $f32 (mut f32) (f32.const 3))
  (global $f64 (mut f64) (f64.const 4))
  (global $ref (mut funcref) (ref.null func))
  (elem declare func $own $print)
  (func $own)
  ;; x86_64 | end
  ;; aarch64 | end
  (func (export "get imported") (result i32) (global.get $imported))
  ;; x86_64 | global.get 0
  ;; x86_64 |     mov r11, [r15+240]
  ;; x86_64 |     mov eax, [r11]
  ;; x86_64 | end
  ;; aarch64 | global.get 0
  ;; aarch64 |     ldr x16, [x28, 240]
  ;; aarch64 |     ldr w0, [x16]
  ;; aarch64 | end
  (func (export "get i32") (result i32) (global.get $i32))
  ;; x86_64 | global.get 1
  ;; x86_64 |     mov eax, [r15+160]
  ;; x86_64 | end
  ;; aarch64 | global.get 1
  ;; aarch64 |     ldr w0, [x28, 160]
  ;; aarch64 | end
  (func (export "get i64") (result i64) (global.get $i64))
  ;; x86_64 | global.get 2
  ;; x86_64 |     mov rax, [r15+176]
  ;; x86_64 | end
  ;; aarch64 | global.get 2
  ;; aarch64 |     ldr x0, [x28, 176]
  ;; aarch64 | end
  (func (export "get f32") (result f32) (global.get $f32))
  ;; x86_64 | global.get 3
  ;; x86_64 |     movss xmm0, [r15+192]
  ;; x86_64 | end
  ;; aarch64 | global.get 3
  ;; aarch64 |     ldr s0, [x28, 192]
  ;; aarch64 | end
  (func (export "get f64") (result f64) (global.get $f64))
  ;; x86_64 | global.get 4
  ;; x86_64 |     movsd xmm0, [r15+208]
  ;; x86_64 | end
  ;; aarch64 | global.get 4
  ;; aarch64 |     ldr d0, [x28, 208]
  ;; aarch64 | end
  (func (export "set i32") (param i32) (global.set $i32 (local.get 0)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 | local.get 0
  ;; x86_64 | global.set 1
  ;; x86_64 |     mov [r15+160], eax
  ;; x86_64 | end
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | global.set 1
  ;; aarch64 |     str w0, [x28, 160]
  ;; aarch64 | end
  (func (export "set i64") (param i64) (global.set $i64 (local.get 0)))
  ;; x86_64 |     mov [rbp-16], rax
  ;; x86_64 | local.get 0
  ;; x86_64 | global.set 2
  ;; x86_64 |     mov [r15+176], rax
  ;; x86_64 | end
  ;; aarch64 |     stur x0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | global.set 2
  ;; aarch64 |     str x0, [x28, 176]
  ;; aarch64 | end
  (func (export "set f32") (param f32) (global.set $f32 (local.get 0)))
  ;; x86_64 |     movss [rbp-16], xmm0
  ;; x86_64 | local.get 0
  ;; x86_64 | global.set 3
  ;; x86_64 |     movss [r15+192], xmm0
  ;; x86_64 | end
  ;; aarch64 |     stur s0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | global.set 3
  ;; aarch64 |     str s0, [x28, 192]
  ;; aarch64 | end
  (func (export "set f64") (param f64) (global.set $f64 (local.get 0)))
  ;; x86_64 |     movsd [rbp-16], xmm0
  ;; x86_64 | local.get 0
  ;; x86_64 | global.set 4
  ;; x86_64 |     movsd [r15+208], xmm0
  ;; x86_64 | end
  ;; aarch64 |     stur d0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | global.set 4
  ;; aarch64 |     str d0, [x28, 208]
  ;; aarch64 | end
  (func (export "set constants")
    (global.set $i32 (i32.const -1))
    (global.set $i64 (i64.const 0x123456789abcdef0))
    (global.set $f64 (f64.const 1)))
  ;; x86_64 | i32.const -1
  ;; x86_64 | global.set 1
  ;; x86_64 |     mov dword ptr [r15+160], -1
  ;; x86_64 | i64.const 1311768467463790320
  ;; x86_64 | global.set 2
  ;; x86_64 |     mov r11, 1311768467463790320
  ;; x86_64 |     mov [r15+176], r11
  ;; x86_64 | f64.const 1
  ;; x86_64 | global.set 4
  ;; x86_64 |     mov r11, 4607182418800017408
  ;; x86_64 |     mov [r15+208], r11
  ;; x86_64 | end
  ;; aarch64 | i32.const -1
  ;; aarch64 | global.set 1
  ;; aarch64 |     mov w17, 4294967295
  ;; aarch64 |     str w17, [x28, 160]
  ;; aarch64 | i64.const 1311768467463790320
  ;; aarch64 | global.set 2
  ;; aarch64 |     mov x17, 1311768467463790320
  ;; aarch64 |     str x17, [x28, 176]
  ;; aarch64 | f64.const 1
  ;; aarch64 | global.set 4
  ;; aarch64 |     mov x17, 4607182418800017408
  ;; aarch64 |     str x17, [x28, 208]
  ;; aarch64 | end
  (func (export "count") (global.set $i32 (i32.add (global.get $i32) (i32.const 1))))
  ;; x86_64 | global.get 1
  ;; x86_64 |     mov eax, [r15+160]
  ;; x86_64 | i32.const 1
  ;; x86_64 | i32.add
  ;; x86_64 |     add eax, 1
  ;; x86_64 | global.set 1
  ;; x86_64 |     mov [r15+160], eax
  ;; x86_64 | end
  ;; aarch64 | global.get 1
  ;; aarch64 |     ldr w0, [x28, 160]
  ;; aarch64 | i32.const 1
  ;; aarch64 | i32.add
  ;; aarch64 |     add w0, w0, 1
  ;; aarch64 | global.set 1
  ;; aarch64 |     str w0, [x28, 160]
  ;; aarch64 | end
  (func (export "ref.null") (global.set $ref (ref.null func)))
  ;; x86_64 | ref.null func
  ;; x86_64 | global.set 5
  ;; x86_64 |     mov qword ptr [r15+224], 0
  ;; x86_64 | end
  ;; aarch64 | ref.null func
  ;; aarch64 | global.set 5
  ;; aarch64 |     str xzr, [x28, 224]
  ;; aarch64 | end
  (func (export "ref.func own") (global.set $ref (ref.func $own)))
  ;; x86_64 | ref.func 1
  ;; x86_64 |     lea rax, [r15+336]
  ;; x86_64 | global.set 5
  ;; x86_64 |     mov [r15+224], rax
  ;; x86_64 | end
  ;; aarch64 | ref.func 1
  ;; aarch64 |     add x0, x28, 336
  ;; aarch64 | global.set 5
  ;; aarch64 |     str x0, [x28, 224]
  ;; aarch64 | end
  (func (export "ref.func imported") (global.set $ref (ref.func $print)))
  ;; x86_64 | ref.func 0
  ;; x86_64 |     mov rax, [r15+264]
  ;; x86_64 | global.set 5
  ;; x86_64 |     mov [r15+224], rax
  ;; x86_64 | end
  ;; aarch64 | ref.func 0
  ;; aarch64 |     ldr x0, [x28, 264]
  ;; aarch64 | global.set 5
  ;; aarch64 |     str x0, [x28, 224]
  ;; aarch64 | end
  (func (export "ref.is_null") (result i32) (ref.is_null (global.get $ref)))
  ;; x86_64 | global.get 5
  ;; x86_64 |     mov rax, [r15+224]
  ;; x86_64 | ref.is_null
  ;; x86_64 |     test rax, rax
  ;; x86_64 |     sete al
  ;; x86_64 |     movzx eax, al
  ;; x86_64 | end
  ;; aarch64 | global.get 5
  ;; aarch64 |     ldr x0, [x28, 224]
  ;; aarch64 | ref.is_null
  ;; aarch64 |     cmp x0, 0
  ;; aarch64 |     cset w0, eq
  ;; aarch64 | end
  (func (export "if ref.is_null") (result i32)
    (if (result i32) (ref.is_null (global.get $ref)) (then (i32.const 1)) (else (i32.const 2))))
  ;; x86_64 | global.get 5
  ;; x86_64 |     mov rax, [r15+224]
  ;; x86_64 | ref.is_null
  ;; x86_64 | if (result i32)
  ;; x86_64 |     test rax, rax
  ;; x86_64 |     jne L1
  ;; x86_64 | i32.const 1
  ;; x86_64 | else
  ;; x86_64 |     mov eax, 1
  ;; x86_64 |     jmp L2
  ;; x86_64 |   L1:
  ;; x86_64 | i32.const 2
  ;; x86_64 | end
  ;; x86_64 |     mov eax, 2
  ;; x86_64 |   L2:
  ;; x86_64 | end
  ;; aarch64 | global.get 5
  ;; aarch64 |     ldr x0, [x28, 224]
  ;; aarch64 | ref.is_null
  ;; aarch64 | if (result i32)
  ;; aarch64 |     cbnz x0, L1
  ;; aarch64 | i32.const 1
  ;; aarch64 | else
  ;; aarch64 |     mov w0, 1
  ;; aarch64 |     b L2
  ;; aarch64 |   L1:
  ;; aarch64 | i32.const 2
  ;; aarch64 | end
  ;; aarch64 |     mov w0, 2
  ;; aarch64 |   L2:
  ;; aarch64 | end
)
(assert_return (invoke "get imported") (i32.const 666))
(assert_return (invoke "get i32") (i32.const 1))
(assert_return (invoke "get i64") (i64.const 2))
(assert_return (invoke "get f32") (f32.const 3))
(assert_return (invoke "get f64") (f64.const 4))
(invoke "set i32" (i32.const 11))
(invoke "set i64" (i64.const 12))
(invoke "set f32" (f32.const 13))
(invoke "set f64" (f64.const 14))
(assert_return (invoke "get i32") (i32.const 11))
(assert_return (invoke "get i64") (i64.const 12))
(assert_return (invoke "get f32") (f32.const 13))
(assert_return (invoke "get f64") (f64.const 14))
(invoke "set constants")
(invoke "count")
(assert_return (invoke "get i32") (i32.const 0))
(assert_return (invoke "get i64") (i64.const 0x123456789abcdef0))
(assert_return (invoke "get f64") (f64.const 1))
(assert_return (invoke "ref.is_null") (i32.const 1))
(invoke "ref.func own")
(assert_return (invoke "ref.is_null") (i32.const 0))
(invoke "ref.null")
(assert_return (invoke "if ref.is_null") (i32.const 1))
(invoke "ref.func imported")
(assert_return (invoke "if ref.is_null") (i32.const 2))
