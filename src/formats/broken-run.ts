import type { BrokenRun } from './cli-script/crash-script';
import type { ExportedFile } from './export-result';

/** The run as a script of `aws` lines that breaks the simulator again. */
export async function writeCrashScript(run: BrokenRun): Promise<ExportedFile> {
  const { crashScript } = await import('./cli-script/crash-script');
  return crashScript(run);
}
