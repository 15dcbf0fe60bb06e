;; Runs the Ruby program on standard input, in Ruby's instance and its memory. The exit status is
;; Ruby's: 0, or that of an exception that nothing has rescued.
(module
  (import "ruby" "memory" (memory 1))
  (import "ruby" "_initialize" (func $initialize))
  (import "ruby" "cabi_realloc"
    (func $realloc (param $old i32) (param $old_size i32) (param $align i32) (param $size i32)
      (result i32)))
  (import "ruby" "ruby-init: func(args: list<string>) -> ()"
    (func $ruby_init (param $list i32) (param $count i32)))
  (import "ruby"
    "rb-eval-string-protect: func(str: string) -> tuple<handle<rb-abi-value>, s32>"
    (func $eval (param $text i32) (param $size i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_read"
    (func $fd_read (param i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "proc_exit" (func $proc_exit (param i32)))

  (data $arguments "ruby\00-EUTF-8\00--disable-all\00-e_=0\00")  ;; 5, 8, 14 and 6 bytes

  (func $allocate (param $size i32) (result i32)
    (call $realloc (i32.const 0) (i32.const 0) (i32.const 8) (local.get $size)))

  (func $start_ruby
    (local $text i32) (local $list i32)
    (local.set $text (call $allocate (i32.const 33)))
    (memory.init $arguments (local.get $text) (i32.const 0) (i32.const 33))
    (local.set $list (call $allocate (i32.const 32)))
    (i32.store offset=0 (local.get $list) (local.get $text))
    (i32.store offset=4 (local.get $list) (i32.const 5))
    (i32.store offset=8 (local.get $list) (i32.add (local.get $text) (i32.const 5)))
    (i32.store offset=12 (local.get $list) (i32.const 8))
    (i32.store offset=16 (local.get $list) (i32.add (local.get $text) (i32.const 13)))
    (i32.store offset=20 (local.get $list) (i32.const 14))
    (i32.store offset=24 (local.get $list) (i32.add (local.get $text) (i32.const 27)))
    (i32.store offset=28 (local.get $list) (i32.const 6))
    (call $ruby_init (local.get $list) (i32.const 4)))

  ;; Reads up to $size bytes of standard input and returns how many there are.
  (func $read_all (param $to i32) (param $size i32) (result i32)
    (local $vector i32) (local $total i32) (local $count i32)
    (local.set $vector (call $allocate (i32.const 12)))
    (loop $more
      (i32.store offset=0 (local.get $vector) (i32.add (local.get $to) (local.get $total)))
      (i32.store offset=4 (local.get $vector) (i32.sub (local.get $size) (local.get $total)))
      (if (call $fd_read (i32.const 0) (local.get $vector) (i32.const 1)
            (i32.add (local.get $vector) (i32.const 8)))
        (then unreachable))
      (local.set $count (i32.load offset=8 (local.get $vector)))
      (local.set $total (i32.add (local.get $total) (local.get $count)))
      (br_if $more (local.get $count)))
    (local.get $total))

  (func (export "_start")
    (local $text i32)
    (call $initialize)
    (call $start_ruby)
    (local.set $text (call $allocate (i32.const 65536)))
    (call $eval (local.get $text) (call $read_all (local.get $text) (i32.const 65536)))
    (call $proc_exit (i32.load offset=4))))  ;; behind the value's handle
