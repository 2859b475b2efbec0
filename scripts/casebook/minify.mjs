// Standard input: `[{ name, code, module }]` as JSON; standard output: the codes, each minified.
import { minify } from "terser";

let read = "";
for await (const chunk of process.stdin.setEncoding("utf8")) read += chunk;
const made = [];
for (const { name, code, module } of JSON.parse(read)) {
  try {
    made.push((await minify(code, { module, ecma: 2022, format: { comments: false } })).code);
  } catch (fault) {
    process.stderr.write(`${name}:${fault.line}: ${fault.message}\n`);
    process.exit(1);
  }
}
process.stdout.write(JSON.stringify(made));
