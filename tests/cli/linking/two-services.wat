;; Another root instantiates the module that the factory exports, twice: each has a backend of its own,
;; made by the module that the factory was given.
(module
  (import "factory" "service" (module $service (export "handle" (func (result i32)))))
  (instance $a (instantiate $service))
  (instance $b (instantiate $service))
  (func (export "handles") (result i32 i32 i32)
    (call (func $a "handle"))
    (call (func $a "handle"))
    (call (func $b "handle"))))
