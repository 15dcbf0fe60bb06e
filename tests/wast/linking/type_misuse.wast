;; Behaviour 24: a module or instance type where a function, struct or array type belongs, and the other
;; way round.
(assert_invalid (module (type $m (module)) (func (param (ref $m)))) "")
(assert_invalid (module (type $i (instance)) (table 1 (ref null $i))) "")
(assert_invalid (module (type $i (instance)) (global (ref null $i) (ref.null func))) "")
(assert_invalid (module (type $i (instance)) (type (struct (field (ref $i))))) "")
(assert_invalid (module (type $i (instance)) (type (sub $i (struct)))) "")
(assert_invalid (module (type $m (module)) (func (type $m))) "")
(assert_invalid (module (type $m (module)) (import "f" (func (type $m)))) "type index is not a function")
(assert_invalid (module (type $m (module)) (tag (type $m))) "")
(assert_invalid (module (type $m (module)) (func (block (type $m)))) "")
(assert_invalid (module (type $m (module)) (table 1 funcref) (func (call_indirect (type $m) (i32.const 0)))) "")
(assert_invalid (module (type $m (module)) (func (drop (struct.new $m)))) "")
(assert_invalid (module (type $m (module)) (func (drop (ref.null $m)))) "")
(assert_invalid (module (type $f (func)) (import "m" (module (type $f)))) "type index is not a module")
(assert_invalid (module (type $f (func)) (import "i" (instance (type $f)))) "type index is not an instance")
(assert_invalid (module (type $i (instance)) (import "m" (module (type $i)))) "type index is not a module")
(assert_invalid (module (type $m (module)) (import "i" (instance (type $m)))) "type index is not an instance")
;; In a body and through an alias.
(assert_invalid (module (type (instance (type $m (module)) (export "f" (func (type $m)))))) "type index is not a function")
(assert_invalid
  (module (type $m (module)) (module (alias outer 0 $m (type $n)) (func (type $n)))) "")
;; Not in a recursion group.
(assert_malformed (module binary "\00asm" "\01\00\00\00" "\01\05\01\4e\01\61\00") "")
(assert_malformed (module binary "\00asm" "\01\00\00\00" "\01\05\01\50\00\62\00") "")
