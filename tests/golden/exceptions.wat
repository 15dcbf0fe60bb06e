;; Exceptions: a try_table makes no code; what is thrown goes to the runtime, and comes back to labels.
;;! x86_64 options: -C cpu=x86-64-v3
(module
  (tag $none)
  (tag $one (param i32))
  (tag $two (param i64 f32))
  (func $throws (export "throw nothing") (throw $none))
  ;; x86_64 | throw 0
  ;; x86_64 |     mov qword ptr [rbp-24], 0
  ;; x86_64 |     lea r11, [rbp-24]
  ;; x86_64 |     call qword ptr [r15+128]  ; throw_
  ;; x86_64 | end
  ;; aarch64 | throw 0
  ;; aarch64 |     stur xzr, [x29, -24]
  ;; aarch64 |     sub x16, x29, 24
  ;; aarch64 |     ldr x17, [x28, 128]
  ;; aarch64 |     blr x17  ; throw_
  ;; aarch64 | end
  (func (export "throw values") (param i64 f32)
    (throw $two (i64.add (local.get 0) (i64.const 1)) (local.get 1)))
  ;; x86_64 |     mov [rbp-16], rax
  ;; x86_64 |     movss [rbp-24], xmm0
  ;; x86_64 | local.get 0
  ;; x86_64 | i64.const 1
  ;; x86_64 | i64.add
  ;; x86_64 |     lea rcx, [rax+1]
  ;; x86_64 | local.get 1
  ;; x86_64 | throw 2
  ;; x86_64 |     mov qword ptr [rbp-72], 2
  ;; x86_64 |     mov [rbp-64], rcx
  ;; x86_64 |     movsd [rbp-56], xmm0
  ;; x86_64 |     lea r11, [rbp-72]
  ;; x86_64 |     call qword ptr [r15+128]  ; throw_
  ;; x86_64 | end
  ;; aarch64 |     stur x0, [x29, -16]
  ;; aarch64 |     stur s0, [x29, -24]
  ;; aarch64 | local.get 0
  ;; aarch64 | i64.const 1
  ;; aarch64 | i64.add
  ;; aarch64 |     add x1, x0, 1
  ;; aarch64 | local.get 1
  ;; aarch64 | throw 2
  ;; aarch64 |     mov x17, 2
  ;; aarch64 |     stur x17, [x29, -72]
  ;; aarch64 |     stur x1, [x29, -64]
  ;; aarch64 |     stur d0, [x29, -56]
  ;; aarch64 |     sub x16, x29, 72
  ;; aarch64 |     ldr x17, [x28, 128]
  ;; aarch64 |     blr x17  ; throw_
  ;; aarch64 | end
  (func (export "throw_ref") (param exnref) (throw_ref (local.get 0)))
  ;; x86_64 |     mov [rbp-16], rax
  ;; x86_64 | local.get 0
  ;; x86_64 | throw_ref
  ;; x86_64 |     mov [rbp-40], rax
  ;; x86_64 |     lea r11, [rbp-40]
  ;; x86_64 |     call qword ptr [r15+136]  ; throw_ref
  ;; x86_64 | end
  ;; aarch64 |     stur x0, [x29, -16]
  ;; aarch64 | local.get 0
  ;; aarch64 | throw_ref
  ;; aarch64 |     stur x0, [x29, -40]
  ;; aarch64 |     sub x16, x29, 40
  ;; aarch64 |     ldr x17, [x28, 136]
  ;; aarch64 |     blr x17  ; throw_ref
  ;; aarch64 | end
  (func (export "catch nothing")
    (block $h (try_table (catch $none $h) (call $throws))))
  ;; x86_64 | block
  ;; x86_64 | try_table
  ;; x86_64 | call 0
  ;; x86_64 |     call <function 0 throws>  ; catch 0: L1
  ;; x86_64 | end
  ;; x86_64 | end
  ;; x86_64 |   L1:
  ;; x86_64 | end
  ;; aarch64 | block
  ;; aarch64 | try_table
  ;; aarch64 | call 0
  ;; aarch64 |     bl <function 0 throws>  ; catch 0: L1
  ;; aarch64 | end
  ;; aarch64 | end
  ;; aarch64 |   L1:
  ;; aarch64 | end
  (func (export "catch one") (param i32) (result i32)
    (block $h (result i32)
      (try_table (catch $one $h) (throw $one (local.get 0)))
      (i32.const -1)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 | block (result i32)
  ;; x86_64 | try_table
  ;; x86_64 | local.get 0
  ;; x86_64 | throw 1
  ;; x86_64 |     mov qword ptr [rbp-48], 1
  ;; x86_64 |     mov [rbp-40], rax
  ;; x86_64 |     lea r11, [rbp-48]
  ;; x86_64 |     call qword ptr [r15+128]  ; throw_  ; catch 1: L1
  ;; x86_64 | end
  ;; x86_64 | i32.const -1
  ;; x86_64 | end
  ;; x86_64 |     mov eax, 4294967295
  ;; x86_64 |   L1:
  ;; x86_64 | end
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 | block (result i32)
  ;; aarch64 | try_table
  ;; aarch64 | local.get 0
  ;; aarch64 | throw 1
  ;; aarch64 |     mov x17, 1
  ;; aarch64 |     stur x17, [x29, -48]
  ;; aarch64 |     stur x0, [x29, -40]
  ;; aarch64 |     sub x16, x29, 48
  ;; aarch64 |     ldr x17, [x28, 128]
  ;; aarch64 |     blr x17  ; throw_  ; catch 1: L1
  ;; aarch64 | end
  ;; aarch64 | i32.const -1
  ;; aarch64 | end
  ;; aarch64 |     mov w0, 4294967295
  ;; aarch64 |   L1:
  ;; aarch64 | end
  (func (export "catch values") (param i64 f32) (result i64 f32 exnref)
    (block $h (result i64 f32 exnref)
      (try_table (catch_ref $two $h) (throw $two (local.get 0) (local.get 1)))
      (unreachable)))
  ;; x86_64 |     mov [rbp-16], rax
  ;; x86_64 |     movss [rbp-24], xmm0
  ;; x86_64 | block (type 6)
  ;; x86_64 | try_table
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | throw 2
  ;; x86_64 |     mov qword ptr [rbp-72], 2
  ;; x86_64 |     mov [rbp-64], rax
  ;; x86_64 |     movsd [rbp-56], xmm0
  ;; x86_64 |     lea r11, [rbp-72]
  ;; x86_64 |     call qword ptr [r15+128]  ; throw_  ; catch_ref 2: L1
  ;; x86_64 | end
  ;; x86_64 | unreachable
  ;; x86_64 |     jmp L3
  ;; x86_64 | end
  ;; x86_64 |   L1:
  ;; x86_64 | end
  ;; x86_64 |     mov rax, [rbp-40]
  ;; x86_64 |     movss xmm0, [rbp-48]
  ;; x86_64 |     mov rcx, [rbp-56]
  ;; x86_64 |   L3:
  ;; x86_64 |     call qword ptr [r15+24]  ; wasm `unreachable` instruction executed
  ;; aarch64 |     stur x0, [x29, -16]
  ;; aarch64 |     stur s0, [x29, -24]
  ;; aarch64 | block (type 6)
  ;; aarch64 | try_table
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | throw 2
  ;; aarch64 |     mov x17, 2
  ;; aarch64 |     stur x17, [x29, -72]
  ;; aarch64 |     stur x0, [x29, -64]
  ;; aarch64 |     stur d0, [x29, -56]
  ;; aarch64 |     sub x16, x29, 72
  ;; aarch64 |     ldr x17, [x28, 128]
  ;; aarch64 |     blr x17  ; throw_  ; catch_ref 2: L1
  ;; aarch64 | end
  ;; aarch64 | unreachable
  ;; aarch64 |     b L3
  ;; aarch64 | end
  ;; aarch64 |   L1:
  ;; aarch64 | end
  ;; aarch64 |     ldur x0, [x29, -40]
  ;; aarch64 |     ldur s0, [x29, -48]
  ;; aarch64 |     ldur x1, [x29, -56]
  ;; aarch64 |   L3:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; wasm `unreachable` instruction executed
  (func (export "catch to the function") (param i64 f32) (result i64 f32)
    (try_table (catch $two 0) (throw $two (local.get 0) (local.get 1)))
    (unreachable))
  ;; x86_64 |     mov [rbp-16], rax
  ;; x86_64 |     movss [rbp-24], xmm0
  ;; x86_64 | try_table
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | throw 2
  ;; x86_64 |     mov qword ptr [rbp-72], 2
  ;; x86_64 |     mov [rbp-64], rax
  ;; x86_64 |     movsd [rbp-56], xmm0
  ;; x86_64 |     lea r11, [rbp-72]
  ;; x86_64 |     call qword ptr [r15+128]  ; throw_  ; catch 2: L2
  ;; x86_64 | end
  ;; x86_64 | unreachable
  ;; x86_64 |     jmp L4
  ;; x86_64 | end
  ;; x86_64 |   L1:
  ;; x86_64 |   L2:
  ;; x86_64 |     mov rax, [rbp-40]
  ;; x86_64 |     movss xmm0, [rbp-48]
  ;; x86_64 |     short jmp L1
  ;; x86_64 |   L4:
  ;; x86_64 |     call qword ptr [r15+24]  ; wasm `unreachable` instruction executed
  ;; aarch64 |     stur x0, [x29, -16]
  ;; aarch64 |     stur s0, [x29, -24]
  ;; aarch64 | try_table
  ;; aarch64 | local.get 0
  ;; aarch64 | local.get 1
  ;; aarch64 | throw 2
  ;; aarch64 |     mov x17, 2
  ;; aarch64 |     stur x17, [x29, -72]
  ;; aarch64 |     stur x0, [x29, -64]
  ;; aarch64 |     stur d0, [x29, -56]
  ;; aarch64 |     sub x16, x29, 72
  ;; aarch64 |     ldr x17, [x28, 128]
  ;; aarch64 |     blr x17  ; throw_  ; catch 2: L2
  ;; aarch64 | end
  ;; aarch64 | unreachable
  ;; aarch64 |     b L4
  ;; aarch64 | end
  ;; aarch64 |   L1:
  ;; aarch64 |   L2:
  ;; aarch64 |     ldur x0, [x29, -40]
  ;; aarch64 |     ldur s0, [x29, -48]
  ;; aarch64 |     b L1
  ;; aarch64 |   L4:
  ;; aarch64 |     ldr x17, [x28, 24]
  ;; aarch64 |     blr x17  ; wasm `unreachable` instruction executed
  (func (export "nothing that throws") (param i32) (result i32)
    (try_table (result i32) (catch $one 0) (i32.mul (local.get 0) (i32.const 3))))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 | try_table
  ;; x86_64 | local.get 0
  ;; x86_64 | i32.const 3
  ;; x86_64 | i32.mul
  ;; x86_64 |     imul ecx, eax, 3
  ;; x86_64 | end
  ;; x86_64 | end
  ;; x86_64 |     mov eax, ecx
  ;; aarch64 |     stur w0, [x29, -16]
  ;; aarch64 | try_table
  ;; aarch64 | local.get 0
  ;; aarch64 | i32.const 3
  ;; aarch64 | i32.mul
  ;; aarch64 |     mov w17, 3
  ;; aarch64 |     mul w1, w0, w17
  ;; aarch64 | end
  ;; aarch64 | end
  ;; aarch64 |     mov w0, w1
)
(assert_exception (invoke "throw nothing"))
(assert_exception (invoke "throw values" (i64.const 1) (f32.const 2)))
(assert_trap (invoke "throw_ref" (ref.null exn)) "null exception reference")
(assert_return (invoke "catch nothing"))
(assert_return (invoke "catch one" (i32.const 5)) (i32.const 5))
(assert_return (invoke "catch values" (i64.const 5) (f32.const 1.5)) (i64.const 5) (f32.const 1.5) (ref.exn))
(assert_return (invoke "catch to the function" (i64.const 5) (f32.const 1.5)) (i64.const 5) (f32.const 1.5))
(assert_return (invoke "nothing that throws" (i32.const 5)) (i32.const 15))
