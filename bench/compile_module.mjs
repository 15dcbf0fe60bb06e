// Compiles a module under node and prints its processor time in milliseconds and the process's peak
// resident size in KiB: `node [V8 options] compile_module.mjs FILE`.
import fs from 'node:fs';

const bytes = fs.readFileSync(process.argv[2]);
const start = process.cpuUsage();
const module = new WebAssembly.Module(bytes);
const {user, system} = process.cpuUsage(start);
const peak = fs.readFileSync('/proc/self/status', 'utf8').match(/VmHWM:\s*(\d+)/)[1];
console.log((user + system) / 1000, peak);
if (!(module instanceof WebAssembly.Module)) process.exitCode = 1;  // and it's alive until here
