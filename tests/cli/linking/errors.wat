(module
  (module $err (tag (export "E") (param i32)))
  (instance $e (instantiate $err))
  (module $worker
    (import "err" (instance $e (export "E" (tag (param i32)))))
    (alias $e "E" (tag $E))
    (func (export "work") (param i32) (throw $E (local.get 0))))
  (instance $w (instantiate $worker (import "err" (instance $e))))
  (alias $e "E" (tag $E))
  (export "E" (tag $E))
  (export "work" (func $w "work")))
