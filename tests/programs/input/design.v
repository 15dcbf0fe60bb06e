// What npm.py lets Yosys synthesise: a counter that feeds an arithmetic unit.

module counter(input clk, input rst, input en, output reg [7:0] q);
  always @(posedge clk)
    if (rst) q <= 0;
    else if (en) q <= q + 1;
endmodule

module alu(input [7:0] a, input [7:0] b, input [2:0] op, output reg [7:0] y, output zero);
  always @*
    case (op)
      0: y = a + b;
      1: y = a - b;
      2: y = a & b;
      3: y = a | b;
      4: y = a ^ b;
      5: y = a << b[2:0];
      6: y = a >> b[2:0];
      default: y = {7'b0, $signed(a) < $signed(b)};
    endcase
  assign zero = y == 0;
endmodule

module top(input clk, input rst, input en, input [7:0] b, input [2:0] op,
           output [7:0] y, output zero);
  wire [7:0] q;
  counter count(clk, rst, en, q);
  alu unit(q, b, op, y, zero);
endmodule
