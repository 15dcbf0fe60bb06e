(module $app
  (module $libz
    (func $inflate (export "inflate") unreachable))
  (instance $first (instantiate $libz))
  (instance $z (export "z") (instantiate $libz))
  (func $main (export "main") (call (func $z "inflate")))
  (func (export "_start")))
