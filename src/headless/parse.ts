import { parseScript } from '../cli/parse-script';
import { readFile, readScript } from './files';
import { readArguments } from './usage';

/** `sim parse FILE`: each `aws` line as one JSON object, parsed and not run. */
export async function parse(args: string[]): Promise<number> {
  const { file } = readArguments(args, { flags: [], values: [] });
  for await (const line of parseScript(readScript(file), readFile)) {
    process.stdout.write(`${JSON.stringify(line)}\n`);
  }
  return 0;
}
