import { saveSandbox } from '../formats/sandbox/save';
import { openSource } from './open-source';
import { answer, jsonText, tellFindings } from './output';
import { SOURCE_REPEATED, SOURCE_VALUES, sourceOptions } from './source-options';
import { readArguments } from './usage';

/**
 * `sim import FILE [--as KIND] [--choose DECISION=VALUE]… [--set NAME=VALUE]… [-o OUT] [--json]`:
 * the sandbox that a file makes, saved. Findings go to standard error; with `--json` the answer is
 * `{account, findings}`.
 */
export async function importFile(args: string[]): Promise<number> {
  const read = readArguments(args, {
    flags: ['--json'],
    values: [...SOURCE_VALUES, '-o'],
    repeated: SOURCE_REPEATED,
  });
  const { file, flags, values } = read;
  const { document, findings } = await openSource(file, sourceOptions(read));
  const saved = document();
  if (flags.has('--json')) answer(jsonText({ account: saved.account, findings }), values.get('-o'));
  else {
    tellFindings(file, findings);
    answer(saveSandbox(saved), values.get('-o'));
  }
  return 0;
}
