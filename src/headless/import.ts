import { saveSandbox } from '../formats/sandbox/save';
import { openSource } from './open-source';
import { answer, jsonText, tellFindings } from './output';
import { SourceError } from './source-error';
import { SOURCE_REPEATED, SOURCE_VALUES, sourceOptions } from './source-options';
import { type Arguments, readArguments } from './usage';

/**
 * `sim import FILE [--as KIND] [--choose DECISION=VALUE]… [--set NAME=VALUE]… [-o OUT] [--json]`:
 * the sandbox that a file makes, saved. Findings go to standard error; with `--json` the answer is
 * `{account, findings, decisions}`, the account null where nothing can be made of the file.
 */
export async function importFile(args: string[]): Promise<number> {
  const read = readArguments(args, {
    flags: ['--json'],
    values: [...SOURCE_VALUES, '-o'],
    repeated: SOURCE_REPEATED,
  });
  const { file, flags, values } = read;
  const { document, findings, decisions } = await opened(read);
  const saved = document();
  if (flags.has('--json')) {
    answer(jsonText({ account: saved.account, findings, decisions }), values.get('-o'));
  } else {
    tellFindings(file, findings);
    answer(saveSandbox(saved), values.get('-o'));
  }
  return 0;
}

async function opened(read: Arguments) {
  const { file, flags, values } = read;
  try {
    return await openSource(file, sourceOptions(read));
  } catch (error) {
    if (error instanceof SourceError && flags.has('--json')) {
      answer(
        jsonText({ account: null, findings: error.findings, decisions: [] }),
        values.get('-o'),
      );
    }
    throw error;
  }
}
