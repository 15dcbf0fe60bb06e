(module $root
  (type $Point (struct (field $x i32) (field $y i32)))
  (type $make (func (param i32 i32) (result (ref $Point))))
  (module $geo
    (alias outer $root $Point (type $P))
    (alias outer $root $make (type $mk))
    (func (export "make") (type $mk) (struct.new $P (local.get 0) (local.get 1))))
  (instance $g (instantiate $geo))
  (func (export "sum") (param i32 i32) (result i32) (local $p (ref $Point))
    (local.set $p (call (func $g "make") (local.get 0) (local.get 1)))
    (i32.add (struct.get $Point $x (local.get $p)) (struct.get $Point $y (local.get $p)))))
