;; Tables: accesses with their checks, and what the runtime does.
;;! options: -C cpu=x86-64-v3
(module
  (table $refs (export "refs") 4 10 externref)
  (table $funcs 4 funcref)
  (elem $segment func $one $one)
  (func $one (result i32) (i32.const 1))
  ;; x86_64 | i32.const 1
  ;; x86_64 | end
  ;; x86_64 |     mov eax, 1
  (func (export "table.get") (param i32) (result externref) (table.get $refs (local.get 0)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 | local.get 0
  ;; x86_64 | table.get 0
  ;; x86_64 |     mov rcx, [r15+144]
  ;; x86_64 |     mov r11, [rcx+8]
  ;; x86_64 |     cmp rax, r11
  ;; x86_64 |     jae L2
  ;; x86_64 |     mov rcx, [rcx]
  ;; x86_64 |     mov rcx, [rcx+rax*8]
  ;; x86_64 | end
  ;; x86_64 |     mov rax, rcx
  ;; x86_64 |   L2:
  ;; x86_64 |     call qword ptr [r15+24]  ; out of bounds table access
  (func (export "table.get constant") (result externref) (table.get $refs (i32.const 3)))
  ;; x86_64 | i32.const 3
  ;; x86_64 | table.get 0
  ;; x86_64 |     mov eax, 3
  ;; x86_64 |     mov rcx, [r15+144]
  ;; x86_64 |     mov r11, [rcx+8]
  ;; x86_64 |     cmp rax, r11
  ;; x86_64 |     jae L2
  ;; x86_64 |     mov rcx, [rcx]
  ;; x86_64 |     mov rax, [rcx+rax*8]
  ;; x86_64 | end
  ;; x86_64 |   L2:
  ;; x86_64 |     call qword ptr [r15+24]  ; out of bounds table access
  (func (export "table.set") (param i32 externref) (table.set $refs (local.get 0) (local.get 1)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 |     mov [rbp-24], rcx
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | table.set 0
  ;; x86_64 |     mov rdx, [r15+144]
  ;; x86_64 |     mov r11, [rdx+8]
  ;; x86_64 |     cmp rax, r11
  ;; x86_64 |     jae L2
  ;; x86_64 |     mov rdx, [rdx]
  ;; x86_64 |     mov [rdx+rax*8], rcx
  ;; x86_64 | end
  ;; x86_64 |   L2:
  ;; x86_64 |     call qword ptr [r15+24]  ; out of bounds table access
  (func (export "table.set null") (param i32) (table.set $refs (local.get 0) (ref.null extern)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 | local.get 0
  ;; x86_64 | ref.null extern
  ;; x86_64 | table.set 0
  ;; x86_64 |     mov ecx, 0
  ;; x86_64 |     mov rdx, [r15+144]
  ;; x86_64 |     mov r11, [rdx+8]
  ;; x86_64 |     cmp rax, r11
  ;; x86_64 |     jae L2
  ;; x86_64 |     mov rdx, [rdx]
  ;; x86_64 |     mov [rdx+rax*8], rcx
  ;; x86_64 | end
  ;; x86_64 |   L2:
  ;; x86_64 |     call qword ptr [r15+24]  ; out of bounds table access
  (func (export "table.size") (result i32) (table.size $refs))
  ;; x86_64 | table.size 0
  ;; x86_64 |     mov rax, [r15+144]
  ;; x86_64 |     mov rax, [rax+8]
  ;; x86_64 | end
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
  (func (export "elem.drop") (elem.drop $segment))
  ;; x86_64 | elem.drop 0
  ;; x86_64 |     mov qword ptr [rbp-24], 0
  ;; x86_64 |     lea r11, [rbp-24]
  ;; x86_64 |     call qword ptr [r15+120]  ; elem_drop
  ;; x86_64 | end
  (func (export "call") (param i32) (result i32)
    (call_indirect $funcs (result i32) (local.get 0)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 | local.get 0
  ;; x86_64 | call_indirect 0 1
  ;; x86_64 |     mov rcx, [r15+152]
  ;; x86_64 |     mov r11, [rcx+8]
  ;; x86_64 |     cmp rax, r11
  ;; x86_64 |     jae L2
  ;; x86_64 |     mov rcx, [rcx]
  ;; x86_64 |     mov r14, [rcx+rax*8]
  ;; x86_64 |     mov ecx, [r14+16]  ; may fault: uninitialized element
  ;; x86_64 |     mov edx, [r15+160]
  ;; x86_64 |     cmp ecx, edx
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
