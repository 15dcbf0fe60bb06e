;; What is emitted where the CPU has no more than the first x86-64: no lzcnt, tzcnt, popcnt, BMI 2
;; shifts, SSE 4.1 rounding or AVX.
;;! targets: x86_64
;;! x86_64 options: -C cpu=baseline
(module
  (func (export "i32.clz") (param i32) (result i32) (i32.clz (local.get 0)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 | local.get 0
  ;; x86_64 | i32.clz
  ;; x86_64 |     bsr r11d, eax
  ;; x86_64 |     jne L1
  ;; x86_64 |     mov r11d, 63
  ;; x86_64 |   L1:
  ;; x86_64 |     xor r11d, 31
  ;; x86_64 |     mov ecx, r11d
  ;; x86_64 | end
  ;; x86_64 |     mov eax, ecx
  (func (export "i64.clz") (param i64) (result i64) (i64.clz (local.get 0)))
  ;; x86_64 |     mov [rbp-16], rax
  ;; x86_64 | local.get 0
  ;; x86_64 | i64.clz
  ;; x86_64 |     bsr r11, rax
  ;; x86_64 |     jne L1
  ;; x86_64 |     mov r11d, 127
  ;; x86_64 |   L1:
  ;; x86_64 |     xor r11d, 63
  ;; x86_64 |     mov rcx, r11
  ;; x86_64 | end
  ;; x86_64 |     mov rax, rcx
  (func (export "i32.ctz") (param i32) (result i32) (i32.ctz (local.get 0)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 | local.get 0
  ;; x86_64 | i32.ctz
  ;; x86_64 |     bsf r11d, eax
  ;; x86_64 |     jne L1
  ;; x86_64 |     mov r11d, 32
  ;; x86_64 |   L1:
  ;; x86_64 |     mov ecx, r11d
  ;; x86_64 | end
  ;; x86_64 |     mov eax, ecx
  (func (export "i64.ctz") (param i64) (result i64) (i64.ctz (local.get 0)))
  ;; x86_64 |     mov [rbp-16], rax
  ;; x86_64 | local.get 0
  ;; x86_64 | i64.ctz
  ;; x86_64 |     bsf r11, rax
  ;; x86_64 |     jne L1
  ;; x86_64 |     mov r11d, 64
  ;; x86_64 |   L1:
  ;; x86_64 |     mov rcx, r11
  ;; x86_64 | end
  ;; x86_64 |     mov rax, rcx
  (func (export "i32.popcnt") (param i32) (result i32) (i32.popcnt (local.get 0)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 | local.get 0
  ;; x86_64 | i32.popcnt
  ;; x86_64 |     mov r11d, eax
  ;; x86_64 |     push rdx
  ;; x86_64 |     xor ecx, ecx
  ;; x86_64 |   L1:
  ;; x86_64 |     test r11d, r11d
  ;; x86_64 |     je L2
  ;; x86_64 |     lea edx, [r11-1]
  ;; x86_64 |     and r11d, edx
  ;; x86_64 |     inc ecx
  ;; x86_64 |     short jmp L1
  ;; x86_64 |   L2:
  ;; x86_64 |     pop rdx
  ;; x86_64 | end
  ;; x86_64 |     mov eax, ecx
  (func (export "i64.popcnt") (param i64) (result i64) (i64.popcnt (local.get 0)))
  ;; x86_64 |     mov [rbp-16], rax
  ;; x86_64 | local.get 0
  ;; x86_64 | i64.popcnt
  ;; x86_64 |     mov r11, rax
  ;; x86_64 |     push rdx
  ;; x86_64 |     xor ecx, ecx
  ;; x86_64 |   L1:
  ;; x86_64 |     test r11, r11
  ;; x86_64 |     je L2
  ;; x86_64 |     lea rdx, [r11-1]
  ;; x86_64 |     and r11, rdx
  ;; x86_64 |     inc ecx
  ;; x86_64 |     short jmp L1
  ;; x86_64 |   L2:
  ;; x86_64 |     pop rdx
  ;; x86_64 | end
  ;; x86_64 |     mov rax, rcx
  (func (export "i32.shl") (param i32 i32) (result i32) (i32.shl (local.get 0) (local.get 1)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 |     mov [rbp-24], ecx
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | i32.shl
  ;; x86_64 |     mov edx, eax
  ;; x86_64 |     shl edx, cl
  ;; x86_64 | end
  ;; x86_64 |     mov eax, edx
  (func (export "i64.shr_s") (param i64 i64) (result i64) (i64.shr_s (local.get 0) (local.get 1)))
  ;; x86_64 |     mov [rbp-16], rax
  ;; x86_64 |     mov [rbp-24], rcx
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | i64.shr_s
  ;; x86_64 |     mov rdx, rax
  ;; x86_64 |     sar rdx, cl
  ;; x86_64 | end
  ;; x86_64 |     mov rax, rdx
  ;; The count is not in cl; the destination is ecx.
  (func (export "count in eax") (param i32 i32) (result i32) (i32.shr_u (local.get 1) (local.get 0)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 |     mov [rbp-24], ecx
  ;; x86_64 | local.get 1
  ;; x86_64 | local.get 0
  ;; x86_64 | i32.shr_u
  ;; x86_64 |     mov r11, rcx
  ;; x86_64 |     mov ecx, eax
  ;; x86_64 |     mov edx, r11d
  ;; x86_64 |     shr edx, cl
  ;; x86_64 |     mov rcx, r11
  ;; x86_64 | end
  ;; x86_64 |     mov eax, edx
  (func (export "1 shl") (param i32) (result i32) (i32.shl (i32.const 1) (local.get 0)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 | i32.const 1
  ;; x86_64 | local.get 0
  ;; x86_64 | i32.shl
  ;; x86_64 |     mov ecx, 1
  ;; x86_64 |     mov r11d, ecx
  ;; x86_64 |     mov ecx, eax
  ;; x86_64 |     shl r11d, cl
  ;; x86_64 |     mov ecx, r11d
  ;; x86_64 | end
  ;; x86_64 |     mov eax, ecx
  (func (export "rotate") (param i32 i32 i32) (result i32) (i32.rotl (local.get 0) (local.get 2)))
  ;; x86_64 |     mov [rbp-16], eax
  ;; x86_64 |     mov [rbp-24], ecx
  ;; x86_64 |     mov [rbp-32], edx
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 2
  ;; x86_64 | i32.rotl
  ;; x86_64 |     mov r11, rcx
  ;; x86_64 |     mov ecx, edx
  ;; x86_64 |     mov r8d, eax
  ;; x86_64 |     rol r8d, cl
  ;; x86_64 |     mov rcx, r11
  ;; x86_64 | end
  ;; x86_64 |     mov eax, r8d
  (func (export "f64.add") (param f64 f64) (result f64) (f64.add (local.get 0) (local.get 1)))
  ;; x86_64 |     movsd [rbp-16], xmm0
  ;; x86_64 |     movsd [rbp-24], xmm1
  ;; x86_64 | local.get 0
  ;; x86_64 | local.get 1
  ;; x86_64 | f64.add
  ;; x86_64 |     movaps xmm2, xmm0
  ;; x86_64 |     addsd xmm2, xmm1
  ;; x86_64 | end
  ;; x86_64 |     movaps xmm0, xmm2
  (func (export "f32.sub to rhs") (param f32 i32) (result f32)
    (loop
      (local.set 0 (f32.sub (f32.const 1) (local.get 0)))
      (br_if 0 (local.tee 1 (i32.sub (local.get 1) (i32.const 1)))))
    (local.get 0))
  ;; x86_64 |     mov [rbp-16], rbx
  ;; x86_64 |     movsd [rbp-24], xmm8
  ;; x86_64 |     movaps xmm8, xmm0
  ;; x86_64 |     mov ebx, eax
  ;; x86_64 | loop
  ;; x86_64 |     align 16
  ;; x86_64 |   L1:
  ;; x86_64 | f32.const 1
  ;; x86_64 | local.get 0
  ;; x86_64 | f32.sub
  ;; x86_64 |     mov r11d, 1065353216
  ;; x86_64 |     movd xmm0, r11d
  ;; x86_64 |     movaps xmm7, xmm8
  ;; x86_64 |     movaps xmm8, xmm0
  ;; x86_64 |     subss xmm8, xmm7
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
  (func (export "f64.nearest") (param f64) (result f64) (f64.nearest (local.get 0)))
  ;; x86_64 |     movsd [rbp-16], xmm0
  ;; x86_64 | local.get 0
  ;; x86_64 | f64.nearest
  ;; x86_64 |     sub rsp, 16
  ;; x86_64 |     movsd [rsp], xmm0
  ;; x86_64 |     movaps xmm1, xmm0
  ;; x86_64 |     movq r11, xmm1
  ;; x86_64 |     push rax
  ;; x86_64 |     mov rax, 9223372036854775807
  ;; x86_64 |     and r11, rax
  ;; x86_64 |     mov rax, 4841369599423283200
  ;; x86_64 |     cmp r11, rax
  ;; x86_64 |     pop rax
  ;; x86_64 |     jae L1
  ;; x86_64 |     movq r11, xmm1
  ;; x86_64 |     shr r11, 63
  ;; x86_64 |     shl r11, 63
  ;; x86_64 |     push rax
  ;; x86_64 |     mov rax, 4841369599423283200
  ;; x86_64 |     or r11, rax
  ;; x86_64 |     pop rax
  ;; x86_64 |     mov [rsp+8], r11
  ;; x86_64 |     movsd xmm7, [rsp+8]
  ;; x86_64 |     addsd xmm1, xmm7
  ;; x86_64 |     subsd xmm1, xmm7
  ;; x86_64 |     movsd xmm7, [rsp]
  ;; x86_64 |     movsd xmm7, [rsp]
  ;; x86_64 |     movq r11, xmm7
  ;; x86_64 |     shr r11, 63
  ;; x86_64 |     shl r11, 63
  ;; x86_64 |     pcmpeqd xmm7, xmm7
  ;; x86_64 |     psrlq xmm7, 1
  ;; x86_64 |     andps xmm1, xmm7
  ;; x86_64 |     movq xmm7, r11
  ;; x86_64 |     orps xmm1, xmm7
  ;; x86_64 |     jmp L2
  ;; x86_64 |   L1:
  ;; x86_64 |     xorps xmm7, xmm7
  ;; x86_64 |     addsd xmm1, xmm7
  ;; x86_64 |   L2:
  ;; x86_64 |     add rsp, 16
  ;; x86_64 | end
  ;; x86_64 |     movaps xmm0, xmm1
  (func (export "f64.floor") (param f64) (result f64) (f64.floor (local.get 0)))
  ;; x86_64 |     movsd [rbp-16], xmm0
  ;; x86_64 | local.get 0
  ;; x86_64 | f64.floor
  ;; x86_64 |     sub rsp, 16
  ;; x86_64 |     movsd [rsp], xmm0
  ;; x86_64 |     movaps xmm1, xmm0
  ;; x86_64 |     movq r11, xmm1
  ;; x86_64 |     push rax
  ;; x86_64 |     mov rax, 9223372036854775807
  ;; x86_64 |     and r11, rax
  ;; x86_64 |     mov rax, 4841369599423283200
  ;; x86_64 |     cmp r11, rax
  ;; x86_64 |     pop rax
  ;; x86_64 |     jae L2
  ;; x86_64 |     movq r11, xmm1
  ;; x86_64 |     shr r11, 63
  ;; x86_64 |     shl r11, 63
  ;; x86_64 |     push rax
  ;; x86_64 |     mov rax, 4841369599423283200
  ;; x86_64 |     or r11, rax
  ;; x86_64 |     pop rax
  ;; x86_64 |     mov [rsp+8], r11
  ;; x86_64 |     movsd xmm7, [rsp+8]
  ;; x86_64 |     addsd xmm1, xmm7
  ;; x86_64 |     subsd xmm1, xmm7
  ;; x86_64 |     movsd xmm7, [rsp]
  ;; x86_64 |     ucomisd xmm7, xmm1
  ;; x86_64 |     jae L1
  ;; x86_64 |     mov r11, 4607182418800017408
  ;; x86_64 |     movq xmm7, r11
  ;; x86_64 |     subsd xmm1, xmm7
  ;; x86_64 |   L1:
  ;; x86_64 |     movsd xmm7, [rsp]
  ;; x86_64 |     movq r11, xmm7
  ;; x86_64 |     shr r11, 63
  ;; x86_64 |     shl r11, 63
  ;; x86_64 |     pcmpeqd xmm7, xmm7
  ;; x86_64 |     psrlq xmm7, 1
  ;; x86_64 |     andps xmm1, xmm7
  ;; x86_64 |     movq xmm7, r11
  ;; x86_64 |     orps xmm1, xmm7
  ;; x86_64 |     jmp L3
  ;; x86_64 |   L2:
  ;; x86_64 |     xorps xmm7, xmm7
  ;; x86_64 |     addsd xmm1, xmm7
  ;; x86_64 |   L3:
  ;; x86_64 |     add rsp, 16
  ;; x86_64 | end
  ;; x86_64 |     movaps xmm0, xmm1
  (func (export "f32.ceil") (param f32) (result f32) (f32.ceil (local.get 0)))
  ;; x86_64 |     movss [rbp-16], xmm0
  ;; x86_64 | local.get 0
  ;; x86_64 | f32.ceil
  ;; x86_64 |     sub rsp, 16
  ;; x86_64 |     movsd [rsp], xmm0
  ;; x86_64 |     movaps xmm1, xmm0
  ;; x86_64 |     movd r11d, xmm1
  ;; x86_64 |     push rax
  ;; x86_64 |     mov rax, 2147483647
  ;; x86_64 |     and r11, rax
  ;; x86_64 |     mov rax, 1258291200
  ;; x86_64 |     cmp r11, rax
  ;; x86_64 |     pop rax
  ;; x86_64 |     jae L2
  ;; x86_64 |     movd r11d, xmm1
  ;; x86_64 |     shr r11d, 31
  ;; x86_64 |     shl r11d, 31
  ;; x86_64 |     push rax
  ;; x86_64 |     mov rax, 1258291200
  ;; x86_64 |     or r11, rax
  ;; x86_64 |     pop rax
  ;; x86_64 |     mov [rsp+8], r11
  ;; x86_64 |     movsd xmm7, [rsp+8]
  ;; x86_64 |     addss xmm1, xmm7
  ;; x86_64 |     subss xmm1, xmm7
  ;; x86_64 |     movsd xmm7, [rsp]
  ;; x86_64 |     ucomiss xmm7, xmm1
  ;; x86_64 |     jbe L1
  ;; x86_64 |     mov r11d, 1065353216
  ;; x86_64 |     movd xmm7, r11d
  ;; x86_64 |     addss xmm1, xmm7
  ;; x86_64 |   L1:
  ;; x86_64 |     movsd xmm7, [rsp]
  ;; x86_64 |     movd r11d, xmm7
  ;; x86_64 |     shr r11d, 31
  ;; x86_64 |     shl r11d, 31
  ;; x86_64 |     pcmpeqd xmm7, xmm7
  ;; x86_64 |     psrld xmm7, 1
  ;; x86_64 |     andps xmm1, xmm7
  ;; x86_64 |     movd xmm7, r11d
  ;; x86_64 |     orps xmm1, xmm7
  ;; x86_64 |     jmp L3
  ;; x86_64 |   L2:
  ;; x86_64 |     xorps xmm7, xmm7
  ;; x86_64 |     addss xmm1, xmm7
  ;; x86_64 |   L3:
  ;; x86_64 |     add rsp, 16
  ;; x86_64 | end
  ;; x86_64 |     movaps xmm0, xmm1
  (func (export "f64.trunc") (param f64) (result f64) (f64.trunc (local.get 0)))
  ;; x86_64 |     movsd [rbp-16], xmm0
  ;; x86_64 | local.get 0
  ;; x86_64 | f64.trunc
  ;; x86_64 |     sub rsp, 16
  ;; x86_64 |     movsd [rsp], xmm0
  ;; x86_64 |     movaps xmm1, xmm0
  ;; x86_64 |     movq r11, xmm1
  ;; x86_64 |     push rax
  ;; x86_64 |     mov rax, 9223372036854775807
  ;; x86_64 |     and r11, rax
  ;; x86_64 |     mov rax, 4841369599423283200
  ;; x86_64 |     cmp r11, rax
  ;; x86_64 |     pop rax
  ;; x86_64 |     jae L3
  ;; x86_64 |     movq r11, xmm1
  ;; x86_64 |     shr r11, 63
  ;; x86_64 |     shl r11, 63
  ;; x86_64 |     push rax
  ;; x86_64 |     mov rax, 4841369599423283200
  ;; x86_64 |     or r11, rax
  ;; x86_64 |     pop rax
  ;; x86_64 |     mov [rsp+8], r11
  ;; x86_64 |     movsd xmm7, [rsp+8]
  ;; x86_64 |     addsd xmm1, xmm7
  ;; x86_64 |     subsd xmm1, xmm7
  ;; x86_64 |     movsd xmm7, [rsp]
  ;; x86_64 |     cmp dword ptr [rsp+4], 0
  ;; x86_64 |     jl L1
  ;; x86_64 |     ucomisd xmm7, xmm1
  ;; x86_64 |     jae L2
  ;; x86_64 |     mov r11, 4607182418800017408
  ;; x86_64 |     movq xmm7, r11
  ;; x86_64 |     subsd xmm1, xmm7
  ;; x86_64 |     jmp L2
  ;; x86_64 |   L1:
  ;; x86_64 |     ucomisd xmm7, xmm1
  ;; x86_64 |     jbe L2
  ;; x86_64 |     mov r11, 4607182418800017408
  ;; x86_64 |     movq xmm7, r11
  ;; x86_64 |     addsd xmm1, xmm7
  ;; x86_64 |   L2:
  ;; x86_64 |     movsd xmm7, [rsp]
  ;; x86_64 |     movq r11, xmm7
  ;; x86_64 |     shr r11, 63
  ;; x86_64 |     shl r11, 63
  ;; x86_64 |     pcmpeqd xmm7, xmm7
  ;; x86_64 |     psrlq xmm7, 1
  ;; x86_64 |     andps xmm1, xmm7
  ;; x86_64 |     movq xmm7, r11
  ;; x86_64 |     orps xmm1, xmm7
  ;; x86_64 |     jmp L4
  ;; x86_64 |   L3:
  ;; x86_64 |     xorps xmm7, xmm7
  ;; x86_64 |     addsd xmm1, xmm7
  ;; x86_64 |   L4:
  ;; x86_64 |     add rsp, 16
  ;; x86_64 | end
  ;; x86_64 |     movaps xmm0, xmm1
)
(assert_return (invoke "i32.clz" (i32.const 0)) (i32.const 32))
(assert_return (invoke "i32.clz" (i32.const 0x00f0)) (i32.const 24))
(assert_return (invoke "i64.clz" (i64.const 0)) (i64.const 64))
(assert_return (invoke "i64.clz" (i64.const 0x00f0)) (i64.const 56))
(assert_return (invoke "i32.ctz" (i32.const 0)) (i32.const 32))
(assert_return (invoke "i32.ctz" (i32.const 0x00f0)) (i32.const 4))
(assert_return (invoke "i64.ctz" (i64.const 0)) (i64.const 64))
(assert_return (invoke "i64.ctz" (i64.const 0x00f0)) (i64.const 4))
(assert_return (invoke "i32.popcnt" (i32.const -1)) (i32.const 32))
(assert_return (invoke "i32.popcnt" (i32.const 0)) (i32.const 0))
(assert_return (invoke "i64.popcnt" (i64.const 0xf0f0f0f0f0)) (i64.const 20))
(assert_return (invoke "i32.shl" (i32.const 3) (i32.const 33)) (i32.const 6))
(assert_return (invoke "i64.shr_s" (i64.const -16) (i64.const 2)) (i64.const -4))
(assert_return (invoke "count in eax" (i32.const 4) (i32.const -1)) (i32.const 0x0fffffff))
(assert_return (invoke "1 shl" (i32.const 4)) (i32.const 16))
(assert_return (invoke "rotate" (i32.const 0x80000001) (i32.const 0) (i32.const 4)) (i32.const 0x18))
(assert_return (invoke "f64.add" (f64.const 1.5) (f64.const 2)) (f64.const 3.5))
(assert_return (invoke "f32.sub to rhs" (f32.const 4) (i32.const 1)) (f32.const -3))
(assert_return (invoke "f64.nearest" (f64.const 2.5)) (f64.const 2))
(assert_return (invoke "f64.nearest" (f64.const -0.25)) (f64.const -0.0))
(assert_return (invoke "f64.floor" (f64.const -2.5)) (f64.const -3))
(assert_return (invoke "f64.floor" (f64.const inf)) (f64.const inf))
(assert_return (invoke "f64.floor" (f64.const nan)) (f64.const nan:arithmetic))
(assert_return (invoke "f32.ceil" (f32.const -0.5)) (f32.const -0.0))
(assert_return (invoke "f32.ceil" (f32.const 2.25)) (f32.const 3))
(assert_return (invoke "f64.trunc" (f64.const -2.75)) (f64.const -2))
(assert_return (invoke "f64.trunc" (f64.const 2.75)) (f64.const 2))
