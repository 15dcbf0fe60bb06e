// Runs a WASI program under node: `node [V8 options] run_wasi.mjs FILE ARGUMENTS…`.
import fs from 'node:fs';
import {WASI} from 'node:wasi';

const [file, ...args] = process.argv.slice(2);
const wasi = new WASI({version: 'preview1', args: [file, ...args]});
const module = new WebAssembly.Module(fs.readFileSync(file));
process.exitCode = wasi.start(new WebAssembly.Instance(module, wasi.getImportObject()));
