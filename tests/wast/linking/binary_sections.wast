;; Behaviours 5 to 9: sections 14, 15 and 16, their order, their bytes.

;; A nested module of the wrong size: trailing bytes, cut off, empty.
(module binary "\00asm" "\01\00\00\00" "\0e\0a\01" "\08" "\00asm" "\01\00\00\00")
(assert_malformed
  (module binary "\00asm" "\01\00\00\00" "\0e\0b\01" "\08" "\00asm" "\01\00\00\00" "\00") "")
(assert_malformed (module binary "\00asm" "\01\00\00\00" "\0e\0b\01" "\09" "\00asm" "\01\00\00\00" "\00") "")
(assert_malformed (module binary "\00asm" "\01\00\00\00" "\0e\0a\01" "\07" "\00asm" "\01\00\00\00") "")
(assert_malformed (module binary "\00asm" "\01\00\00\00" "\0e\02\01" "\00") "")
(assert_malformed (module binary "\00asm" "\01\00\00\00" "\0e\0a\01" "\10" "\00asm" "\01\00\00\00") "")
(assert_malformed (module binary "\00asm" "\01\00\00\00" "\0e\0a\01" "\08" "\00asn" "\01\00\00\00") "")
(assert_malformed (module binary "\00asm" "\01\00\00\00" "\0e\0a\01" "\08" "\00asm" "\02\00\00\00") "")

;; Empty sections are allowed; bytes behind the items are not.
(module binary "\00asm" "\01\00\00\00" "\0e\01\00" "\0f\01\00" "\10\01\00")
(assert_malformed (module binary "\00asm" "\01\00\00\00" "\0e\02\00\00") "section size mismatch")
(assert_malformed (module binary "\00asm" "\01\00\00\00" "\0f\02\00\00") "section size mismatch")
(assert_malformed (module binary "\00asm" "\01\00\00\00" "\10\02\00\00") "section size mismatch")
(assert_malformed (module binary "\00asm" "\01\00\00\00" "\0e") "")
;; Counts are not believed.
(assert_malformed (module binary "\00asm" "\01\00\00\00" "\0e\05\ff\ff\ff\ff\0f") "")
(assert_malformed (module binary "\00asm" "\01\00\00\00" "\0f\05\ff\ff\ff\ff\0f") "")
(assert_malformed (module binary "\00asm" "\01\00\00\00" "\10\05\ff\ff\ff\ff\0f") "")

;; The header's sections in any order and number, custom sections between.
(module definition binary "\00asm" "\01\00\00\00"
  "\10\01\00" "\0e\0a\01\08\00asm\01\00\00\00" "\00\03\02hi" "\01\04\01\60\00\00" "\02\01\00"
  "\0e\0a\01\08\00asm\01\00\00\00" "\0f\04\01\00\00\00" "\00\03\02hi" "\0f\04\01\00\01\00"
  "\01\04\01\60\00\00" "\02\07\01\01f\00\ff\00\01" "\05\03\01\00\01")
;; None of them behind a definition's section.
(assert_malformed (module binary "\00asm" "\01\00\00\00" "\05\03\01\00\01" "\01\01\00") "")
(assert_malformed (module binary "\00asm" "\01\00\00\00" "\05\03\01\00\01" "\02\01\00") "")
(assert_malformed (module binary "\00asm" "\01\00\00\00" "\05\03\01\00\01" "\0e\01\00") "")
(assert_malformed (module binary "\00asm" "\01\00\00\00" "\07\01\00" "\0f\01\00") "")
(assert_malformed (module binary "\00asm" "\01\00\00\00" "\0b\01\00" "\10\01\00") "")
;; The others at most once, as ever.
(assert_malformed
  (module binary "\00asm" "\01\00\00\00" "\01\04\01\60\00\00" "\03\01\00" "\03\01\00") "")

;; Lead bytes of instances and aliases; kind 7 is for outer aliases only.
(assert_malformed
  (module binary "\00asm" "\01\00\00\00" "\0e\0a\01\08\00asm\01\00\00\00" "\0f\04\01\01\00\00") "")
(assert_malformed
  (module binary "\00asm" "\01\00\00\00" "\0e\0a\01\08\00asm\01\00\00\00" "\10\05\01\02\00\05\00") "")
(assert_malformed (module binary "\00asm" "\01\00\00\00" "\01\04\01\60\00\00" "\07\05\01\01a\07\00") "")
(assert_malformed
  (module binary "\00asm" "\01\00\00\00" "\01\04\01\60\00\00" "\0e\0a\01\08\00asm\01\00\00\00"
    "\0f\08\01\00\00\01\01a\07\00") "")
(assert_malformed
  (module binary "\00asm" "\01\00\00\00" "\0e\0a\01\08\00asm\01\00\00\00" "\0f\04\01\00\00\00"
    "\10\06\01\00\00\07\01a") "")

;; One-level imports: the empty name may be written in two bytes; with a kind behind it, it is a name.
(module definition binary "\00asm" "\01\00\00\00" "\01\04\01\60\00\00" "\02\08\01\01x\80\00\ff\00\00")
(module definition binary "\00asm" "\01\00\00\00" "\01\04\01\60\00\00" "\02\06\01\01x\00\00\00"
  "\10\05\01\00\00\00\00")                       ;; alias of export "" of the implicit instance
(module definition binary "\00asm" "\01\00\00\00" "\01\04\01\60\00\00" "\02\06\01\00\00\ff\00\00")
(assert_malformed
  (module binary "\00asm" "\01\00\00\00" "\01\04\01\60\00\00" "\02\08\01\01x\01y\ff\00\00") "")

;; Names are UTF-8 everywhere.
(assert_malformed
  (module binary "\00asm" "\01\00\00\00" "\01\03\01\62\00" "\02\07\01\01i\00\ff\06\00"
    "\10\06\01\00\00\00\01\ff")
  "malformed UTF-8 encoding")
(assert_malformed
  (module binary "\00asm" "\01\00\00\00" "\0e\0a\01\08\00asm\01\00\00\00" "\0f\08\01\00\00\01\01\80\05\00")
  "malformed UTF-8 encoding")
(assert_malformed
  (module binary "\00asm" "\01\00\00\00" "\01\09\01" "\62\01" "\07\01\ff\02\00\01") "malformed UTF-8 encoding")
