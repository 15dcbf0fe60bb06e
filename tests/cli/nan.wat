;; The bits of a NaN that the machine makes negative where it is left to itself.
(module
  (func (export "inf_less_inf") (result i32)
    (i32.reinterpret_f32 (f32.sub (f32.const inf) (f32.const inf)))))
