;; Binaries that lie: counts with few bytes behind them, sizes that reach too far, integers that are
;; cut short or too long. Each is refused, and nothing is allocated by what it claims.

;; 2^32-1 types in no bytes.
(assert_malformed (module binary "\00asm\01\00\00\00" "\01\05\ff\ff\ff\ff\0f")
  "unexpected end")

;; 2^32-1 imports in no bytes.
(assert_malformed (module binary "\00asm\01\00\00\00" "\02\05\ff\ff\ff\ff\0f")
  "unexpected end")

;; 2^32-1 functions in no bytes.
(assert_malformed (module binary "\00asm\01\00\00\00" "\03\05\ff\ff\ff\ff\0f")
  "unexpected end")

;; 2^32-1 tables in no bytes.
(assert_malformed (module binary "\00asm\01\00\00\00" "\04\05\ff\ff\ff\ff\0f")
  "unexpected end")

;; 2^32-1 memories in no bytes.
(assert_malformed (module binary "\00asm\01\00\00\00" "\05\05\ff\ff\ff\ff\0f")
  "unexpected end")

;; 2^32-1 globals in no bytes.
(assert_malformed (module binary "\00asm\01\00\00\00" "\06\05\ff\ff\ff\ff\0f")
  "unexpected end")

;; 2^32-1 exports in no bytes.
(assert_malformed (module binary "\00asm\01\00\00\00" "\07\05\ff\ff\ff\ff\0f")
  "unexpected end")

;; 2^32-1 element segments in no bytes.
(assert_malformed (module binary "\00asm\01\00\00\00" "\09\05\ff\ff\ff\ff\0f")
  "unexpected end")

;; 2^32-1 data segments in no bytes.
(assert_malformed (module binary "\00asm\01\00\00\00" "\0b\05\ff\ff\ff\ff\0f")
  "unexpected end")

;; A section longer than the file.
(assert_malformed (module binary "\00asm\01\00\00\00" "\01\7f\00")
  "length out of bounds")

;; A section of 2^32-1 bytes.
(assert_malformed (module binary "\00asm\01\00\00\00" "\01\ff\ff\ff\ff\0f")
  "length out of bounds")

;; A section size in six bytes.
(assert_malformed (module binary "\00asm\01\00\00\00" "\01\80\80\80\80\80\00")
  "integer representation too long")

;; A section size above 2^32-1.
(assert_malformed (module binary "\00asm\01\00\00\00" "\01\80\80\80\80\70")
  "integer too large")

;; A section size cut short.
(assert_malformed (module binary "\00asm\01\00\00\00" "\01\80")
  "unexpected end")

;; A custom section's name longer than the section.
(assert_malformed (module binary "\00asm\01\00\00\00" "\00\03\7fab")
  "unexpected end")

;; A custom section's name that is not UTF-8.
(assert_malformed (module binary "\00asm\01\00\00\00" "\00\03\02\ff\fe")
  "malformed UTF-8 encoding")

;; A body longer than its section.
(assert_malformed (module binary "\00asm\01\00\00\00" "\01\04\01\60\00\00\03\02\01\00\0a\06\01\7f\00\0b\0b\0b")
  "unexpected end")
